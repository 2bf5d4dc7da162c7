// Receipt: a ranking -> the hashes of what went in and what came out.
#pragma once

#include "input.hpp"

namespace limpid::cli {

/// Over the canonical form of the document, or of the recipe that --set and --list made of it.
[[nodiscard]] std::string recipe_hash(const std::string& text, const Common& common, const Recipe& recipe);

/// A recipe as it was given: its text is what hashes are over.
struct NamedRecipe {
  std::string text;
  Recipe recipe;
};

/// The recipe with this hash, among those of the museum and of `names`.
[[nodiscard]] Result<NamedRecipe> recipe_with_hash(const std::string& hash, const std::vector<std::string>& names);

[[nodiscard]] Receipt receipt_of(const Ranking& ranking, const std::string& recipe_text,
                                 const Common& common);

}  // namespace limpid::cli
