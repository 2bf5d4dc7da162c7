// Reading: bytes -> records -> posts -> timelines, with everything that was not read set down in its place.
#include <limpid/read.hpp>

#include "affinity/affinity.hpp"
#include "base/json_stream.hpp"
#include "posts/canonical.hpp"
#include "posts/posts.hpp"
#include "posts/side_columns.hpp"
#include "readers/fields.hpp"
#include "readers/format.hpp"
#include "readers/intake.hpp"
#include "readers/readers.hpp"
#include "readers/table_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace limpid {

namespace {

// How often the memory held is added up: seldom enough to cost nothing, often enough to stop in time.
constexpr std::size_t kRecordsPerMemoryCheck = 1024;

std::vector<RecordPath> record_paths() {
  std::vector<RecordPath> paths;
  for (const Format& format : formats()) {
    for (const std::string_view path : format.paths) paths.emplace_back(path);
  }
  return paths;
}

std::string keys_of(JsonValue record) {
  std::string keys;
  std::size_t count = 0;
  for (const JsonValue member : record) {
    if (++count > 6) return keys + ", …";
    if (!keys.empty()) keys += ", ";
    keys += '"' + std::string(member.key().substr(0, 30)) + '"';
  }
  return keys;
}

constexpr std::string_view kOfNoFormat = "not a post of a format that Limpid reads";

std::string why_unknown(JsonValue record) {
  if (record.is(JsonKind::null)) return "not a post: null (what services give for a post that is gone)";
  if (!record.is(JsonKind::object)) return "not a post: a JSON object is expected";
  const std::string keys = keys_of(record);
  if (keys.empty()) return "not a post: an empty object";
  return std::string(kOfNoFormat) + " (it has " + keys + ")";
}

std::string why_no_row(JsonValue record) {
  return "no column of this table says what a post is (it has " + keys_of(record) +
         "); name some, as id, text or created_at: --map text=COLUMN";
}

// "x.model": a column of the file's own.
constexpr std::string_view kOwnColumn = "x.";
// A count that waits for its post: two strings and their nodes, roughly.
constexpr std::size_t kBytesPerAddition = 256;

}  // namespace

Timeline::Timeline(std::string name, std::shared_ptr<const Posts> posts)
    : name_(std::move(name)), posts_(std::move(posts)) {}

std::size_t Timeline::size() const { return posts_->size(); }
std::optional<std::uint32_t> Timeline::find(std::string_view id) const { return posts_->find(id); }

std::size_t Timelines::posts() const {
  std::size_t sum = 0;
  for (const Timeline& feed : feeds) sum += feed.size();
  return sum;
}

class Reading::Job final : private Entries {
 public:
  explicit Job(ReadOptions options) : options_(std::move(options)) {
    notes_.warn = [this](std::string_view code, std::string_view pointer, std::string text) {
      warn(code, in_file(place_inside(pointer)), std::move(text));
    };
    open_stream();
  }

  Failure begin_file(std::string name, bool is_utf8, const std::string& archive = {}) {
    return guarded([&]() -> Failure {
      if (Failure failure = end_file()) return failure;
      file_ = std::move(name);
      archive_ = archive;
      open_stream(is_utf8);
      return std::nullopt;
    });
  }

  void expect(std::uint64_t bytes) { expected_ = bytes; }

  Failure feed(std::string_view bytes) {
    return guarded([&]() -> Failure {
      if (Failure failure = checked_map()) return failure;
      fed_ += bytes.size();
      if (!stream_) return std::nullopt;  // the rest of a member that is no timeline
      Failure failure = checked(stream_->feed(bytes));
      over_limit_ = over_limit_ || stream_->bytes() > options_.memory;
      return unless_member(std::move(failure));
    });
  }

  Result<Timelines> finish() {
    Timelines result;
    Failure failure = guarded([&]() -> Failure {
      if (Failure failure_of_map = checked_map()) return failure_of_map;
      if (Failure ended = end_file()) return ended;
      return settle(result);
    });
    if (failure) return *std::move(failure);
    return result;
  }

