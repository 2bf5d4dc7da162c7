// Affinity: files of follows, mutes, blocks and likes -> facts about the reader.
//
// Two syntaxes: records (JSON, tables), and Mastodon's lists of addresses, one a line, with a header or
// without.
#include <limpid/affinity.hpp>

#include "base/ascii.hpp"
#include "readers/affinity_records.hpp"
#include "readers/record_files.hpp"

#include <algorithm>
#include <utility>

namespace limpid {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kAddressHeader = "account address";

// The first cell of a line, without quotes: addresses hold no comma and no quote.
std::string_view first_cell(std::string_view line) {
  line = line.substr(0, line.find(','));
  while (!line.empty() && (is_space(line.back()) || line.back() == '"')) line.remove_suffix(1);
  while (!line.empty() && (is_space(line.front()) || line.front() == '"')) line.remove_prefix(1);
  return line;
}

// "ana@example.org": what a list of blocked accounts is made of.
bool is_address(std::string_view text) {
  if (!text.empty() && text.front() == '@') text.remove_prefix(1);
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view host = text.substr(at + 1);
  return host.find('.') != std::string_view::npos &&
         std::none_of(text.begin(), text.end(), [](char c) { return is_space(c) || c == '"' || c == '{'; });
}

bool is_json(std::string_view text) {
  return !text.empty() && (text.front() == '{' || text.front() == '[' || text.front() == '"');
}

}  // namespace

class AffinityReading::Job {
 public:
  Failure begin_file(std::string name, std::string_view list, bool is_utf8) {
    if (Failure failure = end_file()) return failure;
    list_ = relation_named(list);
    if (!list.empty() && !list_) {
      return Error{"usage", std::string(list), "expected following, followers, muted or blocked"};
    }
    syntax_ = Syntax::unknown;
    has_file_ = true;
    line_number_ = 0;
    return files_.begin_file(std::move(name), is_utf8);
  }

  Failure feed(std::string_view bytes) {
    if (!has_file_) {
      if (Failure failure = begin_file({}, {}, false)) return failure;
    }
    if (syntax_ == Syntax::records) return files_.feed(bytes);
    text_ += bytes;
    if (syntax_ == Syntax::unknown && !settle_syntax(false)) return std::nullopt;
    return go_on(false);
  }

  Result<AffinityFiles> finish() {
    if (Failure failure = end_file()) return *std::move(failure);
    AffinityFiles files;
    files.skipped = files_.skipped();
    if (facts_->empty()) {
      const std::string why = files.skipped.empty() ? "" : ": " + files.skipped.front().why;
      return Error{"not-affinity", files.skipped.empty() ? files_.in_file("") : files.skipped.front().where,
                   "no following, muting, blocking or liking was found" + why};
    }
    files.following = facts_->count(Relation::following);
    files.followers = facts_->count(Relation::follower);
    files.muted = facts_->count(Relation::muted);
    files.blocked = facts_->count(Relation::blocked);
    files.likes = facts_->count(Deed::like);
    files.reposts = facts_->count(Deed::repost);
    files.replies = facts_->count(Deed::reply);
    files.warnings = skipped_warning(files.skipped);
    files.facts = facts_;
    return files;
  }

 private:
  enum class Syntax { unknown, records, lines };

  // By the first line: a list of addresses, or records. False where that line has not come yet.
  bool settle_syntax(bool is_end) {
    if (text_.size() < kByteOrderMark.size() && !is_end) return false;
    std::string_view text = text_;
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && !is_end && text.size() < kLongestLine) return false;
    const std::string_view line = text.substr(0, end);
    const std::string_view cell = first_cell(line);
    const bool has_header = equal_ignoring_case(cell, kAddressHeader);
    const bool is_bare_list = list_ && !is_json(cell) && line.find_first_of(",=") == std::string_view::npos;
    if (!has_header && !is_address(cell) && !is_bare_list) {
      syntax_ = Syntax::records;
      return true;
    }
    syntax_ = Syntax::lines;
    text_.erase(0, static_cast<std::size_t>(text.data() - text_.data()));
    line_relation_ = list_ ? *list_ : has_header ? relation_of_header(line) : Relation::blocked;
    skip_header_ = has_header;
    return true;
  }

  // Mastodon: follows have "Show boosts", mutes "Hide notifications", blocks no header at all.
  static Relation relation_of_header(std::string_view header) {
    std::string lower(header);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    return lower.find("hide notifications") != std::string::npos ? Relation::muted : Relation::following;
  }

  // What waits in `text_`, now that the syntax is known.
  Failure go_on(bool is_end) {
    if (syntax_ == Syntax::records) {
      const std::string text = std::move(text_);
      text_.clear();
      return files_.feed(text);
    }
    std::size_t begin = 0;
    for (std::size_t end = text_.find('\n'); end != std::string::npos; end = text_.find('\n', begin)) {
      take_line(std::string_view(text_).substr(begin, end - begin));
      begin = end + 1;
    }
    text_.erase(0, begin);
    if (is_end && !text_.empty()) take_line(std::exchange(text_, {}));
    return std::nullopt;
  }

  void take_line(std::string_view line) {
    ++line_number_;
    if (std::exchange(skip_header_, false)) return;
    const std::string_view cell = first_cell(line);
    if (cell.empty()) return;
    if (!list_ && !is_address(cell)) {
      files_.skip("line " + std::to_string(line_number_), "not an account's address (name@server)");
      return;
    }
    facts_->add(line_relation_, account_named(cell));
  }

  Failure end_file() {
    if (!has_file_) return std::nullopt;
    has_file_ = false;
    if (syntax_ == Syntax::unknown) settle_syntax(true);
    if (Failure failure = go_on(true)) return failure;
    // A list of lines never reached the intake, which would call the file empty.
    return syntax_ == Syntax::records ? files_.finish() : files_.drop();
  }

  static constexpr std::size_t kLongestLine = 4096;

  std::shared_ptr<Affinity> facts_ = std::make_shared<Affinity>();
  RecordFiles files_{affinity_paths(), [this](JsonValue record, const RecordPlace& place) {
                       return read_affinity(record, place, list_, *facts_);
                     }};
  std::optional<Relation> list_;
  Relation line_relation_ = Relation::blocked;
  Syntax syntax_ = Syntax::unknown;
  bool has_file_ = false, skip_header_ = false;
  std::string text_;  // not yet read
  std::size_t line_number_ = 0;
};

AffinityReading::AffinityReading() : job_(std::make_unique<Job>()) {}
AffinityReading::~AffinityReading() = default;
AffinityReading::AffinityReading(AffinityReading&&) noexcept = default;
AffinityReading& AffinityReading::operator=(AffinityReading&&) noexcept = default;

Failure AffinityReading::begin_file(std::string name, std::string_view list, bool is_utf8) {
  return or_out_of_memory([&] { return job_->begin_file(std::move(name), list, is_utf8); });
}
Failure AffinityReading::feed(std::string_view bytes) {
  return or_out_of_memory([&] { return job_->feed(bytes); });
}
Result<AffinityFiles> AffinityReading::finish() {
  return or_out_of_memory([&] { return job_->finish(); });
}

}  // namespace limpid
