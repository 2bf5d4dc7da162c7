#include "detect/plackett_luce.hpp"

#include "base/math.hpp"

#include <limits>

namespace limpid {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Σ e^{u_j} over what is left, as scale and sum: sum·e^scale.
struct Left {
  double scale = -kInfinity;
  double sum = 0;

  // Takes in a worth of e^u; `rescale` is called with the factor for sums kept beside, where the scale grows.
  template <class Rescale>
  double take(double u, const Rescale& rescale) {
    if (u > scale) {
      const double factor = math::exp(scale - u);
      sum *= factor;
      rescale(factor);
      scale = u;
    }
    const double worth = math::exp(u - scale);
    sum += worth;
    return worth;
  }
  [[nodiscard]] double log() const { return scale + math::log(sum); }
};

// What is left, with the sums of the Jacobian's rows and of their products, weighted by worth.
class LeftWithMoments {
 public:
  explicit LeftWithMoments(std::size_t parameters)
      : parameters_(parameters), first_(parameters), second_(parameters * parameters) {}

  void begin() {
    left_ = {};
    first_.assign(first_.size(), 0.0);
    second_.assign(second_.size(), 0.0);
  }

  void take(double u, const double* du) {
    const double worth = left_.take(u, [this](double factor) {
      for (double& value : first_) value *= factor;
      for (double& value : second_) value *= factor;
    });
    for (std::size_t a = 0; a < parameters_; ++a) {
      const double weighted = worth * du[a];
      first_[a] += weighted;
      for (std::size_t b = 0; b <= a; ++b) second_[a * parameters_ + b] += weighted * du[b];
    }
  }

  // A stage of d items: −d·log Σ, its gradient −d·mean and Hessian −d·covariance.
  void subtract_stage(double d, Evaluation& at) const {
    at.value -= d * left_.log();
    const double one_over = 1 / left_.sum;
    for (std::size_t a = 0; a < parameters_; ++a) {
      const auto i = static_cast<Eigen::Index>(a);
      const double mean = first_[a] * one_over;
      at.gradient[i] -= d * mean;
      for (std::size_t b = 0; b <= a; ++b)
        at.hessian(i, static_cast<Eigen::Index>(b)) -=
            d * (second_[a * parameters_ + b] * one_over - mean * (first_[b] * one_over));
    }
  }

 private:
  std::size_t parameters_;
  Left left_;
  std::vector<double> first_, second_;
};

}  // namespace

void PlackettLuce::add_stage(std::uint32_t items) {
  const bool first = stages_.empty() || stages_.back().last;
  const auto begin = static_cast<std::uint32_t>(this->items());
  stages_.push_back({begin, begin + items, first, false});
}

void PlackettLuce::end_session() {
  if (!stages_.empty()) stages_.back().last = true;
}

double PlackettLuce::log_likelihood(std::span<const double> u) const {
  double value = 0;
  Left left;
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    if (stage.last || s + 1 == stages_.size()) left = {};
    for (std::size_t i = stage.end; i-- > stage.begin;) {
      value += u[i];
      left.take(u[i], [](double) {});
    }
    value -= (stage.end - stage.begin) * left.log();
  }
  return value;
}

void PlackettLuce::evaluate(std::span<const double> u, const Design& du, Evaluation& at) const {
  const auto parameters = static_cast<Eigen::Index>(du.columns);
  at.value = 0;
  at.gradient = Vector::Zero(parameters);
  at.hessian = Matrix::Zero(parameters, parameters);
  LeftWithMoments left(du.columns);
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    if (stage.last || s + 1 == stages_.size()) left.begin();
    for (std::size_t i = stage.end; i-- > stage.begin;) {
      at.value += u[i];
      for (Eigen::Index a = 0; a < parameters; ++a) at.gradient[a] += du.row(i)[a];
      left.take(u[i], du.row(i));
    }
    left.subtract_stage(stage.end - stage.begin, at);
  }
  for (Eigen::Index a = 0; a < parameters; ++a) {
    for (Eigen::Index b = 0; b < a; ++b) at.hessian(b, a) = at.hessian(a, b);
  }
}

std::vector<double> PlackettLuce::residuals(std::span<const double> u) const {
  std::vector<double> log_left(stages_.size());
  Left left;
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    if (stage.last || s + 1 == stages_.size()) left = {};
    for (std::size_t i = stage.end; i-- > stage.begin;) left.take(u[i], [](double) {});
    log_left[s] = left.log();
  }
  // Σ d/Σe^u over the stages so far, as scale and sum: an item's expectation is e^u times it.
  std::vector<double> residuals(items());
  Left hazard;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const Stage& stage = stages_[s];
    if (stage.first) hazard = {};
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) hazard.take(-log_left[s], [](double) {});
    for (std::uint32_t i = stage.begin; i < stage.end; ++i)
      residuals[i] = 1 - math::exp(u[i] + hazard.scale) * hazard.sum;
  }
  return residuals;
}

Optimum fit_linear(const PlackettLuce& order, const Design& x, std::span<const double> offset,
                   const Prior& prior, const Vector& start) {
  std::vector<double> u(order.items());
  const Objective penalised = [&](const Vector& beta, Evaluation& at) {
    for (std::size_t i = 0; i < u.size(); ++i) {
      double sum = offset.empty() ? 0 : offset[i];
      for (std::size_t k = 0; k < x.columns; ++k) sum += x.row(i)[k] * beta[static_cast<Eigen::Index>(k)];
      u[i] = sum;
    }
    order.evaluate(u, x, at);
    for (std::size_t k = 0; k < prior.precision.size(); ++k) {
      const auto a = static_cast<Eigen::Index>(k);
      const double from_center = beta[a] - prior.center[k];
      at.value -= 0.5 * prior.precision[k] * from_center * from_center;
      at.gradient[a] -= prior.precision[k] * from_center;
      at.hessian(a, a) -= prior.precision[k];
    }
  };
  const auto parameters = static_cast<Eigen::Index>(x.columns);
  return maximise(penalised, start.size() == parameters ? start : Vector(Vector::Zero(parameters)));
}

}  // namespace limpid
