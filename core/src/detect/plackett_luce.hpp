// Plackett–Luce: how likely an order is if each post has a worth. Here are orders and log-worths u, give me
// the log-likelihood and its derivatives.
//
// The first place goes to post i with probability e^{u_i} / Σ e^{u_j}, the next among those that are left,
// and so on (Luce 1959; Plackett 1975). With posts as subjects and places as times it is Cox's partial
// likelihood; posts at one place are one stage of d posts whose sum counts d times (Breslow 1974). A pair "A
// rather than B" is a session of two: the logistic model of Bradley and Terry.
//
// O(n·p²) for p parameters: each session is walked from its end, and what is left is carried as running sums,
// scaled by the greatest worth so far, so that no worth over- or underflows.
#pragma once

#include "detect/newton.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace limpid {

/// Columns of numbers for all items, stored item after item.
struct Design {
  std::size_t columns = 0;
  std::vector<double> values;  ///< items × columns

  [[nodiscard]] const double* row(std::size_t item) const { return values.data() + item * columns; }
  [[nodiscard]] double* row(std::size_t item) { return values.data() + item * columns; }
};

/// Orders of items 0..n−1, numbered as they stand: session after session, best first.
class PlackettLuce {
 public:
  /// Adds a stage to the session at hand: the next `items` stand at one place.
  void add_stage(std::uint32_t items = 1);
  /// The items after this are another order. A session without stages is none.
  void end_session();

  [[nodiscard]] std::size_t items() const { return stages_.empty() ? 0 : stages_.back().end; }
  [[nodiscard]] std::size_t stages() const { return stages_.size(); }

  /// log Π over stages of Π e^{u_i} / (Σ_{j not placed before} e^{u_j})^d. `u` by item.
  [[nodiscard]] double log_likelihood(std::span<const double> u) const;

  /// The same with its derivatives in parameters of which u has the Jacobian `du` (items × parameters).
  /// The Hessian is that of u linear in them; for others add Σ_i residual_i·∇²u_i.
  void evaluate(std::span<const double> u, const Design& du, Evaluation& at) const;

  /// By item: ∂ log-likelihood / ∂ u_i = 1 − Σ over the stages at which i could be placed of d·e^{u_i}/Σ.
  /// Placed above what its worth lets expect: above 0. (Cox's martingale residuals.)
  [[nodiscard]] std::vector<double> residuals(std::span<const double> u) const;

  struct Stage {
    std::uint32_t begin = 0, end = 0;  ///< Items.
    bool first = false, last = false;  ///< Of its session.
  };
  [[nodiscard]] const std::vector<Stage>& all_stages() const { return stages_; }

 private:
  std::vector<Stage> stages_;
};

/// Normal priors N(center, 1/precision) of the parameters; precision 0: none. The log-density less its
/// constant, −precision·(x − center)²/2, is added to the log-likelihood.
struct Prior {
  std::vector<double> center, precision;
};

/// u = offset + x·β: the β of the highest (penalised) log-likelihood, from 0 on where no start is given. An
/// empty offset is 0. With precision above 0 for all columns there is always exactly one.
[[nodiscard]] Optimum fit_linear(const PlackettLuce& order, const Design& x,
                                 std::span<const double> offset = {}, const Prior& prior = {},
                                 const Vector& start = {});

}  // namespace limpid
