// ActivityPub: an outbox ({"type": "OrderedCollection", "orderedItems": [activity, …]}), as Mastodon's
// archive and servers give it, one page of it, or activities one a line.
//
// Create holds the post; Announce is a repost and has only its address, except Lemmy's, where a community
// announces the Create of its member. An outbox holds private posts too: those that are not public are left
// out and counted unless `ReadOptions::include_private`. Of audience and reactions it knows next to nothing.
// Source: www.w3.org/TR/activitypub, docs.joinmastodon.org/spec/activitypub.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>
#include <initializer_list>

namespace limpid {

namespace {

// Many properties may be one value, a list of them, or an object with an id.
std::string_view address_in(JsonValue value) {
  if (value.is(JsonKind::array)) {
    for (const JsonValue element : value) {
      const std::string_view address = address_in(element);
      if (!address.empty()) return address;
    }
    return {};
  }
  for (const std::string_view key : {"id", "href"}) {
    if (value.is(JsonKind::object) && value[key]) return filled_text_of(value[key]);
  }
  return filled_text_of(value);
}

bool is_type(JsonValue object, std::string_view type) {
  const JsonValue value = object["type"];
  if (value.is(JsonKind::text)) return *value.text() == type;
  for (const JsonValue element : value) {
    if (element.text() == type) return true;
  }
  return false;
}

bool is_type_of(JsonValue object, std::initializer_list<std::string_view> types) {
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view type) { return is_type(object, type); });
}

bool is_activity(JsonValue value) {
  return value["object"] && value["actor"] &&
         is_type_of(value, {"Create", "Update", "Announce", "Delete", "Undo", "Like", "Dislike", "Follow",
                            "Accept", "Reject", "Add", "Remove", "Block", "Flag", "Move", "EmojiReact"});
}

bool is_content(JsonValue value) {
  return value["id"] &&
         is_type_of(value, {"Note", "Article", "Page", "Question", "Video", "Image", "Audio", "Event"});
}

// --- Who may see it --------------------------------------------------------------------------------------

bool is_public(std::string_view address) {
  return address == "https://www.w3.org/ns/activitystreams#Public" || address == "as:Public" ||
         address == "Public";
}

bool is_followers(std::string_view address) {
  constexpr std::string_view kEnd = "/followers";
  return address.size() > kEnd.size() && address.substr(address.size() - kEnd.size()) == kEnd;
}

template <bool (*test)(std::string_view)>
bool any_of(JsonValue addresses) {
  if (!addresses.is(JsonKind::array)) return test(address_in(addresses));
  for (const JsonValue address : addresses) {
    if (test(address_in(address))) return true;
  }
  return false;
}

// As the activity says, else its object; unknown where neither names anybody.
std::string_view visibility_of(JsonValue activity) {
  for (const JsonValue source : {activity, activity["object"]}) {
    const JsonValue to = source["to"], cc = source["cc"];
    if (!to && !cc) continue;
    if (any_of<is_public>(to)) return "public";
    if (any_of<is_public>(cc)) return "unlisted";
    return any_of<is_followers>(to) || any_of<is_followers>(cc) ? "followers" : "direct";
  }
  return {};
}

// --- What it says ----------------------------------------------------------------------------------------

void set_account(Account account, JsonValue actor, Post& post) {
  const std::string_view id = address_in(actor);
  if (id.empty()) return;
  std::string handle = handle_from_url(id);
  const std::string_view name =
      actor.is(JsonKind::object) ? filled_text_of(actor["name"]) : std::string_view();
  post[account] = {handle.empty() ? std::string_view() : post.keep(std::move(handle)), id, name};
}

// One language only is a language; several say nothing of the text that is shown.
std::string_view language_in(JsonValue map) {
  if (map.size() != 1) return {};
  for (const JsonValue text : map) {
    const std::string_view code = text.key();
    const bool says_unknown = code == "und" || code == "zxx" || code == "art";
    return says_unknown ? std::string_view() : code;
  }
  return {};
}

JsonValue first_of(JsonValue map) {
  for (const JsonValue text : map) return text;
  return {};
}

