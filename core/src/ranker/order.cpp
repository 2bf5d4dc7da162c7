#include "ranker/order.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace limpid {

namespace {

constexpr unsigned kDigitBits = 8;
constexpr unsigned kDigits = 64 / kDigitBits;
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;

// An integer that is smaller for a higher score. IEEE 754 doubles order like sign-magnitude integers:
// turning negative ones round and setting the sign of the others makes them order like unsigned ones
// (Knuth, TAOCP 5.2.5; Terdiman 2000); the complement puts the highest first.
std::uint64_t descending_key(double score) {
  std::uint64_t bits;
  std::memcpy(&bits, &score, sizeof bits);  // Emscripten 3.1.6 has no std::bit_cast
  const std::uint64_t ascending = (bits >> 63) ? ~bits : bits | (std::uint64_t{1} << 63);
  return ~ascending;
}

std::size_t digit(std::uint64_t key, unsigned place) {
  return static_cast<std::size_t>(key >> (place * kDigitBits)) & (kBuckets - 1);
}

}  // namespace

void Orderer::sort(const Posts& posts, const std::vector<double>& scores,
                   const std::vector<std::uint8_t>& hidden, std::vector<Row>& order) {
  using Histogram = std::array<std::uint32_t, kBuckets>;
  std::array<Histogram, kDigits> histograms{};
  entries_.clear();
  entries_.reserve(posts.size());
  for (const Row row : posts.tie_order()) {
    if (hidden[row]) continue;
    const std::uint64_t key = descending_key(scores[row]);
    for (unsigned place = 0; place < kDigits; ++place) ++histograms[place][digit(key, place)];
    entries_.push_back({key, row});
  }

  spare_.resize(entries_.size());
  for (unsigned place = 0; place < kDigits; ++place) {
    Histogram& counts = histograms[place];
    const bool all_alike = entries_.empty() || counts[digit(entries_[0].key, place)] == entries_.size();
    if (all_alike) continue;
    std::uint32_t begin = 0;
    for (std::uint32_t& count : counts) begin += std::exchange(count, begin);
    for (const Entry& entry : entries_) spare_[counts[digit(entry.key, place)]++] = entry;
    entries_.swap(spare_);
  }

  order.resize(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) order[i] = entries_[i].row;
}

}  // namespace limpid
