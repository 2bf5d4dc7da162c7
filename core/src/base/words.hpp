// What a word is, said once: for those who count words and for those who look for them.
//
// A word is a maximal run of letters, marks and digits in which there is a letter or a digit. So
// "don't" and "3.14" are two words, and the U+FE0F (a mark) in ❤️ is none. A letter of a script
// written without spaces (see kUnspaced) is a word of its own, with the marks after it.
#pragma once

#include "base/unicode.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

/// The rule, one code point after another.
struct WordRule {
  /// Whether a letter or digit that comes next belongs to the word before it.
  bool open = false;

  /// Whether a word begins with the next code point, which has these properties. What does not
  /// begin a word belongs to the one before it if it is a letter, mark or digit, and parts words if
  /// it is none of them; marks before the first letter are part of its word, unless it is unspaced.
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
    if ((properties & kMark) == 0) open = false;
    return false;
  }
};

/// The words of a text one by one, without case and accents. Takes any bytes: what is ill-formed
/// parts words.
class WordReader {
 public:
  /// Reads `text`, which must outlive the reader.
  explicit WordReader(std::string_view text) : rest_(text) {}

  /// Goes on to the next word, to the first at the beginning; false if there is none.
  [[nodiscard]] bool next();

  /// The word in UTF-8, each code point as fold() has it; valid until next().
  [[nodiscard]] std::string_view folded() const { return folded_; }

 private:
  void skip_ascii_between_words();
  void take_ascii_of_word();
  bool take_others(bool begun);

  std::string_view rest_;
  std::string folded_;
};

}  // namespace limpid
