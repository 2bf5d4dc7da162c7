#include "readers/table_columns.hpp"

#include <limpid/time.hpp>

#include "base/ascii.hpp"
#include "base/number.hpp"
#include "readers/fields.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace limpid {

namespace {

using Store = CanonicalKey::Store;

// --- Names -------------------------------------------------------------------------------------------------

// The names under which exporters keep what Limpid calls `target`; the first that a file has is taken.
// Written as `folded` gives them. Sources: X API and twitter-web-exporter, FiveThirtyEight, CrowdTangle,
// facebook-sdk and its scrapers, twint, snscrape, 4CAT, LinkedIn's Shares.csv, pandas.json_normalize of web
// responses.
struct Aliases {
  std::string_view target;
  std::array<std::string_view, 20> names;
};

constexpr Aliases kAliases[] = {
    {"id",
     {"id_str", "id", "post_id", "tweet_id", "status_id", "entry_id", "message_id", "item_id", "comment_id",
      "objectid", "guid", "uuid", "shortcode"}},
    {"text", {"text",         "full_text",    "content",          "body",           "message",
              "tweet",        "tweet_text",   "post_text",        "status_message", "selftext",
              "caption",      "caption_text", "share_commentary", "commentary",     "comment_text",
              "content_text", "content_html", "raw_content",      "post",           "description"}},
    {"title", {"title", "headline", "subject"}},
    {"post", {"post"}},
    {"uri",
     {"uri", "url", "permalink", "permalink_url", "post_url", "tweet_url", "status_url", "share_link"}},
    {"timeline",
     {"timeline", "timeline_id", "feed", "feed_id", "reader", "reader_id", "viewer", "viewer_id"}},
    {"position", {"position", "original_rank", "served_position"}},
    {"author",
     {"author", "username", "screen_name", "handle", "user_screen_name", "user_username", "author_username",
      "author_screen_name", "author_handle", "account_handle", "account_acct", "acct", "account", "user",
      "user_name", "page_name", "page", "author_name", "by"}},
    {"author_id",
     {"author_id", "user_id", "user_id_str", "author_user_id", "account_id", "page_id", "author_did"}},
    {"author_name",
     {"author_name", "user_name", "display_name", "name", "author_display_name", "account_display_name",
      "user_full_name", "user_displayname", "page_name"}},
    {"followers",
     {"followers", "followers_count", "follower_count", "user_followers_count", "user_followers",
      "author_followers", "author_followers_count", "account_followers_count", "subscriber_count",
      "author_public_metrics_followers_count", "followers_at_posting"}},
    {"created_at",
     {"created_at", "created", "date", "timestamp", "time", "datetime", "published", "published_at",
      "date_published", "created_time", "created_utc", "post_created", "post_date", "posted_at",
      "publish_date", "pub_date", "status_published", "taken_at"}},
    {"captured_at",
     {"captured_at", "shown_at", "collected_at", "scraped_at", "scrape_time", "retrieved_at", "fetched_at",
      "timestamp_collected", "impression_time", "crawled_at"}},
    {"likes", {"likes", "favorites", "favourites", "favs", "hearts", "like"}},
    {"reposts", {"reposts", "retweets", "shares", "reblogs", "boosts", "share", "retweet"}},
    {"replies", {"replies", "comments", "reply", "comment"}},
    {"quotes", {"quotes", "quote"}},
    {"views", {"views", "impressions", "view", "impression", "plays"}},
    {"bookmarks", {"bookmarks", "bookmark", "saves", "saved"}},
    {"points", {"points", "score", "ups"}},
    {"downvotes", {"downvotes", "downs", "dislikes"}},
    {"love", {"love", "loves"}},
    {"haha", {"haha", "hahas"}},
    {"wow", {"wow", "wows"}},
    {"sad", {"sad", "sads"}},
    {"angry", {"angry", "angrys"}},
    {"care", {"care", "cares"}},
    {"lang", {"lang", "language"}},
    {"kind", {"kind", "type", "post_type", "tweet_type"}},
    {"reposter", {"reposter", "reposted_by", "retweeted_by"}},
    {"repost_of",
     {"repost_of", "retweeted_status", "retweeted_status_id", "retweeted_status_id_str", "retweeted_id",
      "referenced_tweets_retweeted_id"}},
    {"reply_to",
     {"reply_to", "in_reply_to", "in_reply_to_status_id", "in_reply_to_status_id_str", "in_reply_to_id",
      "reply_to_id", "parent_id", "referenced_tweets_replied_to_id"}},
    {"quote_of",
     {"quote_of", "quoted_status", "quoted_status_id", "quoted_status_id_str", "quoted_id",
      "referenced_tweets_quoted_id"}},
    {"conversation", {"conversation", "conversation_id", "thread_id"}},
    {"community", {"community", "subreddit", "community_name", "group_name"}},
    {"hashtags", {"hashtags", "tags"}},
    {"mentions", {"mentions"}},
    {"links", {"links", "link", "urls", "expanded_urls", "shared_url"}},
    {"media", {"media"}},
    {"sensitive", {"sensitive", "possibly_sensitive", "nsfw", "over_18"}},
    {"verified", {"verified", "is_verified", "user_verified", "author_verified", "is_blue_verified"}},
    {"promoted", {"promoted", "is_promoted", "sponsored", "is_ad"}},
    {"liked_by_me", {"liked_by_me", "favorited", "favourited"}},
};

// "favoriteCount", "Favorite Count", "user.favorite-count" -> "favorite_count", "user_favorite_count".
std::string folded(std::string_view name) {
  std::string words;
  char before = '_';
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_kept = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    const bool begins_word = is_upper && before >= 'a' && before <= 'z';
    if ((begins_word || !is_kept) && !words.empty() && words.back() != '_') words += '_';
    if (is_kept) words += to_lower(c);
    before = c;
  }
  while (!words.empty() && words.back() == '_') words.pop_back();
  return words;
}

