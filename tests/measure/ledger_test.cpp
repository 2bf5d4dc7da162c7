// The ledger against a second, obvious implementation, and what its entries must say of small feeds.
#include <limpid/ledger.hpp>

#include "testing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace limpid {
namespace {

using namespace test;

const LedgerEntry& entry_of(const Ledger& ledger, LedgerEntry::Kind kind, std::string_view step,
                            std::string_view entry = {}) {
  const auto found =
      std::find_if(ledger.entries.begin(), ledger.entries.end(), [&](const LedgerEntry& candidate) {
        return candidate.kind == kind && candidate.step == step && candidate.entry == entry;
      });
  if (found == ledger.entries.end()) throw std::runtime_error("no such entry");
  return *found;
}

Ledger ledger_of(std::string_view recipe, const Timeline& timeline, LedgerOptions options = {}) {
  return expect_value(ledger(timeline, recipe_of(recipe), {}, std::move(options)));
}

// --- Small feeds ---

TEST(Ledger, ADemotionTakesFromOneAndGivesToAnother) {
  const Timeline timeline = timeline_of({post("a").author("ana").likes(9), post("b").author("bo").likes(5)});
  LedgerOptions options;
  options.exposure = ExposureModel::reciprocal;  // 2/3 and 1/3
  const Ledger ledger = ledger_of(
      R"j([{"add": "likes"}, {"multiply": 0.5, "when": "likes > 8", "id": "less"}])j", timeline, options);
  const LedgerEffect& last = entry_of(ledger, LedgerEntry::Kind::step, "less").last;
  EXPECT_EQ(last.posts, 1u);
  EXPECT_EQ(last.authors, 1u);
  EXPECT_DOUBLE_EQ(last.taken, 1.0 / 3);
  EXPECT_DOUBLE_EQ(last.given, 1.0 / 3);
  ASSERT_EQ(last.from.size(), 1u);
  EXPECT_EQ(last.from[0].account, "@ana");
  EXPECT_EQ(last.to[0].account, "@bo");
  ASSERT_EQ(last.largest.size(), 1u);
  EXPECT_EQ(last.largest[0].id, "a");
  EXPECT_EQ(last.largest[0].without, 1u);
  EXPECT_EQ(last.largest[0].with, 2u);
}

TEST(Ledger, AFactorOfAThousandHidesAnExemption) {
  const Timeline timeline = timeline_of(
      {post("a").author("ana").likes(3), post("b").author("bo").likes(4), post("c").author("ana").likes(2)});
  const Ledger ledger = ledger_of(R"j({"limpid": 1, "lists": {"vip": ["ana"]}, "steps": [
      {"add": "likes", "id": "likes"},
      {"multiply": 1000, "when": "author in @vip", "id": "boost"},
      {"multiply": 0.1, "when": "likes < 4", "unless": "author in @vip", "id": "small"}]})j",
                                  timeline);
  const LedgerEntry& exemption = entry_of(ledger, LedgerEntry::Kind::exemption, "small");
  EXPECT_EQ(exemption.last.taken, 0);   // × 100 still stands above everybody
  EXPECT_EQ(exemption.last.posts, 2u);  // and yet it changed two scores
  EXPECT_EQ(exemption.alone.posts, 2u);
  const LedgerEntry& vip = entry_of(ledger, LedgerEntry::Kind::list_entry, "boost", "ana");
  EXPECT_EQ(vip.list, "vip");
  EXPECT_EQ(vip.last.to[0].account, "@ana");
  EXPECT_EQ(vip.last.posts, 2u);
}

TEST(Ledger, AnAddAloneStandsAgainstNewestFirst) {
  const Timeline timeline = timeline_of(
      {post("old").likes(9).at("2026-03-01T08:00:00Z"), post("new").likes(1).at("2026-03-01T09:00:00Z")});
  const Ledger ledger = ledger_of(R"j([{"add": "likes", "id": "likes"}])j", timeline);
  const LedgerEffect& alone = entry_of(ledger, LedgerEntry::Kind::step, "likes").alone;
  ASSERT_EQ(alone.largest.size(), 1u);
  EXPECT_EQ(alone.largest[0].id, "new");
  EXPECT_EQ(alone.largest[0].without, 1u);
}

TEST(Ledger, StepsThatAreOffAreNoEntries) {
  const Ledger ledger = ledger_of(R"j([{"add": "likes"}, {"multiply": 2, "off": true}])j",
                                  timeline_of({post("a").likes(1), post("b").likes(2)}));
  EXPECT_EQ(ledger.entries.size(), 1u);
}

