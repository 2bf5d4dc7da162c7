// X's web: responses as x.com's page gets them, invented, with what a reader must get right.
#include "vectors.hpp"

namespace limpid {
namespace {

using namespace test;

std::string_view author(const Posts& posts, Row row) {
  return posts.accounts().shown(posts.column(Account::author)[row]);
}

TEST(XWeb, AHomeTimeline) {
  const Timelines timelines = read_all(vector_bytes("x-graphql/y_home.json"));
  EXPECT_EQ(timelines.format, "x-graphql");
  const Posts& posts = timelines.feeds.at(0).posts();
  ASSERT_EQ(posts.size(), 5u);  // cursors and suggested accounts are none, and not skipped either

  EXPECT_EQ(posts.text(Text::id, 0), "2028017393464246273");
  EXPECT_EQ(author(posts, 0), "ana");
  EXPECT_EQ(posts.column(Number::followers)[0], 1200);  // relationship_counts, since 2026
  EXPECT_EQ(posts.column(Flag::following)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::follows_me)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::verified)[0], Tri::yes);  // is_blue_verified; `verification` says no
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2026-03-01T08:00:00Z");
  EXPECT_EQ(posts.text(Text::text, 0).size(), 347u);  // the whole of the long text, not `full_text`
  EXPECT_NE(posts.text(Text::text, 0).find("day & nobody"), std::string_view::npos);
  EXPECT_EQ(posts.label(Label::domain, 0), "example.org");  // links of the long text
  EXPECT_EQ(posts.column(List::hashtags)[0].count, 1u);
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_EQ(posts.column(Number::replies)[0], 2);
  EXPECT_EQ(posts.column(Number::quotes)[0], 1);
  EXPECT_EQ(posts.column(Number::bookmarks)[0], 4);
  EXPECT_EQ(posts.column(Number::views)[0], 940);  // written as a text
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::promoted)[0], Tri::no);
  EXPECT_EQ(posts.text(Text::why_shown, 0), "Bo liked (suggest_ranked_organic_tweet)");
  EXPECT_EQ(posts.label(Label::kind, 0), "original");
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::no);
}

TEST(XWeb, ARepostIsReadFromThePostInside) {
  const Timeline timeline = only_timeline(vector_bytes("x-graphql/y_home.json"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  EXPECT_EQ(posts.text(Text::id, 1), "2028009843717046274");  // the wrapper's
  EXPECT_EQ(posts.text(Text::post, 1), "2027839974405046275");
  EXPECT_EQ(posts.text(Text::text, 1), "Fish & chips <3 #sea https://t.co/p");
  EXPECT_EQ(author(posts, 1), "windmill");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[1]),
            "bo");  // named in `legacy`, as in 2023
  EXPECT_EQ(posts.column(Number::followers)[1], 88000);
  EXPECT_EQ(posts.column(Number::likes)[1], 126);  // the wrapper says 0
  EXPECT_EQ(posts.column(Number::views)[1], 16771);
  EXPECT_EQ(posts.column(Label::lang)[1], kNoCode);  // qme: only media
  EXPECT_EQ(posts.column(List::media)[1].count, 2u);
  EXPECT_EQ(format_time(posts.column(Time::created_at)[1]), "2026-02-28T20:15:00Z");
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-01T07:30:00Z");
  EXPECT_EQ(posts.text(Text::why_shown, 1), "suggest_organic_list_tweet");
}

