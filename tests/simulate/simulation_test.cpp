// What must hold whatever the world: rules that do nothing change nothing, mutes hold, threads and machines
// agree; and the chronological arm against exact results that others derived.
#include "simulate/arm_ranker.hpp"
#include "simulate/audience.hpp"
#include "simulate/world.hpp"

namespace limpid::test {
namespace {

using Keys = std::vector<std::string>;

TEST(Invariants, RulesThatDoNothing) {
  const auto result = simulated(scenario_json(R"json([
    {"arm":"base"},
    {"arm":"factor-1","set":{"boost/multiply":1}},
    {"arm":"no-demotion","off":["demote"]},
    {"arm":"demote-1","set":{"demote/multiply":1}},
    {"arm":"doubled","set":{"likes/weight":2,"replies/weight":8}},
    {"arm":"nobody","set":{"boost/multiply":1000},"lists":{"boosted":[]}},
    {"arm":"boosted","set":{"boost/multiply":1000}}])json"));
  EXPECT_EQ(differing(result, "base", "factor-1"), Keys{});
  EXPECT_EQ(differing(result, "base", "no-demotion"), Keys{});
  EXPECT_EQ(differing(result, "base", "demote-1"), Keys{});
  EXPECT_EQ(differing(result, "base", "doubled"), Keys{});  // a power of 2, so not even a rounding differs
  EXPECT_EQ(differing(result, "base", "nobody"), Keys{});
  EXPECT_NE(differing(result, "base", "boosted"), Keys{});  // the test can fail
  EXPECT_TRUE(figure(result, "factor-1", "gini").difference->same);
}

TEST(Invariants, WeightsOfZeroAreChronological) {
  const auto result = simulated(scenario_json(R"json([
    {"arm":"zero","recipe":{"limpid":1,"steps":[{"add":"likes","weight":0},{"add":"closeness","weight":0}]}},
    {"arm":"newest","recipe":"chronological"},
    {"arm":"oldest","recipe":{"limpid":1,"steps":[{"add":"age_hours"}]}}])json"));
  EXPECT_EQ(differing(result, "zero", "newest"), Keys{});
  EXPECT_NE(differing(result, "newest", "oldest"), Keys{});
}

TEST(Invariants, WhoMutesIsNeverReached) {
  // Everybody follows and has muted b; no list and no factor reaches them.
  const std::string arms =
      R"json([{"arm":"base"},{"arm":"all","set":{"boost/multiply":1000000},"lists":{"allowed":["b"]}}])json";
  std::string json = scenario_json(arms);
  const std::string tie = R"json("chance":0.6,"closeness":0.3,"muted":0.2)json";
  json.replace(json.find(tie), tie.size(), R"json("chance":1,"closeness":0.3,"muted":1)json");
  const auto muted = simulated(json);
  EXPECT_EQ(mean_of(muted, "all", "reach:b"), 0);
  EXPECT_EQ(mean_of(muted, "all", "unreached-muted:b"), 1);
  EXPECT_EQ(mean_of(muted, "all", "share:b"), 0);

  const auto some = simulated(scenario_json(arms));  // with a fifth muted, the others are all reached
  EXPECT_NEAR(mean_of(some, "all", "reach:b") + mean_of(some, "all", "unreached-muted:b"), 1, 1e-12);
  EXPECT_NEAR(mean_of(some, "all", "unreached-muted:b"), 0.2, 0.1);
}

TEST(Invariants, ReasonsForNotReachingAddUp) {
  const auto result = simulated(scenario_json(
      R"json([{"arm":"base"},{"arm":"newest","recipe":"chronological"}])json", R"json("strangers":3)json"));
  for (std::size_t world = 0; world < 3; ++world) {
    double sum = 0;
    for (const char* key : {"reach:b", "unreached-muted:b", "unreached-filtered:b", "unreached-outranked:b",
                            "unreached-nothing:b"})
      sum += figure(result, "base", key).values[world];
    EXPECT_NEAR(sum, 1, 1e-12);
  }
  EXPECT_EQ(mean_of(result, "base", "reach-strangers:b"), 0);  // nobody is close to a stranger: a factor of 0
  EXPECT_GT(mean_of(result, "newest", "reach-strangers:b"), 0);
}

TEST(Invariants, EverythingFilteredIsToldApartFromOutranked) {
  const auto result = simulated(scenario_json(
      R"json([{"arm":"base"},
          {"arm":"hidden","recipe":{"limpid":1,"lists":{"b":["b"]},"steps":[{"hide":"author in @b"},{"add":"closeness"}]}},
          {"arm":"last","recipe":{"limpid":1,"lists":{"b":["b"]},"steps":[{"add":"if(author in @b, -1, 1)"}]}}])json"));
  EXPECT_EQ(mean_of(result, "hidden", "reach:b"), 0);
  EXPECT_EQ(mean_of(result, "hidden", "unreached-outranked:b"), 0);
  EXPECT_GT(mean_of(result, "hidden", "unreached-filtered:b"), 0.5);
  EXPECT_EQ(mean_of(result, "last", "unreached-filtered:b"), 0);
  EXPECT_GT(mean_of(result, "last", "unreached-outranked:b"), 0.5);
}

TEST(Demotion, PrecisionOneHarmsNobodyByMistake) {
  const std::string arms = R"json([{"arm":"base"},{"arm":"x1","set":{"demote/multiply":1}},
                               {"arm":"half","set":{"demote/multiply":0.5}},{"arm":"x0","set":{"demote/multiply":0}}])json";
  const std::string demotes = R"json("demotes":{"kind":"bait","against":"base","label":"looks_bad"})json";
  std::string exact = scenario_json(arms, demotes);
  const std::string precision = "\"precision\":0.7";
  exact.replace(exact.find(precision), precision.size(), "\"precision\":1");
  const auto result = simulated(exact);
  EXPECT_EQ(mean_of(result, "half", "collateral-touched"), 0);
  EXPECT_GT(mean_of(result, "half", "harm-prevented"), 0);
  EXPECT_GT(mean_of(result, "x0", "harm-prevented"), mean_of(result, "half", "harm-prevented"));
  EXPECT_FALSE(figure(result, "x1", "displacement").mean);  // strength 1 takes nothing
  EXPECT_EQ(figure(result, "x1", "displacement").reason, "nothing was taken from posts of this kind");

