// Affinity: what archives and exports know of the reader, joined to timelines that do not know it.
#include <limpid/affinity.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace limpid {
namespace {

using test::expect_value;

struct File {
  std::string_view name, bytes;
  std::string_view list = {};
};

// Fed in pieces of seven bytes: where a piece ends must not matter.
Result<AffinityFiles> read_files(const std::vector<File>& files) {
  AffinityReading reading;
  for (const File& file : files) {
    if (Failure failure = reading.begin_file(std::string(file.name), file.list)) return *failure;
    for (std::size_t at = 0; at < file.bytes.size(); at += 7) {
      if (Failure failure = reading.feed(file.bytes.substr(at, 7))) return *failure;
    }
  }
  return reading.finish();
}

Timeline timeline_with(const std::vector<File>& files, std::string_view timeline) {
  ReadOptions options;
  options.affinity = expect_value(read_files(files)).facts;
  return test::read_all(timeline, options).feeds.front();
}

std::string shown(Tri value) { return value == Tri::yes ? "yes" : value == Tri::no ? "no" : "?"; }

std::string flag_of(const Timeline& timeline, Flag flag) {
  std::string all;
  for (Row row = 0; row < timeline.size(); ++row) {
    all += (all.empty() ? "" : " ") + shown(timeline.posts().column(flag)[row]);
  }
  return all;
}

std::vector<double> closeness_of(const Timeline& timeline) {
  std::vector<double> all;
  for (Row row = 0; row < timeline.size(); ++row)
    all.push_back(timeline.posts().column(Number::closeness)[row]);
  return all;
}

// --- X's archive ------------------------------------------------------------------------------------------

constexpr std::string_view kXTimeline =
    R"({"id":"1","author":"Ana","author_id":"11","text":"Tides."}
{"id":"2","author":"bo","author_id":"22","text":"Bread."}
{"id":"3","author":"chi","text":"Only a handle is known."}
{"id":"4","author":"me","author_id":"99","text":"Mine."}
)";

TEST(Affinity, XListsHoldIdsSoAnAuthorWithoutIdStaysUnknown) {
  const Timeline timeline = timeline_with(
      {{"account.js", R"(window.YTD.account.part0 = [ {"account":{"username":"me","accountId":"99"}} ])"},
       {"following.js",
        R"(window.YTD.following.part0 = [ {"following":{"accountId":"11","userLink":"https://x.com/i/user/11"}} ])"},
       {"mute.js", R"(window.YTD.mute.part0 = [ {"muting":{"accountId":"22"}} ])"},
       {"block.js", R"(window.YTD.block.part0 = [ {"blocking":{"accountId":"33"}} ];)"}},
      kXTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::following), "yes no ? ?");  // nobody follows themselves
  EXPECT_EQ(flag_of(timeline, Flag::muted), "no yes ? ?");
  EXPECT_EQ(flag_of(timeline, Flag::blocked), "no no ? ?");
  EXPECT_EQ(flag_of(timeline, Flag::follows_me), "? ? ? ?");  // no file said so
  EXPECT_EQ(flag_of(timeline, Flag::is_self), "no no no yes");
}

TEST(Affinity, ClosenessCountsLikesRepostsAndReplies) {
  const Timeline timeline = timeline_with(
      {{"account.js", R"([{"account":{"username":"me","accountId":"99"}}])"},
       {"tweets.js", R"(window.YTD.tweets.part0 = [
 {"tweet":{"id_str":"501","entities":{},"full_text":"RT @ana: Tides."}},
 {"tweet":{"id_str":"502","entities":{},"full_text":"@bo yes","in_reply_to_user_id_str":"22","in_reply_to_screen_name":"Bo"}},
 {"tweet":{"id_str":"503","entities":{},"full_text":"@me and","in_reply_to_user_id_str":"99","in_reply_to_screen_name":"me"}}])"},
       {"like.js",
        R"(window.YTD.like.part0 = [ {"like":{"tweetId":"1","fullText":"Tides."}}, {"like":{"tweetId":"888"}} ])"}},
      kXTimeline);
  const std::vector<double> closeness = closeness_of(timeline);
  EXPECT_EQ(closeness[0], 3.0 / 13);     // a repost (2), by handle, and a like (1) of a post in this timeline
  EXPECT_EQ(closeness[1], 3.0 / 13);     // a reply (3), by id
  EXPECT_EQ(closeness[2], 0.0);          // the handle is known, and nothing was done to it
  EXPECT_FALSE(is_known(closeness[3]));  // oneself
  EXPECT_EQ(flag_of(timeline, Flag::liked_by_me), "yes no no no");
}

// --- Mastodon's exports -----------------------------------------------------------------------------------

