// As X's API v2 gives it and twarc keeps it: a page of up to a hundred posts a line, {"data", "includes",
// "meta"}; authors and reposted originals stand in `includes`, and a repost is cut to "RT @ana: …" with zeros
// for counts. Source: docs.x.com, "Tweet object model".
#include "base/json_writer.hpp"
#include "sample/shapes.hpp"

#include <set>

namespace limpid::invented {

namespace {

constexpr std::size_t kPage = 100;
constexpr std::size_t kRepostText =
    140;  // bytes here: an invented cut may come early, not inside a character

// Names there have letters, digits and underscores, fifteen at most.
std::string username_of(const Account& account) {
  std::string name;
  for (const char c : account.handle.substr(0, account.handle.find('@'))) {
    if ((c >= 'a' && c <= 'z') && name.size() < 6) name += c;
  }
  return name + "_" + account.id.substr(0, 8);
}

std::string cut(const std::string& text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size) + "…";
}

std::string comma(std::string_view list) { return list.empty() ? "" : ","; }

class XApi2Shape final : public Shape {
 public:
  void append(std::string& out, const Shown& shown) override {
    const Post& post = shown.post;
    data_ += comma(data_);
    if (shown.entry.is_repost) {
      append_repost(shown);
      if (tweet_ids_.insert(post.id).second) {
        tweets_ += comma(tweets_);
        append_post(tweets_, shown);
      }
      add_user(shown.cast[shown.entry.reposter]);
    } else {
      append_post(data_, shown);
    }
    add_user(shown.cast[post.author]);
    ++count_;
    if (count_ == kPage || shown.is_last) flush(out);
  }

 private:
  void flush(std::string& out) {
    out += "{\"data\":[" + data_ + "],\"includes\":{\"users\":[" + users_ + "],\"tweets\":[" + tweets_ +
           "],\"media\":[" + media_ + "]},\"meta\":{\"result_count\":" + std::to_string(count_) + "}}\n";
    *this = XApi2Shape();
  }

  void add_user(const Account& account) {
    if (!user_ids_.insert(account.id).second) return;
    users_ += comma(users_);
    JsonWriter json(users_);
    json.begin_object()
        .field("id", std::string_view(account.id))
        .field("username", std::string_view(username_of(account)));
    json.field("name", std::string_view(account.name)).field("verified", account.verified);
    json.key("public_metrics").begin_object();
    json.field("followers_count", static_cast<std::uint64_t>(account.followers)).end_object().end_object();
  }

  static void begin_tweet(JsonWriter& json, std::uint64_t id, const std::string& text, const Account& author,
                          std::int64_t time) {
    const std::string number = std::to_string(id);
    json.begin_object().field("id", std::string_view(number)).field("text", std::string_view(text));
    json.field("author_id", std::string_view(author.id));
    json.field("created_at", std::string_view(time_with_milliseconds(time)));
    json.key("edit_history_tweet_ids").begin_array().value(std::string_view(number)).end_array();
  }

  void append_repost(const Shown& shown) {
    const Account& author = shown.cast[shown.post.author];
    const std::string text =
        cut("RT @" + username_of(author) + ": " + escaped(whole_text(shown.post.written)), kRepostText);
    Counts counts;
    counts.reposts = shown.post.counts.reposts;  // the original's, as X writes it
    JsonWriter json(data_);
    begin_tweet(json, shown.entry.id, text, shown.cast[shown.entry.reposter], shown.entry.reposted_at);
    write_metrics(json, counts, author.tells_views);
    json.key("referenced_tweets").begin_array();
    write_reference(json, "retweeted", shown.post.id);
    json.end_array().end_object();
  }

  void append_post(std::string& list, const Shown& shown) {
    const Post& post = shown.post;
    const Account& author = shown.cast[post.author];
    const std::string text = whole_text(post.written);
    JsonWriter json(list);
    begin_tweet(json, post.id, escaped(text), author, post.created_at);
    json.field("conversation_id", std::string_view(std::to_string(post.conversation)));
    json.field("lang", kLanguages[post.written.subject.language]->code);
    json.field("possibly_sensitive", post.is_sensitive);
    write_metrics(json, post.counts, author.tells_views);
    write_entities(json, post.written);
    if (post.reply_to || post.quote_of) {
      json.key("referenced_tweets").begin_array();
      if (post.reply_to) write_reference(json, "replied_to", post.reply_to);
      if (post.quote_of) write_reference(json, "quoted", post.quote_of);
      json.end_array();
    }
    if (!post.media.empty()) write_media(json, post);
    json.end_object();
  }

  static void write_metrics(JsonWriter& json, const Counts& counts, bool tells_views) {
    const auto count = [](double value) { return static_cast<std::uint64_t>(value); };
    json.key("public_metrics").begin_object().field("retweet_count", count(counts.reposts));
    json.field("reply_count", count(counts.replies)).field("like_count", count(counts.likes));
    json.field("quote_count", count(counts.quotes));
    if (tells_views) {
      json.field("bookmark_count", count(counts.bookmarks)).field("impression_count", count(counts.views));
    }
    json.end_object();
  }

  static void write_reference(JsonWriter& json, std::string_view type, std::uint64_t id) {
    json.begin_object().field("type", type).field("id", std::string_view(std::to_string(id))).end_object();
  }

  static void write_entities(JsonWriter& json, const Written& written) {
    json.key("entities").begin_object().key("urls").begin_array();
    for (const std::string& link : written.links) {
      json.begin_object().field("expanded_url", std::string_view(link)).end_object();
    }
    json.end_array().key("hashtags").begin_array();
    for (const std::string_view tag : written.hashtags) json.begin_object().field("tag", tag).end_object();
    json.end_array().key("mentions").begin_array();
    for (const std::string_view handle : written.mentions) {
      json.begin_object().field("username", handle.substr(0, handle.find('@'))).end_object();
    }
    json.end_array().end_object();
  }

  void write_media(JsonWriter& json, const Post& post) {
    json.key("attachments").begin_object().key("media_keys").begin_array();
    for (std::size_t i = 0; i < post.media.size(); ++i) {
      const std::string_view medium = post.media[i];
      const std::string_view number = medium == "image" ? "3_" : medium == "gif" ? "16_" : "7_";
      const std::string key = std::string(number) + std::to_string(post.id + i);
      json.value(std::string_view(key));
      media_ += comma(media_);
      JsonWriter(media_)
          .begin_object()
          .field("media_key", std::string_view(key))
          .field("type", medium == "image" ? "photo"
                         : medium == "gif" ? "animated_gif"
                                           : "video")
          .end_object();
    }
    json.end_array().end_object();
  }

  std::size_t count_ = 0;
  std::string data_, users_, tweets_, media_;
  std::set<std::string> user_ids_;
  std::set<std::uint64_t> tweet_ids_;
};

}  // namespace

std::unique_ptr<Shape> x_api2_shape() { return std::make_unique<XApi2Shape>(); }

}  // namespace limpid::invented
