// What tests say in one line: a timeline, a recipe, the feed that comes of them.
//
//   EXPECT_EQ(ranked_ids(R"([{"add": "likes"}])", timeline_of({post("a").likes(1),
//   post("b").likes(2)})),
//             (Ids{"b", "a"}));
//
// Posts are written as canonical JSON Lines and read back, so every test goes the way that data
// goes.
#pragma once

#include <limpid/limpid.hpp>

#include "base/json_writer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid::test {

using Ids = std::vector<std::string>;

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One canonical line, key by key. What is not said is unknown.
class PostLine {
 public:
  explicit PostLine(std::string_view id) : id_(id) {}

  PostLine& with(std::string_view key, std::string_view text) { return add(key, quoted(text)); }
  PostLine& with(std::string_view key, const char* text) { return with(key, std::string_view(text)); }
  PostLine& with(std::string_view key, double number) { return add(key, to_text(number)); }
  PostLine& with(std::string_view key, int number) { return add(key, std::to_string(number)); }
  PostLine& with(std::string_view key, bool flag) { return add(key, flag ? "true" : "false"); }
  /// A value that is JSON already: a list, or what is wrong on purpose.
  PostLine& with_json(std::string_view key, std::string_view json) { return add(key, std::string(json)); }

  PostLine& author(std::string_view handle) { return with("author", handle); }
  PostLine& text(std::string_view text) { return with("text", text); }
  PostLine& likes(double count) { return with("likes", count); }
  PostLine& replies(double count) { return with("replies", count); }
  PostLine& at(std::string_view time) { return with("created_at", time); }
  PostLine& position(double place) { return with("position", place); }

  [[nodiscard]] std::string line(double place) const {
    std::string json = "{\"id\":" + quoted(id_) + members_;
    if (members_.find("\"position\":") == std::string::npos) json += ",\"position\":" + to_text(place);
    return json + "}\n";
  }

 private:
  static std::string quoted(std::string_view text) {
    std::string json;
    JsonWriter(json).value(text);
    return json;
  }
  PostLine& add(std::string_view key, const std::string& json) {
    members_ += "," + quoted(key) + ":" + json;
    return *this;
  }

  std::string id_, members_;
};

inline PostLine post(std::string_view id) { return PostLine(id); }

/// The value, or the end of the test: what follows would have no meaning.
template <class T>
T expect_value(Result<T> result) {
  if (!result) throw std::runtime_error("refused: " + result.error().sentence());
  return *std::move(result);
}

inline Timelines read_all(std::string_view bytes, ReadOptions options = {}) {
  return expect_value(read(bytes, options));
}

inline Timeline only_timeline(std::string_view bytes) {
  Timelines timelines = read_all(bytes);
  EXPECT_EQ(timelines.feeds.size(), 1u);
  return timelines.feeds.front();
}

inline Timeline timeline_of(const std::vector<PostLine>& posts) {
  std::string lines;
  double place = 0;
  for (const PostLine& post : posts) lines += post.line(++place);
  return only_timeline(lines);
}

/// A whole document, or only its list of steps.
inline std::string recipe_json(std::string_view steps_or_document) {
  const bool steps = !steps_or_document.empty() && steps_or_document.front() == '[';
  return steps ? R"({"limpid":1,"steps":)" + std::string(steps_or_document) + "}"
               : std::string(steps_or_document);
}

inline Recipe recipe_of(std::string_view steps_or_document) {
  return expect_value(parse_recipe(recipe_json(steps_or_document)));
}

/// The sentence with which a recipe is refused; empty where it is not.
inline std::string error_of(std::string_view steps_or_document) {
  const Result<Recipe> recipe = parse_recipe(recipe_json(steps_or_document));
  return recipe ? std::string() : recipe.error().sentence();
}

inline Ranking ranked(std::string_view recipe, Timeline timeline, RankOptions options = {}) {
  return expect_value(rank(std::move(timeline), recipe_of(recipe), options));
}

inline std::string id_of(const Ranking& ranking, std::uint32_t row) {
  return std::string(view(ranking.timeline(), row).id);
}

inline Ids ids_of(const Ranking& ranking, const std::vector<std::uint32_t>& rows) {
  Ids ids;
  for (const std::uint32_t row : rows) ids.push_back(id_of(ranking, row));
  return ids;
}

inline Ids ranked_ids(const Ranking& ranking) { return ids_of(ranking, ranking.order()); }
inline Ids ranked_ids(std::string_view recipe, Timeline timeline) {
  return ranked_ids(ranked(recipe, std::move(timeline)));
}

inline double score_of(const Ranking& ranking, std::string_view id) {
  return ranking.scores()[ranking.timeline().find(id).value()];
}

inline Path path_of(const Ranking& ranking, std::string_view id) { return expect_value(ranking.explain(id)); }

/// Why the n-th step (from 0) did or did not act on a post.
inline std::string because_of(const Ranking& ranking, std::string_view id, std::size_t step = 0) {
  return std::string(name_of(path_of(ranking, id).steps.at(step).because));
}

/// An expression's value for one post; nothing where it is unknown.
inline std::optional<double> value_of(const std::string& expression, const PostLine& of = post("a")) {
  std::string step;
  JsonWriter(step)
      .begin_array()
      .begin_object()
      .field("add", std::string_view(expression))
      .end_object()
      .end_array();
  return path_of(ranked(step, timeline_of({of})), "a").steps[0].value;
}

/// A condition's value for one post: "yes", "no" or "unknown".
inline std::string truth_of(const std::string& condition, const PostLine& of = post("a")) {
  std::string step;
  JsonWriter(step)
      .begin_array()
      .begin_object()
      .field("hide", std::string_view(condition))
      .end_object()
      .end_array();
  const std::string because = because_of(ranked(step, timeline_of({of})), "a");
  return because == "applied" ? "yes" : because == "condition" ? "no" : because;
}

/// The codes of warnings, in order.
inline Ids codes_of(const std::vector<Warning>& warnings) {
  Ids codes;
  for (const Warning& warning : warnings) codes.push_back(warning.code);
  return codes;
}

}  // namespace limpid::test
