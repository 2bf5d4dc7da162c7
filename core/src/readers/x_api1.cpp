// X API v1.1: statuses (an array, or {"statuses": […]}), as kept by many tools from 2010 to 2023, and as X's
// archives of 2013 to 2018 (Grailbird) hold them.
//
// A repost's wrapper has the original's retweet_count but 0 likes: all but id, reposter and arrival is read
// from retweeted_status. `id` is already rounded in some files; `id_str` never is. No replies, views or
// bookmarks in this format. Streams put a text of more than 140 characters into `extended_tweet`.
#include "base/html_entities.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/x_fields.hpp"

namespace limpid {

namespace {

Post::AccountText account_of(JsonValue user) {
  return {filled_text_of(user["screen_name"]), id_of(user["id_str"]), filled_text_of(user["name"])};
}

void read_extended(JsonValue extended, Post& post) {
  const auto text = extended["full_text"].text();
  if (!text) return;
  post[Text::text] = post.keep(decode_entities(*text));
  post[Flag::truncated] = Tri::no;
  for (const List list : {List::hashtags, List::mentions, List::links}) post[list] = {};
  read_x_entities(extended["entities"], post);
  read_x_media(extended, post[List::media]);
}

bool matches(JsonValue record) {
  return record["id_str"] && record["user"].is(JsonKind::object) && (record["full_text"] || record["text"]);
}

std::string read(JsonValue wrapper, Post& post, Notes& notes) {
  const bool reposted = wrapper["retweeted_status"].is(JsonKind::object);
  const JsonValue status = reposted ? wrapper["retweeted_status"] : wrapper;
  const XFields outer(notes, "");
  const XFields fields = reposted ? outer.in("retweeted_status") : outer;

  post[Text::id] = id_of(wrapper["id_str"]);
  post[Text::post] = id_of(status["id_str"]);
  if (post[Text::id].empty()) return "a status without id";
  if (reposted) {
    post[Account::reposter] = account_of(wrapper["user"]);
    post[Text::repost_of] = post[Text::post];
    post[Time::reposted_at] = outer.time(wrapper["created_at"]);
  }
  read_x_status(status, fields, post);
  read_extended(status["extended_tweet"], post);

  const JsonValue user = status["user"];
  const XFields of_user = fields.in("user");
  post[Account::author] = account_of(user);
  post[Number::followers] = of_user.count(user["followers_count"]);
  post[Flag::verified] = of_user.flag(user["verified"]);
  post[Flag::following] = of_user.flag(user["following"]);
  post[Label::kind] = kind_of(reposted, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
  return {};
}

}  // namespace

const Format kXApi1{"x-v1.1", "X API v1.1", matches, one_post<read>, {"statuses[]"}};

}  // namespace limpid
