// Nostr: notes, and the events that count for them.
#include "posts/posts.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

// Ids and keys have 64 hexadecimal digits in life; the reader takes any.
std::string event(const std::string& id, const std::string& author, int kind, const std::string& content,
                  const std::string& tags = "") {
  return R"({"id":")" + id + R"(","pubkey":")" + author + R"(","created_at":1772355600,"kind":)" +
         std::to_string(kind) + R"(,"tags":[)" + tags + R"(],"content":")" + content + R"(","sig":"00"})";
}

const std::string kNotes =
    event("n1", "ana", 1, "Tides",
          R"(["t","sea"],["p","bo"],["imeta","url https://x","m image/jpeg"],["l","en","ISO-639-1"])") +
    "\n" + event("r1", "cy", 7, "+", R"(["e","n0"],["e","n1"],["p","ana"])") + "\n" +
    event("r1", "cy", 7, "+", R"(["e","n0"],["e","n1"],["p","ana"])") + "\n" +  // another relay had it too
    event("r2", "dee", 7, "-", R"(["e","n1"])") + "\n" +
    event("z1", "zapper", 9735, "", R"(["e","n1"],["bolt11","lnbc"])") + "\n" +
    event("n2", "bo", 1, "Yes", R"(["e","n1","","root"],["content-warning","loud"])") + "\n" +
    event("p1", "ana", 0, R"({\"name\":\"ana\",\"display_name\":\"Ana\"})") + "\n" +
    event("c1", "ana", 3, "") + "\n";

TEST(Nostr, NotesWithWhatCountsForThem) {
  const Timelines timelines = read_all(kNotes);
  EXPECT_EQ(timelines.format, "nostr");
  const Posts& posts = timelines.feeds[0].posts();
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts.text(Text::id, 0), "n1");
  EXPECT_EQ(posts.column(Time::created_at)[0], 1772355600000);
  EXPECT_EQ(posts.column(Number::likes)[0], 1);
  EXPECT_EQ(posts.column(Number::downvotes)[0], 1);
  EXPECT_EQ(posts.extra("zaps")->numbers[0], 1);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));  // nobody's like is in this file: that is not zero
  EXPECT_EQ(posts.accounts()[posts.column(Account::author)[0]].name, "Ana");  // the profile came later
  EXPECT_EQ(posts.label(Label::lang, 0), "en");
  EXPECT_EQ(posts.list_item(posts.column(List::media)[0], 0), "image");
  EXPECT_EQ(posts.label(Label::kind, 1), "reply");
  EXPECT_EQ(posts.text(Text::reply_to, 1), "n1");
  EXPECT_EQ(posts.column(Flag::warned)[1], Tri::yes);
  EXPECT_EQ(codes_of(timelines.warnings), Ids{"other-events"});
}

TEST(Nostr, FramesOfARelay) {
  std::string frames;
  for (std::size_t at = 0, end; (end = kNotes.find('\n', at)) != std::string::npos; at = end + 1) {
    frames += "[\"EVENT\",\"feed\"," + kNotes.substr(at, end - at) + "]\n";
  }
  frames += "[\"EOSE\",\"feed\"]\n[\"NOTICE\",\"slow down\"]\n";
  std::string plain, framed;
  append_info(plain, read_all(kNotes));
  const Timelines timelines = read_all(frames);
  EXPECT_EQ(timelines.posts(), 2u);
  EXPECT_TRUE(timelines.skipped.empty());
  append_info(framed, timelines);
  EXPECT_EQ(framed, plain);
}

TEST(Nostr, AReposterPassesOnWhatStandsInside) {
  std::string inner = event("n1", "ana", 1, "Tides");
  for (std::size_t at = 0; (at = inner.find('"', at)) != std::string::npos; at += 2) inner.insert(at, "\\");
  const Timeline timeline = only_timeline("[" + event("w1", "bo", 6, inner, R"(["e","n1"],["p","ana"])") +
                                          "," + event("w2", "cy", 16, "", R"(["e","n9"],["p","dee"])") + "," +
                                          event("n1", "ana", 1, "Tides") + "]");
  const Posts& posts = timeline.posts();
  ASSERT_EQ(posts.size(), 3u);
  EXPECT_EQ(posts.text(Text::id, 0), "w1");
  EXPECT_EQ(posts.text(Text::post, 0), "n1");
  EXPECT_EQ(posts.text(Text::text, 0), "Tides");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::author)[0]), "ana");
  EXPECT_EQ(posts.accounts().shown(posts.column(Account::reposter)[0]), "bo");
  EXPECT_EQ(posts.label(Label::kind, 0), "repost");
  EXPECT_EQ(posts.column(Number::reposts)[0], 1);  // the entry and the note are the same content
  EXPECT_EQ(posts.column(Number::reposts)[2], 1);
  EXPECT_EQ(posts.text(Text::text, 1).data(), nullptr);  // only pointed at
  EXPECT_EQ(posts.text(Text::repost_of, 1), "n9");
}

TEST(Nostr, RepliesByOrderWhereNothingIsMarked) {
  const Timeline timeline =
      only_timeline("[" + event("n3", "ana", 1, "x", R"(["e","root"],["e","parent"])") + "," +
                    event("n4", "ana", 1, "y", R"(["e","seen","","mention"],["q","n3"])") + "]");
  const Posts& posts = timeline.posts();
  EXPECT_EQ(posts.text(Text::reply_to, 0), "parent");
  EXPECT_EQ(posts.label(Label::conversation, 0), "root");
  EXPECT_EQ(posts.label(Label::kind, 1), "quote");
}

}  // namespace
}  // namespace limpid
