// Reddit: invented listings, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(Reddit, AListing) {
  // likes is the reader's vote; edited is false or a time; a hidden score means nothing; created is shifted.
  constexpr char kFile[] = R"j({"kind": "Listing", "data": {"modhash": "", "after": "t3_c", "children": [
 {"kind": "t3", "data": {"name": "t3_a", "id": "a", "author": "kelp_fan", "author_fullname": "t2_9", "title": "Kelp &amp; crabs", "selftext": "Which *crabs*?", "is_self": true, "subreddit": "tidepools", "created_utc": 1772438400.0, "created": 1772467200.0, "score": 42, "ups": 42, "hide_score": false, "num_comments": 5, "num_crossposts": 1, "edited": 1772439000.0, "over_18": false, "spoiler": true, "likes": true, "permalink": "/r/tidepools/comments/a/kelp/", "url": "https://www.reddit.com/r/tidepools/comments/a/kelp/", "view_count": null, "stickied": false}},
 {"kind": "t3", "data": {"name": "t3_b", "id": "b", "author": "[deleted]", "title": "A picture", "selftext": "", "is_self": false, "post_hint": "image", "subreddit": "pics_of_sea", "created_utc": 1772442000.0, "score": 1, "hide_score": true, "num_comments": 0, "edited": false, "over_18": true, "likes": null, "url": "https://pictures.example/b.jpg", "stickied": true}}
]}})j";
  const Ids expected{
      R"j({"id":"t3_a","uri":"https://www.reddit.com/r/tidepools/comments/a/kelp/","position":1,"author":"kelp_fan","author_id":"t2_9","created_at":"2026-03-02T08:00:00Z","edited":true,"kind":"original","conversation":"t3_a","title":"Kelp & crabs","text":"Which *crabs*?","reposts":1,"replies":5,"points":42,"sensitive":false,"warned":true,"liked_by_me":true,"community":"tidepools"})j",
      R"j({"id":"t3_b","position":2,"created_at":"2026-03-02T09:00:00Z","edited":false,"kind":"original","conversation":"t3_b","title":"A picture","replies":0,"links":["https://pictures.example/b.jpg"],"media":["image"],"sensitive":true,"why_shown":"Stickied","community":"pics_of_sea"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Reddit, ACommentsPage) {
  // Two listings; answers stand inside what they answer; what was removed has no text.
  constexpr char kFile[] =
      R"j([{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"name": "t3_a", "author": "kelp_fan", "title": "Kelp", "selftext": "", "is_self": true, "subreddit": "tidepools", "created_utc": 1772438400.0, "score": 42, "num_comments": 3, "edited": false, "likes": null}}]}},
 {"kind": "Listing", "data": {"children": [
  {"kind": "t1", "data": {"name": "t1_x", "author": "limpet", "body": "They hold on.", "subreddit": "tidepools", "created_utc": 1772439400.0, "score": -3, "score_hidden": false, "edited": false, "likes": false, "parent_id": "t3_a", "link_id": "t3_a", "replies": {"kind": "Listing", "data": {"children": [
    {"kind": "t1", "data": {"name": "t1_y", "author": "[deleted]", "body": "[removed]", "subreddit": "tidepools", "created_utc": 1772439500.0, "score": 1, "score_hidden": true, "edited": false, "parent_id": "t1_x", "link_id": "t3_a", "replies": ""}},
    {"kind": "more", "data": {"count": 2, "children": ["q", "r"]}}]}}}},
  {"kind": "t1", "data": {"name": "t1_z", "author": "whelk", "body": "Do they?", "subreddit": "tidepools", "created_utc": 1772439600.0, "score": 2, "edited": false, "parent_id": "t3_a", "link_id": "t3_a", "replies": ""}}]}}])j";
  const Ids expected{
      R"j({"id":"t3_a","position":1,"author":"kelp_fan","created_at":"2026-03-02T08:00:00Z","edited":false,"kind":"original","conversation":"t3_a","title":"Kelp","replies":3,"points":42,"community":"tidepools"})j",
      R"j({"id":"t1_x","position":2,"author":"limpet","created_at":"2026-03-02T08:16:40Z","edited":false,"kind":"reply","reply_to":"t3_a","conversation":"t3_a","text":"They hold on.","points":-3,"liked_by_me":false,"community":"tidepools"})j",
      R"j({"id":"t1_y","position":3,"created_at":"2026-03-02T08:18:20Z","edited":false,"kind":"reply","reply_to":"t1_x","conversation":"t3_a","community":"tidepools"})j",
      R"j({"id":"t1_z","position":4,"author":"whelk","created_at":"2026-03-02T08:20:00Z","edited":false,"kind":"reply","reply_to":"t3_a","conversation":"t3_a","text":"Do they?","points":2,"community":"tidepools"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Reddit, BarePostsOneALine) {
  // As archives keep them: kinds are told by their members, times may be texts.
  constexpr char kFile[] =
      R"j({"id": "d1", "author": "limpet", "subreddit": "tidepools", "created_utc": 1772438400, "title": "Bare post", "selftext": "One a line.", "is_self": true, "score": 5, "num_comments": 1, "edited": false, "over_18": false}
{"id": "d2", "author": "whelk", "subreddit": "tidepools", "created_utc": "1772438500", "body": "Bare comment", "score": 2, "parent_id": "t3_d1", "link_id": "t3_d1", "edited": false})j";
  const Ids expected{
      R"j({"id":"t3_d1","position":1,"author":"limpet","created_at":"2026-03-02T08:00:00Z","edited":false,"kind":"original","conversation":"t3_d1","title":"Bare post","text":"One a line.","replies":1,"points":5,"sensitive":false,"community":"tidepools"})j",
      R"j({"id":"t1_d2","position":2,"author":"whelk","created_at":"2026-03-02T08:01:40Z","edited":false,"kind":"reply","reply_to":"t3_d1","conversation":"t3_d1","text":"Bare comment","points":2,"community":"tidepools"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Reddit, WhatIsNotReadIsSaid) {
  constexpr char kFile[] =
      R"j({"kind": "Listing", "data": {"children": [{"kind": "t5", "data": {}}, {"kind": "t3", "data": {"title": "nameless"}},
      {"kind": "t3", "data": {"name": "t3_a", "title": "good", "created_utc": "soon"}}, {"kind": "more", "data": {"children": ["b"]}}]}})j";
  EXPECT_EQ(skipped_of(kFile),
            (Ids{"/data/children/0: of kind \"t5\": neither a post (t3) nor a comment (t1)",
                 "/data/children/1: a post without name and id"}));
  EXPECT_EQ(warnings_of(kFile), (Ids{"not-a-date 1 /data/children/2/data/created_utc",
                                     "more-comments 1 /data/children/3", "skipped 2 /data/children/0"}));
}

TEST(Reddit, ACutPageGivesItsCompleteComments) {
  // The first comment is cut off within its answers; the answer is whole.
  constexpr char kCut[] =
      R"j([{"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"name": "t1_a", "body": "cut",
      "replies": {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"name": "t1_b", "body": "whole"}})j";
  EXPECT_EQ(lines_of(kCut), (Ids{R"j({"id":"t1_b","position":1,"kind":"reply","text":"whole"})j"}));
}

TEST(Reddit, AValueOfTheWrongTypeIsUnknownAndSaid) {
  constexpr char kFile[] =
      R"j([{"kind": "t3", "data": {"name": "t3_a", "title": "t", "score": "many", "num_comments": [3]}}])j";
  EXPECT_EQ(lines_of(kFile),
            (Ids{R"j({"id":"t3_a","position":1,"kind":"original","conversation":"t3_a","title":"t"})j"}));
  EXPECT_EQ(warnings_of(kFile), (Ids{"wrong-type 2 /0/data/score"}));
}

}  // namespace
}  // namespace limpid