// "num_likes", "like_count", "react_angry", "public_metrics_like_count" -> the word that is counted.
std::string_view counted_word(std::string_view name) {
  for (const std::string_view prefix : {"public_metrics_", "number_of_", "reactions_", "reaction_", "react_",
                                        "total_", "post_", "num_", "n_"}) {
    if (name.substr(0, prefix.size()) != prefix) continue;
    name.remove_prefix(prefix.size());
    break;
  }
  for (const std::string_view suffix : {"_count", "_counts"}) {
    if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix) {
      name.remove_suffix(suffix.size());
      break;
    }
  }
  if (name == "favorite" || name == "fav") return "favorites";
  if (name == "favourite") return "favourites";
  if (name == "reblog") return "reblogs";
  if (name == "play") return "plays";
  if (name == "save") return "saves";
  return name;
}

const CanonicalKey* find_key(std::string_view name) {
  const auto* found = std::find_if(canonical_begin(), canonical_end(),
                                   [&](const CanonicalKey& key) { return key.name == name; });
  return found == canonical_end() || found->store == Store::extras ? nullptr : found;
}

bool is_count(const CanonicalKey& key) {
  return key.store == Store::number && static_cast<Number>(key.index) >= Number::likes;
}

// A target that a name may mean, and how good the name is for it: 0 is best.
struct Meaning {
  const Aliases* aliases = nullptr;
  const CanonicalKey* key = nullptr;
  std::size_t rank = 0;
};

using Meanings = std::vector<Meaning>;

const Meanings& meanings_of_word(std::string_view word) {
  static const auto all = [] {
    std::unordered_map<std::string_view, Meanings> meanings;
    for (const Aliases& aliases : kAliases) {
      for (std::size_t i = 0; i < aliases.names.size() && !aliases.names[i].empty(); ++i) {
        meanings[aliases.names[i]].push_back({&aliases, find_key(aliases.target), i});
      }
    }
    return meanings;
  }();
  static const Meanings none;
  const auto found = all.find(word);
  return found == all.end() ? none : found->second;
}

