// Common posts: two orders in, the posts that both show out, ranked anew from 1 to n in each.
#pragma once

#include <limpid/measure.hpp>

#include "measure/rank_biased_overlap.hpp"
#include "posts/posts.hpp"

#include <cstdint>
#include <vector>

namespace limpid {

class CommonPosts {
 public:
  /// `posts`: how many rows the timeline has.
  CommonPosts(const Order& a, const Order& b, std::size_t posts);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Rows in B's order: the row at j has rank j + 1 in B.
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// Their ranks in A, from 1.
  [[nodiscard]] const std::vector<std::uint32_t>& ranks_a() const { return ranks_a_; }
  /// The inverse: for the post at each rank of A, its rank in B.
  [[nodiscard]] std::vector<std::uint32_t> ranks_b() const;
  /// Rank B − rank A, by j.
  [[nodiscard]] std::vector<std::int64_t> shifts() const;

 private:
  std::vector<Row> rows_;
  std::vector<std::uint32_t> ranks_a_;
};

/// What taus compare: by j, higher is better. Scores where equal ones are ties and the order has scores, else
/// the ranks turned round.
[[nodiscard]] std::vector<double> values_for_tau(const CommonPosts& common, const Order& order, bool is_a,
                                                 bool ties);

/// The whole order as a list; equal scores are tie groups where `ties`.
[[nodiscard]] TiedList tied_list(const Order& order, bool ties);

}  // namespace limpid
