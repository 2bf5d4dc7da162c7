// Two kernels in double-double arithmetic, log of a number near 1 and e^t of a small t; every
// function is a reduction to one of them (pow: to both) and one rounding at the end.
//
// A double-double is an unevaluated sum of two doubles, some 106 bits (T. J. Dekker, "A
// floating-point technique for extending the available precision", Numer. Math. 18, 1971). The
// reductions and their error analysis are textbook: J.-M. Muller et al., "Handbook of
// Floating-Point Arithmetic", and J.-M. Muller, "Elementary Functions".
//
// Special arguments are mended by a selection at the end, not by a branch at the start, so that
// loops over columns can be vectorised; until then garbage flows through, which is harmless in
// IEEE arithmetic and unsigned integers.
#include "base/math.hpp"

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#ifdef __FAST_MATH__
#error "-ffast-math changes the order of operations and with it the bits of every result."
#endif
static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0,
              "Doubles must be IEEE 754 and computed in double precision (no x87 registers).");

namespace limpid::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();
// The only NaN ever returned: sign and payload of a computed one depend on the processor.
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The sum hi + lo, lo being far smaller than hi.
struct DoubleDouble {
  double hi;
  double lo;
};

// log(2) and log10(2) in two parts, the first of 42 bits: times an exponent (11 bits) it is exact.
constexpr DoubleDouble kLn2 = {0x1.62e42fefa3800p-1, 0x1.ef35793c76730p-45};
constexpr DoubleDouble kLog10Of2 = {0x1.34413509f7800p-2, 0x1.fef311f12b358p-46};
// log(2) again, the first part of 26 bits: times another head of 26 bits it is exact.
constexpr DoubleDouble kLn2Head = {0x1.62e43p-1, -0x1.05c610ca86c39p-29};
// log2(e) and log10(e), each to 107 bits.
constexpr DoubleDouble kLog2OfE = {0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56};
constexpr DoubleDouble kLog10OfE = {0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57};

constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;

// Emscripten 3.1.6 has no std::bit_cast; compilers turn these copies into nothing.
std::uint64_t bits_of(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}

double from_bits(std::uint64_t bits) {
  double x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// The leading 26 bits of x. Heads multiply exactly, and x - head(x) is exact.
double head(double x) { return from_bits(bits_of(x) & ~std::uint64_t{0x7ffffff}); }

/// a + b exactly, for |a| >= |b| or a = 0 (Dekker).
DoubleDouble fast_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly, in any order (Knuth).
DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double b_in_sum = sum - a;
  return {sum, (a - (sum - b_in_sum)) + (b - b_in_sum)};
}

/// a * b to about 2^-104 (Dekker's product, split by cutting bits off, which cannot overflow).
DoubleDouble product(DoubleDouble a, DoubleDouble b) {
  const double a_head = head(a.hi), a_tail = a.hi - a_head;
  const double b_head = head(b.hi), b_tail = b.hi - b_head;
  const double hi = a.hi * b.hi;
  const double rounding = ((a_head * b_head - hi) + a_head * b_tail + a_tail * b_head) + a_tail * b_tail;
  return {hi, rounding + (a.hi * b.lo + a.lo * b.hi)};
}

/// c0 + c1 x + c2 x^2 + ...
template <class... Rest>
double polynomial(double x, double c0, Rest... rest) {
  if constexpr (sizeof...(rest) == 0) {
    return c0;
  } else {
    return c0 + x * polynomial(x, rest...);
  }
}

// ---- Logarithms -------------------------------------------------------------------------------

/// x = mantissa * 2^exponent with the mantissa in [sqrt(1/2), sqrt(2)).
struct Scaled {
  double mantissa;
  double exponent;
};

