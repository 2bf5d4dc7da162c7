// JSON Feed: invented feeds, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(JsonFeed, AFeed) {
  // Ids may be numbers, times may lack a zone; of several authors the first; what the feed says holds for its
  // items.
  constexpr char kFile[] =
      R"j({"version": "https://jsonfeed.org/version/1.1", "title": "Notes from the pier", "language": "en", "authors": [{"name": "Fay", "url": "https://pier.example/fay"}], "items": [
  {"id": "https://pier.example/1", "url": "https://pier.example/1", "title": "Nets", "content_html": "<p>Mending &amp; <a href=\"https://knots.example/\">knots</a></p>", "date_published": "2026-03-02T08:00:00+00:00", "date_modified": "2026-03-02T08:30:00+00:00", "tags": ["work", "sea"]},
  {"id": 2, "content_text": "Plain <text>", "date_published": "2026-03-02T08:00", "author": {"name": "Gus"}, "attachments": [{"url": "https://pier.example/2.mp3", "mime_type": "audio/mpeg"}]},
  {"id": "3", "external_url": "https://www.elsewhere.example/a", "summary": "A link", "image": "https://pier.example/3.png", "language": "und", "authors": [{"name": "Hal"}, {"name": "Ida"}]}
]})j";
  const Ids expected{
      R"j({"id":"https://pier.example/1","uri":"https://pier.example/1","position":1,"author":"Fay","author_id":"https://pier.example/fay","author_name":"Fay","created_at":"2026-03-02T08:00:00Z","edited":true,"title":"Nets","text":"Mending & knots","lang":"en","hashtags":["work","sea"],"links":["https://knots.example/"],"community":"Notes from the pier"})j",
      R"j({"id":"2","position":2,"author":"Gus","author_name":"Gus","created_at":"2026-03-02T08:00:00Z","text":"Plain <text>","lang":"en","media":["audio"],"community":"Notes from the pier"})j",
      R"j({"id":"3","position":3,"author":"Hal","author_name":"Hal","text":"A link","lang":"en","links":["https://www.elsewhere.example/a"],"media":["image"],"community":"Notes from the pier"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(JsonFeed, FeedsOneALine) {
  constexpr char kFile[] =
      R"j({"version": "https://jsonfeed.org/version/1", "title": "One a line", "author": {"name": "Jo"}, "items": [{"id": "1", "content_text": "a"}, {"id": "2", "content_text": "b"}]}
{"version": "https://jsonfeed.org/version/1", "title": "Another", "items": [{"id": "3", "content_text": "c"}]})j";
  const Ids expected{
      R"j({"id":"1","position":1,"author":"Jo","author_name":"Jo","text":"a","community":"One a line"})j",
      R"j({"id":"2","position":2,"author":"Jo","author_name":"Jo","text":"b","community":"One a line"})j",
      R"j({"id":"3","position":3,"text":"c","community":"Another"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(JsonFeed, WhatTheFeedSaysLastHoldsToo) {
  constexpr char kFile[] =
      R"j({"items": [{"id": "1", "content_text": "a"}, {"id": "2", "content_text": "b", "author": {"name": "Bo"}}], "title": "T", "author": {"name": "Ana"}})j";
  EXPECT_EQ(
      lines_of(kFile),
      (Ids{R"j({"id":"1","position":1,"author":"Ana","author_name":"Ana","text":"a","community":"T"})j",
           R"j({"id":"2","position":2,"author":"Bo","author_name":"Bo","text":"b","community":"T"})j"}));
  // It holds for that feed only.
  EXPECT_EQ(lines_of("{\"items\": [{\"id\": \"0\", \"content_text\": \"z\"}]}\n" + std::string(kFile))[0],
            R"j({"id":"0","position":1,"text":"z"})j");
}

TEST(JsonFeed, WhatIsNotReadIsSaid) {
  EXPECT_EQ(
      skipped_of(
          R"j({"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "no id"}, {"id": "1", "content_text": "a"}, 5]})j"),
      (Ids{"/items/0: an item without id", "/items/2: not a post: a JSON object is expected"}));
}

}  // namespace
}  // namespace limpid
