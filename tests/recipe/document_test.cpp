// Recipes as documents: what is refused and in which words, what is kept, and that printing gives
// it back.
#include <limpid/recipe.hpp>

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

struct Wrong {
  const char* recipe;
  const char* sentence;
};

void expect_refused(const std::vector<Wrong>& recipes) {
  for (const Wrong& wrong : recipes) {
    EXPECT_EQ(error_of(wrong.recipe), wrong.sentence) << wrong.recipe;
    const auto parsed = parse_recipe(recipe_json(wrong.recipe));
    EXPECT_TRUE(parsed.ok() || parsed.error().code == "recipe") << wrong.recipe;
  }
}

TEST(Document, ThatIsNoRecipe) {
  expect_refused({
      {"", "the recipe is empty: expected a JSON object with \"steps\""},
      {"7", "a recipe is a JSON object, and this is 7"},
      {"[1", "line 1, byte 22: broken JSON: found \"}\" where it cannot stand"},
      {"<html>", "line 1, byte 0: expected JSON (\"{\" or \"[\"), found \"<\""},
      {R"j({"steps": []})j", "\"limpid\": 1 is missing: it says that this is a recipe, and of which version"},
      {R"j({"limpid": 1})j", "\"steps\" is missing: a recipe is a list of steps"},
      {R"j({"limpid": 2, "steps": []})j", "/limpid: expected 1, the version of the recipe language; found 2"},
      {R"j({"limpid": "1", "steps": []})j",
       "/limpid: expected 1, the version of the recipe language; found \"1\""},
      {R"j({"limpid": 1, "steps": {}})j", "/steps: expected a list of steps, found {}"},
      {R"j({"limpid": 1, "stepps": []})j",
       "/stepps: a recipe has no key \"stepps\": did you mean \"steps\"?"},
      {R"j({"limpid": 1, "colour": "red", "steps": []})j", "/colour: a recipe has no key \"colour\"; it has limpid, name, about, sources, lists, let, steps"},
      {R"j({"limpid": 1, "name": 5, "steps": []})j", "/name: expected a text, found 5"},
      {R"j({"limpid": 1, "steps": [], "steps": []})j", "/steps: the key \"steps\" stands twice: keep one"},
      {R"j({"limpid": 1, "steps": [{"add": "1", "add": "2"}]})j",
       "/steps/0/add: the key \"add\" stands twice: keep one"},
      {R"j({"limpid": 1, "steps": []} {"limpid": 1, "steps": []})j",
       "line 1: a second document follows the recipe: give one at a time"},
      {R"j({"limpid": 1, "steps": [)j", "byte 24: the recipe ends in the middle: it was cut off"},
      {R"j({"limpid": 1, "steps": [}]})j", "line 1, byte 24: broken JSON: found \"}\" where it cannot stand"},
  });
  EXPECT_EQ(parse_recipe("[{\"add\": 1}]").error().sentence(),
            "a recipe is a JSON object, and this is a list");
}

