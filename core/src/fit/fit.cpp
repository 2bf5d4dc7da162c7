// Fit: choices and a recipe in, a recipe with fitted weights out.
//
// Each choice becomes an order of two posts in the Plackett–Luce model; all terms are measured in standard
// deviations over the timeline, so that the pull does not depend on anybody's units.
#include <limpid/fit.hpp>

#include "base/math.hpp"
#include "base/number.hpp"
#include "detect/plackett_luce.hpp"
#include "fit/linear_score.hpp"
#include "posts/posts.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>

namespace limpid {

namespace {

constexpr std::size_t kMostFolds = 20;
constexpr std::size_t kMostSampled = 1000;  // posts of a feed that standard deviations are taken over
constexpr double kNormal975 = 1.959963984540054;
constexpr std::string_view kSilent = "the two posts of no choice differ in it";

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// --- Where choices stand ---

// One choice, found: rows of a feed.
struct Found {
  std::size_t feed = 0;
  Row better = 0, worse = 0;
};

std::string place_of(std::size_t choice) { return "/pairs/" + std::to_string(choice); }

Result<Found> find(std::span<const Timeline> feeds, const Choice& choice, const std::string& where) {
  std::vector<Found> found;
  bool named = choice.timeline.empty(), has_better = false, has_worse = false;
  for (std::size_t feed = 0; feed < feeds.size(); ++feed) {
    if (!choice.timeline.empty() && feeds[feed].name() != choice.timeline) continue;
    named = true;
    const auto better = feeds[feed].find(choice.better), worse = feeds[feed].find(choice.worse);
    has_better = has_better || better;
    has_worse = has_worse || worse;
    if (better && worse) found.push_back({feed, *better, *worse});
  }
  if (found.size() == 1) return found.front();
  if (!named)
    return Error{"pairs", where + "/timeline", quoted(choice.timeline) + ": no timeline has this name"};
  if (!has_better) return Error{"pairs", where + "/better", quoted(choice.better) + ": no post has this id"};
  if (!has_worse) return Error{"pairs", where + "/worse", quoted(choice.worse) + ": no post has this id"};
  if (found.empty())
    return Error{"pairs", where, "the two posts stand in different timelines: choose between posts of one"};
  return Error{"pairs", where,
               "both posts stand in " + quoted(feeds[found[0].feed].name()) + " and in " +
                   quoted(feeds[found[1].feed].name()) + ": say which is meant, as \"timeline\""};
}

// --- Standard deviations ---

// Of many values, in one pass (Welford 1962).
class Deviation {
 public:
  void take(double value) {
    ++count_;
    const double delta = value - mean_;
    mean_ += delta / static_cast<double>(count_);
    squares_ += delta * (value - mean_);
  }
  [[nodiscard]] double value() const {
    return count_ ? std::sqrt(squares_ / static_cast<double>(count_)) : 0;
  }

 private:
  std::size_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

// Rounded to a tenth of its standard error or finer: digits that somebody can read and edit.
double readable(double value, double standard_error) {
  constexpr double kMostDigits = 15;  // more than a double has
  const double digits = std::ceil(1 - math::log10(standard_error));
  if (digits > kMostDigits) return value;
  const double power = math::pow(10, digits < 0 ? -digits : digits);
  return digits < 0 ? math::round_half_away(value / power) * power
                    : math::round_half_away(value * power) / power;
}

// --- The job ---

class Fitting {
 public:
  Fitting(std::span<const Timeline> feeds, const Recipe& recipe, std::span<const Choice> choices,
          RankOptions rank_options, FitOptions options)
      : feeds_(feeds), recipe_(recipe), choices_(choices), rank_options_(rank_options), options_(options) {}

  Result<Fit> run() {
    if (Failure failure = check()) return *std::move(failure);
    if (Failure failure = find_choices()) return *std::move(failure);
    if (Failure failure = read_scores()) return *std::move(failure);
    choose_columns();
    fit_.choices = choices_.size();
    fit_.ridge = options_.ridge;
    fit_.scale = scale_;
    fit_weights();
    hold_out();
    describe_recipe();
    if (Failure failure = compare_feeds()) return *std::move(failure);
    warn();
    return std::move(fit_);
  }

