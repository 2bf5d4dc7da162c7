// LinearScore: a post's score as a function of the weights of `add` steps, read off its path through a
// ranking.
//
// Whatever multiplies the score afterwards (multiply, spread) counts as it did there: a weight w_j moves the
// score by slope_j·(w_j − before_j), slope_j the step's value times all later factors. Exact as long as no
// factor, no condition and no place in a group changes with the weights.
#pragma once

#include <limpid/rank.hpp>
#include <limpid/recipe.hpp>

#include <cstddef>
#include <vector>

namespace limpid {

struct LinearScore {
  double value = 0;
  std::vector<double> slopes;  ///< By fitted step.
};

/// The steps whose weights can be fitted: every `add` that is not off, by index.
[[nodiscard]] std::vector<std::size_t> fitted_steps(const Recipe& recipe);

/// An error where the score is no sum of weights: a `reshape` of the running score follows an `add`, or an
/// `add` uses the score.
[[nodiscard]] Failure check_linear(const Recipe& recipe, const Posts& posts);

/// `path` holds all steps of the recipe up to its order steps.
[[nodiscard]] LinearScore linear_score(const Path& path, const std::vector<std::size_t>& steps);

}  // namespace limpid
