// What expressions are worth: operators, functions, three-valued logic, and unknown, which is not
// zero.
#include "ranker/machine.hpp"

#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

struct Value {
  const char* expression;
  double value;
};

void expect_values(const std::vector<Value>& values, const PostLine& of = post("a")) {
  for (const Value& v : values) {
    const auto value = value_of(v.expression, of);
    ASSERT_TRUE(value) << v.expression << " is unknown";
    EXPECT_EQ(*value, v.value) << v.expression;
    EXPECT_FALSE(*value == 0 && std::signbit(*value)) << v.expression << " is -0";
  }
}

void expect_unknown(const std::vector<const char*>& expressions, const PostLine& of = post("a")) {
  for (const char* expression : expressions) EXPECT_FALSE(value_of(expression, of)) << expression;
}

struct Truth {
  const char* condition;
  const char* value;
};

void expect_truths(const std::vector<Truth>& truths, const PostLine& of = post("a")) {
  for (const Truth& t : truths) EXPECT_EQ(truth_of(t.condition, of), t.value) << t.condition;
}

TEST(Machine, Arithmetic) {
  expect_values({
      {"1 + 2 * 3", 7},
      {"(1 + 2) * 3", 9},
      {"7 - 2 - 1", 4},  // to the left
      {"8 / 4 / 2", 1},
      {"8 / 4 * 2", 4},
      {"0.1 + 0.2", 0.1 + 0.2},  // 0.30000000000000004, as everywhere
      {"-2^2", -4},
      {"(-2)^2", 4},
      {"2^-1", 0.5},
      {"2^3^2", 512},  // to the right
      {"2^-3^2", 1.0 / 512},
      {"--3", 3},
      {"3 - -2", 5},
      {"0^0", 1},
      {"(-8)^3", -512},
      {"-0", 0},
      {"0 * -5", 0},
  });
}

TEST(Machine, FunctionsWhoseValuesAreExact) {
  expect_values({
      {"abs(-3)", 3},
      {"abs(3)", 3},
      {"sqrt(9)", 3},
      {"sqrt(2)", 1.4142135623730951},
      {"exp(0)", 1},
      {"exp2(10)", 1024},
      {"exp2(-1)", 0.5},
      {"log(1)", 0},
      {"log2(8)", 3},
      {"log10(1000)", 3},
      {"log1p(0)", 0},
      {"floor(-1.5)", -2},
      {"floor(1.5)", 1},
      {"ceil(-1.5)", -1},
      {"ceil(1.2)", 2},
      {"ceil(-0.5)", 0},
      {"round(0.5)", 1},
      {"round(-0.5)", -1},
      {"round(2.5)", 3},                  // halves away from zero
      {"round(0.49999999999999994)", 0},  // the double below one half
      {"round(-0.2)", 0},
      {"sign(-7)", -1},
      {"sign(0)", 0},
      {"sign(0.1)", 1},
      {"min(3, 1, 2)", 1},
      {"max(3, 1, 2)", 3},
      {"min(1, 2)", 1},
      {"clamp(5, 0, 1)", 1},
      {"clamp(-5, 0, 1)", 0},
      {"clamp(0.5, 0, 1)", 0.5},
      {"half_life(0, 12)", 1},
      {"half_life(12, 12)", 0.5},
      {"half_life(36, 12)", 0.125},
      {"half_life(-12, 12)", 2},
      {"rate(0, 0, 0.02)", 0.02},      // nothing seen: the prior
      {"rate(1, 1, 0.02)", 2.0 / 51},  // one of one is not 100 %
      {"rate(50, 50, 0)", 0.5},
      {"wilson(0, 0, 1.96)", 0},
  });
}

