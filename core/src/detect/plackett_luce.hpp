// Plackett–Luce: how likely an order is if each post has a worth. Here are orders and log-worths u, give me
// the log-likelihood and its derivatives.
//
// The first place goes to post i with probability e^{u_i} / Σ e^{u_j}, the next among those that are left,
// and so on (Luce 1959; Plackett 1975). With posts as subjects and places as times it is Cox's partial
// likelihood; posts at one place are one stage of d posts whose sum counts d times (Breslow 1974). A pair "A
// rather than B" is a session of two: the logistic model of Bradley and Terry.
//
// A spread makes worths change on the way: what is left of a group (the posts of one author) is worth f_k as
// much once k of its posts have been placed.
//
// O(n·p²) for p parameters: each session is walked from its end, and what is left is carried as running sums
// with a common scale, so that no worth over- or underflows.
#pragma once

#include "detect/newton.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace limpid {

/// Columns of numbers for all items, stored item after item.
struct Design {
  std::size_t columns = 0;
  std::vector<double> values;  ///< items × columns

  [[nodiscard]] const double* row(std::size_t item) const { return values.data() + item * columns; }
  [[nodiscard]] double* row(std::size_t item) { return values.data() + item * columns; }
};

inline constexpr std::uint32_t kNoGroup = ~std::uint32_t{0};

/// Orders of items 0..n−1, numbered as they stand: session after session, best first.
class PlackettLuce {
 public:
  struct Stage {
    std::uint32_t begin = 0, end = 0;  ///< Items.
    bool first = false, last = false;  ///< Of its session.
  };

  /// Adds a stage to the session at hand: the next `items` stand at one place.
  void add_stage(std::uint32_t items = 1);
  /// The items after this are another order. A session without stages is none.
  void end_session();
  /// A spread, by item: its group (kNoGroup: none) and the log of the factor that all that is left of the
  /// group has when the item is placed. Groups are smaller than `groups`.
  void set_spread(std::vector<std::uint32_t> group, std::vector<double> log_factor, std::size_t groups);

  [[nodiscard]] std::size_t items() const { return stages_.empty() ? 0 : stages_.back().end; }
  [[nodiscard]] const std::vector<Stage>& stages() const { return stages_; }
  [[nodiscard]] bool has_spread() const { return !spread_group_.empty(); }

  /// The item's group in the spread and its log factor.
  [[nodiscard]] std::pair<std::uint32_t, double> spread_of(std::size_t item) const {
    return {spread_group_[item], log_factor_[item]};
  }

  /// log Π over stages of Π e^{u_i} / (Σ_{j not placed before} e^{u_j})^d. `u` by item, without the spread,
  /// whose log factors count `kappa` times.
  [[nodiscard]] double log_likelihood(std::span<const double> u, double kappa = 0) const;

  /// The same with its derivatives in parameters of which u has the Jacobian `du` (items × parameters); where
  /// there is a spread, the first parameter is its `kappa`. The Hessian is that of u linear in them; for
  /// others add Σ_i residual_i·∇²u_i.
  void evaluate(std::span<const double> u, const Design& du, Evaluation& at, double kappa = 0) const;

  /// By item: ∂ log-likelihood / ∂ u_i = 1 − Σ over the stages at which i could be placed of d·e^{u_i}·f/Σ.
  /// Placed above what its worth lets expect: above 0. (Cox's martingale residuals.)
  [[nodiscard]] std::vector<double> residuals(std::span<const double> u, double kappa = 0) const;

  /// What each group brings to the sums that are left: a sum and the stages at which it is that large.
  struct Share {
    std::uint32_t group = 0;
    double log_sum = 0;                ///< log Σ e^{u_j} over what is left of the group.
    std::uint32_t begin = 0, end = 0;  ///< Stages.
  };
  /// `group` by item, kNoGroup: none; smaller than `groups`. Also gives log Σ over all that is left, by
  /// stage.
  [[nodiscard]] std::vector<Share> shares(std::span<const double> u, double kappa,
                                          std::span<const std::uint32_t> group, std::size_t groups,
                                          std::vector<double>& log_left) const;

 private:
  std::vector<Stage> stages_;
  std::vector<std::uint32_t> spread_group_;
  std::vector<double> log_factor_;
  std::size_t spread_groups_ = 0;
};

/// Normal priors N(center, 1/precision) of the parameters; precision 0: none. The log-density less its
/// constant, −precision·(x − center)²/2, is added to the log-likelihood.
struct Prior {
  std::vector<double> center, precision;
};

/// u = offset + x·β: the β of the highest (penalised) log-likelihood, from 0 on where no start is given. An
/// empty offset is 0. With a spread, the first column is what the log factors are added to. With precision
/// above 0 for all columns there is always exactly one.
[[nodiscard]] Optimum fit_linear(const PlackettLuce& order, const Design& x,
                                 std::span<const double> offset = {}, const Prior& prior = {},
                                 const Vector& start = {});

}  // namespace limpid
