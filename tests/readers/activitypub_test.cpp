// ActivityPub: invented outboxes, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

constexpr char kOutbox[] =
    R"j({"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection", "totalItems": 5, "orderedItems": [
 {"id": "https://reef.example/users/ana/statuses/1/activity", "type": "Create", "actor": "https://reef.example/users/ana", "published": "2026-03-02T08:00:00Z", "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["https://reef.example/users/ana/followers"], "object": {"id": "https://reef.example/users/ana/statuses/1", "type": "Note", "summary": "spoilers", "inReplyTo": null, "published": "2026-03-02T08:00:00Z", "attributedTo": "https://reef.example/users/ana", "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["https://reef.example/users/ana/followers"], "sensitive": true, "conversation": "tag:reef.example,2026:c1", "content": "<p>Tides &amp; <a href=\"https://moon.example/\">moons</a></p>", "contentMap": {"en": "<p>Tides &amp; moons</p>"}, "attachment": [{"type": "Document", "mediaType": "image/png", "url": "/a.png", "name": null}], "tag": [{"type": "Hashtag", "name": "#sea"}, {"type": "Mention", "name": "@bo@other.example"}, {"type": "Emoji", "name": ":x:"}], "likes": {"type": "Collection", "totalItems": 4}, "shares": {"type": "Collection", "totalItems": 2}}},
 {"id": "https://reef.example/users/ana/statuses/2/activity", "type": "Announce", "actor": "https://reef.example/users/ana", "published": "2026-03-02T09:00:00Z", "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["https://reef.example/users/ana/followers"], "object": "https://other.example/users/bo/statuses/7"},
 {"id": "https://reef.example/users/ana/statuses/3/activity", "type": "Create", "actor": "https://reef.example/users/ana", "published": "2026-03-02T10:00:00Z", "to": ["https://reef.example/users/ana/followers"], "cc": [], "object": {"id": "https://reef.example/users/ana/statuses/3", "type": "Note", "summary": null, "content": "<p>followers only</p>", "published": "2026-03-02T10:00:00Z"}},
 {"id": "https://reef.example/users/ana/statuses/4/activity", "type": "Create", "actor": "https://reef.example/users/ana", "published": "2026-03-02T11:00:00Z", "to": ["https://other.example/users/bo"], "cc": [], "object": {"id": "https://reef.example/users/ana/statuses/4", "type": "Note", "summary": null, "content": "<p>direct</p>", "published": "2026-03-02T11:00:00Z"}},
 {"id": "https://reef.example/users/ana/statuses/5/activity", "type": "Create", "actor": "https://reef.example/users/ana", "published": "2026-03-02T12:00:00Z", "to": "https://reef.example/users/ana/followers", "cc": "as:Public", "object": {"id": "https://reef.example/users/ana/statuses/5", "type": "Note", "summary": null, "inReplyTo": "https://other.example/users/bo/statuses/7", "content": "<p>eine Antwort</p>", "contentMap": {"de": "<p>eine Antwort</p>"}, "updated": "2026-03-02T12:05:00Z", "published": "2026-03-02T12:00:00Z", "attributedTo": "https://reef.example/users/ana"}}
]})j";

TEST(ActivityPub, AnOutbox) {
  // An Announce has an address only: text, author and counts are unknown. Public may stand in cc: unlisted.
  const Ids expected{
      R"j({"id":"https://reef.example/users/ana/statuses/1","uri":"https://reef.example/users/ana/statuses/1","position":1,"author":"ana@reef.example","author_id":"https://reef.example/users/ana","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"tag:reef.example,2026:c1","text":"Tides & moons","lang":"en","likes":4,"reposts":2,"hashtags":["sea"],"mentions":["bo@other.example"],"links":["https://moon.example/"],"media":["image"],"sensitive":true,"warned":true,"visibility":"public"})j",
      R"j({"id":"https://reef.example/users/ana/statuses/2/activity","post":"https://other.example/users/bo/statuses/7","uri":"https://other.example/users/bo/statuses/7","position":2,"reposted_at":"2026-03-02T09:00:00Z","kind":"repost","reposter":"ana@reef.example","repost_of":"https://other.example/users/bo/statuses/7","visibility":"public"})j",
      R"j({"id":"https://reef.example/users/ana/statuses/5","uri":"https://reef.example/users/ana/statuses/5","position":3,"author":"ana@reef.example","author_id":"https://reef.example/users/ana","created_at":"2026-03-02T12:00:00Z","edited":true,"kind":"reply","reply_to":"https://other.example/users/bo/statuses/7","text":"eine Antwort","lang":"de","links":[],"warned":false,"visibility":"unlisted"})j",
  };
  EXPECT_EQ(lines_of(kOutbox), expected);
}

