// Mojibake of Meta's exports: each byte of UTF-8 written as a character of its own ("nÃ¦sten" for "næsten").
#pragma once

#include <string>
#include <string_view>

namespace limpid {

/// The text that was meant. Mended only where all code points are at most U+00FF and, taken as bytes, are
/// UTF-8 with something beyond ASCII in it; everything else is left as it is.
[[nodiscard]] std::string mend_mojibake(std::string_view text);

}  // namespace limpid
