// How fast this machine's memory is, by McCalpin's triad a = b + s·c (STREAM, 1995), with doubles: 24 bytes a
// row.
#pragma once

namespace limpid::bench {

/// The best of several runs over arrays far larger than the caches.
[[nodiscard]] double triad_bytes_per_second();

/// Likewise, of nothing but reading: columns of a million doubles, as many as the scoring pass reads, a block
/// at a time. No pass over these columns can be faster.
[[nodiscard]] double reading_bytes_per_second();

}  // namespace limpid::bench
