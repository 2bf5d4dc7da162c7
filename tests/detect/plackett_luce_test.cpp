// Plackett–Luce: by hand, its derivatives against finite differences, and the fit against PHReg.
#include "detect/plackett_luce.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace limpid {
namespace {

// A small generator, so that the cases are the same everywhere: numbers between −2 and 2 in steps of 1/64.
class Numbers {
 public:
  explicit Numbers(std::uint32_t seed) : state_(seed) {}
  double next() {
    state_ = state_ * 1664525u + 1013904223u;
    return (static_cast<double>(state_ >> 24) - 128) / 64;
  }

 private:
  std::uint32_t state_;
};

PlackettLuce sessions(std::initializer_list<std::initializer_list<std::uint32_t>> stages) {
  PlackettLuce order;
  for (const auto& session : stages) {
    for (const std::uint32_t items : session) order.add_stage(items);
    order.end_session();
  }
  return order;
}

struct Case {
  const char* why;
  PlackettLuce order;
};

std::vector<Case> cases() {
  return {
      {"one order of five", sessions({{1, 1, 1, 1, 1}})},
      {"a pair", sessions({{1, 1}})},
      {"three sessions", sessions({{1, 1, 1}, {1, 1}, {1, 1, 1, 1}})},
      {"two at the first place, three at the last", sessions({{2, 1, 3}})},
      {"a session of one says nothing", sessions({{1}, {1, 1, 1}})},
  };
}

Design random_design(std::size_t items, std::size_t columns, std::uint32_t seed) {
  Numbers numbers(seed);
  Design design{columns, {}};
  for (std::size_t i = 0; i < items * columns; ++i) design.values.push_back(numbers.next());
  return design;
}

std::vector<double> worths(const Design& x, const Vector& beta) {
  std::vector<double> u;
  for (std::size_t i = 0; i < x.values.size() / x.columns; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < x.columns; ++k) sum += x.row(i)[k] * beta[static_cast<Eigen::Index>(k)];
    u.push_back(sum);
  }
  return u;
}

TEST(PlackettLuce, ByHand) {
  // Worths 3, 2, 1 in this order: 3/6 · 2/3 · 1/1 = 1/3.
  const std::vector<double> u{std::log(3), std::log(2), 0};
  EXPECT_NEAR(sessions({{1, 1, 1}}).log_likelihood(u), std::log(1.0 / 3), 1e-15);
  // The first two at one place: 3·2/6² · 1.
  EXPECT_NEAR(sessions({{2, 1}}).log_likelihood(u), std::log(1.0 / 6), 1e-15);
  // Two sessions: 3/5 · 1.
  EXPECT_NEAR(sessions({{1, 1}, {1}}).log_likelihood(u), std::log(0.6), 1e-15);
}

// A session of two is the logistic model.
TEST(PlackettLuce, OfAPairIsLogistic) {
  EXPECT_NEAR(sessions({{1, 1}}).log_likelihood(std::vector<double>{1.5, 0.25}), -std::log1p(std::exp(-1.25)),
              1e-15);
}

TEST(PlackettLuce, NeitherOverflowsNorUnderflows) {
  const PlackettLuce order = sessions({{1, 1, 1}});
  EXPECT_NEAR(order.log_likelihood(std::vector<double>{5000, 0, -5000}), 0, 1e-15);
  EXPECT_NEAR(order.log_likelihood(std::vector<double>{-5000, 0, 5000}), -15000, 1e-9);
  for (const double residual : order.residuals(std::vector<double>{5000, 0, -5000}))
    EXPECT_NEAR(residual, 0, 1e-12);
}

TEST(PlackettLuce, DerivativesAreThoseOfFiniteDifferences) {
  constexpr double kStep = 1e-5;
  for (const Case& c : cases()) {
    const Design x = random_design(c.order.items(), 3, 7);
    Vector beta(3);
    beta << 0.7, -0.4, 1.1;
    Evaluation at, up, down;
    c.order.evaluate(worths(x, beta), x, at);
    EXPECT_NEAR(at.value, c.order.log_likelihood(worths(x, beta)), 1e-12) << c.why;
    for (Eigen::Index k = 0; k < 3; ++k) {
      Vector above = beta, below = beta;
      above[k] += kStep;
      below[k] -= kStep;
      c.order.evaluate(worths(x, above), x, up);
      c.order.evaluate(worths(x, below), x, down);
      EXPECT_NEAR(at.gradient[k], (up.value - down.value) / (2 * kStep), 1e-8) << c.why;
      for (Eigen::Index l = 0; l < 3; ++l)
        EXPECT_NEAR(at.hessian(k, l), (up.gradient[l] - down.gradient[l]) / (2 * kStep), 1e-7) << c.why;
    }
  }
}

TEST(PlackettLuce, ResidualsAreTheGradientInWorths) {
  for (const Case& c : cases()) {
    const std::vector<double> u = random_design(c.order.items(), 1, 11).values;
    const std::vector<double> residuals = c.order.residuals(u);
    for (std::size_t i = 0; i < u.size(); ++i) {
      std::vector<double> above = u, below = u;
      above[i] += 1e-5;
      below[i] -= 1e-5;
      const double slope = (c.order.log_likelihood(above) - c.order.log_likelihood(below)) / 2e-5;
      EXPECT_NEAR(residuals[i], slope, 1e-8) << c.why << ", item " << i;
    }
  }
}

// A ridge of infinite strength keeps the start; one that is weaker lies between.
TEST(PlackettLuce, APriorPullsToItsCenter) {
  const PlackettLuce order = sessions({{1, 1, 1, 1, 1, 1, 1, 1}});
  const Design x = random_design(8, 1, 3);
  const double free = fit_linear(order, x).point[0];
  const double held = fit_linear(order, x, {}, {{2.0}, {1e12}}).point[0];
  const double between = fit_linear(order, x, {}, {{2.0}, {1.0}}).point[0];
  EXPECT_NEAR(held, 2, 1e-6);
  EXPECT_LT(std::min(free, held), between);
  EXPECT_LT(between, std::max(free, held));
}

// A post that stands first although its worth is only the others': with every step the estimate grows. With
// a prior it stays finite.
TEST(PlackettLuce, AnOpenEstimateStaysFiniteWithAPrior) {
  const PlackettLuce order = sessions({{1, 1, 1, 1}});
  const Design x{1, {1, 0, 0, 0}};
  EXPECT_GT(fit_linear(order, x).point[0], 10);
  const Optimum held = fit_linear(order, x, {}, {{0.0}, {1.0}});
  EXPECT_TRUE(held.converged);
  EXPECT_GT(held.point[0], 0);
  EXPECT_LT(held.point[0], 1);
}

}  // namespace
}  // namespace limpid
