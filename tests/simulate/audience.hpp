// Small audiences for tests: a scenario in a few words, and its figures by arm and key.
#pragma once

#include "testing.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::test {

/// A scenario of accounts who post 6 times a day and readers who follow 30 of them; `more` adds or replaces
/// members.
inline std::string scenario_json(std::string_view arms, std::string_view more = "") {
  std::string json = R"json({"limpid_scenario":1,"seeds":3,"readers":100,"sessions":3,"top":5,
    "kinds":{"care":{"quality":{"median":1,"sigma":0.5},"does":{"likes":0.2,"replies":0.1}},
             "bait":{"harmful":true,"quality":{"median":1,"sigma":0.5},"does":{"likes":0.4,"replies":0.3}},
             "rage":{"harmful":true,"does":{"likes":0.1,"angry":0.3}}},
    "authors":[{"group":"people","number":60,"posts_per_day":{"median":5,"sigma":0.5},"zipf":0.8,
                "kinds":{"care":2,"bait":1,"rage":1}},
               {"group":"b","posts_per_day":20}],
    "ties":[{"tie":"close","group":"people","number":5,"closeness":0.9,"does":2},
            {"tie":"loose","group":"people","number":{"median":15,"sigma":0.5},"closeness":{"low":0.1,"high":0.5}},
            {"tie":"fan","group":"b","chance":0.6,"closeness":0.3,"muted":0.2}],
    "filters":[{"column":"filtered","group":"b","chance":0.5}],
    "labels":[{"column":"looks_bad","kind":"bait","recall":0.8,"precision":0.7}],
    "watch":["b"],"interest":0.4,
    "recipe":{"limpid":1,"lists":{"allowed":[],"boosted":["b"]},"steps":[
      {"hide":"x.filtered","unless":"author in @allowed","id":"filter"},
      {"add":"rate(likes, views, 0.1)","weight":1,"id":"likes"},
      {"add":"rate(replies, views, 0.05)","weight":4,"id":"replies"},
      {"multiply":"closeness * x.interest","id":"closeness"},
      {"multiply":"half_life(age_hours, 6)","id":"freshness"},
      {"multiply":1,"when":"author in @boosted","id":"boost"},
      {"multiply":1,"when":"x.looks_bad","id":"demote"},
      {"spread":"author","decay":0.5,"floor":0.25,"id":"flood"}]})json";
  if (!more.empty()) json += "," + std::string(more);
  return json + ",\"arms\":" + std::string(arms) + "}";
}

inline SimulationResult simulated(std::string_view json, SimulateOptions options = {}) {
  const Scenario scenario = expect_value(parse_scenario(json));
  return expect_value(Simulation::prepare(scenario, std::move(options))).finish();
}

inline std::size_t outcome_at(const SimulationResult& result, std::string_view key) {
  for (std::size_t i = 0; i < result.outcomes.size(); ++i) {
    if (result.outcomes[i].key == key) return i;
  }
  throw std::runtime_error("no outcome " + std::string(key));
}

inline const OutcomeFigure& figure(const SimulationResult& result, std::string_view arm, std::string_view key) {
  for (const ArmOutcomes& each : result.arms) {
    if (each.id == arm) return each.figures[outcome_at(result, key)];
  }
  throw std::runtime_error("no arm " + std::string(arm));
}

inline double mean_of(const SimulationResult& result, std::string_view arm, std::string_view key) {
  return figure(result, arm, key).mean.value();
}

/// The keys in which two arms differ in any world.
inline std::vector<std::string> differing(const SimulationResult& result, std::string_view a,
                                          std::string_view b) {
  std::vector<std::string> keys;
  for (const Outcome& outcome : result.outcomes) {
    const auto& x = figure(result, a, outcome.key).values;
    const auto& y = figure(result, b, outcome.key).values;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const bool both_unknown = x[i] != x[i] && y[i] != y[i];
      if (x[i] != y[i] && !both_unknown) {
        keys.push_back(outcome.key);
        break;
      }
    }
  }
  return keys;
}

}  // namespace limpid::test
