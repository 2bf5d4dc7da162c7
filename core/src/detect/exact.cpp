#include "detect/exact.hpp"

#include <algorithm>
#include <set>

namespace limpid {

namespace {

constexpr std::size_t kMostAccounts = 3;

using Accounts = std::set<std::uint32_t>;

bool contains(const Accounts& accounts, std::uint32_t group) { return accounts.count(group) != 0; }

// The first two neighbours that stand against their scores when these accounts' posts are taken out: one of
// the two must go as well. Nothing: all is in order. Posts at one place are in any order.
std::optional<std::pair<std::uint32_t, std::uint32_t>> violation(const Observed& observed,
                                                                 const std::vector<double>& x,
                                                                 const Accounts& out) {
  std::optional<std::uint32_t> above;  // the least score so far, of the stages before
  std::optional<std::uint32_t> least;
  for (const PlackettLuce::Stage& stage : observed.order.stages()) {
    if (stage.first) above.reset(), least.reset();
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (contains(out, observed.group[i])) continue;
      if (above && x[i] > x[*above]) return std::pair(*above, i);
      if (!least || x[i] < x[*least]) least = i;
    }
    above = least;
  }
  return std::nullopt;
}

// All sets of `left` more accounts that leave nothing against its score.
void search(const Observed& observed, const std::vector<double>& x, const Accounts& out, std::size_t left,
            std::set<Accounts>& answers) {
  const auto pair = violation(observed, x, out);
  if (!pair) {
    answers.insert(out);
    return;
  }
  if (left == 0) return;
  for (const std::uint32_t item : {pair->first, pair->second}) {
    if (observed.group[item] == kNoGroup) continue;
    Accounts more = out;
    more.insert(observed.group[item]);
    search(observed, x, more, left - 1, answers);
  }
}

// Over all own posts, against everyone's that are in order. Two own posts must be in order by themselves.
std::optional<ExactShift> shift_of(const Observed& observed, const std::vector<double>& x,
                                   const Accounts& out, std::uint32_t group) {
  ExactShift shift{group, {}, {}};
  const auto& stages = observed.order.stages();
  // Downwards: the least score above; upwards: the greatest below.
  std::optional<double> least_above, own_above;
  for (const PlackettLuce::Stage& stage : stages) {
    if (stage.first) least_above.reset(), own_above.reset();
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (observed.group[i] != group) continue;
      if (own_above && x[i] > *own_above) return std::nullopt;
      if (least_above) shift.high = std::min(shift.high.value_or(*least_above - x[i]), *least_above - x[i]);
    }
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (observed.group[i] == group)
        own_above = std::min(own_above.value_or(x[i]), x[i]);
      else if (!contains(out, observed.group[i]))
        least_above = std::min(least_above.value_or(x[i]), x[i]);
    }
  }
  std::optional<double> most_below;
  for (std::size_t s = stages.size(); s-- > 0;) {
    const PlackettLuce::Stage& stage = stages[s];
    if (stage.last || s + 1 == stages.size()) most_below.reset();
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (observed.group[i] == group && most_below)
        shift.low = std::max(shift.low.value_or(*most_below - x[i]), *most_below - x[i]);
    }
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (!contains(out, observed.group[i])) most_below = std::max(most_below.value_or(x[i]), x[i]);
    }
  }
  if (shift.low && shift.high && *shift.low > *shift.high) return std::nullopt;
  return shift;
}

std::optional<ExactAnswer> answer_of(const Observed& observed, const std::vector<double>& x,
                                     const Accounts& out) {
  ExactAnswer answer;
  std::size_t posts = 0;
  for (const std::uint32_t group : out) {
    posts += observed.posts[group];
    const auto shift = shift_of(observed, x, out, group);
    if (!shift) return std::nullopt;
    answer.shifts.push_back(*shift);
  }
  if (posts * 3 > x.size()) return std::nullopt;
  return answer;
}

}  // namespace

std::optional<ExactAnswer> explain_exactly(const Observed& observed, const std::vector<double>& x) {
  for (std::size_t accounts = 0; accounts <= kMostAccounts; ++accounts) {
    std::set<Accounts> sets;
    search(observed, x, {}, accounts, sets);
    std::optional<ExactAnswer> found;
    std::size_t posts = 0;
    for (const Accounts& out : sets) {
      const auto answer = answer_of(observed, x, out);
      if (!answer) continue;
      // Of several the one with most posts, which says most.
      std::size_t here = 0;
      for (const std::uint32_t group : out) here += observed.posts[group];
      const std::size_t others = found ? found->others + 1 : 0;
      if (!found || here > posts) found = answer, posts = here;
      found->others = others;
    }
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace limpid
