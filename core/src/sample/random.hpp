// Random: the invented world's dice. A seed, a purpose and a number in, the same draws everywhere
// out.
//
// Every account and every post has a stream of its own, named by (seed, purpose, index): what one
// of them draws never shifts another's draws. The generator is SplitMix64 (Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators", OOPSLA 2014; constants as in Vigna's
// splitmix64.c). The distributions are our own, since those of <random> differ from library to
// library.
//
// Trap: compilers may evaluate arguments and operands in any order. One draw a statement, always.
#pragma once

#include "base/math.hpp"

#include <cmath>
#include <cstdint>

namespace limpid::invented {

/// What a stream is for. The values are part of every golden hash: add at the end.
enum class Purpose : std::uint64_t {
  account,
  account_deck,
  phrase_deck,
  schedule,
  burst,
  post,
  prose,
  engagement,
  serving,
  jitter,       // of counts, when measuring how robust a ranking is
  permutation,  // of labels between authors, of posts within sessions
  planting,     // who is boosted, who begs
  judging,      // which posts somebody has judged
  fold,         // of authors, when weights are tried on those they were not fitted to
};

class Random {
 public:
  Random(std::uint64_t seed, Purpose purpose, std::uint64_t index)
      : state_(mix(mix(mix(seed) + static_cast<std::uint64_t>(purpose)) + index)) {}

  /// 64 fair bits.
  std::uint64_t bits() {
    state_ += kGolden;
    return mix(state_);
  }

  /// In [0, 1), a multiple of 2^-53.
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

  /// 0 to n - 1. The bias of multiplying instead of rejecting is below n / 2^32.
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((bits() >> 32) * n) >> 32); }

  /// From low to high, both included.
  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(high - low + 1); }

  bool chance(double probability) { return uniform() < probability; }

  /// Mean 0, deviation 1: the polar method (Marsaglia and Bray 1964), which needs no sine.
  double normal() {
    for (;;) {
      const double x = 2 * uniform() - 1;
      const double y = 2 * uniform() - 1;
      const double square = x * x + y * y;
      if (square > 0 && square < 1) return x * std::sqrt(-2 * math::log(square) / square);
    }
  }

  /// Half of the draws are below the median; `sigma` is the deviation of the logarithm.
  double log_normal(double median, double sigma) { return median * math::exp(sigma * normal()); }

  /// Mean 1: waiting times.
  double exponential() { return -math::log1p(-uniform()); }

  /// A rank from 0 to n - 1, rank r drawn about as often as 1 / (r + offset): the law of Zipf and
  /// Mandelbrot with exponent 1, by inverting the integral of 1/x. The offset keeps the first few
  /// ranks from taking everything.
  std::uint32_t zipf(std::uint32_t n, double offset) {
    const double x = offset * math::exp(uniform() * math::log((n + offset) / offset));
    const auto rank = static_cast<std::uint32_t>(x - offset);
    return rank < n ? rank : n - 1;
  }

 private:
  static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;  // 2^64 / the golden ratio, odd

  static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace limpid::invented
