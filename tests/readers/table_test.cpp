// Tables: which columns are what, what becomes of cells, and what is refused.
#include "posts/posts.hpp"
#include "testing.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace limpid {
namespace {

using namespace test;

using Mapping = std::vector<std::pair<std::string, std::string>>;

Mapping mapping_of(const Timelines& timelines) {
  Mapping mapping;
  for (const ColumnMapping& column : timelines.mapping) mapping.emplace_back(column.from, column.to);
  return mapping;
}

Timelines mapped(std::string_view bytes, std::string map) {
  ReadOptions options;
  options.map = std::move(map);
  return read_all(bytes, options);
}

std::string refusal_of(std::string_view bytes, std::string map = {}) {
  ReadOptions options;
  options.map = std::move(map);
  const Result<Timelines> result = read(bytes, options);
  return result ? "accepted" : result.error().code + ": " + result.error().sentence();
}

Ids column_ids(const Posts& posts) {
  Ids ids;
  for (Row row = 0; row < posts.size(); ++row) ids.emplace_back(posts.text(Text::id, row));
  return ids;
}

std::string handle(const Posts& posts, Row row, Account account = Account::author) {
  return std::string(posts.accounts().shown(posts.column(account)[row]));
}

TEST(Table, ColumnsAreGuessedFromTheirNames) {
  struct Case {
    std::string_view headings, values;
    Mapping mapping;
  };
  for (const Case& c : {
           Case{"id,text,likes", "1,a,2", {{"id", "id"}, {"text", "text"}, {"likes", "likes"}}},
           Case{"Tweet Id,Full Text,Favorite Count",
                "1,a,2",
                {{"Tweet Id", "id"}, {"Full Text", "text"}, {"Favorite Count", "likes"}}},
           Case{"id,id_str,text", "1,1,a", {{"id", "x.id"}, {"id_str", "id"}, {"text", "text"}}},
           Case{"text,full_text", "a,b", {{"text", "text"}, {"full_text", "x.full_text"}}},
           Case{"post,likes", "a,1", {{"post", "text"}, {"likes", "likes"}}},
           Case{"id,post,text", "2,1,a", {{"id", "id"}, {"post", "post"}, {"text", "text"}}},
           Case{"message,comments", "a,12", {{"message", "text"}, {"comments", "replies"}}},
           Case{"text,comments", "a,lovely!", {{"text", "text"}, {"comments", "x.comments"}}},  // no count
           Case{"id,kind,text", "1,reply,a", {{"id", "id"}, {"kind", "kind"}, {"text", "text"}}},
           Case{"id,kind,text",
                "1,photo,a",
                {{"id", "id"}, {"kind", "x.kind"}, {"text", "text"}}},  // not Limpid's kinds
           Case{"text,react_angry,num_hahas,reactions_love",
                "a,1,2,3",
                {{"text", "text"},
                 {"react_angry", "angry"},
                 {"num_hahas", "haha"},
                 {"reactions_love", "love"}}},
           Case{"text,date,time",
                "a,2026-03-01,08:00",
                {{"text", "text"}, {"date", "created_at"}, {"time", "x.time"}}},
           Case{"text,user_id,name",
                "a,7,Ana",
                {{"text", "text"}, {"user_id", "author_id"}, {"name", "author_name"}}},
           Case{"text,is_retweet,has_image",
                "a,0,1",
                {{"text", "text"}, {"is_retweet", "is_repost"}, {"has_image", "has_image"}}},
           Case{"Date,ShareLink,ShareCommentary,Visibility",
                "2026-03-01 08:00:00,https://example.org/1,Words,PUBLIC",
                {{"Date", "created_at"},
                 {"ShareLink", "uri"},
                 {"ShareCommentary", "text"},
                 {"Visibility", "visibility"}}},
           Case{"text,My score %", "a,0.5", {{"text", "text"}, {"My score %", "x.my_score"}}},
       }) {
    EXPECT_EQ(mapping_of(read_all(std::string(c.headings) + "\n" + std::string(c.values) + "\n")), c.mapping)
        << c.headings;
  }
}

TEST(Table, TheUserKnowsBetter) {
  constexpr char kTable[] = "id,text,title,stars,hearts\n1,a,b,5,6\n";
  const Timelines timelines = mapped(kTable, "likes=stars,x.words=text");
  EXPECT_EQ(mapping_of(timelines), (Mapping{{"id", "id"},
                                            {"text", "x.words"},
                                            {"title", "title"},
                                            {"stars", "likes"},
                                            {"hearts", "x.hearts"}}));
  EXPECT_EQ(timelines.feeds[0].posts().column(Number::likes)[0], 5);
  // Also where the names look like Limpid's own, and where nothing could be guessed.
  EXPECT_EQ(
      mapped(R"({"id":"1","text":"a","heat":3})", "likes=heat").feeds[0].posts().column(Number::likes)[0], 3);
  EXPECT_EQ(mapped("a,b\nwords,2\n", "text=a").posts(), 1u);
}

TEST(Table, AMappingThatCannotBeIsRefused) {
  constexpr char kTable[] = "id,text\n1,a\n";
  EXPECT_EQ(refusal_of(kTable, "likez=text"),
            "map: --map likez=text: Limpid has no column \"likez\": did you mean \"likes\"?");
  EXPECT_EQ(refusal_of(kTable, "likes=hearts"),
            "map: --map likes=hearts: the file has no column \"hearts\"; it has \"id\", \"text\"");
  EXPECT_EQ(refusal_of(R"({"n":"1","words":"a"})", "text=words,likes=hearts"),
            "map: --map likes=hearts: the file has no column \"hearts\"; it has \"n\", \"words\"");
  EXPECT_EQ(
      refusal_of(kTable, "likes"),
      "map: --map likes: expected COLUMN=NAME, as likes=favorites: first Limpid's name, then the file's");
  EXPECT_EQ(refusal_of(kTable, "likes=id,likes=text"), "map: --map likes=text: \"likes\" is given twice");
  EXPECT_EQ(refusal_of(kTable, "likes=id,views=id"), "map: --map views=id: the file's \"id\" is used twice");
}

TEST(Table, CellsBecomeWhatTheyMean) {
  const Timelines timelines = read_all(
      "post_id,username,created_at,text,like_count,shares,Comments,promoted,hashtags,model,code,flag,empty\n"
      "1705755549467364,@ana,2026-03-01T08:00:00Z,Tides &amp; moons,12,3.0,0,True,\"#sea, "
      "moon\",0.25,007,false,\n"
      "1705755549467365,bo,1772355600,<p>Two</p><p>lines</p>,\"1,204\",nan,-1,no,\"['a', 'b']\",1e3,8,yes,\n"
      "1705755549467366,bo,3/1/2026 9:05,x,none,,4,,,many,9,perhaps,\n");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(timelines.format, "table");
  EXPECT_EQ(column_ids(posts), (Ids{"1705755549467364", "1705755549467365", "1705755549467366"}));
  EXPECT_EQ(handle(posts, 0), "ana");
  EXPECT_EQ(posts.column(Time::created_at)[0], 1772352000000);
  EXPECT_EQ(posts.column(Time::created_at)[1], 1772355600000);
  EXPECT_EQ(posts.column(Time::created_at)[2], 1772355900000);  // month first
  EXPECT_EQ(posts.text(Text::text, 0), "Tides & moons");
  EXPECT_EQ(posts.text(Text::text, 1), "Two\n\nlines");
  EXPECT_EQ(posts.column(Number::likes)[1], 1204);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[2]));
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_FALSE(is_known(posts.column(Number::reposts)[1]));  // nan is how pandas writes nothing
  EXPECT_EQ(posts.column(Number::replies)[0], 0);
  EXPECT_FALSE(is_known(posts.column(Number::replies)[1]));
  EXPECT_EQ(posts.column(Flag::promoted)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::promoted)[2], Tri::unknown);
  const auto tags = posts.column(List::hashtags);
  EXPECT_EQ(tags[0].count, 2u);
  EXPECT_EQ(posts.list_item(tags[0], 0), "sea");
  EXPECT_EQ(posts.list_item(tags[1], 1), "b");
  EXPECT_EQ(tags[2].count, 0u);
  EXPECT_EQ(posts.extra("model")->type, Type::number);
  EXPECT_EQ(posts.extra("model")->numbers[1], 1000);
  EXPECT_EQ(posts.extra("code")->type, Type::text);  // 007 is a name made of digits
  EXPECT_EQ(posts.extra("flag")->flags[1], Tri::yes);
  EXPECT_EQ(posts.extra("empty"), nullptr);
  // "-1" replies, "none" likes, "many" in a column of numbers, "perhaps" in one of flags: counted, the first
  // shown.
  EXPECT_EQ(codes_of(timelines.warnings), (Ids{"wrong-type", "month-first"}));
  EXPECT_EQ(timelines.warnings[0].count, 4u);
  EXPECT_EQ(timelines.warnings[0].first, "line 3, /Comments");
}

