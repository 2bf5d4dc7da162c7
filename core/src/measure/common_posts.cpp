#include "measure/common_posts.hpp"

namespace limpid {

CommonPosts::CommonPosts(const Order& a, const Order& b, std::size_t posts) {
  constexpr std::uint32_t kNotShown = 0, kShownByB = 1;
  std::vector<std::uint32_t> rank_a(posts, kNotShown);
  for (const Row row : b.rows) rank_a[row] = kShownByB;
  std::uint32_t rank = 0;
  std::vector<bool> is_common(posts, false);
  for (const Row row : a.rows) {
    if (rank_a[row] != kShownByB) continue;
    is_common[row] = true;
    rank_a[row] = ++rank;
  }
  for (const Row row : b.rows) {
    if (!is_common[row]) continue;
    rows_.push_back(row);
    ranks_a_.push_back(rank_a[row]);
  }
}

std::vector<std::uint32_t> CommonPosts::ranks_b() const {
  std::vector<std::uint32_t> ranks(size());
  for (std::size_t j = 0; j < size(); ++j) ranks[ranks_a_[j] - 1] = static_cast<std::uint32_t>(j + 1);
  return ranks;
}

std::vector<std::int64_t> CommonPosts::shifts() const {
  std::vector<std::int64_t> shifts(size());
  for (std::size_t j = 0; j < size(); ++j)
    shifts[j] = static_cast<std::int64_t>(j + 1) - static_cast<std::int64_t>(ranks_a_[j]);
  return shifts;
}

std::vector<double> values_for_tau(const CommonPosts& common, const Order& order, bool is_a, bool ties) {
  std::vector<double> values(common.size());
  for (std::size_t j = 0; j < values.size(); ++j) {
    const double rank = static_cast<double>(is_a ? common.ranks_a()[j] : j + 1);
    values[j] = ties && !order.scores.empty() ? order.scores[common.rows()[j]] : -rank;
  }
  return values;
}

TiedList tied_list(const Order& order, bool ties) {
  TiedList list{order.rows, {}};
  const bool may_tie = ties && !order.scores.empty();
  for (std::size_t i = 1; i < list.items.size(); ++i) {
    const bool tied = may_tie && order.scores[list.items[i]] == order.scores[list.items[i - 1]];
    if (!tied) list.ends.push_back(static_cast<std::uint32_t>(i));
  }
  if (!list.items.empty()) list.ends.push_back(static_cast<std::uint32_t>(list.items.size()));
  return list;
}

}  // namespace limpid
