// Exact: whether a recipe gives exactly the served order but for a few accounts. Here are served scores and
// whose posts they are, give me those accounts and all factors that make the order right.
#pragma once

#include "detect/offsets.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace limpid {

struct ExactShift {
  std::uint32_t group = 0;
  /// log M lies between these: max s_below/s_own and min s_above/s_own; nothing where no post stands there.
  std::optional<double> low, high;
};

struct ExactAnswer {
  std::vector<ExactShift> shifts;  ///< Empty: the order is the recipe's own.
  std::size_t others = 0;          ///< How many other sets of as few accounts would do as well.
};

/// The fewest accounts, at most three and not with more than a third of the posts, without whose posts every
/// session stands in the order of `x`; nothing where there are none. `x` with everything that the recipe
/// gives, the spread too.
[[nodiscard]] std::optional<ExactAnswer> explain_exactly(const Observed& observed,
                                                         const std::vector<double>& x);

}  // namespace limpid
