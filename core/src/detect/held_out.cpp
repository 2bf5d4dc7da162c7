#include "detect/held_out.hpp"

#include "detect/served.hpp"
#include "sample/random.hpp"

#include <algorithm>
#include <numeric>

namespace limpid {

namespace {

constexpr std::uint32_t kFolds = 5;

// How many of the values taken in so far are below one: a Fenwick tree over their ranks.
class Below {
 public:
  explicit Below(std::size_t ranks) : sums_(ranks + 1) {}
  void take(std::size_t rank) {
    for (std::size_t i = rank + 1; i < sums_.size(); i += i & (~i + 1)) ++sums_[i];
  }
  [[nodiscard]] std::uint32_t count(std::size_t rank) const {
    std::uint32_t sum = 0;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sum += sums_[i];
    return sum;
  }

 private:
  std::vector<std::uint32_t> sums_;
};

// Stages [begin, end) are one session.
void add_session(const PlackettLuce& order, std::size_t begin, std::size_t end,
                 const std::vector<double>& worths, Pairs& pairs) {
  const auto& stages = order.stages();
  const std::uint32_t first = stages[begin].begin, last = stages[end - 1].end;
  std::vector<double> sorted(worths.data() + first, worths.data() + last);
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const auto rank_of = [&](std::uint32_t i) {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), worths[i]) -
                                    sorted.begin());
  };
  Below lower(sorted.size());
  double taken = 0;
  for (std::size_t s = end; s-- > begin;) {
    for (std::uint32_t i = stages[s].begin; i < stages[s].end; ++i) {
      const std::size_t rank = rank_of(i);
      const double below = lower.count(rank), equal = lower.count(rank + 1) - below;
      pairs.agreed += below + 0.5 * equal;
      pairs.all += taken;
    }
    for (std::uint32_t i = stages[s].begin; i < stages[s].end; ++i) lower.take(rank_of(i));
    taken += stages[s].end - stages[s].begin;
  }
}

Signals restricted(const Signals& signals, const std::vector<bool>& keep) {
  Signals kept{signals.mix, {signals.values.columns, {}}, {}};
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    const double* row = signals.values.row(i);
    kept.values.values.insert(kept.values.values.end(), row, row + signals.values.columns);
    if (!signals.rest.empty()) kept.rest.push_back(signals.rest[i]);
  }
  return kept;
}

std::vector<double> kept(const std::vector<double>& values, const std::vector<bool>& keep) {
  std::vector<double> some;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i]) some.push_back(values[i]);
  }
  return some;
}

// κ and the offsets of `free`, at the maximum.
Vector fitted(const Observed& observed, const std::vector<std::uint32_t>& free) {
  Design design{1 + free.size(), {}};
  for (std::size_t i = 0; i < observed.x.size(); ++i) {
    design.values.push_back(observed.x[i]);
    for (const std::uint32_t group : free) design.values.push_back(observed.group[i] == group ? 1 : 0);
  }
  return fit_linear(observed.order, design).point;
}

}  // namespace

Pairs pairs_in_order(const PlackettLuce& order, const std::vector<double>& worths) {
  Pairs pairs;
  std::size_t begin = 0;
  for (std::size_t s = 0; s < order.stages().size(); ++s) {
    if (!order.stages()[s].last && s + 1 < order.stages().size()) continue;
    add_session(order, begin, s + 1, worths, pairs);
    begin = s + 1;
  }
  return pairs;
}

