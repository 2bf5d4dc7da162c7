// Lemmy: lists of posts and of comments, as the API of 0.19 ({"posts": [{post, creator, community, counts}]})
// and of 1.0 ({"items": […]}, with the counts inside `post` and the reader's doings in `post_actions`) gives
// them.
//
// Ids are numbers of one instance, the same for posts and comments; `ap_id` is the address that holds
// everywhere, and so is the id here. `subscribed` is about the community, not the author.
// Sources: github.com/LemmyNet/lemmy (crates/db_views), join-lemmy.org/api.
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

// actor_id (0.19) or ap_id (1.0).
std::string_view address_of(JsonValue object) {
  const std::string_view address = filled_text_of(object["ap_id"]);
  return address.empty() ? filled_text_of(object["actor_id"]) : address;
}

std::string_view handle_of(JsonValue object, Post& post) {
  const std::string_view name = filled_text_of(object["name"]);
  std::string handle = handle_from_url(address_of(object));
  return handle.empty() ? name : post.keep(std::move(handle));
}

JsonValue either(JsonValue object, std::string_view key, std::string_view other) {
  return object[key] ? object[key] : object[other];
}

std::int64_t time_either(JsonValue object, std::string_view key, std::string_view other, Notes& notes) {
  return time_of(either(object, key, other), "/" + std::string(object[key] ? key : other), notes);
}

// 1, −1 or 0 (0.19); whether the vote was for it (1.0).
Tri liked(JsonValue view, std::string_view actions) {
  if (const auto vote = view["my_vote"].number()) return tri(*vote > 0);
  if (const auto up = view[actions]["vote_is_upvote"].flag()) return tri(*up);
  if (const auto score = view[actions]["like_score"].number()) return tri(*score > 0);
  return Tri::unknown;
}

void read_common(JsonValue view, JsonValue content, std::string_view actions, Post& post, Notes& notes) {
  const JsonValue creator = view["creator"];
  post[Account::author] = {handle_of(creator, post), address_of(creator),
                           filled_text_of(creator["display_name"])};
  post[Flag::bot] = flag_of(creator["bot_account"]);
  post[Flag::blocked] = flag_of(view["creator_blocked"]);
  if (view["person_actions"]["blocked_at"]) post[Flag::blocked] = Tri::yes;
  post[Label::community] = handle_of(view["community"], post);
  post[Time::created_at] = time_either(content, "published", "published_at", notes);
  if (either(content, "updated", "updated_at")) post[Flag::edited] = Tri::yes;

  const JsonValue counts = view["counts"].is(JsonKind::object) ? view["counts"] : content;
  const std::string within = "/" + std::string(counts.key());
  post[Number::points] = number_of(counts["score"], within, notes);
  post[Number::likes] = count_of(counts["upvotes"], within, notes);
  post[Number::downvotes] = count_of(counts["downvotes"], within, notes);
  post[Number::replies] = count_of(either(counts, "comments", "child_count"), within, notes);
  post[Flag::liked_by_me] = liked(view, actions);
}

std::string_view why_gone(JsonValue content) {
  if (flag_of(content["deleted"]) == Tri::yes) return "deleted by its author";
  return flag_of(content["removed"]) == Tri::yes ? "removed by a moderator" : std::string_view();
}

std::string set_id(JsonValue content, Post& post) {
  const std::string_view address = filled_text_of(content["ap_id"]);
  post[Text::id] = post[Text::post] = address.empty() ? id_of(content["id"]) : address;
  post[Text::uri] = address;
  return post[Text::id].empty() ? "a post without ap_id and id" : std::string(why_gone(content));
}

// --- Posts -----------------------------------------------------------------------------------------------

bool is_post_view(JsonValue record) {
  return record["post"]["name"].is(JsonKind::text) && record["creator"].is(JsonKind::object) &&
         record["community"].is(JsonKind::object) && !record["comment"];
}

std::string read_post_view(JsonValue view, Post& post, Notes& notes) {
  const JsonValue content = view["post"];
  std::string why = set_id(content, post);
  if (!why.empty()) return why;
  read_common(view, content, "post_actions", post, notes);
  post[Text::title] = filled_text_of(content["name"]);
  post[Text::text] = filled_text_of(content["body"]);
  post[Flag::sensitive] = flag_of(content["nsfw"]);
  post[Label::conversation] = post[Text::id];
  post[Label::kind] = "original";
  if (flag_of(content["featured_community"]) == Tri::yes || flag_of(content["featured_local"]) == Tri::yes) {
    post[Text::why_shown] = "Featured";
  }
  const std::string_view url = filled_text_of(content["url"]);
  post[List::links].known = true;  // those inside the text are not marked
  if (!url.empty()) post[List::links].items.push_back(url);
  const std::string_view type = text_of(content["url_content_type"]);
  Post::ListText& media = post[List::media];
  media.known = url.empty() || !type.empty();
  const std::string_view medium = medium_of_type(type);
  if (!medium.empty()) media.items.push_back(medium);
  return {};
}

// --- Comments --------------------------------------------------------------------------------------------

bool is_comment_view(JsonValue record) {
  return record["comment"]["content"].is(JsonKind::text) && record["creator"].is(JsonKind::object) &&
         record["post"].is(JsonKind::object);
}

std::string read_comment_view(JsonValue view, Post& post, Notes& notes) {
  const JsonValue content = view["comment"];
  std::string why = set_id(content, post);
  if (!why.empty()) return why;
  read_common(view, content, "comment_actions", post, notes);
  post[Text::text] = text_of(content["content"]);
  post[Flag::sensitive] = flag_of(view["post"]["nsfw"]);
  post[Label::conversation] = filled_text_of(view["post"]["ap_id"]);
  // "0.12.34": comment 34 answers comment 12. Only of the first level is the address of the parent known.
  const std::string_view path = text_of(content["path"]);
  const bool answers_post = path.find('.') == path.rfind('.');
  if (!path.empty() && answers_post) post[Text::reply_to] = post[Label::conversation];
  post[Label::kind] = "reply";
  return {};
}

}  // namespace

const Format kLemmy{
    "lemmy", "Lemmy", is_post_view, one_post<read_post_view>, {"posts[]", "items[]", "post_view"}};
const Format kLemmyComment{
    "lemmy", "Lemmy", is_comment_view, one_post<read_comment_view>, {"comments[]", "comment_view"}};

}  // namespace limpid
