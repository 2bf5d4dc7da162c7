// What is mended, and above all what is not.
#include "base/mojibake.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

TEST(Mojibake, OnlyWhatCanBeNothingElseIsMended) {
  struct Case {
    std::string_view text, meant;
  };
  for (const Case& c : {
           Case{"n\u00c3\u00a6sten", "n\u00e6sten"},                // as Facebook writes "næsten"
           Case{"\u00f0\u009f\u0098\u0080", "\U0001F600"},          // an emoji of four bytes
           Case{"plain", "plain"}, Case{"caf\u00e9", "caf\u00e9"},  // E9 alone is no UTF-8
           Case{"n\u00e6sten", "n\u00e6sten"},
           Case{"\u00c3\u00a6 \u20ac", "\u00c3\u00a6 \u20ac"},        // beyond U+00FF: these are no bytes
           Case{"\u00c3\u00a6 caf\u00e9", "\u00c3\u00a6 caf\u00e9"},  // half of it is no UTF-8: left alone
           Case{"", ""}, Case{"\xff", "\xff"},                        // not UTF-8 at all
       }) {
    EXPECT_EQ(mend_mojibake(c.text), c.meant);
  }
}

}  // namespace
}  // namespace limpid
