// Bluesky feeds and post views: invented ones, each with what a reader must get right.
#include "posts/posts.hpp"
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

constexpr char kUri[] = "at://did:plc:ana/app.bsky.feed.post/3kaaa";

// A post view; `record` and `view` are more members, each with a comma in front.
std::string view_of(const std::string& record = "", const std::string& view = "",
                    const std::string& viewer = "{}", const std::string& uri = kUri) {
  return R"j({"uri": ")j" + uri +
         R"j(", "cid": "c", "author": {"did": "did:plc:ana", "handle": "ana.example", "displayName": "Ana",
      "viewer": )j" +
         viewer + R"j(}, "record": {"$type": "app.bsky.feed.post", "text": "Hello",
      "createdAt": "2026-03-01T08:00:00.123Z")j" +
         record + R"j(}, "likeCount": 12, "repostCount": 3, "replyCount": 0,
      "quoteCount": 1, "indexedAt": "2026-03-01T08:00:01Z")j" +
         view + "}";
}

std::string feed_of(const std::string& entries) { return R"({"feed": [)" + entries + R"(], "cursor": "x"})"; }
std::string entry(const std::string& view, const std::string& more = "") {
  return R"({"post": )" + view + more + "}";
}

Ids items(const Posts& posts, List list, Row row = 0) {
  Ids texts;
  const Posts::ListSpan span = posts.column(list)[row];
  for (std::uint32_t i = 0; i < span.count; ++i) texts.emplace_back(posts.list_item(span, i));
  return texts;
}

TEST(Bluesky, AFeed) {
  const Timelines timelines = read_all(
      feed_of(entry(view_of(R"(, "langs": ["en", "de"])", R"(, "bookmarkCount": 2, "labels": [])"))));
  EXPECT_EQ(timelines.format, "bluesky");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.text(Text::id, 0), kUri);
  EXPECT_EQ(posts.text(Text::text, 0), "Hello");
  EXPECT_EQ(posts.accounts()[0].handle, "ana.example");
  EXPECT_EQ(posts.accounts()[0].id, "did:plc:ana");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::replies)[0], 0);
  EXPECT_EQ(posts.column(Number::quotes)[0], 1);
  EXPECT_EQ(posts.column(Number::bookmarks)[0], 2);
  EXPECT_FALSE(is_known(posts.column(Number::followers)[0]));
  EXPECT_FALSE(is_known(posts.column(Number::views)[0]));
  EXPECT_EQ(posts.label(Label::lang, 0), "en");
  EXPECT_EQ(posts.label(Label::kind, 0), "original");
  EXPECT_EQ(posts.label(Label::conversation, 0), kUri);
  EXPECT_EQ(posts.column(Flag::sensitive)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::no);
}

TEST(Bluesky, WhatTheReaderIsToTheAuthor) {
  const std::string follow = R"({"following": "at://did:plc:me/app.bsky.graph.follow/1", "muted": false})";
  const std::string followed_by =
      R"({"followedBy": "at://did:plc:bo/app.bsky.graph.follow/9", "muted": true,
                                     "blocking": "at://did:plc:me/app.bsky.graph.block/1"})";
  const Timeline timeline =
      only_timeline(feed_of(entry(view_of("", "", follow)) + "," +
                            entry(view_of("", "", followed_by, "at://did:plc:ana/app.bsky.feed.post/2"))));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.column(Flag::following)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::follows_me)[0],
            Tri::no);  // a relation that does not hold is left out
  EXPECT_EQ(posts.column(Flag::muted)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::blocked)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::following)[1], Tri::no);
  EXPECT_EQ(posts.column(Flag::follows_me)[1], Tri::yes);
  EXPECT_EQ(posts.column(Flag::muted)[1], Tri::yes);
  EXPECT_EQ(posts.column(Flag::blocked)[1], Tri::yes);
}

TEST(Bluesky, WithoutViewerNothingIsKnownOfThem) {
  std::string view = view_of();
  const std::size_t at = view.find("\"viewer\": {}");
  view.replace(at, 12, "\"x\": 0");
  const Timeline timeline = only_timeline(feed_of(entry(view)));
  for (const Flag flag :
       {Flag::following, Flag::follows_me, Flag::muted, Flag::blocked, Flag::liked_by_me, Flag::is_self}) {
    EXPECT_EQ(timeline.posts().column(flag)[0], Tri::unknown) << name_of(flag);
  }
}

TEST(Bluesky, TheReadersOwnPostsAreNoStrangers) {
  // Only the reader's own records ("did:plc:me" in the follow) tell who reads; for their posts
  // `following` is left out as for strangers, and that is not "no".
  std::string mine = view_of("", "", "{\"muted\": false}", "at://did:plc:me/app.bsky.feed.post/1");
  mine.replace(mine.find("did:plc:ana\", \"handle\": \"ana"), 29, "did:plc:me\", \"handle\": \"me");
  const std::string theirs = view_of("", "", R"({"following": "at://did:plc:me/app.bsky.graph.follow/1"})");
  const Timeline timeline = only_timeline(feed_of(entry(mine) + "," + entry(theirs)));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.column(Flag::is_self)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::following)[0], Tri::unknown);
  EXPECT_EQ(posts.column(Flag::is_self)[1], Tri::no);
  EXPECT_EQ(posts.column(Flag::following)[1], Tri::yes);
}

