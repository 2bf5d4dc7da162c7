// Acceptance: how often detection finds what was planted, and how often what was not. Prints a table in
// Markdown.
//
//   limpid_acceptance [FEEDS A CELL] [FIRST SEED]
#include "acceptance/planted.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace limpid::planted {
namespace {

struct Cell {
  const char* kind;
  World world;
  double least_found = 0, most_alarms = 1;  // thresholds; 0 and 1: none
};

const Cell kCells[] = {
    {"× 1000", {"1000", 50, 1, 3, 1000, 1.5}, 0.90, 1},
    {"× 1000", {"1000", 100, 2, 6, 1000, 1.5}, 0.90, 1},
    {"× 1000", {"1000", 200, 4, 12, 1000, 0.75}, 0.90, 1},
    {"× 1000", {"1000", 200, 4, 12, 1000, 1.5}, 0.90, 1},
    {"× 1000", {"1000", 200, 4, 12, 1000, 6}, 0.90, 1},
    {"× 8", {"8", 50, 1, 3, 8, 1.6}, 0.50, 1},
    {"× 8", {"8", 50, 1, 3, 8, 6}, 0.90, 1},
    {"× 8", {"8", 100, 2, 6, 8, 6}, 0.90, 1},
    {"× 8", {"8", 50, 1, 12, 8, 1.6}, 0.90, 1},
    {"× 8", {"8", 100, 2, 12, 8, 1.6}, 0.90, 1},
    {"× 8", {"8", 200, 4, 12, 8, 1.6}, 0.90, 1},
    {"none", {"none", 30, 1, 0, 1, 1.6}, 0, 0.05},
    {"none", {"none", 50, 1, 0, 1, 1.6}, 0, 0.05},
    {"none", {"none", 100, 2, 0, 1, 1.6}, 0, 0.05},
    {"none", {"none", 200, 4, 0, 1, 0.75}, 0, 0.05},
    {"none", {"none", 200, 4, 0, 1, 1.6}, 0, 0.05},
    {"none", {"none", 200, 4, 0, 1, 6}, 0, 0.05},
    {"none, affinity 0.5", {"affinity", 200, 4, 0, 1, 1.6, 0.5}},
    {"none, affinity 1", {"affinity", 200, 4, 0, 1, 1.6, 1}},
    {"× 8, affinity 1", {"affinity", 200, 4, 12, 8, 1.6, 1}},
    {"× 1000, affinity 1", {"affinity", 200, 4, 12, 1000, 1.6, 1}},
    {"none, Gaussian", {"gaussian", 200, 4, 0, 1, 1.6, 0, true}},
    {"× 8, Gaussian", {"gaussian", 200, 4, 12, 8, 1.6, 0, true}},
    {"× 1000, Gaussian", {"gaussian", 200, 4, 12, 1000, 1.6, 0, true}},
};

struct Counts {
  std::size_t feeds = 0, found = 0, covered = 0, low = 0, open = 0, open_said = 0, alarms = 0, silent = 0;
  double agreement = 0;
};

void count(const World& world, std::uint64_t seed, const Recipe& recipe, Counts& counts) {
  const Feeds feeds = draw(world, seed);
  const Result<Detection> detection = detect(feeds.sessions, recipe, {}, {.seed = seed, .permutations = 19});
  ++counts.feeds;
  counts.agreement += feeds.agreement;
  if (!detection) return;
  counts.silent += !detection->explains;
  bool alarm = false;
  for (const DetectedAccount& account : detection->accounts) {
    if (account.key != "@boosted") {
      alarm = alarm || account.stands_out;
      continue;
    }
    const bool low = !account.low.value || *account.low.value <= world.factor;
    const bool high = !account.high.value || *account.high.value >= world.factor;
    counts.found += account.stands_out && (account.open_above || account.value.value.value_or(0) > 1);
    counts.low += low;
    counts.covered += low && high;
    counts.open += account.open_above;
    counts.open_said += account.open_above && !account.high.value && !account.value.value;
  }
  counts.alarms += alarm;
}

std::string share(std::size_t part, std::size_t whole) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", static_cast<double>(part) / static_cast<double>(whole));
  return text;
}

int run(std::size_t feeds, std::uint64_t first) {
  const Result<Recipe> recipe = parse_recipe(kRecipe);
  bool passed = true;
  std::printf(
      "| planted | posts | sessions | boosted | agreement | found | interval holds M | lower end ≤ M | open, "
      "said so | any other alarm | nothing said |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
  for (const Cell& cell : kCells) {
    Counts counts;
    for (std::uint64_t seed = first; seed < first + feeds; ++seed) count(cell.world, seed, *recipe, counts);
    const bool boosted = cell.world.boosted > 0;
    const auto when_boosted = [&](const std::string& text) { return boosted ? text : std::string("–"); };
    std::printf(
        "| %s | %zu | %zu | %zu | %.3f | %s | %s | %s | %s | %s | %s |\n", cell.kind, cell.world.posts,
        cell.world.sessions, cell.world.boosted, counts.agreement / static_cast<double>(feeds),
        when_boosted(share(counts.found, feeds)).c_str(), when_boosted(share(counts.covered, feeds)).c_str(),
        when_boosted(share(counts.low, feeds)).c_str(),
        when_boosted(std::to_string(counts.open) + ", " + std::to_string(counts.open_said)).c_str(),
        share(counts.alarms, feeds).c_str(), share(counts.silent, feeds).c_str());
    std::fflush(stdout);
    const auto at_least = [&](std::size_t part, double least) {
      return static_cast<double>(part) >= least * static_cast<double>(feeds);
    };
    passed = passed && at_least(counts.found, cell.least_found);
    if (cell.least_found > 0) {
      passed =
          passed && (cell.world.factor == 1000 ? at_least(counts.low, 0.95) : at_least(counts.covered, 0.90));
      passed = passed && counts.open == counts.open_said;
    }
    passed = passed && !(static_cast<double>(counts.alarms) > cell.most_alarms * static_cast<double>(feeds));
  }
  std::printf("\n%s\n", passed ? "Every threshold is met." : "A threshold is missed.");
  return passed ? 0 : 1;
}

}  // namespace
}  // namespace limpid::planted

int main(int argc, char** argv) {
  const auto feeds =
      argc > 1 ? static_cast<std::size_t>(std::strtoul(argv[1], nullptr, 10)) : std::size_t{400};
  const auto first =
      argc > 2 ? static_cast<std::uint64_t>(std::strtoull(argv[2], nullptr, 10)) : std::uint64_t{1};
  return limpid::planted::run(feeds, first);
}
