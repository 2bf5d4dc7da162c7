#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace limpid::cli {

void Output::flush() {
  if (buffer_.empty()) return;
  const std::string text = std::move(buffer_);
  buffer_.clear();
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
  if (errno == EPIPE) std::_Exit(kDone);  // whoever read has seen enough
  std::fprintf(stderr, "limpid: cannot write the result: %s\n", std::strerror(errno));
  std::_Exit(kRefused);
}

int refuse(const Error& error) {
  std::fprintf(stderr, "limpid: %s\n", error.sentence().c_str());
  return error.code == "usage" ? kWrongUse : kRefused;
}

void warn(const std::vector<Warning>& warnings, const std::string& where) {
  for (const Warning& warning : warnings) {
    std::string line = "limpid: warning: ";
    if (!where.empty()) line += where + (warning.first.empty() ? ": " : ", ");
    if (!warning.first.empty()) line += warning.first + ": ";
    line += warning.text;
    if (warning.count > 1) line += " (" + std::to_string(warning.count) + " times)";
    std::fprintf(stderr, "%s\n", line.c_str());
  }
}

void warn_once(std::vector<Warning>& told, const std::vector<Warning>& warnings, const std::string& where) {
  for (const Warning& warning : warnings) {
    bool known = false;
    for (const Warning& other : told)
      known = known || (other.code == warning.code && other.first == warning.first);
    if (known) continue;
    told.push_back(warning);
    warn({warning}, where);
  }
}

bool on_terminal() { return isatty(STDOUT_FILENO) != 0; }

Error no_csv(std::string_view verb) {
  return {"usage", "--format csv", std::string(verb) + " has no rows for CSV: use table, json or jsonl"};
}

std::string chosen_format(const std::string& asked, std::string_view otherwise) {
  if (!asked.empty()) return asked;
  return on_terminal() ? "table" : std::string(otherwise);
}

}  // namespace limpid::cli
