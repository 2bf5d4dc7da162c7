// Golden formulas: the museum's recipes give the numbers that the published formulas give.
//
// The expected values come from reference code of our own, written from the sources that each
// recipe names (Python, standard library, doubles). They hold to 1e-9, relatively; where a
// formula rounds to seven digits, to the seventh.
#include <limpid/limpid.hpp>

#include "testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace limpid {
namespace {

using namespace test;

constexpr std::int64_t kNow = 1'700'000'000'000;  // 2023-11-14T22:13:20Z
constexpr double kExact = 1e-9;
constexpr double kSeventhDigit = 1e-11;  // of a score above 10,000, after the point

PostLine made(double hours_ago) {
  return post("a").at(format_time(kNow - static_cast<std::int64_t>(std::llround(hours_ago * 3'600'000))));
}
PostLine made_at(std::int64_t seconds) { return post("a").at(format_time(seconds * 1000)); }

Recipe museum_recipe(const char* id) { return recipe_of(find_in_museum(id)->json); }

Ranking ranked_now(Recipe recipe, Timeline timeline) {
  return expect_value(rank(std::move(timeline), std::move(recipe), {.now = kNow}));
}

double score_in(Recipe recipe, const PostLine& line) {
  return score_of(ranked_now(std::move(recipe), timeline_of({line})), "a");
}
double score_in(const char* recipe, const PostLine& line) { return score_in(museum_recipe(recipe), line); }

Step step_of(const Recipe& recipe, const std::string& id) {
  const auto found =
      std::find_if(recipe.steps.begin(), recipe.steps.end(), [&](const Step& step) { return step.id == id; });
  EXPECT_NE(found, recipe.steps.end()) << id;
  return *found;
}

Step adding(std::string expression) {
  Step step;
  step.expression = std::move(expression);
  step.id = "golden";
  return step;
}

// The value of an expression, with the names that the recipe gives in `let`.
double value_in(const char* id, std::string expression, const PostLine& line) {
  Recipe recipe = museum_recipe(id);
  recipe.steps = {adding(std::move(expression))};
  return score_in(std::move(recipe), line);
}

void expect_near(double value, double expected, double tolerance) {
  EXPECT_NEAR(value, expected, tolerance * std::max(1.0, std::fabs(expected)));
}

struct Row {
  const char* recipe;
  PostLine line;
  double expected;
};

void expect_scores(const std::vector<Row>& rows, double tolerance = kExact) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.recipe + row.line.line(1));
    const double score = score_in(row.recipe, row.line);
    EXPECT_NEAR(score, row.expected, tolerance * std::fabs(row.expected) + 1e-15);
  }
}

TEST(GoldenFormulas, HackerNews) {
  const auto story = [](double points, double minutes, double comments, bool link = true) {
    return made(minutes / 60).with("points", points).replies(comments).with("has_link", link);
  };
  expect_scores({
      {"hacker-news", story(10, 0, 0), 1.6654822761921904},
      {"hacker-news", story(100, 180, 0), 2.1795264702535846},
      {"hacker-news", story(100, 180, 200), 0.5448816175633961},  // comments twice the points: / 4
      {"hacker-news", story(100, 180, 0, false), 0.8718105881014339},
      {"hacker-news", story(1, 60, 0), 0.0},
      {"hacker-news", story(0, 60, 0), -0.1384145488461686},  // the sign rule has no part in it
  });
}

// The formula that most pages about Hacker News print is the same without the damping.
TEST(GoldenFormulas, HackerNewsWithoutDamping) {
  Recipe recipe = museum_recipe("hacker-news");
  ASSERT_FALSE(set_number(recipe, "points/add#3", 1));  // was 0.8
  expect_near(score_in(recipe, made(0).with("points", 10)), 2.5845712987433287, kExact);
  expect_near(score_in(recipe, made(3).with("points", 100)), 5.4637294593864105, kExact);
}

TEST(GoldenFormulas, RedditHot) {
  const auto link = [](double ups, double downs, std::int64_t seconds) {
    return made_at(seconds).likes(ups).with("downvotes", downs);
  };
  expect_scores(
      {
          {"reddit-hot", link(1, 0, 1134028003), 0.0},
          {"reddit-hot", link(100, 10, 1700000000), 12579.1097314},
          {"reddit-hot", link(10, 100, 1700000000), 12575.2012464},
          {"reddit-hot", link(0, 0, 1700000000), 12577.1554889},
          {"reddit-hot", made_at(1700000000).with("points", 90), 12579.1097314},  // ups − downs
      },
      kSeventhDigit);
}

