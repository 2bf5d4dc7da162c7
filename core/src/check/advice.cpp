// Advice: what a recipe that holds would still not do.
#include <limpid/check.hpp>

#include "base/number.hpp"
#include "posts/posts.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace limpid {

namespace {

std::string place_of(const Step& step) { return "step \"" + step.id + "\""; }

// --- What the recipe alone tells ---------------------------------------------------------------------------

void advise_on_numbers(const Step& step, std::vector<Warning>& advice) {
  if (step.verb == Verb::add && step.weight_or_default() == 0) {
    advice.push_back({"weight-zero", 1, place_of(step), "its weight is 0, so it adds nothing"});
  }
  if (step.factor && *step.factor == 1) {
    advice.push_back({"factor-one", 1, place_of(step), "a factor of 1 changes nothing"});
  }
  if (step.verb == Verb::spread && step.decay_or_default() == 1) {
    advice.push_back({"decay-one", 1, place_of(step), "a decay of 1 changes nothing"});
  }
}

bool says(const std::string& label, std::initializer_list<std::string_view> words) {
  std::string lower = " ";
  for (const char c : label) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  lower += " ";
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return lower.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

// Does the step lift what it is about, or lower it? 0: neither, or it cannot be told.
int direction(const Step& step) {
  if (step.verb == Verb::add) return (step.weight_or_default() > 0) - (step.weight_or_default() < 0);
  if (step.factor) return (*step.factor > 1) - (*step.factor < 1);
  return 0;
}

void advise_on_label(const Step& step, std::vector<Warning>& advice) {
  if (!step.label) return;
  const bool more = says(*step.label, {"more", "boost", "lift", "favour", "favor", "plus", "davantage"});
  const bool less =
      says(*step.label, {"less", "fewer", "lower", "demote", "penalty", "against", "moins", "contre"});
  if (more == less) return;
  if (direction(step) == (more ? -1 : 1)) {
    advice.push_back({"sign", 1, place_of(step),
                      "the label \"" + *step.label + "\" says " + (more ? "more" : "less") +
                          ", and the number does the opposite"});
  }
}

// --- What a timeline tells ---

// One step's row of every post's path.
class StepOnTimeline {
 public:
  StepOnTimeline(const std::vector<Path>& paths, std::size_t step) : paths_(paths), step_(step) {}

  [[nodiscard]] std::size_t count(Because because) const {
    return static_cast<std::size_t>(std::count_if(
        paths_.begin(), paths_.end(), [&](const Path& path) { return at(path).because == because; }));
  }
  [[nodiscard]] bool all_values_equal() const {
    for (const Path& path : paths_) {
      if (!at(path).applied() || at(path).value != at(paths_.front()).value) return false;
    }
    return true;
  }
  [[nodiscard]] bool moved_nothing() const {
    return std::all_of(paths_.begin(), paths_.end(),
                       [&](const Path& path) { return at(path).from == at(path).to; });
  }
  [[nodiscard]] const PathStep& at(const Path& path) const { return path.steps[step_]; }

 private:
  const std::vector<Path>& paths_;
  std::size_t step_;
};

// Paths in the feed's final order.
std::vector<const Path*> final_order(const std::vector<Path>& paths) {
  std::vector<const Path*> order;
  for (const Path& path : paths) {
    if (path.rank) order.push_back(&path);
  }
  std::sort(order.begin(), order.end(), [](const Path* a, const Path* b) { return *a->rank < *b->rank; });
  return order;
}

// Whether the final order still keeps a limit's rule. Where the window had to be emptied it never did.
bool keeps_limit(const Step& step, const StepOnTimeline& on, const std::vector<const Path*>& order) {
  std::map<std::string, std::size_t> counts;
  std::deque<std::string> window;
  for (const Path* path : order) {
    const PathStep& at = on.at(*path);
    if (at.window_emptied) return true;
    const std::string key = at.applied() ? at.key.value_or("") : std::string();
    if (step.within && window.size() >= static_cast<std::size_t>(*step.within)) {
      --counts[window.front()];
      window.pop_front();
    }
    window.push_back(key);
    ++counts[key];
    if (!key.empty() && static_cast<double>(counts[key]) > *step.at_most) return false;
  }
  return true;
}

bool keeps_pins(const StepOnTimeline& on, const std::vector<const Path*>& order) {
  bool pinned = true;
  for (const Path* path : order) {
    if (on.at(*path).applied() && !pinned) return false;
    pinned = pinned && on.at(*path).applied();
  }
  return true;
}

bool keeps_mix(const Step& step, const StepOnTimeline& on, const std::vector<const Path*>& order) {
  double left = 0;
  for (const Path* path : order) left += on.at(*path).applied();
  double others = static_cast<double>(order.size()) - left, placed = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const bool wanted = placed < std::floor(*step.share * static_cast<double>(i) + 0.5);
    const bool expected = others == 0 || (wanted && left > 0);
    if (on.at(*order[i - 1]).applied() != expected) return false;
    (expected ? left : others) -= 1;
    placed += expected;
  }
  return true;
}

bool keeps_rule(const Step& step, const StepOnTimeline& on, const std::vector<const Path*>& order) {
  switch (step.verb) {
    case Verb::limit: return keeps_limit(step, on, order);
    case Verb::mix: return keeps_mix(step, on, order);
    default: return keeps_pins(on, order);
  }
}

void advise_on_order(const Recipe& recipe, std::size_t i, const StepOnTimeline& on,
                     const std::vector<const Path*>& order, std::vector<Warning>& advice) {
  const Step& step = recipe.steps[i];
  if (on.moved_nothing()) {
    std::string text = "it moved no post of this timeline";
    for (const Step& other : recipe.steps) {
      if (step.verb == Verb::limit && other.verb == Verb::spread && other.expression == step.expression) {
        text += ": \"" + other.id + "\" has spread them already";
      }
    }
    advice.push_back({"idle", 1, place_of(step), std::move(text)});
  } else if (i + 1 < recipe.steps.size() && !keeps_rule(step, on, order)) {
    advice.push_back({"undone", 1, place_of(step),
                      "a later step breaks its rule: put it last, or take one of the two out"});
  }
}

void advise_on_timeline(const Recipe& recipe, const Ranking& ranking, std::vector<Warning>& advice) {
  std::vector<Path> paths;
  for (Row row = 0; row < ranking.timeline().size(); ++row) paths.push_back(ranking.explain(row));
  if (paths.empty()) return;
  const std::vector<const Path*> order = final_order(paths);
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    const Step& step = recipe.steps[i];
    const StepOnTimeline on(paths, i);
    const std::size_t posts = paths.size();
    if (on.count(Because::off) == posts) continue;
    if (on.count(Because::expired) == posts) {
      advice.push_back(
          {"expired", 1, place_of(step), "its last day was " + *step.until + ": it no longer runs"});
      continue;
    }
    if (on.count(Because::condition) + on.count(Because::hidden) == posts) {
      advice.push_back(
          {"never-applies", 1, place_of(step), "its condition holds for no post of this timeline"});
    } else if (is_order_step(step.verb)) {
      advise_on_order(recipe, i, on, order, advice);
    } else if (step.verb == Verb::add && posts > 1 && on.all_values_equal()) {
      advice.push_back({"no-difference", 1, place_of(step),
                        "it adds the same to every post of this timeline, so it changes no order"});
    }
  }
}

}  // namespace

std::vector<Warning> advise(const Recipe& recipe, const Ranking* ranking) {
  std::vector<Warning> advice;
  for (const Step& step : recipe.steps) {
    advise_on_numbers(step, advice);
    advise_on_label(step, advice);
  }
  if (ranking) {
    for (Warning& warning : ranking->warnings()) advice.push_back(std::move(warning));
    advise_on_timeline(recipe, *ranking, advice);
  }
  return advice;
}

}  // namespace limpid
