// What is UTF-8, what is not, and where the replacement characters go.
#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace limpid {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kReplaced = "\uFFFD";

std::string replaced(int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += kReplaced;
  return out;
}

TEST(NextCodePoint, TakesOneAfterTheOther) {
  std::string_view text = "aé€😀"sv;
  EXPECT_EQ(next_code_point(text), U'a');
  EXPECT_EQ(next_code_point(text), U'é');
  EXPECT_EQ(next_code_point(text), U'€');
  EXPECT_EQ(next_code_point(text), U'😀');
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(next_code_point(text), kIllFormed);  // total: nothing to take, nothing taken
}

TEST(NextCodePoint, TakesTheWholeIllFormedPiece) {
  std::string_view text = "\xF0\x9F\x98z"sv;  // an emoji cut after three bytes
  EXPECT_EQ(next_code_point(text), kIllFormed);
  EXPECT_EQ(text, "z");
}

TEST(AppendCodePoint, IsReadBackForEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string bytes;
    append_code_point(bytes, c);
    std::string_view text = bytes;
    ASSERT_EQ(next_code_point(text), c);
    ASSERT_TRUE(text.empty());
  }
}

TEST(AppendCodePoint, ReplacesWhatIsNone) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, kIllFormed}) {
    std::string bytes;
    append_code_point(bytes, c);
    EXPECT_EQ(bytes, kReplaced);
  }
}

TEST(Utf8, WellFormedTextIsLeftAlone) {
  for (const std::string_view text : {
           ""sv, "a"sv, "exactly8"sv, "sixteen letters."sv, "ten letter\0with a NUL"sv, "\x7F"sv,
           "\u0080"sv,  // the first and last of two bytes,
           "\u07FF"sv,
           "\u0800"sv,  // of three,
           "\uFFFF"sv,
           "\U00010000"sv,  // and of four
           "\U0010FFFF"sv,
           "\uD7FF\uE000"sv,               // around the surrogates
           "\uFEFFwith a BOM"sv,           // a character like any other
           "abcdefg€hijklmnop😀qrstuvw"sv,  // across the blocks of eight
       }) {
    EXPECT_TRUE(is_valid_utf8(text)) << text;
    EXPECT_EQ(repair_utf8(text), text);
  }
}

TEST(Utf8, EachIllFormedPieceBecomesOneReplacementCharacter) {
  struct Case {
    std::string_view bytes;
    int pieces;
  };
  for (const Case& c : {
           Case{"\x80"sv, 1},                         // a continuation byte with nothing to continue
           Case{"\xBF\xBF"sv, 2}, Case{"\xFE"sv, 1},  // bytes that never occur
           Case{"\xFF\xFF"sv, 2}, Case{"\xC3"sv, 1},  // cut at the end
           Case{"\xE2\x82"sv, 1}, Case{"\xF0\x9F\x98"sv, 1},
           Case{"\xC0\x80"sv, 2},  // overlong NUL: neither byte can begin or continue anything
           Case{"\xC1\xBF"sv, 2},
           Case{"\xE0\x80\x80"sv, 3},  // overlong: after E0 nothing below A0, so three pieces
           Case{"\xF0\x80\x80\x80"sv, 4}, Case{"\xED\xA0\x80"sv, 3},  // surrogate U+D800
           Case{"\xED\xBF\xBF"sv, 3},                                 // surrogate U+DFFF
           Case{"\xF4\x90\x80\x80"sv, 4},                             // U+110000
           Case{"\xF5\x80\x80\x80"sv, 4},
           Case{"\xF8\x88\x80\x80\x80"sv, 5},  // the five bytes of the first UTF-8
           Case{"\xE2\x82\xE2\x82"sv, 2},
           Case{"\xF1\x80\xE1\x80\xC2"sv, 3},  // Unicode 15, table 3-8 begins like this
       }) {
    EXPECT_FALSE(is_valid_utf8(c.bytes));
    EXPECT_EQ(repair_utf8(c.bytes), replaced(c.pieces));

    const std::string inside = "before eight" + std::string(c.bytes) + "after eight";
    EXPECT_FALSE(is_valid_utf8(inside));
    EXPECT_EQ(repair_utf8(inside), "before eight" + replaced(c.pieces) + "after eight");
  }
}

TEST(RepairUtf8, UnicodeTable3_8) {
  // "U+FFFD for truncated sequences", The Unicode Standard, section 3.9.
  EXPECT_EQ(repair_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"sv), replaced(4) + "A");
}

TEST(RepairUtf8, Latin1IsNotGuessedAt) { EXPECT_EQ(repair_utf8("caf\xE9 cr\xE8me"), "caf\uFFFD cr\uFFFDme"); }

}  // namespace
}  // namespace limpid
