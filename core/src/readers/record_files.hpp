// RecordFiles: several files' bytes -> records, for what stands beside a timeline (affinity, side columns).
//
// The same intake as a timeline's (encodings, JSON, tables, cut-off files); what is not understood is set
// down with its place.
#pragma once

#include <limpid/read.hpp>

#include "base/records.hpp"
#include "readers/intake.hpp"

#include <functional>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class RecordFiles {
 public:
  /// Why the record was not read; empty where it was.
  using Take = std::function<std::string(JsonValue record, const RecordPlace& place)>;

  RecordFiles(std::vector<std::string_view> paths, Take take)
      : paths_(std::move(paths)), take_(std::move(take)) {}

  [[nodiscard]] Failure begin_file(std::string name, bool is_utf8);
  [[nodiscard]] Failure feed(std::string_view bytes);
  [[nodiscard]] Failure finish();
  /// Ends a file whose bytes went elsewhere.
  Failure drop() {
    intake_.reset();
    return std::nullopt;
  }

  void skip(const std::string& where, std::string why) {
    skipped_.push_back({in_file(where), std::move(why)});
  }
  [[nodiscard]] const std::vector<Skipped>& skipped() const { return skipped_; }
  /// "follows.csv, line 7"
  [[nodiscard]] std::string in_file(const std::string& where) const;

 private:
  [[nodiscard]] std::vector<RecordPath> record_paths() const;
  [[nodiscard]] Failure placed(Failure failure) const;

  std::vector<std::string_view> paths_;
  Take take_;
  std::string file_;
  std::unique_ptr<Intake> intake_;
  std::vector<Skipped> skipped_;
};

/// Running out of memory is an answer, here as everywhere.
template <class Work>
[[nodiscard]] auto or_out_of_memory(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error{"memory", "", "out of memory: give fewer or smaller files"};
  }
}

/// One warning for all that was skipped, as a timeline gives it.
[[nodiscard]] std::vector<Warning> skipped_warning(const std::vector<Skipped>& skipped);

}  // namespace limpid