TEST(Table, RowsWithoutIdAreNumberedAndRepetitionsFound) {
  const Timelines timelines = read_all(
      "date,text,likes\n10/16/17 22:59,a,1\n9/30/17 2:22,b,2\n10/16/17 22:59,a,1\n16/10/17 22:59,a,1\n");
  EXPECT_EQ(column_ids(timelines.feeds[0].posts()), (Ids{"row-1", "row-2", "row-4"}));
  EXPECT_EQ(timelines.duplicates, 1u);
  // 22:59 on 16 October, told both ways round.
  EXPECT_EQ(timelines.feeds[0].posts().column(Time::created_at)[0], 1508194740000);
  EXPECT_EQ(timelines.feeds[0].posts().column(Time::created_at)[2], 1508194740000);
}

TEST(Table, IdsRoundedByASpreadsheetAreNoIds) {
  const Timelines timelines = read_all("id,text\n7.65630E+17,a\n7.65630E+17,b\n");
  EXPECT_EQ(timelines.posts(), 2u);
  EXPECT_EQ(codes_of(timelines.warnings), Ids{"rounded-id"});
}

TEST(Table, ATimelineIsAColumn) {
  const Timelines timelines = read_all(
      "timeline,viewer,shown_at,position,id,author,created_at,kind,likes,angry,replies,reposts\n"
      "t1,Ana,1516777510,1,1705755549467364,one,1516774217,post,47,17,29,44\n"
      "t1,Ana,1516777510,3,942522775916482,two,1516774216,photo,32,8,12,18\n"
      "t2,Bo,1516777600,1,1705755549467364,one,1516774217,post,48,17,29,44\n"
      "t2,Bo,1516777600,2,1705755549467364,one,1516774217,post,48,17,29,44\n");
  ASSERT_EQ(timelines.feeds.size(), 2u);
  EXPECT_EQ(timelines.feeds[0].name(), "t1");
  EXPECT_EQ(timelines.feeds[0].posts().column(Number::position)[1], 3);  // gaps are the platform's
  EXPECT_EQ(timelines.feeds[1].size(), 1u);
  EXPECT_EQ(timelines.duplicates, 1u);
  EXPECT_EQ(timelines.feeds[1].posts().captured_at(), 1516777600000);
  EXPECT_EQ(timelines.feeds[0].posts().extra("viewer")->texts[0], "Ana");
}

