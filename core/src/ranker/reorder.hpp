// Reorder: the steps that move posts. Here is an order, give me another; "best" means earliest in it.
#pragma once

#include "posts/posts.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace limpid {

/// limit: fills places best first, so that any `within` places in a row (0: the whole feed) hold at most
/// `at_most` posts of one group. A post that would break this waits for the first place where it does not.
/// Where every remaining post would break it, the window is emptied and filling goes on.
///
/// `group_of` gives a row's group, kNoCode for rows that are neither counted nor moved. Gives the places,
/// from 0, at which the window was emptied. O(n log n).
std::vector<std::size_t> limit(std::vector<Row>& order, const std::function<std::uint32_t(Row)>& group_of,
                               std::size_t groups, std::size_t at_most, std::size_t within);

/// mix: place i (from 1) takes the best remaining post that satisfies the condition if fewer than
/// floor(share·i + 0.5) have been placed, otherwise the best that does not; when one side is used up the
/// other follows.
void mix(std::vector<Row>& order, const std::function<bool(Row)>& satisfies, double share);

/// pin: posts that satisfy the condition to the top, both sides keeping their order.
void pin(std::vector<Row>& order, const std::function<bool(Row)>& satisfies);

}  // namespace limpid
