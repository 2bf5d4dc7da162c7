#include "encoding.hpp"

#include <cerrno>
#include <iconv.h>

namespace limpid::cli {

namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
}

struct EncodingConverter::Handle {
  explicit Handle(iconv_t opened) : converter(opened) {}
  ~Handle() { iconv_close(converter); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  iconv_t converter;
  std::string waiting, text;  // the beginning of a character; UTF-8
};

EncodingConverter::EncodingConverter(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
EncodingConverter::~EncodingConverter() = default;
EncodingConverter::EncodingConverter(EncodingConverter&&) noexcept = default;
EncodingConverter& EncodingConverter::operator=(EncodingConverter&&) noexcept = default;

Result<EncodingConverter> EncodingConverter::open(const std::string& encoding, const std::string& file) {
  // gb18030 holds gb2312 and what files that call themselves gb2312 really use (encoding.spec.whatwg.org).
  std::string lower = encoding;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const bool is_chinese = lower == "gb2312" || lower == "gbk" || lower == "gb_2312-80";
  iconv_t converter = iconv_open("UTF-8", is_chinese ? "gb18030" : encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return Error{
        "not-a-timeline", file,
        "this file declares the encoding " + encoding + ", which is not known here: convert it to UTF-8"};
  }
  return EncodingConverter(std::make_unique<Handle>(converter));
}

std::string_view EncodingConverter::convert(std::string_view bytes) {
  Handle& handle = *handle_;
  handle.text.clear();
  handle.waiting += bytes;
  char* in = handle.waiting.data();
  std::size_t left = handle.waiting.size();
  char buffer[1 << 14];
  while (left > 0) {
    char* out = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t status = iconv(handle.converter, &in, &left, &out, &room);
    handle.text.append(buffer, sizeof buffer - room);
    if (status != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL) break;  // the rest of the character comes with the next piece
    handle.text += kReplacement;
    ++in;
    --left;
  }
  handle.waiting.erase(0, handle.waiting.size() - left);
  return handle.text;
}

std::string_view EncodingConverter::finish() {
  return handle_->waiting.empty() ? std::string_view() : kReplacement;
}

}  // namespace limpid::cli
