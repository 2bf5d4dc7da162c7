// Two recipes side by side, in words.
#include <limpid/check.hpp>

#include "base/number.hpp"

#include <algorithm>

namespace limpid {

namespace {

std::string label_of(const Step& step) { return step.label.value_or(step.id); }

// What a step is, short enough for a sentence: "× 0.75", "+ 4 · log1p(replies)".
std::string shown(const Step& step) {
  std::string text;
  switch (step.verb) {
    case Verb::hide: text = "hide where " + step.expression; break;
    case Verb::add: text = "+ " + to_text(step.weight_or_default()) + " · " + step.expression; break;
    case Verb::multiply: text = "× " + (step.factor ? to_text(*step.factor) : step.expression); break;
    case Verb::reshape: text = "score = " + step.expression; break;
    case Verb::spread: text = "spread by " + step.expression; break;
    case Verb::limit:
      text = "at most " + to_text(step.at_most.value_or(0)) + " by " + step.expression;
      if (step.within) text += " within " + to_text(*step.within);
      break;
    case Verb::mix:
      text = "a share of " + to_text(step.share.value_or(0)) + " where " + step.expression;
      break;
    case Verb::pin: text = "to the top where " + step.expression; break;
  }
  if (step.when) text += ", when " + *step.when;
  if (step.unless) text += ", unless " + *step.unless;
  return text;
}

const Step* find(const Recipe& recipe, const std::string& id) {
  const auto found =
      std::find_if(recipe.steps.begin(), recipe.steps.end(), [&](const Step& step) { return step.id == id; });
  return found == recipe.steps.end() ? nullptr : &*found;
}

std::string number_words(const Step& step, const RecipeNumber& number, double a, double b) {
  const std::string name = label_of(step);
  if (number.field == "weight") return name + " count " + to_text(b) + " instead of " + to_text(a);
  if (number.field == "multiply" && step.factor)
    return name + " × " + to_text(b) + " instead of × " + to_text(a);
  const std::string where = number.expression.empty() ? number.field : "in " + number.expression;
  return name + ", " + where + ": " + to_text(b) + " instead of " + to_text(a);
}

// Texts with their numbers taken out: the same where only numbers differ.
std::string frame(Recipe recipe, const std::string& id) {
  for (const RecipeNumber& number : numbers_of(recipe)) {
    if (number.step == id && number.verb != "let") static_cast<void>(set_number(recipe, number.address, 1));
  }
  const Step* step = find(recipe, id);
  return std::string(name_of(step->verb)) + "|" + shown(*step);
}

void compare_numbers(const Recipe& a, const Recipe& b, const Step& step, std::vector<Difference>& changes) {
  const std::vector<RecipeNumber> before = numbers_of(a), after = numbers_of(b);
  for (const RecipeNumber& number : after) {
    if (number.step != step.id || number.verb == "let") continue;
    for (const RecipeNumber& other : before) {
      if (other.address != number.address || other.value == number.value) continue;
      changes.push_back({"number", step.id, number_words(step, number, other.value, number.value),
                         number.address, other.value, number.value});
    }
  }
}

void compare_step(const Recipe& a, const Recipe& b, const Step& before, const Step& after,
                  std::vector<Difference>& changes) {
  if (frame(a, after.id) != frame(b, after.id)) {
    changes.push_back({"changed",
                       after.id,
                       label_of(after) + ": " + shown(after) + " instead of " + shown(before),
                       {},
                       {},
                       {}});
  } else {
    compare_numbers(a, b, after, changes);
  }
  if (before.off != after.off) {
    changes.push_back({"changed",
                       after.id,
                       label_of(after) + (after.off ? " is switched off" : " is switched on"),
                       {},
                       {},
                       {}});
  }
  if (before.until != after.until) {
    changes.push_back(
        {"changed",
         after.id,
         label_of(after) + (after.until ? " runs until " + *after.until : " runs without an end"),
         {},
         {},
         {}});
  }
}

// Steps that stand in another order among those that both recipes have.
void compare_order(const Recipe& a, const Recipe& b, std::vector<Difference>& changes) {
  std::vector<std::string> before, after;
  for (const Step& step : a.steps) {
    if (find(b, step.id)) before.push_back(step.id);
  }
  for (const Step& step : b.steps) {
    if (find(a, step.id)) after.push_back(step.id);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i] == after[i]) continue;
    changes.push_back({"moved",
                       after[i],
                       label_of(*find(b, after[i])) + " now comes before " + label_of(*find(b, before[i])),
                       {},
                       {},
                       {}});
    before.erase(std::find(before.begin(), before.end(), after[i]));
    before.insert(before.begin() + static_cast<std::ptrdiff_t>(i), after[i]);
  }
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text.empty() ? "nobody" : text;
}

template <class Named, class Words>
void compare_named(const Named& a, const Named& b, const std::string& kind, Words words,
                   std::vector<Difference>& changes) {
  const auto find_in = [](const Named& all, const std::string& name) {
    return std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.first == name; });
  };
  for (const auto& [name, value] : b) {
    const auto old = find_in(a, name);
    if (old == a.end())
      changes.push_back({kind, name, kind + " " + name + ": " + words(value) + ", new", {}, {}, {}});
    else if (old->second != value)
      changes.push_back({kind,
                         name,
                         kind + " " + name + ": " + words(value) + " instead of " + words(old->second),
                         {},
                         {},
                         {}});
  }
  for (const auto& [name, value] : a) {
    if (find_in(b, name) == b.end())
      changes.push_back({kind, name, kind + " " + name + " no longer", {}, {}, {}});
  }
}

}  // namespace

std::vector<Difference> differences(const Recipe& a, const Recipe& b) {
  std::vector<Difference> changes;
  compare_named(a.lists, b.lists, "list", joined, changes);
  compare_named(
      a.lets, b.lets, "let", [](const std::string& text) { return text; }, changes);
  for (const Step& step : b.steps) {
    const Step* before = find(a, step.id);
    if (before)
      compare_step(a, b, *before, step, changes);
    else
      changes.push_back({"added", step.id, label_of(step) + ": " + shown(step) + ", new", {}, {}, {}});
  }
  for (const Step& step : a.steps) {
    if (!find(b, step.id))
      changes.push_back(
          {"removed", step.id, label_of(step) + ": " + shown(step) + ", no longer", {}, {}, {}});
  }
  compare_order(a, b, changes);
  return changes;
}

}  // namespace limpid
