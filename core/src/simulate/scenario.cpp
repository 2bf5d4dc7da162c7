// The scenario as a document: JSON -> ScenarioData. Unknown keys are refused, names are looked up, recipes
// parsed.
#include "simulate/scenario.hpp"

#include "base/json_document.hpp"
#include "base/number.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace limpid {

namespace {

constexpr double kMost = 1e7;  // of whatever is counted: beyond it no machine finishes

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Columns of the file's own that the world fills: a filter or label must not take their names.
constexpr std::string_view kWorldColumns[] = {"kind", "quality", "interest", "tie", "group", "depth"};

class ScenarioReader {
 public:
  Result<Scenario> read(JsonValue root) {
    if (!root.is(JsonKind::object))
      return refuse("", "a scenario is a JSON object with \"authors\" and \"arms\"");
    allow(root, "", {"limpid_scenario", "$schema",  "name",  "about",   "invented", "sources",
                     "hours",           "sessions", "top",   "seeds",   "readers",  "interest",
                     "strangers",       "adapt",    "kinds", "authors", "ties",     "reshares",
                     "filters",         "labels",   "watch", "demotes", "recipe",   "arms"});
    if (root["limpid_scenario"].number() != 1.0)
      refuse("/limpid_scenario", "expected the scenario format's number, \"limpid_scenario\": 1");
    data_.name = text(root["name"], "/name").value_or("");
    data_.about = text(root["about"], "/about").value_or("");
    data_.invented = text(root["invented"], "/invented").value_or("");
    read_sources(root["sources"]);
    data_.hours = number(root["hours"], "/hours", 24, 0.01, 24 * 366);
    data_.sessions = whole(root["sessions"], "/sessions", 3, 1, 1000);
    data_.top = whole(root["top"], "/top", 20, 1, 1000);
    data_.seeds = whole(root["seeds"], "/seeds", 20, 1, 1e6);
    data_.readers = whole(root["readers"], "/readers", 1000, 1, kMost);
    data_.interest = number(root["interest"], "/interest", 0, 0, 3);
    data_.strangers = whole(root["strangers"], "/strangers", 0, 0, 1e5);
    data_.adapt = number(root["adapt"], "/adapt", 0, 0, 10);
    read_kinds(root["kinds"]);
    read_groups(root["authors"]);
    read_ties(root["ties"]);
    read_reshares(root["reshares"]);
    read_filters(root["filters"]);
    read_labels(root["labels"]);
    read_watch(root["watch"]);
    if (!error_) read_arms(root);
    if (!error_) read_demotion(root["demotes"]);
    if (error_) return *error_;
    return Scenario(std::make_shared<const ScenarioData>(std::move(data_)));
  }

 private:
  Error refuse(const std::string& where, std::string message) {
    if (!error_) error_ = Error{"scenario", where, std::move(message)};
    return *error_;
  }

  void allow(JsonValue object, const std::string& where, std::vector<std::string_view> keys) {
    if (!object.is(JsonKind::object)) {
      refuse(where, "expected an object in {}");
      return;
    }
    std::set<std::string_view> seen;
    for (const JsonValue member : object) {
      const std::string place = where + "/" + std::string(member.key());
      if (std::find(keys.begin(), keys.end(), member.key()) == keys.end())
        refuse(place, "unknown key " + quoted(member.key()) +
                          did_you_mean(member.key(), keys, ": known are " + listed(keys)));
      if (!seen.insert(member.key()).second) refuse(place, "the key stands twice: keep one");
    }
  }

