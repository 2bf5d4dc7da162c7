// What is refused about limit, mix and pin, functions over the whole timeline, phrases and names:
// each wrong recipe and the sentence that it gets, which says what, where and what to do.
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
  for (const Wrong& wrong : recipes) EXPECT_EQ(error_of(wrong.recipe), wrong.sentence) << wrong.recipe;
}

TEST(OrderSteps, ComeAfterStepsThatHideOrScore) {
  expect_refused({
      {R"j([{"limit": "author", "at_most": 2}, {"add": "likes"}])j",
       "step 2 (\"add\"): \"add\" must come before \"limit\": steps that hide or score come first, "
       "then limit, mix and "
       "pin; move this step up"},
      {R"j([{"add": "likes"}, {"pin": "following"}, {"hide": "muted"}])j",
       "step 3 (\"hide\"): \"hide\" must come before \"pin\": steps that hide or score come first, "
       "then limit, mix and "
       "pin; move this step up"},
      {R"j([{"mix": "following", "share": 0.5}, {"spread": "author"}])j",
       "step 2 (\"spread\"): \"spread\" must come before \"mix\": steps that hide or score come "
       "first, then limit, mix "
       "and pin; move this step up"},
      {R"j([{"limit": "author", "at_most": 2, "off": true}, {"add": "likes"}])j",  // it may be
                                                                                   // switched on
                                                                                   // again
       "step 2 (\"add\"): \"add\" must come before \"limit\": steps that hide or score come first, "
       "then limit, mix and "
       "pin; move this step up"},
  });
}

TEST(OrderSteps, NeedTheirNumbers) {
  expect_refused({
      {R"j([{"limit": "author"}])j",
       "step 1 (\"limit\"): \"at_most\" is missing: how many posts of one key may stand together"},
      {R"j([{"limit": "author", "at_most": 0}])j",
       "step 1 (\"limit\"), /steps/0/at_most: expected a whole number from 1 to 1000000000, found "
       "0"},
      {R"j([{"limit": "author", "at_most": 1.5}])j",
       "step 1 (\"limit\"), /steps/0/at_most: expected a whole number from 1 to 1000000000, found "
       "1.5"},
      {R"j([{"limit": "author", "at_most": 1e300}])j",
       "step 1 (\"limit\"), /steps/0/at_most: expected a whole number from 1 to 1000000000, found "
       "1e300"},
      {R"j([{"limit": "author", "at_most": "2"}])j",
       "step 1 (\"limit\"), /steps/0/at_most: expected a number, found \"2\""},
      {R"j([{"limit": "author", "at_most": 1, "within": 1}])j",  // any one position holds one post
       "step 1 (\"limit\"), /steps/0/within: expected a whole number from 2 to 1000000000, found "
       "1"},
      {R"j([{"limit": "author", "at_most": 1, "within": null}])j",
       "step 1 (\"limit\"), /steps/0/within: expected a number, found null"},
      {R"j([{"mix": "following"}])j",
       "step 1 (\"mix\"): \"share\" is missing: which part of the feed, from 0 to 1"},
      {R"j([{"mix": "following", "share": 2}])j",
       "step 1 (\"mix\"), /steps/0/share: expected a number from 0 to 1, found 2"},
      {R"j([{"mix": "following", "share": -0.1}])j",
       "step 1 (\"mix\"), /steps/0/share: expected a number from 0 to 1, found -0.1"},
  });
}

