#include "simulate/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace limpid::audience {

// --- One world --------------------------------------------------------------------------------------------

namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? kUnknown : static_cast<double>(part) / static_cast<double>(whole);
}

// Collects the outcomes of one arm in one world, in the same order in every arm and world.
class Sheet {
 public:
  void put(std::string key, std::string label, std::string about, double value, std::string reason = {}) {
    outcomes.push_back({std::move(key), std::move(label), std::move(about)});
    reasons.push_back(std::move(reason));
    values.push_back(value);
  }
  std::vector<Outcome> outcomes;
  std::vector<std::string> reasons;
  std::vector<double> values;
};

class ArmSheet {
 public:
  ArmSheet(const World& world, const std::vector<std::uint8_t>& posted,
           const std::vector<const ArmTally*>& arms, std::size_t arm)
      : world_(world),
        scenario_(world.scenario()),
        posted_(posted),
        arms_(arms),
        arm_(arm),
        tally_(*arms[arm]) {}

  Sheet fill() {
    watched();
    impressions();
    friends();
    authors();
    kinds();
    acts();
    reshares();
    if (scenario_.demotion) demotion();
    return std::move(sheet_);
  }

 private:
  [[nodiscard]] std::vector<double> by_author(const ArmTally& tally) const {
    std::vector<double> sums(world_.authors().size(), 0);
    for (Row row = 0; row < tally.impressions.size(); ++row) {
      if (world_.author_of(row) != kNobody) sums[world_.author_of(row)] += tally.impressions[row];
    }
    return sums;
  }

  void watched() {
    for (std::size_t w = 0; w < scenario_.watch.size(); ++w) {
      const std::uint32_t g = scenario_.watch[w];
      const std::string name = scenario_.groups[g].name;
      const auto& counts = tally_.readers.watched[w];
      const std::string nobody = "nobody follows " + name + " in these worlds";
      sheet_.put("reach:" + name, "followers of " + name + " who saw it",
                 "share of the followers of " + name + " to whom at least one post of it was shown",
                 share(counts.reached, counts.followers), nobody);
      sheet_.put("unreached-muted:" + name, "… not: had muted it",
                 "share of its followers to whom nothing was shown because they have muted it",
                 share(counts.muted, counts.followers), nobody);
      sheet_.put("unreached-filtered:" + name, "… not: hidden by the recipe",
                 "share of its followers to whom nothing was shown because the recipe hid every post of it",
                 share(counts.filtered, counts.followers), nobody);
      sheet_.put(
          "unreached-outranked:" + name, "… not: other posts stood above",
          "share of its followers for whom posts of it were there, not hidden, and never among the first",
          share(counts.outranked, counts.followers), nobody);
      sheet_.put("unreached-nothing:" + name, "… not: it had posted nothing",
                 "share of its followers to whom nothing was shown because there was no post of it",
                 share(counts.nothing_new, counts.followers), nobody);
      sheet_.put(
          "reach-strangers:" + name, "others who saw " + name,
          "share of the readers who do not follow " + name + " to whom at least one post of it was shown",
          share(counts.strangers_reached, counts.strangers),
          "everybody follows " + name + " in these worlds");
      const auto open = static_cast<double>(counts.open);
      const double sessions = scenario_.sessions;
      const double mean = static_cast<double>(counts.posts) / open;
      sheet_.put("places:" + name, "places of a follower's first " + std::to_string(scenario_.top),
                 "posts of " + name +
                     " among those shown in a session to a follower who has not muted it, on average",
                 counts.open ? mean / sessions : kUnknown, nobody);
      const double variance = static_cast<double>(counts.squared) / open - mean * mean;
      sheet_.put("places-sd:" + name, "… and how much followers differ in it",
                 "standard deviation of that over those followers",
                 counts.open ? std::sqrt(std::max(variance, 0.0)) / sessions : kUnknown, nobody);
    }
  }

  // Impressions by author, in three views: by group, of the one who has most, and (in `authors`) how unequal.
  void impressions() {
    const std::vector<double> authors = by_author(tally_);
    std::vector<double> groups(scenario_.groups.size(), 0);
    for (std::size_t a = 0; a < authors.size(); ++a) groups[world_.authors()[a].group] += authors[a];
    const auto shown = static_cast<double>(tally_.readers.shown);
    for (std::size_t g = 0; groups.size() > 1 && g < groups.size(); ++g) {
      const std::string& name = scenario_.groups[g].name;
      sheet_.put("share:" + name, "share of all impressions that went to " + name,
                 "impressions of posts of " + name + " ÷ all impressions", groups[g] / shown,
                 "nothing was shown");
    }
    const auto most = std::max_element(authors.begin(), authors.end());
    sheet_.put("share-most", "share that went to the author who has most",
               "impressions of the author who has most in this world ÷ all impressions",
               most == authors.end() ? kUnknown : *most / shown, "nothing was shown");
  }

