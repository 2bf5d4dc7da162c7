// Estimate: how high could each post stand after a slider moved? An upper bound on every score for the price
// of reading 16 bytes a post, where scoring reads every column.
//
// For recipes that are a weighted sum times factors. Kept for each post: the sum at some earlier weights and
// the product of its factors, as floats. A changed weight adds (new − old)·value. Whoever's bound is below a
// score that enough posts reach cannot be among the first; all others are scored exactly, so what is shown
// never depends on an estimate.
//
// Why it is a bound. Let p be the sum as doubles in the recipe's order, S = Σ |weight|·max |value| over all
// posts.
// - The float of the sum differs from it by at most 2^-24 of it, that is 2^-23 of the float (or 2^-149).
// - Each addition, there and here, rounds by at most 2^-53·S; with t terms fewer than 4t + 8 of them.
// kSumSlack·S is
//   more than that for t ≤ kMostTerms.
// - A sum ≥ 0 is then multiplied: the score is at most p·Πf·(1 + 2^-52)^factors. The float of the product has
// 2^-20 of
//   it added before it is rounded, and is never below kLeastFactor, above which neither it nor the score
//   underflows.
// - A sum < 0 gives a score ≤ 0; bounds are never below 0.
//
// And a lower bound, for windows in the middle: the same the other way round. The product's float lies at
// most kProductSlack above the product (its margin, a half-life's bound, and one more margin for each
// scaling), unless it was raised to kLeastFactor: below kLeastFactor·kMostScale^scalings nothing is known. No
// score underflows above that, since all factors above 1 together stay below kSafe.
#pragma once

#include "ranker/scoring.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace limpid {

/// Posts that share one bound, the highest of theirs.
inline constexpr Row kCeilingRows = 64;

class Estimate {
 public:
  explicit Estimate(const Scoring& scoring) : scoring_(scoring) {}

  /// A number in an expression changed, or who is hidden. Weights and plain factors are found by comparing.
  void term_changed() { sums_known_ = false; }
  void factors_changed() { factors_known_ = false; }

  /// Whether there are bounds for this recipe with these numbers: no sum or product can come near overflow,
  /// where a step would leave the score as it is. Columns must be up to date. Allocates the first time only.
  bool ready();

  /// Bounds of all posts, kCeilingRows at a time. When `ready`, as all that follows.
  const std::vector<double>& ceilings();

  /// Upper bounds of rows [first, first + count), count ≤ kCeilingRows: 0 where hidden, never below 0. When
  /// `ready`.
  void bound(Row first, Row count, double* upper) const;
  /// And lower ones: −infinity where nothing is known.
  void bound(Row first, Row count, double* upper, double* lower) const;

  /// Whether no score can be below 0.
  [[nodiscard]] bool never_negative() const;

  /// Calls found(row) for each post whose bound reaches `floor`, which is above 0. After `ceilings`.
  template <class Found>
  void each_reaching(double floor, Found found) const {
    double bounds[kCeilingRows];
    for (std::size_t block = 0; block < ceilings_.size(); ++block) {
      if (!(ceilings_[block] >= floor)) continue;
      const Row first = static_cast<Row>(block) * kCeilingRows;
      const Row count = std::min<Row>(kCeilingRows, static_cast<Row>(sums_.size()) - first);
      bound(first, count, bounds);
      for (Row i = 0; i < count; ++i) {
        if (bounds[i] >= floor) found(first + i);
      }
    }
  }

 private:
  struct Term {
    std::size_t step;
    double weight;  // that the sums were made with
    double lowest, highest;

    [[nodiscard]] double size() const { return highest > -lowest ? highest : -lowest; }
  };
  struct Factor {
    std::size_t step;
    double plain;    // that the products were made with; 1 for an expression
    double highest;  // of all posts, at least 1
  };
  struct Change {
    const double* values;
    double by;
  };

  void find_steps();
  void sum_up();
  void multiply_out();
  void multiply_block(Factor& factor, Row first, Row count, double* product) const;
  void settle_factors();
  void scale(Factor& factor, double plain);
  void settle_changes();
  void add_changes(Row first, Row count, double* sums) const;

  const Scoring& scoring_;
  bool found_ = false, sums_known_ = false, factors_known_ = false;
  std::vector<Term> terms_;
  std::vector<Factor> factor_steps_;
  int scaled_ = 0;                     // how often since the products were made
  double highest_product_ = 0;         // of all factors above 1
  double least_known_factor_ = 0;      // below it a product may have been raised
  std::vector<float> sums_, factors_;  // by row
  std::vector<Change> changes_;        // since the sums were made
  double size_ = 0;                    // S, with both weights
  double slack_ = 0;
  std::vector<double> ceilings_;
};

}  // namespace limpid
