// ASCII characters, whatever the locale: <cctype> asks it, and is undefined for bytes above 127.
// Meant for source files only.
#pragma once

#include <algorithm>
#include <string_view>

namespace limpid {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// HTML's white space: space, tab, line feed, form feed, carriage return.
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Whether `text` begins with `prefix`, which is in lower case.
constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char expected, char c) { return expected == to_lower(c); });
}

/// Whether `text` is `lower`, which is in lower case.
constexpr bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && starts_with_ignoring_case(text, lower);
}

}  // namespace limpid
