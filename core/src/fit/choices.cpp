// Choices as a document: JSON -> pairs of ids. Whatever cannot be meant is refused, with the place.
#include <limpid/fit.hpp>

#include "base/json_document.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace limpid {

namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

class ChoiceReader {
 public:
  Failure read(JsonValue root) {
    if (!root.is(JsonKind::object)) return Error{"pairs", "", "a pairs file is a JSON object with \"pairs\""};
    if (Failure failure = allow(root, "", {"limpid_pairs", "$schema", "pairs"})) return failure;
    if (root["limpid_pairs"].number() != 1.0)
      return Error{"pairs", "/limpid_pairs", "expected the number of this format, \"limpid_pairs\": 1"};
    const JsonValue pairs = root["pairs"];
    if (!pairs.is(JsonKind::array) || pairs.size() == 0)
      return Error{"pairs", "/pairs",
                   "expected a list of choices, as [{\"better\": \"ID\", \"worse\": \"ID\"}]"};
    for (const JsonValue pair : pairs) {
      if (Failure failure = read_pair(pair, "/pairs/" + std::to_string(choices.size()))) return failure;
    }
    return std::nullopt;
  }

  std::vector<Choice> choices;

 private:
  static Failure allow(JsonValue object, const std::string& where,
                       const std::vector<std::string_view>& keys) {
    for (const JsonValue member : object) {
      if (std::find(keys.begin(), keys.end(), member.key()) == keys.end())
        return Error{"pairs", where + "/" + std::string(member.key()),
                     "unknown key " + quoted(member.key()) +
                         did_you_mean(member.key(), keys, ": known are " + listed(keys))};
    }
    return std::nullopt;
  }

  Failure read_pair(JsonValue pair, const std::string& where) {
    if (!pair.is(JsonKind::object))
      return Error{"pairs", where, "expected {\"better\": \"ID\", \"worse\": \"ID\"}"};
    if (Failure failure = allow(pair, where, {"better", "worse", "timeline"})) return failure;
    Choice choice;
    for (const auto& [key, into] : {std::pair{"better", &choice.better}, std::pair{"worse", &choice.worse}}) {
      const auto id = pair[key].text();
      if (!id || id->empty())
        return Error{"pairs", where + "/" + key, "expected the id of a post, as text in quotation marks"};
      *into = *id;
    }
    if (pair["timeline"].kind() != JsonKind::missing) {
      const auto timeline = pair["timeline"].text();
      if (!timeline) return Error{"pairs", where + "/timeline", "expected the name of a timeline"};
      choice.timeline = *timeline;
    }
    return keep(std::move(choice), where);
  }

  // A choice is stated once: twice it would be held out and kept at the same time.
  Failure keep(Choice choice, const std::string& where) {
    if (choice.better == choice.worse)
      return Error{"pairs", where, quoted(choice.better) + " is compared with itself: name two posts"};
    const auto key = [&](const std::string& a, const std::string& b) {
      return std::tuple(choice.timeline, a, b);
    };
    if (const auto same = stated_.find(key(choice.better, choice.worse)); same != stated_.end())
      return Error{"pairs", where, "says the same as " + same->second + ": state a choice once"};
    if (const auto turned = stated_.find(key(choice.worse, choice.better)); turned != stated_.end())
      return Error{"pairs", where, "says the opposite of " + turned->second + ": keep the one that you mean"};
    stated_.emplace(key(choice.better, choice.worse), where);
    choices.push_back(std::move(choice));
    return std::nullopt;
  }

  std::map<std::tuple<std::string, std::string, std::string>, std::string> stated_;  // to where
};

}  // namespace

Result<std::vector<Choice>> parse_choices(std::string_view json) {
  ChoiceReader reader;
  Failure failure = read_json_document(json, {"pairs", "pairs file", "\"pairs\""},
                                       [&](JsonValue root) { return reader.read(root); });
  if (failure) return *std::move(failure);
  return std::move(reader.choices);
}

}  // namespace limpid