TEST(GoldenFormulas, RedditBestAndControversial) {
  const auto votes = [](double ups, double downs) { return post("a").likes(ups).with("downvotes", downs); };
  expect_scores({
      {"reddit-best", votes(1, 0), 0.37844750322520615},
      {"reddit-best", votes(10, 0), 0.8589313179093836},
      {"reddit-best", votes(60, 40), 0.5360895561529684},
      {"reddit-best", votes(600, 400), 0.5799979262962219},
      {"reddit-best", votes(0, 5), 0.0},
      {"reddit-controversial", votes(50, 50), 100.0},
      {"reddit-controversial", votes(100, 10), 1.600071053311242},
      {"reddit-controversial", votes(10, 100), 1.600071053311242},
      {"reddit-controversial", votes(5, 0), 0.0},
  });
}

TEST(GoldenFormulas, Lemmy) {
  const auto scored = [](double points, double hours) { return made(hours).with("points", points); };
  expect_scores({
      {"lemmy-hot", scored(1, 0.0001), 0.13700476943179274},
      {"lemmy-hot", scored(1, 1), 0.06604052321693997},
      {"lemmy-hot", scored(100, 5), 0.06049465767062133},
      {"lemmy-hot", scored(-10, 5), 0.009066367110935262},  // as if nobody had voted
      {"lemmy-hot", scored(100, 168), 0.0},
      {"lemmy-scaled", scored(100, 5).with("interactions_month", 1), 0.12679095108887067},
      {"lemmy-scaled", scored(100, 5).with("interactions_month", 1000), 0.020159055074827903},
  });
}

// Turned round: Lobsters puts the lowest number first.
TEST(GoldenFormulas, Lobsters) {
  const auto story = [](double points, double comment_points, double modifier) {
    return made_at(1700000000)
        .with("points", points)
        .with("comment_points", comment_points)
        .with("hotness_mod", modifier);
  };
  expect_scores(
      {
          {"lobsters", story(10, 8, 0), 21465.8225559},
          {"lobsters", story(10, 800, 0.25), 21466.2186839},  // no more than the story's own points
          {"lobsters", story(10, 8, -1), 21464.6878573},      // a tag that lowers: no comments
          {"lobsters", story(-3, 8, -1), 21463.6464646},
      },
      kSeventhDigit);
}

TEST(GoldenFormulas, MastodonTrends) {
  struct Trend {
    double boosts, favourites, seconds, score;
    bool shown;
  };
  for (const Trend& trend :
       {Trend{2, 2, 0, 0, false}, Trend{3, 2, 0, 16, true}, Trend{30, 70, 3600, 4900.5, true},
        Trend{30, 70, 54000, 0.299102783203125, false}}) {
    const PostLine line = made(trend.seconds / 3600).likes(trend.favourites).with("reposts", trend.boosts);
    const Ranking ranking = ranked_now(museum_recipe("mastodon-trends"), timeline_of({line}));
    expect_near(score_of(ranking, "a"), trend.score, kExact);
    EXPECT_EQ(ranking.order().size(), trend.shown ? 1u : 0u) << line.line(1);
  }
}

TEST(GoldenFormulas, Bluesky) {
  expect_scores({{"bluesky-whats-hot", made(0).likes(100), 28717459},
                 {"bluesky-whats-hot", made(6).likes(100), 2368307}});
}

TEST(GoldenFormulas, StackExchange) {
  expect_scores({{"stack-exchange-hot",
                  made(10)
                      .with("views", 1000)
                      .replies(3)
                      .with("points", 5)
                      .with("answer_votes", 4 + 2 + 1)
                      .with("updated_hours", 2),
                  2.031884152125862}});
}

TEST(GoldenFormulas, PeerTube) {
  expect_scores(
      {{"peertube", made_at(1700000000).likes(10).with("downvotes", 1).with("views", 500).replies(4),
        5647.463566396614}});
}

struct Decay {
  const char* recipe;
  const char* expression;
  double hours, expected;
};

