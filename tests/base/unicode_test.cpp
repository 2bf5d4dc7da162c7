// Properties of code points, and what they fold to.
#include "base/unicode.hpp"

#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <ios>
#include <string>
#include <string_view>

namespace limpid {
namespace {

TEST(Properties, OfCodePoints) {
  struct Case {
    char32_t code_point;
    int properties;
  };
  for (const Case& c : {
           Case{U'a', kLetter},
           Case{U'A', kLetter | kCapital},
           Case{U'7', kDigit},  // neither digits nor # are emoji, though emoji-data.txt lists them
           Case{U'#', 0},
           Case{U'_', 0},
           Case{U' ', 0},
           Case{U'\0', 0},
           Case{U'ª', kLetter},
           Case{U'²', 0},  // a number, but no decimal digit
           Case{U'½', 0},
           Case{U'ß', kLetter},
           Case{U'É', kLetter | kCapital},
           Case{U'×', 0},                   // stands among the letters of Latin-1
           Case{U'Ā', kLetter | kCapital},  // Ā ā Ă ă alternate …
           Case{U'ā', kLetter},
           Case{U'Ĺ', kLetter | kCapital},  // … and here on odd code points
           Case{U'ĺ', kLetter},
           Case{U'ĸ', kLetter},             // between the two, without a capital
           Case{U'ǅ', kLetter | kCapital},  // title case
           Case{U'Ж', kLetter | kCapital},
           Case{U'ж', kLetter},
           Case{U'ა', kLetter},
           Case{U'א', kLetter},
           Case{U'٣', kDigit},  // Arabic-Indic three
           Case{U'५', kDigit},
           Case{U'Ⅷ', 0},  // a letter number: neither
           Case{U'\u0301', kMark},
           Case{U'\u093F', kMark},  // Devanagari vowel sign i
           Case{U'\uFE0F', kMark},
           Case{U'\u20E3', kMark},  // enclosing keycap
           Case{U'\u200D', 0},      // zero width joiner
           Case{U'字', kLetter | kUnspaced},
           Case{U'𠮷', kLetter | kUnspaced},  // beyond U+FFFF
           Case{U'の', kLetter | kUnspaced},
           Case{U'ー', kLetter | kUnspaced},  // shared by the two kana
           Case{U'ｶ', kLetter | kUnspaced},   // half width
           Case{U'ก', kLetter | kUnspaced},
           Case{U'ກ', kLetter | kUnspaced},
           Case{U'ក', kLetter | kUnspaced},
           Case{U'က', kLetter | kUnspaced},
           Case{U'한', kLetter},  // Korean has spaces
           Case{U'、', 0},
           Case{U'😀', kEmoji},
           Case{U'❤', kEmoji},  // text by default, but nobody reads it so
           Case{U'☀', kEmoji},
           Case{U'★', 0},  // a star is not ⭐
           Case{U'⭐', kEmoji},
           Case{U'🇫', kEmoji},     // half a flag
           Case{U'🏽', kEmoji},  // a skin tone
           Case{U'©', kEmojiIfAsked},
           Case{U'‼', kEmojiIfAsked},
           Case{U'ℹ', kLetter | kEmojiIfAsked},
           Case{U'❗', kEmoji},
           Case{char32_t{0x1FAF9}, kEmoji},  // reserved for an emoji of a later version
           Case{char32_t{0x0378}, 0},        // unassigned
           Case{char32_t{0xD800}, 0},        // a surrogate
           Case{char32_t{0xE0100}, kMark},
           Case{char32_t{0x10FFFF}, 0},
           Case{char32_t{0x110000}, 0},  // beyond all code points
           Case{kIllFormed, 0},
       }) {
    EXPECT_EQ(properties(c.code_point), c.properties)
        << "U+" << std::hex << static_cast<unsigned long>(c.code_point);
  }
}

std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = fold(next_code_point(text));
    if (c != 0) append_code_point(out, c);
  }
  return out;
}

TEST(Fold, IgnoresCaseAndAccents) {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  for (const Case& c : {
           Case{"ABC xyz 09_", "abc xyz 09_"},
           Case{"ÀÉÎÕÜçñÿ", "aeioucny"},
           Case{"Žluťoučký kůň", "zlutoucky kun"},
           Case{"e\u0301", "e"},                        // é written as two code points
           Case{"Việt Nam", "viet nam"},                // ệ carries two accents
           Case{"ΆΔΕΛΦΌΣ αδελφός", "αδελφοσ αδελφοσ"},  // final sigma is a sigma
           Case{"ᾧ", "ω"},
           Case{"Ёлка Йод", "елка иод"},
           Case{"İstanbul", "istanbul"},
           Case{"ſ \u212A \u212B \u00B5", "s k a μ"},  // long s, Kelvin, Ångström, micro
           Case{"ǅ", "ǆ"},
           Case{"ẞ ß", "ß ß"},                  // simple folding: not "ss"
           Case{"Øl Łódź ıAﬁ", "øl łodz ıaﬁ"},  // ø, ł, ı and ligatures have no base letter
           Case{"ԱՐԵՎ", "արեվ"},
           Case{"Ꭰꭰ", "ᎠᎠ"},  // Cherokee folds to its capitals
           Case{"𐐀", "𐐨"},
           Case{"שָׁלוֹם", "שלום"},                // Hebrew points
           Case{"مُحَمَّد أحمد", "محمد احمد"},      // Arabic short vowels; alef with hamza
           Case{"ภาษาไทย น้ำ", "ภาษาไทย นำ"},    // tone marks go, vowel signs stay
           Case{"हिन्दी ड़", "हिन्दी ड"},          // vowel signs and virama stay, nukta goes
           Case{"はばぱ カガ", "はばぱ カガ"},  // voicing makes another letter
           Case{"か\u3099", "か\u3099"},
           Case{"한국어", "한국어"},  // syllables are kept whole
           Case{"字 豈", "字 豈"},
           Case{"❤\uFE0F", "❤"},  // the variation selector is a mark that disappears
           Case{"ＡＢ", "ａｂ"},  // wide letters lose their case, not their width
       }) {
    EXPECT_EQ(folded(c.text), c.expected) << c.text;
  }
}

TEST(Fold, AgainChangesNothing) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    ASSERT_EQ(fold(fold(c)), fold(c)) << std::hex << static_cast<unsigned long>(c);
  }
}

TEST(Fold, OnlyMarksDisappear) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (fold(c) != 0) continue;
    ASSERT_EQ(properties(c), kMark) << std::hex << static_cast<unsigned long>(c);
  }
}

TEST(Fold, KeepsLettersLetters) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if ((properties(c) & kLetter) == 0) continue;
    ASSERT_EQ(properties(fold(c)) & kLetter, kLetter) << std::hex << static_cast<unsigned long>(c);
  }
}

}  // namespace
}  // namespace limpid
