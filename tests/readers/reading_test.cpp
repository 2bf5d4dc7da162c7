// Reading as a whole: formats told by shape, files one after the other, what is refused, and the
// ceiling.
#include <limpid/read.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

std::string refusal_of(std::string_view bytes) {
  const Result<Timelines> result = read(bytes);
  return result ? "accepted" : result.error().code + ": " + result.error().sentence();
}

constexpr char kTail[] = "; docs/formats.md lists what Limpid reads, and how to get it";

TEST(Reading, WhatIsNoTimelineIsNamed) {
  struct Case {
    std::string bytes, sentence;
  };
  for (const Case& c : {
           Case{"", "not-a-timeline: the file is empty: no post was found"},
           Case{" \n\n", "not-a-timeline: the file is empty: no post was found"},
           Case{"\xEF\xBB\xBF", "not-a-timeline: the file is empty: no post was found"},
           Case{"[]", "not-a-timeline: the list is empty: no post was found"},
           Case{R"({"feed": []})", "not-a-timeline: the list is empty: no post was found"},
           Case{"<!doctype html>",
                "not-a-timeline: line 1, byte 0: this is a web page (HTML); Limpid reads the data behind it: a feed "
                "(RSS, Atom), JSON or CSV"},
           Case{"\n\n <rss>",
                "not-a-timeline: line 3, byte 8: no post was found: the file ends in the middle of a record: it was cut "
                "off; what stands before is complete"},
           Case{"<svg/>",
                "not-a-timeline: line 1, byte 0: this is XML with the root element \"svg\"; of XML, Limpid reads RSS and "
                "Atom feeds"},
           Case{"hello",
                "not-a-timeline: line 1, byte 0: expected JSON (\"{\" or \"[\"), found \"h\""},
           Case{std::string("PK\x03\x04zip"),
                "not-a-timeline: byte 0: this is a ZIP archive: unpack it and give the files "
                "inside"},
           Case{std::string("\x1F\x8B\x08 gz"),
                "not-a-timeline: byte 0: this is a gzip file: unpack it (gunzip) and give what is "
                "inside"},
           Case{std::string("\x89PNG\r\n"),
                "not-a-timeline: byte 0: this is a picture (PNG): Limpid reads JSON, XML feeds and tables (CSV)"},
           Case{"<?xml version=\"1.0\" encoding=\"gb2312\"?><rss>",
                "not-a-timeline: byte 0: this file declares the encoding gb2312: convert it to UTF-8 "
                "(iconv -f gb2312 -t UTF-8) and try again"},
           Case{"[1, 2]",
                "not-a-timeline: /0: no post was found: not posts but 2 bare values, as in a list of ids: fetch what "
                "they name (of Hacker News: /v0/item/<id>.json) and give that"},
           Case{R"({"a": 1})",
                "not-a-timeline: line 1: no post was found: not a post of a format that Limpid "
                "reads (it has \"a\")" +
                    std::string(kTail)},
       }) {
    EXPECT_EQ(refusal_of(c.bytes), c.sentence) << c.bytes;
  }
}

TEST(Reading, FilesContinueEachOther) {
  Reading reading;
  const auto give = [&](const char* name, std::string_view bytes) {
    ASSERT_EQ(reading.begin_file(name), std::nullopt);
    ASSERT_EQ(reading.feed(bytes), std::nullopt);
  };
  give("one.jsonl", "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"b\",\"text\":\"2\"}\n");
  give("two.json",
       R"([{"id":"c","text":"3"}, 7, {"id":"b","text":"again"}, {"id":"d","text":"4","created_at":"?"}])");
  give("three.jsonl", "{\"id\":\"e\",\"text\":\"cut");
  const Timelines timelines = expect_value(reading.finish());
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.size(), 4u);
  EXPECT_EQ(posts.column(Number::position)[2], 3);  // the count goes on
  EXPECT_EQ(posts.column(Number::position)[3], 5);
  EXPECT_EQ(timelines.duplicates, 1u);
  ASSERT_EQ(timelines.skipped.size(), 2u);
  EXPECT_EQ(timelines.skipped[0].where, "two.json, /1");
  EXPECT_EQ(timelines.skipped[1].where, "three.jsonl, byte 21");
  EXPECT_EQ(timelines.warnings[0].first, "two.json, /3/created_at");
}

