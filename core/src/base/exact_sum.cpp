#include "base/exact_sum.hpp"

#include <cstring>
#include <limits>

namespace limpid {

namespace {

constexpr int kMantissaBits = 52;
constexpr std::uint64_t kLow32 = 0xFFFFFFFFu;

// |x| = mantissa · 2^(shift − 1074)
struct Parts {
  std::uint64_t mantissa;
  unsigned shift;
  bool negative;
};

Parts parts_of(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  const auto exponent = static_cast<unsigned>(bits >> kMantissaBits) & 0x7FFu;
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << kMantissaBits) - 1);
  const bool negative = (bits >> 63) != 0;
  if (exponent == 0) return {fraction, 0, negative};
  return {fraction | (std::uint64_t{1} << kMantissaBits), exponent - 1, negative};
}

double from_bits(std::uint64_t bits) {
  double x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

}  // namespace

void ExactSum::add(double x) {
  const Parts p = parts_of(x);
  const unsigned limb = p.shift / kLimbBits;
  const unsigned offset = p.shift % kLimbBits;
  // 53 bits moved up by at most 31: three limbs.
  const std::uint64_t low = (p.mantissa << offset) & kLow32;
  const std::uint64_t middle = (p.mantissa >> (kLimbBits - offset)) & kLow32;
  const std::uint64_t high = offset == 0 ? 0 : p.mantissa >> (2 * kLimbBits - offset);
  const std::int64_t sign = p.negative ? -1 : 1;
  limbs_[limb] += sign * static_cast<std::int64_t>(low);
  limbs_[limb + 1] += sign * static_cast<std::int64_t>(middle);
  limbs_[limb + 2] += sign * static_cast<std::int64_t>(high);
  if (++uncarried_ == kTermsBetweenCarries) carry();
}

// Every limb but the last into 0 … 2^32 − 1; the last keeps the sign.
void ExactSum::carry() {
  for (int i = 0; i + 1 < kLimbs; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::int64_t over = limbs_[at] >> kLimbBits;  // floor: arithmetic shift
    limbs_[at] -= over * (std::int64_t{1} << kLimbBits);
    limbs_[at + 1] += over;
  }
  uncarried_ = 0;
}

double ExactSum::value() const {
  ExactSum sum = *this;
  sum.carry();
  const bool negative = sum.limbs_.back() < 0;
  if (negative) {
    for (std::int64_t& limb : sum.limbs_) limb = -limb;
    sum.carry();
  }

  const auto bit = [&](int i) {
    return static_cast<std::uint64_t>(sum.limbs_[static_cast<std::size_t>(i / kLimbBits)] >>
                                      (i % kLimbBits)) &
           1;
  };
  int highest = kLimbs * kLimbBits - 1;
  while (highest >= 0 && bit(highest) == 0) --highest;
  if (highest < 0) return 0;

  // The 53 bits from the highest on (fewer for subnormals), then round to nearest, ties to even.
  const int lowest = highest > kMantissaBits ? highest - kMantissaBits : 0;
  std::uint64_t mantissa = 0;
  for (int i = highest; i >= lowest; --i) mantissa = mantissa << 1 | bit(i);
  bool sticky = false;
  for (int i = lowest - 2; i >= 0 && !sticky; --i) sticky = bit(i) != 0;
  const bool half = lowest > 0 && bit(lowest - 1) != 0;
  if (half && (sticky || (mantissa & 1))) ++mantissa;

  // The hidden bit adds one to the exponent, and so does a carry out of the mantissa: both come right.
  std::uint64_t bits = (static_cast<std::uint64_t>(lowest) << kMantissaBits) + mantissa;
  constexpr std::uint64_t kInfinity = std::uint64_t{0x7FF} << kMantissaBits;
  if (bits > kInfinity) bits = kInfinity;
  if (negative) bits |= std::uint64_t{1} << 63;
  return from_bits(bits);
}

}  // namespace limpid
