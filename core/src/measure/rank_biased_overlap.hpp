// Rank-biased overlap: two lists in, with ties and not necessarily of the same items or length; their
// similarity out, weighted towards the top.
//
// Webber, Moffat and Zobel, "A similarity measure for indefinite rankings" (TOIS 2010); with ties as Corsi
// and Urbano, "The treatment of ties in rank-biased overlap" (SIGIR 2024). O(n): while the depth grows, only
// the items of the two tie groups that it passes through change.
#pragma once

#include <limpid/measure.hpp>

#include <cstdint>
#include <vector>

namespace limpid {

/// A list with ties: items, best first, numbered within a universe of both lists' items; `ends` holds, for
/// each group of tied items, how many items stand up to its end.
struct TiedList {
  std::vector<std::uint32_t> items;
  std::vector<std::uint32_t> ends;
};

struct RboOptions {
  double p = 0.9;  ///< Persistence, above 0 and below 1.
  TieMeaning ties = TieMeaning::unknown_order;
  std::size_t depth = 0;  ///< For `at_depth`; 0: none.
};

/// `universe`: items are smaller than this.
[[nodiscard]] Rbo rank_biased_overlap(const TiedList& x, const TiedList& y, std::size_t universe,
                                      RboOptions options = {});

}  // namespace limpid
