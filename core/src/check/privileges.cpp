// The register of privileges: who is named in a recipe, what for, by which step.
#include <limpid/check.hpp>

#include "base/number.hpp"
#include "recipe/expression.hpp"

#include <algorithm>
#include <map>

namespace limpid {

namespace {

using Kind = Expression::Kind;

// Accounts that an expression names, each with the sense in which it does: `author in @list` picks them out,
// `not (author in @list)` picks everyone else.
struct Named {
  std::string account;
  bool picked_out = true;
  bool empty_list = false;
};

class Finder {
 public:
  explicit Finder(const Recipe& recipe) : recipe_(recipe) {}

  std::vector<Named> find(const std::string& source) {
    named_.clear();
    visit_source(source, true);
    return std::move(named_);
  }

 private:
  void visit_source(const std::string& source, bool picked_out) {
    const Result<Expression> parsed = parse_expression(source);
    if (parsed) visit(*parsed, picked_out);
  }

  void visit(const Expression& e, bool picked_out) {
    if (e.kind == Kind::name) return visit_let(e.text, picked_out);
    if (e.kind == Kind::negation) return visit(e.arguments[0], !picked_out);
    if (e.kind == Kind::binary && (e.text == "in" || e.text == "==" || e.text == "!=")) {
      if (names_account(e)) return take(e, picked_out);
    }
    for (const Expression& argument : e.arguments) visit(argument, picked_out);
  }

  void visit_let(const std::string& name, bool picked_out) {
    for (const auto& [let, source] : recipe_.lets) {
      if (let == name) visit_source(source, picked_out);
    }
  }

  static bool is_account(const Expression& e) {
    return e.kind == Kind::name && (e.text == "author" || e.text == "reposter");
  }

  static bool names_account(const Expression& e) {
    if (is_account(e.arguments[0])) return !is_account(e.arguments[1]);
    return is_account(e.arguments[1]) && e.text != "in";
  }

  void take(const Expression& e, bool picked_out) {
    const Expression& names = e.arguments[is_account(e.arguments[0]) ? 1 : 0];
    if (e.text == "!=") picked_out = !picked_out;
    if (names.kind == Kind::list) return take_list(names.text, picked_out);
    if (names.kind == Kind::text) named_.push_back({names.text, picked_out, false});
    for (const Expression& text : names.arguments) named_.push_back({text.text, picked_out, false});
  }

  void take_list(const std::string& name, bool picked_out) {
    for (const auto& [list, accounts] : recipe_.lists) {
      if (list != name) continue;
      for (const std::string& account : accounts) named_.push_back({account, picked_out, false});
      if (accounts.empty()) named_.push_back({"@" + name, picked_out, true});
    }
  }

  const Recipe& recipe_;
  std::vector<Named> named_;
};

// What a step does to those whom its condition picks out.
std::string effect(const Step& step) {
  switch (step.verb) {
    case Verb::hide: return "hidden";
    case Verb::add: return to_text(step.weight_or_default()) + " × " + step.expression + " added";
    case Verb::multiply: return "× " + (step.factor ? to_text(*step.factor) : step.expression);
    case Verb::reshape: return "score set to " + step.expression;
    case Verb::spread: return "spread";
    case Verb::limit: return "limited";
    case Verb::mix: return "given a share of " + to_text(step.share.value_or(0));
    case Verb::pin: return "pinned to the top";
  }
  return {};
}

std::string with_at(const std::string& account) {
  return account.empty() || account.front() == '@' ? account : "@" + account;
}

// "by step 4", "from steps 1 and 6"
std::string steps_in_words(const std::vector<std::size_t>& steps) {
  std::string text = steps.size() == 1 ? "step " : "steps ";
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i > 0) text += i + 1 == steps.size() ? " and " : ", ";
    text += std::to_string(steps[i]);
  }
  return text;
}

std::string sentence_of(const PrivilegeEntry& entry) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> by_effect;
  for (const Privilege& privilege : entry.privileges) {
    const auto found = std::find_if(by_effect.begin(), by_effect.end(),
                                    [&](const auto& other) { return other.first == privilege.what; });
    if (found == by_effect.end())
      by_effect.push_back({privilege.what, {privilege.step}});
    else if (found->second.back() != privilege.step)
      found->second.push_back(privilege.step);
  }
  std::string text = with_at(entry.account) + (entry.empty_list ? " (an empty list): " : ": ");
  for (std::size_t i = 0; i < by_effect.size(); ++i) {
    const auto& [what, steps] = by_effect[i];
    if (i > 0) text += "; ";
    text += what + (what == "exempt" ? " from " : " by ") + steps_in_words(steps);
  }
  return text;
}

}  // namespace

std::vector<PrivilegeEntry> privileges_of(const Recipe& recipe) {
  std::vector<PrivilegeEntry> entries;
  const auto note = [&](const Named& named, Privilege privilege) {
    auto found = std::find_if(entries.begin(), entries.end(), [&](const PrivilegeEntry& entry) {
      return with_at(entry.account) == with_at(named.account);
    });
    if (found == entries.end())
      found = entries.insert(entries.end(), PrivilegeEntry{named.account, named.empty_list, {}, {}});
    found->privileges.push_back(std::move(privilege));
  };

  Finder finder(recipe);
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    const Step& step = recipe.steps[i];
    const auto look = [&](const std::string& source, bool in_unless, bool in_value) {
      for (const Named& named : finder.find(source)) {
        const bool exempt = named.picked_out == in_unless;
        const std::string what = in_value ? "scored by name" : exempt ? "exempt" : effect(step);
        note(named, {i + 1, step.id, step.off ? what + " (switched off)" : what});
      }
    };
    const bool main_is_condition =
        step.verb == Verb::hide || step.verb == Verb::mix || step.verb == Verb::pin;
    look(step.expression, false, !main_is_condition);
    if (step.when) look(*step.when, false, false);
    if (step.unless) look(*step.unless, true, false);
  }
  for (PrivilegeEntry& entry : entries) entry.sentence = sentence_of(entry);
  return entries;
}

Recipe without_privileges(Recipe recipe) {
  for (const PrivilegeEntry& entry : privileges_of(recipe)) {
    for (auto& [name, accounts] : recipe.lists) {
      const auto is_named = [&](const std::string& account) { return with_at(account) == with_at(entry.account); };
      accounts.erase(std::remove_if(accounts.begin(), accounts.end(), is_named), accounts.end());
    }
  }
  // What is left are accounts named outright.
  for (const PrivilegeEntry& entry : privileges_of(recipe)) {
    if (entry.empty_list) continue;
    for (const Privilege& privilege : entry.privileges) {
      Step& step = recipe.steps[privilege.step - 1];
      const bool exempts = privilege.what.rfind("exempt", 0) == 0;
      if (exempts && step.unless)
        step.unless.reset();
      else if (exempts && step.when)
        step.when.reset();
      else
        step.off = true;
    }
  }
  return recipe;
}

}  // namespace limpid
