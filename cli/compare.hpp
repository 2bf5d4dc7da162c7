// Compare: `limpid compare`. Two orders of the same posts in, every measure of how they differ out.
#pragma once

#include "input.hpp"

namespace CLI {
class App;
}

namespace limpid::cli {

/// Gives the verb its options and what it does. `common` and `exit_code` must outlive the parsing.
void add_compare(CLI::App& verb, Common& common, int& exit_code);

}  // namespace limpid::cli