  // An arm that is none of the rule's has no such figures.
  const auto named = simulated(scenario_json(
      arms, R"json("demotes":{"kind":"bait","against":"base","label":"looks_bad","arms":["half"]})json"));
  EXPECT_TRUE(figure(named, "half", "harm-prevented").mean);
  EXPECT_EQ(figure(named, "x0", "harm-prevented").reason, "this arm does not have the rule");

  const auto sloppy = simulated(scenario_json(arms, demotes));
  EXPECT_GT(mean_of(sloppy, "half", "collateral-touched"), 0.05);
}

// --- One ranking, two ways --------------------------------------------------------------------------------

// A tiny world in which every reader has the same candidates: what they are shown must be what `rank` gives
// for them.
TEST(ArmRanker, ShowsWhatRankingTheCandidatesWouldShow) {
  const std::string lists = R"json("limpid":1,"lists":{"some":["p3","p7","p9"]},"steps":)json";
  const std::string recipes[] = {
      R"json([{"add":"x.quality"},{"multiply":"half_life(age_hours, 3)"}])json",
      R"json([{"add":"x.quality"},{"spread":"author","decay":0.5,"floor":0.1},{"multiply":"1 + closeness"}])json",
      R"json([{"hide":"author in @some"},{"add":"x.quality - 1"},{"multiply":0.5,"when":"x.kind == \"odd\""}])json",
      R"json([{"add":"x.quality"},{"hide":"score > 1.5"},{"spread":"x.kind","decay":0.9}])json",
      R"json([{"add":"x.quality"},{"reshape":"score * score","unless":"author in @some"},{"limit":"author","at_most":1,"within":4}])json",
      R"json([{"add":"x.quality"},{"mix":"x.kind == \"odd\"","share":0.25},{"pin":"author in @some"}])json",
      R"json([{"add":"-age_hours"},{"limit":"x.kind","at_most":1}])json",
      R"json([{"hide":"author in @some"},{"add":"percentile(x.quality) / number(by author)"},{"multiply":"1 + mean(x.quality, by x.kind)"}])json",
  };
  for (const std::string& steps : recipes) {
    const std::string json =
        R"json({"limpid_scenario":1,"seeds":1,"readers":16,"sessions":1,"top":12,
          "kinds":{"odd":{"quality":{"median":1,"sigma":1}},"even":{"quality":{"median":1,"sigma":1}}},
          "authors":[{"group":"p","number":12,"posts_per_day":4,"kinds":{"odd":1,"even":1}}],
          "ties":[{"tie":"t","group":"p","number":12,"closeness":0.5}],
          "watch":["p"],"arms":[{"arm":"a","recipe":{)json" +
        lists + steps + "}}]}";
    const Scenario scenario = expect_value(parse_scenario(json));
    Simulation simulation = expect_value(Simulation::prepare(scenario));
    SimulationResult unused = simulation.finish();

    // Once with all candidates, and once when every third was shown before.
    for (const Row every : {Row{0}, Row{3}}) {
      const auto is_gone = [every](Row row) { return every != 0 && row % every == 0; };
      audience::World world(scenario.data(), 1, nullptr, "");
      world.make_posts({});
      const Row size = world.posts().size();

      // The same world as canonical lines, ranked the usual way.
      std::vector<PostLine> lines;
      for (Row row = 0; row < size; ++row) {
        if (is_gone(row)) continue;
        lines.push_back(post("p" + std::to_string(row + 1))
                            .author(world.authors()[world.author_of(row)].handle)
                            .at(format_time(world.posts().column(Time::created_at)[row]))
                            .with("closeness", 0.5)
                            .with_json("x", "{\"quality\":" + to_text(world.kinds().quality[row]) +
                                                ",\"kind\":\"" + std::string(world.kinds().names[row]) +
                                                "\"}"));
      }
      RankOptions options;
      options.now = world.time_of(0);
      const Ranking ranking = ranked("{" + lists + steps + "}", timeline_of(lines), options);

      // And the arm's ranker on all rows.
      const Recipe recipe = scenario.data().arms[0].recipe;
      DerivedColumns derived(world.posts(), world.time_of(0));
      const std::vector<double> closeness(size, 0.5);
      std::vector<Row> rows;
      std::vector<std::uint8_t> gone;
      for (Row row = 0; row < size; ++row) {
        rows.push_back(row);
        gone.push_back(is_gone(row));
      }
      Selection pool, candidates;
      candidates.rows = rows.data();
      candidates.count = size;
      candidates.absent = gone.data();
      candidates.replaced.push_back(
          {OpCode::load_number, static_cast<std::uint32_t>(Number::closeness), closeness.data(), false});
      audience::ArmRanker ranker(world.posts(), derived, recipe,
                                 expect_value(compile(recipe, &world.posts())), [](const Operation& op) {
                                   return op.code == OpCode::load_score ||
                                          (op.code == OpCode::load_number &&
                                           op.index == static_cast<std::uint32_t>(Number::closeness));
                                 });
      audience::PoolTables tables;
      tables.scores.resize(size);
      tables.hidden.resize(size);
      ranker.begin_session(world.time_of(0));
      ranker.fill_tables(0, pool, tables);
      for (const std::size_t top : {std::size_t{5}, std::size_t{size} / 2, std::size_t{size}}) {
        std::vector<audience::Standing> standing(size, audience::Standing::candidate);
        for (Row row = 0; row < size; ++row) {
          if (is_gone(row)) standing[row] = audience::Standing::gone;
        }
        std::vector<std::uint32_t> first;
        ranker.rank(candidates, size, tables, top, standing, first);
        Ids shown, expected = ranked_ids(ranking);
        for (const std::uint32_t place : first) shown.push_back("p" + std::to_string(rows[place] + 1));
        expected.resize(std::min(expected.size(), top));
        EXPECT_EQ(shown, expected) << steps << " first " << top << " gone every " << every;
      }
    }
  }
}

// A function over the whole timeline is over what the reader may still be shown: neither posts of others nor
// those shown before count.
TEST(ArmRanker, WholeTimelinesAreTheReadersOwn) {
  const auto result = simulated(scenario_json(
      R"json([{"arm":"newest","recipe":"chronological"},
          {"arm":"by-author","recipe":{"limpid":1,"steps":[{"hide":"created_at < highest(created_at, by author)"},{"add":"arrived_at"}]}}])json"));
  // Only everybody's newest post is shown: nobody has two places.
  EXPECT_LT(mean_of(result, "by-author", "places:b"), 1 + 1e-12);
  EXPECT_GT(mean_of(result, "newest", "places:b"), mean_of(result, "by-author", "places:b"));
}

// --- Exact results ----------------------------------------------------------------------------------------

// A chronological timeline is a first-in-first-out buffer of K places. With Poisson posting at rates λ, Λ in
// all, an author holds Kλ/Λ places on average and is visible with probability 1 − (1 − λ/Λ)^K: Hargreaves,
// Menasché, Neglia et al., "Fairness in online social network timelines", 2018, arXiv 1809.05530.
TEST(Chronological, FirstInFirstOutAgreesWithTheExactResults) {
  constexpr double kRates[] = {2, 4, 7, 11, 16, 25, 40, 60};
  constexpr int kPlaces = 10, kWorlds = 3000;
  double all = 0;
  std::string authors, ties, watch;
  for (int i = 0; i < 8; ++i) {
    const std::string comma = i ? "," : "", name = "\"a" + std::to_string(i) + "\"";
    authors += comma + "{\"group\":" + name + ",\"posts_per_day\":" + to_text(kRates[i]) + "}";
    ties += comma + "{\"tie\":" + name + ",\"group\":" + name + ",\"chance\":1}";
    watch += comma + name;
    all += kRates[i];
  }
  const auto result = simulated(
      R"json({"limpid_scenario":1,"kinds":{"post":{}},"hours":24,"sessions":1,"readers":1,"top":)json" +
      std::to_string(kPlaces) + R"json(,"seeds":)json" + std::to_string(kWorlds) + ",\"authors\":[" +
      authors + "],\"ties\":[" + ties + "],\"watch\":[" + watch +
      R"json(],"arms":[{"arm":"newest","recipe":"chronological"}]})json");
  for (int i = 0; i < 8; ++i) {
    const std::string name = "a" + std::to_string(i);
    const double share = kRates[i] / all;
    const double visible = 1 - std::pow(1 - share, kPlaces);
    const OutcomeFigure& places = figure(result, "newest", "places:" + name);
    const OutcomeFigure& reach = figure(result, "newest", "reach:" + name);
    EXPECT_NEAR(*places.mean, kPlaces * share, 3 * *places.sd / std::sqrt(kWorlds)) << name;
    EXPECT_NEAR(*reach.mean, visible, 3 * *reach.sd / std::sqrt(kWorlds)) << name;
  }
}

// --- The same everywhere ----------------------------------------------------------------------------------

// As a caller with that many threads would: workers take tasks in turn, the last task first.
std::string json_with_workers(const std::string& scenario_text, std::size_t workers) {
  const Scenario scenario = expect_value(parse_scenario(scenario_text));
  SimulateOptions options;
  options.workers = workers;
  Simulation simulation = expect_value(Simulation::prepare(scenario, options));
  do {
    for (std::size_t i = simulation.tasks(), turn = 0; i-- > 0; ++turn) simulation.run(i, turn % workers);
  } while (simulation.advance());
  std::string json;
  append_simulation(json, "test", simulation.result());
  return json;
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

// Everything that a world can have, so that the golden hash watches it.
const std::string kWhole = [] {
  std::string json = scenario_json(
      R"json([{"arm":"base"},{"arm":"all","set":{"boost/multiply":8},"lists":{"allowed":["b"]}},
        {"arm":"text-groups","recipe":{"limpid":1,"steps":[{"add":"closeness"},{"spread":"x.kind"},{"limit":"x.tie","at_most":2}]}},
        {"arm":"whole-timeline","recipe":{"limpid":1,"steps":[{"add":"percentile(likes) + mean(replies, by author) - x.depth"}]}},
        {"arm":"newest","recipe":"chronological"}])json",
      R"json("strangers":2,"adapt":0.5,"reshares":{"from":6},
        "demotes":{"kind":"bait","against":"base","label":"looks_bad"})json");
  for (const auto& [there, instead] :
       {std::pair{R"json("angry":0.3)json", R"json("angry":0.3,"reposts":0.2)json"},
        {R"json("tie":"loose",)json", R"json("tie":"loose","grows":2,)json"}})
    json.replace(json.find(there), std::string_view(there).size(), instead);
  return json;
}();

