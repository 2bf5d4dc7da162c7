// Robust: would the top be the same if the counts were a little different?
#pragma once

#include <limpid/measure.hpp>

#include "posts/posts.hpp"

#include <vector>

namespace limpid {

/// The recipe on copies of the timeline whose counts are each multiplied by max(0, 1 + jitter·z), z standard
/// normal. A copy at a time.
class Robustness {
 public:
  /// `order`: what the recipe shows, best first; it and `options` must outlive this.
  Robustness(Timeline timeline, Recipe recipe, RankOptions rank_options, const std::vector<Row>& order,
             const CompareOptions& options);

  /// Ranks the next of `options.rounds` copies. An error only where memory runs out.
  [[nodiscard]] Failure next();
  [[nodiscard]] Robust result() const;

 private:
  Timeline timeline_;
  Recipe recipe_;
  RankOptions rank_options_;
  const std::vector<Row>& order_;
  const CompareOptions& options_;
  std::uint64_t round_ = 0;
  std::vector<std::size_t> same_, stays_;  // by place of the top: in how many rounds
};

}  // namespace limpid
