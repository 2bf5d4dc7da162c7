#include "base/json_stream.hpp"

#include "base/json_scanner.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstring>

namespace limpid {

namespace {

namespace json = boost::json;

// Deep enough for comment trees of several hundred levels, shallow enough for every stack.
constexpr std::size_t kMaxDepth = 512;

// A record that the bytes at hand cut in two waits for the rest, if it is no longer than this; so much of a
// longer one is read twice.
constexpr std::size_t kLongestPlain = std::size_t{256} << 10;
// How much is put behind what waits, at least.
constexpr std::size_t kTopUp = 4096;

// A word in capitals: how protocols over web sockets begin a message.
bool is_message_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// --- Lone surrogates -----------------------------------------------------------------------------------

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Escape { other, high, low, unfinished };

// What stands at `at`, which is a backslash or the end.
Escape escape_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return Escape::unfinished;
  if (text[at] != '\\') return Escape::other;
  if (at + 1 >= text.size()) return Escape::unfinished;
  if (text[at + 1] != 'u') return Escape::other;
  if (at + 6 > text.size()) return Escape::unfinished;
  if ((text[at + 2] | 0x20) != 'd') return Escape::other;
  const int second = hex_value(text[at + 3]);
  if (second < 8 || hex_value(text[at + 4]) < 0 || hex_value(text[at + 5]) < 0) return Escape::other;
  return second < 12 ? Escape::high : Escape::low;
}

// Finds lone surrogate escapes and overwrites them with \ufffd, which is as long. `bytes` is copied into
// `copy` only if there is one. Returns how many bytes are settled: fewer than all where they end within an
// escape.
std::size_t mend_surrogates(std::string_view& bytes, std::string& copy) {
  std::size_t at = 0;
  const auto replace = [&](std::size_t place) {
    if (copy.data() != bytes.data()) {
      copy.assign(bytes);
      bytes = copy;
    }
    std::memcpy(copy.data() + place, "\\ufffd", 6);
  };
  for (;;) {
    const void* found = at < bytes.size() ? std::memchr(bytes.data() + at, '\\', bytes.size() - at) : nullptr;
    if (!found) return bytes.size();
    at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    switch (escape_at(bytes, at)) {
      case Escape::unfinished: return at;
      case Escape::other: at += 2; break;
      case Escape::low:
        replace(at);
        at += 6;
        break;
      case Escape::high:
        switch (escape_at(bytes, at + 6)) {
          case Escape::unfinished: return at;
          case Escape::low: at += 12; break;
          default: replace(at); at += 6;
        }
        break;
    }
  }
}

// --- From the parser's events to trees ------------------------------------------------------------------

struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using error = json::error_code;

  const std::vector<RecordPath>* paths = nullptr;
  const RecordSink* sink = nullptr;

  JsonTree record, outer;  // the record being read, and what stands around the list that holds it
  JsonTree* tree = &outer;
  RecordPlace place;
  std::size_t depth = 0;
  std::size_t list_depth = 0;  // depth of the elements of the list we are in; 0: in none
  bool single = false;         // the "list" is a value that is a record itself
  bool had_records = false;    // this top-level value has shown some, inside
  bool in_text = false;        // a text has begun and not ended
  bool between = false;        // the last that was read is a record of a list, or the list's bracket
  bool is_filler = false;      // what is read now stands for records that the parser does not see
  bool stopped = false;        // the sink wants no more
  std::vector<JsonTree::Step> steps;

  void start_document() {
    record.clear();
    outer.clear();
    tree = &outer;
    place.pointer.clear();
    place.index = -1;
    place.partial = false;
    depth = list_depth = 0;
    single = had_records = in_text = between = false;
  }

  // The object in `outer` is a document of its own.
  void take_document() { give(outer.root()); }

  // The object in `record` is the list's next element.
  void take_record() {
    ++place.index;
    give(record.root());
    record.clear();
  }

  // Whether the list's next element, or its end, comes next.
  [[nodiscard]] bool in_list() const { return list_depth != 0 && !single; }

  void give(JsonValue value) {
    place.around = tree == &record ? outer.root() : JsonValue();
    stopped = !sink->record(value, place);
  }

