// Group test: did a change fall on one group more than chance would have it?
//
// Posts of one author go together: not the labels of posts are shuffled but those of authors, so that one
// busy author cannot pass for a whole group (a permutation test with clusters; Phipson and Smyth 2010 for the
// 1 + in p).
#pragma once

#include <limpid/ledger.hpp>

#include "measure/keys.hpp"
#include "posts/posts.hpp"

#include <vector>

namespace limpid {

class GroupTest {
 public:
  /// `authors` and `keys` by row. An author belongs to the group of most of their posts.
  GroupTest(const Keys& authors, Keys keys, std::size_t permutations, std::uint64_t seed);

  /// A row for each of the largest groups. `change` by row of the timeline; `labels`: which posts deserve a
  /// demotion, may be null.
  [[nodiscard]] std::vector<LedgerGroup> of(const std::vector<double>& change,
                                            const std::vector<Tri>* labels) const;

 private:
  // What an author's posts add up to.
  struct Sum {
    double change = 0;
    double posts = 0;
  };
  [[nodiscard]] std::vector<Sum> sums(const std::vector<double>& change,
                                      const std::vector<Tri>* labels) const;
  void fill(const std::vector<Sum>& sums, std::vector<LedgerGroup>& rows, bool among_deserving) const;
  [[nodiscard]] std::vector<Figure> differences(const std::vector<Sum>& sums,
                                                const std::vector<std::uint32_t>& groups) const;

  Keys keys_;
  std::size_t permutations_;
  std::uint64_t seed_;
  std::vector<std::uint32_t> author_of_row_;    // kNoCode where author or group is unknown
  std::vector<std::uint32_t> group_of_author_;  // of the authors that have one
  std::vector<std::uint32_t> groups_;           // those that get a row
};

}  // namespace limpid