  std::optional<std::string> text(JsonValue value, const std::string& where) {
    if (value.is(JsonKind::missing)) return std::nullopt;
    if (const auto text = value.text()) return std::string(*text);
    refuse(where, "expected a text");
    return std::nullopt;
  }
  std::string name(JsonValue value, const std::string& where) {
    const auto given = text(value, where);
    if (given && !given->empty()) return *given;
    refuse(where, "expected a name");
    return {};
  }
  double number(JsonValue value, const std::string& where, std::optional<double> otherwise, double low,
                double high) {
    if (value.is(JsonKind::missing) && otherwise) return *otherwise;
    const auto number = value.number();
    if (number && *number >= low && *number <= high) return *number;
    std::string range = "expected a number from ";
    append_number(range, low);
    range += " to ";
    append_number(range, high);
    refuse(where, range);
    return low;
  }
  std::uint32_t whole(JsonValue value, const std::string& where, std::optional<double> otherwise, double low,
                      double high) {
    const double given = number(value, where, otherwise, low, high);
    if (given != std::floor(given)) refuse(where, "expected a whole number");
    return static_cast<std::uint32_t>(given);
  }
  std::optional<bool> flag(JsonValue value, const std::string& where) {
    if (value.is(JsonKind::missing)) return std::nullopt;
    if (const auto flag = value.flag()) return flag;
    refuse(where, "expected true or false");
    return std::nullopt;
  }

  Amount amount(JsonValue value, const std::string& where, Amount otherwise, double low, double high) {
    if (value.is(JsonKind::missing)) return otherwise;
    if (!value.is(JsonKind::object)) return {Amount::Shape::constant, number(value, where, {}, low, high), 0};
    if (value["median"]) {
      allow(value, where, {"median", "sigma"});
      return {Amount::Shape::log_normal, number(value["median"], where + "/median", {}, low, high),
              number(value["sigma"], where + "/sigma", {}, 0, 5)};
    }
    allow(value, where, {"low", "high"});
    const double a = number(value["low"], where + "/low", {}, low, high);
    return {Amount::Shape::even, a, number(value["high"], where + "/high", {}, a, high)};
  }

  // The number of the thing of that name.
  template <class T, class NameOf>
  std::uint32_t find(const std::vector<T>& things, NameOf name_of, std::string_view wanted,
                     const std::string& where, std::string_view what) {
    std::vector<std::string_view> names;
    for (const T& thing : things) names.push_back(name_of(thing));
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
    refuse(where, "there is no " + std::string(what) + " " + quoted(wanted) +
                      did_you_mean(wanted, names, names.empty() ? "" : ": there are " + listed(names)));
    return 0;
  }
  std::uint32_t kind(JsonValue value, const std::string& where) {
    return find(
        data_.kinds, [](const auto& k) { return std::string_view(k.name); }, name(value, where), where,
        "kind");
  }
  std::uint32_t group(JsonValue value, const std::string& where) {
    return find(
        data_.groups, [](const auto& g) { return std::string_view(g.name); }, name(value, where), where,
        "group of authors");
  }
  template <class T, class NameOf>
  void refuse_twice(const std::vector<T>& things, NameOf name_of, const std::string& where) {
    std::set<std::string_view> seen;
    for (const T& thing : things) {
      if (!seen.insert(name_of(thing)).second)
        refuse(where, quoted(name_of(thing)) + " stands twice: names are unique");
    }
  }

  // Calls f(element, pointer) for each of a list that may be left out.
  template <class F>
  void each(JsonValue list, const std::string& where, F f) {
    if (list.is(JsonKind::missing)) return;
    if (!list.is(JsonKind::array)) {
      refuse(where, "expected a list in []");
      return;
    }
    std::size_t i = 0;
    for (const JsonValue element : list) f(element, where + "/" + std::to_string(i++));
  }

  void read_sources(JsonValue list) {
    each(list, "/sources", [&](JsonValue source, const std::string& where) {
      allow(source, where, {"what", "where"});
      data_.sources.push_back(
          {name(source["what"], where + "/what"), name(source["where"], where + "/where")});
    });
  }

