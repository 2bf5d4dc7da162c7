// Fit: weights from choices.
//
//  1. The weights, their intervals and what the choices told are those of a second implementation, at 40
//  digits.
//  2. Factors count: what multiplies a score multiplies its terms, by the sign rule below 0, with spread.
//  3. Nobody's units matter: neither the recipe's nor a column's.
//  4. A weight of which the choices say nothing stays, and says so; choices that never contradict give a
//  finite answer.
//  5. The answer is an ordinary recipe, and its feed agrees with the choices as often as is said.
//  6. What cannot be meant is refused with a sentence.
#include <limpid/fit.hpp>

#include "testing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace limpid {
namespace {

using namespace test;

std::vector<Choice> choices_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<Choice> choices;
  for (const auto& [better, worse] : pairs) choices.push_back({better, worse, ""});
  return choices;
}

Fit fitted(const Timeline& timeline, std::string_view recipe, const std::vector<Choice>& choices,
           FitOptions options = {}) {
  return expect_value(fit(std::vector<Timeline>{timeline}, recipe_of(recipe), choices, {}, options));
}

std::string refusal(const Timeline& timeline, std::string_view recipe, const std::vector<Choice>& choices,
                    FitOptions options = {}) {
  const auto refused = fit(std::vector<Timeline>{timeline}, recipe_of(recipe), choices, {}, options);
  return refused ? std::string() : refused.error().sentence();
}

PostLine with_x(std::string_view id, std::initializer_list<std::pair<const char*, double>> columns) {
  std::string json = "{";
  for (const auto& [name, value] : columns)
    json += (json.size() > 1 ? ",\"" : "\"") + std::string(name) + "\":" + to_text(value);
  return post(id).with_json("x", json + "}");
}

// --- 1. A second implementation ---

constexpr double kNone = -1e300;

struct Vector {
  std::vector<double> posts, weights;
  std::vector<int> pairs;
  double ridge, scale;
  std::vector<std::vector<double>> columns;  // weight, low, high, told
};

const Vector kVectors[] = {
#include "fit/fit_vectors.inc"
};

void expect_near(const Figure& figure, double value, const char* what) {
  ASSERT_EQ(figure.value.has_value(), value != kNone) << what;
  if (!figure.value) return;
  EXPECT_NEAR(*figure.value, value, 1e-11 * std::max(1.0, std::abs(value))) << what;
}

TEST(Fit, IsThatOfASecondImplementation) {
  for (const Vector& vector : kVectors) {
    std::vector<PostLine> posts;
    for (std::size_t i = 0; i < vector.posts.size() / 3; ++i) {
      const double* x = &vector.posts[i * 3];
      posts.push_back(with_x(std::to_string(i), {{"a", x[0]}, {"b", x[1]}, {"c", x[2]}}));
    }
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < vector.pairs.size(); i += 2)
      choices.push_back({std::to_string(vector.pairs[i]), std::to_string(vector.pairs[i + 1]), ""});
    std::string recipe = "[";
    for (std::size_t j = 0; j < 3; ++j) {
      const std::string column(1, static_cast<char>('a' + j));
      recipe += (j ? "," : "") + std::string("{\"add\":\"x.") + column + "\",\"id\":\"" + column +
                "\",\"weight\":" + to_text(vector.weights[j]) + "}";
    }
    const Fit said = fitted(timeline_of(posts), recipe + "]", choices, FitOptions{vector.ridge});
    SCOPED_TRACE(&vector - kVectors);
    EXPECT_NEAR(said.scale, vector.scale, 1e-12 * vector.scale);
    for (std::size_t j = 0; j < 3; ++j) {
      expect_near(said.weights[j].fitted, vector.columns[j][0], "weight");
      expect_near(said.weights[j].low, vector.columns[j][1], "low");
      expect_near(said.weights[j].high, vector.columns[j][2], "high");
      expect_near(said.weights[j].told, vector.columns[j][3], "told");
    }
  }
}

TEST(Fit, IsTheExampleByHand) {  // of docs/fit.md
  const Timeline timeline = timeline_of({post("a").likes(3), post("b").likes(1)});
  const Fit fit = fitted(timeline, R"j([{"add": "likes"}])j", choices_of({{"b", "a"}}));
  EXPECT_NEAR(*fit.weights[0].fitted.value, 0, 1e-9);
  EXPECT_NEAR(*fit.weights[0].high.value, 1.959963984540054 * std::sqrt(0.5), 1e-9);
  EXPECT_NEAR(*fit.weights[0].told.value, 0.5, 1e-9);
}

// --- 2. Factors ---

