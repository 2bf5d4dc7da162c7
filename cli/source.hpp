// Source: a name on the command line -> files of plain UTF-8 or self-declared bytes, unpacked on the way.
//
// gzip is unzipped, of an archive the members that may be opened come one by one, declared encodings that the
// core does not know become UTF-8.
#pragma once

#include <limpid/read.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::cli {

struct ByteSink {
  /// A file begins: its name; where it is a member, the archive's name, else empty.
  std::function<Failure(const std::string& archive, const std::string& name, bool is_utf8)> begin;
  std::function<Failure(std::string_view bytes)> take;
  /// Bytes read from the disk so far, and in all (0: not known).
  std::function<void(std::uint64_t bytes, std::uint64_t total)> progress = [](std::uint64_t, std::uint64_t) {
  };
};

/// Gives what stayed closed, as warnings.
[[nodiscard]] Result<std::vector<Warning>> pour(const std::string& name, ArchiveUse use,
                                                const ByteSink& sink);

/// The size of all files together; 0 where one is packed, or of unknown size.
[[nodiscard]] std::uint64_t plain_size(const std::vector<std::string>& names);

}  // namespace limpid::cli
