#include "gzip.hpp"

#include <zlib.h>

namespace limpid::cli {

namespace {

constexpr std::size_t kPlain = std::size_t{1} << 18;
constexpr int kGzipOnly = 15 + 16;  // zlib's way to ask for the gzip wrapper and the largest window

Error damaged(const std::string& name, const std::string& why) {
  return {"damaged", name, "this gzip file is damaged or cut off (" + why + "): download it again"};
}

}  // namespace

struct GzipDecoder::Stream {
  z_stream z{};
  bool is_at_end = false, has_begun = false;
  std::uint64_t packed = 0, unpacked = 0;
  std::string buffer = std::string(kPlain, '\0');
};

bool is_gzip(std::string_view head) { return head.substr(0, 2) == "\x1F\x8B"; }

Failure too_much(const std::string& where, std::uint64_t packed, std::uint64_t unpacked) {
  if (unpacked > kMostUnpacked) {
    return Error{"too-large", where, "unpacks to more than " + std::to_string(kMostUnpacked >> 30) + " GiB"};
  }
  if (unpacked > kFreeBytes && unpacked / kLargestRatio > packed) {
    return Error{"too-large", where,
                 "unpacks to more than " + std::to_string(kLargestRatio) +
                     " times its size: this is no timeline, and may be made to fill the memory"};
  }
  return std::nullopt;
}

GzipDecoder::GzipDecoder(std::string name) : name_(std::move(name)), stream_(std::make_unique<Stream>()) {
  inflateInit2(&stream_->z, kGzipOnly);
}
GzipDecoder::~GzipDecoder() { inflateEnd(&stream_->z); }

Failure GzipDecoder::decode(std::string_view packed, const Take& take) {
  z_stream& z = stream_->z;
  stream_->packed += packed.size();
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
  z.avail_in = static_cast<uInt>(packed.size());
  bool is_more = true;
  while (is_more || z.avail_in > 0) {
    if (stream_->is_at_end) {  // several streams may follow each other in one file
      if (z.avail_in == 0) return std::nullopt;
      inflateReset(&z);
      stream_->is_at_end = false;
    }
    z.next_out = reinterpret_cast<Bytef*>(stream_->buffer.data());
    z.avail_out = kPlain;
    const int status = inflate(&z, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return damaged(name_, z.msg ? z.msg : "it does not unpack");
    }
    stream_->has_begun = true;
    stream_->is_at_end = status == Z_STREAM_END;
    const std::size_t count = kPlain - z.avail_out;
    stream_->unpacked += count;
    if (Failure failure = too_much(name_, stream_->packed, stream_->unpacked)) return failure;
    if (count > 0) {
      if (Failure failure = take(std::string_view(stream_->buffer).substr(0, count))) return failure;
    }
    is_more = z.avail_out == 0;
  }
  return std::nullopt;
}

Failure GzipDecoder::finish() const {
  if (stream_->has_begun && stream_->is_at_end) return std::nullopt;
  return damaged(name_, "it ends in the middle");
}

}  // namespace limpid::cli