  void read_kinds(JsonValue kinds) {
    if (!kinds) {
      refuse("/kinds", "expected the kinds of posts by name, as {\"post\": {\"does\": {\"likes\": 0.05}}}");
      return;
    }
    if (!kinds.is(JsonKind::object)) {
      refuse("/kinds", "expected an object in {}");
      return;
    }
    for (const JsonValue value : kinds) {
      const std::string where = "/kinds/" + std::string(value.key());
      allow(value, where, {"harmful", "quality", "does"});
      ScenarioData::Kind kind;
      kind.name = value.key();
      kind.harmful = flag(value["harmful"], where + "/harmful").value_or(false);
      kind.quality = amount(value["quality"], where + "/quality", kind.quality, 0, 1000);
      if (value["does"]) read_does(value["does"], where + "/does", kind);
      data_.kinds.push_back(std::move(kind));
    }
    refuse_twice(
        data_.kinds, [](const auto& k) { return std::string_view(k.name); }, "/kinds");
    if (data_.kinds.empty()) refuse("/kinds", "expected at least one kind of post");
  }

  void read_does(JsonValue does, const std::string& where, ScenarioData::Kind& kind) {
    std::vector<std::string_view> names;
    for (const Number act : kActs) names.push_back(name_of(act));
    allow(does, where, names);
    for (std::size_t act = 0; act < kActs.size(); ++act) {
      kind.does[act] = number(does[names[act]], where + "/" + std::string(names[act]), 0, 0, 1);
    }
  }

  void read_groups(JsonValue list) {
    each(list, "/authors", [&](JsonValue value, const std::string& where) {
      allow(value, where, {"group", "number", "posts_per_day", "zipf", "kinds"});
      ScenarioData::Group group;
      group.name = name(value["group"], where + "/group");
      group.number = whole(value["number"], where + "/number", 1, 1, 1e6);
      group.posts_per_day =
          amount(value["posts_per_day"], where + "/posts_per_day", group.posts_per_day, 0, 1e5);
      group.zipf = number(value["zipf"], where + "/zipf", 0, 0, 5);
      read_mix(value["kinds"], where + "/kinds", group);
      data_.groups.push_back(std::move(group));
    });
    refuse_twice(
        data_.groups, [](const auto& g) { return std::string_view(g.name); }, "/authors");
    if (data_.groups.empty())
      refuse("/authors", "expected groups of authors, as [{\"group\": \"people\", \"number\": 300}]");
  }

  void read_mix(JsonValue mix, const std::string& where, ScenarioData::Group& group) {
    group.mix.assign(data_.kinds.size(), 0);
    if (group.mix.empty()) return;
    if (mix.is(JsonKind::missing)) {
      group.mix[0] = 1;
      return;
    }
    std::vector<std::string_view> names;
    for (const auto& kind : data_.kinds) names.push_back(kind.name);
    allow(mix, where, names);
    double sum = 0;
    for (std::size_t k = 0; k < names.size(); ++k) {
      group.mix[k] = number(mix[names[k]], where + "/" + std::string(names[k]), 0, 0, 1e6);
      sum += group.mix[k];
    }
    if (!(sum > 0)) refuse(where, "expected a share above 0 for at least one kind");
    for (double& share : group.mix) share /= sum > 0 ? sum : 1;
  }

  void read_ties(JsonValue list) {
    each(list, "/ties", [&](JsonValue value, const std::string& where) {
      allow(value, where, {"tie", "group", "number", "chance", "closeness", "does", "muted", "grows"});
      ScenarioData::Tie tie;
      tie.name = name(value["tie"], where + "/tie");
      tie.group = group(value["group"], where + "/group");
      if (value["chance"]) tie.chance = number(value["chance"], where + "/chance", {}, 0, 1);
      if (value["number"]) tie.number = amount(value["number"], where + "/number", {}, 0, 1e6);
      if (tie.chance.has_value() == tie.number.has_value())
        refuse(
            where,
            "expected either \"number\" (authors that a reader follows) or \"chance\" (of following each)");
      tie.closeness = amount(value["closeness"], where + "/closeness", tie.closeness, 0, 1e6);
      tie.does = number(value["does"], where + "/does", 1, 0, 1e6);
      tie.muted = number(value["muted"], where + "/muted", 0, 0, 1);
      tie.grows = whole(value["grows"], where + "/grows", 0, 0, 1e6);
      if (tie.grows > 0 && tie.chance)
        refuse(where + "/grows", "only a tie with a \"number\" grows: give that instead of \"chance\"");
      data_.ties.push_back(std::move(tie));
    });
    refuse_twice(
        data_.ties, [](const auto& t) { return std::string_view(t.name); }, "/ties");
    if (data_.ties.empty() && data_.strangers == 0)
      refuse("/ties",
             "expected how readers follow authors, as [{\"tie\": \"follow\", \"group\": \"people\", "
             "\"number\": 40}]");
    if (data_.ties.size() > 250) refuse("/ties", "expected at most 250 ties");
  }

