// What would it take: the smallest change of one number, of the recipe or of the post, that brings a post
// into the top or out of it.
#include <limpid/explain.hpp>

#include "base/number.hpp"
#include "explain/again.hpp"
#include "explain/crossings.hpp"
#include "explain/edited.hpp"
#include "explain/search.hpp"
#include "posts/catalogue.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

constexpr std::size_t kManyPosts = 3000;
/// Counts tried one by one before the steps double, and the most that is tried.
constexpr std::size_t kEveryCount = 8;
constexpr double kMostCount = 1e9;

constexpr std::pair<std::string_view, Number> kCounts[] = {
    {"likes", Number::likes},   {"replies", Number::replies},     {"reposts", Number::reposts},
    {"quotes", Number::quotes}, {"views", Number::views},         {"bookmarks", Number::bookmarks},
    {"points", Number::points}, {"downvotes", Number::downvotes},
};

bool in_top(const Ranking& ranking, Row row, std::size_t top) {
  const auto rows = ranking.page(0, top);
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

// A count is worth asking for where a step names its column.
bool is_named(const Recipe& recipe, std::string_view column) {
  const auto in = [&](std::string_view text) { return text.find(column) != std::string_view::npos; };
  for (const auto& [name, text] : recipe.lets) {
    if (in(text)) return true;
  }
  return std::any_of(recipe.steps.begin(), recipe.steps.end(), [&](const Step& step) {
    return in(step.expression) || in(step.when.value_or("")) || in(step.unless.value_or(""));
  });
}

// The nearest count, more or fewer, at which the post enters or leaves the top.
std::optional<CountNeeded> count_needed(EditableTimeline& edited, std::string_view name, Number column,
                                        Row row, double now, const WouldTake& answer) {
  const auto turned = [&](double count) {
    const Ranking* other = edited.with(column, row, count);
    return other && in_top(*other, row, answer.top) == answer.into;
  };
  std::optional<CountNeeded> best;
  for (const double end : {now + kMostCount, 0.0}) {
    const auto found = end == now ? std::nullopt : nearest_whole(now, end, turned, kEveryCount);
    if (!found || (best && std::fabs(best->needed - now) <= std::fabs(found->needed - now))) continue;
    const double near = found->needed + (found->needed > now ? -1 : 1);
    best = CountNeeded{std::string(name), now, found->needed, found->exact,
                       turned(found->needed) && !turned(near)};
  }
  return best;
}

}  // namespace

Result<WouldTake> what_would_it_take(const Ranking& ranking, std::string_view id, std::size_t top) {
  const auto row = ranking.timeline().find(id);
  if (!row) return Error{"no-such-post", std::string(id), "this timeline has no post with this id"};
  if (top == 0) return Error{"usage", "top", "the top has at least one place: give a number from 1"};
  WouldTake answer{.id = std::string(id), .rank = ranking.place(*row), .top = top};
  answer.into = !in_top(ranking, *row, top);

  Again again(ranking);
  FewRows few(ranking);
  Crossings crossings(again, few, {*row}, [top](const Ranking& other) {
    const auto rows = other.page(0, top);
    return std::vector<Row>(rows.begin(), rows.end());
  });
  for (const RecipeNumber& number : numbers_of(ranking.recipe())) {
    Question question;
    question.is_costly = ranking.timeline().size() > kManyPosts;
    question.most_whole = static_cast<double>(ranking.timeline().size()) + 1;
    question.again = [&](double value) {
      const Ranking* other = again.with(number.address, number.value, value);
      return other && in_top(*other, *row, top) == answer.into;
    };
    question.guesses = [&](double near, double far) { return crossings.between(number, near, far); };
    answer.numbers.push_back(nearest_flip(number, question));
  }
  EditableTimeline edited(ranking);
  for (const auto& [name, column] : kCounts) {
    const double now = ranking.timeline().posts().column(column)[*row];
    if (!is_known(now) || !is_named(ranking.recipe(), name)) continue;
    if (auto needed = count_needed(edited, name, column, *row, now, answer)) {
      answer.counts.push_back(*std::move(needed));
    }
  }
  return answer;
}

}  // namespace limpid
