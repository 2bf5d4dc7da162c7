// A plain evaluator of recipes: written from the contract alone (docs/recipe.md), one post and one
// rule after the other, with no thought of speed, so that a reader sees that it is right and the
// core can be compared with it.
//
// In: canonical JSON lines of one timeline, a recipe's JSON, now. Out: the feed, the scores, the
// reasons, and how each order step moved the posts. Only for recipes that the core accepts.
#pragma once

#include <limpid/rank.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace limpid::plain {

using Ids = std::vector<std::string>;

/// What one order step did.
struct Move {
  Ids before, after;
  Ids emptied;  ///< limit: posts at whose position the window was emptied.
};

struct Feed {
  Ids order;                             ///< Shown posts, best first.
  std::map<std::string, double> scores;  ///< By id, hidden posts too.
  std::map<std::string, Ids> hidden;     ///< By id: the steps that hide it; none for shown posts.
  /// By id: for each step "applied", or why it was not, as Because is named.
  std::map<std::string, std::vector<std::string>> because;
  std::map<std::string, Move> moves;  ///< By the id of an order step that ran.
};

/// `now`: milliseconds since 1970 UTC, if it is given. `shown_anyway`: the id of a post that no
/// step hides.
[[nodiscard]] Feed rank(const std::vector<std::string>& lines, const std::string& recipe,
                        std::optional<std::int64_t> now = {}, const std::string& shown_anyway = {});

/// Replays a path's steps from 0, as a stranger would do from the contract; "" if every step and
/// the score come out bit for bit, else which did not.
[[nodiscard]] std::string replay(const Path& path);

[[nodiscard]] bool same_bits(double a, double b);

}  // namespace limpid::plain