TEST(XWeb, AdvertisementsAndConversations) {
  const Timeline timeline = only_timeline(vector_bytes("x-graphql/y_home.json"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.column(Flag::promoted)[2], Tri::yes);
  EXPECT_EQ(posts.column(Flag::promoted)[3], Tri::no);
  EXPECT_EQ(author(posts, 3), "tidebot");  // a module holds two posts
  EXPECT_EQ(posts.column(Flag::bot)[3], Tri::yes);
  EXPECT_EQ(posts.column(Flag::bot)[4], Tri::unknown);
  EXPECT_EQ(posts.column(Flag::has_link)[3], Tri::no);  // "entities": {}, as since 2026
  EXPECT_EQ(posts.label(Label::kind, 4), "reply");
  EXPECT_EQ(posts.text(Text::reply_to, 4), posts.text(Text::id, 3));
  EXPECT_EQ(posts.text(Text::why_shown, 4), "suggest_ranked_timeline_tweet");  // the module's
}

TEST(XWeb, WhatXWithholdsIsSkippedWithItsReason) {
  const Timelines timelines = read_all(vector_bytes("x-graphql/y_home.json"));
  ASSERT_EQ(timelines.skipped.size(), 3u);
  EXPECT_EQ(timelines.skipped[0].where,
            "/data/home/home_timeline_urt/instructions/0/entries/5/content/itemContent");
  EXPECT_EQ(timelines.skipped[0].why,
            "X shows a notice instead of this post: This Post is from an account that no longer exists.");
  EXPECT_EQ(timelines.skipped[1].why, "X says that this post is unavailable (Protected)");
  EXPECT_EQ(timelines.skipped[2].why, "X sent nothing for this post: it was deleted, or you may not see it");
  EXPECT_NE(
      refusal(vector_bytes("x-graphql/n_nothing_but_notices.json")).find("account that no longer exists"),
      std::string::npos);
}

TEST(XWeb, PositionsFollowTheSortIndexNotTheFile) {
  const Timelines timelines = read_all(vector_bytes("x-graphql/y_two_responses.jsonl"));
  EXPECT_EQ(timelines.duplicates, 1u);
  EXPECT_EQ(ranked_ids(ranked(R"([{"add": "0 - position"}])", timelines.feeds.at(0))),
            (Ids{"2028017393464246273", "2027839974405046275",
                 "2027353015710646276"}));  // the later response is on top
  EXPECT_EQ(timelines.feeds[0].posts().column(Number::position)[2], 1);
  EXPECT_EQ(everything(read(vector_bytes("x-graphql/y_list_of_responses.json"))),
            everything(read(vector_bytes("x-graphql/y_two_responses.jsonl"))));
}

TEST(XWeb, PinnedPostsAndLaterModules) {
  const Timeline timeline = only_timeline(vector_bytes("x-graphql/y_user_pinned.json"));
  const Posts& posts = timeline.posts();
  ASSERT_EQ(posts.size(), 3u);
  EXPECT_EQ(posts.text(Text::why_shown, 0), "Pinned (pinned_tweets)");
  EXPECT_EQ(posts.column(Number::position)[0], 1);  // on top, though its sort index is low
}

TEST(XWeb, OnePostAlone) {
  const Timeline timeline = only_timeline(vector_bytes("x-graphql/y_post_alone.json"));
  EXPECT_EQ(timeline.posts().column(Number::followers)[0], 35);
  EXPECT_EQ(timeline.posts().column(Flag::follows_me)[0], Tri::yes);  // `legacy`, as in 2023
  EXPECT_EQ(timeline.posts().column(Flag::following)[0], Tri::unknown);
}

TEST(XWeb, WrongTypesAreUnknownAndCounted) {
  const Timelines timelines = read_all(vector_bytes("x-graphql/n_wrong_types.json"));
  const Posts& posts = timelines.feeds.at(0).posts();
  ASSERT_EQ(posts.size(), 1u);
  for (const Number number : {Number::likes, Number::reposts, Number::replies, Number::views}) {
    EXPECT_FALSE(is_known(posts.column(number)[0])) << name_of(number);
  }
  EXPECT_EQ(posts.column(Number::quotes)[0], 0);
  ASSERT_FALSE(timelines.warnings.empty());
  EXPECT_EQ(timelines.warnings[0].code, "wrong-type");
  EXPECT_EQ(timelines.warnings[0].count, 4u);
  EXPECT_EQ(
      timelines.warnings[0].first,
      "/data/home/home_timeline_urt/instructions/0/entries/0/content/itemContent/tweet_results/result/legacy/"
      "favorite_count");
  EXPECT_EQ(timelines.skipped.size(), 2u);  // an entry without id, a post without text
}

}  // namespace
}  // namespace limpid