TEST(OrderSteps, TakeOnlyWhatIsTheirs) {
  expect_refused({
      {R"j([{"limit": "author", "atmost": 1}])j",
       "step 1 (\"limit\"), /steps/0/atmost: \"limit\" takes no \"atmost\": did you mean "
       "\"at_most\"?"},
      {R"j([{"limit": "author", "at_most": 1, "share": 0.5}])j",
       "step 1 (\"limit\"), /steps/0/share: \"limit\" takes no \"share\"; it takes id, label, why, until, off, when, unless, at_most, within"},
      {R"j([{"pin": "following", "at_most": 3}])j",
       "step 1 (\"pin\"), /steps/0/at_most: \"pin\" takes no \"at_most\"; it takes id, label, why, until, off"},
      {R"j([{"mix": "following", "share": 0.5, "when": "bot"}])j",
       "step 1 (\"mix\"), /steps/0/when: \"mix\" takes no \"when\": join it to the step's own "
       "condition with \"and\""},
      {R"j([{"pin": "following", "unless": "bot"}])j",
       "step 1 (\"pin\"), /steps/0/unless: \"pin\" takes no \"unless\": join it to the step's own "
       "condition with "
       "\"and not\""},
      {R"j([{"limit": "author", "at_most": 1, "pin": "following"}])j",
       "step 1: a step has one verb, and this has \"limit\" and \"pin\": make two steps"},
      {R"j([{"pni": "following"}])j", "step 1: unknown verb \"pni\": did you mean \"pin\"?"},
  });
}

TEST(OrderSteps, TakeAKeyOrACondition) {
  expect_refused({
      {R"j([{"limit": "likes", "at_most": 1}])j",
       "step 1 (\"limit\"): a key is expected: an account, a text or a flag, and this gives a "
       "number: compare it, as in "
       "\"likes > 10\""},
      {R"j([{"limit": "autor", "at_most": 1}])j",
       "step 1 (\"limit\"), character 1: unknown column \"autor\": did you mean \"author\"?"},
      {R"j([{"mix": "likes", "share": 0.5}])j",
       "step 1 (\"mix\"): a condition (true or false) is expected, and this gives a number: "
       "compare it, as in "
       "\"likes > 10\""},
      {R"j([{"pin": "lang"}])j",
       "step 1 (\"pin\"): a condition (true or false) is expected, and this gives a text: compare "
       "it, as in "
       "lang == \"en\""},
      {R"j([{"pin": "author"}])j",
       "step 1 (\"pin\"): a condition (true or false) is expected, and this gives an account: ask "
       "who it is, as in "
       "author in @close"},
  });
}

TEST(WholeTimelineFunctions, KnowNoScore) {
  expect_refused({
      {R"j([{"add": "mean(score)"}])j",
       "step 1 (\"add\"), character 6: \"score\" may not stand in a function over the whole "
       "timeline: it changes from "
       "step to step"},
      {R"j([{"add": "likes"}, {"add": "sum(likes, by score > 1)"}])j",
       "step 2 (\"add\"), character 15: \"score\" may not stand in a function over the whole "
       "timeline: it changes from "
       "step to step"},
      {R"j({"limpid": 1, "let": {"a": "score + 1"}, "steps": [{"add": "mean(a)"}]})j",
       "let \"a\", character 1: \"score\" may not stand in \"let\": it changes from step to step"},
  });
}

