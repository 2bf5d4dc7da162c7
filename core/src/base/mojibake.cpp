#include "base/mojibake.hpp"

#include "base/utf8.hpp"

namespace limpid {

std::string mend_mojibake(std::string_view text) {
  std::string bytes;
  bool beyond_ascii = false;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t c = next_code_point(rest);
    if (c > 0xFF) return std::string(text);  // kIllFormed too
    beyond_ascii = beyond_ascii || c > 0x7F;
    bytes += static_cast<char>(static_cast<unsigned char>(c));
  }
  return beyond_ascii && is_valid_utf8(bytes) ? bytes : std::string(text);
}

}  // namespace limpid