// Counts are told by the word that is counted, all else by the whole name.
Meanings meanings_of(std::string_view name) {
  const std::string plain = folded(name);
  Meanings meanings;
  for (const Meaning& meaning : meanings_of_word(plain)) {
    if (!is_count(*meaning.key)) meanings.push_back(meaning);
  }
  for (const Meaning& meaning : meanings_of_word(counted_word(plain))) {
    if (is_count(*meaning.key)) meanings.push_back(meaning);
  }
  return meanings;
}

constexpr std::string_view kOwn = "x.";

bool is_own(std::string_view target) {
  return target.size() > kOwn.size() && target.substr(0, kOwn.size()) == kOwn;
}

// A name that recipes can write behind "x.".
std::string own_name(std::string_view name) {
  const bool is_plain =
      !name.empty() && !is_digit(name.front()) &&
      std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  if (is_plain) return std::string(name);
  std::string plain;
  for (const char c : folded(name)) plain += is_letter(c) || is_digit(c) ? c : '_';
  if (plain.empty() || is_digit(plain.front())) plain.insert(0, "column_");
  return plain;
}

const ColumnInfo* find_flag(std::string_view name) {
  if (name == "is_retweet") name = "is_repost";
  const ColumnInfo* column = find_column(name);
  return column && column->store == ColumnInfo::Store::flag ? column : nullptr;
}

// --- Values that fit ---

bool is_kind(std::string_view kind) {
  constexpr std::string_view kKinds[] = {"original", "reply", "repost", "quote"};
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

// Whether a column whose first value is this can be what its name says.
bool fits(const CanonicalKey& key, JsonValue value) {
  if (is_blank(value)) return true;
  const bool is_scalar = value.is(JsonKind::text) || value.is(JsonKind::number);
  switch (key.store) {
    case Store::number: return is_known(number_in(value));
    case Store::time: return time_in(value).has_value();
    case Store::flag: return flag_in(value).has_value();
    case Store::list: return value.is(JsonKind::array) || value.is(JsonKind::text);
    case Store::label:
      if (static_cast<Label>(key.index) == Label::kind) return is_kind(text_of(value));
      return is_scalar;
    default: return is_scalar;
  }
}

Error map_error(std::string_view where, std::string message) {
  return {"map", "--map " + std::string(where), std::move(message)};
}

}  // namespace

std::string TableColumn::target() const {
  if (key) return std::string(key->name);
  return flag ? std::string(flag->name) : std::string(kOwn) + own;
}

// --- What the user chose ---

Result<std::vector<ColumnChoice>> parse_column_choices(std::string_view map) {
  std::vector<ColumnChoice> choices;
  while (!map.empty()) {
    const std::string_view item = map.substr(0, map.find(','));
    map.remove_prefix(std::min(map.size(), item.size() + 1));
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == item.size()) {
      return map_error(item,
                       "expected COLUMN=NAME, as likes=favorites: first Limpid's name, then the file's");
    }
    const ColumnChoice choice{std::string(item.substr(0, equals)), std::string(item.substr(equals + 1))};
    if (!find_key(choice.to) && !is_own(choice.to)) {
      std::vector<std::string_view> names;
      for (const auto* key = canonical_begin(); key != canonical_end(); ++key) names.push_back(key->name);
      const std::string guess = did_you_mean(choice.to, names);
      return map_error(item,
                       "Limpid has no column \"" + choice.to + "\"" +
                           (guess.empty() ? "; its columns are the keys of canonical JSON Lines (id, text, "
                                            "author, created_at, likes, …), or x.NAME"
                                          : guess));
    }
    for (const ColumnChoice& before : choices) {
      if (before.to == choice.to) return map_error(item, "\"" + choice.to + "\" is given twice");
      if (before.from == choice.from)
        return map_error(item, "the file's \"" + choice.from + "\" is used twice");
    }
    choices.push_back(choice);
  }
  return choices;
}

