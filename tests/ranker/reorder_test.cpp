// limit, mix and pin: who gives way to whom, position by position.
#include <limpid/rank.hpp>

#include "testing.hpp"

#include <sstream>
#include <tuple>

namespace limpid {
namespace {

using namespace test;

Ids words_of(const std::string& text) {
  Ids words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// Posts in this order, best first. The letter is the author ("_": unknown); "!" marks a post as
// verified,
// "?" as one of whom that is not known.
Timeline feed_of(const std::string& text) {
  std::vector<PostLine> posts;
  double likes = 100;
  for (std::string word : words_of(text)) {
    const char mark = word.back();
    if (mark == '!' || mark == '?') word.pop_back();
    PostLine line = post(word).likes(--likes);
    if (word.front() != '_') line.author(word.substr(0, 1));
    if (mark != '?') line.with("verified", mark == '!');
    posts.push_back(line);
  }
  return timeline_of(posts);
}

std::string joined(const Ids& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

Ranking ranked_by_likes(const std::string& steps, const std::string& feed) {
  return ranked(R"j([{"add": "likes"}, )j" + steps + "]", feed_of(feed));
}

std::string reordered(const std::string& steps, const std::string& feed) {
  return joined(ranked_ids(ranked_by_likes(steps, feed)));
}

// The posts at whose position the window was emptied.
std::string emptied(const std::string& steps, const std::string& feed) {
  const Ranking ranking = ranked_by_likes(steps, feed);
  Ids ids;
  for (const std::uint32_t row : ranking.order()) {
    if (ranking.explain(row).steps.back().window_emptied) ids.push_back(id_of(ranking, row));
  }
  return joined(ids);
}

TEST(Limit, FillsPositionsBestFirst) {
  struct Case {
    const char* step;
    const char* feed;
    const char* order;
    const char* emptied;
  };
  for (const Case& c : {
           // Without "within" the whole feed is the window, and at_most 1 is a round robin.
           Case{R"j({"limit": "author", "at_most": 1})j", "a1 a2 a3 b1 b2 c1", "a1 b1 c1 a2 b2 a3", "a2 a3"},
           Case{R"j({"limit": "author", "at_most": 1})j", "a1 b1 c1", "a1 b1 c1", ""},
           Case{R"j({"limit": "author", "at_most": 2})j", "a1 a2 a3 b1 a4", "a1 a2 b1 a3 a4", "a3"},
           Case{R"j({"limit": "author", "at_most": 9})j", "a1 a2 a3 b1", "a1 a2 a3 b1", ""},
           // Two in a row: never twice the same author. a2 waits for the first position where it
           // may stand.
           Case{R"j({"limit": "author", "at_most": 1, "within": 2})j", "a1 a2 b1 c1", "a1 b1 a2 c1", ""},
           Case{R"j({"limit": "author", "at_most": 1, "within": 3})j", "a1 a2 b1 c1 d1", "a1 b1 c1 a2 d1",
                ""},
           Case{R"j({"limit": "author", "at_most": 2, "within": 3})j", "a1 a2 a3 b1 a4", "a1 a2 b1 a3 a4",
                ""},
           Case{R"j({"limit": "author", "at_most": 1, "within": 99})j", "a1 a2 b1", "a1 b1 a2", "a2"},
           // Who waited longest goes first where several may stand.
           Case{R"j({"limit": "author", "at_most": 1, "within": 3})j", "a1 b1 b2 a2 c1 d1",
                "a1 b1 c1 a2 b2 d1", ""},
           // A window that is shorter than at_most can hold no more than it may.
           Case{R"j({"limit": "author", "at_most": 3, "within": 2})j", "a1 a2 a3 a4", "a1 a2 a3 a4", ""},
           // When every remaining post would break the rule, counting begins anew, for all authors:
           // b2 may
           // follow though b1 stands two positions before.
           Case{R"j({"limit": "author", "at_most": 1, "within": 3})j", "a1 a2 a3 b1", "a1 b1 a2 a3", "a2 a3"},
           Case{R"j({"limit": "author", "at_most": 1, "within": 4})j", "a1 b1 a2 b2", "a1 b1 a2 b2", "a2"},
           Case{R"j({"limit": "author", "at_most": 1, "within": 2})j", "a1 a2 a3", "a1 a2 a3", "a2 a3"},
           // Posts whose author is not known are not limited, and take positions.
           Case{R"j({"limit": "author", "at_most": 1})j", "_1 _2 a1 a2 _3", "_1 _2 a1 _3 a2", "a2"},
           Case{R"j({"limit": "author", "at_most": 1, "within": 2})j", "a1 _1 a2", "a1 _1 a2", ""},
       }) {
    EXPECT_EQ(reordered(c.step, c.feed), c.order) << c.step << " of " << c.feed;
    EXPECT_EQ(emptied(c.step, c.feed), c.emptied) << c.step << " of " << c.feed;
  }
}

TEST(Limit, ExemptPostsTakePositionsButAreNotCounted) {
  const std::string step = R"j({"limit": "author", "at_most": 1, "within": 3, "unless": "verified"})j";
  EXPECT_EQ(reordered(step, "a1 a2! a3 b1"),
            "a1 a2 b1 a3");  // a3 waits for a1's sake, not for a2's
  EXPECT_EQ(reordered(step, "a1! a2! a3! a4 a5 b1"), "a1 a2 a3 a4 b1 a5");
  EXPECT_EQ(because_of(ranked_by_likes(step, "a1 a2! b1"), "a2", 1), "exempt");

  const std::string when = R"j({"limit": "author", "at_most": 1, "within": 2, "when": "verified"})j";
  EXPECT_EQ(reordered(when, "a1! a2 a3! b1"), "a1 a2 a3 b1");  // a1 and a3 are two apart
  EXPECT_EQ(reordered(when, "a1! a2! a3? b1"), "a1 a3 a2 b1");
  EXPECT_EQ(because_of(ranked_by_likes(when, "a1! a2"), "a2", 1), "condition");
  EXPECT_EQ(because_of(ranked_by_likes(when, "a1! a2?"), "a2", 1), "unknown");
}

TEST(Limit, TakesAnyKey) {
  EXPECT_EQ(reordered(R"j({"limit": "verified", "at_most": 1, "within": 2})j", "a1 b1 c1! d1!"),
            "a1 c1 b1 d1");
  EXPECT_EQ(reordered(R"j({"limit": "verified", "at_most": 1, "within": 2})j", "a1 b1? c1? d1"),
            "a1 b1 c1 d1");
  EXPECT_EQ(reordered(R"j({"limit": "if(likes > 97, \"many\", \"few\")", "at_most": 1})j", "a1 b1 c1 d1"),
            "a1 c1 b1 d1");
  EXPECT_EQ(reordered(R"j({"limit": "score > 97", "at_most": 1})j", "a1 b1 c1 d1"), "a1 c1 b1 d1");
}

TEST(Limit, HiddenPostsTakeNoPosition) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"hide": "verified"}, {"limit": "author", "at_most": 1, "within": 2}])j",
             feed_of("a1 b1! a2 c1"));
  EXPECT_EQ(joined(ranked_ids(ranking)), "a1 c1 a2");  // b1 does not keep a1 and a2 apart
  const Path path = path_of(ranking, "b1");
  EXPECT_EQ(name_of(path.steps[2].because), "hidden");
  EXPECT_FALSE(path.steps[2].from || path.steps[2].to);
  EXPECT_EQ(path.would_be, 2u);  // if it alone were shown: a1 b1 a2 c1
}

