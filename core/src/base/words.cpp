// ASCII in two tight loops, between words and inside one; all else is decoded and looked up.
#include "base/words.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace limpid {
namespace {

/// ASCII folds by one bit: it makes capital letters small, and digits have it anyway.
constexpr char kFoldingBit = 0x20;

constexpr std::array<bool, 256> make_ascii_table() {
  std::array<bool, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = table[c | kFoldingBit] = true;
  return table;
}
constexpr std::array<bool, 256> kIsAsciiLetterOrDigit = make_ascii_table();

bool is_ascii(char c) { return static_cast<std::uint8_t>(c) < 0x80; }
bool is_ascii_letter_or_digit(char c) { return kIsAsciiLetterOrDigit[static_cast<std::uint8_t>(c)]; }

}  // namespace

bool WordReader::next() {
  while (true) {
    folded_.clear();
    skip_ascii_between_words();
    take_ascii_of_word();
    const bool begun = !folded_.empty();
    if (rest_.empty() || is_ascii(rest_.front())) return begun;
    if (take_others(begun)) return true;
  }
}

void WordReader::skip_ascii_between_words() {
  std::size_t length = 0;
  while (length < rest_.size() && is_ascii(rest_[length]) &&
         !is_ascii_letter_or_digit(rest_[length])) {
    ++length;
  }
  rest_.remove_prefix(length);
}

void WordReader::take_ascii_of_word() {
  std::size_t length = 0;
  while (length < rest_.size() && is_ascii_letter_or_digit(rest_[length])) ++length;
  folded_ = rest_.substr(0, length);
  for (char& c : folded_) c |= kFoldingBit;
  rest_.remove_prefix(length);
}

/// Takes code points of any kind to the end of the word, which may have begun; or, if there is
/// none, up to and with the first that can be in no word. Whether there is a word.
bool WordReader::take_others(bool begun) {
  WordRule rule{begun};
  while (!rest_.empty()) {
    std::string_view ahead = rest_;
    const char32_t c = next_code_point(ahead);
    const std::uint8_t is = properties(c);
    const bool part_of_word = (is & (kLetter | kMark | kDigit)) != 0;
    const bool begins = rule.begins(is);
    if (begun && (begins || !part_of_word)) return true;
    if ((is & kUnspaced) != 0) folded_.clear();  // of marks that belong to nothing
    begun = begun || begins;
    rest_ = ahead;
    if (!part_of_word) return false;
    if (const char32_t folded = fold(c); folded != 0) append_code_point(folded_, folded);
  }
  return begun;
}

}  // namespace limpid
