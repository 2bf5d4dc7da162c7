// Portable elementary functions: a double in, a double out, the same bits on every machine.
//
// Why not <cmath>: its exp, log and pow differ between platforms in the last bit, so near ties
// would rank differently natively and in a browser. These use only + - * /, comparisons and bit
// operations of IEEE 754 doubles (rounding to nearest), so gcc, clang and WebAssembly agree as long
// as the compiler keeps to the operations written: -ffp-contract=off, never -ffast-math.
//
// A NaN argument gives NaN, always the same one. Errors, in units in the last place of the result
// (ulp; 0.5 is unavoidable), as promised and as the worst among 2.4 to 6 million random arguments
// per function, over all ranges, compared with MPFR at 140 bits:
//
//                          promised   worst seen
//   log log2 log10 log1p       2        0.501
//   exp exp2                   2        0.59    (0.75 where the result is subnormal)
//   pow                        4        0.98    (x near 1, huge y; below 0.6 for everyday numbers)
//   erfc                       8        6.1
//   round_half_away            0        0
#pragma once

#include <cstddef>

namespace limpid::math {

/// 2^x. Exact for whole x. From 1024 on +infinity, up to -1075 zero.
[[nodiscard]] double exp2(double x);

/// e^x. Above 709.78 +infinity, below -745.13 zero.
[[nodiscard]] double exp(double x);

/// 2^x of a whole column, in place, faster than one by one; the same bits.
void exp2(double* x, std::size_t count);

/// Logarithms to base 2, e and 10; whole for whole powers of 2 and 10 respectively.
/// Zero (of either sign) and negative numbers give NaN, +infinity gives +infinity.
[[nodiscard]] double log2(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double log10(double x);

/// log(1 + x) without the loss for small x; keeps the sign of zero. x <= -1 gives NaN.
[[nodiscard]] double log1p(double x);

/// x^y. Exact wherever the true power is a double: 3^2, 2^-1, 10^3, 6.25^0.5. The first that fits:
///
///   x or y is NaN                  NaN (unknown stays unknown, even 1^NaN and NaN^0)
///   y = 0                          1, for zero and infinite x too
///   x < 0, y not whole             NaN; -infinity is negative, an infinite y counts as even
///   x = 0, of either sign          0 for y > 0, +infinity for y < 0
///   x infinite                     infinite for y > 0, zero for y < 0
///   x = 1, or x = -1 and y even    1, for infinite y too
///   otherwise                      the power: infinite when too large, zero when too small
///
/// The result is negative (or -0) where x < 0 and y is odd.
[[nodiscard]] double pow(double x, double y);

/// The complementary error function 2/√π ∫_x^∞ e^(−t²) dt, from 2 at −infinity to 0 at +infinity. Zero from
/// 27.3 on, where it is no ordinary double any more.
[[nodiscard]] double erfc(double x);

/// The standard normal distribution: the probability of a value below x.
[[nodiscard]] double normal_cdf(double x);

/// The nearest whole number, halves away from zero. Exact, keeps the sign of zero.
[[nodiscard]] double round_half_away(double x);

}  // namespace limpid::math