TEST(Machine, FunctionsAreWithinTwoUlpOfTheTruth) {
  struct Case {
    const char* expression;
    long double truth;
    double ulps;
  };
  for (const Case& c : {
           Case{"exp(1)", std::exp(1.0L), 2}, Case{"exp(-20.5)", std::exp(-20.5L), 2},
           Case{"exp2(0.3)", std::exp2(static_cast<long double>(0.3)), 2},
           Case{"log(10)", std::log(10.0L), 2}, Case{"log2(10)", std::log2(10.0L), 2},
           Case{"log10(2)", std::log10(2.0L), 2},
           Case{"log1p(0.001)", std::log1p(static_cast<long double>(0.001)), 2},
           Case{"log1p(41)", std::log1p(41.0L), 2},
           Case{"2.5 ^ 1.7", std::pow(2.5L, static_cast<long double>(1.7)), 4},
           Case{"half_life(5, 12)", std::exp2(-5.0L / 12), 4},  // the division rounds too
       }) {
    const double value = value_of(c.expression).value();
    const double ulp = std::nextafter(std::fabs(value), kInfinity) - std::fabs(value);
    EXPECT_LE(std::fabs(static_cast<double>(value - c.truth)), c.ulps * ulp) << c.expression;
  }
}

TEST(Machine, WilsonGivesTheKnownLowerBounds) {
  // (p + z²/2n − z·sqrt((p(1−p) + z²/4n)/n)) / (1 + z²/n), worked out with 40 decimal digits.
  struct Case {
    const char* expression;
    double bound;
  };
  for (const Case& c : {
           Case{"wilson(1, 1, 1.96)", 0.2065432914738929},  // one vote for, and it says little
           Case{"wilson(10, 10, 1.96)", 0.7224598312333834},
           Case{"wilson(100, 100, 1.96)", 0.9630051925239981},
           Case{"wilson(60, 100, 1.96)", 0.5020007846184024},
           Case{"wilson(1, 2, 1.281551565545)", 0.1642517200298418},  // Reddit's z for 80 %
           Case{"wilson(0, 10, 1.96)", 0},
       }) {
    EXPECT_NEAR(value_of(c.expression).value(), c.bound, 1e-15) << c.expression;
  }
}

TEST(Machine, WhatIsNotFiniteIsUnknown) {
  expect_unknown({
      "1 / 0", "0 / 0", "0 ^ -1", "log(-1)", "log(0)", "log1p(-1)", "sqrt(-1)", "(-8) ^ 0.5", "exp(1000)",
      "10 ^ 400", "1e308 * 10", "1e308 + 1e308", "half_life(0, 0)",
      "half_life(5, 0)",  // exp2(−5/0): division by zero is unknown, not "gone"
      "rate(1, -50, 0)",
      "wilson(3, 2, 1.96)",  // three of two
      "1 / (1 / 0)",         // unknown stays unknown: 1/∞ would be 0
  });
}

TEST(Machine, ArithmeticWithUnknownIsUnknown) {
  expect_unknown({
      "likes + 1",
      "1 - likes",
      "likes * 0",
      "likes / 1",
      "likes ^ 0",
      "1 ^ likes",
      "-likes",
      "abs(likes)",
      "min(likes, 0)",
      "min(0, likes)",
      "max(likes, 0)",
      "max(0, likes)",
      "sign(likes)",
      "clamp(likes, 0, 1)",
      "clamp(0, likes, 1)",
      "clamp(0, 0, likes)",
      "rate(likes, 1, 1)",
      "rate(1, likes, 1)",
      "wilson(likes, 0, 1)",
      "wilson(1, likes, 1)",
      "half_life(age_hours, 12)",
      "x.model + 1",
      "if(muted, 1, 2)",
      "if(true, likes, 2)",
      "or_else(likes, views)",
  });
  expect_values({
      {"or_else(likes, 7)", 7},
      {"or_else(3, likes)", 3},
      {"if(true, 1, likes)", 1},  // the branch that is not taken does not matter
      {"if(known(likes), likes, -1)", -1},
      {"or_else(1 / 0, 2)", 2},
      {"or_else(x.model, 0.5)", 0.5},
  });
}

