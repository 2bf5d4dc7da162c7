// Lemmy: invented lists of 0.19 and 1.0, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(Lemmy, Posts019) {
  // Counts beside the post; ids are addresses; a vote is 1 or -1.
  constexpr char kFile[] = R"j({"posts": [
 {"post": {"id": 1, "name": "Which anchor?", "body": "For *mud*.", "creator_id": 5, "community_id": 9, "published": "2026-03-02T08:00:00.123456Z", "nsfw": false, "ap_id": "https://reef.example/post/1", "local": true, "language_id": 37, "featured_community": false, "featured_local": true, "deleted": false, "removed": false}, "creator": {"id": 5, "name": "ana", "display_name": "Ana", "actor_id": "https://reef.example/u/ana", "bot_account": false}, "community": {"id": 9, "name": "boats", "actor_id": "https://reef.example/c/boats"}, "counts": {"post_id": 1, "comments": 4, "score": 10, "upvotes": 12, "downvotes": 2, "published": "2026-03-02T08:00:00.123456Z"}, "subscribed": "NotSubscribed", "saved": false, "read": false, "creator_blocked": false, "my_vote": 1, "unread_comments": 4},
 {"post": {"id": 2, "name": "A chart", "url": "https://charts.example/a.png", "url_content_type": "image/png", "published": "2026-03-02T09:00:00Z", "updated": "2026-03-02T09:30:00Z", "nsfw": true, "ap_id": "https://other.example/post/77", "deleted": false, "removed": false}, "creator": {"id": 6, "name": "newsbot", "actor_id": "https://other.example/u/newsbot", "bot_account": true}, "community": {"id": 9, "name": "boats", "actor_id": "https://reef.example/c/boats"}, "counts": {"comments": 0, "score": -1, "upvotes": 0, "downvotes": 1}, "saved": false, "read": false, "creator_blocked": true}
], "next_page": "P2"})j";
  const Ids expected{
      R"j({"id":"https://reef.example/post/1","uri":"https://reef.example/post/1","position":1,"author":"ana@reef.example","author_id":"https://reef.example/u/ana","author_name":"Ana","bot":false,"blocked":false,"created_at":"2026-03-02T08:00:00.123Z","kind":"original","conversation":"https://reef.example/post/1","title":"Which anchor?","text":"For *mud*.","likes":12,"replies":4,"points":10,"downvotes":2,"links":[],"media":[],"sensitive":false,"liked_by_me":true,"why_shown":"Featured","community":"boats@reef.example"})j",
      R"j({"id":"https://other.example/post/77","uri":"https://other.example/post/77","position":2,"author":"newsbot@other.example","author_id":"https://other.example/u/newsbot","bot":true,"blocked":true,"created_at":"2026-03-02T09:00:00Z","edited":true,"kind":"original","conversation":"https://other.example/post/77","title":"A chart","likes":0,"replies":0,"points":-1,"downvotes":1,"links":["https://charts.example/a.png"],"media":["image"],"sensitive":true,"community":"boats@reef.example"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Lemmy, Posts1) {
  // Counts inside the post, the reader's doings in post_actions and person_actions.
  constexpr char kFile[] = R"j({"items": [
 {"post": {"id": 1, "name": "Which anchor?", "published_at": "2026-03-02T08:00:00Z", "nsfw": false, "ap_id": "https://reef.example/post/1", "comments": 4, "score": 10, "upvotes": 12, "downvotes": 2}, "creator": {"id": 5, "name": "ana", "ap_id": "https://reef.example/u/ana"}, "community": {"id": 9, "name": "boats", "ap_id": "https://reef.example/c/boats"}, "post_actions": {"vote_is_upvote": false}, "tags": []},
 {"post": {"id": 3, "name": "Gone", "published_at": "2026-03-02T08:10:00Z", "updated_at": "2026-03-02T08:20:00Z", "nsfw": false, "ap_id": "https://reef.example/post/3", "comments": 0, "score": 1, "upvotes": 1, "downvotes": 0}, "creator": {"id": 5, "name": "ana", "ap_id": "https://reef.example/u/ana"}, "community": {"id": 9, "name": "boats", "ap_id": "https://reef.example/c/boats"}, "person_actions": {"blocked_at": "2026-03-01T00:00:00Z"}}
], "next_page": null})j";
  const Ids expected{
      R"j({"id":"https://reef.example/post/1","uri":"https://reef.example/post/1","position":1,"author":"ana@reef.example","author_id":"https://reef.example/u/ana","created_at":"2026-03-02T08:00:00Z","kind":"original","conversation":"https://reef.example/post/1","title":"Which anchor?","likes":12,"replies":4,"points":10,"downvotes":2,"links":[],"media":[],"sensitive":false,"liked_by_me":false,"community":"boats@reef.example"})j",
      R"j({"id":"https://reef.example/post/3","uri":"https://reef.example/post/3","position":2,"author":"ana@reef.example","author_id":"https://reef.example/u/ana","blocked":true,"created_at":"2026-03-02T08:10:00Z","edited":true,"kind":"original","conversation":"https://reef.example/post/3","title":"Gone","likes":1,"replies":0,"points":1,"downvotes":0,"links":[],"media":[],"sensitive":false,"community":"boats@reef.example"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Lemmy, Comments) {
  // The path tells whether the post or another comment is answered.
  constexpr char kFile[] = R"j({"comments": [
 {"comment": {"id": 11, "content": "A plough.", "path": "0.11", "published": "2026-03-02T08:30:00Z", "ap_id": "https://reef.example/comment/11", "deleted": false, "removed": false}, "creator": {"name": "bo", "actor_id": "https://reef.example/u/bo"}, "post": {"id": 1, "name": "Which anchor?", "ap_id": "https://reef.example/post/1", "nsfw": false}, "community": {"name": "boats", "actor_id": "https://reef.example/c/boats"}, "counts": {"score": 3, "upvotes": 3, "downvotes": 0, "child_count": 1}, "my_vote": -1},
 {"comment": {"id": 12, "content": "Thanks.", "path": "0.11.12", "published": "2026-03-02T08:40:00Z", "ap_id": "https://reef.example/comment/12"}, "creator": {"name": "ana", "actor_id": "https://reef.example/u/ana"}, "post": {"id": 1, "name": "Which anchor?", "ap_id": "https://reef.example/post/1"}, "community": {"name": "boats", "actor_id": "https://reef.example/c/boats"}, "counts": {"score": 1, "upvotes": 1, "downvotes": 0, "child_count": 0}}
]})j";
  const Ids expected{
      R"j({"id":"https://reef.example/comment/11","uri":"https://reef.example/comment/11","position":1,"author":"bo@reef.example","author_id":"https://reef.example/u/bo","created_at":"2026-03-02T08:30:00Z","kind":"reply","reply_to":"https://reef.example/post/1","conversation":"https://reef.example/post/1","text":"A plough.","likes":3,"replies":1,"points":3,"downvotes":0,"sensitive":false,"liked_by_me":false,"community":"boats@reef.example"})j",
      R"j({"id":"https://reef.example/comment/12","uri":"https://reef.example/comment/12","position":2,"author":"ana@reef.example","author_id":"https://reef.example/u/ana","created_at":"2026-03-02T08:40:00Z","kind":"reply","conversation":"https://reef.example/post/1","text":"Thanks.","likes":1,"replies":0,"points":1,"downvotes":0,"community":"boats@reef.example"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Lemmy, WhatIsGone) {
  constexpr char kFile[] =
      R"j({"posts": [{"post": {"id": 1, "name": "x", "ap_id": "https://reef.example/post/1", "removed": true}, "creator": {"name": "a"}, "community": {"name": "c"}},
      {"post": {"id": 2, "name": "y", "deleted": true}, "creator": {"name": "a"}, "community": {"name": "c"}},
      {"post": {"id": 3, "name": "z"}, "creator": {"name": "a"}, "community": {"name": "c"}}]})j";
  EXPECT_EQ(skipped_of(kFile), (Ids{"/posts/0: removed by a moderator", "/posts/1: deleted by its author"}));
  EXPECT_EQ(lines_of(kFile).size(), 1u);
}

}  // namespace
}  // namespace limpid
