// Dictionary: texts numbered in the order in which they first came, each kept once.
//
// In: a text. Out: its code, a small number that columns store and comparisons compare. An open-addressing
// table of codes with the hashes of their texts, so that only a text that is very probably the same is ever
// looked at, and growing looks at none; the texts stand in one vector, so code -> text is an array access.
#pragma once

#include "base/arena.hpp"
#include "base/bytes.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
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
    if (texts_.size() * 3 >= slots_.size() * 2) grow();
    const std::uint32_t hashed = hash(text);
    Slot& slot = slots_[place_of(text, hashed)];
    if (slot.code != kEmpty) return {slot.code, false};
    slot = {hashed, static_cast<Code>(texts_.size())};
    texts_.push_back(arena.add(text));
    return {slot.code, true};
  }

  [[nodiscard]] std::optional<Code> find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Code code = slots_[place_of(text, hash(text))].code;
    return code == kEmpty ? std::nullopt : std::optional(code);
  }

  [[nodiscard]] std::string_view operator[](Code code) const { return texts_[code]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }
  [[nodiscard]] std::size_t bytes() const {
    return slots_.capacity() * sizeof(Slot) + texts_.capacity() * sizeof(std::string_view);
  }

 private:
  static constexpr Code kEmpty = ~Code{0};

  struct Slot {
    std::uint32_t hash = 0;
    Code code = kEmpty;
  };

  // Multiply and fold eight bytes at a time; the last eight may have been seen in part, which does no harm.
  static std::uint32_t hash(std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio (Knuth, TAOCP 6.4)
    const char* const data = text.data();
    const std::size_t size = text.size();
    std::uint64_t h = size * kOdd;
    const auto fold = [&h](std::uint64_t piece) {
      h = (h ^ piece) * kOdd;
      h ^= h >> 32;
    };
    if (size >= 8) {
      for (std::size_t at = 0; at + 8 < size; at += 8) fold(load_word<std::uint64_t>(data + at));
      fold(load_word<std::uint64_t>(data + size - 8));
    } else if (size >= 4) {
      fold(load_word<std::uint32_t>(data) | std::uint64_t{load_word<std::uint32_t>(data + size - 4)} << 32);
    } else {
      for (const char c : text) fold(static_cast<unsigned char>(c));
    }
    return static_cast<std::uint32_t>(h);
  }

  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t hashed) const {
    const auto is_other = [&](const Slot& slot) {
      return slot.hash != hashed || !same_text(texts_[slot.code], text);
    };
    return first_place(slots_, hashed, is_other);
  }

  // Where the slots of this hash are free, or not of others.
  template <class IsOther>
  static std::size_t first_place(const std::vector<Slot>& slots, std::uint32_t hashed, IsOther is_other) {
    const std::size_t mask = slots.size() - 1;
    std::size_t place = hashed & mask;
    while (slots[place].code != kEmpty && is_other(slots[place])) place = (place + 1) & mask;
    return place;
  }

  void grow() {
    std::vector<Slot> grown(slots_.empty() ? 16 : slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.code != kEmpty) grown[first_place(grown, slot.hash, [](const Slot&) { return true; })] = slot;
    }
    slots_ = std::move(grown);
  }

  std::vector<Slot> slots_;
  std::vector<std::string_view> texts_;
};

}  // namespace limpid