TEST(GoldenFormulas, DecaysByAge) {
  const Decay decays[] = {
      {"fedialgo", "decay", 0, 1.0},
      {"fedialgo", "decay", 1, 0.8695652173913044},
      {"fedialgo", "decay", 6, 0.3012032148849955},
      {"fedialgo", "decay", 24, 0.0017758426987936305},
      {"earlybird", "age_decay", 0, 0.8985975933350648},  // not 1: new posts lose a tenth too
      {"earlybird", "age_decay", 1.0 / 60, 0.8983703365938353},
      {"earlybird", "age_decay", 1, 0.8843798010500016},
      {"earlybird", "age_decay", 3, 0.8527249670944406},
      {"earlybird", "age_decay", 6, 0.8},  // and what its code calls half-life is not one
      {"earlybird", "age_decay", 12, 0.7014024066649351},
      {"earlybird", "age_decay", 24, 0.6150751562034423},
      {"earlybird", "age_decay", 48, 0.6002082416296444},
      {"earlybird", "age_decay", 168, 0.6000000000000867},
      {"calmer", "half_life(age_hours, 6)", 0, 1.0},
      {"calmer", "half_life(age_hours, 6)", 6, 0.5},
      {"calmer", "half_life(age_hours, 6)", 12, 0.25},
      {"calmer", "half_life(age_hours, 6)", 24, 0.0625},
  };
  for (const Decay& decay : decays) {
    SCOPED_TRACE(std::string(decay.recipe) + ", " + to_text(decay.hours) + " h");
    EXPECT_NEAR(value_in(decay.recipe, decay.expression, made(decay.hours)), decay.expected,
                kExact * decay.expected);
  }
}

TEST(GoldenFormulas, RatesDrawnTowardsAPrior) {
  for (const char* recipe : {"x-2026-08", "x-2026-09", "x-mutual-follow", "twitter-2023"}) {
    const auto rate = [&](double likes, double views) {
      return value_in(recipe, "like_rate", made(1).likes(likes).with("views", views));
    };
    expect_near(rate(0, 0), 0.015, kExact);
    expect_near(rate(5, 100), 0.03833333333333333, kExact);
    expect_near(rate(500, 10000), 0.04982587064676617, kExact);
  }
}

// Negative sums are squeezed into 0 to 0.001 before anything multiplies them.
TEST(GoldenFormulas, Offsets) {
  const auto offset = [](const char* id, double sum) {
    Recipe recipe = museum_recipe(id);
    recipe.steps = {adding("points"), step_of(recipe, "offset")};
    return score_in(std::move(recipe), made(1).with("points", sum));
  };
  struct Offset {
    const char* recipe;
    double sum, expected;
  };
  const Offset offsets[] = {
      {"twitter-2023", -443, 0.0},  // every bad prediction certain: the bottom
      {"twitter-2023", -100, 0.0006060017137657796},
      {"twitter-2023", -1, 0.0007809118294008004},
      {"twitter-2023", -0.001, 0.0007826768314767538},
      {"twitter-2023", 0, 0.001},
      {"twitter-2023", 0.5, 0.501},
      {"twitter-2023", 10, 10.001},
      {"x-2026-08", -367.22, 0.0},
      {"x-2026-08", -10, 0.0008701222779753496},
      {"x-2026-08", -0.5, 0.0008932625322745653},
      {"x-2026-08", 0, 0.001},
      {"x-2026-08", 0.5, 0.501},
      {"x-2026-08", 10, 10.001},
  };
  for (const Offset& row : offsets) {
    SCOPED_TRACE(std::string(row.recipe) + ", " + to_text(row.sum));
    EXPECT_NEAR(offset(row.recipe, row.sum), row.expected, kExact * row.expected + 1e-15);
  }
}

TEST(GoldenFormulas, AuthorDiversity) {
  const std::vector<double> expected{1.0, 0.625, 0.4375, 0.34375, 0.296875, 0.2734375, 0.26171875};
  std::vector<PostLine> posts;
  for (std::size_t k = 0; k < expected.size(); ++k) posts.push_back(post(std::to_string(k)).author("ana"));
  for (const char* id : {"x-2026-08", "x-2026-09", "twitter-2023", "power-user", "calmer"}) {
    Recipe recipe = museum_recipe(id);
    recipe.steps = {adding("1"), step_of(recipe, "flood")};
    EXPECT_EQ(ranked_now(std::move(recipe), timeline_of(posts)).scores(), expected) << id;
  }
}