TEST(Document, StepsThatAreNone) {
  expect_refused({
      {"[5]", "step 1: a step is a JSON object with one verb, as {\"add\": \"likes\"}; found 5"},
      {"[{}]", "step 1: no verb: a step has one of hide, add, multiply, reshape, spread, limit, mix, pin"},
      {R"j([{"id": "x"}])j",
       "step 1: no verb: a step has one of hide, add, multiply, reshape, spread, limit, mix, pin"},
      {R"j([{"ad": "likes"}])j", "step 1: unknown verb \"ad\": did you mean \"add\"?"},
      {R"j([{"add": 1}, {"multipy": 2}])j", "step 2: unknown verb \"multipy\": did you mean \"multiply\"?"},
      {R"j([{"add": 1, "multiply": 2}])j",
       "step 1: a step has one verb, and this has \"add\" and \"multiply\": make two steps"},
      {R"j([{"limit": "author"}])j",
       "step 1 (\"limit\"): \"at_most\" is missing: how many posts of one key may stand together"},
      {R"j([{"add": 1, "wait": 2}])j", "step 1 (\"add\"), /steps/0/wait: \"add\" takes no \"wait\"; it takes id, label, why, until, off, when, unless, weight"},
      {R"j([{"add": 1, "weigth": 2}])j",
       "step 1 (\"add\"), /steps/0/weigth: \"add\" takes no \"weigth\": did you mean \"weight\"?"},
      {R"j([{"multiply": 2, "weight": 2}])j",
       "step 1 (\"multiply\"), /steps/0/weight: \"multiply\" takes no \"weight\"; it takes id, label, why, until, off, when, unless"},
      {R"j([{"hide": "bot", "floor": 1}])j",
       "step 1 (\"hide\"), /steps/0/floor: \"hide\" takes no \"floor\"; it takes id, label, why, until, off, when, unless"},
      {R"j([{"add": 1, "weight": "2"}])j",
       "step 1 (\"add\"), /steps/0/weight: expected a number, found \"2\""},
      {R"j([{"add": ["likes"]}])j", "step 1 (\"add\"), /steps/0/add: expected a text, found [\"likes\"]"},
      {R"j([{"add": null}])j", "step 1 (\"add\"), /steps/0/add: expected a text, found null"},
      {R"j([{"add": 1, "off": "yes"}])j",
       "step 1 (\"add\"), /steps/0/off: expected true or false, found \"yes\""},
      {R"j([{"add": 1, "when": true}])j", "step 1 (\"add\"), /steps/0/when: expected a text, found true"},
      {R"j([{"multiply": -1}])j",
       "step 1 (\"multiply\"), /steps/0/multiply: a negative factor would turn the order round: "
       "use a factor from 0, or \"add\" with a negative weight"},
      {R"j([{"multiply": 1e999}])j",
       "step 1 (\"multiply\"), /steps/0/multiply: expected a number, found 1e999"},
      {R"j([{"spread": "author", "decay": 1.5}])j",
       "step 1 (\"spread\"), /steps/0/decay: expected a number from 0 to 1, found 1.5"},
      {R"j([{"spread": "author", "floor": -0.1}])j",
       "step 1 (\"spread\"), /steps/0/floor: expected a number from 0 to 1, found -0.1"},
      {R"j([{"add": 1, "until": "tomorrow"}])j",
       "step 1 (\"add\"), /steps/0/until: expected a date as \"2026-03-31\", found \"tomorrow\""},
      {R"j([{"add": 1, "until": "2026-02-30"}])j",
       "step 1 (\"add\"), /steps/0/until: expected a date as \"2026-03-31\", found \"2026-02-30\""},
      {R"j([{"add": 1, "until": "2026-03-31T00:00:00Z"}])j",
       "step 1 (\"add\"), /steps/0/until: expected a date as \"2026-03-31\", found "
       "\"2026-03-31T00:00:00Z\""},
      {R"j([{"add": 1, "id": "a/b"}])j",
       "step 1 (\"add\"), /steps/0/id: an id has at least one character, and neither \"/\" nor "
       "\"#\": addresses use these"},
      {R"j([{"add": 1, "id": ""}])j",
       "step 1 (\"add\"), /steps/0/id: an id has at least one character, and neither \"/\" nor "
       "\"#\": addresses use these"},
      {R"j([{"add": 1, "id": "x"}, {"hide": "bot", "id": "x"}])j",
       "step 2 (\"hide\"): the id \"x\" is taken by a step before: ids are unique"},
      {R"j([{"add": 1, "id": "add-2"}, {"add": 2}])j",
       "step 2 (\"add\"): the id \"add-2\" is taken by a step before: ids are unique"},
  });
}