constexpr std::string_view kMastodonTimeline = R"([
 {"id":"1","uri":"https://home.example/users/ana/statuses/1","created_at":"2026-03-01T08:00:00Z","content":"<p>a</p>",
  "account":{"id":"11","acct":"Ana"}},
 {"id":"2","uri":"https://far.example/users/bo/statuses/2","created_at":"2026-03-01T08:00:00Z","content":"<p>b</p>",
  "account":{"id":"22","acct":"bo@far.example"}},
 {"id":"3","uri":"https://home.example/users/chi/statuses/3","created_at":"2026-03-01T08:00:00Z","content":"<p>c</p>",
  "account":{"id":"33","acct":"chi"}}])";

TEST(Affinity, MastodonListsNameLocalAccountsWithTheirServer) {
  const Timeline timeline = timeline_with(
      {{"following_accounts.csv",
        "\xEF\xBB\xBF"
        "Account address,Show boosts,Notify on new posts,Languages\r\nana@home.example,true,false,\"en, "
        "fr\"\r\n"},
       {"muted_accounts.csv", "Account address,Hide notifications\nBo@far.example,true\n"},
       {"blocked_accounts.csv", "bo@elsewhere.example\nchi@home.example"}},  // no header, no last line feed
      kMastodonTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::following), "yes no no");
  EXPECT_EQ(flag_of(timeline, Flag::muted), "no yes no");
  EXPECT_EQ(flag_of(timeline, Flag::blocked), "no no yes");
}

TEST(Affinity, ColumnsOfATableWorkAsRecordsToo) {
  const Timeline timeline =
      timeline_with({{"rows", R"({"Account address":"ana@home.example","Show boosts":"true"}
{"Account address":"bo@far.example","Hide notifications":"true"})"}},
                    kMastodonTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::following), "yes no no");
  EXPECT_EQ(flag_of(timeline, Flag::muted), "no yes no");
}

TEST(Affinity, MastodonArchiveGivesRepliesBoostsAndLikes) {
  const Timeline timeline = timeline_with(
      {{"outbox.json", R"({"@context":"x","id":"outbox.json","type":"OrderedCollection","orderedItems":[
 {"type":"Announce","actor":"https://home.example/users/me","object":"https://far.example/users/bo/statuses/2"},
 {"type":"Create","actor":"https://home.example/users/me","object":{"type":"Note","inReplyTo":"https://home.example/@ana/1"}},
 {"type":"Create","actor":"https://home.example/users/me","object":{"type":"Note","inReplyTo":"https://home.example/users/me/statuses/9"}},
 {"type":"Create","actor":"https://home.example/users/me","object":{"type":"Note","inReplyTo":null}}]})"},
       {"likes.json",
        R"({"id":"likes.json","type":"OrderedCollection","orderedItems":["https://home.example/users/ana/statuses/1"]})"},
       {"bookmarks.json",
        R"({"id":"bookmarks.json","type":"OrderedCollection","orderedItems":["https://home.example/users/chi/statuses/3"]})"}},
      kMastodonTimeline);
  EXPECT_EQ(closeness_of(timeline),
            (std::vector<double>{4.0 / 14, 2.0 / 12, 0}));  // like + reply; boost; nothing
  EXPECT_EQ(flag_of(timeline, Flag::liked_by_me), "yes no no");
}

// --- Bluesky ----------------------------------------------------------------------------------------------

constexpr std::string_view kBlueskyTimeline =
    R"({"id":"at://did:plc:ana/app.bsky.feed.post/1","author":"ana.example","author_id":"did:plc:ana","text":"a"}
{"id":"at://did:plc:bo/app.bsky.feed.post/2","author":"bo.example","text":"b","following":false}
)";

TEST(Affinity, BlueskyListsAreToldByTheirKeys) {
  const Timeline timeline = timeline_with(
      {{"follows",
        R"({"subject":{"did":"did:plc:me","handle":"me.example"},"follows":[{"did":"did:plc:bo","handle":"Bo.example"}]})"},
       {"mutes", R"({"mutes":[{"did":"did:plc:ana","handle":"ana.example"}],"cursor":"x"})"},
       {"blocks", R"({"blocks":[{"did":"did:plc:eve","handle":"eve.example"}]})"}},
      kBlueskyTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::following), "no yes");  // the list's yes goes before the capture's no
  EXPECT_EQ(flag_of(timeline, Flag::muted), "yes no");
  EXPECT_EQ(flag_of(timeline, Flag::blocked), "no no");
}

