// Points: what each step of a recipe gave to each group of posts on average.
#pragma once

#include <limpid/measure.hpp>

#include "measure/keys.hpp"

#include <vector>

namespace limpid {

/// For every step that changes scores, the mean of score after − score before over the posts of each group
/// that stand in `rows`; 0 for those that the step does not act on. A step's ranking at a time.
class PointsByGroup {
 public:
  /// `rows` must not be hidden; `columns` and `rows` must outlive this.
  PointsByGroup(Timeline timeline, Recipe recipe, RankOptions options, const std::vector<Keys>& columns,
                const std::vector<Row>& rows);

  /// How many steps of a recipe give points.
  [[nodiscard]] static std::size_t steps_of(const Recipe& recipe);
  /// Looks at the next of them. An error only where memory runs out.
  [[nodiscard]] Failure next();
  /// Column after column, in the order of the steps.
  [[nodiscard]] std::vector<PointsRow> rows() const;

 private:
  Timeline timeline_;
  Recipe recipe_;
  RankOptions options_;
  const std::vector<Keys>& columns_;
  const std::vector<Row>& rows_;
  std::size_t step_ = 0;
  std::vector<double> before_;  // scores as the step before left them, by row
  std::vector<std::vector<PointsRow>> by_column_;
};

}  // namespace limpid