TEST(Limit, SaysWhoWasLetBy) {
  const Ranking ranking =
      ranked_by_likes(R"j({"limit": "author", "at_most": 1, "within": 3})j", "a1 a2 b1 c1 d1");
  const PathStep moved = path_of(ranking, "a2").steps[1];
  EXPECT_EQ(moved.from, 2u);
  EXPECT_EQ(moved.to, 4u);
  EXPECT_EQ(moved.key, "@a");
  EXPECT_EQ(moved.yielded, 2u);
  EXPECT_EQ(Ids(moved.yielded_to.begin(), moved.yielded_to.end()), (Ids{"b1", "c1"}));
  const PathStep passed = path_of(ranking, "b1").steps[1];
  EXPECT_EQ(passed.from, 3u);
  EXPECT_EQ(passed.to, 2u);
  EXPECT_EQ(passed.yielded, 0u);
}

TEST(Limit, APostThatRisesMayBePassedAllTheSame) {
  const Ranking ranking =
      ranked_by_likes(R"j({"limit": "author", "at_most": 1, "within": 3})j", "a1 a2 a3 a4 b1 b2 c1");
  EXPECT_EQ(joined(ranked_ids(ranking)), "a1 b1 c1 a2 b2 a3 a4");
  const PathStep risen = path_of(ranking, "b2").steps[1];
  EXPECT_EQ(risen.from, 6u);
  EXPECT_EQ(risen.to, 5u);  // above a3 and a4, but behind c1
  EXPECT_EQ(Ids(risen.yielded_to.begin(), risen.yielded_to.end()), (Ids{"c1"}));
}

