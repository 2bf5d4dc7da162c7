#include "measure/points.hpp"

#include "base/number.hpp"
#include "measure/subjects.hpp"

namespace limpid {

Result<std::vector<PointsRow>> points_by_group(const Ranking& ranking, const Keys& keys,
                                               const std::vector<Row>& rows) {
  std::vector<std::size_t> posts(keys.count(), 0);
  for (const Row row : rows) {
    if (keys.of_row[row] != kNoCode) ++posts[keys.of_row[row]];
  }
  // The recipe cut off behind each step in turn: what lies between two cuts is what the step gave.
  std::vector<PointsRow> result;
  std::vector<double> before(ranking.timeline().size(), 0.0);
  const Recipe& recipe = ranking.recipe();
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    const Step& step = recipe.steps[i];
    if (step.verb == Verb::hide || is_order_step(step.verb)) continue;
    const auto cut = rank(ranking.timeline(), until_step(recipe, i), RankOptions{ranking.now()});
    if (!cut) return cut.error();
    std::vector<double> sums(keys.count(), 0.0);
    for (const Row row : rows) {
      const std::uint32_t group = keys.of_row[row];
      const double given = cut->scores()[row] - before[row];
      if (group != kNoCode && is_finite(given)) sums[group] += given;  // to the very end, −∞, is no number
    }
    before = cut->scores();
    PointsRow points{step.id, keys.column, {}};
    for (std::size_t group = 0; group < keys.count(); ++group) {
      if (posts[group])
        points.mean.emplace_back(keys.names[group], sums[group] / static_cast<double>(posts[group]));
    }
    result.push_back(std::move(points));
  }
  return result;
}

}  // namespace limpid
