#include "detect/weights.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace limpid {

namespace {

constexpr double kWeakPrecision = 0.01;
constexpr double kDeviation = 5;  // of a sum's weights, each in deviations of its signal

// N(0, kDeviation²) for weights in deviations of their signals, so that units do not matter.
Prior weak_prior(const Design& values) {
  Prior prior;
  const std::size_t items = values.values.size() / values.columns;
  for (std::size_t k = 0; k < values.columns; ++k) {
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < items; ++i) mean += values.row(i)[k] / static_cast<double>(items);
    for (std::size_t i = 0; i < items; ++i) {
      const double from_mean = values.row(i)[k] - mean;
      square += from_mean * from_mean / static_cast<double>(items);
    }
    prior.center.push_back(0);
    prior.precision.push_back(std::max(square, 1e-12) / (kDeviation * kDeviation));
  }
  return prior;
}

Weights normalised(double kappa, std::vector<double> weights, Mix mix, bool converged) {
  double size = 0;
  for (const double weight : weights) size += std::fabs(weight);
  if (size > 0) {
    for (double& weight : weights) weight /= size;
    if (mix == Mix::sum) kappa = size;  // κ and the weights are one product
  }
  return {kappa, std::move(weights), converged};
}

}  // namespace

std::vector<double> worths_of(const Signals& signals, const std::vector<double>& weights) {
  const std::size_t columns = signals.values.columns;
  std::vector<double> worths(columns ? signals.values.values.size() / columns : 0);
  for (std::size_t i = 0; i < worths.size(); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < columns; ++k) sum += weights[k] * signals.values.row(i)[k];
    worths[i] = signals.mix == Mix::sum ? sum : math::log(sum);
    if (!signals.rest.empty()) worths[i] += signals.rest[i];
  }
  return worths;
}

LogOfSum::LogOfSum(const PlackettLuce& order, const Signals& signals, std::vector<double> start,
                   std::vector<double> offset)
    : order_(order), signals_(signals), start_(std::move(start)), offset_(std::move(offset)) {
  u_.resize(order.items());
  du_.columns = start_.size();
  du_.values.resize(order.items() * start_.size());
}

Vector LogOfSum::start(double kappa) const {
  Vector point = Vector::Zero(static_cast<Eigen::Index>(start_.size()));
  point[0] = kappa;
  return point;  // θ counts from the recipe's own weights
}

std::vector<double> LogOfSum::weights(const Vector& point) const {
  std::vector<double> weights = start_;
  for (std::size_t k = 1; k < weights.size(); ++k)
    weights[k] *= math::exp(point[static_cast<Eigen::Index>(k)]);
  return weights;
}

void LogOfSum::evaluate(const Vector& point, Evaluation& at) {
  const double kappa = point[0];
  const std::vector<double> weights = this->weights(point);
  const std::vector<double> logs = worths_of(signals_, weights);
  const std::size_t terms = weights.size();
  for (std::size_t i = 0; i < u_.size(); ++i) {
    if (logs[i] - logs[i] != 0) {  // a sum of 0 or less has no logarithm
      at.value = -std::numeric_limits<double>::infinity();
      at.gradient = Vector::Zero(point.size());
      at.hessian = Matrix::Zero(point.size(), point.size());
      return;
    }
    u_[i] = kappa * logs[i] + (offset_.empty() ? 0 : offset_[i]);
    const double sum = math::exp(logs[i] - (signals_.rest.empty() ? 0 : signals_.rest[i]));
    double* row = du_.row(i);
    row[0] = logs[i];
    for (std::size_t k = 1; k < terms; ++k) row[k] = kappa * (weights[k] * signals_.values.row(i)[k] / sum);
  }
  order_.evaluate(u_, du_, at, kappa);
  // ∂²u/∂θ_k∂θ_l = κ(δ_kl s_k − s_k s_l) with the shares s of the sum, ∂²u/∂κ∂θ_k = s_k.
  const std::vector<double> residuals = order_.residuals(u_, kappa);
  for (std::size_t i = 0; i < u_.size(); ++i) {
    const double* row = du_.row(i);
    for (std::size_t k = 1; k < terms; ++k) {
      const auto a = static_cast<Eigen::Index>(k);
      const double share = kappa != 0 ? row[k] / kappa : 0;
      at.hessian(0, a) += residuals[i] * share;
      at.hessian(a, 0) += residuals[i] * share;
      at.hessian(a, a) += residuals[i] * row[k];
      for (std::size_t l = 1; l < terms; ++l)
        at.hessian(a, static_cast<Eigen::Index>(l)) -= residuals[i] * share * row[l];
    }
  }
  for (Eigen::Index k = 1; k < point.size(); ++k) {
    at.value -= 0.5 * kWeakPrecision * point[k] * point[k];
    at.gradient[k] -= kWeakPrecision * point[k];
    at.hessian(k, k) -= kWeakPrecision;
  }
}

Weights fit_weights(const PlackettLuce& order, const Signals& signals, const std::vector<double>& start,
                    const std::vector<double>& offset) {
  if (signals.mix == Mix::sum) {
    const Optimum best = fit_linear(order, signals.values, offset, weak_prior(signals.values));
    return normalised(1, {best.point.data(), best.point.data() + best.point.size()}, signals.mix,
                      best.converged);
  }
  LogOfSum likelihood(order, signals, start, offset);
  const Optimum best = maximise([&](const Vector& point, Evaluation& at) { likelihood.evaluate(point, at); },
                                likelihood.start(1));
  return normalised(best.point[0], likelihood.weights(best.point), signals.mix, best.converged);
}

}  // namespace limpid
