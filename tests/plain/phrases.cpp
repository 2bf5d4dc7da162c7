#include "plain/phrases.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace limpid::plain {

namespace {

using Words = std::vector<std::u32string>;

// Well-formed UTF-8 only.
std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  for (const char c : utf8) {
    const auto byte = static_cast<std::uint8_t>(c);
    if ((byte & 0xC0) == 0x80) {
      points.back() = (points.back() << 6) | (byte & 0x3F);
    } else {
      points += byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07;
    }
  }
  return points;
}

std::u32string folded(std::u32string_view word) {
  std::u32string result;
  for (const char32_t c : word) {
    if (fold(c) != 0) result += fold(c);
  }
  return result;
}

// Maximal runs of letters, marks and digits with a letter or digit among them; an unspaced letter
// is a word of its own, with the marks after it.
Words words_of(std::string_view text) {
  std::vector<std::u32string> runs{{}};
  bool unspaced = false;  // the last run is such a letter, with marks
  for (const char32_t c : code_points(text)) {
    const std::uint8_t is = properties(c);
    if ((is & (kLetter | kMark | kDigit)) == 0) {
      runs.emplace_back();
      unspaced = false;
    } else if ((is & kUnspaced) != 0) {
      runs.emplace_back(1, c);
      unspaced = true;
    } else {
      if (unspaced && (is & kMark) == 0) {
        runs.emplace_back();
        unspaced = false;
      }
      runs.back() += c;
    }
  }
  Words words;
  for (const std::u32string& run : runs) {
    const bool word = std::any_of(run.begin(), run.end(),
                                  [](char32_t c) { return (properties(c) & (kLetter | kDigit)) != 0; });
    if (word) words.push_back(folded(run));
  }
  return words;
}

bool stands_at(const Words& text, std::size_t place, const Words& phrase) {
  return place + phrase.size() <= text.size() &&
         std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(place));
}

}  // namespace

double count_phrases(std::string_view text, const std::vector<std::string>& phrases) {
  const Words words = words_of(text);
  double count = 0;
  for (std::size_t place = 0; place < words.size();) {
    std::size_t longest = 0;
    for (const std::string& phrase : phrases) {
      const Words sought = words_of(phrase);
      if (stands_at(words, place, sought)) longest = std::max(longest, sought.size());
    }
    if (longest > 0) ++count;
    place += std::max<std::size_t>(longest, 1);
  }
  return count;
}

}  // namespace limpid::plain
