#include "base/canonical_json.hpp"

#include "base/json_stream.hpp"
#include "base/text_decoder.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace limpid {

namespace {

// UTF-8 sorts as code points do; UTF-16 puts what lies beyond U+FFFF (lead bytes from 0xF0) before
// U+E000 (lead byte 0xEE), because its surrogates do.
int weight(unsigned char byte) {
  constexpr int kBeforeE000 = 2 * 0xEE - 1;
  return byte >= 0xF0 ? kBeforeE000 : 2 * byte;
}

bool by_utf16(std::string_view a, std::string_view b) {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    const auto x = static_cast<unsigned char>(a[i]), y = static_cast<unsigned char>(b[i]);
    if (x == y) continue;
    const int difference = weight(x) - weight(y);
    return difference != 0 ? difference < 0 : x < y;  // two beyond U+FFFF sort as they are
  }
  return a.size() < b.size();
}

class Printer {
 public:
  explicit Printer(std::string& out) : writer_(out) {}

  void print(JsonValue value) {
    switch (value.kind()) {
      case JsonKind::missing:
      case JsonKind::null: writer_.null(); break;
      case JsonKind::flag: writer_.value(*value.flag()); break;
      case JsonKind::number: number(value); break;
      case JsonKind::text: writer_.value(std::string_view(repair_utf8(value.digits()))); break;
      case JsonKind::array:
        writer_.begin_array();
        for (const JsonValue element : value) print(element);
        writer_.end_array();
        break;
      case JsonKind::object: object(value); break;
    }
  }

  std::optional<Error> error;

 private:
  void number(JsonValue value) {
    const auto number = value.number();
    if (!number)
      error = Error{"json", std::string(value.digits().substr(0, 40)), "a number beyond the doubles"};
    else
      writer_.value(*number);
  }

  void object(JsonValue value) {
    std::vector<JsonValue> members;
    for (const JsonValue member : value) members.push_back(member);
    std::sort(members.begin(), members.end(),
              [](JsonValue a, JsonValue b) { return by_utf16(a.key(), b.key()); });
    writer_.begin_object();
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0 && members[i].key() == members[i - 1].key()) {
        error = Error{"json", std::string(members[i].key()), "this key stands twice in one object: keep one"};
      }
      writer_.key(members[i].key());
      print(members[i]);
    }
    writer_.end_object();
  }

  JsonWriter writer_;
};

}  // namespace

Result<std::string> canonical_json(std::string_view json) {
  std::string canonical;
  std::optional<Error> error;
  bool found = false;
  RecordSink sink;
  sink.record = [&](JsonValue root, const RecordPlace& place) {
    if (found || place.index >= 0)
      error = Error{"json", to_text(place), "expected one JSON object and nothing after it"};
    found = true;
    Printer printer(canonical);
    if (!error) printer.print(root);
    if (printer.error) error = printer.error;
    return !error;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [&](std::string where, std::string why) {
    error = Error{"json", std::move(where), std::move(why)};
  };
  JsonStream stream({}, std::move(sink));
  std::string buffer;
  Failure failure = stream.feed(to_utf8(json, buffer));
  if (!failure) failure = stream.finish();
  if (failure) return *std::move(failure);
  if (error) return *std::move(error);
  if (!found) return Error{"json", "", "expected one JSON object, found nothing"};
  return canonical;
}

}  // namespace limpid
