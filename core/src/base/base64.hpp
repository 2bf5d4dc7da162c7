// Base64 (RFC 4648) to bytes: how HAR files write a body that was no plain text.
#pragma once

#include <string>
#include <string_view>

namespace limpid {

/// What the text stands for, as far as it goes: both alphabets ("+/" and "-_"), with or without padding,
/// white space between. At the first character that is none of these it ends.
[[nodiscard]] std::string decode_base64(std::string_view text);

}  // namespace limpid
