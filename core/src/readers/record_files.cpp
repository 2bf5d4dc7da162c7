#include "readers/record_files.hpp"

namespace limpid {

std::vector<RecordPath> RecordFiles::record_paths() const {
  std::vector<RecordPath> paths;
  for (const std::string_view path : paths_) paths.emplace_back(path);
  return paths;
}

std::string RecordFiles::in_file(const std::string& where) const {
  if (file_.empty() || where.empty()) return file_ + where;
  return file_ + ", " + where;
}

Failure RecordFiles::placed(Failure failure) const {
  if (failure) failure->where = in_file(failure->where);
  return failure;
}

Failure RecordFiles::begin_file(std::string name, bool is_utf8) {
  if (Failure failure = finish()) return failure;
  file_ = std::move(name);
  RecordSink sink;
  sink.record = [this](JsonValue record, const RecordPlace& place) {
    if (place.partial) return true;  // `broken` tells of it
    std::string why = take_(record, place);
    if (!why.empty()) skip(to_text(place), std::move(why));
    return true;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [this](std::string where, std::string why) { skip(where, std::move(why)); };
  intake_ = std::make_unique<Intake>(record_paths(), std::move(sink), is_utf8);
  return std::nullopt;
}

Failure RecordFiles::feed(std::string_view bytes) {
  if (!intake_) {
    if (Failure failure = begin_file({}, false)) return failure;
  }
  return placed(intake_->feed(bytes));
}

Failure RecordFiles::finish() {
  if (!intake_) return std::nullopt;
  Failure failure = placed(intake_->finish());
  intake_.reset();
  return failure;
}

std::vector<Warning> skipped_warning(const std::vector<Skipped>& skipped) {
  if (skipped.empty()) return {};
  return {{"skipped", skipped.size(), skipped.front().where, skipped.front().why}};
}

}  // namespace limpid
