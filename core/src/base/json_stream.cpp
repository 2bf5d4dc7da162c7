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

  const std::vector<std::string_view>* lists = nullptr;
  const JsonStream::Sink* sink = nullptr;

  JsonTree record, envelope;
  JsonTree* tree = &record;
  RecordPlace place;
  std::size_t depth = 0;
  std::size_t list_depth = 0;  // depth of the elements of the list we are in; 0: in none
  bool list_next = false;      // the value after this key is a list of records
  bool had_list = false;
  bool stopped = false;  // the sink wants no more
  std::string key;

  void start_document() {
    record.clear();
    envelope.clear();
    tree = &record;
    place.list = {};
    place.index = -1;
    depth = list_depth = 0;
    list_next = had_list = false;
    key.clear();
  }

  // After any complete value.
  bool value_done() {
    const bool element = list_depth != 0 && depth == list_depth;
    if (element || (depth == 0 && !had_list)) {
      if (element) ++place.index;
      stopped = !sink->record(tree->root(), place);
      tree->clear();
    } else if (depth == 0 && !envelope.empty()) {
      sink->envelope(envelope.root());
    }
    return !stopped;
  }

  bool open(JsonKind kind) {
    if (kind == JsonKind::array && (depth == 0 || list_next)) return open_list();
    list_next = false;
    tree->begin(kind);
    ++depth;
    return true;
  }

  // A list of records: what stands around it waits in `envelope`.
  bool open_list() {
    if (depth == 1) {
      tree->begin(JsonKind::array);
      tree->end();
      if (!had_list) std::swap(record, envelope);
      tree = &record;
    }
    had_list = true;
    list_next = false;
    list_depth = ++depth;
    place.index = -1;
    return true;
  }

  bool close() {
    if (list_depth == depth) {
      list_depth = 0;
      --depth;
      if (depth == 1) tree = &envelope;
      return depth > 0 || value_done();
    }
    --depth;
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
    if (depth == 1) key.append(s.data(), s.size());
    return true;
  }
  bool on_key(json::string_view s, std::size_t, error&) {
    tree->end_key({s.data(), s.size()});
    if (depth == 1) {
      std::string_view name(s.data(), s.size());
      if (!key.empty()) name = key.append(s.data(), s.size());  // it came in parts
      const auto list = std::find(lists->begin(), lists->end(), name);
      list_next = list != lists->end();
      if (list_next) place.list = *list;
      key.clear();
    }
    return true;
  }
  bool on_string_part(json::string_view s, std::size_t, error&) {
    tree->text_part({s.data(), s.size()});
    return true;
  }
  bool on_string(json::string_view s, std::size_t, error&) {
    tree->end_text({s.data(), s.size()});
    return scalar();
  }
  bool on_number_part(json::string_view s, error&) {
    tree->text_part({s.data(), s.size()});
    return true;
  }
  bool number(json::string_view s) {
    tree->end_number({s.data(), s.size()});
    return scalar();
  }
  bool on_int64(std::int64_t, json::string_view s, error&) { return number(s); }
  bool on_uint64(std::uint64_t, json::string_view s, error&) { return number(s); }
  bool on_double(double, json::string_view s, error&) { return number(s); }
  bool on_bool(bool value, error&) {
    tree->add_flag(value);
    return scalar();
  }
  bool on_null(error&) {
    tree->add_null();
    return scalar();
  }
  bool on_comment_part(json::string_view, error&) { return true; }
  bool on_comment(json::string_view, error&) { return true; }

  bool scalar() {
    list_next = false;
    return value_done();
  }
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

std::string to_text(const RecordPlace& place) {
  std::string pointer;
  if (place.index >= 0) {
    if (!place.list.empty()) pointer.append("/").append(place.list);
    pointer += "/" + std::to_string(place.index);
  }
  if (!pointer.empty() && place.document == 0) return pointer;
  std::string text = "line " + std::to_string(place.line);
  return pointer.empty() ? text : text + ", " + pointer;
}

// --- Top-level values, lines and broken places -----------------------------------------------------------

class JsonStream::Parser {
 public:
  Parser(std::vector<std::string_view> lists, Sink sink)
      : lists_(std::move(lists)), sink_(std::move(sink)), parser_(options()) {
    parser_.handler().lists = &lists_;
    parser_.handler().sink = &sink_;
  }