  [[nodiscard]] std::size_t posts() const { return posts_; }

 private:
  struct Feed {
    std::string name;
    std::shared_ptr<Posts> posts = std::make_shared<Posts>();
    double places = 0;                        // posts met, duplicates included
    std::vector<std::uint64_t> sort_indexes;  // of the rows, as long as every one has one
  };

  // Running out of memory is an answer, here as everywhere.
  template <class Work>
  Failure guarded(Work work) {
    try {
      return work();
    } catch (const std::bad_alloc&) {
      return out_of_memory();
    }
  }

  [[nodiscard]] Error out_of_memory() const {
    return {"memory", "after " + std::to_string(posts_) + " posts",
            "the posts need more than the " + mebibytes(static_cast<double>(options_.memory)) +
                " of memory allowed" + estimate() + ": give fewer files at once, or raise the limit"};
  }

  // As the posts so far take memory, so will the rest.
  [[nodiscard]] std::string estimate() const {
    if (fed_ == 0 || expected_ <= fed_) return {};
    const double share = static_cast<double>(fed_) / static_cast<double>(expected_);
    return "; all of them need about " + mebibytes(static_cast<double>(bytes()) / share);
  }

  static std::string mebibytes(double bytes) {
    const double mebibytes = bytes / (1 << 20);
    return to_text(mebibytes < 10 ? std::ceil(mebibytes * 10) / 10 : std::ceil(mebibytes)) + " MiB";
  }

  Failure checked(Failure failure) {
    if (failure) {
      failure->where = in_file(failure->where);
      return failure;
    }
    if (map_failure_) return map_failure_;
    return over_limit_ ? Failure(out_of_memory()) : std::nullopt;
  }

  // Whether ReadOptions::map can be understood.
  [[nodiscard]] Failure checked_map() const {
    if (options_.map.empty()) return std::nullopt;
    const auto choices = parse_column_choices(options_.map);
    return choices ? std::nullopt : Failure(choices.error());
  }

  // Whether the file has the columns that ReadOptions::map names; asked when all that it has are known.
  [[nodiscard]] Failure check_map_is_used() const {
    if (mapping_.empty()) return std::nullopt;
    const auto choices = parse_column_choices(options_.map);
    if (!choices) return choices.error();
    Failure failure = find_missing_column(*choices, mapping_);
    if (failure && !file_.empty()) failure->where = file_ + ", " + failure->where;
    return failure;
  }

  void open_stream(bool is_utf8 = false) {
    memories_.clear();
    last_format_ = nullptr;
    record_place_ = nullptr;
    mapping_checked_ = false;
    bare_values_ = {};
    document_.reset();
    notes_.captured_at = kUnknownTime;
    notes_.timeline.clear();
    stream_ = std::make_unique<Intake>(record_paths(), sink_for(""), is_utf8);
  }

  // `inside` is where in the file the bytes stand, for those of a file within the file.
  RecordSink sink_for(std::string inside) {
    RecordSink sink;
    sink.record = [this, inside](JsonValue record, const RecordPlace& place) {
      return take(record, place, inside);
    };
    sink.wants_partial = true;
    sink.envelope = [this, inside](JsonValue around) {
      if (inside.empty()) take_around(around);
    };
    sink.warn = [this](std::string_view code, std::string where, std::string text) {
      warn(code, in_file(where), std::move(text));
    };
    sink.broken = [this, inside](std::string where, std::string why) {
      skip_at(inside.empty() ? where : inside + ", " + where, std::move(why));
    };
    return sink;
  }

  Failure end_file() {
    if (!stream_) return std::nullopt;
    Failure failure = unless_member(checked(stream_->finish()));
    if (stream_) documents_ += stream_->documents();
    stream_.reset();
    return failure;
  }

