// Explanations: a path that is replayed gives the score bit for bit, hidden or not, and names every
// reason.
#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

// The path's own numbers, with the arithmetic that the contract describes and none of ours.
void expect_replay(const Ranking& ranking) {
  for (std::uint32_t row = 0; row < ranking.timeline().size(); ++row) {
    const Path path = ranking.explain(row);
    double score = 0;
    for (const PathStep& step : path.steps) {
      ASSERT_EQ(step.before, score) << path.id << " " << step.step->id;
      if (step.applied()) {
        switch (step.step->verb) {
          case Verb::limit:
          case Verb::mix:
          case Verb::pin:
          case Verb::hide: break;
          case Verb::add: score = score + step.step->weight_or_default() * step.value.value() + 0.0; break;
          case Verb::reshape: score = step.value.value(); break;
          case Verb::multiply:
          case Verb::spread: {
            const double factor = step.factor.value();
            if (score >= 0)
              score = score * factor;
            else
              score = factor == 0 ? -kInfinity : score / factor + 0.0;
          }
        }
      }
      ASSERT_EQ(step.after, score) << path.id << " " << step.step->id;
      ASSERT_FALSE(step.after == 0 && std::signbit(step.after));
    }
    ASSERT_EQ(path.score, score) << path.id;
    ASSERT_EQ(ranking.scores()[row], score) << path.id;
    ASSERT_EQ(path.hidden.empty(), ranking.hidden()[row] == 0) << path.id;
    ASSERT_EQ(path.rank.has_value(), path.hidden.empty()) << path.id;
    ASSERT_EQ(path.would_be.has_value(), !path.hidden.empty()) << path.id;
    ASSERT_EQ(path.of, ranking.order().size());
  }
}

TEST(Explain, ReplayedFromZeroItGivesEveryScore) {
  std::vector<PostLine> posts;
  for (int i = 0; i < 1500; ++i) {  // more than a block
    PostLine line =
        post("p" + std::to_string(i)).author("a" + std::to_string(i % 17)).with("points", i * 31 % 47 - 20);
    if (i % 4) line.likes(i * 13 % 103 + 0.1);
    if (i % 5) line.at("2026-02-" + std::to_string(10 + i % 19));
    if (i % 3) line.with("muted", i % 6 == 1);
    posts.push_back(line);
  }
  expect_replay(ranked(R"j([
      {"add": "log1p(likes)", "weight": 0.3},
      {"hide": "muted"},
      {"add": "points / 7", "weight": 1.1, "unless": "likes > 90"},
      {"multiply": "half_life(age_hours, 30)"},
      {"multiply": 1.3, "when": "points > 5"},
      {"multiply": "points"},
      {"spread": "author", "decay": 0.7, "floor": 0.1},
      {"multiply": 0, "when": "points == -20"},
      {"hide": "score < -1"},
      {"reshape": "score * 3 - 0.1", "when": "likes < 50"},
      {"spread": "if(points > 0, \"up\", \"down\")"},
      {"add": "likes", "weight": 1e308},
      {"add": "1", "off": true}])j",
                       timeline_of(posts)));
}

TEST(Explain, EveryReason) {
  const Ranking ranking = ranked(R"j([
      {"add": "likes", "id": "applied"},
      {"add": "likes", "when": "likes > 100", "id": "condition"},
      {"add": "likes", "unless": "likes < 100", "id": "exempt"},
      {"add": "views", "id": "unknown"},
      {"add": "likes", "off": true, "id": "off"},
      {"add": "likes", "until": "2000-01-01", "id": "expired"},
      {"hide": "likes == 9"},
      {"spread": "author", "id": "hidden"},
      {"add": "1e308 * 1.5", "id": "big"},
      {"add": "1e308 * 1.5", "id": "not-finite"},
      {"multiply": "0 - likes", "id": "negative"}])j",
                                 timeline_of({post("a").likes(9).author("ana").at("2026-01-01")}));
  for (const PathStep& step : path_of(ranking, "a").steps) {
    const bool plain = step.step->id == "big" || step.step->id == "hide-1";
    EXPECT_EQ(name_of(step.because), plain ? "applied" : step.step->id);
    EXPECT_TRUE(step.applied() || step.before == step.after) << step.step->id;
  }
}

