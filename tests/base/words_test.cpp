// The words of a text, without case and accents.
#include "base/words.hpp"

#include "base/text_measure.hpp"
#include "base/unicode.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace limpid {
namespace {

std::string words_of(std::string_view text) {
  std::string joined;
  for (WordReader words(text); words.next();) {
    if (!joined.empty()) joined += '|';
    joined += words.folded();
  }
  return joined;
}

TEST(Words, OfTexts) {
  struct Case {
    std::string_view text;
    std::string_view words;
  };
  for (const Case& c : {
           Case{"", ""},
           Case{" ,\n", ""},
           Case{"one", "one"},
           Case{"One, TWO\tthree!", "one|two|three"},
           Case{"don't", "don|t"},  // the apostrophe is no letter
           Case{"3.14 covid19", "3|14|covid19"},
           Case{"#tag @ana_b", "tag|ana|b"},      // an underscore parts words
           Case{"[`{@/:", ""},                    // next to letters and digits in ASCII
           Case{"Ｎａïve CAFÉ", "ｎａive|cafe"},  // wide letters lose their case, not their width
           Case{"CAFE\u0301s", "cafes"},          // the accent is a mark: part of the word
           Case{"\u0301", ""},                    // but alone it makes none
           Case{"\u0301a", "a"},
           Case{"\u093Fa \u093F,a", "\u093Fa|a"},                   // this mark stays: a vowel sign
           Case{"Straße STRASSE STRAẞE", "straße|strasse|straße"},  // letter for letter: ß ≠ ss
           Case{"ΟΔΟΣ οδός", "οδοσ|οδοσ"},                          // final ς is σ
           Case{"Всё", "все"},
           Case{"Ⱥb", "ⱥb"},  // two bytes become three
           Case{"नमस्ते दुनिया", "नमस्ते|दुनिया"},
           Case{"می‌خواهم", "می|خواهم"},  // U+200C, which joins no letters, parts words
           Case{"한국어 배우기", "한국어|배우기"},
           Case{"日本語。", "日|本|語"},  // no spaces: each letter by itself
           Case{"น้ำ", "น|ำ"},             // the tone mark folds away
           Case{"Tシャツ2枚", "t|シ|ャ|ツ|2|枚"},
           Case{"漢abc漢", "漢|abc|漢"},
           Case{"か\u3099か", "か\u3099|か"},  // a voicing mark stays, with its letter …
           Case{"\u3099か", "か"},             // … but one before an unspaced letter has none
           Case{"❤️ 🎉🎉", ""},
           Case{"❤️Love❤️", "love"},
           Case{"1️⃣", "1"},              // a keycap is a digit with marks
           Case{"a\xFFz\xE2\x82Z", "a|z|z"},  // what is ill-formed parts words
           Case{"\xC3", ""},
       }) {
    EXPECT_EQ(words_of(c.text), c.words) << c.text;
  }
}

TEST(Words, LongerThanAnyBuffer) {
  const std::string a(100'000, 'a');
  EXPECT_EQ(words_of(std::string(100'000, 'A') + "É!" + a), a + "e|" + a);
}

// No case, no accents: so unspaced letters need not be folded.
TEST(Words, UnspacedLettersFoldToThemselves) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if ((properties(c) & kUnspaced) != 0) {
      EXPECT_EQ(fold(c), c) << static_cast<std::uint32_t>(c);
    }
  }
}

// A word never folds to nothing, and folding does not change where words begin.
TEST(Words, FoldingKeepsLetters) {
  constexpr int kPartOfWord = kLetter | kDigit | kUnspaced;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if ((properties(c) & kPartOfWord) != 0) {
      EXPECT_EQ(properties(fold(c)) & kPartOfWord, properties(c) & kPartOfWord)
          << static_cast<std::uint32_t>(c);
    }
  }
}

// Those who count words and those who look for them have the same ones. And read once more, folded
// words are the same words.
TEST(Words, AsManyAsAreCounted) {
  constexpr std::string_view kPieces[] = {"a",      "B",      "7",    " ",        "-",      "é",
                                          "\u0301", "日",     "か",   "น",        "\u3099", "\u093F",
                                          "❤",      "\uFE0F", "\xFF", "\xE2\x82", "한",     "Ω"};
  std::mt19937 random(1);
  for (int i = 0; i < 10'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    std::uint64_t count = 0;
    for (WordReader words(text); words.next();) ++count;
    EXPECT_EQ(count, measure(text).words) << text;
    EXPECT_EQ(words_of(words_of(text)), words_of(text)) << text;
  }
}

}  // namespace
}  // namespace limpid
