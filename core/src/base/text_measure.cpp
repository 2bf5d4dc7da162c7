// ASCII goes through a table of packed counters, one addition a byte; all else is decoded and
// looked up. Emoji sequences follow UTS #51 (https://www.unicode.org/reports/tr51), read leniently:
// what joins two emoji joins them, whether or not a font has a picture for the pair.
#include "base/text_measure.hpp"

#include "base/ascii.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

#include <array>
#include <cstdint>

namespace limpid {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kTextPresentation = 0xFE0E;
constexpr char32_t kEmojiPresentation = 0xFE0F;
constexpr char32_t kEnclosingKeycap = 0x20E3;

constexpr bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
constexpr bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
constexpr bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }  // 🏴󠁧󠁢󠁷󠁬󠁳󠁿

/// What an ASCII character adds: letters in the lowest 20 bits, capitals and exclamation marks in
/// the next two 20. The highest bits hold no count but "part of a word".
constexpr int kCapitalsShift = 20;
constexpr int kExclamationsShift = 40;
constexpr std::uint64_t kCounterMask = (1 << 20) - 1;
constexpr int kWordShift = 63;

constexpr std::array<std::uint64_t, 128> make_ascii_table() {
  std::array<std::uint64_t, 128> table{};
  constexpr std::uint64_t kPartOfWord = std::uint64_t{1} << kWordShift;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = kPartOfWord;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = kPartOfWord | 1;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = kPartOfWord | 1 | 1 << kCapitalsShift;
  table['!'] = std::uint64_t{1} << kExclamationsShift;
  return table;
}
constexpr std::array<std::uint64_t, 128> kAscii = make_ascii_table();

std::uint64_t exclamation_marks(char32_t c) {
  switch (c) {
    case U'\u203C':  // ‼
      return 2;
    case U'\u2048':  // ⁈
    case U'\u2049':  // ⁉
    case U'\uFF01':  // ！
    case U'\uFE57':  // ﹗
    case U'\uFE15':  // ︕
    case U'\u055C':  // ՜ Armenian
    case U'\u07F9':  // ߹ N'Ko
    case U'\u1944':  // ᥄ Limbu
      return 1;
    default: return 0;
  }
}

/// Looks at the first code point of `text` without taking it; kIllFormed at the end.
char32_t peek(std::string_view text) { return next_code_point(text); }

/// The counters, and what there is to remember between characters.
class Measurer {
 public:
  explicit Measurer(std::string_view text) : text_(text), rest_(text) {}

  TextMeasure run() {
    while (!rest_.empty()) take_run();
    if (letters_ > 0) {
      counts_.capitals = static_cast<double>(capitals_) / static_cast<double>(letters_);
    }
    return counts_;
  }

  bool finds_letter() {
    while (!rest_.empty() && letters_ == 0) take_run();
    return letters_ > 0;
  }

 private:
  void take_run() {
    if (static_cast<std::uint8_t>(rest_.front()) < 0x80) {
      take_ascii();
    } else {
      take_other();
    }
  }

  /// ASCII to the end of the run, or as far as the packed counters reach.
  void take_ascii() {
    std::uint64_t sums = 0;
    std::uint64_t in_word = word_rule_.open ? 1 : 0;
    std::uint64_t words = 0;
    std::size_t length = 0;
    const std::size_t longest = rest_.size() < kCounterMask ? rest_.size() : kCounterMask;
    while (length < longest) {
      const auto byte = static_cast<std::uint8_t>(rest_[length]);
      if (byte >= 0x80) break;
      const std::uint64_t entry = kAscii[byte];
      const std::uint64_t part_of_word = entry >> kWordShift;
      words += part_of_word & ~in_word;
      in_word = part_of_word;
      sums += entry;  // the word bit overflows and is gone
      ++length;
    }
    rest_.remove_prefix(length);
    word_rule_.open = in_word != 0;
    counts_.words += words;
    counts_.characters += length;
    letters_ += sums & kCounterMask;
    capitals_ += sums >> kCapitalsShift & kCounterMask;
    counts_.exclamations += sums >> kExclamationsShift & kCounterMask;
  }

  /// One code point that is not ASCII; for an emoji, the whole sequence.
  void take_other() {
    const std::size_t start = text_.size() - rest_.size();
    const char32_t c = take();
    const std::uint8_t is = properties(c);
    if (word_rule_.begins(is)) ++counts_.words;
    if ((is & kLetter) != 0) ++letters_;
    if ((is & kCapital) != 0) ++capitals_;

    const bool pictured = (is & kEmojiIfAsked) != 0 && peek(rest_) == kEmojiPresentation;
    if (pictured || (is & kEmoji) != 0) {
      take_emoji_tail(c);
    } else if (c == kEnclosingKeycap && follows_keycap_base(start)) {
      ++counts_.emoji;
    } else {
      counts_.exclamations += exclamation_marks(c);
    }
  }

  /// Counts the emoji that begins with `first` (already taken) and takes the rest of its sequence:
  ///   flag of two letters | picture (U+FE0F | skin tone | tag)* (U+200D picture …)*
  void take_emoji_tail(char32_t first) {
    if (peek(rest_) == kTextPresentation) return;  // "draw me as text", please
    ++counts_.emoji;
    if (is_regional_indicator(first)) {
      if (is_regional_indicator(peek(rest_))) take();
      return;
    }
    while (true) {
      std::string_view ahead = rest_;
      const char32_t next = next_code_point(ahead);
      const bool joined = next == kZeroWidthJoiner && is_picture(peek(ahead));
      if (!joined && next != kEmojiPresentation && !is_skin_tone(next) && !is_tag(next)) return;
      take();
      if (joined) take();
    }
  }

  static bool is_picture(char32_t c) {
    return (properties(c) & (kEmoji | kEmojiIfAsked)) != 0 && !is_regional_indicator(c);
  }

  /// Whether [0-9#*], perhaps with U+FE0F, stands before the place `start`.
  [[nodiscard]] bool follows_keycap_base(std::size_t start) const {
    constexpr std::string_view kEmojiPresentationUtf8 = "\xEF\xB8\x8F";
    std::string_view before = text_.substr(0, start);
    if (before.size() > 3 && before.substr(before.size() - 3) == kEmojiPresentationUtf8) {
      before.remove_suffix(3);
    }
    if (before.empty()) return false;
    const char base = before.back();
    return (base >= '0' && base <= '9') || base == '#' || base == '*';
  }

  char32_t take() {
    ++counts_.characters;
    return next_code_point(rest_);
  }

  std::string_view text_;
  std::string_view rest_;
  WordRule word_rule_;
  std::uint64_t letters_ = 0;
  std::uint64_t capitals_ = 0;
  TextMeasure counts_;
};

}  // namespace

TextMeasure measure(std::string_view utf8) { return Measurer(utf8).run(); }

bool has_letters(std::string_view utf8) {
  return (!utf8.empty() && is_letter(utf8.front())) || Measurer(utf8).finds_letter();
}

}  // namespace limpid
