// The spellings of time that timelines use, and their limits.
#include <limpid/time.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace limpid {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kMarch1 = 1'772'323'200'000;  // 2026-03-01T00:00:00Z

struct Reading {
  std::string_view text;
  std::optional<std::int64_t> time;
};

void expect_readings(const std::initializer_list<Reading>& readings) {
  for (const Reading& reading : readings) {
    EXPECT_EQ(parse_time(reading.text), reading.time) << reading.text;
  }
}

TEST(ParseTime, Iso8601) {
  expect_readings({
      {"1970-01-01T00:00:00Z", 0},
      {"2026-03-01", kMarch1},
      {"2026-03-01T08:00", kMarch1 + 8 * kHour},           // a real JSON Feed writes neither seconds nor zone
      {"2026-03-01T08:00:00", kMarch1 + 8 * kHour},        // no zone: UTC
      {"2026-03-01 08:00:00", kMarch1 + 8 * kHour},        // LinkedIn, TikTok
      {"2026-03-01 08:00:00 +0000", kMarch1 + 8 * kHour},  // X archives of 2013 to 2018
      {"2026-03-01T08:00:00Z", kMarch1 + 8 * kHour},
      {"2026-03-01t08:00:00z", kMarch1 + 8 * kHour},  // RFC 3339 allows lower case
      {" 2026-03-01T08:00:00Z\n", kMarch1 + 8 * kHour},
      {"2026-03-01T00:00:00.1Z", kMarch1 + 100},
      {"2026-03-01T00:00:00.123Z", kMarch1 + 123},
      {"2026-03-01T00:00:00,123Z", kMarch1 + 123},          // ISO 8601's own decimal sign
      {"2026-03-01T00:00:00.123999+00:00", kMarch1 + 123},  // cut, not rounded (Bluesky)
      {"2026-03-01T00:00:00.999999999Z", kMarch1 + 999},
      {"1969-12-31T23:59:59.999Z", -1},
  });
}

TEST(ParseTime, Offsets) {
  expect_readings({
      {"2026-03-01T08:00:00+05:30", kMarch1 + 150 * kMinute},  // east is ahead of UTC
      {"2026-03-01T08:00:00+0530", kMarch1 + 150 * kMinute},
      {"2026-03-01T08:00:00-08", kMarch1 + 16 * kHour},
      {"2026-03-01T08:00-08:00", kMarch1 + 16 * kHour},
      {"2026-03-01T08:00:00-00:00", kMarch1 + 8 * kHour},      // "UTC, local zone not known"
      {"2026-03-01T00:30:00+14:00", kMarch1 - 810 * kMinute},  // back into February
  });
}

