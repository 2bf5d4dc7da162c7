// Dictionary: texts numbered in the order in which they first came, each kept once.
//
// In: a text. Out: its code, a small number that columns store and comparisons compare. An open-addressing
// table of codes; the texts themselves stand in one vector, so code -> text is an array access.
#pragma once

#include "base/arena.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace limpid {

class Dictionary {
 public:
  using Code = std::uint32_t;

  struct Added {
    Code code;
    bool is_new;
  };

  /// The code of `text`; a text that is new is copied into `arena`.
  Added add(std::string_view text, TextArena& arena) {
    if (texts_.size() * 2 >= slots_.size()) grow();
    Code& slot = slots_[place_of(text)];
    if (slot != kEmpty) return {slot, false};
    slot = static_cast<Code>(texts_.size());
    texts_.push_back(arena.add(text));
    return {slot, true};
  }

  [[nodiscard]] std::optional<Code> find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Code code = slots_[place_of(text)];
    return code == kEmpty ? std::nullopt : std::optional(code);
  }

  [[nodiscard]] std::string_view operator[](Code code) const { return texts_[code]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }
  [[nodiscard]] std::size_t bytes() const {
    return slots_.capacity() * sizeof(Code) + texts_.capacity() * sizeof(std::string_view);
  }

 private:
  static constexpr Code kEmpty = ~Code{0};

  // Multiply and fold eight bytes at a time; the last, shorter piece is padded with its length.
  static std::size_t hash(std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio (Knuth, TAOCP 6.4)
    std::uint64_t h = text.size() * kOdd;
    while (!text.empty()) {
      std::uint64_t piece = 0;
      const std::size_t size = text.size() < 8 ? text.size() : 8;
      std::memcpy(&piece, text.data(), size);
      h = (h ^ piece) * kOdd;
      h ^= h >> 32;
      text.remove_prefix(size);
    }
    return static_cast<std::size_t>(h);
  }

  [[nodiscard]] std::size_t place_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash(text) & mask;
    while (slots_[place] != kEmpty && texts_[slots_[place]] != text) place = (place + 1) & mask;
    return place;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, kEmpty);
    for (Code code = 0; code < texts_.size(); ++code) slots_[place_of(texts_[code])] = code;
  }

  std::vector<Code> slots_;
  std::vector<std::string_view> texts_;
};

}  // namespace limpid
