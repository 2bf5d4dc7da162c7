// Mastodon: statuses as /api/v1/timelines/* gives them (array, or one a line from a stream).
//
// A boost's wrapper says 0 likes and means nothing by it: text, author, counts and time are the inner
// status's; the wrapper gives the entry's id, who boosted, and when it arrived.
// Source: docs.joinmastodon.org/entities/Status.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

Post::AccountText account_of(JsonValue account) {
  return {filled_text_of(account["acct"]), id_of(account["id"]), filled_text_of(account["display_name"])};
}

std::string_view medium_of(std::string_view type) {
  if (type == "gifv") return "gif";
  return type == "image" || type == "video" || type == "audio" ? type : std::string_view();
}

void read_media(JsonValue attachments, Post::ListText& list) {
  if (!attachments.is(JsonKind::array)) return;
  list.known = true;
  for (const JsonValue attachment : attachments) {
    const std::string_view medium = medium_of(text_of(attachment["type"]));
    if (!medium.empty()) list.items.push_back(medium);
  }
}

void read_content(JsonValue status, Post& post) {
  const auto content = status["content"].text();
  if (!content) return;
  HtmlContent html = read_html(*content);
  post[Text::text] = post.keep(std::move(html.text));
  Post::ListText& links = post[List::links];
  links.known = true;
  for (std::string& link : html.links) links.items.push_back(post.keep(std::move(link)));
  const std::string_view card = filled_text_of(status["card"]["url"]);
  if (!card.empty() && links.items.empty()) links.items.push_back(card);
}

std::string_view visibility_of(std::string_view visibility) {
  return visibility == "private" ? "followers" : visibility;
}

// A member that is there and null means "no"; one that is not there means nothing.
Tri not_null(JsonValue object, std::string_view key) {
  const JsonValue value = object[key];
  return value.is(JsonKind::missing) ? Tri::unknown : tri(bool(value));
}

bool matches(JsonValue record) {
  return record["account"].is(JsonKind::object) && record["content"].is(JsonKind::text) &&
         record["created_at"];
}

std::string read(JsonValue wrapper, Post& post, Notes& notes) {
  const bool reposted = wrapper["reblog"].is(JsonKind::object);
  const JsonValue status = reposted ? wrapper["reblog"] : wrapper;

  post[Text::id] = id_of(wrapper["id"]);
  post[Text::post] = id_of(status["id"]);
  post[Text::uri] = filled_text_of(status["uri"]);
  if (post[Text::id].empty()) return "a status without id";

  if (reposted) {
    post[Account::reposter] = account_of(wrapper["account"]);
    post[Text::repost_of] = post[Text::post];
    post[Time::reposted_at] = time_of(wrapper["created_at"], "/created_at", notes);
  }
  post[Time::created_at] =
      time_of(status["created_at"], reposted ? "/reblog/created_at" : "/created_at", notes);
  post[Flag::edited] = not_null(status, "edited_at");

  const JsonValue account = status["account"];
  post[Account::author] = account_of(account);
  post[Number::followers] = count_of(account["followers_count"]);
  post[Flag::bot] = flag_of(account["bot"]);

  read_content(status, post);
  post[Label::lang] = filled_text_of(status["language"]);
  post[Label::visibility] = visibility_of(filled_text_of(status["visibility"]));
  post[Number::likes] = count_of(status["favourites_count"]);
  post[Number::reposts] = count_of(status["reblogs_count"]);
  post[Number::replies] = count_of(status["replies_count"]);
  post[Number::quotes] = count_of(status["quotes_count"]);
  collect_texts(status["tags"], "name", post[List::hashtags]);
  collect_texts(status["mentions"], "acct", post[List::mentions]);
  read_media(status["media_attachments"], post[List::media]);
  post[Flag::sensitive] = flag_of(status["sensitive"]);
  if (const auto warning = status["spoiler_text"].text()) post[Flag::warned] = tri(!warning->empty());
  post[Flag::liked_by_me] = flag_of(status["favourited"]);

  post[Text::reply_to] = id_of(status["in_reply_to_id"]);
  post[Text::quote_of] = id_of(status["quote"]["quoted_status"]["id"]);
  post[Label::kind] = kind_of(reposted, !post[Text::reply_to].empty(), bool(status["quote"]));
  return {};
}

}  // namespace

const Format kMastodon{"mastodon", "Mastodon", matches, one_post<read>};

}  // namespace limpid