TEST(Limit, NamesTheBestOfManyWhoWereLetBy) {
  // a2 waits behind 150 others: all are counted, the first hundred are named, best first. The file
  // holds them the other way round.
  std::vector<PostLine> posts;
  for (int i = 150; i > 0; --i) posts.push_back(post("b" + std::to_string(i)).likes(1000 - i));
  posts.push_back(post("a1").likes(3000).author("a"));
  posts.push_back(post("a2").likes(2000).author("a"));
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"limit": "author", "at_most": 1}])j", timeline_of(posts));
  const PathStep moved = path_of(ranking, "a2").steps[1];
  EXPECT_EQ(moved.to, 152u);
  EXPECT_EQ(moved.yielded, 150u);
  ASSERT_EQ(moved.yielded_to.size(), kMostYielded);
  EXPECT_EQ(moved.yielded_to.front(), "b1");
  EXPECT_EQ(moved.yielded_to.back(), "b100");
}

TEST(Mix, RoundsTheShareAtEveryPosition) {
  struct Case {
    const char* share;
    const char* feed;
    const char* order;
  };
  for (const Case& c : {
           // Position i takes a verified post if fewer than floor(share·i + 0.5) have been placed.
           Case{"0.5", "n1 n2 n3 n4 y1! y2! y3! y4!", "y1 n1 y2 n2 y3 n3 y4 n4"},
           Case{"0.5", "y1! y2! y3! n1 n2 n3", "y1 n1 y2 n2 y3 n3"},
           Case{"0.25", "n1 n2 n3 n4 n5 n6 y1! y2!", "n1 y1 n2 n3 n4 y2 n5 n6"},
           Case{"0.3", "n1 n2 n3 n4 n5 n6 y1! y2! y3!", "n1 y1 n2 n3 y2 n4 n5 n6 y3"},
           Case{"0.75", "n1 n2 n3 y1! y2! y3! y4! y5! y6!", "y1 y2 n1 y3 y4 y5 n2 y6 n3"},
           Case{"0.1", "y1! n1 n2 n3 n4 n5", "n1 n2 n3 n4 y1 n5"},
           Case{"1", "n1 y1! n2 y2!", "y1 y2 n1 n2"},
           Case{"0", "n1 y1! n2 y2!", "n1 n2 y1 y2"},
           // When one side is used up the other follows.
           Case{"0.5", "y1! y2! y3! n1", "y1 n1 y2 y3"},
           Case{"0.5", "n1 n2 n3 y1!", "y1 n1 n2 n3"},
           Case{"0.5", "n1 n2", "n1 n2"},
           Case{"0.5", "y1! y2!", "y1 y2"},
           // Of whom it is not known, that is no yes.
           Case{"1", "n1? y1! n2", "y1 n1 n2"},
       }) {
    EXPECT_EQ(reordered(std::string(R"j({"mix": "verified", "share": )j") + c.share + "}", c.feed), c.order)
        << c.share << " of " << c.feed;
  }
}

TEST(Mix, ExplainsBothSides) {
  const Ranking ranking = ranked_by_likes(R"j({"mix": "verified", "share": 0.5})j", "n1 n2? n3 n4 y1! y2!");
  EXPECT_EQ(joined(ranked_ids(ranking)), "y1 n1 y2 n2 n3 n4");
  EXPECT_EQ(because_of(ranking, "y1", 1), "applied");
  EXPECT_EQ(because_of(ranking, "n1", 1), "condition");
  EXPECT_EQ(because_of(ranking, "n2", 1), "unknown");
  const PathStep step = path_of(ranking, "n1").steps[1];
  EXPECT_EQ(step.from, 1u);
  EXPECT_EQ(step.to, 2u);
  EXPECT_EQ(Ids(step.yielded_to.begin(), step.yielded_to.end()), (Ids{"y1"}));
}

