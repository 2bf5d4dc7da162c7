// Mastodon statuses: invented ones, each with what a reader must get right.
#include "posts/posts.hpp"
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

constexpr char kStatus[] = R"j({
  "id": "112000000000000001", "uri": "https://example.org/users/ana/statuses/112000000000000001",
  "created_at": "2026-03-01T08:00:00.000Z", "edited_at": null, "in_reply_to_id": null, "sensitive": false,
  "spoiler_text": "", "visibility": "public", "language": "en", "content": "<p>Tides &amp; moons</p><p>twice a day</p>",
  "favourites_count": 12, "reblogs_count": 3, "replies_count": 0, "favourited": false, "reblog": null,
  "account": {"id": "7", "acct": "ana@example.org", "display_name": "Ana", "followers_count": 1200, "bot": false},
  "media_attachments": [{"type": "image"}, {"type": "gifv"}, {"type": "unknown"}],
  "tags": [{"name": "sea"}, {"name": "moon"}], "mentions": [{"acct": "bo"}], "card": null, "quote": null})j";

// The status with some members replaced: the last of a name would not win in JSON, so the text is
// changed.
std::string with(std::string status, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    const std::size_t at = status.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    status.replace(at, from.size(), to);
  }
  return status;
}

const Posts& posts_of(const Timeline& timeline) { return timeline.posts(); }

std::string text_of(const Posts& posts, Text column) { return std::string(posts.text(column, 0)); }

Ids items(const Posts& posts, List list) {
  const Posts::ListSpan span = posts.column(list)[0];
  if (span.count == kNoCode) return {"unknown"};
  Ids texts;
  for (std::uint32_t i = 0; i < span.count; ++i) texts.emplace_back(posts.list_item(span, i));
  return texts;
}

TEST(Mastodon, AStatus) {
  const Timelines timelines = read_all("[" + std::string(kStatus) + "]");
  EXPECT_EQ(timelines.format, "mastodon");
  const Posts& posts = timelines.feeds[0].posts();
  EXPECT_EQ(text_of(posts, Text::id), "112000000000000001");
  EXPECT_EQ(text_of(posts, Text::uri), "https://example.org/users/ana/statuses/112000000000000001");
  EXPECT_EQ(text_of(posts, Text::text), "Tides & moons\n\ntwice a day");
  const AccountTable::Entry author = posts.accounts()[posts.column(Account::author)[0]];
  EXPECT_EQ(author.handle, "ana@example.org");
  EXPECT_EQ(author.id, "7");
  EXPECT_EQ(author.name, "Ana");
  EXPECT_EQ(posts.column(Number::followers)[0], 1200);
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_EQ(posts.column(Number::replies)[0], 0);           // known to be none
  EXPECT_FALSE(is_known(posts.column(Number::quotes)[0]));  // older servers do not say
  EXPECT_FALSE(is_known(posts.column(Number::views)[0]));   // nobody says
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2026-03-01T08:00:00Z");
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::bot)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::sensitive)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::warned)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::liked_by_me)[0], Tri::no);
  EXPECT_EQ(posts.column(Flag::following)[0], Tri::unknown);  // the format does not say
  EXPECT_EQ(posts.label(Label::kind, 0), "original");
  EXPECT_EQ(posts.label(Label::lang, 0), "en");
  EXPECT_EQ(posts.label(Label::visibility, 0), "public");
  EXPECT_EQ(items(posts, List::hashtags), (Ids{"sea", "moon"}));
  EXPECT_EQ(items(posts, List::mentions), (Ids{"bo"}));
  EXPECT_EQ(items(posts, List::media), (Ids{"image", "gif"}));
  EXPECT_EQ(items(posts, List::links), (Ids{}));
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::has_video)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::has_link)[0], Tri::no);
}

TEST(Mastodon, ABoostIsReadFromTheInnerStatus) {
  // The wrapper has no text and says 0 likes, and means nothing by it.
  const std::string wrapper =
      R"j({"id": "112000000000000099", "created_at": "2026-03-02T09:00:00Z", "content": "",
    "favourites_count": 0, "reblogs_count": 0, "replies_count": 0, "language": "de", "visibility": "unlisted",
    "account": {"id": "9", "acct": "bo", "display_name": "Bo", "followers_count": 5, "bot": true}, "reblog": )j";
  const Timeline timeline = only_timeline("[" + wrapper + kStatus + "}]");
  const Posts& posts = posts_of(timeline);
  EXPECT_EQ(text_of(posts, Text::id), "112000000000000099");
  EXPECT_EQ(text_of(posts, Text::post), "112000000000000001");
  EXPECT_EQ(text_of(posts, Text::repost_of), "112000000000000001");
  EXPECT_EQ(posts.label(Label::kind, 0), "repost");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::followers)[0], 1200);  // the author's, not the booster's
  EXPECT_EQ(posts.column(Flag::bot)[0], Tri::no);
  EXPECT_EQ(posts.label(Label::lang, 0), "en");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[0]), "ana@example.org");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[0]), "bo");
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2026-03-01T08:00:00Z");
  EXPECT_EQ(format_time(posts.column(Time::reposted_at)[0]), "2026-03-02T09:00:00Z");
  EXPECT_EQ(format_time(posts.arrived_at(0)),
            "2026-03-02T09:00:00Z");  // when it came into this feed
}

