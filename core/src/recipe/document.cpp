// The recipe as a document: JSON -> Recipe -> JSON. Unknown and duplicate keys are refused, with the place.
#include <limpid/recipe.hpp>
#include <limpid/time.hpp>

#include "base/canonical_json.hpp"
#include "base/json_document.hpp"
#include "base/json_writer.hpp"
#include "base/number.hpp"
#include "posts/catalogue.hpp"
#include "recipe/compile.hpp"
#include "recipe/expression.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace limpid {

namespace {

struct VerbName {
  Verb verb;
  std::string_view name;
};
constexpr VerbName kVerbs[] = {{Verb::hide, "hide"},         {Verb::add, "add"},
                               {Verb::multiply, "multiply"}, {Verb::reshape, "reshape"},
                               {Verb::spread, "spread"},     {Verb::limit, "limit"},
                               {Verb::mix, "mix"},           {Verb::pin, "pin"}};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string compact(JsonValue value) {
  std::string text;
  value.append_json(text);
  return text.size() <= 60 ? text : text.substr(0, 57) + "…";
}

// Reads one document. The first thing that is wrong ends it.
class Reader {
 public:
  Result<Recipe> read(JsonValue root) {
    if (!root.is(JsonKind::object))
      return refuse("", "a recipe is a JSON object, and this is " + compact(root));
    find_duplicates(root, "");
    for (const JsonValue member : root) read_member(member);
    if (!error_) check_whole(root);
    if (error_) return *error_;
    return std::move(recipe_);
  }

 private:
  Error refuse(std::string where, std::string message) {
    if (!error_) error_ = Error{"recipe", std::move(where), std::move(message)};
    return *error_;
  }

  void find_duplicates(JsonValue value, const std::string& pointer) {
    std::set<std::string_view> seen;
    std::size_t index = 0;
    for (const JsonValue child : value) {
      const bool member = value.is(JsonKind::object);
      const std::string place = pointer + "/" + (member ? std::string(child.key()) : std::to_string(index++));
      if (member && !seen.insert(child.key()).second) {
        refuse(place, "the key " + quoted(child.key()) + " stands twice: keep one");
      }
      find_duplicates(child, place);
    }
  }

  std::optional<std::string> text(JsonValue value, const std::string& where) {
    if (const auto text = value.text()) return std::string(*text);
    refuse(where, "expected a text, found " + compact(value));
    return std::nullopt;
  }

  void read_member(JsonValue member) {
    const std::string_view key = member.key();
    const std::string pointer = "/" + std::string(key);
    if (key == "limpid") {
      if (member.number() != 1.0)
        refuse(pointer, "expected 1, the version of the recipe language; found " + compact(member));
    } else if (key == "name") {
      recipe_.name = text(member, pointer);
    } else if (key == "about") {
      recipe_.about = text(member, pointer);
    } else if (key == "sources") {
      read_sources(member);
    } else if (key == "lists") {
      read_lists(member);
    } else if (key == "let") {
      read_lets(member);
    } else if (key == "steps") {
      read_steps(member);
    } else if (key != "$schema") {
      const std::vector<std::string_view> keys{"limpid", "name", "about", "sources", "lists", "let", "steps"};
      refuse(pointer, "a recipe has no key " + quoted(key) + did_you_mean(key, keys, "; it has " + listed(keys)));
    }
  }

  void read_sources(JsonValue sources) {
    if (!sources.is(JsonKind::array)) {
      refuse("/sources", "expected a list of {\"what\": …, \"where\": …}, found " + compact(sources));
      return;
    }
    std::size_t index = 0;
    for (const JsonValue source : sources) {
      const std::string pointer = "/sources/" + std::to_string(index++);
      const auto what = text(source["what"], pointer + "/what");
      const auto where = text(source["where"], pointer + "/where");
      if (source.size() != 2) refuse(pointer, "a source has the keys \"what\" and \"where\", and no others");
      if (what && where) recipe_.sources.push_back({*what, *where});
    }
  }

  void read_lists(JsonValue lists) {
    if (!lists.is(JsonKind::object)) {
      refuse("/lists", "expected {\"name\": [\"…\"]}, found " + compact(lists));
      return;
    }
    for (const JsonValue list : lists) {
      const std::string pointer = "/lists/" + std::string(list.key());
      if (!is_name(list.key()))
        refuse(pointer, "the name of a list begins with a letter and has letters, digits and _");
      if (!list.is(JsonKind::array)) refuse(pointer, "expected a list of texts, found " + compact(list));
      std::vector<std::string> items;
      for (const JsonValue item : list) {
        if (const auto member = text(item, pointer + "/" + std::to_string(items.size())))
          items.push_back(*member);
      }
      recipe_.lists.emplace_back(list.key(), std::move(items));
    }
  }

