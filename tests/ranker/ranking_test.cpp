// Rankings: the verbs one by one, unknown values, hiding, sliders, slices of work, and what is
// warned about.
#include <limpid/rank.hpp>

#include "testing.hpp"

#include <cmath>

namespace limpid {
namespace {

using namespace test;

constexpr std::int64_t kNoon = 1'772'366'400'000;  // 2026-03-01T12:00:00Z

// --- add, multiply, reshape ---

TEST(Add, WeighsAndSums) {
  const Ranking ranking = ranked(R"j([{"add": "likes"}, {"add": "replies", "weight": 4}, {"add": 0.5}])j",
                                 timeline_of({post("a").likes(3).replies(2)}));
  EXPECT_EQ(score_of(ranking, "a"), 3 + 8 + 0.5);
}

TEST(Add, OfUnknownAddsNothing) {
  const Ranking ranking = ranked(R"j([{"add": "likes"}, {"add": "replies"}])j",
                                 timeline_of({post("a").likes(3), post("b").likes(1).replies(0)}));
  EXPECT_EQ(score_of(ranking, "a"), 3);
  EXPECT_EQ(because_of(ranking, "a", 1), "unknown");
  EXPECT_EQ(because_of(ranking, "b", 1), "applied");  // 0 is known
}

TEST(Add, WithWeightZeroDoesNothingButIsApplied) {
  const Ranking ranking = ranked(R"j([{"add": "likes", "weight": 0}])j", timeline_of({post("a").likes(3)}));
  EXPECT_EQ(score_of(ranking, "a"), 0);
  EXPECT_EQ(because_of(ranking, "a"), "applied");
}

TEST(Add, ThatWouldOverflowLeavesTheScore) {
  const Ranking ranking = ranked(R"j([{"add": "1e308"}, {"add": "likes", "weight": 1e308}, {"add": 1}])j",
                                 timeline_of({post("a").likes(1), post("b").likes(0)}));
  EXPECT_EQ(score_of(ranking, "a"), 1e308);
  EXPECT_EQ(because_of(ranking, "a", 1), "not-finite");
  EXPECT_EQ(because_of(ranking, "b", 1), "applied");
  ASSERT_EQ(codes_of(ranking.warnings()), (Ids{"not-finite"}));
  EXPECT_EQ(ranking.warnings()[0].count, 1u);
}

TEST(Multiply, FollowsTheSignRule) {
  const Ranking ranking = ranked(R"j([{"add": "points"}, {"multiply": 0.5}])j",
                                 timeline_of({post("a").with("points", 8), post("b").with("points", -8)}));
  EXPECT_EQ(score_of(ranking, "a"), 4);
  EXPECT_EQ(score_of(ranking, "b"),
            -16);  // fading never lifts: a disliked post does not rise as it ages
}

TEST(Multiply, ByANegativeOrUnknownFactorLeavesTheScore) {
  const Ranking ranking =
      ranked(R"j([{"add": 4}, {"multiply": "points"}])j",
             timeline_of({post("negative").with("points", -2), post("unknown").likes(1),
                          post("zero").with("points", 0), post("also").with("points", -1)}));
  EXPECT_EQ(score_of(ranking, "negative"), 4);
  EXPECT_EQ(because_of(ranking, "negative", 1), "negative");
  EXPECT_EQ(score_of(ranking, "unknown"), 4);
  EXPECT_EQ(because_of(ranking, "unknown", 1), "unknown");
  EXPECT_EQ(score_of(ranking, "zero"), 0);
  ASSERT_EQ(codes_of(ranking.warnings()), (Ids{"negative-factor"}));
  EXPECT_EQ(ranking.warnings()[0].count, 2u);
  EXPECT_EQ(ranking.warnings()[0].first, "step \"multiply-1\"");
}

TEST(Multiply, ByZeroSendsANegativeScoreToTheVeryEndForGood) {
  const Ranking ranking = ranked(R"j([{"add": "points"}, {"multiply": 0}, {"add": 1000}, {"multiply": 9}])j",
                                 timeline_of({post("a").with("points", -1), post("b").with("points", 1)}));
  EXPECT_EQ(score_of(ranking, "a"), -kInfinity);
  EXPECT_EQ(score_of(ranking, "b"), 9000);
  EXPECT_EQ(ranked_ids(ranking), (Ids{"b", "a"}));
}

TEST(Reshape, ReplacesTheScoreAndSeesIt) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"reshape": "log2(score)"}, {"reshape": "views"}])j",
             timeline_of({post("a").likes(8), post("b").likes(0), post("c").likes(2).with("views", 7)}));
  EXPECT_EQ(score_of(ranking, "a"), 3);
  EXPECT_EQ(score_of(ranking, "b"), 0);  // log2(0) is unknown: left
  EXPECT_EQ(because_of(ranking, "b", 1), "unknown");
  EXPECT_EQ(score_of(ranking, "c"), 7);
}