  // After any complete value.
  bool value_done() {
    if (list_depth != 0 && depth == list_depth) {
      if (single) {
        give(record.root());
        record.clear();
        leave_list();
      } else {
        take_record();
        between = true;
      }
    } else if (depth == 0) {
      if (!had_records) {
        give(outer.root());
      } else if (!outer.empty()) {
        sink->envelope(outer.root());
      }
    }
    return !stopped;
  }

  // What there is of a record whose end did not come.
  void give_partial() {
    if (!sink->wants_partial) return;
    if (in_text) tree->cut_text();
    if (tree->empty() || (tree == &outer && had_records)) return;
    place.partial = true;
    if (tree == &record && !single) ++place.index;
    give(tree->root());
    if (tree == &record && !single) --place.index;
    place.partial = false;
  }

  bool open(JsonKind kind) {
    between = false;
    if (list_depth == 0) {
      if (depth == 0 && kind == JsonKind::array) return open_list();
      if (const RecordPath* path = path_here(kind)) {
        place.pointer = to_pointer(steps);
        if (path->is_list()) {
          outer.begin(JsonKind::array);
          return open_list();
        }
        outer.add_null();
        open_single();
      }
    }
    tree->begin(kind);
    ++depth;
    return true;
  }

  const RecordPath* path_here(JsonKind kind) {
    if (depth == 0) return nullptr;
    const std::string_view key = outer.next_key();
    bool have_steps = false;
    for (const RecordPath& path : *paths) {
      if (path.is_list() != (kind == JsonKind::array) || path.last() != key) continue;
      if (!have_steps) outer.path(steps);
      have_steps = true;
      if (path.matches(steps)) return &path;
    }
    return nullptr;
  }

  bool open_list() {
    tree = &record;
    had_records = true;
    list_depth = ++depth;
    place.index = -1;
    between = true;
    return true;
  }

  void open_single() {
    tree = &record;
    had_records = single = true;
    list_depth = depth;
    place.index = -1;
  }

  // ["EVENT", "feed", {…}]: not a list of records, but one.
  void begin_message() {
    outer.begin(JsonKind::array);
    outer.end_text(*record.root().text());
    record.clear();
    tree = &outer;
    list_depth = 0;
    had_records = false;
  }

  void leave_list() {
    list_depth = 0;
    single = between = false;
    tree = &outer;
  }

  bool close() {
    const bool list_ends = list_depth == depth && !single;
    --depth;
    if (list_ends) {
      leave_list();
      if (outer.empty()) return value_done();  // […] at the top
    }
    tree->end();
    return value_done();
  }

  // Boost.JSON's handler interface.
  bool on_document_begin(error&) { return true; }
  bool on_document_end(error&) { return true; }
  bool on_object_begin(error&) { return open(JsonKind::object); }
  bool on_object_end(std::size_t, error&) { return close(); }
  bool on_array_begin(error&) { return open(JsonKind::array); }
  bool on_array_end(std::size_t, error&) { return close(); }
  bool on_key_part(json::string_view s, std::size_t, error&) {
    tree->key_part({s.data(), s.size()});
    return true;
  }
  bool on_key(json::string_view s, std::size_t, error&) {
    tree->end_key({s.data(), s.size()});
    return true;
  }
  bool on_string_part(json::string_view s, std::size_t, error&) {
    tree->text_part({s.data(), s.size()});
    in_text = true;
    between = false;
    return true;
  }
  bool on_string(json::string_view s, std::size_t, error&) {
    tree->end_text({s.data(), s.size()});
    in_text = false;
    if (tree == &record && depth == 1 && place.index < 0 && outer.empty() &&
        is_message_name(*record.root().text())) {
      begin_message();
    }
    return value_done();
  }
  bool on_number_part(json::string_view s, error&) {
    tree->text_part({s.data(), s.size()});
    return true;
  }
  bool number(json::string_view s) {
    tree->end_number({s.data(), s.size()});
    return value_done();
  }
  bool on_int64(std::int64_t, json::string_view s, error&) { return number(s); }
  bool on_uint64(std::uint64_t, json::string_view s, error&) { return number(s); }
  bool on_double(double, json::string_view s, error&) { return number(s); }
  bool on_bool(bool value, error&) {
    tree->add_flag(value);
    return value_done();
  }
  bool on_null(error&) {
    if (is_filler) return true;
    tree->add_null();
    return value_done();
  }
  bool on_comment_part(json::string_view, error&) { return true; }
  bool on_comment(json::string_view, error&) { return true; }
};