  void read_lets(JsonValue lets) {
    if (!lets.is(JsonKind::object)) {
      refuse("/let", "expected {\"name\": \"expression\"}, found " + compact(lets));
      return;
    }
    for (const JsonValue let : lets) {
      const std::string pointer = "/let/" + std::string(let.key());
      check_let_name(let.key(), pointer);
      if (const auto expression = text(let, pointer)) recipe_.lets.emplace_back(let.key(), *expression);
    }
  }

  void check_let_name(std::string_view name, const std::string& pointer) {
    if (!is_name(name) || name.find('.') != std::string_view::npos) {
      refuse(pointer, "a name in \"let\" begins with a letter and has letters, digits and _");
    }
    constexpr std::string_view kWords[] = {"score", "and", "or", "not", "in", "by", "true", "false"};
    const bool word = std::find(std::begin(kWords), std::end(kWords), name) != std::end(kWords);
    if (word || find_column(name))
      refuse(pointer, quoted(name) + " means something already: choose another name");
  }

  void read_steps(JsonValue steps) {
    if (!steps.is(JsonKind::array)) {
      refuse("/steps", "expected a list of steps, found " + compact(steps));
      return;
    }
    for (const JsonValue step : steps) {
      read_step(step);
      if (error_) return;
    }
  }

  // --- One step --------------------------------------------------------------------------------------------

  void read_step(JsonValue object) {
    const std::string number = std::to_string(recipe_.steps.size() + 1);
    place_ = "step " + number;
    pointer_ = "/steps/" + std::to_string(recipe_.steps.size());
    if (!object.is(JsonKind::object)) {
      refuse(place_,
             "a step is a JSON object with one verb, as {\"add\": \"likes\"}; found " + compact(object));
      return;
    }
    Step step;
    if (!find_verb(object, step)) return;
    place_ += " (" + quoted(name_of(step.verb)) + ")";
    for (const JsonValue member : object) read_step_member(member, step);
    if (step.verb == Verb::limit && !step.at_most)
      refuse(place_, "\"at_most\" is missing: how many posts of one key may stand together");
    if (step.verb == Verb::mix && !step.share)
      refuse(place_, "\"share\" is missing: which part of the feed, from 0 to 1");
    check_order(step);
    recipe_.steps.push_back(std::move(step));
  }

  // A score that changes after the order is settled would change nothing that anyone sees.
  void check_order(const Step& step) {
    if (is_order_step(step.verb) || recipe_.steps.empty() || !is_order_step(recipe_.steps.back().verb))
      return;
    refuse(place_, quoted(name_of(step.verb)) + " must come before " +
                       quoted(name_of(recipe_.steps.back().verb)) +
                       ": steps that hide or score come first, then limit, mix and pin; move this step up");
  }

  bool find_verb(JsonValue object, Step& step) {
    std::vector<std::string_view> found;
    for (const JsonValue member : object) {
      for (const VerbName& verb : kVerbs) {
        if (verb.name != member.key()) continue;
        step.verb = verb.verb;
        found.push_back(verb.name);
      }
    }
    if (found.size() == 1) return true;
    if (found.empty())
      refuse_no_verb(object);
    else
      refuse(place_, "a step has one verb, and this has " + quoted(found[0]) + " and " + quoted(found[1]) +
                         ": make two steps");
    return false;
  }

  void refuse_no_verb(JsonValue object) {
    std::vector<std::string_view> verbs;
    std::string all;
    for (const VerbName& verb : kVerbs) {
      verbs.push_back(verb.name);
      all += (all.empty() ? "" : ", ") + std::string(verb.name);
    }
    for (const JsonValue member : object) {
      const std::string guess = did_you_mean(member.key(), verbs);
      if (!guess.empty()) {
        refuse(place_, "unknown verb " + quoted(member.key()) + guess);
        return;
      }
    }
    refuse(place_, "no verb: a step has one of " + all);
  }

