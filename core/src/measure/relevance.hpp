// Relevance: the gains of a ranked list in, how well the good ones stand at the top out.
//
// As trec_eval computes them (NIST): gains are linear unless asked otherwise, an item is relevant where its
// gain reaches a level, and every cut-off divides by k even where the list is shorter.
#pragma once

#include <limpid/measure.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace limpid {

/// A ranked list and what there was to find.
class Relevance {
 public:
  /// `ranked`: gains in the order of the list. `all`: the gains of all that was judged, in any order, those
  /// that the list missed included. `relevant_from`: the least gain of a relevant item.
  Relevance(std::span<const double> ranked, std::vector<double> all, Gains gains = Gains::linear,
            double relevant_from = kLeastGain);

  [[nodiscard]] std::size_t relevant() const { return relevant_; }

  /// Normalised discounted cumulative gain, Σ gain/log2(1 + rank) ÷ that of the best order (Järvelin and
  /// Kekäläinen, TOIS 2002), of the first k; 0: of the whole list.
  [[nodiscard]] Figure ndcg(std::size_t k = 0) const;
  /// Mean over all relevant items of the precision at their ranks, 0 for those that are not in the first k.
  [[nodiscard]] Figure average_precision(std::size_t k = 0) const;
  /// Share of relevant items among the first k.
  [[nodiscard]] Figure precision(std::size_t k) const;
  /// Share of the relevant items that stand in the first k.
  [[nodiscard]] Figure recall(std::size_t k) const;
  /// 1 / rank of the first relevant item; 0 where the list has none of those there are.
  [[nodiscard]] Figure reciprocal_rank() const;
  /// Precision at rank R, R the number of relevant items.
  [[nodiscard]] Figure r_precision() const;

  /// Any gain above 0 is relevant.
  static constexpr double kLeastGain = 4.9406564584124654e-324;

 private:
  [[nodiscard]] std::size_t hits(std::size_t k) const;
  [[nodiscard]] std::size_t cut(std::size_t k) const {
    return k == 0 || k > ranked_.size() ? ranked_.size() : k;
  }

  std::vector<double> ranked_, ideal_;  // ideal: the gains above 0, best first
  std::vector<bool> is_relevant_;       // by rank
  std::size_t relevant_ = 0;
  bool negative_ = false, infinite_ = false;
};

}  // namespace limpid
