#include "base/text_decoder.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace limpid {

namespace {

// 0x80 to 0x9F of Windows-1252; the rest is Latin-1. Source: encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The value of encoding="…" in <?xml … ?>; empty where there is none.
std::string_view declared_encoding(std::string_view head) {
  if (head.substr(0, 5) != "<?xml") return {};
  head = head.substr(0, head.find("?>"));
  constexpr std::string_view kName = "encoding";
  const std::size_t name = head.find(kName);
  if (name == std::string_view::npos) return {};
  head.remove_prefix(name + kName.size());
  const std::size_t open = head.find_first_of("\"'");
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  if (close == std::string_view::npos) return {};
  return head.substr(open + 1, close - open - 1);
}

Encoding encoding_named(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  // UTF-16 is told by its bytes; a file that only says so and is written in bytes is UTF-8.
  constexpr std::string_view kUtf8[] = {"", "utf-8", "utf8", "us-ascii", "ascii", "utf-16"};
  constexpr std::string_view kWestern[] = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252"};
  if (std::find(std::begin(kUtf8), std::end(kUtf8), folded) != std::end(kUtf8)) return Encoding::utf8;
  if (std::find(std::begin(kWestern), std::end(kWestern), folded) != std::end(kWestern)) {
    return Encoding::windows1252;
  }
  return Encoding::other;
}

}  // namespace

EncodingFound find_encoding(std::string_view head) {
  const auto begins = [head](std::string_view magic) { return head.substr(0, magic.size()) == magic; };
  if (begins("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
  if (begins("\xFF\xFE")) return {Encoding::utf16le, 2};
  if (begins("\xFE\xFF")) return {Encoding::utf16be, 2};
  // Every text that Limpid reads begins with two characters of ASCII; in UTF-16 each has a zero byte.
  if (head.size() >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return {Encoding::utf16le};
  if (head.size() >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return {Encoding::utf16be};
  const std::string_view declared = declared_encoding(head);
  return {encoding_named(declared), 0, declared};
}

char32_t windows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : char32_t{byte};
}

std::string from_windows1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_code_point(text, windows1252(static_cast<unsigned char>(c)));
  return text;
}

std::string_view to_utf8(std::string_view bytes, std::string& buffer) {
  const EncodingFound found = find_encoding(bytes);
  return TextDecoder(found.encoding).decode(bytes.substr(found.mark), buffer);
}

std::string_view TextDecoder::decode(std::string_view bytes, std::string& buffer) {
  if (encoding_ == Encoding::utf8 || encoding_ == Encoding::other) return bytes;
  buffer.clear();
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (encoding_ == Encoding::windows1252) {
      append_code_point(buffer, windows1252(byte));
    } else if (first_byte_ < 0) {
      first_byte_ = byte;
    } else {
      const auto first = static_cast<char32_t>(first_byte_);
      first_byte_ = -1;
      take_unit(encoding_ == Encoding::utf16le ? char32_t{byte} << 8 | first : first << 8 | byte, buffer);
    }
  }
  return buffer;
}

void TextDecoder::take_unit(char32_t unit, std::string& out) {
  const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
  if (high_ && low) {
    append_code_point(out, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
    high_ = 0;
    return;
  }
  if (high_) append_code_point(out, kReplacementCharacter);
  high_ = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
  if (!high_) append_code_point(out, unit);  // a lone low half becomes U+FFFD there
}

std::string_view TextDecoder::finish() {
  const bool waited = first_byte_ >= 0 || high_;
  first_byte_ = -1;
  high_ = 0;
  return waited ? std::string_view("\xEF\xBF\xBD") : std::string_view();
}

}  // namespace limpid
