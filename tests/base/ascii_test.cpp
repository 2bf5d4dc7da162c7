// ASCII only: bytes above 127 are neither letters nor spaces, whatever the machine's locale.
#include "base/ascii.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

TEST(Ascii, BytesAbove127AreNothing) {
  for (int byte = 128; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_FALSE(is_letter(c) || is_digit(c) || is_space(c)) << byte;
    EXPECT_EQ(to_lower(c), c);
  }
}

TEST(Ascii, OnlyLettersHaveCase) {
  EXPECT_EQ(to_lower('A'), 'a');
  EXPECT_EQ(to_lower('Z'), 'z');
  EXPECT_EQ(to_lower('@'), '@');  // the neighbours of A and Z
  EXPECT_EQ(to_lower('['), '[');
}

TEST(Ascii, ComparesIgnoringCase) {
  EXPECT_TRUE(starts_with_ignoring_case("HTTPS://x", "https://"));
  EXPECT_FALSE(starts_with_ignoring_case("http", "https"));
  EXPECT_TRUE(starts_with_ignoring_case("", ""));
  EXPECT_TRUE(equal_ignoring_case("Href", "href"));
  EXPECT_FALSE(equal_ignoring_case("hrefs", "href"));
}

}  // namespace
}  // namespace limpid
