// Side columns: what other programs say of posts (a classifier's score, a coder's label), joined by id.
//
// Records (JSON Lines, a JSON list, a table) with an "id" (the entry's) or a "post" (the post's own, also
// where it was reposted); every other key NAME becomes the column x.NAME of the timeline.
#pragma once

#include <limpid/api.hpp>
#include <limpid/read.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

class SideColumns;

struct SideColumnFiles {
  std::shared_ptr<const SideColumns> columns;
  std::size_t records = 0;         ///< Ids that the files tell something of.
  std::vector<std::string> names;  ///< Of the columns, without "x.".
  std::vector<Skipped> skipped;
  std::vector<Warning> warnings;
};

class SideColumnReading {
 public:
  SideColumnReading();
  ~SideColumnReading();
  SideColumnReading(SideColumnReading&&) noexcept;
  SideColumnReading& operator=(SideColumnReading&&) noexcept;

  /// Begins a file; `name` stands in messages. `is_utf8` as in `Reading`.
  [[nodiscard]] Failure begin_file(std::string name, bool is_utf8 = false);
  [[nodiscard]] Failure feed(std::string_view bytes);
  /// The end of the last file. An error with code "not-columns" where no record had an id.
  [[nodiscard]] Result<SideColumnFiles> finish();

 private:
  class Job;
  std::unique_ptr<Job> job_;
};

}  // namespace limpid
