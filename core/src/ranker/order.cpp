#include "ranker/order.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace limpid {

namespace {

// An integer that is smaller for a higher score. IEEE 754 doubles order like sign-magnitude integers: turning
// negative ones round and setting the sign of the others makes them order like unsigned ones (Knuth,
// TAOCP 5.2.5; Terdiman 2000); the complement puts the highest first.
std::uint64_t descending_key(double score) {
  std::uint64_t bits;
  std::memcpy(&bits, &score, sizeof bits);  // Emscripten 3.1.6 has no std::bit_cast
  const std::uint64_t ascending = (bits >> 63) ? ~bits : bits | (std::uint64_t{1} << 63);
  return ~ascending;
}

constexpr unsigned kRowBits = 32;
constexpr unsigned kPrefixBits = 33;  // as many as three digits have
constexpr unsigned kDigitBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;

unsigned bits_in(std::uint64_t number) {
  unsigned bits = 0;
  for (; number != 0; number >>= 1) ++bits;
  return bits;
}

}  // namespace

void sort(const Posts& posts, std::vector<Standing>& standings) {
  std::sort(standings.begin(), standings.end(),
            [&](const Standing& a, const Standing& b) { return stands_above(posts, a, b); });
}

void Orderer::sort(const Posts& posts, const std::vector<double>& scores,
                   const std::vector<std::uint8_t>& hidden, std::vector<Row>& order) {
  static_assert(kPrefixBits - 1 == 64 - kRowBits, "A prefix and a row share 64 bits.");
  // The keys' range decides which of their bits tell posts apart: those above are the same in all.
  std::uint64_t least = ~std::uint64_t{0}, most = 0;
  std::size_t shown = 0;
  for (Row row = 0; row < posts.size(); ++row) {
    if (hidden[row]) continue;
    const std::uint64_t key = descending_key(scores[row]);
    least = std::min(least, key);
    most = std::max(most, key);
    ++shown;
  }
  const unsigned used = shown ? bits_in(most - least) : 0;
  const unsigned shift = used > 64 - kRowBits ? used - (64 - kRowBits) : 0;
  const auto prefix = [&](Row row) { return (descending_key(scores[row]) - least) >> shift; };

  using Histogram = std::array<std::uint32_t, kBuckets>;
  std::array<Histogram, kPrefixBits / kDigitBits> histograms{};
  const auto digit = [](std::uint64_t entry, std::size_t place) {
    return static_cast<std::size_t>(entry >> (kRowBits + place * kDigitBits)) & (kBuckets - 1);
  };
  entries_.resize(shown);
  spare_.resize(shown);
  std::size_t filled = 0;
  const std::vector<Row>& ties = posts.tie_order();
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (i + kAhead < ties.size()) __builtin_prefetch(&scores[ties[i + kAhead]]);
    const Row row = ties[i];
    if (hidden[row]) continue;
    const std::uint64_t entry = prefix(row) << kRowBits | row;
    for (std::size_t place = 0; place < histograms.size(); ++place) ++histograms[place][digit(entry, place)];
    entries_[filled++] = entry;
  }
  for (std::size_t place = 0; place < histograms.size(); ++place) {
    Histogram& counts = histograms[place];
    if (shown == 0 || counts[digit(entries_[0], place)] == shown) continue;  // all alike
    std::uint32_t begin = 0;
    for (std::uint32_t& count : counts) begin += std::exchange(count, begin);
    for (const std::uint64_t entry : entries_) spare_[counts[digit(entry, place)]++] = entry;
    entries_.swap(spare_);
  }

  order.resize(shown);
  for (std::size_t i = 0; i < shown; ++i) order[i] = static_cast<Row>(entries_[i]);
  if (shift == 0) return;
  // Posts whose prefixes are equal stand in tie order, not yet by what the prefix left out of their scores.
  const auto higher = [&](Row a, Row b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : posts.stands_before(a, b);
  };
  for (std::size_t begin = 0, end; begin < shown; begin = end) {
    for (end = begin + 1; end < shown && entries_[end] >> kRowBits == entries_[begin] >> kRowBits;) ++end;
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(end);
    const auto lower = [&](Row a, Row b) { return scores[a] < scores[b]; };
    const bool by_score = end - begin == 1 || std::adjacent_find(first, last, lower) == last;
    if (!by_score) std::sort(first, last, higher);
  }
}

}  // namespace limpid
