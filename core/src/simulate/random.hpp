// Random numbers by address: the same draw wherever and whenever it is asked for.
//
// A draw is named by (seed, purpose, reader, session, post); no draw shifts another. So every arm sees the
// same world, threads may take readers in any order, and native code and WebAssembly agree. The generator is
// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): a
// keyed bijection of 128-bit counters, so two addresses never share a block.
#pragma once

#include "base/math.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace limpid::audience {

/// What a draw is for. The values are part of every golden figure: add at the end.
enum class Purpose : std::uint32_t {
  posting_rate,
  posting,
  kind,
  quality,
  label,
  follow_number,
  follow,
  closeness,
  mute,
  interest,
  filter,
  stranger,
  act,
  listen,
};

/// 128 fair bits.
using Block = std::array<std::uint32_t, 4>;

[[nodiscard]] inline Block philox(Block counter, std::uint32_t key0, std::uint32_t key1) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key0, static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key1, static_cast<std::uint32_t>(a)};
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  return counter;
}

/// In (0, 1): the middle of one of 2^32 equal parts.
[[nodiscard]] inline double uniform(std::uint32_t bits) {
  return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

/// The dice of one world.
class Dice {
 public:
  explicit Dice(std::uint64_t seed)
      : low_(static_cast<std::uint32_t>(seed)), high_(static_cast<std::uint32_t>(seed >> 32)) {}

  [[nodiscard]] Block block(Purpose purpose, std::uint32_t a, std::uint32_t b = 0,
                            std::uint32_t c = 0) const {
    return philox({a, b, c, static_cast<std::uint32_t>(purpose)}, low_, high_);
  }
  [[nodiscard]] double uniform(Purpose purpose, std::uint32_t a, std::uint32_t b = 0,
                               std::uint32_t c = 0) const {
    return audience::uniform(block(purpose, a, b, c)[0]);
  }

 private:
  std::uint32_t low_, high_;
};

/// Draws one after the other, where a number of them is not known before: block c = 0, 1, … of an address.
class Stream {
 public:
  Stream(const Dice& dice, Purpose purpose, std::uint32_t a, std::uint32_t b = 0)
      : dice_(dice), purpose_(purpose), a_(a), b_(b) {}

  double uniform() {
    if (used_ == 4) {
      block_ = dice_.block(purpose_, a_, b_, next_++);
      used_ = 0;
    }
    return audience::uniform(block_[used_++]);
  }
  /// Mean 1: waiting times.
  double exponential() { return -math::log(uniform()); }
  /// Mean 0, deviation 1: the polar method (Marsaglia and Bray 1964), which needs no sine.
  double normal() {
    for (;;) {
      const double x = 2 * uniform() - 1;
      const double y = 2 * uniform() - 1;
      const double square = x * x + y * y;
      if (square > 0 && square < 1) return x * std::sqrt(-2 * math::log(square) / square);
    }
  }

 private:
  const Dice& dice_;
  Purpose purpose_;
  std::uint32_t a_, b_, next_ = 0;
  Block block_{};
  std::size_t used_ = 4;
};

}  // namespace limpid::audience