 private:
  Failure check() {
    if (!(options_.ridge > 0) || !is_finite(options_.ridge))
      return Error{
          "usage", "ridge",
          "the pull must be above 0: without it, choices that do not contradict each other have no finite "
          "answer"};
    if (choices_.empty()) return Error{"pairs", "", "there is no choice to fit to"};
    steps_ = fitted_steps(recipe_);
    if (steps_.empty()) return Error{"fit", "", "the recipe has no add step that runs, so no weight to fit"};
    return std::nullopt;
  }

  Failure find_choices() {
    rankings_.resize(feeds_.size());
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const auto found = find(feeds_, choices_[i], place_of(i));
      if (!found) return found.error();
      std::optional<Ranking>& ranking = rankings_[found->feed];
      if (!ranking) {
        if (Failure failure = check_linear(recipe_, feeds_[found->feed].posts())) return failure;
        auto ranked = rank(feeds_[found->feed], recipe_, rank_options_);
        if (!ranked) return ranked.error();
        ranking.emplace(*std::move(ranked));
      }
      for (const auto& [row, key] :
           {std::pair{found->better, "/better"}, std::pair{found->worse, "/worse"}}) {
        if (Failure failure = check_shown(*ranking, row, place_of(i) + key)) return failure;
      }
      found_.push_back(*found);
    }
    return std::nullopt;
  }

  static Failure check_shown(const Ranking& ranking, Row row, const std::string& where) {
    const std::string id = quoted(ranking.timeline().posts().text(Text::id, row));
    if (ranking.hidden()[row])
      return Error{
          "pairs", where,
          id + " is hidden by step " + quoted(ranking.hidden_by(row).front()) + ": no weight brings it up"};
    if (!is_finite(ranking.score(row)))
      return Error{"pairs", where, id + " stands at the very end, by a factor of 0: no weight brings it up"};
    return std::nullopt;
  }

  // Scores and slopes of every post that is chosen between, and how far they spread in the feeds.
  Failure read_scores() {
    Recipe scoring = recipe_;  // order steps change no score, and their paths cost most
    const auto first_order = std::find_if(scoring.steps.begin(), scoring.steps.end(),
                                          [](const Step& step) { return is_order_step(step.verb); });
    scoring.steps.erase(first_order, scoring.steps.end());
    Deviation of_score;
    std::vector<Deviation> of_slope(steps_.size());
    better_.resize(choices_.size());
    worse_.resize(choices_.size());
    for (std::size_t feed = 0; feed < feeds_.size(); ++feed) {
      if (!rankings_[feed]) continue;
      auto ranking = rankings_[feed]->prepare_beside(scoring);
      if (!ranking) return ranking.error();
      if (Failure failure = ranking->finish()) return failure;
      const std::size_t shown = ranking->shown(), stride = std::max<std::size_t>(1, shown / kMostSampled);
      for (std::size_t place = 0; place < shown; place += stride)
        take(linear_score(ranking->explain(ranking->order()[place]), steps_), of_score, of_slope);
      for (std::size_t i = 0; i < choices_.size(); ++i) {
        if (found_[i].feed != feed) continue;
        better_[i] = linear_score(ranking->explain(found_[i].better), steps_);
        worse_[i] = linear_score(ranking->explain(found_[i].worse), steps_);
      }
    }
    scale_ = of_score.value() > 0 ? of_score.value() : 1;
    for (const Deviation& deviation : of_slope) deviations_.push_back(deviation.value());
    return std::nullopt;
  }

  static void take(const LinearScore& score, Deviation& of_score, std::vector<Deviation>& of_slope) {
    if (!is_finite(score.value)) return;
    of_score.take(score.value);
    for (std::size_t j = 0; j < of_slope.size(); ++j) of_slope[j].take(score.slopes[j]);
  }

  [[nodiscard]] double slope_difference(std::size_t choice, std::size_t step) const {
    return better_[choice].slopes[step] - worse_[choice].slopes[step];
  }

