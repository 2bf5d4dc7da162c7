// The loops over whole blocks give the bits of the rule for one score.
#include "ranker/score_kernels.hpp"

#include "base/math.hpp"
#include "properties/world.hpp"
#include "ranker/sign_rule.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace limpid {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

// Now and then something at the edge: zeros, the smallest, the largest, the very end.
double drawn(testing::Random& random, bool negative) {
  const double edges[] = {0.0, 1.0, 5e-324, 1e-300, 1e300, 1.7e308};
  const double size = random.chance(10) ? edges[random.below(6)] : random.real(0, 100);
  return negative && random.chance(30) ? -size : size;
}

TEST(ScoreKernels, AddAsTheRuleDoes) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    testing::Random random(seed);
    const auto count = static_cast<Row>(1 + random.below(kBlock));
    const std::size_t steps = 1 + static_cast<std::size_t>(random.below(14));
    std::vector<double> scores(count), expected;
    for (double& score : scores)
      score = random.chance(1) && seed % 3 == 0 ? -kInfinity : drawn(random, true) + 0.0;
    std::vector<std::vector<double>> values(steps, std::vector<double>(count));
    std::vector<TermColumn> terms;
    for (auto& column : values) {
      for (double& value : column) value = seed % 3 == 0 ? drawn(random, true) : random.real(-9, 9);
      terms.push_back({random.real(-2, 2), column.data()});
    }
    expected = scores;
    std::size_t left = 0, left_expected = 0;
    for (const TermColumn& term : terms) {
      for (Row i = 0; i < count; ++i) {
        const Changed changed = added(expected[i], term.weight, term.values[i]);
        expected[i] = changed.after;
        left_expected += !changed.ok;
      }
    }
    if (!run_columns(scores.data(), terms.data(), terms.size(), nullptr, 0, count)) {
      for (const TermColumn& term : terms) left += add_column(scores.data(), term, count);
    }
    ASSERT_EQ(left, left_expected);
    for (Row i = 0; i < count; ++i)
      ASSERT_TRUE(same_bits(scores[i], expected[i])) << seed << ": " << scores[i] << ", " << expected[i];
  }
}

TEST(ScoreKernels, MultiplyAsTheRuleDoes) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    testing::Random random(seed);
    const auto count = static_cast<Row>(1 + random.below(kBlock));
    std::vector<double> scores(count), expected, values(count);
    std::vector<std::uint8_t> acts(count);
    for (double& score : scores) score = drawn(random, seed % 2 == 0) + 0.0;
    for (double& value : values) value = seed % 3 == 0 ? drawn(random, false) : random.real(0, 2);
    for (std::uint8_t& act : acts) act = random.chance(50);
    const FactorColumn factors[] = {{values.data(), 1, nullptr},
                                    {nullptr, random.chance(20) ? 0 : 0.75, acts.data()},
                                    {nullptr, 1.5, nullptr}};
    expected = scores;
    std::size_t left = 0, left_expected = 0;
    for (const FactorColumn& factor : factors) {
      for (Row i = 0; i < count; ++i) {
        if (factor.acts && !factor.acts[i]) continue;
        const Changed changed = multiplied(expected[i], factor.values ? factor.values[i] : factor.factor);
        expected[i] = changed.after;
        left_expected += !changed.ok;
      }
    }
    if (!run_columns(scores.data(), nullptr, 0, factors, 3, count)) {
      for (const FactorColumn& factor : factors) left += multiply_column(scores.data(), factor, count);
    }
    ASSERT_EQ(left, left_expected);
    for (Row i = 0; i < count; ++i)
      ASSERT_TRUE(same_bits(scores[i], expected[i])) << seed << ": " << scores[i] << ", " << expected[i];
  }
}

// All at once, or nothing is touched.
TEST(ScoreKernels, AddAndThenMultiplyAsTheRuleDoes) {
  std::size_t at_once = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    testing::Random random(seed);
    const auto count = static_cast<Row>(1 + random.below(kBlock));
    std::vector<double> scores(count), term(count), factor(count);
    std::vector<std::uint8_t> acts(count);
    for (double& score : scores) score = seed % 5 == 0 ? drawn(random, true) + 0.0 : random.real(0, 9);
    for (double& value : term) value = seed % 7 == 0 ? drawn(random, true) : random.real(0, 9);
    for (double& value : factor) value = seed % 3 == 0 ? drawn(random, false) : random.real(0, 2);
    for (std::uint8_t& act : acts) act = random.chance(50);
    const TermColumn terms[] = {{random.real(0, 2), term.data()}, {0.5, factor.data()}};
    const FactorColumn factors[] = {{nullptr, 0.75, acts.data()}, {factor.data(), 1, nullptr}};
    const std::vector<double> before = scores;
    bool fits = true;
    std::vector<double> expected = before;
    for (Row i = 0; i < count; ++i) {
      for (const TermColumn& column : terms) {
        const Changed changed = added(expected[i], column.weight, column.values[i]);
        fits = fits && changed.ok;
        expected[i] = changed.after;
      }
      fits = fits && expected[i] >= 0;
      for (const FactorColumn& column : factors) {
        if (column.acts && !column.acts[i]) continue;
        const Changed changed = multiplied(expected[i], column.values ? column.values[i] : column.factor);
        fits = fits && changed.ok;
        expected[i] = changed.after;
      }
    }
    ASSERT_EQ(run_columns(scores.data(), terms, 2, factors, 2, count), fits) << seed;
    at_once += fits;
    for (Row i = 0; i < count; ++i) ASSERT_TRUE(same_bits(scores[i], fits ? expected[i] : before[i])) << seed;
  }
  EXPECT_GT(at_once, 20u);
  EXPECT_LT(at_once, 280u);
}

TEST(ScoreKernels, PowersOfAColumnAreThoseOfItsNumbers) {
  testing::Random random(1);
  std::vector<double> column = {0.0,   -0.0,   1.5,       -1075,      -1074.5, 1024,
                                1e300, -1e300, kInfinity, -kInfinity, kUnknown};
  for (int i = 0; i < 100'000; ++i) column.push_back(random.real(-1200, 1200));
  std::vector<double> powers = column;
  math::exp2(powers.data(), powers.size());
  for (std::size_t i = 0; i < column.size(); ++i)
    ASSERT_TRUE(same_bits(powers[i], math::exp2(column[i]))) << column[i];
}

}  // namespace
}  // namespace limpid