TEST(Bluesky, ARepostIsAnEntryOfItsOwn) {
  const std::string reason = R"j(, "reason": {"$type": "app.bsky.feed.defs#reasonRepost",
      "by": {"did": "did:plc:bo", "handle": "bo.example"}, "indexedAt": "2026-03-02T09:00:00Z"})j";
  const Timelines timelines = read_all(feed_of(entry(view_of()) + "," + entry(view_of(), reason)));
  EXPECT_EQ(timelines.posts(), 2u);  // the post itself and the same, reposted
  EXPECT_EQ(timelines.duplicates, 0u);
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.text(Text::id, 1), std::string(kUri) + "#did:plc:bo");
  EXPECT_EQ(posts.text(Text::post, 1), kUri);
  EXPECT_EQ(posts.text(Text::repost_of, 1), kUri);
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[1]), "ana.example");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[1]), "bo.example");
  EXPECT_EQ(posts.column(Number::likes)[1], 12);
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-02T09:00:00Z");
  EXPECT_EQ(posts.column(Account::reposter)[0], kNoCode);
}

TEST(Bluesky, RepliesQuotesAndPins) {
  const std::string reply = R"j(, "reply": {"root": {"uri": "at://r"}, "parent": {"uri": "at://p"}})j";
  const std::string quote =
      R"j(, "embed": {"$type": "app.bsky.embed.record#view", "record": {"uri": "at://did:plc:cy/app.bsky.feed.post/9"}})j";
  const std::string list =
      R"j(, "embed": {"$type": "app.bsky.embed.record#view", "record": {"uri": "at://did:plc:cy/app.bsky.graph.list/9"}})j";
  const std::string pin = R"j(, "reason": {"$type": "app.bsky.feed.defs#reasonPin"})j";
  const Timeline timeline = only_timeline(feed_of(entry(view_of(reply, "", "{}", "at://1")) + "," +
                                                  entry(view_of("", quote, "{}", "at://2")) + "," +
                                                  entry(view_of("", list, "{}", "at://3"), pin)));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 0), "reply");
  EXPECT_EQ(posts.text(Text::reply_to, 0), "at://p");
  EXPECT_EQ(posts.label(Label::conversation, 0), "at://r");
  EXPECT_EQ(posts.label(Label::kind, 1), "quote");
  EXPECT_EQ(posts.text(Text::quote_of, 1), "at://did:plc:cy/app.bsky.feed.post/9");
  EXPECT_EQ(posts.label(Label::kind, 2), "original");  // embedding a list is no quote
  EXPECT_EQ(posts.text(Text::why_shown, 2), "Pinned");
}

TEST(Bluesky, FacetsEmbedsAndLabels) {
  const std::string facets = R"j(, "tags": ["hidden"], "facets": [
      {"features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "sea"}]},
      {"features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:bo"}]},
      {"features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://www.example.com/a"}]}])j";
  const std::string embed =
      R"j(, "labels": [{"val": "!no-unauthenticated"}, {"val": "nudity"}], "embed": {
      "$type": "app.bsky.embed.recordWithMedia#view",
      "media": {"$type": "app.bsky.embed.images#view", "images": [{}, {}]},
      "record": {"record": {"uri": "at://did:plc:cy/app.bsky.feed.post/9"}}})j";
  const std::string card =
      R"j(, "embed": {"$type": "app.bsky.embed.external#view", "external": {"uri": "https://b.example/"}},
                               "labels": [{"val": "!no-unauthenticated"}])j";
  const Timeline timeline =
      only_timeline(feed_of(entry(view_of(facets, embed)) + "," + entry(view_of("", card, "{}", "at://2"))));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(items(posts, List::hashtags), (Ids{"sea", "hidden"}));
  EXPECT_EQ(items(posts, List::mentions), (Ids{"did:plc:bo"}));
  EXPECT_EQ(items(posts, List::links), (Ids{"https://www.example.com/a"}));
  EXPECT_EQ(items(posts, List::media), (Ids{"image", "image"}));
  EXPECT_EQ(posts.label(Label::domain, 0), "example.com");
  EXPECT_EQ(posts.text(Text::quote_of, 0), "at://did:plc:cy/app.bsky.feed.post/9");
  EXPECT_EQ(posts.column(Flag::sensitive)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::warned)[0], Tri::yes);
  EXPECT_EQ(items(posts, List::links, 1), (Ids{"https://b.example/"}));
  EXPECT_EQ(posts.column(Flag::warned)[1], Tri::no);  // "!no-unauthenticated" warns of nothing
}

