// The shape of the generated tables in unicode_tables.cpp; only unicode.cpp reads them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace limpid::unicode_tables {

/// Besides the properties: capitals alternate in this range, the first code point being one.
/// (Ā ā Ă ă …: one range in place of one for each letter.)
inline constexpr std::uint8_t kAlternatingCapitals = 1 << 7;

/// `first code point << 8 | properties` of each range, which ends where the next begins; ascending.
extern const std::uint32_t kPropertyRanges[];
extern const std::size_t kPropertyRangeCount;

/// Which range holds the first code point of each page of 256, up to and with U+10000: shortens the
/// search.
extern const std::uint16_t kPropertyPages[257];

/// The first 256 code points once more, to be looked up at once.
extern const std::uint8_t kLatin1Properties[256];
extern const std::uint16_t kLatin1Folds[256];

/// The code points `first` to `last` fold to `target`, `target` + 1, …; or all disappear, if
/// `target` is 0. If `target` is `first` + 1, only every second one folds, to its neighbour.
template <class CodePoint>
struct FoldRange {
  CodePoint first;
  CodePoint last;
  CodePoint target;
};

/// Ascending; below U+10000, and the rest. Code points in no range fold to themselves.
extern const FoldRange<std::uint16_t> kFoldRanges[];
extern const std::size_t kFoldRangeCount;
extern const FoldRange<std::uint32_t> kHighFoldRanges[];
extern const std::size_t kHighFoldRangeCount;

}  // namespace limpid::unicode_tables
