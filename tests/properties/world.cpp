#include "properties/world.hpp"

#include <gtest/gtest.h>

namespace limpid::testing {

namespace {

void maybe(Random& random, std::string& line, const std::string& key, const std::string& value, int percent) {
  if (random.chance(percent)) line += ",\"" + key + "\":" + value;
}

std::string number(double value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

// Few different counts, so that scores tie.
std::string count(Random& random) {
  return std::to_string(random.chance(50) ? random.below(4) : random.below(100000));
}

std::string flag(Random& random) { return random.chance(50) ? "true" : "false"; }

std::string hour(Random& random) {
  const std::string h = std::to_string(random.below(24));
  return "\"2026-03-0" + std::to_string(1 + random.below(3)) + "T" + (h.size() < 2 ? "0" : "") + h +
         ":00:00Z\"";
}

const std::vector<std::string> kNumbers{"likes",
                                        "replies",
                                        "log1p(likes)",
                                        "log1p(or_else(reposts, 0))",
                                        "likes - 3 * replies",
                                        "-points",
                                        "words",
                                        "if(following, 2, -2)",
                                        "half_life(age_hours, 7)",
                                        "rate(likes, views, 0.02)",
                                        "min(likes, 10)",
                                        "likes / replies",
                                        "score",
                                        "abs(points) ^ 0.5",
                                        "clamp(likes, 1, 9)",
                                        "round(log2(likes))",
                                        "views",
                                        "x.model"};
const std::vector<std::string> kConditions{"likes > 2",
                                           "following",
                                           "not muted",
                                           "muted or blocked",
                                           "author in [\"ana\", \"@bo\"]",
                                           "kind == \"reply\"",
                                           "known(views)",
                                           "score > 1",
                                           "is_reply and likes >= 1",
                                           "lang != \"en\"",
                                           "reposter == author",
                                           "x.flag"};
const std::vector<std::string> kKeys{"author", "lang", "kind", "following", "conversation", "reposter"};
const std::vector<std::string> kFactors{
    "half_life(age_hours, 12)", "if(likes > 2, 0.5, 2)", "rate(likes, views, 0.1)", "likes - 2", "0", "1.5"};

std::string quoted(const std::string& expression) {
  std::string text = "\"";
  for (const char c : expression) text += c == '"' ? "\\\"" : std::string(1, c);
  return text + "\"";
}

// Draws stand in statements of their own: compilers evaluate the operands of + in different orders.
std::string step(Random& random) {
  std::string text;
  switch (random.below(6)) {
    case 0: text = "{\"hide\":" + quoted(random.one_of(kConditions)); break;
    case 1:
    case 2:
      text = "{\"add\":" + quoted(random.one_of(kNumbers));
      text += ",\"weight\":" + number(random.real(-3, 5));
      break;
    case 3: text = "{\"multiply\":" + quoted(random.one_of(kFactors)); break;
    case 4:
      text =
          "{\"reshape\":" + quoted(random.chance(50) ? "score / (1 + abs(score))" : random.one_of(kNumbers));
      break;
    default:
      text = "{\"spread\":" + quoted(random.one_of(kKeys));
      text += ",\"decay\":" + number(random.real(0, 1));
      text += ",\"floor\":" + number(random.chance(50) ? 0 : random.real(0, 1));
  }
  if (random.chance(25)) text += ",\"when\":" + quoted(random.one_of(kConditions));
  if (random.chance(25)) text += ",\"unless\":" + quoted(random.one_of(kConditions));
  return text + "}";
}

std::string document(const std::vector<std::string>& steps) {
  std::string text = "{\"limpid\":1,\"steps\":[";
  for (const std::string& step : steps) text += (text.back() == '[' ? "" : ",") + step;
  return text + "]}";
}

}  // namespace

std::vector<std::string> random_lines(Random& random, std::size_t posts) {
  const std::vector<std::string> authors{"ana", "bo", "chi", "dee@x.example", "eve"};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < posts; ++i) {
    std::string line = "{\"id\":\"p" + std::to_string(i) + "\",\"position\":" + std::to_string(i + 1);
    maybe(random, line, "author", "\"" + random.one_of(authors) + "\"", 90);
    maybe(random, line, "following", flag(random), 70);
    maybe(random, line, "muted", flag(random), 20);
    maybe(random, line, "blocked", flag(random), 10);
    maybe(random, line, "created_at", hour(random), 90);
    maybe(random, line, "kind", random.chance(30) ? "\"reply\"" : "\"original\"", 80);
    maybe(random, line, "reposter", "\"" + random.one_of(authors) + "\"", 15);
    maybe(random, line, "conversation", "\"c" + std::to_string(random.below(4)) + "\"", 40);
    maybe(random, line, "text", random.chance(50) ? "\"some words\"" : "\"MANY MORE WORDS!!! 🎉\"", 90);
    maybe(random, line, "lang", random.chance(50) ? "\"en\"" : "\"fr\"", 80);
    maybe(random, line, "likes", count(random), 85);
    maybe(random, line, "reposts", count(random), 70);
    maybe(random, line, "replies", count(random), 70);
    maybe(random, line, "views", count(random), 50);
    maybe(random, line, "points", (random.chance(50) ? "-" : "") + count(random), 50);
    if (random.chance(30)) {
      line += ",\"x\":{\"model\":" + number(random.real(-1, 1));
      line += ",\"flag\":" + flag(random) + "}";
    }
    lines.push_back(line + "}");
  }
  // The first post knows the file's own columns, so that their types are the same however lines are shuffled.
  if (!lines.empty()) lines[0] = "{\"id\":\"p0\",\"position\":1,\"x\":{\"model\":0.5,\"flag\":true}}";
  return lines;
}

std::string random_recipe(Random& random) {
  std::vector<std::string> steps;
  const std::size_t count = 1 + static_cast<std::size_t>(random.below(7));
  for (std::size_t i = 0; i < count; ++i) steps.push_back(step(random));
  return document(steps);
}

std::string random_linear_recipe(std::uint64_t seed, double scale) {
  Random random(seed);  // the same recipe for every scale
  std::vector<std::string> steps;
  for (int i = 0; i < 3; ++i) {
    std::string add =
        "{\"add\":" + quoted(random.one_of(std::vector<std::string>{"log1p(likes)", "replies", "-points"}));
    add += ",\"weight\":" + number(scale * random.real(-3, 5)) + "}";
    steps.push_back(add);
    steps.push_back("{\"multiply\":" + quoted(random.one_of(kFactors)) + "}");
  }
  steps.push_back("{\"spread\":\"author\",\"decay\":0.5,\"floor\":0.25}");
  return document(steps);
}

Timeline timeline_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  Result<Timelines> timelines = read(text);
  EXPECT_TRUE(timelines.ok()) << (timelines ? "" : timelines.error().sentence());
  return timelines->feeds.front();
}

Ranking ranked(const Timeline& timeline, const std::string& recipe) {
  Result<Recipe> parsed = parse_recipe(recipe);
  EXPECT_TRUE(parsed.ok()) << recipe << "\n" << (parsed ? "" : parsed.error().sentence());
  Result<Ranking> ranking = rank(timeline, *parsed, {.now = parse_time("2026-03-04T00:00:00Z")});
  EXPECT_TRUE(ranking.ok()) << recipe;
  return *std::move(ranking);
}

std::vector<std::string> ids_in_order(const Ranking& ranking) {
  std::vector<std::string> ids;
  for (const std::uint32_t row : ranking.order()) ids.emplace_back(view(ranking.timeline(), row).id);
  return ids;
}

}  // namespace limpid::testing
