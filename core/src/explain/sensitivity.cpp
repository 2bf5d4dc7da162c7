// Sensitivity: where, between two values of one number, the top of the feed changes, so that a slider can
// show ticks.
//
// Two lines cross once at most. So where all scores are lines and only scores decide, equal tops at both ends
// of a range mean that nothing changes within, and halving the ranges whose ends differ finds every
// breakpoint. Elsewhere the same is done within the cells of a grid.
#include <limpid/explain.hpp>

#include "base/number.hpp"
#include "explain/again.hpp"
#include "explain/search.hpp"
#include "posts/posts.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

constexpr std::size_t kManyPosts = 3000;
constexpr std::size_t kMostRankings = 20000, kMostCostlyRankings = 400;

class Ticks {
 public:
  Ticks(const Ranking& ranking, const RecipeNumber& number, Sensitivity& answer)
      : ranking_(ranking),
        number_(number),
        again_(ranking),
        answer_(answer),
        left_(ranking.timeline().size() > kManyPosts ? kMostCostlyRankings : kMostRankings) {}

  Failure run() {
    const auto first = top_at(answer_.least), last = top_at(answer_.most);
    if (!first || !last) {
      Recipe recipe = ranking_.recipe();  // the sentence that refuses it
      for (const double value : {answer_.least, answer_.most}) {
        if (Failure failure = set_number(recipe, number_.address, value)) return failure;
      }
      return Error{"memory", "",
                   "ranking this timeline needs more memory than there is: give fewer posts at once"};
    }
    answer_.nearest.exact = scores_are_lines();
    if (answer_.nearest.exact) {
      halve(*first, *last);
    } else {
      search_cells(*first, *last);
    }
    answer_.complete = left_ > 0 && answer_.breakpoints.size() < kMostBreakpoints;
    return std::nullopt;
  }

 private:
  struct Top {
    double value;
    std::vector<Row> rows;
    std::vector<double> scores;
  };

  [[nodiscard]] bool is_whole() const { return number_.field == "at_most" || number_.field == "within"; }

  std::optional<Top> top_at(double value) {
    if (left_ > 0) --left_;
    const Ranking* ranking = again_.with(number_.address, number_.value, value);
    if (!ranking) return std::nullopt;
    const auto& order = ranking->order();
    const auto count = static_cast<std::ptrdiff_t>(std::min(answer_.top, order.size()));
    return Top{value, {order.begin(), order.begin() + count}, ranking->scores()};
  }

  void search_cells(const Top& first, const Top& last) {
    const double cells = ranking_.timeline().size() > kManyPosts ? 16 : 64;
    answer_.nearest.step = (answer_.most - answer_.least) / cells;
    Top near = first;
    for (double i = 1; i <= cells; ++i) {
      double value = answer_.least + answer_.nearest.step * i;
      if (is_whole()) value = std::floor(value);
      if (i != cells && (value <= near.value || value >= last.value)) continue;
      const std::optional<Top> far = i == cells ? last : top_at(value);
      if (!far) return;
      halve(near, *far);
      near = *far;
    }
  }

  void halve(const Top& low, const Top& high) {
    if (low.rows == high.rows || left_ == 0 || answer_.breakpoints.size() >= kMostBreakpoints) return;
    const bool are_neighbours =
        is_whole() ? high.value - low.value <= 1 : neighbour(low.value, high.value) == high.value;
    if (are_neighbours) return note(low, high);
    const std::optional<Top> middle = top_at(between(low, high));
    if (!middle) return;
    halve(low, *middle);
    halve(*middle, high);
  }