Timeline six() {
  return timeline_of(
      {with_x("1", {{"a", 3}, {"b", 1}}).author("ana"), with_x("2", {{"a", 1}, {"b", 4}}).author("ana"),
       with_x("3", {{"a", 2}, {"b", 2}}).author("bo"), with_x("4", {{"a", 5}, {"b", 0.5}}).author("bo"),
       with_x("5", {{"a", 0.5}, {"b", 3}}).author("chi"), with_x("6", {{"a", 2.5}, {"b", 0}}).author("chi")});
}
const std::vector<Choice> kChoices = choices_of({{"2", "1"}, {"5", "4"}, {"3", "6"}, {"1", "6"}});

void expect_same_weights(const Fit& one, const Fit& other) {
  ASSERT_EQ(one.weights.size(), other.weights.size());
  for (std::size_t j = 0; j < one.weights.size(); ++j) {
    EXPECT_NEAR(*one.weights[j].fitted.value, *other.weights[j].fitted.value, 1e-9);
    EXPECT_NEAR(*one.weights[j].low.value, *other.weights[j].low.value, 1e-9);
  }
}

TEST(Fit, FactorsMultiplyTheTermsBeforeThem) {
  expect_same_weights(
      fitted(six(), R"j([{"add": "x.a"}, {"multiply": 0.5, "when": "x.b > 1"}, {"add": "x.b"}])j", kChoices),
      fitted(six(), R"j([{"add": "if(x.b > 1, x.a * 0.5, x.a)"}, {"add": "x.b"}])j", kChoices));
}

TEST(Fit, BelowZeroAFactorDivides) {
  expect_same_weights(
      fitted(
          six(),
          R"j([{"add": "x.a", "weight": -1}, {"add": "x.b", "weight": -2}, {"multiply": 0.5, "when": "x.b > 1"}])j",
          kChoices),
      fitted(
          six(),
          R"j([{"add": "if(x.b > 1, x.a * 2, x.a)", "weight": -1}, {"add": "if(x.b > 1, x.b * 2, x.b)", "weight": -2}])j",
          kChoices));
}

TEST(Fit, SpreadCountsAsInTheRankingStartedFrom) {
  // By x.a alone 1 stands above 2, 4 above 3, 6 above 5: the second of each author gets half.
  expect_same_weights(
      fitted(six(), R"j([{"add": "x.a"}, {"add": "x.b", "weight": 0}, {"spread": "author", "decay": 0.5}])j",
             kChoices),
      fitted(six(), R"j([{"add": "if(x.a == 3 or x.a == 5 or x.a == 2.5, x.a, x.a / 2)"},
                         {"add": "if(x.a == 3 or x.a == 5 or x.a == 2.5, x.b, x.b / 2)", "weight": 0}])j",
             kChoices));
}

TEST(Fit, OrderStepsChangeNoWeight) {
  const std::string recipe =
      R"j([{"add": "x.a"}, {"add": "x.b"}, {"limit": "author", "at_most": 1, "within": 3}])j";
  expect_same_weights(fitted(six(), recipe, kChoices),
                      fitted(six(), R"j([{"add": "x.a"}, {"add": "x.b"}])j", kChoices));
}

TEST(Fit, WhatAReshapeForgetsSaysNothing) {
  const Fit fit = fitted(
      six(), R"j([{"add": "x.a", "id": "a"}, {"reshape": "0"}, {"add": "x.b", "id": "b"}])j", kChoices);
  EXPECT_FALSE(fit.weights[0].fitted.value);
  EXPECT_TRUE(fit.weights[1].fitted.value);
}

// --- 3. Units ---

TEST(Fit, TheRecipesUnitDoesNotMatter) {
  const Fit one = fitted(six(), R"j([{"add": "x.a"}, {"add": "x.b", "weight": 2}])j", kChoices);
  const Fit ten =
      fitted(six(), R"j([{"add": "x.a", "weight": 10}, {"add": "x.b", "weight": 20}])j", kChoices);
  for (std::size_t j = 0; j < 2; ++j)
    EXPECT_NEAR(*ten.weights[j].fitted.value, 10 * *one.weights[j].fitted.value, 1e-8);
  EXPECT_NEAR(*ten.weights[0].told.value, *one.weights[0].told.value, 1e-10);
}

TEST(Fit, AColumnsUnitDoesNotMatter) {
  const Fit one = fitted(six(), R"j([{"add": "x.a"}, {"add": "x.b"}])j", kChoices);
  const Fit milli = fitted(six(), R"j([{"add": "x.a * 1000", "weight": 0.001}, {"add": "x.b"}])j", kChoices);
  EXPECT_NEAR(*milli.weights[0].fitted.value * 1000, *one.weights[0].fitted.value, 1e-9);
  EXPECT_NEAR(*milli.weights[1].fitted.value, *one.weights[1].fitted.value, 1e-9);
}

