// The keys and their order are the contract of canonical JSON Lines: what limpid writes after
// reading these lines is the same, byte for byte. A key left out is unknown.
#include "sample/line.hpp"

#include <limpid/time.hpp>

#include "base/json_writer.hpp"

namespace limpid::invented {

namespace {

void write_id(JsonWriter& json, std::string_view key, std::uint64_t id) {
  if (id != 0) json.field(key, std::string_view(std::to_string(id)));
}

void write_time(JsonWriter& json, std::string_view key, std::int64_t time) {
  json.field(key, std::string_view(format_time(time * 1000)));
}

template <class Text>
void write_list(JsonWriter& json, std::string_view key, const std::vector<Text>& list) {
  json.key(key).begin_array();
  for (const Text& text : list) json.value(std::string_view(text));
  json.end_array();
}

// Nobody follows themselves: for the reader's own posts these are unknown, not "no".
void write_relation(JsonWriter& json, const Account& account) {
  if (!account.is_self) {
    json.field("following", account.following).field("follows_me", account.follows_me);
  }
  json.field("is_self", account.is_self).field("muted", account.muted).field("blocked", account.blocked);
  if (!account.is_self) json.field("closeness", account.closeness);
}

void write_account(JsonWriter& json, const Account& account) {
  json.field("author", std::string_view(account.handle))
      .field("author_id", std::string_view(account.id))
      .field("author_name", std::string_view(account.name))
      .field("followers", static_cast<std::uint64_t>(account.followers))
      .field("verified", account.verified)
      .field("bot", account.role == Role::bot);
  write_relation(json, account);
}

std::string_view kind_of(const Entry& entry, const Post& post) {
  if (entry.is_repost) return "repost";
  return post.kind == Kind::reply ? "reply" : post.kind == Kind::quote ? "quote" : "original";
}

void write_text(JsonWriter& json, const Written& written) {
  if (!written.title.empty()) json.field("title", std::string_view(written.title));
  json.field("text", std::string_view(written.text));
  json.field("lang", kLanguages[written.subject.language]->code);
}

void write_counts(JsonWriter& json, const Counts& counts, bool tells_views) {
  const auto write = [&](std::string_view key, double count) {
    json.field(key, static_cast<std::uint64_t>(count));
  };
  write("likes", counts.likes);
  write("reposts", counts.reposts);
  write("replies", counts.replies);
  write("quotes", counts.quotes);
  if (tells_views) write("views", counts.views);
  if (tells_views) write("bookmarks", counts.bookmarks);
}

}  // namespace

void append_line(std::string& out, std::size_t position, const Entry& entry, const Post& post,
                 const Cast& cast) {
  const Account& author = cast[post.author];
  JsonWriter json(out);
  json.begin_object();
  write_id(json, "id", entry.id);
  if (entry.is_repost) write_id(json, "post", post.id);
  json.field("position", position);
  write_account(json, author);
  write_time(json, "created_at", post.created_at);
  if (entry.is_repost) write_time(json, "reposted_at", entry.reposted_at);
  json.field("edited", post.is_edited);
  write_time(json, "captured_at", kCapturedAt);
  json.field("kind", kind_of(entry, post));
  if (entry.is_repost) {
    json.field("reposter", std::string_view(cast[entry.reposter].handle));
    write_id(json, "repost_of", post.id);
  }
  write_id(json, "reply_to", post.reply_to);
  write_id(json, "conversation", post.conversation);
  write_id(json, "quote_of", post.quote_of);
  write_text(json, post.written);
  write_counts(json, post.counts, author.tells_views);
  write_list(json, "hashtags", post.written.hashtags);
  write_list(json, "mentions", post.written.mentions);
  write_list(json, "links", post.written.links);
  write_list(json, "media", post.media);
  json.field("sensitive", post.is_sensitive)
      .field("warned", post.written.is_warned)
      .field("liked_by_me", post.is_liked_by_me)
      .field("promoted", post.is_promoted);
  if (!post.why_shown.empty() && !entry.is_repost) json.field("why_shown", post.why_shown);
  json.field("visibility", post.visibility);
  if (!entry.truth.empty()) json.key("x").raw(entry.truth);
  json.end_object();
  out += '\n';
}

}  // namespace limpid::invented