  // Where the first two that change places cross, if they are lines; every other time the middle, so that it
  // ends.
  double between(const Top& low, const Top& high) {
    halving_ = !halving_;
    if (is_whole()) return std::floor((low.value + high.value) / 2);
    const double middle = halfway(low.value, high.value);
    if (halving_) return middle;
    const auto differ = std::mismatch(low.rows.begin(), low.rows.end(), high.rows.begin(), high.rows.end());
    if (differ.first == low.rows.end() || differ.second == high.rows.end()) return middle;
    const Row upper = *differ.first, lower = *differ.second;
    const double before = low.scores[upper] - low.scores[lower],
                 after = high.scores[upper] - high.scores[lower];
    const double crossing = low.value + (high.value - low.value) * (before / (before - after));
    if (!(crossing > low.value && crossing < high.value)) return middle;
    // The crossing lies on one side of its own rounding: look on both.
    near_crossing_ = !near_crossing_;
    const double aside = neighbour(crossing, near_crossing_ ? high.value : low.value);
    return aside > low.value && aside < high.value ? aside : crossing;
  }

  void note(const Top& low, const Top& high) {
    Breakpoint breakpoint{.value = high.value};
    const auto place = [](const Top& top, Row row) -> std::optional<std::size_t> {
      const auto found = std::find(top.rows.begin(), top.rows.end(), row);
      if (found == top.rows.end()) return std::nullopt;
      return static_cast<std::size_t>(found - top.rows.begin()) + 1;
    };
    const auto add = [&](Row row) {
      const auto from = place(low, row), to = place(high, row);
      if (from != to) breakpoint.moves.push_back({std::string(id(row)), from, to});
    };
    for (const Row row : high.rows) add(row);
    for (const Row row : low.rows) {
      if (!place(high, row)) add(row);
    }
    answer_.breakpoints.push_back(std::move(breakpoint));
  }

  [[nodiscard]] std::string_view id(Row row) const { return ranking_.timeline().posts().text(Text::id, row); }

  // Whether every score is a + b·number over the whole range, and nothing but scores decides.
  [[nodiscard]] bool scores_are_lines() {
    if (number_.field != "weight" || !number_.expression.empty()) return false;
    bool after = false;
    for (const Step& step : ranking_.recipe().steps) {
      if (step.id == number_.step) after = true;
      if (step.off) continue;
      if (step.verb == Verb::spread || step.verb == Verb::limit || step.verb == Verb::mix) return false;
      if (after && names_score(step)) return false;
    }
    return signs_stay();
  }

  [[nodiscard]] static bool names_score(const Step& step) {
    const auto in = [](std::string_view text) { return text.find("score") != std::string_view::npos; };
    return in(step.expression) || in(step.when.value_or("")) || in(step.unless.value_or(""));
  }

  // The sign rule bends a line where a score changes its sign before a factor: not where the signs at both
  // ends are the same. Nor may a score have been left because it would have overflowed.
  [[nodiscard]] bool signs_stay() {
    std::vector<std::vector<bool>> signs;
    for (const double value : {answer_.least, answer_.most}) {
      const Ranking* ranking = again_.with(number_.address, number_.value, value);
      if (!ranking) return false;
      std::vector<bool>& negative = signs.emplace_back();
      for (Row row = 0; row < ranking->timeline().size(); ++row) {
        if (!ranking->place(row)) continue;
        for (const PathStep& step : ranking->explain(row).steps) {
          if (step.because == Because::not_finite) return false;
          if (step.factor && *step.factor != 1) negative.push_back(step.before < 0);
        }
      }
    }
    return signs[0] == signs[1];
  }

  const Ranking& ranking_;
  const RecipeNumber& number_;
  Again again_;
  Sensitivity& answer_;
  std::size_t left_;  // rankings that may still be made
  bool halving_ = false, near_crossing_ = false;
};

}  // namespace

Result<Sensitivity> sensitivity(const Ranking& ranking, std::string_view address, double least, double most,
                                std::size_t top) {
  for (const RecipeNumber& number : numbers_of(ranking.recipe())) {
    if (number.address != address) continue;
    if (!(least < most)) {
      return Error{
          "usage", std::string(address),
          "the range is empty: give two values, the smaller first, as 0 and " + to_text(number.value + 1)};
    }
    Sensitivity answer{
        .address = number.address, .now = number.value, .least = least, .most = most, .top = top};
    if (Failure failure = Ticks(ranking, number, answer).run()) return *std::move(failure);
    return answer;
  }
  Recipe recipe = ranking.recipe();
  return *set_number(recipe, address, least);  // the sentence that suggests another address
}

}  // namespace limpid
