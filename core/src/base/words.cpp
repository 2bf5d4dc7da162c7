// ASCII in two tight loops, between words and inside one; all else is decoded and looked up.
#include "base/words.hpp"

#include "base/utf8.hpp"

#include <array>
#include <cstddef>

namespace limpid {
namespace {

constexpr std::uint8_t kNotAscii = 1 << 7;  // beside the properties
constexpr char kFoldingBit = 0x20;          // makes ASCII capitals small; digits have it anyway

constexpr std::array<std::uint8_t, 256> make_byte_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = kDigit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = kLetter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = kLetter | kCapital;
  for (std::size_t c = 0x80; c <= 0xFF; ++c) table[c] = kNotAscii;
  return table;
}
constexpr std::array<std::uint8_t, 256> kByteTable = make_byte_table();

std::uint8_t byte_properties(char c) { return kByteTable[static_cast<std::uint8_t>(c)]; }

}  // namespace

bool WordReader::next() {
  while (true) {
    skip_ascii_between_words();
    take_ascii();
    const bool ends_here = rest_.empty() || byte_properties(rest_.front()) != kNotAscii;
    if (ends_here) return !folded_.empty();
    if (take_others()) return true;
  }
}

void WordReader::skip_ascii_between_words() {
  std::size_t length = 0;
  while (length < rest_.size() && byte_properties(rest_[length]) == 0) ++length;
  rest_.remove_prefix(length);
}

/// Takes the word, or as much of it as is ASCII; nothing if it does not begin so.
void WordReader::take_ascii() {
  std::size_t length = 0;
  std::uint8_t seen = 0;
  for (; length < rest_.size(); ++length) {
    const std::uint8_t is = byte_properties(rest_[length]);
    if ((is & (kLetter | kDigit)) == 0) break;
    seen |= is;
  }
  folded_ = rest_.substr(0, length);
  rest_.remove_prefix(length);
  if ((seen & kCapital) != 0) {
    buffer_ = folded_;
    for (char& c : buffer_) c |= kFoldingBit;
    folded_ = buffer_;
  }
}

/// Goes on, from what take_ascii() took, to the end of the word. If there is no word: takes what
/// parts words, up to and with the first code point that does, and gives false.
bool WordReader::take_others() {
  bool begun = !folded_.empty();
  WordRule rule{begun};
  buffer_ = folded_;
  while (!rest_.empty()) {
    std::string_view after = rest_;
    const char32_t c = next_code_point(after);
    const std::uint8_t is = properties(c);
    const bool begins = rule.begins(is);
    const bool parts_words = (is & (kLetter | kMark | kDigit)) == 0;
    if (begun && (begins || parts_words)) break;
    rest_ = after;
    if (parts_words) return false;
    begun = begun || begins;

    const bool unspaced = (is & kUnspaced) != 0;
    if (unspaced) buffer_.clear();                   // of marks that come first and so belong to nothing
    const char32_t folded = unspaced ? c : fold(c);  // (no unspaced letter has case or accents)
    if (folded != 0) append_code_point(buffer_, folded);
  }
  folded_ = buffer_;
  return begun;
}

}  // namespace limpid