TEST(Everywhere, OneTwoAndEightWorkersAgreeBitForBit) {
  const std::string one = json_with_workers(kWhole, 1);
  EXPECT_EQ(one, json_with_workers(kWhole, 2));
  EXPECT_EQ(one, json_with_workers(kWhole, 8));
}

TEST(Everywhere, GoldenHash) {
  // The suite runs natively and in WebAssembly: one constant, so both agree bit for bit.
  EXPECT_EQ(fnv1a(json_with_workers(kWhole, 1)), 16289129772882913680u);
}

TEST(Everywhere, AWorldIsNamedByItsSeed) {
  const auto three = simulated(kWhole);
  SimulateOptions second;
  second.first_seed = 2;
  second.seeds = 1;
  const auto alone = simulated(kWhole, second);
  EXPECT_EQ(alone.seeds, std::vector<std::uint64_t>{2});
  for (const Outcome& outcome : three.outcomes) {
    const double among = figure(three, "all", outcome.key).values[1],
                 by_itself = figure(alone, "all", outcome.key).values[0];
    EXPECT_TRUE(among == by_itself || (among != among && by_itself != by_itself)) << outcome.key;
  }
}

// --- Options of worlds ------------------------------------------------------------------------------------

TEST(World, ProducersThatAdaptMakeMoreOfWhatIsShown) {
  const std::string arms = R"json([{"arm":"base"},
    {"arm":"bait","recipe":{"limpid":1,"steps":[{"add":"if(x.kind == \"bait\", 1, 0)"}]}}])json";
  const auto fixed = simulated(scenario_json(arms));
  const auto adapting = simulated(scenario_json(arms, R"json("adapt":1)json"));
  EXPECT_GT(mean_of(adapting, "bait", "made:bait"), mean_of(adapting, "base", "made:bait"));
  EXPECT_THROW((void)outcome_at(fixed, "made:bait"),
               std::runtime_error);  // nobody adapts: all arms write the same
}

