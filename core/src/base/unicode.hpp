// What a code point is (letter, mark, digit, capital, emoji), and what it is when case and accents
// are ignored.
//
// The answers are those of the Unicode Character Database, kept in tables that
// `tools/unicode_tables.py` writes (unicode_tables.cpp, which also says of which version). The
// machine's locale has no say.
#pragma once

#include <cstdint>

namespace limpid {

/// Properties of a code point; several may hold.
enum CodePointProperty : std::uint8_t {
  kLetter = 1 << 0,        ///< General category L.
  kMark = 1 << 1,          ///< M: accents, vowel signs, variation selectors; part of what they follow.
  kDigit = 1 << 2,         ///< Nd: a decimal digit of any script.
  kCapital = 1 << 3,       ///< Lu and Lt: upper case and title case.
  kUnspaced = 1 << 4,      ///< A letter of Han, Hiragana, Katakana, Thai, Lao, Khmer or Myanmar, which
                           ///< are written without spaces between words.
  kEmoji = 1 << 5,         ///< A picture on its own: 😀, ❤, a flag's letter, a skin tone.
  kEmojiIfAsked = 1 << 6,  ///< Text (©, ‼, ↔, ℹ) that U+FE0F turns into a picture.
};

/// All the properties of `code_point`; none for what is unassigned or no code point.
[[nodiscard]] std::uint8_t properties(char32_t code_point);

/// `code_point` without case and accents: É, é → e; ё → е; й → и; ᾧ → ω; 東 → 東.
/// 0 for a combining mark that disappears (and for U+0000).
///
/// Case: Unicode's simple case folding. Then the base letter of the canonical decomposition, again
/// and again, if all the marks it carries disappear. So é, and e followed by U+0301, fold alike.
/// A mark disappears if it has no primary weight in the Default Unicode Collation Element Table
/// (UTS #10): accents, Arabic and Hebrew points, Thai tone marks; but not the vowel signs of Indic
/// scripts, without which other words would be meant. Nor do the voicing marks of kana: は, ば and
/// ぱ are three letters to those who read them. Left as they are: ß, ø, ł, ligatures and wide forms
/// (no canonical decomposition), Hangul syllables (which decompose into letters, not marks), and
/// CJK compatibility ideographs (rare, and a thousand more entries).
[[nodiscard]] char32_t fold(char32_t code_point);

}  // namespace limpid
