// What holds for every timeline and every recipe:
//
//   1. Shuffling posts that carry their positions never changes the order.
//   2. A factor below 1 never lifts a post, whatever the sign of its score; one above 1 never lowers it.
//   3. Replaying a path's steps from 0 gives every `after` and the score, bit for bit.
//   4. Shown and hidden together are everything, and nothing twice.
//   5. Doubling all weights changes no order.
//   6. Setting a number gives the same ranking as a recipe written with it.
//   7. Ranking in slices gives the same ranking as at once.
//   8. A recipe printed and read again is the same recipe.
#include "plain/plain.hpp"
#include "properties/language.hpp"
#include "properties/seeds.hpp"
#include "properties/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace limpid::testing {
namespace {

using plain::same_bits;

struct World {
  std::vector<std::string> lines;
  std::string recipe;
};

std::size_t size_of(Random& random) { return 1 + static_cast<std::size_t>(random.below(40)); }

// Half the worlds are of everyday steps, half of the whole language.
World world_of(Random& random) {
  World world;
  const bool rich = random.chance(50);
  const std::size_t posts = size_of(random);
  world.lines = rich ? random_rich_lines(random, posts) : random_lines(random, posts);
  world.recipe = rich ? random_rich_recipe(random) : random_recipe(random);
  return world;
}

bool carry_positions(const std::vector<std::string>& lines) {
  return lines.front().find("\"position\":") != std::string::npos;
}

TEST(Properties, ShufflingNeverChangesTheOrder) {
  holds_for_every_seed("shuffling", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    auto [lines, recipe] = world_of(random);
    if (!carry_positions(lines)) return {};
    const auto before = ids_in_order(ranked(timeline_of(lines), recipe));
    for (std::size_t i = lines.size(); i > 1; --i)
      std::swap(lines[i - 1], lines[static_cast<std::size_t>(random.below(i))]);
    return before == ids_in_order(ranked(timeline_of(lines), recipe)) ? "" : "another order with " + recipe;
  });
}

TEST(Properties, AFactorNeverActsAgainstItsSign) {
  holds_for_every_seed("sign rule", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const Timeline timeline = timeline_of(random_lines(random, size_of(random)));
    const std::string factor = std::to_string(random.real(0, 2));
    const std::string with = R"({"limpid":1,"steps":[{"add":"or_else(points, 0) - likes / 7"},{"multiply":)" +
                             factor + R"(,"when":"following"}]})";
    const Ranking before =
        ranked(timeline, R"({"limpid":1,"steps":[{"add":"or_else(points, 0) - likes / 7"}]})");
    const Ranking after = ranked(timeline, with);
    const bool lowers = std::stod(factor) <= 1;
    for (std::uint32_t row = 0; row < timeline.size(); ++row) {
      const double change = after.scores()[row] - before.scores()[row];
      if (lowers ? change > 0 : change < 0) return "factor " + factor + " moved a score the wrong way";
    }
    return {};
  });
}

TEST(Properties, ReplayingTheStepsGivesTheScore) {
  holds_for_every_seed("replay", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const auto [lines, recipe] = world_of(random);
    const Timeline timeline = timeline_of(lines);
    const Ranking ranking = ranked(timeline, recipe);
    for (std::uint32_t row = 0; row < timeline.size(); ++row) {
      const Path path = ranking.explain(row);
      const std::string wrong = plain::replay(path);
      if (!wrong.empty()) return wrong + " differs with " + recipe;
      if (!same_bits(path.score, ranking.scores()[row])) return "the ranking's score differs with " + recipe;
    }
    return {};
  });
}

TEST(Properties, ShownAndHiddenAreEverything) {
  holds_for_every_seed("everything", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const auto [lines, recipe] = world_of(random);
    const Timeline timeline = timeline_of(lines);
    const Ranking ranking = ranked(timeline, recipe);
    std::vector<std::uint32_t> rows = ranking.order();
    for (const std::uint32_t row : ranking.hidden_rows()) {
      if (ranking.hidden_by(row).empty()) return "a hidden post without a reason";
      rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    if (rows.size() != timeline.size()) return "posts are missing or double";
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row] != row) return "a post is missing";
      if (std::isnan(ranking.scores()[row])) return "a score is not a number";
    }
    return {};
  });
}

TEST(Properties, DoublingAllWeightsChangesNoOrder) {
  holds_for_every_seed("doubling", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const Timeline timeline = timeline_of(random_lines(random, size_of(random)));
    const auto once = ids_in_order(ranked(timeline, random_linear_recipe(seed, 1)));
    const auto twice = ids_in_order(ranked(timeline, random_linear_recipe(seed, 2)));
    return once == twice ? "" : "another order with " + random_linear_recipe(seed, 1);
  });
}

std::string compare(const Ranking& a, const Ranking& b) {
  if (a.order() != b.order()) return "another order";
  for (std::size_t row = 0; row < a.scores().size(); ++row) {
    if (!same_bits(a.scores()[row], b.scores()[row])) return "another score";
  }
  return {};
}

TEST(Properties, SettingANumberIsWritingIt) {
  holds_for_every_seed("setting", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const auto [lines, recipe] = world_of(random);
    const Timeline timeline = timeline_of(lines);
    Ranking ranking = ranked(timeline, recipe);
    const auto numbers = numbers_of(ranking.recipe());
    for (int i = 0; i < 3 && !numbers.empty(); ++i) {
      const RecipeNumber& number = random.one_of(numbers);
      const bool whole = number.field == "at_most" || number.field == "within";
      const double value = whole ? static_cast<double>(2 + random.below(4)) : random.real(0, 1);
      if (Failure failure = ranking.set(number.address, value)) return failure->sentence();
      if (Failure failure = ranking.finish()) return failure->sentence();
      const std::string wrong = compare(ranking, ranked(timeline, to_json(ranking.recipe())));
      if (!wrong.empty())
        return wrong + " after setting " + number.address + " in " + to_json(ranking.recipe());
    }
    return {};
  });
}

TEST(Properties, SlicesGiveTheSameRanking) {
  holds_for_every_seed("slices", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const auto [lines, recipe] = world_of(random);
    const Timeline timeline = timeline_of(lines);
    Result<Ranking> sliced =
        Ranking::prepare(timeline, *parse_recipe(recipe), {.now = parse_time("2026-03-04T00:00:00Z")});
    while (sliced->step(1)) {
    }
    return compare(*sliced, ranked(timeline, recipe));
  });
}

TEST(Properties, PrintingAndReadingARecipeIsTheIdentity) {
  holds_for_every_seed("printing", [](std::uint64_t seed) -> std::string {
    Random random(seed);
    const std::string printed = to_json(*parse_recipe(world_of(random).recipe));
    return to_json(*parse_recipe(printed)) == printed ? "" : printed;
  });
}

}  // namespace
}  // namespace limpid::testing