TEST(Steps, ActWhereWhenIsTrueAndUnlessIsNotTrue) {
  struct Case {
    PostLine post;
    const char* because;
  };
  for (const Case& c : {
           Case{post("a").with("following", true).with("bot", false), "applied"},
           Case{post("a").with("following", true).with("bot", true), "exempt"},
           Case{post("a").with("following", true), "applied"},  // `unless` is not known, so not true
           Case{post("a").with("following", false).with("bot", true), "condition"},
           Case{post("a").with("bot", false), "unknown"},  // `when` is not known, so not true
           Case{post("a"), "unknown"},
       }) {
    for (const char* verb : {"add", "multiply", "reshape"}) {
      const std::string step =
          std::string(R"([{")") + verb + R"(": 2, "when": "following", "unless": "bot"}])";
      EXPECT_EQ(because_of(ranked(step, timeline_of({c.post})), "a"), c.because) << verb;
    }
    EXPECT_EQ(because_of(ranked(R"j([{"hide": true, "when": "following", "unless": "bot"}])j",
                                timeline_of({c.post})),
                         "a"),
              c.because);
  }
}

// --- hide ---

TEST(Hide, EveryStepThatMatchesIsAReason) {
  const Ranking ranking =
      ranked(R"j([{"hide": "muted"}, {"hide": "likes < 5", "id": "few"}, {"hide": "bot"}])j",
             timeline_of({post("a").likes(1).with("muted", true).with("bot", false),
                          post("b").likes(9).with("muted", false)}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"b"}));
  EXPECT_EQ(ranking.hidden_by(0), (Ids{"hide-1", "few"}));
  EXPECT_EQ(ranking.hidden(), (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(ranking.place(0), std::nullopt);
  EXPECT_EQ(ranking.place(1), 1u);
}

TEST(Hide, DoesNotActOnUnknown) {
  EXPECT_EQ(ranked_ids(R"j([{"hide": "muted"}, {"hide": "not following"}])j", timeline_of({post("a")})),
            (Ids{"a"}));
}

TEST(Hide, MayUseTheScoreSoFar) {
  EXPECT_EQ(ranked_ids(R"j([{"add": "likes"}, {"hide": "score < 5"}, {"multiply": 0}])j",
                       timeline_of({post("a").likes(4), post("b").likes(5)})),
            (Ids{"b"}));
}

TEST(Hide, HiddenRowsStandAsTheyWould) {
  const Ranking ranking = ranked(R"j([{"add": "likes"}, {"hide": "likes < 5"}])j",
                                 timeline_of({post("a").likes(1), post("b").likes(9), post("c").likes(3)}));
  EXPECT_EQ(ids_of(ranking, ranking.hidden_rows()), (Ids{"c", "a"}));
}

TEST(Hide, EverythingLeavesAnEmptyFeed) {
  const Ranking ranking = ranked(R"j([{"hide": true}])j", timeline_of({post("a"), post("b")}));
  EXPECT_TRUE(ranking.order().empty());
  EXPECT_EQ(ranking.would_be(1), 1u);
}

// --- spread ---

// The factor that each post of a feed got: nothing where the step left it.
std::vector<std::optional<double>> factors(const Ranking& ranking, std::size_t step, const Ids& ids) {
  std::vector<std::optional<double>> result;
  for (const std::string& id : ids) result.push_back(path_of(ranking, id).steps.at(step).factor);
  return result;
}
using Factors = std::vector<std::optional<double>>;

TEST(Spread, LowersThePostsOfOneKeyInOrderOfTheirScores) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"spread": "author", "decay": 0.5, "floor": 0.25}])j",
             timeline_of({post("a").likes(10).author("ana"), post("b").likes(20).author("ana"),
                          post("c").likes(8).author("ana"), post("d").likes(9).author("bo")}));
  EXPECT_EQ(factors(ranking, 1, {"b", "a", "c", "d"}), (Factors{1, 0.625, 0.4375, 1}));
  EXPECT_EQ(ranked_ids(ranking), (Ids{"b", "d", "a", "c"}));
}

