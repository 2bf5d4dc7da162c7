// Canonical JSON Lines: what is read, what is unknown, and that writing and reading again changes
// nothing.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

std::string convert(const Timelines& timelines) {
  std::string lines;
  for (const Timeline& feed : timelines.feeds) {
    for (std::uint32_t row = 0; row < feed.size(); ++row) {
      append_canonical(lines, feed, row);
      lines += '\n';
    }
  }
  return lines;
}

constexpr char kEverything[] =
    R"j({"id":"1","post":"p","uri":"u","timeline":"t","position":3,"author":"ana","author_id":"7","author_name":"Ana",)j"
    R"j("followers":9,"verified":true,"bot":false,"following":true,"follows_me":false,"is_self":false,"muted":false,)j"
    R"j("blocked":false,"closeness":0.5,"created_at":"2026-03-01T08:00:00Z","reposted_at":"2026-03-01T09:00:00.250Z",)j"
    R"j("edited":true,"captured_at":"2026-03-02T00:00:00Z","kind":"repost","reposter":"bo","repost_of":"p","reply_to":"r",)j"
    R"j("conversation":"c","quote_of":"q","title":"T","text":"a \"quoted\"\nlineé","lang":"en","likes":1,"reposts":2,)j"
    R"j("replies":3,"quotes":4,"views":5,"bookmarks":6,"points":-7,"downvotes":8,"love":9,"haha":10,"wow":11,"sad":12,)j"
    R"j("angry":13,"care":0.5,"hashtags":["a"],"mentions":[],"links":["https://a.example/"],"media":["image","gif"],)j"
    R"j("sensitive":false,"warned":true,"truncated":false,"liked_by_me":true,"promoted":false,"why_shown":"w",)j"
    R"j("community":"s","visibility":"public","x":{"a":1,"b":true,"c":"t"}})j"
    "\n";

TEST(Canonical, EveryKeyComesBackInItsOrder) {
  const Timelines timelines = read_all(kEverything);
  EXPECT_EQ(timelines.format, "limpid");
  EXPECT_TRUE(timelines.warnings.empty());
  EXPECT_EQ(convert(timelines), kEverything);
}

TEST(Canonical, ReadWriteReadWriteIsTheIdentity) {
  for (
      const std::string& lines : {
          std::string(kEverything),
          std::string(R"j({"text":"keys in any order","likes":1,"id":"1"})j"),
          std::string(
              R"j({"id":5,"text":"an id as a number","author":"@Ana"})j"
              "\n"
              R"j({"id":12345678901234567890,"text":"b","author":"ana","author_id":9007199254740993})j"),
          std::string(
              R"j([{"id":"1","likes":1e2,"points":-0.0},{"id":"2","title":"t","likes":"12"}])j"),  // an array
                                                                                                   // does too
          std::string(
              R"j({"id":"1","text":"\ud83d\ude00 \ud83d","model":0.25,"flag":false,"x":{"n":null,"l":[1]}})j"),
          std::string("{\"id\":\"1\",\"text\":\"not \xFF UTF-8\"}"),
          std::string(R"j({"id":"1","text":"","title":"","hashtags":[],"links":[],"media":[],"lang":""})j"),
          std::string(R"j({"id":"1","likes":1,"created_at":"2026-03-01","kind":"reply","is_reply":false})j"),
          std::string(R"j({"id":"1","likes":1,"timeline":"a"})j"
                      "\n"
                      R"j({"id":"1","likes":2,"timeline":"b"})j"),
      }) {
    const std::string once = convert(read_all(lines));
    EXPECT_EQ(convert(read_all(once)), once) << lines;
  }
}

TEST(Canonical, LeftOutIsUnknownEmptyIsEmpty) {
  EXPECT_EQ(convert(read_all(R"j({"id":"1","text":"","hashtags":[]})j")),
            "{\"id\":\"1\",\"position\":1,\"text\":\"\",\"hashtags\":[]}\n");
  EXPECT_EQ(convert(read_all(R"j({"id":"1","text":null,"likes":0,"muted":null})j")),
            "{\"id\":\"1\",\"position\":1,\"likes\":0}\n");
}

TEST(Canonical, FlagsWhereKindOrMediaIsMissing) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"text\":\"a\",\"is_reply\":true,\"has_image\":true}\n"
      "{\"id\":\"2\",\"text\":\"b\",\"is_reply\":true,\"kind\":\"original\",\"has_image\":true,"
      "\"media\":[]}\n"
      "{\"id\":\"3\",\"text\":\"c\",\"is_reply\":false}\n");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.label(Label::kind, 0), "reply");
  EXPECT_EQ(posts.column(Flag::is_quote)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::is_reply)[1], Tri::no);   // `kind` decides
  EXPECT_EQ(posts.column(Flag::has_image)[1], Tri::no);  // `media` decides
  EXPECT_EQ(posts.column(Label::kind)[2], kNoCode);      // not a reply: but what, nobody says
  EXPECT_EQ(posts.column(Flag::is_reply)[2], Tri::no);
}

