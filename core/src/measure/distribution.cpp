#include "measure/distribution.hpp"

#include "base/exact_sum.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

double quantile(std::span<const double> ascending, double q) {
  const double h = static_cast<double>(ascending.size() - 1) * q;
  const auto below = static_cast<std::size_t>(std::floor(h));
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (h - std::floor(h)) * (ascending[above] - ascending[below]);
}

Summary summary_of(std::vector<double> values) {
  Summary summary;
  summary.count = values.size();
  if (values.empty()) {
    summary.mean = summary.median = summary.p10 = summary.p90 = undefined("defined for none of them");
    return summary;
  }
  std::sort(values.begin(), values.end());
  ExactSum sum;
  for (const double value : values) sum.add(value);
  summary.mean = figure(sum.value() / static_cast<double>(values.size()));
  summary.median = figure(quantile(values, 0.5));
  summary.p10 = figure(quantile(values, 0.1));
  summary.p90 = figure(quantile(values, 0.9));
  return summary;
}

AgainstTheRest::AgainstTheRest(std::span<const std::int64_t> all) : sorted_(all.begin(), all.end()) {
  std::sort(sorted_.begin(), sorted_.end());
  sums_.push_back(0);
  for (const std::int64_t value : sorted_) sums_.push_back(sums_.back() + value);
}

// n·∫F_all up to x: Σ (x − v) over the values v up to x. A whole number.
std::int64_t AgainstTheRest::area(std::int64_t x) const {
  const auto count = std::upper_bound(sorted_.begin(), sorted_.end(), x) - sorted_.begin();
  return count * x - sums_[static_cast<std::size_t>(count)];
}

AgainstTheRest::Difference AgainstTheRest::of(std::vector<std::int64_t> group) const {
  std::sort(group.begin(), group.end());
  const auto n = static_cast<std::int64_t>(sorted_.size());
  const auto m = static_cast<std::int64_t>(group.size());
  const std::int64_t least = sorted_.front(), most = sorted_.back();
  // Between neighbours of the group F_group is flat at k/m and F_all climbs: below it up to `crossing`, above
  // it from there.
  double distance = 0;
  for (std::int64_t k = 0; k <= m; ++k) {
    const std::int64_t from = k == 0 ? least : group[static_cast<std::size_t>(k - 1)];
    const std::int64_t to = k == m ? most : group[static_cast<std::size_t>(k)];
    if (from >= to) continue;
    const double flat = static_cast<double>(k) / static_cast<double>(m);
    const auto climbing = [&](std::int64_t begin, std::int64_t end) {
      return static_cast<double>(area(end) - area(begin)) / static_cast<double>(n);
    };
    const std::int64_t index = (k * n + m - 1) / m;  // F_all ≥ k/m from the value of this rank on
    const std::int64_t reaches = index == 0 ? least : sorted_[static_cast<std::size_t>(index - 1)];
    const std::int64_t crossing = std::clamp(reaches, from, to);
    distance += flat * static_cast<double>(crossing - from) - climbing(from, crossing);
    distance += climbing(crossing, to) - flat * static_cast<double>(to - crossing);
  }
  std::int64_t sum = 0;
  for (const std::int64_t value : group) sum += value;
  Difference difference;
  difference.wasserstein = distance * static_cast<double>(n) / static_cast<double>(n - m);
  difference.means = static_cast<double>(sum) / static_cast<double>(m) -
                     static_cast<double>(sums_.back() - sum) / static_cast<double>(n - m);
  return difference;
}

}  // namespace limpid
