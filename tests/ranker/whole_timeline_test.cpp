// Functions over the whole timeline: what each gives, by key and without, with unknown values,
// whatever the order of the posts.
#include <limpid/rank.hpp>

#include "testing.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace limpid {
namespace {

using namespace test;

// The expression's value for each post, in the posts' order; nothing where it is unknown.
std::vector<std::optional<double>> values_of(const std::string& expression, const Timeline& timeline) {
  std::string step;
  JsonWriter(step)
      .begin_array()
      .begin_object()
      .field("add", std::string_view(expression))
      .end_object()
      .end_array();
  const Ranking ranking = ranked(step, timeline);
  std::vector<std::optional<double>> values;
  for (std::uint32_t row = 0; row < timeline.size(); ++row)
    values.push_back(ranking.explain(row).steps[0].value);
  return values;
}

using Values = std::vector<std::optional<double>>;
constexpr std::nullopt_t kNone = std::nullopt;

// Ana's likes are 10, 30 and unknown; Bo's 30; Chi's unknown; the last post's author is unknown.
Timeline six_posts() {
  return timeline_of({post("p1").author("ana").likes(10).with("lang", "en"),
                      post("p2").author("@Ana").likes(30).with("lang", "fr"),
                      post("p3").author("ana").with("lang", "en"),
                      post("p4").author("bo").likes(30).with("lang", "en"),
                      post("p5").author("chi").with("lang", "ja"), post("p6").likes(20)});
}

TEST(WholeTimeline, OverAllPosts) {
  const Timeline posts = six_posts();
  struct Case {
    const char* expression;
    Values values;
  };
  for (const Case& c : {
           // 10 20 30 30: (below + equal/2)/known, the post itself among the equal ones.
           Case{"percentile(likes)", {0.125, 0.75, kNone, 0.75, kNone, 0.375}},
           Case{"mean(likes)", {22.5, 22.5, 22.5, 22.5, 22.5, 22.5}},  // for posts too whose own is unknown
           Case{"sum(likes)", {90, 90, 90, 90, 90, 90}}, Case{"highest(likes)", {30, 30, 30, 30, 30, 30}},
           Case{"lowest(likes)", {10, 10, 10, 10, 10, 10}}, Case{"number()", {6, 6, 6, 6, 6, 6}},
           Case{"mean(views)", {kNone, kNone, kNone, kNone, kNone, kNone}},  // nothing is known
           Case{"sum(views)", {kNone, kNone, kNone, kNone, kNone, kNone}},   // not 0
           Case{"percentile(7)", {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}},
           Case{"likes / mean(likes)", {10 / 22.5, 30 / 22.5, kNone, 30 / 22.5, kNone, 20 / 22.5}},
           Case{"sum(or_else(likes, 100))", {290, 290, 290, 290, 290, 290}},
           Case{"sum(if(author == \"ana\", 1, 0))", {3, 3, 3, 3, 3, 3}},  // of p6 the author is unknown
       }) {
    EXPECT_EQ(values_of(c.expression, posts), c.values) << c.expression;
  }
}

TEST(WholeTimeline, ByKey) {
  const Timeline posts = six_posts();
  struct Case {
    const char* expression;
    Values values;
  };
  for (const Case& c : {
           Case{"percentile(likes, by author)", {0.25, 0.75, kNone, 0.5, kNone, kNone}},
           Case{"mean(likes, by author)", {20, 20, 20, 30, kNone, kNone}},  // of Chi nothing is known
           Case{"sum(likes, by author)", {40, 40, 40, 30, kNone, kNone}},
           Case{"highest(likes, by author)", {30, 30, 30, 30, kNone, kNone}},
           Case{"lowest(likes, by author)", {10, 10, 10, 30, kNone, kNone}},
           Case{"number(by author)", {3, 3, 3, 1, 1, kNone}},
           Case{"number(by lang)", {3, 1, 3, 3, 1, kNone}},
           Case{"number(by known(likes))", {4, 4, 2, 4, 2, 4}},             // a flag
           Case{"number(by likes > 15)", {1, 3, kNone, 3, kNone, 3}},       // unknown where likes are
           Case{"number(by or_else(lang, \"none\"))", {3, 1, 3, 3, 1, 1}},  // a text
           Case{"number(by community)", {kNone, kNone, kNone, kNone, kNone, kNone}},
           Case{"number(by x.nowhere)", {kNone, kNone, kNone, kNone, kNone, kNone}},
           Case{"likes / highest(likes, by lang)", {10. / 30, 1, kNone, 1, kNone, kNone}},
           // One within the other: the authors' means, and the highest of them.
           Case{"highest(mean(likes, by author))", {30, 30, 30, 30, 30, 30}},
           Case{"sum(likes / sum(likes, by author), by author)", {1, 1, 1, 1, kNone, kNone}},
           Case{"number(by number(by author) > 1)", {3, 3, 3, 2, 2, kNone}},
       }) {
    EXPECT_EQ(values_of(c.expression, posts), c.values) << c.expression;
  }
}

TEST(WholeTimeline, HiddenPostsCount) {
  const Ranking ranking = ranked(
      R"j([{"hide": "author == \"bo\""}, {"add": "mean(likes)"}, {"add": "number(by lang)", "weight": 1000}])j",
      six_posts());
  EXPECT_EQ(ranking.order().size(), 5u);
  EXPECT_EQ(score_of(ranking, "p1"), 3022.5);
  EXPECT_EQ(score_of(ranking, "p4"), 3022.5);
}