TEST(Spread, HalvesByDefault) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"spread": "author"}])j",
             timeline_of({post("a").likes(4).author("ana"), post("b").likes(4).author("ana"),
                          post("c").likes(4).author("ana")}));
  EXPECT_EQ(factors(ranking, 1, {"a", "b", "c"}), (Factors{1, 0.5, 0.25}));
}

TEST(Spread, CountsInTheFullOrderRule) {
  // Equal scores: newest first, then position, then id.
  const Ranking ranking = ranked(
      R"j([{"spread": "author"}])j",
      timeline_of({post("old").at("2026-01-01").author("ana"), post("new").at("2026-01-02").author("ana"),
                   post("undated").position(1).author("ana"), post("undated-2").position(2).author("ana")}));
  EXPECT_EQ(factors(ranking, 0, {"new", "old", "undated", "undated-2"}), (Factors{1, 0.5, 0.25, 0.125}));
}

TEST(Spread, FollowsTheSignRule) {
  const Ranking ranking = ranked(
      R"j([{"add": "points"}, {"spread": "author", "decay": 0.5}])j",
      timeline_of({post("a").with("points", -1).author("ana"), post("b").with("points", -2).author("ana")}));
  EXPECT_EQ(score_of(ranking, "a"), -1);
  EXPECT_EQ(score_of(ranking, "b"), -4);
}

TEST(Spread, WithDecayZeroSendsRepeatedNegativeScoresToTheEnd) {
  const Ranking ranking = ranked(
      R"j([{"add": "points"}, {"spread": "author", "decay": 0}])j",
      timeline_of({post("a").with("points", -1).author("ana"), post("b").with("points", -2).author("ana")}));
  EXPECT_EQ(score_of(ranking, "b"), -kInfinity);
}

TEST(Spread, NeitherCountsNorChangesPostsHiddenBefore) {
  const char* recipe = R"j([{"add": "likes"}, {"hide": "muted"}, {"spread": "author"}, {"hide": "bot"}])j";
  const Ranking ranking =
      ranked(recipe, timeline_of({post("hidden-before").likes(9).author("ana").with("muted", true),
                                  post("hidden-after").likes(8).author("ana").with("bot", true),
                                  post("shown").likes(7).author("ana")}));
  EXPECT_EQ(because_of(ranking, "hidden-before", 2), "hidden");
  EXPECT_EQ(score_of(ranking, "hidden-before"), 9);
  EXPECT_EQ(factors(ranking, 2, {"hidden-after", "shown"}), (Factors{1, 0.5}));  // not hidden yet: counted
}

TEST(Spread, NeitherCountsNorChangesPostsThatAreExempt) {
  const char* recipe = R"j({"limpid": 1, "lists": {"close": ["@Ana"]}, "steps": [
      {"add": "likes"}, {"spread": "community", "when": "lang == \"en\"", "unless": "author in @close"}]})j";
  const auto in_town = [](const char* id, double likes) {
    return post(id).likes(likes).with("community", "town");
  };
  const Ranking ranking = ranked(recipe, timeline_of({in_town("friend", 9).with("lang", "en").author("ana"),
                                                      in_town("german", 8).with("lang", "de").author("bo"),
                                                      in_town("unsaid", 7).author("bo"),
                                                      in_town("first", 6).with("lang", "en").author("bo"),
                                                      in_town("second", 5).with("lang", "en").author("bo")}));
  EXPECT_EQ(because_of(ranking, "friend", 1), "exempt");
  EXPECT_EQ(because_of(ranking, "german", 1), "condition");
  EXPECT_EQ(because_of(ranking, "unsaid", 1), "unknown");
  EXPECT_EQ(factors(ranking, 1, {"first", "second"}), (Factors{1, 0.5}));
}

