#include "ranker/reorder.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>
#include <utility>

namespace limpid {

namespace {

// A post's place in the order that came in: smaller is better.
using Place = std::size_t;

class Limiter {
 public:
  Limiter(const std::vector<Row>& order, const std::function<std::uint32_t(Row)>& group_of,
          std::size_t groups, std::size_t at_most, std::size_t within)
      : order_(order),
        group_of_(group_of),
        at_most_(at_most),
        within_(within),
        counts_(groups, 0),
        waiting_(groups) {}

  std::vector<Row> fill() {
    std::vector<Row> filled;
    filled.reserve(order_.size());
    while (filled.size() < order_.size()) {
      slide_window();
      if (!place_best(filled)) empty_window(filled.size());
    }
    return filled;
  }

  std::vector<std::size_t> emptied;

 private:
  bool blocked(std::uint32_t group) const { return group != kNoCode && counts_[group] >= at_most_; }

  // The best post that may stand here: one that waited for it, or the next that does not have to wait.
  bool place_best(std::vector<Row>& filled) {
    if (!free_.empty()) {
      const Place best = free_.top();
      free_.pop();
      const std::uint32_t group = group_of_(order_[best]);
      waiting_[group].pop_front();
      put(best, group, filled);
      offer(group);
      return true;
    }
    for (; next_ < order_.size(); ++next_) {
      const std::uint32_t group = group_of_(order_[next_]);
      if (blocked(group)) {
        waiting_[group].push_back(next_);
        continue;
      }
      put(next_++, group, filled);
      return true;
    }
    return false;
  }

  void put(Place place, std::uint32_t group, std::vector<Row>& filled) {
    filled.push_back(order_[place]);
    if (group != kNoCode && counts_[group]++ == 0) counted_.push_back(group);
    if (within_ != 0) window_.push_back(group);
  }

  // The first of a group's waiting posts is free to stand once its group is not blocked.
  void offer(std::uint32_t group) {
    if (!blocked(group) && !waiting_[group].empty()) free_.push(waiting_[group].front());
  }

  // What stood `within` places ago no longer counts.
  void slide_window() {
    if (within_ == 0 || window_.size() < within_) return;
    const std::uint32_t group = window_.front();
    window_.pop_front();
    if (group == kNoCode) return;
    const bool was_blocked = blocked(group);
    --counts_[group];
    if (was_blocked) offer(group);
  }

  void empty_window(std::size_t place) {
    emptied.push_back(place);
    window_.clear();
    // Only groups that were counted since the last time can be blocked, so all this is linear in the posts.
    std::vector<std::uint32_t> groups = std::exchange(counted_, {});
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    for (const std::uint32_t group : groups) {
      counts_[group] = 0;
      offer(group);
    }
  }

  const std::vector<Row>& order_;
  const std::function<std::uint32_t(Row)>& group_of_;
  std::size_t at_most_, within_;
  std::vector<std::size_t> counts_;         // of each group in the window
  std::vector<std::uint32_t> counted_;      // groups whose count rose from 0 since the window was emptied
  std::vector<std::deque<Place>> waiting_;  // of each group, best first
  std::deque<std::uint32_t> window_;        // groups of the last places
  std::priority_queue<Place, std::vector<Place>, std::greater<>>
      free_;        // the best waiting post of each free group
  Place next_ = 0;  // first post not yet looked at
};

}  // namespace

std::vector<std::size_t> limit(std::vector<Row>& order, const std::function<std::uint32_t(Row)>& group_of,
                               std::size_t groups, std::size_t at_most, std::size_t within) {
  Limiter limiter(order, group_of, groups, at_most, within);
  order = limiter.fill();
  return std::move(limiter.emptied);
}

void mix(std::vector<Row>& order, const std::function<bool(Row)>& satisfies, double share) {
  std::vector<Row> yes, no;
  for (const Row row : order) (satisfies(row) ? yes : no).push_back(row);
  std::size_t y = 0, n = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const bool wanted = static_cast<double>(y) < std::floor(share * static_cast<double>(i) + 0.5);
    const bool take_yes = n == no.size() || (wanted && y < yes.size());
    order[i - 1] = take_yes ? yes[y++] : no[n++];
  }
}

void pin(std::vector<Row>& order, const std::function<bool(Row)>& satisfies) {
  std::stable_partition(order.begin(), order.end(), satisfies);
}

}  // namespace limpid
