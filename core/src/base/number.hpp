// Numbers and their text, the same on every machine: correctly rounded in, shortest out.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace limpid {

/// The value of a number that is not known. Columns and registers carry it in place of a separate bit:
/// arithmetic passes it on, and no result of ours is ever a NaN for another reason.
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Known means: not NaN.
inline bool is_known(double x) { return x == x; }

/// Neither infinite nor NaN. Branch-free, so that loops over columns vectorise.
inline bool is_finite(double x) { return x - x == 0; }

/// x where it is finite, unknown otherwise; −0 becomes 0.
inline double finite_or_unknown(double x) { return x + (x - x); }

/// The double nearest to the decimal text (round half to even), or nothing if the whole text is no
/// decimal number or its value is beyond the doubles. Takes "1", "-0.5", "1e-7"; no spaces, no "+1".
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A whole number without sign loss; nothing if the text is no integer that fits.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// The shortest decimal text that reads back to the same double, written as ECMAScript's Number::toString
/// does (RFC 8785 §3.2.2.3): 1.25, 1e-7, 1e+21. `null` for what is not finite.
void append_number(std::string& out, double value);
[[nodiscard]] std::string to_text(double value);

}  // namespace limpid
