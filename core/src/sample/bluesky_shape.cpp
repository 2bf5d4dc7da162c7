// As Bluesky's app.bsky.feed.getTimeline gives it: {"feed": [{post, reason}]}. Sources: the lexicons
// app.bsky.feed.defs and app.bsky.richtext.facet; atproto.com/specs/tid.
#include "base/json_writer.hpp"
#include "sample/shapes.hpp"

namespace limpid::invented {

namespace {

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view kSortable = "234567abcdefghijklmnopqrstuvwxyz";

std::string base32(std::uint64_t bits, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += kBase32[static_cast<std::size_t>(bits % 32)];
    bits = (bits / 32) ^ (bits * 0x9E3779B97F4A7C15u);
  }
  return text;
}

// Drawn from the handle, so that a mention leads to the account that it names.
std::string did_of(std::string_view handle) { return "did:plc:" + base32(hash_of(handle), 24); }

std::string handle_of(std::string_view handle) {
  std::string domain(handle);
  const std::size_t at = domain.find('@');
  if (at != std::string::npos) domain[at] = '.';
  return domain;
}

// A record's key says when it was made: microseconds in thirteen letters. Ids hold seconds before 28 other
// bits.
std::string record_key(std::uint64_t id) {
  std::uint64_t bits = ((id >> 28) * 1'000'000 + id % 1'000'000) << 10;
  std::string key(13, '2');
  for (std::size_t i = key.size(); i-- > 0; bits /= 32) key[i] = kSortable[static_cast<std::size_t>(bits % 32)];
  return key;
}

std::string post_uri(std::string_view handle, std::uint64_t id) {
  return "at://" + did_of(handle) + "/app.bsky.feed.post/" + record_key(id);
}

// The address of a post that is pointed at; of those outside the timeline nobody knows the author.
std::string uri_of(std::uint64_t id, const Shown& shown) {
  const Account* author = author_of(id, shown);
  return post_uri(author ? std::string_view(author->handle) : std::string_view("somebody@else.example"), id);
}

void write_reference(JsonWriter& json, std::string_view key, std::uint64_t id, const Shown& shown) {
  json.key(key).begin_object().field("cid", std::string_view("bafyrei" + base32(id, 52)));
  json.field("uri", std::string_view(uri_of(id, shown))).end_object();
}

class BlueskyShape final : public Shape {
 public:
  void append(std::string& out, const Shown& shown) override {
    if (shown.position == 1) {
      out += "{\"feed\":[";
      reader_ = reader_of(shown.cast);
    } else {
      out += ",\n";
    }
    JsonWriter json(out);
    json.begin_object().key("post");
    write_post(json, shown);
    if (shown.entry.is_repost) write_reason(json, shown);
    if (!shown.post.why_shown.empty() && !shown.entry.is_repost)
      json.field("feedContext", shown.post.why_shown);
    json.end_object();
    if (shown.is_last) out += "],\"cursor\":\"" + time_with_milliseconds(shown.post.created_at) + "\"}\n";
  }

 private:
  static std::string reader_of(const Cast& cast) {
    for (std::uint32_t i = 0; i < cast.size(); ++i) {
      if (cast[i].is_self) return did_of(cast[i].handle);
    }
    return did_of("");
  }

  // A record of the reader's own, as `viewer` names follows, blocks and likes.
  [[nodiscard]] std::string own_record(std::string_view collection, std::string_view of) const {
    return "at://" + reader_ + "/app.bsky." + std::string(collection) + "/" + base32(hash_of(of), 13);
  }

  void write_account(JsonWriter& json, const Account& account) const {
    json.begin_object().field("did", std::string_view(did_of(account.handle)));
    json.field("handle", std::string_view(handle_of(account.handle)));
    json.field("displayName", std::string_view(account.name)).key("viewer").begin_object();
    json.field("muted", account.muted).field("blockedBy", false);
    if (account.following)
      json.field("following", std::string_view(own_record("graph.follow", account.handle)));
    if (account.blocked) json.field("blocking", std::string_view(own_record("graph.block", account.handle)));
    if (account.follows_me) {
      json.field("followedBy", std::string_view("at://" + did_of(account.handle) + "/app.bsky.graph.follow/" +
                                                base32(hash_of(account.id), 13)));
    }
    json.end_object().key("labels").begin_array().end_array().end_object();
  }

