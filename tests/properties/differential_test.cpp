// The core and a plain evaluator of the contract (tests/plain), given the same random timelines and
// recipes, give the same: order, scores bit by bit, hidden reasons and the place of a hidden post
// if it were shown, every step's reason to act or not, the places before and after each order step.
// And for each case: a path replays to its score, a recipe printed and read again is the same
// recipe.
#include "plain/plain.hpp"
#include "properties/language.hpp"
#include "properties/seeds.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace limpid::testing {
namespace {

// WebAssembly runs the same code, only slower.
#ifdef __EMSCRIPTEN__
constexpr std::uint64_t kCases = 1'000;
#else
constexpr std::uint64_t kCases = 10'000;
#endif
using plain::Ids;
using plain::same_bits;

std::string shown(const RandomCase& c) {
  std::string text = "\n" + c.recipe + "\nnow " + (c.now ? format_time(*c.now) : "not given");
  if (c.lines.size() > kFewPosts) return text + "\n" + std::to_string(c.lines.size()) + " posts";
  for (const std::string& line : c.lines) text += "\n" + line;
  return text;
}

std::string joined(const Ids& ids) {
  std::string text;
  for (const std::string& id : ids) text += " " + id;
  return text;
}

// From 1; 0 where the order does not hold the post.
std::size_t place_in(const Ids& order, const std::string& id) {
  const auto found = std::find(order.begin(), order.end(), id);
  return found == order.end() ? 0 : static_cast<std::size_t>(found - order.begin()) + 1;
}

// Where the order step took one post, and whom it let pass.
std::string compare_move(const PathStep& step, const std::string& id, const plain::Move& move) {
  const std::size_t from = place_in(move.before, id), to = place_in(move.after, id);
  const std::string of = " of " + id + " by " + step.step->id;
  if (step.from.value_or(0) != from) return "the place before" + of + ": plainly " + std::to_string(from);
  if (step.to.value_or(0) != to) return "the place after" + of + ": plainly " + std::to_string(to);
  Ids passed;
  for (std::size_t i = 0; i + 1 < to; ++i) {
    if (place_in(move.before, move.after[i]) > from) passed.push_back(move.after[i]);
  }
  const Ids yielded_to(step.yielded_to.begin(), step.yielded_to.end());
  const Ids first_passed(passed.begin(),
                         passed.begin() + static_cast<std::ptrdiff_t>(std::min(passed.size(), kMostYielded)));
  if (step.yielded != passed.size() || yielded_to != first_passed) {
    return "who passed" + of + ":" + joined(yielded_to) + ", plainly" + joined(passed);
  }
  if (step.window_emptied != (place_in(move.emptied, id) != 0)) return "the emptied window" + of;
  return {};
}

std::string compare_path(const Path& path, const plain::Feed& feed) {
  const std::string id(path.id), of = " of " + id;
  if (const std::string wrong = plain::replay(path); !wrong.empty()) return "replayed, " + wrong + of;
  if (!same_bits(path.score, feed.scores.at(id))) return "the path's score" + of;
  if (path.rank.value_or(0) != place_in(feed.order, id)) return "the path's rank" + of;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    const std::string because = feed.because.at(id).at(i);
    if (name_of(step.because) != because) {
      return "why " + step.step->id + " acted: " + std::string(name_of(step.because)) + ", plainly " +
             because + of;
    }
    const auto move = feed.moves.find(step.step->id);
    if (move == feed.moves.end()) continue;
    const std::string wrong = compare_move(step, id, move->second);
    if (!wrong.empty()) return wrong;
  }
  return {};
}

std::string compare(const RandomCase& c) {
  const Result<Recipe> recipe = parse_recipe(c.recipe);
  if (!recipe) return "refused: " + recipe.error().sentence();
  const std::string printed = to_json(*recipe);
  if (to_json(*parse_recipe(printed)) != printed)
    return "printed and read again it is another recipe: " + printed;

  const Timeline timeline = timeline_of(c.lines);
  const Result<Ranking> ranking = rank(timeline, *recipe, {.now = c.now});
  if (!ranking) return "refused: " + ranking.error().sentence();
  const plain::Feed feed = plain::rank(c.lines, c.recipe, c.now);

  for (std::uint32_t row = 0; row < timeline.size(); ++row) {
    const std::string id(view(timeline, row).id);
    const double score = ranking->scores()[row], plainly = feed.scores.at(id);
    if (!same_bits(score, plainly)) {
      return "the score of " + id + ": " + std::to_string(score) + ", plainly " + std::to_string(plainly);
    }
    const auto hidden = feed.hidden.find(id);
    if (ranking->hidden_by(row) != (hidden == feed.hidden.end() ? Ids() : hidden->second))
      return "who hides " + id;
  }
  const Ids order = ids_in_order(*ranking);
  if (order != feed.order) return "the order:" + joined(order) + ", plainly:" + joined(feed.order);

  if (!feed.hidden.empty()) {
    const std::string id = feed.hidden.begin()->first;
    const std::size_t place = place_in(plain::rank(c.lines, c.recipe, c.now, id).order, id);
    if (ranking->would_be(*timeline.find(id)) != place)
      return "where " + id + " would be: plainly " + std::to_string(place);
  }

  // Of a large timeline some paths are enough.
  const std::uint32_t every = timeline.size() > kFewPosts ? 97 : 1;
  for (std::uint32_t row = 0; row < timeline.size(); row += every) {
    const std::string wrong = compare_path(ranking->explain(row), feed);
    if (!wrong.empty()) return wrong;
  }
  return {};
}

TEST(Differential, TheCoreIsThePlainEvaluator) {
  holds_for_every_seed(
      "differential",
      [](std::uint64_t seed) -> std::string {
        const RandomCase drawn = random_case(seed);
        const std::string wrong = compare(drawn);
        return wrong.empty() ? "" : wrong + shown(drawn);
      },
      kCases);
}

}  // namespace
}  // namespace limpid::testing
