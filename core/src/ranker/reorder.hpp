// Reorder: the steps that move posts. Here is an order, give me another; "best" means earliest in it.
//
// Each also works on the first rows of an order of which the rest is not known (`all` is false): it then
// gives the places that are certain whatever follows, and leaves the rest of the vector in no particular
// state.
#pragma once

#include "posts/posts.hpp"

#include <cstdint>
#include <vector>

namespace limpid {

/// What came of a step: how many places are certain, and for limit the places, from 0, at which the window
/// was emptied.
struct Reordered {
  std::size_t certain = 0;
  std::vector<std::size_t> emptied;
};

/// limit: fills places best first, so that any `within` places in a row (0: the whole feed) hold at most
/// `at_most` posts of one group. A post that would break this waits for the first place where it does not.
/// Where every remaining post would break it, the window is emptied and filling goes on. `group_of` holds a
/// row's group, kNoCode for rows that are neither counted nor moved. O(n log n).
Reordered limit(std::vector<Row>& order, bool all, const std::uint32_t* group_of, std::size_t groups,
                std::size_t at_most, std::size_t within);

/// mix: place i (from 1) takes the best remaining post that satisfies the condition if fewer than
/// floor(share·i + 0.5) have been placed, otherwise the best that does not; when one side is used up the
/// other follows. `satisfies` holds 1 for rows that do.
Reordered mix(std::vector<Row>& order, bool all, const std::uint8_t* satisfies, double share);

/// pin: posts that satisfy the condition to the top, both sides keeping their order. `pinned`: how many posts
/// of the whole order do.
Reordered pin(std::vector<Row>& order, bool all, const std::uint8_t* satisfies, std::size_t pinned);

}  // namespace limpid
