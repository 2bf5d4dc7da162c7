// Side columns: what other programs say of posts, joined by id.
#include <limpid/side_columns.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

Result<SideColumnFiles> columns_of(std::string_view bytes) {
  SideColumnReading reading;
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    if (Failure failure = reading.feed(bytes.substr(at, 7))) return *failure;
  }
  return reading.finish();
}

Timelines joined(std::string_view timeline, std::string_view columns) {
  ReadOptions options;
  options.columns = test::expect_value(columns_of(columns)).columns;
  return test::read_all(timeline, options);
}

constexpr std::string_view kTimeline =
    R"({"id":"1","text":"a","likes":1}
{"id":"2","post":"1","kind":"repost","text":"a","likes":1}
{"id":"3","text":"c","likes":1,"x":{"tone":0.25}}
)";

TEST(SideColumns, JoinByIdOrByPost) {
  const Timelines timelines = joined(kTimeline, R"({"id":"3","tone":0.5,"checked":true}
{"post":"1","tone":"0.75","topic":"sea"}
{"id":"1","tone":-1}
{"id":"77","tone":0}
)");
  const Posts& posts = timelines.feeds.front().posts();
  const Posts::Extra* tone = posts.extra("tone");
  ASSERT_TRUE(tone);
  EXPECT_EQ(tone->type, Type::number);  // "0.75" is how tables write it
  EXPECT_EQ(tone->numbers[0], -1);      // the entry's own goes before the post's
  EXPECT_EQ(tone->numbers[1], 0.75);    // a repost of post 1
  EXPECT_EQ(tone->numbers[2], 0.5);     // takes the place of the file's own column
  EXPECT_EQ(posts.extra("topic")->texts[1], "sea");
  EXPECT_EQ(posts.extra("checked")->flags[2], Tri::yes);
  EXPECT_EQ(posts.extra("checked")->flags[0], Tri::unknown);
  ASSERT_EQ(test::codes_of(timelines.warnings), test::Ids{"columns-unmatched"});
  EXPECT_EQ(timelines.warnings[0].count, 1u);  // 77
}

TEST(SideColumns, RecipesUseThem) {
  ReadOptions options;
  options.columns = test::expect_value(columns_of(R"([{"id":"1","tone":1},{"id":"3","tone":2}])")).columns;
  const Timeline timeline = test::read_all(kTimeline, options).feeds.front();
  EXPECT_EQ(test::ranked_ids(R"([{"add":"x.tone"}])", timeline), (test::Ids{"3", "1", "2"}));
}

TEST(SideColumns, OneTextMakesAColumnOfTexts) {
  const Timelines timelines = joined(kTimeline, R"([{"id":"1","grade":"1"},{"id":"3","grade":"n/a"}])");
  EXPECT_EQ(timelines.feeds.front().posts().extra("grade")->type, Type::text);
}

TEST(SideColumns, RecordsWithoutIdAreSkippedAndAFileOfThemIsRefused) {
  const Result<SideColumnFiles> files = columns_of("{\"id\":\"1\",\"a\":1}\n{\"a\":2}\n");
  ASSERT_TRUE(files.ok());
  ASSERT_EQ(files->skipped.size(), 1u);
  EXPECT_EQ(files->skipped[0].where, "line 2");
  const Result<SideColumnFiles> refused = columns_of(R"([{"a":2}])");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "not-columns");
}

}  // namespace
}  // namespace limpid
