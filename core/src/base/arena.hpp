// TextArena: text that stays where it is put.
//
// In: a text. Out: a view of a copy that lives as long as the arena. Blocks never move, so a view is
// all that a column has to keep (16 bytes natively, 8 in WebAssembly), and nothing is copied when a
// column grows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace limpid {

class TextArena {
 public:
  /// A copy of `text`; an empty text gives an empty view that is not null (null means unknown).
  std::string_view add(std::string_view text) {
    if (text.empty()) return {"", 0};
    if (text.size() > free_.size()) grow(text.size());
    char* place = free_.data;
    std::memcpy(place, text.data(), text.size());
    free_.data += text.size();
    free_.length -= text.size();
    return {place, text.size()};
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  // Small feeds stay small (a file may hold thousands of them), large ones get few blocks.
  static constexpr std::size_t kFirstBlock = std::size_t{4} << 10;
  static constexpr std::size_t kLargestBlock = std::size_t{1} << 20;

  struct Free {
    char* data = nullptr;
    std::size_t length = 0;
    [[nodiscard]] std::size_t size() const { return length; }
  };

  void grow(std::size_t needed) {
    const std::size_t size = std::max(needed, next_block_);
    next_block_ = std::min(next_block_ * 2, kLargestBlock);
    // Not value-initialised: every byte handed out is written first.
    blocks_.push_back(std::unique_ptr<char[]>(new char[size]));
    free_ = {blocks_.back().get(), size};
    bytes_ += size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  Free free_;
  std::size_t next_block_ = kFirstBlock;
  std::size_t bytes_ = 0;
};

}  // namespace limpid