json::parse_options options() {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  options.allow_invalid_utf8 = true;  // texts are repaired where they are kept
  return options;
}

std::string printable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte > 0x20 && byte < 0x7f) return std::string("\"") + c + "\"";
  if (c == '\n') return "the end of the line";
  constexpr char kHex[] = "0123456789abcdef";
  return std::string("the byte 0x") + kHex[byte >> 4] + kHex[byte & 15];
}

std::string counted(std::size_t n) { return std::to_string(n); }

}  // namespace

// --- Top-level values, lines and broken places -----------------------------------------------------------
//
// Two read by turns. Where a record may begin, JsonScanner takes as many plain ones as follow each other;
// from the first doubt on the parser reads, slice by slice, up to the next place where a record may begin.
// The parser never sees what the scanner took: for the records at the head of a list it is given one `null`,
// so that it knows to be behind an element.

class JsonStream::Parser {
 public:
  Parser(std::vector<RecordPath> paths, RecordSink sink, StreamStart start, Plain plain)
      : paths_(std::move(paths)),
        sink_(std::move(sink)),
        plain_(plain),
        parser_(options()),
        offset_(start.byte),
        line_(start.line) {
    parser_.handler().paths = &paths_;
    parser_.handler().sink = &sink_;
  }

  Failure feed(std::string_view bytes) {
    while (!held_.empty() && !stopped()) {
      const std::size_t held = held_.size();
      const std::string_view added = bytes.substr(0, std::max(held, kTopUp));
      held_ += added;
      if (held_.size() < enough_) return std::nullopt;
      const std::string joined = std::move(held_);
      held_.clear();
      std::string_view rest = joined;
      if (Failure failure = parse(rest)) return failure;
      if (rest.size() <= added.size()) {
        bytes.remove_prefix(added.size() - rest.size());  // what is left of them begins in this piece
        break;
      }
      held_.assign(rest);
      bytes.remove_prefix(added.size());
      if (bytes.empty()) return std::nullopt;
    }
    if (Failure failure = parse(bytes)) return failure;
    held_.assign(bytes);
    return std::nullopt;
  }

  Failure finish() {
    const std::string held = std::move(held_);
    held_.clear();
    is_last_ = true;
    std::string_view rest = held;
    if (Failure failure = parse(rest)) return failure;
    if (!in_value_ || stopped()) return std::nullopt;
    return finish_value();
  }

  [[nodiscard]] std::size_t documents() const { return documents_; }

  [[nodiscard]] std::size_t bytes() const {
    return parser_.handler().record.bytes() + parser_.handler().outer.bytes() + held_.capacity();
  }

 private:
  using Outcome = JsonScanner::Outcome;

  // Reads what can be read, and leaves in `bytes` what must wait for more.
  Failure parse(std::string_view& bytes) {
    enough_ = 0;
    while (!bytes.empty() && !stopped()) {
      if (skipping_line_) {
        skip_line(bytes);
        continue;
      }
      if (!in_value_) {
        skip_space(bytes);
        if (bytes.empty()) break;
      }
      const Outcome outcome = scan(bytes);
      if (outcome == Outcome::taken) continue;
      if (outcome == Outcome::cut) {
        enough_ = 2 * bytes.size();  // each time twice as much, so that little is read many times
        break;
      }
      if (!in_value_) begin_value(bytes);
      const std::size_t before = bytes.size();
      if (Failure failure = parse_slice(bytes)) return failure;
      if (in_value_ && bytes.size() == before) break;
    }
    if (stopped()) bytes = {};
    return std::nullopt;
  }

  // --- Plain records

  // What comes next, if it is plain.
  Outcome scan(std::string_view& bytes) {
    if (plain_ == Plain::parsed) return Outcome::doubt;
    if (!in_value_) return scan_document(bytes);
    const Handler& handler = parser_.handler();
    return handler.between && handler.in_list() && (last_ == '[' || last_ == '}') ? scan_record(bytes)
                                                                                  : Outcome::doubt;
  }

