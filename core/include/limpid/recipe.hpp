// Recipe: an ordered list of steps that a person can read aloud. Here is JSON, give me steps and numbers.
#pragma once

#include <limpid/api.hpp>
#include <limpid/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid LIMPID_API {

enum class Verb { hide, add, multiply, reshape, spread, limit, mix, pin };

[[nodiscard]] std::string_view name_of(Verb verb);

/// limit, mix and pin move posts in the order; the other verbs hide posts or change scores, and come first.
[[nodiscard]] constexpr bool is_order_step(Verb verb) { return verb >= Verb::limit; }

/// The greatest `at_most` and `within`: more than any feed has posts.
inline constexpr double kMostPosts = 1e9;

/// One step. What the document leaves out stays left out here, so that printing gives the document back.
struct Step {
  Verb verb = Verb::add;
  std::string expression;         ///< hide, mix, pin: a condition; add, reshape: a value; multiply: a factor;
                                  ///< spread, limit: a key.
  std::optional<double> factor;   ///< multiply with a plain number; `expression` is empty then.
  std::optional<double> weight;   ///< add (default 1).
  std::optional<double> decay;    ///< spread, 0 to 1 (default 0.5).
  std::optional<double> floor;    ///< spread, 0 to 1 (default 0).
  std::optional<double> at_most;  ///< limit, a whole number from 1.
  std::optional<double> within;   ///< limit, a whole number from 2; left out: the whole feed.
  std::optional<double> share;    ///< mix, 0 to 1.
  std::optional<std::string> when, unless;
  std::optional<std::string> until;  ///< ISO date: the last day on which the step runs.
  bool off = false;                  ///< Kept, not run.
  std::optional<std::string> given_id, label, why;
  std::string id;  ///< given_id, else "<verb>-<n>".

  [[nodiscard]] double weight_or_default() const { return weight.value_or(1.0); }
  [[nodiscard]] double decay_or_default() const { return decay.value_or(0.5); }
  [[nodiscard]] double floor_or_default() const { return floor.value_or(0.0); }
};

struct Recipe {
  struct Source {
    std::string what, where;
  };
  std::optional<std::string> name, about;
  std::vector<Source> sources;
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
  std::vector<std::pair<std::string, std::string>> lets;  ///< name, expression
  std::vector<Step> steps;
};

/// Reads and checks a recipe, expressions and types included. An error names step, character and remedy.
[[nodiscard]] Result<Recipe> parse_recipe(std::string_view json);

/// The recipe as JSON on one line. `parse_recipe` of it gives the same recipe.
[[nodiscard]] std::string to_json(const Recipe& recipe);

/// The document as RFC 8785 spells it, defaults not filled: what a recipe's hash is over.
[[nodiscard]] Result<std::string> canonical_recipe(std::string_view json);

/// One number of a recipe, with the address under which it can be set.
struct RecipeNumber {
  std::string address;  ///< "likes/weight", "multiply-1/multiply#2", "let/rate#1"
  double value = 0;
  std::string step;        ///< The step's id, or the name in `let`.
  std::string verb;        ///< "add", …, or "let".
  std::string label;       ///< What the step calls itself, for people.
  std::string field;       ///< "weight", "decay", "floor", "multiply", "when", …
  std::string expression;  ///< Where it stands, if in an expression.
};

/// Every number of the recipe, those left to their default included, in the order of the steps.
[[nodiscard]] std::vector<RecipeNumber> numbers_of(const Recipe& recipe);

/// Sets one number; the rest of the recipe stays as it is. An error says what the address may be, or which
/// values it takes.
[[nodiscard]] Failure set_number(Recipe& recipe, std::string_view address, double value);

/// The JSON Schema (draft 2020-12) of recipes, for editors. What it allows, `parse_recipe` may still refuse:
/// names, types and the order of steps are beyond it.
[[nodiscard]] std::string_view recipe_schema();

/// One published ranking of the museum.
struct MuseumEntry {
  std::string_view id;    ///< "calmer"
  std::string_view json;  ///< its recipe
};

[[nodiscard]] const std::vector<MuseumEntry>& museum();
[[nodiscard]] const MuseumEntry* find_in_museum(std::string_view id);

}  // namespace limpid