// --- 4. What choices say ---

TEST(Fit, AWeightThatChoicesSayNothingAboutStays) {
  const Fit fit = fitted(six(), R"j([{"add": "x.a", "id": "a"}, {"add": "x.z", "id": "z", "weight": 7},
                                     {"add": "x.b", "id": "off", "off": true}])j",
                         kChoices);
  ASSERT_EQ(fit.weights.size(), 2u);  // a step that is off has no weight that runs
  EXPECT_EQ(fit.weights[1].after, 7);
  EXPECT_FALSE(fit.weights[1].fitted.value);
  EXPECT_EQ(fit.weights[1].fitted.reason, "the two posts of no choice differ in it");
  EXPECT_EQ(fit.recipe.steps[1].weight, 7);
  EXPECT_FALSE(fit.recipe.steps[1].why);
}

TEST(Fit, ChoicesBetweenEqualsChangeNothing) {
  const Timeline timeline = timeline_of({post("a").likes(3), post("b").likes(3), post("c").likes(1)});
  const Fit fit = fitted(timeline, R"j([{"add": "likes", "weight": 2}])j", choices_of({{"a", "b"}}));
  EXPECT_FALSE(fit.weights[0].fitted.value);
  EXPECT_EQ(fit.recipe.steps[0].weight, 2);
}

TEST(Fit, ChoicesThatNeverContradictGiveAFiniteAnswer) {
  const auto all =
      choices_of({{"2", "1"}, {"2", "3"}, {"2", "4"}, {"5", "3"}, {"5", "4"}, {"5", "6"}});  // all by x.b
  double before = 0;
  for (const double ridge : {100.0, 1.0, 0.01, 1e-6}) {  // the weaker the pull, the farther
    const Fit fit = fitted(six(), R"j([{"add": "x.a"}, {"add": "x.b"}])j", all, FitOptions{ridge});
    const double weight = *fit.weights[1].fitted.value;
    EXPECT_TRUE(std::isfinite(weight));
    EXPECT_GT(weight, 1);
    EXPECT_GT(weight, before);
    before = weight;
    EXPECT_TRUE(ridge > 1 || *fit.agreement.after.value == 1);
  }
}

TEST(Fit, TheMoreChoicesTheLessThePull) {
  const auto few = choices_of({{"2", "1"}});
  const auto many = choices_of({{"2", "1"}, {"2", "3"}, {"5", "4"}, {"1", "6"}});
  const std::string recipe = R"j([{"add": "x.a"}, {"add": "x.b"}])j";
  const Fit one = fitted(six(), recipe, few), four = fitted(six(), recipe, many);
  for (std::size_t j = 0; j < 2; ++j) EXPECT_LT(*one.weights[j].told.value, *four.weights[j].told.value);
  EXPECT_FALSE(one.agreement.held_out.value);
  EXPECT_EQ(one.agreement.held_out.reason, "one choice alone cannot be held out");
  EXPECT_EQ(four.agreement.folds, 4u);
}