Failure find_missing_column(const std::vector<ColumnChoice>& choices,
                            const std::vector<ColumnMapping>& columns) {
  for (const ColumnChoice& choice : choices) {
    const bool found = std::any_of(columns.begin(), columns.end(),
                                   [&](const ColumnMapping& column) { return column.from == choice.from; });
    if (found) continue;
    std::string names;
    for (const ColumnMapping& column : columns) names += (names.empty() ? "\"" : ", \"") + column.from + "\"";
    return map_error(choice.to + "=" + choice.from,
                     "the file has no column \"" + choice.from + "\"; it has " + names);
  }
  return std::nullopt;
}

// --- What the names say ---

void settle_columns(std::vector<TableColumn>& columns, const std::vector<TableCell>& cells,
                    const std::vector<ColumnChoice>& choices) {
  const auto value_of = [&](std::size_t column) {
    for (const TableCell& cell : cells) {
      if (cell.column == column) return cell.value;
    }
    return JsonValue();
  };
  const auto is_taken = [&](const CanonicalKey* key) {
    const bool chosen = std::any_of(choices.begin(), choices.end(),
                                    [&](const ColumnChoice& choice) { return choice.to == key->name; });
    return chosen || std::any_of(columns.begin(), columns.end(),
                                 [&](const TableColumn& column) { return column.key == key; });
  };

  for (TableColumn& column : columns) {
    if (column.is_settled) continue;
    for (const ColumnChoice& choice : choices) {
      if (choice.from != column.name) continue;
      column.key = find_key(choice.to);
      if (!column.key) column.own = choice.to.substr(kOwn.size());
      column.is_settled = true;
    }
  }
  std::vector<Meanings> meanings;
  for (const TableColumn& column : columns) {
    meanings.push_back(column.is_settled ? Meanings() : meanings_of(column.name));
  }
  for (const Aliases& aliases : kAliases) {
    if (is_taken(find_key(aliases.target))) continue;
    TableColumn* best = nullptr;
    Meaning best_meaning;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].is_settled) continue;
      for (const Meaning& meaning : meanings[i]) {
        if (meaning.aliases != &aliases || (best && meaning.rank >= best_meaning.rank)) continue;
        if (!fits(*meaning.key, value_of(i))) continue;
        best = &columns[i];
        best_meaning = meaning;
      }
    }
    if (!best) continue;
    best->key = best_meaning.key;
    best->is_settled = true;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    TableColumn& column = columns[i];
    if (column.is_settled) continue;
    const std::string name = folded(column.name);
    const CanonicalKey* key = find_key(name);
    if (key && !is_taken(key) && fits(*key, value_of(i)))
      column.key = key;
    else if (const ColumnInfo* flag = find_flag(name);
             flag && (is_blank(value_of(i)) || flag_in(value_of(i))))
      column.flag = flag;
    else
      column.own = own_name(column.name);
    column.is_settled = true;
  }
}

bool has_enough_columns(JsonValue record, bool is_row) {
  if (!record.is(JsonKind::object)) return false;
  bool id = false, words = false, time = false, author = false, count = false;
  for (const JsonValue member : record) {
    const std::string_view name = member.key();
    for (const Meaning& meaning : meanings_of(name)) {
      const std::string_view target = meaning.aliases->target;
      if (!is_row && (is_blank(member) || !fits(*meaning.key, member))) continue;
      id = id || target == "id";
      words = words || target == "text" || target == "title";
      time = time || target == "created_at";
      author = author || meaning.key->store == Store::author;
      count = count || is_count(*meaning.key);
    }
    // {"user": {"screen_name": …}}: an account stands inside.
    author =
        author || (member.is(JsonKind::object) && (name == "user" || name == "author" || name == "account"));
  }
  if (is_row) return id || words || time;
  return (words && (time || author || count)) || (id && time && (author || count));
}

// --- Values ---

bool is_blank(JsonValue value) {
  if (!value) return true;
  const auto text = value.text();
  if (!text) return false;
  constexpr std::string_view kNothing[] = {"",     "null", "NULL", "NaN", "nan",
                                           "None", "NA",   "N/A",  "\\N", "undefined"};
  return std::find(std::begin(kNothing), std::end(kNothing), *text) != std::end(kNothing);
}

