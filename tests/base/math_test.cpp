// The elementary functions: exact values, the edges, the promised error, and the same bits on
// every compiler.
#include "base/math.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <limits>

namespace limpid::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();

std::uint64_t bits_of(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}

using Function = double (*)(double);

struct Value {
  double x;
  double expected;
};

/// Compares bits: 0 is not -0, and there is one NaN.
void expect_values(Function function, std::initializer_list<Value> values) {
  for (const auto& [x, expected] : values) {
    EXPECT_EQ(bits_of(function(x)), bits_of(expected)) << "of " << x << ": " << function(x);
  }
}

TEST(Math, Exp2) {
  expect_values(exp2, {
                          {0, 1},
                          {-0.0, 1},
                          {1, 2},
                          {-1, 0.5},  // one half-life
                          {10, 1024},
                          {0.5, 0x1.6a09e667f3bcdp0},
                          {1023, 0x1p1023},
                          {1024, kInfinity},
                          {kInfinity, kInfinity},
                          {-1022, 0x1p-1022},
                          {-1074, kSmallest},
                          {-1075, 0},  // half of the smallest: ties to even
                          {-1e300, 0},
                          {-kInfinity, 0},
                          {kSmallest, 1},
                          {kNaN, kNaN},
                          {-kNaN, kNaN},  // the sign of a NaN does not get through
                      });
  for (int n = -1074; n < 1024; ++n) EXPECT_EQ(exp2(n), std::ldexp(1.0, n)) << n;
}

TEST(Math, Exp) {
  expect_values(exp, {
                         {0, 1},
                         {-0.0, 1},
                         {1, 0x1.5bf0a8b145769p1},
                         {-1, 0x1.78b56362cef38p-2},
                         {1e-20, 1},
                         {0x1.62e42fefa39efp9, 0x1.fffffffffff2ap1023},  // the last finite one
                         {0x1.62e42fefa39fp9, kInfinity},
                         {kLargest, kInfinity},
                         {kInfinity, kInfinity},
                         {-0x1.74910d52d3051p9, kSmallest},  // the last above zero
                         {-0x1.74910d52d3052p9, 0},
                         {-kInfinity, 0},
                         {kNaN, kNaN},
                     });
}

TEST(Math, Erfc) {
  expect_values(erfc, {{0, 1},
                       {-0.0, 1},
                       {1e-20, 1},
                       {kInfinity, 0},
                       {-kInfinity, 2},
                       {28, 0},
                       {kNaN, kNaN}});
  // True values by mpmath at 40 digits; promised within 8 ulp.
  for (const auto& [x, expected] : std::initializer_list<Value>{{0.5, 0x1.eb02147ce245cp-2},
                                                                {-0.5, 0x1.853f7ae0c76e9p+0},
                                                                {1, 0x1.4226162fbddd5p-3},
                                                                {2, 0x1.328f5ec350e67p-8},
                                                                {4, 0x1.08ddd13bd35e7p-26},
                                                                {6, 0x1.8cf81557d20b6p-56},
                                                                {-3, 0x1.fffe8d6209afdp+0},
                                                                {26, 0x1.284bfe1cdea24p-981}}) {
    EXPECT_LE(std::fabs(erfc(x) - expected), 8 * 0x1p-52 * std::fabs(expected)) << x;
  }
  EXPECT_EQ(normal_cdf(0), 0.5);
  EXPECT_NEAR(normal_cdf(-1.959963984540054), 0.025, 1e-16);
}

TEST(Math, Log2) {
  expect_values(log2, {
                          {1, 0},
                          {2, 1},
                          {0.125, -3},
                          {3, 0x1.95c01a39fbd68p0},
                          {0x1p1023, 1023},
                          {kSmallest, -1074},
                          {kLargest, 1024},  // rounds up
                          {0, kNaN},         // not -infinity: callers know one kind of "no value"
                          {-0.0, kNaN},
                          {-1, kNaN},
                          {-kInfinity, kNaN},
                          {kInfinity, kInfinity},
                          {kNaN, kNaN},
                      });
  for (int n = -1074; n < 1024; ++n) EXPECT_EQ(log2(std::ldexp(1.0, n)), n);
}

TEST(Math, Log) {
  expect_values(log, {
                         {1, 0},
                         {2, 0x1.62e42fefa39efp-1},
                         {0x1.5bf0a8b145769p1, 1},
                         {0x1.fffffffffffffp-1, -0x1p-53},  // just below 1
                         {0x1.0000000000001p0, 0x1.fffffffffffffp-53},
                         {kLargest, 0x1.62e42fefa39efp9},
                         {kSmallest, -0x1.74385446d71c3p9},
                         {0, kNaN},
                         {-kSmallest, kNaN},
                         {kInfinity, kInfinity},
                         {kNaN, kNaN},
                     });
}

