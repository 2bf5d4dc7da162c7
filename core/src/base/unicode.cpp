// Lookup in the generated tables: at once for Latin-1, by binary search for the rest.
#include "base/unicode.hpp"

#include "base/unicode_tables.hpp"

#include <algorithm>

namespace limpid {
namespace {

using namespace unicode_tables;

/// The last range that does not begin after `code_point`.
std::uint32_t property_range(char32_t code_point) {
  const char32_t page = code_point >> 8;
  const bool high = page >= 256;
  const std::uint32_t* first = kPropertyRanges + kPropertyPages[high ? 256 : page];
  const std::uint32_t* last = kPropertyRanges + (high ? kPropertyRangeCount - 1 : kPropertyPages[page + 1]);
  const auto begins_after = [](char32_t c, std::uint32_t range) { return c < range >> 8; };
  return std::upper_bound(first + 1, last + 1, code_point, begins_after)[-1];
}

template <class CodePoint>
char32_t fold_in(const FoldRange<CodePoint>* ranges, std::size_t count, char32_t code_point) {
  const auto* range =
      std::lower_bound(ranges, ranges + count, code_point,
                       [](const FoldRange<CodePoint>& candidate, char32_t c) { return candidate.last < c; });
  if (range == ranges + count || code_point < range->first) return code_point;
  if (range->target == 0) return 0;
  const char32_t offset = code_point - range->first;
  if (range->target == range->first + 1) return code_point + (offset % 2 == 0 ? 1 : 0);
  return range->target + offset;
}

}  // namespace

std::uint8_t properties(char32_t code_point) {
  if (code_point < 256) return kLatin1Properties[code_point];
  if (code_point > 0x10FFFF) return 0;
  const std::uint32_t range = property_range(code_point);
  const auto found = static_cast<std::uint8_t>(range & 0xFF);
  if ((found & kAlternatingCapitals) == 0) return found;
  const bool capital = (code_point - (range >> 8)) % 2 == 0;
  return capital ? kLetter | kCapital : kLetter;
}

char32_t fold(char32_t code_point) {
  if (code_point < 256) return kLatin1Folds[code_point];
  if (code_point < 0x10000) return fold_in(kFoldRanges, kFoldRangeCount, code_point);
  return fold_in(kHighFoldRanges, kHighFoldRangeCount, code_point);
}

}  // namespace limpid
