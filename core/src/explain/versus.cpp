// Why this above that: what differs, what decides, and what would turn it.
#include <limpid/explain.hpp>

#include "explain/again.hpp"
#include "explain/crossings.hpp"
#include "explain/search.hpp"
#include "ranker/few_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace limpid {

namespace {

/// From so many posts on, ranking again is asked for sparingly.
constexpr std::size_t kManyPosts = 3000;
/// The most steps that are left out together.
constexpr std::size_t kMostLeftOut = 4;
constexpr std::size_t kMostFewTrials = 20000, kMostTrials = 1500, kMostCostlyTrials = 20;

// `front`: so many of the first places are likely to hold one of the two; they are cheap.
bool stands_above(const Ranking& ranking, Row a, Row b, std::size_t front = 0) {
  for (const Row row : ranking.page(0, front)) {
    if (row == a) return true;
    if (row == b) return false;
  }
  const auto first = ranking.place(a), second = ranking.place(b);
  return first && (!second || *first < *second);
}

std::string author_of(const Ranking& ranking, Row row) {
  const Posts& posts = ranking.timeline().posts();
  const std::uint32_t code = posts.column(Account::author)[row];
  return code == kNoCode ? std::string() : "@" + std::string(posts.accounts().shown(code));
}

std::vector<Gap> gaps(const Path& above, const Path& below) {
  std::vector<Gap> all;
  for (std::size_t i = 0; i < above.steps.size(); ++i) {
    const PathStep &a = above.steps[i], &b = below.steps[i];
    Gap gap{.id = a.step->id};
    if (is_order_step(a.step->verb)) {
      if (!a.from || !b.from) continue;
      const auto gained = [](const PathStep& step) {
        return static_cast<std::int64_t>(*step.from) - static_cast<std::int64_t>(*step.to);
      };
      gap.places = gained(a) - gained(b);
      if (*gap.places != 0) all.push_back(gap);
    } else if (a.step->verb != Verb::hide) {
      const double difference = (a.after - a.before) - (b.after - b.before);
      if (is_finite(difference)) gap.difference = difference;
      if (difference != 0) all.push_back(gap);
    }
  }
  return all;
}

// The number that leaves a step without effect, where it has one: setting it costs less than another recipe.
std::optional<std::pair<std::string, double>> neutral(const Step& step, std::size_t posts) {
  switch (step.verb) {
    case Verb::add: return {{"weight", 0}};
    case Verb::spread: return {{"floor", 1}};
    case Verb::limit: return {{"at_most", static_cast<double>(posts) + 1}};
    case Verb::multiply:
      return step.factor ? std::optional(std::pair<std::string, double>("multiply", 1)) : std::nullopt;
    default: return std::nullopt;
  }
}

// Steps left out together: fewest first, of as many those that treat the two most differently.
class Deciding {
 public:
  Deciding(const Ranking& ranking, FewRows* few, Row upper, Row lower, const std::vector<Gap>& gaps)
      : ranking_(ranking),
        few_(few),
        upper_(upper),
        lower_(lower),
        front_(2 * ranking.place(upper).value_or(0) + 64) {
    for (const Gap& gap : gaps) {
      const double size =
          gap.difference ? std::fabs(*gap.difference) : std::numeric_limits<double>::infinity();
      weights_.emplace_back(gap.id, size);
    }
  }

  void run(Versus& versus) {
    const std::vector<std::size_t> steps = candidates();
    for (std::size_t size = 1; size <= std::min(kMostLeftOut, steps.size()); ++size) {
      std::vector<std::size_t> chosen;
      if (choose(steps, 0, size, chosen)) {
        std::sort(chosen.begin(), chosen.end());
        for (const std::size_t step : chosen) versus.decides.push_back(ranking_.recipe().steps[step].id);
        versus.tried = size;
        return;
      }
      if (is_spent()) return;
      versus.tried = size;
    }
  }

 private:
  [[nodiscard]] std::vector<std::size_t> candidates() const {
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < ranking_.recipe().steps.size(); ++i) {
      if (!ranking_.recipe().steps[i].off) steps.push_back(i);
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    return steps;
  }

  [[nodiscard]] double size(std::size_t step) const {
    for (const auto& [id, size] : weights_) {
      if (id == ranking_.recipe().steps[step].id) return size;
    }
    return 0;
  }

  bool choose(const std::vector<std::size_t>& steps, std::size_t from, std::size_t left,
              std::vector<std::size_t>& chosen) {
    if (left == 0) return turns_without(chosen);
    for (std::size_t i = from; i + left <= steps.size() && !is_spent(); ++i) {
      chosen.push_back(steps[i]);
      if (choose(steps, i + 1, left - 1, chosen)) return true;
      chosen.pop_back();
    }
    return false;
  }

  [[nodiscard]] bool is_spent() const {
    const bool costly = ranking_.timeline().size() > kManyPosts;
    return few_trials_ >= kMostFewTrials || trials_ >= (costly ? kMostCostlyTrials : kMostTrials);
  }

  bool turns_without(const std::vector<std::size_t>& chosen) {
    if (few_) {
      ++few_trials_;
      for (const std::size_t step : chosen) few_->leave_out(step, true);
      const std::optional<bool> answer = few_->stands_above(lower_, upper_);
      for (const std::size_t step : chosen) few_->leave_out(step, false);
      if (answer) return *answer;
    }
    ++trials_;
    if (const std::optional<bool> answer = turns_when_neutral(chosen)) return *answer;
    Recipe recipe = ranking_.recipe();
    for (const std::size_t step : chosen) recipe.steps[step].off = true;
    Result<Ranking> without = ranking_.prepare_beside(std::move(recipe));
    return without && !without->finish() && stands_above(*without, lower_, upper_, front_);
  }

