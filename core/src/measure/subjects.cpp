#include "measure/subjects.hpp"

#include "base/number.hpp"
#include "recipe/expression.hpp"

#include <algorithm>

namespace limpid {

namespace {

using Kind = Expression::Kind;

// Whether an expression uses a list, by itself or through names.
class ListFinder {
 public:
  ListFinder(const Recipe& recipe, std::string_view list) : recipe_(recipe), list_(list) {}

  [[nodiscard]] bool in(const Step& step) const {
    return in_source(step.expression) || (step.when && in_source(*step.when)) ||
           (step.unless && in_source(*step.unless));
  }

 private:
  [[nodiscard]] bool in_source(const std::string& source) const {
    if (source.empty()) return false;
    const Result<Expression> parsed = parse_expression(source);
    return parsed && in(*parsed);
  }
  [[nodiscard]] bool in(const Expression& e) const {
    if (e.kind == Kind::list && e.text == list_) return true;
    if (e.kind == Kind::name) {
      for (const auto& [name, source] : recipe_.lets) {
        if (name == e.text && in_source(source)) return true;
      }
    }
    return std::any_of(e.arguments.begin(), e.arguments.end(), [&](const Expression& a) { return in(a); });
  }

  const Recipe& recipe_;
  std::string_view list_;
};

bool makes_worth(const Step& step) { return step.verb == Verb::add || step.verb == Verb::reshape; }

// Only the steps that `keep` says yes to; the others are off.
template <class Keep>
Recipe only(Recipe recipe, Keep keep) {
  for (std::size_t i = 0; i < recipe.steps.size(); ++i)
    recipe.steps[i].off = recipe.steps[i].off || !keep(recipe.steps[i], i);
  return recipe;
}

Subject subject_step(const Recipe& recipe, std::size_t step) {
  Subject subject;
  subject.first = subject.last = step;
  subject.last_without = recipe;
  subject.last_without.steps[step].off = true;
  const bool worth = makes_worth(recipe.steps[step]);
  const auto is_plain = [worth](const Step& other) { return !worth && makes_worth(other); };
  subject.alone_without = only(recipe, [&](const Step& other, std::size_t) { return is_plain(other); });
  subject.alone_with =
      only(recipe, [&](const Step& other, std::size_t i) { return i == step || is_plain(other); });
  return subject;
}

Subject subject_exemption(const Recipe& recipe, std::size_t step) {
  Subject subject;
  subject.kind = LedgerEntry::Kind::exemption;
  subject.first = subject.last = step;
  subject.last_without = recipe;
  subject.last_without.steps[step].unless.reset();
  subject.alone_with = subject_step(recipe, step).alone_with;
  subject.alone_without = subject.alone_with;
  subject.alone_without.steps[step].unless.reset();
  return subject;
}

Subject subject_entry(const Recipe& recipe, std::size_t list, std::size_t entry,
                      const std::vector<std::size_t>& users) {
  Subject subject;
  subject.kind = LedgerEntry::Kind::list_entry;
  subject.first = users.front();
  subject.last = users.back();
  subject.list = recipe.lists[list].first;
  subject.entry = recipe.lists[list].second[entry];
  subject.last_without = recipe;
  std::vector<std::string>& others = subject.last_without.lists[list].second;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(entry));
  subject.alone_with = only(recipe, [&](const Step& step, std::size_t i) {
    return makes_worth(step) || std::find(users.begin(), users.end(), i) != users.end();
  });
  subject.alone_with.lists[list].second = {subject.entry};
  subject.alone_without = subject.alone_with;
  subject.alone_without.lists[list].second.clear();
  return subject;
}

// Where a hidden post would be lowered instead: after the last step that makes its worth, since before that
// there is no score to multiply.
std::size_t place_after_worth(const Recipe& recipe, std::size_t step) {
  std::size_t place = step;
  for (std::size_t i = step + 1; i < recipe.steps.size(); ++i) {
    if (makes_worth(recipe.steps[i]) && !recipe.steps[i].off) place = i;
  }
  return place;
}

}  // namespace

std::vector<Subject> subjects_of(const Recipe& recipe, std::size_t list_entries, std::size_t& left_out) {
  std::vector<Subject> subjects;
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    if (recipe.steps[i].off) continue;
    subjects.push_back(subject_step(recipe, i));
    if (recipe.steps[i].unless) subjects.push_back(subject_exemption(recipe, i));
  }
  left_out = 0;
  for (std::size_t list = 0; list < recipe.lists.size(); ++list) {
    const ListFinder uses(recipe, recipe.lists[list].first);
    std::vector<std::size_t> users;
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
      if (!recipe.steps[i].off && uses.in(recipe.steps[i])) users.push_back(i);
    }
    if (users.empty()) continue;
    const std::size_t entries = recipe.lists[list].second.size();
    for (std::size_t entry = 0; entry < std::min(entries, list_entries); ++entry)
      subjects.push_back(subject_entry(recipe, list, entry, users));
    left_out += entries - std::min(entries, list_entries);
  }
  return subjects;
}

bool has_strength(Verb verb) {
  return verb == Verb::add || verb == Verb::multiply || verb == Verb::spread || verb == Verb::hide;
}

Recipe at_strength(const Recipe& recipe, std::size_t index, double t) {
  Recipe changed = recipe;
  Step& step = changed.steps[index];
  switch (step.verb) {
    case Verb::add: step.weight = t * step.weight_or_default(); break;
    case Verb::multiply:
      if (step.factor) {
        step.factor = 1 - t * (1 - *step.factor);
      } else {
        step.expression = "1 - " + to_text(t) + " * (1 - (" + step.expression + "))";
      }
      break;
    case Verb::spread: step.floor = 1 - t * (1 - step.floor_or_default()); break;  // (1 − floor) shrinks by t
    case Verb::hide: {
      Step lower = step;
      lower.verb = Verb::multiply;
      lower.factor = 1 - t;
      lower.expression.clear();
      lower.when = step.when ? "(" + *step.when + ") and (" + step.expression + ")" : step.expression;
      const std::size_t place = place_after_worth(recipe, index);
      changed.steps.erase(changed.steps.begin() + static_cast<std::ptrdiff_t>(index));
      changed.steps.insert(changed.steps.begin() + static_cast<std::ptrdiff_t>(place), std::move(lower));
      break;
    }
    default: break;
  }
  return changed;
}

Recipe until_step(const Recipe& recipe, std::size_t last) {
  Recipe cut = recipe;
  cut.steps.resize(std::min(cut.steps.size(), last + 1));
  return cut;
}

}  // namespace limpid