TEST(Ledger, LongListsAreCutAndCounted) {
  LedgerOptions options;
  options.list_entries = 1;
  const Ledger ledger = ledger_of(R"j({"limpid": 1, "lists": {"l": ["a", "b", "c"]}, "steps": [
      {"add": "likes"}, {"hide": "author in @l"}]})j",
                                  timeline_of({post("1").author("a").likes(1)}), options);
  EXPECT_EQ(ledger.entries_left_out, 2u);
  EXPECT_EQ(ledger.entries.size(), 3u);
}

TEST(Ledger, AStrengthGoesFromNothingToTheStep) {
  const Timeline timeline = timeline_of({post("a").author("a").likes(9).with_json("x", R"({"bad":true})"),
                                         post("b").author("b").likes(8).with_json("x", R"({"bad":false})"),
                                         post("c").author("c").likes(5).with_json("x", R"({"bad":false})")});
  LedgerOptions options;
  options.deserved = "x.bad";
  const Ledger ledger = ledger_of(
      R"j([{"add": "likes", "id": "likes"}, {"multiply": "0.5", "when": "likes == 9", "id": "less"}])j",
      timeline, options);
  const LedgerEntry& less = entry_of(ledger, LedgerEntry::Kind::step, "less");
  ASSERT_EQ(less.strengths.size(), 10u);
  EXPECT_EQ(*less.strengths[0].harm_prevented.value, 0);  // 9 × 0.95 still leads
  EXPECT_FALSE(less.strengths[0].collateral.value);       // nothing is lost
  EXPECT_GT(*less.strengths[3].harm_prevented.value, 0);  // 9 × 0.8 is second
  EXPECT_EQ(*less.strengths[9].harm_prevented.value, *less.last.labels->harm_prevented.value);
  EXPECT_EQ(*less.last.labels->precision.value, 1);
  EXPECT_EQ(*less.last.labels->recall.value, 1);
  EXPECT_EQ(*less.last.labels->collateral.value, 0);
}

TEST(Ledger, RefusesAColumnThatIsNotThere) {
  LedgerOptions options;
  options.deserved = "x.bait";
  const auto refused =
      ledger(timeline_of({post("a").likes(1)}), recipe_of(R"j([{"add": "likes"}])j"), {}, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "column");
}

TEST(Ledger, PermutationsFindAGroupThatIsHitAndOnlyThat) {
  std::vector<PostLine> posts;
  for (int i = 0; i < 60; ++i) {
    posts.push_back(post(std::to_string(i)).author("author" + std::to_string(i)).likes((i * 37) % 60 + 1));
    posts.back().with("lang", i % 3 == 0 ? "fr" : "en").with("verified", i % 2 == 0);
  }
  LedgerOptions options;
  options.groups = {"lang", "verified"};
  const Ledger ledger =
      ledger_of(R"j([{"add": "likes"}, {"multiply": 0.01, "when": "lang == \"fr\"", "id": "less"}])j",
                timeline_of(posts), options);
  const auto& groups = entry_of(ledger, LedgerEntry::Kind::step, "less").last.groups;
  ASSERT_EQ(groups.size(), 4u);
  for (const LedgerGroup& group : groups) {
    if (group.by == "lang") {
      EXPECT_EQ(*group.p.value, 1.0 / 1000) << group.key;  // no shuffle of 999 gives as much
      EXPECT_EQ(*group.difference.value < 0, group.key == "fr");
      EXPECT_EQ(group.authors, group.key == "fr" ? 20u : 40u);
    } else {
      EXPECT_GT(*group.p.value, 0.05) << group.key;
    }
  }
}

TEST(Ledger, WhomDeservedDemotionsHitIsNoMatterOfGroupsAmongTheDeserving) {
  // French posts are demoted, and every demotion is deserved: among the others the groups fare alike.
  std::vector<PostLine> posts;
  for (int i = 0; i < 120; ++i) {
    const bool french = i % 2 == 0, bad = french && i % 4 == 0;
    posts.push_back(post(std::to_string(i)).author("author" + std::to_string(i)).likes((i * 37) % 120 + 1));
    posts.back()
        .with("lang", french ? "fr" : "en")
        .with_json("x", bad ? R"({"bad":true})" : R"({"bad":false})");
  }
  LedgerOptions options;
  options.groups = {"lang"};
  options.deserved = "x.bad";
  const Ledger ledger =
      ledger_of(R"j([{"add": "likes"}, {"multiply": 0.01, "when": "x.bad", "id": "less"}])j",
                timeline_of(posts), options);
  const auto& groups = entry_of(ledger, LedgerEntry::Kind::step, "less").last.groups;
  ASSERT_EQ(groups.size(), 2u);
  for (const LedgerGroup& group : groups) {
    EXPECT_EQ(*group.p.value, 1.0 / 1000) << group.key;
    EXPECT_GT(*group.deserving_p.value, 0.05) << group.key;
    EXPECT_LT(std::abs(*group.deserving_difference.value), std::abs(*group.difference.value) / 5);
  }
}