  // Steps of which at least one choice says something.
  void choose_columns() {
    for (std::size_t j = 0; j < steps_.size(); ++j) {
      double largest = 0;
      for (std::size_t i = 0; i < choices_.size(); ++i)
        largest = std::max(largest, std::abs(slope_difference(i, j)));
      if (largest == 0) continue;
      columns_.push_back(j);
      if (deviations_[j] == 0) deviations_[j] = largest;  // the posts that were sampled are all alike in it
    }
  }

  // --- The model: z_j = (w_j − before_j)·deviation_j/S is what is fitted, with prior N(0, 1/ridge).

  [[nodiscard]] double offset(std::size_t choice) const {
    return (better_[choice].value - worse_[choice].value) / scale_;
  }
  [[nodiscard]] double term(std::size_t choice, std::size_t column) const {
    const std::size_t j = columns_[column];
    return slope_difference(choice, j) / deviations_[j];
  }

  // Each choice is an order of two: the better post, with the difference to the worse one, whose worth is 0.
  template <class Keep>
  [[nodiscard]] Optimum optimum(Keep keep) const {
    if (columns_.empty()) return {};
    PlackettLuce order;
    Design design;
    design.columns = columns_.size();
    std::vector<double> offsets;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      if (!keep(i)) continue;
      order.add_stage();
      order.add_stage();
      order.end_session();
      offsets.push_back(offset(i));
      offsets.push_back(0);
      for (std::size_t k = 0; k < columns_.size(); ++k) design.values.push_back(term(i, k));
      design.values.insert(design.values.end(), columns_.size(), 0.0);
    }
    const Prior prior{std::vector<double>(columns_.size(), 0.0),
                      std::vector<double>(columns_.size(), options_.ridge)};
    const Optimum best = fit_linear(order, design, offsets, prior);
    return fit_linear(order, design, offsets, prior, newton_step(best));
  }

  // A maximum is found where the value rises no more, as far as doubles show it. The gradient shows more
  // digits.
  static Vector newton_step(const Optimum& best) {
    const Matrix inverse = covariance(best.at.hessian);
    Vector point = best.point;
    for (Eigen::Index i = 0; i < point.size(); ++i) {
      for (Eigen::Index j = 0; j < point.size(); ++j) point[i] += inverse(i, j) * best.at.gradient[j];
    }
    return point;
  }

  void fit_weights() {
    const Optimum best = optimum([](std::size_t) { return true; });
    const Matrix variances = columns_.empty() ? Matrix() : covariance(best.at.hessian);
    std::size_t column = 0;
    for (std::size_t j = 0; j < steps_.size(); ++j) {
      const Step& step = recipe_.steps[steps_[j]];
      FittedWeight weight;
      weight.address = step.id + "/weight";
      weight.label = step.label.value_or(step.id);
      weight.before = weight.after = step.weight_or_default();
      weight.fitted = weight.low = weight.high = weight.told = undefined(kSilent);
      if (column < columns_.size() && columns_[column] == j) {
        const auto k = static_cast<Eigen::Index>(column++);
        const double unit = scale_ / deviations_[j], variance = variances(k, k);
        const double error = std::sqrt(variance) * unit, fitted = weight.before + best.point[k] * unit;
        weight.fitted = figure(fitted);
        weight.low = figure(fitted - kNormal975 * error);
        weight.high = figure(fitted + kNormal975 * error);
        weight.told = figure(std::max(0.0, 1 - options_.ridge * variance));
        weight.after = readable(fitted, error);
      }
      fit_.weights.push_back(std::move(weight));
    }
  }

  void hold_out() {
    FitAgreement& agreement = fit_.agreement;
    if (choices_.size() < 2) {
      agreement.held_out = undefined("one choice alone cannot be held out");
      return;
    }
    agreement.folds = std::min(choices_.size(), kMostFolds);
    double right = 0;
    for (std::size_t fold = 0; fold < agreement.folds; ++fold) {
      const auto is_out = [&](std::size_t i) { return i % agreement.folds == fold; };
      const Optimum without = optimum([&](std::size_t i) { return !is_out(i); });
      for (std::size_t i = 0; i < choices_.size(); ++i) {
        if (!is_out(i)) continue;
        double margin = offset(i);
        for (std::size_t k = 0; k < columns_.size(); ++k)
          margin += term(i, k) * without.point[static_cast<Eigen::Index>(k)];
        right += margin > 0 ? 1 : margin < 0 ? 0 : 0.5;
      }
    }
    agreement.held_out = figure(right / static_cast<double>(choices_.size()));
  }

