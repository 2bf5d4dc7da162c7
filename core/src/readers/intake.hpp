// Intake: a file's first bytes -> what it is written in (encoding, syntax), and then its records.
//
// By content, never by name. What cannot be a timeline (a picture, a PDF, a database) is named for what it is.
#pragma once

#include "base/record_path.hpp"
#include "base/records.hpp"
#include "base/text_decoder.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class Intake final : public RecordStream {
 public:
  /// `is_utf8`: the bytes are UTF-8 whatever the file declares.
  Intake(std::vector<RecordPath> paths, RecordSink sink, bool is_utf8);
  ~Intake() override;

  [[nodiscard]] Failure feed(std::string_view bytes) override;
  [[nodiscard]] Failure finish() override;
  [[nodiscard]] std::size_t documents() const override { return stream_ ? stream_->documents() : 0; }
  [[nodiscard]] std::size_t bytes() const override { return head_.size() + (stream_ ? stream_->bytes() : 0); }

 private:
  [[nodiscard]] Failure start();
  [[nodiscard]] Failure open(std::string_view head);

  std::vector<RecordPath> paths_;
  RecordSink sink_;
  bool is_utf8_;
  TextDecoder decoder_{Encoding::utf8};
  std::string head_;  // the first bytes, until there are enough to tell what this is
  std::string buffer_;
  StreamStart start_;
  std::unique_ptr<RecordStream> stream_;
};

}  // namespace limpid