  void write_post(JsonWriter& json, const Shown& shown) const {
    const Post& post = shown.post;
    const Account& author = shown.cast[post.author];
    const auto count = [](double value) { return static_cast<std::uint64_t>(value); };
    const std::string uri = post_uri(author.handle, post.id);
    json.begin_object().field("uri", std::string_view(uri));
    json.field("cid", std::string_view("bafyrei" + base32(post.id, 52))).key("author");
    write_account(json, author);
    json.key("record");
    write_record(json, shown);
    write_embed(json, shown);
    json.field("replyCount", count(post.counts.replies)).field("repostCount", count(post.counts.reposts));
    json.field("likeCount", count(post.counts.likes)).field("quoteCount", count(post.counts.quotes));
    if (author.tells_views) json.field("bookmarkCount", count(post.counts.bookmarks));
    json.field("indexedAt", std::string_view(time_with_milliseconds(post.created_at + 1)));
    json.key("viewer").begin_object();
    if (post.is_liked_by_me) json.field("like", std::string_view(own_record("feed.like", uri)));
    json.field("threadMuted", false).end_object().key("labels").begin_array();
    if (post.is_sensitive) json.begin_object().field("val", "graphic-media").end_object();
    json.end_array().end_object();
  }

  static void write_record(JsonWriter& json, const Shown& shown) {
    const Post& post = shown.post;
    const std::string text = whole_text(post.written);
    json.begin_object().field("$type", "app.bsky.feed.post");
    json.field("createdAt", std::string_view(time_with_milliseconds(post.created_at)));
    json.key("langs").begin_array().value(kLanguages[post.written.subject.language]->code).end_array();
    json.field("text", std::string_view(text));
    if (post.reply_to) {
      json.key("reply").begin_object();
      write_reference(json, "root", post.conversation ? post.conversation : post.reply_to, shown);
      write_reference(json, "parent", post.reply_to, shown);
      json.end_object();
    }
    json.key("facets").begin_array();
    for (const std::string& link : post.written.links) write_facet(json, text, link, "link", "uri", link);
    for (const std::string_view tag : post.written.hashtags) {
      write_facet(json, text, "#" + std::string(tag), "tag", "tag", std::string(tag));
    }
    for (const std::string_view handle : post.written.mentions) {
      write_facet(json, text, "@" + std::string(handle), "mention", "did", did_of(handle));
    }
    json.end_array().end_object();
  }

  // Places are counted in bytes of UTF-8.
  static void write_facet(JsonWriter& json, const std::string& text, const std::string& part,
                          std::string_view kind, std::string_view key, const std::string& value) {
    const std::size_t at = text.find(part);
    if (at == std::string::npos) return;
    json.begin_object().key("index").begin_object().field("byteStart", at);
    json.field("byteEnd", at + part.size()).end_object().key("features").begin_array().begin_object();
    json.field("$type", std::string_view("app.bsky.richtext.facet#" + std::string(kind)));
    json.field(key, std::string_view(value)).end_object().end_array().end_object();
  }

  static void write_embed(JsonWriter& json, const Shown& shown) {
    const Post& post = shown.post;
    const bool is_film = !post.media.empty() && post.media.front() != "image";
    if (post.quote_of) {
      json.key("embed")
          .begin_object()
          .field("$type", "app.bsky.embed.record#view")
          .key("record")
          .begin_object();
      json.field("uri", std::string_view(uri_of(post.quote_of, shown))).end_object().end_object();
    } else if (is_film) {
      json.key("embed").begin_object().field("$type", "app.bsky.embed.video#view").end_object();
    } else if (!post.media.empty()) {
      json.key("embed")
          .begin_object()
          .field("$type", "app.bsky.embed.images#view")
          .key("images")
          .begin_array();
      for (std::size_t i = 0; i < post.media.size(); ++i) json.begin_object().field("alt", "").end_object();
      json.end_array().end_object();
    }
  }

  void write_reason(JsonWriter& json, const Shown& shown) const {
    json.key("reason").begin_object().field("$type", "app.bsky.feed.defs#reasonRepost").key("by");
    write_account(json, shown.cast[shown.entry.reposter]);
    json.field("indexedAt", std::string_view(time_with_milliseconds(shown.entry.reposted_at))).end_object();
  }

  std::string reader_;
};

}  // namespace

std::unique_ptr<Shape> bluesky_shape() { return std::make_unique<BlueskyShape>(); }

}  // namespace limpid::invented
