#include "readers/intake.hpp"

#include <limpid/read.hpp>

#include "base/json_stream.hpp"
#include "base/xml_stream.hpp"

#include <algorithm>

namespace limpid {

namespace {

// Enough for an XML declaration, the name of a JavaScript variable, the first line of most tables.
constexpr std::size_t kHead = 1024;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

struct Magic {
  std::string_view begins, what;
};

// What people give by mistake, by the bytes it begins with, and what to do.
constexpr Magic kNotText[] = {
    {"PK\x03\x04", "this is a ZIP archive: unpack it and give the files inside"},
    {"PK\x05\x06", "this is an empty ZIP archive"},
    {"\x1F\x8B", "this is a gzip file: unpack it (gunzip) and give what is inside"},
    {"BZh", "this is a bzip2 file: unpack it (bunzip2) and give what is inside"},
    {"\xFD"
     "7zXZ",
     "this is an xz file: unpack it (unxz) and give what is inside"},
    {"7z\xBC\xAF", "this is a 7-Zip archive: unpack it and give the files inside"},
    {"Rar!", "this is a RAR archive: unpack it and give the files inside"},
    {"%PDF", "this is a PDF document: Limpid reads JSON, XML feeds and tables (CSV)"},
    {"\x89PNG", "this is a picture (PNG): Limpid reads JSON, XML feeds and tables (CSV)"},
    {"\xFF\xD8\xFF", "this is a picture (JPEG): Limpid reads JSON, XML feeds and tables (CSV)"},
    {"GIF8", "this is a picture (GIF): Limpid reads JSON, XML feeds and tables (CSV)"},
    {"\x3A\xA2\x65roots", "this is a CAR file (a Bluesky repository): it holds records without counts; save a feed instead"},
    {"SQLite format 3", "this is an SQLite database: export its table as CSV or JSON"},
};

Error refusal(std::string message) { return {"not-a-timeline", "byte 0", std::move(message)}; }

Failure not_text(std::string_view head) {
  for (const Magic& magic : kNotText) {
    if (head.substr(0, magic.begins.size()) == magic.begins) return refusal(std::string(magic.what));
  }
  return std::nullopt;
}

// "window.YTD.tweets.part0 = " -> its length; 0 where the text does not begin with an assignment. X's archives
// and other exports are scripts that a page of the archive loads.
std::size_t assignment_length(std::string_view text) {
  const auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '$' || c == ' ';
  };
  std::size_t at = 0;
  while (at < text.size() && is_name(text[at])) ++at;
  if (at == 0 || at >= text.size() || text[at] != '=') return 0;
  ++at;
  while (at < text.size() && is_space(text[at])) ++at;
  return at < text.size() && (text[at] == '[' || text[at] == '{') ? at : 0;
}

}  // namespace

Intake::Intake(std::vector<RecordPath> paths, RecordSink sink, bool is_utf8)
    : paths_(std::move(paths)), sink_(std::move(sink)), is_utf8_(is_utf8) {}
Intake::~Intake() = default;

Failure Intake::feed(std::string_view bytes) {
  if (!stream_) {
    head_ += bytes;
    return head_.size() < kHead ? std::nullopt : start();
  }
  return stream_->feed(decoder_.decode(bytes, buffer_));
}

Failure Intake::finish() {
  if (!stream_) {
    if (Failure failure = start()) return failure;
  }
  if (Failure failure = stream_->feed(decoder_.finish())) return failure;
  return stream_->finish();
}

// What the first bytes say of the encoding.
Failure Intake::start() {
  const std::string head = std::move(head_);
  head_.clear();
  if (Failure failure = not_text(head)) return failure;
  const EncodingFound found = find_encoding(head);
  if (found.encoding == Encoding::other && !is_utf8_) {
    return refusal("this file declares the encoding " + std::string(found.declared) +
                   ": convert it to UTF-8 (iconv -f " + std::string(found.declared) + " -t UTF-8) and try again");
  }
  if (!is_utf8_ || found.mark) decoder_ = TextDecoder(found.encoding);
  start_.byte = found.mark;
  std::string buffer;
  return open(decoder_.decode(std::string_view(head).substr(found.mark), buffer));
}

// What the first characters say of the syntax.
Failure Intake::open(std::string_view head) {
  std::size_t at = 0;
  while (at < head.size() && is_space(head[at])) ++at;
  at += assignment_length(head.substr(at));
  const std::string_view taken = head.substr(0, at);
  start_.line += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
  start_.byte += at;
  head.remove_prefix(at);
  if (!head.empty() && head.front() == '<') {
    stream_ = std::make_unique<XmlStream>(sink_, start_);
    return stream_->feed(head);
  }
  stream_ = std::make_unique<JsonStream>(paths_, sink_, start_);
  return stream_->feed(head);
}

std::string encoding_to_convert(std::string_view head) {
  const EncodingFound found = find_encoding(head);
  return found.encoding == Encoding::other ? std::string(found.declared) : std::string();
}

}  // namespace limpid
