// Two doubles at once, in the vector extension that gcc and clang share: SSE2 on x86, NEON on ARM, SIMD128 in
// WebAssembly, all of them baseline, so nothing is asked of the machine at run time.
//
// Each operation is the scalar one on each lane, so results are the same bits. For loops that compilers do
// not turn into vectors by themselves: those that count, or that keep a value under a condition.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace limpid::simd {

using Doubles = double __attribute__((vector_size(16)));
/// A comparison's outcome: all bits of a lane set where it holds, as an integer −1.
using Masks = std::int64_t __attribute__((vector_size(16)));
using Bits = std::uint64_t __attribute__((vector_size(16)));

inline constexpr std::size_t kLanes = 2;

inline Doubles load(const double* from) {
  Doubles lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store(double* to, Doubles lanes) { std::memcpy(to, &lanes, sizeof lanes); }
inline Doubles all(double value) { return Doubles{value, value}; }

/// a where the mask is set, b elsewhere.
inline Doubles select(Masks mask, Doubles a, Doubles b) {
  return reinterpret_cast<Doubles>((reinterpret_cast<Masks>(a) & mask) |
                                   (reinterpret_cast<Masks>(b) & ~mask));
}
inline Masks finite(Doubles a) { return a - a == all(0); }
inline bool every(Masks masks) { return (masks[0] & masks[1]) != 0; }

}  // namespace limpid::simd
