// Claims: what a recipe of the museum says about itself, on a few posts each.
#include <limpid/limpid.hpp>

#include "testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace limpid {
namespace {

using namespace test;

constexpr std::int64_t kNow = 1'700'000'000'000;  // 2023-11-14T22:13:20Z

PostLine hours_old(const char* id, int hours) {
  return post(id).at(format_time(kNow - std::int64_t{3'600'000} * hours));
}

Recipe museum_recipe(const char* id) { return recipe_of(find_in_museum(id)->json); }

Recipe with_list(Recipe recipe, const std::string& name, std::vector<std::string> members) {
  for (auto& [list, items] : recipe.lists) {
    if (list == name) items = std::move(members);
  }
  return recipe;
}

Recipe with_number(Recipe recipe, const char* address, double value) {
  EXPECT_FALSE(set_number(recipe, address, value)) << address;
  return recipe;
}

Ranking shown(Recipe recipe, const std::vector<PostLine>& posts) {
  return expect_value(rank(timeline_of(posts), std::move(recipe), {.now = kNow}));
}
Ids order(Recipe recipe, const std::vector<PostLine>& posts) {
  return ranked_ids(shown(std::move(recipe), posts));
}
Ids order(const char* id, const std::vector<PostLine>& posts) { return order(museum_recipe(id), posts); }

// --- Platforms ---

PostLine seen(const char* id, const char* author, double likes, double replies, bool following,
              bool follows_me = false) {
  return hours_old(id, 2)
      .author(author)
      .with("kind", "original")
      .likes(likes)
      .replies(replies)
      .with("reposts", 5)
      .with("quotes", 1)
      .with("views", 1000)
      .with("following", following)
      .with("follows_me", follows_me);
}

const std::vector<PostLine> kForYou{
    seen("loved", "ana", 300, 5, true),
    seen("friend", "bo", 20, 8, true, true),
    seen("stranger", "cy", 330, 5, false),
};

// 8 replies on 1000 views count 20 × 0.8 % where people follow each other: as much as 320 likes.
TEST(MuseumClaims, TheBoostForPeopleWhoFollowEachOther) {
  const Recipe recipe = museum_recipe("x-mutual-follow");
  EXPECT_EQ(order(recipe, kForYou), (Ids{"friend", "loved", "stranger"}));
  EXPECT_EQ(order(with_number(recipe, "mutual/weight", 0), kForYou), (Ids{"loved", "stranger", "friend"}));
}

TEST(MuseumClaims, SeptemberRanksAsAugustWhereNoPredictionIsKnown) {
  EXPECT_EQ(order("x-2026-09", kForYou), order("x-2026-08", kForYou));
  EXPECT_EQ(shown(museum_recipe("x-2026-09"), kForYou).scores(),
            shown(museum_recipe("x-2026-08"), kForYou).scores());
}

TEST(MuseumClaims, ForYouWithoutViewsDoesNothingAndSaysSo) {
  for (const char* id : {"x-2026-08", "x-2026-09", "twitter-2023"}) {
    const Ranking ranking =
        shown(museum_recipe(id), {hours_old("a", 1).likes(9), hours_old("b", 2).likes(99)});
    EXPECT_EQ(ranking.scores(), (std::vector<double>{0.001, 0.001})) << id;
    EXPECT_FALSE(ranking.warnings().empty()) << id;
  }
}

TEST(MuseumClaims, TwitterSetsAtMostTwoStrangersInARow) {
  std::vector<PostLine> posts;
  const char* strangers[] = {"s1", "s2", "s3", "s4"};
  for (const char* id : strangers) posts.push_back(seen(id, id, 500, 50, false));
  posts.push_back(seen("f1", "f1", 1, 0, true));
  posts.push_back(seen("f2", "f2", 1, 0, true));
  EXPECT_EQ(order("twitter-2023", posts), (Ids{"s1", "s2", "f1", "s3", "s4", "f2"}));
}

TEST(MuseumClaims, OnePowerUser) {
  const std::vector<PostLine> posts{
      hours_old("good", 1).author("ana").likes(500).replies(80),
      hours_old("fine", 1).author("bo").likes(50).replies(8),
      hours_old("boss-1", 1).author("boss").likes(3).replies(0).with("muted", true),
      hours_old("boss-2", 1).author("boss").likes(2).replies(0).with("muted", true),
  };
  const Recipe ordinary = museum_recipe("power-user");
  EXPECT_EQ(order(ordinary, posts), (Ids{"good", "fine"}));
  const Ranking boosted = shown(with_list(ordinary, "boosted", {"@Boss"}), posts);
  EXPECT_EQ(ranked_ids(boosted), (Ids{"boss-1", "boss-2", "good", "fine"}));
  // No decay for its second post either: log1p(2) × freshness × 1000.
  EXPECT_NEAR(score_of(boosted, "boss-2"), 1.0986122886681098 * 0.9438743126816934 * 1000, 1e-9);
}

TEST(MuseumClaims, ACommentOfSomeLengthCountsThirty) {
  const auto said = [](const char* id, const char* thread, const char* text) {
    return hours_old(id, 1).with("kind", "reply").with("conversation", thread).text(text).likes(0).replies(0);
  };
  const auto asked = [](const char* id) {
    return hours_old(id, 2).with("kind", "original").with("conversation", id).replies(1).likes(1);
  };
  const Ranking ranking =
      shown(museum_recipe("msi-2018"), {asked("p"), asked("q"), said("p1", "p", "Nice!"),
                                        said("q1", "q", "I have wondered about that, too.")});
  EXPECT_EQ(score_of(ranking, "p"), 1 + 15);
  EXPECT_EQ(score_of(ranking, "q"), 1 + 30);
}

TEST(MuseumClaims, AngerOverTheYears) {
  const std::vector<PostLine> posts{
      post("rage").likes(0).with("angry", 10).with("love", 0).with("position", 1),
      post("joy").likes(0).with("angry", 0).with("love", 9).with("position", 2)};
  const auto anger = [&](const char* id) { return shown(museum_recipe(id), posts).scores()[0]; };
  EXPECT_EQ(anger("reactions-2017"), 50);
  EXPECT_EQ(anger("reactions-2018"), 40);
  EXPECT_EQ(anger("reactions-2020"), 15);
  EXPECT_EQ(anger("reactions-later"), 0);
  EXPECT_EQ(order("reactions-2017", posts), (Ids{"rage", "joy"}));
  EXPECT_EQ(order("reactions-2018", posts), (Ids{"joy", "rage"}));
}

// --- Communities ---

TEST(MuseumClaims, BestIsSureLiking) {
  EXPECT_EQ(order("reddit-best", {post("5 of 5").likes(5).with("downvotes", 0),
                                  post("90 of 100").likes(90).with("downvotes", 10)}),
            (Ids{"90 of 100", "5 of 5"}));
}

TEST(MuseumClaims, RisingWithoutViewsIsVotes) {
  EXPECT_EQ(order("reddit-rising", {hours_old("few", 1).likes(3), hours_old("many", 11).likes(30),
                                    hours_old("one", 1).likes(1), hours_old("old", 13).likes(300)}),
            (Ids{"many", "few"}));
}

TEST(MuseumClaims, ScaledShowsQuietCommunities) {
  const std::vector<PostLine> posts{hours_old("loud", 2).likes(60).with("community", "big"),
                                    hours_old("louder", 2).likes(900).with("community", "big"),
                                    hours_old("quiet", 2).likes(50).with("community", "small")};
  EXPECT_EQ(order("lemmy-hot", posts), (Ids{"louder", "loud", "quiet"}));
  EXPECT_EQ(order("lemmy-scaled", posts), (Ids{"quiet", "louder", "loud"}));
}

// --- For daily use ---

TEST(MuseumClaims, CalmerHalvesBaitAndLetsNobodyFlood) {
  const Ranking ranking =
      shown(museum_recipe("calmer"),
            {hours_old("bait", 0).author("ana").likes(9).replies(9).text("Tag a friend who needs this"),
             hours_old("plain", 0).author("bo").likes(9).replies(9).text("Needs no friend to tag")});
  EXPECT_EQ(score_of(ranking, "bait"), score_of(ranking, "plain") / 2);

  std::vector<PostLine> posts;
  const char* busy[] = {"a1", "a2", "a3"};
  for (const char* id : busy)
    posts.push_back(hours_old(id, 1).author("ana").likes(9999).replies(9999).with("following", true));
  const char* others[] = {"b", "c", "d", "e", "f", "g", "h", "i"};
  for (const char* id : others)
    posts.push_back(hours_old(id, 1).author(id).likes(1).replies(1).with("following", true));
  const Ids ids = order("calmer", posts);
  EXPECT_EQ((Ids{ids[0], ids[1], ids[10]}), (Ids{"a1", "a2", "a3"}));
}

TEST(MuseumClaims, OnePostEachRoundByRound) {
  EXPECT_EQ(order("one-each", {hours_old("a1", 1).author("ana"), hours_old("a2", 2).author("ana"),
                               hours_old("a3", 3).author("ana"), hours_old("b1", 4).author("bo"),
                               hours_old("b2", 5).author("bo")}),
            (Ids{"a1", "b1", "a2", "b2", "a3"}));
}

TEST(MuseumClaims, CloseFriendsStandOnTop) {
  const std::vector<PostLine> posts{
      hours_old("mutual", 1).author("ana").with("following", true).with("follows_me", true),
      hours_old("close", 90).author("bo").with("following", false),
      hours_old("other", 1).author("cy").with("following", false)};
  EXPECT_EQ(order("close-friends-first", posts), (Ids{"mutual", "other", "close"}));
  EXPECT_EQ(order(with_list(museum_recipe("close-friends-first"), "close", {"bo"}), posts),
            (Ids{"close", "mutual", "other"}));
}

TEST(MuseumClaims, NoBaitButForThoseWhoMayAsk) {
  const Ranking ranking =
      shown(museum_recipe("no-bait"),
            {
                hours_old("shouting", 1).text("THIS CHANGES EVERYTHING, READ IT"),
                hours_old("bait", 1).text("Share if you agree"),
                hours_old("fundraiser", 1).text("Our fundraiser for the shelter: share if you can"),
                hours_old("plain", 1).text("The tide turns at nine."),
            });
  EXPECT_EQ(ranked_ids(ranking), (Ids{"fundraiser", "plain", "shouting"}));
  EXPECT_EQ(ranking.hidden_by(1), (Ids{"bait"}));
}

TEST(MuseumClaims, GemsAreLikedByFew) {
  EXPECT_EQ(order("hidden-gems", {hours_old("hit", 1).author("a").likes(5000).with("views", 100000),
                                  hours_old("gem", 1).author("b").likes(30).with("views", 100),
                                  hours_old("dud", 1).author("c").likes(2).with("views", 9000)})
                .front(),
            "gem");
}

TEST(MuseumClaims, RareVoicesComeFirst) {
  EXPECT_EQ(order("rare-voices", {hours_old("a1", 1).author("ana").with("followers", 90000),
                                  hours_old("a2", 1).author("ana").with("followers", 90000),
                                  hours_old("b1", 5).author("bo").with("followers", 90)}),
            (Ids{"b1", "a1", "a2"}));
}

TEST(MuseumClaims, QuarrelsAreNotConversations) {
  EXPECT_EQ(
      order("conversations", {hours_old("quarrel", 1).author("a").likes(10).replies(400).with("quotes", 0),
                              hours_old("talk", 1).author("b").likes(40).replies(40).with("quotes", 0),
                              hours_old("applause", 1).author("c").likes(4000).replies(4).with("quotes", 0)}),
      (Ids{"talk", "applause", "quarrel"}));
}

TEST(MuseumClaims, LongReadsAreLong) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  EXPECT_EQ(
      order("long-reads", {hours_old("one-liner", 1).author("a").text("So true.").with("has_link", false),
                           hours_old("link", 1).author("b").text("Worth reading").with("has_link", true),
                           hours_old("essay", 1).author("c").text(words).with("has_link", true)}),
      (Ids{"essay", "link"}));
}

}  // namespace
}  // namespace limpid
