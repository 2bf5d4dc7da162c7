// Weights: how much each signal of a recipe counts in an order. Here are served orders and the values of
// signals, give me the weights with which they explain them best.
#pragma once

#include "detect/plackett_luce.hpp"

#include <vector>

namespace limpid {

/// How weights make a log-worth.
enum class Mix {
  sum,         ///< κ·Σ w f: the weights of logarithms, or of points.
  log_of_sum,  ///< κ·(log Σ w f + rest): those of a score's terms. No weight changes its sign.
};

/// By item.
struct Signals {
  Mix mix = Mix::sum;
  Design values;             ///< f, a column for each weight.
  std::vector<double> rest;  ///< Added to the log of the sum; empty: 0.
};

struct Weights {
  double kappa = 0;
  std::vector<double> weights;  ///< Their sizes sum to 1.
  bool converged = false;
};

/// The weights of the highest likelihood, `start` being the recipe's own; a weak prior (deviation 10) keeps
/// those finite that the order does not settle. `offset` by item, may be empty: what is known of the worths.
[[nodiscard]] Weights fit_weights(const PlackettLuce& order, const Signals& signals,
                                  const std::vector<double>& start, const std::vector<double>& offset);

/// Σ w f, or log Σ w f + rest.
[[nodiscard]] std::vector<double> worths_of(const Signals& signals, const std::vector<double>& weights);

/// The log-likelihood of κ and θ = log|w| (its first entry fixed) with its derivatives, for Mix::log_of_sum:
/// parameters κ, θ_1, …, θ_{K−1}.
class LogOfSum {
 public:
  LogOfSum(const PlackettLuce& order, const Signals& signals, std::vector<double> start,
           std::vector<double> offset);
  void evaluate(const Vector& point, Evaluation& at);
  [[nodiscard]] Vector start(double kappa) const;
  [[nodiscard]] std::vector<double> weights(const Vector& point) const;

 private:
  const PlackettLuce& order_;
  const Signals& signals_;
  std::vector<double> start_, offset_;
  std::vector<double> u_;
  Design du_;
};

}  // namespace limpid
