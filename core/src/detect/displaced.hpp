// Displaced: served rank against the recipe's rank, which needs no model.
#pragma once

#include "detect/served.hpp"

namespace limpid {

/// Fills the largest log10(served rank ÷ recipe's rank) of posts, authors and domains, of either sign. Ranks
/// count the posts that are in a choice and that the recipe, all its steps run, shows; by session.
[[nodiscard]] Failure find_displaced(const std::vector<Timeline>& sessions, const Served& served,
                                     const Recipe& recipe, const RankOptions& options, Detection& detection);

}  // namespace limpid
