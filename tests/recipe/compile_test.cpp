// Names and types, checked before anything runs: the sentence that each mistake gets.
#include "recipe/compile.hpp"

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

// The refusal of {"add": expression}, without the step's place.
std::string refusal_of(const std::string& expression, const std::string& verb = "add") {
  std::string step;
  JsonWriter(step)
      .begin_array()
      .begin_object()
      .field(verb, std::string_view(expression))
      .end_object()
      .end_array();
  std::string sentence = error_of(step);
  const std::string place = "step 1 (\"" + verb + "\")";
  if (sentence.rfind(place, 0) == 0) sentence.erase(0, place.size() + 2);
  return sentence;
}

struct Wrong {
  const char* expression;
  const char* sentence;
};

TEST(Compile, UnknownNames) {
  for (const Wrong& wrong : {
           Wrong{"log1p(lkes)", "character 7: unknown column \"lkes\": did you mean \"likes\"?"},
           Wrong{"likes + Replies", "character 9: unknown column \"Replies\": did you mean \"replies\"?"},
           Wrong{"retweets", "character 1: unknown column \"retweets\": did you mean \"reposts\"?"},
           Wrong{"favourites", "character 1: unknown column \"favourites\": did you mean \"likes\"?"},
           Wrong{"scor", "character 1: unknown column \"scor\": did you mean \"score\"?"},
           Wrong{"veiws",
                 "character 1: unknown column \"veiws\": did you mean \"views\"?"},  // letters
                                                                                     // changed places
           Wrong{"qqqqqqqqqq", "character 1: unknown column \"qqqqqqqqqq\"; docs/recipe.md lists the columns, and a column of your file is x.name"},        // nothing is near
           Wrong{"ln(likes)", "character 1: unknown function \"ln\": did you mean \"log\"?"},
           Wrong{"logp1(likes)", "character 1: unknown function \"logp1\": did you mean \"log1p\"?"},
           Wrong{"halflife(age_hours, 12)",
                 "character 1: unknown function \"halflife\": did you mean \"half_life\"?"},
           Wrong{"if(has(text, [\"!\"]), 1, 0)",
                 "character 14: the phrase \"!\" has no word: words are letters and digits"},
           Wrong{
               "percentile(likes, views)",
               "character 1: \"percentile\" takes 1 value and, if wanted, \"by\" with a key; found 2 values"},
           Wrong{"author in @clsoe", "character 11: there is no list \"clsoe\" in this recipe; add it under \"lists\""},
       }) {
    EXPECT_EQ(refusal_of(wrong.expression), wrong.sentence) << wrong.expression;
  }
  EXPECT_EQ(error_of(R"j({"limpid": 1, "lists": {"close": []}, "steps": [{"hide": "author in @clsoe"}]})j"),
            "step 1 (\"hide\"), character 11: there is no list \"clsoe\" in this recipe: did you mean "
            "\"close\"?");
}

TEST(Compile, Types) {
  for (const Wrong& wrong : {
           Wrong{"muted",
                 "a number is expected, and this gives a flag (true or false): if(condition, 1, 0) "
                 "turns a flag into a number"},
           Wrong{"likes > 2",
                 "a number is expected, and this gives a flag (true or false): if(condition, 1, 0) "
                 "turns a flag into a number"},
           Wrong{"lang", "a number is expected, and this gives a text"},
           Wrong{"author", "a number is expected, and this gives an account"},
           Wrong{"1 + muted",
                 "character 5: expected a number, found a flag (true or false): if(condition, 1, "
                 "0) turns a flag into a number"},
           Wrong{"-muted",
                 "character 2: expected a number, found a flag (true or false): if(condition, 1, "
                 "0) turns a flag into a number"},
           Wrong{"if(likes, 1, 0)",
                 "character 4: expected a flag (true or false), found a number: compare it, as in "
                 "\"likes > 10\""},
           Wrong{"if(not likes, 1, 0)",
                 "character 8: expected a flag (true or false), found a number: compare it, as in "
                 "\"likes > 10\""},
           Wrong{"if(lang, 1, 0)",
                 "character 4: expected a flag (true or false), found a text: compare it, as in "
                 "lang == \"en\""},
           Wrong{"if(likes and muted, 1, 0)",
                 "character 4: expected a flag (true or false), found a number: compare it, as in "
                 "\"likes > 10\""},
           Wrong{"lang + 1", "character 1: expected a number, found a text"},
           Wrong{"if(lang < \"en\", 1, 0)",
                 "character 4: expected a number, found a text"},  // texts have no order
           Wrong{"if(likes == lang, 1, 0)", "character 10: cannot compare a number with a text"},
           Wrong{"if(author == lang, 1, 0)",
                 "character 14: an account is compared with an account, or with a name in quotes"},
           Wrong{"if(5 == author, 1, 0)",
                 "character 4: an account is compared with an account, or with a name in quotes"},
           Wrong{"if(likes in [\"5\"], 1, 0)",
                 "character 4: only a text or an account can be in a list, and this is a number"},
           Wrong{"if(lang in \"en\", 1, 0)", "character 12: expected a list, as in [\"a\", \"b\"] or @name"},
           Wrong{"if(@close == lang, 1, 0)", "character 4: a list stands only to the right of \"in\""},
           Wrong{"if([\"a\"], 1, 0)", "character 4: a list stands only to the right of \"in\""},
           Wrong{"if(muted, 1, lang)",
                 "character 1: both values of \"if\" must be of one type, and these are a number "
                 "and a text"},
           Wrong{"or_else(likes, \"none\")",
                 "character 1: both values of \"or_else\" must be of one type, and these are a "
                 "number and a text"},
           Wrong{"log()", "character 1: \"log\" takes 1 value, found 0"},
           Wrong{"log(1, 2)", "character 1: \"log\" takes 1 value, found 2"},
           Wrong{"clamp(likes, 0)", "character 1: \"clamp\" takes 3 values, found 2"},
           Wrong{"min(likes)", "character 1: \"min\" takes 2 to 64 values, found 1"},
           Wrong{"if(muted, 1)", "character 1: \"if\" takes 3 values, found 2"},
           Wrong{"if(known(), 1, 2)", "character 4: \"known\" takes 1 value, found 0"},
       }) {
    EXPECT_EQ(refusal_of(wrong.expression), wrong.sentence) << wrong.expression;
  }
  EXPECT_EQ(refusal_of("likes", "hide"),
            "a condition (true or false) is expected, and this gives a number: compare it, as in "
            "\"likes > 10\"");
  EXPECT_EQ(refusal_of("likes", "spread"),
            "a key is expected: an account, a text or a flag, and this gives a number: compare it, "
            "as in \"likes > 10\"");
  EXPECT_EQ(refusal_of("muted", "multiply"),
            "a number is expected, and this gives a flag (true or false): if(condition, 1, 0) turns "
            "a flag into a number");
}

