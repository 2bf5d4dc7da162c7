// ExactSum: doubles in, in any order; their exact sum out, rounded once.
//
// A fixed-point register wide enough for every finite double, in limbs of 32 bits held in 64: adding splits a
// double over three limbs and carries nothing; carries are settled now and then, and at the end. So the sum
// does not depend on the order of the terms, nor on the machine. After R. M. Neal, "Fast exact summation
// using small and large superaccumulators" (arXiv 1505.05571).
#pragma once

#include <array>
#include <cstdint>

namespace limpid {

class ExactSum {
 public:
  /// Adds a finite double.
  void add(double x);

  /// The sum, rounded to the nearest double, ties to even; infinite where it is beyond the doubles.
  [[nodiscard]] double value() const;

 private:
  // Bit 0 of limb 0 stands for 2^−1074, the smallest double; the largest is below 2^1024; the rest is room
  // for the carries of 2^60 terms.
  static constexpr int kLimbs = 68;
  static constexpr int kLimbBits = 32;
  // A limb holds |32-bit parts| of this many terms without overflow.
  static constexpr std::uint32_t kTermsBetweenCarries = std::uint32_t{1} << 29;

  void carry();

  std::array<std::int64_t, kLimbs> limbs_{};
  std::uint32_t uncarried_ = 0;
};

}  // namespace limpid