  void friends() {
    std::uint64_t pairs = 0, unseen = 0;
    for (const auto& tie : tally_.readers.friends) {
      pairs += tie.pairs;
      unseen += tie.unseen;
    }
    const std::string nobody = "nobody whom readers follow posted";
    sheet_.put("unseen", "followed accounts never seen",
               "of the accounts that readers follow, have not muted, and that posted: share of which a "
               "reader was shown "
               "nothing (the cost of friendship)",
               share(unseen, pairs), nobody);
    for (std::size_t t = 0; scenario_.ties.size() > 1 && t < scenario_.ties.size(); ++t) {
      const auto& tie = tally_.readers.friends[t];
      sheet_.put("unseen:" + scenario_.ties[t].name, "… by tie: " + scenario_.ties[t].name,
                 "the same for the tie \"" + scenario_.ties[t].name + "\"", share(tie.unseen, tie.pairs),
                 nobody);
    }
    const bool grows = std::any_of(scenario_.ties.begin(), scenario_.ties.end(),
                                   [](const auto& tie) { return tie.grows > 0; });
    if (!grows) return;
    const auto& fresh = tally_.readers.fresh;
    sheet_.put("unseen-new", "… of those followed later",
               "of the accounts that a reader followed later than the first session, has not muted, and that "
               "posted: share of which the reader was shown nothing",
               share(fresh.unseen, fresh.pairs), "nobody was followed later");
    sheet_.put("share-new", "share of all impressions that went to accounts followed later",
               "impressions of accounts that the reader followed later than the first session ÷ all "
               "impressions: near 0 where one more friend costs no place",
               share(tally_.readers.fresh_shown, tally_.readers.shown), "nothing was shown");
  }

  void reshares() {
    if (!scenario_.reshares) return;
    const auto& by_kind_reshared = tally_.readers.reshared;
    const std::uint64_t all =
        std::accumulate(by_kind_reshared.begin(), by_kind_reshared.end(), std::uint64_t{0});
    sheet_.put("reshared", "share of what is seen that came by a reshare",
               "impressions of posts that came because another reader reposted them ÷ all impressions",
               share(all, tally_.readers.shown), "nothing was shown");
    sheet_.put("depth", "reshares that these came through",
               "of impressions that came by a reshare: through how many reshares, on average",
               share(tally_.readers.depths, all), "nothing came by a reshare");
    if (scenario_.kinds.size() < 2) return;
    const std::vector<double> shown = by_kind(tally_);
    for (std::size_t k = 0; k < shown.size(); ++k) {
      sheet_.put("reshared:" + scenario_.kinds[k].name, "… of what is " + scenario_.kinds[k].name,
                 "impressions of posts of this kind that came by a reshare ÷ all impressions of this kind",
                 static_cast<double>(by_kind_reshared[k]) / shown[k], "nothing of this kind was shown");
    }
  }

  void authors() {
    const std::vector<double> now = by_author(tally_), first = by_author(*arms_[0]);
    std::vector<double> of_posters;
    std::uint64_t silent = 0, seen_before = 0, displaced = 0;
    for (std::size_t a = 0; a < now.size(); ++a) {
      if (posted_[a]) {
        of_posters.push_back(now[a]);
        silent += now[a] == 0;
      }
      if (first[a] > 0) {
        ++seen_before;
        displaced += now[a] < first[a] / 2;
      }
    }
    const std::string nobody = "nobody posted";
    sheet_.put("silent", "silent authors",
               "share of the authors who posted of whom nothing was shown to anybody",
               share(silent, of_posters.size()), nobody);
    sheet_.put(
        "displaced", "displaced authors",
        "share of the authors shown in the first arm who have less than half of those impressions here",
        share(displaced, seen_before), "nothing was shown in the first arm");
    sheet_.put(
        "gini", "inequality of impressions (Gini)",
        "Gini coefficient of impressions over the authors who posted: 0 all alike, near 1 one has everything",
        gini(std::move(of_posters)), "nothing was shown");
  }

  [[nodiscard]] std::vector<double> by_kind(const ArmTally& tally) const {
    std::vector<double> sums(scenario_.kinds.size(), 0);
    for (Row row = 0; row < tally.impressions.size(); ++row)
      sums[tally.kinds->kind[row]] += tally.impressions[row];
    return sums;
  }