TEST(Fit, HeldOutChoicesAreJudgedWithoutThem) {
  // Each choice is between posts that differ in one column alone, and no other choice speaks of that column:
  // without it the weight stays 0 and the two posts are equal.
  const Timeline timeline =
      timeline_of({with_x("1", {{"a", 1}, {"b", 0}}), with_x("2", {{"a", 0}, {"b", 0}}),
                   with_x("3", {{"a", 0}, {"b", 1}}), with_x("4", {{"a", 0}, {"b", 0}})});
  const Fit fit = fitted(timeline, R"j([{"add": "x.a", "weight": 0}, {"add": "x.b", "weight": 0}])j",
                         choices_of({{"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(*fit.agreement.after.value, 1);
  EXPECT_EQ(*fit.agreement.held_out.value, 0.5);
  EXPECT_EQ(fit.scale, 1);  // nothing spreads: scores are all 0
}

// --- 5. The recipe ---

TEST(Fit, GivesAnOrdinaryRecipe) {
  const Fit fit = fitted(six(), R"j({"limpid": 1, "name": "Mine", "about": "What I like.", "steps": [
      {"hide": "muted"}, {"add": "x.a", "id": "a", "why": "Because."}, {"add": "x.b", "id": "b", "weight": 0.1},
      {"multiply": 0.5, "when": "x.b > 3"}]})j",
                         kChoices);
  const Recipe read = expect_value(parse_recipe(to_json(fit.recipe)));
  EXPECT_EQ(*read.name, "Mine, fitted");
  EXPECT_EQ(read.about->find(
                "What I like. Weights fitted to 4 choices between posts: a, b. Started from \"Mine\"."),
            0u);
  EXPECT_EQ(read.steps[1].why->find("Because. Fitted to choices: between "), 0u);
  EXPECT_EQ(*read.steps[1].weight, fit.weights[0].after);
  EXPECT_EQ(*read.steps[3].factor, 0.5);

  // Rounded by less than a tenth of a standard error.
  for (const FittedWeight& weight : fit.weights) {
    const double error = (*weight.high.value - *weight.low.value) / (2 * 1.959963984540054);
    EXPECT_LE(std::abs(weight.after - *weight.fitted.value), error / 20);
    EXPECT_LE(to_text(weight.after).size(), 6u) << weight.after;
  }
}

TEST(Fit, TheFeedAgreesAsOftenAsIsSaid) {
  const std::string recipe = R"j([{"add": "x.a"}, {"add": "x.b", "weight": 0.1}])j";
  const Fit fit = fitted(six(), recipe, kChoices);
  const auto agreeing = [&](const Ids& order) {
    const auto place = [&](const std::string& id) { return std::find(order.begin(), order.end(), id); };
    return std::count_if(kChoices.begin(), kChoices.end(),
                         [&](const Choice& choice) { return place(choice.better) < place(choice.worse); });
  };
  const auto before = agreeing(ranked_ids(recipe, six()));
  const auto after = agreeing(ranked_ids(expect_value(rank(six(), fit.recipe))));
  EXPECT_EQ(*fit.agreement.before.value, static_cast<double>(before) / 4);
  EXPECT_EQ(*fit.agreement.after.value, static_cast<double>(after) / 4);
  EXPECT_LT(before, after);
  EXPECT_EQ(fit.against.size(), 4u - static_cast<std::size_t>(after));
}

TEST(Fit, WarnsWhereHeldOutChoicesAgreeNoMore) {
  const Fit fit = fitted(six(), R"j([{"add": "x.b"}])j", choices_of({{"2", "1"}, {"5", "4"}}));
  EXPECT_EQ(codes_of(fit.warnings), Ids{"no-better"});  // it agreed with both before
}

TEST(Fit, ChoicesMayBeOfSeveralTimelines) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"timeline\":\"x\",\"likes\":1}\n{\"id\":\"2\",\"timeline\":\"x\",\"likes\":2}\n"
      "{\"id\":\"1\",\"timeline\":\"y\",\"likes\":5}\n{\"id\":\"2\",\"timeline\":\"y\",\"likes\":3}\n"
      "{\"id\":\"3\",\"timeline\":\"y\",\"likes\":4}\n");
  const Recipe recipe = recipe_of(R"j([{"add": "likes"}])j");
  const auto said = [&](const std::vector<Choice>& choices) { return fit(timelines.feeds, recipe, choices); };
  EXPECT_EQ(said({{"1", "2", ""}}).error().sentence(),
            "/pairs/0: both posts stand in \"x\" and in \"y\": say which is meant, as \"timeline\"");
  EXPECT_EQ(*expect_value(said({{"1", "2", "y"}, {"1", "2", "x"}, {"3", "2", ""}})).agreement.before.value,
            2.0 / 3);
  EXPECT_EQ(said({{"1", "2", "z"}}).error().sentence(),
            "/pairs/0/timeline: \"z\": no timeline has this name");
}

// --- 6. Refusals ---

TEST(Fit, RefusesWhatItCannotFit) {
  const std::string add = R"j([{"add": "x.a", "id": "a"}])j";
  EXPECT_EQ(refusal(six(), add, choices_of({{"1", "9"}})), "/pairs/0/worse: \"9\": no post has this id");
  EXPECT_EQ(refusal(six(), add, choices_of({{"1", "2"}, {"8", "2"}})),
            "/pairs/1/better: \"8\": no post has this id");
  EXPECT_EQ(
      refusal(six(), R"j([{"hide": "x.a > 4", "id": "big"}, {"add": "x.a"}])j", choices_of({{"1", "4"}})),
      "/pairs/0/worse: \"4\" is hidden by step \"big\": no weight brings it up");
  EXPECT_EQ(refusal(six(), R"j([{"add": "x.a", "weight": -1}, {"multiply": 0, "when": "x.a == 3"}])j",
                    choices_of({{"1", "2"}})),
            "/pairs/0/better: \"1\" stands at the very end, by a factor of 0: no weight brings it up");
  EXPECT_EQ(refusal(six(), R"j([{"multiply": 2}])j", kChoices),
            "the recipe has no add step that runs, so no weight to fit");
  EXPECT_EQ(refusal(six(), R"j([{"add": "x.a"}, {"reshape": "score / 2", "id": "half"}])j", kChoices),
            "step \"half\": makes a new score of the running one, so that the score is no weighted sum: "
            "switch it off, "
            "or write it as a multiply");
  EXPECT_EQ(refusal(six(), add, kChoices, FitOptions{0}).find("ridge: the pull must be above 0"), 0u);
  EXPECT_EQ(refusal(six(), add, {}), "there is no choice to fit to");
}