TEST(Bluesky, CreatedAtIsNeverLaterThanTheNetworkSawIt) {
  std::string future = view_of();
  future.replace(future.find("2026-03-01T08:00:00.123Z"), 24, "2031-01-01T00:00:00.000Z");
  std::string offset = view_of("", "", "{}", "at://2");
  offset.replace(offset.find("2026-03-01T08:00:00.123Z"), 24, "2026-03-01T09:30:00.5+02:00");
  const Timeline timeline = only_timeline(feed_of(entry(future) + "," + entry(offset)));
  EXPECT_EQ(format_time(timeline.posts().column(Time::created_at)[0]), "2026-03-01T08:00:01Z");
  EXPECT_EQ(format_time(timeline.posts().column(Time::created_at)[1]), "2026-03-01T07:30:00.500Z");
}

TEST(Bluesky, PostsThatAreGoneAreSkippedWithTheirPlace) {
  const std::string gone =
      R"j({"post": {"$type": "app.bsky.feed.defs#blockedPost", "uri": "at://x", "blocked": true}})j";
  const Timelines timelines = read_all(feed_of(entry(view_of()) + "," + gone));
  EXPECT_EQ(timelines.posts(), 1u);
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "/feed/1");
  EXPECT_EQ(timelines.skipped[0].why, "a post that is blocked");
}

TEST(Bluesky, PlainPostViews) {
  const Timelines timelines = read_all(R"({"posts": [)" + view_of() + "]}");
  EXPECT_EQ(timelines.format, "bluesky");
  EXPECT_EQ(timelines.feeds[0].posts().text(Text::id, 0), kUri);
  std::string bad = view_of();
  bad.replace(bad.find("2026-03-01T08:00:00.123Z"), 24, "soon");
  EXPECT_EQ(read_all(R"({"posts": [)" + bad + "]}").warnings.at(0).first, "/posts/0/record/createdAt");
  EXPECT_EQ(read_all(feed_of(entry(bad))).warnings.at(0).first, "/feed/0/post/record/createdAt");
}

TEST(Bluesky, AThreadIsReadFromTheTopDown) {
  const auto node = [](const std::string& uri, const std::string& more) {
    return R"j({"$type": "app.bsky.feed.defs#threadViewPost", "post": )j" + view_of("", "", "{}", uri) + more + "}";
  };
  const std::string blocked = R"j({"$type": "app.bsky.feed.defs#blockedPost", "uri": "at://x", "blocked": true})j";
  const std::string gone = R"j({"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://y", "notFound": true})j";
  const std::string thread =
      "{\"thread\": " + node("at://2", ", \"parent\": " + node("at://1", "") + ", \"replies\": [" + blocked + "," +
                                         node("at://3", ", \"replies\": [" + node("at://4", "") + "]") + "," + gone + "]") +
      "}";
  const Timeline timeline = only_timeline(thread);
  Ids ids;
  for (Row row = 0; row < timeline.size(); ++row) ids.emplace_back(timeline.posts().text(Text::id, row));
  EXPECT_EQ(ids, (Ids{"at://1", "at://2", "at://3", "at://4"}));
  EXPECT_EQ(skipped_of(thread), (Ids{"/thread/replies/0: a post that is blocked", "/thread/replies/2: a post that is gone"}));
  EXPECT_EQ(lines_of("[" + thread + "]"), lines_of(thread));  // as a record
}

TEST(Bluesky, RecordsOfAnAccountHaveNoCounts) {
  const Ids expected{
      R"j({"id":"at://did:plc:ana/app.bsky.feed.post/1","uri":"at://did:plc:ana/app.bsky.feed.post/1","position":1,"author_id":"did:plc:ana","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"at://did:plc:ana/app.bsky.feed.post/1","text":"only a record","lang":"en","hashtags":["sea"],"mentions":[],"links":[],"media":[],"visibility":"public"})j",
      R"j({"id":"at://did:plc:ana/app.bsky.feed.repost/2","post":"at://did:plc:bo/app.bsky.feed.post/9","uri":"at://did:plc:bo/app.bsky.feed.post/9","position":2,"author_id":"did:plc:bo","reposted_at":"2026-03-02T09:00:00Z","kind":"repost","reposter":"did:plc:ana","repost_of":"at://did:plc:bo/app.bsky.feed.post/9","visibility":"public"})j",
  };
  EXPECT_EQ(lines_of(R"j({"records": [
 {"uri": "at://did:plc:ana/app.bsky.feed.post/1", "cid": "b1", "value": {"$type": "app.bsky.feed.post", "text": "only a record", "createdAt": "2026-03-02T08:00:00.000Z", "langs": ["en"], "tags": ["sea"]}},
 {"uri": "at://did:plc:ana/app.bsky.feed.repost/2", "cid": "b2", "value": {"$type": "app.bsky.feed.repost", "subject": {"uri": "at://did:plc:bo/app.bsky.feed.post/9", "cid": "b9"}, "createdAt": "2026-03-02T09:00:00.000Z"}}
], "cursor": "2"})j"), expected);
  EXPECT_EQ(refused(R"j({"records": [{"uri": "at://did:plc:a/app.bsky.feed.like/1", "value": {"$type": "app.bsky.feed.like"}}]})j"),
            "/records/0: no post was found: a record of type app.bsky.feed.like, not a post");
}

}  // namespace
}  // namespace limpid
