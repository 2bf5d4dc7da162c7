// Stories, in numbered claims. One feed of invented posts each; the recipes are what a person would write.
//
//  One account, a thousand times
//   1. × 1000 puts every post of one account above everyone else's.
//   2. The rule against flooding does not help: a floor of 0.25 of 1000 is still 250.
//   3. At × 2 it does help.
//   4. A disliked post of that account (a negative score) is not lifted by × 1000: dividing, it sinks less
//      deep, never above a post with a positive score.
//
//  A post that should have been seen
//   5. A muted author never appears, and the reason is kept.
//   6. The place it would have is the place it has once unmuted.
//
//  Newest first
//   7. The chronological recipe is the order of arrival: a repost stands where it was reposted.
//
//  Reposts
//   8. A wrapper's "0 likes" means nothing: what counts is the post inside.
#include "properties/world.hpp"

#include <gtest/gtest.h>

namespace limpid::testing {
namespace {

std::string post(const std::string& id, const std::string& author, const std::string& rest) {
  return R"({"id":")" + id + R"(","author":")" + author + R"(",)" + rest + "}";
}

const std::vector<std::string> kFeed{
    post("ana-1", "ana", R"("likes":90,"created_at":"2026-03-01T10:00:00Z")"),
    post("boss-1", "boss", R"("likes":3,"created_at":"2026-03-01T09:00:00Z")"),
    post("bo-1", "bo", R"("likes":40,"created_at":"2026-03-01T08:00:00Z")"),
    post("boss-2", "boss", R"("likes":2,"created_at":"2026-03-01T07:00:00Z")"),
    post("boss-3", "boss", R"("likes":1,"created_at":"2026-03-01T06:00:00Z")"),
};

std::string power_user(const std::string& factor) {
  return R"({"limpid":1,"lists":{"boosted":["@Boss"]},"steps":[{"add":"likes"},{"multiply":)" + factor +
         R"(,"when":"author in @boosted"},{"spread":"author","decay":0.5,"floor":0.25}]})";
}

TEST(Story, AThousandTimesOneAccount) {
  using Ids = std::vector<std::string>;
  const Timeline feed = timeline_of(kFeed);
  EXPECT_EQ(ids_in_order(ranked(feed, power_user("1"))),
            (Ids{"ana-1", "bo-1", "boss-1", "boss-2", "boss-3"}));
  // 1 and 2
  EXPECT_EQ(ids_in_order(ranked(feed, power_user("1000"))),
            (Ids{"boss-1", "boss-2", "boss-3", "ana-1", "bo-1"}));
  // 3
  EXPECT_EQ(ids_in_order(ranked(feed, power_user("2"))).front(), "ana-1");
}

TEST(Story, AThousandTimesADislikedPost) {
  const Timeline feed =
      timeline_of({post("good", "ana", R"("points":1)"), post("bad", "boss", R"("points":-500)")});
  const Ranking ranking = ranked(
      feed, R"({"limpid":1,"steps":[{"add":"points"},{"multiply":1000,"when":"author == \"boss\""}]})");
  EXPECT_EQ(ids_in_order(ranking), (std::vector<std::string>{"good", "bad"}));  // 4
  EXPECT_EQ(ranking.scores()[1], -0.5);
}

TEST(Story, APostThatIsMuted) {
  const std::string recipe =
      R"({"limpid":1,"steps":[{"hide":"muted","id":"silenced"},{"add":"likes"},{"spread":"author","decay":0.5}]})";
  std::vector<std::string> lines = kFeed;
  lines[2] = post("bo-1", "bo", R"("likes":40,"muted":true)");
  const Ranking muted = ranked(timeline_of(lines), recipe);
  const Path path = *muted.explain("bo-1");
  EXPECT_FALSE(path.rank);
  EXPECT_EQ(path.hidden, std::vector<std::string>{"silenced"});  // 5
  const Ranking unmuted = ranked(timeline_of(kFeed), recipe);
  EXPECT_EQ(path.would_be, unmuted.explain("bo-1")->rank);  // 6
}

TEST(Story, NewestFirst) {
  const Timeline feed = timeline_of({
      post("old", "ana", R"("created_at":"2026-03-01T08:00:00Z")"),
      post(
          "reposted", "bo",
          R"("created_at":"2025-01-01T00:00:00Z","reposted_at":"2026-03-01T09:00:00Z","reposter":"ana","kind":"repost")"),
      post("undated", "chi", R"("likes":1000000)"),
      post("new", "dee", R"("created_at":"2026-03-01T10:00:00Z")"),
  });
  const Ranking ranking = ranked(feed, std::string(find_in_museum("chronological")->json));
  EXPECT_EQ(ids_in_order(ranking), (std::vector<std::string>{"new", "reposted", "old", "undated"}));  // 7
}

TEST(Story, AWrapperSaysZeroLikes) {
  const Result<Timelines> timelines =
      read(R"([{"id":"2","created_at":"2026-03-01T10:00:00Z","content":"","favourites_count":0,
    "account":{"id":"9","acct":"bo"},"reblog":{"id":"1","created_at":"2026-03-01T08:00:00Z","content":"<p>Tides.</p>",
    "favourites_count":210,"account":{"id":"7","acct":"ana"}}}])");
  ASSERT_TRUE(timelines.ok());
  const Ranking ranking = ranked(timelines->feeds.front(), R"({"limpid":1,"steps":[{"add":"likes"}]})");
  EXPECT_EQ(ranking.scores().front(), 210);  // 8
  EXPECT_EQ(view(timelines->feeds.front(), 0).author, "ana");
  EXPECT_EQ(view(timelines->feeds.front(), 0).reposter, "bo");
}

}  // namespace
}  // namespace limpid::testing
