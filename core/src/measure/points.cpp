#include "measure/points.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace limpid {

namespace {

// Steps that only move posts come after those that score: without them every score is the same, and a path is
// read back in time that does not grow with the feed.
Recipe without_order_steps(Recipe recipe) {
  const auto moves = [](const Step& step) { return is_order_step(step.verb); };
  recipe.steps.erase(std::remove_if(recipe.steps.begin(), recipe.steps.end(), moves), recipe.steps.end());
  return recipe;
}

}  // namespace

Result<std::vector<PointsRow>> points_by_group(const Ranking& ranking, const Keys& keys,
                                               const std::vector<Row>& rows) {
  const auto scoring =
      rank(ranking.timeline(), without_order_steps(ranking.recipe()), RankOptions{ranking.now()});
  if (!scoring) return scoring.error();
  const std::vector<Step>& steps = scoring->recipe().steps;
  std::vector<std::size_t> posts(keys.count(), 0);
  std::vector<double> sums(steps.size() * keys.count(), 0.0);
  for (const Row row : rows) {
    const std::uint32_t group = keys.of_row[row];
    if (group == kNoCode) continue;
    ++posts[group];
    const Path path = scoring->explain(row);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const double given = path.steps[i].after - path.steps[i].before;
      if (is_finite(given)) sums[i * keys.count() + group] += given;  // to the very end, −∞, is no number
    }
  }
  std::vector<PointsRow> result;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].verb == Verb::hide) continue;
    PointsRow row{steps[i].id, keys.column, {}};
    for (std::size_t group = 0; group < keys.count(); ++group) {
      if (posts[group] == 0) continue;
      row.mean.emplace_back(keys.names[group],
                            sums[i * keys.count() + group] / static_cast<double>(posts[group]));
    }
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace limpid