// The sums on which the offsets rest, from the weights as the recipes list them.
TEST(GoldenFormulas, SumsOfWeights) {
  const auto sums = [](const char* id) {
    std::pair<double, double> signed_sums;
    for (const Step& step : museum_recipe(id).steps) {
      const bool of_a_prediction = step.verb == Verb::add && step.id != "mutual" && step.id != "dwell-time";
      if (of_a_prediction)
        (step.weight_or_default() > 0 ? signed_sums.first : signed_sums.second) += step.weight_or_default();
    }
    return signed_sums;
  };
  struct Sums {
    const char* recipe;
    double positive, negative;
  };
  for (const Sums& row : {Sums{"twitter-2023", 123.005, -443}, Sums{"x-2026-08", 43.32, -367.22},
                          Sums{"x-2026-09", 43.34, -367.22}}) {
    expect_near(sums(row.recipe).first, row.positive, kExact);
    expect_near(sums(row.recipe).second, row.negative, kExact);
  }
}

// --- Small feeds, by hand ---

// 450,000 seconds after Reddit's epoch age alone is worth 10.
TEST(GoldenFormulas, RedditByHand) {
  constexpr std::int64_t kTen = 1134028003 + 450'000;
  const auto link = [&](const char* id, double points, const char* community, std::int64_t later = 0) {
    return post(id)
        .with("points", points)
        .with("community", community)
        .at(format_time((kTen + later) * 1000));
  };
  const Timeline links = timeline_of({
      link("a thousand", 1000, "r/pics"),  // 3 + 10
      link("a hundred", 100, "r/pics"),    // 2 + 10
      link("ten, later", 10, "r/knitting",
           90'000),                        // 1 + 12: as hot as a thousand, 25 hours before
      link("unnoticed", 1, "r/knitting"),  // 0 + 10
      link("unwanted", -100, "r/pics"),    // -2 + 10
  });
  const Ranking hot = ranked_now(museum_recipe("reddit-hot"), links);
  EXPECT_EQ(hot.scores(), (std::vector<double>{13, 12, 13, 10, 8}));
  EXPECT_EQ(ranked_ids(hot), (Ids{"ten, later", "a thousand", "a hundred", "unnoticed", "unwanted"}));
  const Ranking front = ranked_now(museum_recipe("reddit-front-page"), links);
  EXPECT_EQ(front.scores(), (std::vector<double>{1, 12.0 / 13, 1, 10.0 / 13, 8.0 / 13}));
}

// (33 − 1)^0.8 = 2^4 = 16; six hours: (6 + 2)^1.8 = 2^5.4.
TEST(GoldenFormulas, HackerNewsByHand) {
  const auto story = [](const char* id, double points, double hours, double comments = 0, bool link = true) {
    return post(id)
        .with("points", points)
        .replies(comments)
        .with("has_link", link)
        .at(format_time(kNow - static_cast<std::int64_t>(hours * 3'600'000)));
  };
  const Timeline stories = timeline_of({
      story("six hours", 33, 6),                   // 16 / 2^5.4
      story("new", 2, 0),                          // 1 / 2^1.8
      story("two hours", 33, 2),                   // 16 / 2^3.6
      story("talked about", 33, 2, 66),            // (33 / 66)² of that
      story("twenty comments", 33, 2, 20),         // not above twenty: nothing changes
      story("asked", 33, 2, 0, false),             // × 0.4
      story("said", 33, 2).with("kind", "reply"),  // × 0.5
  });
  const Ranking ranking = ranked_now(museum_recipe("hacker-news"), stories);
  const double two_hours = 16 / 12.125732532083186;  // 2^3.6
  const double expected[] = {
      16 / 42.22425314473263, 1 / 3.4822022531844965, two_hours, two_hours / 4, two_hours,
      two_hours * 0.4,        two_hours * 0.5};
  for (std::uint32_t row = 0; row < 7; ++row) expect_near(ranking.scores()[row], expected[row], kExact);
  EXPECT_EQ(ranked_ids(ranking),
            (Ids{"two hours", "twenty comments", "said", "asked", "six hours", "talked about", "new"}));
}

}  // namespace
}  // namespace limpid