TEST(Spread, DoesNotGroupPostsWhoseKeyIsUnknown) {
  const Ranking ranking =
      ranked(R"j([{"add": "likes"}, {"spread": "author"}])j",
             timeline_of({post("a").likes(2), post("b").likes(2), post("c").likes(1).author("ana")}));
  EXPECT_EQ(because_of(ranking, "a", 1), "unknown");
  EXPECT_EQ(score_of(ranking, "b"), 2);
  EXPECT_EQ(factors(ranking, 1, {"c"}), (Factors{1}));
}

TEST(Spread, TakesAnyTextOrFlagAsKey) {
  const Timeline timeline =
      timeline_of({post("a").likes(4).with("lang", "en").with("bot", true).with("x.topic", "sea"),
                   post("b").likes(4).with("lang", "en").with("bot", false),
                   post("c").likes(4).with("lang", "").with("bot", true)});
  EXPECT_EQ(factors(ranked(R"j([{"spread": "lang"}])j", timeline), 0, {"a", "b", "c"}), (Factors{1, 0.5, 1}));
  EXPECT_EQ(factors(ranked(R"j([{"spread": "bot"}])j", timeline), 0, {"a", "b", "c"}), (Factors{1, 1, 0.5}));
  EXPECT_EQ(
      factors(ranked(R"j([{"spread": "if(likes > 3, \"many\", \"few\")"}])j", timeline), 0, {"a", "b", "c"}),
      (Factors{1, 0.5, 0.25}));
  EXPECT_EQ(path_of(ranked(R"j([{"spread": "bot"}])j", timeline), "c").steps[0].key, "true");
}

TEST(Spread, ByAuthorHoldsSpellingsOfOneAccountTogether) {
  const Ranking ranking =
      ranked(R"j([{"spread": "author"}])j",
             timeline_of({post("a").author("Ana"), post("b").author("@ana"), post("c").author("bo")}));
  EXPECT_EQ(factors(ranking, 0, {"a", "b", "c"}), (Factors{1, 0.5, 1}));
  EXPECT_EQ(path_of(ranking, "b").steps[0].key, "@Ana");
}

// --- off, until, now ---

TEST(Until, RunsToTheEndOfItsDayInUtc) {
  const char* recipe = R"j([{"add": 1, "until": "2026-03-01"}])j";
  const Timeline timeline = timeline_of({post("a").at("2020-01-01T00:00:00Z")});
  constexpr std::int64_t kMidnight = kNoon + 12 * 3'600'000;
  EXPECT_EQ(because_of(ranked(recipe, timeline, {kNoon}), "a"), "applied");
  EXPECT_EQ(because_of(ranked(recipe, timeline, {kMidnight - 1}), "a"), "applied");
  EXPECT_EQ(because_of(ranked(recipe, timeline, {kMidnight}), "a"), "expired");
  EXPECT_EQ(because_of(ranked(recipe, timeline), "a"), "applied");  // now is the newest post
  EXPECT_EQ(because_of(ranked(recipe, timeline_of({post("a")})), "a"),
            "applied");  // there is no now
}

TEST(Off, IsKeptNotRunButStillChecked) {
  const Timeline timeline = timeline_of({post("a").likes(1)});
  EXPECT_EQ(score_of(ranked(R"j([{"add": "likes", "off": true}])j", timeline), "a"), 0);
  EXPECT_EQ(because_of(ranked(R"j([{"hide": true, "off": true}])j", timeline), "a"), "off");
  EXPECT_EQ(because_of(ranked(R"j([{"add": 1, "off": true, "until": "1999-01-01"}])j", timeline), "a"),
            "off");
  EXPECT_NE(error_of(R"j([{"add": "lkes", "off": true}])j"), "");
  EXPECT_TRUE(ranked(R"j([{"add": "views", "off": true}])j", timeline).warnings().empty());
}

