#include "base/number.hpp"

#include <boost/json/detail/ryu/ryu.hpp>
#include <fast_float/fast_float.h>

#include <charconv>

namespace limpid {

namespace {

// Counts are short and whole: every sum on the way is exact below 2^53. Negative where the text is no such
// number.
double short_whole_number(std::string_view text) {
  constexpr std::size_t kExactDigits = 15;
  if (text.empty() || text.size() > kExactDigits) return -1;
  double value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  if (const double whole = short_whole_number(text); whole >= 0) return whole;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto parsed = fast_float::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end || !is_finite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

namespace {

// The shortest digits d1d2…dn and the place of the point: value = 0.d1d2…dn · 10^point.
struct Decimal {
  std::string digits;
  int point = 0;
};

// Boost.JSON's Ryu writes "d.ddE±n": the digits we want in a layout we do not. Asked by itself: its serializer would
// bring the library's values, containers and allocators along, a twentieth of what a page downloads.
Decimal shortest_digits(double magnitude) {
  char buffer[32];  // Ryu writes 25 at most
  const int size = boost::json::detail::ryu::d2s_buffered_n(magnitude, buffer);
  const std::string_view printed(buffer, static_cast<std::size_t>(size));

  Decimal decimal;
  std::size_t at = 0;
  for (; at < printed.size() && printed[at] != 'E'; ++at) {
    if (printed[at] != '.') decimal.digits += printed[at];
  }
  int exponent = 0;
  if (at < printed.size())
    std::from_chars(printed.data() + at + 1, printed.data() + printed.size(), exponent);
  decimal.point = exponent + 1;
  while (decimal.digits.size() > 1 && decimal.digits.back() == '0') decimal.digits.pop_back();
  return decimal;
}

}  // namespace

void append_number(std::string& out, double value) {
  if (!is_finite(value)) {
    out += "null";
    return;
  }
  if (value == 0) {
    out += '0';
    return;
  }
  if (value < 0) out += '-';
  const auto [digits, point] = shortest_digits(value < 0 ? -value : value);
  const int count = static_cast<int>(digits.size());
  const auto zeros = [&out](int n) { out.append(static_cast<std::size_t>(n), '0'); };

  // The four layouts of ECMA-262 Number::toString, in its order (its n is our point, its k our count).
  if (count <= point && point <= 21) {
    out += digits;
    zeros(point - count);
  } else if (0 < point && point <= 21) {
    out.append(digits, 0, static_cast<std::size_t>(point));
    out += '.';
    out.append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out += "0.";
    zeros(-point);
    out += digits;
  } else {
    out += digits[0];
    if (count > 1) out.append(1, '.').append(digits, 1);
    const int exponent = point - 1;
    out += exponent < 0 ? "e-" : "e+";
    out += std::to_string(exponent < 0 ? -exponent : exponent);
  }
}

std::string to_text(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

}  // namespace limpid
