#include "base/json_text.hpp"

#include "base/json_stream.hpp"

#include <string>

namespace limpid {

bool with_json(std::string_view text, const std::function<void(JsonValue)>& use) {
  // Wrapped, a list at the top comes as one value and not as many records.
  const std::string wrapped = "{\"value\":" + std::string(text) + "}";
  bool sound = true, used = false;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace&) {
    if (!used) use(record["value"]);
    used = true;
    return false;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [&](std::string, std::string) { sound = false; };
  JsonStream stream({}, std::move(sink));
  if (stream.feed(wrapped) || stream.finish()) sound = false;
  return sound && used;
}

}  // namespace limpid