  // What stood around the records of a document, after them.
  void take_around(JsonValue around) {
    const auto unnamed = feed_index_.find("");
    if (!document_ || !record_format_->read_around || unnamed == feed_index_.end()) return;
    record_format_->read_around(around, post_);
    feeds_[unnamed->second].posts->fill_unknown(document_begin_, post_);
    post_.clear();
    document_.reset();
  }

  void begin_document(std::size_t document) {
    if (document_ == document) return;
    document_ = document;
    const auto unnamed = feed_index_.find("");
    document_begin_ = unnamed == feed_index_.end() ? 0 : feeds_[unnamed->second].posts->size();
  }

  // One member that is no timeline does not spoil an archive: it is set down like a record that was not read.
  Failure unless_member(Failure failure) {
    if (!failure || archive_.empty() || failure->code != "not-a-timeline") return failure;
    skipped_.push_back({std::move(failure->where), std::move(failure->message)});
    stream_.reset();
    return std::nullopt;
  }

  // One record from the stream. False where memory has run out.
  bool take(JsonValue record, const RecordPlace& place, const std::string& inside) {
    const Format* format = format_of(record, place.is_row);
    if (!format && place.partial) return true;
    ++records_;
    record_place_ = &place;
    inside_ = &inside;
    is_line_ = place.index < 0 && place.pointer.empty();
    if (!format) {
      if (place.is_row) {
        skip("", why_no_row(record));
      } else if (record.is(JsonKind::number) || record.is(JsonKind::text)) {
        skip_bare_value(record);
      } else {
        skip("", why_unknown(record));
      }
      return true;
    }
    around_ = place.around;
    record_format_ = format;
    if (inside.empty()) begin_document(place.document);
    post_.clear();
    format->read(record, *this);
    // All rows of a table have the same columns: what is missing in the first is missing.
    if (place.is_row && !mapping_checked_) {
      mapping_checked_ = true;
      map_failure_ = check_map_is_used();
    }
    over_limit_ = over_limit_ || (records_ % kRecordsPerMemoryCheck == 0 && bytes() > options_.memory);
    return !over_limit_ && !map_failure_;
  }

  void skip_bare_value(JsonValue record) {
    if (++bare_values_.count == 1) {
      bare_values_.place = skipped_.size();
      skip("", why_unknown(record));
    } else {
      skipped_[bare_values_.place].why = "not posts but " + std::to_string(bare_values_.count) +
                                         " bare values, as in a list of ids: fetch what they name (of Hacker "
                                         "News: /v0/item/<id>.json) and give that";
    }
  }

  // --- Entries: what a reader calls -------------------------------------------------------------------

  Post& post() override { return post_; }

  void add() override {
    if (notes_.captured_at != kUnknownTime && post_[Time::captured_at] == kUnknownTime) {
      post_[Time::captured_at] = notes_.captured_at;
    }
    if (post_.timeline.empty()) post_.timeline = notes_.timeline;
    settle_kind(post_);
    settle_attachments(post_);
    append(*record_format_);
    post_.clear();
  }

  void skip(std::string_view pointer, std::string why) override {
    skip_at(pointer.empty() ? place_of_record() : place_inside(pointer), std::move(why));
    post_.clear();
  }

  void read_inside(std::string_view json, std::string_view pointer) override {
    const Format* const format = record_format_;
    const RecordPlace* const place = record_place_;
    const std::string* const outer_inside = inside_;
    const bool is_line = is_line_;
    const JsonValue around = around_;
    JsonStream inner(record_paths(), sink_for(place_inside(pointer)));
    if (Failure failure = inner.feed(json))
      skip(pointer, failure->message);
    else if (Failure end = inner.finish())
      skip(pointer, end->message);
    record_format_ = format;
    record_place_ = place;
    inside_ = outer_inside;
    is_line_ = is_line;
    around_ = around;
  }

