// X API v1.1 statuses: invented ones, each with what a reader must get right.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

std::string status(const std::string& id, const std::string& more = "") {
  return R"j({"created_at": "Sat Jul 13 02:27:22 +0000 2019", "id": 1149873452130746368, "id_str": ")j" + id +
         R"j(",
      "full_text": "Fish &amp; chips &lt;3", "truncated": false, "lang": "en", "favorite_count": 12, "retweet_count": 3,
      "favorited": false, "in_reply_to_status_id_str": null,
      "user": {"id": 7, "id_str": "7", "screen_name": "Ana", "name": "Ana A.", "followers_count": 900, "verified": false,
               "following": true}, "entities": {"hashtags": [{"text": "sea"}], "user_mentions": [{"screen_name": "bo"}],
      "urls": [{"url": "https://t.co/x", "expanded_url": "https://www.example.com/a"}]})j" +
         more + "}";
}

TEST(XApi1, AStatus) {
  const Timelines timelines = read_all("[" + status("1149873452130746369") + "]");
  EXPECT_EQ(timelines.format, "x-v1.1");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(posts.text(Text::id, 0),
            "1149873452130746369");  // `id` beside it was rounded to a double
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips <3");
  EXPECT_EQ(posts.accounts()[0].handle, "Ana");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_EQ(posts.column(Number::followers)[0], 900);
  for (const Number number : {Number::replies, Number::quotes, Number::views, Number::bookmarks}) {
    EXPECT_FALSE(is_known(posts.column(number)[0])) << name_of(number);
  }
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2019-07-13T02:27:22Z");
  EXPECT_EQ(posts.column(Flag::following)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::verified)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::truncated)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::sensitive)[0], Tri::unknown);  // only posts with links say
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::no);       // entities without media: there is none
  EXPECT_EQ(posts.label(Label::domain, 0), "example.com");    // not t.co
  EXPECT_EQ(posts.label(Label::kind, 0), "original");
}

TEST(XApi1, ARepostIsReadFromTheInnerStatus) {
  const std::string wrapper =
      R"j({"created_at": "Sun Jul 14 10:00:00 +0000 2019", "id_str": "1150000000000000001",
      "full_text": "RT @Ana: Fish…", "truncated": false, "favorite_count": 0, "retweet_count": 3, "lang": "de",
      "user": {"id_str": "9", "screen_name": "bo", "followers_count": 5}, "entities": {}, "retweeted_status": )j";
  const Timeline timeline = only_timeline("[" + wrapper + status("1149873452130746369") + "}]");
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.text(Text::id, 0), "1150000000000000001");
  EXPECT_EQ(posts.text(Text::post, 0), "1149873452130746369");
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips <3");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);  // the wrapper's 0 means nothing
  EXPECT_EQ(posts.column(Number::followers)[0], 900);
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[0]), "Ana");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[0]), "bo");
  EXPECT_EQ(posts.label(Label::kind, 0), "repost");
  EXPECT_EQ(posts.label(Label::lang, 0), "en");
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2019-07-13T02:27:22Z");
  EXPECT_EQ(format_time(posts.arrived_at(0)), "2019-07-14T10:00:00Z");
}

TEST(XApi1, KindsMediaAndLanguages) {
  const auto posts_with = [](std::string more) { return only_timeline("[" + status("5", more) + "]"); };
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string text = status("5");
    text.replace(text.find(from), from.size(), to);
    return only_timeline("[" + text + "]");
  };
  EXPECT_EQ(changed(R"("in_reply_to_status_id_str": null)", R"("in_reply_to_status_id_str": "4")")
                .posts()
                .label(Label::kind, 0),
            "reply");
  EXPECT_EQ(posts_with(R"(, "quoted_status_id_str": "4")").posts().label(Label::kind, 0), "quote");

  const Timeline media = posts_with(
      R"(, "extended_entities": {"media": [{"type": "photo"}, {"type": "animated_gif"}, {"type": "video"}, {"type": "hologram"}]})");
  EXPECT_EQ(media.posts().column(List::media)[0].count, 3u);
  EXPECT_EQ(media.posts().column(Flag::has_image)[0], Tri::yes);
  EXPECT_EQ(media.posts().column(Flag::has_video)[0], Tri::yes);

  for (const char* none : {"und", "zxx", "qme", "qst", "art", ""}) {  // X's codes for "no language told"
    EXPECT_EQ(
        changed(R"("lang": "en")", std::string(R"("lang": ")") + none + "\"").posts().column(Label::lang)[0],
        kNoCode)
        << none;
  }
  EXPECT_EQ(changed(R"("lang": "en")", R"("lang": "in")").posts().label(Label::lang, 0), "in");
}