/// For finite x > 0.
Scaled scaled(double x) {
  const bool subnormal = x < std::numeric_limits<double>::min();
  // Moving sqrt(1/2) up to 1 makes the exponent field count from sqrt(1/2) instead of 1.
  const std::uint64_t moved = bits_of(x * (subnormal ? 0x1p54 : 1)) + (bits_of(1.0) - bits_of(kSqrtHalf));
  const std::uint64_t field = moved >> 52;
  const std::uint64_t fraction = moved & 0xf'ffff'ffff'ffff;
  // An integer below 2^52 becomes a double by setting it as the fraction of 2^52.
  const double bias = 0x1p52 + (subnormal ? 1023 + 54 : 1023);
  return {from_bits(fraction + bits_of(kSqrtHalf)), from_bits(field | bits_of(0x1p52)) - bias};
}

/// log(m) for m.hi in [sqrt(1/2), sqrt(2)), to 2^-63 of its value (measured: 2^-63.4).
///
/// log(m) = 2 atanh(s) = 2 s (1 + s^2/3 + s^4/5 + ...), s = (m - 1)/(m + 1), |s| < 0.172. The first
/// two terms are kept in heads and tails; from s^4/5 (below 2^-12) on a double will do. That sum
/// is lo, so hi is not yet the rounded value. (Without `inline` gcc calls it: 10 % slower.)
inline DoubleDouble log_near_one(DoubleDouble m) {
  const DoubleDouble numerator = fast_two_sum(m.hi - 1, m.lo);  // m.hi - 1 is exact
  const double denominator = m.hi + 1;
  const double denominator_head = head(denominator);
  const double denominator_tail = (m.hi - (denominator_head - 1)) + m.lo;

  const double reciprocal = 1 / denominator;
  const double quotient = numerator.hi * reciprocal;
  const double s_head = head(quotient);
  const double remainder =
      ((numerator.hi - s_head * denominator_head) - s_head * denominator_tail) + numerator.lo;
  const double s_tail = remainder * reciprocal;

  // 1/5 + s^2/7 + s^4/9 + ...: here the plain quotient is good enough for s, and known earlier.
  // Even and odd terms apart make two short chains of operations that run side by side.
  const double q2 = quotient * quotient;
  const double q4 = q2 * q2;
  const double fifth_and_on = polynomial(q4, 1.0 / 5, 1.0 / 9, 1.0 / 13, 1.0 / 17, 1.0 / 21) +
                              q2 * polynomial(q4, 1.0 / 7, 1.0 / 11, 1.0 / 15, 1.0 / 19, 1.0 / 23);

  const double s = s_head + s_tail;
  const double square_head = s_head * s_head;  // exact
  const double square_tail = (s_head + s) * s_tail;
  const double square = square_head + square_tail;
  const double third_head = head(square_head * (1.0 / 3));
  const double third_tail = ((square_head - 3 * third_head) + square_tail) * (1.0 / 3);

  // s + s^3/3 in two parts, then s^5/5 + ...
  const DoubleDouble leading = fast_two_sum(s_head, s_head * third_head);
  const double middle = leading.lo + (s_tail + (s * third_tail + s_tail * third_head));
  const double last = (s * square * square) * fifth_and_on;
  return {2 * leading.hi, 2 * (middle + last)};
}

/// exponent * unit + fraction, where unit.hi times an exponent is exact.
DoubleDouble add_exponent(double exponent, DoubleDouble unit, DoubleDouble fraction) {
  const DoubleDouble sum = fast_two_sum(exponent * unit.hi, fraction.hi);
  return fast_two_sum(sum.hi, sum.lo + (fraction.lo + exponent * unit.lo));
}

/// log2(x) for finite x > 0, to 2^-63 of its value.
DoubleDouble log2_of(double x) {
  const auto [mantissa, exponent] = scaled(x);
  return add_exponent(exponent, {1, 0}, product(log_near_one({mantissa, 0}), kLog2OfE));
}

/// `value` where x is finite and positive, else what every logarithm gives there.
double mend_log(double x, double value) {
  const double positive = x <= kLargest ? value : kInfinity;
  return x > 0 ? positive : kNaN;
}

// ---- Powers -----------------------------------------------------------------------------------

// Adding this rounds a double of magnitude below 2^51 to a whole n and leaves n + 2046, that is
// n plus twice the exponent bias, in the lowest bits.
constexpr double kRounder = 0x1.8p52 + 2046;

