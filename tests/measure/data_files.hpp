// Files with other people's figures, for tests that run where LIMPID_DATA names the folder that holds them.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace limpid::test {

/// The lines of a file below LIMPID_DATA; nothing where there is no such folder.
inline std::optional<std::vector<std::string>> data_lines(const std::string& name) {
  const char* folder = std::getenv("LIMPID_DATA");
  if (!folder) return std::nullopt;
  std::ifstream file(std::string(folder) + "/" + name);
  if (!file) return std::nullopt;
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

}  // namespace limpid::test
