#include "ranker/order.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace limpid {

namespace {

constexpr unsigned kCellBits = 16, kRestBits = 64 - kCellBits;
constexpr std::uint64_t kRest = (std::uint64_t{1} << kRestBits) - 1;
/// With fewer posts all fits in the fast cache as it is.
constexpr std::size_t kOnePart = std::size_t{1} << 14;
/// Parts beyond so many cost more to write to than they save: each is a place in memory of its own.
constexpr std::size_t kMostParts = 2048, kLeastDepth = 256;

constexpr unsigned kDigitBits = 8;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
/// So few are sorted by insertion.
constexpr std::size_t kFew = 24;

unsigned bits_in(std::uint64_t number) {
  unsigned bits = 0;
  for (; number != 0; number >>= 1) ++bits;
  return bits;
}

// Counts per digit become the places where each digit begins.
void begin_digits(std::array<std::uint32_t, kDigits>& counts) {
  std::uint32_t begin = 0;
  for (std::uint32_t& count : counts) begin += std::exchange(count, begin);
}

}  // namespace

void sort(const Posts& posts, std::vector<Standing>& standings) {
  std::sort(standings.begin(), standings.end(),
            [&](const Standing& a, const Standing& b) { return stands_above(posts, a, b); });
}

void sort(const Posts& posts, const std::vector<double>& scores, const std::vector<std::uint8_t>& hidden,
          std::vector<Row>& order) {
  Orderer orderer(posts);
  orderer.sort(scores, hidden);
  orderer.rows(order);
}

void Orderer::sort(const std::vector<double>& scores, const std::vector<std::uint8_t>& hidden,
                   const std::uint32_t* groups) {
  count_ = static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), 0));
  entries_.reset(new Entry[count_]);  // a vector would write zeros first
  part(entries_.get(), [&](auto entry) {
    for (Row row = 0; row < scores.size(); ++row) {
      if (!hidden[row]) entry(Entry{descending_key(scores[row]), row, groups ? groups[row] : kNoCode});
    }
  });
  sort_parts();
}

void Orderer::sort_again() {
  std::unique_ptr<Entry[]> parted(new Entry[count_]);
  part(parted.get(), [&](auto entry) {
    for (std::size_t i = 0; i < count_; ++i) entry(entries_[i]);
  });
  entries_ = std::move(parted);
  sort_parts();
}

void Orderer::rows(std::vector<Row>& order) const {
  order.resize(count_);
  for (std::size_t i = 0; i < count_; ++i) order[i] = entries_[i].row;
}

std::size_t Orderer::part_of(std::uint64_t key) const {
  const Cell cell = cells_[static_cast<std::size_t>(key >> kRestBits)];
  return cell.first_part + static_cast<std::size_t>((key & kRest) >> cell.shift);
}

// Gives the number of parts.
std::size_t Orderer::cut_cells(const std::vector<std::uint32_t>& counts) {
  const std::size_t depth = std::max(kLeastDepth, count_ / kMostParts);
  cells_.resize(counts.size());
  std::uint32_t parts = 0;
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    const unsigned bits = bits_in(counts[cell] / depth);
    cells_[cell] = {parts, kRestBits - bits};
    if (counts[cell] != 0) parts += std::uint32_t{1} << bits;
  }
  return parts;
}

// Writes the entries that `each` passes on, part after part; it is called three times.
template <class Each>
void Orderer::part(Entry* into, Each each) {
  if (count_ <= kOnePart) {
    begins_ = {0, static_cast<std::uint32_t>(count_)};
    each([&into](const Entry& entry) { *into++ = entry; });
    return;
  }
  std::vector<std::uint32_t> counts(std::size_t{1} << kCellBits);
  each([&](const Entry& entry) { ++counts[static_cast<std::size_t>(entry.key >> kRestBits)]; });
  begins_.assign(cut_cells(counts) + 1, 0);
  each([&](const Entry& entry) { ++begins_[part_of(entry.key) + 1]; });
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  std::vector<std::uint32_t> next = begins_;
  each([&](const Entry& entry) { into[next[part_of(entry.key)]++] = entry; });
}

void Orderer::sort_parts() {
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i)
    sort_part(entries_.get() + begins_[i], begins_[i + 1] - begins_[i]);
}

// By the first 16 bits in which keys differ (least significant digit first), then likewise what agrees in
// these.
void Orderer::sort_part(Entry* entries, std::size_t count) {
  const auto stands_above = [this](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : posts_.stands_before(a.row, b.row);
  };
  if (count <= kFew) {
    for (std::size_t i = 1; i < count; ++i) {
      const Entry entry = entries[i];
      std::size_t place = i;
      for (; place > 0 && stands_above(entry, entries[place - 1]); --place)
        entries[place] = entries[place - 1];
      entries[place] = entry;
    }
    return;
  }
  std::uint64_t least = entries[0].key, most = least;
  for (std::size_t i = 1; i < count; ++i) {
    least = std::min(least, entries[i].key);
    most = std::max(most, entries[i].key);
  }
  if (least == most) return break_ties(entries, count);
  const unsigned used = bits_in(most - least);
  const unsigned shift = used > 2 * kDigitBits ? used - 2 * kDigitBits : 0;
  const auto digits = [&](const Entry& entry) {
    return static_cast<std::size_t>((entry.key - least) >> shift);
  };

  std::array<std::uint32_t, kDigits> lower{}, upper{};
  for (std::size_t i = 0; i < count; ++i) {
    ++lower[digits(entries[i]) % kDigits];
    ++upper[digits(entries[i]) / kDigits];
  }
  begin_digits(lower);
  begin_digits(upper);
  if (spare_.size() < count) spare_.resize(count);
  for (std::size_t i = 0; i < count; ++i) spare_[lower[digits(entries[i]) % kDigits]++] = entries[i];
  for (std::size_t i = 0; i < count; ++i) entries[upper[digits(spare_[i]) / kDigits]++] = spare_[i];

  for (std::size_t begin = 0, end; begin < count; begin = end) {
    for (end = begin + 1; end < count && digits(entries[end]) == digits(entries[begin]);) ++end;
    if (end - begin > 1) sort_part(entries + begin, end - begin);
  }
}

// All have the same score: their places in the order of ties take the keys' place meanwhile.
void Orderer::break_ties(Entry* entries, std::size_t count) {
  if (tie_places_.empty()) {
    tie_places_.resize(posts_.size());
    std::uint32_t place = 0;
    for (const Row row : posts_.tie_order()) tie_places_[row] = place++;
  }
  const std::uint64_t key = entries[0].key;
  for (std::size_t i = 0; i < count; ++i) entries[i].key = tie_places_[entries[i].row];
  sort_part(entries, count);
  for (std::size_t i = 0; i < count; ++i) entries[i].key = key;
}

}  // namespace limpid