TEST(World, FollowListsGrow) {
  const std::string arms = R"json([{"arm":"base"},{"arm":"newest","recipe":"chronological"},
    {"arm":"close","recipe":{"limpid":1,"steps":[{"add":"if(x.tie == \"loose\", 0, 1)"}]}}])json";
  std::string growing = scenario_json(arms);
  const std::string loose = R"json("number":{"median":15,"sigma":0.5})json";
  growing.replace(growing.find(loose), loose.size(), loose + R"json(,"grows":5)json");

  // Who is followed at first is followed all the same, and later bonds begin later.
  const Scenario before = expect_value(parse_scenario(scenario_json(arms))),
                 after = expect_value(parse_scenario(growing));
  const audience::World still(before.data(), 1, nullptr, ""), grown(after.data(), 1, nullptr, "");
  for (std::uint32_t reader = 0; reader < 50; ++reader) {
    std::vector<audience::Bond> first, all;
    still.draw_bonds(reader, first);
    grown.draw_bonds(reader, all);
    std::vector<std::uint32_t> at_first, expected;
    std::size_t later[3] = {};
    for (const audience::Bond& bond : first) expected.push_back(bond.author);
    for (const audience::Bond& bond : all) {
      ++later[bond.since];
      if (bond.since == 0) at_first.push_back(bond.author);
    }
    EXPECT_EQ(at_first, expected);
    const bool follows_b = !expected.empty() && expected.back() == 60;
    const std::size_t others = 60 - (expected.size() - follows_b);  // people who are not followed at first
    EXPECT_EQ(later[1], std::min<std::size_t>(5, others));
    EXPECT_EQ(later[1] + later[2], std::min<std::size_t>(10, others));
  }
  const auto result = simulated(growing);
  // One more acquaintance costs places where all posts are alike, and none where only close ones are shown.
  EXPECT_GT(mean_of(result, "newest", "share-new"), 3 * mean_of(result, "close", "share-new"));
  EXPECT_GT(mean_of(result, "close", "unseen-new"), mean_of(result, "newest", "unseen-new"));
  EXPECT_THROW((void)outcome_at(simulated(scenario_json(arms)), "share-new"), std::runtime_error);
}

