#include "measure/rank_biased_overlap.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace limpid {

namespace {

// How far the walk down a list has come with an item.
enum Stage : std::uint8_t { kAhead, kInGroup, kPassed };

// One list while the depth grows: which tie group the depth is in.
class Walk {
 public:
  Walk(const TiedList& list, std::size_t universe) : list_(list), stages_(universe, kAhead) {}

  /// To the next depth. `moved(item, from, to)` is told of every item whose stage changes.
  template <class Moved>
  void advance(Moved moved) {
    ++depth_;
    if (depth_ <= end_) return;
    move(kPassed, moved);
    begin_ = end_;
    if (group_ == list_.ends.size()) return;
    end_ = list_.ends[group_++];
    move(kInGroup, moved);
  }

  [[nodiscard]] Stage stage(std::uint32_t item) const { return stages_[item]; }
  [[nodiscard]] bool ended() const { return begin_ == end_; }
  /// The share of the group that stands above the depth: with which its items count when ties are unknown.
  [[nodiscard]] double share() const {
    return ended() ? 1 : static_cast<double>(depth_ - begin_) / static_cast<double>(end_ - begin_);
  }
  /// Σ of contributions where a tie is equality: the whole group counts.
  [[nodiscard]] double reached() const { return static_cast<double>(ended() ? depth_ : end_); }
  /// Σ of squared contributions where a tie is an unknown order. Past the end, the missing items count 1
  /// each.
  [[nodiscard]] double squares() const {
    if (ended()) return static_cast<double>(depth_);
    return static_cast<double>(begin_) + static_cast<double>(end_ - begin_) * share() * share();
  }

 private:
  template <class Moved>
  void move(Stage to, Moved& moved) {
    for (std::size_t i = begin_; i < end_; ++i) {
      const std::uint32_t item = list_.items[i];
      moved(item, stages_[item], to);
      stages_[item] = to;
    }
  }

  const TiedList& list_;
  std::vector<Stage> stages_;
  std::size_t depth_ = 0, group_ = 0, begin_ = 0, end_ = 0;
};

bool has_ties(const TiedList& list) { return list.ends.size() < list.items.size(); }

// Both lists side by side: agreement at each depth, as seen, as extrapolated, and at most.
class Agreement {
 public:
  Agreement(const TiedList& shorter, const TiedList& longer, std::size_t universe, TieMeaning ties)
      : ties_(ties), short_(shorter, universe), long_(longer, universe), only_long_(universe, true) {
    for (const std::uint32_t item : shorter.items) only_long_[item] = false;
  }

  void advance() {
    ++depth_;
    short_.advance([&](std::uint32_t item, Stage from, Stage to) {
      --both_[from][long_.stage(item)];
      ++both_[to][long_.stage(item)];
    });
    long_.advance([&](std::uint32_t item, Stage from, Stage to) {
      --both_[short_.stage(item)][from];
      ++both_[short_.stage(item)][to];
      if (!only_long_[item]) return;
      --unseen_[from];
      ++unseen_[to];
    });
  }

  /// X_d: the overlap of what both lists hold, tied items counted by their share.
  [[nodiscard]] double overlap() const {
    const double x = share(short_), y = share(long_);
    return count(both_[kPassed][kPassed]) + x * count(both_[kInGroup][kPassed]) +
           y * count(both_[kPassed][kInGroup]) + x * y * count(both_[kInGroup][kInGroup]);
  }
  /// Past the shorter list's end, `missing` items deep: the most that its unseen items could add.
  [[nodiscard]] double most_unseen(double missing) const {
    const double passed = std::min(missing, count(unseen_[kPassed]));
    return passed + share(long_) * std::min(missing - passed, count(unseen_[kInGroup]));
  }
  /// The mean contribution of those items of the longer list that only it holds.
  [[nodiscard]] double mean_unseen() const {
    const double passed = count(unseen_[kPassed]), tied = count(unseen_[kInGroup]);
    return (passed + share(long_) * tied) / (passed + tied);
  }
  /// The agreement that an overlap of x is at this depth.
  [[nodiscard]] double of(double x) const {
    switch (ties_) {
      case TieMeaning::equality: return 2 * x / (short_.reached() + long_.reached());
      case TieMeaning::unknown_order: return x / static_cast<double>(depth_);
      case TieMeaning::lost_information: break;
    }
    return x / std::sqrt(short_.squares()) / std::sqrt(long_.squares());
  }

