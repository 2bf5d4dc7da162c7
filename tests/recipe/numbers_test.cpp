// Every number of a recipe has an address, and setting one makes another recipe that differs in it
// alone.
#include <limpid/recipe.hpp>

#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

constexpr char kRecipe[] =
    R"j({"limpid": 1, "let": {"talk": "rate(replies, views, 0.002)", "plain": "likes"}, "steps": [
    {"hide": "likes < 3 or age_hours > 48.5", "id": "old"},
    {"add": "log1p(likes) * 2 - 1", "id": "likes", "label": "Likes", "weight": 1.5, "when": "followers > 10"},
    {"add": "talk"},
    {"multiply": 0.75, "unless": "followers < 7 and followers > 5"},
    {"multiply": "half_life(age_hours, 12)"},
    {"reshape": "score ^ 0.5"},
    {"spread": "author", "floor": 0.25, "off": true},
    {"spread": "if(likes > 9, author, reposter)"}]})j";

TEST(Numbers, AllOfThemInOrder) {
  struct Expected {
    const char* address;
    double value;
  };
  const std::vector<Expected> expected{
      {"let/talk#1", 0.002},
      {"old/hide#1", 3},
      {"old/hide#2", 48.5},
      {"likes/weight", 1.5},
      {"likes/add#1", 2},
      {"likes/add#2", 1},  // the literal: the sign before it is an operator
      {"likes/when#1", 10},
      {"add-2/weight", 1},  // left to its default, but there to be moved
      {"multiply-1/multiply", 0.75},
      {"multiply-1/unless#1", 7},
      {"multiply-1/unless#2", 5},
      {"multiply-2/multiply#1", 12},
      {"reshape-1/reshape#1", 0.5},
      {"spread-1/decay", 0.5},
      {"spread-1/floor", 0.25},  // steps that are off have theirs too
      {"spread-2/decay", 0.5},
      {"spread-2/floor", 0},
      {"spread-2/spread#1", 9},
  };
  const std::vector<RecipeNumber> numbers = numbers_of(recipe_of(kRecipe));
  ASSERT_EQ(numbers.size(), expected.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_EQ(numbers[i].address, expected[i].address);
    EXPECT_EQ(numbers[i].value, expected[i].value) << expected[i].address;
  }
}

TEST(Numbers, SayWhereTheyStand) {
  const std::vector<RecipeNumber> numbers = numbers_of(recipe_of(kRecipe));
  const RecipeNumber& when = numbers[6];
  EXPECT_EQ(when.step, "likes");
  EXPECT_EQ(when.verb, "add");
  EXPECT_EQ(when.label, "Likes");
  EXPECT_EQ(when.field, "when");
  EXPECT_EQ(when.expression, "followers > 10");
  EXPECT_EQ(numbers[0].step, "talk");
  EXPECT_EQ(numbers[0].verb, "let");
  EXPECT_EQ(numbers[3].field, "weight");
  EXPECT_EQ(numbers[3].expression, "");
  EXPECT_EQ(numbers[8].label, "multiply-1");  // no label: its id
}

TEST(Numbers, SettingOneChangesItAlone) {
  for (const RecipeNumber& number : numbers_of(recipe_of(kRecipe))) {
    for (const double value : {0.0, 1.0, 0.1, 1e-7, 0.30000000000000004, 5e-324}) {
      Recipe recipe = recipe_of(kRecipe);
      ASSERT_EQ(set_number(recipe, number.address, value), std::nullopt) << number.address;
      const Recipe again = recipe_of(to_json(recipe));
      EXPECT_EQ(to_json(again), to_json(recipe));
      std::vector<RecipeNumber> before = numbers_of(recipe_of(kRecipe)), after = numbers_of(again);
      ASSERT_EQ(before.size(), after.size());
      for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].address, before[i].address);
        EXPECT_EQ(after[i].value, after[i].address == number.address ? value : before[i].value)
            << after[i].address << " after setting " << number.address << " to " << value;
      }
    }
  }
}

TEST(Numbers, LargeAndNegativeValuesWhereTheyMayStand) {
  Recipe recipe = recipe_of(kRecipe);
  EXPECT_EQ(set_number(recipe, "likes/weight", -1e21), std::nullopt);
  EXPECT_EQ(set_number(recipe, "likes/add#1", 1e21), std::nullopt);
  EXPECT_EQ(recipe.steps[1].expression,
            "log1p(likes) * 1e+21 - 1");  // reads back: a sign after e is no operator
  EXPECT_EQ(recipe_of(to_json(recipe)).steps[1].weight, -1e21);
}

TEST(Numbers, RefuseWhatTheyCannotBe) {
  struct Case {
    const char* address;
    double value;
    const char* sentence;
  };
  for (const Case& c : {
           Case{"likes/weight", std::nan(""), "likes/weight: expected a number, found no finite number"},
           Case{"likes/weight", kInfinity, "likes/weight: expected a number, found no finite number"},
           Case{"likes/add#1", -1, "likes/add#1: expected a number from 0, found -1"},
           Case{"multiply-1/multiply", -0.5, "multiply-1/multiply: expected a number from 0, found -0.5"},
           Case{"spread-1/decay", 1.01, "spread-1/decay: expected a number from 0 to 1, found 1.01"},
           Case{"spread-1/floor", -0.01, "spread-1/floor: expected a number from 0 to 1, found -0.01"},
           Case{"spread-1/floor", std::nan(""),
                "spread-1/floor: expected a number from 0 to 1, found no finite number"},
           Case{"likes/add#3", 1,
                "likes/add#3: this recipe has no number at this address: did you mean "
                "\"likes/add#1\"?"},
           Case{"likes", 1, "likes: this recipe has no number at this address"},
           Case{"", 1, "\"\": this recipe has no number at this address"},
       }) {
    Recipe recipe = recipe_of(kRecipe);
    const Failure failure = set_number(recipe, c.address, c.value);
    ASSERT_TRUE(failure) << c.address;
    EXPECT_EQ((failure->where + ": " + failure->message), c.sentence);
    EXPECT_EQ(to_json(recipe), to_json(recipe_of(kRecipe))) << c.address;  // nothing half done
  }
}

TEST(Numbers, AddressesAreUnique) {
  // A step called "let" would share "let/add#1" with a name called "add".
  EXPECT_EQ(error_of(R"j({"limpid": 1, "let": {"add": "1"}, "steps": [{"add": "2", "id": "let"}]})j"),
            "step 1 (\"add\"), /steps/0/id: no step may be called \"let\": addresses of names use it");
}

}  // namespace
}  // namespace limpid