void read_text(JsonValue object, Post& post) {
  const JsonValue content = object["content"] ? object["content"] : first_of(object["contentMap"]);
  post[Label::lang] = language_in(object["contentMap"]);
  if (post[Label::lang].empty())
    post[Label::lang] = filled_text_of(object["language"]["identifier"]);  // Lemmy
  const std::string_view name = filled_text_of(object["name"]);
  if (!name.empty()) post[Text::title] = post.keep(decode_entities(name));
  const auto markup = content.text();
  if (!markup) return;
  HtmlContent html = read_html(*markup);
  post[Text::text] = post.keep(std::move(html.text));
  post[List::links].known = true;
  for (std::string& link : html.links) post[List::links].items.push_back(post.keep(std::move(link)));
}

std::string_view medium_of(JsonValue attachment) {
  const std::string_view by_media_type = medium_of_type(text_of(attachment["mediaType"]));
  if (!by_media_type.empty()) return by_media_type;
  if (is_type(attachment, "Image")) return "image";
  if (is_type(attachment, "Video")) return "video";
  return is_type(attachment, "Audio") ? "audio" : std::string_view();
}

void read_attachment(JsonValue attachment, Post& post) {
  const std::string_view medium = medium_of(attachment);
  if (!medium.empty()) post[List::media].items.push_back(medium);
  if (!is_type(attachment, "Link")) return;
  const std::string_view href = filled_text_of(attachment["href"]);
  auto& links = post[List::links];
  links.known = true;
  if (!href.empty() && std::find(links.items.begin(), links.items.end(), href) == links.items.end()) {
    links.items.insert(links.items.begin(), href);  // what a link post is about
  }
}

void read_tag(JsonValue tag, Post& post) {
  std::string_view name = filled_text_of(tag["name"]);
  if (name.empty()) return;
  const bool is_hashtag = is_type(tag, "Hashtag");
  if (!is_hashtag && !is_type(tag, "Mention")) return;
  if (name.front() == '#' || name.front() == '@') name.remove_prefix(1);
  post[is_hashtag ? List::hashtags : List::mentions].items.push_back(name);
}

template <class Read>
void for_each_of(JsonValue one_or_many, Read read) {
  if (one_or_many.is(JsonKind::object)) return read(one_or_many);
  for (const JsonValue value : one_or_many) read(value);
}

void read_lists(JsonValue object, Post& post) {
  if (object["attachment"]) post[List::media].known = true;
  for_each_of(object["attachment"], [&](JsonValue attachment) { read_attachment(attachment, post); });
  if (object["tag"]) post[List::hashtags].known = post[List::mentions].known = true;
  for_each_of(object["tag"], [&](JsonValue tag) { read_tag(tag, post); });
}

std::string_view quoted_by(JsonValue object) {
  for (const std::string_view key : {"quote", "quoteUrl", "quoteUri", "_misskey_quote"}) {
    const std::string_view address = address_in(object[key]);
    if (!address.empty()) return address;
  }
  return {};
}

