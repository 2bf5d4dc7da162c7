// Hacker News: invented items and hits, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(HackerNews, AlgoliasHits) {
  // Comments have no points. parent_id and objectID differ in type.
  constexpr char kFile[] = R"j({"hits": [
 {"objectID": "101", "author": "limpet", "title": "Show HN: A tide clock", "url": "https://www.tide.example/clock", "points": 120, "num_comments": 34, "story_text": null, "created_at": "2026-03-02T08:00:00Z", "created_at_i": 1772438400, "_tags": ["story", "author_limpet", "story_101", "front_page"], "children": [102]},
 {"objectID": "102", "author": "whelk", "title": null, "url": null, "points": null, "num_comments": null, "comment_text": "It&#x27;s <i>early</i>.<p>Again.", "story_id": 101, "parent_id": 101, "story_title": "Show HN: A tide clock", "created_at": "2026-03-02T08:30:00.000Z", "created_at_i": 1772440200, "_tags": ["comment", "author_whelk", "story_101"]}
], "nbHits": 2, "page": 0})j";
  const Ids expected{
      R"j({"id":"101","uri":"https://news.ycombinator.com/item?id=101","position":1,"author":"limpet","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"101","title":"Show HN: A tide clock","replies":34,"points":120,"links":["https://www.tide.example/clock"],"why_shown":"Front page","visibility":"public"})j",
      R"j({"id":"102","uri":"https://news.ycombinator.com/item?id=102","position":2,"author":"whelk","created_at":"2026-03-02T08:30:00Z","kind":"reply","reply_to":"101","conversation":"101","text":"It's early.\n\nAgain.","links":[],"visibility":"public"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(HackerNews, FirebasesItems) {
  // Titles and texts are HTML; kids are the answers to a comment.
  constexpr char kFile[] =
      R"j([{"by": "limpet", "descendants": 2, "id": 201, "kids": [202], "score": 21, "time": 1772438400, "title": "Moon &amp; tide", "type": "story", "url": "https://moon.example/"},
 {"by": "whelk", "id": 202, "kids": [203, 204], "parent": 201, "text": "See <a href=\"https:&#x2F;&#x2F;sea.example&#x2F;a\" rel=\"nofollow\">https:&#x2F;&#x2F;sea.example&#x2F;a</a>", "time": 1772438500, "type": "comment"},
 {"by": "kelp", "id": 205, "score": 1, "time": 1772438700, "title": "Harbour pilot wanted", "type": "job", "text": "Apply."}])j";
  const Ids expected{
      R"j({"id":"201","uri":"https://news.ycombinator.com/item?id=201","position":1,"author":"limpet","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"201","title":"Moon & tide","replies":2,"points":21,"links":["https://moon.example/"],"visibility":"public"})j",
      R"j({"id":"202","uri":"https://news.ycombinator.com/item?id=202","position":2,"author":"whelk","created_at":"2026-03-02T08:01:40Z","kind":"reply","reply_to":"201","text":"See https://sea.example/a","replies":2,"links":["https://sea.example/a"],"visibility":"public"})j",
      R"j({"id":"205","uri":"https://news.ycombinator.com/item?id=205","position":3,"author":"kelp","created_at":"2026-03-02T08:05:00Z","kind":"original","conversation":"205","title":"Harbour pilot wanted","text":"Apply.","points":1,"links":[],"visibility":"public"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(HackerNews, ATree) {
  constexpr char kFile[] =
      R"j({"id": 301, "created_at": "2026-03-02T08:00:00.000Z", "created_at_i": 1772438400, "type": "story", "author": "limpet", "title": "Ask HN: Boats?", "url": null, "text": "Which?", "points": 9, "parent_id": null, "story_id": 301, "children": [
 {"id": 302, "created_at_i": 1772438500, "type": "comment", "author": "whelk", "title": null, "text": "Small ones.", "points": null, "parent_id": 301, "story_id": 301, "children": [{"id": 303, "created_at_i": 1772438600, "type": "comment", "author": "limpet", "text": "How small?", "parent_id": 302, "story_id": 301, "children": []}]},
 {"id": 304, "created_at_i": 1772438700, "type": "comment", "author": "kelp", "text": "None.", "parent_id": 301, "story_id": 301, "children": []}]})j";
  const Ids expected{
      R"j({"id":"301","uri":"https://news.ycombinator.com/item?id=301","position":1,"author":"limpet","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"301","title":"Ask HN: Boats?","text":"Which?","points":9,"links":[],"visibility":"public"})j",
      R"j({"id":"302","uri":"https://news.ycombinator.com/item?id=302","position":2,"author":"whelk","created_at":"2026-03-02T08:01:40Z","kind":"reply","reply_to":"301","conversation":"301","text":"Small ones.","replies":1,"links":[],"visibility":"public"})j",
      R"j({"id":"303","uri":"https://news.ycombinator.com/item?id=303","position":3,"author":"limpet","created_at":"2026-03-02T08:03:20Z","kind":"reply","reply_to":"302","conversation":"301","text":"How small?","replies":0,"links":[],"visibility":"public"})j",
      R"j({"id":"304","uri":"https://news.ycombinator.com/item?id=304","position":4,"author":"kelp","created_at":"2026-03-02T08:05:00Z","kind":"reply","reply_to":"301","conversation":"301","text":"None.","replies":0,"links":[],"visibility":"public"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(HackerNews, WhatIsGone) {
  EXPECT_EQ(
      skipped_of(
          R"j([{"id": 1, "type": "story", "time": 5, "by": "a", "title": "t"}, null, {"id": 2, "type": "comment", "time": 6, "deleted": true}])j"),
      (Ids{"/1: not a post: null (what services give for a post that is gone)",
           "/2: deleted: Hacker News gives nothing of it but its id and time"}));
}

TEST(HackerNews, WhatIsNoPost) {
  EXPECT_EQ(refused("[21, 22, 23]"),
            "/0: no post was found: not posts but 3 bare values, as in a list of ids: fetch what they name "
            "(of Hacker News: "
            "/v0/item/<id>.json) and give that");
  EXPECT_EQ(refused(R"j({"created": 1, "id": "limpet", "karma": 6})j"),
            "line 1: no post was found: a Hacker News user, not a post");
  EXPECT_EQ(refused("null"),
            "line 1: no post was found: not a post: null (what services give for a post that is gone)");
}

}  // namespace
}  // namespace limpid
