// JsonTree: one JSON value kept flat, in two buffers that are used again for the next one.
//
// Keys keep their order and their duplicates, numbers keep their text: ids of 64 bits and weights of 17
// digits come out as they went in. JsonValue walks it; asking for what is not there gives a missing
// value that can be asked further, so a reader says `post["author"]["handle"].text()` and nothing else.
//
// Keys and texts lie in the tree's own buffer or, where the value stands whole in memory (JsonScanner), in
// the bytes it was read from. A small table of all members answers nearly every question for a name in one
// step.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

enum class JsonKind : std::uint8_t { missing, null, flag, number, text, array, object };

class JsonValue;

class JsonTree {
 public:
  void clear();
  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  [[nodiscard]] JsonValue root() const;
  [[nodiscard]] std::size_t bytes() const { return nodes_.capacity() * sizeof(Node) + text_.capacity(); }

  // Building, in document order. A key or text may come in parts: add them, then end.
  void key_part(std::string_view part) { text_ += part; }
  void end_key(std::string_view last);
  void text_part(std::string_view part) { text_ += part; }
  void end_text(std::string_view last);
  void end_number(std::string_view last);
  void add_flag(bool value);
  void add_null();
  void begin(JsonKind container);
  void end();
  /// The text that was being added when the file ended: kept, and marked as not complete.
  void cut_text();

  /// One step from a container to what it holds.
  struct Step {
    std::string_view key;     ///< Empty in an array.
    std::uint32_t index = 0;  ///< Its number, from 0.
    bool in_array = false;
  };
  /// The steps from the root to the value that is added next, whose key has ended.
  void path(std::vector<Step>& steps) const;
  /// The key of the value that is added next.
  [[nodiscard]] std::string_view next_key() const { return view(key_); }

 private:
  friend class JsonValue;
  friend class JsonScanner;

  /// Text of a value or key: where it begins, in `text_` or in the bytes the value was read from.
  struct Piece {
    std::uint32_t begin = 0, size = 0;
    bool is_borrowed = false;
  };

  struct Node {
    JsonKind kind = JsonKind::missing;
    bool flag = false;         // the flag's value; of all others: the end has not come (yet)
    std::uint32_t parent = 0;  // the container that it stands in; the root's is no node
    std::uint32_t next = 0;    // the node after this one and all it holds, once that is known
    std::uint32_t count = 0;   // elements or members
    Piece key, text;
  };
  static constexpr std::uint32_t kNoNode = ~std::uint32_t{0};

  [[nodiscard]] std::string_view view(Piece piece) const {
    return {(piece.is_borrowed ? source_ : text_.data()) + piece.begin, piece.size};
  }
  /// The next node will be the member of this name.
  void enter(std::string_view key, std::uint32_t parent);
  Node& add(JsonKind kind, std::uint32_t parent, Piece key);
  Node& add_next(JsonKind kind);
  [[nodiscard]] std::uint32_t after(std::uint32_t index) const;
  void end_scalar(JsonKind kind, std::string_view last);
  [[nodiscard]] Piece end_piece(std::string_view last);

  // Where the member of this name is, if it is the only one in its place of the table.
  using Slot = std::uint16_t;
  static constexpr std::size_t kSlots = 1024;
  static constexpr Slot kFree = 0, kShared = 0xFFFF;  // else the node's index + 1
  // Length and three letters tell most names apart; known when compiling, where the name is.
  static constexpr std::uint32_t hash_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto letter = [name](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(name[at]));
    };
    return static_cast<std::uint32_t>(name.size()) + (letter(0) << 5) + (letter(name.size() / 2) << 13) +
           (letter(name.size() - 1) << 21);
  }
  // The parent tells the same names of different objects apart.
  static std::size_t slot_of(std::uint32_t hash, std::uint32_t parent) {
    return ((hash ^ parent * 0x85EBCA6Bu) * 0x9E3779B1u) >> 22;  // 2^32 / golden ratio; the upper ten bits
  }

  std::vector<Node> nodes_;
  std::string text_;
  const char* source_ = nullptr;  // what borrowed pieces lie in
  std::array<Slot, kSlots> slots_{};
  std::vector<std::uint32_t> open_;
  std::uint32_t part_begin_ = 0;  // where the text or key that is being added begins
  Piece key_;                     // the key that waits for its value
};

/// A place in a JsonTree. Valid until the tree is cleared or changed.
class JsonValue {
 public:
  JsonValue() = default;

  [[nodiscard]] JsonKind kind() const { return tree_ ? node().kind : JsonKind::missing; }
  [[nodiscard]] bool is(JsonKind kind) const { return this->kind() == kind; }
  /// There, and not null.
  explicit operator bool() const { return kind() > JsonKind::null; }

  /// The member of that name (the first, where there are several); missing where this is no object.
  [[nodiscard]] JsonValue operator[](std::string_view key) const {
    return member(key, JsonTree::hash_of(key));
  }
  /// The name under which this stands in its object.
  [[nodiscard]] std::string_view key() const;
  [[nodiscard]] std::size_t size() const { return tree_ ? node().count : 0; }

  /// Whether its end was seen: false where the file was cut off within it.
  [[nodiscard]] bool complete() const { return !tree_ || is(JsonKind::flag) || !node().flag; }

  /// Text; nothing for other kinds.
  [[nodiscard]] std::optional<std::string_view> text() const;
  /// Text, or the digits of a number: for ids, which some services write as numbers.
  [[nodiscard]] std::optional<std::string_view> text_or_digits() const;
  /// The double nearest to the number.
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] std::optional<bool> flag() const;
  /// The number as it is written.
  [[nodiscard]] std::string_view digits() const;

  /// Elements of an array or members of an object, in order: `for (JsonValue v : value)`.
  class Iterator {
   public:
    Iterator(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    JsonValue operator*() const { return {tree_, index_}; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const JsonTree* tree_;
    std::uint32_t index_;
  };
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

  /// The value as compact JSON text, numbers as they were written.
  void append_json(std::string& out) const;

 private:
  friend class JsonTree;
  JsonValue(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  [[nodiscard]] JsonValue member(std::string_view key, std::uint32_t hash) const;
  [[nodiscard]] const JsonTree::Node& node() const { return tree_->nodes_[index_]; }
  [[nodiscard]] bool is_container() const { return kind() == JsonKind::array || kind() == JsonKind::object; }

  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

inline JsonValue JsonTree::root() const { return nodes_.empty() ? JsonValue() : JsonValue(this, 0); }

}  // namespace limpid