TEST(Machine, ThreeValuedLogic) {
  // Kleene's tables; `muted` is not known of this post.
  expect_truths({
      {"true and true", "yes"},
      {"true and false", "no"},
      {"false and false", "no"},
      {"true or false", "yes"},
      {"false or false", "no"},
      {"true or true", "yes"},
      {"not true", "no"},
      {"not false", "yes"},
      {"true and muted", "unknown"},
      {"muted and true", "unknown"},
      {"false and muted", "no"},
      {"muted and false", "no"},  // whatever it is
      {"true or muted", "yes"},
      {"muted or true", "yes"},
      {"false or muted", "unknown"},
      {"muted or false", "unknown"},
      {"muted and muted", "unknown"},
      {"muted or muted", "unknown"},
      {"not muted", "unknown"},
      {"muted == muted", "unknown"},
      {"muted or not muted", "unknown"},  // known(muted) asks
      {"known(muted)", "no"},
      {"known(true)", "yes"},
      {"or_else(muted, true)", "yes"},
      {"known(likes)", "no"},
      {"known(author)", "no"},
      {"known(lang)", "no"},
      {"known(x.model)", "no"},
      {"likes > 3", "unknown"},
      {"not (likes > 3)", "unknown"},
      {"lang == \"en\"", "unknown"},
      {"author == \"ana\"", "unknown"},
      {"author in [\"ana\"]", "unknown"},
      {"lang in [\"en\"]", "unknown"},
      {"x.model", "unknown"},
      {"not x.model", "unknown"},
      {"x.model in [\"a\"]", "unknown"},
      {"x.model == \"a\"", "unknown"},
      {"x.model == x.other", "unknown"},
      {"author == x.model", "unknown"},
  });
}

TEST(Machine, Comparisons) {
  expect_truths({
      {"1 < 2", "yes"},
      {"2 < 2", "no"},
      {"2 <= 2", "yes"},
      {"3 > 2", "yes"},
      {"2 >= 3", "no"},
      {"2 == 2", "yes"},
      {"2 != 2", "no"},
      {"0 == -0", "yes"},
      {"0.1 + 0.2 == 0.3", "no"},
      {"true == true", "yes"},
      {"true != false", "yes"},
      {"\"a\" == \"a\"", "yes"},
      {"\"a\" != \"a\"", "no"},
      {"(1 < 2) == (3 < 4)", "yes"},  // flags compare too
      {"not 1 > 2", "yes"},           // not (1 > 2)
  });
}

TEST(Machine, TextsCompareByBytesAccountsAsInLists) {
  const PostLine of =
      post("a").author("Ana@Example.org").with("author_id", "77").with("lang", "en").text("Hi");
  expect_truths(
      {
          {"lang == \"en\"", "yes"},
          {"lang == \"EN\"", "no"},  // by bytes
          {"lang in [\"de\", \"en\"]", "yes"},
          {"lang in []", "no"},
          {"text == \"Hi\"", "yes"},
          {"author == \"ana@example.org\"", "yes"},   // any case
          {"author == \"@ANA@example.org\"", "yes"},  // with or without @
          {"author == \"77\"", "yes"},                // or the id
          {"\"77\" == author", "yes"},
          {"author != \"@ana@example.org\"", "no"},
          {"author == \"ana\"", "no"},
          {"author in [\"bo\", \"@77\"]", "yes"},
          {"author == author", "yes"},
          {"author == reposter", "unknown"},  // nobody reposted it
      },
      of);
}

TEST(Machine, WholeTextIsTitleNewlineText) {
  expect_truths({{"text == \"T\n\"", "yes"}}, post("a").with("title", "T").text(""));
  expect_truths({{"text == \"T\nbody\"", "yes"}, {"title == \"T\"", "yes"}, {"text == title", "no"}},
                post("a").with("title", "T").text("body"));
  expect_truths({{"text == \"T\"", "yes"}}, post("a").with("title", "T"));
  expect_truths({{"known(text)", "no"}}, post("a"));
  expect_truths({{"known(text)", "yes"}, {"text == \"\"", "yes"}}, post("a").text(""));
}

