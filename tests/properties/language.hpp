// Random documents of the whole recipe language (every verb, every function, names, lists,
// expressions of any depth) and timelines with all the columns that they speak of, for comparing
// with the plain evaluator.
//
// Everything is drawn from one Random, so that a case can be run again. Recipes are valid: types
// agree, names are there.
#pragma once

#include "properties/world.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace limpid::testing {

/// Canonical JSON lines. Of each column all posts know the value, or some, or none.
std::vector<std::string> random_rich_lines(Random& random, std::size_t posts);

std::string random_rich_recipe(Random& random);

/// A moment near the posts', or nothing: then the timeline has to settle it.
std::optional<std::int64_t> random_now(Random& random);

/// All three.
struct RandomCase {
  std::vector<std::string> lines;
  std::string recipe;
  std::optional<std::int64_t> now;
};

/// The core works in blocks of 1024 posts: now and then a case has more, mostly at most this many.
inline constexpr std::size_t kFewPosts = 30;

RandomCase random_case(std::uint64_t seed);

}  // namespace limpid::testing
