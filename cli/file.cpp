#include "file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace limpid::cli {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

Error cannot_read(const std::string& name) {
  return {"not-readable", name, std::string("cannot be read: ") + std::strerror(errno)};
}

}  // namespace

bool is_on_disk(const std::string& name) {
  struct stat status {};
  return name != "-" && stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

Result<InputFile> InputFile::open(const std::string& name) {
  if (name == "-") return InputFile(stdin, "standard input", 0);
  struct stat status {};
  if (stat(name.c_str(), &status) != 0) return cannot_read(name);
  if (S_ISDIR(status.st_mode)) return Error{"not-a-file", name, "this is a folder: give the files inside it"};
  std::FILE* file = std::fopen(name.c_str(), "rb");
  if (!file) return cannot_read(name);
  return InputFile(file, name, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0);
}

Result<std::size_t> InputFile::fill(std::size_t from) {
  buffer_.resize(from + kPiece);
  // What a pipe holds now: fread would wait for all of it, and whoever writes may be waiting for us.
  ssize_t count = 0;
  do count = ::read(fileno(file_.get()), buffer_.data() + from, kPiece);
  while (count < 0 && errno == EINTR);
  buffer_.resize(from + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) return cannot_read(name_);
  return static_cast<std::size_t>(count);
}

Result<std::string_view> InputFile::read() {
  if (!is_peeked_) {
    const Result<std::size_t> count = fill(0);
    if (!count) return count.error();
  }
  is_peeked_ = false;
  return std::string_view(buffer_);
}

Result<std::string_view> InputFile::peek(std::size_t count) {
  if (!is_peeked_) buffer_.clear();
  is_peeked_ = true;
  while (buffer_.size() < count) {
    const Result<std::size_t> more = fill(buffer_.size());
    if (!more) return more.error();
    if (*more == 0) break;
  }
  return std::string_view(buffer_);
}

}  // namespace limpid::cli