TEST(Now, IsGivenElseTheCaptureElseTheNewestPost) {
  const PostLine old = post("a").at("2026-03-01T00:00:00Z");
  const PostLine newer = post("b").at("2026-03-01T10:00:00Z");
  const Timeline undated = timeline_of({post("a")});
  EXPECT_EQ(ranked("[]", timeline_of({old, newer}), {kNoon}).now(), kNoon);
  EXPECT_EQ(ranked("[]", timeline_of({old, newer})).now(), kNoon - 2 * 3'600'000);
  EXPECT_EQ(ranked("[]", undated).now(), std::nullopt);
  const Timeline captured = timeline_of({PostLine(old).with("captured_at", "2026-03-01T12:00:00Z"), newer});
  EXPECT_EQ(ranked("[]", captured).now(), kNoon);
}

TEST(Now, MakesNoPostYoungerThanZero) {
  EXPECT_EQ(
      score_of(ranked(R"j([{"add": "age_hours"}])j", timeline_of({post("a").at("2026-03-02")}), {kNoon}),
               "a"),
      0);
}

// --- Nothing, and what is said about it ---

TEST(Recipe, WithoutStepsIsTheTieOrder) {
  EXPECT_EQ(ranked_ids("[]", timeline_of({post("a").at("2026-01-01"), post("b").at("2026-01-02")})),
            (Ids{"b", "a"}));
}

TEST(Warnings, SayWhichColumnTheFileHasNot) {
  const Timeline timeline = timeline_of({post("a").likes(1), post("b").likes(2)});
  const auto warning = [&](const char* recipe) {
    const std::vector<Warning> warnings = ranked(recipe, timeline).warnings();
    return warnings.size() == 1 ? warnings[0].code + ", " + warnings[0].first + ": " + warnings[0].text
                                : std::to_string(warnings.size()) + " warnings";
  };
  EXPECT_EQ(warning(R"j([{"add": "views"}])j"),
            "step-unknown, step \"add-1\": views: this file has none, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"add": "likes / views + replies"}])j"),
            "step-unknown, step \"add-1\": views, replies: this file has none, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"hide": "muted or blocked", "id": "silenced"}])j"),
            "step-unknown, step \"silenced\": muted, blocked: this file has none, so the step does "
            "nothing");
  EXPECT_EQ(warning(R"j([{"multiply": 0.5, "when": "x.bait > 0.5"}])j"),
            "step-unknown, step \"multiply-1\": x.bait: this file has none, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"spread": "author"}])j"),
            "step-unknown, step \"spread-1\": author: this file has none, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"add": "age_hours"}])j"),
            "step-unknown, step \"add-1\": age_hours: this file has none, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"add": "1 / 0"}])j"),
            "step-unknown, step \"add-1\": this is unknown for every post, so the step does nothing");
  EXPECT_EQ(warning(R"j([{"add": "or_else(views, 0)"}])j"),
            "0 warnings");  // the recipe has thought of it
  EXPECT_EQ(warning(R"j([{"add": "or_else(x.model, 0)"}])j"),
            "no-such-column, step \"add-1\": x.model: this file has no such column, so it is unknown here");
}

TEST(Warnings, AreNotForASinglePostThatKnowsLess) {
  EXPECT_TRUE(ranked(R"j([{"add": "views"}])j", timeline_of({post("a"), post("b").with("views", 2)}))
                  .warnings()
                  .empty());
}

// --- Setting numbers, working in slices ---

// 2500 posts: more than two blocks. Deterministic, with unknowns, ties, hidden posts and several
// authors.
Timeline busy_timeline() {
  std::vector<PostLine> posts;
  for (int i = 0; i < 2500; ++i) {
    PostLine line = post("p" + std::to_string(i)).author("author" + std::to_string(i * 7 % 31));
    if (i % 5) line.likes(i * 37 % 101);
    if (i % 3) line.replies(i * 11 % 13);
    if (i % 4) line.at("2026-02-" + std::to_string(10 + i % 17) + "T0" + std::to_string(i % 10) + ":00:00Z");
    if (i % 6) line.with("muted", i % 7 == 0);
    line.with("points", i % 23 - 11);
    posts.push_back(line);
  }
  return timeline_of(posts);
}

constexpr char kBusyRecipe[] = R"j({"limpid": 1, "let": {"talk": "replies * 1.5 + 1"}, "steps": [
    {"hide": "muted", "id": "silenced"},
    {"add": "log1p(likes)", "id": "likes"},
    {"add": "talk", "weight": 0.5, "id": "talk"},
    {"add": "points", "weight": 0.125, "id": "points"},
    {"multiply": "half_life(age_hours, 24)", "id": "fresh"},
    {"multiply": 0.5, "when": "likes > 60", "id": "loud"},
    {"hide": "score < -3", "id": "bad"},
    {"spread": "author", "decay": 0.75, "floor": 0.25, "id": "flood"},
    {"reshape": "score + talk", "id": "again"}]})j";

