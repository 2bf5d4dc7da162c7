// Compile: from expressions as text to programs. Names are looked up, types are checked, lists are matched
// with this timeline's accounts: after this nothing can go wrong any more.
#pragma once

#include <limpid/recipe.hpp>
#include <limpid/result.hpp>

#include "posts/posts.hpp"
#include "recipe/program.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// What an expression must give.
enum class Wanted { number, condition, key };

/// The programs of one step; empty where the step has no such part.
struct StepPrograms {
  std::optional<Program> main, when, unless;
};

/// All steps of a recipe for one timeline, those that are off too (so that an error in them is told).
/// Without posts, the file's own columns (x.…) may have any type.
[[nodiscard]] Result<std::vector<StepPrograms>> compile(const Recipe& recipe, const Posts* posts);

}  // namespace limpid