TEST(Pin, GoesToTheTopAndKeepsTheOrder) {
  EXPECT_EQ(reordered(R"j({"pin": "verified"})j", "a1 b1! c1? d1! e1"), "b1 d1 a1 c1 e1");
  EXPECT_EQ(reordered(R"j({"pin": "verified"})j", "a1 b1"), "a1 b1");
  EXPECT_EQ(reordered(R"j({"pin": "true"})j", "a1 b1"), "a1 b1");
  EXPECT_EQ(reordered(R"j({"pin": "author == \"c\""})j", "a1 b1 c1"), "c1 a1 b1");
  const Ranking ranking = ranked_by_likes(R"j({"pin": "verified"})j", "a1 b1! c1?");
  EXPECT_EQ(because_of(ranking, "a1", 1), "condition");
  EXPECT_EQ(because_of(ranking, "c1", 1), "unknown");
  EXPECT_EQ(path_of(ranking, "b1").steps[1].from, 2u);
  EXPECT_EQ(path_of(ranking, "b1").steps[1].to, 1u);
}

TEST(OrderSteps, EachTakesTheOrderThatTheOneBeforeLeft) {
  const std::string limit = R"j({"limit": "author", "at_most": 1, "within": 2})j",
                    pin = R"j({"pin": "verified"})j";
  EXPECT_EQ(reordered(limit + ", " + pin, "a1! a2! b1"), "a1 a2 b1");  // pin undoes what limit did
  EXPECT_EQ(reordered(pin + ", " + limit, "a1! a2! b1"), "a1 b1 a2");
  // mix sees b1 above a2: after limit, not by score.
  EXPECT_EQ(reordered(limit + R"j(, {"mix": "true", "share": 1})j", "a1 a2 b1"), "a1 b1 a2");
  const Ranking ranking = ranked_by_likes(limit + ", " + pin, "a1! a2! b1");
  const Path path = path_of(ranking, "a2");
  EXPECT_EQ(path.steps[1].to, 3u);
  EXPECT_EQ(path.steps[2].from, 3u);
  EXPECT_EQ(path.steps[2].to, 2u);
  EXPECT_EQ(path.rank, 2u);
}

TEST(OrderSteps, LeaveScoresAlone) {
  const Ranking ranking =
      ranked_by_likes(R"j({"limit": "author", "at_most": 1}, {"pin": "verified"})j", "a1 a2! b1");
  EXPECT_EQ(score_of(ranking, "a2"), 98);
  const Path path = path_of(ranking, "a2");
  EXPECT_EQ(path.score, 98);
  EXPECT_EQ(path.steps.back().before, 98);
  EXPECT_EQ(path.steps.back().after, 98);
}

TEST(OrderSteps, OffAndExpiredOnesDoNotRun) {
  const std::string off = R"j({"pin": "verified", "off": true})j";
  EXPECT_EQ(reordered(off, "a1 b1!"), "a1 b1");
  EXPECT_EQ(because_of(ranked_by_likes(off, "a1 b1!"), "b1", 1), "off");
  EXPECT_FALSE(path_of(ranked_by_likes(off, "a1 b1!"), "b1").steps[1].from);
  const std::string until = R"j([{"add": "likes"}, {"pin": "verified", "until": "2026-03-01"}])j";
  const auto at = [&](const char* now) {
    return joined(ranked_ids(ranked(until, feed_of("a1 b1!"), {.now = parse_time(now)})));
  };
  EXPECT_EQ(at("2026-03-01T23:59:59.999Z"), "b1 a1");
  EXPECT_EQ(at("2026-03-02"), "a1 b1");
}

TEST(OrderSteps, NumbersCanBeSet) {
  Ranking ranking =
      ranked_by_likes(R"j({"limit": "author", "at_most": 1, "within": 2}, {"mix": "verified", "share": 0})j",
                      "a1 a2 a3 b1 c1!");
  EXPECT_EQ(joined(ranked_ids(ranking)), "a1 b1 a2 a3 c1");
  for (const auto& [address, value, order] : {std::tuple("limit-1/within", 3.0, "a1 b1 a2 a3 c1"),
                                              std::tuple("limit-1/at_most", 3.0, "a1 a2 a3 b1 c1"),
                                              std::tuple("mix-1/share", 1.0, "c1 a1 a2 a3 b1")}) {
    ASSERT_FALSE(ranking.set(address, value)) << address;
    ASSERT_FALSE(ranking.finish());
    EXPECT_EQ(joined(ranked_ids(ranking)), order) << address;
  }
}

}  // namespace
}  // namespace limpid
