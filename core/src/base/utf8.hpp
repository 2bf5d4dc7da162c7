// UTF-8: code points out of bytes that nobody has checked, and back.
//
// Files are cut in the middle, mixed from several encodings, or simply wrong. So every function
// here takes any bytes; what is ill-formed is told apart, never guessed at. Ill-formed are stray
// and missing continuation bytes, overlong spellings, surrogates, and all above U+10FFFF.
#pragma once

#include <string>
#include <string_view>

namespace limpid {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// What `next_code_point` says of bytes that are not UTF-8. No code point has this value.
inline constexpr char32_t kIllFormed = 0xFFFF'FFFF;

/// Takes the first code point off `text`. (Of an empty text: takes nothing, gives kIllFormed.)
/// Where the bytes are ill-formed, takes the longest beginning of a sequence that could have become
/// well-formed (one byte at least) and gives kIllFormed: the unit that Unicode (chapter 3, "maximal
/// subpart") and WHATWG's decoder replace by one U+FFFD.
[[nodiscard]] char32_t next_code_point(std::string_view& text);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with each ill-formed piece replaced by one U+FFFD, as browsers do.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// Appends the UTF-8 of `code_point`; U+FFFD for what is none (a surrogate, or above U+10FFFF).
void append_code_point(std::string& out, char32_t code_point);

}  // namespace limpid