  Notes& notes() override { return notes_; }
  [[nodiscard]] JsonValue around() const override { return around_; }
  [[nodiscard]] const ReadOptions& options() const override { return options_; }
  std::shared_ptr<void>& memory() override { return memories_[record_format_]; }
  [[nodiscard]] std::size_t number() const override { return records_; }

  void add_to(std::string_view post, std::string_view column, double amount) override {
    additions_[std::string(post)][std::string(column)] += amount;
  }
  void name_account(std::string_view id, std::string_view name) override {
    account_names_.insert_or_assign(std::string(id), std::string(name));
  }
  void mapped(std::string_view from, std::string_view to) override {
    const bool is_new = std::none_of(mapping_.begin(), mapping_.end(),
                                     [&](const ColumnMapping& column) { return column.from == from; });
    if (is_new) mapping_.push_back({std::string(from), std::string(to)});
  }

  [[nodiscard]] std::string place_of_record() const {
    if (!record_place_) return {};
    return inside_->empty() ? to_text(*record_place_) : *inside_ + ", " + to_text(*record_place_);
  }

  // "/feed/3" and "/likes" -> "/feed/3/likes"; "line 7" and "/likes" -> "line 7, /likes".
  [[nodiscard]] std::string place_inside(std::string_view pointer) const {
    std::string text = place_of_record();
    if (is_line_) text += ", ";
    return text.append(pointer);
  }

  const Format* format_of(JsonValue record, bool is_row) {
    // All rows of a table have the same columns, so the first decides.
    if (is_row && last_format_ && last_format_->reads_rows) return last_format_;
    if (last_format_ && takes(*last_format_, record, is_row)) return last_format_;
    for (const Format& format : formats()) {
      if (takes(format, record, is_row)) return last_format_ = &format;
    }
    return nullptr;
  }

  [[nodiscard]] bool takes(const Format& format, JsonValue record, bool is_row) const {
    if (is_row ? !format.reads_rows : !format.reads_values) return false;
    if (!options_.map.empty()) {
      if (format.reads_any_columns) return record.is(JsonKind::object);
      if (format.name == kCanonical.name) return false;  // a mapping says that the names are not Limpid's own
    }
    return format.matches(record);
  }

  void append(const Format& format) {
    Feed& feed = feed_of(post_.timeline);
    ++feed.places;
    if (!is_known(post_[Number::position])) post_[Number::position] = feed.places;
    check_extras(*feed.posts);
    if (!feed.posts->append(post_)) {
      ++duplicates_;
      return;
    }
    if (post_.sort_index) feed.sort_indexes.push_back(*post_.sort_index);
    ++posts_;
    if (format_.empty()) format_ = format.name;
    if (format_ != format.name) format_ = "mixed";
  }

  // A column of the file's own has the type of its first value; others are unknown, and not silently.
  void check_extras(const Posts& posts) {
    for (const Post::Extra& value : post_.extras) {
      const Posts::Extra* column = posts.extra(value.name);
      if (!column || column->type == value.type) continue;
      warn("mixed-types", in_file(place_of_record()),
           "x." + std::string(value.name) + " is of another type than in the posts before; taken as unknown");
    }
  }

  Feed& feed_of(std::string_view name) {
    if (last_feed_ < feeds_.size() && feeds_[last_feed_].name == name) return feeds_[last_feed_];
    const auto [place, is_new] = feed_index_.try_emplace(std::string(name), feeds_.size());
    last_feed_ = place->second;
    if (is_new) feeds_.emplace_back().name = std::string(name);
    return feeds_[place->second];
  }

  // Where a platform says how high it put each post, that is its order, not the file's: a second response may
  // hold what was put on top later.
  static void settle_positions(const Feed& feed) {
    const std::vector<std::uint64_t>& indexes = feed.sort_indexes;
    if (indexes.empty() || indexes.size() != feed.posts->size()) return;
    std::vector<Row> order(indexes.size());
    std::iota(order.begin(), order.end(), Row{0});
    std::stable_sort(order.begin(), order.end(), [&](Row a, Row b) { return indexes[a] > indexes[b]; });
    feed.posts->set_positions(order);
  }

