// Distribution: many values in, a few that say how they lie out.
#pragma once

#include <limpid/measure.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace limpid {

/// The q-th quantile, 0 to 1, between the two nearest values by linear interpolation: h = (n − 1)·q, the
/// definition 7 of Hyndman and Fan (1996), which is NumPy's and R's default. `ascending` must not be empty.
[[nodiscard]] double quantile(std::span<const double> ascending, double q);

/// Mean, median, 10th and 90th percentile. The mean is of the exact sum.
[[nodiscard]] Summary summary_of(std::vector<double> values);

/// The distributions of whole numbers in groups against those of all others.
class AgainstTheRest {
 public:
  explicit AgainstTheRest(std::span<const std::int64_t> all);

  struct Difference {
    double wasserstein =
        0;  ///< ∫|F_group − F_rest|: how far, on average, the one must be moved to be the other.
    double means = 0;  ///< Mean of the group less mean of the rest.
  };
  /// `group`: some of the values, not all of them and not none. O(m log n): the rest is everything less the
  /// group, so that F_group − F_rest = n/(n − m)·(F_group − F_all).
  [[nodiscard]] Difference of(std::vector<std::int64_t> group) const;

 private:
  [[nodiscard]] std::int64_t area(std::int64_t x) const;

  std::vector<std::int64_t> sorted_, sums_;  // sums_[i]: of the first i
};

}  // namespace limpid
