// The same bits everywhere: hashes of whole rankings, equal for gcc, clang and WebAssembly, and for the npm
// package, whose tests read the same file.
//
// A hash covers, in the feed's order, "id TAB the 16 hexadecimal digits of the score's double LF". When a
// ranking is meant to change, look at what changed and why, then put the line that the test prints into
// orders.inc. Never to silence a failure.
#include <limpid/limpid.hpp>

#include "properties/language.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>

namespace limpid {
namespace {

struct Golden {
  const char* recipe;
  std::size_t posts;
  std::uint64_t seed;
  std::uint64_t hash;
};

#define ORDER(recipe, posts, seed, hash) Golden{recipe, posts, seed, hash},
const Golden kGolden[] = {
#include "golden/orders.inc"
};
#undef ORDER

// FNV-1a, 64 bits (draft-eastlake-fnv).
std::uint64_t fnv1a(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

std::string order_lines(const Ranking& ranking) {
  std::string lines;
  for (const std::uint32_t row : ranking.order()) {
    std::uint64_t bits;
    std::memcpy(&bits, &ranking.scores()[row], sizeof bits);
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(bits));
    lines.append(view(ranking.timeline(), row).id).append("\t").append(hex).append("\n");
  }
  return lines;
}

TEST(Golden, RankingsHaveTheSameBitsEverywhere) {
  for (const Golden& golden : kGolden) {
    const Result<Timelines> timelines = read(sample({.posts = golden.posts, .seed = golden.seed}));
    ASSERT_TRUE(timelines.ok());
    const Result<Recipe> recipe = parse_recipe(find_in_museum(golden.recipe)->json);
    ASSERT_TRUE(recipe.ok());
    const Result<Ranking> ranking = rank(timelines->feeds.front(), *recipe);
    ASSERT_TRUE(ranking.ok());
    const std::uint64_t hash = fnv1a(order_lines(*ranking));
    char line[120];
    std::snprintf(line, sizeof line, "ORDER(\"%s\", %zu, %llu, 0x%016llx)", golden.recipe, golden.posts,
                  static_cast<unsigned long long>(golden.seed), static_cast<unsigned long long>(hash));
    EXPECT_EQ(hash, golden.hash) << line;
  }
}

TEST(Golden, EveryRecipeOfTheMuseumIsCovered) {
  for (const MuseumEntry& entry : museum()) {
    bool covered = false;
    for (const Golden& golden : kGolden) covered = covered || entry.id == golden.recipe;
    EXPECT_TRUE(covered) << entry.id << " has no line in orders.inc";
  }
}

// Not 38 recipes but the whole language: every verb, function and order step on random timelines. The plain
// evaluator says that each is right; this says that each is the same, bit by bit, on every machine.
TEST(Golden, RandomRecipesHaveTheSameBitsEverywhere) {
  std::string cases, orders;
  std::uint64_t cases_hash = 0, orders_hash = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const testing::RandomCase drawn = testing::random_case(seed);
    const Result<Recipe> recipe = parse_recipe(drawn.recipe);
    ASSERT_TRUE(recipe.ok()) << drawn.recipe;
    const Result<Ranking> ranking = rank(testing::timeline_of(drawn.lines), *recipe, {.now = drawn.now});
    ASSERT_TRUE(ranking.ok()) << drawn.recipe;
    cases_hash = fnv1a(to_json(*recipe) + std::to_string(cases_hash));
    orders_hash = fnv1a(order_lines(*ranking) + std::to_string(orders_hash));
  }
  EXPECT_EQ(cases_hash, 13384712040664513679u) << "the generator draws other recipes: another test, not another ranking";
  EXPECT_EQ(orders_hash, 12324180073940304320u);
}

}  // namespace
}  // namespace limpid