// --- A second implementation ---

// Exposure of each post by id, from the printed order and the formula.
std::map<std::string, double> naive_exposure(const Ranking& ranking) {
  const Ids ids = ranked_ids(ranking);
  double sum = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) sum += 1 / std::log2(2.0 + static_cast<double>(i));
  std::map<std::string, double> exposure;
  for (std::size_t i = 0; i < ids.size(); ++i)
    exposure[ids[i]] = 1 / std::log2(2.0 + static_cast<double>(i)) / sum;
  return exposure;
}

// Posts on which the path of the step with this id changed something.
std::set<std::string> naive_touched(const Ranking& ranking, std::string_view step_id) {
  std::set<std::string> touched;
  for (std::uint32_t row = 0; row < ranking.timeline().size(); ++row) {
    for (const PathStep& step : ranking.explain(row).steps) {
      if (step.step->id != step_id || !step.applied()) continue;
      const bool hides = step.step->verb == Verb::hide;
      if (hides || step.after != step.before) touched.insert(id_of(ranking, row));
    }
  }
  return touched;
}

// The mean change of posts by accounts that are followed ("true") or not, less that of all others; of the
// deserving only where `deserving`. The reader's own posts are of neither.
std::optional<double> naive_difference(const Timeline& timeline, const std::map<std::string, double>& change,
                                       const std::string& following, bool deserving) {
  double sum = 0, others = 0, posts = 0, other_posts = 0;
  for (std::uint32_t row = 0; row < timeline.size(); ++row) {
    std::string line;
    append_canonical(line, timeline, row);
    if (line.find(R"("following":)") == std::string::npos) continue;
    if (deserving && line.find(R"("bait":false)") == std::string::npos) continue;
    const bool inside = line.find(R"("following":)" + following) != std::string::npos;
    (inside ? sum : others) += change.at(std::string(view(timeline, row).id));
    (inside ? posts : other_posts) += 1;
  }
  if (posts == 0 || other_posts == 0) return std::nullopt;
  return sum / posts - others / other_posts;
}

void expect_difference(const Figure& said, const std::optional<double>& naive) {
  ASSERT_EQ(said.value.has_value(), naive.has_value());
  if (!naive) return;
  EXPECT_NEAR(*said.value, *naive, 1e-12);
}