/// e^t * 2^n for |t| <= log(2)/2; n, from -1100 to 1100, comes as n + kRounder.
///
/// e^t = (1 + t) + (t^2/2 + t^3/6 + ...): the first sum is exact, the second below 0.07.
double exp_near_zero(DoubleDouble t, double n_plus_rounder) {
  const double x = t.hi;
  const double x2 = x * x;
  const double cubic_and_on =  // 1/3! + x/4! + ... + x^11/14!
      polynomial(x2, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800) +
      x * polynomial(x2, 1.0 / 24, 1.0 / 720, 1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600, 1.0 / 87178291200);
  const DoubleDouble leading = fast_two_sum(1, x);
  const double rest = 0.5 * x2 + (x2 * (x * cubic_and_on) + (t.lo + t.lo * x));
  const double power = leading.hi + (leading.lo + rest);

  // 2^n as two factors: either is an ordinary double, even where the result is not.
  const std::uint64_t exponents = bits_of(n_plus_rounder) & 0xfff;
  const std::uint64_t half = exponents >> 1;
  return power * from_bits(half << 52) * from_bits((exponents - half) << 52);
}

/// 2^(x.hi + x.lo).
double exp2_of(DoubleDouble x) {
  // Beyond 1100 all is infinite or zero anyway.
  const double capped = x.hi < 1100 ? x.hi : 1100;
  const double hi = capped > -1100 ? capped : -1100;
  const double lo = hi == x.hi ? x.lo : 0;

  const double n_plus_rounder = hi + kRounder;
  const double r = hi - (n_plus_rounder - kRounder);
  const double r_head = head(r);
  // t = (r + lo) log(2): the product of heads is exact, the rest is below 2^-25 of it.
  const double t_rest = r_head * kLn2Head.lo + ((r - r_head) + lo) * (kLn2.hi + kLn2.lo);
  return exp_near_zero(fast_two_sum(r_head * kLn2Head.hi, t_rest), n_plus_rounder);
}

bool is_whole(double x) {
  const double size = std::fabs(x);
  return size >= 0x1p52 || (size + 0x1p52) - 0x1p52 == size;
}

}  // namespace

double exp2(double x) { return x == x ? exp2_of({x, 0}) : kNaN; }

void exp2(double* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double power = exp2_of({x[i], 0});
    x[i] = x[i] == x[i] ? power : kNaN;
  }
}

double exp(double x) {
  // Beyond 750 all is infinite or zero anyway.
  const double capped = x < 750 ? x : 750;
  const double inside = capped > -750 ? capped : -750;

  // x = n log(2) + t (Cody and Waite): the first difference is exact.
  const double n_plus_rounder = inside * kLog2OfE.hi + kRounder;
  const double n = n_plus_rounder - kRounder;
  const DoubleDouble t = two_sum(inside - n * kLn2.hi, -n * kLn2.lo);
  return x == x ? exp_near_zero(t, n_plus_rounder) : kNaN;
}

double log2(double x) { return mend_log(x, log2_of(x).hi); }

double log(double x) {
  const auto [mantissa, exponent] = scaled(x);
  return mend_log(x, add_exponent(exponent, kLn2, log_near_one({mantissa, 0})).hi);
}

double log10(double x) {
  const auto [mantissa, exponent] = scaled(x);
  const DoubleDouble fraction = product(log_near_one({mantissa, 0}), kLog10OfE);
  return mend_log(x, add_exponent(exponent, kLog10Of2, fraction).hi);
}

double log1p(double x) {
  const DoubleDouble sum = two_sum(1, x);
  const auto [mantissa, exponent] = scaled(sum.hi);
  // sum.lo needs the same scale 2^-exponent. Twice that, halved again, is still an ordinary double
  // at exponent 1023; at 1024 it becomes 0, where sum.lo no longer matters.
  const double twice_scale = from_bits(bits_of(mantissa) - bits_of(sum.hi) + bits_of(2.0));
  const double mantissa_lo = 0.5 * sum.lo * twice_scale;
  const double value = add_exponent(exponent, kLn2, log_near_one({mantissa, mantissa_lo})).hi;

  const bool tiny = std::fabs(x) < 0x1p-54;  // log(1 + x) rounds to x, or the next to it
  return mend_log(sum.hi, tiny ? x : value);
}

