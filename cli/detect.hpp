// Detect: `limpid detect`. What the served order needs that a recipe does not explain.
#pragma once

#include "input.hpp"

namespace CLI {
class App;
}

namespace limpid::cli {

/// Gives the verb its options and what it does. `common` and `exit_code` must outlive the parsing.
void add_detect(CLI::App& verb, Common& common, int& exit_code);

}  // namespace limpid::cli
