// Stories of posts whose place is asked about, in numbered claims.
//
//  The multiplier
//   1. One account is multiplied by 1000, let past the filter and exempt from the flooding rule: the
//   explanation of
//      its post names each of the three.
//   2. Whoever was displaced is told by whom: by every post of that account, and by nobody else.
//   3. Against the post that displaced it, one step decides, and the factor that would do is exact.
//   4. Without privileges every displaced post has its place back.
//
//  Why not mine
//   5. A hidden post has all its reasons, and the place it would have.
//   6. A second post of one author is told that it is the second, and what that costs.
//   7. A limited post is told where it stood, where it stands, and who passed it.
//   8. "You lost to a lower post because of the limit": the limit decides, and the number that would turn it
//   is said.
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

Timeline town() {
  return timeline_of({post("ana-1").author("ana").likes(900), post("bo-1").author("bo").likes(400),
                      post("boss-1").author("boss").likes(30).with("muted", true),
                      post("boss-2").author("boss").likes(20).with("muted", true),
                      post("chi-1").author("chi").likes(8)});
}
constexpr const char* kMultiplier = R"j({"limpid": 1, "lists": {"boosted": ["@boss"]}, "steps": [
    {"hide": "muted", "unless": "author in @boosted", "id": "silenced", "label": "Accounts I silenced"},
    {"add": "likes", "id": "likes", "label": "Likes"},
    {"multiply": 1000, "when": "author in @boosted", "id": "boost", "label": "Boosted accounts"},
    {"spread": "author", "decay": 0.5, "unless": "author in @boosted", "id": "flood", "label": "Several posts"}]})j";

TEST(Story, TheMultiplier) {
  const Ranking ranking = ranked(kMultiplier, town());
  EXPECT_EQ(ranked_ids(ranking), (Ids{"boss-1", "boss-2", "ana-1", "bo-1", "chi-1"}));
  EXPECT_EQ(sentence(path_of(ranking, "boss-2")),
            "Second of 5. “Likes” adds most (+20); “Boosted accounts” × 1000; it is exempt from "
            "“Accounts I silenced” "
            "and “Several posts”.");  // 1
  const Ranking fair =
      expect_value(rank(ranking.timeline(), without_privileges(ranking.recipe()), {.now = ranking.now()}));
  EXPECT_EQ(took_place_of("ana-1", ranking, fair), (Ids{"boss-1", "boss-2"}));  // 2
  EXPECT_EQ(took_place_of("boss-1", ranking, fair), Ids{});
  const Versus versus = expect_value(why(ranking, "ana-1", "boss-1"));
  EXPECT_EQ(versus.decides.size(), 1u);  // 3
  EXPECT_EQ(versus.decides, Ids{"boost"});
  for (const Flip& flip : versus.flips) {
    if (flip.address != "boost/multiply") continue;
    EXPECT_TRUE(flip.nearest.exact && flip.verified);
    EXPECT_NEAR(*flip.needed, 30, 1e-9);
  }
  EXPECT_EQ(ranked_ids(fair), (Ids{"ana-1", "bo-1", "chi-1"}));  // 4: the account is muted
}

TEST(Story, WhyNotMine) {
  const Ranking ranking =
      ranked(R"j([{"hide": "muted", "id": "m", "label": "Muted"}, {"hide": "bot", "id": "b", "label": "Bots"},
      {"add": "likes", "label": "Likes"}, {"spread": "author", "decay": 0.5, "label": "Several posts"},
      {"limit": "author", "at_most": 1, "within": 3, "id": "one", "label": "One in three"}])j",
             timeline_of({post("ana-1").author("ana").likes(100), post("ana-2").author("ana").likes(90),
                          post("bo-1").author("bo").likes(40), post("chi-1").author("chi").likes(30),
                          post("mine").author("me").likes(60).with("muted", true).with("bot", true)}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"ana-1", "bo-1", "chi-1", "ana-2"}));
  const Path mine = path_of(ranking, "mine");
  EXPECT_EQ(mine.hidden, (Ids{"m", "b"}));  // 5
  EXPECT_EQ(mine.would_be, 2u);
  EXPECT_EQ(
      sentence(mine),
      "Hidden by “Muted” and “Bots”; otherwise it would stand at place 2 of 5. “Likes” lifts it most (+60).");
  const Path second = path_of(ranking, "ana-2");
  EXPECT_EQ(second.steps[3].k, 1u);  // 6
  EXPECT_EQ(second.steps[3].before - second.steps[3].after, 45);
  EXPECT_EQ(second.steps[4].from, 2u);  // 7
  EXPECT_EQ(second.steps[4].to, 4u);
  EXPECT_EQ(second.steps[4].yielded_to, (std::vector<std::string_view>{"bo-1", "chi-1"}));
  EXPECT_EQ(sentence(second),
            "Fourth of 4. “Likes” lifts it most (+90); it is the second of @ana here, so by “Several posts” "
            "it counts "
            "50%; “One in three” moved it from place 2 to 4, behind 2 posts that stood lower. Not known of "
            "this post, so "
            "without effect: “Muted” and “Bots”.");
  const Versus versus = expect_value(why(ranking, "ana-2", "chi-1"));
  EXPECT_EQ(versus.decides, Ids{"one"});  // 8
  EXPECT_EQ(sentence(versus),
            "@chi’s post is at place 3, @ana’s post at place 4. Without “One in three”, the order would "
            "turn. It would turn "
            "with “one/within” at 2 instead of 3.");
}

}  // namespace
}  // namespace limpid
