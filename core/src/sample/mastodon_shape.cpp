// As Mastodon's /api/v1/timelines/home gives it: a list of statuses, content in HTML, a boost around the
// status that it boosts, with zeros that mean nothing. Source: docs.joinmastodon.org/entities/Status.
#include "base/json_writer.hpp"
#include "sample/shapes.hpp"

namespace limpid::invented {

namespace {

std::string domain_of_handle(std::string_view handle) {
  return std::string(handle.substr(handle.find('@') + 1));
}
std::string name_of_handle(std::string_view handle) {
  return std::string(handle.substr(0, handle.find('@')));
}

void replace_first(std::string& text, std::string_view part, const std::string& with) {
  const std::size_t at = text.find(part);
  if (at != std::string::npos) text.replace(at, part.size(), with);
}

// "https://journal.example/a-long-path" as Mastodon writes it: scheme and end are there and not seen.
std::string link_html(const std::string& link) {
  constexpr std::size_t kSeen = 30;
  const std::size_t scheme = link.find("://") == std::string::npos ? 0 : link.find("://") + 3;
  const std::string seen = link.substr(scheme, kSeen);
  const std::string rest = link.size() > scheme + kSeen ? link.substr(scheme + kSeen) : "";
  return "<a href=\"" + escaped(link) +
         "\" rel=\"nofollow noopener\" target=\"_blank\"><span class=\"invisible\">" +
         link.substr(0, scheme) + "</span><span class=\"" + (rest.empty() ? "" : "ellipsis") + "\">" +
         escaped(seen) + "</span><span class=\"invisible\">" + escaped(rest) + "</span></a>";
}

std::string content_of(const Written& written) {
  std::string html = "<p>" + escaped(whole_text(written)) + "</p>";
  for (std::size_t at = 0; (at = html.find("\n\n", at)) != std::string::npos;) html.replace(at, 2, "</p><p>");
  for (std::size_t at = 0; (at = html.find('\n', at)) != std::string::npos;) html.replace(at, 1, "<br />");
  for (const std::string& link : written.links) replace_first(html, escaped(link), link_html(link));
  return html;
}

class MastodonShape final : public Shape {
 public:
  void append(std::string& out, const Shown& shown) override {
    if (shown.position == 1) home_ = home_of(shown.cast);
    out += shown.position == 1 ? "[" : ",\n";
    JsonWriter json(out);
    if (shown.entry.is_repost) {
      begin_status(json, shown.entry.id, shown.entry.reposted_at, shown.cast[shown.entry.reposter], Counts(),
                   false);
      json.field("content", "").key("reblog");
      write_status(json, shown);
      write_empty_lists(json);
      json.end_object();
    } else {
      write_status(json, shown);
    }
    if (shown.is_last) out += "]\n";
  }

 private:
  static std::string home_of(const Cast& cast) {
    for (std::uint32_t i = 0; i < cast.size(); ++i) {
      if (cast[i].is_self) return domain_of_handle(cast[i].handle);
    }
    return {};
  }

  void begin_status(JsonWriter& json, std::uint64_t id, std::int64_t time, const Account& account,
                    const Counts& counts, bool is_liked) const {
    const auto count = [](double value) { return static_cast<std::uint64_t>(value); };
    const std::string number = std::to_string(id);
    const std::string place = "https://" + domain_of_handle(account.handle);
    const std::string name = name_of_handle(account.handle);
    json.begin_object().field("id", std::string_view(number));
    json.field("created_at", std::string_view(time_with_milliseconds(time)));
    json.field("uri", std::string_view(place + "/users/" + name + "/statuses/" + number));
    json.field("url", std::string_view(place + "/@" + name + "/" + number));
    json.field("replies_count", count(counts.replies)).field("reblogs_count", count(counts.reposts));
    json.field("favourites_count", count(counts.likes)).field("quotes_count", count(counts.quotes));
    json.field("favourited", is_liked)
        .field("reblogged", false)
        .field("muted", false)
        .field("bookmarked", false);
    json.key("account");
    write_account(json, account, place);
  }

  // The reader's own server calls its people by their names alone.
  void write_account(JsonWriter& json, const Account& account, const std::string& place) const {
    const std::string name = name_of_handle(account.handle);
    const bool is_local = domain_of_handle(account.handle) == home_;
    json.begin_object().field("id", std::string_view(account.id)).field("username", std::string_view(name));
    json.field("acct", std::string_view(is_local ? name : account.handle));
    json.field("display_name", std::string_view(account.name)).field("locked", false);
    json.field("bot", account.role == Role::bot).field("group", false).field("note", "");
    json.field("url", std::string_view(place + "/@" + name));
    json.field("followers_count", static_cast<std::uint64_t>(account.followers)).end_object();
  }

  void write_status(JsonWriter& json, const Shown& shown) const {
    const Post& post = shown.post;
    begin_status(json, post.id, post.created_at, shown.cast[post.author], post.counts, post.is_liked_by_me);
    write_optional_id(json, "in_reply_to_id", post.reply_to);
    json.field("sensitive", post.is_sensitive);
    json.field("spoiler_text", post.written.is_warned ? "Spoilers" : "");
    json.field("visibility", post.visibility == "followers" ? std::string_view("private") : post.visibility);
    json.field("language", kLanguages[post.written.subject.language]->code).key("edited_at");
    if (post.is_edited)
      json.value(std::string_view(time_with_milliseconds(post.created_at + 300)));
    else
      json.null();
    json.field("content", std::string_view(content_of(post.written))).key("reblog").null();
    write_lists(json, post);
    json.key("quote");
    if (post.quote_of) {
      json.begin_object().field("state", "accepted").key("quoted_status").begin_object();
      write_optional_id(json, "id", post.quote_of);
      json.end_object().end_object();
    } else {
      json.null();
    }
    json.end_object();
  }

  static void write_optional_id(JsonWriter& json, std::string_view key, std::uint64_t id) {
    json.key(key);
    if (id)
      json.value(std::string_view(std::to_string(id)));
    else
      json.null();
  }

  void write_lists(JsonWriter& json, const Post& post) const {
    json.key("media_attachments").begin_array();
    for (const std::string_view medium : post.media) {
      json.begin_object().field("type", medium == "gif" ? std::string_view("gifv") : medium);
      json.key("description").null().end_object();
    }
    json.end_array().key("mentions").begin_array();
    for (const std::string_view handle : post.written.mentions) {
      json.begin_object().field("acct", handle).end_object();
    }
    json.end_array().key("tags").begin_array();
    for (const std::string_view tag : post.written.hashtags)
      json.begin_object().field("name", tag).end_object();
    json.end_array().key("emojis").begin_array().end_array().key("card").null().key("poll").null();
  }

  static void write_empty_lists(JsonWriter& json) {
    for (const std::string_view key : {"media_attachments", "mentions", "tags", "emojis"}) {
      json.key(key).begin_array().end_array();
    }
    json.field("spoiler_text", "").field("visibility", "public");
  }

  std::string home_;  // the reader's server
};

}  // namespace

std::unique_ptr<Shape> mastodon_shape() { return std::make_unique<MastodonShape>(); }

}  // namespace limpid::invented