  void read_reshares(JsonValue value) {
    if (value.is(JsonKind::missing)) return;
    allow(value, "/reshares", {"from", "closeness", "does"});
    ScenarioData::Reshares reshares;
    reshares.from = amount(value["from"], "/reshares/from", reshares.from, 0, 1e6);
    reshares.closeness = amount(value["closeness"], "/reshares/closeness", reshares.closeness, 0, 1e6);
    reshares.does = number(value["does"], "/reshares/does", 1, 0, 1e6);
    const auto reposted = [](const ScenarioData::Kind& kind) { return kind.does[kRepost] > 0; };
    if (std::none_of(data_.kinds.begin(), data_.kinds.end(), reposted))
      refuse("/reshares", "no kind of post is ever reposted: give one a \"does\": {\"reposts\": 0.02}");
    data_.reshares = reshares;
  }

  std::string column(JsonValue value, const std::string& where) {
    std::string column = name(value, where);
    if (std::find(std::begin(kWorldColumns), std::end(kWorldColumns), column) != std::end(kWorldColumns))
      refuse(where, "x." + column + " is filled by the world itself: take another name");
    for (const auto& filter : data_.filters) taken(column == filter.column, where);
    for (const auto& label : data_.labels) taken(column == label.column, where);
    return column;
  }
  void taken(bool is_taken, const std::string& where) {
    if (is_taken) refuse(where, "another filter or label has this column: take another name");
  }

  void read_filters(JsonValue list) {
    each(list, "/filters", [&](JsonValue value, const std::string& where) {
      allow(value, where, {"column", "group", "chance"});
      ScenarioData::Filter filter;
      filter.column = column(value["column"], where + "/column");
      filter.group = group(value["group"], where + "/group");
      filter.chance = number(value["chance"], where + "/chance", {}, 0, 1);
      data_.filters.push_back(std::move(filter));
    });
  }

  void read_labels(JsonValue list) {
    each(list, "/labels", [&](JsonValue value, const std::string& where) {
      allow(value, where, {"column", "kind", "recall", "precision"});
      ScenarioData::LabelRule label;
      label.column = column(value["column"], where + "/column");
      label.kind = kind(value["kind"], where + "/kind");
      label.recall = number(value["recall"], where + "/recall", 1, 0, 1);
      label.precision = number(value["precision"], where + "/precision", 1, 0.01, 1);
      data_.labels.push_back(std::move(label));
    });
  }

  void read_watch(JsonValue list) {
    each(list, "/watch",
         [&](JsonValue value, const std::string& where) { data_.watch.push_back(group(value, where)); });
  }

  // --- Arms -----------------------------------------------------------------------------------------------

  std::optional<Recipe> recipe(JsonValue value, const std::string& where) {
    std::string json;
    if (const auto name = value.text()) {
      const MuseumEntry* entry = find_in_museum(*name);
      if (!entry) {
        std::vector<std::string_view> names;
        for (const MuseumEntry& each : museum()) names.push_back(each.id);
        refuse(where, "there is no recipe " + quoted(*name) + " in the museum" + did_you_mean(*name, names));
        return std::nullopt;
      }
      json = entry->json;
    } else {
      value.append_json(json);
    }
    Result<Recipe> parsed = parse_recipe(json);
    if (parsed) return *std::move(parsed);
    refuse(where, parsed.error().sentence());
    return std::nullopt;
  }

