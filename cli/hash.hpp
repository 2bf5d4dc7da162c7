// Hash: SHA-256, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace limpid::cli {

/// "sha256:" and 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace limpid::cli