TEST(WholeTimelineFunctions, TakeAValueAndAKey) {
  expect_refused({
      {R"j([{"add": "mean()"}])j",
       "step 1 (\"add\"), character 1: \"mean\" takes 1 value and, if wanted, \"by\" with a key; "
       "found 0 values"},
      {R"j([{"add": "1 + mean(likes, author)"}])j",
       "step 1 (\"add\"), character 5: \"mean\" takes 1 value and, if wanted, \"by\" with a key; "
       "found 2 values"},
      {R"j([{"add": "number(likes)"}])j",
       "step 1 (\"add\"), character 1: \"number\" takes no value and, if wanted, \"by\" with a "
       "key; found 1 value"},
      {R"j([{"add": "mean(likes by author)"}])j",
       "step 1 (\"add\"), character 12: put a comma before \"by\""},
      {R"j([{"add": "mean(by author, likes)"}])j",
       "step 1 (\"add\"), character 6: \"by\" stands only as the last argument of percentile, "
       "mean, sum, highest, "
       "lowest and number"},
      {R"j([{"add": "mean(likes, by author, by lang)"}])j",
       "step 1 (\"add\"), character 13: \"by\" stands only as the last argument of percentile, "
       "mean, sum, highest, "
       "lowest and number"},
      {R"j([{"add": "log1p(likes, by author)"}])j",
       "step 1 (\"add\"), character 14: \"by\" stands only as the last argument of percentile, "
       "mean, sum, highest, "
       "lowest and number"},
      {R"j([{"add": "mean(likes, by)"}])j", "step 1 (\"add\"), character 15: expected a value, found \")\""},
      {R"j([{"add": "mean(likes, by replies)"}])j",
       "step 1 (\"add\"), character 16: a key is expected: an account, a text or a flag, and this "
       "gives a number: "
       "compare it, as in \"likes > 10\""},
      {R"j([{"add": "mean(bot)"}])j",
       "step 1 (\"add\"), character 6: a number is expected, and this gives a flag (true or "
       "false): if(condition, 1, 0) "
       "turns a flag into a number"},
      {R"j([{"add": "percentil(likes)"}])j",
       "step 1 (\"add\"), character 1: unknown function \"percentil\": did you mean "
       "\"percentile\"?"},
  });
}

TEST(WholeTimelineFunctions, AreBounded) {
  // Each name uses the one before twice: 2^40 programs, were they not counted.
  std::string lets = R"j("a0": "likes")j";
  for (int i = 1; i <= 40; ++i) {
    const std::string before = "a" + std::to_string(i - 1);
    lets += ", \"a" + std::to_string(i) + "\": \"mean(" + before + ") + highest(" + before + ", by lang)\"";
  }
  EXPECT_EQ(error_of("{\"limpid\": 1, \"let\": {" + lets + "}, \"steps\": []}"),
            "let \"a8\": too much for one expression, with all names from \"let\" in it: make "
            "several steps");
}

TEST(PhraseFunctions, TakeATextAndPhrasesOfWords) {
  expect_refused({
      {R"j([{"hide": "has(text, [\"\"])"}])j",
       "step 1 (\"hide\"), character 11: the phrase \"\" has no word: words are letters and "
       "digits"},
      {R"j({"limpid": 1, "lists": {"bait": ["ok", "!!!"]}, "steps": [{"hide": "has(text, @bait)"}]})j",
       "step 1 (\"hide\"), character 11: the phrase \"!!!\" has no word: words are letters and "
       "digits"},
      {R"j({"limpid": 1, "lists": {"bait": ["ok"]}, "steps": [{"hide": "has(text, @bat)"}]})j",
       "step 1 (\"hide\"), character 11: there is no list \"bat\" in this recipe: did you mean "
       "\"bait\"?"},
      {R"j([{"hide": "has(text, \"spam\")"}])j",
       "step 1 (\"hide\"), character 11: expected a list, as in [\"a\", \"b\"] or @name"},
      {R"j([{"hide": "has(text)"}])j", "step 1 (\"hide\"), character 1: \"has\" takes 2 values, found 1"},
      {R"j([{"hide": "has(likes, [\"spam\"])"}])j",
       "step 1 (\"hide\"), character 5: expected a text, found a number"},
      {R"j([{"hide": "has(author, [\"ana\"])"}])j",
       "step 1 (\"hide\"), character 5: expected a text, found an account: ask who it is, as in "
       "author in [\"ana\"]"},
      {R"j([{"hide": "count(text, [\"spam\"])"}])j",
       "step 1 (\"hide\"): a condition (true or false) is expected, and this gives a number: "
       "compare it, as in "
       "\"likes > 10\""},
      {R"j([{"add": "has(text, [\"spam\"])"}])j",
       "step 1 (\"add\"): a number is expected, and this gives a flag (true or false): "
       "if(condition, 1, 0) turns a flag "
       "into a number"},
  });
}