  void read_step_member(JsonValue member, Step& step) {
    const std::string_view key = member.key();
    if (key == name_of(step.verb)) return read_main(member, step);
    if (key == "id") return read_id(member, step);
    if (key == "label") return static_cast<void>(step.label = step_text(member));
    if (key == "why") return static_cast<void>(step.why = step_text(member));
    if (key == "when" && has_conditions(step.verb)) return static_cast<void>(step.when = step_text(member));
    if (key == "unless" && has_conditions(step.verb))
      return static_cast<void>(step.unless = step_text(member));
    if (key == "until") return read_until(member, step);
    if (key == "off") return read_off(member, step);
    if (key == "weight" && step.verb == Verb::add) return static_cast<void>(step.weight = number(member));
    if (key == "decay" && step.verb == Verb::spread) return static_cast<void>(step.decay = share(member));
    if (key == "floor" && step.verb == Verb::spread) return static_cast<void>(step.floor = share(member));
    if (key == "at_most" && step.verb == Verb::limit)
      return static_cast<void>(step.at_most = whole(member, 1));
    if (key == "within" && step.verb == Verb::limit) return static_cast<void>(step.within = whole(member, 2));
    if (key == "share" && step.verb == Verb::mix) return static_cast<void>(step.share = share(member));
    const std::vector<std::string_view> keys = keys_of(step.verb);
    refuse(place_of(key), quoted(name_of(step.verb)) + " takes no " + quoted(key) +
                              (key == "when"     ? ": join it to the step's own condition with \"and\""
                               : key == "unless" ? ": join it to the step's own condition with \"and not\""
                                                 : did_you_mean(key, keys, "; it takes " + listed(keys))));
  }

  static std::vector<std::string_view> keys_of(Verb verb) {
    std::vector<std::string_view> keys{"id", "label", "why", "until", "off"};
    if (has_conditions(verb)) keys.insert(keys.end(), {"when", "unless"});
    if (verb == Verb::add) keys.push_back("weight");
    if (verb == Verb::spread) keys.insert(keys.end(), {"decay", "floor"});
    if (verb == Verb::limit) keys.insert(keys.end(), {"at_most", "within"});
    if (verb == Verb::mix) keys.push_back("share");
    return keys;
  }

  // mix and pin say with their own condition which posts they are about.
  static bool has_conditions(Verb verb) { return verb != Verb::mix && verb != Verb::pin; }

  [[nodiscard]] std::string place_of(std::string_view key) const {
    return place_ + ", " + pointer_ + "/" + std::string(key);
  }

  std::optional<std::string> step_text(JsonValue member) { return text(member, place_of(member.key())); }

  std::optional<double> number(JsonValue member) {
    const auto value = member.number();
    if (!value) refuse(place_of(member.key()), "expected a number, found " + compact(member));
    return value;
  }

  std::optional<double> share(JsonValue member) {
    const auto value = number(member);
    if (value && !(*value >= 0 && *value <= 1)) {
      refuse(place_of(member.key()), "expected a number from 0 to 1, found " + compact(member));
    }
    return value;
  }

  std::optional<double> whole(JsonValue member, double least) {
    const auto value = number(member);
    if (value && !(*value >= least && *value <= kMostPosts && *value == std::floor(*value))) {
      refuse(place_of(member.key()), "expected a whole number from " + to_text(least) + " to " +
                                         to_text(kMostPosts) + ", found " + compact(member));
    }
    return value;
  }

  void read_main(JsonValue member, Step& step) {
    if (step.verb == Verb::multiply && member.is(JsonKind::number)) {
      step.factor = number(member);
      if (step.factor && *step.factor < 0) refuse_negative_factor();
      return;
    }
    // A constant may stand as a JSON value too: {"add": 1}, {"hide": false}.
    if (member.is(JsonKind::number) || member.is(JsonKind::flag)) {
      step.expression = compact(member);
    } else if (const auto expression = step_text(member)) {
      step.expression = *expression;
      if (step.verb == Verb::multiply && parse_number(*expression).value_or(0) < 0) refuse_negative_factor();
    }
  }

  void refuse_negative_factor() {
    refuse(place_of("multiply"),
           "a negative factor would turn the order round: use a factor from 0, or \"add\" with a negative "
           "weight");
  }

  void read_id(JsonValue member, Step& step) {
    step.given_id = step_text(member);
    if (!step.given_id) return;
    if (step.given_id->empty() || step.given_id->find_first_of("/#") != std::string::npos) {
      refuse(place_of("id"),
             "an id has at least one character, and neither \"/\" nor \"#\": addresses use these");
    }
    if (*step.given_id == "let")
      refuse(place_of("id"), "no step may be called \"let\": addresses of names use it");
  }

