#include "base/json_scanner.hpp"

#include <cstring>
#include <optional>

namespace limpid {

namespace {

// Posts within posts within posts; deeper ones are for the parser, which knows its limit.
constexpr std::size_t kMaxDepth = 32;
// The parser refuses exponents beyond an int.
constexpr std::ptrdiff_t kMaxExponentDigits = 4;

// --- Sixteen bytes at once, in the vector extension that gcc and clang share -----------------------------

using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Words = std::uint64_t __attribute__((vector_size(16)));

constexpr Bytes all(std::uint8_t byte) {
  return Bytes{byte, byte, byte, byte, byte, byte, byte, byte,
               byte, byte, byte, byte, byte, byte, byte, byte};
}

bool ends_plain_text(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// The first quote, backslash or control character; `end` where there is none.
const char* end_of_plain_text(const char* at, const char* end) {
  for (; end - at >= 16; at += 16) {
    Bytes bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    const Words found =
        reinterpret_cast<Words>((bytes == all('"')) | (bytes == all('\\')) | (bytes < all(0x20)));
    if (found[0]) return at + __builtin_ctzll(found[0]) / 8;
    if (found[1]) return at + 8 + __builtin_ctzll(found[1]) / 8;
  }
  while (at != end && !ends_plain_text(*at)) ++at;
  return at;
}

// --- Escapes
// ------------------------------------------------------------------------------------------------

std::optional<char> escaped_letter(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return std::nullopt;
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The four digits behind "\u"; negative if they are none.
int hex4(const char* at) {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_value(at[i]);
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

bool is_high(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// A code point below U+10000 that is no surrogate takes three bytes at most, where its escape takes six.
char* append_utf8(char* out, char32_t code_point) {
  const auto byte = [&](char32_t bits) { *out++ = static_cast<char>(bits); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
  return out;
}

// [at, end) is the inside of a text in which no backslash stands last. Writes it without escapes; null where
// one is not sound, or a surrogate lacks its other half.
char* unescape(const char* at, const char* end, char* out) {
  for (;;) {
    const char* const backslash = end_of_plain_text(at, end);
    std::memcpy(out, at, static_cast<std::size_t>(backslash - at));
    out += backslash - at;
    if (backslash == end) return out;
    at = backslash + 1;
    if (*at != 'u') {
      const auto letter = escaped_letter(*at++);
      if (!letter) return nullptr;
      *out++ = *letter;
      continue;
    }
    if (end - at < 5) return nullptr;
    const int unit = hex4(at + 1);
    at += 5;
    if (unit < 0 || is_low(unit)) return nullptr;
    auto code_point = static_cast<char32_t>(unit);
    if (is_high(unit)) {
      if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return nullptr;
      const int low = hex4(at + 2);
      if (low < 0 || !is_low(low)) return nullptr;
      code_point =
          0x10000u + (static_cast<char32_t>(unit - 0xD800) << 10) + static_cast<char32_t>(low - 0xDC00);
      at += 6;
    }
    out = append_utf8(out, code_point);
  }
}

}  // namespace

JsonScanner::Outcome JsonScanner::scan() {
  tree_.clear();
  tree_.source_ = begin_;
  if (!object(JsonTree::kNoNode, {})) tree_.clear();
  return outcome_;
}

bool JsonScanner::stop(Outcome why) {
  outcome_ = why;
  return false;
}

// To the next character that is no white space.
bool JsonScanner::skip_space() {
  for (; at_ != end_; ++at_) {
    if (static_cast<unsigned char>(*at_) > ' ') return true;
    if (*at_ == '\n')
      ++newlines_;
    else if (*at_ != ' ' && *at_ != '\t' && *at_ != '\r')
      return stop(Outcome::doubt);
  }
  return stop(Outcome::cut);
}

JsonTree::Piece JsonScanner::borrowed(const char* from, const char* to) const {
  return {static_cast<std::uint32_t>(from - begin_), static_cast<std::uint32_t>(to - from), true};
}

std::uint32_t JsonScanner::begin_container(JsonKind kind, std::uint32_t parent, Piece key) {
  const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
  tree_.add(kind, parent, key);
  ++depth_;
  ++at_;
  return index;
}

bool JsonScanner::end_container(std::uint32_t index, std::uint32_t count) {
  JsonTree::Node& node = tree_.nodes_[index];
  node.next = static_cast<std::uint32_t>(tree_.nodes_.size());
  node.count = count;
  --depth_;
  ++at_;
  return true;
}

bool JsonScanner::may_hold_records(JsonKind kind, Piece key) const {
  if (!paths_ || depth_ == 0) return false;
  const std::string_view name = tree_.view(key);
  for (const RecordPath& path : *paths_) {
    if (path.is_list() == (kind == JsonKind::array) && path.last() == name) return true;
  }
  return false;
}

bool JsonScanner::object(std::uint32_t parent, Piece key) {
  if (depth_ == kMaxDepth || may_hold_records(JsonKind::object, key)) return stop(Outcome::doubt);
  const std::uint32_t index = begin_container(JsonKind::object, parent, key);
  if (!skip_space()) return false;
  if (*at_ == '}') return end_container(index, 0);
  for (std::uint32_t count = 1;; ++count) {
    if (!member(index) || !skip_space()) return false;
    if (*at_ == '}') return end_container(index, count);
    if (*at_ != ',') return stop(Outcome::doubt);
    ++at_;
    if (!skip_space()) return false;
  }
}

bool JsonScanner::member(std::uint32_t parent) {
  if (*at_ != '"') return stop(Outcome::doubt);
  Piece key;
  if (!text(key) || !skip_space()) return false;
  if (*at_ != ':') return stop(Outcome::doubt);
  ++at_;
  tree_.enter(tree_.view(key), parent);
  return skip_space() && value(parent, key);
}

bool JsonScanner::array(std::uint32_t parent, Piece key) {
  if (depth_ == kMaxDepth || may_hold_records(JsonKind::array, key)) return stop(Outcome::doubt);
  const std::uint32_t index = begin_container(JsonKind::array, parent, key);
  if (!skip_space()) return false;
  if (*at_ == ']') return end_container(index, 0);
  for (std::uint32_t count = 1;; ++count) {
    if (!value(index, {}) || !skip_space()) return false;
    if (*at_ == ']') return end_container(index, count);
    if (*at_ != ',') return stop(Outcome::doubt);
    ++at_;
    if (!skip_space()) return false;
  }
}

bool JsonScanner::value(std::uint32_t parent, Piece key) {
  switch (*at_) {
    case '"': {
      Piece piece;
      if (!text(piece)) return false;
      tree_.add(JsonKind::text, parent, key).text = piece;
      return true;
    }
    case '{': return object(parent, key);
    case '[': return array(parent, key);
    case 't': return flag("true", true, parent, key);
    case 'f': return flag("false", false, parent, key);
    case 'n':
      if (!literal("null")) return false;
      tree_.add(JsonKind::null, parent, key);
      return true;
    default: return number(parent, key);
  }
}

bool JsonScanner::text(Piece& piece) {
  const char* const from = at_ + 1;
  const char* const to = end_of_plain_text(from, end_);
  if (to == end_) return stop(Outcome::cut);
  if (*to != '"') return text_with_escapes(from, piece);
  piece = borrowed(from, to);
  at_ = to + 1;
  return true;
}

bool JsonScanner::text_with_escapes(const char* from, Piece& piece) {
  const char* to = from;
  for (;;) {
    to = end_of_plain_text(to, end_);
    if (to == end_ || (*to == '\\' && end_ - to < 2)) return stop(Outcome::cut);
    if (*to == '"') break;
    if (*to != '\\') return stop(Outcome::doubt);
    to += 2;
  }
  std::string& kept = tree_.text_;
  const std::size_t begin = kept.size();
  kept.resize(begin + static_cast<std::size_t>(to - from));  // without escapes it is shorter
  const char* const end = unescape(from, to, kept.data() + begin);
  if (!end) return stop(Outcome::doubt);
  kept.resize(static_cast<std::size_t>(end - kept.data()));
  piece = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(kept.size() - begin), false};
  at_ = to + 1;
  return true;
}

// At least one digit, and what stands behind them.
bool JsonScanner::digits() {
  const char* const from = at_;
  while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
  if (at_ == end_) return stop(Outcome::cut);
  return at_ != from || stop(Outcome::doubt);
}

bool JsonScanner::number(std::uint32_t parent, Piece key) {
  const char* const from = at_;
  if (*at_ == '-') ++at_;
  const char* const whole = at_;
  if (!digits()) return false;
  if (*whole == '0' && at_ - whole > 1) return stop(Outcome::doubt);
  if (*at_ == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (*at_ == 'e' || *at_ == 'E') {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    const char* const exponent = at_;
    if (!digits()) return false;
    if (at_ - exponent > kMaxExponentDigits) return stop(Outcome::doubt);
  }
  tree_.add(JsonKind::number, parent, key).text = borrowed(from, at_);
  return true;
}

bool JsonScanner::literal(std::string_view word) {
  if (static_cast<std::size_t>(end_ - at_) < word.size()) return stop(Outcome::cut);
  if (std::memcmp(at_, word.data(), word.size()) != 0) return stop(Outcome::doubt);
  at_ += word.size();
  return true;
}

bool JsonScanner::flag(std::string_view word, bool value, std::uint32_t parent, Piece key) {
  if (!literal(word)) return false;
  tree_.add(JsonKind::flag, parent, key).flag = value;
  return true;
}

}  // namespace limpid