TEST(Machine, DerivedColumns) {
  const PostLine of = post("a")
                          .text("Two words! https://a.example")
                          .at("2026-03-01T08:00:00Z")
                          .with("captured_at", "2026-03-01T20:00:00Z")
                          .with_json("hashtags", R"j(["x", "y"])j")
                          .with_json("links", "[]");
  expect_values(
      {
          {"age_hours", 12},
          {"created_at", 1772352000},
          {"arrived_at", 1772352000},
          {"hashtags", 2},
          {"links", 0},  // an empty list is known to be empty
          {"exclamations", 1},
          {"emoji", 0},
          {"characters", 28},
      },
      of);
  expect_unknown({"reposted_at", "mentions"}, of);
  expect_unknown({"words", "characters", "age_hours", "created_at", "arrived_at"}, post("a"));
  expect_unknown({"capitals"}, post("a").text("123"));  // a share of no letters
}

TEST(Machine, KeysOfTheFilesOwn) {
  const PostLine of =
      post("a").with_json("x", R"j({"model": 0.25, "seen": true, "topic": "sea"})j").with("extra", 4);
  expect_values({{"x.model", 0.25}, {"x.extra", 4}, {"if(x.seen, 1, 0)", 1}}, of);
  expect_truths({{"x.topic == \"sea\"", "yes"}, {"x.seen", "yes"}, {"x.topic in [\"sea\"]", "yes"}}, of);
}

TEST(Machine, NamesFromLet) {
  const std::string recipe =
      R"j({"limpid": 1, "let": {"twice": "2 * once", "once": "likes + 1", "many": "twice > 6"},
                                 "steps": [{"add": "twice + once", "when": "many"}]})j";
  const Ranking ranking = ranked(recipe, timeline_of({post("a").likes(3), post("b").likes(1)}));
  EXPECT_EQ(score_of(ranking, "a"), 12);
  EXPECT_EQ(because_of(ranking, "b"), "condition");
}

// Rows are worked through in blocks; each block must see its own rows.
class Blocks : public ::testing::Test {
 protected:
  static constexpr int kPosts = 2 * static_cast<int>(kBlock) + 5;
  static Timeline many() {
    std::vector<PostLine> posts;
    for (int i = 0; i < kPosts; ++i) {
      PostLine line = post("p" + std::to_string(i)).likes(i);
      if (i % 3 == 0) line.with("lang", "en");
      if (i < 1500) line.with("muted", i % 2 == 0);  // a column that ends before the last block
      if (i % 2 == 0) line.text("t" + std::to_string(i)).with("title", "T");
      posts.push_back(line);
    }
    return timeline_of(posts);
  }
};

TEST_F(Blocks, ColumnsAndScores) {
  const Ranking ranking = ranked(R"j([
      {"add": "likes"},
      {"reshape": "score * 2"},
      {"add": "1", "when": "score >= 4000"},
      {"add": "10", "when": "lang == \"en\""},
      {"add": "100", "when": "muted"},
      {"add": "if(known(muted), 0, 1000)"},
      {"add": "10000", "when": "text == \"T\nt2048\""}])j",
                                 many());
  for (int i = 0; i < kPosts; ++i) {
    const double expected = 2 * i + (2 * i >= 4000 ? 1 : 0) + (i % 3 == 0 ? 10 : 0) +
                            (i < 1500 && i % 2 == 0 ? 100 : 0) + (i < 1500 ? 0 : 1000) +
                            (i == 2048 ? 10000 : 0);
    ASSERT_EQ(ranking.scores()[static_cast<Row>(i)], expected) << i;
  }
}

}  // namespace
}  // namespace limpid