TEST(Affinity, BlueskyRecordsAndFeedsOfLikes) {
  const Timeline timeline = timeline_with(
      {{"records", R"({"records":[
 {"uri":"at://did:plc:me/app.bsky.feed.like/1","value":{"$type":"app.bsky.feed.like","subject":{"uri":"at://did:plc:ana/app.bsky.feed.post/1","cid":"c"}}},
 {"uri":"at://did:plc:me/app.bsky.feed.repost/1","value":{"$type":"app.bsky.feed.repost","subject":{"uri":"at://did:plc:ana/app.bsky.feed.post/1","cid":"c"}}},
 {"uri":"at://did:plc:me/app.bsky.graph.follow/1","value":{"$type":"app.bsky.graph.follow","subject":"did:plc:ana"}}]})"},
       {"likes",
        R"({"feed":[{"post":{"uri":"at://did:plc:bo/app.bsky.feed.post/7","author":{"did":"did:plc:bo","handle":"bo.example"},
 "viewer":{"like":"at://did:plc:me/app.bsky.feed.like/2"}}}]})"}},
      kBlueskyTimeline);
  EXPECT_EQ(closeness_of(timeline), (std::vector<double>{3.0 / 13, 1.0 / 11}));
  EXPECT_EQ(flag_of(timeline, Flag::liked_by_me), "yes no");
  EXPECT_EQ(flag_of(timeline, Flag::following), "yes no");
}

// --- What does not work, and says so ----------------------------------------------------------------------

TEST(Affinity, AListOfAccountsMustSayOfWhat) {
  const std::string_view accounts = R"([{"id":"22","acct":"bo@far.example","username":"bo"}])";
  const Result<AffinityFiles> refused = read_files({{"accounts.json", accounts}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "not-affinity");
  EXPECT_NE(refused.error().message.find("say so, as following=FILE"), std::string::npos);
  const Timeline timeline = timeline_with({{"accounts.json", accounts, "muted"}}, kMastodonTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::muted), "no yes no");
}

TEST(Affinity, BareNamesAreReadWhereTheListIsNamed) {
  const Timeline timeline = timeline_with({{"names.txt", "@ANA\n22\n", "muted"}}, kXTimeline);
  EXPECT_EQ(flag_of(timeline, Flag::muted), "yes yes no no");
}

TEST(Affinity, WhatNamesNobodyHereWarns) {
  ReadOptions options;
  options.affinity = expect_value(read_files({{"b", "eve@nowhere.example\n"}})).facts;
  const Timelines timelines = test::read_all(kMastodonTimeline, options);
  EXPECT_EQ(test::codes_of(timelines.warnings), test::Ids{"affinity-unmatched"});
}

TEST(Affinity, CutAnywhereNothingBreaks) {
  for (
      const std::string_view whole :
      {std::string_view(
           R"(window.YTD.following.part0 = [ {"following":{"accountId":"11"}}, {"following":{"accountId":"12"}} ])"),
       std::string_view("Account address,Show boosts\r\nana@home.example,true\r\nbo@far.example,true\r\n")}) {
    std::size_t most = 0;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
      const Result<AffinityFiles> files = read_files({{"cut", whole.substr(0, size)}});
      if (!files) continue;
      EXPECT_GE(files->following, most) << size;
      most = files->following;
    }
    EXPECT_EQ(most, 2u);
  }
}

TEST(Affinity, AnEmptyFileIsRefused) {
  EXPECT_FALSE(read_files({{"empty.csv", ""}}).ok());
  EXPECT_FALSE(read_files({{"other.json", R"({"name":"x"})"}}).ok());
  EXPECT_FALSE(read_files({{"x", "a@b.example\n", "friends"}}).ok());  // no list of that name
}

// --- Real archives, where somebody has them: LIMPID_DATA names the folder that holds timelines/ ---

std::string bytes_of(const std::string& path) {
  std::string bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return bytes;
  char buffer[1 << 16];
  for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    bytes.append(buffer, count);
  std::fclose(file);
  return bytes;
}

TEST(Affinity, OfRealArchivesCountsWhatPythonCounts) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  const std::string folder = std::string(data) + "/timelines/x-archive/";
  const std::string following = bytes_of(folder + "twitter-to-sqlite__following.js");
  const std::string followers = bytes_of(folder + "twitter-to-sqlite__follower.js");
  const std::string tweets = bytes_of(folder + "twitter-archive-unshorten__tweet.js");
  const AffinityFiles files = expect_value(read_files({{"f", following}, {"g", followers}, {"t", tweets}}));
  EXPECT_EQ(files.following, 2u);
  EXPECT_EQ(files.followers, 2u);
  EXPECT_EQ(files.reposts, 30u);  // of 109 posts, those that match "RT @\\w{1,15}:"
  EXPECT_EQ(files.replies, 53u);  // those with in_reply_to_user_id_str or in_reply_to_screen_name
  EXPECT_TRUE(files.skipped.empty());
}

}  // namespace
}  // namespace limpid