  [[nodiscard]] std::size_t bytes() const {
    std::size_t sum = (stream_ ? stream_->bytes() : 0) + additions_.size() * kBytesPerAddition;
    for (const Feed& feed : feeds_) sum += feed.posts->bytes();
    return sum;
  }

  // Likes that were records of their own, names that came in profiles.
  void settle_additions(Posts& posts) const {
    if (!additions_.empty()) {
      for (Row row = 0; row < posts.size(); ++row) {
        const std::string_view post = posts.text(Text::post, row);
        const auto found = additions_.find(std::string(post.data() ? post : posts.text(Text::id, row)));
        if (found == additions_.end()) continue;
        for (const auto& [column, amount] : found->second) add_to_column(posts, row, column, amount);
      }
    }
    for (const auto& [id, name] : account_names_) posts.name_account(id, name);
  }

  static void add_to_column(Posts& posts, Row row, std::string_view column, double amount) {
    const auto* key = std::find_if(canonical_begin(), canonical_end(),
                                   [&](const CanonicalKey& canonical) { return canonical.name == column; });
    if (key != canonical_end()) return posts.add_to(row, static_cast<Number>(key->index), amount);
    posts.add_to(row, column.substr(kOwnColumn.size()), amount);
  }

  void skip_at(const std::string& where, std::string why) {
    skipped_.push_back({in_file(where), std::move(why)});
  }

  void warn(std::string_view code, std::string where, std::string text) {
    const auto found = std::find_if(warnings_.begin(), warnings_.end(),
                                    [&](const Warning& warning) { return warning.code == code; });
    if (found != warnings_.end()) {
      ++found->count;
    } else {
      warnings_.push_back({std::string(code), 1, std::move(where), std::move(text)});
    }
  }

  [[nodiscard]] std::string in_file(std::string_view where) const {
    if (file_.empty()) return std::string(where);
    return where.empty() ? file_ : file_ + ", " + std::string(where);
  }

  Failure settle(Timelines& result) {
    if (Failure failure = check_map_is_used()) return failure;
    if (posts_ == 0) return nothing_found();
    for (Feed& feed : feeds_) {
      settle_additions(*feed.posts);
      feed.posts->settle_accounts();
      if (!notes_.reader_account.empty()) feed.posts->mark_reader(notes_.reader_account);
      settle_positions(feed);
      join(*feed.posts);
      feed.posts->finish();
      result.feeds.emplace_back(std::move(feed.name), std::move(feed.posts));
    }
    warn_of_unjoined();
    result.format = format_;
    result.duplicates = duplicates_;
    if (!skipped_.empty()) {
      warn("skipped", skipped_.front().where, skipped_.front().why);
      warnings_.back().count = skipped_.size();
    }
    result.skipped = std::move(skipped_);
    if (!options_.map.empty() && mapping_.empty()) {
      warn("map-not-used", "",
           "the columns of this format are known; a mapping is for tables and plain JSON");
    }
    result.warnings = std::move(warnings_);
    result.mapping = std::move(mapping_);
    return std::nullopt;
  }

  // What other files know of these posts.
  void join(Posts& posts) {
    if (options_.affinity) named_ += options_.affinity->apply(posts);
    if (options_.columns) options_.columns->apply(posts, matched_);
  }

  void warn_of_unjoined() {
    if (options_.affinity && named_ == 0) {
      warn("affinity-unmatched", "", "the affinity files name nobody who posted here");
    }
    if (!options_.columns) return;
    const auto matched = static_cast<std::size_t>(std::count(matched_.begin(), matched_.end(), true));
    const std::size_t unmatched = options_.columns->records() - matched;
    if (unmatched == 0) return;
    warn("columns-unmatched", "",
         std::to_string(unmatched) + " of the " + std::to_string(options_.columns->records()) +
             " ids in the side columns belong to no post here");
    warnings_.back().count = unmatched;
  }

