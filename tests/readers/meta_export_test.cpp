// What Facebook, Instagram and Threads hand out of one's own posts.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(MetaExport, Facebook) {
  const Timelines timelines = read_all(R"j([
    {"timestamp": 1516774217, "title": "Ana n\u00c3\u00a6sten shared a link.", "data": [{"post": "n\u00c3\u00a6sten"}, {"update_timestamp": 1516774217}],
     "attachments": [{"data": [{"external_context": {"url": "https://example.org/a", "name": "A"}}]}]},
    {"timestamp": 1516774300, "attachments": [{"data": [{"media": {"uri": "photos_and_videos/1.jpg", "description": "caf\u00c3\u00a9"}}]}]},
    {"timestamp": 1516774400, "title": "Ana liked a post.", "data": [{"reaction": {"reaction": "LIKE"}}]}])j");
  EXPECT_EQ(timelines.format, "facebook-export");
  const Posts& posts = timelines.feeds[0].posts();
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts.text(Text::text, 0), "n\u00e6sten");
  EXPECT_EQ(posts.extra("title")->texts[0], "Ana n\u00e6sten shared a link.");
  EXPECT_EQ(posts.column(Time::created_at)[0], 1516774217000);
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::is_self)[0], Tri::yes);
  EXPECT_EQ(posts.label(Label::domain, 0), "example.org");
  EXPECT_EQ(posts.text(Text::text, 1), "caf\u00e9");
  EXPECT_EQ(posts.column(Flag::has_image)[1], Tri::yes);
  ASSERT_EQ(timelines.skipped.size(), 1u);  // what somebody liked is no post of theirs
  EXPECT_EQ(timelines.skipped[0].where, "/2");
}

TEST(MetaExport, InstagramAndThreads) {
  const Timelines instagram = read_all(R"j([
    {"media": [{"uri": "media/posts/1.jpg", "creation_timestamp": 1700000000, "title": "One"}]},
    {"media": [{"uri": "a.jpg", "creation_timestamp": 1700000001, "title": ""}, {"uri": "b.mp4", "creation_timestamp": 1700000002, "title": ""}],
     "title": "Two \u00f0\u009f\u0098\u0080", "creation_timestamp": 1700000003}])j");
  EXPECT_EQ(instagram.format, "instagram-export");
  const Posts& posts = instagram.feeds[0].posts();
  EXPECT_EQ(posts.text(Text::text, 0), "One");
  EXPECT_EQ(posts.text(Text::text, 1), "Two \U0001F600");
  EXPECT_EQ(posts.column(Time::created_at)[1], 1700000003000);
  EXPECT_EQ(posts.column(List::media)[1].count, 2u);
  EXPECT_EQ(posts.text(Text::id, 0).substr(0, 21), "instagram-1700000000-");

  constexpr char kThreads[] =
      R"j({"text_post_app_text_posts": [{"media": [{"uri": "", "creation_timestamp": 1700000000, "title": "Words"}]},
          {"media": [{"creation_timestamp": 1700000009, "title": "More"}]}]})j";
  for (const std::string& bytes : {std::string(kThreads), "[" + std::string(kThreads) + "]"}) {
    const Timelines threads = read_all(bytes);
    ASSERT_EQ(threads.posts(), 2u) << bytes;
    EXPECT_EQ(threads.feeds[0].posts().text(Text::id, 0).substr(0, 19), "threads-1700000000-");
    EXPECT_EQ(threads.feeds[0].posts().text(Text::text, 1), "More");
    EXPECT_EQ(threads.feeds[0].posts().column(List::media)[0].count, 0u);
  }
}

TEST(MetaExport, LogsOfWhatWasWatchedAreRefusedWithASentence) {
  struct Case {
    std::string_view bytes, message;
  };
  for (
      const Case& c : {
          Case{
              R"([{"header":"YouTube","title":"Watched a film","titleUrl":"https://example.org","time":"2026-03-01T08:00:00Z","products":["YouTube"]}])",
              "no post was found: this is YouTube's history: what was watched, not a feed"},
          Case{
              R"({"Your Activity":{"Watch History":{"VideoList":[{"Date":"2026-03-01 08:00:00","Link":"https://example.org"}]}}})",
              "no post was found: this is TikTok's export: what was watched, not a feed"},
      }) {
    const Result<Timelines> result = read(c.bytes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message.substr(0, c.message.size()), c.message);
  }
}

}  // namespace
}  // namespace limpid