TEST(Reading, AFileThatIsRefusedIsNamed) {
  Reading reading;
  ASSERT_EQ(reading.begin_file("page.html"), std::nullopt);
  ASSERT_EQ(reading.feed("<html>"), std::nullopt);  // too little to tell
  EXPECT_EQ(reading.finish().error().sentence(),
            "page.html, line 1, byte 0: this is a web page (HTML); Limpid reads the data behind it: a feed (RSS, Atom), "
            "JSON or CSV");
}

TEST(Reading, FormatsMayBeMixed) {
  const Timelines timelines = read_all(
      R"j({"id":"1","created_at":"2026-03-01","content":"<p>m</p>","account":{"acct":"ana"}})j"
      "\n"
      R"j({"posts":[{"uri":"at://2","author":{"did":"did:plc:a","handle":"ana"},"record":{"text":"b"}}]})j"
      "\n"
      R"j({"id_str":"3","text":"x","user":{"screen_name":"ana"}})j"
      "\n"
      R"j({"id":"4","text":"c","author":"ana"})j");
  EXPECT_EQ(timelines.format, "mixed");
  EXPECT_EQ(timelines.posts(), 4u);
  EXPECT_EQ(count_authors(timelines), 1u);
  EXPECT_TRUE(timelines.skipped.empty());
}

TEST(Reading, PiecesOfAnySizeGiveTheSame) {
  const std::string bytes =
      "{\"id\":\"a\",\"text\":\"gr\xC3\xB6\xC3\x9F\x65r \\ud83d\\ude00 "
      "\\ud83d\"}\n{\"id\":\"b\",\"likes\":12}\n[{\"id\":\"c\",\"likes\":3.5}]";
  const std::string whole = [&] {
    std::string info;
    append_info(info, read_all(bytes));
    return info;
  }();
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    Reading reading;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      ASSERT_EQ(reading.feed(std::string_view(bytes).substr(at, size)), std::nullopt);
    }
    std::string info;
    append_info(info, expect_value(reading.finish()));
    EXPECT_EQ(info, whole) << size;
  }
}

TEST(Reading, ACutOffFileGivesItsCompletePosts) {
  const std::string cut = R"([{"id":"a","text":"1"},{"id":"b","text":"2"},{"id":"c","te)";
  const Timelines timelines = read_all(cut);
  EXPECT_EQ(timelines.posts(), 2u);
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "byte " + std::to_string(cut.size()));
}

TEST(Reading, MoreMemoryThanAllowedIsAnError) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"some words\"}\n";
  ReadOptions little;
  little.memory = std::size_t{1} << 20;
  const auto result = read(lines, little);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "memory");
  EXPECT_EQ(result.error().message,
            "the posts need more than the 1 MiB of memory allowed: give fewer files at once, or "
            "raise the limit");
  EXPECT_TRUE(read(lines, {std::size_t{64} << 20}));

  // One record that never ends must not get round it.
  Reading reading(little);
  ASSERT_EQ(reading.feed("[{\"id\":\"1\",\"text\":\""), std::nullopt);
  Failure failure;
  for (int i = 0; i < 4000 && !failure; ++i) failure = reading.feed(std::string(1000, 'a'));
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "memory");
}

TEST(Reading, IdsOf64BitsAreKept) {
  EXPECT_TRUE(only_timeline(R"({"id":9223372036854775807,"text":"a"})").find("9223372036854775807"));
  EXPECT_TRUE(only_timeline(R"({"id":18446744073709551615,"text":"a"})").find("18446744073709551615"));
  EXPECT_TRUE(only_timeline(R"({"id":1149873452130746369,"text":"a"})").find("1149873452130746369"));
}

}  // namespace
}  // namespace limpid
