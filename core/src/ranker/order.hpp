// Order: here are scores, give me the feed.
//
// Score, high to low; posts with equal scores stand as Posts::tie_order says (newest arrival first, then
// position, then id).
//
// Sorted are entries that carry all that is asked of a post on the way (its whole key, its group), because
// what costs time is not comparing but looking up rows all over memory. First they are parted by the leading
// bits of their keys, once through memory, then each part is sorted while it is in the fast cache.
#pragma once

#include "posts/posts.hpp"

#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace limpid {

/// A post and the score it stands by.
struct Standing {
  double score;
  Row row;
};

/// The full order rule.
[[nodiscard]] inline bool stands_above(const Posts& posts, const Standing& a, const Standing& b) {
  return a.score != b.score ? a.score > b.score : posts.stands_before(a.row, b.row);
}

void sort(const Posts& posts, std::vector<Standing>& standings);

/// An integer that is smaller for a higher score. IEEE 754 doubles order like sign-magnitude integers:
/// turning negative ones round and setting the sign of the others makes them order like unsigned ones (Knuth,
/// TAOCP 5.2.5; Terdiman 2000); the complement puts the highest first. Scores are never −0 or NaN.
[[nodiscard]] inline std::uint64_t descending_key(double score) {
  std::uint64_t bits;
  std::memcpy(&bits, &score, sizeof bits);  // Emscripten 3.1.6 has no std::bit_cast
  return bits >> 63 ? bits : ~(bits | std::uint64_t{1} << 63);
}

/// The score of a key.
[[nodiscard]] inline double score_of_key(std::uint64_t key) {
  const std::uint64_t bits = key >> 63 ? key : ~key & ~(std::uint64_t{1} << 63);
  double score;
  std::memcpy(&score, &bits, sizeof score);
  return score;
}

class Orderer {
 public:
  /// A post on its way to its place.
  struct Entry {
    std::uint64_t key;
    Row row;
    std::uint32_t group;  // kNoCode where nobody gave groups
  };

  explicit Orderer(const Posts& posts) : posts_(posts) {}

  /// Sorts the rows that are not hidden. `groups`: by row, or null.
  void sort(const std::vector<double>& scores, const std::vector<std::uint8_t>& hidden,
            const std::uint32_t* groups = nullptr);

  /// Gives each post, in order, a new score: new_score(entry, score). Then they wait for `sort_again`.
  template <class NewScore>
  void rescore(NewScore new_score) {
    for (std::size_t i = 0; i < count_; ++i)
      entries_[i].key = descending_key(new_score(entries_[i], score_of_key(entries_[i].key)));
  }
  void sort_again();

  /// The rows in order.
  void rows(std::vector<Row>& order) const;

 private:
  /// Keys that agree in their upper 16 bits (sign, exponent, four bits of the mantissa) share a cell; a cell
  /// is cut into equal parts by the bits that follow, the more the fuller it is.
  struct Cell {
    std::uint32_t first_part;
    std::uint32_t shift;  // of the bits that follow, for the part within the cell
  };

  [[nodiscard]] std::size_t part_of(std::uint64_t key) const;
  std::size_t cut_cells(const std::vector<std::uint32_t>& counts);
  template <class Each>
  void part(Entry* into, Each each);
  void sort_parts();
  void sort_part(Entry* entries, std::size_t count);
  void break_ties(Entry* entries, std::size_t count);

  const Posts& posts_;
  std::size_t count_ = 0;
  std::unique_ptr<Entry[]> entries_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> begins_;      // of the parts, and the end of the last
  std::vector<Entry> spare_;               // for one part
  std::vector<std::uint32_t> tie_places_;  // by row; empty: not needed yet
};

/// Sorts the rows that are not hidden into `order`.
void sort(const Posts& posts, const std::vector<double>& scores, const std::vector<std::uint8_t>& hidden,
          std::vector<Row>& order);

}  // namespace limpid
