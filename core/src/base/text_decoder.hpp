// TextDecoder: bytes in the encoding that a file has -> UTF-8.
//
// UTF-8 with or without a byte order mark, UTF-16 with one or plainly without, Windows-1252 where XML declares
// it (or ISO-8859-1, which the WHATWG reads as Windows-1252). Everything else is named, for a caller that has
// iconv or TextDecoder. Source: encoding.spec.whatwg.org.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1252, other };

struct EncodingFound {
  Encoding encoding = Encoding::utf8;
  std::size_t mark = 0;          ///< Bytes of a byte order mark, to be left out.
  std::string_view declared = {};  ///< As an XML declaration says it; a view of the head.
};

/// What the first bytes of a file (all of them, or at least 256) say.
[[nodiscard]] EncodingFound find_encoding(std::string_view head);

/// One character of Windows-1252 as a code point; the five bytes it leaves free stay themselves.
[[nodiscard]] char32_t windows1252(unsigned char byte);
/// A whole text in Windows-1252 as UTF-8.
[[nodiscard]] std::string from_windows1252(std::string_view bytes);

/// A whole text as UTF-8 without a byte order mark; `buffer` is used where it was something else.
[[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string& buffer);

class TextDecoder {
 public:
  explicit TextDecoder(Encoding encoding) : encoding_(encoding) {}

  /// The next bytes as UTF-8: `bytes` itself, or `buffer`, which is overwritten. What a piece cuts waits.
  [[nodiscard]] std::string_view decode(std::string_view bytes, std::string& buffer);
  /// What waited for bytes that did not come, as U+FFFD.
  [[nodiscard]] std::string_view finish();

 private:
  void take_unit(char32_t unit, std::string& out);

  Encoding encoding_;
  int first_byte_ = -1;  // of a unit of UTF-16
  char32_t high_ = 0;    // of a surrogate pair
};

}  // namespace limpid
