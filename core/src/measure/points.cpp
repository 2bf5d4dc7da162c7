#include "measure/points.hpp"

#include "base/number.hpp"
#include "measure/subjects.hpp"

namespace limpid {

namespace {

// What one step gave to the groups of one column.
PointsRow points_of(const std::string& step, const Keys& keys, const std::vector<Row>& rows,
                    const std::vector<double>& before, const std::vector<double>& after) {
  std::vector<double> sums(keys.count(), 0.0);
  std::vector<std::size_t> posts(keys.count(), 0);
  for (const Row row : rows) {
    const std::uint32_t group = keys.of_row[row];
    if (group == kNoCode) continue;
    ++posts[group];
    const double given = after[row] - before[row];
    if (is_finite(given)) sums[group] += given;  // to the very end, −∞, is no number
  }
  PointsRow points{step, keys.column, {}};
  for (std::size_t group = 0; group < keys.count(); ++group) {
    if (posts[group])
      points.mean.emplace_back(keys.names[group], sums[group] / static_cast<double>(posts[group]));
  }
  return points;
}

}  // namespace

Result<std::vector<PointsRow>> points_by_group(const Ranking& ranking, const std::vector<Keys>& columns,
                                               const std::vector<Row>& rows) {
  // The recipe cut off behind each step in turn: what lies between two cuts is what the step gave.
  std::vector<std::vector<PointsRow>> by_column(columns.size());
  std::vector<double> before(ranking.timeline().size(), 0.0);
  const Recipe& recipe = ranking.recipe();
  for (std::size_t i = 0; i < recipe.steps.size() && !columns.empty(); ++i) {
    const Step& step = recipe.steps[i];
    if (step.verb == Verb::hide || is_order_step(step.verb)) continue;
    const auto cut = rank(ranking.timeline(), until_step(recipe, i), RankOptions{ranking.now()});
    if (!cut) return cut.error();
    for (std::size_t column = 0; column < columns.size(); ++column)
      by_column[column].push_back(points_of(step.id, columns[column], rows, before, cut->scores()));
    before = cut->scores();
  }
  std::vector<PointsRow> points;
  for (const std::vector<PointsRow>& column : by_column)
    points.insert(points.end(), column.begin(), column.end());
  return points;
}

}  // namespace limpid
