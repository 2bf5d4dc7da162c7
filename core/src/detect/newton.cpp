#include "detect/newton.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

using Factors = Eigen::LDLT<Matrix>;

bool is_finite(double value) { return value - value == 0; }

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

bool positive_definite(const Factors& factors) {
  return factors.info() == Eigen::Success && factors.isPositive() && factors.vectorD().minCoeff() > 0;
}

// The step (−H + shift·diag)⁻¹ g with the least shift that makes it one uphill. The shift is relative to each
// coordinate's own curvature, so that units of columns do not matter.
Vector uphill(const Evaluation& at) {
  for (double shift = 0; shift < 1e12; shift = shift == 0 ? 1e-10 : shift * 100) {
    Matrix curvature = -at.hessian;
    for (Eigen::Index i = 0; i < curvature.rows(); ++i)
      curvature(i, i) += shift * std::max(std::abs(curvature(i, i)), 1e-12);
    const Factors factors(curvature);
    if (!positive_definite(factors)) continue;
    Vector step = factors.solve(at.gradient);
    if (is_finite(dot(step, at.gradient))) return step;
  }
  return at.gradient;
}

}  // namespace

Optimum maximise(const Objective& objective, Vector start, NewtonOptions options) {
  constexpr int kHalvings = 40;
  Optimum best{std::move(start), {}, 0, false};
  objective(best.point, best.at);
  Evaluation next;
  Vector candidate = best.point;
  for (; best.iterations < options.most_iterations; ++best.iterations) {
    const Vector step = uphill(best.at);
    const double promised = 0.5 * dot(step, best.at.gradient);
    double length = 1;
    bool rose = false;
    for (int halving = 0; halving < kHalvings && !rose; ++halving, length *= 0.5) {
      for (Eigen::Index i = 0; i < step.size(); ++i) candidate[i] = best.point[i] + length * step[i];
      objective(candidate, next);
      rose = is_finite(next.value) && next.value > best.at.value;
      if (promised < options.tolerance) break;  // the last step: taken if it rises, and the end
    }
    if (rose) {
      best.point = candidate;
      std::swap(best.at, next);
    }
    if (promised < options.tolerance || !rose) {
      best.converged = promised < options.tolerance;
      break;
    }
  }
  return best;
}

Matrix covariance(const Matrix& hessian) {
  const Factors factors(-hessian);
  if (!positive_definite(factors)) return {};
  return factors.solve(Matrix::Identity(hessian.rows(), hessian.cols()));
}

}  // namespace limpid
