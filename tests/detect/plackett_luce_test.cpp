// Plackett–Luce: by hand, its derivatives against finite differences, and the fit against PHReg.
#include "detect/plackett_luce.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

// Group by item. The k-th of a group in its session counts 0.75·0.5^k + 0.25, posts at one place with the
// same k.
PlackettLuce with_spread(PlackettLuce order, const std::vector<std::uint32_t>& group) {
  std::vector<double> log_factors(group.size(), 0.0);
  std::size_t groups = 0;
  std::vector<int> seen;
  for (const PlackettLuce::Stage& stage : order.stages()) {
    if (stage.first) seen.assign(10, 0);
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (group[i] != kNoGroup) log_factors[i] = std::log(0.75 * std::pow(0.5, seen[group[i]]) + 0.25);
    }
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (group[i] == kNoGroup) continue;
      ++seen[group[i]];
      groups = std::max<std::size_t>(groups, group[i] + 1);
    }
  }
  order.set_spread(group, log_factors, groups);
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
      {"a spread", with_spread(sessions({{1, 1, 1, 1, 1, 1}}), {0, 1, 0, 0, 1, kNoGroup})},
      {"a spread over two sessions", with_spread(sessions({{1, 1, 1, 1}, {1, 1, 1}}), {0, 0, 1, 0, 1, 0, 0})},
      {"a spread and ties", with_spread(sessions({{2, 1, 2, 1}}), {0, 0, 1, 0, 1, 0})},
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

// Posts 1 and 3 are of one author: worths 3, 2, 1 and, once the first stands, the other counts f² = 1/4:
// 3/6 · 2/(2 + 1/4) · 1.
TEST(PlackettLuce, ASpreadByHand) {
  PlackettLuce order = sessions({{1, 1, 1}});
  order.set_spread({0, 1, 0}, {0, 0, std::log(0.5)}, 2);
  const std::vector<double> u{std::log(3), std::log(2), 0};
  EXPECT_NEAR(order.log_likelihood(u, 2), std::log(0.5 * 2 / 2.25), 1e-15);
}

struct Reference {
  std::vector<std::vector<std::uint32_t>> stages;
  std::vector<double> columns;  // × 64
  double log_likelihood;
  std::vector<double> coefficients, errors;
};
const Reference kReferences[] = {
#include "phreg_vectors.inc"
};

TEST(PlackettLuce, IsWhatPHRegSays) {
  for (const Reference& reference : kReferences) {
    PlackettLuce order;
    for (const auto& session : reference.stages) {
      for (const std::uint32_t items : session) order.add_stage(items);
      order.end_session();
    }
    Design x{reference.coefficients.size(), {}};
    for (const double value : reference.columns) x.values.push_back(value / 64);
    const Optimum best = fit_linear(order, x);
    EXPECT_TRUE(best.converged);
    EXPECT_NEAR(best.at.value, reference.log_likelihood, 1e-9);
    const Matrix errors = covariance(best.at.hessian);
    for (std::size_t k = 0; k < reference.coefficients.size(); ++k) {
      const auto i = static_cast<Eigen::Index>(k);
      EXPECT_NEAR(best.point[i], reference.coefficients[k], 1e-8);
      EXPECT_NEAR(std::sqrt(errors(i, i)), reference.errors[k], 1e-8);
    }
  }
}

// What a group brings to the sums, against the sums themselves.
TEST(PlackettLuce, SharesAddUpToWhatIsLeft) {
  for (const Case& c : cases()) {
    const std::vector<double> u = random_design(c.order.items(), 1, 5).values;
    std::vector<std::uint32_t> group;
    for (std::uint32_t i = 0; i < u.size(); ++i) group.push_back(i % 3);
    std::vector<double> log_left, sums(c.order.stages().size(), 0.0);
    for (const auto& share : c.order.shares(u, 0.6, group, 3, log_left)) {
      for (std::uint32_t s = share.begin; s < share.end; ++s) sums[s] += std::exp(share.log_sum);
    }
    for (std::size_t s = 0; s < sums.size(); ++s)
      EXPECT_NEAR(sums[s], std::exp(log_left[s]), 1e-12) << c.why << ", stage " << s;
  }
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
    c.order.evaluate(worths(x, beta), x, at, beta[0]);
    EXPECT_NEAR(at.value, c.order.log_likelihood(worths(x, beta), beta[0]), 1e-12) << c.why;
    for (Eigen::Index k = 0; k < 3; ++k) {
      Vector above = beta, below = beta;
      above[k] += kStep;
      below[k] -= kStep;
      c.order.evaluate(worths(x, above), x, up, above[0]);
      c.order.evaluate(worths(x, below), x, down, below[0]);
      EXPECT_NEAR(at.gradient[k], (up.value - down.value) / (2 * kStep), 1e-8) << c.why;
      for (Eigen::Index l = 0; l < 3; ++l)
        EXPECT_NEAR(at.hessian(k, l), (up.gradient[l] - down.gradient[l]) / (2 * kStep), 1e-7) << c.why;
    }
  }
}

TEST(PlackettLuce, ResidualsAreTheGradientInWorths) {
  for (const Case& c : cases()) {
    const std::vector<double> u = random_design(c.order.items(), 1, 11).values;
    const std::vector<double> residuals = c.order.residuals(u, 0.8);
    for (std::size_t i = 0; i < u.size(); ++i) {
      std::vector<double> above = u, below = u;
      above[i] += 1e-5;
      below[i] -= 1e-5;
      const double slope = (c.order.log_likelihood(above, 0.8) - c.order.log_likelihood(below, 0.8)) / 2e-5;
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
