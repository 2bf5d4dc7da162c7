// Newton: the highest point of a smooth function. Here are value, gradient and Hessian at any point, give me
// the point.
//
// Newton's method with the Hessian shifted until it is negative definite, and steps halved until the value
// rises. Eigen is used for the factorisation alone, without vector instructions (the same operations in the
// same order on every machine); products and sums are our own loops.
#pragma once

#include <Eigen/Core>
#include <functional>

namespace limpid {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// A function at one point. A value that is not a number or −∞ says that the point is outside.
struct Evaluation {
  double value = 0;
  Vector gradient;
  Matrix hessian;  ///< Symmetric.
};

using Objective = std::function<void(const Vector& point, Evaluation& at)>;

struct Optimum {
  Vector point;
  Evaluation at;
  int iterations = 0;
  bool converged = false;  ///< False: no step rose any more, or too many were needed.
};

struct NewtonOptions {
  int most_iterations = 60;
  /// Ends where a step promises to raise the value by less than this: half of gradientᵀ·step, the Newton
  /// decrement. For log-likelihoods, far below what any figure shows.
  double tolerance = 1e-9;
};

/// The maximum that is reached from `start`, which must not be outside.
[[nodiscard]] Optimum maximise(const Objective& objective, Vector start, NewtonOptions options = {});

/// The inverse of −Hessian: the covariance of estimates at the maximum of a log-likelihood. Empty where it is
/// not positive definite.
[[nodiscard]] Matrix covariance(const Matrix& hessian);

}  // namespace limpid
