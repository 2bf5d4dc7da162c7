// The arithmetic of score steps: the one place where a score changes. The ranker and the explanation both
// come here, so an explanation that is replayed gives the score bit for bit.
#pragma once

#include "base/math.hpp"
#include "base/number.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace limpid {

/// What became of a score. `ok` is false where the result would not have been finite: the score stays.
struct Changed {
  double after;
  bool ok;
};

inline Changed added(double before, double weight, double value) {
  const double after = before + weight * value + 0.0;  // + 0.0: −0 is stored as 0
  return is_finite(after) ? Changed{after, true} : Changed{before, false};
}

/// Sign rule: a factor below 1 never lifts a post and one above 1 never lowers it, whatever the sign:
/// score ≥ 0 → score·f, score < 0 → score/f. f = 0 sends a negative score to −∞, the very end.
inline Changed multiplied(double before, double factor) {
  if (before >= 0) {
    const double after = before * factor + 0.0;
    return is_finite(after) ? Changed{after, true} : Changed{before, false};
  }
  if (factor == 0) return {-std::numeric_limits<double>::infinity(), true};
  const double after = before / factor + 0.0;
  const bool sinks_already = !is_finite(before);
  return is_finite(after) || sinks_already ? Changed{after, true} : Changed{before, false};
}

inline Changed reshaped(double value) { return {value + 0.0, true}; }

/// The factor of `spread`: the k-th post of a group (k = 0, 1, …) gets (1 − floor)·decay^k + floor, with
/// the `^` of expressions: multiplying again and again would drift further from it with every k.
inline double spread_factor(double decay, double floor, std::uint32_t k) {
  return (1 - floor) * math::pow(decay, static_cast<double>(k)) + floor;
}

/// The same for k from 0 on. Grows as it is asked.
class SpreadFactors {
 public:
  SpreadFactors() = default;
  SpreadFactors(double decay, double floor) : decay_(decay), floor_(floor) {}

  /// Keeps what is known where nothing changes.
  void set(double decay, double floor) {
    if (decay == decay_ && floor == floor_) return;
    decay_ = decay;
    floor_ = floor;
    factors_.clear();
    factors_.reserve(kFew);
  }

  double operator[](std::uint32_t k) {
    while (factors_.size() <= k) {
      factors_.push_back(spread_factor(decay_, floor_, static_cast<std::uint32_t>(factors_.size())));
    }
    return factors_[k];
  }

 private:
  static constexpr std::size_t kFew = 256;

  double decay_ = 1, floor_ = 1;
  std::vector<double> factors_;
};

}  // namespace limpid
