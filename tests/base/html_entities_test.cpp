// Which character references are decoded, and which are left as they are written.
#include "base/html_entities.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace limpid {
namespace {

TEST(DecodeEntities, Decodes) {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  for (const Case& c : {
           Case{"", ""}, Case{"no entity", "no entity"},
           Case{"a &amp; b &lt;3 &gt; &quot;c&quot; &apos;d&apos;", "a & b <3 > \"c\" 'd'"},
           Case{"&amp;lt;", "&lt;"},                           // once, not again
           Case{"caf&eacute; &Eacute;t&eacute;", "café Été"},  // case matters
           Case{"&nbsp;&shy;", "\u00A0\u00AD"}, Case{"&hellip;&ndash;&mdash;&euro;&copy;&trade;", "…–—€©™"},
           Case{"&lsquo;&rsquo;&ldquo;&rdquo;&laquo;&raquo;", "‘’“”«»"},
           Case{"&Aacute;&yuml;&zwnj;&alpha;&thetasym;", "Áÿ\u200Cαϑ"},
           Case{"&#233;&#xe9;&#XE9;&#x00000e9;", "éééé"}, Case{"&#x1F600;", "😀"},
           Case{"&#146;&#x80;&#129;", "’€\u0081"},  // Windows-1252 is meant; 129 it does not use
           Case{"&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD"},  // no code points of text
           Case{"&#99999999999999999999;", "\uFFFD"},
           Case{"&#4294967361;", "\uFFFD"},  // 2^32 + 'A' does not wrap around
       }) {
    EXPECT_EQ(decode_entities(c.text), c.expected) << c.text;
  }
}

TEST(DecodeEntities, LeavesWhatIsNone) {
  for (const std::string_view text : {
           "&",
           "&&",
           "AT&T; R&D",
           "&amp",  // no semicolon
           "?a=1&copy=2&lt=3",
           "&nosuchname;",
           "&AMP;",  // names have one case
           "&;",
           "&#;",
           "&#x;",
           "&#12",
           "&#12a;",
           "&#xG;",
           "& amp;",
           "&thetasyms;",
       }) {
    EXPECT_EQ(decode_entities(text), text);
  }
}

TEST(TakeEntity, TakesOneOrNothing) {
  std::string_view text = "&lt;b";
  std::string out = "a";
  EXPECT_TRUE(take_entity(text, out));
  EXPECT_EQ(text, "b");
  EXPECT_EQ(out, "a<");
  EXPECT_FALSE(take_entity(text, out));
  EXPECT_EQ(text, "b");
  EXPECT_EQ(out, "a<");
}

}  // namespace
}  // namespace limpid
