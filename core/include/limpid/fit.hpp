// Fit: a few choices "I would rather have seen A than B" in, weights with intervals out, as an ordinary
// recipe that a person can edit.
//
// Each choice is a Bradley–Terry trial on the recipe's score u: P(A before B) = 1/(1 + exp(−(uA − uB)/S)), S
// one standard deviation of the score by the recipe started from. What is fitted are the weights of `add`
// steps; what multiplies a score (multiply, spread) acts as it does in the ranking started from. A ridge
// pulls every weight towards where it began, so that the answer is finite and unique whatever the choices
// say, and a weight of which they say nothing stays. docs/fit.md has the formulas and what they do not say.
//
//   auto choices = limpid::parse_choices(R"({"limpid_pairs":1,"pairs":[{"better":"109","worse":"112"}]})");
//   auto fit = limpid::fit(timelines.feeds, recipe, *choices);
//   std::string mine = limpid::to_json(fit->recipe);
#pragma once

#include <limpid/api.hpp>
#include <limpid/measure.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

/// "I would rather have seen `better` than `worse`": ids of two posts of one timeline.
struct Choice {
  std::string better, worse;
  std::string timeline;  ///< Its name; needed only where several timelines hold both posts.
};

/// Reads {"limpid_pairs":1,"pairs":[{"better":"id","worse":"id"}, …]}. An error has the code "pairs", the
/// place as a JSON pointer, and a sentence.
[[nodiscard]] Result<std::vector<Choice>> parse_choices(std::string_view json);

struct FitOptions {
  /// How strongly weights are pulled towards where they began, above 0: a Gaussian prior of deviation
  /// 1/√ridge for each weight, in the unit in which one standard deviation of its term over the timeline
  /// moves a score by one standard deviation.
  double ridge = 1;
};

/// One `add` step's weight.
struct FittedWeight {
  std::string address;  ///< "likes/weight"
  std::string label;    ///< What the step calls itself, for people.
  double before = 0;    ///< In the recipe started from.
  double after = 0;  ///< In the fitted recipe: `fitted`, rounded to a tenth of its standard error or finer.
  Figure fitted;     ///< Where choices and pull balance. Without a value: the choices say nothing about it.
  Figure low, high;  ///< 95 %: ± 1.96 standard errors, from the curvature (Hessian) there.
  Figure told;  ///< How much of it the choices told and not the pull: 1 − posterior/prior variance, 0 to 1.
};

/// Share of the choices whose better post stands above the worse one.
struct FitAgreement {
  Figure before, after;  ///< In the feed, ranked by the recipe started from and by the fitted one.
  /// Choices that were held out: by the scores of a fit to the others (a tie counts half). In turn, in
  /// `folds` parts.
  Figure held_out;
  std::size_t folds = 0;  ///< As many as choices, at most 20.
};

struct Fit {
  std::size_t choices = 0;
  double ridge = 1;
  double scale = 1;  ///< S.
  FitAgreement agreement;
  std::vector<FittedWeight> weights;  ///< In the order of the steps.
  std::vector<Choice> against;        ///< Choices that the fitted recipe's feed still goes against.
  std::vector<Warning> warnings;
  Recipe recipe;
};

/// Errors: code "pairs" where a choice cannot be used (a post that is not there, hidden, in several
/// timelines), "fit" where the recipe cannot be fitted (no `add` step runs, or a `reshape` follows one).
[[nodiscard]] Result<Fit> fit(std::span<const Timeline> feeds, const Recipe& recipe,
                              std::span<const Choice> choices, RankOptions rank_options = {},
                              FitOptions options = {});

/// {"choices":12,"ridge":1,"scale":4.1,"agreement":{…},"weights":[{"address":"likes/weight","label":"Likes","before":1,
/// "after":0.4,"fitted":0.413,"low":0.1,"high":0.7,"told":0.3}],"against":[…],"warnings":[…],"recipe":{…}}
void append_fit(std::string& out, const Fit& fit);

}  // namespace LIMPID_API