TEST(World, ReadersReshare) {
  std::string json = scenario_json(R"json([{"arm":"base","recipe":{"limpid":1,"steps":[{"add":"x.quality"}]}},
    {"arm":"shallow","recipe":{"limpid":1,"steps":[{"hide":"x.depth > 1"},{"add":"x.depth"}]}},
    {"arm":"none","recipe":{"limpid":1,"steps":[{"hide":"x.depth > 0"},{"add":"x.quality"}]}},
    {"arm":"deep-first","recipe":{"limpid":1,"steps":[{"add":"x.depth"}]}}])json",
                                   R"json("reshares":{"from":8,"closeness":0.7,"does":2})json");
  const std::string rage = R"json("does":{"likes":0.1,"angry":0.3})json";
  json.replace(json.find(rage), rage.size(),
               R"json("quality":{"median":2,"sigma":0.5},"does":{"reposts":0.4})json");
  const auto result = simulated(json);
  EXPECT_GT(mean_of(result, "base", "reshared"), 0.02);
  EXPECT_GT(mean_of(result, "base", "reshared:rage"), 0);
  EXPECT_EQ(mean_of(result, "base", "reshared:care"), 0);  // nobody reposts it
  EXPECT_EQ(mean_of(result, "none", "reshared"), 0);
  EXPECT_EQ(figure(result, "none", "depth").reason, "nothing came by a reshare");
  EXPECT_EQ(mean_of(result, "shallow", "depth"), 1);
  // What is reshared again is a step deeper: the third session can hold what came through two.
  EXPECT_GT(mean_of(result, "deep-first", "depth"), 1);
  EXPECT_LE(figure(result, "deep-first", "depth").p95.value(), 2);
}

