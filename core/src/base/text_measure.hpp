// How long and how loud a text is: words, characters, share of capitals, exclamation marks, emoji.
//
// One pass over UTF-8 that nobody has checked. A recipe asks for these as columns, so a reader
// measures each post once.
#pragma once

#include "base/number.hpp"

#include <cstdint>
#include <string_view>

namespace limpid {

struct TextMeasure {
  /// See words.hpp.
  std::uint64_t words = 0;

  /// Code points; an ill-formed piece of UTF-8 counts as the one U+FFFD that repair makes of it.
  std::uint64_t characters = 0;

  /// The share of the letters that are capitals, 0 to 1; unknown where there is no letter. Letters
  /// of scripts without case count as letters that are no capitals.
  double capitals = kUnknown;

  /// Exclamation marks: ! and its wide, small and vertical forms, ⁈ and ⁉ (one each), ‼ (two), and
  /// the Armenian, N'Ko and Limbu signs. Not ¡, which only opens what ! closes; not ❗ ❕ ❣, nor
  /// ‼️ and ⁉️ with U+FE0F, which are emoji.
  std::uint64_t exclamations = 0;

  /// Emoji as people see them: a family joined by U+200D, a flag, a keycap (1️⃣) or a face with
  /// its skin tone is one (UTS #51). Digits, # and * are none; © or ↔ only with U+FE0F; none with
  /// U+FE0E.
  std::uint64_t emoji = 0;
};

[[nodiscard]] TextMeasure measure(std::string_view utf8);

/// Whether `capitals` would be known; looks no further than the first letter, or little.
[[nodiscard]] bool has_letters(std::string_view utf8);

}  // namespace limpid
