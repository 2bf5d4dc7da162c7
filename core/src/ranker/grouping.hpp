// Grouping: posts by a key: an account, a text or a flag. Here are rows, give me group numbers.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "ranker/machine.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class Grouping {
 public:
  Grouping(const Posts& posts, DerivedColumns& derived, Program key)
      : posts_(posts), key_(posts, derived, std::move(key)) {}

  /// The groups of rows [first, first + count); kNoCode where the key is unknown. `scores` of the first row
  /// on.
  void run(Row first, Row count, const double* scores, std::uint32_t* groups);

  /// How many groups there may be; groups are smaller than this.
  [[nodiscard]] std::size_t size() const;
  /// "@ana", "true", or the text itself.
  [[nodiscard]] std::string name(std::uint32_t group) const;

  [[nodiscard]] Machine& machine() { return key_; }
  [[nodiscard]] const Machine& machine() const { return key_; }

 private:
  const Posts& posts_;
  Machine key_;
  Dictionary texts_;
  TextArena arena_;
};

/// The rows of each group, one group after the other (a counting sort).
class RowsOfGroups {
 public:
  /// `group_of` by row, kNoCode for rows of none; groups are smaller than `groups`.
  RowsOfGroups(std::span<const std::uint32_t> group_of, std::size_t groups);

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  [[nodiscard]] std::span<const Row> operator[](std::size_t group) const {
    return std::span(rows_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }

 private:
  std::vector<Row> rows_;
  std::vector<std::size_t> begins_;  // of group g: begins_[g] … begins_[g + 1]
};

}  // namespace limpid
