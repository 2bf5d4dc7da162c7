#include "readers/x_fields.hpp"

#include "base/ascii.hpp"
#include "base/html_entities.hpp"
#include "base/url.hpp"
#include "readers/fields.hpp"

namespace limpid {

namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The id in https://x.com/ana/status/123/photo/1, or https://twitter.com/i/web/status/123.
std::string_view status_in(std::string_view url) {
  constexpr std::string_view kStatus = "/status/";
  const std::size_t at = url.find(kStatus);
  if (at == std::string_view::npos) return {};
  const std::string domain = domain_of(url);
  if (domain != "twitter.com" && domain != "x.com" && domain != "mobile.twitter.com") return {};
  url.remove_prefix(at + kStatus.size());
  std::size_t size = 0;
  while (size < url.size() && is_digit(url[size])) ++size;
  return url.substr(0, size);
}

}  // namespace

XFields XFields::in(std::string_view key) const {
  return {*notes_, std::string(inside_).append("/").append(key)};
}

double XFields::count(JsonValue value) const {
  const double count = count_of(value);
  if (value && !is_known(count)) warn(value, "a number from 0");
  return count;
}

Tri XFields::flag(JsonValue value) const {
  const Tri flag = flag_of(value);
  if (value && flag == Tri::unknown) warn(value, "true or false");
  return flag;
}

std::string_view XFields::text(JsonValue value) const {
  const std::string_view text = text_of(value);
  if (value && !text.data()) warn(value, "a text");
  return text;
}

std::int64_t XFields::time(JsonValue value) const {
  return time_of(value, in(value.key()).inside(), *notes_);
}

void XFields::warn(JsonValue value, std::string_view expected) const {
  std::string found;
  value.append_json(found);
  notes_->warn("wrong-type", in(value.key()).inside(),
               "expected " + std::string(expected) + ", found " + found.substr(0, 60) + "; taken as unknown");
}

std::string_view x_language(std::string_view lang) {
  const bool is_private = lang.size() == 3 && lang[0] == 'q';
  if (lang.empty() || lang == "und" || lang == "zxx" || lang == "art" || is_private) return {};
  return lang;
}

std::string_view x_medium(std::string_view type) {
  if (type == "photo") return "image";
  if (type == "animated_gif") return "gif";
  return type == "video" ? type : std::string_view();
}

std::int64_t time_of_x_id(std::string_view id) {
  constexpr std::int64_t kFirstWithTime = 29'700'859'247;  // ids before were plain numbers
  const auto number = parse_integer(id);
  if (!number || *number < kFirstWithTime) return kUnknownTime;
  return time_from_x_id(static_cast<std::uint64_t>(*number));
}

void add_x_link(std::string_view url, Post& post) {
  if (url.empty()) return;
  const std::string_view status = status_in(url);
  if (!status.empty() && (status == post[Text::post] || status == post[Text::quote_of])) return;
  post[List::links].items.push_back(url);
}

void read_x_entities(JsonValue entities, Post& post) {
  if (!entities.is(JsonKind::object)) return;
  for (const List list : {List::hashtags, List::mentions, List::links}) post[list].known = true;
  collect_texts(entities["hashtags"], "text", post[List::hashtags]);
  collect_texts(entities["user_mentions"], "screen_name", post[List::mentions]);
  for (const JsonValue url : entities["urls"]) {
    const std::string_view expanded = filled_text_of(url["expanded_url"]);
    add_x_link(expanded.empty() ? text_of(url["url"]) : expanded, post);
  }
}

void read_x_media(JsonValue status, Post::ListText& list) {
  const JsonValue extended = status["extended_entities"]["media"];
  const JsonValue media = extended ? extended : status["entities"]["media"];
  list.known = bool(status["entities"]);  // entities without media: there is none
  for (const JsonValue medium : media) {
    const std::string_view type = text_of(medium["type"]);
    if (!type.data()) {
      list.known = false;
      list.items.clear();
      return;
    }
    const std::string_view kind = x_medium(type);
    if (!kind.empty()) list.items.push_back(kind);
  }
}

void read_x_status(JsonValue status, const XFields& fields, Post& post) {
  post[Time::created_at] = fields.time(status["created_at"]);
  const JsonValue text = status["full_text"] ? status["full_text"] : status["text"];
  if (const std::string_view escaped = fields.text(text); escaped.data()) {
    post[Text::text] = post.keep(decode_entities(escaped));
  }
  post[Label::lang] = x_language(fields.text(status["lang"]));
  post[Number::likes] = fields.count(status["favorite_count"]);
  post[Number::reposts] = fields.count(status["retweet_count"]);
  post[Number::replies] = fields.count(status["reply_count"]);
  post[Number::quotes] = fields.count(status["quote_count"]);
  post[Number::bookmarks] = fields.count(status["bookmark_count"]);
  post[Flag::truncated] = fields.flag(status["truncated"]);
  post[Flag::sensitive] = fields.flag(status["possibly_sensitive"]);
  post[Flag::liked_by_me] = fields.flag(status["favorited"]);

  post[Text::reply_to] = id_of(status["in_reply_to_status_id_str"]);
  post[Text::quote_of] = id_of(status["quoted_status_id_str"]);
  post[Label::conversation] = id_of(status["conversation_id_str"]);
  read_x_entities(status["entities"], post);
  read_x_media(status, post[List::media]);
}

XRepostText split_x_repost(std::string_view text) {
  constexpr std::string_view kMark = "RT @";
  constexpr std::size_t kLongestHandle = 20;  // 15 today; a few old ones are longer
  if (text.substr(0, kMark.size()) != kMark) return {};
  text.remove_prefix(kMark.size());
  std::size_t size = 0;
  while (size < text.size() && (is_letter(text[size]) || is_digit(text[size]) || text[size] == '_')) ++size;
  if (size == 0 || size > kLongestHandle || text.substr(size, 2) != ": ") return {};
  return {text.substr(0, size), text.substr(size + 2)};
}

void read_x_repost_text(const XRepostText& repost, JsonValue mentions, Post& post) {
  Post::AccountText author{repost.handle, {}, {}};
  for (const JsonValue mention : mentions) {
    const JsonValue handle = mention["screen_name"] ? mention["screen_name"] : mention["username"];
    if (text_of(handle) != repost.handle) continue;
    author.id = id_of(mention["id_str"] ? mention["id_str"] : mention["id"]);
    author.name = filled_text_of(mention["name"]);
    break;
  }
  post[Account::author] = author;
  if (repost.text.data()) {
    post[Text::text] = repost.text;
    post[Flag::truncated] = tri(ends_with(repost.text, kEllipsis));
  }
  for (const Number number : {Number::likes, Number::replies, Number::quotes, Number::views,
                              Number::bookmarks, Number::followers}) {
    post[number] = kUnknown;
  }
  for (const Flag flag : {Flag::verified, Flag::liked_by_me}) post[flag] = Tri::unknown;
  post[List::mentions] = {};
  if (post[Flag::truncated] == Tri::yes) post[List::links] = post[List::hashtags] = {};
}

}  // namespace limpid
