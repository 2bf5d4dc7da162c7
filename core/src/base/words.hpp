// What a word is, said once: for those who count words and those who look for them.
//
// A word is a maximal run of letters, marks and digits in which there is a letter or a digit. So
// "don't" and "3.14" are two words, and the U+FE0F (a mark) in ❤️ is none. But a letter of a
// script written without spaces (see kUnspaced) is a word of its own, with the marks after it.
#pragma once

#include "base/unicode.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

/// The rule, told the properties of one code point after another.
struct WordRule {
  /// Whether a letter or digit would go on with the word before it.
  bool open = false;

  /// Whether a word begins with the code point that comes next.
  bool begins(std::uint8_t properties) {
    if ((properties & kUnspaced) != 0) {
      open = false;
      return true;
    }
    if ((properties & (kLetter | kDigit)) != 0) {
      const bool first = !open;
      open = true;
      return first;
    }
    if ((properties & kMark) == 0) open = false;  // a mark changes nothing
    return false;
  }
};

/// The words of a text one by one, without case and accents. Any bytes will do: what is ill-formed
/// parts words.
///
///   for (WordReader words(text); words.next();) use(words.folded());
class WordReader {
 public:
  /// `text` must outlive the reader.
  explicit WordReader(std::string_view text) : rest_(text) {}
  WordReader(const WordReader&) = delete;  // folded_ may point into buffer_
  WordReader& operator=(const WordReader&) = delete;

  /// Goes on to the next word (at first, to the first); false if there is none.
  [[nodiscard]] bool next();

  /// The word in UTF-8, each of its code points as fold() has it; valid until next().
  [[nodiscard]] std::string_view folded() const { return folded_; }

 private:
  void skip_ascii_between_words();
  void take_ascii();
  bool take_others();

  std::string_view rest_;
  std::string_view folded_;  // of the text where it is folded already, else of buffer_
  std::string buffer_;
};

}  // namespace limpid