TEST(Table, JsonOfAnyMake) {
  const Timelines timelines = read_all(
      R"([{"tweet_id":11,"user":{"screen_name":"ana","followers_count":5},"full_text":"One","date":"2026-03-01","favorite_count":4,"sarcasm":true},
          {"tweet_id":12,"user":{"screen_name":"bo"},"full_text":"Two","lang":"und","favorite_count":null,"extra":[1]}])");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(column_ids(posts), (Ids{"11", "12"}));
  EXPECT_EQ(handle(posts, 1), "bo");
  EXPECT_EQ(posts.column(Number::followers)[0], 5);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));
  EXPECT_EQ(posts.label(Label::lang, 1).data(), nullptr);
  EXPECT_EQ(posts.extra("sarcasm")->flags[0], Tri::yes);

  // Beside "id" and "text", which are Limpid's own names too, another maker's: a table.
  const Timelines other = read_all(
      R"({"id":1149873452130746369,"text":"a","likeCount":3,"user":{"username":"ana"},"date":1772355600})");
  EXPECT_EQ(other.format, "table");
  EXPECT_EQ(other.feeds[0].posts().column(Number::likes)[0], 3);
  EXPECT_EQ(other.feeds[0].posts().column(Time::created_at)[0], 1772355600000);
  EXPECT_EQ(read_all(R"({"id":"1","text":"a","model":3})").format, "limpid");
}