  void kinds() {
    if (scenario_.kinds.size() < 2) return;
    const std::vector<double> sums = by_kind(tally_);
    for (std::size_t k = 0; k < sums.size(); ++k) {
      const std::string& name = scenario_.kinds[k].name;
      sheet_.put("kind:" + name, "share of what is seen: " + name,
                 "impressions of posts of this kind ÷ all impressions",
                 sums[k] / static_cast<double>(tally_.readers.shown), "nothing was shown");
    }
    if (scenario_.adapt == 0) return;
    std::vector<std::uint64_t> made(scenario_.kinds.size(), 0);
    for (const std::uint8_t kind : tally_.kinds->kind) ++made[kind];
    for (std::size_t k = 0; k < made.size(); ++k) {
      sheet_.put("made:" + scenario_.kinds[k].name, "share of what is written: " + scenario_.kinds[k].name,
                 "posts of this kind ÷ all posts, where producers adapt to what earned",
                 share(made[k], tally_.kinds->kind.size()), "nothing was written");
    }
  }

  void acts() {
    sheet_.put("acted", "posts acted on", "share of the posts shown with which the reader did anything",
               share(tally_.readers.acted, tally_.readers.shown), "nothing was shown");
    for (std::size_t act = 0; act < kActs.size(); ++act) {
      const bool used = std::any_of(scenario_.kinds.begin(), scenario_.kinds.end(),
                                    [&](const auto& kind) { return kind.does[act] > 0; });
      if (!used) continue;
      const std::string name(name_of(kActs[act]));
      sheet_.put(name + "-per-100", name + " per 100 posts seen",
                 "how often readers did this, per 100 impressions",
                 100 * share(tally_.acts[act], tally_.readers.shown), "nothing was shown");
    }
  }

  void demotion() {
    const auto& demotion = *scenario_.demotion;
    const ArmTally& before = *arms_[demotion.against];
    const std::vector<double> had = by_kind(before), has = by_kind(tally_);
    const std::string& name = scenario_.kinds[demotion.kind].name;
    const double taken = had[demotion.kind] - has[demotion.kind];
    const bool has_rule = demotion.arms.empty() ||
                          std::find(demotion.arms.begin(), demotion.arms.end(), arm_) != demotion.arms.end();
    const std::size_t begin = sheet_.values.size();
    sheet_.put("harm-prevented", "harm prevented",
               "impressions that posts of kind \"" + name + "\" lost ÷ had without the rule",
               had[demotion.kind] > 0 ? taken / had[demotion.kind] : kUnknown,
               "posts of this kind had no impressions");
    double gained = 0;
    for (std::size_t k = 0; k < had.size(); ++k) {
      if (k != demotion.kind && scenario_.kinds[k].harmful) gained += has[k] - had[k];
    }
    sheet_.put("displacement", "displacement",
               "impressions gained by other harmful kinds ÷ impressions taken from \"" + name + "\"",
               taken > 0 ? gained / taken : kUnknown, "nothing was taken from posts of this kind");
    put_collateral(demotion, before);
    for (std::size_t o = begin; !has_rule && o < sheet_.values.size(); ++o) {
      sheet_.values[o] = kUnknown;
      sheet_.reasons[o] = "this arm does not have the rule";
    }
  }

  void put_collateral(const ScenarioData::Demotion& demotion, const ArmTally& before) {
    double lost = 0, lost_wrongly = 0, lost_touched = 0, lost_touched_wrongly = 0;
    for (Row row = 0; row < before.impressions.size(); ++row) {
      const double loss = static_cast<double>(before.impressions[row]) - tally_.impressions[row];
      if (loss <= 0) continue;
      const bool deserves = before.kinds->kind[row] == demotion.kind;
      const bool touched = demotion.label && before.kinds->labels[*demotion.label][row] == Tri::yes;
      lost += loss;
      lost_wrongly += deserves ? 0 : loss;
      lost_touched += touched ? loss : 0;
      lost_touched_wrongly += touched && !deserves ? loss : 0;
    }
    sheet_.put("collateral", "collateral damage",
               "impressions lost by posts of other kinds ÷ all that was lost, bystanders included",
               lost > 0 ? lost_wrongly / lost : kUnknown, "nothing was lost");
    if (!demotion.label) return;
    sheet_.put("collateral-touched", "collateral damage by the rule's own errors",
               "impressions lost by posts that the rule demoted by mistake ÷ all that demoted posts lost",
               lost_touched > 0 ? lost_touched_wrongly / lost_touched : kUnknown,
               "demoted posts lost nothing");
  }