double pow(double x, double y) {
  if (x != x || y != y) return kNaN;
  if (y == 0) return 1;
  if (x < 0 && !is_whole(y)) return kNaN;

  const double base = std::fabs(x);
  double power;
  if (base == 0 || base > kLargest) {
    power = (base == 0) == (y < 0) ? kInfinity : 0;
  } else {
    // An exponent beyond 2^64 has the effect of 2^64: no power but those of 1 stays in range.
    const double capped = y < 0x1p64 ? y : 0x1p64;
    const double exponent = capped > -0x1p64 ? capped : -0x1p64;
    power = exp2_of(product(log2_of(base), {exponent, 0}));
  }
  const bool odd = !is_whole(0.5 * y);
  return x < 0 && odd ? -power : power;
}

// W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969): erf for
// small arguments, erfc·e^(x²) for others.
double erfc(double x) {
  const double size = std::fabs(x);
  if (x != x) return kNaN;
  if (size <= 0.46875) {
    const double square = size > 0x1p-54 ? x * x : 0;
    const double top = polynomial(square, 3209.37758913846947, 377.485237685302021, 113.864154151050156,
                                  3.16112374387056560, 0.185777706184603153);
    const double bottom = polynomial(square, 2844.23683343917062, 1282.61652607737228, 244.024637934444173,
                                     23.6012909523441209, 1.0);
    return 1 - x * (top / bottom);
  }
  double scaled_value;  // erfc(size)·e^(size²)
  if (size <= 4) {
    const double top = polynomial(size, 1230.33935479799725, 2051.07837782607147, 1712.04761263407058,
                                  881.952221241769090, 298.635138197400131, 66.1191906371416295,
                                  8.88314979438837594, 0.564188496988670089, 2.15311535474403846e-8);
    const double bottom =
        polynomial(size, 1230.33935480374942, 3439.36767414372164, 4362.61909014324716, 3290.79923573345963,
                   1621.38957456669019, 537.181101862009858, 117.693950891312499, 15.7449261107098347, 1.0);
    scaled_value = top / bottom;
  } else {
    const double inverse = 1 / (size * size);
    const double top =
        polynomial(inverse, 6.58749161529837803e-4, 1.60837851487422766e-2, 1.25781726111229246e-1,
                   3.60344899949804439e-1, 3.05326634961232344e-1, 1.63153871373020978e-2);
    const double bottom = polynomial(inverse, 2.33520497626869185e-3, 6.05183413124413191e-2,
                                     5.27905102951428412e-1, 1.87295284992346725, 2.56852019228982242, 1.0);
    constexpr double kOneOverSqrtPi = 0.56418958354775628695;
    scaled_value = (kOneOverSqrtPi - inverse * top / bottom) / size;
  }
  // e^(−size²): the head has few bits, so that its square is exact.
  const double capped = size < 28 ? size : 28;
  const double head_of_size = from_bits(bits_of(capped) & ~std::uint64_t{0xffff'ffff});
  const double rest = (capped - head_of_size) * (capped + head_of_size);
  const double tail = exp(-head_of_size * head_of_size) * exp(-rest) * scaled_value;
  return x < 0 ? 2 - tail : tail;
}

double normal_cdf(double x) { return 0.5 * erfc(-x * kSqrtHalf); }

double round_half_away(double x) {
  const double size = std::fabs(x);
  // Adding 2^52 leaves no room for a fraction: rounds to nearest, halves to even.
  const double even = (size + 0x1p52) - 0x1p52;
  const double away = size - even == 0.5 ? even + 1 : even;
  const double rounded = size < 0x1p52 ? std::copysign(away, x) : x;
  return x == x ? rounded : kNaN;
}

}  // namespace limpid::math
