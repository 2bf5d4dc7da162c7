// Time: text in, milliseconds since 1970 UTC out, and back.
//
// A timeline says when a post was made in three spellings, and X also hides the time in its ids.
// Inside Limpid a time is always one number: milliseconds since 1970-01-01T00:00:00Z, without leap
// seconds. No clock, no locale and no time zone of the machine is asked, so that the same file
// gives the same times everywhere.
#pragma once

#include <limpid/api.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace limpid LIMPID_API {

inline constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

/// The years 0000 to 9999: all that `parse_time` gives, and what four digits can write.
/// A number that claims to be a time and lies outside is better refused than believed.
inline constexpr std::int64_t kEarliestTime = -62'167'219'200'000;  // 0000-01-01T00:00:00Z
inline constexpr std::int64_t kLatestTime = 253'402'300'799'999;    // 9999-12-31T23:59:59.999Z

/// Reads one of four spellings; white space around it is ignored, letters may be of either case:
///
///  - ISO 8601 / RFC 3339: `2026-03-01`, `2026-03-01T08:00`, `2026-03-01 08:00:00.123456+05:30`.
///    `T` or a space; seconds may be missing; up to nine fraction digits, cut (not rounded) to
///    milliseconds; `Z`, `±hh:mm`, `±hhmm`, `±hh`, or nothing, which means UTC.
///  - X's: `Sat Jul 13 02:27:22 +0000 2019`.
///  - RFC 822 (RSS): `Mon, 26 Jun 2017 19:41:48 GMT`. The weekday and the seconds may be missing;
///    a year of two digits is of 1950 to 2049, as RFC 2822 has it.
///  - The year first, with slashes (forums' feeds): `2020/1/10 14:33:00`; no zone means UTC.
///
/// A weekday must be one, but need not be the right one: feeds get it wrong and the date wins.
/// A date that does not exist, an hour past 23 and anything left over are refused.
/// A leap second (23:59:60 UTC only) is read as 23:59:59.999, so that it stays in its day and
/// does not come after the second that follows it.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);

/// ISO 8601 in UTC, milliseconds only where they are not zero: `2026-03-01T08:00:00Z`, `….123Z`.
/// Outside the years 0000 to 9999 the year has a sign and at least six digits, as ECMAScript
/// writes it (`+010000-01-01T00:00:00Z`); `parse_time` does not read that back.
[[nodiscard]] std::string format_time(std::int64_t milliseconds);

/// When X made the id of a post: a "snowflake" counts milliseconds from 2010-11-04T01:42:54.657Z
/// in the bits above its lowest 22. Ids given out before that day are no snowflakes: they come out
/// as that day.
[[nodiscard]] constexpr std::int64_t time_from_x_id(std::uint64_t id) {
  constexpr std::int64_t kXEpoch = 1'288'834'974'657;
  return static_cast<std::int64_t>(id >> 22) + kXEpoch;
}

}  // namespace limpid