TEST(ActivityPub, PrivatePostsAreLeftOutAndCountedUnlessAskedFor) {
  EXPECT_EQ(warnings_of(kOutbox), (Ids{"private 2 /orderedItems/2"}));
  ReadOptions options;
  options.include_private = true;
  const Timelines timelines = read_all(kOutbox, options);
  EXPECT_EQ(timelines.posts(), 5u);
  EXPECT_TRUE(timelines.warnings.empty());
  const Posts& posts = timelines.feeds[0].posts();
  Ids visibilities;
  for (Row row = 0; row < posts.size(); ++row) visibilities.emplace_back(posts.label(Label::visibility, row));
  EXPECT_EQ(visibilities, (Ids{"public", "public", "followers", "direct", "unlisted"}));
}

TEST(ActivityPub, OneRecordOrOneALineIsTheSame) {
  EXPECT_EQ(lines_of("[" + std::string(kOutbox) + "]"), lines_of(kOutbox));
}

TEST(ActivityPub, CommunitiesAndBareAddresses) {
  // Lemmy's community announces what its member created: no repost. GoToSocial gives only an address.
  constexpr char kFile[] = R"j({"type": "OrderedCollectionPage", "orderedItems": [
 {"type": "Announce", "id": "https://reef.example/activities/announce/1", "actor": "https://reef.example/c/boats", "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": {"type": "Create", "id": "https://other.example/activities/create/1", "actor": "https://other.example/u/bo", "to": ["https://reef.example/c/boats", "https://www.w3.org/ns/activitystreams#Public"], "object": {"type": "Page", "id": "https://other.example/post/1", "attributedTo": "https://other.example/u/bo", "to": ["https://www.w3.org/ns/activitystreams#Public"], "name": "Which anchor?", "content": "<p>For mud.</p>", "attachment": [{"type": "Link", "href": "https://www.anchors.example/"}], "sensitive": false, "published": "2026-03-02T08:00:00Z", "language": {"identifier": "en", "name": "English"}}}},
 {"type": "Create", "id": "https://gts.example/activities/2", "actor": "https://gts.example/users/cy", "published": "2026-03-02T09:00:00Z", "to": "https://www.w3.org/ns/activitystreams#Public", "object": "https://gts.example/users/cy/statuses/2"}
]})j";
  const Ids expected{
      R"j({"id":"https://other.example/post/1","uri":"https://other.example/post/1","position":1,"author":"bo@other.example","author_id":"https://other.example/u/bo","created_at":"2026-03-02T08:00:00Z","kind":"original","title":"Which anchor?","text":"For mud.","lang":"en","links":["https://www.anchors.example/"],"media":[],"sensitive":false,"community":"boats@reef.example","visibility":"public"})j",
      R"j({"id":"https://gts.example/users/cy/statuses/2","uri":"https://gts.example/users/cy/statuses/2","position":2,"author":"cy@gts.example","author_id":"https://gts.example/users/cy","created_at":"2026-03-02T09:00:00Z","visibility":"public"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(ActivityPub, WhatIsNoPost) {
  EXPECT_EQ(
      refused(
          R"j({"type": "OrderedCollection", "totalItems": 9, "first": "https://reef.example/outbox?page=1"})j"),
      "line 1: no post was found: an outbox without its posts: open the address under \"first\" and save "
      "that");
  EXPECT_EQ(
      refused(
          R"j({"orderedItems": [{"type": "Like", "actor": "https://a.example/u/a", "object": "https://a.example/1"}]})j"),
      "/orderedItems/0: no post was found: an activity of type Like, not a post");
}

}  // namespace
}  // namespace limpid
