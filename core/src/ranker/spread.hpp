// Spread: the k-th post of a group (k = 0, 1, …), in the order of the scores so far, is multiplied by
// (1 − floor)·decay^k + floor under the sign rule.
//
// No factor is above 1, so a spread never lifts a post: what stood too low to be shown before it, is too low
// after it. That is why the first places can be found without looking at the rest.
#pragma once

#include "ranker/order.hpp"
#include "ranker/sign_rule.hpp"
#include "ranker/step_columns.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace limpid {

/// Passes over posts in the order of their scores. Memory is kept for the next pass.
class Spreading {
 public:
  /// Begins a pass that goes post by post.
  void begin(const Step& step, const StepColumns& columns) {
    groups_ = columns.groups();
    seen_.resize(columns.group_count(), 0);
    factors_.set(step.decay_or_default(), step.floor_or_default());
  }
  /// How many posts of the row's group came before; kNoCode where the step does not act on it.
  std::uint32_t count(Row row) { return groups_[row] == kNoCode ? kNoCode : seen_[groups_[row]]++; }
  /// What becomes of the k-th post.
  [[nodiscard]] Changed spread(double score, std::uint32_t k) { return multiplied(score, factors_[k]); }
  [[nodiscard]] double factor(std::uint32_t k) { return factors_[k]; }
  /// Ends the pass over these rows: each that was counted is forgotten.
  void forget(Row row) {
    if (groups_[row] != kNoCode) seen_[groups_[row]] = 0;
  }

  /// A whole pass over posts that were sorted with the step's groups. Calls spread_to(row, k, changed) for
  /// each that the step acts on.
  template <class SpreadTo>
  void run(const Step& step, const StepColumns& columns, Orderer& orderer, SpreadTo spread_to) {
    begin(step, columns);
    orderer.rescore([&](const Orderer::Entry& entry, double score) {
      if (entry.group == kNoCode) return score;
      const std::uint32_t k = seen_[entry.group]++;
      const Changed changed = spread(score, k);
      spread_to(entry.row, k, changed);
      return changed.after;
    });
    std::fill(seen_.begin(), seen_.end(), 0);
  }

 private:
  const std::uint32_t* groups_ = nullptr;
  std::vector<std::uint32_t> seen_;  // by group; all 0 between passes
  SpreadFactors factors_;
};

}  // namespace limpid
