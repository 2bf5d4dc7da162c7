#include "measure/group_test.hpp"

#include "sample/random.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace limpid {

namespace {

constexpr std::size_t kMostGroups = 20;
// Sums of shares of 1 in another order differ in their last bits: what is equal but for those is equal.
constexpr double kRounding = 1e-15;

double rounded(double difference) { return std::abs(difference) <= kRounding ? 0 : difference; }

}  // namespace

GroupTest::GroupTest(const Keys& authors, Keys keys, std::size_t permutations, std::uint64_t seed)
    : keys_(std::move(keys)), permutations_(permutations), seed_(seed) {
  std::vector<std::map<std::uint32_t, std::size_t>> posts(authors.count());
  std::vector<std::size_t> posts_of_group(keys_.count(), 0);
  for (std::size_t row = 0; row < keys_.of_row.size(); ++row) {
    if (authors.of_row[row] == kNoCode || keys_.of_row[row] == kNoCode) continue;
    ++posts[authors.of_row[row]][keys_.of_row[row]];
    ++posts_of_group[keys_.of_row[row]];
  }
  std::vector<std::uint32_t> number(authors.count(), kNoCode);
  for (std::size_t author = 0; author < authors.count(); ++author) {
    if (posts[author].empty()) continue;
    const auto most = std::max_element(posts[author].begin(), posts[author].end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    number[author] = static_cast<std::uint32_t>(group_of_author_.size());
    group_of_author_.push_back(most->first);
  }
  author_of_row_.assign(keys_.of_row.size(), kNoCode);
  for (std::size_t row = 0; row < keys_.of_row.size(); ++row) {
    if (authors.of_row[row] != kNoCode && keys_.of_row[row] != kNoCode)
      author_of_row_[row] = number[authors.of_row[row]];
  }
  for (std::uint32_t group = 0; group < keys_.count(); ++group) {
    if (posts_of_group[group]) groups_.push_back(group);
  }
  std::stable_sort(groups_.begin(), groups_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return posts_of_group[a] > posts_of_group[b]; });
  groups_.resize(std::min(groups_.size(), kMostGroups));
}

std::vector<GroupTest::Sum> GroupTest::sums(const std::vector<double>& change,
                                            const std::vector<Tri>* labels) const {
  std::vector<Sum> sums(group_of_author_.size());
  for (std::size_t row = 0; row < change.size(); ++row) {
    if (author_of_row_[row] == kNoCode || (labels && (*labels)[row] != Tri::no)) continue;
    Sum& sum = sums[author_of_row_[row]];
    sum.change += change[row];
    sum.posts += 1;
  }
  return sums;
}

// By group of the keys: the mean change of its posts less that of all others.
std::vector<Figure> GroupTest::differences(const std::vector<Sum>& sums,
                                           const std::vector<std::uint32_t>& groups) const {
  std::vector<Sum> by_group(keys_.count());
  Sum all;
  for (std::size_t author = 0; author < sums.size(); ++author) {
    for (Sum* sum : {&by_group[groups[author]], &all}) {
      sum->change += sums[author].change;
      sum->posts += sums[author].posts;
    }
  }
  std::vector<Figure> differences;
  for (const Sum& sum : by_group) {
    const double others = all.posts - sum.posts;
    if (sum.posts == 0 || others == 0)
      differences.push_back(undefined("there is nobody to compare with"));
    else
      differences.push_back(figure(rounded(sum.change / sum.posts - (all.change - sum.change) / others)));
  }
  return differences;
}

void GroupTest::fill(const std::vector<Sum>& sums, std::vector<LedgerGroup>& rows,
                     bool among_deserving) const {
  const std::vector<Figure> here = differences(sums, group_of_author_);
  std::vector<std::size_t> as_far(keys_.count(), 0);
  std::vector<std::uint32_t> shuffled = group_of_author_;
  invented::Random random(seed_, invented::Purpose::permutation, among_deserving);
  for (std::size_t round = 0; round < permutations_; ++round) {
    for (std::uint32_t i = static_cast<std::uint32_t>(shuffled.size()); i > 1; --i) {
      const std::uint32_t j = random.below(i);
      std::swap(shuffled[i - 1], shuffled[j]);
    }
    const std::vector<Figure> there = differences(sums, shuffled);
    for (std::size_t group = 0; group < here.size(); ++group) {
      if (!here[group].value || !there[group].value) continue;
      as_far[group] += std::abs(*there[group].value) >= std::abs(*here[group].value) - kRounding;
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t group = groups_[i];
    const double share = (1 + static_cast<double>(as_far[group])) / (1 + static_cast<double>(permutations_));
    const Figure p = here[group].value ? figure(share) : here[group];
    (among_deserving ? rows[i].deserving_difference : rows[i].difference) = here[group];
    (among_deserving ? rows[i].deserving_p : rows[i].p) = p;
  }
}

std::vector<LedgerGroup> GroupTest::of(const std::vector<double>& change,
                                       const std::vector<Tri>* labels) const {
  std::vector<LedgerGroup> rows;
  const std::vector<Sum> all = sums(change, nullptr);
  for (const std::uint32_t group : groups_) {
    LedgerGroup row;
    row.by = keys_.column;
    row.key = keys_.names[group];
    for (std::size_t author = 0; author < all.size(); ++author) {
      if (group_of_author_[author] != group) continue;
      ++row.authors;
      row.posts += static_cast<std::size_t>(all[author].posts);
    }
    rows.push_back(std::move(row));
  }
  fill(all, rows, false);
  if (labels) fill(sums(change, labels), rows, true);
  return rows;
}

}  // namespace limpid