TEST(Compile, ErrorsNameTheStepAndItsPart) {
  EXPECT_EQ(error_of(R"j([{"add": "likes"}, {"hide": "bot"}, {"add": "log1p(lkes)"}])j"),
            "step 3 (\"add\"), character 7: unknown column \"lkes\": did you mean \"likes\"?");
  EXPECT_EQ(error_of(R"j([{"add": 1, "when": "likes"}])j"),
            "step 1 (\"add\", \"when\"): a condition (true or false) is expected, and this gives a "
            "number: compare it, as in \"likes > 10\"");
  EXPECT_EQ(error_of(R"j([{"add": 1, "unless": "muted and"}])j"),
            "step 1 (\"add\", \"unless\"), character 10: expected a value, found the end");
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"half": "lkes / 2"}, "steps": [{"add": "half"}]})j"),
            "let \"half\", character 1: unknown column \"lkes\": did you mean \"likes\"?");
}

TEST(Compile, LetIsCheckedUsedOrNot) {
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"unused": "1 +"}, "steps": []})j"),
            "let \"unused\", character 4: expected a value, found the end");
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"a": "b + 1", "b": "a * 2"}, "steps": []})j"),
            "let \"b\", character 1: \"a\" uses itself: names in \"let\" may not go in a circle");
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"a": "a"}, "steps": []})j"),
            "let \"a\", character 1: \"a\" uses itself: names in \"let\" may not go in a circle");
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"a": "score * 2"}, "steps": []})j"),
            "let \"a\", character 1: \"score\" may not stand in \"let\": it changes from step to step");
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"a": "b", "b": "muted"}, "steps": [{"hide": "a"}]})j"),
            "");  // any order, any type
}

TEST(Compile, ScoreMayStandInEveryStep) {
  EXPECT_EQ(error_of(
                R"j([{"add": "score"}, {"hide": "score < 1"}, {"multiply": "score", "when": "score > 2"},
                          {"reshape": "log1p(score)"}, {"spread": "if(score > 1, \"a\", \"b\")"}])j"),
            "");
}

TEST(Compile, ColumnsOfTheFilesOwnFitAnywhereUntilThereIsAFile) {
  for (const char* step :
       {R"j({"add": "x.model"})j", R"j({"hide": "x.model"})j", R"j({"spread": "x.model"})j",
        R"j({"hide": "x.model == \"a\""})j", R"j({"hide": "x.model in [\"a\"]"})j",
        R"j({"add": "if(x.model, 1, 0)"})j", R"j({"hide": "x.model == 1 or x.model == \"a\""})j"}) {
    EXPECT_EQ(error_of("[" + std::string(step) + "]"), "") << step;
  }
  const auto refused =
      rank(timeline_of({post("a").with("model", "text")}), recipe_of(R"j([{"add": "x.model * 2"}])j"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sentence(), "step 1 (\"add\"), character 1: expected a number, found a text");
}

// A recipe from a link must never be able to take the memory of the machine, or to write where it
// may not.
TEST(Compile, ProgramsAreBounded) {
  std::string sum = "likes";
  for (int i = 1; i < 1000; ++i) sum += "+likes";
  std::string lets, all;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "n" + std::to_string(i);
    lets += (i ? ",\"" : "\"") + name + "\":\"" + sum + "\"";
    all += (i ? "+" : "") + name;
  }
  // 40 names of 1999 operations each in one step: more registers than a RegisterId can number.
  EXPECT_EQ(error_of("{\"limpid\":1,\"let\":{" + lets + "},\"steps\":[{\"add\":\"" + all + "\"}]}"),
            "step 1 (\"add\"): too much for one expression, with all names from \"let\" in it: "
            "make several steps");
}

}  // namespace
}  // namespace limpid
