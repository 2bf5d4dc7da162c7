#include "explain/crossings.hpp"

#include "explain/search.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace limpid {

namespace {

/// With more posts that passed, or that changed places above, halving is cheaper than asking for each pair.
constexpr std::size_t kMostPassing = 12, kMostElsewhere = 6;
/// How near to where two lines would cross is looked, as a share of what is left.
constexpr double kAside = 1.0 / 1024;

std::vector<Row> only_in_one(std::vector<Row> a, std::vector<Row> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<Row> rows;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rows));
  return rows;
}

// Whoever stands at a place where the other order has somebody else.
std::vector<Row> at_other_places(const std::vector<Row>& a, const std::vector<Row>& b) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] == b[i]) continue;
    rows.push_back(a[i]);
    rows.push_back(b[i]);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace

const std::vector<Row>& Crossings::above_at(Seen& seen, const RecipeNumber& number, double value) {
  if (seen.address == number.address && seen.value == value) return seen.above;
  const Ranking* ranking = again_.with(number.address, number.value, value);
  seen = {number.address, value, ranking ? above_(*ranking) : std::vector<Row>()};
  return seen.above;
}

std::vector<double> Crossings::between(const RecipeNumber& number, double near, double far) {
  const Knob knob = few_.knob(number);
  values_.clear();
  if (!few_.moves_scores(knob)) return values_;
  const std::vector<Row>&before = above_at(near_, number, near), &after = above_at(far_, number, far);
  std::vector<Row> passing = only_in_one(before, after);
  // Who is passed by one of its own group may fall far at once.
  if (passing.size() > kMostPassing && few_.choose(own_.front(), own_.back()))
    std::erase_if(passing, [&](Row row) { return !few_.depends_on(row); });
  if (passing.size() > kMostPassing) return values_;
  for (const Row own : own_) {
    for (const Row other : own_) add_crossing(own, other, knob, near, far);
    for (const Row other : passing) add_crossing(own, other, knob, near, far);
  }
  const std::vector<Row> elsewhere = at_other_places(before, after);
  if (elsewhere.size() <= kMostElsewhere) {
    for (const Row a : elsewhere) {
      for (const Row b : elsewhere) {
        if (a < b) add_crossing(a, b, knob, near, far);
      }
    }
  }
  few_.set(knob, number.value);
  std::sort(values_.begin(), values_.end(),
            [&](double a, double b) { return std::fabs(a - near) < std::fabs(b - near); });
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  return values_;
}

void Crossings::add_crossing(Row a, Row b, const Knob& knob, double near, double far) {
  if (a == b || !few_.choose(a, b)) return;
  if (const auto value = crossing(a, b, knob, near, far)) values_.push_back(*value);
}

// The double from which on the two stand otherwise than at `near`; nothing where they do not. Scores are
// nearly lines over a short way, so both sides of where lines would cross are asked, and then the middle.
std::optional<double> Crossings::crossing(Row a, Row b, const Knob& knob, double near, double far) {
  double near_lead = 0, far_lead = 0;
  bool at_first = false;
  const auto ask = [&](double value) {
    few_.set(knob, value);
    const bool is_above = few_.scores_above(a, b);
    const double lead = few_.score_of(a) - few_.score_of(b);
    (is_above == at_first ? near : far) = value;
    (is_above == at_first ? near_lead : far_lead) = lead;
    return is_above;
  };
  const double end = far;
  at_first = ask(near);
  if (ask(end) == at_first) return std::nullopt;
  for (;;) {
    const double line = near + (far - near) * (near_lead / (near_lead - far_lead));
    const double aside = (far - near) * kAside;
    for (const double value : {line - aside, line + aside, halfway(near, far)}) {
      const bool is_between = near < far ? near < value && value < far : far < value && value < near;
      if (is_between) ask(value);
    }
    const double middle = halfway(near, far);
    if (middle == near || middle == far) return far;
  }
}

}  // namespace limpid
