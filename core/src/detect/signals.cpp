#include "detect/signals.hpp"

#include "base/math.hpp"
#include "base/number.hpp"
#include "measure/keys.hpp"
#include "ranker/derived.hpp"
#include "recipe/compile.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace limpid {

namespace {

constexpr std::string_view kCounts[] = {"likes",     "reposts", "replies",   "quotes", "views",
                                        "bookmarks", "points",  "downvotes", "love",   "haha",
                                        "wow",       "sad",     "angry",     "care"};

// (1 + count)^w, (2 + age_hours)^w: with unknown the step does nothing, which is a logarithm of 0.
std::string power_of(std::string_view column, double exponent) {
  const std::string base = column == "age_hours" ? "2" : "1";
  return "(" + base + " + " + std::string(column) + ")^" +
         (exponent < 0 ? "(" + to_text(exponent) + ")" : to_text(exponent));
}

double log_of(std::string_view column, double value) {
  if (!is_known(value)) return 0;
  return column == "age_hours" ? math::log(2 + value) : math::log1p(std::max(value, 0.0));
}

// The column's logarithms by choice.
std::vector<double> logs(std::string_view column, const Served& served, const std::vector<Timeline>& sessions,
                         const RankOptions& options) {
  std::vector<std::vector<double>> by_session;
  for (const Timeline& session : sessions) {
    const Posts& posts = session.posts();
    const auto values = column_numbers(posts, column, options.now.value_or(default_now(posts)));
    by_session.push_back(values ? *values : std::vector<double>(posts.size(), kUnknown));
  }
  std::vector<double> logs;
  for (const Choice& choice : served.choices)
    logs.push_back(log_of(column, by_session[choice.session][choice.row]));
  return logs;
}

bool worth_a_step(std::string_view column, const std::vector<Timeline>& sessions,
                  const RankOptions& options) {
  std::size_t all = 0, known = 0;
  double least = 0, most = 0;
  for (const Timeline& session : sessions) {
    const Posts& posts = session.posts();
    const auto values = column_numbers(posts, column, options.now.value_or(default_now(posts)));
    if (!values) return false;
    all += posts.size();
    for (const double value : *values) {
      if (!is_known(value)) continue;
      least = known ? std::min(least, value) : value;
      most = known ? std::max(most, value) : value;
      ++known;
    }
  }
  return known * 2 >= all && least < most;
}

Step step_of(Verb verb, std::string expression, std::string id) {
  Step step;
  step.verb = verb;
  step.expression = std::move(expression);
  step.given_id = id;
  step.id = std::move(id);
  return step;
}

Error cannot_fit(std::string message) { return {"fit", "--fit", std::move(message)}; }

}  // namespace

Result<FittedSteps> signals_of(const Recipe& recipe, const Served& served,
                               const std::vector<Timeline>& sessions, const RankOptions& options) {
  FittedSteps fitted;
  fitted.signals.mix = served.scale == DetectScale::factor ? Mix::log_of_sum : Mix::sum;
  bool factors = false;
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    const Step& step = recipe.steps[i];
    if (step.off) continue;
    if (step.verb == Verb::reshape)
      return cannot_fit("a recipe that reshapes its score (step \"" + step.id +
                        "\") has no weights of its own");
    if (step.verb == Verb::multiply && fitted.signals.mix == Mix::sum)
      return cannot_fit("the zero of this score is arbitrary, so that step \"" + step.id +
                        "\" cannot be told apart");
    if (step.verb == Verb::multiply || step.verb == Verb::spread) factors = true;
    if (step.verb != Verb::add) continue;
    if (factors)
      return cannot_fit("step \"" + step.id + "\" adds after a factor: only sums that come first are fitted");
    fitted.steps.push_back(i);
    fitted.start.push_back(step.weight_or_default());
  }
  if (fitted.steps.size() < 2)
    return cannot_fit("a recipe with fewer than two `add` steps has nothing to fit");
  for (const Timeline& session : sessions) {
    const auto programs = compile(recipe, &session.posts());
    if (!programs) return programs.error();
    for (const StepPrograms& step : *programs) {
      for (const auto* program : {&step.main, &step.when, &step.unless}) {
        if (*program && (*program)->uses_score)
          return cannot_fit("a step of this recipe looks at the score: weights would change whom it acts on");
      }
    }
  }

  // Each step by itself, with weight 1.
  const std::size_t terms = fitted.steps.size();
  fitted.signals.values = {terms, std::vector<double>(served.choices.size() * terms, 0.0)};
  for (std::size_t k = 0; k < terms; ++k) {
    Recipe alone = recipe;
    for (Step& step : alone.steps) step.off = true;
    alone.steps[fitted.steps[k]].off = false;
    alone.steps[fitted.steps[k]].weight = 1;
    std::vector<std::vector<double>> scores;
    for (const Timeline& session : sessions) {
      const auto ranking = rank(session, alone, options);
      if (!ranking) return ranking.error();
      scores.push_back(ranking->scores());
    }
    for (std::size_t i = 0; i < served.choices.size(); ++i)
      fitted.signals.values.row(i)[k] = scores[served.choices[i].session][served.choices[i].row];
  }
  if (fitted.signals.mix == Mix::log_of_sum) {
    const std::vector<double> sums = worths_of(fitted.signals, fitted.start);
    for (std::size_t i = 0; i < sums.size(); ++i)
      fitted.signals.rest.push_back(math::log(served.scores[i]) - sums[i]);
  } else {
    for (double& value : fitted.signals.values.values) value /= served.unit;
  }
  return fitted;
}

Recipe default_recipe(const std::vector<Timeline>& sessions, const RankOptions& options) {
  Recipe recipe;
  recipe.name = "Counts and age, fitted";
  recipe.steps.push_back(step_of(Verb::add, "1", "start"));
  for (const std::string_view column : kCounts) {
    if (worth_a_step(column, sessions, options))
      recipe.steps.push_back(step_of(Verb::multiply, power_of(column, 0), std::string(column)));
  }
  if (worth_a_step("age_hours", sessions, options))
    recipe.steps.push_back(step_of(Verb::multiply, power_of("age_hours", 0), "age_hours"));
  return recipe;
}

FittedSteps default_signals(const Recipe& recipe, const Served& served, const std::vector<Timeline>& sessions,
                            const RankOptions& options) {
  FittedSteps fitted;
  for (std::size_t i = 1; i < recipe.steps.size(); ++i) {
    fitted.steps.push_back(i);
    fitted.start.push_back(1.0 / static_cast<double>(recipe.steps.size() - 1));
  }
  const std::size_t terms = fitted.steps.size();
  fitted.signals.values = {terms, std::vector<double>(served.choices.size() * terms, 0.0)};
  for (std::size_t k = 0; k < terms; ++k) {
    const std::vector<double> column = logs(recipe.steps[fitted.steps[k]].id, served, sessions, options);
    for (std::size_t i = 0; i < column.size(); ++i) fitted.signals.values.row(i)[k] = column[i];
  }
  return fitted;
}

Recipe with_weights(Recipe recipe, const FittedSteps& fitted, const std::vector<double>& weights) {
  for (std::size_t k = 0; k < weights.size(); ++k) {
    Step& step = recipe.steps[fitted.steps[k]];
    if (step.verb == Verb::add)
      step.weight = weights[k];
    else
      step.expression = power_of(step.id, weights[k]);
  }
  return recipe;
}

}  // namespace limpid
