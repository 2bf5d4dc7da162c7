// What holds for every explanation, of any timeline and recipe:
//
//   1. Every flip that is reported turns the order of the two when the recipe is written with it and ranked
//   from
//      nothing; the value next to it on today's side does not.
//   2. Leaving out the steps that decide turns it; leaving out fewer does not.
//   3. Where a flip is called exact, no value of a random choice between today's and it turns the order.
#include <limpid/limpid.hpp>

#include "explain/search.hpp"
#include "properties/language.hpp"
#include "properties/seeds.hpp"
#include "properties/world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace limpid::testing {
namespace {

#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t kPairs = 300;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::uint64_t kPairs = 300;
#else
constexpr std::uint64_t kPairs = 10000;
#endif
#else
constexpr std::uint64_t kPairs = 10000;
#endif

// The order of two by a recipe, ranked from nothing.
class Written {
 public:
  Written(const Ranking& ranking, std::string above, std::string below)
      : ranking_(ranking), above_(std::move(above)), below_(std::move(below)) {}

  [[nodiscard]] bool turns_with(const std::string& address, double value) const {
    Recipe recipe = ranking_.recipe();
    if (const Failure failure = set_number(recipe, address, value)) {
      ADD_FAILURE() << failure->sentence();
      return false;
    }
    return turned(std::move(recipe));
  }
  [[nodiscard]] bool turns_without(const std::vector<std::string>& ids) const {
    Recipe recipe = ranking_.recipe();
    for (Step& step : recipe.steps) {
      for (const std::string& id : ids) step.off = step.off || step.id == id;
    }
    return turned(std::move(recipe));
  }

 private:
  [[nodiscard]] bool turned(Recipe recipe) const {
    const Result<Ranking> other = rank(ranking_.timeline(), std::move(recipe), {.now = ranking_.now()});
    const auto above = other->place(*other->timeline().find(above_));
    const auto below = other->place(*other->timeline().find(below_));
    return below && (!above || *below < *above);
  }
  const Ranking& ranking_;
  std::string above_, below_;
};

bool is_whole(const Flip& flip) {
  const std::string field = flip.address.substr(flip.address.rfind('/') + 1);
  return field == "at_most" || field == "within";
}

std::string wrong_flip(const Flip& flip, const Written& written, Random& random) {
  if (flip.needed) {
    if (!flip.verified) return flip.address + " is not verified";
    if (!written.turns_with(flip.address, *flip.needed)) return flip.address + " does not turn the order";
    const double near = is_whole(flip) ? *flip.needed + (flip.now > *flip.needed ? 1 : -1)
                                       : neighbour(*flip.needed, flip.now);
    if (written.turns_with(flip.address, near)) return flip.address + " turns it before";
  }
  if (!flip.nearest.exact) return {};
  const double width = flip.needed ? std::fabs(*flip.needed - flip.now) * 0.999 : 100;
  const std::string field = flip.address.substr(flip.address.rfind('/') + 1);
  for (int i = 0; i < 2; ++i) {
    double value = flip.now + random.real(-1, 1) * width;
    if (is_whole(flip)) value = std::floor(value);
    if (field != "weight") value = std::fabs(value);
    if (field == "floor" || field == "decay" || field == "share") value = std::min(value, 1.0);
    if (is_whole(flip)) value = std::max(value, 2.0);
    if (std::fabs(value - flip.now) > width || value == flip.needed) continue;
    if (written.turns_with(flip.address, value)) return flip.address + " turns at a nearer value";
  }
  return {};
}

std::string wrong_answer(const Ranking& ranking, std::uint32_t a, std::uint32_t b, Random& random) {
  const std::string id_a(view(ranking.timeline(), a).id), id_b(view(ranking.timeline(), b).id);
  const Result<Versus> versus = why(ranking, id_a, id_b);
  if (!versus) return versus.error().code == "both-hidden" ? "" : versus.error().sentence();

  const Written written(ranking, std::string(versus->above.id), std::string(versus->below.id));
  for (const Flip& flip : versus->flips) {
    const std::string wrong = wrong_flip(flip, written, random);
    if (!wrong.empty()) return wrong + " with " + to_json(ranking.recipe());
  }
  if (!versus->decides.empty()) {
    if (!written.turns_without(versus->decides))
      return "what decides does not, with " + to_json(ranking.recipe());
    for (std::size_t i = 0; i < versus->decides.size(); ++i) {
      auto fewer = versus->decides;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (written.turns_without(fewer)) return "fewer steps decide, with " + to_json(ranking.recipe());
    }
  }
  return {};
}

std::string wrong_pair(std::uint64_t seed) {
  Random random(seed);
  const bool rich = random.chance(30);
  const std::size_t posts = 2 + static_cast<std::size_t>(random.below(10));
  const auto lines = rich ? random_rich_lines(random, posts) : random_lines(random, posts);
  const std::string recipe = rich ? random_rich_recipe(random) : random_recipe(random);
  const Ranking ranking = ranked(timeline_of(lines), recipe);
  const auto a = static_cast<std::uint32_t>(random.below(posts));
  const auto b = static_cast<std::uint32_t>((a + 1 + random.below(posts - 1)) % posts);
  return wrong_answer(ranking, a, b, random);
}

TEST(Explanations, EveryFlipTurnsTheOrderAndNoValueBeforeItDoes) {
  for (std::uint64_t seed = 0; seed < kPairs; ++seed) ASSERT_EQ(wrong_pair(seed), "") << "seed " << seed;
}

// From some thousand posts on the search is another: a coarser grid, narrowed down from few rows.
TEST(Explanations, AmongManyPostsToo) {
  const Timelines timelines = *read(sample({.posts = 4000, .seed = 3}));
  const Ranking ranking = *rank(timelines.feeds.front(), *parse_recipe(find_in_museum("calmer")->json));
  for (std::uint64_t seed = 0; seed < kPairs / 1000 + 1; ++seed) {
    Random random(seed);
    const auto a = ranking.order()[static_cast<std::size_t>(random.below(50))];
    const auto b = ranking.order()[50 + static_cast<std::size_t>(random.below(2000))];
    ASSERT_EQ(wrong_answer(ranking, a, b, random), "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace limpid::testing
