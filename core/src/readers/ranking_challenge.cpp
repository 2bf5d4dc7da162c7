// The Prosocial Ranking Challenge's /rank request: {"session": {…}, "items": [{…}, …]}. Its answer is what
// append_ranked_ids writes.
//
// `current_time` is the moment of capture, so that ages are the challenge's. Engagements are named one way in
// the challenge's models (retweet, comment) and another in its documents (repost, reply): both are read. On X
// a `share` is not a repost and becomes x.share. Source: HumanCompatibleAI/ranking-challenge, request.py.
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <string>

namespace limpid {

namespace {

JsonValue first_of(JsonValue array) {
  for (const JsonValue element : array) return element;
  return {};
}

bool is_item(JsonValue value) {
  return value["author_name_hash"] && value["engagements"].is(JsonKind::object) && value["id"];
}

bool matches(JsonValue record) {
  return is_item(record) || (record["session"].is(JsonKind::object) && is_item(first_of(record["items"])));
}

void add_extra(std::string_view name, JsonValue value, Post& post) {
  Post::Extra extra;
  extra.name = name;
  extra.number = count_of(value);
  if (is_known(extra.number)) post.extras.push_back(extra);
}

void read_engagement(JsonValue value, bool reposts_are_told, Post& post) {
  const std::string_view name = value.key();
  const auto is = [&](std::string_view a, std::string_view b = {}) { return name == a || name == b; };
  if (is("like"))
    post[Number::likes] = count_of(value);
  else if (is("retweet", "repost"))
    post[Number::reposts] = count_of(value);
  else if (is("share") && !reposts_are_told)
    post[Number::reposts] = count_of(value);
  else if (is("comment", "reply"))
    post[Number::replies] = count_of(value);
  else if (is("view"))
    post[Number::views] = count_of(value);
  else if (is("score"))
    post[Number::points] = number_of(value);
  else if (is("downvote"))
    post[Number::downvotes] = count_of(value);
  else if (is("love"))
    post[Number::love] = count_of(value);
  else if (is("care"))
    post[Number::care] = count_of(value);
  else if (is("haha"))
    post[Number::haha] = count_of(value);
  else if (is("wow"))
    post[Number::wow] = count_of(value);
  else if (is("sad"))
    post[Number::sad] = count_of(value);
  else if (is("angry"))
    post[Number::angry] = count_of(value);
  else
    add_extra(name, value, post);  // upvote, award, share
}

void read_item(JsonValue item, JsonValue session, Entries& entries) {
  Post& post = entries.post();
  Notes& notes = entries.notes();
  if (session["current_time"])
    post[Time::captured_at] = time_of(session["current_time"], "/session/current_time", notes);
  post[Text::id] = post[Text::post] = id_of(item["id"]);
  if (post[Text::id].empty()) return entries.skip("", "an item without id");
  post[Number::position] = count_of(item["original_rank"]);
  post[Account::author].id = id_of(item["author_name_hash"]);
  const std::string_view reader = filled_text_of(session["user_name_hash"]);
  if (!reader.empty()) post[Flag::is_self] = tri(reader == post[Account::author].id);
  post[Time::created_at] = time_of(item["created_at"], "/created_at", notes);
  post[Text::title] = filled_text_of(item["title"]);
  post[Text::text] = text_of(item["text"]);
  post[Label::lang] = filled_text_of(item["language"]);
  const bool comment = text_of(item["type"]) == "comment";
  post[Label::kind] = comment ? "reply" : "original";
  if (comment) post[Text::reply_to] = id_of(item["parent_id"]);
  post[Label::conversation] = id_of(item["post_id"]);
  if (item["embedded_urls"].is(JsonKind::array)) {
    post[List::links].known = true;
    for (const JsonValue url : item["embedded_urls"]) post[List::links].items.push_back(text_of(url));
  }
  const JsonValue engagements = item["engagements"];
  const bool reposts_are_told = engagements["retweet"] || engagements["repost"];
  for (const JsonValue engagement : engagements) read_engagement(engagement, reposts_are_told, post);
  entries.add();
}

void read(JsonValue record, Entries& entries) {
  if (is_item(record)) {
    if (record.complete()) read_item(record, entries.around()["session"], entries);
    return;
  }
  for (const JsonValue item : record["items"]) {
    if (is_item(item) && item.complete()) read_item(item, record["session"], entries);
  }
}

}  // namespace

const Format kRankingChallenge{
    "prosocial-ranking-challenge", "requests of the Prosocial Ranking Challenge", matches, read, {"items[]"}};

}  // namespace limpid
