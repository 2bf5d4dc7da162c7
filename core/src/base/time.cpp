// Calendar arithmetic is Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"
// (https://howardhinnant.github.io/date_algorithms.html): a year that begins in March puts the
// leap day at its end, and 400 such years (an era) always have 146,097 days.
#include <limpid/time.hpp>

#include "base/ascii.hpp"

namespace limpid {
namespace {

constexpr std::int64_t kDaysPerEra = 146'097;
constexpr std::int64_t kDaysFromYear0ToYear1970 = 719'468;  // 0000-03-01 to 1970-01-01

struct Date {
  std::int64_t year = 0;
  int month = 1;
  int day = 1;
};

/// As it stands in a text, in some zone.
struct LocalTime {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
  int minutes_east_of_utc = 0;
};

struct Division {
  std::int64_t quotient;
  std::int64_t remainder;  // never negative
};

constexpr Division divide_rounding_down(std::int64_t dividend, std::int64_t divisor) {
  std::int64_t quotient = dividend / divisor;
  std::int64_t remainder = dividend % divisor;
  if (remainder < 0) {
    quotient -= 1;
    remainder += divisor;
  }
  return {quotient, remainder};
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
constexpr std::int64_t days_from_date(const Date& date) {
  const bool counts_to_last_year = date.month <= 2;  // January and February end a March year
  const int months_since_march = counts_to_last_year ? date.month + 9 : date.month - 3;
  const auto [era, year_of_era] = divide_rounding_down(date.year - (counts_to_last_year ? 1 : 0), 400);
  // 153 days in every five months from March: 31 30 31 30 31.
  const std::int64_t day_of_year = (153 * months_since_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kDaysFromYear0ToYear1970;
}

constexpr Date date_from_days(std::int64_t days_since_1970) {
  const auto [era, day_of_era] =
      divide_rounding_down(days_since_1970 + kDaysFromYear0ToYear1970, kDaysPerEra);
  // Take out the leap days passed so far (every 4 years, not every 100, and the era's last day).
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
  const int months_since_march = static_cast<int>((5 * day_of_year + 2) / 153);
  const int day = static_cast<int>(day_of_year) - (153 * months_since_march + 2) / 5 + 1;
  const int month = months_since_march < 10 ? months_since_march + 3 : months_since_march - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

constexpr int days_in_month(const Date& date) {
  if (date.month == 2) {
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    return leap ? 29 : 28;
  }
  const bool short_month = date.month == 4 || date.month == 6 || date.month == 9 || date.month == 11;
  return short_month ? 30 : 31;
}

std::optional<std::int64_t> to_milliseconds(LocalTime time) {
  const Date& date = time.date;
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > days_in_month(date)) return {};
  if (time.hour > 23 || time.minute > 59 || time.second > 60) return {};

  const std::int64_t minutes =
      days_from_date(date) * 1440 + time.hour * 60 + time.minute - time.minutes_east_of_utc;
  if (time.second == 60) {
    const bool last_minute_of_day = divide_rounding_down(minutes, 1440).remainder == 1439;
    if (!last_minute_of_day) return {};
    time.second = 59;
    time.millisecond = 999;
  }
  const std::int64_t milliseconds = minutes * 60'000 + time.second * 1000 + time.millisecond;
  if (milliseconds < kEarliestTime || milliseconds > kLatestTime) return {};
  return milliseconds;
}

/// Takes a text apart from the left. Each taker either takes and says true, or takes nothing.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// `expected` is in lower case.
  bool take(char expected) {
    if (rest_.empty() || to_lower(rest_.front()) != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_word(std::string_view expected) {
    if (!starts_with_ignoring_case(rest_, expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  bool take_spaces() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() != before;
  }

  /// A number of exactly `width` digits (at most nine).
  bool take_number(int width, int& number) {
    if (leading_digits() < width) return false;
    number = 0;
    for (int i = 0; i < width; ++i) number = number * 10 + (rest_[static_cast<std::size_t>(i)] - '0');
    rest_.remove_prefix(static_cast<std::size_t>(width));
    return true;
  }

  /// How many digits stand here; counting stops at ten, more than any number here may have.
  [[nodiscard]] int leading_digits() const {
    std::size_t count = 0;
    while (count < rest_.size() && count < 10 && is_digit(rest_[count])) ++count;
    return static_cast<int>(count);
  }

  /// One of `names`, three letters each: its place, from 0.
  bool take_name(std::string_view names, int& place) {
    for (std::size_t i = 0; i < names.size(); i += 3) {
      if (take_word(names.substr(i, 3))) {
        place = static_cast<int>(i / 3);
        return true;
      }
    }
    return false;
  }

 private:
  std::string_view rest_;
};

bool take_weekday(Scanner& scan) {
  int weekday = 0;
  return scan.take_name("montuewedthufrisatsun", weekday);
}

bool take_month_name(Scanner& scan, int& month) {
  if (!scan.take_name("janfebmaraprmayjunjulaugsepoctnovdec", month)) return false;
  month += 1;
  return true;
}

/// `hh:mm` or `hh:mm:ss`.
bool take_clock(Scanner& scan, LocalTime& time) {
  if (!scan.take_number(2, time.hour) || !scan.take(':') || !scan.take_number(2, time.minute)) {
    return false;
  }
  return !scan.take(':') || scan.take_number(2, time.second);
}

/// `.123456`: what is finer than a millisecond is cut off, so that a time never moves forward.
bool take_fraction(Scanner& scan, LocalTime& time) {
  if (!scan.take('.') && !scan.take(',')) return true;
  const int width = scan.leading_digits();
  int fraction = 0;
  if (width < 1 || width > 9 || !scan.take_number(width, fraction)) return false;
  for (int i = width; i < 3; ++i) fraction *= 10;
  for (int i = width; i > 3; --i) fraction /= 10;
  time.millisecond = fraction;
  return true;
}

/// `+hh:mm`, `+hhmm` or `+hh`.
bool take_offset(Scanner& scan, LocalTime& time) {
  const bool west = scan.take('-');
  if (!west && !scan.take('+')) return false;
  int hours = 0;
  int minutes = 0;
  if (!scan.take_number(2, hours)) return false;
  if (scan.take(':') || scan.leading_digits() > 0) {
    if (!scan.take_number(2, minutes)) return false;
  }
  if (hours > 23 || minutes > 59) return false;
  time.minutes_east_of_utc = (west ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

/// The zones RFC 822 gives names to.
bool take_zone_name(Scanner& scan, LocalTime& time) {
  struct Zone {
    std::string_view name;
    int hours_east;
  };
  static constexpr Zone kZones[] = {
      {"utc", 0},  {"gmt", 0},  {"ut", 0},   {"z", 0},    {"est", -5}, {"edt", -4},
      {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7},
  };
  for (const Zone& zone : kZones) {
    if (scan.take_word(zone.name)) {
      time.minutes_east_of_utc = zone.hours_east * 60;
      return true;
    }
  }
  return false;
}

/// No zone at all means UTC; a space may stand before one.
bool take_optional_zone(Scanner& scan, LocalTime& time) {
  scan.take_spaces();
  return scan.at_end() || take_offset(scan, time) || take_zone_name(scan, time);
}

bool take_iso8601(Scanner& scan, LocalTime& time) {
  int year = 0;
  if (!scan.take_number(4, year) || !scan.take('-') || !scan.take_number(2, time.date.month) ||
      !scan.take('-') || !scan.take_number(2, time.date.day)) {
    return false;
  }
  time.date.year = year;
  if (scan.at_end()) return true;
  if (!scan.take('t') && !scan.take_spaces()) return false;
  return take_clock(scan, time) && take_fraction(scan, time) && take_optional_zone(scan, time);
}

/// `2020/1/10 14:33:00`, as some forums write it in their feeds: the year first, so that nothing is guessed.
bool take_slashes(Scanner& scan, LocalTime& time) {
  const auto take_one_or_two = [&](int& number) { return scan.take_number(2, number) || scan.take_number(1, number); };
  int year = 0;
  if (!scan.take_number(4, year) || !scan.take('/') || !take_one_or_two(time.date.month) || !scan.take('/') ||
      !take_one_or_two(time.date.day)) {
    return false;
  }
  time.date.year = year;
  if (scan.at_end()) return true;
  return scan.take_spaces() && take_one_or_two(time.hour) && scan.take(':') && scan.take_number(2, time.minute) &&
         (!scan.take(':') || scan.take_number(2, time.second)) && take_optional_zone(scan, time);
}

bool take_rfc822(Scanner& scan, LocalTime& time) {
  if (take_weekday(scan)) {
    if (!scan.take(',')) return false;
    scan.take_spaces();
  }
  if (!scan.take_number(2, time.date.day) && !scan.take_number(1, time.date.day)) return false;
  if (!scan.take_spaces() || !take_month_name(scan, time.date.month) || !scan.take_spaces()) {
    return false;
  }
  const int width = scan.leading_digits();
  int year = 0;
  if ((width != 2 && width != 4) || !scan.take_number(width, year)) return false;
  if (width == 2) year += year < 50 ? 2000 : 1900;
  time.date.year = year;
  return scan.take_spaces() && take_clock(scan, time) && take_optional_zone(scan, time);
}

bool take_x(Scanner& scan, LocalTime& time) {
  int year = 0;
  const bool taken = take_weekday(scan) && scan.take(' ') && take_month_name(scan, time.date.month) &&
                     scan.take(' ') && scan.take_number(2, time.date.day) && scan.take(' ') &&
                     take_clock(scan, time) && scan.take(' ') && take_offset(scan, time) && scan.take(' ') &&
                     scan.take_number(4, year);
  time.date.year = year;
  return taken;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void append_number(std::string& out, std::int64_t number, int width) {
  char digits[20];
  int count = 0;
  while (count < width || number > 0) {
    digits[count++] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  while (count > 0) out.push_back(digits[--count]);
}

void append_year(std::string& out, std::int64_t year) {
  if (year >= 0 && year <= 9999) {
    append_number(out, year, 4);
  } else {
    out.push_back(year < 0 ? '-' : '+');
    append_number(out, year < 0 ? -year : year, 6);
  }
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  text = trim(text);
  for (const auto take_spelling : {take_iso8601, take_rfc822, take_x, take_slashes}) {
    Scanner scan(text);
    LocalTime time;
    if (take_spelling(scan, time) && scan.at_end()) return to_milliseconds(time);
  }
  return {};
}

std::string format_time(std::int64_t milliseconds) {
  const auto [days, millisecond_of_day] = divide_rounding_down(milliseconds, kMillisecondsPerDay);
  const Date date = date_from_days(days);
  const std::int64_t second_of_day = millisecond_of_day / 1000;
  const std::int64_t millisecond = millisecond_of_day % 1000;

  std::string out;
  out.reserve(24);
  append_year(out, date.year);
  out.push_back('-');
  append_number(out, date.month, 2);
  out.push_back('-');
  append_number(out, date.day, 2);
  out.push_back('T');
  append_number(out, second_of_day / 3600, 2);
  out.push_back(':');
  append_number(out, second_of_day / 60 % 60, 2);
  out.push_back(':');
  append_number(out, second_of_day % 60, 2);
  if (millisecond != 0) {
    out.push_back('.');
    append_number(out, millisecond, 3);
  }
  out.push_back('Z');
  return out;
}

}  // namespace limpid