TEST(Canonical, WrongTypesAreUnknownAndWarnedAbout) {
  struct Case {
    const char* member;
    const char* text;
  };
  for (const Case& c : {
           Case{R"("likes":-1)", "expected a number from 0, found -1; taken as unknown"},
           Case{R"("likes":"many")", "expected a number from 0, found \"many\"; taken as unknown"},
           Case{R"("likes":[1])", "expected a number from 0, found [1]; taken as unknown"},
           Case{R"("likes":true)", "expected a number from 0, found true; taken as unknown"},
           Case{R"("points":{})", "expected a number, found {}; taken as unknown"},
           Case{R"("muted":1)", "expected true or false, found 1; taken as unknown"},
           Case{R"("muted":"true")", "expected true or false, found \"true\"; taken as unknown"},
           Case{R"("lang":["en"])", "expected a text, found [\"en\"]; taken as unknown"},
           Case{R"("hashtags":"sea")", "expected a list of texts, found \"sea\"; taken as unknown"},
           Case{R"("created_at":"soon")", "not a date: \"soon\"; taken as unknown"},
           Case{R"("created_at":1772352000)", "not a date: 1772352000; taken as unknown"},
       }) {
    const Timelines timelines = read_all("{\"id\":\"0\",\"text\":\"a\"}\n{\"id\":\"1\",\"text\":\"a\"," +
                                         std::string(c.member) + "}\n");
    ASSERT_EQ(timelines.warnings.size(), 1u) << c.member;
    EXPECT_EQ(timelines.warnings[0].text, c.text);
    const std::string key = std::string(c.member).substr(1, std::string(c.member).find('"', 1) - 1);
    EXPECT_EQ(timelines.warnings[0].first, "line 2, /" + key);
    EXPECT_EQ(convert(timelines),
              "{\"id\":\"0\",\"position\":1,\"text\":\"a\"}\n{\"id\":\"1\",\"position\":2,\"text\":"
              "\"a\"}\n");
  }
}

TEST(Canonical, NumbersMayBeTextsAndPointsNegative) {
  const Timelines timelines = read_all(R"j({"id":"1","text":"a","likes":"12","points":-4})j");
  EXPECT_EQ(timelines.feeds[0].posts().column(Number::likes)[0], 12);
  EXPECT_EQ(timelines.feeds[0].posts().column(Number::points)[0], -4);
}

TEST(Canonical, TheFilesOwnColumns) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"text\":\"a\",\"model\":0.5,\"x\":{\"seen\":true,\"topic\":\"sea\",\"list\":["
      "1]}}\n"
      "{\"id\":\"2\",\"text\":\"b\",\"model\":\"high\",\"x\":{\"model2\":1}}\n");
  const Posts& posts = timelines.feeds[0].posts();
  ASSERT_TRUE(posts.extra("model"));
  EXPECT_EQ(posts.extra("model")->numbers[0], 0.5);
  EXPECT_FALSE(is_known(posts.extra("model")->numbers[1]));  // the first value decides the type
  EXPECT_EQ(posts.extra("seen")->flags[0], Tri::yes);
  EXPECT_EQ(posts.extra("topic")->texts[0], "sea");
  EXPECT_EQ(posts.extra("list"), nullptr);
  EXPECT_EQ(posts.extra("nothing"), nullptr);
  ASSERT_EQ(codes_of(timelines.warnings), (Ids{"mixed-types"}));
  EXPECT_EQ(timelines.warnings[0].first, "line 2");
  EXPECT_EQ(timelines.warnings[0].text,
            "x.model is of another type than in the posts before; taken as unknown");
}

TEST(Canonical, SeveralTimelinesInOneFile) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"likes\":1,\"timeline\":\"ana\"}\n"
      "{\"id\":\"1\",\"likes\":2,\"timeline\":\"bo\"}\n"  // the same post in another feed is no
                                                          // duplicate
      "{\"id\":\"2\",\"likes\":3,\"timeline\":\"ana\"}\n"
      "{\"id\":\"1\",\"likes\":4,\"timeline\":\"ana\"}\n"
      "{\"id\":\"3\",\"likes\":5,\"timeline\":\"ana\"}\n");
  ASSERT_EQ(timelines.feeds.size(), 2u);
  EXPECT_EQ(timelines.feeds[0].name(), "ana");
  EXPECT_EQ(timelines.feeds[1].name(), "bo");
  EXPECT_EQ(timelines.duplicates, 1u);
  EXPECT_EQ(timelines.posts(), 4u);
  const Posts& ana = timelines.feeds[0].posts();
  EXPECT_EQ(ana.column(Number::likes)[0], 1);  // the first stays
  EXPECT_EQ(ana.column(Number::position)[1], 2);
  EXPECT_EQ(ana.column(Number::position)[2], 4);  // the duplicate had a place too
  EXPECT_EQ(timelines.feeds[1].posts().column(Number::position)[0], 1);
}

TEST(Canonical, WhatIsNoPostIsSkippedWithItsReason) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"text\":\"a\"}\n"
      "5\n"
      "{}\n"
      "{\"id\":\"2\"}\n"
      "{\"id\":\"\",\"text\":\"b\"}\n"
      "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7}\n");
  Ids skipped;
  for (const Skipped& s : timelines.skipped) skipped.push_back(s.where + ": " + s.why);
  EXPECT_EQ(skipped, (Ids{
                         "line 2: not a post: a JSON object is expected",
                         "line 3: not a post: an empty object",
                         "line 4: not a post of a format that Limpid reads (it has \"id\")",
                         "line 5: not a post of a format that Limpid reads (it has \"id\", \"text\")",
                         "line 6: not a post of a format that Limpid reads (it has \"a\", \"b\", \"c\", "
                         "\"d\", \"e\", \"f\", …)",
                     }));
  ASSERT_EQ(codes_of(timelines.warnings), (Ids{"skipped"}));
  EXPECT_EQ(timelines.warnings[0].count, 5u);
  EXPECT_EQ(timelines.warnings[0].first, "line 2");
}

}  // namespace
}  // namespace limpid
