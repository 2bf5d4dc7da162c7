// HAR: what a browser's developer tools save of a page's traffic ("Save all as HAR with content").
//
// A HAR holds cookies, tokens and everything else the browser said and heard. From it are read: the address
// of each request, to tell whether it asked for a timeline; and of those that did, the time and the body of
// the answer. Nothing else is looked at: no header, no cookie, no body that was sent, no other answer. No
// address comes into a message, because addresses hold tokens too. Each timeline is a feed of its own.
// Source: the HAR 1.2 specification (w3c.github.io/web-performance/specs/HAR/Overview.html).
#include "base/base64.hpp"
#include "base/url.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>

namespace limpid {

namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "https://x.com/i/api/graphql/abc/HomeTimeline?variables=…" -> "/i/api/graphql/abc/HomeTimeline"
std::string_view path_of(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return {};
  const std::size_t path = url.find('/', host + 3);
  if (path == std::string_view::npos) return {};
  url.remove_prefix(path);
  return url.substr(0, url.find_first_of("?#"));
}

// "api.x.com" is of "x.com".
bool is_of(std::string_view host, std::string_view domain) {
  if (!ends_with(host, domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// --- Which addresses are timelines -----------------------------------------------------------------------
// Each gives the feed's name, or nothing. What is not named here is not read.

constexpr std::string_view kXTimelines[] = {
    "HomeTimeline",
    "HomeLatestTimeline",
    "ListLatestTweetsTimeline",
    "ListRankedTweetsTimeline",
    "UserTweets",
    "UserTweetsAndReplies",
    "UserMedia",
    "UserHighlightsTweets",
    "UserArticlesTweets",
    "Likes",
    "Bookmarks",
    "BookmarkSearchTimeline",
    "SearchTimeline",
    "BookmarkFolderTimeline",
    "TweetDetail",
    "CommunityTweetsTimeline",
    "TopicLandingPage",
    "CommunitiesMainPageTimeline",
    "GenericTimelineById",
    "TweetResultByRestId",
};

constexpr std::string_view kXApi1Timelines[] = {
    "/1.1/statuses/home_timeline.json",
    "/1.1/statuses/user_timeline.json",
    "/1.1/statuses/mentions_timeline.json",
    "/1.1/lists/statuses.json",
    "/1.1/favorites/list.json",
    "/1.1/search/tweets.json",
};

std::string_view x_timeline(std::string_view host, std::string_view path) {
  if (!is_of(host, "x.com") && !is_of(host, "twitter.com")) return {};
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (path.find("/graphql/") != std::string_view::npos && is_one_of(kXTimelines, last)) return last;
  if (is_one_of(kXApi1Timelines, path)) return path;
  const bool is_home = begins_with(path, "/2/users/") && ends_with(path, "/timelines/reverse_chronological");
  return is_home || begins_with(path, "/2/tweets/search/") ? path : std::string_view();
}

// Mastodon and its kin, on any host. Never /api/v1/conversations or timelines/direct: those are messages.
std::string_view mastodon_timeline(std::string_view, std::string_view path) {
  constexpr std::string_view kTimelines[] = {"/api/v1/timelines/home", "/api/v1/timelines/public",
                                             "/api/v1/timelines/link", "/api/v1/trends/statuses",
                                             "/api/v1/favourites",     "/api/v1/bookmarks"};
  if (is_one_of(kTimelines, path)) return path;
  for (const std::string_view prefix : {"/api/v1/timelines/tag/", "/api/v1/timelines/list/"}) {
    if (begins_with(path, prefix)) return path;
  }
  return begins_with(path, "/api/v1/accounts/") && ends_with(path, "/statuses") ? path : std::string_view();
}

std::string_view bluesky_timeline(std::string_view, std::string_view path) {
  constexpr std::string_view kPrefix = "/xrpc/app.bsky.feed.";
  constexpr std::string_view kTimelines[] = {"getTimeline",   "getFeed",     "getAuthorFeed", "getListFeed",
                                             "getActorLikes", "searchPosts", "getPostThread", "getPosts"};
  if (!begins_with(path, kPrefix)) return {};
  const std::string_view name = path.substr(kPrefix.size());
  return is_one_of(kTimelines, name) ? name : std::string_view();
}

std::string_view reddit_timeline(std::string_view host, std::string_view path) {
  constexpr std::string_view kFront[] = {"/.json",       "/best.json", "/hot.json",          "/new.json",
                                         "/rising.json", "/top.json",  "/controversial.json"};
  if (!is_of(host, "reddit.com") || !ends_with(path, ".json")) return {};
  return is_one_of(kFront, path) || begins_with(path, "/r/") || begins_with(path, "/user/")
             ? path
             : std::string_view();
}

std::string_view other_timeline(std::string_view host, std::string_view path) {
  if (path == "/api/v3/post/list" || path == "/api/v4/post/list") return path;  // Lemmy, on any host
  if (host == "hn.algolia.com" && begins_with(path, "/api/v1/search")) return path;
  return {};
}

std::string_view timeline_of(std::string_view url) {
  const std::string host = domain_of(url);
  const std::string_view path = path_of(url);
  for (const auto find : {x_timeline, mastodon_timeline, bluesky_timeline, reddit_timeline, other_timeline}) {
    const std::string_view name = find(host, path);
    if (!name.empty()) return name;
  }
  return {};
}

// --- Entries ---------------------------------------------------------------------------------------------

bool matches(JsonValue record) {
  return record["request"]["url"].is(JsonKind::text) && record["response"].is(JsonKind::object);
}

// In a file that was cut off within the text, its encoding is not there yet: JSON begins with a bracket.
bool is_base64(JsonValue content, std::string_view body) {
  if (text_of(content["encoding"]) == "base64") return true;
  return !content.complete() && body.front() != '{' && body.front() != '[';
}

void read_body(JsonValue content, Entries& entries) {
  constexpr std::string_view kPlace = "/response/content/text";
  const std::string_view body = text_of(content["text"]);
  if (body.empty()) {
    if (!content.complete()) return;
    return entries.skip(kPlace,
                        "a timeline was asked for, but its answer is not in the file: save the HAR \"with "
                        "content\", before leaving the page");
  }
  if (!is_base64(content, body)) return entries.read_inside(body, kPlace);
  const std::string decoded = decode_base64(body);
  entries.read_inside(decoded, kPlace);
}

void read(JsonValue record, Entries& entries) {
  const std::string_view timeline = timeline_of(text_of(record["request"]["url"]));
  const bool is_preflight = text_of(record["request"]["method"]) == "OPTIONS";
  Notes& notes = entries.notes();
  if (timeline.empty() || is_preflight) {
    if (!record.complete()) return;
    return notes.warn("ignored-requests", "",
                      "of a HAR file only the answers that are timelines are read; this request was for "
                      "something else and was not looked at");
  }
  notes.timeline = std::string(timeline);
  notes.captured_at = time_of(record["startedDateTime"], "/startedDateTime", notes);
  read_body(record["response"]["content"], entries);
}

}  // namespace

const Format kHar{"har", "HAR", matches, read, {"log.entries[]"}};

}  // namespace limpid
