// Words, characters, capitals, exclamation marks and emoji, as people would count them.
#include "base/text_measure.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {
namespace {

struct Count {
  std::string_view text;
  std::uint64_t expected;
};

TEST(Measure, Words) {
  for (const Count& c : {
           Count{"", 0},
           Count{" \n", 0},
           Count{"one", 1},
           Count{"  one two\tthree\nfour ", 4},
           Count{"don't", 2},  // the apostrophe is no letter
           Count{"3.14", 2},
           Count{"covid19 #tag @ana_b", 4},  // an underscore parts words
           Count{"naïve café", 2},
           Count{"cafe\u0301s", 1},  // the accent is a mark: part of the word
           Count{"\u0301", 0},       // but alone it makes none
           Count{"\u0301a", 1},
           Count{"Москва слезам не верит", 4},
           Count{"नमस्ते दुनिया", 2},
           Count{"한국어 배우기", 2},
           Count{"ሰላም", 1},
           Count{"日本語", 3},  // no spaces: each letter by itself
           Count{"日本語を話す。", 6},
           Count{"ภาษาไทย", 7},
           Count{"น้ำ", 2},          // น with its tone mark, and ำ, which Unicode has as a letter
           Count{"Tシャツ2枚", 6},  // T, シ, ャ, ツ, 2, 枚
           Count{"漢abc", 2},
           Count{"か\u3099か", 2},
           Count{"❤️ 🎉🎉", 0},
           Count{"❤️love", 1},
           Count{"1️⃣", 1},  // a keycap is an emoji, and its digit a digit
           Count{"a\xFFz", 2},   // an ill-formed byte parts words like U+FFFD
       }) {
    EXPECT_EQ(measure(c.text).words, c.expected) << c.text;
  }
}

TEST(Measure, Characters) {
  for (const Count& c : {
           Count{"", 0}, Count{"abc\n", 4}, Count{"é", 1},
           Count{"e\u0301", 2},                              // code points, not what is seen as one
           Count{"日本語", 3}, Count{"👩🏽‍🚀", 4},  // woman, skin tone, joiner, rocket
           Count{"a\xFF\xE2\x82z", 4},                       // two ill-formed pieces
       }) {
    EXPECT_EQ(measure(c.text).characters, c.expected) << c.text;
  }
}

TEST(Measure, Capitals) {
  struct Case {
    std::string_view text;
    double expected;
  };
  for (const Case& c : {
           Case{"abc", 0.0}, Case{"ABC", 1.0}, Case{"Abcd", 0.25}, Case{"A1!", 1.0},  // only letters count
           Case{"ÉÀ éà", 0.5}, Case{"ЖЖжж", 0.5}, Case{"ǅa", 0.5},  // title case is a capital
           Case{"日本AB", 0.5},                                     // letters without case are letters
           Case{"E\u0301e", 0.5},                                   // marks are none
       }) {
    EXPECT_EQ(measure(c.text).capitals, c.expected) << c.text;
    EXPECT_TRUE(has_letters(c.text)) << c.text;
  }
  for (const std::string_view text : {"", "123!", "🎉", "\u0301"}) {
    EXPECT_FALSE(is_known(measure(text).capitals)) << text;  // no letter: not known, not zero
    EXPECT_FALSE(has_letters(text)) << text;
  }
}

TEST(Measure, Exclamations) {
  for (const Count& c : {
           Count{"", 0}, Count{"No.", 0}, Count{"Yes!", 1}, Count{"!!! 1!!", 5}, Count{"本当！", 1},
           Count{"‼", 2}, Count{"⁉⁈", 2},         // one each; the other half asks
           Count{"﹗︕", 2}, Count{"¡Hola!", 1},  // the opening one belongs to the closing one
           Count{"Բարև՜", 1}, Count{"❗❕❣", 0},    // emoji
           Count{"‼️⁉️", 0},              // with U+FE0F emoji, too
           Count{"ǃ", 0},                         // a click: a letter
       }) {
    EXPECT_EQ(measure(c.text).exclamations, c.expected) << c.text;
  }
}

TEST(Measure, Emoji) {
  for (const Count& c : {
           Count{"", 0},
           Count{":-) 12 # *", 0},
           Count{"😀", 1},
           Count{"😀😀 😀", 3},
           Count{"❤", 1},
           Count{"❤️", 1},
           Count{"👍🏽", 1},  // with a skin tone
           Count{"🏽", 1},
           Count{"👩‍👩‍👧‍👦", 1},  // a family
           Count{"🏳️‍🌈", 1},
           Count{"👩🏽‍❤️‍💋‍👨🏻", 1},  // nine code points and more
           Count{"🧔‍♂", 1},                           // without the U+FE0F it should have
           Count{"🇫🇷", 1},
           Count{"🇫🇷🇩🇪", 2},  // flags pair from the left
           Count{"🇫🇷🇩", 2},
           Count{"🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴", 2},  // Wales, by tags; and a plain black flag
           Count{"1️⃣#️⃣*️⃣", 3},
           Count{"1⃣", 1},   // old keycaps lack U+FE0F
           Count{"a⃣ ⃣", 0},  // a keycap around no digit
           Count{"1️", 0},
           Count{"© ™ ↔ ℹ", 0},                     // text
           Count{"©️ ™️ ↔️ ℹ️", 4},  // asked for as pictures
           Count{"❤︎ ☎︎", 0},               // asked for as text
           Count{"😀\u200D", 1},                     // joined to nothing
           Count{"😀\u200Da", 1},
           Count{"★ ☐ →", 0},
           Count{"😀\xF0\x9F\x98", 1},  // the second is cut
       }) {
    EXPECT_EQ(measure(c.text).emoji, c.expected) << c.text;
  }
}

TEST(Measure, TextsLongerThanThePackedCounters) {
  const std::size_t length = (1 << 21) + 5;
  const TextMeasure loud = measure(std::string(length, '!'));
  EXPECT_EQ(loud.exclamations, length);
  EXPECT_EQ(loud.characters, length);
  const TextMeasure word = measure(std::string(length, 'A'));
  EXPECT_EQ(word.words, 1);
  EXPECT_EQ(word.capitals, 1.0);
}

}  // namespace
}  // namespace limpid