 private:
  [[nodiscard]] double share(const Walk& walk) const {
    return ties_ == TieMeaning::equality ? 1 : walk.share();
  }
  static double count(std::int64_t n) { return static_cast<double>(n); }

  TieMeaning ties_;
  Walk short_, long_;
  std::vector<bool> only_long_;
  std::size_t depth_ = 0;
  std::array<std::array<std::int64_t, 3>, 3> both_{};  // items by their stages in the two lists
  std::array<std::int64_t, 3> unseen_{};               // items of the longer list alone, by stage
};

// Σ_{d>l} p^d/d. The difference to ln(1/(1 − p)) loses all digits where little is left: there the terms
// themselves are summed, which takes about as many as the list has.
double tail_of_logarithm(double p, std::size_t l, double sum_to_l, double power_l) {
  constexpr double kMuchIsLeft = 1e-3, kNegligible = 1e-18;
  if (power_l > kMuchIsLeft) return -math::log1p(-p) - sum_to_l;
  double sum = 0, power = power_l * p;
  for (std::size_t d = l + 1; power / static_cast<double>(d) > kNegligible * sum; ++d, power *= p) {
    sum += power / static_cast<double>(d);
  }
  return sum;
}

}  // namespace

Rbo rank_biased_overlap(const TiedList& x, const TiedList& y, std::size_t universe, RboOptions options) {
  const bool x_is_longer = x.items.size() >= y.items.size();
  const TiedList& shorter = x_is_longer ? y : x;
  const TiedList& longer = x_is_longer ? x : y;
  const std::size_t s = shorter.items.size(), l = longer.items.size();
  const double p = options.p;
  Rbo rbo;
  if (s == 0) {
    rbo.ext = rbo.min = rbo.max = rbo.at_depth = undefined("one of the lists is empty");
    return rbo;
  }
  if (!has_ties(x) && !has_ties(y))
    options.ties = TieMeaning::equality;  // all three are one, this is cheapest
  if (options.depth > s) rbo.at_depth = undefined("one of the lists is shorter than that");

  Agreement agreement(shorter, longer, universe, options.ties);
  double ext = 0, min = 0, max = 0, power = 1, logarithm = 0, at_s = 0, seen = 0;
  for (std::size_t d = 1; d <= l; ++d) {
    agreement.advance();
    power *= p;
    logarithm += power / static_cast<double>(d);
    seen = agreement.overlap();
    if (d <= s) {
      at_s = agreement.of(seen);
      ext += at_s * power;
      min += at_s * power;
      max += at_s * power;
    } else {
      const auto missing = static_cast<double>(d - s);
      ext += agreement.of(seen + missing * at_s * agreement.mean_unseen()) * power;
      min += agreement.of(seen) * power;
      max += agreement.of(seen + agreement.most_unseen(missing)) * power;
    }
    if (d == options.depth && d <= s) rbo.at_depth = figure((1 - p) / p * ext / (1 - power));
  }

  const double scale = (1 - p) / p;
  const auto length = static_cast<double>(l);
  const auto missing = static_cast<double>(l - s);
  rbo.ext = figure(scale * (ext + (seen + missing * at_s) / length * power * p / (1 - p)));
  rbo.min = figure(scale * (min + seen * tail_of_logarithm(p, l, logarithm, power)));
  // Past both ends the overlap can grow by two an item, until it is complete at depth l + s − X_l.
  const auto complete = static_cast<std::size_t>(static_cast<double>(l + s) - seen);
  for (std::size_t d = l + 1; d <= complete; ++d) {
    power *= p;
    const auto depth = static_cast<double>(d);
    max += (2 * depth - static_cast<double>(l + s) + seen) / depth * power;
  }
  rbo.max = figure(scale * (max + power * p / (1 - p)));
  return rbo;
}

}  // namespace limpid
