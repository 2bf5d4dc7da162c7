// Keys: a column's name in, a group for every post out.
#pragma once

#include <limpid/result.hpp>

#include "posts/posts.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

struct Keys {
  std::string column;
  std::vector<std::uint32_t> of_row;  ///< kNoCode where the column is unknown.
  std::vector<std::string> names;     ///< By group: "@ana", "true", the text, "10 to <100", "2026-03-01".
  std::vector<double> bands;  ///< For numbers: the edges between groups, which then stand in this order.

  [[nodiscard]] std::size_t count() const { return names.size(); }
};

/// Groups by a column of the catalogue, or of the file's own (x.…). Numbers fall into bands, [edge, next
/// edge), those given or powers of ten; times into days in UTC. `now` is what ages are measured against.
[[nodiscard]] Result<Keys> keys_by(const Posts& posts, std::string_view column, std::span<const double> bands,
                                   std::int64_t now);

/// A column as numbers: flags are 1 and 0; NaN where it is unknown. An error for texts.
[[nodiscard]] Result<std::vector<double>> column_numbers(const Posts& posts, std::string_view column,
                                                         std::int64_t now);

}  // namespace limpid