  std::optional<bool> turns_when_neutral(const std::vector<std::size_t>& chosen) {
    std::vector<std::pair<std::string, double>> changes;
    for (const std::size_t i : chosen) {
      const Step& step = ranking_.recipe().steps[i];
      const auto number = neutral(step, ranking_.timeline().size());
      if (!number) return std::nullopt;
      changes.emplace_back(step.id + "/" + number->first, number->second);
    }
    if (!probe_) {
      Result<Ranking> probe = ranking_.prepare_beside(ranking_.recipe());
      if (!probe) return std::nullopt;
      probe_.emplace(*std::move(probe));
    }
    bool ok = true;
    for (const auto& [address, value] : changes) ok = !probe_->set(address, value) && ok;
    ok = ok && !probe_->finish();
    const bool turns = ok && stands_above(*probe_, lower_, upper_, front_);
    for (const RecipeNumber& number : numbers_of(ranking_.recipe())) {
      for (const auto& [address, value] : changes) {
        if (number.address == address) ok = !probe_->set(address, number.value) && ok;
      }
    }
    return ok ? std::optional(turns) : std::nullopt;
  }

  const Ranking& ranking_;
  FewRows* few_;
  Row upper_, lower_;
  std::size_t front_;
  std::optional<Ranking> probe_;
  std::vector<std::pair<std::string, double>> weights_;
  std::size_t few_trials_ = 0, trials_ = 0;
};

// The next value at which the order of the two may have turned.
std::optional<double> next_event(FewRows& few, const Knob& knob, double at, double end) {
  few.set(knob, at);
  const auto stretch = few.stretch(knob, at);
  if (!stretch) return std::nullopt;
  return end > at ? std::min(stretch->to, end) : std::max(stretch->from, end);
}

class Flips {
 public:
  /// `settles`: the order of the two depends on few rows.
  Flips(const Ranking& ranking, FewRows& few, bool settles, Row upper, Row lower)
      : ranking_(ranking),
        again_(ranking),
        few_(few),
        settles_(settles),
        upper_(upper),
        lower_(lower),
        front_(2 * ranking.place(upper).value_or(0) + 64),
        crossings_(again_, few, {upper, lower}, [this](const Ranking& other) { return above(other); }) {}

  Flip of(const RecipeNumber& number) {
    Question question;
    question.is_costly = ranking_.timeline().size() > kManyPosts;
    question.most_whole = static_cast<double>(ranking_.timeline().size()) + 1;
    question.again = [&](double value) {
      const Ranking* ranking = again_.with(number.address, number.value, value);
      return ranking && stands_above(*ranking, lower_, upper_, front_);
    };
    question.guesses = [&](double near, double far) {
      std::vector<double> values = crossings_.between(number, near, far);
      if (settles_) few_.choose(upper_, lower_);
      return values;
    };
    if (!settles_) return nearest_flip(number, question);
    const Knob knob = few_.knob(number);
    question.few_is_slow = few_.is_slow();
    question.few_is_steady = knob.part == "within";
    question.few = [&](double value) {
      few_.set(knob, value);
      return few_.stands_above(lower_, upper_);
    };
    question.next_event = [&](double at, double end) { return next_event(few_, knob, at, end); };
    Flip flip = nearest_flip(number, question);
    few_.set(knob, number.value);
    if (!flip.needed || flip.verified) return flip;
    question.few = nullptr;  // what all rows say holds
    return nearest_flip(number, question);
  }

 private:
  // The rows above the upper one of the two, whichever that is now.
  [[nodiscard]] std::vector<Row> above(const Ranking& ranking) const {
    const auto is_one = [&](Row row) { return row == upper_ || row == lower_; };
    std::span<const Row> rows = ranking.page(0, front_);
    auto end = std::find_if(rows.begin(), rows.end(), is_one);
    if (end == rows.end()) {
      rows = ranking.order();
      end = std::find_if(rows.begin(), rows.end(), is_one);
    }
    return {rows.begin(), end};
  }

  const Ranking& ranking_;
  Again again_;
  FewRows& few_;
  bool settles_;
  Row upper_, lower_;
  std::size_t front_;
  Crossings crossings_;
};

}  // namespace

Result<Versus> why(const Ranking& ranking, std::string_view a, std::string_view b) {
  const auto x = ranking.timeline().find(a), y = ranking.timeline().find(b);
  if (!x || !y) {
    return Error{"no-such-post", std::string(x ? b : a), "this timeline has no post with this id"};
  }
  if (*x == *y)
    return Error{"usage", std::string(a), "a post stands neither above nor below itself: give two posts"};
  if (!ranking.place(*x) && !ranking.place(*y)) {
    return Error{"both-hidden", std::string(a) + ", " + std::string(b),
                 "both posts are hidden, so neither stands above the other: explain each by itself"};
  }
  const bool x_above = stands_above(ranking, *x, *y);
  const Row upper = x_above ? *x : *y, lower = x_above ? *y : *x;
  Versus versus{.above = ranking.explain(upper),
                .below = ranking.explain(lower),
                .author_above = author_of(ranking, upper),
                .author_below = author_of(ranking, lower)};
  versus.gap = gaps(versus.above, versus.below);

  FewRows few(ranking);
  const bool settles = few.choose(upper, lower);
  Deciding(ranking, settles ? &few : nullptr, upper, lower, versus.gap).run(versus);
  Flips flips(ranking, few, settles, upper, lower);
  for (const RecipeNumber& number : numbers_of(ranking.recipe())) versus.flips.push_back(flips.of(number));
  return versus;
}

}  // namespace limpid
