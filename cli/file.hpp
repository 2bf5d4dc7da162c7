// File: a name on the command line -> bytes, as they lie on the disk; "-" is standard input.
#pragma once

#include <limpid/result.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace limpid::cli {

/// A file on the disk, which may be opened twice; a pipe may not.
[[nodiscard]] bool is_on_disk(const std::string& name);

class InputFile {
 public:
  static Result<InputFile> open(const std::string& name);

  /// As messages call it.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Bytes in all; 0 where they cannot be known.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The next piece; empty at the end. Good until the next call.
  Result<std::string_view> read();
  /// The first bytes, at least `count` where there are so many; `read` gives them again.
  Result<std::string_view> peek(std::size_t count);

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  InputFile(std::FILE* file, std::string name, std::uint64_t size)
      : file_(file), name_(std::move(name)), size_(size) {}
  Result<std::size_t> fill(std::size_t from);

  std::unique_ptr<std::FILE, Close> file_;
  std::string name_;
  std::uint64_t size_ = 0;
  std::string buffer_;
  bool is_peeked_ = false;  // buffer_ was not given out yet
};

}  // namespace limpid::cli
