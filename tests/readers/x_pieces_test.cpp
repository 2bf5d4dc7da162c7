// X's formats in pieces of any size, cut off anywhere, and as people really saved them.
#include "vectors.hpp"

#include <cstdlib>

namespace limpid {
namespace {

using namespace test;

/// Where each post of a vector ends, in bytes: counted by a parser that is not ours. A post counts from there on.
struct Ends {
  std::string name;
  std::vector<std::size_t> ends;
};

std::vector<Ends> vectors() {
  return {
      {"x-graphql/y_home.json", {3920, 8657, 11102, 15038, 17506}},
      {"x-graphql/y_two_responses.jsonl", {1311, 2337, 3890}},
      {"x-graphql/y_list_of_responses.json", {1313, 2339, 3893}},
      {"x-graphql/y_user_pinned.json", {2741, 5284, 7916}},
      {"x-graphql/y_post_alone.json", {1091}},
      {"twitter-web-exporter/y_export.json", {860, 1595, 2250}},
      {"twitter-web-exporter/y_titles.json", {818, 1511, 2124}},
      {"twitter-web-exporter/y_with_metadata.json", {2445, 6417}},
      {"x-v2/y_page.json", {478, 1024, 1572, 2241}},
      {"x-v2/y_pages.jsonl", {375, 1383}},
      {"x-v2/y_minimal.json", {112, 222, 316}},
      {"x-v2/y_flat.jsonl", {712, 2256}},
      {"x-v2/y_stream.jsonl", {801, 1821}},
      {"x-archive/y_tweets.js", {1110, 2111, 2971, 3730}},
      {"x-archive/y_tweet_2018.js", {998, 1900}},
      {"x-v1.1/y_grailbird_2014_07.js", {570, 1290}},
      {"x-v1.1/y_home_timeline.json", {526, 1649, 2181}},
      {"x-v1.1/y_search.json", {566, 1739}},
      {"x-v1.1/y_stream.jsonl", {565, 1010}},
  };
}

TEST(XPieces, TheSameInWholeInSevensAndByteByByte) {
  for (const Ends& vector : vectors()) {
    const std::string bytes = vector_bytes(vector.name);
    const std::string whole = everything(read(bytes));
    EXPECT_EQ(everything(read_in_pieces(bytes, 1)), whole) << vector.name;
    EXPECT_EQ(everything(read_in_pieces(bytes, 7)), whole) << vector.name;
    EXPECT_EQ(all_ids(read(bytes)).size(), vector.ends.size()) << vector.name;
  }
}

TEST(XPieces, CutAnywhereTheCompletePostsAreThere) {
  for (const Ends& vector : vectors()) {
    const std::string bytes = vector_bytes(vector.name);
    const Ids whole = all_ids(read(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const Result<Timelines> result = read(std::string_view(bytes).substr(0, size));
      const Ids ids = all_ids(result);
      const auto complete =
          std::count_if(vector.ends.begin(), vector.ends.end(), [&](std::size_t end) { return end <= size; });
      ASSERT_EQ(ids, Ids(whole.begin(), whole.begin() + complete)) << vector.name << " cut at byte " << size;
    }
  }
}

// --- Real captures: set LIMPID_DATA to the folder that holds timelines/. The figures were counted with Python. --

struct Capture {
  std::string name, format;
  std::size_t posts, skipped;
  std::string id;  // of one post, and what is to be known of it:
  std::string author, created_at;
  double likes, reposts, followers, views;  // NaN: unknown
};

std::vector<Capture> captures() {
  constexpr double kNone = kUnknown;
  return {
      {"x-v1.1/tweepy__home_timeline_2019.json", "x-v1.1", 19, 0, "1144426235763802112", "kingushbal", "2019-06-27T00:25:31Z", 215038, 18893, 167129, kNone},
      {"x-v1.1/tweepy__home_timeline_2019.json", "x-v1.1", 19, 0, "1144246050846384128", "Twitter", "2019-06-27T14:08:12Z", 55380, 9736, 56335783, kNone},
      {"x-v1.1/tweepy__list_statuses_official_accounts_2019.json", "x-v1.1", 20, 0, "1149851905688002560", "MomentsBrasil", "2019-07-13T01:23:52Z", 90, 11, 643271, kNone},
      {"x-v1.1/simdjson__twitter.json", "x-v1.1", 100, 0, "505874922023837696", "KATANA77", "2014-08-30T23:49:35Z", 42, 82, 1095, kNone},
      {"x-v1.1/simdjson__twitter.json", "x-v1.1", 100, 0, "505874847260352513", "2no38mae", "2014-08-31T00:28:56Z", 0, 0, 560, kNone},
      {"x-graphql/Scraper-for-X__home_timeline.json", "x-graphql", 3, 0, "7003", "synth_ad", "2026-07-20T08:00:00Z", 0, 0, 5000, 1},
      {"x-graphql/twscrape___issue_42.json", "x-graphql", 1, 0, "1665951747842641921", "ChinaDaily", "2023-06-05T23:30:01Z", 27, 10, 4161285, 5188},
      {"x-graphql/twscrape___issue_42.json", "x-graphql", 1, 0, "1665951747842641921", "ChinaDaily", "2023-06-05T23:30:01Z", 27, 10, 4161285, 5188},
      {"x-graphql/twscrape__raw_list_timeline.json", "x-graphql", 98, 0, "2085474086805762419", "FideliusSchmid", "2026-08-06T20:24:58Z", 126, 44, 5236, 16771},
      {"x-graphql/twscrape__raw_list_timeline.json", "x-graphql", 98, 0, "2085417604370272276", "jbendery", "2026-08-06T17:26:56Z", 4, 4, 89498, 2270},
      {"x-graphql/twscrape__raw_tweet_details.json", "x-graphql", 37, 0, "1664148856903446528", "DamuKonTan", "2023-06-01T05:56:20Z", 0, 0, 1, 240},
      {"x-v2/twarc-csv__2sets.jsonl", "x-v2", 200, 0, "1440717170493689866", "ChartsEcuador", "2021-09-22T14:55:03Z", 73, 20, 7785, kNone},
      {"x-v2/twarc-csv__2sets.jsonl", "x-v2", 200, 0, "1440713966649417731", "JoeOTooIe", "2021-09-22T16:25:51Z", 1, 1, 1920, kNone},
      {"x-v2/twarc-csv__flat.jsonl", "x-v2", 100, 0, "1380242611781386245", "williamserafino", "2021-04-08T15:07:30Z", 241, 410, 28341, kNone},
      {"x-v2/twarc-csv__flat.jsonl", "x-v2", 100, 0, "1380241916814581761", "HughJazzes", "2021-04-08T19:31:31Z", 0, 0, 32, kNone},
      {"x-v2/twarc-csv__streaming_output_with_error.jsonl", "x-v2", 7, 1, "1377650529766154240", "ArborRidge1", "2021-04-01T15:54:16Z", 0, 0, 611, kNone},
      {"x-v2/twarc-csv__edited_after.jsonl", "x-v2", 1, 0, "1576994789110992896", "wongmjane", "2022-10-03T17:57:11Z", 32, 3, 138097, kNone},
      {"x-v2/tweepy__v2_reverse_chronological_minimal.json", "x-v2", 98, 0, "1578403389024735232", "ChirpTrivia", "", kNone, kNone, kNone, kNone},
      {"x-v2/tweepy__v2_reverse_chronological_minimal.json", "x-v2", 98, 0, "1574452695179534336", "", "2022-09-26T17:35:49.104Z", kNone, kNone, kNone, kNone},
      {"x-archive/twitter-archive-unshorten__tweet.js", "x-archive", 109, 0, "590999869789184000", "kerfors", "", kNone, kNone, kNone, kNone},
      {"x-archive/twitter-archive-unshorten__tweet.js", "x-archive", 109, 0, "593084226544771072", "", "2015-04-28T16:07:53Z", 2, 6, kNone, kNone},
  };
}

bool same(double a, double b) { return a == b || (!is_known(a) && !is_known(b)); }

TEST(XCaptures, AreReadAsCountedByOtherMeans) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  for (const Capture& capture : captures()) {
    std::ifstream file(std::string(data) + "/timelines/" + capture.name, std::ios::binary);
    ASSERT_TRUE(file.good()) << capture.name;
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Result<Timelines> result = read(bytes);
    ASSERT_TRUE(result) << capture.name << ": " << result.error().sentence();
    EXPECT_EQ(result->format, capture.format) << capture.name;
    EXPECT_EQ(result->posts(), capture.posts) << capture.name;
    EXPECT_EQ(result->skipped.size(), capture.skipped) << capture.name;
    const Timeline& feed = result->feeds.front();
    const auto row = feed.find(capture.id);
    ASSERT_TRUE(row) << capture.name << " " << capture.id;
    const Posts& posts = feed.posts();
    EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[*row]), capture.author) << capture.name;
    const std::int64_t created = posts.column(Time::created_at)[*row];
    EXPECT_EQ(created == kUnknownTime ? "" : format_time(created), capture.created_at) << capture.name;
    EXPECT_TRUE(same(posts.column(Number::likes)[*row], capture.likes)) << capture.name;
    EXPECT_TRUE(same(posts.column(Number::reposts)[*row], capture.reposts)) << capture.name;
    EXPECT_TRUE(same(posts.column(Number::followers)[*row], capture.followers)) << capture.name;
    EXPECT_TRUE(same(posts.column(Number::views)[*row], capture.views)) << capture.name;
  }
}

