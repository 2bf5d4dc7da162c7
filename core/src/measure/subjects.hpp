// Subjects: what a recipe can be asked about: every step, every exemption, every entry of a list. For each,
// the recipes to rank: with it and without it, in the whole recipe (last) and on top of the plain order
// (alone).
#pragma once

#include <limpid/ledger.hpp>
#include <limpid/recipe.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace limpid {

struct Subject {
  LedgerEntry::Kind kind = LedgerEntry::Kind::step;
  std::size_t first = 0, last = 0;  ///< The first and last step that it acts through.
  std::string list, entry;

  Recipe last_without;               ///< The whole recipe without it.
  Recipe alone_with, alone_without;  ///< The plain order, with it and without.
};

/// In the order of the steps, each followed by its exemption; then the lists. Steps that are off are no
/// subjects. `list_entries`: at most so many of one list; `left_out` counts the others.
[[nodiscard]] std::vector<Subject> subjects_of(const Recipe& recipe, std::size_t list_entries,
                                               std::size_t& left_out);

/// Whether a step has a strength: add, multiply, spread and hide do.
[[nodiscard]] bool has_strength(Verb verb);

/// The recipe with one step at strength t from 0 to 1.
[[nodiscard]] Recipe at_strength(const Recipe& recipe, std::size_t step, double t);

/// Steps 0..last only: what the scores are when that step has acted.
[[nodiscard]] Recipe until_step(const Recipe& recipe, std::size_t last);

}  // namespace limpid