TEST(Choices, AreRefusedWhereTheyCannotBeMeant) {
  struct Case {
    const char *json, *sentence;
  };
  const Case cases[] = {
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"b"}]})j", ""},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"b"},{"better":"b","worse":"a","timeline":"x"}]})j",
       ""},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"a"}]})j",
       "/pairs/0: \"a\" is compared with itself: name two posts"},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"b"},{"better":"b","worse":"a"}]})j",
       "/pairs/1: says the opposite of /pairs/0: keep the one that you mean"},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"b"},{"better":"a","worse":"b"}]})j",
       "/pairs/1: says the same as /pairs/0: state a choice once"},
      {R"j({"limpid_pairs":1,"pairs":[{"better":1,"worse":"b"}]})j",  // beyond 2^53 a number would name
                                                                      // another post
       "/pairs/0/better: expected the id of a post, as text in quotation marks"},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a"}]})j",
       "/pairs/0/worse: expected the id of a post, as text in quotation marks"},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a","worse":"b","why":""}]})j",
       "/pairs/0/why: unknown key \"why\": known are better, worse, timeline"},
      {R"j({"limpid_pairs":1,"pairs":[{"beter":"a","worse":"b"}]})j",
       "/pairs/0/beter: unknown key \"beter\": did you mean \"better\"?"},
      {R"j({"limpid_pairs":1,"pairs":["a"]})j", "/pairs/0: expected {\"better\": \"ID\", \"worse\": \"ID\"}"},
      {R"j({"limpid_pairs":1,"pairs":[]})j",
       "/pairs: expected a list of choices, as [{\"better\": \"ID\", \"worse\": \"ID\"}]"},
      {R"j({"limpid_pairs":2,"pairs":[]})j",
       "/limpid_pairs: expected the number of this format, \"limpid_pairs\": 1"},
      {R"j([{"better":"a","worse":"b"}])j", "a pairs file is a JSON object, and this is a list"},
      {"", "the pairs file is empty: expected a JSON object with \"pairs\""},
      {R"j({"limpid_pairs":1,"pairs":[{"better":"a")j",
       "byte 40: the pairs file ends in the middle: it was cut off"},
  };
  for (const Case& c : cases) {
    const auto choices = parse_choices(c.json);
    EXPECT_EQ(choices ? "" : choices.error().sentence(), c.sentence) << c.json;
  }
}

// --- The same bits everywhere ---

TEST(Fit, HasTheSameBitsEverywhere) {
  const Timeline timeline = only_timeline(sample({.posts = 400, .seed = 3}));
  const Recipe calmer = expect_value(parse_recipe(find_in_museum("calmer")->json));
  const Ranking ranking = expect_value(rank(timeline, calmer));
  std::vector<Choice> choices;
  for (std::size_t place = 10; place + 40 < ranking.shown() && choices.size() < 30; place += 7)
    choices.push_back(
        {id_of(ranking, ranking.order()[place + 31]), id_of(ranking, ranking.order()[place]), ""});
  const Fit fit = expect_value(limpid::fit(std::vector<Timeline>{timeline}, calmer, choices));
  std::string bits;
  for (const FittedWeight& weight : fit.weights) {
    for (const Figure* figure : {&weight.fitted, &weight.low, &weight.told}) {
      ASSERT_TRUE(figure->value);
      std::uint64_t word;
      std::memcpy(&word, &*figure->value, sizeof word);
      char text[20];
      std::snprintf(text, sizeof text, "%016llx ", static_cast<unsigned long long>(word));
      bits += text;
    }
  }
  EXPECT_EQ(bits,
            "c00830f52b8c67fc c021c255ba289214 3fe0d9cb5dc5550e "  // likes: fitted, low, told
            "3febccf0ffa1db70 c01cad962b4cfcd8 3fdeea31d1baddfc "  // replies
            "bff70b733033df70 c0245ab8f9b38eac 3fdec59b9fc45a68 ");
}

}  // namespace
}  // namespace limpid
