// X API v1.1: statuses (an array, or {"statuses": […]}), as kept by many tools from 2010 to 2023.
//
// A repost's wrapper has the original's retweet_count but 0 likes: all but id, reposter and arrival is read
// from retweeted_status. `id` is already rounded in some files; `id_str` never is. No replies, views or
// bookmarks in this format.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <array>

namespace limpid {

namespace {

Post::AccountText account_of(JsonValue user) {
  return {filled_text_of(user["screen_name"]), id_of(user["id_str"]), filled_text_of(user["name"])};
}

// X's codes for "no language told": und, zxx, art, and the private ones (qme: media, qst: short text, …).
bool is_language(std::string_view lang) {
  return !lang.empty() && lang != "und" && lang != "zxx" && lang != "art" &&
         !(lang.size() == 3 && lang[0] == 'q');
}

void read_media(JsonValue status, Post::ListText& list) {
  const JsonValue extended = status["extended_entities"]["media"];
  const JsonValue media = extended ? extended : status["entities"]["media"];
  list.known = bool(status["entities"]);  // entities without media: there is none
  for (const JsonValue medium : media) {
    const std::string_view type = text_of(medium["type"]);
    if (type == "photo") list.items.push_back("image");
    if (type == "video") list.items.push_back("video");
    if (type == "animated_gif") list.items.push_back("gif");
  }
}

bool matches(JsonValue record) {
  return record["id_str"] && record["user"].is(JsonKind::object) && (record["full_text"] || record["text"]);
}

std::string read(JsonValue wrapper, Post& post, Notes& notes) {
  const bool reposted = wrapper["retweeted_status"].is(JsonKind::object);
  const JsonValue status = reposted ? wrapper["retweeted_status"] : wrapper;

  post[Text::id] = id_of(wrapper["id_str"]);
  post[Text::post] = id_of(status["id_str"]);
  if (reposted) {
    post[Account::reposter] = account_of(wrapper["user"]);
    post[Text::repost_of] = post[Text::post];
    post[Time::reposted_at] = time_of(wrapper["created_at"], "/created_at", notes);
  }
  post[Time::created_at] =
      time_of(status["created_at"], reposted ? "/retweeted_status/created_at" : "/created_at", notes);

  const JsonValue user = status["user"];
  post[Account::author] = account_of(user);
  post[Number::followers] = count_of(user["followers_count"]);
  post[Flag::verified] = flag_of(user["verified"]);
  post[Flag::following] = flag_of(user["following"]);

  const JsonValue text = status["full_text"] ? status["full_text"] : status["text"];
  post[Text::text] = post.keep(decode_entities(text_of(text)));
  post[Flag::truncated] = flag_of(status["truncated"]);
  const std::string_view lang = text_of(status["lang"]);
  if (is_language(lang)) post[Label::lang] = lang;

  post[Number::likes] = count_of(status["favorite_count"]);
  post[Number::reposts] = count_of(status["retweet_count"]);
  post[Number::replies] = count_of(status["reply_count"]);
  post[Number::quotes] = count_of(status["quote_count"]);
  const JsonValue entities = status["entities"];
  collect_texts(entities["hashtags"], "text", post[List::hashtags]);
  collect_texts(entities["user_mentions"], "screen_name", post[List::mentions]);
  collect_texts(entities["urls"], "expanded_url", post[List::links]);
  read_media(status, post[List::media]);
  post[Flag::sensitive] = flag_of(status["possibly_sensitive"]);
  post[Flag::liked_by_me] = flag_of(status["favorited"]);

  post[Text::reply_to] = id_of(status["in_reply_to_status_id_str"]);
  post[Text::quote_of] = id_of(status["quoted_status_id_str"]);
  post[Label::kind] = kind_of(reposted, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
  return {};
}

}  // namespace

const Format kXApi1{"x-v1.1", "X API v1.1", matches, one_post<read>, {"statuses[]"}};

}  // namespace limpid
