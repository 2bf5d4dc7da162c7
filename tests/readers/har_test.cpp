// HAR files: the timelines in them are read, and nothing else of them.
#include "vectors.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(Har, EveryTimelineIsAFeed) {
  const Timelines timelines = read_all(vector_bytes("har/y_three_timelines.har"));
  ASSERT_EQ(timelines.feeds.size(), 3u);
  EXPECT_EQ(timelines.feeds[0].name(), "HomeTimeline");
  EXPECT_EQ(timelines.feeds[1].name(), "ListLatestTweetsTimeline");  // its body is Base64
  EXPECT_EQ(timelines.feeds[2].name(), "/api/v1/timelines/home");    // Mastodon
  EXPECT_EQ(timelines.format, "mixed");
  ASSERT_EQ(timelines.feeds[0].size(), 2u);
  EXPECT_EQ(timelines.feeds[0].posts().text(Text::text, 0), "Tides “today”.");
  EXPECT_EQ(timelines.feeds[0].posts().text(Text::text, 1), "Back\\slash.");
  EXPECT_EQ(timelines.feeds[1].posts().text(Text::text, 0), "From a list 🌊");
  EXPECT_EQ(format_time(timelines.feeds[0].posts().captured_at()), "2026-03-01T08:00:00.250Z");
  EXPECT_EQ(format_time(timelines.feeds[1].posts().captured_at()), "2026-03-01T08:05:00Z");
}

TEST(Har, TheRestIsCountedAndNotLookedAt) {
  const Timelines timelines = read_all(vector_bytes("har/y_three_timelines.har"));
  ASSERT_FALSE(timelines.warnings.empty());
  EXPECT_EQ(timelines.warnings[0].code, "ignored-requests");
  EXPECT_EQ(timelines.warnings[0].count, 4u);  // a picture, a preflight, messages, Mastodon's direct posts
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "/log/entries/7/response/content/text");
  for (const char* name :
       {"har/y_three_timelines.har", "har/n_no_timeline.har", "har/n_answers_not_saved.har"}) {
    EXPECT_EQ(everything(read(vector_bytes(name))).find("SECRET"), std::string::npos) << name;
  }
}

TEST(Har, WithoutTimelinesItIsRefused) {
  EXPECT_NE(
      refusal(vector_bytes("har/n_no_timeline.har")).find("only the answers that are timelines are read"),
      std::string::npos);
  EXPECT_NE(refusal(vector_bytes("har/n_answers_not_saved.har")).find("save the HAR \"with content\""),
            std::string::npos);
}

TEST(Har, OnlyAddressesOfTimelinesAreRead) {
  struct Case {
    const char* url;
    bool read;
  };
  const Case cases[] = {
      {"https://x.com/i/api/graphql/a/HomeLatestTimeline?variables=1", true},
      {"https://api.twitter.com/graphql/a/SearchTimeline", true},
      {"https://evil.example/graphql/a/HomeTimeline", false},     // another site
      {"https://notx.com/i/api/graphql/a/HomeTimeline", false},   // not a part of x.com
      {"https://x.com/i/api/graphql/a/DmAllSearchSlice", false},  // messages
      {"https://x.com/i/api/1.1/dm/conversation/1-2.json", false},
      {"https://m.example/api/v1/timelines/tag/sea", true},
      {"https://m.example/api/v1/timelines/direct", false},  // messages
      {"https://m.example/api/v1/conversations", false},
      {"https://m.example/api/v1/accounts/1/statuses?limit=2", true},
      {"https://www.reddit.com/r/boats/hot.json", true},
      {"https://www.reddit.com/message/inbox.json", false},
      {"https://m.example/x?u=/api/v1/timelines/home", false},  // only in the query
  };
  const std::string status =
      R"j([{\"id\":\"1\",\"created_at\":\"2026-03-01T07:00:00Z\",\"account\":{\"id\":\"1\",\"acct\":\"c\"},\"content\":\"\"}])j";
  for (const Case& c : cases) {
    const std::string har =
        R"({"log":{"entries":[{"startedDateTime":"2026-03-01T09:00:00Z","request":{"url":")" +
        std::string(c.url) + R"("},"response":{"content":{"text":")" + status + R"("}}}]}})";
    EXPECT_EQ(bool(read(har)), c.read) << c.url;
  }
}

TEST(Har, CutAnywhereItGivesWhatIsComplete) {
  const std::string bytes = vector_bytes("har/y_three_timelines.har");
  const Ids whole = all_ids(read(bytes));
  std::size_t before = 0;
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const Ids ids = all_ids(read(std::string_view(bytes).substr(0, size)));
    ASSERT_LE(ids.size(), whole.size());
    ASSERT_EQ(ids, Ids(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(ids.size()))) << size;
    ASSERT_GE(ids.size(), before) << size;
    ASSERT_LE(ids.size(), before + 1) << size;  // posts come one by one, also those inside one answer
    before = ids.size();
  }
  EXPECT_EQ(before, 4u);
  EXPECT_EQ(everything(read_in_pieces(bytes, 1)), everything(read(bytes)));
  EXPECT_EQ(everything(read_in_pieces(bytes, 7)), everything(read(bytes)));
}

}  // namespace
}  // namespace limpid