void expect_effect(const LedgerEffect& said, const Ranking& without, const Ranking& with,
                   const std::set<std::string>& touched) {
  const std::map<std::string, double> had = naive_exposure(without), has = naive_exposure(with);
  const Timeline& timeline = with.timeline();
  double taken = 0, given = 0, lost = 0, lost_by_others = 0, lost_by_touched = 0, b_had = 0, b_has = 0;
  std::size_t hit = 0, labelled_touched = 0, b = 0;
  std::set<std::string> authors;
  std::map<std::string, double> by_author, change;
  for (std::uint32_t row = 0; row < timeline.size(); ++row) {
    const PostView post = view(timeline, row);
    const std::string id(post.id);
    const double before = had.count(id) ? had.at(id) : 0, after = has.count(id) ? has.at(id) : 0;
    change[id] = after - before;
    taken += std::max(0.0, before - after);
    given += std::max(0.0, after - before);
    by_author["@" + std::string(post.author)] += after - before;
    if (touched.count(id)) authors.insert(std::string(post.author));
    std::string line;
    append_canonical(line, timeline, row);
    const bool bait = line.find(R"("bait":true)") != std::string::npos;
    if (!bait && line.find(R"("bait":false)") == std::string::npos) continue;
    lost += std::max(0.0, before - after);
    b += bait;
    labelled_touched += touched.count(id);
    hit += bait && touched.count(id);
    if (bait) {
      b_had += before;
      b_has += after;
    } else {
      lost_by_others += std::max(0.0, before - after);
      if (touched.count(id)) lost_by_touched += std::max(0.0, before - after);
    }
  }
  EXPECT_EQ(said.posts, touched.size());
  EXPECT_EQ(said.authors, authors.size());
  EXPECT_NEAR(said.taken, taken, 1e-12);
  EXPECT_NEAR(said.given, given, 1e-12);
  for (const auto* accounts : {&said.from, &said.to}) {
    for (const LedgerAccount& account : *accounts)
      EXPECT_NEAR(account.change, by_author.at(account.account), 1e-12) << account.account;
  }
  for (const LedgerGroup& group : said.groups) {
    expect_difference(group.difference, naive_difference(timeline, change, group.key, false));
    expect_difference(group.deserving_difference, naive_difference(timeline, change, group.key, true));
  }
  std::vector<double> losses;
  for (const auto& [id, gained] : change) losses.push_back(-gained);
  std::sort(losses.rbegin(), losses.rend());
  for (std::size_t i = 0; i < said.largest.size(); ++i) {
    EXPECT_NEAR(said.largest[i].lost, losses[i], 1e-12);
    EXPECT_NEAR(said.largest[i].lost, -change.at(said.largest[i].id), 1e-12);
  }
  EXPECT_EQ(said.largest.size(),
            std::min<std::size_t>(10, static_cast<std::size_t>(std::count_if(
                                          losses.begin(), losses.end(), [](double l) { return l > 0; }))));
  const auto expect_ratio = [](const Figure& figure, double part, double whole) {
    EXPECT_EQ(figure.value.has_value(), whole > 0);
    if (!figure.value || whole <= 0) return;
    EXPECT_NEAR(*figure.value, part / whole, 1e-9);
  };
  ASSERT_TRUE(said.labels);
  EXPECT_EQ(said.labels->undeserving, b);
  expect_ratio(said.labels->precision, static_cast<double>(hit), static_cast<double>(labelled_touched));
  expect_ratio(said.labels->recall, static_cast<double>(hit), static_cast<double>(b));
  expect_ratio(said.labels->collateral, lost_by_others, lost);
  expect_ratio(said.labels->collateral_touched, lost_by_touched, lost);
  expect_ratio(said.labels->harm_prevented, b_had - b_has, b_had);
}

// What labelled posts had without and have with, for strengths.
struct Shares {
  double had_by_b = 0, kept_by_b = 0, lost = 0, lost_by_others = 0;
};

Shares naive_shares(const Ranking& without, const Ranking& with) {
  const std::map<std::string, double> had = naive_exposure(without), has = naive_exposure(with);
  Shares shares;
  for (std::uint32_t row = 0; row < with.timeline().size(); ++row) {
    std::string line;
    append_canonical(line, with.timeline(), row);
    const bool bait = line.find(R"("bait":true)") != std::string::npos;
    if (!bait && line.find(R"("bait":false)") == std::string::npos) continue;
    const std::string id = id_of(with, row);
    const double before = had.count(id) ? had.at(id) : 0, after = has.count(id) ? has.at(id) : 0;
    shares.lost += std::max(0.0, before - after);
    if (!bait) shares.lost_by_others += std::max(0.0, before - after);
    if (bait) shares.had_by_b += before;
    if (bait) shares.kept_by_b += after;
  }
  return shares;
}

const std::string kManySteps =
    R"j({"limpid": 1, "lists": {"bait": ["like if", "share if you", "tag a friend"]},
  "steps": [
    {"hide": "muted or blocked", "id": "silenced"},
    {"add": "log1p(likes)", "id": "likes"},
    {"add": "log1p(replies)", "weight": 3, "id": "replies"},
    {"multiply": "half_life(age_hours, 12)", "id": "freshness"},
    {"multiply": 0.75, "when": "not following", "unless": "is_self", "id": "strangers"},
    {"multiply": 0.2, "when": "has(text, @bait)", "unless": "replies < 5", "id": "bait"},
    {"spread": "author", "decay": 0.5, "floor": 0.25, "id": "flood"}]})j";

bool is_worth(const Step& step) { return step.verb == Verb::add || step.verb == Verb::reshape; }

Recipe with_only(const Recipe& recipe, const std::set<std::string>& ids) {
  Recipe kept = recipe;
  kept.steps.erase(std::remove_if(kept.steps.begin(), kept.steps.end(),
                                  [&](const Step& step) { return !ids.count(step.id); }),
                   kept.steps.end());
  return kept;
}