  void read_until(JsonValue member, Step& step) {
    step.until = step_text(member);
    if (!step.until) return;
    if (step.until->size() != 10 || !parse_time(*step.until)) {
      refuse(place_of("until"), "expected a date as \"2026-03-31\", found " + compact(member));
    }
  }

  void read_off(JsonValue member, Step& step) {
    if (const auto off = member.flag())
      step.off = *off;
    else
      refuse(place_of("off"), "expected true or false, found " + compact(member));
  }

  // --- The whole -------------------------------------------------------------------------------------------

  void check_whole(JsonValue root) {
    if (!root["limpid"])
      refuse("", "\"limpid\": 1 is missing: it says that this is a recipe, and of which version");
    if (!root["steps"]) refuse("", "\"steps\" is missing: a recipe is a list of steps");
    if (!error_) name_steps();
    if (!error_) {
      if (auto programs = compile(recipe_, nullptr); !programs) error_ = programs.error();
    }
  }

  // "<verb>-<n>" for steps without an id, n counting all steps of that verb.
  void name_steps() {
    std::vector<std::size_t> counts(std::size(kVerbs));
    std::set<std::string> ids;
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      Step& step = recipe_.steps[i];
      const std::size_t n = ++counts[static_cast<std::size_t>(step.verb)];
      step.id = step.given_id.value_or(std::string(name_of(step.verb)) + "-" + std::to_string(n));
      if (!ids.insert(step.id).second) {
        refuse("step " + std::to_string(i + 1) + " (" + quoted(name_of(step.verb)) + ")",
               "the id " + quoted(step.id) + " is taken by a step before: ids are unique");
      }
    }
  }

  Recipe recipe_;
  std::string place_, pointer_;
  std::optional<Error> error_;
};

}  // namespace

std::string_view name_of(Verb verb) { return kVerbs[static_cast<std::size_t>(verb)].name; }

Result<Recipe> parse_recipe(std::string_view json) {
  Recipe recipe;
  Failure failure = read_json_document(json, {"recipe", "recipe", "\"steps\""}, [&](JsonValue root) -> Failure {
    Result<Recipe> read = Reader().read(root);
    if (!read) return read.error();
    recipe = *std::move(read);
    return std::nullopt;
  });
  if (failure) return *std::move(failure);
  return recipe;
}

Result<std::string> canonical_recipe(std::string_view json) { return canonical_json(json); }

// --- Printing ----------------------------------------------------------------------------------------------

namespace {

void field(JsonWriter& writer, std::string_view key, const std::optional<std::string>& text) {
  if (text) writer.field(key, std::string_view(*text));
}
void field(JsonWriter& writer, std::string_view key, const std::optional<double>& number) {
  if (number) writer.field(key, *number);
}

void write_step(JsonWriter& writer, const Step& step) {
  writer.begin_object().key(name_of(step.verb));
  if (step.factor)
    writer.value(*step.factor);
  else
    writer.value(std::string_view(step.expression));
  field(writer, "weight", step.weight);
  field(writer, "decay", step.decay);
  field(writer, "floor", step.floor);
  field(writer, "at_most", step.at_most);
  field(writer, "within", step.within);
  field(writer, "share", step.share);
  field(writer, "when", step.when);
  field(writer, "unless", step.unless);
  field(writer, "until", step.until);
  if (step.off) writer.field("off", true);
  field(writer, "id", step.given_id);
  field(writer, "label", step.label);
  field(writer, "why", step.why);
  writer.end_object();
}

}  // namespace

std::string to_json(const Recipe& recipe) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("limpid", 1);
  field(writer, "name", recipe.name);
  field(writer, "about", recipe.about);
  if (!recipe.sources.empty()) {
    writer.key("sources").begin_array();
    for (const Recipe::Source& source : recipe.sources) {
      writer.begin_object().field("what", std::string_view(source.what));
      writer.field("where", std::string_view(source.where)).end_object();
    }
    writer.end_array();
  }
  if (!recipe.lists.empty()) {
    writer.key("lists").begin_object();
    for (const auto& [name, items] : recipe.lists) {
      writer.key(name).begin_array();
      for (const std::string& item : items) writer.value(std::string_view(item));
      writer.end_array();
    }
    writer.end_object();
  }
  if (!recipe.lets.empty()) {
    writer.key("let").begin_object();
    for (const auto& [name, expression] : recipe.lets) writer.field(name, std::string_view(expression));
    writer.end_object();
  }
  writer.key("steps").begin_array();
  for (const Step& step : recipe.steps) write_step(writer, step);
  writer.end_array().end_object();
  return json;
}

}  // namespace limpid
