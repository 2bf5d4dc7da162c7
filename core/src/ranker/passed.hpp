// Passed: whom a post gave way to. Here are the places before and after an order step, give me for any row
// those that stood behind it and stand above it now.
//
// The counts of all rows are found together, in O(n log n): a thousand explanations cost hardly more than
// one.
#pragma once

#include "posts/posts.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace limpid {

class Passed {
 public:
  /// Places by row, from 1; 0: hidden.
  Passed(const std::vector<std::uint32_t>& before, const std::vector<std::uint32_t>& after)
      : before_(before) {
    std::uint32_t last = 0;
    for (const std::uint32_t place : after) last = std::max(last, place);
    order_.resize(last);
    for (Row row = 0; row < after.size(); ++row) {
      if (after[row] != 0) order_[after[row] - 1] = row;
    }
    count_all();
  }

  [[nodiscard]] std::size_t count(Row row) const { return counts_[row]; }

  /// The first of them by their place now, at most `most`.
  [[nodiscard]] std::vector<Row> first(Row row, std::size_t most) const {
    std::vector<Row> rows;
    const std::size_t wanted = std::min<std::size_t>(most, counts_[row]);
    // Before this place nobody came from behind the row.
    const auto begin = std::upper_bound(reach_.begin(), reach_.end(), before_[row]);
    for (auto place = static_cast<std::size_t>(begin - reach_.begin()); rows.size() < wanted; ++place) {
      if (before_[order_[place]] > before_[row]) rows.push_back(order_[place]);
    }
    return rows;
  }

 private:
  // From the first place down, how many seen so far stood behind: a tree of partial sums (Fenwick 1994).
  void count_all() {
    counts_.assign(before_.size(), 0);
    std::vector<std::uint32_t> tree(order_.size() + 1, 0);
    std::uint32_t seen = 0, reach = 0;
    for (const Row row : order_) {
      std::uint32_t ahead = 0;
      for (std::uint32_t i = before_[row]; i > 0; i &= i - 1) ahead += tree[i];
      counts_[row] = seen - ahead;
      for (std::size_t i = before_[row]; i < tree.size(); i += i & (~i + 1)) ++tree[i];
      ++seen;
      reach = std::max(reach, before_[row]);
      reach_.push_back(reach);
    }
  }

  const std::vector<std::uint32_t>& before_;
  std::vector<Row> order_;             // as it is now
  std::vector<std::uint32_t> reach_;   // by place: the greatest place before, up to there
  std::vector<std::uint32_t> counts_;  // by row
};

}  // namespace limpid