TEST(Ledger, IsThatOfASecondImplementation) {
  // Bait that no phrase finds, innocent posts in the words of bait, and posts that nobody judged.
  const Timeline timeline = only_timeline(sample({.posts = 250, .seed = 11, .plant = Plant::bait}));
  const Recipe recipe = recipe_of(kManySteps);
  LedgerOptions options;
  options.deserved = "x.bait";
  options.groups = {"following"};
  options.permutations = 9;
  const Ledger said = expect_value(ledger(timeline, recipe, {}, options));
  EXPECT_EQ(said.entries.size(), 7u + 2u + 3u);
  const auto ranked_by = [&](const Recipe& r) { return expect_value(rank(timeline, r)); };
  const Ranking full = ranked_by(recipe);
  const LedgerLabels& labels = *entry_of(said, LedgerEntry::Kind::step, "bait").last.labels;
  EXPECT_GT(labels.unknown, 0u);
  EXPECT_GT(*labels.recall.value, 0);
  EXPECT_LT(*labels.recall.value, 1);
  EXPECT_LT(*labels.precision.value, 1);

  std::set<std::string> ids, worth;
  for (const Step& step : recipe.steps) {
    ids.insert(step.id);
    if (is_worth(step)) worth.insert(step.id);
  }
  for (const Step& step : recipe.steps) {
    SCOPED_TRACE(step.id);
    const LedgerEntry& entry = entry_of(said, LedgerEntry::Kind::step, step.id);
    std::set<std::string> others = ids, plain = is_worth(step) ? std::set<std::string>() : worth;
    others.erase(step.id);
    expect_effect(entry.last, ranked_by(with_only(recipe, others)), full, naive_touched(full, step.id));
    const Ranking base = ranked_by(with_only(recipe, plain));
    plain.insert(step.id);
    const Ranking alone = ranked_by(with_only(recipe, plain));
    expect_effect(entry.alone, base, alone, naive_touched(alone, step.id));
  }

  // Strengths, from the recipe's text: a weight 3 becomes 3t, a factor 0.75 becomes 1 − t/4, a floor 0.25 1 −
  // 3t/4.
  struct Strong {
    const char *step, *from;
    double whole, slope;
  };
  const Strong strengths[] = {{"replies", "\"weight\": 3", 0, 3},
                              {"strangers", "\"multiply\": 0.75", 1, -0.25},
                              {"flood", "\"floor\": 0.25", 1, -0.75}};
  for (const Strong& strong : strengths) {
    SCOPED_TRACE(strong.step);
    const LedgerEntry& entry = entry_of(said, LedgerEntry::Kind::step, strong.step);
    ASSERT_EQ(entry.strengths.size(), 10u);
    std::set<std::string> others = ids;
    others.erase(strong.step);
    const Ranking none = ranked_by(with_only(recipe, others));
    for (const LedgerStrength& strength : entry.strengths) {
      std::string text = kManySteps;
      const std::string from = strong.from;
      const std::string to =
          from.substr(0, from.find(':') + 2) + to_text(strong.whole + strong.slope * strength.t);
      text.replace(text.find(from), from.size(), to);
      const Shares shares = naive_shares(none, ranked_by(recipe_of(text)));
      EXPECT_NEAR(*strength.harm_prevented.value, (shares.had_by_b - shares.kept_by_b) / shares.had_by_b,
                  1e-9);
      ASSERT_EQ(strength.collateral.value.has_value(), shares.lost > 0);
      if (shares.lost == 0) continue;
      EXPECT_NEAR(*strength.collateral.value, shares.lost_by_others / shares.lost, 1e-9);
    }
  }

  // The exemption of "bait": those whom it exempts would be lowered without it.
  Recipe merciless = recipe;
  merciless.steps[5].unless.reset();
  const Ranking without = ranked_by(merciless);
  std::set<std::string> spared = naive_touched(without, "bait");
  for (const std::string& id : naive_touched(full, "bait")) spared.erase(id);
  EXPECT_FALSE(spared.empty());
  expect_effect(entry_of(said, LedgerEntry::Kind::exemption, "bait").last, without, full, spared);

  // One phrase of the list.
  Recipe shorter = recipe;
  shorter.lists[0].second = {"share if you", "tag a friend"};
  const Ranking unlisted = ranked_by(shorter);
  std::set<std::string> listed = naive_touched(full, "bait");
  for (const std::string& id : naive_touched(unlisted, "bait")) listed.erase(id);
  expect_effect(entry_of(said, LedgerEntry::Kind::list_entry, "bait", "like if").last, unlisted, full,
                listed);
}

}  // namespace
}  // namespace limpid
