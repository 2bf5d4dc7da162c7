// Exact sums: what naive summation loses, the edges of the doubles, and no dependence on order.
#include "base/exact_sum.hpp"

#include "properties/world.hpp"

#include <gtest/gtest.h>

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace limpid {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();  // 2^−1074

double sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

TEST(ExactSum, IsExactAndRoundedOnce) {
  struct Case {
    std::vector<double> terms;
    double sum;
  };
  for (const Case& c : {
           Case{{}, 0},
           Case{{0.0, -0.0}, 0},
           Case{{-0.0}, 0},
           Case{{1, 2, 3}, 6},
           Case{{0.1, 0.2}, 0.30000000000000004},  // the exact sum of these two doubles, rounded
           Case{{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 1},  // naively 0.9999999999999999
           Case{{1e100, 1, -1e100}, 1},                                  // naively 0
           Case{{1e308, 1e-308, -1e308}, 1e-308},
           Case{{0x1p53, 1}, 0x1p53},                 // a tie: to the even neighbour, here below
           Case{{0x1p53 + 2, 1}, 0x1p53 + 4},         // … and here above
           Case{{0x1p53, 1, 0x1p-1000}, 0x1p53 + 2},  // a hair more than a tie
           Case{{0x1p53, 1, -0x1p-1000}, 0x1p53},     // a hair less
           Case{{0x1p53, 0.5, 0.5}, 0x1p53},          // rounded once: 0.5 is not lost on the way
           Case{{0x1p53, 0.5, 0.5, 0.5}, 0x1p53 + 2},
           Case{{-0x1p53, -1, -0x1p-1000}, -0x1p53 - 2},  // the same below 0
           Case{{-0x1p53, -1}, -0x1p53},
           Case{{1, -0x1p-53}, 1 - 0x1p-53},  // just below a power of two doubles are denser
           Case{{1, -0x1p-54}, 1},
           Case{{1, -0x1p-54, -kSmallest}, 1 - 0x1p-53},
       }) {
    EXPECT_EQ(sum_of(c.terms), c.sum) << c.sum;
    EXPECT_FALSE(std::signbit(sum_of(c.terms)) && c.sum == 0) << "−0";
  }
}

TEST(ExactSum, AtTheEdgesOfTheDoubles) {
  struct Case {
    std::vector<double> terms;
    double sum;
  };
  for (const Case& c : {
           Case{{kSmallest}, kSmallest},
           Case{{kSmallest, kSmallest, kSmallest}, 3 * kSmallest},
           Case{{-kSmallest, kSmallest}, 0},
           Case{{DBL_MIN, -kSmallest}, DBL_MIN - kSmallest},  // down into the subnormal ones
           Case{{DBL_MIN, -DBL_MIN, kSmallest}, kSmallest},
           Case{{DBL_MAX}, DBL_MAX},
           Case{{-DBL_MAX}, -DBL_MAX},
           Case{{DBL_MAX, DBL_MAX, -DBL_MAX}, DBL_MAX},  // too large on the way only
           Case{{DBL_MAX, DBL_MAX, -DBL_MAX, -DBL_MAX, 1}, 1},
           Case{{DBL_MAX, kSmallest}, DBL_MAX},
           Case{{DBL_MAX, 0x1p969}, DBL_MAX},    // below half a step beyond: still a double
           Case{{DBL_MAX, 0x1p970}, kInfinity},  // half a step: rounds up, to no double
           Case{{DBL_MAX, 0x1p970, -kSmallest}, DBL_MAX},
           Case{{DBL_MAX, DBL_MAX}, kInfinity},
           Case{{-DBL_MAX, -DBL_MAX}, -kInfinity},
       }) {
    EXPECT_EQ(sum_of(c.terms), c.sum) << c.sum;
  }
}

// Terms of few bits between 2^−20 and 2^30, so that their sum fits an integer: its conversion to a
// double is the right answer, rounded once.
TEST(ExactSum, AgreesWithIntegers) {
  testing::Random random(7);
  for (int i = 0; i < 200; ++i) {
    ExactSum sum;
    std::int64_t exact = 0;  // in units of 2^−20
    for (std::uint64_t n = random.below(3000); n > 0; --n) {
      const auto bits = static_cast<std::int64_t>(random.below(1 << 20)) - (1 << 19);
      const auto exponent = static_cast<int>(random.below(30));
      sum.add(std::ldexp(static_cast<double>(bits), exponent - 20));
      exact += bits << exponent;
    }
    EXPECT_EQ(sum.value(), std::ldexp(static_cast<double>(exact), -20));
  }
}

TEST(ExactSum, DoesNotDependOnTheOrder) {
  testing::Random random(8);
  for (int i = 0; i < 100; ++i) {
    std::vector<double> terms;
    for (std::uint64_t n = random.below(200); n > 0; --n) {
      const auto exponent = static_cast<int>(random.below(2000)) - 1000;
      terms.push_back(std::ldexp(random.real(-1, 1), exponent));
    }
    const double before = sum_of(terms);
    for (std::size_t n = terms.size(); n > 1; --n)
      std::swap(terms[n - 1], terms[static_cast<std::size_t>(random.below(n))]);
    EXPECT_EQ(sum_of(terms), before);
  }
}

TEST(ExactSum, GoesOnAfterItWasAsked) {
  ExactSum sum;
  sum.add(1e100);
  EXPECT_EQ(sum.value(), 1e100);
  sum.add(3);
  sum.add(-1e100);
  EXPECT_EQ(sum.value(), 3);
  EXPECT_EQ(sum.value(), 3);
}

}  // namespace
}  // namespace limpid
