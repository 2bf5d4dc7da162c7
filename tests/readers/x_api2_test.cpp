// X API v2: pages, lines, single and flattened posts, and the default answer that has next to nothing.
#include "vectors.hpp"

namespace limpid {
namespace {

using namespace test;

std::string_view author(const Posts& posts, Row row) {
  return posts.accounts().shown(posts.column(Account::author)[row]);
}

TEST(XApi2, APage) {
  const Timelines timelines = read_all(vector_bytes("x-v2/y_page.json"));
  EXPECT_EQ(timelines.format, "x-v2");
  const Posts& posts = timelines.feeds.at(0).posts();
  ASSERT_EQ(posts.size(), 4u);
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips");
  EXPECT_EQ(author(posts, 0), "ana");  // from `includes`, which come after
  EXPECT_EQ(posts.column(Number::followers)[0], 1200);
  EXPECT_EQ(posts.column(Flag::verified)[0], Tri::yes);
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::views)[0], 940);
  EXPECT_EQ(posts.column(Number::bookmarks)[0], 4);
  EXPECT_FALSE(is_known(posts.column(Number::views)[2]));  // left out there
  EXPECT_EQ(posts.label(Label::kind, 0),
            "original");  // others on the page have references: they were asked for
  EXPECT_EQ(posts.label(Label::kind, 2), "reply");
  EXPECT_EQ(posts.column(Flag::edited)[2], Tri::yes);
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::no);
  EXPECT_EQ(posts.column(Label::lang)[2], kNoCode);  // und
}

TEST(XApi2, ARepostIsReadFromItsOriginal) {
  const Timeline timeline = only_timeline(vector_bytes("x-v2/y_page.json"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  EXPECT_EQ(author(posts, 1), "windmill");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[1]), "bo");
  EXPECT_EQ(posts.text(Text::text, 1), "It turns, & it turns, and then it turns again.");
  EXPECT_EQ(posts.column(Number::likes)[1], 126);
  EXPECT_EQ(format_time(posts.column(Time::created_at)[1]), "2026-02-28T20:15:00Z");
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-01T07:30:00Z");
  EXPECT_EQ(posts.column(List::links)[1].count, 1u);  // the other link is its own picture
  EXPECT_EQ(posts.column(Flag::has_image)[1], Tri::yes);
  EXPECT_EQ(posts.column(Flag::has_video)[1], Tri::yes);  // not in `includes`; its key begins with 7_
}

TEST(XApi2, ARepostWhoseOriginalIsGone) {
  const Timelines timelines = read_all(vector_bytes("x-v2/y_page.json"));
  const Posts& posts = timelines.feeds.at(0).posts();
  EXPECT_EQ(posts.label(Label::kind, 3), "repost");
  EXPECT_EQ(author(posts, 3), "gone");
  EXPECT_EQ(posts.text(Text::text, 3), "A post that was del…");
  EXPECT_FALSE(is_known(posts.column(Number::likes)[3]));
  EXPECT_FALSE(is_known(posts.column(Number::followers)[3]));  // those were the reposter's
  EXPECT_EQ(posts.column(Number::reposts)[3], 7);
  EXPECT_EQ(format_time(posts.column(Time::created_at)[3]), "2026-02-20T10:00:00Z");  // from the id it names
  ASSERT_FALSE(timelines.warnings.empty());
  EXPECT_EQ(timelines.warnings[0].code, "x-error");
}

TEST(XApi2, TheDefaultAnswerHasIdAndTextAlone) {
  const Timeline timeline = only_timeline(vector_bytes("x-v2/y_minimal.json"));
  const Posts& posts = timeline.posts();
  ASSERT_EQ(posts.size(), 3u);
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2026-03-01T08:00:00Z");  // from the id
  EXPECT_EQ(posts.column(Time::created_at)[2], kUnknownTime);
  EXPECT_EQ(posts.column(Account::author)[0], kNoCode);
  EXPECT_EQ(posts.column(Label::kind)[0], kNoCode);
  EXPECT_EQ(posts.column(Flag::has_link)[0], Tri::unknown);
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::unknown);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[0]));
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  EXPECT_EQ(author(posts, 1), "windmill");
  EXPECT_EQ(posts.column(Time::created_at)[1], kUnknownTime);  // the id's time is the repost's
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-01T07:30:00Z");
}

TEST(XApi2, LinesOfPagesAndFlattenedPosts) {
  const Timeline pages = only_timeline(vector_bytes("x-v2/y_pages.jsonl"));
  EXPECT_EQ(format_time(pages.posts().captured_at()), "2026-03-01T09:10:00Z");
  EXPECT_EQ(pages.posts().label(Label::kind, 0), "original");   // twarc asked for references
  EXPECT_EQ(pages.posts().column(Flag::has_link)[0], Tri::no);  // … and for links
  EXPECT_EQ(author(pages.posts(), 1), "bo");
  const Timeline flat = only_timeline(vector_bytes("x-v2/y_flat.jsonl"));
  EXPECT_EQ(author(flat.posts(), 0), "ana");
  EXPECT_EQ(flat.posts().column(Number::likes)[1], 126);
  EXPECT_EQ(author(flat.posts(), 1), "windmill");
  EXPECT_EQ(flat.posts().column(Number::followers)[1], 88000);
}

TEST(XApi2, AStreamWithAnErrorInIt) {
  const Timelines timelines = read_all(vector_bytes("x-v2/y_stream.jsonl"));
  EXPECT_EQ(timelines.posts(), 2u);
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "line 3");
  EXPECT_EQ(timelines.skipped[0].why,
            "X reported: This stream has been disconnected for operational reasons.");
}

TEST(XApi2, WithoutPostsItIsRefused) {
  EXPECT_NE(refusal(vector_bytes("x-v2/n_errors_only.json")).find("X reported: Unauthorized"),
            std::string::npos);
  EXPECT_NE(
      refusal(R"({"errors":[{"message":"Rate limit exceeded","code":88}]})").find("Rate limit exceeded"),
      std::string::npos);
  EXPECT_NE(refusal(vector_bytes("x-v2/n_no_posts.json")), "");
}

}  // namespace
}  // namespace limpid
