// X archives: single parts, several of them, and those that are no timelines.
#include "vectors.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(XArchive, EveryNumberIsAText) {
  const Timelines timelines = read_all(vector_bytes("x-archive/y_tweets.js"));
  EXPECT_EQ(timelines.format, "x-archive");
  EXPECT_TRUE(timelines.skipped.empty());
  const Posts& posts = timelines.feeds.at(0).posts();
  ASSERT_EQ(posts.size(), 4u);
  EXPECT_EQ(posts.text(Text::text, 0), "Fish & chips #sea");
  EXPECT_EQ(posts.column(Number::likes)[0], 12);
  EXPECT_EQ(posts.column(Number::reposts)[0], 3);
  EXPECT_EQ(posts.label(Label::domain, 0), "example.org");
  EXPECT_EQ(posts.column(Account::author)[0], kNoCode);  // no file said whose archive this is
  EXPECT_EQ(posts.column(Flag::is_self)[0], Tri::yes);   // but it is the owner's
  EXPECT_EQ(posts.label(Label::kind, 2), "reply");
}

TEST(XArchive, ARepostIsOnlyItsText) {
  const Timeline timeline = only_timeline(vector_bytes("x-archive/y_tweets.js"));
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.label(Label::kind, 1), "repost");
  const AccountTable::Entry& author = posts.accounts()[posts.column(Account::author)[1]];
  EXPECT_EQ(author.handle, "windmill");
  EXPECT_EQ(author.id, "72");
  EXPECT_EQ(posts.text(Text::text, 1), "It turns, & it turns, and…");
  EXPECT_EQ(posts.column(Flag::truncated)[1], Tri::yes);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));  // "0" there
  EXPECT_FALSE(is_known(posts.column(Number::reposts)[1]));
  EXPECT_EQ(posts.column(Time::created_at)[1], kUnknownTime);
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-03-01T07:30:00Z");
  EXPECT_EQ(posts.column(Flag::is_self)[1], Tri::no);
  EXPECT_EQ(posts.label(Label::kind, 3), "original");  // typed by hand: somebody liked it
}

TEST(XArchive, AccountAndManifestTellWhoseItIs) {
  for (const char* first : {"account.js", "manifest.js"}) {
    const Timelines timelines =
        expect_value(read_files({{first, vector_bytes(std::string("x-archive/") + first)},
                                 {"tweets.js", vector_bytes("x-archive/y_tweets.js")}}));
    const Posts& posts = timelines.feeds.at(0).posts();
    EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[0]), "ana") << first;
    EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[1]), "ana") << first;
    EXPECT_EQ(posts.column(Flag::is_self)[0], Tri::yes) << first;
    EXPECT_EQ(posts.column(Flag::is_self)[1], Tri::no) << first;
    EXPECT_EQ(everything(timelines).find("secret"), std::string::npos);
    if (first == std::string("manifest.js")) {
      EXPECT_EQ(format_time(posts.captured_at()), "2026-03-02T00:00:00Z");
    }
  }
}

TEST(XArchive, OlderArchives) {
  EXPECT_EQ(only_timeline(vector_bytes("x-archive/y_tweet_2018.js")).size(), 2u);
  const Timelines timelines = read_all(vector_bytes("x-v1.1/y_grailbird_2014_07.js"));
  EXPECT_EQ(timelines.format, "x-v1.1");
  const Posts& posts = timelines.feeds.at(0).posts();
  EXPECT_EQ(posts.text(Text::text, 0), "Grailbird > dove");
  EXPECT_EQ(format_time(posts.column(Time::created_at)[0]), "2014-07-29T14:05:00Z");
  EXPECT_FALSE(is_known(posts.column(Number::likes)[0]));
  EXPECT_EQ(posts.column(Flag::has_image)[0], Tri::unknown);  // a medium of unknown kind
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[1]), "windmill");
}

TEST(XArchive, OtherPartsAreRefusedByName) {
  const std::pair<const char*, const char*> cases[] = {
      {"n_following.js", "this is the list of accounts you follow, not a timeline: give it with --affinity"},
      {"n_like.js", "this is the list of posts you liked, not a timeline: give it with --affinity"},
      {"n_direct_messages.js", "these are private messages: Limpid does not read them"},
      {"n_ip_audit.js", "these are IP addresses, no posts: Limpid does not read them"},
      {"account.js", "this tells only whose archive it is; give tweets.js after it"},
      {"n_deleted.js", "a post that its author deleted"},
  };
  for (const auto& [name, sentence] : cases) {
    const std::string text = refusal(vector_bytes(std::string("x-archive/") + name));
    EXPECT_NE(text.find(sentence), std::string::npos) << name << ": " << text;
    EXPECT_EQ(text.find("SECRET"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace limpid