TEST(Explain, HiddenPostsKeepTheirPath) {
  const Ranking ranking = ranked(
      R"j([{"hide": "muted", "id": "m"}, {"add": "likes"}, {"hide": "bot", "id": "b"}, {"multiply": 2}])j",
      timeline_of({post("a").likes(5).with("muted", true).with("bot", true), post("b").likes(7)}));
  const Path path = path_of(ranking, "a");
  EXPECT_EQ(path.hidden, (Ids{"m", "b"}));
  EXPECT_EQ(path.rank, std::nullopt);
  EXPECT_EQ(path.would_be, 2u);
  EXPECT_EQ(path.of, 1u);
  EXPECT_EQ(path.score, 10);
  ASSERT_EQ(path.steps.size(), 4u);
}

TEST(Explain, SpreadSaysTheGroupAndThePlaceInIt) {
  const Ranking ranking = ranked(
      R"j([{"add": "likes"}, {"spread": "author", "decay": 0.5, "floor": 0.25}])j",
      timeline_of({post("a").likes(2).author("ana"), post("b").likes(4).author("ana"), post("c").likes(4)}));
  const PathStep step = path_of(ranking, "a").steps[1];
  EXPECT_EQ(step.key, "@ana");
  EXPECT_EQ(step.k, 1u);
  EXPECT_EQ(step.factor, 0.625);
  EXPECT_EQ(step.before, 2);
  EXPECT_EQ(step.after, 1.25);
  EXPECT_EQ(path_of(ranking, "c").steps[1].key, std::nullopt);
}

TEST(Explain, FactorsAreToldOnlyWhereTheyWereUsed) {
  const Ranking ranking = ranked(R"j([{"multiply": 0.5, "when": "bot"}, {"multiply": "likes"}])j",
                                 timeline_of({post("a").likes(3).with("bot", false)}));
  const Path path = path_of(ranking, "a");
  EXPECT_EQ(path.steps[0].factor, std::nullopt);
  EXPECT_EQ(path.steps[1].factor, 3);
}

// --- The sentence ---

std::string sentence_of(const char* recipe, const std::vector<PostLine>& posts, std::string_view id = "a") {
  return sentence(path_of(ranked(recipe, timeline_of(posts)), id));
}

TEST(Sentence, OfAShownPost) {
  EXPECT_EQ(sentence_of("[]", {post("a")}), "First of 1.");
  EXPECT_EQ(sentence_of(
                R"j([{"add": "likes", "label": "Likes"}, {"add": "replies", "label": "Replies", "weight": 4},
                             {"add": "points", "label": "Votes"}, {"multiply": 0.5, "label": "Shouting"},
                             {"multiply": 1, "label": "Nothing"}, {"add": "views", "label": "Views"}])j",
                {post("a").likes(2).replies(0.8125).with("points", -1.5), post("b").likes(9)}),
            "Second of 2. “Replies” lifts it most (+3.3); “Votes” takes most away (−1.5); “Shouting” × "
            "0.5. "
            "Not known of this post, so without effect: “Views”.");
}

TEST(Sentence, NamesAStepWithoutLabelByItsId) {
  EXPECT_EQ(sentence_of(R"j([{"add": "likes"}])j", {post("a").likes(0.126)}),
            "First of 1. “add-1” lifts it most (+0.13).");
}

TEST(Sentence, OfAHiddenPost) {
  EXPECT_EQ(
      sentence_of(
          R"j([{"add": "likes", "label": "Likes"}, {"hide": "muted", "label": "Muted"}, {"hide": "bot"}])j",
          {post("a").likes(3).with("muted", true).with("bot", true), post("b").likes(9)}),
      "Hidden by “Muted” and “hide-2”; otherwise it would stand at place 2 of 2. “Likes” lifts it "
      "most (+3).");
}

TEST(Sentence, SmallNumbersAreNotRoundedAway) {
  // "× 0" would say that nothing is left.
  EXPECT_EQ(sentence_of(R"j([{"add": "likes", "label": "Likes"}, {"multiply": 0.0008, "label": "Age"}])j",
                        {post("a").likes(1000)}),
            "First of 1. “Likes” lifts it most (+1000); “Age” × 0.0008.");
  EXPECT_EQ(sentence_of(R"j([{"add": "likes", "label": "Likes"}])j", {post("a").likes(0.00123)}),
            "First of 1. “Likes” lifts it most (+0.0012).");
  EXPECT_EQ(sentence_of(R"j([{"add": "likes", "label": "Likes"}, {"multiply": 0, "label": "Gone"}])j",
                        {post("a").likes(1)}),
            "First of 1. “Likes” lifts it most (+1); “Gone” × 0.");
}

}  // namespace
}  // namespace limpid
