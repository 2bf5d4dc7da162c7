// The total order of the feed: score, then newest arrival, then position, then id by bytes.
#include "ranker/order.hpp"

#include "testing.hpp"

#include <algorithm>
#include <random>

namespace limpid {
namespace {

using namespace test;

// The same score for all.
constexpr char kAllEqual[] = R"j([{"add": "0"}])j";

TEST(Order, ScoreFirst) {
  EXPECT_EQ(
      ranked_ids(R"j([{"add": "points"}])j",
                 timeline_of({post("low").with("points", -3), post("zero").with("points", 0),
                              post("high").with("points", 0.5), post("lowest").with("points", -1e300)})),
      (Ids{"high", "zero", "low", "lowest"}));
}

TEST(Order, ThenNewestArrivalUnknownLast) {
  EXPECT_EQ(ranked_ids(kAllEqual, timeline_of({
                                      post("undated"),
                                      post("old").at("2026-01-01T00:00:00Z"),
                                      post("new").at("2026-01-03T00:00:00Z"),
                                      post("before-1970").at("1969-07-20T00:00:00Z"),
                                      post("old-but-reposted-now")
                                          .at("2020-01-01T00:00:00Z")
                                          .with("reposted_at", "2026-01-02T00:00:00Z"),
                                  })),
            (Ids{"new", "old-but-reposted-now", "old", "before-1970", "undated"}));
}

TEST(Order, ThenPosition) {
  EXPECT_EQ(ranked_ids(kAllEqual, timeline_of({post("third").position(30), post("first").position(1),
                                               post("second").position(2.5)})),
            (Ids{"first", "second", "third"}));
}

TEST(Order, ThenIdByBytes) {
  EXPECT_EQ(ranked_ids(kAllEqual,
                       timeline_of({post("b").position(1), post("é").position(1), post("a").position(1),
                                    post("B").position(1), post("10").position(1), post("9").position(1)})),
            (Ids{"10", "9", "B", "a", "b", "é"}));  // bytes, neither numbers nor an alphabet
}

TEST(Order, TheVeryEndIsBelowEveryNumber) {
  const Ranking ranking = ranked(R"j([{"add": "points"}, {"multiply": 0, "when": "points < -1"}])j",
                                 timeline_of({post("end").with("points", -2), post("low").with("points", -1),
                                              post("also-end").with("points", -9).at("2026-01-01")}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"low", "also-end", "end"}));
  EXPECT_EQ(score_of(ranking, "end"), -kInfinity);
}

TEST(Order, MinusZeroTiesWithZero) {
  // 0 · −1 is −0: were it kept, "a" would fall behind "b" although the scores are equal.
  EXPECT_EQ(ranked_ids(R"j([{"add": "likes", "weight": -1}])j",
                       timeline_of({post("a").likes(0), post("b").likes(0)})),
            (Ids{"a", "b"}));
  EXPECT_EQ(ranked_ids(R"j([{"add": "likes"}, {"multiply": -0.0, "when": "position == 1"}])j",
                       timeline_of({post("a").likes(4), post("b").likes(0)})),
            (Ids{"a", "b"}));
}

TEST(Order, EveryBitOfTheScoreCounts) {
  const double one = 1, next = std::nextafter(1, 2), before = std::nextafter(1, 0);
  EXPECT_EQ(
      ranked_ids(R"j([{"add": "likes"}])j", timeline_of({post("before").likes(before), post("one").likes(one),
                                                         post("next").likes(next)})),
      (Ids{"next", "one", "before"}));
}

TEST(Order, HiddenRowsAreLeftOut) {
  const Timeline timeline = timeline_of({post("a"), post("b"), post("c")});
  std::vector<Row> order;
  Orderer orderer;
  orderer.sort(timeline.posts(), {1, 2, 3}, {0, 1, 0}, order);
  EXPECT_EQ(order, (std::vector<Row>{2, 0}));
  orderer.sort(timeline.posts(), {1, 2, 3}, {1, 1, 1}, order);
  EXPECT_TRUE(order.empty());
  orderer.sort(timeline.posts(), {1, 2, 3}, {0, 0, 0}, order);  // memory of before is no hindrance
  EXPECT_EQ(order, (std::vector<Row>{2, 1, 0}));
}

TEST(Order, SortsAsTheRuleSaysForAnyScores) {
  std::vector<PostLine> lines;
  for (int i = 0; i < 500; ++i) {
    lines.push_back(
        post("p" + std::to_string(i)).at("2026-01-0" + std::to_string(1 + i % 5)).position(1 + i % 7));
  }
  const Timeline timeline = timeline_of(lines);
  std::mt19937_64 random(2);  // the sequence is fixed by the standard: the same everywhere
  std::vector<double> scores;
  for (int i = 0; i < 500; ++i) {
    const double magnitude =
        std::ldexp(static_cast<double>(random() % 8), static_cast<int>(random() % 200) - 100);
    scores.push_back(random() % 9 == 0 ? -kInfinity : random() % 2 ? magnitude : -magnitude + 0.0);
  }
  std::vector<Row> order, expected(500);
  Orderer().sort(timeline.posts(), scores, std::vector<std::uint8_t>(500, 0), order);
  for (Row row = 0; row < 500; ++row) expected[row] = row;
  std::sort(expected.begin(), expected.end(), [&](Row a, Row b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : timeline.posts().stands_before(a, b);
  });
  EXPECT_EQ(order, expected);
}

}  // namespace
}  // namespace limpid