// Sums over whole files, which a single wrong field would change.
struct Sum {
  std::string name;
  double likes, reposts, views, followers;
  std::size_t kinds[4];  // original, reply, repost, quote
};

std::vector<Sum> sums() {
  return {
      {"x-v1.1/tweepy__home_timeline_2019.json", 1019911, 249340, 0, 397963116, {14, 2, 3, 0}},
      {"x-v1.1/tweepy__list_statuses_official_accounts_2019.json", 359, 71, 0, 10740604, {19, 1, 0, 0}},
      {"x-v1.1/simdjson__twitter.json", 1861, 7122, 0, 183233, {21, 6, 73, 0}},
      {"x-graphql/Scraper-for-X__home_timeline.json", 15, 5, 88, 5942, {3, 0, 0, 0}},
      {"x-graphql/twscrape___issue_42.json", 27, 10, 5188, 4161285, {0, 0, 1, 0}},
      {"x-graphql/twscrape__raw_list_timeline.json", 47039, 8003, 2309071, 57073098, {24, 3, 66, 5}},
      {"x-graphql/twscrape__raw_tweet_details.json", 1255, 349, 1725290, 2887535, {1, 36, 0, 0}},
      {"x-v2/twarc-csv__2sets.jsonl", 220812, 87972, 0, 18163247, {34, 10, 145, 11}},
      {"x-v2/twarc-csv__flat.jsonl", 23069, 8595, 0, 8887542, {14, 31, 47, 8}},
      {"x-v2/twarc-csv__streaming_output_with_error.jsonl", 0, 0, 0, 9654, {3, 3, 0, 1}},
      {"x-v2/twarc-csv__edited_after.jsonl", 32, 3, 0, 138097, {1, 0, 0, 0}},
      {"x-v2/tweepy__v2_reverse_chronological_minimal.json", 0, 0, 0, 0, {0, 0, 29, 0}},
      {"x-archive/twitter-archive-unshorten__tweet.js", 83, 68, 0, 0, {29, 50, 30, 0}},
  };
}

TEST(XCaptures, SumsAreThoseOfOtherMeans) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  for (const Sum& sum : sums()) {
    std::ifstream file(std::string(data) + "/timelines/" + sum.name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Timeline feed = only_timeline(bytes);
    const Posts& posts = feed.posts();
    const auto total = [&](Number number) {
      double known = 0;
      for (Row row = 0; row < posts.size(); ++row) {
        if (is_known(posts.column(number)[row])) known += posts.column(number)[row];
      }
      return known;
    };
    EXPECT_EQ(total(Number::likes), sum.likes) << sum.name;
    EXPECT_EQ(total(Number::reposts), sum.reposts) << sum.name;
    EXPECT_EQ(total(Number::views), sum.views) << sum.name;
    EXPECT_EQ(total(Number::followers), sum.followers) << sum.name;
    constexpr std::string_view kKinds[] = {"original", "reply", "repost", "quote"};
    for (std::size_t i = 0; i < 4; ++i) {
      std::size_t count = 0;
      for (Row row = 0; row < posts.size(); ++row) count += posts.label(Label::kind, row) == kKinds[i];
      EXPECT_EQ(count, sum.kinds[i]) << sum.name << " " << kKinds[i];
    }
  }
}

}  // namespace
}  // namespace limpid
