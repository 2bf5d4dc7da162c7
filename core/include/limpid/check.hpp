// Check: what a recipe would not do, who is named in it, and how two recipes differ, in words.
#pragma once

#include <limpid/api.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace limpid LIMPID_API {

/// Advice on a recipe that holds. Codes:
///   "weight-zero", "factor-one", "decay-one"   a number that makes its step do nothing
///   "sign"            a label that says more or less, and a number that does the opposite
/// and, with a ranking of a timeline:
///   "step-unknown"    columns that this file has no value of
///   "never-applies"   a condition that holds for no post
///   "no-difference"   the same value for every post: no order changes
///   "idle"            an order step that moved nothing
///   "undone"          an order step whose rule a later one breaks
///   "expired"         a step past its last day
///   "negative-factor", "not-finite"   scores that were left as they were
[[nodiscard]] std::vector<Warning> advise(const Recipe& recipe, const Ranking* ranking = nullptr);

/// One step that treats named accounts in its own way.
struct Privilege {
  std::size_t step = 0;  ///< Its number, from 1.
  std::string id;
  std::string what;  ///< "× 1000", "exempt", "hidden", …
};

/// An account and all steps that name it.
struct PrivilegeEntry {
  std::string account;  ///< As the recipe writes it; for an empty list the list's name with "@".
  bool empty_list = false;
  std::vector<Privilege> privileges;
  std::string sentence;  ///< "@x: × 1000 by step 4; exempt from steps 1 and 6"
};

/// Everyone that the recipe names: by a list, or by name.
[[nodiscard]] std::vector<PrivilegeEntry> privileges_of(const Recipe& recipe);

/// The recipe without privileges: nobody on its lists of accounts, no step for accounts named outright, no exemption
/// of them.
[[nodiscard]] Recipe without_privileges(Recipe recipe);

/// One difference between two recipes.
struct Difference {
  std::string kind;            ///< "number", "changed", "added", "removed", "moved", "list", "let"
  std::string step;            ///< The step's id, or the list's or name's.
  std::string text;            ///< "Replies count 13.5 instead of 5"
  std::string address;         ///< For numbers.
  std::optional<double> a, b;  ///< For numbers.
};

/// What changes from a to b. Steps are the same where their ids are.
[[nodiscard]] std::vector<Difference> differences(const Recipe& a, const Recipe& b);

}  // namespace limpid