void expect_same(const Ranking& a, const Ranking& b, const std::string& when) {
  ASSERT_TRUE(a.scores() == b.scores()) << when;  // not EXPECT_EQ: 2500 numbers tell nobody anything
  ASSERT_TRUE(a.order() == b.order()) << when;
  ASSERT_TRUE(a.hidden() == b.hidden()) << when;
  for (std::uint32_t row = 0; row < 2500; row += 97) {
    std::string path_a, path_b;
    append_explanation(path_a, a.explain(row));
    append_explanation(path_b, b.explain(row));
    ASSERT_EQ(path_a, path_b) << when;
  }
}

TEST(Set, GivesTheRankingOfTheRecipeWithThatNumber) {
  const Timeline timeline = busy_timeline();
  Ranking slider = ranked(kBusyRecipe, timeline);
  struct Move {
    const char* address;
    double value;
  };
  for (const Move& move : {
           Move{"likes/weight", 3.5},
           Move{"likes/weight", 0},
           Move{"talk/weight", -2},
           Move{"fresh/multiply#1", 6},
           Move{"loud/multiply", 0},
           Move{"loud/multiply", 2},
           Move{"loud/when#1", 10},
           Move{"bad/hide#1", 0},  // "score < -3": the literal is 3, the sign is an operator
           Move{"flood/decay", 0},
           Move{"flood/decay", 1},
           Move{"flood/floor", 0.5},
           Move{"let/talk#1", 0.1},  // used by two steps
           Move{"let/talk#2", 1e6},
           Move{"points/weight", 1e308},  // overflows
           Move{"points/weight", 1},      // and comes back
           Move{"likes/weight", 1},
       }) {
    ASSERT_EQ(slider.set(move.address, move.value), std::nullopt) << move.address;
    ASSERT_EQ(slider.finish(), std::nullopt);
    const Ranking fresh = expect_value(rank(timeline, expect_value(parse_recipe(to_json(slider.recipe())))));
    expect_same(slider, fresh, std::string(move.address) + " = " + to_text(move.value));
  }
}

TEST(Set, RefusesWhatIsNoNumberOfTheRecipe) {
  Ranking ranking = ranked(kBusyRecipe, busy_timeline());
  const std::vector<double> before = ranking.scores();
  EXPECT_EQ(ranking.set("likes/wait", 1)->sentence(),
            "likes/wait: this recipe has no number at this address: did you mean \"likes/weight\"?");
  EXPECT_EQ(ranking.set("flood/decay", 2)->sentence(), "flood/decay: expected a number from 0 to 1, found 2");
  EXPECT_EQ(ranking.set("likes/weight", kInfinity)->sentence(),
            "likes/weight: expected a number, found no finite number");
  EXPECT_EQ(ranking.scores(), before);
}

TEST(Step, InSlicesGivesWhatFinishGives) {
  const Timeline timeline = busy_timeline();
  const Ranking whole = ranked(kBusyRecipe, timeline);
  for (const std::size_t slice : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{5000}}) {
    Ranking sliced = expect_value(Ranking::prepare(timeline, recipe_of(kBusyRecipe)));
    std::size_t calls = 1;
    while (sliced.step(slice)) ASSERT_LT(++calls, 1000u);
    expect_same(whole, sliced, "slices of " + std::to_string(slice));
    if (slice < 1000) {
      EXPECT_EQ(calls, 6u);  // really in slices: 3 blocks before the spread, 3 after it
    }
  }
}

