// Sources: X's archive (README.txt inside it), Mastodon's export controllers and backup service
// (github.com/mastodon/mastodon, app/controllers/settings/exports, app/services/backup_service.rb), Bluesky's
// lexicons app.bsky.graph.* and com.atproto.repo.listRecords.
#include "readers/affinity_records.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "readers/fields.hpp"

#include <algorithm>

namespace limpid {

namespace {

using AccountText = Post::AccountText;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// --- X's archive: [{"following": {"accountId": …}}], one kind of record a file ---

struct XList {
  std::string_view key;
  Relation relation;
};
constexpr XList kXLists[] = {{"following", Relation::following},
                             {"follower", Relation::follower},
                             {"muting", Relation::muted},
                             {"blocking", Relation::blocked}};

// "RT @ana: Tides." -> "ana": all that an archive keeps of whom the reader reposted.
std::string_view reposted_handle(std::string_view text) {
  constexpr std::string_view kMark = "RT @";
  if (text.substr(0, kMark.size()) != kMark) return {};
  text.remove_prefix(kMark.size());
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos || colon > 15 ? std::string_view() : text.substr(0, colon);
}

void read_own_tweet(JsonValue tweet, Affinity& facts) {
  std::string_view text = text_of(tweet["full_text"]);
  if (!text.data()) text = text_of(tweet["text"]);
  const std::string_view reposted = reposted_handle(text);
  if (!reposted.empty()) facts.add(Deed::repost, {reposted, {}, {}});
  const AccountText answered{
      filled_text_of(tweet["in_reply_to_screen_name"]), id_of(tweet["in_reply_to_user_id_str"]), {}};
  if (answered.handle.data() || answered.id.data()) facts.add(Deed::reply, answered);
}

bool is_own_tweet(JsonValue record) {
  return record["id_str"].is(JsonKind::text) && record["entities"].is(JsonKind::object) && !record["user"] &&
         (record["full_text"].is(JsonKind::text) || record["text"].is(JsonKind::text));
}

bool read_x_archive(JsonValue record, Affinity& facts) {
  for (const XList& list : kXLists) {
    const JsonValue account = record[list.key];
    if (!account["accountId"]) continue;
    facts.add(list.relation, {{}, id_of(account["accountId"]), {}});
    return true;
  }
  if (const JsonValue like = record["like"]; like["tweetId"]) {
    facts.add_liked(id_of(like["tweetId"]));
    return true;
  }
  if (const JsonValue account = record["account"]; account["accountId"]) {
    facts.set_reader({filled_text_of(account["username"]), id_of(account["accountId"]), {}});
    return true;
  }
  if (const JsonValue owner = record["userInfo"]; owner["accountId"]) {  // manifest.js
    facts.set_reader({filled_text_of(owner["userName"]), id_of(owner["accountId"]), {}});
    return true;
  }
  const JsonValue tweet = record["tweet"].is(JsonKind::object) ? record["tweet"] : record;
  if (!is_own_tweet(tweet)) return false;
  read_own_tweet(tweet, facts);
  return true;
}

// --- Tables: "AccountText address,Show boosts,…" ---

std::optional<Relation> relation_of_columns(JsonValue row) {
  for (const JsonValue cell : row) {
    const std::string_view name = cell.key();
    if (equal_ignoring_case(name, "hide notifications")) return Relation::muted;
    if (equal_ignoring_case(name, "show boosts")) return Relation::following;
  }
  // One column: Mastodon's lists of follows before it had others. Its lists of blocks have no header.
  return Relation::following;
}

// The account in a row or record of any make.
AccountText account_in(JsonValue record) {
  constexpr std::string_view kNames[] = {"account address", "acct",     "address",   "handle",
                                         "screen_name",     "username", "user_name", "account"};
  constexpr std::string_view kIds[] = {"did", "accountid", "account_id", "user_id", "id_str", "id"};
  AccountText account;
  const auto first_of = [&](const auto& names) -> std::string_view {
    for (const std::string_view name : names) {
      for (const JsonValue member : record) {
        if (equal_ignoring_case(member.key(), name) && id_of(member).data()) return id_of(member);
      }
    }
    return {};
  };
  account.handle = first_of(kNames);
  account.id = first_of(kIds);
  return account;
}

bool has_address_column(JsonValue record) {
  for (const JsonValue cell : record) {
    if (equal_ignoring_case(cell.key(), "account address")) return true;
  }
  return false;
}

// --- Mastodon's archive: outbox.json, likes.json ---

// "https://example.org/users/ana/statuses/1" -> "ana@example.org"; empty where the address names nobody.
std::string address_in(std::string_view uri) {
  for (const std::string_view before : {std::string_view("/users/"), std::string_view("/@")}) {
    const std::size_t at = uri.find(before);
    if (at == std::string_view::npos) continue;
    std::string_view name = uri.substr(at + before.size());
    name = name.substr(0, name.find_first_of("/?#"));
    const std::string host = domain_of(uri);
    if (name.empty() || host.empty()) return {};
    return contains(name, "@") ? std::string(name) : std::string(name) + "@" + host;
  }
  return {};
}

void add_to_address(Deed deed, std::string_view uri, std::string_view self, Affinity& facts) {
  const std::string address = address_in(uri);
  if (!address.empty() && address != address_in(self)) facts.add(deed, {address, {}, {}});
}

bool read_activity(JsonValue record, Affinity& facts) {
  const std::string_view type = text_of(record["type"]);
  const std::string_view actor = text_of(record["actor"]);
  if (type == "Announce") {
    const JsonValue object = record["object"];
    const std::string_view inner = text_of(object.is(JsonKind::object) ? object["id"] : object);
    add_to_address(Deed::repost, inner, actor, facts);
    return true;
  }
  if (type == "Create") {
    add_to_address(Deed::reply, text_of(record["object"]["inReplyTo"]), actor, facts);
    return true;
  }
  if (type != "Person" && type != "Service") return false;
  const std::string address = address_in(text_of(record["id"]));
  if (!address.empty()) facts.set_reader({address, {}, {}});
  return true;
}

// likes.json and bookmarks.json are lists of addresses alike; their "id" tells them apart.
std::string read_address(std::string_view uri, JsonValue around, Affinity& facts) {
  const std::string_view id = text_of(around["id"]);
  if (contains(id, "bookmarks")) return {};  // what was kept for later says nothing of closeness
  if (!contains(id, "like")) return "an address in a list that does not say to be of likes";
  const std::string address = address_in(uri);
  facts.add_liked(uri, {address.empty() ? std::string_view() : std::string_view(address), {}, {}});
  return {};
}

// --- Bluesky ---

// "at://did:plc:abc/app.bsky.feed.post/xyz" -> "did:plc:abc"
std::string_view repository_of(std::string_view uri) {
  constexpr std::string_view kScheme = "at://";
  if (uri.substr(0, kScheme.size()) != kScheme) return {};
  uri.remove_prefix(kScheme.size());
  return uri.substr(0, uri.find('/'));
}

std::optional<Relation> bluesky_list(std::string_view pointer) {
  if (pointer == "/follows") return Relation::following;
  if (pointer == "/followers") return Relation::follower;
  if (pointer == "/mutes") return Relation::muted;
  if (pointer == "/blocks") return Relation::blocked;
  return std::nullopt;
}

AccountText bluesky_account(JsonValue profile) {
  return {filled_text_of(profile["handle"]), filled_text_of(profile["did"]), {}};
}

void set_reader_of(std::string_view own_uri, Affinity& facts) {
  const std::string_view did = repository_of(own_uri);
  if (!did.empty()) facts.set_reader({{}, did, {}});
}

// One of the reader's own records, as com.atproto.repo.listRecords gives them.
bool read_own_record(JsonValue record, Affinity& facts) {
  const JsonValue value = record["value"];
  const std::string_view type = text_of(value["$type"]);
  if (!contains(type, "app.bsky.")) return false;
  set_reader_of(text_of(record["uri"]), facts);
  const std::string_view subject = text_of(value["subject"]);
  const std::string_view post = text_of(value["subject"]["uri"]);
  if (type == "app.bsky.graph.follow") facts.add(Relation::following, {{}, subject, {}});
  if (type == "app.bsky.graph.block") facts.add(Relation::blocked, {{}, subject, {}});
  if (type == "app.bsky.feed.like" && !post.empty()) facts.add_liked(post, {{}, repository_of(post), {}});
  if (type == "app.bsky.feed.repost") facts.add(Deed::repost, {{}, repository_of(post), {}});
  if (type == "app.bsky.feed.post") {
    const std::string_view answered = repository_of(text_of(value["reply"]["parent"]["uri"]));
    if (!answered.empty() && answered != repository_of(text_of(record["uri"])))
      facts.add(Deed::reply, {{}, answered, {}});
  }
  return true;
}

// A list of likes is a feed of posts whose `viewer` tells what the reader did.
bool read_bluesky_post(JsonValue record, Affinity& facts) {
  const JsonValue post = record["post"].is(JsonKind::object) ? record["post"] : record;
  if (repository_of(text_of(post["uri"])).empty() || !post["author"]["did"]) return false;
  const JsonValue viewer = post["viewer"];
  set_reader_of(text_of(viewer["like"]), facts);
  if (viewer["like"]) facts.add_liked(text_of(post["uri"]), bluesky_account(post["author"]));
  if (viewer["repost"]) facts.add(Deed::repost, bluesky_account(post["author"]));
  return true;
}

}  // namespace

std::vector<std::string_view> affinity_paths() {
  return {"follows[]", "followers[]", "mutes[]", "blocks[]", "records[]", "feed[]", "orderedItems[]"};
}

std::optional<Relation> relation_named(std::string_view name) {
  if (name == "following") return Relation::following;
  if (name == "followers") return Relation::follower;
  if (name == "muted") return Relation::muted;
  if (name == "blocked") return Relation::blocked;
  return std::nullopt;
}

AccountText account_named(std::string_view name) {
  if (!name.empty() && name.front() == '@') name.remove_prefix(1);
  const bool is_id = name.substr(0, 4) == "did:" || std::all_of(name.begin(), name.end(), is_digit);
  return is_id ? AccountText{{}, name, {}} : AccountText{name, {}, {}};
}

std::string read_affinity(JsonValue record, const RecordPlace& place, std::optional<Relation> list,
                          Affinity& facts) {
  if (list) {
    const AccountText account =
        record.is(JsonKind::object) ? account_in(record) : account_named(id_of(record));
    if (!account.handle.data() && !account.id.data()) return "no account was found in this record";
    facts.add(*list, account);
    return {};
  }
  if (const auto uri = record.text()) return read_address(*uri, place.around, facts);
  if (!record.is(JsonKind::object)) return "not an account and not a post: a JSON object is expected";
  if (const auto relation = bluesky_list(place.pointer); relation && record["did"]) {
    facts.add(*relation, bluesky_account(record));
    return {};
  }
  if (has_address_column(record)) {
    facts.add(*relation_of_columns(record), account_in(record));
    return {};
  }
  if (read_x_archive(record, facts) || read_own_record(record, facts) || read_bluesky_post(record, facts) ||
      read_activity(record, facts)) {
    return {};
  }
  const bool is_post = record["text"] || record["content"] || record["created_at"].is(JsonKind::number);
  if (!is_post && account_in(record).handle.data()) {
    return "an account, in a list that does not say of what: say so, as following=FILE, muted=FILE or "
           "blocked=FILE";
  }
  return "nothing about whom the reader follows, muted, blocked or liked";
}

}  // namespace limpid
