// Captures of feeds that have no export: one line a post, as the browser saw it.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

std::string captured(const std::string& platform, const std::string& data) {
  return R"({"nav_index":"1:0","item_id":"1","timestamp_collected":1772355600000,"source_platform":")" +
         platform + R"(","source_url":"https://example.org","data":)" + data + "}\n";
}

const Posts& only_posts(const Timelines& timelines) { return timelines.feeds.at(0).posts(); }

TEST(FeedCapture, Threads) {
  const Timelines timelines = read_all(
      captured("threads.net", R"({"code":"C1","taken_at":1772352000,"caption":{"text":"Tides"},
      "user":{"username":"ana","pk":"7","is_verified":true},"like_count":12,"media_type":19,
      "text_post_app_info":{"direct_reply_count":3,"repost_count":2,"quote_count":1,"is_reply":false}})") +
      captured("threads.net",
               R"({"code":"C2","taken_at":1772352060,"caption":null,"user":{"username":"bo","pk":"8"},
      "like_count":5,"like_and_view_counts_disabled":true,"media_type":1,"text_post_app_info":{"is_reply":true,"direct_reply_count":0}})"));
  EXPECT_EQ(timelines.format, "feed-capture");
  const Posts& posts = only_posts(timelines);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts.captured_at(), 1772355600000);
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::replies)[0], 3);
  EXPECT_EQ(posts.column(Number::reposts)[0], 2);
  EXPECT_EQ(posts.column(Number::quotes)[0], 1);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));  // hidden by the author: what is there is no count
  EXPECT_EQ(posts.label(Label::kind, 1), "reply");
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::has_image)[1], Tri::yes);
}

TEST(FeedCapture, Instagram) {
  const Timelines timelines = read_all(
      captured("instagram.com",
               R"({"code":"I1","taken_at":1772352000,"caption":{"text":"a"},"user":{"username":"ana","pk":7},
      "like_count":9,"comment_count":2,"media_type":8,"carousel_media":[{"media_type":1},{"media_type":2}]})") +
      captured(
          "instagram.com",
          R"({"shortcode":"I2","taken_at_timestamp":1772352000,"owner":{"username":"bo","id":"8"},"is_video":true,
      "edge_media_to_caption":{"edges":[{"node":{"text":"b"}}]},"edge_media_preview_like":{"count":4},"edge_media_to_comment":{"count":1}})"));
  const Posts& posts = only_posts(timelines);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts.column(Number::replies)[0], 2);
  EXPECT_EQ(posts.column(Flag::has_video)[0], Tri::yes);
  EXPECT_EQ(posts.text(Text::text, 1), "b");
  EXPECT_EQ(posts.column(Number::likes)[1], 4);
}

TEST(FeedCapture, LinkedInTellsTimesOnlyBackwards) {
  const auto post = [](const std::string& urn, const std::string& when) {
    return captured("linkedin.com", R"({"updateMetadata":{"urn":"urn:li:activity:)" + urn +
                                        R"("},"actor":{"name":{"text":"Ana"},"subDescription":{"text":")" +
                                        when + R"("}},"commentary":{"text":{"text":"Proud"}},
      "header":{"text":{"text":"Bo likes this"}},"*socialDetail":{"*totalSocialActivityCounts":{"numComments":3,"numShares":1,
      "reactionTypeCounts":[{"count":9,"reactionType":"LIKE"},{"count":2,"reactionType":"PRAISE"},{"count":1,"reactionType":"EMPATHY"}]}}})");
  };
  const Timelines timelines =
      read_all(post("1", "18h • Edited") + post("2", "2mo •") + post("3", "Promoted"));
  const Posts& posts = only_posts(timelines);
  ASSERT_EQ(posts.size(), 3u);
  EXPECT_EQ(posts.column(Time::created_at)[0], 1772355600000 - 18 * 3600000LL);
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::yes);
  EXPECT_EQ(posts.column(Time::created_at)[1], 1772355600000 - 60 * 86400000LL);
  EXPECT_EQ(posts.column(Time::created_at)[2], kUnknownTime);
  EXPECT_EQ(posts.column(Flag::promoted)[2], Tri::yes);
  EXPECT_EQ(posts.text(Text::why_shown, 0), "Bo likes this");
  EXPECT_EQ(posts.column(Number::likes)[0], 9);
  EXPECT_EQ(posts.column(Number::love)[0], 1);
  EXPECT_EQ(posts.column(Number::haha)[0], 0);
  EXPECT_EQ(posts.extra("celebrate")->numbers[0], 2);
}

TEST(FeedCapture, TikTok) {
  const Timelines timelines =
      read_all(captured("tiktok.com", R"({"id":"73","desc":"dance","createTime":1772352000,
      "author":{"uniqueId":"ana","id":"7","nickname":"Ana"},"authorStats":{"followerCount":50},
      "stats":{"diggCount":4,"shareCount":1,"commentCount":2,"playCount":900,"collectCount":3}})"));
  const Posts& posts = only_posts(timelines);
  EXPECT_EQ(posts.column(Number::views)[0], 900);
  EXPECT_EQ(posts.column(Number::followers)[0], 50);
}

TEST(FeedCapture, WhatIsOfAnotherSiteGoesToItsOwnFormat) {
  const Timelines timelines = read_all(
      captured("mastodon.example",
               R"j({"id":"1","created_at":"2026-03-01","content":"<p>m</p>","account":{"acct":"ana"}})j") +
      captured("elsewhere.example", R"({"what":1})"));
  EXPECT_EQ(timelines.format, "mastodon");
  EXPECT_EQ(timelines.posts(), 1u);
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "line 2, /data, line 1");
}

}  // namespace
}  // namespace limpid
