#include "simdjson_way.hpp"

#include <limpid/time.hpp>

#include "base/html.hpp"
#include "posts/posts.hpp"
#include "readers/fields.hpp"

#include <cstdlib>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

namespace limpid::bench {

namespace {

namespace json = simdjson::ondemand;

// What a status says, before it is known whether it is boosted or boosts. Fields come in the file's order.
struct Status {
  std::string_view id, uri, created_at, content, language, visibility, spoiler, reply_to, quote_of;
  std::string_view handle, account_id, name;
  double likes = kUnknown, reposts = kUnknown, replies = kUnknown, quotes = kUnknown, followers = kUnknown;
  Tri edited = Tri::unknown, bot = Tri::unknown, sensitive = Tri::unknown, liked = Tri::unknown;
  bool has_quote = false;
  std::vector<std::string_view> tags, mentions, media;
  std::unique_ptr<Status> reblog;
};

std::string_view text_or_null(json::value value) {
  return value.is_null() ? std::string_view() : std::string_view(value);
}

void read_account(json::object account, Status& status) {
  for (json::field field : account) {
    const std::string_view key = field.unescaped_key();
    if (key == "id")
      status.account_id = field.value().get_string();
    else if (key == "acct")
      status.handle = field.value().get_string();
    else if (key == "display_name")
      status.name = field.value().get_string();
    else if (key == "bot")
      status.bot = tri(field.value().get_bool());
    else if (key == "followers_count")
      status.followers = field.value().get_double();
  }
}

void read_list(json::array list, std::string_view key, std::vector<std::string_view>& items) {
  for (json::object element : list) items.push_back(element[key].get_string());
}

void read_quote(json::object quote, Status& status) {
  status.has_quote = true;
  for (json::field field : quote) {
    if (field.unescaped_key().value() == "quoted_status") status.quote_of = field.value()["id"].get_string();
  }
}

void read_status(json::object object, Status& status) {
  for (json::field field : object) {
    const std::string_view key = field.unescaped_key();
    json::value value = field.value();
    if (key == "id")
      status.id = value.get_string();
    else if (key == "created_at")
      status.created_at = value.get_string();
    else if (key == "uri")
      status.uri = value.get_string();
    else if (key == "replies_count")
      status.replies = value.get_double();
    else if (key == "reblogs_count")
      status.reposts = value.get_double();
    else if (key == "favourites_count")
      status.likes = value.get_double();
    else if (key == "quotes_count")
      status.quotes = value.get_double();
    else if (key == "favourited")
      status.liked = tri(value.get_bool());
    else if (key == "account")
      read_account(value.get_object(), status);
    else if (key == "in_reply_to_id")
      status.reply_to = text_or_null(value);
    else if (key == "sensitive")
      status.sensitive = tri(value.get_bool());
    else if (key == "spoiler_text")
      status.spoiler = value.get_string();
    else if (key == "visibility")
      status.visibility = value.get_string();
    else if (key == "language")
      status.language = text_or_null(value);
    else if (key == "edited_at")
      status.edited = tri(!value.is_null());
    else if (key == "content")
      status.content = value.get_string();
    else if (key == "media_attachments")
      read_list(value.get_array(), "type", status.media);
    else if (key == "mentions")
      read_list(value.get_array(), "acct", status.mentions);
    else if (key == "tags")
      read_list(value.get_array(), "name", status.tags);
    else if (key == "quote" && !value.is_null())
      read_quote(value.get_object(), status);
    else if (key == "reblog" && !value.is_null()) {
      status.reblog = std::make_unique<Status>();
      read_status(value.get_object(), *status.reblog);
    }
  }
}

void fill_list(Post::ListText& list, const std::vector<std::string_view>& items) {
  list.known = true;
  list.items = items;
}

void fill(const Status& wrapper, Post& post) {
  const Status& status = wrapper.reblog ? *wrapper.reblog : wrapper;
  post[Text::id] = wrapper.id;
  post[Text::post] = status.id;
  post[Text::uri] = status.uri;
  post[Time::created_at] = parse_time(status.created_at).value_or(kUnknownTime);
  if (wrapper.reblog) {
    post[Account::reposter] = {wrapper.handle, wrapper.account_id, wrapper.name};
    post[Text::repost_of] = status.id;
    post[Time::reposted_at] = parse_time(wrapper.created_at).value_or(kUnknownTime);
  }
  post[Account::author] = {status.handle, status.account_id, status.name};
  post[Number::followers] = status.followers;
  post[Number::likes] = status.likes;
  post[Number::reposts] = status.reposts;
  post[Number::replies] = status.replies;
  post[Number::quotes] = status.quotes;
  post[Flag::edited] = status.edited;
  post[Flag::bot] = status.bot;
  post[Flag::sensitive] = status.sensitive;
  post[Flag::warned] = tri(!status.spoiler.empty());
  post[Flag::liked_by_me] = status.liked;
  HtmlContent html = read_html(status.content);
  post[Text::text] = post.keep(std::move(html.text));
  post[List::links].known = true;
  for (std::string& link : html.links) post[List::links].items.push_back(post.keep(std::move(link)));
  fill_list(post[List::hashtags], status.tags);
  fill_list(post[List::mentions], status.mentions);
  fill_list(post[List::media], status.media);
  for (std::string_view& medium : post[List::media].items) {
    if (medium == "gifv") medium = "gif";
  }
  post[Label::lang] = status.language;
  post[Label::visibility] = status.visibility == "private" ? "followers" : status.visibility;
  post[Text::reply_to] = status.reply_to;
  post[Text::quote_of] = status.quote_of;
  post[Label::kind] = kind_of(wrapper.reblog != nullptr, !status.reply_to.empty(), status.has_quote);
  settle_kind(post);
  settle_attachments(post);
}

}  // namespace

Timeline read_by_simdjson(std::string_view bytes) {
  const simdjson::padded_string padded(bytes);
  json::parser parser;
  json::document document = parser.iterate(padded);
  const auto posts = std::make_shared<Posts>();
  Post post;
  for (json::object object : document.get_array()) {
    Status status;
    read_status(object, status);
    post.clear();
    fill(status, post);
    post[Number::position] = posts->size() + 1.0;
    if (!posts->append(post)) std::abort();
  }
  posts->finish();
  return {"", posts};
}

}  // namespace limpid::bench