// A Note, Page, Article … itself.
void read_content(JsonValue object, Post& post, Notes& notes) {
  read_text(object, post);
  set_account(Account::author, object["attributedTo"], post);
  if (object["published"]) post[Time::created_at] = time_of(object["published"], "/object/published", notes);
  if (object["updated"]) post[Flag::edited] = Tri::yes;
  const JsonValue summary = object["summary"];
  if (is_type(object, "Note") && !summary.is(JsonKind::missing)) {
    post[Flag::warned] = tri(!text_of(summary).empty());  // of articles, a summary warns of nothing
  }
  post[Flag::sensitive] = flag_of(object["sensitive"]);
  read_lists(object, post);
  post[Number::likes] = count_of(object["likes"]["totalItems"]);
  post[Number::reposts] = count_of(object["shares"]["totalItems"]);
  post[Number::replies] = count_of(object["replies"]["totalItems"]);
  post[Text::reply_to] = address_in(object["inReplyTo"]);
  const std::string_view conversation = address_in(object["context"]);
  post[Label::conversation] = conversation.empty() ? filled_text_of(object["conversation"]) : conversation;
  post[Text::quote_of] = quoted_by(object);
  post[Label::kind] = kind_of(false, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
}

// --- Activities ------------------------------------------------------------------------------------------

std::string read_create(JsonValue activity, Post& post, Notes& notes) {
  const JsonValue object = activity["object"];
  post[Text::id] = post[Text::post] = post[Text::uri] = address_in(object);
  if (post[Text::id].empty()) return "a Create whose object has no id";
  post[Time::created_at] = time_of(activity["published"], "/published", notes);
  if (object.is(JsonKind::object)) read_content(object, post, notes);  // else the address is all there is
  if (post[Account::author].id.empty()) set_account(Account::author, activity["actor"], post);
  return {};
}

std::string read_announce(JsonValue activity, Post& post, Notes& notes) {
  const JsonValue object = activity["object"];
  if (is_type_of(object, {"Create", "Update"}) && object["object"]) {
    std::string why = read_create(object, post, notes);
    post[Label::community] = post.keep(handle_from_url(address_in(activity["actor"])));
    return why;
  }
  if (is_activity(object)) return "the announcement of an activity that is no post";
  const std::string_view address = address_in(object);
  if (address.empty()) return "an Announce without the address of what it announces";
  if (object.is(JsonKind::object)) read_content(object, post, notes);
  const std::string_view id = filled_text_of(activity["id"]);
  post[Text::id] =
      id.empty() ? post.keep(std::string(address) + "#" + std::string(address_in(activity["actor"]))) : id;
  post[Text::post] = post[Text::uri] = post[Text::repost_of] = address;
  set_account(Account::reposter, activity["actor"], post);
  post[Time::reposted_at] = time_of(activity["published"], "/published", notes);
  post[Label::kind] = "repost";
  return {};
}

std::string read_any(JsonValue activity, Post& post, Notes& notes) {
  if (is_type(activity, "Create")) return read_create(activity, post, notes);
  if (is_type(activity, "Announce")) return read_announce(activity, post, notes);
  std::string type(text_of(activity["type"]));
  return "an activity of type " + (type.empty() ? "unknown" : type) + ", not a post";
}

// Lemmy's announcements are wrapped twice.
JsonValue addressed(JsonValue activity) {
  return is_type(activity, "Announce") && is_activity(activity["object"]) ? activity["object"] : activity;
}

void add_unless_private(JsonValue addressee, const std::string& pointer, Entries& entries) {
  Post& post = entries.post();
  post[Label::visibility] = visibility_of(addressee);
  const bool is_private = post[Label::visibility] == "followers" || post[Label::visibility] == "direct";
  if (!is_private || entries.options().include_private) return entries.add();
  post.clear();
  entries.notes().warn("private", pointer,
                       "posts for followers or single persons are left out; they are read only if asked for");
}

void read_activity(JsonValue activity, const std::string& pointer, Entries& entries) {
  if (!activity.complete()) return;
  std::string why = read_any(activity, entries.post(), entries.notes());
  if (!why.empty()) return entries.skip(pointer, std::move(why));
  add_unless_private(addressed(activity), pointer, entries);
}

// A Note without the activity that made it.
void read_object(JsonValue object, const std::string& pointer, Entries& entries) {
  if (!object.complete()) return;
  Post& post = entries.post();
  post[Text::id] = post[Text::post] = post[Text::uri] = address_in(object);
  read_content(object, post, entries.notes());
  add_unless_private(object, pointer, entries);
}

void read_record(JsonValue record, Entries& entries) { read_activity(record, "", entries); }
void read_object_record(JsonValue record, Entries& entries) { read_object(record, "", entries); }

bool is_collection(JsonValue record) {
  return is_type_of(record, {"OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"});
}

void read_collection(JsonValue record, Entries& entries) {
  const bool is_ordered = record["orderedItems"].is(JsonKind::array);
  const JsonValue items = is_ordered ? record["orderedItems"] : record["items"];
  if (!items.is(JsonKind::array)) {
    if (record.complete())
      entries.skip("", "an outbox without its posts: open the address under \"first\" and save that");
    return;
  }
  std::size_t index = 0;
  for (const JsonValue item : items) {
    const std::string pointer =
        std::string(is_ordered ? "/orderedItems/" : "/items/") + std::to_string(index++);
    if (is_activity(item))
      read_activity(item, pointer, entries);
    else if (is_content(item))
      read_object(item, pointer, entries);
    else if (item.complete())
      entries.skip(pointer, "neither an activity nor a post");
  }
}

}  // namespace

const Format kActivityPub{
    "activitypub", "ActivityPub", is_activity, read_record, {"orderedItems[]", "first.orderedItems[]"}};
const Format kActivityPubObject{"activitypub", "ActivityPub", is_content, read_object_record};
const Format kActivityPubCollection{"activitypub", "ActivityPub", is_collection, read_collection};

}  // namespace limpid