TEST(ParseTime, XAndRfc822) {
  expect_readings({
      {"Sat Jul 13 02:27:22 +0000 2019", 1'562'984'842'000},
      {"sat jul 13 02:27:22 +0000 2019", 1'562'984'842'000},
      {"Sat Jul 13 04:27:22 +0200 2019", 1'562'984'842'000},
      {"Mon, 26 Jun 2017 19:41:48 GMT", 1'498'506'108'000},
      {"Mon, 26 Jun 2017 15:41:48 EDT", 1'498'506'108'000},
      {"Mon, 26 Jun 2017 15:41:48 -0400", 1'498'506'108'000},
      {"26 Jun 2017 19:41:48 UT", 1'498'506'108'000},      // the weekday may be missing
      {"Fri, 26 Jun 2017 19:41:48 Z", 1'498'506'108'000},  // or wrong: the date wins
      {"Mon, 26 Jun 17 19:41:48 GMT", 1'498'506'108'000},  // RFC 822 itself had two digits
      {"Sat, 26 Jun 99 19:41 GMT", 930'426'060'000},       // 1999; no seconds
      {"Tue, 6 Jun 2017 00:00:00 +0000", 1'496'707'200'000},
      {"Tue,  6 Jun 2017 00:00:00", 1'496'707'200'000},
  });
}

TEST(ParseTime, Calendar) {
  expect_readings({
      {"0000-01-01", kEarliestTime},
      {"0000-02-29", kEarliestTime + 59 * kMillisecondsPerDay},  // year 0 is a leap year
      {"1600-02-29", -11'670'998'400'000},
      {"1900-02-29", std::nullopt},     // centuries are not leap years
      {"2000-02-29", 951'782'400'000},  // every fourth is
      {"2024-02-29", 1'709'164'800'000},
      {"2026-02-29", std::nullopt},
      {"2026-02-30", std::nullopt},
      {"2026-04-31", std::nullopt},
      {"2026-00-10", std::nullopt},
      {"2026-13-01", std::nullopt},
      {"2026-01-00", std::nullopt},
      {"9999-12-31T23:59:59.999Z", kLatestTime},
      {"9999-12-31T23:59:59-01:00", std::nullopt},  // in UTC it is the year 10000
      {"0000-01-01T00:00:00+01:00", std::nullopt},  // and here the year -1
  });
}

TEST(ParseTime, LeapSecondStaysInItsDay) {
  expect_readings({
      {"2016-12-31T23:59:60Z", 1'483'228'799'999},
      {"2016-12-31T23:59:60.500Z", 1'483'228'799'999},
      {"2017-01-01T08:59:60+09:00", 1'483'228'799'999},  // the same second, in Japan
      {"2017-01-01T00:00:00Z", 1'483'228'800'000},
      {"2016-12-31T12:00:60Z", std::nullopt},       // never in the middle of a day
      {"2016-12-31T23:59:60+09:00", std::nullopt},  // 14:59 UTC
      {"2016-12-31T23:59:61Z", std::nullopt},
  });
}

TEST(ParseTime, Refuses) {
  for (const std::string_view text : {
           "",
           " ",
           "now",
           "1562984842",  // a number; its unit is the reader's business
           "2026",
           "2026-3-1",        // two digits each
           "10/23/17 12:30",  // October or the 23rd month? Not to be guessed
           "01/03/2026",
           "2026-03-01T",
           "2026-03-01T08",
           "2026-03-01T24:00:00Z",  // RFC 3339 has no hour 24
           "2026-03-01T25:00:00Z",
           "2026-03-01T08:60:00Z",
           "2026-03-01T08:00:00.Z",            // a point, then at least one digit
           "2026-03-01T08:00:00.1234567890Z",  // ten digits
           "2026-03-01T08:00.5Z+",
           "2026-03-01T08:00:00+24:00",
           "2026-03-01T08:00:00+05:60",
           "2026-03-01T08:00:00+5",
           "2026-03-01T08:00:00+05:",
           "2026-03-01T08:00:00ZZ",
           "2026-03-01T08:00:00 Paris",
           "2026-03-01Z",               // a day has no zone here
           "Sat Jul 13 02:27:22 2019",  // X always writes the zone
           "Sun, 00 Jun 2017 19:41:48 GMT",
           "Mon 26 Jun 2017 19:41:48 GMT",  // comma missing
           "Mon, 26 Jun 017 19:41:48 GMT",
           "Lun, 26 Jun 2017 19:41:48 GMT",  // English only
           "+010000-01-01T00:00:00Z",
       }) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_time(std::string_view("2026-03-01\0", 11)), std::nullopt);
}

TEST(ParseTime, TheYearFirstWithSlashes) {
  EXPECT_EQ(parse_time("2020/1/10 14:33:00"), parse_time("2020-01-10T14:33:00Z"));
  EXPECT_EQ(parse_time("2020/01/10 9:05"), parse_time("2020-01-10T09:05:00Z"));
  EXPECT_EQ(parse_time("2020/1/10"), parse_time("2020-01-10"));
  EXPECT_EQ(parse_time("2020/1/10 14:33:00 +08:00"), parse_time("2020-01-10T06:33:00Z"));
  EXPECT_EQ(parse_time("2020/13/1"), std::nullopt);   // no such month
  EXPECT_EQ(parse_time("10/1/2020"), std::nullopt);   // the tenth of January, or the first of October?
}

TEST(FormatTime, Iso8601InUtc) {
  EXPECT_EQ(format_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_time(kMarch1 + 8 * kHour), "2026-03-01T08:00:00Z");
  EXPECT_EQ(format_time(kMarch1 + 123), "2026-03-01T00:00:00.123Z");
  EXPECT_EQ(format_time(kMarch1 + 7), "2026-03-01T00:00:00.007Z");
  EXPECT_EQ(format_time(-1),
            "1969-12-31T23:59:59.999Z");  // before 1970 it rounds down, not to zero
  EXPECT_EQ(format_time(kEarliestTime), "0000-01-01T00:00:00Z");
  EXPECT_EQ(format_time(kLatestTime), "9999-12-31T23:59:59.999Z");
}

TEST(FormatTime, BeyondFourDigitsTheYearHasASign) {
  EXPECT_EQ(format_time(kLatestTime + 1), "+010000-01-01T00:00:00Z");
  EXPECT_EQ(format_time(kEarliestTime - 1), "-000001-12-31T23:59:59.999Z");
  EXPECT_EQ(format_time(8'640'000'000'000'000),
            "+275760-09-13T00:00:00Z");  // JavaScript's last day
  EXPECT_EQ(format_time(std::numeric_limits<std::int64_t>::max()), "+292278994-08-17T07:12:55.807Z");
  EXPECT_EQ(format_time(std::numeric_limits<std::int64_t>::min()), "-292275055-05-16T16:47:04.192Z");
}

TEST(FormatTime, IsReadBack) {
  // A step that is prime walks through all days, hours and milliseconds of four centuries.
  for (std::int64_t time = -6'000'000'000'000; time < 6'700'000'000'000; time += 1'299'709'037) {
    EXPECT_EQ(parse_time(format_time(time)), time);
  }
}

TEST(TimeFromXId, CountsFromXEpoch) {
  EXPECT_EQ(time_from_x_id(0), 1'288'834'974'657);
  // created_at of this post is "Sat Jul 13 02:27:22 +0000 2019".
  EXPECT_EQ(time_from_x_id(1'149'867'886'946'783'232) / 1000, 1'562'984'842);
  EXPECT_EQ(time_from_x_id(std::numeric_limits<std::uint64_t>::max()), 5'686'881'485'760);
}

}  // namespace
}  // namespace limpid
