// What if: the feed with posts inserted, replaced or removed, or without a rule; the difference as data.
#include <limpid/explain.hpp>

#include "explain/edited.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <limits>

namespace limpid {

namespace {

Failure switch_off(Recipe& recipe, const std::string& id) {
  std::vector<std::string_view> ids;
  for (Step& step : recipe.steps) {
    ids.push_back(step.id);
    if (step.id != id) continue;
    step.off = true;
    return std::nullopt;
  }
  return Error{"no-such-step", id, "this recipe has no step of this id" + did_you_mean(id, ids)};
}

using Place = std::optional<std::size_t>;

Place place_of(const Ranking& ranking, std::string_view id) {
  const auto row = ranking.timeline().find(id);
  return row ? ranking.place(*row) : std::nullopt;
}

WhatIfAnswer difference(const Ranking& before, const Ranking& after) {
  WhatIfAnswer answer{.posts_before = before.timeline().size(),
                      .posts_after = after.timeline().size(),
                      .shown_before = before.order().size(),
                      .shown_after = after.order().size()};
  const auto note = [&](std::string_view id, Place from, Place to) {
    if (from != to) answer.moves.push_back({std::string(id), from, to});
  };
  for (const Row row : after.order()) {
    const std::string_view id = after.timeline().posts().text(Text::id, row);
    note(id, place_of(before, id), after.place(row));
  }
  for (const Row row : before.order()) {
    const std::string_view id = before.timeline().posts().text(Text::id, row);
    if (!place_of(after, id)) note(id, before.place(row), std::nullopt);
  }
  return answer;
}

}  // namespace

std::vector<std::string> took_place_of(std::string_view id, const Ranking& ranking, const Ranking& other) {
  std::vector<std::string> ids;
  const Place now = place_of(ranking, id), then = place_of(other, id);
  for (const Row row : ranking.order()) {
    if (now && ranking.place(row) >= now) break;
    const std::string_view above = ranking.timeline().posts().text(Text::id, row);
    const Place place = place_of(other, above);
    if (then && (!place || *place > *then)) ids.emplace_back(above);
  }
  return ids;
}

Result<WhatIfAnswer> what_if(const Ranking& ranking, const WhatIf& change) {
  Recipe recipe = ranking.recipe();
  for (const std::string& id : change.without) {
    if (Failure failure = switch_off(recipe, id)) return *std::move(failure);
  }
  const bool same_posts = change.insert.empty() && change.replace.empty() && change.remove.empty();
  Result<Ranking> after = Error{};
  if (same_posts) {
    after = ranking.prepare_beside(std::move(recipe));
  } else {
    const Result<Timeline> timeline = edited(ranking.timeline(), change);
    if (!timeline) return timeline.error();
    after = Ranking::prepare(*timeline, std::move(recipe), {.now = ranking.now()});
  }
  if (!after) return after.error();
  if (Failure failure = after->finish()) return *std::move(failure);
  return difference(ranking, *after);
}

}  // namespace limpid
