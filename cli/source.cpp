#include "source.hpp"

#include "archive.hpp"
#include "encoding.hpp"
#include "file.hpp"
#include "gzip.hpp"

#include <optional>

namespace limpid::cli {

namespace {

constexpr std::size_t kTarHead = 512;
constexpr std::size_t kTextHead = 1024;  // enough for an XML declaration

// One file on its way: its first bytes say whether it must be converted to UTF-8.
class Conversion {
 public:
  Conversion(std::string archive, std::string name, const ByteSink& sink)
      : archive_(std::move(archive)), name_(std::move(name)), sink_(sink) {}

  Failure take(std::string_view bytes) {
    if (has_begun_) return pass_on(bytes);
    head_ += bytes;
    return head_.size() < kTextHead ? std::nullopt : begin();
  }

  Failure finish() {
    if (!has_begun_) {
      if (Failure failure = begin()) return failure;
    }
    return converter_ ? sink_.take(converter_->finish()) : std::nullopt;
  }

 private:
  Failure begin() {
    has_begun_ = true;
    const std::string encoding = encoding_to_convert(head_);
    if (!encoding.empty()) {
      Result<EncodingConverter> converter = EncodingConverter::open(encoding, name_);
      if (!converter) return converter.error();
      converter_ = *std::move(converter);
    }
    if (Failure failure = sink_.begin(archive_, name_, converter_.has_value())) return failure;
    return pass_on(std::exchange(head_, {}));
  }

  Failure pass_on(std::string_view bytes) {
    return sink_.take(converter_ ? converter_->convert(bytes) : bytes);
  }

  std::string archive_, name_;
  const ByteSink& sink_;
  std::string head_;
  bool has_begun_ = false;
  std::optional<EncodingConverter> converter_;
};

// Whether a gzip file holds a tar archive: what its first bytes unpack to.
bool holds_tar(std::string_view packed_head) {
  std::string head;
  GzipDecoder decoder("");
  (void)decoder.decode(packed_head, [&](std::string_view plain) -> Failure {
    head += plain;
    return head.size() < kTarHead ? std::nullopt : Failure(Error{});
  });
  return is_tar(head);
}

Result<std::vector<Warning>> pour_archive(const std::string& name, ArchiveUse use, const ByteSink& sink) {
  std::optional<Conversion> member;
  MemberSink members;
  members.begin = [&](const std::string& member_name) -> Failure {
    if (member) {
      if (Failure failure = member->finish()) return failure;
    }
    member.emplace(name, member_name, sink);
    return std::nullopt;
  };
  std::uint64_t unpacked = 0;
  members.take = [&](std::string_view bytes) {
    unpacked += bytes.size();
    Failure failure = member->take(bytes);
    sink.progress(unpacked, 0);
    return failure;
  };
  const Result<MemberPlan> plan = read_archive(name, use, members);
  if (!plan) return plan.error();
  if (member) {
    if (Failure failure = member->finish()) return *std::move(failure);
  }
  return not_opened_warnings(*plan, name);
}

Failure pour_file(InputFile& file, bool is_packed, const ByteSink& sink) {
  Conversion conversion("", file.name(), sink);
  GzipDecoder gzip(file.name());
  std::uint64_t bytes = 0;
  for (;;) {
    const Result<std::string_view> piece = file.read();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    Failure failure =
        is_packed ? gzip.decode(*piece, [&](std::string_view plain) { return conversion.take(plain); })
                  : conversion.take(*piece);
    if (failure) return failure;
    bytes += piece->size();
    sink.progress(bytes, file.size());
  }
  if (is_packed) {
    if (Failure failure = gzip.finish()) return failure;
  }
  return conversion.finish();
}

}  // namespace

Result<std::vector<Warning>> pour(const std::string& name, ArchiveUse use, const ByteSink& sink) {
  Result<InputFile> file = InputFile::open(name);
  if (!file) return file.error();
  const Result<std::string_view> head = file->peek(kTarHead);
  if (!head) return head.error();
  const bool is_packed = is_gzip(*head);
  if (is_zip(*head) || is_tar(*head) || (is_packed && holds_tar(*head))) {
    if (!is_on_disk(name)) {
      return Error{"not-readable", file->name(),
                   "an archive cannot be read from here: save it and give its name"};
    }
    return pour_archive(name, use, sink);
  }
  if (Failure failure = pour_file(*file, is_packed, sink)) return *std::move(failure);
  return std::vector<Warning>();
}

std::uint64_t plain_size(const std::vector<std::string>& names) {
  std::uint64_t sum = 0;
  for (const std::string& name : names) {
    if (!is_on_disk(name)) return 0;
    Result<InputFile> file = InputFile::open(name);
    if (!file) return 0;
    const Result<std::string_view> head = file->peek(kTarHead);
    if (!head || file->size() == 0 || is_gzip(*head) || is_zip(*head) || is_tar(*head)) return 0;
    sum += file->size();
  }
  return sum;
}

}  // namespace limpid::cli
