// Weights: derivatives of the log of a sum against finite differences, and weights that were drawn from.
#include "detect/weights.hpp"

#include "sample/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace limpid {
namespace {

// One session of items with three signals each, all above 0.
Signals random_signals(std::size_t items, Mix mix) {
  invented::Random random(7, invented::Purpose::post, 0);
  Signals signals{mix, {3, {}}, {}};
  for (std::size_t i = 0; i < items * 3; ++i) {
    const double value = 0.1 + random.exponential();
    signals.values.values.push_back(value);
  }
  return signals;
}

PlackettLuce one_session(std::size_t items) {
  PlackettLuce order;
  for (std::size_t i = 0; i < items; ++i) order.add_stage();
  order.end_session();
  return order;
}

TEST(Weights, DerivativesOfALogOfASumAreThoseOfFiniteDifferences) {
  constexpr double kStep = 1e-5;
  const PlackettLuce order = one_session(9);
  const Signals signals = random_signals(9, Mix::log_of_sum);
  LogOfSum likelihood(order, signals, {1, 2, 0.5}, {});
  Vector point(3);
  point << 1.3, 0.4, -0.7;
  Evaluation at, up, down;
  likelihood.evaluate(point, at);
  for (Eigen::Index k = 0; k < 3; ++k) {
    Vector above = point, below = point;
    above[k] += kStep;
    below[k] -= kStep;
    likelihood.evaluate(above, up);
    likelihood.evaluate(below, down);
    EXPECT_NEAR(at.gradient[k], (up.value - down.value) / (2 * kStep), 1e-7);
    for (Eigen::Index l = 0; l < 3; ++l)
      EXPECT_NEAR(at.hessian(k, l), (up.gradient[l] - down.gradient[l]) / (2 * kStep), 1e-6);
  }
}

// 400 posts served by worths (0.7 a + 0.2 b + 0.1 c)^2: the weights come back, and κ = 2.
TEST(Weights, ComeBackFromAnOrderDrawnFromThem) {
  constexpr std::size_t kItems = 400;
  Signals signals = random_signals(kItems, Mix::log_of_sum);
  const std::vector<double> truth = worths_of(signals, {0.7, 0.2, 0.1});
  // The highest of κ·worth + Gumbel noise comes first: that is Plackett and Luce's model (Yellott 1977).
  invented::Random random(11, invented::Purpose::serving, 0);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < kItems; ++i) {
    const double noise = -std::log(random.exponential());
    order.emplace_back(-(2 * truth[i] + noise), i);
  }
  std::sort(order.begin(), order.end());
  Signals served{Mix::log_of_sum, {3, {}}, {}};
  for (const auto& [worth, item] : order)
    served.values.values.insert(served.values.values.end(), signals.values.row(item),
                                signals.values.row(item) + 3);

  const Weights weights = fit_weights(one_session(kItems), served, {1, 1, 1}, {});
  EXPECT_TRUE(weights.converged);
  EXPECT_NEAR(weights.kappa, 2, 0.3);
  EXPECT_NEAR(weights.weights[0], 0.7, 0.1);
  EXPECT_NEAR(weights.weights[1], 0.2, 0.1);
  EXPECT_NEAR(weights.weights[0] + weights.weights[1] + weights.weights[2], 1, 1e-12);
}

}  // namespace
}  // namespace limpid