TEST(Math, Log10) {
  expect_values(log10, {
                           {1, 0},
                           {0.1, -1},  // the double 0.1 is not a tenth, but near enough
                           {1000, 3},  // log(1000) / log(10) gives 2.9999999999999996
                           {2, 0x1.34413509f79ffp-2},
                           {0, kNaN},
                           {-10, kNaN},
                           {kInfinity, kInfinity},
                           {kNaN, kNaN},
                       });
  double power = 1;
  for (int n = 0; n <= 22; ++n, power *= 10) EXPECT_EQ(log10(power), n);  // 10^22 is the last exact
}

TEST(Math, Log1p) {
  expect_values(log1p, {
                           {0, 0},
                           {-0.0, -0.0},
                           {1, 0x1.62e42fefa39efp-1},
                           {1e-20, 1e-20},  // log(1 + 1e-20) would be 0
                           {-1e-20, -1e-20},
                           {kSmallest, kSmallest},
                           {-0.5, -0x1.62e42fefa39efp-1},
                           {-0x1.fffffffffffffp-1, -0x1.25e4f7b2737fap5},
                           {-1, kNaN},
                           {-2, kNaN},
                           {0x1p53, 0x1.25e4f7b2737fap5},  // 1 + x is no double any more
                           {kLargest, 0x1.62e42fefa39efp9},
                           {kInfinity, kInfinity},
                           {-kInfinity, kNaN},
                           {kNaN, kNaN},
                       });
}

TEST(Math, RoundHalfAway) {
  expect_values(round_half_away, {
                                     {0.5, 1},
                                     {-0.5, -1},
                                     {1.5, 2},
                                     {2.5, 3},  // not to even
                                     {-2.5, -3},
                                     {2.4, 2},
                                     {0x1.fffffffffffffp-2, 0},  // x + 0.5 would round up to 1
                                     {-0.25, -0.0},
                                     {0, 0},
                                     {-0.0, -0.0},
                                     {0x1.fffffffffffffp51, 0x1p52},  // the largest half
                                     {0x1.0000000000001p52, 0x1.0000000000001p52},
                                     {-kLargest, -kLargest},
                                     {kInfinity, kInfinity},
                                     {-kInfinity, -kInfinity},
                                     {kNaN, kNaN},
                                 });
}

TEST(Math, Pow) {
  struct Power {
    double x, y, expected;
  };
  constexpr Power kPowers[] = {
      {3, 2, 9},
      {2, -1, 0.5},
      {10, 3, 1000},
      {10, 22, 1e22},
      {6.25, 0.5, 2.5},
      {1024, 0.1, 2},  // the double 0.1 is not a tenth, but near enough
      {-3, 3, -27},
      {-3, 2, 9},
      {-2, -3, -0.125},
      {-1, 0x1p53, 1},  // from 2^53 on all doubles are even
      {-1, 0x1p53 - 1, -1},
      {0x1p-1074, 1, 0x1p-1074},
      {0x1p-1074, -0.5, 0x1p537},
      {3 * 0x1p29, 33, 5559060566555523.0 * 0x1p957},  // exact, though near the end
      {1, 1e300, 1},
      {1, kInfinity, 1},
      {-1, -kInfinity, 1},
      {7, 0, 1},
      {0, 0, 1},
      {-kInfinity, -0.0, 1},
      {-8, 1.0 / 3, kNaN},  // no cube roots: 1/3 is not a third
      {-kInfinity, 0.5, kNaN},
      {0, 2, 0},
      {-0.0, 3, 0},
      {0, -1, kInfinity},
      {-0.0, -1, kInfinity},
      {kInfinity, 1e-300, kInfinity},
      {kInfinity, -1, 0},
      {-kInfinity, 3, -kInfinity},
      {-kInfinity, 2, kInfinity},
      {-kInfinity, -3, -0.0},
      {2, 1024, kInfinity},
      {-2, 1025, -kInfinity},
      {2, -1074, 0x1p-1074},
      {2, -1075, 0},
      {0.5, kInfinity, 0},
      {0.5, -kInfinity, kInfinity},
      {-2, kInfinity, kInfinity},
      {kLargest, kLargest, kInfinity},
      {kSmallest, kLargest, 0},
      {0x1.fffffffffffffp-1, kLargest, 0},  // as near to 1 as it gets
      {0x1.0000000000001p0, kLargest, kInfinity},
      {kLargest, kSmallest, 1},
      {1, kNaN, kNaN},
      {kNaN, 0, kNaN},  // <cmath> says 1; here unknown stays unknown
  };
  for (const auto& [x, y, expected] : kPowers) {
    EXPECT_EQ(bits_of(pow(x, y)), bits_of(expected)) << x << " ^ " << y << ": " << pow(x, y);
  }
}

TEST(Math, PowIsExactForWholePowers) {
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53;
  for (std::uint64_t base = 2; base < 400; ++base) {
    std::uint64_t power = base;
    for (int exponent = 1; power < kExact; ++exponent, power *= base) {
      const double x = static_cast<double>(base), whole = static_cast<double>(power);
      EXPECT_EQ(pow(x, exponent), whole) << base << " ^ " << exponent;
      if (exponent == 2) {
        EXPECT_EQ(pow(whole, 0.5), x);
      }
    }
  }
}