  // --- The recipe

  void describe_recipe() {
    fit_.recipe = recipe_;
    std::string names;
    for (std::size_t j = 0; j < steps_.size(); ++j) {
      const FittedWeight& weight = fit_.weights[j];
      if (!weight.fitted.value) continue;
      Step& step = fit_.recipe.steps[steps_[j]];
      step.weight = weight.after;
      const double error = (*weight.high.value - *weight.low.value) / (2 * kNormal975);
      const std::string why = "Fitted to choices: between " + to_text(readable(*weight.low.value, error)) +
                              " and " + to_text(readable(*weight.high.value, error)) + " (95 %); it was " +
                              to_text(weight.before) + ".";
      step.why = step.why ? *step.why + " " + why : why;
      names += (names.empty() ? "" : ", ") + step.id;
    }
    const std::string about = "Weights fitted to " + std::to_string(choices_.size()) +
                              (choices_.size() == 1 ? " choice" : " choices") +
                              " between posts: " + (names.empty() ? "none" : names) + ". Started from " +
                              (recipe_.name ? quoted(*recipe_.name) : "a recipe without a name") + ".";
    fit_.recipe.about = recipe_.about ? *recipe_.about + " " + about : about;
    if (recipe_.name) fit_.recipe.name = *recipe_.name + ", fitted";
  }

  // How often the feeds, really ranked, say what the choices say.
  Failure compare_feeds() {
    std::vector<std::optional<Ranking>> after(feeds_.size());
    for (std::size_t feed = 0; feed < feeds_.size(); ++feed) {
      if (!rankings_[feed]) continue;
      auto ranking = rankings_[feed]->prepare_beside(fit_.recipe);
      if (!ranking) return ranking.error();
      if (Failure failure = ranking->finish()) return failure;
      after[feed].emplace(*std::move(ranking));
    }
    double before_right = 0, after_right = 0;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const auto agrees = [&](const Ranking& ranking) {
        return ranking.place(found_[i].better) < ranking.place(found_[i].worse);
      };
      before_right += agrees(*rankings_[found_[i].feed]);
      const bool now = agrees(*after[found_[i].feed]);
      after_right += now;
      if (!now) fit_.against.push_back(choices_[i]);
    }
    const auto count = static_cast<double>(choices_.size());
    fit_.agreement.before = figure(before_right / count);
    fit_.agreement.after = figure(after_right / count);
    return std::nullopt;
  }

  void warn() {
    const FitAgreement& agreement = fit_.agreement;
    if (agreement.held_out.value && *agreement.held_out.value <= *agreement.before.value)
      fit_.warnings.push_back(
          {"no-better", 1, "",
           "choices that were held out agree no more often with the fitted weights than with the "
           "recipe started from: there are too few, or its columns do not tell them apart"});
  }

  std::span<const Timeline> feeds_;
  const Recipe& recipe_;
  std::span<const Choice> choices_;
  RankOptions rank_options_;
  FitOptions options_;

  std::vector<std::size_t> steps_;                // what can be fitted
  std::vector<std::size_t> columns_;              // of these, what choices speak of
  std::vector<Found> found_;                      // by choice
  std::vector<LinearScore> better_, worse_;       // by choice
  std::vector<std::optional<Ranking>> rankings_;  // by feed, where a choice is
  double scale_ = 1;
  std::vector<double> deviations_;  // by fitted step
  Fit fit_;
};

}  // namespace

Result<Fit> fit(std::span<const Timeline> feeds, const Recipe& recipe, std::span<const Choice> choices,
                RankOptions rank_options, FitOptions options) {
  try {
    return Fitting(feeds, recipe, choices, rank_options, options).run();
  } catch (const std::bad_alloc&) {
    return Error{"memory", "", "fitting needs more memory than there is: give fewer posts at once"};
  }
}

}  // namespace limpid
