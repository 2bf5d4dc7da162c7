// X, web: the responses that x.com's own page gets (HomeTimeline, HomeLatestTimeline,
// ListLatestTweetsTimeline, UserTweets, SearchTimeline, TweetDetail, …), whole or entry by entry.
//
// A response is a list of instructions, an instruction adds entries, an entry holds one post or a module of
// several. The shape moves every year: the author's name and followers have stood in `legacy`, `core` and
// `relationship_counts`, so each is looked for in all places. Cursors, suggestions of accounts and prompts
// are no posts and pass in silence; a post that X withholds is skipped, with X's reason.
#include "readers/x_graphql.hpp"

#include "base/html_entities.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/x_fields.hpp"

#include <initializer_list>
#include <limits>
#include <optional>

namespace limpid {

namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// --- The post ------------------------------------------------------------------------------------------

// A post under a visibility limit is one level further in.
JsonValue unwrapped(JsonValue result) { return result["tweet"]["legacy"] ? result["tweet"] : result; }

JsonValue user_of(JsonValue post) { return post["core"]["user_results"]["result"]; }

Post::AccountText account_of(JsonValue user) {
  const JsonValue names = user["core"]["screen_name"] ? user["core"] : user["legacy"];
  return {filled_text_of(names["screen_name"]), id_of(user["rest_id"]), filled_text_of(names["name"])};
}

Tri any_of(std::initializer_list<JsonValue> flags) {
  Tri any = Tri::unknown;
  for (const JsonValue value : flags) {
    const Tri flag = flag_of(value);
    if (flag == Tri::yes) return flag;
    if (flag == Tri::no) any = flag;
  }
  return any;
}

void read_author(JsonValue user, const XFields& fields, Post& post) {
  const JsonValue legacy = user["legacy"];
  post[Account::author] = account_of(user);
  const JsonValue counts = user["relationship_counts"];
  post[Number::followers] = counts ? fields.in("relationship_counts").count(counts["followers"])
                                   : fields.in("legacy").count(legacy["followers_count"]);
  post[Flag::verified] =
      any_of({user["is_blue_verified"], user["verification"]["verified"], legacy["verified"]});
  const JsonValue relation = user["relationship_perspectives"];
  post[Flag::following] = any_of({relation["following"], legacy["following"]});
  post[Flag::follows_me] = any_of({relation["followed_by"], legacy["followed_by"]});
  post[Flag::muted] = any_of({relation["muting"], legacy["muting"]});
  post[Flag::blocked] = any_of({relation["blocking"], legacy["blocking"]});
  const JsonValue label = user["affiliates_highlighted_label"]["label"];
  if (text_of(label["userLabelType"]) == "AutomatedLabel") post[Flag::bot] = Tri::yes;
}

// A long text stands beside `legacy`, which has only its beginning; so do the links and names in it.
void read_long_text(JsonValue note, Post& post) {
  const auto text = note["text"].text();
  if (!text) return;
  post[Text::text] = post.keep(decode_entities(*text));
  const JsonValue entities = note["entity_set"];
  if (!entities) return;
  for (const List list : {List::hashtags, List::mentions, List::links}) {
    post[list].known = false;
    post[list].items.clear();
  }
  read_x_entities(entities, post);
}

Tri edited(JsonValue control) {
  if (!control) return Tri::unknown;
  return tri(bool(control["edit_control_initial"]) || control["edit_tweet_ids"].size() > 1);
}

void read_body(JsonValue result, const XFields& fields, Post& post) {
  const JsonValue legacy = result["legacy"];
  read_x_status(legacy, fields.in("legacy"), post);
  read_long_text(result["note_tweet"]["note_tweet_results"]["result"], post);
  read_author(user_of(result), fields.in("core").in("user_results").in("result"), post);
  post[Number::views] = fields.in("views").count(result["views"]["count"]);  // written as text
  post[Flag::edited] = edited(result["edit_control"]);
  post[Label::community] = filled_text_of(result["community_results"]["result"]["name"]);
  if (post[Time::created_at] == kUnknownTime) post[Time::created_at] = time_of_x_id(post[Text::post]);
}

std::string_view id_of_result(JsonValue result) {
  const std::string_view id = id_of(result["rest_id"]);
  return id.empty() ? id_of(result["legacy"]["id_str"]) : id;
}

void read_repost(JsonValue wrapper, const XFields& fields, Post& post) {
  const JsonValue result = wrapper["legacy"]["retweeted_status_result"]["result"];
  const JsonValue inner = unwrapped(result);
  const bool is_wrapped = result["tweet"]["legacy"].is(JsonKind::object);
  const XFields at = fields.in("legacy").in("retweeted_status_result").in("result");
  post[Text::post] = post[Text::repost_of] = id_of_result(inner);
  read_body(inner, is_wrapped ? at.in("tweet") : at, post);
  post[Account::reposter] = account_of(user_of(wrapper));
  post[Time::reposted_at] = fields.in("legacy").time(wrapper["legacy"]["created_at"]);
}

// A repost of what X withholds: the wrapper's "RT @ana: …" is all there is.
void read_bare_repost(JsonValue wrapper, const XRepostText& repost, Post& post) {
  post[Account::reposter] = post[Account::author];
  post[Time::reposted_at] = post[Time::created_at];
  post[Time::created_at] = kUnknownTime;
  for (const Flag flag : {Flag::following, Flag::follows_me, Flag::muted, Flag::blocked, Flag::bot}) {
    post[flag] = Tri::unknown;
  }
  read_x_repost_text(repost, wrapper["legacy"]["entities"]["user_mentions"], post);
}

std::string why_none(JsonValue result) {
  if (!result) return "X sent nothing for this post: it was deleted, or you may not see it";
  const std::string_view type = text_of(result["__typename"]);
  const std::string_view notice = text_of(result["tombstone"]["text"]["text"]);
  if (!notice.empty()) return "X shows a notice instead of this post: " + std::string(notice.substr(0, 200));
  if (type == "TweetTombstone") return "X shows a notice instead of this post";
  const std::string_view reason = filled_text_of(result["reason"]);
  if (type == "TweetUnavailable") {
    return "X says that this post is unavailable" + (reason.empty() ? "" : " (" + std::string(reason) + ")");
  }
  if (type == "TweetPreviewDisplay") return "only a preview: X shows this post to subscribers";
  return "a post without its text (X sent " + (type.empty() ? "no type" : std::string(type.substr(0, 40))) +
         ")";
}

// --- Entries -------------------------------------------------------------------------------------------

// What the entry says about the posts in it.
struct Context {
  JsonValue entry;      // with entryId, sortIndex
  JsonValue component;  // why the entry is there, in X's words
};

std::string_view social_text(JsonValue context) {
  const std::string_view text = filled_text_of(context["text"]);
  return text.empty() ? filled_text_of(context["topic"]["name"]) : text;
}

// "Ana liked (suggest_ranked_organic_tweet)": what X shows, and the part of X that chose the post.
std::string why_shown(std::string_view social, std::string_view component) {
  if (component.empty()) return std::string(social);
  if (social.empty()) return std::string(component);
  return std::string(social) + " (" + std::string(component) + ")";
}

bool is_promoted(JsonValue item, std::string_view entry_id) {
  return item["promotedMetadata"] || begins_with(entry_id, "promoted-") ||
         entry_id.find("-promoted-") != std::string_view::npos;
}

std::optional<std::uint64_t> sort_index(JsonValue entry, JsonValue item) {
  const auto index = parse_integer(text_of(entry["sortIndex"]));
  if (!index || *index < 0) return {};
  const bool pinned =
      text_of(item["socialContext"]["contextType"]) == "Pin";  // above all, whatever its index
  return pinned ? std::numeric_limits<std::uint64_t>::max() : static_cast<std::uint64_t>(*index);
}

void read_item(JsonValue item, std::string_view entry_id, const std::string& inside, const Context& context,
               Entries& entries) {
  if (text_of(item["itemType"]) == "TimelineTombstone") {
    entries.skip(inside, why_none(item["tombstoneInfo"]));
    return;
  }
  if (!item["tweet_results"]) return;  // a cursor, an account, a prompt
  const JsonValue result = item["tweet_results"]["result"];
  Post& post = entries.post();
  const std::string place = inside + "/tweet_results/result";
  std::string why = read_x_web_post(result, place, post, entries.notes());
  if (!why.empty()) return entries.skip(inside, std::move(why));
  post[Flag::promoted] = tri(is_promoted(item, entry_id));
  std::string reason = why_shown(social_text(item["socialContext"]), text_of(context.component));
  if (!reason.empty()) post[Text::why_shown] = post.keep(std::move(reason));
  post.sort_index = sort_index(context.entry, item);
  entries.add();
}

// An element of a module's list, at `inside`.
void read_module_item(JsonValue element, const std::string& inside, Context context, Entries& entries) {
  if (!element.complete()) return;
  const JsonValue item = element["item"];
  const JsonValue component = item["clientEventInfo"]["component"];
  if (component) context.component = component;
  read_item(item["itemContent"], text_of(element["entryId"]), inside + "/item/itemContent", context, entries);
}

void read_entry_at(JsonValue entry, const std::string& inside, Entries& entries) {
  const JsonValue content = entry["content"];
  const Context context{entry, content["clientEventInfo"]["component"]};
  if (entry["item"]) return read_module_item(entry, inside, context, entries);
  if (content["itemContent"]) {
    if (!entry.complete()) return;
    return read_item(content["itemContent"], text_of(entry["entryId"]), inside + "/content/itemContent",
                     context, entries);
  }
  std::size_t i = 0;
  for (const JsonValue element : content["items"]) {
    read_module_item(element, inside + "/content/items/" + std::to_string(i++), context, entries);
  }
}

bool is_entry(JsonValue record) {
  return record["entryId"].is(JsonKind::text) &&
         (record["content"].is(JsonKind::object) || record["item"].is(JsonKind::object));
}

void read_entry(JsonValue record, Entries& entries) { read_entry_at(record, "", entries); }

// --- Whole responses, one of several in a list -----------------------------------------------------------

struct Found {
  JsonValue instructions;
  std::string inside;
};

// {"data": {"home": {"home_timeline_urt": {"instructions": […]}}}}, at most eight levels in.
Found find_instructions(JsonValue value, const std::string& inside, int depth = 0) {
  constexpr int kDeepest = 8;
  const JsonValue here = value["instructions"];
  if (here.is(JsonKind::array)) return {here, inside + "/instructions"};
  if (depth == kDeepest) return {};
  for (const JsonValue member : value) {
    if (!member.is(JsonKind::object)) continue;
    Found found = find_instructions(member, inside + "/" + std::string(member.key()), depth + 1);
    if (found.instructions) return found;
  }
  return {};
}

bool is_response(JsonValue record) {
  const JsonValue data = record["data"];
  return data.is(JsonKind::object) && bool(find_instructions(data, "").instructions);
}

void read_response(JsonValue record, Entries& entries) {
  const Found found = find_instructions(record["data"], "/data");
  std::size_t i = 0;
  for (const JsonValue instruction : found.instructions) {
    const std::string inside = found.inside + "/" + std::to_string(i++);
    for (const std::string_view list : {"entries", "moduleItems"}) {
      std::size_t j = 0;
      for (const JsonValue entry : instruction[list]) {
        read_entry_at(entry, inside + "/" + std::string(list) + "/" + std::to_string(j++), entries);
      }
    }
    if (instruction["entry"]) read_entry_at(instruction["entry"], inside + "/entry", entries);
  }
}

// --- Posts alone, as tools keep them ---------------------------------------------------------------------

std::string read_alone(JsonValue record, Post& post, Notes& notes) {
  return read_x_web_post(record, "", post, notes);
}

}  // namespace

