// What a reader makes of a file, as canonical lines: every column at once, what is unknown left out.
#pragma once

#include <limpid/json.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid::test {

inline Ids lines_of(std::string_view bytes, ReadOptions options = {}) {
  Ids lines;
  for (const Timeline& timeline : read_all(bytes, options).feeds) {
    for (std::uint32_t row = 0; row < timeline.size(); ++row)
      append_canonical(lines.emplace_back(), timeline, row);
  }
  return lines;
}

/// "place: why" of each record that was not read.
inline Ids skipped_of(std::string_view bytes) {
  Ids skipped;
  for (const Skipped& one : read_all(bytes).skipped) skipped.push_back(one.where + ": " + one.why);
  return skipped;
}

/// "code count place" of each warning.
inline Ids warnings_of(std::string_view bytes) {
  Ids warnings;
  for (const Warning& one : read_all(bytes).warnings) {
    warnings.push_back(one.code + " " + std::to_string(one.count) + " " + one.first);
  }
  return warnings;
}

/// Why nothing was read, without the list of formats that follows.
inline std::string refused(std::string_view bytes) {
  const Result<Timelines> result = read(bytes);
  if (result) return "accepted";
  const std::string sentence = result.error().sentence();
  return sentence.substr(0, sentence.find("; Limpid reads Mastodon"));
}

}  // namespace limpid::test