TEST(XApi1, SearchResultsAndShortTexts) {
  std::string short_text = status("6");
  short_text.replace(short_text.find("full_text"), 9, "text");
  short_text.replace(short_text.find("\"truncated\": false"), 18, "\"truncated\": true");
  const Timelines timelines = read_all(R"({"statuses": [)" + status("5") + "," + short_text +
                                       R"(], "search_metadata": {"count": 2}})");
  EXPECT_EQ(timelines.format, "x-v1.1");
  EXPECT_EQ(timelines.posts(), 2u);
  EXPECT_EQ(timelines.feeds[0].posts().text(Text::text, 1), "Fish & chips <3");
  EXPECT_EQ(timelines.feeds[0].posts().column(Flag::truncated)[1], Tri::yes);
  EXPECT_TRUE(timelines.skipped.empty());
}

TEST(XApi1, AStreamPutsLongTextsAside) {
  const Timeline timeline = only_timeline(
      "[" + status("5", R"j(, "extended_tweet": {"full_text": "Fish &amp; chips, and then some more of them",
      "entities": {"hashtags": [{"text": "sea"}, {"text": "salt"}], "urls": [], "user_mentions": []}})j") + "]");
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips, and then some more of them");
  EXPECT_EQ(posts.column(Flag::truncated)[0], Tri::no);
  EXPECT_EQ(posts.column(List::hashtags)[0].count, 2u);
  EXPECT_EQ(posts.column(Flag::has_link)[0], Tri::no);  // the short text's link leads to the rest
}

TEST(XApi1, LinksToThePostItselfAreNone) {
  std::string text = status("1149873452130746369");
  const std::string link = "https://www.example.com/a";
  text.replace(text.find(link), link.size(), "https://twitter.com/i/web/status/1149873452130746369");
  EXPECT_EQ(only_timeline("[" + text + "]").posts().column(Flag::has_link)[0], Tri::no);
}

TEST(XApi1, WrongTypesAreUnknownAndCounted) {
  std::string bad = status("5");
  bad.replace(bad.find("\"favorite_count\": 12"), 20, "\"favorite_count\": [1]");
  bad.replace(bad.find("\"verified\": false"), 17, "\"verified\": \"no\"");
  const Timelines timelines = read_all("[" + bad + "]");
  EXPECT_FALSE(is_known(timelines.feeds[0].posts().column(Number::likes)[0]));
  EXPECT_EQ(timelines.feeds[0].posts().column(Flag::verified)[0], Tri::unknown);
  ASSERT_EQ(timelines.warnings.size(), 1u);
  EXPECT_EQ(timelines.warnings[0].code, "wrong-type");
  EXPECT_EQ(timelines.warnings[0].count, 2u);
  EXPECT_EQ(timelines.warnings[0].first, "/0/favorite_count");
}

TEST(XApi1, ABadDateIsUnknownAndWarnedAbout) {
  std::string bad = status("5");
  bad.replace(bad.find("Sat Jul 13"), 10, "Sat Foo 13");
  const Timelines timelines = read_all(R"({"statuses": [)" + bad + "]}");
  EXPECT_EQ(timelines.warnings.at(0).first, "/statuses/0/created_at");
  EXPECT_EQ(timelines.feeds[0].posts().column(Time::created_at)[0], kUnknownTime);
}

}  // namespace
}  // namespace limpid