  [[nodiscard]] Error nothing_found() const {
    if (records_ == 0 && skipped_.empty()) {
      return {"not-a-timeline", in_file(""),
              std::string(documents_ ? "the list is empty" : "the file is empty") + ": no post was found"};
    }
    const std::string where = skipped_.empty() ? in_file("") : skipped_.front().where;
    return {"not-a-timeline", where, "no post was found" + why_nothing()};
  }

  // The most telling reason that is known.
  [[nodiscard]] std::string why_nothing() const {
    if (!skipped_.empty()) {
      const std::string& why = skipped_.front().why;
      const bool is_of_no_format = why.compare(0, kOfNoFormat.size(), kOfNoFormat) == 0;
      return ": " + why +
             (is_of_no_format ? "; docs/formats.md lists what Limpid reads, and how to get it" : "");
    }
    if (!warnings_.empty()) return ": " + warnings_.front().text;
    if (!notes_.archive.id.empty()) return ": this tells only whose archive it is; give tweets.js after it";
    return "; docs/formats.md lists what Limpid reads, and how to get it";
  }

  ReadOptions options_;
  std::unique_ptr<Intake> stream_;
  std::string file_, archive_;
  std::uint64_t fed_ = 0, expected_ = 0;  // bytes
  Notes notes_;
  Post post_;
  // Of the record being read: where it is (and within which text of another), what stands around it, what
  // reads it.
  const RecordPlace* record_place_ = nullptr;
  const std::string* inside_ = nullptr;
  bool is_line_ = false;
  JsonValue around_;
  const Format* record_format_ = nullptr;
  std::optional<std::size_t> document_;  // of the record
  Row document_begin_ = 0;               // the first row of that document
  const Format* last_format_ = nullptr;
  // Numbers and texts where posts should stand: lists of ids can be long, and are one thing to say.
  struct BareValues {
    std::size_t count = 0, place = 0;  // how many, and which of `skipped_` is the first
  } bare_values_;
  std::unordered_map<const Format*, std::shared_ptr<void>> memories_;

  std::vector<ColumnMapping> mapping_;
  bool mapping_checked_ = false;
  Failure map_failure_;
  // By post, then by column; and names by account.
  std::unordered_map<std::string, std::map<std::string, double>> additions_;
  std::unordered_map<std::string, std::string> account_names_;

  std::vector<Feed> feeds_;
  std::unordered_map<std::string, std::size_t> feed_index_;
  std::size_t last_feed_ = 0;  // posts of a feed follow each other
  std::string format_;
  std::size_t documents_ = 0, records_ = 0, posts_ = 0, duplicates_ = 0;
  std::vector<Skipped> skipped_;
  std::vector<Warning> warnings_;
  std::size_t named_ = 0;  // by affinity
  SideColumns::Matched matched_;
  bool over_limit_ = false;
};

Reading::Reading(ReadOptions options) : job_(std::make_unique<Job>(std::move(options))) {}
Reading::~Reading() = default;
Reading::Reading(Reading&&) noexcept = default;
Reading& Reading::operator=(Reading&&) noexcept = default;

Failure Reading::begin_file(std::string name, bool is_utf8) {
  return job_->begin_file(std::move(name), is_utf8);
}
Failure Reading::begin_member(const std::string& archive, const std::string& member, bool is_utf8) {
  return job_->begin_file(archive + ", " + member, is_utf8, archive);
}
void Reading::expect(std::uint64_t bytes) { job_->expect(bytes); }
Failure Reading::feed(std::string_view bytes) { return job_->feed(bytes); }
Result<Timelines> Reading::finish() { return job_->finish(); }
std::size_t Reading::posts() const { return job_->posts(); }

Result<Timelines> read(std::string_view bytes, ReadOptions options) {
  Reading reading(std::move(options));
  if (Failure failure = reading.feed(bytes)) return *std::move(failure);
  return reading.finish();
}

}  // namespace limpid
