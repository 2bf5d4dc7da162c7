#include "base/json_document.hpp"

#include "base/json_stream.hpp"
#include "base/text_decoder.hpp"

#include <string>
#include <utility>

namespace limpid {

Failure read_json_document(std::string_view json, const DocumentName& name,
                           const std::function<Failure(JsonValue root)>& read) {
  const std::string code(name.code), what(name.what);
  bool found = false;
  Failure error;
  RecordSink sink;
  sink.record = [&](JsonValue root, const RecordPlace& place) {
    if (place.index >= 0)
      error = Error{code, "", "a " + what + " is a JSON object, and this is a list"};
    else if (found)
      error = Error{code, to_text(place), "a second document follows the " + what + ": give one at a time"};
    else
      error = read(root);
    found = true;
    return !error;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [&](std::string where, std::string why) {
    if (why == kCutOff) why = "the " + what + " ends in the middle: it was cut off";
    if (!error) error = Error{code, std::move(where), std::move(why)};
  };

  JsonStream stream({}, std::move(sink));
  std::string buffer;
  Failure failure = stream.feed(to_utf8(json, buffer));
  if (!failure) failure = stream.finish();
  if (failure) return Error{code, failure->where, failure->message};
  if (!error && !found)
    return Error{code, "",
                 "the " + what + " is empty: expected a JSON object with " + std::string(name.expected)};
  return error;
}

}  // namespace limpid