// Records of other kinds must not pass for posts.
TEST(Table, WhatSaysTooLittleIsNoPost) {
  for (const char* record :
       {R"({"message":"rate limit","code":88})", R"({"id":"ana","created":1173923446,"karma":7})",
        R"({"orientation":"left","url":"https://example.org","name":"A page"})", R"({"text":"alone"})"}) {
    EXPECT_NE(refusal_of(record), "accepted") << record;
  }
  const std::string sentence =
      "not-a-timeline: line 2: no post was found: no column of this table says what a post is (it has "
      "\"width\", "
      "\"height\"); name some, as id, text or created_at: --map text=COLUMN";
  EXPECT_EQ(refusal_of("width,height\n3,4\n").substr(0, sentence.size()), sentence);
}

// A repost of X as a row of its own, as twarc-csv writes it: the zeros say nothing, the words are bo's, cut.
TEST(Table, RepostsAsRows) {
  const Timeline timeline = only_timeline(
      "id,referenced_tweets.retweeted.id,referenced_tweets.replied_to.id,created_at,text,author.username,"
      "public_metrics.like_count,public_metrics.retweet_count\n"
      "21,11,,2026-03-01T08:00:00Z,RT @bo: Look at this…,ana,0,31\n22,,,2026-03-01T09:00:00Z,Mine,ana,0,0\n");
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 0), "repost");
  EXPECT_EQ(handle(posts, 0), "bo");
  EXPECT_EQ(handle(posts, 0, Account::reposter), "ana");
  EXPECT_EQ(posts.text(Text::text, 0), "Look at this…");
  EXPECT_EQ(posts.text(Text::post, 0), "11");
  EXPECT_FALSE(is_known(posts.column(Number::likes)[0]));
  EXPECT_EQ(posts.column(Number::reposts)[0], 31);
  EXPECT_EQ(posts.column(Flag::truncated)[0], Tri::yes);
  EXPECT_EQ(posts.label(Label::kind, 1), "original");
  EXPECT_EQ(posts.column(Number::likes)[1], 0);
}

// --- Real tables, where somebody has them ---

std::string file(const std::string& name) {
  const char* folder = std::getenv("LIMPID_DATA");
  std::ifstream in(std::string(folder ? folder : "") + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Counted with Python: csv.DictReader(open(name, encoding="cp1252", newline="")).
TEST(Table, RealTables) {
  const std::string obama = file("timelines/csv/data__BarackObama.csv");
  if (obama.empty()) GTEST_SKIP() << "LIMPID_DATA is not set";
  const Timelines tweets = read_all(obama);
  EXPECT_EQ(tweets.posts(), 3207u);
  EXPECT_EQ(tweets.duplicates, 0u);
  EXPECT_TRUE(tweets.skipped.empty());
  const Posts& posts = tweets.feeds[0].posts();
  EXPECT_EQ(posts.column(Number::likes)[0], 641842);
  EXPECT_EQ(posts.column(Time::created_at)[0], 1508194740000);
  EXPECT_EQ(posts.column(Number::replies)[3206], 583);

  const Timelines polls = read_all(file("timelines/csv/data__realDonaldTrump_poll_tweets.csv"));
  EXPECT_EQ(polls.posts(), 448u);
  EXPECT_EQ(polls.feeds[0].posts().text(Text::id, 447), "627526914169806849");
  EXPECT_EQ(polls.feeds[0].posts().column(Time::created_at)[0], 1471375377000);

  const Timelines served = read_all(file("facebook-italy-2018/impressions.csv"));
  EXPECT_EQ(served.feeds.size(), 412u);
  EXPECT_EQ(served.posts(), 18038u);
  EXPECT_EQ(served.duplicates, 2u);
  EXPECT_TRUE(served.skipped.empty());
  const auto long_ones = std::count_if(served.feeds.begin(), served.feeds.end(),
                                       [](const Timeline& feed) { return feed.size() >= 20; });
  EXPECT_EQ(long_ones, 380);
  EXPECT_EQ(served.feeds[0].posts().column(Time::created_at)[0], 1516774217000);
}

}  // namespace
}  // namespace limpid
