// Concentration, exposure and distributions: by hand and against published values.
#include "measure/concentration.hpp"

#include "measure/distribution.hpp"
#include "measure/exposure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>

namespace limpid {
namespace {

TEST(Concentration, OfFourThreeTwoOne) {
  const Concentration c = concentration_of({4, 3, 2, 1});
  EXPECT_EQ(c.n, 4u);
  EXPECT_EQ(c.zeros, 0u);
  EXPECT_DOUBLE_EQ(*c.gini.value, 0.25);
  EXPECT_DOUBLE_EQ(*c.gini_corrected.value, 1.0 / 3);
  EXPECT_NEAR(*c.atkinson.value, 0.05558585736954513, 1e-15);
  EXPECT_NEAR(*c.atkinson_1.value, 0.11465446423974268, 1e-15);
  EXPECT_NEAR(*c.hhi.value, 0.3, 1e-15);
  EXPECT_DOUBLE_EQ(*c.hhi_equal.value, 0.25);
  EXPECT_NEAR(*c.entropy.value, 1.2798542258336674, 1e-15);
  EXPECT_NEAR(*c.effective.value, 3.5961154666243216, 1e-14);
}

TEST(Concentration, OfEqualsIsNone) {
  const Concentration c = concentration_of({2, 2, 2});
  EXPECT_EQ(*c.gini.value, 0);
  EXPECT_NEAR(*c.atkinson.value, 0, 1e-15);
  EXPECT_NEAR(*c.hhi.value, *c.hhi_equal.value, 1e-15);
  EXPECT_NEAR(*c.effective.value, 3, 1e-14);
}

TEST(Concentration, WhereOneHasEverything) {
  const Concentration c = concentration_of({0, 0, 5, 0});
  EXPECT_EQ(c.zeros, 3u);
  EXPECT_DOUBLE_EQ(*c.gini.value, 0.75);
  EXPECT_DOUBLE_EQ(*c.gini_corrected.value, 1);
  EXPECT_DOUBLE_EQ(*c.atkinson.value, 0.75);
  EXPECT_FALSE(c.atkinson_1.value);  // a geometric mean with a zero in it says nothing about the others
  EXPECT_EQ(*c.effective.value, 1);
}

TEST(Concentration, OfNothingIsUndefined) {
  EXPECT_FALSE(concentration_of({}).gini.value);
  EXPECT_FALSE(concentration_of({0, 0}).hhi.value);
  EXPECT_FALSE(concentration_of({1}).gini_corrected.value);
}

// The shares times the sum of the weights are the weights.
void expect_weights(ExposureModel model, std::vector<double> weights) {
  const std::vector<double> shares = exposure_by_rank(model, weights.size(), 0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_NEAR(shares[i] * sum, weights[i], 1e-14) << i;
}

TEST(Exposure, ByRank) {
  expect_weights(ExposureModel::log,
                 {1.0, 0.6309297535714575, 0.5, 0.43067655807339306, 0.38685280723454163});
  expect_weights(ExposureModel::rbp, {0.2, 0.16, 0.128, 0.1024, 0.08192});
  expect_weights(ExposureModel::reciprocal, {1.0, 0.5, 1.0 / 3, 0.25, 0.2});
  expect_weights(ExposureModel::top, {1, 1, 1});
}

TEST(Exposure, EndsAtTheTopAndThenSumsToOne) {
  const std::vector<double> shares = exposure_by_rank(ExposureModel::reciprocal, 4, 2);
  EXPECT_DOUBLE_EQ(shares[0], 2.0 / 3);
  EXPECT_DOUBLE_EQ(shares[1], 1.0 / 3);
  EXPECT_EQ(shares[2], 0);
  EXPECT_TRUE(exposure_by_rank(ExposureModel::log, 0, 5).empty());
}

TEST(Quantile, LiesBetweenNeighbours) {
  const std::vector<double> values{1, 2, 4};
  EXPECT_EQ(quantile(values, 0.5), 2);
  EXPECT_DOUBLE_EQ(quantile(values, 0.1), 1.2);
  EXPECT_DOUBLE_EQ(quantile(values, 0.9), 3.6);
  EXPECT_EQ(quantile(values, 1), 4);
}

TEST(Summary, OfNothingIsUndefined) {
  EXPECT_EQ(summary_of({}).count, 0u);
  EXPECT_FALSE(summary_of({}).mean.value);
  EXPECT_EQ(*summary_of({3, 1}).mean.value, 2);
}

// ∫|F − G| step by step.
double wasserstein_by_steps(const std::vector<std::int64_t>& xs, const std::vector<std::int64_t>& ys) {
  double sum = 0;
  for (std::int64_t v = -100; v < 100; ++v) {
    const auto share = [v](const std::vector<std::int64_t>& values) {
      double below = 0;
      for (const std::int64_t value : values) below += value <= v;
      return below / static_cast<double>(values.size());
    };
    sum += std::abs(share(xs) - share(ys));
  }
  return sum;
}

TEST(AgainstTheRest, IsTheAreaBetweenTheTwoCurves) {
  std::uint32_t state = 7;
  const auto draw = [&state](std::uint32_t n) {
    return (state = state * 1664525u + 1013904223u) >> 8 & (n - 1);
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::int64_t> group, rest, all;
    for (std::uint32_t i = draw(8) + 1; i > 0; --i) group.push_back(std::int64_t{draw(64)} - 32);
    for (std::uint32_t i = draw(16) + 1; i > 0; --i) rest.push_back(std::int64_t{draw(64)} - 40);
    all = group;
    all.insert(all.end(), rest.begin(), rest.end());
    const AgainstTheRest::Difference difference = AgainstTheRest(all).of(group);
    EXPECT_NEAR(difference.wasserstein, wasserstein_by_steps(group, rest), 1e-11);
    const auto mean = [](const std::vector<std::int64_t>& values) {
      return static_cast<double>(std::accumulate(values.begin(), values.end(), std::int64_t{0})) /
             static_cast<double>(values.size());
    };
    EXPECT_NEAR(difference.means, mean(group) - mean(rest), 1e-12);
  }
}

}  // namespace
}  // namespace limpid
