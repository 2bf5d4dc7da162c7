#include "measure/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace limpid {

namespace {

struct Weighed {
  double x, y, weight;
};

// Sum over groups of equal neighbours of Σ of w_i + w_j over the pairs in the group, and whether there are
// two groups at all.
template <class Same>
double weight_of_ties(const std::vector<Weighed>& sorted, Same same, bool* all_equal = nullptr) {
  double ties = 0, weight = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (!same(sorted[first], sorted[i])) {
      ties += weight * static_cast<double>(i - first - 1);
      first = i;
      weight = 0;
    }
    weight += sorted[i].weight;
  }
  if (all_equal) *all_equal = first == 0;
  return ties + weight * static_cast<double>(sorted.size() - first - 1);
}

// Merges two neighbouring runs that ascend in y; gives Σ of w_i + w_j over the pairs that change sides.
double merge(const Weighed* left, const Weighed* middle, const Weighed* end, Weighed* out) {
  double exchanged = 0, left_weight = 0;
  for (const Weighed* item = left; item != middle; ++item) left_weight += item->weight;
  const Weighed* right = middle;
  while (left != middle && right != end) {
    if (left->y <= right->y) {
      left_weight -= left->weight;
      *out++ = *left++;
    } else {
      exchanged += right->weight * static_cast<double>(middle - left) + left_weight;
      *out++ = *right++;
    }
  }
  out = std::copy(left, middle, out);
  std::copy(right, end, out);
  return exchanged;
}

// Sorts by y and gives the weight of discordant pairs, for items that ascend in (x, y).
double sort_by_y(std::vector<Weighed>& items) {
  double exchanged = 0;
  std::vector<Weighed> merged(items.size());
  for (std::size_t run = 1; run < items.size(); run *= 2) {
    for (std::size_t left = 0; left < items.size(); left += 2 * run) {
      const std::size_t middle = std::min(left + run, items.size());
      const std::size_t end = std::min(left + 2 * run, items.size());
      exchanged +=
          merge(items.data() + left, items.data() + middle, items.data() + end, merged.data() + left);
    }
    items.swap(merged);
  }
  return exchanged;
}

// Tau over pairs of weight w_i + w_j, for items that ascend in (x, y). With every weight 1 all sums are whole
// numbers, so Kendall's tau is exact as long as n(n − 1) fits in 53 bits.
Figure tau(std::vector<Weighed> items) {
  if (items.size() < 2) return undefined("fewer than two posts");
  const double total = std::accumulate(items.begin(), items.end(), 0.0,
                                       [](double sum, const Weighed& item) { return sum + item.weight; }) *
                       static_cast<double>(items.size() - 1);
  bool x_equal = false, y_equal = false;
  const auto same_x = [](const Weighed& a, const Weighed& b) { return a.x == b.x; };
  const auto same_y = [](const Weighed& a, const Weighed& b) { return a.y == b.y; };
  const double both =
      weight_of_ties(items, [&](const Weighed& a, const Weighed& b) { return same_x(a, b) && same_y(a, b); });
  const double x_ties = weight_of_ties(items, same_x, &x_equal);
  const double discordant = sort_by_y(items);
  const double y_ties = weight_of_ties(items, same_y, &y_equal);
  if (x_equal || y_equal) return undefined("all posts are tied on one side");
  const double difference = (total - (x_ties + y_ties - both)) - 2 * discordant;
  // The root of a square is exact, so that orders without ties give ±1 where they are the same or reversed.
  return figure(std::clamp(difference / std::sqrt((total - x_ties) * (total - y_ties)), -1.0, 1.0));
}

std::vector<Weighed> ascending(std::span<const double> x, std::span<const double> y) {
  std::vector<Weighed> items(x.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = {x[i], y[i], 1};
  std::sort(items.begin(), items.end(),
            [](const Weighed& a, const Weighed& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  return items;
}

// Ranks by x, ties by y, the highest first.
Figure tau_by_rank_in_x(std::span<const double> x, std::span<const double> y) {
  std::vector<Weighed> items = ascending(x, y);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].weight = 1 / static_cast<double>(items.size() - i);
  return tau(std::move(items));
}

// Counts of ranks seen so far, by rank: Fenwick's binary indexed tree (1994).
class SeenRanks {
 public:
  explicit SeenRanks(std::size_t ranks) : sums_(ranks + 1, 0) {}
  void add(std::uint32_t rank) {
    for (std::size_t i = rank; i < sums_.size(); i += i & (~i + 1)) ++sums_[i];
  }
  /// How many of those seen are at most `rank`.
  [[nodiscard]] std::uint32_t up_to(std::uint32_t rank) const {
    std::uint32_t sum = 0;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sum += sums_[i];
    return sum;
  }

 private:
  std::vector<std::uint32_t> sums_;
};

}  // namespace

Figure kendall_tau_b(std::span<const double> x, std::span<const double> y) { return tau(ascending(x, y)); }

Figure weighted_tau(std::span<const double> x, std::span<const double> y) {
  const Figure by_x = tau_by_rank_in_x(x, y), by_y = tau_by_rank_in_x(y, x);
  if (!by_x.value || !by_y.value) return by_x;
  return figure((*by_x.value + *by_y.value) / 2);
}

Figure tau_ap(std::span<const std::uint32_t> reference) {
  if (reference.size() < 2) return undefined("fewer than two posts");
  SeenRanks seen(reference.size());
  seen.add(reference[0]);
  double sum = 0;
  for (std::size_t i = 1; i < reference.size(); ++i) {
    sum += static_cast<double>(seen.up_to(reference[i])) / static_cast<double>(i);
    seen.add(reference[i]);
  }
  return figure(2 * sum / static_cast<double>(reference.size() - 1) - 1);
}

Figure footrule(std::span<const std::uint32_t> reference) {
  const auto n = static_cast<std::uint64_t>(reference.size());
  if (n < 2) return undefined("fewer than two posts");
  std::uint64_t distance = 0;
  for (std::uint64_t j = 0; j < n; ++j) {
    const std::uint64_t rank = j + 1, other = reference[static_cast<std::size_t>(j)];
    distance += rank > other ? rank - other : other - rank;
  }
  return figure(1 - static_cast<double>(distance) / static_cast<double>(n * n / 2));
}

Figure overlap(std::span<const std::uint32_t> reference, std::size_t k) {
  if (k == 0 || reference.size() < k) return undefined("fewer posts than that");
  const auto common = std::count_if(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(k),
                                    [&](std::uint32_t rank) { return rank <= k; });
  return figure(static_cast<double>(common) / static_cast<double>(k));
}

}  // namespace limpid