  Outcome scan_document(std::string_view& bytes) {
    if (bytes.front() != '{') return Outcome::doubt;
    Handler& handler = parser_.handler();
    start_document();
    JsonScanner scanner(bytes.substr(0, kLongestPlain), &paths_, handler.outer);
    const Outcome outcome = settled(scanner.scan(), bytes.size());
    if (outcome != Outcome::taken) return outcome;
    handler.take_document();
    ++documents_;
    pass(bytes, scanner.length(), scanner.newlines());
    return outcome;
  }

  // With the comma before it, or not at all.
  Outcome scan_record(std::string_view& bytes) {
    Handler& handler = parser_.handler();
    const bool is_first = handler.place.index < 0;
    std::size_t at = 0, newlines = 0;
    const auto skip_spaces = [&] {
      for (; at < bytes.size() && is_space(bytes[at]); ++at) newlines += bytes[at] == '\n';
      return at < bytes.size();
    };
    if (!skip_spaces()) return settled(Outcome::cut, bytes.size());
    if (!is_first) {
      if (bytes[at] != ',') return Outcome::doubt;
      ++at;
      if (!skip_spaces()) return settled(Outcome::cut, bytes.size());
    }
    if (bytes[at] != '{') return Outcome::doubt;
    JsonScanner scanner(bytes.substr(at, kLongestPlain), nullptr, handler.record);
    const Outcome outcome = settled(scanner.scan(), bytes.size() - at);
    if (outcome != Outcome::taken) return outcome;
    if (is_first) give_filler();
    handler.take_record();
    pass(bytes, at + scanner.length(), newlines + scanner.newlines());
    return outcome;
  }

  // To wait is no use where no more will come, and no good where it becomes much.
  [[nodiscard]] Outcome settled(Outcome outcome, std::size_t size) const {
    return outcome == Outcome::cut && (is_last_ || size >= kLongestPlain) ? Outcome::doubt : outcome;
  }

  void give_filler() {
    constexpr std::string_view kFiller = "null";
    json::error_code error;
    parser_.handler().is_filler = true;
    parser_.write_some(true, kFiller.data(), kFiller.size(), error);
    parser_.handler().is_filler = false;
  }

  // --- All else, by the parser

  Failure parse_slice(std::string_view& bytes) {
    // Plain records begin behind the list's bracket, or behind another record.
    const std::size_t stop = bytes.find(parser_.handler().in_list() ? '}' : '[');
    const bool is_whole = stop != std::string_view::npos;
    const std::string_view slice = bytes.substr(0, is_whole ? stop + 1 : bytes.size());
    std::string copy;
    std::string_view mended = slice;
    const std::size_t whole_escapes = mend_surrogates(mended, copy);
    // An escape that this bracket or the end of the file cuts is broken.
    const std::size_t size = is_whole || is_last_ ? slice.size() : whole_escapes;
    return size == 0 ? std::nullopt : parse_value(bytes, mended.substr(0, size));
  }

  // --- Places

  // `count` bytes of `bytes` are read, in which as many lines end.
  void pass(std::string_view& bytes, std::size_t count, std::size_t newlines) {
    if (count == 0) return;
    line_ += newlines;
    offset_ += count;
    last_ = bytes[count - 1];
    bytes.remove_prefix(count);
  }

