// Bytes: words out of memory, and short texts compared without a call. Names and handles are short, and in
// WebAssembly memcmp goes byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace limpid {

/// The word that begins at `from`, which need not be aligned.
template <class Word>
Word load_word(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// a == b. The last word may overlap the one before it.
inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const char* const x = a.data();
  const char* const y = b.data();
  const std::size_t size = a.size();
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (load_word<std::uint64_t>(x + at) != load_word<std::uint64_t>(y + at)) return false;
    }
    return load_word<std::uint64_t>(x + size - 8) == load_word<std::uint64_t>(y + size - 8);
  }
  if (size >= 4) {
    return load_word<std::uint32_t>(x) == load_word<std::uint32_t>(y) &&
           load_word<std::uint32_t>(x + size - 4) == load_word<std::uint32_t>(y + size - 4);
  }
  for (std::size_t at = 0; at < size; ++at) {
    if (x[at] != y[at]) return false;
  }
  return true;
}

}  // namespace limpid
