// Robust: would the top be the same if the counts were a little different?
#pragma once

#include <limpid/measure.hpp>

namespace limpid {

/// The recipe on `rounds` copies of the timeline whose counts are each multiplied by max(0, 1 + jitter·z), z
/// standard normal. An error only where memory runs out.
[[nodiscard]] Result<Robust> robustness(const Ranking& ranking, const CompareOptions& options);

}  // namespace limpid