bool is_x_web_post(JsonValue result) {
  const JsonValue legacy = unwrapped(result)["legacy"];
  return legacy["full_text"].is(JsonKind::text) && (legacy["id_str"] || unwrapped(result)["rest_id"]);
}

std::string read_x_web_post(JsonValue result, const std::string& inside, Post& post, Notes& notes) {
  const JsonValue wrapper = unwrapped(result);
  if (!wrapper["legacy"].is(JsonKind::object)) return why_none(result);
  post[Text::id] = post[Text::post] = id_of_result(wrapper);
  if (post[Text::id].empty()) return "a post without id";

  const bool is_wrapped = result["tweet"]["legacy"].is(JsonKind::object);
  const XFields fields(notes, is_wrapped ? inside + "/tweet" : inside);
  const JsonValue inner = unwrapped(wrapper["legacy"]["retweeted_status_result"]["result"]);
  bool is_repost = inner["legacy"].is(JsonKind::object) && !id_of_result(inner).empty();
  if (is_repost) {
    read_repost(wrapper, fields, post);
  } else {
    read_body(wrapper, fields, post);
    const XRepostText repost = split_x_repost(post[Text::text]);
    is_repost = repost.handle.data() && wrapper["legacy"]["retweeted_status_result"];
    if (is_repost) read_bare_repost(wrapper, repost, post);
  }
  post[Label::kind] = kind_of(is_repost, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
  return {};
}

const Format kXEntry{"x-graphql",
                     "X (web)",
                     is_entry,
                     read_entry,
                     {"data.**.instructions.*.entries[]", "data.**.instructions.*.moduleItems[]",
                      "data.**.instructions.*.entry"}};
const Format kXResponse{"x-graphql", "X (web)", is_response, read_response};
const Format kXWebPost{
    "x-graphql", "X (web)", is_x_web_post, one_post<read_alone>, {"data.tweetResult.result"}};

}  // namespace limpid
