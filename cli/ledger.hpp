// Ledger: `limpid ledger`. What each step, exemption and list entry of a recipe takes, and from whom.
#pragma once

#include "input.hpp"

namespace CLI {
class App;
}

namespace limpid::cli {

/// Gives the verb its options and what it does. `common` and `exit_code` must outlive the parsing.
void add_ledger(CLI::App& verb, Common& common, int& exit_code);

}  // namespace limpid::cli
