// Bluesky: app.bsky.feed.getTimeline, getFeed and getAuthorFeed ({"feed": [{post, reply, reason}]}), plain
// post views (searchPosts: {"posts": […]}), threads (getPostThread), and an account's records
// (com.atproto.repo.listRecords), which hold what was written and no counts.
//
// No followers and no views in this format. `viewer` tells what the reader is to the author; the record
// addresses inside it (at://did:…/app.bsky.graph.follow/…) are the reader's own, and so tell who reads.
// Source: the lexicons app.bsky.feed.defs, app.bsky.embed.*, app.bsky.richtext.facet.
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>

namespace limpid {

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Post::AccountText account_of(JsonValue profile) {
  return {filled_text_of(profile["handle"]), filled_text_of(profile["did"]),
          filled_text_of(profile["displayName"])};
}

// "at://did:plc:abc/app.bsky.graph.follow/xyz" -> "did:plc:abc"
std::string_view repository_of(std::string_view uri) {
  constexpr std::string_view kScheme = "at://";
  if (uri.substr(0, kScheme.size()) != kScheme) return {};
  uri.remove_prefix(kScheme.size());
  return uri.substr(0, uri.find('/'));
}

// Inside `viewer`, a relation that does not hold is left out.
Tri there(JsonValue viewer, std::string_view key) { return viewer ? tri(bool(viewer[key])) : Tri::unknown; }

void read_relation(JsonValue viewer, Post& post, Notes& notes) {
  post[Flag::following] = there(viewer, "following");
  post[Flag::follows_me] = there(viewer, "followedBy");
  post[Flag::muted] = flag_of(viewer["muted"]);
  post[Flag::blocked] = there(viewer, "blocking");
  if (notes.reader_account.empty()) notes.reader_account = repository_of(text_of(viewer["following"]));
}

void read_facets(JsonValue record, Post& post) {
  Post::ListText& hashtags = post[List::hashtags];
  Post::ListText& mentions = post[List::mentions];
  Post::ListText& links = post[List::links];
  hashtags.known = mentions.known = links.known = true;
  for (const JsonValue facet : record["facets"]) {
    for (const JsonValue feature : facet["features"]) {
      const std::string_view type = text_of(feature["$type"]);
      if (contains(type, "#link")) links.items.push_back(text_of(feature["uri"]));
      if (contains(type, "#mention")) mentions.items.push_back(text_of(feature["did"]));
      if (contains(type, "#tag")) hashtags.items.push_back(text_of(feature["tag"]));
    }
  }
  for (const JsonValue tag : record["tags"]) hashtags.items.push_back(text_of(tag));
}

void add_link(std::string_view uri, Post& post) {
  auto& links = post[List::links].items;
  if (!uri.empty() && std::find(links.begin(), links.end(), uri) == links.end()) links.push_back(uri);
}

// The embed of a post view, or the media half of a record with media.
void read_embed(JsonValue embed, Post& post) {
  const std::string_view type = text_of(embed["$type"]);
  auto& media = post[List::media].items;
  if (contains(type, "recordWithMedia")) {
    read_embed(embed["media"], post);
    post[Text::quote_of] = filled_text_of(embed["record"]["record"]["uri"]);
  } else if (contains(type, "embed.images")) {
    media.insert(media.end(), embed["images"].size(), "image");
  } else if (contains(type, "embed.video")) {
    media.push_back("video");
  } else if (contains(type, "embed.external")) {
    add_link(text_of(embed["external"]["uri"]), post);
  } else if (contains(type, "embed.record")) {
    const std::string_view uri = text_of(embed["record"]["uri"]);
    if (contains(uri, "/app.bsky.feed.post/")) post[Text::quote_of] = uri;
  }
}

// Labels that say what is seen (docs.bsky.app, "Labels and moderation").
bool is_sensitive(std::string_view label) {
  constexpr std::string_view kSensitive[] = {"porn", "sexual", "nudity", "graphic-media", "gore"};
  return std::find(std::begin(kSensitive), std::end(kSensitive), label) != std::end(kSensitive);
}

void read_labels(JsonValue labels, Post& post) {
  if (!labels.is(JsonKind::array)) return;
  post[Flag::sensitive] = post[Flag::warned] = Tri::no;
  for (const JsonValue label : labels) {
    const std::string_view value = text_of(label["val"]);
    if (is_sensitive(value)) post[Flag::sensitive] = Tri::yes;
    if (!value.empty() && value.front() != '!')
      post[Flag::warned] = Tri::yes;  // "!no-unauthenticated" is no warning
  }
}

// createdAt is whatever the writer's program says; it cannot be later than the network saw it.
std::int64_t created_at(JsonValue view, const std::string& pointer, Notes& notes) {
  const std::int64_t created = time_of(view["record"]["createdAt"], pointer + "/record/createdAt", notes);
  const std::int64_t indexed = time_of(view["indexedAt"], pointer + "/indexedAt", notes);
  if (created == kUnknownTime) return indexed;
  return indexed == kUnknownTime ? created : std::min(created, indexed);
}

std::string_view language_in(JsonValue record) {
  for (const JsonValue lang : record["langs"]) return language_of(lang);
  return {};
}

void read_reply(JsonValue record, std::string_view uri, Post& post) {
  const JsonValue reply = record["reply"];
  post[Text::reply_to] = filled_text_of(reply["parent"]["uri"]);
  post[Label::conversation] = reply ? filled_text_of(reply["root"]["uri"]) : uri;
  post[Label::kind] = kind_of(false, bool(reply), !post[Text::quote_of].empty());
}

// What stands where a post is not shown; empty for all else.
std::string why_not_shown(JsonValue view) {
  const std::string_view type = text_of(view["$type"]);
  if (contains(type, "blockedPost") || flag_of(view["blocked"]) == Tri::yes) return "a post that is blocked";
  if (contains(type, "notFoundPost") || flag_of(view["notFound"]) == Tri::yes) return "a post that is gone";
  return {};
}

// `pointer` says where in the record the view stands.
std::string read_view(JsonValue view, const std::string& pointer, Post& post, Notes& notes) {
  std::string why = why_not_shown(view);
  if (!why.empty()) return why;
  const std::string_view uri = filled_text_of(view["uri"]);
  if (uri.empty()) return "a post without uri";
  const JsonValue record = view["record"];
  if (!record.is(JsonKind::object)) return "a post without its record (blocked or deleted)";

  post[Text::id] = post[Text::post] = post[Text::uri] = uri;
  post[Time::created_at] = created_at(view, pointer, notes);
  post[Account::author] = account_of(view["author"]);
  read_relation(view["author"]["viewer"], post, notes);

  post[Text::text] = text_of(record["text"]);
  post[Label::lang] = language_in(record);
  post[Label::visibility] = "public";  // there is no other kind on this network
  post[Number::likes] = count_of(view["likeCount"], pointer, notes);
  post[Number::reposts] = count_of(view["repostCount"], pointer, notes);
  post[Number::replies] = count_of(view["replyCount"], pointer, notes);
  post[Number::quotes] = count_of(view["quoteCount"], pointer, notes);
  post[Number::bookmarks] = count_of(view["bookmarkCount"], pointer, notes);
  read_facets(record, post);
  post[List::media].known = true;
  read_embed(view["embed"], post);
  read_labels(view["labels"], post);
  const JsonValue viewer = view["viewer"];
  post[Flag::liked_by_me] = there(viewer, "like");
  if (notes.reader_account.empty()) notes.reader_account = repository_of(text_of(viewer["like"]));

  read_reply(record, uri, post);
  return {};
}

void read_reason(JsonValue reason, Post& post, Notes& notes) {
  const std::string_view type = text_of(reason["$type"]);
  if (contains(type, "#reasonPin")) post[Text::why_shown] = "Pinned";
  if (!contains(type, "#reasonRepost")) return;
  const JsonValue by = reason["by"];
  post[Account::reposter] = account_of(by);
  post[Text::repost_of] = post[Text::uri];
  post[Label::kind] = "repost";
  post[Time::reposted_at] = time_of(reason["indexedAt"], "/reason/indexedAt", notes);
  std::string id(post[Text::uri]);
  id.append("#").append(text_of(by["did"]));
  post[Text::id] = post.keep(std::move(id));
}

bool is_feed_entry(JsonValue record) {
  if (contains(text_of(record["$type"]), "#threadViewPost")) return false;  // holds a post, too, and more
  const JsonValue view = record["post"];
  return (view["record"] && view["author"]["did"]) || (view["$type"] && !why_not_shown(view).empty());
}

std::string read_feed_entry(JsonValue entry, Post& post, Notes& notes) {
  std::string why = read_view(entry["post"], "/post", post, notes);
  if (!why.empty()) return why;
  post[Text::why_shown] = filled_text_of(entry["feedContext"]);
  read_reason(entry["reason"], post, notes);
  return {};
}

std::string read_post_view(JsonValue view, Post& post, Notes& notes) {
  return read_view(view, "", post, notes);
}

bool is_post_view(JsonValue record) {
  return record["record"].is(JsonKind::object) && record["author"]["did"] && record["uri"];
}

// --- Threads -------------------------------------------------------------------------------------------

void read_or_skip(JsonValue view, const std::string& pointer, Entries& entries) {
  if (!view.complete()) return;
  std::string why = read_view(view, pointer, entries.post(), entries.notes());
  if (why.empty()) entries.add();
  else entries.skip(pointer, std::move(why));
}

// A node: its post, the one above it (`parent`) and those below (`replies`); read from the top down.
void read_node(JsonValue node, const std::string& pointer, Entries& entries) {
  if (!node) return;
  read_node(node["parent"], pointer + "/parent", entries);
  if (node["post"]) {
    read_or_skip(node["post"], pointer + "/post", entries);
  } else if (node.complete()) {
    std::string why = why_not_shown(node);
    entries.skip(pointer, why.empty() ? "a place in the thread without a post" : std::move(why));
  }
  std::size_t index = 0;
  for (const JsonValue reply : node["replies"]) {
    read_node(reply, pointer + "/replies/" + std::to_string(index++), entries);
  }
}

bool is_node(JsonValue record) {
  const std::string_view type = text_of(record["$type"]);
  return contains(type, "app.bsky.feed.defs#threadViewPost") || contains(type, "app.bsky.feed.defs#blockedPost") ||
         contains(type, "app.bsky.feed.defs#notFoundPost");
}
void read_thread_node(JsonValue record, Entries& entries) { read_node(record, "", entries); }

bool is_thread(JsonValue record) { return is_node(record["thread"]); }
void read_thread(JsonValue record, Entries& entries) { read_node(record["thread"], "/thread", entries); }

// getPostThreadV2: a flat list.
bool is_thread_item(JsonValue record) {
  return record["depth"].is(JsonKind::number) && contains(text_of(record["value"]["$type"]), "#threadItem");
}
void read_thread_item(JsonValue record, Entries& entries) {
  if (record["value"]["post"]) read_or_skip(record["value"]["post"], "/value/post", entries);
  else if (record.complete()) entries.skip("", "a post that is blocked, gone, or shown only to who is signed in");
}

// --- Records -------------------------------------------------------------------------------------------

bool is_repository_record(JsonValue record) {
  return contains(text_of(record["value"]["$type"]), "app.bsky.") && record["uri"];
}

std::string read_repository_record(JsonValue entry, Post& post, Notes& notes) {
  const JsonValue record = entry["value"];
  const std::string_view type = text_of(record["$type"]), uri = text_of(entry["uri"]);
  post[Text::id] = uri;
  post[Label::visibility] = "public";
  const Post::AccountText owner{{}, repository_of(uri), {}};
  if (type == "app.bsky.feed.repost") {
    post[Account::reposter] = owner;
    post[Text::post] = post[Text::uri] = post[Text::repost_of] = filled_text_of(record["subject"]["uri"]);
    post[Time::reposted_at] = time_of(record["createdAt"], "/value/createdAt", notes);
    post[Account::author] = {{}, repository_of(post[Text::uri]), {}};
    post[Label::kind] = "repost";
    return {};
  }
  if (type != "app.bsky.feed.post") return "a record of type " + std::string(type) + ", not a post";
  post[Text::post] = post[Text::uri] = uri;
  post[Account::author] = owner;
  post[Time::created_at] = time_of(record["createdAt"], "/value/createdAt", notes);
  post[Text::text] = text_of(record["text"]);
  post[Label::lang] = language_in(record);
  read_facets(record, post);
  post[List::media].known = true;
  read_embed(record["embed"], post);
  read_reply(record, uri, post);
  return {};
}

}  // namespace

const Format kBluesky{"bluesky", "Bluesky", is_feed_entry, one_post<read_feed_entry>, {"feed[]"}};
const Format kBlueskyPost{"bluesky", "Bluesky", is_post_view, one_post<read_post_view>, {"posts[]"}};
const Format kBlueskyNode{"bluesky", "Bluesky", is_node, read_thread_node, {"thread"}};
const Format kBlueskyThread{"bluesky", "Bluesky", is_thread, read_thread};
const Format kBlueskyThreadItem{"bluesky", "Bluesky", is_thread_item, read_thread_item, {"thread[]"}};
const Format kBlueskyRecord{
    "bluesky", "Bluesky", is_repository_record, one_post<read_repository_record>, {"records[]"}};

}  // namespace limpid