TEST(Step, MayBeLeftAndTakenUpAgainAfterASet) {
  const Timeline timeline = busy_timeline();
  Ranking ranking = expect_value(Ranking::prepare(timeline, recipe_of(kBusyRecipe)));
  for (int i = 0; i < 7; ++i) ranking.step(1);  // in the middle of the work the slider moves
  ASSERT_EQ(ranking.set("likes/weight", 2), std::nullopt);
  for (int i = 0; i < 5; ++i) ranking.step(1);
  ASSERT_EQ(ranking.set("talk/weight", 3), std::nullopt);
  ASSERT_EQ(ranking.finish(), std::nullopt);
  Recipe moved = recipe_of(kBusyRecipe);
  ASSERT_FALSE(set_number(moved, "likes/weight", 2));
  ASSERT_FALSE(set_number(moved, "talk/weight", 3));
  expect_same(ranking, expect_value(rank(timeline, moved)), "after two sets");
}

TEST(Order, IsATotalOfKeptAndHidden) {
  const Ranking ranking = ranked(kBusyRecipe, busy_timeline());
  EXPECT_GT(ranking.hidden_rows().size(), 100u);
  EXPECT_EQ(ranking.order().size() + ranking.hidden_rows().size(), 2500u);
  for (std::size_t i = 0; i < ranking.order().size(); ++i)
    EXPECT_EQ(ranking.place(ranking.order()[i]), i + 1);
}

// --- would_be ---

TEST(WouldBe, IsThePlaceThatComesOfReallyShowingThePost) {
  // With and without `spread`, which makes a shown post push its author's others down.
  for (const std::string flood : {R"({"spread": "author"})", R"({"add": 0})"}) {
    const std::string recipe = R"([{"add": "likes"}, {"hide": "likes > 5 and not x.spared"}, )" + flood + "]";
    const auto with_spared = [](int spared) {
      std::vector<PostLine> posts;
      for (int i = 0; i < 30; ++i) {
        posts.push_back(post("p" + std::to_string(i))
                            .likes(i % 11)
                            .author("a" + std::to_string(i % 4))
                            .with("spared", i == spared));
      }
      return timeline_of(posts);
    };
    const Ranking ranking = ranked(recipe, with_spared(-1));
    ASSERT_EQ(ranking.hidden_rows().size(), 12u);
    for (const std::uint32_t row : ranking.hidden_rows()) {
      EXPECT_EQ(ranking.would_be(row), ranked(recipe, with_spared(static_cast<int>(row))).place(row))
          << flood << row;
    }
  }
}

// --- Values ---

TEST(Ranking, IsAValueThatOutlivesItsParts) {
  std::optional<Ranking> ranking;
  {
    const Timeline timeline = timeline_of({post("a").likes(1).author("ana")});
    const Recipe recipe = recipe_of(R"j([{"add": "likes", "when": "author == \"ana\""}])j");
    ranking = ranked(to_json(recipe), timeline);
  }
  Ranking moved = std::move(*ranking);
  EXPECT_EQ(score_of(moved, "a"), 1);
  EXPECT_EQ(path_of(moved, "a").steps[0].step->expression, "likes");
}

TEST(Ranking, ExplainsNoPostThatIsNotThere) {
  const auto path = ranked("[]", timeline_of({post("a")})).explain("b");
  ASSERT_FALSE(path);
  EXPECT_EQ(path.error().code, "no-such-post");
  EXPECT_EQ(path.error().sentence(), "b: this timeline has no post with this id");
}

// A half-life of 0 is unknown for every post; the next one is known for some in the first block of posts, and then
// the rest of the pass must not be left out.
TEST(Ranking, AHalfLifeComesBackFromNothing) {
  std::vector<PostLine> posts;
  for (int i = 0; i < 3000; ++i) {
    posts.push_back(post("p" + std::to_string(i)).likes(i + 1).at("2026-01-0" + std::to_string(1 + i % 9)));
  }
  const char* recipe = R"j([{"add":"likes"},{"multiply":"half_life(age_hours, 12)","id":"fresh"}])j";
  Ranking slider = ranked(recipe, timeline_of(posts));
  for (const double half_life : {24.0, 0.0, 0.5}) {
    ASSERT_EQ(slider.set("fresh/multiply#1", half_life), std::nullopt);
    ASSERT_EQ(slider.finish(), std::nullopt);
    const Ranking anew = ranked(to_json(slider.recipe()), slider.timeline());
    EXPECT_EQ(slider.scores(), anew.scores()) << half_life;
    EXPECT_EQ(slider.order(), anew.order()) << half_life;
  }
}

}  // namespace
}  // namespace limpid