  void read_arms(JsonValue root) {
    std::optional<Recipe> shared;
    if (root["recipe"]) shared = recipe(root["recipe"], "/recipe");
    each(root["arms"], "/arms", [&](JsonValue value, const std::string& where) {
      if (error_) return;
      allow(value, where, {"arm", "name", "recipe", "set", "on", "off", "lists"});
      std::optional<Recipe> own = value["recipe"] ? recipe(value["recipe"], where + "/recipe") : shared;
      if (!own) {
        refuse(where, "expected a \"recipe\", here or for all arms at the top");
        return;
      }
      ScenarioData::Arm arm{name(value["arm"], where + "/arm"), {}, *std::move(own)};
      arm.name = text(value["name"], where + "/name").value_or(arm.id);
      change(arm.recipe, value, where);
      data_.arms.push_back(std::move(arm));
    });
    refuse_twice(
        data_.arms, [](const auto& a) { return std::string_view(a.id); }, "/arms");
    if (data_.arms.empty())
      refuse("/arms",
             "expected recipes to compare, as [{\"arm\": \"newest\", \"recipe\": \"chronological\"}]");
  }

  void change(Recipe& recipe, JsonValue value, const std::string& where) {
    if (value["lists"]) {
      for (const JsonValue list : value["lists"])
        fill_list(recipe, list, where + "/lists/" + std::string(list.key()));
    }
    for (const bool on : {true, false}) {
      const std::string key = on ? "on" : "off";
      each(value[key], where + "/" + key, [&](JsonValue id, const std::string& place) {
        const std::uint32_t step = find(
            recipe.steps, [](const Step& s) { return std::string_view(s.id); }, name(id, place), place,
            "step");
        if (!error_) recipe.steps[step].off = !on;
      });
    }
    if (!value["set"]) return;
    for (const JsonValue setting : value["set"]) {
      const std::string place = where + "/set/" + std::string(setting.key());
      const double to = number(setting, place, {}, -1e300, 1e300);
      if (error_) return;
      if (const Failure failure = set_number(recipe, setting.key(), to)) refuse(place, failure->message);
    }
  }

  void fill_list(Recipe& recipe, JsonValue list, const std::string& where) {
    const std::uint32_t at = find(
        recipe.lists, [](const auto& entry) { return std::string_view(entry.first); }, list.key(), where,
        "list");
    if (error_) return;
    recipe.lists[at].second.clear();
    each(list, where, [&](JsonValue item, const std::string& place) {
      recipe.lists[at].second.push_back(name(item, place));
    });
  }

  std::uint32_t arm(JsonValue value, const std::string& where) {
    return find(
        data_.arms, [](const auto& a) { return std::string_view(a.id); }, name(value, where), where, "arm");
  }

  void read_demotion(JsonValue value) {
    if (value.is(JsonKind::missing)) return;
    allow(value, "/demotes", {"kind", "against", "label", "arms"});
    ScenarioData::Demotion demotion;
    demotion.kind = kind(value["kind"], "/demotes/kind");
    demotion.against = arm(value["against"], "/demotes/against");
    each(value["arms"], "/demotes/arms",
         [&](JsonValue one, const std::string& where) { demotion.arms.push_back(arm(one, where)); });
    if (value["label"])
      demotion.label = find(
          data_.labels, [](const auto& l) { return std::string_view(l.column); },
          name(value["label"], "/demotes/label"), "/demotes/label", "label");
    data_.demotion = demotion;
  }

  ScenarioData data_;
  std::optional<Error> error_;
};

}  // namespace

const std::string& Scenario::name() const { return data_->name; }
const std::string& Scenario::about() const { return data_->about; }
const std::string& Scenario::invented() const { return data_->invented; }

Result<Scenario> parse_scenario(std::string_view json) {
  std::optional<Scenario> scenario;
  Failure failure = read_json_document(json, {"scenario", "scenario", "\"authors\" and \"arms\""}, [&](JsonValue root) -> Failure {
    Result<Scenario> read = ScenarioReader().read(root);
    if (!read) return read.error();
    scenario = *std::move(read);
    return std::nullopt;
  });
  if (failure) return *std::move(failure);
  return *std::move(scenario);
}

}  // namespace limpid
