// Output: standard output holds the result and nothing else; words for people go to standard error.
#pragma once

#include <limpid/limpid.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace limpid::cli {

enum ExitCode { kDone = 0, kRefused = 1, kWrongUse = 2 };

/// Writes to standard output in large pieces. A closed pipe ends the program quietly.
class Output {
 public:
  ~Output() { flush(); }
  std::string& text() { return buffer_; }
  void end_line() {
    buffer_ += '\n';
    if (buffer_.size() >= kPiece) flush();
  }
  void flush();

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 16;
  std::string buffer_;
};

/// The sentence on standard error; the exit code that goes with it.
[[nodiscard]] int refuse(const Error& error);

/// Warnings, a line each, on standard error. `where`: around their own places; may be empty.
void warn(const std::vector<Warning>& warnings, const std::string& where = {});

/// The same for what is not `told` yet: a ranking that is made for many feeds warns of the same things again.
void warn_once(std::vector<Warning>& told, const std::vector<Warning>& warnings,
               const std::string& where = {});

/// "table", "json", "jsonl" or "csv": what was asked for, else a table on a terminal and JSON elsewhere.
[[nodiscard]] std::string chosen_format(const std::string& asked, std::string_view otherwise);

/// For answers without rows.
[[nodiscard]] Error no_csv(std::string_view verb);

[[nodiscard]] bool on_terminal();

}  // namespace limpid::cli