/// Steele, Lea & Flood's SplitMix64: the standard library's distributions differ per library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
  }

  double any_double() {
    const std::uint64_t pattern = bits();
    double x;
    std::memcpy(&x, &pattern, sizeof x);
    return x;
  }

 private:
  std::uint64_t state_;
};

struct Subject {
  const char* name;
  Function function;
  long double (*reference)(long double);
  double low, high;  // the range of ordinary arguments
  double promised;   // ulp
  std::uint64_t golden;
};

constexpr Subject kSubjects[] = {
    {"exp2", exp2, std::exp2, -1022, 1024, 2, 0x6b7bd77fe1e7eb35},
    {"exp", exp, std::exp, -708, 709, 2, 0x6c25755b0ce28939},
    {"log2", log2, std::log2, 0, 4, 2, 0x35bc8cd6fcf6a1ca},
    {"log", log, std::log, 0, 4, 2, 0x069c42d8c65b0a21},
    {"log10", log10, std::log10, 0, 4, 2, 0x8d8d4b14f78e6501},
    {"log1p", log1p, std::log1p, -1, 3, 2, 0x45c8b4721c4baa09},
    {"round_half_away", round_half_away, std::round, -1e4, 1e4, 0, 0xa7e2d63ad28a822f},
};
constexpr std::uint64_t kGoldenPow = 0xa7a73a64108d52cc;

/// Ordinary arguments and any doubles at all, in turn.
double argument(Random& random, const Subject& subject) {
  return random.bits() % 2 == 0 ? random.any_double() : random.between(subject.low, subject.high);
}

double base_of_power(Random& random) {
  const double any = random.any_double();
  return random.bits() % 2 == 0 ? any : random.between(0, 2);
}

double exponent_of_power(Random& random) {
  switch (random.bits() % 4) {
    case 0: return random.any_double();
    case 1: return static_cast<double>(random.bits() % 64) - 32;
    case 2: return random.between(-1000, 1000);
    default: return random.between(-2, 2);
  }
}

// The 80-bit long double of x86 shows errors of 0.001 ulp. Elsewhere it may be a plain double, or
// wide but with functions that are not (WebAssembly): there the golden bits below must do.
constexpr bool kCanCompare = std::numeric_limits<long double>::digits == 64;

/// |actual - exact| in units of the last place a double near `exact` has.
double error_in_ulp(double actual, long double exact) {
  const int exponent = std::max(std::ilogb(exact), -1022);
  return static_cast<double>(std::ldexp(std::fabs(actual - exact), 52 - exponent));
}

/// Too large, too small to round twice alike, or no number: left to the tables above.
bool comparable(long double exact) {
  const long double size = std::fabs(exact);
  return size <= kLargest && size >= std::numeric_limits<double>::min();
}

TEST(Math, ErrorsAreAsPromised) {
  if (!kCanCompare) GTEST_SKIP() << "no long double of 64 bits here";
  for (const Subject& subject : kSubjects) {
    Random random(1);
    double worst = 0;
    for (int i = 0; i < 200'000; ++i) {
      const double x = argument(random, subject);
      const long double exact = subject.reference(x);
      if (comparable(exact)) worst = std::max(worst, error_in_ulp(subject.function(x), exact));
    }
    EXPECT_LE(worst, subject.promised) << subject.name;
  }
}

TEST(Math, PowErrorIsAsPromised) {
  if (!kCanCompare) GTEST_SKIP() << "no long double of 64 bits here";
  Random random(1);
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = base_of_power(random), y = exponent_of_power(random);
    const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    if (comparable(exact)) worst = std::max(worst, error_in_ulp(pow(x, y), exact));
  }
  EXPECT_LE(worst, 4);
}

/// FNV-1a over the bytes of doubles, least significant first.
class BitsHash {
 public:
  void add(double value) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash_ = (hash_ ^ ((bits_of(value) >> shift) & 0xff)) * 0x100000001b3;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

// These numbers may only change together with the functions. A build that differs has merged
// or reordered operations: look for -ffast-math or a missing -ffp-contract=off.
TEST(Math, SameBitsEverywhere) {
  for (const Subject& subject : kSubjects) {
    Random random(2);
    BitsHash hash;
    for (int i = 0; i < 100'000; ++i) hash.add(subject.function(argument(random, subject)));
    EXPECT_EQ(hash.value(), subject.golden) << subject.name << ": 0x" << std::hex << hash.value();
  }
}

TEST(Math, PowSameBitsEverywhere) {
  Random random(2);
  BitsHash hash;
  for (int i = 0; i < 100'000; ++i) {
    const double x = base_of_power(random);
    hash.add(pow(x, exponent_of_power(random)));
  }
  EXPECT_EQ(hash.value(), kGoldenPow) << "0x" << std::hex << hash.value();
}

}  // namespace
}  // namespace limpid::math
