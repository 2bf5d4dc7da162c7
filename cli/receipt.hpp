// Receipt: a ranking -> the hashes of what went in and what came out.
#pragma once

#include "input.hpp"

namespace limpid::cli {

/// Over the canonical form of the document, or of the recipe that --set and --list made of it.
[[nodiscard]] std::string recipe_hash(const std::string& text, const Common& common, const Recipe& recipe);

[[nodiscard]] Receipt receipt_of(const Ranking& ranking, const std::string& recipe_text,
                                 const Common& common);

}  // namespace limpid::cli
