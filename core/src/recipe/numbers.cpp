// Every number of a recipe has an address: sliders, flips and links speak in addresses.
#include <limpid/recipe.hpp>

#include "base/number.hpp"
#include "recipe/expression.hpp"
#include "recipe/nearest.hpp"

#include <cmath>

namespace limpid {

namespace {

// What a number may be.
enum class Domain { any, from_zero, share, whole_from_one, whole_from_two };

bool holds(Domain domain, double value) {
  switch (domain) {
    case Domain::any: return is_finite(value);
    case Domain::from_zero: return is_finite(value) && value >= 0;
    case Domain::share: return value >= 0 && value <= 1;
    case Domain::whole_from_one: return value >= 1 && value <= kMostPosts && value == std::floor(value);
    case Domain::whole_from_two: return value >= 2 && value <= kMostPosts && value == std::floor(value);
  }
  return false;
}

std::string_view text_of(Domain domain) {
  switch (domain) {
    case Domain::any: return "a number";
    case Domain::from_zero: return "a number from 0";
    case Domain::share: return "a number from 0 to 1";
    case Domain::whole_from_one: return "a whole number from 1 to 1000000000";
    case Domain::whole_from_two: return "a whole number from 2 to 1000000000";
  }
  return {};
}

std::string with_literal(std::string_view expression, const Literal& literal, double value) {
  std::string text(expression.substr(0, literal.begin));
  append_number(text, value);
  return text.append(expression.substr(literal.begin + literal.size));
}

// Calls visit(number, domain, set) for every number of the recipe, in order; `set` puts a value in its place.
template <class Visit>
void each_number(Recipe& recipe, Visit visit) {
  const auto in_expression = [&](std::string& text, const RecipeNumber& owner, const std::string& field) {
    std::size_t n = 0;
    for (const Literal& literal : literals_of(text)) {
      RecipeNumber number = owner;
      number.field = field;
      const std::string prefix = owner.verb == "let" ? "let/" + owner.step : owner.step + "/" + field;
      number.address = prefix + "#" + std::to_string(++n);
      number.value = literal.value;
      number.expression = text;
      visit(number, Domain::from_zero,
            [&text, literal](double value) { text = with_literal(text, literal, value); });
    }
  };
  const auto plain = [&](std::optional<double>& place, double value, const RecipeNumber& owner,
                         const std::string& field, Domain domain) {
    RecipeNumber number = owner;
    number.field = field;
    number.address = owner.step + "/" + field;
    number.value = value;
    visit(number, domain, [&place](double set) { place = set; });
  };

  for (auto& [name, expression] : recipe.lets) {
    in_expression(expression, {.step = name, .verb = "let", .label = name}, "let");
  }
  for (auto& step : recipe.steps) {
    const RecipeNumber owner{
        .step = step.id, .verb = std::string(name_of(step.verb)), .label = step.label.value_or(step.id)};
    if (step.verb == Verb::add) plain(step.weight, step.weight_or_default(), owner, "weight", Domain::any);
    if (step.factor) plain(step.factor, *step.factor, owner, "multiply", Domain::from_zero);
    if (step.verb == Verb::spread) {
      plain(step.decay, step.decay_or_default(), owner, "decay", Domain::share);
      plain(step.floor, step.floor_or_default(), owner, "floor", Domain::share);
    }
    if (step.at_most) plain(step.at_most, *step.at_most, owner, "at_most", Domain::whole_from_one);
    if (step.within) plain(step.within, *step.within, owner, "within", Domain::whole_from_two);
    if (step.share) plain(step.share, *step.share, owner, "share", Domain::share);
    in_expression(step.expression, owner, owner.verb);
    if (step.when) in_expression(*step.when, owner, "when");
    if (step.unless) in_expression(*step.unless, owner, "unless");
  }
}

}  // namespace

std::vector<RecipeNumber> numbers_of(const Recipe& recipe) {
  std::vector<RecipeNumber> numbers;
  Recipe copy = recipe;  // the visitor could set; here it only looks
  each_number(copy, [&](const RecipeNumber& number, Domain, auto) { numbers.push_back(number); });
  return numbers;
}

Failure set_number(Recipe& recipe, std::string_view address, double value) {
  bool found = false;
  Failure failure;
  each_number(recipe, [&](const RecipeNumber& number, Domain domain, auto set) {
    if (number.address != address || found) return;
    found = true;
    if (holds(domain, value)) return set(value);
    failure = Error{"recipe", std::string(address),
                    "expected " + std::string(text_of(domain)) + ", found " +
                        (is_finite(value) ? to_text(value) : "no finite number")};
  });
  if (found) return failure;
  const std::vector<RecipeNumber> numbers = numbers_of(recipe);
  std::vector<std::string_view> addresses;
  for (const RecipeNumber& number : numbers) addresses.push_back(number.address);
  return Error{"recipe", address.empty() ? "\"\"" : std::string(address),
               "this recipe has no number at this address" + did_you_mean(address, addresses)};
}

}  // namespace limpid
