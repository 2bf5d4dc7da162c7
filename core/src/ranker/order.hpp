// Order: here are scores, give me the feed.
//
// Score, high to low; posts with equal scores stand as Posts::tie_order says (newest arrival first, then
// position, then id). That order does not depend on the recipe, so it is settled once: a stable radix sort
// over rows that already stand in it gives the whole, total order.
#pragma once

#include "posts/posts.hpp"

#include <cstdint>
#include <vector>

namespace limpid {

/// A post and the score it stands by.
struct Standing {
  double score;
  Row row;
};

/// The full order rule.
[[nodiscard]] inline bool stands_above(const Posts& posts, const Standing& a, const Standing& b) {
  return a.score != b.score ? a.score > b.score : posts.stands_before(a.row, b.row);
}

void sort(const Posts& posts, std::vector<Standing>& standings);

/// Rows are visited in an order that jumps about in memory: so many ahead are fetched.
inline constexpr std::size_t kAhead = 24;

class Orderer {
 public:
  /// Sorts the rows that are not hidden into `order`. Memory is kept for the next call.
  void sort(const Posts& posts, const std::vector<double>& scores, const std::vector<std::uint8_t>& hidden,
            std::vector<Row>& order);

 private:
  std::vector<std::uint64_t> entries_, spare_;  // a prefix of the score's key, then the row
};

}  // namespace limpid
