// Signals: what a recipe's weights stand before. Here are a recipe and what was served, give me the values
// that each of its `add` steps gives; or, where there is no recipe, one of all counts and of age.
#pragma once

#include "detect/served.hpp"
#include "detect/weights.hpp"

#include <string>
#include <vector>

namespace limpid {

struct FittedSteps {
  Signals signals;
  std::vector<std::size_t> steps;  ///< Of the recipe, one for each weight.
  std::vector<double> start;       ///< The recipe's own weights.
};

/// An error with code "fit" where weights of this recipe cannot be told from the rest: its sums must come
/// before its factors, and factors must not look at the score.
[[nodiscard]] Result<FittedSteps> signals_of(const Recipe& recipe, const Served& served,
                                             const std::vector<Timeline>& sessions,
                                             const RankOptions& options);

/// The recipe of no recipe: a product of (1 + count)^w over all counts that at least half of the posts know
/// and that differ, and of (2 + age_hours)^w. Its weights are exponents, each in its step's expression.
[[nodiscard]] Recipe default_recipe(const std::vector<Timeline>& sessions, const RankOptions& options);
[[nodiscard]] FittedSteps default_signals(const Recipe& recipe, const Served& served,
                                          const std::vector<Timeline>& sessions, const RankOptions& options);

/// The recipe with these weights; those of the default recipe are exponents.
[[nodiscard]] Recipe with_weights(Recipe recipe, const FittedSteps& fitted,
                                  const std::vector<double>& weights);

}  // namespace limpid