TEST(Document, ListsAndLets) {
  expect_refused({
      {R"j({"limpid": 1, "lists": ["a"], "steps": []})j",
       "/lists: expected {\"name\": [\"…\"]}, found [\"a\"]"},
      {R"j({"limpid": 1, "lists": {"a": "b"}, "steps": []})j",
       "/lists/a: expected a list of texts, found \"b\""},
      {R"j({"limpid": 1, "lists": {"a": [1]}, "steps": []})j", "/lists/a/0: expected a text, found 1"},
      {R"j({"limpid": 1, "lists": {"my list": []}, "steps": []})j",
       "/lists/my list: the name of a list begins with a letter and has letters, digits and _"},
      {R"j({"limpid": 1, "let": {"likes": "1"}, "steps": []})j",
       "/let/likes: \"likes\" means something already: choose another name"},
      {R"j({"limpid": 1, "let": {"score": "1"}, "steps": []})j",
       "/let/score: \"score\" means something already: choose another name"},
      {R"j({"limpid": 1, "let": {"not": "1"}, "steps": []})j",
       "/let/not: \"not\" means something already: choose another name"},
      {R"j({"limpid": 1, "let": {"x.y": "1"}, "steps": []})j",
       "/let/x.y: a name in \"let\" begins with a letter and has letters, digits and _"},
      {R"j({"limpid": 1, "let": {"a": 1}, "steps": []})j", "/let/a: expected a text, found 1"},
      {R"j({"limpid": 1, "sources": [{"what": "x"}], "steps": []})j",
       "/sources/0/where: expected a text, found null"},
      {R"j({"limpid": 1, "sources": [{"what": "x", "where": "y", "why": "z"}], "steps": []})j",
       "/sources/0: a source has the keys \"what\" and \"where\", and no others"},
  });
}

TEST(Document, OfHugeOrHostileShapeIsRefusedNotRun) {
  const std::string deep(600, '[');
  EXPECT_NE(error_of(R"j({"limpid": 1, "steps": )j" + deep), "");
  std::string lets;
  for (int i = 0; i < 3000; ++i) {
    lets += (i ? ", " : "") + ("\"n" + std::to_string(i)) + "\": \"n" + std::to_string(i + 1) + " + 1\"";
  }
  // A chain of thousands of names would be thousands of calls deep.
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {)j" + lets + R"j(, "n3000": "1"}, "steps": []})j"),
            "let \"n99\", character 1: names in \"let\" use each other more than 100 deep");
}

TEST(Document, PrintsAndParsesToTheSame) {
  for (
      const char* json : {
          R"j({"limpid":1,"steps":[]})j",
          R"j({"limpid":1,"name":"N","about":"","sources":[{"what":"w","where":"h"}],"lists":{"a":["x","@y"],"b":[]},)j"
          R"j("let":{"p":"likes + q","q":"2"},"steps":[{"add":"p"}]})j",
          R"j({"limpid":1,"steps":[{"add":"likes","weight":0.1,"when":"bot","unless":"verified","until":"2026-03-31",)j"
          R"j("off":true,"id":"i","label":"L","why":"W"}]})j",
          R"j({"limpid":1,"steps":[{"multiply":0.5},{"multiply":"likes"},{"multiply":1e+21},{"multiply":1e-7}]})j",
          R"j({"limpid":1,"steps":[{"spread":"author","decay":0.25,"floor":0},{"spread":"lang"},{"reshape":"score"}]})j",
          R"j({"limpid":1,"steps":[{"hide":"text == \"a\\\"b\\\\c\nü\u0001\""}]})j",
      }) {
    EXPECT_EQ(to_json(recipe_of(json)), json);
  }
}

TEST(Document, PrintsConstantsAsExpressions) {
  const std::string once =
      to_json(recipe_of(R"j([{"add": 1.50}, {"add": -2}, {"hide": false}, {"reshape": 1e3}])j"));
  EXPECT_EQ(once,
            R"j({"limpid":1,"steps":[{"add":"1.50"},{"add":"-2"},{"hide":"false"},{"reshape":"1e3"}]})j");
  EXPECT_EQ(to_json(recipe_of(once)), once);
}

TEST(Document, AcceptsAByteOrderMarkWhiteSpaceAndASchema) {
  EXPECT_EQ(error_of("\xEF\xBB\xBF{\"$schema\": \"x\", \"limpid\": 1.0,\n \"steps\": []}\n\n"), "");
}

TEST(Document, NamesStepsByVerbAndNumber) {
  const Recipe recipe = recipe_of(
      R"j([{"add": 1}, {"hide": "bot"}, {"add": 2, "off": true}, {"add": 3}, {"add": 4, "id": "x"},
                                      {"add": 5}])j");
  Ids ids;
  for (const Step& step : recipe.steps) ids.push_back(step.id);
  EXPECT_EQ(ids, (Ids{"add-1", "hide-1", "add-2", "add-3", "x", "add-5"}));  // those with an id count too
}

}  // namespace
}  // namespace limpid
