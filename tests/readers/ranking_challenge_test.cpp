// The Prosocial Ranking Challenge: a request in, a ranked list of ids out.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

constexpr char kRequest[] =
    R"({"session":{"session_id":"s","user_id":"u","user_name_hash":"h1","platform":"twitter",
  "url":"https://example.org","current_time":"2026-03-01T10:00:00Z"},"items":[
  {"id":"a","text":"One","author_name_hash":"h1","type":"post","created_at":"2026-03-01T08:00:00Z","original_rank":1,
   "embedded_urls":["https://example.org/x"],"engagements":{"retweet":3,"like":993.0,"comment":2,"share":1}},
  {"id":"b","text":"Two","author_name_hash":"h2","type":"comment","parent_id":"a","post_id":"a","created_at":"2026-03-01T09:00:00Z",
   "original_rank":2,"engagements":{"repost":4,"like":7,"reply":0,"view":100}}]})";

TEST(RankingChallenge, ItemsAsTheModelsAndAsTheDocumentsNameThem) {
  for (const std::string& bytes : {std::string(kRequest), "[" + std::string(kRequest) + "]"}) {
    const Timelines timelines = read_all(bytes);
    EXPECT_EQ(timelines.format, "prosocial-ranking-challenge");
    const Posts& posts = timelines.feeds[0].posts();
    ASSERT_EQ(posts.size(), 2u);
    EXPECT_EQ(posts.captured_at(), 1772359200000);
    EXPECT_EQ(posts.column(Number::likes)[0], 993);
    EXPECT_EQ(posts.column(Number::reposts)[0], 3);
    EXPECT_EQ(posts.column(Number::replies)[0], 2);
    EXPECT_EQ(posts.extra("share")->numbers[0], 1);
    EXPECT_FALSE(is_known(posts.column(Number::views)[0]));
    EXPECT_EQ(posts.column(Flag::is_self)[0], Tri::yes);
    EXPECT_EQ(posts.column(Flag::is_self)[1], Tri::no);
    EXPECT_EQ(posts.column(Number::reposts)[1], 4);
    EXPECT_EQ(posts.column(Number::replies)[1], 0);
    EXPECT_EQ(posts.column(Number::views)[1], 100);
    EXPECT_EQ(posts.label(Label::kind, 1), "reply");
    EXPECT_EQ(posts.text(Text::reply_to, 1), "a");
    EXPECT_EQ(posts.column(Flag::has_link)[0], Tri::yes);
  }
}

TEST(RankingChallenge, RedditAndFacebook) {
  const Timelines timelines = read_all(R"({"session":{"platform":"reddit"},"items":[
    {"id":"a","text":"x","title":"T","author_name_hash":"h","type":"post","created_at":"2026-03-01","engagements":{"score":-4,"comment":2,"award":1}},
    {"id":"b","text":"x","author_name_hash":"h","type":"post","created_at":"2026-03-01",
     "engagements":{"like":1,"love":2,"care":3,"haha":4,"wow":5,"sad":6,"angry":7,"comment":8,"share":9}}]})");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.column(Number::points)[0], -4);
  EXPECT_EQ(posts.extra("award")->numbers[0], 1);
  EXPECT_EQ(posts.column(Number::angry)[1], 7);
  EXPECT_EQ(posts.column(Number::reposts)[1], 9);  // a share on Facebook is a repost
}

TEST(RankingChallenge, TheAnswer) {
  std::string answer;
  append_ranked_ids(answer, ranked(R"([{"add":"likes"},{"hide":"views > 1000"}])", only_timeline(kRequest)));
  EXPECT_EQ(answer, R"({"ranked_ids":["a","b"]})");
}

}  // namespace
}  // namespace limpid
