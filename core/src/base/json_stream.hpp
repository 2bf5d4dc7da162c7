// JsonStream: bytes in any pieces -> one JsonTree a record, never the whole file at once.
//
// A record is: an element of a list at the top ([…], or {"feed": […]} and the other names below), or else
// a whole top-level value. Several top-level values may follow each other (JSON Lines). What surrounds a
// list ({"cursor": …}) comes last, as the envelope.
//
// Files that people really have are not all sound, so around Boost.JSON's streaming parser this
//  - skips a byte order mark, and names UTF-16, archives and mark-up for what they are;
//  - turns a lone surrogate escape (\ud83d without its other half) into \ufffd, where the parser would
//    refuse the whole file;
//  - lets bytes through that are not UTF-8 (whoever keeps a text repairs it);
//  - after a broken line of JSON Lines, goes on with the next line and reports the broken one;
//  - at the end of a file that was cut off, reports where, and keeps the records before.
#pragma once

#include <limpid/result.hpp>

#include "base/json_tree.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// Where a record stands in its file.
struct RecordPlace {
  std::size_t line = 0;       ///< From 1: the line on which its top-level value begins.
  std::size_t document = 0;   ///< Which top-level value, from 0.
  std::string_view list;      ///< "" for [ … ], "feed" for {"feed": […]}.
  std::ptrdiff_t index = -1;  ///< Its index in that list; −1 where the record is a whole top-level value.
};

/// "line 7", "/feed/3", "line 2, /feed/3": what a person needs to find it.
[[nodiscard]] std::string to_text(const RecordPlace& place);

/// What `broken` says where the input ends within a value.
inline constexpr std::string_view kCutOff =
    "the file ends in the middle of a record: it was cut off; what stands before is complete";

class JsonStream {
 public:
  struct Sink {
    /// A record; the tree is used again after the call. Return false to stop reading for good.
    std::function<bool(JsonValue record, const RecordPlace& place)> record;
    /// What stood around a list, after its end.
    std::function<void(JsonValue envelope)> envelope;
    /// Something was not read: where, and why.
    std::function<void(std::string where, std::string why)> broken;
  };

  /// `lists`: names of members at the top whose elements are records, as "feed" and "statuses".
  JsonStream(std::vector<std::string_view> lists, Sink sink);
  ~JsonStream();

  /// The next bytes. An error if this cannot be JSON at all: nothing was read then.
  [[nodiscard]] Failure feed(std::string_view bytes);
  /// The end of the file.
  [[nodiscard]] Failure finish();

  /// Top-level values met so far, broken ones too.
  [[nodiscard]] std::size_t documents() const;
  /// Bytes held for the record being read.
  [[nodiscard]] std::size_t bytes() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace limpid
