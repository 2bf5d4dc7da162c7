// The decoder is the one of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org, "UTF-8
// decoder"): the first byte says how many follow and narrows the range of the second.
#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace limpid {
namespace {

/// What the first byte of a sequence promises.
struct Lead {
  int continuation_bytes = 0;  // 0: this byte cannot begin a sequence
  std::uint8_t lowest_second = 0x80;
  std::uint8_t highest_second = 0xBF;
  char32_t bits = 0;
};

constexpr Lead read_lead(std::uint8_t byte) {
  if (byte < 0xC2) return {};  // a continuation byte, or C0 and C1, which only begin overlong ones
  if (byte < 0xE0) return {1, 0x80, 0xBF, byte & 0x1Fu};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};    // below A0: overlong
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};  // above 9F: surrogates
  if (byte < 0xF0) return {2, 0x80, 0xBF, byte & 0x0Fu};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};  // below 90: overlong
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};  // above 8F: more than U+10FFFF
  if (byte < 0xF4) return {3, 0x80, 0xBF, byte & 0x07u};
  return {};
}

/// How many bytes at the front are ASCII, rounded down to whole blocks of eight.
std::size_t ascii_blocks(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;
  std::size_t length = 0;
  while (text.size() - length >= 8) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + length, 8);
    if ((block & kHighBits) != 0) break;
    length += 8;
  }
  return length;
}

/// How many bytes at the front are well-formed.
std::size_t well_formed_prefix(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    rest.remove_prefix(ascii_blocks(rest));
    // Up to the next block of eight that may be ASCII again, one code point at a time.
    for (int i = 0; i < 8 && !rest.empty(); ++i) {
      if (static_cast<std::uint8_t>(rest.front()) < 0x80) {
        rest.remove_prefix(1);
        continue;
      }
      const std::size_t length = text.size() - rest.size();
      if (next_code_point(rest) == kIllFormed) return length;
    }
  }
  return text.size();
}

}  // namespace

char32_t next_code_point(std::string_view& text) {
  const auto byte_at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto take = [&](std::size_t length, char32_t result) {
    text.remove_prefix(length);
    return result;
  };
  if (text.empty()) return kIllFormed;
  if (byte_at(0) < 0x80) return take(1, byte_at(0));

  Lead lead = read_lead(byte_at(0));
  if (lead.continuation_bytes == 0) return take(1, kIllFormed);
  const std::size_t length = 1 + static_cast<std::size_t>(lead.continuation_bytes);
  char32_t code_point = lead.bits;
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t lowest = i == 1 ? lead.lowest_second : 0x80;
    const std::uint8_t highest = i == 1 ? lead.highest_second : 0xBF;
    if (i == text.size() || byte_at(i) < lowest || byte_at(i) > highest) return take(i, kIllFormed);
    code_point = code_point << 6 | (byte_at(i) & 0x3Fu);
  }
  return take(length, code_point);
}

bool is_valid_utf8(std::string_view text) { return well_formed_prefix(text) == text.size(); }

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t length = well_formed_prefix(text);
    out.append(text.substr(0, length));
    text.remove_prefix(length);
    if (text.empty()) return out;
    append_code_point(out, next_code_point(text));  // kIllFormed becomes U+FFFD
  }
}

void append_code_point(std::string& out, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) code_point = kReplacementCharacter;

  const auto append = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto append_continuation = [&](int shift) { append(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | code_point >> 6);
    append_continuation(0);
  } else if (code_point < 0x10000) {
    append(0xE0 | code_point >> 12);
    append_continuation(6);
    append_continuation(0);
  } else {
    append(0xF0 | code_point >> 18);
    append_continuation(12);
    append_continuation(6);
    append_continuation(0);
  }
}

}  // namespace limpid
