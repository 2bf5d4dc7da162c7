// Archive: ZIP, tar and tar.gz -> the members that may be opened, one by one, in pieces.
//
// The names decide what is opened (limpid::plan_members). Nothing is written to the disk. Encrypted and
// damaged members are refused by name, and so is what was made to do harm: too many members, too large ones,
// members that share their bytes.
#pragma once

#include <limpid/read.hpp>

#include "file.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace limpid::cli {

/// By the first bytes (512 are enough); of a gzip file, by those within it.
[[nodiscard]] bool is_zip(std::string_view head);
[[nodiscard]] bool is_tar(std::string_view head);

struct MemberSink {
  std::function<Failure(const std::string& member)> begin;
  std::function<Failure(std::string_view bytes)> take;
};

/// Reads the members that `use` asks for. The plan says what stayed closed.
[[nodiscard]] Result<MemberPlan> read_archive(const std::string& file, ArchiveUse use,
                                              const MemberSink& sink);

}  // namespace limpid::cli
