#include "ranker/reorder.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>
#include <utility>

namespace limpid {

namespace {

// A post's place in the order that came in: smaller is better.
using Place = std::uint32_t;
constexpr Place kNobody = ~Place{0};

class Limiter {
 public:
  Limiter(const std::vector<Row>& order, const std::uint32_t* group_of, std::size_t groups,
          std::size_t at_most, std::size_t within)
      : order_(order),
        group_of_(group_of),
        at_most_(at_most),
        within_(within),
        groups_(groups),
        behind_(order.size(), kNobody) {}

  // Fills all places, or those that are certain where more rows may follow.
  std::vector<Row> fill(bool all) {
    std::vector<Row> filled;
    filled.reserve(order_.size());
    while (filled.size() < order_.size()) {
      slide_window();
      if (place_best(filled)) continue;
      if (!all) break;
      empty_window(filled.size());
    }
    return filled;
  }

  std::vector<std::size_t> emptied;

 private:
  struct Group {
    std::size_t count = 0;                  // in the window
    Place first = kNobody, last = kNobody;  // of its waiting posts, best first
  };

  bool blocked(std::uint32_t group) const { return group != kNoCode && groups_[group].count >= at_most_; }

  // The best post that may stand here: one that waited for it, or the next that does not have to wait.
  bool place_best(std::vector<Row>& filled) {
    if (!free_.empty()) {
      const Place best = free_.top();
      free_.pop();
      const std::uint32_t group = group_of_[order_[best]];
      groups_[group].first = behind_[best];
      put(best, group, filled);
      offer(group);
      return true;
    }
    for (; next_ < order_.size(); ++next_) {
      const std::uint32_t group = group_of_[order_[next_]];
      if (blocked(group)) {
        wait(next_, groups_[group]);
        continue;
      }
      put(next_++, group, filled);
      return true;
    }
    return false;
  }

  void wait(Place place, Group& group) {
    (group.first == kNobody ? group.first : behind_[group.last]) = place;
    group.last = place;
  }

  void put(Place place, std::uint32_t group, std::vector<Row>& filled) {
    filled.push_back(order_[place]);
    if (group != kNoCode && groups_[group].count++ == 0) counted_.push_back(group);
    if (within_ != 0) window_.push_back(group);
  }

  // The first of a group's waiting posts is free to stand once its group is not blocked.
  void offer(std::uint32_t group) {
    if (!blocked(group) && groups_[group].first != kNobody) free_.push(groups_[group].first);
  }

  // What stood `within` places ago no longer counts.
  void slide_window() {
    if (within_ == 0 || window_.size() < within_) return;
    const std::uint32_t group = window_.front();
    window_.pop_front();
    if (group == kNoCode) return;
    const bool was_blocked = blocked(group);
    --groups_[group].count;
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
      groups_[group].count = 0;
      offer(group);
    }
  }

  const std::vector<Row>& order_;
  const std::uint32_t* group_of_;
  std::size_t at_most_, within_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> counted_;  // groups whose count rose from 0 since the window was emptied
  std::vector<Place> behind_;           // by place: who of the same group waits behind it
  std::deque<std::uint32_t> window_;    // groups of the last places
  std::priority_queue<Place, std::vector<Place>, std::greater<>>
      free_;        // the best waiting post of each free group
  Place next_ = 0;  // first post not yet looked at
};

}  // namespace

Reordered limit(std::vector<Row>& order, bool all, const std::uint32_t* group_of, std::size_t groups,
                std::size_t at_most, std::size_t within) {
  Limiter limiter(order, group_of, groups, at_most, within);
  std::vector<Row> filled = limiter.fill(all);
  order.swap(filled);
  return {order.size(), std::move(limiter.emptied)};
}

Reordered mix(std::vector<Row>& order, bool all, const std::uint8_t* satisfies, double share) {
  std::vector<Row> yes, no;
  for (const Row row : order) (satisfies[row] ? yes : no).push_back(row);
  std::size_t y = 0, n = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const bool wanted = static_cast<double>(y) < std::floor(share * static_cast<double>(i) + 0.5);
    if (!all && (wanted ? y == yes.size() : n == no.size())) return {i - 1, {}};
    const bool take_yes = n == no.size() || (wanted && y < yes.size());
    order[i - 1] = take_yes ? yes[y++] : no[n++];
  }
  return {order.size(), {}};
}

Reordered pin(std::vector<Row>& order, bool all, const std::uint8_t* satisfies, std::size_t pinned) {
  const auto rest =
      std::stable_partition(order.begin(), order.end(), [&](Row row) { return satisfies[row]; });
  const auto found = static_cast<std::size_t>(rest - order.begin());
  return {all || found == pinned ? order.size() : found, {}};
}

}  // namespace limpid