TEST(World, WhoMutesIsNotReachedByReshares) {
  std::string json =
      scenario_json(R"json([{"arm":"base","recipe":{"limpid":1,"steps":[{"add":"x.depth"}]}}])json",
                    R"json("reshares":{"from":30})json");
  const std::string fan = R"json("chance":0.6,"closeness":0.3,"muted":0.2)json";
  json.replace(json.find(fan), fan.size(), R"json("chance":0.5,"closeness":0.3,"muted":0.5)json");
  const std::string does = R"json("does":{"likes":0.2,"replies":0.1})json";  // of "care", all that b posts
  json.replace(json.find(does), does.size(), R"json("does":{"reposts":0.5})json");
  const auto result = simulated(json);
  EXPECT_GT(mean_of(result, "base", "reach-strangers:b"), 0);  // those who do not follow are reached
  EXPECT_NEAR(mean_of(result, "base", "unreached-muted:b"), 0.5, 0.15);
  EXPECT_LE(mean_of(result, "base", "reach:b") + mean_of(result, "base", "unreached-muted:b"), 1);
}

TEST(World, LabelsHaveTheirRecallAndPrecision) {
  const Scenario scenario = expect_value(parse_scenario(scenario_json(R"json([{"arm":"a"}])json")));
  audience::World world(scenario.data(), 1, nullptr, "");
  world.make_posts({});
  double bait = 0, labelled = 0, both = 0;
  for (Row row = 0; row < world.posts().size(); ++row) {
    const bool is_bait = world.kinds().kind[row] == 1, has_label = world.kinds().labels[0][row] == Tri::yes;
    bait += is_bait;
    labelled += has_label;
    both += is_bait && has_label;
  }
  EXPECT_NEAR(both / bait, 0.8, 0.1);
  EXPECT_NEAR(both / labelled, 0.7, 0.1);
}

