// Held out: does a recipe put posts in order that it was not fitted to, and better than it does shuffled
// ones?
#pragma once

#include <limpid/measure.hpp>

#include "detect/offsets.hpp"
#include "detect/weights.hpp"

#include <cstdint>
#include <vector>

namespace limpid {

/// Pairs of posts of one session, one above the other; agreed where the upper one has the higher worth, half
/// where they are equal.
struct Pairs {
  double agreed = 0, all = 0;
  [[nodiscard]] Figure share() const {
    return all > 0 ? figure(agreed / all) : undefined("no two posts to compare");
  }
};

/// O(n log n).
[[nodiscard]] Pairs pairs_in_order(const PlackettLuce& order, const std::vector<double>& worths);

/// Pairs with at least one post of an author that the weights were not fitted to: five folds of authors.
[[nodiscard]] Pairs held_out_pairs(const Observed& observed, const Signals& signals,
                                   const std::vector<double>& start, std::uint64_t seed);

/// A seeded shuffle of the items of every session: which item stands at each place.
[[nodiscard]] std::vector<std::uint32_t> shuffled_places(const PlackettLuce& order, std::uint64_t seed,
                                                         std::uint64_t round);

/// The same items in other places.
[[nodiscard]] Observed reordered(const Observed& observed, const std::vector<std::uint32_t>& places);
[[nodiscard]] Signals reordered(const Signals& signals, const std::vector<std::uint32_t>& places);

/// Pairs of a held-out post of this group with somebody else's, its offset being that of its other posts:
/// five folds of its posts (fewer where it has fewer), `found` free beside it. `with` counts the offset,
/// `without` x alone.
struct OffsetPairs {
  Pairs with, without;
};
[[nodiscard]] OffsetPairs held_out_offset(const Observed& observed, const std::vector<std::uint32_t>& found,
                                          std::uint32_t group);

}  // namespace limpid
