// Entry: one line of the invented timeline before it is written, and the post that it shows.
#pragma once

#include "sample/prose.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::invented {

/// When the invented timeline was downloaded: 2026-03-01T18:00:00Z, in seconds since 1970 UTC.
inline constexpr std::int64_t kCapturedAt = 1'772'388'000;

struct Counts {
  double likes = 0, reposts = 0, replies = 0, quotes = 0, views = 0, bookmarks = 0;
};

enum class Kind : std::uint8_t { original, reply, quote };

/// What was posted, whoever brought it into this feed. Ids are 0 where there is none.
struct Post {
  std::uint64_t id = 0;
  std::uint32_t author = 0;
  Kind kind = Kind::original;
  std::int64_t created_at = 0;  ///< Seconds.
  std::uint64_t reply_to = 0;
  std::uint64_t conversation = 0;
  std::uint64_t quote_of = 0;
  Written written;
  Counts counts;
  std::vector<std::string_view> media;
  bool is_edited = false;
  bool is_sensitive = false;
  bool is_liked_by_me = false;
  bool is_promoted = false;
  bool is_bait = false;
  std::string_view visibility = "public";
  std::string_view why_shown;  ///< Empty: not said.
};

/// One line: a post, or somebody's repost of it.
struct Entry {
  std::uint64_t id = 0;
  std::uint32_t post = 0;  ///< Into the posts of the batch.
  bool is_repost = false;
  std::uint32_t reposter = 0;
  std::int64_t reposted_at = 0;
  double served = 0;  ///< What the invented platform orders by.
  std::string truth;  ///< What is planted, as JSON for `x`; empty: nothing.
};

}  // namespace limpid::invented
