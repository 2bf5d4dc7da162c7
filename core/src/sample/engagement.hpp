// Engagement: how many people saw an invented post, and what they did about it.
#pragma once

#include "sample/cast.hpp"
#include "sample/entry.hpp"
#include "sample/random.hpp"

namespace limpid::invented {

/// What makes a post fare better or worse than its author's others; 1 is as usual.
struct Appeal {
  double views = 1;
  double likes = 1;
  double replies = 1;
};

/// About how many people see a post of this account, once it is old.
[[nodiscard]] double usual_audience(const Account& author);

[[nodiscard]] Counts engagement(const Account& author, const Post& post, const Appeal& appeal,
                                Random& random);

/// What the invented platform orders by, before noise: much engagement and closeness, a little freshness. The logarithm
/// of a product.
[[nodiscard]] double log_worth(const Account& author, const Post& post, const Entry& entry);

/// With noise, and a thumb on the scale for one account.
[[nodiscard]] double served_score(const Account& author, const Post& post, const Entry& entry,
                                  Random& random);

}  // namespace limpid::invented
