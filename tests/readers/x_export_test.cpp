// twitter-web-exporter's records.
#include "readers/x_export.hpp"

#include "vectors.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(XExport, ItsColumns) {
  const Timelines timelines = read_all(vector_bytes("twitter-web-exporter/y_export.json"));
  EXPECT_EQ(timelines.format, "twitter-web-exporter");
  const Posts& posts = timelines.feeds.at(0).posts();
  ASSERT_EQ(posts.size(), 3u);
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips\nfor two");
  // The date is "2026-03-01 16:00:00 +08:00", or whatever its user likes; the id has it to the millisecond.
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2026-03-01T08:00:00Z");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_EQ(posts.column(Number::replies)[0], 2);
  EXPECT_EQ(posts.column(Number::quotes)[0], 1);
  EXPECT_EQ(posts.column(Number::bookmarks)[0], 4);
  EXPECT_EQ(posts.column(Number::views)[0], 940);
  EXPECT_FALSE(is_known(posts.column(Number::views)[2]));      // null: X did not say
  EXPECT_FALSE(is_known(posts.column(Number::followers)[0]));  // not in the table
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::liked_by_me)[0], Tri::yes);
  EXPECT_EQ(posts.label(Label::kind, 2), "reply");
}

TEST(XExport, ARepostHasTheWrappersCounts) {
  const Timeline timeline = only_timeline(vector_bytes("twitter-web-exporter/y_export.json"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  EXPECT_EQ(posts.text(Text::post, 1), "2027839974405046275");
  EXPECT_EQ(format_time(posts.column(Time::created_at)[1]), "2026-02-28T20:15:00Z");  // from the inner id
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-01T07:30:00Z");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[1]), "windmill");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[1]), "bo");
  EXPECT_EQ(posts.text(Text::text, 1), "It turns, it turns, it tur…");
  EXPECT_EQ(posts.column(Flag::truncated)[1], Tri::yes);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));  // 0 there, and means nothing
  EXPECT_EQ(posts.column(Number::reposts)[1], 44);         // the original's
  EXPECT_EQ(posts.column(Flag::has_video)[1], Tri::yes);
}

TEST(XExport, TitlesAsKeysAreTheSame) {
  const std::string keys = everything(read(vector_bytes("twitter-web-exporter/y_export.json")));
  EXPECT_EQ(everything(read(vector_bytes("twitter-web-exporter/y_titles.json"))), keys);
}

TEST(XExport, WithMetadataTheWholePostIsThere) {
  const Timeline timeline = only_timeline(vector_bytes("twitter-web-exporter/y_with_metadata.json"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.column(Number::followers)[0], 1200);
  EXPECT_EQ(posts.column(Number::likes)[1], 126);
  EXPECT_EQ(posts.text(Text::text, 1), "It turns, it turns, it turns.");
}

// A row of the exporter's CSV as a table gives it: every value a text.
TEST(XExport, ARowOfATable) {
  const std::string row =
      R"j([{"id":"2028017393464246273","created_at":"2026-03-01 16:00:00 +08:00","full_text":"Fish &amp; chips\\nfor two",
      "media":"[{\"type\":\"photo\",\"url\":\"https://t.co/p\"},{\"type\":\"video\"}]","screen_name":"ana","name":"Ana",
      "in_reply_to":"","retweeted_status":"","quoted_status":"","favorite_count":"12","retweet_count":"3",
      "bookmark_count":"4","quote_count":"1","reply_count":"2","views_count":"","favorited":"true","url":"u"}])j";
  const Timelines timelines = read_all(row);
  const Posts& posts = timelines.feeds.at(0).posts();
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips\nfor two");  // the exporter writes a line break as \n
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_FALSE(is_known(posts.column(Number::views)[0]));
  EXPECT_TRUE(timelines.warnings.empty());  // an empty cell is no mistake
  EXPECT_EQ(posts.column(Flag::liked_by_me)[0], Tri::yes);
  EXPECT_EQ(posts.column(List::media)[0].count, 2u);
  EXPECT_EQ(posts.label(Label::kind, 0), "original");
}

TEST(XExport, WithoutIdItIsNone) {
  EXPECT_FALSE(read(vector_bytes("twitter-web-exporter/n_without_id.json")));
}

}  // namespace
}  // namespace limpid
