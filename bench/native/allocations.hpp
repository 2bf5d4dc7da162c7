// Counts what the program allocates, by replacing operator new and delete (allocations.cpp).
#pragma once

#include <cstddef>

namespace limpid::bench {

/// Allocations since the program began.
[[nodiscard]] std::size_t allocations();
/// Bytes held now, as asked for.
[[nodiscard]] std::size_t bytes_held();
/// The most bytes held since the last call of `forget_peak`.
[[nodiscard]] std::size_t peak_bytes();
void forget_peak();

}  // namespace limpid::bench
