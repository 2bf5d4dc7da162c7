// However a place is found (the first ones without sorting, a window, one post by counting, all of them), it
// is the place that the obvious way gives: score every post, sort, move.
//
// Timelines are large enough that the fast ways are taken; recipes are random ones, and ones of the shape
// that the fastest way is for. Sliders move, and the moved ranking is held against one that is made anew.
#include "properties/language.hpp"
#include "properties/seeds.hpp"
#include "properties/world.hpp"
#include "ranker/order.hpp"
#include "ranker/sign_rule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace limpid::testing {
namespace {

using Rows32 = std::vector<std::uint32_t>;

// Posts that tie often, some hidden, some of unknown age or author, in no order.
std::vector<std::string> many_lines(Random& random, std::size_t posts) {
  std::vector<std::string> lines;
  const std::uint64_t authors = 1 + random.below(posts);
  const bool few_values = random.chance(30);
  for (std::size_t i = 0; i < posts; ++i) {
    std::string line = R"({"id":"p)" + std::to_string(i) + R"(","position":)" + std::to_string(i + 1);
    if (random.chance(95)) line += R"(,"author":"a)" + std::to_string(random.below(authors)) + '"';
    if (random.chance(97)) {
      const std::string day = std::to_string(10 + random.below(20));
      line += R"(,"created_at":"2026-01-)" + day + "T0" + std::to_string(random.below(10)) + R"(:00:00Z")";
    }
    for (const char* count : {"likes", "replies", "points"}) {
      if (random.chance(90))
        line += std::string(",\"") + count + "\":" + std::to_string(random.below(few_values ? 3 : 100'000));
    }
    line += std::string(R"(,"following":)") + (random.chance(50) ? "true" : "false");
    line += std::string(R"(,"muted":)") + (random.chance(5) ? "true" : "false") + "}";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string number(double value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

// A weighted sum times factors; sometimes negative, sometimes huge; sometimes with steps that move.
std::string linear_recipe(Random& random) {
  const auto weight = [&] {
    return number(random.chance(15) ? -random.real(0, 3) : random.chance(5) ? 1e300 : random.real(0, 5));
  };
  std::string steps = R"j({"hide": "muted", "id": "muted"})j";
  steps += R"j(,{"add": "log1p(likes)", "id": "likes", "weight": )j" + weight() + "}";
  if (random.chance(70))
    steps +=
        R"j(,{"add": "replies", "id": "replies", "weight": )j" + weight() + R"j(, "unless": "following"})j";
  if (random.chance(50)) steps += R"j(,{"add": "points / 7", "id": "points", "weight": )j" + weight() + "}";
  if (random.chance(70)) steps += R"j(,{"multiply": "half_life(age_hours, 12)", "id": "fresh"})j";
  if (random.chance(50))
    steps += R"j(,{"multiply": )j" + number(random.chance(20) ? 0 : random.real(0, 2)) +
             R"j(, "when": "following", "id": "known"})j";
  if (random.chance(20)) steps += R"j(,{"multiply": 0.5, "id": "half"})j";
  if (random.chance(70)) {
    // Each draw in a statement of its own: compilers evaluate operands in different orders.
    const std::string decay = number(random.real(0, 1));
    const std::string floor = number(random.chance(50) ? 0 : random.real(0, 1));
    steps += R"j(,{"spread": "author", "id": "flood", "decay": )j" + decay + R"j(, "floor": )j" + floor + "}";
  }
  if (random.chance(25)) steps += R"j(,{"limit": "author", "at_most": 1, "within": 4})j";
  if (random.chance(15)) steps += R"j(,{"mix": "following", "share": 0.5})j";
  if (random.chance(15)) steps += R"j(,{"pin": "likes > 50000"})j";
  return R"j({"limpid": 1, "steps": [)j" + steps + "]}";
}

Rows32 rows_of(std::span<const std::uint32_t> rows) { return {rows.begin(), rows.end()}; }

// Asks `fast` in an order that random draws; `obvious` has sorted all.
std::string compare(Random& random, const Ranking& fast, const Ranking& obvious, std::size_t questions) {
  const Rows32& order = obvious.order();
  const std::vector<double>& scores = obvious.scores();
  if (fast.shown() != order.size()) return "how many are shown";
  for (std::size_t q = 0; q < questions; ++q) {
    const std::size_t begin =
        random.chance(60) ? 0 : static_cast<std::size_t>(random.below(order.size() + 1));
    const std::size_t end = std::min(order.size(), begin + static_cast<std::size_t>(random.below(60)));
    const Rows32 expected(order.begin() + static_cast<std::ptrdiff_t>(begin),
                          order.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string where = " " + std::to_string(begin) + " to " + std::to_string(end);
    if (rows_of(fast.page(begin, end)) != expected) return "the page" + where;
    for (const std::uint32_t row : expected) {
      if (random.chance(90)) continue;
      if (fast.place(row) != obvious.place(row)) return "the place of a post on the page" + where;
      if (fast.score(row) != scores[row]) return "the score of a post on the page" + where;
    }
    const auto any = static_cast<std::uint32_t>(random.below(scores.size()));
    if (fast.place(any) != obvious.place(any)) return "the place of row " + std::to_string(any);
    if (fast.score(any) != scores[any]) return "the score of row " + std::to_string(any);
  }
  if (fast.warnings().size() != obvious.warnings().size()) return "the warnings";
  if (random.chance(30) && fast.scores() != scores) return "the scores";
  if (random.chance(30) && fast.order() != order) return "the order";
  return {};
}

double another(Random& random, const RecipeNumber& number) {
  if (number.field == "at_most" || number.field == "within") return static_cast<double>(2 + random.below(6));
  if (number.field == "decay" || number.field == "floor" || number.field == "share") return random.real(0, 1);
  return random.chance(10) ? 0 : random.chance(20) ? random.real(0, 1000) : random.real(0, 3);
}

std::string after_sliders(std::uint64_t seed, bool linear) {
  Random random(seed);
  const std::size_t posts = linear ? 2500 + static_cast<std::size_t>(random.below(60'000)) : 2500;
  const Timeline timeline =
      timeline_of(linear ? many_lines(random, posts) : random_rich_lines(random, posts));
  const std::string recipe = linear ? linear_recipe(random) : random_rich_recipe(random);
  Ranking slider = ranked(timeline, recipe);
  for (int move = 0; move < 4; ++move) {
    const Ranking fresh = ranked(timeline, to_json(slider.recipe()));
    static_cast<void>(fresh.order());  // all sorted: every later answer is read off it
    if (const std::string wrong = compare(random, slider, fresh, 4); !wrong.empty())
      return wrong + " after " + std::to_string(move) + " moves of " + to_json(slider.recipe());
    const std::vector<RecipeNumber> numbers = numbers_of(slider.recipe());
    if (numbers.empty()) break;
    for (std::uint64_t several = 0; several < 1 + random.below(3); ++several) {
      const RecipeNumber& number = random.one_of(numbers);
      if (slider.set(number.address, another(random, number)) || slider.finish())
        return "not set: " + number.address;
    }
  }
  return {};
}

// Straight after a slider, when no score is known: each window is cut out by bounds first.
std::string windows_after_sliders(std::uint64_t seed) {
  Random random(seed);
  const Timeline timeline =
      timeline_of(many_lines(random, 36'000 + static_cast<std::size_t>(random.below(9'000))));
  // Hundreds of half-lives or few: bounds are no use for the smallest factors.
  const std::string half_life = seed % 2 ? "12" : "200";
  Ranking slider = ranked(timeline, R"j({"limpid": 1, "steps": [{"hide": "muted", "id": "muted"},
    {"add": "log1p(likes)", "id": "likes"}, {"add": "log1p(replies)", "id": "replies", "weight": 3},
    {"add": "points / 70000", "id": "points", "weight": 0.5},
    {"multiply": "half_life(age_hours, )j" +
                                        half_life + R"j()", "id": "fresh"},
    {"multiply": 0.5, "when": "following", "id": "known"}]})j");
  const std::vector<RecipeNumber> numbers = numbers_of(slider.recipe());
  for (int move = 0; move < 14; ++move) {
    const RecipeNumber& number = random.one_of(numbers);
    const double value = random.chance(10) ? 0 : random.chance(10) ? -random.real(0, 1) : random.real(0, 30);
    if (slider.set(number.address, value)) continue;  // a factor below 0
    if (slider.finish()) return "not set: " + number.address;
    const Ranking fresh = ranked(timeline, to_json(slider.recipe()));
    const Rows32& order = fresh.order();
    for (int window = 0; window < 2; ++window) {
      const auto begin = static_cast<std::size_t>(random.below(order.size()));
      const std::size_t end = std::min(order.size(), begin + 1 + static_cast<std::size_t>(random.below(80)));
      const Rows32 expected(order.begin() + static_cast<std::ptrdiff_t>(begin),
                            order.begin() + static_cast<std::ptrdiff_t>(end));
      if (rows_of(slider.page(begin, end)) != expected)
        return "the window at " + std::to_string(begin) + " with " + to_json(slider.recipe());
    }
    if (random.chance(20) && slider.scores() != fresh.scores()) return "the scores";
  }
  return {};
}

std::string author_in(const std::string& line) {
  constexpr std::string_view kField = R"("author":")";
  const std::size_t begin = line.find(kField);
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find('"', begin + kField.size()) - begin);
}

// The whole order and all scores, from those before the spread: std::sort by the rule, the spread, std::sort
// again.
std::string whole_order(std::uint64_t seed) {
  Random random(seed);
  const std::vector<std::string> lines =
      many_lines(random, 100 + static_cast<std::size_t>(random.below(40'000)));
  const Timeline timeline = timeline_of(lines);
  const std::string steps = R"j({"limpid": 1, "steps": [{"hide": "muted"}, {"add": "log1p(likes)"},
    {"add": "points / 70000", "weight": )j" +
                            number(random.real(-1, 1)) + R"j(},
    {"multiply": "half_life(age_hours, 12)"})j";
  const double decay = random.real(0, 1);
  const double floor = random.real(0, 1);
  const Ranking before = ranked(timeline, steps + "]}");
  std::vector<Standing> standings;
  for (Row row = 0; row < lines.size(); ++row) {
    if (!before.hidden()[row]) standings.push_back({before.scores()[row], row});
  }
  sort(timeline.posts(), standings);
  SpreadFactors factors(decay, floor);
  std::map<std::string, std::uint32_t> seen;
  std::vector<double> scores = before.scores();
  for (Standing& standing : standings) {
    const std::string author = author_in(lines[standing.row]);
    if (author.empty()) continue;
    standing.score = multiplied(standing.score, factors[seen[author]++]).after;
    scores[standing.row] = standing.score;
  }
  sort(timeline.posts(), standings);
  Rows32 order;
  for (const Standing& standing : standings) order.push_back(standing.row);

  const std::string spread =
      R"j(, {"spread": "author", "decay": )j" + number(decay) + R"j(, "floor": )j" + number(floor) + "}";
  const Ranking after = ranked(timeline, steps + spread + "]}");
  const bool scores_first = random.chance(50);
  if (scores_first && after.scores() != scores) return "the scores";
  if (after.order() != order) return "the order";
  if (after.scores() != scores) return "the scores, after the order";
  return {};
}

TEST(Places, OfWeightedSumsAreThoseOfTheObviousWay) {
  for (std::uint64_t seed = 0; seed < 24; ++seed) ASSERT_EQ(after_sliders(seed, true), "") << "seed " << seed;
}

TEST(Places, OfAnyRecipeAreThoseOfTheObviousWay) {
  for (std::uint64_t seed = 0; seed < 24; ++seed)
    ASSERT_EQ(after_sliders(seed, false), "") << "seed " << seed;
}

TEST(Places, OfWindowsAreThoseOfTheObviousWay) {
  for (std::uint64_t seed = 0; seed < 6; ++seed)
    ASSERT_EQ(windows_after_sliders(seed), "") << "seed " << seed;
}

TEST(Places, OfAllPostsAreThoseOfSortingSpreadingAndSorting) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) ASSERT_EQ(whole_order(seed), "") << "seed " << seed;
}

}  // namespace
}  // namespace limpid::testing
