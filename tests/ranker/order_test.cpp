// The total order of the feed: score, then newest arrival, then position, then id by bytes.
#include "ranker/order.hpp"

#include "properties/world.hpp"
#include "testing.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

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
  sort(timeline.posts(), {1, 2, 3}, {0, 1, 0}, order);
  EXPECT_EQ(order, (std::vector<Row>{2, 0}));
  sort(timeline.posts(), {1, 2, 3}, {1, 1, 1}, order);
  EXPECT_TRUE(order.empty());
}

TEST(Order, AKeyIsItsScoreAndSmallerForAHigherOne) {
  const double scores[] = {kInfinity, 1.7e308, 2, 1, 5e-324, 0, -5e-324, -1, -kInfinity};
  for (std::size_t i = 0; i < std::size(scores); ++i) {
    EXPECT_EQ(score_of_key(descending_key(scores[i])), scores[i]);
    if (i > 0) {
      EXPECT_LT(descending_key(scores[i - 1]), descending_key(scores[i]));
    }
  }
}

// What scores look like decides how they are parted: all over the range of doubles, alike in all but their
// last bits, few values, one value, the last far from all others.
struct Kind {
  const char* name;
  double (*draw)(testing::Random& random);
};
const Kind kKinds[] = {
    {"any size and sign",
     [](testing::Random& random) {
       const auto exponent = static_cast<int>(random.below(2000)) - 1000;
       const double size = std::ldexp(random.real(0, 1), exponent);
       return random.chance(10) ? -kInfinity : random.chance(50) ? size : -size + 0.0;
     }},
    {"everyday numbers",
     [](testing::Random& random) {
       const double size = random.real(0, 100);
       return size * random.real(0, 1);
     }},
    {"the last bits", [](testing::Random& random) { return 1 + std::ldexp(random.real(0, 1), -40); }},
    {"few values", [](testing::Random& random) { return static_cast<double>(random.below(7)); }},
    {"one value", [](testing::Random&) { return 3.0; }},
    {"one far off",
     [](testing::Random& random) { return random.below(9000) == 0 ? -1e300 : 1e9 + random.real(0, 1e-3); }},
};

std::vector<Row> obviously_sorted(const Posts& posts, const std::vector<double>& scores,
                                  const std::vector<std::uint8_t>& hidden) {
  std::vector<Row> order;
  for (Row row = 0; row < scores.size(); ++row) {
    if (!hidden[row]) order.push_back(row);
  }
  std::sort(order.begin(), order.end(), [&](Row a, Row b) {
    return stands_above(posts, {scores[a], a}, {scores[b], b});
  });
  return order;
}

// Held against std::sort with the rule as it is written, as are the new scores that a spread gives.
TEST(Order, SortsAsTheRuleSaysForAnyScores) {
  testing::Random random(2);
  for (const std::size_t count : {3u, 500u, 40'000u}) {  // by insertion, in one part, in many
    std::vector<PostLine> lines;
    for (std::size_t i = 0; i < count; ++i) {
      lines.push_back(post("p" + std::to_string(i))
                          .at("2026-01-0" + std::to_string(1 + i % 5))
                          .position(static_cast<double>(1 + i % 7)));
    }
    const Timeline timeline = timeline_of(lines);
    const Posts& posts = timeline.posts();
    for (const Kind& kind : kKinds) {
      std::vector<double> scores(count);
      std::vector<std::uint8_t> hidden(count);
      std::vector<std::uint32_t> groups(count);
      for (std::size_t i = 0; i < count; ++i) {
        scores[i] = kind.draw(random);
        hidden[i] = random.chance(3);
        groups[i] = static_cast<std::uint32_t>(random.below(9));
      }
      Orderer orderer(posts);
      std::vector<Row> order;
      orderer.sort(scores, hidden, groups.data());
      orderer.rows(order);
      ASSERT_EQ(order, obviously_sorted(posts, scores, hidden)) << count << " posts, " << kind.name;

      std::size_t place = 0;
      const auto halved = [&](const Orderer::Entry& entry, double score) {
        EXPECT_EQ(entry.row, order[place++]);
        EXPECT_EQ(entry.group, groups[entry.row]);
        EXPECT_EQ(score, scores[entry.row]);
        return scores[entry.row] = entry.group < 5 ? score * 0.5 + 0.0 : score;
      };
      orderer.rescore(halved);
      orderer.sort_again();
      orderer.rows(order);
      ASSERT_EQ(order, obviously_sorted(posts, scores, hidden)) << count << " posts again, " << kind.name;
    }
  }
}

}  // namespace
}  // namespace limpid
