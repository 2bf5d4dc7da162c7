// Fit: `limpid fit`. Choices between posts in, weights with intervals out, as a recipe.
#pragma once

#include "input.hpp"

namespace CLI {
class App;
}

namespace limpid::cli {

/// Gives the verb its first argument, PAIRS, its options and what it does. `common` and `exit_code` must
/// outlive the parsing.
void add_fit(CLI::App& verb, Common& common, int& exit_code);

}  // namespace limpid::cli
