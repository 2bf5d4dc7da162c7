// Numbers and their text: the nearest double in, the shortest text out, as ECMAScript prints it.
#include "base/number.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

namespace limpid {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Number, PrintsAsEcmaScriptDoes) {
  struct Case {
    double value;
    const char* text;
  };
  for (const Case& c : {
           Case{0, "0"},
           Case{-0.0, "0"},
           Case{1, "1"},
           Case{-1, "-1"},
           Case{100, "100"},
           Case{0.5, "0.5"},
           Case{-1.25, "-1.25"},
           Case{0.1 + 0.2, "0.30000000000000004"},
           Case{0.3, "0.3"},
           Case{1.0 / 3, "0.3333333333333333"},
           Case{123456.789, "123456.789"},
           Case{1e20, "100000000000000000000"},
           Case{1e21, "1e+21"},  // from here on with an exponent
           Case{123456789012345680000.0, "123456789012345680000"},
           Case{1.5e300, "1.5e+300"},
           Case{0.000001, "0.000001"},
           Case{0.0000001, "1e-7"},  // from here on with an exponent
           Case{0.0000015, "0.0000015"},
           Case{1.5e-7, "1.5e-7"},
           Case{5e-324, "5e-324"},                                    // the smallest double
           Case{2.2250738585072014e-308, "2.2250738585072014e-308"},  // the smallest normal one
           Case{kLargest, "1.7976931348623157e+308"},
           Case{9007199254740992.0, "9007199254740992"},  // 2^53
           Case{9007199254740994.0, "9007199254740994"},
           Case{4.35, "4.35"},
           Case{9.5, "9.5"},
           Case{1e23, "1e+23"},  // between two doubles; the shorter text is the one
           Case{kInfinity, "null"},
           Case{-kInfinity, "null"},
           Case{kUnknown, "null"},
       }) {
    EXPECT_EQ(to_text(c.value), c.text);
  }
}

TEST(Number, ReadsTheNearestDouble) {
  struct Case {
    const char* text;
    double value;
  };
  for (const Case& c : {
           Case{"0", 0},
           Case{"-0", -0.0},
           Case{"1e3", 1000},
           Case{"1E+3", 1000},
           Case{"0.1", 0.1},
           Case{"0.30000000000000004", 0.1 + 0.2},
           Case{"9007199254740993", 9007199254740992.0},                      // half-way: to even
           Case{"9007199254740993.0000000000000000001", 9007199254740994.0},  // a hair more is not
           Case{"9007199254740995", 9007199254740996.0},
           Case{"2.2250738585072011e-308", 2.225073858507201e-308},  // once made programs hang
           Case{"2.4703282292062327208e-324", 0},                    // below half of the smallest: 0
           Case{"2.4703282292062328e-324", 5e-324},
           Case{"1e-400", 0},
           Case{"179769313486231570000000000000000000000e270", kLargest},
           Case{"000012", 12},
       }) {
    const auto value = parse_number(c.text);
    ASSERT_TRUE(value) << c.text;
    EXPECT_EQ(*value, c.value) << c.text;
    EXPECT_EQ(std::signbit(*value), std::signbit(c.value)) << c.text;
  }
}

TEST(Number, RefusesWhatIsNone) {
  for (const char* text :
       {"",    " ",     "1 ",  " 1",  "+1",       "1e",  "e1",   "-",     ".",      "--1", "1.2.3", "0x10",
        "1,5", "1_000", "inf", "nan", "Infinity", "NaN", "-inf", "1e309", "-1e999", "1f",  "ten"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(Number, EveryDoubleReadsBack) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 100000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!is_finite(value)) continue;
    const std::string text = to_text(value);
    ASSERT_LE(text.size(), 25u) << text;
    ASSERT_EQ(parse_number(text), value) << text;
  }
}

TEST(Number, ShortDecimalsStayShort) {
  for (int i = 1; i < 10000; ++i) {
    const std::string text = "0." + std::string(4 - std::to_string(i).size(), '0') + std::to_string(i);
    EXPECT_EQ(parse_number(to_text(*parse_number(text))), parse_number(text));
    EXPECT_LE(to_text(*parse_number(text)).size(), text.size());
  }
}

TEST(Number, Integers) {
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(parse_integer("0"), 0);
  for (const char* text : {"9223372036854775808", "", "1.0", "1e3", "+1", " 1", "x"})
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
}

TEST(Number, FiniteOrUnknown) {
  EXPECT_EQ(finite_or_unknown(1.5), 1.5);
  EXPECT_EQ(finite_or_unknown(kLargest), kLargest);
  EXPECT_FALSE(std::signbit(finite_or_unknown(-0.0)));
  EXPECT_FALSE(is_known(finite_or_unknown(kInfinity)));
  EXPECT_FALSE(is_known(finite_or_unknown(-kInfinity)));
  EXPECT_FALSE(is_known(finite_or_unknown(kUnknown)));
  EXPECT_FALSE(is_finite(kUnknown));
  EXPECT_FALSE(is_finite(-kInfinity));
  EXPECT_TRUE(is_finite(-kLargest));
}

}  // namespace
}  // namespace limpid