  const World& world_;
  const ScenarioData& scenario_;
  const std::vector<std::uint8_t>& posted_;
  const std::vector<const ArmTally*>& arms_;
  std::size_t arm_;
  const ArmTally& tally_;
  Sheet sheet_;
};

}  // namespace

// Σ(2i − n − 1)·x_i / (n·Σx), x sorted upwards, i from 1.
double gini(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double sum = 0, weighted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += values[i];
    weighted += (2 * static_cast<double>(i + 1) - n - 1) * values[i];
  }
  return sum > 0 ? weighted / (n * sum) : kUnknown;
}

void Outcomes::add_world(const World& world, const std::vector<std::uint8_t>& posted,
                         const std::vector<const ArmTally*>& arms) {
  values_.resize(arms.size());
  reasons_.resize(arms.size());
  for (std::size_t a = 0; a < arms.size(); ++a) {
    Sheet sheet = ArmSheet(world, posted, arms, a).fill();
    values_[a].resize(sheet.values.size());
    for (std::size_t o = 0; o < sheet.values.size(); ++o) {
      // A quotient by nothing is undefined, not infinite.
      values_[a][o].push_back(is_finite(sheet.values[o]) ? sheet.values[o] : kUnknown);
    }
    outcomes_ = std::move(sheet.outcomes);
    reasons_[a] = std::move(sheet.reasons);
  }
  posts_ += world.posts().size();
  ++worlds_;
}

// --- Over worlds ------------------------------------------------------------------------------------------

double student_t(std::size_t degrees) {
  // Tables of Student's t, two-sided 5 %; beyond them the expansion in 1/n (Abramowitz and Stegun 26.7.5),
  // good to 1e-5.
  static constexpr double kTable[] = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060,
                                      2.2622,  2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199,
                                      2.1098,  2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639,
                                      2.0595,  2.0555, 2.0518, 2.0484, 2.0452, 2.0423};
  if (degrees == 0) return kUnknown;
  if (degrees <= std::size(kTable)) return kTable[degrees - 1];
  const double z = 1.959963984540054, n = static_cast<double>(degrees);
  const double z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
}

namespace {

struct Moments {
  double mean, sd;
};

Moments moments(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double x : values) sum += x;
  const double mean = sum / n;
  double squares = 0;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return {mean, values.size() > 1 ? std::sqrt(squares / (n - 1)) : kUnknown};
}

double percentile(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace

OutcomeFigure summarize(std::vector<double> values, const std::vector<double>* base) {
  OutcomeFigure figure;
  std::vector<double> known;
  std::copy_if(values.begin(), values.end(), std::back_inserter(known), is_known);
  if (!known.empty()) {
    const Moments m = moments(known);
    figure.mean = m.mean;
    if (is_known(m.sd)) figure.sd = m.sd;
    std::sort(known.begin(), known.end());
    figure.p5 = percentile(known, 0.05);
    figure.p95 = percentile(known, 0.95);
  }
  std::vector<double> differences;
  for (std::size_t i = 0; base && i < values.size(); ++i) {
    if (is_known(values[i]) && is_known((*base)[i])) differences.push_back(values[i] - (*base)[i]);
  }
  if (differences.size() > 1) {
    const Moments m = moments(differences);
    const double half =
        student_t(differences.size() - 1) * m.sd / std::sqrt(static_cast<double>(differences.size()));
    OutcomeFigure::Difference difference;
    difference.mean = m.mean;
    difference.low = m.mean - half;
    difference.high = m.mean + half;
    difference.told_apart = difference.low > 0 || difference.high < 0;
    difference.same = std::all_of(differences.begin(), differences.end(), [](double d) { return d == 0; });
    figure.difference = difference;
  }
  figure.values = std::move(values);
  return figure;
}

SimulationResult Outcomes::result(const ScenarioData& scenario) const {
  SimulationResult result;
  result.name = scenario.name;
  result.about = scenario.about;
  result.invented = scenario.invented;
  result.sessions = scenario.sessions;
  result.top = scenario.top;
  result.posts = worlds_ ? posts_ / static_cast<double>(worlds_) : 0;
  result.outcomes = outcomes_;
  for (std::size_t a = 0; a < values_.size(); ++a) {
    ArmOutcomes arm{scenario.arms[a].id, scenario.arms[a].name, {}};
    for (std::size_t o = 0; o < values_[a].size(); ++o) {
      OutcomeFigure figure = summarize(values_[a][o], a > 0 ? &values_[0][o] : nullptr);
      if (!figure.mean) figure.reason = reasons_[a][o];
      arm.figures.push_back(std::move(figure));
    }
    result.arms.push_back(std::move(arm));
  }
  return result;
}

}  // namespace limpid::audience
