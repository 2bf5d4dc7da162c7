#include "ranker/derived.hpp"

#include "base/text_measure.hpp"

#include <algorithm>
#include <string>

namespace limpid {

namespace {

constexpr double kMillisecondsPerSecond = 1000;
constexpr double kMillisecondsPerHour = 3'600'000;

double seconds(std::int64_t ms) {
  return ms == kUnknownTime ? kUnknown : static_cast<double>(ms) / kMillisecondsPerSecond;
}

// Never below 0: archives mix time zones, and an edited post may be dated after the capture.
double hours_between(std::int64_t made, std::int64_t now) {
  if (made == kUnknownTime || now == kUnknownTime) return kUnknown;
  return std::max(0.0, static_cast<double>(now - made) / kMillisecondsPerHour);
}

double measured(std::string_view text, Derived column) {
  if (!text.data()) return kUnknown;
  const TextMeasure m = measure(text);
  switch (column) {
    case Derived::words: return static_cast<double>(m.words);
    case Derived::characters: return static_cast<double>(m.characters);
    case Derived::capitals: return m.capitals;
    case Derived::exclamations: return static_cast<double>(m.exclamations);
    default: return static_cast<double>(m.emoji);
  }
}

double length(const Posts& posts, List list, Row row) {
  const std::uint32_t count = posts.column(list)[row].count;
  return count == kNoCode ? kUnknown : static_cast<double>(count);
}

}  // namespace

std::int64_t default_now(const Posts& posts) {
  if (posts.captured_at() != kUnknownTime) return posts.captured_at();
  std::int64_t newest = kUnknownTime;
  for (Row row = 0; row < posts.size(); ++row) newest = std::max(newest, posts.column(Time::created_at)[row]);
  return newest;
}

bool knows(const Posts& posts, Derived column, Row row, std::string& buffer) {
  switch (column) {
    case Derived::reposted_at: return posts.column(Time::reposted_at)[row] != kUnknownTime;
    case Derived::arrived_at: return posts.arrived_at(row) != kUnknownTime;
    // Where a post has a date, so has "now".
    case Derived::created_at:
    case Derived::age_hours: return posts.column(Time::created_at)[row] != kUnknownTime;
    case Derived::hashtags: return is_known(length(posts, List::hashtags, row));
    case Derived::mentions: return is_known(length(posts, List::mentions, row));
    case Derived::links: return is_known(length(posts, List::links, row));
    case Derived::capitals: return has_letters(posts.whole_text(row, buffer));
    default: return posts.text(Text::text, row).data() || posts.text(Text::title, row).data();
  }
}

std::vector<double> derive(const Posts& posts, Derived column, std::int64_t now) {
  std::vector<double> values(posts.size());
  std::string buffer;
  for (Row row = 0; row < posts.size(); ++row) {
    values[row] = [&] {
      switch (column) {
        case Derived::created_at: return seconds(posts.column(Time::created_at)[row]);
        case Derived::reposted_at: return seconds(posts.column(Time::reposted_at)[row]);
        case Derived::arrived_at: return seconds(posts.arrived_at(row));
        case Derived::age_hours: return hours_between(posts.column(Time::created_at)[row], now);
        case Derived::hashtags: return length(posts, List::hashtags, row);
        case Derived::mentions: return length(posts, List::mentions, row);
        case Derived::links: return length(posts, List::links, row);
        default: return measured(posts.whole_text(row, buffer), column);
      }
    }();
  }
  return values;
}

}  // namespace limpid
