// Test vectors as bytes, and what a reader makes of them in whatever pieces they come.
#pragma once

#include "posts/posts.hpp"
#include "testing.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace limpid::test {

/// The file tests/vectors/NAME.
inline std::string vector_bytes(const std::string& name) {
  std::ifstream file(LIMPID_VECTORS + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline Result<Timelines> read_in_pieces(std::string_view bytes, std::size_t piece) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    if (Failure failure = reading.feed(bytes.substr(at, piece))) return *std::move(failure);
  }
  return reading.finish();
}

/// All columns of all posts, what was skipped and warned about: equal texts are equal readings.
inline std::string everything(const Result<Timelines>& result) {
  std::string text;
  if (!result) return "refused: " + result.error().sentence();
  append_info(text, *result);
  for (const Timeline& feed : result->feeds) {
    for (Row row = 0; row < feed.posts().size(); ++row) {
      text += '\n';
      append_canonical(text, feed, row);
    }
  }
  return text;
}

/// Ids of all posts, feed by feed.
inline Ids all_ids(const Result<Timelines>& result) {
  Ids ids;
  if (!result) return ids;
  for (const Timeline& feed : result->feeds) {
    for (Row row = 0; row < feed.posts().size(); ++row) ids.emplace_back(feed.posts().text(Text::id, row));
  }
  return ids;
}

inline Result<Timelines> read_files(const std::vector<std::pair<std::string, std::string>>& files) {
  Reading reading;
  for (const auto& [name, bytes] : files) {
    if (Failure failure = reading.begin_file(name)) return *std::move(failure);
    if (Failure failure = reading.feed(bytes)) return *std::move(failure);
  }
  return reading.finish();
}

/// The sentence with which a file is refused; empty where it is not.
inline std::string refusal(std::string_view bytes) {
  const Result<Timelines> result = read(bytes);
  return result ? std::string() : result.error().sentence();
}

}  // namespace limpid::test