TEST(Mastodon, Kinds) {
  struct Case {
    std::pair<std::string, std::string> change;
    const char* kind;
  };
  for (const Case& c : {
           Case{{R"("in_reply_to_id": null)", R"("in_reply_to_id": "5")"}, "reply"},
           Case{{R"("quote": null)", R"("quote": {"state": "accepted", "quoted_status": {"id": "6"}})"},
                "quote"},
           Case{{R"("quote": null)", R"("quote": {"state": "deleted", "quoted_status": null})"}, "quote"},
           Case{{R"("language": "en")", R"("language": null)"}, "original"},
       }) {
    const Timeline timeline = only_timeline("[" + with(kStatus, {c.change}) + "]");
    EXPECT_EQ(posts_of(timeline).label(Label::kind, 0), c.kind) << c.change.second;
  }
}

TEST(Mastodon, WhatIsNotSaidIsUnknown) {
  const Timeline timeline = only_timeline(
      R"j([{"id": "1", "created_at": "2026-03-01T08:00:00Z", "content": "x", "language": null, "favourites_count": null,
            "replies_count": -1, "account": {"acct": "ana", "display_name": "", "bot": null}}])j");
  const Posts& posts = posts_of(timeline);
  for (const Number number : {Number::likes, Number::reposts, Number::replies, Number::followers}) {
    EXPECT_FALSE(is_known(posts.column(number)[0])) << name_of(number);
  }
  for (const Flag flag :
       {Flag::bot, Flag::edited, Flag::warned, Flag::sensitive, Flag::has_image, Flag::liked_by_me}) {
    EXPECT_EQ(posts.column(flag)[0], Tri::unknown) << name_of(flag);
  }
  EXPECT_EQ(posts.column(Label::lang)[0], kNoCode);
  EXPECT_EQ(items(posts, List::hashtags), (Ids{"unknown"}));
  EXPECT_EQ(posts.accounts()[0].name.data(), nullptr);  // an empty name is none
}

TEST(Mastodon, LinksWarningsAndVisibility) {
  const Timeline timeline =
      only_timeline("[" +
                    with(kStatus, {{R"j(<p>Tides &amp; moons</p>)j",
                                    R"j(<p><a href=\"https://www.example.com/a\">example.com/a</a></p>)j"},
                                   {R"("spoiler_text": "")", R"("spoiler_text": "Spiders")"},
                                   {R"("visibility": "public")", R"("visibility": "private")"},
                                   {R"("edited_at": null)", R"("edited_at": "2026-03-01T09:00:00Z")"},
                                   {R"("sensitive": false)", R"("sensitive": true)"}}) +
                    "]");
  const Posts& posts = posts_of(timeline);
  EXPECT_EQ(items(posts, List::links), (Ids{"https://www.example.com/a"}));
  EXPECT_EQ(posts.label(Label::domain, 0), "example.com");
  EXPECT_EQ(posts.column(Flag::has_link)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::warned)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::sensitive)[0], Tri::yes);
  EXPECT_EQ(posts.column(Flag::edited)[0], Tri::yes);
  EXPECT_EQ(posts.label(Label::visibility, 0), "followers");
}

