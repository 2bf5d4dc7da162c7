#include "sample/words.hpp"

namespace limpid::invented {

std::vector<std::string_view> lines_of(Lines lines) {
  std::vector<std::string_view> found;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (!line.empty()) found.push_back(line);
    lines.remove_prefix(end == lines.npos ? lines.size() : end + 1);
  }
  return found;
}

}  // namespace limpid::invented
