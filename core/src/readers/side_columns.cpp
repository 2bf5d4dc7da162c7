// Side columns: records with an "id" or a "post" -> values by id and name.
#include "posts/side_columns.hpp"

#include <limpid/side_columns.hpp>

#include "readers/fields.hpp"
#include "readers/record_files.hpp"

namespace limpid {

class SideColumnReading::Job {
 public:
  Failure begin_file(std::string name, bool is_utf8) { return files_.begin_file(std::move(name), is_utf8); }
  Failure feed(std::string_view bytes) { return files_.feed(bytes); }

  Result<SideColumnFiles> finish() {
    if (Failure failure = files_.finish()) return *std::move(failure);
    SideColumnFiles result;
    result.records = columns_->records();
    result.names = columns_->names();
    result.skipped = files_.skipped();
    if (result.records == 0) {
      const bool why_known = !result.skipped.empty();
      return Error{"not-columns", why_known ? result.skipped.front().where : files_.in_file(""),
                   why_known ? result.skipped.front().why : std::string("no record was found")};
    }
    result.warnings = skipped_warning(result.skipped);
    result.columns = columns_;
    return result;
  }

 private:
  std::string take(JsonValue record) {
    const bool is_entry = bool(record["id"]);
    const std::string_view id = id_of(record[is_entry ? "id" : "post"]);
    if (!id.data()) return "no \"id\" and no \"post\" to join by";
    const SideColumns::Key key = is_entry ? SideColumns::Key::entry : SideColumns::Key::post;
    columns_->add(key, id);
    for (const JsonValue member : record) {
      if (member.key() == "id" || member.key() == "post") continue;
      if (member.key() == "x" && member.is(JsonKind::object)) {
        for (const JsonValue inner : member) add(key, id, inner);
      } else {
        add(key, id, member);
      }
    }
    return {};
  }

  // Lists and objects have no place in a column; null and an empty cell say nothing.
  void add(SideColumns::Key key, std::string_view id, JsonValue member) {
    if (const auto flag = member.flag()) columns_->add(key, id, member.key(), *flag ? "true" : "false");
    const auto text = member.text_or_digits();
    if (text && !text->empty()) columns_->add(key, id, member.key(), *text);
  }

  std::shared_ptr<SideColumns> columns_ = std::make_shared<SideColumns>();
  RecordFiles files_{{}, [this](JsonValue record, const RecordPlace&) { return take(record); }};
};

SideColumnReading::SideColumnReading() : job_(std::make_unique<Job>()) {}
SideColumnReading::~SideColumnReading() = default;
SideColumnReading::SideColumnReading(SideColumnReading&&) noexcept = default;
SideColumnReading& SideColumnReading::operator=(SideColumnReading&&) noexcept = default;

Failure SideColumnReading::begin_file(std::string name, bool is_utf8) {
  return or_out_of_memory([&] { return job_->begin_file(std::move(name), is_utf8); });
}
Failure SideColumnReading::feed(std::string_view bytes) {
  return or_out_of_memory([&] { return job_->feed(bytes); });
}
Result<SideColumnFiles> SideColumnReading::finish() {
  return or_out_of_memory([&] { return job_->finish(); });
}

}  // namespace limpid
