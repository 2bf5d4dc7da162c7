// The catalogue of columns: every name that a recipe may use, its type, its unit, and what it means.
//
// One table; the recipe's compiler, `inspect`, the readers of canonical JSON Lines and the docs all read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace limpid {

/// Numbers that are stored, one double a post; unknown is NaN.
enum class Number : std::uint8_t {
  position,
  followers,
  closeness,
  likes,
  reposts,
  replies,
  quotes,
  views,
  bookmarks,
  points,
  downvotes,
  love,
  haha,
  wow,
  sad,
  angry,
  care,
};
inline constexpr std::size_t kNumbers = 17;

/// Times that are stored, milliseconds since 1970 UTC.
enum class Time : std::uint8_t { created_at, reposted_at, captured_at };
inline constexpr std::size_t kTimes = 3;

/// Yes, no or unknown, two bits a post.
enum class Flag : std::uint8_t {
  verified,
  bot,
  following,
  follows_me,
  is_self,
  muted,
  blocked,
  edited,
  sensitive,
  warned,
  truncated,
  liked_by_me,
  promoted,
  is_reply,
  is_repost,
  is_quote,
  has_image,
  has_video,
  has_link,
};
inline constexpr std::size_t kFlags = 19;

/// Texts with few different values, stored as codes of a dictionary.
enum class Label : std::uint8_t { kind, lang, community, visibility, domain, conversation };
inline constexpr std::size_t kLabels = 6;

/// Accounts, stored as codes of the table of accounts.
enum class Account : std::uint8_t { author, reposter };
inline constexpr std::size_t kAccounts = 2;

/// Texts that differ from post to post.
enum class Text : std::uint8_t { id, post, uri, title, text, repost_of, reply_to, quote_of, why_shown };
inline constexpr std::size_t kTexts = 9;

/// Lists of texts.
enum class List : std::uint8_t { hashtags, mentions, links, media };
inline constexpr std::size_t kLists = 4;

/// Columns that are computed from stored ones when a recipe asks for them.
enum class Derived : std::uint8_t {
  created_at,
  reposted_at,
  arrived_at,
  age_hours,
  words,
  characters,
  capitals,
  exclamations,
  emoji,
  hashtags,
  mentions,
  links,
  text,  // title, a newline, text
};

enum class Type : std::uint8_t { number, flag, text, account };

/// One name that recipes may use.
struct ColumnInfo {
  std::string_view name;
  Type type;
  enum class Store : std::uint8_t { number, flag, label, account, text, derived } store;
  std::uint8_t index;      ///< Into the enum that `store` names.
  std::string_view about;  ///< Meaning and unit.
};

/// All of them, in the order of the recipe contract.
[[nodiscard]] const ColumnInfo* columns_begin();
[[nodiscard]] const ColumnInfo* columns_end();
[[nodiscard]] const ColumnInfo* find_column(std::string_view name);

/// The name of a column by the place where it is stored.
[[nodiscard]] std::string_view name_of(ColumnInfo::Store store, std::uint32_t index);
[[nodiscard]] std::string_view name_of(Number);
[[nodiscard]] std::string_view name_of(Flag);

}  // namespace limpid
