#include "base/json_stream.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstring>

namespace limpid {

namespace {

namespace json = boost::json;

// Deep enough for comment trees of several hundred levels, shallow enough for every stack.
constexpr std::size_t kMaxDepth = 512;

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
// `copy` only if there is one. Returns how many bytes are settled: fewer than all where the piece ends
// within an escape.
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

  JsonTree record, outer;      // the record being read, and what stands around the list that holds it
  JsonTree* tree = &outer;
  RecordPlace place;
  std::size_t depth = 0;
  std::size_t list_depth = 0;  // depth of the elements of the list we are in; 0: in none
  bool single = false;         // the "list" is a value that is a record itself
  bool had_records = false;    // this top-level value has shown some, inside
  bool in_text = false;        // a text has begun and not ended
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
    single = had_records = in_text = false;
  }

  void give(JsonValue value) {
    place.around = tree == &record ? outer.root() : JsonValue();
    stopped = !sink->record(value, place);
  }

  // After any complete value.
  bool value_done() {
    if (list_depth != 0 && depth == list_depth) {
      if (!single) ++place.index;
      give(record.root());
      record.clear();
      if (single) leave_list();
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
    return true;
  }

  void open_single() {
    tree = &record;
    had_records = single = true;
    list_depth = depth;
    place.index = -1;
  }

  void leave_list() {
    list_depth = 0;
    single = false;
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
    return true;
  }
  bool on_string(json::string_view s, std::size_t, error&) {
    tree->end_text({s.data(), s.size()});
    in_text = false;
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

class JsonStream::Parser {
 public:
  Parser(std::vector<RecordPath> paths, RecordSink sink, StreamStart start)
      : paths_(std::move(paths)), sink_(std::move(sink)), parser_(options()), offset_(start.byte), line_(start.line) {
    parser_.handler().paths = &paths_;
    parser_.handler().sink = &sink_;
  }

  Failure feed(std::string_view bytes) {
    if (carry_.empty()) return feed_settled(bytes);
    carry_ += bytes;
    const std::string joined = std::move(carry_);
    carry_.clear();
    return feed_settled(joined);
  }

  Failure finish() {
    if (!carry_.empty()) {
      const std::string rest = std::move(carry_);
      carry_.clear();
      if (Failure failure = parse(rest)) return failure;
    }
    if (!in_value_ || stopped()) return std::nullopt;
    return finish_value();
  }

  [[nodiscard]] std::size_t documents() const { return documents_; }

  [[nodiscard]] std::size_t bytes() const {
    return parser_.handler().record.bytes() + parser_.handler().outer.bytes();
  }

 private:
  // Holds back an escape that the piece cuts in two.
  Failure feed_settled(std::string_view bytes) {
    std::string copy;
    std::string_view view = bytes;
    const std::size_t settled = mend_surrogates(view, copy);
    carry_.assign(view.substr(settled));
    return parse(view.substr(0, settled));
  }

  Failure parse(std::string_view bytes) {
    while (!bytes.empty() && !stopped()) {
      if (skipping_line_) {
        skip_line(bytes);
      } else if (!in_value_) {
        begin_value(bytes);
      } else if (Failure failure = parse_value(bytes)) {
        return failure;
      }
    }
    return std::nullopt;
  }

  void advance(std::string_view& bytes, std::size_t count) {
    const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), '\n');
    line_ += static_cast<std::size_t>(newlines);
    if (newlines)
      at_line_start_ = bytes[count - 1] == '\n';
    else if (count)
      at_line_start_ = false;
    offset_ += count;
    bytes.remove_prefix(count);
  }

  void skip_line(std::string_view& bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return advance(bytes, bytes.size());
    advance(bytes, end + 1);
    skipping_line_ = false;
  }

  void begin_value(std::string_view& bytes) {
    std::size_t at = 0;
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    advance(bytes, at);
    if (bytes.empty()) return;
    in_value_ = true;
    value_line_ = line_;
    value_offset_ = offset_;
    first_ = bytes.front();
    parser_.reset();
    parser_.handler().start_document();
    parser_.handler().place.line = line_;
    parser_.handler().place.document = documents_;
  }

  Failure parse_value(std::string_view& bytes) {
    json::error_code error;
    const std::size_t count = parser_.write_some(true, bytes.data(), bytes.size(), error);
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
    const bool at_next_line = at_line_start_ && may_be_lines && !bytes.empty() && bytes[0] == '{';
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
  json::basic_parser<Handler> parser_;

  std::string carry_;  // an escape that the last piece cut in two
  std::size_t offset_ = 0;
  std::size_t value_offset_ = 0;
  std::size_t line_ = 1;
  std::size_t value_line_ = 1;
  char first_ = 0;  // of the value
  std::size_t documents_ = 0;
  bool in_value_ = false;
  bool at_line_start_ = true;
  bool skipping_line_ = false;
  bool given_up_ = false;
};

JsonStream::JsonStream(std::vector<RecordPath> paths, RecordSink sink, StreamStart start)
    : parser_(std::make_unique<Parser>(std::move(paths), std::move(sink), start)) {}
JsonStream::~JsonStream() = default;

Failure JsonStream::feed(std::string_view bytes) { return parser_->feed(bytes); }
Failure JsonStream::finish() { return parser_->finish(); }
std::size_t JsonStream::documents() const { return parser_->documents(); }
std::size_t JsonStream::bytes() const { return parser_->bytes(); }

}  // namespace limpid