Pairs held_out_pairs(const Observed& observed, const Signals& signals, const std::vector<double>& start,
                     std::uint64_t seed) {
  std::vector<std::uint32_t> fold_of(observed.groups());
  for (std::uint32_t group = 0; group < fold_of.size(); ++group)
    fold_of[group] = invented::Random(seed, invented::Purpose::fold, group).below(kFolds);
  Pairs held_out;
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    std::vector<bool> keep(observed.x.size());
    for (std::size_t i = 0; i < keep.size(); ++i)
      keep[i] = observed.group[i] == kNoGroup || fold_of[observed.group[i]] != fold;
    const Observed others = restricted(observed, keep);
    if (others.x.size() < 2 || others.x.size() == keep.size()) continue;
    const Weights weights = fit_weights(others.order, restricted(signals, keep), start, {});
    const std::vector<double> worths = worths_of(signals, weights.weights);
    const double sign = weights.kappa < 0 ? -1 : 1;
    std::vector<double> signed_worths;
    for (const double worth : worths) signed_worths.push_back(sign * worth);
    const Pairs all = pairs_in_order(observed.order, signed_worths);
    const Pairs among_others = pairs_in_order(others.order, kept(signed_worths, keep));
    held_out.agreed += all.agreed - among_others.agreed;
    held_out.all += all.all - among_others.all;
  }
  return held_out;
}

std::vector<std::uint32_t> shuffled_places(const PlackettLuce& order, std::uint64_t seed,
                                           std::uint64_t round) {
  std::vector<std::uint32_t> places(order.items());
  std::iota(places.begin(), places.end(), 0u);
  invented::Random random(seed, invented::Purpose::permutation, round);
  std::uint32_t begin = 0;
  for (const PlackettLuce::Stage& stage : order.stages()) {
    if (stage.first) begin = stage.begin;
    if (!stage.last && stage.end != places.size()) continue;
    for (std::uint32_t n = stage.end - begin; n > 1; --n) {
      const std::uint32_t j = random.below(n);
      std::swap(places[begin + n - 1], places[begin + j]);
    }
  }
  return places;
}

Observed reordered(const Observed& observed, const std::vector<std::uint32_t>& places) {
  Observed other = observed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    other.x[i] = observed.x[places[i]];
    other.group[i] = observed.group[places[i]];
  }
  return other;
}

Signals reordered(const Signals& signals, const std::vector<std::uint32_t>& places) {
  Signals other = signals;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::copy_n(signals.values.row(places[i]), signals.values.columns, other.values.row(i));
    if (!signals.rest.empty()) other.rest[i] = signals.rest[places[i]];
  }
  return other;
}

OffsetPairs held_out_offset(const Observed& observed, const std::vector<std::uint32_t>& found,
                            std::uint32_t group) {
  const std::uint32_t folds = std::min(kFolds, observed.posts[group]);
  OffsetPairs pairs;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<bool> keep(observed.x.size(), true);
    std::uint32_t nth = 0;
    for (std::size_t i = 0; i < keep.size(); ++i) {
      if (observed.group[i] == group && nth++ % folds == fold) keep[i] = false;
    }
    const Vector beta = fitted(restricted(observed, keep), found);
    std::vector<double> worths(observed.x.size());
    for (std::size_t i = 0; i < worths.size(); ++i) {
      worths[i] = beta[0] * observed.x[i];
      for (std::size_t k = 0; k < found.size(); ++k) {
        if (observed.group[i] == found[k]) worths[i] += beta[static_cast<Eigen::Index>(k + 1)];
      }
    }
    // Pairs with a held-out post: all less those without it, its author's own pairs left out of both.
    std::vector<bool> others(keep.size()), others_and_held_out(keep.size());
    for (std::size_t i = 0; i < keep.size(); ++i) {
      others[i] = observed.group[i] != group;
      others_and_held_out[i] = others[i] || !keep[i];
    }
    std::vector<bool> held_out(keep.size());
    for (std::size_t i = 0; i < keep.size(); ++i) held_out[i] = !keep[i];
    const auto count = [&](const std::vector<double>& values, Pairs& into) {
      const Pairs both =
          pairs_in_order(restricted(observed, others_and_held_out).order, kept(values, others_and_held_out));
      for (const std::vector<bool>* part : {&others, &held_out}) {
        const Pairs inside = pairs_in_order(restricted(observed, *part).order, kept(values, *part));
        into.agreed -= inside.agreed;
        into.all -= inside.all;
      }
      into.agreed += both.agreed;
      into.all += both.all;
    };
    count(worths, pairs.with);
    count(observed.x, pairs.without);
  }
  return pairs;
}

}  // namespace limpid
