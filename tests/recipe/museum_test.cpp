// The museum: every recipe in it is sound, says where its numbers come from, and ranks a feed.
#include <limpid/recipe.hpp>

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(Museum, EveryRecipeParsesPrintsAndSaysItsSources) {
  ASSERT_GE(museum().size(), 4u);
  for (const MuseumEntry& entry : museum()) {
    SCOPED_TRACE(entry.id);
    const Recipe recipe = recipe_of(entry.json);
    EXPECT_FALSE(recipe.name.value_or("").empty());
    EXPECT_FALSE(recipe.about.value_or("").empty());
    EXPECT_FALSE(recipe.sources.empty());
    EXPECT_FALSE(recipe.steps.empty());
    for (const Step& step : recipe.steps) {
      EXPECT_TRUE(step.given_id) << step.id << ": links and sliders need ids that stay";
      EXPECT_TRUE(step.label) << step.id << ": people read labels";
    }
    EXPECT_EQ(to_json(recipe_of(to_json(recipe))), to_json(recipe));
  }
}

TEST(Museum, EntriesAreFoundByTheirIds) {
  for (const MuseumEntry& entry : museum()) {
    ASSERT_TRUE(find_in_museum(entry.id)) << entry.id;
    EXPECT_EQ(find_in_museum(entry.id)->json, entry.json);
  }
  EXPECT_EQ(find_in_museum("no such recipe"), nullptr);
  EXPECT_EQ(find_in_museum(""), nullptr);
}

const char* json_of(const char* id) { return find_in_museum(id)->json.data(); }

TEST(Museum, ChronologicalIsByArrival) {
  EXPECT_EQ(
      ranked_ids(json_of("chronological"),
                 timeline_of({post("old").at("2026-01-01"), post("undated"), post("new").at("2026-01-03"),
                              post("reposted").at("2020-01-01").with("reposted_at", "2026-01-02")})),
      (Ids{"new", "reposted", "old", "undated"}));
}

TEST(Museum, ServedIsThePlatformsOrder) {
  EXPECT_EQ(ranked_ids(json_of("served"),
                       timeline_of({post("a").at("2026-01-01"), post("b").at("2026-01-09"), post("c")})),
            (Ids{"a", "b", "c"}));
}

TEST(Museum, PopularWeighsNoAge) {
  EXPECT_EQ(ranked_ids(json_of("popular"), timeline_of({post("new").likes(3).at("2026-01-09"),
                                                        post("old").likes(4).at("2020-01-01")})),
            (Ids{"old", "new"}));
}

TEST(Museum, CalmerPrefersTalkAndHidesTheSilenced) {
  const Ranking ranking = ranked(
      json_of("calmer"), timeline_of({post("applause").likes(30).replies(0).author("ana").at("2026-01-09"),
                                      post("talk").likes(3).replies(9).author("bo").at("2026-01-09"),
                                      post("advert").likes(900).with("promoted", true).author("cy"),
                                      post("muted").likes(900).with("muted", true).author("di")}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"talk", "applause"}));
  EXPECT_EQ(ranking.hidden_by(2), (Ids{"promoted"}));
}

}  // namespace
}  // namespace limpid
