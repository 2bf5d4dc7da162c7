// Records: what every syntax (JSON, XML, CSV) comes to. Bytes in any pieces -> one JsonTree a record, never
// the whole file at once.
#pragma once

#include <limpid/result.hpp>

#include "base/json_tree.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace limpid {

/// Where a record stands in its file.
struct RecordPlace {
  std::size_t line = 0;       ///< From 1: the line on which its top-level value begins.
  std::size_t document = 0;   ///< Which top-level value, from 0.
  std::string pointer;        ///< Of the list that holds it ("/feed"; "" for […]), or of the record itself.
  std::ptrdiff_t index = -1;  ///< Its index in that list; −1 where it is in none.
  bool partial = false;       ///< The file was cut off within it: look at `complete` of what it holds.
  JsonValue around;           ///< What stood around the list so far: {"title": …, "items": [.
};

/// "line 7", "/feed/3", "line 2, /feed/3": what a person needs to find it.
[[nodiscard]] std::string to_text(const RecordPlace& place);

/// What `broken` says where the input ends within a value.
inline constexpr std::string_view kCutOff =
    "the file ends in the middle of a record: it was cut off; what stands before is complete";

struct RecordSink {
  /// A record; the tree is used again after the call. Return false to stop reading for good.
  std::function<bool(JsonValue record, const RecordPlace& place)> record;
  /// What stood around a list, after its end.
  std::function<void(JsonValue envelope)> envelope;
  /// Something was not read: where, and why.
  std::function<void(std::string where, std::string why)> broken;
  /// Whether `record` wants what there is of one that is broken or cut off, marked as partial.
  bool wants_partial = false;
};

/// Where reading begins: behind what was taken off the head of the file.
struct StreamStart {
  std::size_t line = 1;
  std::size_t byte = 0;
};

class RecordStream {
 public:
  virtual ~RecordStream() = default;

  /// The next bytes. An error if this cannot be read at all: nothing was read then.
  [[nodiscard]] virtual Failure feed(std::string_view bytes) = 0;
  /// The end of the file.
  [[nodiscard]] virtual Failure finish() = 0;
  /// Top-level values (documents, lines) met so far, broken ones too.
  [[nodiscard]] virtual std::size_t documents() const = 0;
  /// Bytes held for the record being read.
  [[nodiscard]] virtual std::size_t bytes() const = 0;
};

}  // namespace limpid