TEST(WholeTimeline, StandsWhereverANumberDoes) {
  EXPECT_EQ(ranked_ids(R"j([{"hide": "likes < mean(likes)"}])j", six_posts()), (Ids{"p2", "p3", "p4", "p5"}));
  EXPECT_EQ(
      ranked_ids(R"j([{"add": "1", "when": "number(by author) == 3"}, {"limit": "author", "at_most": 1}])j",
                 six_posts()),
      (Ids{"p1", "p4", "p5", "p6", "p2", "p3"}));
  EXPECT_EQ(
      ranked_ids(
          R"j({"limpid":1,"let":{"share":"likes / sum(likes)"},"steps":[{"add":"share"},{"pin":"share < 0.2"}]})j",
          six_posts()),
      (Ids{"p1", "p2", "p4", "p6", "p3", "p5"}));
  EXPECT_EQ(
      ranked_ids(R"j([{"add": "likes"}, {"multiply": "if(percentile(likes) > 0.5, 0, 1)"}])j", six_posts()),
      (Ids{"p6", "p1", "p2", "p3", "p4", "p5"}));
}

TEST(WholeTimeline, SumsAreExact) {
  // Naively 0, 3 or 4, after the order.
  std::vector<double> terms{-1e100, 1, 3, 1e100};
  do {
    std::vector<PostLine> posts;
    for (const double term : terms)
      posts.push_back(post("p" + std::to_string(posts.size())).with("points", term));
    const Timeline timeline = timeline_of(posts);
    EXPECT_EQ(values_of("sum(points)", timeline).front(), 4);
    EXPECT_EQ(values_of("mean(points)", timeline).front(), 1);
  } while (std::next_permutation(terms.begin(), terms.end()));
}

TEST(WholeTimeline, ASumBeyondTheDoublesIsUnknown) {
  const Timeline posts = timeline_of({post("a").with("points", 1.5e308), post("b").with("points", 1.5e308)});
  EXPECT_EQ(values_of("sum(points)", posts).front(), kNone);
  EXPECT_EQ(values_of("mean(points)", posts).front(), kNone);  // the sum, divided
  EXPECT_EQ(values_of("highest(points)", posts).front(), 1.5e308);
}

TEST(WholeTimeline, OverMoreThanOneBlock) {
  // Expressions are evaluated 1024 posts at a time; groups go across.
  std::vector<PostLine> posts;
  for (int i = 0; i < 3000; ++i) {
    posts.push_back(post("p" + std::to_string(i)).likes(i).author("a" + std::to_string(i % 7)));
  }
  const Timeline timeline = timeline_of(posts);
  const Values sums = values_of("sum(likes)", timeline), numbers = values_of("number(by author)", timeline);
  const Values lowest = values_of("lowest(likes, by author)", timeline),
               percentiles = values_of("percentile(likes)", timeline);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const auto place = static_cast<double>(i);
    ASSERT_EQ(sums[i], 2999. * 3000 / 2) << i;
    ASSERT_EQ(numbers[i], i % 7 < 4 ? 429 : 428) << i;  // 3000 = 7·428 + 4
    ASSERT_EQ(lowest[i], static_cast<double>(i % 7)) << i;
    ASSERT_EQ(percentiles[i], (place + 0.5) / 3000) << i;
  }
}

TEST(WholeTimeline, IsPerTimeline) {
  const Timelines feeds = read_all(R"j({"id":"a","timeline":"one","likes":1})j"
                                   "\n"
                                   R"j({"id":"b","timeline":"two","likes":10})j"
                                   "\n"
                                   R"j({"id":"c","timeline":"one","likes":3})j"
                                   "\n");
  ASSERT_EQ(feeds.feeds.size(), 2u);
  EXPECT_EQ(values_of("mean(likes)", feeds.feeds[0]), (Values{2, 2}));
  EXPECT_EQ(values_of("number()", feeds.feeds[1]), (Values{1}));
}

TEST(WholeTimeline, NumbersWithinCanBeSet) {
  Ranking ranking = ranked(R"j([{"add": "sum(min(likes, 20), by likes > 25)"}])j", six_posts());
  EXPECT_EQ(score_of(ranking, "p1"), 30);  // 10 and 20
  EXPECT_EQ(score_of(ranking, "p2"), 40);  // 30 and 30, each cut to 20
  for (const auto& [address, value, p1, p2] :
       {std::tuple("add-1/add#1", 25.0, 30.0, 50.0), std::tuple("add-1/add#2", 5.0, 80.0, 80.0)}) {
    ASSERT_FALSE(ranking.set(address, value));
    ASSERT_FALSE(ranking.finish());
    EXPECT_EQ(score_of(ranking, "p1"), p1) << address;
    EXPECT_EQ(score_of(ranking, "p2"), p2) << address;
  }
}

}  // namespace
}  // namespace limpid
