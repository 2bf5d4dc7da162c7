// The arithmetic of scores: what adding and multiplying do, on both sides of zero and at the ends.
#include "ranker/sign_rule.hpp"

#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

constexpr double kLargest = std::numeric_limits<double>::max();

TEST(SignRule, AFactorBelowOneNeverLiftsAndOneAboveNeverLowers) {
  struct Case {
    double before, factor, after;
  };
  for (const Case& c : {
           Case{8, 0.5, 4},
           Case{8, 2, 16},
           Case{-8, 0.5, -16},  // divided: −8·0.5 = −4 would lift it
           Case{-8, 2, -4},
           Case{8, 1, 8},
           Case{-8, 1, -8},
           Case{0, 0.5, 0},
           Case{0, 2, 0},
           Case{8, 0, 0},
           Case{-8, 0, -kInfinity},          // as low as can be
           Case{-kInfinity, 2, -kInfinity},  // nothing lifts it again
           Case{-kInfinity, 0, -kInfinity},
       }) {
    const Changed changed = multiplied(c.before, c.factor);
    EXPECT_TRUE(changed.ok) << c.before << " x " << c.factor;
    EXPECT_EQ(changed.after, c.after) << c.before << " x " << c.factor;
  }
}

TEST(SignRule, AScoreThatWouldNotStayFiniteIsLeft) {
  struct Case {
    double before, factor;
  };
  for (const Case& c : {Case{kLargest, 2}, Case{-kLargest, 0.5}, Case{-1, 5e-324}}) {
    const Changed changed = multiplied(c.before, c.factor);
    EXPECT_FALSE(changed.ok) << c.before << " x " << c.factor;
    EXPECT_EQ(changed.after, c.before);
  }
  EXPECT_FALSE(added(kLargest, 1, kLargest).ok);
  EXPECT_FALSE(added(0, kLargest, 2).ok);
  EXPECT_EQ(added(7, kLargest, 2).after, 7);
}

TEST(SignRule, MinusZeroIsStoredAsZero) {
  EXPECT_FALSE(std::signbit(added(0, -1, 0).after));
  EXPECT_FALSE(std::signbit(added(-0.0, 1, -0.0).after));
  EXPECT_FALSE(std::signbit(multiplied(0, -0.0).after));  // {"multiply": -0}
  EXPECT_FALSE(std::signbit(multiplied(5, -0.0).after));
  EXPECT_FALSE(std::signbit(multiplied(-0.0, 3).after));
  EXPECT_FALSE(std::signbit(multiplied(-5e-324, 4).after));  // too small to stay below zero
  EXPECT_FALSE(std::signbit(reshaped(-0.0).after));
}

TEST(SignRule, AddIsBeforePlusWeightTimesValue) {
  EXPECT_EQ(added(1, 2, 3).after, 7);
  // Two roundings, as a reader with a calculator does it: never one fused operation.
  const double weight = 1 + std::ldexp(1, -30), value = 1 - std::ldexp(1, -30);
  EXPECT_EQ(added(-1, weight, value).after, 0);  // fused, it would be −2^−60
}

TEST(SpreadFactors, FallTowardsTheFloor) {
  SpreadFactors factors(0.5, 0.25);
  EXPECT_EQ(factors[3], 0.75 * 0.125 + 0.25);  // asked out of order
  EXPECT_EQ(factors[0], 1);
  EXPECT_EQ(factors[1], 0.625);
  EXPECT_EQ(factors[2], 0.4375);
  EXPECT_EQ(factors[5000], 0.25);
}

TEST(SpreadFactors, AtTheirEnds) {
  EXPECT_EQ(SpreadFactors(1, 0)[9], 1);  // no decay: everybody alike
  EXPECT_EQ(SpreadFactors(0, 0)[0], 1);  // one post each, 0^0 is 1
  EXPECT_EQ(SpreadFactors(0, 0)[1], 0);
  EXPECT_EQ(SpreadFactors(0, 0.3)[1], 0.3);
  EXPECT_EQ(SpreadFactors(0.5, 1)[7], 1);  // the floor is the ceiling
  for (int i = 0; i <= 1000; ++i)
    EXPECT_EQ(SpreadFactors(0.5, i / 1000.0)[0], 1) << i;  // the first never pays
}

}  // namespace
}  // namespace limpid