TEST(Pool, TakesPostsThatWereReallyWritten) {
  SampleOptions sample_options;
  sample_options.posts = 300;
  SimulateOptions options;
  options.pool = only_timeline(sample(sample_options));
  options.seeds = 1;
  const std::string arms = R"json([{"arm":"base"},{"arm":"likes","recipe":"popular"},
                               {"arm":"boost","set":{"boost/multiply":1000},"lists":{"allowed":["b"]}}])json";
  const auto result = simulated(scenario_json(arms), options);
  EXPECT_TRUE(result.real_pool);
  EXPECT_EQ(result.posts, 300);
  // The account that posts most stands for b: it is the one that the lists boost.
  EXPECT_GT(mean_of(result, "boost", "share:b"), mean_of(result, "base", "share:b"));

  options.watch = "nobody-has-this-name";
  const Scenario scenario = expect_value(parse_scenario(scenario_json(arms)));
  const auto refused = Simulation::prepare(scenario, options);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().sentence().find("no post of the pool is by this account"), std::string::npos);
}

// --- The stories ------------------------------------------------------------------------------------------

SimulationResult of_scenario(std::string_view id, std::uint32_t seeds, std::uint32_t readers) {
  SimulateOptions options;
  options.seeds = seeds;
  options.readers = readers;
  return simulated(find_scenario(id)->json, options);
}

TEST(Stories, PowerUser) {
  const auto result = of_scenario("power-user", 6, 300);
  // "Over 90 %" is the ceiling that mutes leave, and newest first comes as near.
  EXPECT_NEAR(mean_of(result, "x1000", "reach:b") + mean_of(result, "x1000", "unreached-muted:b"), 1, 1e-9);
  EXPECT_NEAR(mean_of(result, "chronological", "reach:b"), mean_of(result, "x1000-both", "reach:b"), 0.02);
  // What changes is the share: a tenth and more of all places.
  EXPECT_GT(mean_of(result, "x1000-both", "places:b"), 3 * mean_of(result, "as-it-was", "places:b"));
  // At × 1000 the exemption is idle: floor 0.25 × 1000 is still 250. At × 2 it matters.
  EXPECT_NEAR(mean_of(result, "x1000-both", "places:b"), mean_of(result, "x1000-allowlist", "places:b"), 0.1);
  EXPECT_TRUE(figure(result, "x2-both", "places:b").difference->told_apart);
  // What is taken is taken from friends.
  EXPECT_GT(figure(result, "x1000-both", "unseen:follow").difference->low, 0);
}

TEST(Stories, GoodIntentions) {
  const auto result = of_scenario("msi-2018", 4, 200);
  EXPECT_GT(figure(result, "msi", "replies-per-100").difference->low,
            0);  // is ranking good? There is a yes in it
  EXPECT_GT(figure(result, "msi", "kind:outrage").difference->low, 0);
  EXPECT_LT(figure(result, "msi", "unseen:strong").difference->high, 0);  // strong ties gain
  EXPECT_GT(figure(result, "msi", "unseen:weak").difference->low, 0);     // weak ties pay
  EXPECT_GT(mean_of(result, "msi-bait-tenth", "kind:outrage"),
            mean_of(result, "msi", "kind:outrage"));  // displacement
}

}  // namespace
}  // namespace limpid::test
