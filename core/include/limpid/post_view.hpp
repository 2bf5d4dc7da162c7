// PostView: one post's columns, for those who show it. What is not known is empty.
#pragma once

#include <limpid/api.hpp>
#include <limpid/read.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid LIMPID_API {

struct PostView {
  std::string_view id, author, author_name, kind, reposter;
  std::optional<std::string> text;
  std::optional<double> position;
  std::optional<std::int64_t> created_at;                   ///< Milliseconds since 1970 UTC.
  std::vector<std::pair<std::string_view, double>> counts;  ///< Those that are known, as ("likes", 12).
};

[[nodiscard]] PostView view(const Timeline& timeline, std::uint32_t row);

/// How many posts know each column that recipes may use, in the catalogue's order, then the file's own (x.…).
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> known_columns(const Timelines& timelines);

/// Different authors over all feeds.
[[nodiscard]] std::size_t count_authors(const Timelines& timelines);

/// The newest moment at which a file says it was captured, milliseconds since 1970 UTC.
[[nodiscard]] std::optional<std::int64_t> captured_at(const Timelines& timelines);

}  // namespace limpid
