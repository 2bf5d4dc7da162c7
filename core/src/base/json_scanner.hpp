// JsonScanner: one JSON object that stands whole in memory -> JsonTree, its texts left where they are.
//
// The fast half of JsonStream. It takes only what it understands without a doubt; at anything else it says so
// and leaves the object to the parser that judges. So it has no errors of its own, and whatever it takes, the
// parser takes too, with the same tree (tests/base/json_scanner_test.cpp holds them against each other). It
// checks all that the grammar asks (RFC 8259): brackets, commas, literals, numbers, escapes, no control
// characters in texts. Bytes that are not UTF-8 pass, as they pass there: whoever keeps a text repairs it.
#pragma once

#include "base/json_tree.hpp"
#include "base/record_path.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace limpid {

class JsonScanner {
 public:
  enum class Outcome {
    taken,  ///< The tree holds the object.
    cut,    ///< The bytes end within it: try again when there are more.
    doubt   ///< For the parser. The tree is empty.
  };

  /// `bytes` begin with "{". `paths`: what they may name stands inside, so that the object must be read in
  /// parts: a doubt. Null where an object is a record for certain.
  JsonScanner(std::string_view bytes, const std::vector<RecordPath>* paths, JsonTree& tree)
      : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()), paths_(paths), tree_(tree) {}

  [[nodiscard]] Outcome scan();

  /// Of the object that was taken: its bytes, and the ends of lines in them.
  [[nodiscard]] std::size_t length() const { return static_cast<std::size_t>(at_ - begin_); }
  [[nodiscard]] std::size_t newlines() const { return newlines_; }

 private:
  using Piece = JsonTree::Piece;

  bool stop(Outcome why);
  bool skip_space();
  bool object(std::uint32_t parent, Piece key);
  bool array(std::uint32_t parent, Piece key);
  bool value(std::uint32_t parent, Piece key);
  bool member(std::uint32_t parent);
  bool text(Piece& piece);
  bool text_with_escapes(const char* from, Piece& piece);
  bool number(std::uint32_t parent, Piece key);
  bool digits();
  bool literal(std::string_view word);
  bool flag(std::string_view word, bool value, std::uint32_t parent, Piece key);
  std::uint32_t begin_container(JsonKind kind, std::uint32_t parent, Piece key);
  bool end_container(std::uint32_t index, std::uint32_t count);
  [[nodiscard]] bool may_hold_records(JsonKind kind, Piece key) const;
  [[nodiscard]] Piece borrowed(const char* from, const char* to) const;

  const char* begin_;
  const char* at_;
  const char* end_;
  const std::vector<RecordPath>* paths_;
  JsonTree& tree_;
  Outcome outcome_ = Outcome::taken;
  std::size_t newlines_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace limpid
