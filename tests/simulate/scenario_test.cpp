// Scenarios as documents: what is wrong is said with its place and what to do.
#include "simulate/audience.hpp"

namespace limpid::test {
namespace {

std::string refusal(std::string_view json) {
  const auto scenario = parse_scenario(json);
  return scenario ? std::string() : scenario.error().sentence();
}

struct Case {
  std::string json, says;
};

const std::string kArms = R"json([{"arm":"a"}])json";

TEST(Scenario, SaysWhatIsWrongAndWhere) {
  const std::string small =
      R"json("kinds":{"post":{}},"authors":[{"group":"p"}],"ties":[{"tie":"t","group":"p","number":1}])json";
  const Case cases[] = {
      {"", "the scenario is empty"},
      {"[1]", "a scenario is a JSON object"},
      {"{\"limpid_scenario\":1", "it was cut off"},
      {"{}", "/limpid_scenario: expected the scenario format's number"},
      {R"json({"limpid_scenario":1,"reader":5})json", "unknown key \"reader\": did you mean \"readers\"?"},
      {R"json({"limpid_scenario":1,"readers":2.5})json", "/readers: expected a whole number"},
      {R"json({"limpid_scenario":1,"readers":0})json", "/readers: expected a number from 1 to 10000000"},
      {R"json({"limpid_scenario":1,"kinds":{}})json", "/kinds: expected at least one kind of post"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{"does":{"like":1}}}})json", "did you mean \"likes\"?"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{"does":{"likes":2}}}})json",
       "/kinds/a/does/likes: expected a number from 0 to 1"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[]})json",
       "/authors: expected groups of authors"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[{"group":"p","kinds":{"a":0}}]})json",
       "a share above 0"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[{"group":"p"},{"group":"p"}]})json",
       "\"p\" stands twice"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[{"group":"p"}],"ties":[{"tie":"t","group":"q","number":1}]})json",
       "/ties/0/group: there is no group of authors \"q\""},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[{"group":"p"}],"ties":[{"tie":"t","group":"p"}]})json",
       "either \"number\""},
      {R"json({"limpid_scenario":1,)json" + small +
           R"json(,"filters":[{"column":"kind","group":"p","chance":1}],"arms":[]})json",
       "x.kind is filled by the world itself"},
      {R"json({"limpid_scenario":1,)json" + small + R"json(,"arms":[]})json",
       "/arms: expected recipes to compare"},
      {R"json({"limpid_scenario":1,)json" + small + R"json(,"arms":[{"arm":"a"}]})json",
       "/arms/0: expected a \"recipe\""},
      {R"json({"limpid_scenario":1,)json" + small +
           R"json(,"arms":[{"arm":"a","recipe":"chronologic"}]})json",
       "did you mean \"chronological\"?"},
      {R"json({"limpid_scenario":1,)json" + small +
           R"json(,"arms":[{"arm":"a","recipe":{"limpid":1,"steps":[{"add":"lkes"}]}}]})json",
       "/arms/0/recipe: step 1 (\"add\"), character 1: unknown column \"lkes\""},
      {scenario_json(R"json([{"arm":"a","set":{"likes/wait":2}}])json"), "/arms/0/set/likes/wait"},
      {scenario_json(R"json([{"arm":"a","set":{"flood/decay":2}}])json"), "/arms/0/set/flood/decay"},
      {scenario_json(R"json([{"arm":"a","off":["floods"]}])json"),
       "there is no step \"floods\": did you mean \"flood\"?"},
      {scenario_json(R"json([{"arm":"a","lists":{"bosted":[]}}])json"), "did you mean \"boosted\"?"},
      {scenario_json(R"json([{"arm":"a"},{"arm":"a"}])json"), "\"a\" stands twice"},
      {scenario_json(kArms, R"json("reshares":{"form":5})json"),
       "/reshares/form: unknown key \"form\": did you mean \"from\"?"},
      {scenario_json(kArms, R"json("reshares":{})json"), "/reshares: no kind of post is ever reposted"},
      {R"json({"limpid_scenario":1,"kinds":{"a":{}},"authors":[{"group":"p"}],"ties":[{"tie":"t","group":"p","chance":0.5,"grows":2}]})json",
       "/ties/0/grows: only a tie with a \"number\" grows"},
      {scenario_json(kArms, R"json("demotes":{"kind":"bait","against":"b"})json"),
       "/demotes/against: there is no arm \"b\""},
  };
  for (const Case& c : cases) {
    EXPECT_NE(refusal(c.json).find(c.says), std::string::npos) << c.json << "\nsaid: " << refusal(c.json);
  }
  EXPECT_EQ(refusal(scenario_json(kArms)), "");
}

TEST(Scenario, RecipesThatDoNotFitTheWorldAreRefusedBeforeAnythingRuns) {
  const auto prepared = [](std::string_view recipe) {
    const auto scenario =
        parse_scenario(scenario_json(R"json([{"arm":"a","recipe":)json" + recipe_json(recipe) + "}]"));
    if (!scenario) return scenario.error().sentence();
    const auto simulation = Simulation::prepare(*scenario);
    return simulation ? std::string() : simulation.error().sentence();
  };
  EXPECT_NE(prepared(R"json([{"add":"x.tie + 1"}])json").find("arm \"a\""), std::string::npos);  // a text
  EXPECT_NE(prepared(R"json([{"add":"x.quality + "}])json"), "");
  EXPECT_EQ(prepared(R"json([{"add":"x.quality"}])json"), "");
}

TEST(Scenario, EveryRecipeOfTheMuseumIsAnArm) {
  for (const MuseumEntry& entry : museum()) {
    const auto scenario =
        parse_scenario(scenario_json("[{\"arm\":\"a\",\"recipe\":\"" + std::string(entry.id) + "\"}]"));
    ASSERT_TRUE(scenario) << scenario.error().sentence();
    const auto simulation = Simulation::prepare(*scenario, {.seeds = 1, .readers = 5});
    EXPECT_TRUE(simulation) << entry.id << ": " << (simulation ? "" : simulation.error().sentence());
  }
}

TEST(Scenario, ThoseThatComeWithLimpidHoldAndSayWhatIsInvented) {
  EXPECT_EQ(scenarios().size(), 6u);
  for (const ScenarioEntry& entry : scenarios()) {
    const auto scenario = parse_scenario(entry.json);
    ASSERT_TRUE(scenario) << entry.id << ": " << scenario.error().sentence();
    EXPECT_FALSE(scenario->about().empty()) << entry.id;
    EXPECT_EQ(scenario->invented().rfind("Invented:", 0), 0u) << entry.id;
    EXPECT_TRUE(Simulation::prepare(*scenario, {.seeds = 1, .readers = 1})) << entry.id;
  }
  EXPECT_EQ(find_scenario("power-user")->id, "power-user");
  EXPECT_EQ(find_scenario("nothing"), nullptr);
}

}  // namespace
}  // namespace limpid::test