  Failure feed(std::string_view bytes) {
    if (!started_) {
      head_ += bytes;
      if (head_.size() < 4) return std::nullopt;
      return start();
    }
    return feed_text(bytes);
  }

  Failure finish() {
    if (!started_) {
      if (Failure failure = start()) return failure;
    }
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
    return parser_.handler().record.bytes() + parser_.handler().envelope.bytes();
  }

 private:
  // What the first bytes say, before any JSON.
  Failure start() {
    started_ = true;
    const std::string head = std::move(head_);
    const auto begins = [&head](std::string_view magic) { return head.compare(0, magic.size(), magic) == 0; };
    if (begins("\xEF\xBB\xBF")) {
      offset_ = 3;
      return feed_text(std::string_view(head).substr(3));
    }
    if (begins("\xFF\xFE") || begins("\xFE\xFF")) {
      return refuse("this file is UTF-16: save it as UTF-8 and try again");
    }
    if (begins("PK\x03\x04")) return refuse("this is a ZIP archive: unpack it and give the files inside");
    if (begins("\x1F\x8B")) return refuse("this is a gzip file: unpack it (gunzip) and give what is inside");
    return feed_text(head);
  }

  static Error refuse(std::string message) { return {"not-a-timeline", "byte 0", std::move(message)}; }

  Failure feed_text(std::string_view bytes) {
    if (carry_.empty()) return feed_settled(bytes);
    carry_ += bytes;
    const std::string joined = std::move(carry_);
    carry_.clear();
    return feed_settled(joined);
  }

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
    if (documents_ == 0 && offset_ == value_offset_) return not_json(found);
    in_value_ = false;
    // A line cut after ":" or "[" takes the whole next line for its value, and breaks at the one after.
    const bool may_be_lines = line_ == value_line_ + 1 || parser_.handler().list_depth == 0;
    const bool at_next_line = at_line_start_ && may_be_lines && !bytes.empty() && bytes[0] == '{';
    const bool same_line = line_ == value_line_;
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

  [[nodiscard]] Failure not_json(const std::string& found) const {
    const std::string where = "line " + counted(line_) + ", byte " + counted(offset_);
    if (found == "\"<\"") {
      return Error{"not-a-timeline", where, "this is XML or a web page; Limpid reads JSON and JSON Lines"};
    }
    return Error{"not-a-timeline", where,
                 "expected JSON (\"{\" or \"[\"), found " + found + "; Limpid reads JSON and JSON Lines"};
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
    std::string why = error == json::error::too_deep
                          ? "nested more than " + counted(kMaxDepth) + " levels deep"
                          : "broken JSON: " + error.message() + ", found " + found;
    sink_.broken(std::move(where), std::move(why));
  }

  // The file ends within a value: a number may be complete, all else was cut off.
  Failure finish_value() {
    json::error_code error;
    parser_.write_some(false, "", 0, error);
    if (!error && parser_.done()) {
      end_value();
      return std::nullopt;
    }
    sink_.broken("byte " + counted(offset_), std::string(kCutOff));
    in_value_ = false;
    return std::nullopt;
  }

  [[nodiscard]] bool stopped() const { return given_up_ || parser_.handler().stopped; }

  std::vector<std::string_view> lists_;
  Sink sink_;
  json::basic_parser<Handler> parser_;

  std::string head_;   // the first bytes, until there are enough to tell what this is
  std::string carry_;  // an escape that the last piece cut in two
  std::size_t offset_ = 0;
  std::size_t value_offset_ = 0;
  std::size_t line_ = 1;
  std::size_t value_line_ = 1;
  std::size_t documents_ = 0;
  bool started_ = false;
  bool in_value_ = false;
  bool at_line_start_ = true;
  bool skipping_line_ = false;
  bool given_up_ = false;
};

JsonStream::JsonStream(std::vector<std::string_view> lists, Sink sink)
    : parser_(std::make_unique<Parser>(std::move(lists), std::move(sink))) {}
JsonStream::~JsonStream() = default;

Failure JsonStream::feed(std::string_view bytes) { return parser_->feed(bytes); }
Failure JsonStream::finish() { return parser_->finish(); }
std::size_t JsonStream::documents() const { return parser_->documents(); }
std::size_t JsonStream::bytes() const { return parser_->bytes(); }

}  // namespace limpid
