// Comparisons: what is common, who gains attention, who falls silent, what is excluded and counted.
#include <limpid/measure.hpp>

#include "testing.hpp"

#include <algorithm>
#include <optional>

namespace limpid {
namespace {

using namespace test;

Order by_ids(const Timeline& timeline, const std::vector<std::string>& ids) {
  return expect_value(order_of(timeline, ids, "by hand"));
}

Comparison compared(const Timeline& timeline, const std::vector<std::string>& a,
                    const std::vector<std::string>& b, const CompareOptions& options = {}) {
  return expect_value(compare(timeline, by_ids(timeline, a), by_ids(timeline, b), options));
}

Timeline four() {
  return timeline_of({post("a").author("ana").with("following", true), post("b").author("bo"),
                      post("c").author("ana").with("following", true),
                      post("d").author("dia").with("following", false)});
}

const ExposureRow& row_of(const Comparison& comparison, std::string_view key) {
  return *std::find_if(comparison.exposure.begin(), comparison.exposure.end(),
                       [&](const ExposureRow& row) { return row.key == key; });
}

TEST(Compare, RanksTheCommonPostsAnewAndCountsTheRest) {
  const Comparison c = compared(four(), {"a", "b", "c", "d"}, {"d", "b", "a", "zz"});
  EXPECT_EQ(c.posts, 3u);
  EXPECT_EQ(c.excluded, 1u);    // c is not in B
  EXPECT_EQ(c.not_here_b, 1u);  // zz is nowhere
  EXPECT_EQ(*c.kendall_tau_b.value, -1);
  ASSERT_EQ(c.up.size(), 1u);
  EXPECT_EQ(c.up[0].id, "d");
  EXPECT_EQ(c.up[0].a, 3u);  // third of the common three, fourth of all
  EXPECT_EQ(c.up[0].b, 1u);
  ASSERT_EQ(c.down.size(), 1u);
  EXPECT_EQ(c.down[0].id, "a");
  EXPECT_EQ(*c.moved_median.value, 0);
}

TEST(Compare, GivesRboItsBoundsOnlyWhereSomethingIsUnseen) {
  const Comparison complete = compared(four(), {"a", "b", "c", "d"}, {"d", "c", "b", "a"});
  EXPECT_TRUE(complete.rbo.ext.value);
  EXPECT_FALSE(complete.rbo.min.value);
  EXPECT_FALSE(complete.rbo.max.value);
  const Comparison cut = compared(four(), {"a", "b", "c", "d"}, {"d", "c"});
  EXPECT_LT(*cut.rbo.min.value, *cut.rbo.ext.value);
  EXPECT_LT(*cut.rbo.ext.value, *cut.rbo.max.value);
}

TEST(Compare, SharesExposureAmongAuthors) {
  CompareOptions options;
  options.exposure = ExposureModel::reciprocal;  // 1, 1/2, 1/3, 1/4 of 25/12
  const Comparison c = compared(four(), {"a", "b", "c", "d"}, {"d", "c", "b", "a"}, options);
  const ExposureRow& ana = row_of(c, "@ana");
  EXPECT_EQ(ana.posts, 2u);
  EXPECT_DOUBLE_EQ(ana.a, (1 + 1.0 / 3) / (25.0 / 12));
  EXPECT_DOUBLE_EQ(ana.b, (1.0 / 2 + 1.0 / 4) / (25.0 / 12));
  EXPECT_DOUBLE_EQ(*ana.amplification.value, 0.75 / (4.0 / 3) - 1);
  EXPECT_EQ(c.concentration_a.n, 3u);
}

TEST(Compare, AmplificationOfNothingIsUndefined) {
  CompareOptions options;
  options.top = 1;
  const Comparison c = compared(four(), {"a", "b", "c", "d"}, {"d", "c", "b", "a"}, options);
  EXPECT_EQ(row_of(c, "@dia").b, 1);
  EXPECT_FALSE(row_of(c, "@dia").amplification.value);
  EXPECT_EQ(*row_of(c, "@ana").amplification.value, -1);
  EXPECT_EQ(c.concentration_b.zeros, 2u);
  EXPECT_FALSE(c.concentration_b.atkinson_1.value);
}

TEST(Compare, TellsWhoFallsSilent) {
  CompareOptions options;
  options.top = 2;
  options.followed = std::vector<std::string>{"@Ana", "eve@elsewhere.example"};  // eve never posted
  const Comparison c = compared(four(), {"a", "b", "c", "d"}, {"d", "b", "a", "c"}, options);
  EXPECT_EQ(c.silent.a, (Ids{"@dia"}));
  EXPECT_EQ(c.silent.b, (Ids{"@ana"}));
  EXPECT_EQ(c.silent.newly, (Ids{"@ana"}));
  EXPECT_EQ(c.followed, 2u);  // ana by the file as well
  EXPECT_EQ(c.silent_followed.a, (Ids{"@eve@elsewhere.example"}));
  EXPECT_EQ(c.silent_followed.b, (Ids{"@ana", "@eve@elsewhere.example"}));
  EXPECT_EQ(c.silent_followed.newly, (Ids{"@ana"}));
}

TEST(FollowedAccounts, AreReadFromLinesTablesAndJson) {
  const auto accounts = [](std::string_view bytes) { return expect_value(read_accounts(bytes)); };
  EXPECT_EQ(accounts("@ana\r\n\nbo@tide.example"), (Ids{"@ana", "bo@tide.example"}));
  EXPECT_EQ(accounts("Account address,Show boosts\n\"ana\",true\n"), (Ids{"ana"}));
  EXPECT_EQ(accounts(R"j(["ana", "bo"])j"), (Ids{"ana", "bo"}));
  EXPECT_EQ(accounts(R"j([{"displayName": "Ana", "pageURL": "ana"}])j"), (Ids{"ana"}));
  EXPECT_EQ(read_accounts("\n").error().code, "authors");
  EXPECT_EQ(read_accounts(R"j([{"name": 3}])j").error().where, "/0");
}

TEST(Compare, GroupsByAFlagAndLeavesOutTheUnknown) {
  CompareOptions options;
  options.by = "following";
  const Comparison c = compared(four(), {"a", "b", "c", "d"}, {"d", "c", "b", "a"}, options);
  ASSERT_EQ(c.groups.size(), 1u);
  EXPECT_EQ(c.groups[0].unknown, 1u);  // bo
  EXPECT_EQ(c.exposure_unknown, 1u);
  ASSERT_EQ(c.groups[0].rows.size(), 2u);
  double shares = 0, a = 0;
  for (const GroupRow& row : c.groups[0].rows) {
    shares += row.share;
    a += row.a;
    if (row.key == "true") {
      EXPECT_DOUBLE_EQ(row.share, 2.0 / 3);
      EXPECT_DOUBLE_EQ(*row.mean_difference.value,
                       ((3 + -1) / 2.0 - -3) / 4);        // a falls 3, c rises 1, d rises 3
      EXPECT_DOUBLE_EQ(*row.wasserstein.value, 4.0 / 4);  // all of it lies to the right
    }
  }
  EXPECT_DOUBLE_EQ(shares, 1);
  EXPECT_DOUBLE_EQ(a, 1);
}

TEST(Compare, PutsNumbersIntoBandsAndTimesIntoDays) {
  const Timeline timeline = timeline_of({post("a").likes(0).at("2026-03-01T08:00:00Z"),
                                         post("b").likes(9).at("2026-03-01T23:59:59Z"),
                                         post("c").likes(10).at("2026-03-02T00:00:00Z"), post("d")});
  const std::vector<std::string> ids{"a", "b", "c", "d"};
  const auto keys = [&](std::string by, std::vector<double> bands) {
    CompareOptions options;
    options.by = std::move(by);
    options.bands = std::move(bands);
    Ids found;
    const Comparison c = compared(timeline, ids, ids, options);
    for (const ExposureRow& row : c.exposure) found.push_back(row.key);
    return found;
  };
  EXPECT_EQ(keys("likes", {}), (Ids{"0 to <1", "1 to <10", "10 to <100"}));
  EXPECT_EQ(keys("likes", {5}), (Ids{"<5", "≥ 5"}));
  EXPECT_EQ(keys("created_at", {}), (Ids{"2026-03-01", "2026-03-02"}));
}

TEST(Compare, RefusesWhatItCannotMeasure) {
  const Timeline timeline = four();
  const Order order = by_ids(timeline, {"a", "b"});
  CompareOptions options;
  options.by = "colour";
  EXPECT_EQ(compare(timeline, order, order, options).error().code, "column");
  options.by = "x.colour";
  EXPECT_EQ(compare(timeline, order, order, options).error().code, "column");
  options.by = "author";
  options.gain = "text";
  EXPECT_EQ(compare(timeline, order, order, options).error().code, "column");
  options.gain.clear();
  options.p = 1;
  EXPECT_EQ(compare(timeline, order, order, options).error().code, "usage");
  EXPECT_EQ(order_of(timeline, std::vector<std::string>{"a", "a"}, "twice").error().code, "order");
}

TEST(Compare, OfOrdersWithNothingInCommonHasReasons) {
  const Comparison c = compared(four(), {"a", "b"}, {"c", "d"});
  EXPECT_EQ(c.posts, 0u);
  EXPECT_EQ(c.excluded, 4u);
  for (const Figure& figure : {c.kendall_tau_b, c.weighted_tau, c.tau_ap_a_reference, c.footrule,
                               c.moved_median, c.concentration_a.gini}) {
    EXPECT_FALSE(figure.value);
    EXPECT_FALSE(figure.reason.empty());
  }
  EXPECT_EQ(*c.rbo.ext.value, 0);
}

TEST(Compare, LeavesUnknownGainsAside) {
  const Timeline timeline = timeline_of({post("a").likes(0), post("b"), post("c").likes(3)});
  CompareOptions options;
  options.gain = "likes";
  const Comparison c = compared(timeline, {"a", "b", "c"}, {"b", "a", "c"}, options);
  ASSERT_TRUE(c.gain);
  EXPECT_EQ(c.gain->judged, 2u);
  EXPECT_EQ(c.gain->unknown, 1u);
  EXPECT_EQ(c.gain->relevant, 1u);
  EXPECT_EQ(*c.gain->reciprocal_rank.value, 0.5);  // second of the two that are judged
}

TEST(Compare, OfTwoRecipesCountsTheHiddenAndThePoints) {
  const Timeline timeline = timeline_of(
      {post("a").likes(1).replies(4).with("bot", true), post("b").likes(5).replies(1).with("bot", false),
       post("c").likes(2).replies(2).with("bot", false), post("d").likes(9).with("muted", true)});
  const Ranking likes = ranked(R"j([{"add": "likes"}])j", timeline);
  const Ranking replies =
      ranked(R"j([{"hide": "muted", "id": "mute"}, {"add": "replies", "id": "talk"}])j", timeline);
  CompareOptions options;
  options.by = "bot";
  const Comparison c =
      expect_value(compare(timeline, order_of(likes, "likes"), order_of(replies, "replies"), options));
  EXPECT_EQ(c.posts, 3u);
  EXPECT_EQ(c.hidden_a, 0u);
  EXPECT_EQ(c.hidden_b, 1u);
  EXPECT_EQ(c.hidden_by_b.at("mute"), 1u);
  ASSERT_EQ(c.points_b.size(), 1u);  // hiding gives no points
  EXPECT_EQ(c.points_b[0].step, "talk");
  const std::vector<std::pair<std::string, double>> mean{{"false", 1.5}, {"true", 4}};
  EXPECT_EQ(c.points_b[0].mean, mean);
}

TEST(Compare, EqualScoresAreTiesOnlyWhereAsked) {
  const Timeline timeline = timeline_of({post("a").likes(1).replies(2).at("2026-03-01T08:00:00Z"),
                                         post("b").likes(1).replies(1).at("2026-03-01T07:00:00Z"),
                                         post("c").likes(0).replies(0).at("2026-03-01T06:00:00Z")});
  const Ranking likes = ranked(R"j([{"add": "likes"}])j", timeline);
  const Ranking replies = ranked(R"j([{"add": "replies"}])j", timeline);
  CompareOptions options;
  EXPECT_EQ(*expect_value(compare(timeline, order_of(likes, "a"), order_of(replies, "b"), options))
                 .kendall_tau_b.value,
            1);
  options.ties = TieMeaning::unknown_order;
  EXPECT_DOUBLE_EQ(*expect_value(compare(timeline, order_of(likes, "a"), order_of(replies, "b"), options))
                        .kendall_tau_b.value,
                   2 / std::sqrt(3.0 * 2.0));  // one of three pairs is tied in A
}

TEST(Jitter, LeavesAClearOrderAloneAndShakesAnUnclearOne) {
  const Timeline timeline = timeline_of(
      {post("a").likes(1'000'000), post("b").likes(101), post("c").likes(100), post("d").likes(0)});
  const Ranking ranking = ranked(R"j([{"add": "likes"}])j", timeline);
  CompareOptions options;
  options.jitter = 0.1;
  options.top = 2;
  const auto robust = [&] {
    return *expect_value(compare(timeline, order_of(ranking, "a"), order_of(ranking, "b"), options)).robust_a;
  };
  const Robust first = robust();
  ASSERT_EQ(first.places.size(), 2u);
  EXPECT_EQ(first.places[0].second.first, 1);
  EXPECT_GT(first.places[1].second.first, 0.3);
  EXPECT_LT(first.places[1].second.first, 0.8);
  EXPECT_EQ(*robust().same.value, *first.same.value);  // the same seed, the same errors
}

TEST(CompareJob, GivesTheSameInPartsAndNeedsNoRankingMeanwhile) {
  const Timeline timeline = only_timeline(sample({.posts = 120, .seed = 5}));
  CompareOptions options;
  options.groups = {"lang"};
  options.jitter = 0.1;
  options.rounds = 3;
  options.top = 10;
  std::optional<Ranking> a = ranked(R"j([{"add": "likes"}, {"multiply": 0.5, "when": "not following"}])j", timeline);
  Ranking b = ranked(R"j([{"add": "replies", "id": "talk"}])j", timeline);
  std::string whole;
  append_comparison(whole, expect_value(compare(timeline, order_of(*a, "a"), order_of(b, "b"), options)));

  CompareJob job = expect_value(CompareJob::prepare(timeline, order_of(*a, "a"), order_of(b, "b"), options));
  a.reset();
  ASSERT_FALSE(b.set("talk/weight", -1));
  std::size_t steps = 0;
  while (expect_value(job.step())) {
    ++steps;
    EXPECT_EQ(job.done(), steps);
  }
  EXPECT_EQ(job.done(), job.of());
  EXPECT_GE(job.of(), 2u * 3u + 3u);  // at least the rounds of both and a part for each step
  std::string in_parts;
  append_comparison(in_parts, job.comparison());
  EXPECT_EQ(in_parts, whole);
  EXPECT_FALSE(expect_value(job.step()));  // nothing is left
}

TEST(Csv, HasARowForEachFigureOfTheJson) {
  const Timeline timeline = timeline_of({post("a").author("=ana"), post("b").author("bo"), post("c").author("=ana")});
  const std::vector<std::string> ids{"a", "b", "c"};
  CompareOptions options;
  options.exposure = ExposureModel::reciprocal;
  std::string csv(comparison_csv_head());
  append_comparison_csv(csv, compared(timeline, ids, {"c", "b", "a"}, options));
  EXPECT_EQ(csv.find("timeline,measure,of,key,value,reason\n,\"posts\",,,3,\n"), 0u);
  for (const char* row : {",\"kendall_tau_b\",,,-1,\n", ",\"tau_ap.a_reference\",,,-1,\n",
                          ",\"overlap\",,\"5\",,\"fewer posts than that\"\n",  // cuts are keys
                          ",\"moved.up.a\",,\"c\",3,\n",
                          ",\"exposure.rows.posts\",,\"'@=ana\",2,\n"})  // no spreadsheet takes it for a formula
    EXPECT_NE(csv.find(row), std::string::npos) << row << csv;
}

TEST(Pool, CountsInHowManyFeedsAPostIsShown) {
  const Timelines published = read_all(
      "{\"id\":\"a\",\"author\":\"ana\"}\n{\"id\":\"b\",\"author\":\"ana\"}\n{\"id\":\"c\",\"author\":\"bo\"}"
      "\n");
  const Timeline one =
      timeline_of({post("a").author("ana"), post("c").author("bo"), post("z").author("zoe")});
  const Timeline two = timeline_of({post("c").author("bo"), post("a").author("ana")});
  Pool pool(published);
  pool.add(one, by_ids(one, {"a", "c"}), by_ids(one, {"c", "a"}), 1);
  pool.add(two, by_ids(two, {"a", "c"}), by_ids(two, {"c", "a"}), 1);
  const Pool::Reach reach = pool.reach();
  EXPECT_EQ(reach.published, 3u);
  EXPECT_EQ(reach.feeds, 2u);
  EXPECT_EQ(reach.not_published, 1u);  // z
  EXPECT_DOUBLE_EQ(*reach.never_a.value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*reach.never_b.value, 2.0 / 3);
  EXPECT_EQ(reach.posts[0].key, "c");  // by reach under B
  EXPECT_EQ(reach.posts[0].b, 1);
  EXPECT_EQ(reach.authors[0].key, "@bo");
  EXPECT_EQ(reach.authors[1].posts, 2u);
}

TEST(PerTimeline, GathersEveryFigure) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"timeline\":\"x\",\"author\":\"ana\"}\n{\"id\":\"2\",\"timeline\":\"x\",\"author\":"
      "\"bo\"}\n"
      "{\"id\":\"3\",\"timeline\":\"y\",\"author\":\"ana\"}\n");
  PerTimeline per_timeline;
  for (const Timeline& feed : timelines.feeds) {
    const Ids ids = feed.size() == 2 ? Ids{"1", "2"} : Ids{"3"};
    const Ids turned = feed.size() == 2 ? Ids{"2", "1"} : Ids{"3"};
    per_timeline.add(compared(feed, ids, turned));
  }
  per_timeline.leave_out();
  std::string json;
  per_timeline.append(json);
  EXPECT_NE(json.find(R"("timelines":2,"left_out":1)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("kendall_tau_b":{"count":1,"mean":-1,"median":-1,"p10":-1,"p90":-1})"),
            std::string::npos);
  EXPECT_NE(json.find(R"("posts":{"count":2,"mean":1.5,)"), std::string::npos);
  EXPECT_NE(json.find(R"({"key":"@bo","posts":{"count":1,"mean":1,)"), std::string::npos);
}

}  // namespace
}  // namespace limpid
