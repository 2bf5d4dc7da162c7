// JsonStream: JSON in any pieces -> records.
//
// A record is: an element of a list at the top ([…]), what one of the given paths names ("feed[]"), or else
// a whole top-level value; so is a list that begins with a word in capitals, a message: ["EVENT", …]. Several
// top-level values may follow each other (JSON Lines). What surrounds a list ({"cursor": …}) comes last, as
// the envelope.
//
// Plain records, which is nearly all of them in nearly every file, are taken by JsonScanner; what it leaves is read by
// Boost.JSON's streaming parser, which alone judges what is no JSON. Files that people really have are not all
// sound, so around the two this
//  - turns a lone surrogate escape (\ud83d without its other half) into \ufffd, where the parser would
//    refuse the whole file;
//  - lets bytes through that are not UTF-8 (whoever keeps a text repairs it);
//  - after a broken line of JSON Lines, goes on with the next line and reports the broken one;
//  - at the end of a file that was cut off, reports where, keeps the records before, and gives what there is
//    of the last one (a page of many posts may hold complete ones).
#pragma once

#include "base/record_path.hpp"
#include "base/records.hpp"

#include <memory>
#include <vector>

namespace limpid {

class JsonStream final : public RecordStream {
 public:
  /// Who reads plain records: `parsed` is for holding the two against each other.
  enum class Plain { scanned, parsed };

  JsonStream(std::vector<RecordPath> paths, RecordSink sink, StreamStart start = {}, Plain plain = Plain::scanned);
  ~JsonStream() override;

  [[nodiscard]] Failure feed(std::string_view bytes) override;
  [[nodiscard]] Failure finish() override;
  [[nodiscard]] std::size_t documents() const override;
  [[nodiscard]] std::size_t bytes() const override;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace limpid
