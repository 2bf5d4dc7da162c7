// Points: what each step of a recipe gave to each group of posts on average.
#pragma once

#include <limpid/measure.hpp>

#include "measure/keys.hpp"

#include <vector>

namespace limpid {

/// For every step that changes scores, the mean of score after − score before over the posts of each group
/// that stand in `rows`; 0 for those that the step does not act on. `rows` must not be hidden. Column after
/// column.
[[nodiscard]] Result<std::vector<PointsRow>> points_by_group(const Ranking& ranking,
                                                             const std::vector<Keys>& columns,
                                                             const std::vector<Row>& rows);

}  // namespace limpid
