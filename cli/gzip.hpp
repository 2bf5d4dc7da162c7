// Gzip: compressed pieces in, plain pieces out, with length and checksum verified (RFC 1952).
//
// Stops what was made to fill a disk: more than a hundred times the compressed size is no timeline.
#pragma once

#include <limpid/result.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace limpid::cli {

/// What no timeline reaches: text shrinks to a tenth, seldom to a thirtieth.
inline constexpr std::uint64_t kLargestRatio = 100;
/// Where the ratio begins to count.
inline constexpr std::uint64_t kFreeBytes = 100'000;
/// What one archive or compressed file may unpack to.
inline constexpr std::uint64_t kMostUnpacked = std::uint64_t{16} << 30;

[[nodiscard]] bool is_gzip(std::string_view head);

/// Why so much is too much; nothing where it is not.
[[nodiscard]] Failure too_much(const std::string& where, std::uint64_t packed, std::uint64_t unpacked);

class GzipDecoder {
 public:
  using Take = std::function<Failure(std::string_view plain)>;

  /// `name` stands in messages.
  explicit GzipDecoder(std::string name);
  ~GzipDecoder();

  [[nodiscard]] Failure decode(std::string_view packed, const Take& take);
  /// The end of the file: an error where the stream is not at its own.
  [[nodiscard]] Failure finish() const;

 private:
  struct Stream;
  std::string name_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace limpid::cli
