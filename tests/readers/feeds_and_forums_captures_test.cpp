// Real captures, where somebody has them: LIMPID_DATA names a folder that holds timelines/<format>/. What is
// expected was counted by other means (Python's json and xml.etree).
#include "posts/posts.hpp"
#include "testing.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace limpid {
namespace {

using namespace test;

struct Capture {
  std::string_view file, format;
  std::size_t posts, skipped;
  std::string_view column;  // how many of them know this, and its sum: of authors, the number of accounts
  std::size_t known;
  double sum;
};

constexpr Capture kCaptures[] = {
    {"rss-atom/NetNewsWire__DaringFireball.atom", "atom", 48, 0, "author", 48, 2},
    {"rss-atom/NetNewsWire__allthis.atom", "rss", 12, 0, "author", 12, 1},
    {"rss-atom/NetNewsWire__livemint.xml", "rss", 25, 0, "author", 7, 7},
    {"rss-atom/NetNewsWire__scriptingNews.rss", "rss", 50, 0, "author", 0, 0},
    {"jsonfeed/NetNewsWire__DaringFireball.json", "jsonfeed", 48, 0, "author", 48, 2},
    {"jsonfeed/NetNewsWire__authors.json", "jsonfeed", 4, 0, "author", 4, 3},
    {"jsonfeed/NetNewsWire__curt.json", "jsonfeed", 26, 0, "author", 26, 1},
    {"jsonfeed/NetNewsWire__allthis-partial.json", "jsonfeed", 2, 1, "author", 2, 1},
    {"reddit/praw__front_best.json", "reddit", 100, 0, "points", 100, 1516801},
    {"reddit/praw__front_new.json", "reddit", 100, 0, "points", 0, 0},
    {"reddit/praw__user_spez_overview.json", "reddit", 100, 0, "points", 100, 213881},
    {"hackernews/hackeRnews__item_1000.json", "hackernews", 1, 0, "points", 1, 21},
    {"hackernews/hackeRnews__item_2000.json", "hackernews", 1, 0, "points", 0, 0},
    {"hackernews/hackeRnews__item_21278790.json", "hackernews", 1, 0, "points", 1, 199},
    {"hackernews/hackeRnews__item_21299546.json", "hackernews", 1, 0, "points", 1, 661},
    {"hackernews/hackeRnews__item_21301382.json", "hackernews", 1, 0, "points", 1, 27},
    {"hackernews/hackeRnews__item_21301388.json", "hackernews", 1, 0, "points", 1, 179},
    {"hackernews/hackeRnews__item_21337844.json", "hackernews", 1, 0, "points", 1, 44},
    {"hackernews/hackeRnews__item_21352239.json", "hackernews", 1, 0, "points", 1, 46},
    {"hackernews/hackeRnews__item_21500569.json", "hackernews", 1, 0, "points", 1, 21},
    {"hackernews/hackeRnews__item_21500829.json", "hackernews", 1, 0, "points", 0, 0},
    {"hackernews/hackeRnews__item_21500985.json", "hackernews", 1, 0, "points", 0, 0},
    {"hackernews/hackeRnews__item_8863.json.json", "hackernews", 1, 0, "points", 1, 104},
    {"bluesky/bskyr__getFeed.json", "bluesky", 7, 0, "likes", 7, 78203},
    {"bluesky/bskyr__getTimeline.json", "bluesky", 49, 0, "likes", 49, 3875},
    {"bluesky/atproto__thread_view_post_with_embed_media.json", "bluesky", 1, 0, "likes", 1, 0},
    {"mastodon/Mastodon.py__status_filterresult.json", "mastodon", 1, 0, "likes", 1, 0},
    {"mastodon/Mastodon.py__status_quote.json", "mastodon", 1, 0, "likes", 1, 0},
    {"mastodon/rtoot__home.json", "mastodon", 5, 0, "likes", 5, 5},
    {"mastodon/rtoot__public.json", "mastodon", 20, 0, "likes", 20, 0},
    {"mastodon/rtoot__malformed.json", "mastodon", 48, 1, "likes", 48, 0},
};

// Files in an encoding that the caller converts: kc0011.rss is in gb2312, so only the refusal is tested.
TEST(FeedsAndForums, CapturesComeOutAsCountedOtherwise) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  for (const Capture& capture : kCaptures) {
    std::ifstream file(std::string(data) + "/timelines/" + std::string(capture.file), std::ios::binary);
    if (!file) continue;
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const Timelines timelines = read_all(bytes);
    EXPECT_EQ(timelines.format, capture.format) << capture.file;
    EXPECT_EQ(timelines.posts(), capture.posts) << capture.file;
    EXPECT_EQ(timelines.skipped.size(), capture.skipped) << capture.file;
    const Posts& posts = timelines.feeds[0].posts();
    std::size_t known = 0;
    double sum = 0;
    for (Row row = 0; row < posts.size(); ++row) {
      if (capture.column == "author") {
        known += posts.column(Account::author)[row] != kNoCode;
        continue;
      }
      const double value = posts.column(capture.column == "points" ? Number::points : Number::likes)[row];
      if (!is_known(value)) continue;
      ++known;
      sum += value;
    }
    if (capture.column == "author") sum = static_cast<double>(count_authors(timelines));
    EXPECT_EQ(known, capture.known) << capture.file;
    EXPECT_EQ(sum, capture.sum) << capture.file;
  }
}

TEST(FeedsAndForums, CapturesWithoutPostsAreRefused) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  for (const char* name : {"rss-atom/NetNewsWire__kc0011.rss", "hackernews/hackeRnews__newstories.json",
                           "hackernews/hackeRnews__updates.json", "hackernews/hackeRnews__maxitem.json",
                           "hackernews/hackeRnews__user_tomek.json", "hackernews/hackeRnews__item_3000.json",
                           "hackernews/hackeRnews__item_21501055.json"}) {
    std::ifstream file(std::string(data) + "/timelines/" + name, std::ios::binary);
    if (!file) continue;
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_FALSE(read(bytes)) << name;
  }
}

}  // namespace
}  // namespace limpid
