// Planted: served feeds with a known truth. A world and a seed in, what a platform would have served out.
//
// Every post's log-worth is κ·(log(likes + 1) + log f_k + log M) + the author's hidden affinity; the recipe
// gives likes + 1 and the spread f_k, M is the one boosted account's factor. Orders are drawn from the model,
// post by post; in a Gaussian world each post has a normal error in place of the model's and the highest
// comes first.
#pragma once

#include <limpid/limpid.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace limpid::planted {

struct World {
  const char* name;
  std::size_t posts = 100, sessions = 2;
  std::size_t boosted = 0;  ///< Posts of @boosted.
  double factor = 1;        ///< M
  double kappa = 1.4;
  double affinity = 0;  ///< Deviation of the authors' hidden offsets, in log odds.
  bool gaussian = false;
};

struct Feeds {
  std::vector<Timeline> sessions;
  double agreement = 0;  ///< Share of pairs of others' posts that stand by their likes.
};

inline constexpr const char* kRecipe =
    R"({"limpid":1,"name":"Likes","steps":[{"add":"likes + 1"},{"spread":"author","decay":0.5,"floor":0.25}]})";

[[nodiscard]] Feeds draw(const World& world, std::uint64_t seed);

}  // namespace limpid::planted
