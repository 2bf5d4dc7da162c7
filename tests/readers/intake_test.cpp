// The first bytes of a file: which encoding, which syntax, and what is plainly no timeline.
#include <limpid/read.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

// The text of post "a", read from these bytes in pieces of this size.
std::string text_of(std::string_view bytes, std::size_t size) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    const Failure failure = reading.feed(bytes.substr(at, size));
    if (failure) return failure->sentence();
  }
  const Result<Timelines> read = reading.finish();
  if (!read) return read.error().sentence();
  return std::string(read->feeds[0].posts().text(Text::text, read->feeds[0].find("a").value()));
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST(Intake, EncodingsAreTold) {
  const std::u16string json = u"[{\"id\":\"a\",\"text\":\"Gr\u00FC\u00DFe \U0001F600\"}]";
  struct Case {
    std::string bytes, text;
  };
  for (const Case& c : {
           Case{R"([{"id":"a","text":"plain"}])", "plain"},
           Case{"\xEF\xBB\xBF[{\"id\":\"a\",\"text\":\"marked\"}]", "marked"},
           Case{utf16(u"\uFEFF", true) + utf16(json, true), "Gr\u00FC\u00DFe \U0001F600"},
           Case{utf16(u"\uFEFF", false) + utf16(json, false), "Gr\u00FC\u00DFe \U0001F600"},
           Case{utf16(json, true), "Gr\u00FC\u00DFe \U0001F600"},  // without a mark
           Case{utf16(json, false), "Gr\u00FC\u00DFe \U0001F600"},
           Case{utf16(u"\uFEFF[{\"id\":\"a\",\"text\":\"x", true) + utf16({u"\xD83D!", 2}, true) + utf16(u"\"}]", true),
                "x\uFFFD!"},  // half a pair
           Case{"window.YTD.x.part0 = [{\"id\":\"a\",\"text\":\"a script\"}];", "a script"},
       }) {
    for (const std::size_t size : {c.bytes.size(), std::size_t{1}, std::size_t{7}}) {
      EXPECT_EQ(text_of(c.bytes, size), c.text) << c.bytes << " in pieces of " << size;
    }
  }
}

TEST(Intake, PlacesCountWhatWasTakenOff) {
  const Result<Timelines> read = limpid::read("\xEF\xBB\xBF\n window.YTD.x.part0 = [\n{\"id\":\"a\",\"text\":\"x\"}, {i}]");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->skipped.at(0).where, "line 3, byte 52, /1");
}

TEST(Intake, EncodingsThatTheCallerConverts) {
  EXPECT_EQ(encoding_to_convert("<?xml version='1.0' encoding='gb2312'?><rss>"), "gb2312");
  EXPECT_EQ(encoding_to_convert("<?xml version='1.0' encoding='UTF-8'?><rss>"), "");
  EXPECT_EQ(encoding_to_convert("<?xml version='1.0' encoding='ISO-8859-1'?><rss>"), "");  // read here
  EXPECT_EQ(encoding_to_convert("<?xml version='1.0'?><rss encoding='big5'>"), "");
  EXPECT_EQ(encoding_to_convert("[1]"), "");
}

}  // namespace
}  // namespace limpid