TEST(Mastodon, ACardIsALinkWhereTheTextHasNone) {
  const std::string carded =
      with(kStatus, {{R"("card": null)", R"("card": {"url": "https://news.example/1"})"}});
  EXPECT_EQ(posts_of(only_timeline("[" + carded + "]")).label(Label::domain, 0), "news.example");
}

TEST(Mastodon, ABadDateIsUnknownAndWarnedAbout) {
  const std::string bad = with(kStatus, {{"2026-03-01T08:00:00.000Z", "yesterday"}});
  const Timelines timelines =
      read_all("[" + std::string(kStatus) + "," + with(bad, {{"000001\"", "000002\""}}) + "]");
  EXPECT_EQ(timelines.posts(), 2u);
  ASSERT_EQ(timelines.warnings.size(), 1u);
  EXPECT_EQ(timelines.warnings[0].code, "not-a-date");
  EXPECT_EQ(timelines.warnings[0].first, "/1/created_at");
  EXPECT_EQ(timelines.warnings[0].text, "not a date: \"yesterday\"; taken as unknown");
  EXPECT_EQ(timelines.feeds[0].posts().column(Time::created_at)[1], kUnknownTime);
}

TEST(Mastodon, AStatusWithoutIdIsSkipped) {
  const Timelines timelines = read_all("[" + with(kStatus, {{R"("id": "112000000000000001",)", ""}}) + "," +
                                       std::string(kStatus) + "]");
  EXPECT_EQ(timelines.posts(), 1u);
  ASSERT_EQ(timelines.skipped.size(), 1u);
  EXPECT_EQ(timelines.skipped[0].where, "/0");
  EXPECT_EQ(timelines.skipped[0].why, "a status without id");
}

TEST(Mastodon, OneAStreamsLine) {
  std::string line = kStatus;
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  const Timelines timelines = read_all(line + "\n" + with(line, {{"000001\"", "000002\""}}) + "\n");
  EXPECT_EQ(timelines.format, "mastodon");
  EXPECT_EQ(timelines.posts(), 2u);
}

TEST(Mastodon, FiltersAndQuotes) {
  const auto warned = [](const std::string& filtered) {
    const std::string status = with(kStatus, {{"\"card\": null", "\"card\": null, \"filtered\": " + filtered}});
    return posts_of(only_timeline(status)).column(Flag::warned)[0];
  };
  EXPECT_EQ(warned("[]"), Tri::no);
  EXPECT_EQ(warned(R"j([{"filter": {"filter_action": "warn"}}])j"), Tri::yes);
  EXPECT_EQ(warned(R"j([{"filter": {"filter_action": "hide"}}])j"), Tri::yes);
  EXPECT_EQ(warned(R"j([{"filter": {"filter_action": "blur"}}])j"), Tri::no);  // pictures only

  const auto quoted = [](const std::string& quote) {
    const Timeline timeline = only_timeline(with(kStatus, {{"\"quote\": null", "\"quote\": " + quote}}));
    return text_of(posts_of(timeline), Text::quote_of) + " " + std::string(posts_of(timeline).label(Label::kind, 0));
  };
  EXPECT_EQ(quoted("null"), " original");
  EXPECT_EQ(quoted(R"j({"state": "accepted", "quoted_status": {"id": "5"}})j"), "5 quote");
  EXPECT_EQ(quoted(R"j({"state": "accepted", "quoted_status_id": "6"})j"), "6 quote");    // a quote in a quote
  EXPECT_EQ(quoted(R"j({"state": "deleted", "quoted_status": null})j"), " quote");        // of what, is gone
  EXPECT_EQ(quoted(R"j({"id": "7", "content": "x"})j"), "7 quote");                       // forks
}

TEST(Mastodon, SearchesConversationsAndStreams) {
  const std::string one = kStatus, two = with(kStatus, {{"\"id\": \"112000000000000001\"", "\"id\": \"2\""}});
  EXPECT_EQ(lines_of("{\"accounts\": [], \"statuses\": [" + one + "," + two + "], \"hashtags\": []}").size(), 2u);
  const std::string context = "{\"ancestors\": [" + one + "], \"descendants\": [" + two + "]}";
  EXPECT_EQ(lines_of(context).size(), 2u);
  EXPECT_EQ(lines_of("[" + context + "]"), lines_of(context));  // as a record

  std::string payload;
  JsonWriter(payload).value(one);
  const std::string events = "{\"event\": \"update\", \"payload\": " + payload + "}\n{\"event\": \"delete\", \"payload\": \"9\"}\n";
  EXPECT_EQ(lines_of(events), lines_of(one));
  EXPECT_EQ(skipped_of(events), (Ids{"line 2: an event \"delete\", not a post"}));
}

TEST(Mastodon, ACountOfTheWrongTypeIsUnknownAndSaid) {
  const std::string status = with(kStatus, {{"\"favourites_count\": 12", "\"favourites_count\": -12"}});
  EXPECT_FALSE(is_known(posts_of(only_timeline(status)).column(Number::likes)[0]));
  EXPECT_EQ(warnings_of("[" + status + "]"), (Ids{"wrong-type 1 /0/favourites_count"}));
}

}  // namespace
}  // namespace limpid
