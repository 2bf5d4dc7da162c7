// What would it take, sensitivity, what if: answers about other numbers, other counts and other posts.
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

std::vector<PostLine> five() {
  return {post("a").likes(10).replies(0), post("b").likes(8).replies(1), post("c").likes(6).replies(2),
          post("d").likes(4).replies(3), post("e").likes(2).replies(4)};
}
Ranking ranking_of_five() {
  return ranked(R"j([{"add": "likes", "id": "likes"}, {"add": "replies", "weight": 0, "id": "replies"}])j",
                timeline_of(five()));
}

TEST(WouldTake, IntoTheTop) {
  const WouldTake answer = expect_value(what_would_it_take(ranking_of_five(), "d", 2));
  EXPECT_TRUE(answer.into);
  EXPECT_EQ(answer.rank, 4u);
  ASSERT_EQ(answer.counts.size(), 1u);  // replies count nothing
  EXPECT_EQ(answer.counts[0].column, "likes");
  EXPECT_EQ(answer.counts[0].needed, 9);  // level at 8 with b, who came first
  EXPECT_TRUE(answer.counts[0].exact && answer.counts[0].verified);
  ASSERT_EQ(answer.numbers.size(), 2u);
  EXPECT_TRUE(answer.numbers[1].verified);
  EXPECT_NEAR(*answer.numbers[1].needed, 2, 1e-9);  // everybody is level at 2
  EXPECT_EQ(sentence(answer).substr(0, 42), "5 more likes would bring it into the top 2");
}

TEST(WouldTake, OutOfTheTop) {
  const WouldTake answer = expect_value(what_would_it_take(ranking_of_five(), "a", 1));
  EXPECT_FALSE(answer.into);
  EXPECT_EQ(answer.counts[0].needed, 7);  // at 8 still before b
  EXPECT_EQ(sentence(answer, Language::french).find("3 j’aime de moins la sortiraient du top 1. "), 0u);
}

TEST(WouldTake, OfNobody) {
  EXPECT_EQ(what_would_it_take(ranking_of_five(), "x", 2).error().code, "no-such-post");
  EXPECT_EQ(what_would_it_take(ranking_of_five(), "a", 0).error().code, "usage");
}

TEST(Sensitivity, EveryCrossingOfLinesOnce) {
  const Sensitivity answer = expect_value(sensitivity(ranking_of_five(), "replies/weight", 0, 4, 5));
  EXPECT_TRUE(answer.nearest.exact && answer.complete);
  ASSERT_FALSE(answer.breakpoints.empty());
  for (const Breakpoint& breakpoint : answer.breakpoints)
    EXPECT_NEAR(breakpoint.value, 2, 1e-14);  // all five cross
}

TEST(Sensitivity, EachPlaceInTheTop) {
  const Ranking ranking = ranked(R"j([{"add": "likes"}, {"add": "replies", "id": "replies"}])j",
                                 timeline_of({post("a").likes(10).replies(0), post("b").likes(9).replies(1),
                                              post("c").likes(0).replies(4)}));
  const Sensitivity answer = expect_value(sensitivity(ranking, "replies/weight", 0, 10, 1));
  EXPECT_TRUE(answer.nearest.exact);
  ASSERT_EQ(answer.breakpoints.size(), 2u);
  EXPECT_NEAR(answer.breakpoints[0].value, 1, 1e-12);
  EXPECT_NEAR(answer.breakpoints[1].value, 3, 1e-12);
  EXPECT_EQ(answer.breakpoints[1].moves[0].id, "c");
  EXPECT_EQ(answer.breakpoints[1].moves[0].from, std::nullopt);
  EXPECT_EQ(answer.breakpoints[1].moves[1].to, std::nullopt);
}

TEST(Sensitivity, WhereItIsNotLinearTheGridIsNamed) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"spread": "author", "decay": 0.5, "id": "spread"}])j",
             timeline_of({post("a1").likes(10).author("ana"), post("a2").likes(8).author("ana"),
                          post("b").likes(6).author("bo")}));
  const Sensitivity answer = expect_value(sensitivity(ranking, "spread/decay", 0, 1, 3));
  EXPECT_FALSE(answer.nearest.exact);
  EXPECT_EQ(answer.nearest.step, 1.0 / 64);
  ASSERT_EQ(answer.breakpoints.size(), 1u);
  EXPECT_NEAR(answer.breakpoints[0].value, 0.75, 1e-12);
}

