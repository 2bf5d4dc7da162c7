#include "measure/points.hpp"

#include "base/number.hpp"
#include "measure/subjects.hpp"

#include <algorithm>

namespace limpid {

namespace {

bool gives_points(const Step& step) { return step.verb != Verb::hide && !is_order_step(step.verb); }

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

PointsByGroup::PointsByGroup(Timeline timeline, Recipe recipe, RankOptions options,
                             const std::vector<Keys>& columns, const std::vector<Row>& rows)
    : timeline_(std::move(timeline)),
      recipe_(std::move(recipe)),
      options_(options),
      columns_(columns),
      rows_(rows),
      before_(timeline_.size(), 0.0),
      by_column_(columns.size()) {}

std::size_t PointsByGroup::steps_of(const Recipe& recipe) {
  return static_cast<std::size_t>(std::count_if(recipe.steps.begin(), recipe.steps.end(), gives_points));
}

// The recipe cut off behind each step in turn: what lies between two cuts is what the step gave.
Failure PointsByGroup::next() {
  while (!gives_points(recipe_.steps[step_])) ++step_;
  const auto cut = rank(timeline_, until_step(recipe_, step_), options_);
  if (!cut) return cut.error();
  for (std::size_t column = 0; column < columns_.size(); ++column)
    by_column_[column].push_back(
        points_of(recipe_.steps[step_].id, columns_[column], rows_, before_, cut->scores()));
  before_ = cut->scores();
  ++step_;
  return std::nullopt;
}

std::vector<PointsRow> PointsByGroup::rows() const {
  std::vector<PointsRow> points;
  for (const std::vector<PointsRow>& column : by_column_)
    points.insert(points.end(), column.begin(), column.end());
  return points;
}

}  // namespace limpid
