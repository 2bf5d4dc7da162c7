// Encoding: bytes in an encoding that a file declares (gb2312, shift_jis, …) -> UTF-8, by the system's iconv.
#pragma once

#include <limpid/result.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace limpid::cli {

class EncodingConverter {
 public:
  static Result<EncodingConverter> open(const std::string& encoding, const std::string& file);
  ~EncodingConverter();
  EncodingConverter(EncodingConverter&&) noexcept;
  EncodingConverter& operator=(EncodingConverter&&) noexcept;

  /// The next bytes as UTF-8; what is broken becomes U+FFFD. Good until the next call.
  [[nodiscard]] std::string_view convert(std::string_view bytes);
  /// What waited for bytes that did not come.
  [[nodiscard]] std::string_view finish();

 private:
  struct Handle;
  explicit EncodingConverter(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace limpid::cli