TEST(Names, GoInNoCircle) {
  expect_refused({
      {R"j({"limpid": 1, "let": {"a": "b + 1", "b": "a + 1"}, "steps": [{"add": "a"}]})j",
       "let \"b\", character 1: \"a\" uses itself: names in \"let\" may not go in a circle"},
      {R"j({"limpid": 1, "let": {"a": "mean(a)"}, "steps": []})j",
       "let \"a\", character 6: \"a\" uses itself: names in \"let\" may not go in a circle"},
      {R"j({"limpid": 1, "let": {"a": "sum(likes, by b == \"en\")", "b": "if(a > 1, lang, kind)"}, "steps": []})j",
       "let \"b\", character 4: \"a\" uses itself: names in \"let\" may not go in a circle"},
      {R"j({"limpid": 1, "let": {"by": "likes"}, "steps": []})j",
       "/let/by: \"by\" means something already: choose another name"},
  });
}

TEST(Factors, ThatAreNegativeConstantsAreRefusedHoweverTheyAreWritten) {
  const char* sentence =
      "step 1 (\"multiply\"), /steps/0/multiply: a negative factor would turn the order round: use "
      "a factor from 0, or "
      "\"add\" with a negative weight";
  expect_refused({{R"j([{"multiply": -2}])j", sentence}, {R"j([{"multiply": "-2"}])j", sentence}});
  EXPECT_EQ(error_of(R"j([{"multiply": "2 - likes"}])j"),
            "");  // computed: left aside where it is negative
}

TEST(ColumnsOfTheFile, MayBeOfAnyTypeUntilThereIsAFile) {
  for (const char* recipe : {
           R"j([{"hide": "or_else(x.a, x.b) and likes > 1"}])j",
           R"j([{"add": "if(x.flag, x.a, x.b) + 1"}])j",
           R"j([{"spread": "if(x.flag, x.a, x.b)"}])j",
           R"j([{"limit": "or_else(x.a, x.b)", "at_most": 1}])j",
           R"j([{"hide": "has(or_else(x.a, x.b), [\"spam\"])"}])j",
           R"j([{"add": "mean(or_else(x.a, x.b), by or_else(x.c, x.d))"}])j",
       }) {
    EXPECT_EQ(error_of(recipe), "") << recipe;
  }
}

TEST(SetNumber, KeepsOrderStepsValid) {
  Recipe recipe =
      recipe_of(R"j([{"limit": "author", "at_most": 2, "within": 9}, {"mix": "bot", "share": 0.5}])j");
  struct Case {
    const char* address;
    double value;
    const char* sentence;
  };
  for (const Case& c : {
           Case{"limit-1/at_most", 0,
                "limit-1/at_most: expected a whole number from 1 to 1000000000, found 0"},
           Case{"limit-1/at_most", 1e300,
                "limit-1/at_most: expected a whole number from 1 to 1000000000, found 1e+300"},
           Case{"limit-1/within", 1, "limit-1/within: expected a whole number from 2 to 1000000000, found 1"},
           Case{"limit-1/within", 2.5,
                "limit-1/within: expected a whole number from 2 to 1000000000, found 2.5"},
           Case{"mix-1/share", 1.5, "mix-1/share: expected a number from 0 to 1, found 1.5"},
           Case{"mix-1/shares", 1,
                "mix-1/shares: this recipe has no number at this address: did you mean "
                "\"mix-1/share\"?"},
       }) {
    const Failure failure = set_number(recipe, c.address, c.value);
    EXPECT_EQ(failure ? failure->sentence() : "", c.sentence) << c.address;
  }
  EXPECT_FALSE(set_number(recipe, "limit-1/at_most", 3));
  EXPECT_EQ(
      to_json(recipe),
      R"j({"limpid":1,"steps":[{"limit":"author","at_most":3,"within":9},{"mix":"bot","share":0.5}]})j");
}

}  // namespace
}  // namespace limpid