double number_in(JsonValue value) {
  if (value.is(JsonKind::number)) return number_of(value);
  std::string_view text = text_of(value);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (const auto number = parse_number(text)) return *number;
  // "1,234,567": a comma before each three digits.
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',') {
      digits += text[i];
    } else if (i == 0 || (text.size() - i) % 4 != 0) {
      return kUnknown;
    }
  }
  const bool whole = std::all_of(digits.begin(), digits.end(), is_digit);
  return whole ? parse_number(digits).value_or(kUnknown) : kUnknown;
}

std::optional<bool> flag_in(JsonValue value) {
  if (const auto flag = value.flag()) return flag;
  const auto text = value.text_or_digits();
  if (!text) return std::nullopt;
  for (const std::string_view yes : {"true", "yes", "1", "t", "y"}) {
    if (equal_ignoring_case(*text, yes)) return true;
  }
  for (const std::string_view no : {"false", "no", "0", "f", "n"}) {
    if (equal_ignoring_case(*text, no)) return false;
  }
  return std::nullopt;
}

namespace {

bool take_digits(std::string_view& text, int& number) {
  std::size_t width = 0;
  number = 0;
  while (width < text.size() && width < 4 && is_digit(text[width]))
    number = number * 10 + (text[width++] - '0');
  text.remove_prefix(width);
  return width != 0;
}

bool take_char(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

void append_two_digits(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10 % 10);
  out += static_cast<char>('0' + number % 10);
}

// "8/16/2016 19:22:57", "10/23/17 12:30", "1/2/2018 3:04:05 PM": month first, unless that is no month.
std::optional<TableTime> slashed_time(std::string_view text) {
  int month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0;
  if (!take_digits(text, month) || !take_char(text, '/') || !take_digits(text, day) || !take_char(text, '/'))
    return {};
  const std::size_t before_year = text.size();
  if (!take_digits(text, year)) return {};
  if (before_year - text.size() == 2) year += year < 50 ? 2000 : 1900;  // as RFC 2822 has it
  take_char(text, ',');
  if (!text.empty()) {
    if (!take_char(text, ' ') || !take_digits(text, hour) || !take_char(text, ':') ||
        !take_digits(text, minute))
      return {};
    if (take_char(text, ':') && !take_digits(text, second)) return {};
    take_char(text, ' ');
    if (equal_ignoring_case(text, "pm") || equal_ignoring_case(text, "am")) {
      if (hour < 1 || hour > 12) return {};
      hour = hour % 12 + (to_lower(text.front()) == 'p' ? 12 : 0);
    } else if (!text.empty()) {
      return {};
    }
  }
  const bool is_month_first = month <= 12;
  if (!is_month_first) std::swap(month, day);
  if (month > 12 || day > 31 || year < 1000 || hour > 23 || minute > 59 || second > 59) return {};
  std::string iso = std::to_string(year) + "-";
  append_two_digits(iso, month);
  append_two_digits(iso += '-', day);
  append_two_digits(iso += 'T', hour);
  append_two_digits(iso += ':', minute);
  append_two_digits(iso += ':', second);
  const auto time = parse_time(iso);
  return time ? std::optional<TableTime>({*time, is_month_first && day <= 12}) : std::nullopt;
}

}  // namespace

std::optional<TableTime> time_in(JsonValue value) {
  const auto text = value.text_or_digits();
  if (!text) return std::nullopt;
  if (const auto number = parse_number(*text)) {
    constexpr double kFirstSecond = 1e8;  // in 1973; smaller numbers are years, lengths, hours of the day
    if (*number < kFirstSecond) return std::nullopt;
    const std::int64_t time = time_from_epoch(*number);
    return time == kUnknownTime ? std::nullopt : std::optional<TableTime>({time, false});
  }
  if (const auto time = parse_time(*text)) return TableTime{*time, false};
  return slashed_time(*text);
}

}  // namespace limpid