TEST(Sensitivity, OfNoSuchNumber) {
  EXPECT_EQ(sensitivity(ranking_of_five(), "reples/weight", 0, 1, 3).error().sentence(),
            "reples/weight: this recipe has no number at this address: did you mean \"replies/weight\"?");
  EXPECT_EQ(sensitivity(ranking_of_five(), "replies/weight", 1, 1, 3).error().code, "usage");
}

Ids moves_of(const WhatIfAnswer& answer) {
  Ids all;
  const auto place = [](std::optional<std::size_t> at) {
    return at ? std::to_string(*at) : std::string("-");
  };
  for (const auto& move : answer.moves)
    all.push_back(move.id + " " + place(move.from) + ">" + place(move.to));
  return all;
}

TEST(WhatIf, PostsComeChangeAndGo) {
  const Ranking ranking = ranking_of_five();
  const auto moves = [&](const WhatIf& change) { return moves_of(expect_value(what_if(ranking, change))); };
  EXPECT_EQ(moves({}), Ids{});
  EXPECT_EQ(moves({.remove = {"b"}}), (Ids{"c 3>2", "d 4>3", "e 5>4", "b 2>-"}));
  EXPECT_EQ(moves({.insert = {R"({"id":"new","likes":9})"}}),
            (Ids{"new ->2", "b 2>3", "c 3>4", "d 4>5", "e 5>6"}));
  EXPECT_EQ(moves({.replace = {R"({"id":"e","likes":11})"}}),
            (Ids{"e 5>1", "a 1>2", "b 2>3", "c 3>4", "d 4>5"}));
  EXPECT_EQ(moves({.without = {"likes"}}), Ids{});  // all level then: as they came
  const WhatIfAnswer answer = expect_value(what_if(ranking, {.remove = {"a", "b"}}));
  EXPECT_EQ(answer.posts_before, 5u);
  EXPECT_EQ(answer.posts_after, 3u);
}

TEST(WhatIf, WhatDoesNotHold) {
  const Ranking ranking = ranking_of_five();
  EXPECT_EQ(what_if(ranking, {.remove = {"x"}}).error().code, "no-such-post");
  EXPECT_EQ(what_if(ranking, {.replace = {R"({"id":"x","likes":1})"}}).error().code, "no-such-post");
  EXPECT_EQ(what_if(ranking, {.insert = {R"({"id":"a","likes":1})"}}).error().code, "usage");
  EXPECT_EQ(what_if(ranking, {.insert = {"nonsense"}}).ok(), false);
  EXPECT_EQ(what_if(ranking, {.without = {"lkes"}}).error().sentence(),
            "lkes: this recipe has no step of this id: did you mean \"likes\"?");
}

TEST(Receipt, ReadsBackAndNamesWhatDiffers) {
  const std::string hash = "sha256:" + std::string(64, 'a');
  const Receipt receipt{"limpid 1", hash, hash, "2026-03-01T08:00:00Z", 5, hash};
  std::string json;
  append_receipt(json, receipt);
  EXPECT_EQ(json, "{\"engine\":\"limpid 1\",\"input\":\"" + hash + "\",\"recipe\":\"" + hash +
                      "\",\"now\":\"2026-03-01T08:00:00Z\",\"posts\":5,\"order\":\"" + hash + "\"}");
  Receipt read =
      expect_value(parse_receipt("{\"id\":\"7\",\"receipt\":" + json + "}"));  // inside an explanation
  EXPECT_TRUE(mismatches(receipt, read).empty());
  read.posts = 4;
  read.engine = "limpid 2";  // another version may well give the same order
  ASSERT_EQ(mismatches(receipt, read).size(), 1u);
  EXPECT_EQ(mismatches(receipt, read)[0].field, "posts");
  EXPECT_EQ(parse_receipt("{\"input\":\"sha256:1\"}").error().code, "not-a-receipt");
  EXPECT_FALSE(parse_receipt("no").ok());
}

TEST(Receipt, OrderLinesHoldEveryBitOfTheScore) {
  std::string lines;
  const Ranking ranking = ranked(R"j([{"add": "likes"}])j", timeline_of({post("a").likes(1.5)}));
  append_order_line(lines, ranking, 0);
  EXPECT_EQ(lines, "a\t3ff8000000000000\n");
}

}  // namespace
}  // namespace limpid
