#include "readers/fields.hpp"

#include "base/url.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

double number_of(JsonValue value) {
  if (const auto number = value.number()) return finite_or_unknown(*number);
  if (const auto text = value.text()) return parse_number(*text).value_or(kUnknown);
  return kUnknown;
}

double count_of(JsonValue value) {
  const double number = number_of(value);
  return number >= 0 ? number : kUnknown;
}

Tri flag_of(JsonValue value) {
  const auto flag = value.flag();
  return flag ? tri(*flag) : Tri::unknown;
}

namespace {

void warn_type(JsonValue value, std::string_view within, std::string_view expected, Notes& notes) {
  std::string pointer(within), found;
  pointer.append("/").append(value.key());
  value.append_json(found);
  notes.warn("wrong-type", pointer,
             "expected " + std::string(expected) + ", found " + found.substr(0, 60) + "; taken as unknown");
}

}  // namespace

double number_of(JsonValue value, std::string_view within, Notes& notes) {
  const double number = number_of(value);
  if (value && !is_known(number)) warn_type(value, within, "a number", notes);
  return number;
}

double count_of(JsonValue value, std::string_view within, Notes& notes) {
  const double count = count_of(value);
  if (value && !is_known(count)) warn_type(value, within, "a number from 0", notes);
  return count;
}

std::string_view text_of(JsonValue value) { return value.text().value_or(std::string_view()); }

std::string_view filled_text_of(JsonValue value) {
  const std::string_view text = text_of(value);
  return text.empty() ? std::string_view() : text;
}

std::string_view id_of(JsonValue value) {
  const std::string_view id = value.text_or_digits().value_or(std::string_view());
  return id.empty() ? std::string_view() : id;
}

std::int64_t time_of(JsonValue value, std::string_view pointer, Notes& notes) {
  if (!value) return kUnknownTime;
  const auto text = value.text();
  const auto time = text ? parse_time(*text) : std::nullopt;
  if (time) return *time;
  std::string found;
  value.append_json(found);
  notes.warn("not-a-date", pointer, "not a date: " + found.substr(0, 60) + "; taken as unknown");
  return kUnknownTime;
}

std::int64_t seconds_of(JsonValue value, std::string_view pointer, Notes& notes) {
  if (!value) return kUnknownTime;
  const double milliseconds = std::floor(number_of(value) * 1000);
  if (milliseconds >= static_cast<double>(kEarliestTime) && milliseconds <= static_cast<double>(kLatestTime)) {
    return static_cast<std::int64_t>(milliseconds);
  }
  std::string found;
  value.append_json(found);
  notes.warn("not-a-date", pointer, "no seconds since 1970: " + found.substr(0, 60) + "; taken as unknown");
  return kUnknownTime;
}

std::string_view language_of(JsonValue value) {
  const std::string_view lang = filled_text_of(value);
  const bool is_private = lang.size() == 3 && lang[0] == 'q';
  return lang == "und" || lang == "zxx" || lang == "art" || is_private ? std::string_view() : lang;
}

std::string handle_from_url(std::string_view url) {
  const std::string host = domain_of(url);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  std::string_view name = url.substr(url.rfind('/') + 1);
  if (!name.empty() && name.front() == '@') name.remove_prefix(1);
  if (host.empty() || name.empty() || url.find('/', url.find("//") + 2) == std::string_view::npos) return {};
  return std::string(name) + "@" + host;
}

std::string_view medium_of_type(std::string_view media_type) {
  if (media_type.substr(0, 9) == "image/gif") return "gif";
  const std::string_view kind = media_type.substr(0, media_type.find('/'));
  return kind == "image" || kind == "video" || kind == "audio" ? kind : std::string_view();
}

void collect_texts(JsonValue array, std::string_view key, Post::ListText& list) {
  if (!array.is(JsonKind::array)) return;
  list.known = true;
  for (const JsonValue element : array) {
    const std::string_view text = filled_text_of(element[key]);
    if (!text.empty()) list.items.push_back(text);
  }
}

std::string_view kind_of(bool is_repost, bool is_reply, bool is_quote) {
  if (is_repost) return "repost";
  if (is_reply) return "reply";
  return is_quote ? "quote" : "original";
}

namespace {

bool holds(const Post::ListText& list, std::string_view item) {
  return std::find(list.items.begin(), list.items.end(), item) != list.items.end();
}

}  // namespace

void settle_attachments(Post& post) {
  const Post::ListText& media = post[List::media];
  if (media.known) {
    post[Flag::has_image] = tri(holds(media, "image"));
    post[Flag::has_video] =
        tri(holds(media, "video") || holds(media, "gif"));  // platforms' "gifs" are silent films
  }
  const Post::ListText& links = post[List::links];
  if (!links.known) return;
  post[Flag::has_link] = tri(!links.items.empty());
  if (links.items.empty()) return;
  std::string domain = domain_of(links.items.front());
  if (!domain.empty()) post[Label::domain] = post.keep(std::move(domain));
}

void settle_kind(Post& post) {
  const std::string_view kind = post[Label::kind];
  if (kind.empty()) return;
  post[Flag::is_reply] = tri(kind == "reply");
  post[Flag::is_repost] = tri(kind == "repost");
  post[Flag::is_quote] = tri(kind == "quote");
}

}  // namespace limpid
