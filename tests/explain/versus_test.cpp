// Why this above that: closed forms give the very value, whole numbers every value, everything else a grid
// that it names.
#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

Versus versus_of(const Ranking& ranking, std::string_view a, std::string_view b) {
  return expect_value(why(ranking, a, b));
}

Flip flip_of(const Versus& versus, std::string_view address) {
  for (const Flip& flip : versus.flips) {
    if (flip.address == address) return flip;
  }
  throw std::runtime_error("no flip of " + std::string(address));
}

TEST(Versus, WeightsTurnWhereTheLinesCross) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes", "id": "likes"}, {"add": "replies", "weight": 4, "id": "replies"}])j",
             timeline_of({post("a").likes(10).replies(1), post("b").likes(2).replies(2)}));
  const Versus versus = versus_of(ranking, "b", "a");
  EXPECT_EQ(versus.above.id, "a");  // 14 to 10, in whatever order they are named
  ASSERT_EQ(versus.gap.size(), 2u);
  EXPECT_EQ(versus.gap[0].difference, 8);
  EXPECT_EQ(versus.gap[1].difference, -4);
  EXPECT_EQ(versus.decides, Ids{"likes"});
  const Flip likes = flip_of(versus, "likes/weight");
  EXPECT_TRUE(likes.nearest.exact && likes.verified);
  // They are level at 0.5, where the tie goes to a, who came first.
  EXPECT_LT(*likes.needed, 0.5);
  EXPECT_NEAR(*likes.needed, 0.5, 1e-15);
  EXPECT_GT(*flip_of(versus, "replies/weight").needed, 8);
  EXPECT_NEAR(*flip_of(versus, "replies/weight").needed, 8, 1e-14);
}

TEST(Versus, TheSignRuleBendsTheLine) {
  // Below 0 a factor of 0.5 doubles: a is at −2w + 1 doubled or halved, b at −1.
  const Ranking ranking = ranked(
      R"j([{"add": "likes", "id": "likes"}, {"add": "-replies", "id": "replies"},
      {"multiply": 0.5, "when": "author == \"ana\"", "id": "half"}])j",
      timeline_of({post("a").likes(1).replies(2).author("ana"), post("b").likes(0).replies(1).author("bo")}));
  EXPECT_EQ(path_of(ranking, "a").score, -2);
  const Flip flip = flip_of(versus_of(ranking, "a", "b"), "replies/weight");
  EXPECT_TRUE(flip.nearest.exact && flip.verified);
  EXPECT_NEAR(*flip.needed, 2.0 / 3, 1e-12);  // 2·(1 − 2w) = −w
}

TEST(Versus, AScoreThatIsLinearInALiteral) {
  const Ranking ranking = ranked(R"j([{"add": "2 * likes + replies", "id": "sum"}])j",
                                 timeline_of({post("a").likes(3).replies(0), post("b").likes(1).replies(3)}));
  const Flip flip = flip_of(versus_of(ranking, "a", "b"), "sum/add#1");
  EXPECT_TRUE(flip.nearest.exact && flip.verified);
  EXPECT_NEAR(*flip.needed, 1.5, 1e-14);
}

TEST(Versus, OtherNumbersAreLookedForOnAGridThatIsNamed) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"multiply": "half_life(age_hours, 12)", "id": "fresh"}])j",
             timeline_of({post("a").likes(8).at("2026-03-01T00:00:00Z"),
                          post("b").likes(4).at("2026-03-02T00:00:00Z")}));
  const Flip flip = flip_of(versus_of(ranking, "a", "b"), "fresh/multiply#1");
  EXPECT_FALSE(flip.nearest.exact);
  EXPECT_GT(flip.nearest.ratio, 1);
  EXPECT_TRUE(flip.verified);
  EXPECT_NEAR(*flip.needed, 24, 1e-9);  // 8 · 2^−1 = 4
}

TEST(Versus, WholeNumbersAreTriedOneByOne) {
  // Her third post waits for the third window of four.
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"limit": "author", "at_most": 1, "within": 4, "id": "one"}])j",
             timeline_of({post("a1").likes(9).author("ana"), post("a2").likes(8).author("ana"),
                          post("b").likes(7).author("bo"), post("c").likes(6).author("chi"),
                          post("d").likes(5).author("dee")}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"a1", "b", "c", "d", "a2"}));
  const Versus versus = versus_of(ranking, "a2", "d");
  EXPECT_EQ(versus.decides, Ids{"one"});
  ASSERT_EQ(versus.gap.back().id, "one");
  EXPECT_EQ(versus.gap.back().places, 4);  // d rose by one and a2 fell by three
  const Flip at_most = flip_of(versus, "one/at_most"), within = flip_of(versus, "one/within");
  EXPECT_TRUE(at_most.nearest.exact && at_most.verified && within.nearest.exact && within.verified);
  EXPECT_EQ(at_most.needed, 2);
  EXPECT_EQ(within.needed, 3);
}

TEST(Versus, HerSecondPostLosesToTheSpread) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"spread": "author", "decay": 0.5, "id": "spread"}])j",
             timeline_of({post("a1").likes(10).author("ana"), post("a2").likes(8).author("ana"),
                          post("b").likes(6).author("bo")}));
  const Versus versus = versus_of(ranking, "a2", "b");
  EXPECT_EQ(versus.above.id, "b");
  EXPECT_EQ(versus.decides, Ids{"spread"});
  EXPECT_NEAR(*flip_of(versus, "spread/decay").needed, 0.75, 1e-12);
  const Flip floor = flip_of(versus, "spread/floor");
  EXPECT_TRUE(floor.nearest.exact && floor.verified);
  EXPECT_NEAR(*floor.needed, 0.5, 1e-12);  // 8·(0.5·0.5 + 0.5) = 6
}

TEST(Versus, AHiddenPostStandsBelowEveryShownOne) {
  const Ranking ranking = ranked(R"j([{"add": "likes"}, {"hide": "likes > 50", "id": "loud"}])j",
                                 timeline_of({post("a").likes(90), post("b").likes(9)}));
  const Versus versus = versus_of(ranking, "a", "b");
  EXPECT_EQ(versus.above.id, "b");
  EXPECT_EQ(versus.decides, Ids{"loud"});
  EXPECT_EQ(flip_of(versus, "loud/hide#1").needed, 90);
  EXPECT_EQ(sentence(versus),
            "The post “b” is at place 1, the post “a” is hidden. Without “loud”, the order would turn. It "
            "would turn with "
            "“loud/hide#1” at 90 instead of 50.");
}

TEST(Versus, WhatCannotBeCompared) {
  const Ranking ranking =
      ranked(R"j([{"hide": "muted"}])j",
             timeline_of({post("a").with("muted", true), post("b").with("muted", true), post("c")}));
  EXPECT_EQ(why(ranking, "a", "b").error().code, "both-hidden");
  EXPECT_EQ(why(ranking, "a", "nobody").error().code, "no-such-post");
  EXPECT_EQ(why(ranking, "c", "c").error().code, "usage");
}

TEST(Versus, WhereNothingTurnsTheOrder) {
  const Versus versus =
      versus_of(ranked(R"j([{"add": "likes", "id": "likes"}])j",
                       timeline_of({post("a").likes(3).position(1), post("b").likes(3).position(2)})),
                "a", "b");
  EXPECT_TRUE(versus.decides.empty());
  EXPECT_EQ(versus.tried, 1u);
  EXPECT_EQ(flip_of(versus, "likes/weight").needed, std::nullopt);
  EXPECT_TRUE(flip_of(versus, "likes/weight").nearest.exact);
}

}  // namespace
}  // namespace limpid