  void advance(std::string_view& bytes, std::size_t count) {
    const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), '\n');
    pass(bytes, count, static_cast<std::size_t>(newlines));
  }

  void skip_space(std::string_view& bytes) {
    std::size_t at = 0;
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    advance(bytes, at);
  }

  void skip_line(std::string_view& bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return advance(bytes, bytes.size());
    advance(bytes, end + 1);
    skipping_line_ = false;
  }

  void start_document() {
    Handler& handler = parser_.handler();
    handler.start_document();
    handler.place.line = line_;
    handler.place.document = documents_;
  }

  void begin_value(std::string_view bytes) {
    in_value_ = true;
    value_line_ = line_;
    value_offset_ = offset_;
    first_ = bytes.front();
    parser_.reset();
    start_document();
  }

  // `mended` are as many of `bytes` as the parser is given.
  Failure parse_value(std::string_view& bytes, std::string_view mended) {
    json::error_code error;
    const std::size_t count = parser_.write_some(true, mended.data(), mended.size(), error);
    if (stopped()) return std::nullopt;
    if (error) return broken(bytes, count, error);
    advance(bytes, count);
    if (parser_.done()) end_value();
    return std::nullopt;
  }

  void end_value() {
    in_value_ = false;
    ++documents_;
  }

  // A value is broken at bytes[count]. In JSON Lines, go on with the next line; else keep what was complete.
  Failure broken(std::string_view& bytes, std::size_t count, const json::error_code& error) {
    const std::size_t at = std::min(count, bytes.size());
    const std::string found = at < bytes.size() ? printable(bytes[at]) : "the end";
    advance(bytes, at);
    const Handler& handler = parser_.handler();
    if (documents_ == 0 && handler.depth == 0 && !handler.had_records) return not_json();
    in_value_ = false;
    // A line cut after ":" or "[" takes the whole next line for its value, and breaks at the one after.
    const bool may_be_lines = line_ == value_line_ + 1 || handler.list_depth == 0;
    const bool at_next_line = last_ == '\n' && may_be_lines && !bytes.empty() && bytes[0] == '{';
    const bool same_line = line_ == value_line_;
    if (!at_next_line) parser_.handler().give_partial();
    report_broken(error, found);
    ++documents_;
    if (at_next_line) return std::nullopt;
    if (same_line) {
      skipping_line_ = true;
      return std::nullopt;
    }
    given_up_ = true;
    return std::nullopt;
  }

  [[nodiscard]] Failure not_json() const {
    return Error{"not-a-timeline", "line " + counted(value_line_) + ", byte " + counted(value_offset_),
                 "expected JSON (\"{\" or \"[\"), found " + printable(first_)};
  }

  void report_broken(const json::error_code& error, const std::string& found) {
    std::string where = "line " + counted(line_) + ", byte " + counted(offset_);
    const auto& handler = parser_.handler();
    RecordPlace next = handler.place;
    if (next.index >= 0 || handler.list_depth != 0) {
      ++next.index;
      next.document = 0;
      where += ", " + to_text(next);
    }
    sink_.broken(std::move(where), why_broken(error, found));
  }

  static std::string why_broken(const json::error_code& error, const std::string& found) {
    if (error == json::error::too_deep) return "nested more than " + counted(kMaxDepth) + " levels deep";
    if (error == json::error::syntax) return "broken JSON: found " + found + " where it cannot stand";
    return "broken JSON: " + error.message() + ", found " + found;
  }

  // The file ends within a value: a number may be complete, all else was cut off.
  Failure finish_value() {
    json::error_code error;
    parser_.write_some(false, "", 0, error);
    if (!error && parser_.done()) {
      end_value();
      return std::nullopt;
    }
    parser_.handler().give_partial();
    sink_.broken("byte " + counted(offset_), std::string(kCutOff));
    in_value_ = false;
    return std::nullopt;
  }

  [[nodiscard]] bool stopped() const { return given_up_ || parser_.handler().stopped; }

  std::vector<RecordPath> paths_;
  RecordSink sink_;
  Plain plain_;
  json::basic_parser<Handler> parser_;

  std::string held_;        // what the last piece cut in two
  std::size_t enough_ = 0;  // so many bytes are worth another look at it
  bool is_last_ = false;    // no more will come
  std::size_t offset_ = 0;
  std::size_t value_offset_ = 0;
  std::size_t line_ = 1;
  std::size_t value_line_ = 1;
  char first_ = 0;    // of the value
  char last_ = '\n';  // that was read
  std::size_t documents_ = 0;
  bool in_value_ = false;
  bool skipping_line_ = false;
  bool given_up_ = false;
};

JsonStream::JsonStream(std::vector<RecordPath> paths, RecordSink sink, StreamStart start, Plain plain)
    : parser_(std::make_unique<Parser>(std::move(paths), std::move(sink), start, plain)) {}
JsonStream::~JsonStream() = default;

Failure JsonStream::feed(std::string_view bytes) { return parser_->feed(bytes); }
Failure JsonStream::finish() { return parser_->finish(); }
std::size_t JsonStream::documents() const { return parser_->documents(); }
std::size_t JsonStream::bytes() const { return parser_->bytes(); }

}  // namespace limpid
