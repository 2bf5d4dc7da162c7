// Posts as columns: accounts under all their spellings, duplicates, unknown values, and the order
// of ties.
#include "posts/posts.hpp"

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

Post::AccountText account(std::string_view handle, std::string_view id = {}, std::string_view name = {}) {
  return {handle, id, name};
}

class Accounts : public ::testing::Test {
 protected:
  std::uint32_t add(std::string_view handle, std::string_view id = {}, std::string_view name = {}) {
    return table_.add(account(handle, id, name), arena_);
  }
  TextArena arena_;
  AccountTable table_;
};

TEST_F(Accounts, AreOneUnderAllTheirSpellings) {
  const std::uint32_t ana = add("Ana@Example.org", "77", "Ana");
  EXPECT_EQ(add("@ana@example.ORG"), ana);
  EXPECT_EQ(add({}, "77"), ana);
  EXPECT_NE(add("ana"), ana);                        // another server's, or nobody's
  EXPECT_EQ(table_[ana].handle, "Ana@Example.org");  // shown as first met
  EXPECT_EQ(table_[ana].name, "Ana");
  for (const char* spelling : {"ana@example.org", "@ANA@example.org", "77", "@77"}) {
    EXPECT_EQ(table_.matching(spelling), std::vector<std::uint32_t>{ana}) << spelling;
  }
  EXPECT_TRUE(table_.matching("nobody").empty());
  EXPECT_TRUE(table_.matching("").empty());
}

TEST_F(Accounts, LearnWhatLaterPostsTell) {
  const std::uint32_t ana = add("ana");
  EXPECT_EQ(table_[ana].id.data(), nullptr);
  add("ana", "77", "Ana");
  EXPECT_EQ(table_[ana].id, "77");
  EXPECT_EQ(table_[ana].name, "Ana");
  EXPECT_EQ(table_.matching("77"), std::vector<std::uint32_t>{ana});
}

TEST_F(Accounts, AreOneWhicheverSpellingCameFirst) {
  // Or else the order of the lines would decide who is whom.
  const std::uint32_t by_id = add({}, "77");
  EXPECT_EQ(add("ana", "77"), by_id);
  EXPECT_EQ(add("ana"), by_id);
  EXPECT_EQ(table_.shown(by_id), "ana");
  EXPECT_EQ(table_.size(), 1u);
}

TEST_F(Accounts, WithoutHandleAndIdAreUnknown) {
  EXPECT_EQ(add({}, {}, "Only a name"), kNoCode);
  EXPECT_EQ(add("", ""), kNoCode);
  EXPECT_EQ(add("@"), kNoCode);
  EXPECT_EQ(table_.shown(kNoCode), "");
}

TEST_F(Accounts, AreShownByHandleElseId) {
  EXPECT_EQ(table_.shown(add("@ana", "7")), "ana");
  EXPECT_EQ(table_.shown(add({}, "8")), "8");
}

TEST(Posts, AnIdStandsOnce) {
  Posts posts;
  Post post;
  post[Text::id] = "1";
  post[Number::likes] = 3;
  EXPECT_TRUE(posts.append(post));
  post[Number::likes] = 9;
  EXPECT_FALSE(posts.append(post));
  EXPECT_EQ(posts.size(), 1u);
  EXPECT_EQ(posts.column(Number::likes)[0], 3);
  EXPECT_EQ(posts.find("1"), 0u);
  EXPECT_EQ(posts.find("2"), std::nullopt);
}

TEST(Posts, ColumnsHoldOnlyWhatIsKnown) {
  Posts posts;
  for (int i = 0; i < 5; ++i) {
    Post post;
    post[Text::id] = post.keep(std::to_string(i));
    if (i == 2) post[Number::likes] = 7;
    if (i == 1) post[Flag::bot] = Tri::no;
    posts.append(post);
  }
  EXPECT_EQ(posts.column(Number::likes).stored(), 3u);  // up to the last known one
  EXPECT_EQ(posts.column(Number::views).stored(), 0u);  // costs nothing
  EXPECT_FALSE(is_known(posts.column(Number::likes)[1]));
  EXPECT_EQ(posts.column(Number::likes)[2], 7);
  EXPECT_FALSE(is_known(posts.column(Number::likes)[4]));
  EXPECT_EQ(posts.column(Flag::bot)[0], Tri::unknown);
  EXPECT_EQ(posts.column(Flag::bot)[1], Tri::no);
  EXPECT_EQ(posts.column(Flag::bot)[4], Tri::unknown);
  EXPECT_EQ(posts.text(Text::title, 3).data(), nullptr);
}

TEST(Posts, TextIsRepairedNotRefused) {
  Posts posts;
  Post post;
  post[Text::id] = "\xFF";
  post[Text::text] = "a\xE2\x82";
  post[Label::lang] = "\x80";
  posts.append(post);
  EXPECT_EQ(posts.text(Text::id, 0), "\uFFFD");
  EXPECT_EQ(posts.text(Text::text, 0), "a\uFFFD");
  EXPECT_EQ(posts.label(Label::lang, 0), "\uFFFD");
  EXPECT_EQ(posts.find("\uFFFD"), 0u);
}

TEST(Posts, AccountsMetByHandleAndByIdAreOneOnceARowHasBoth) {
  const Timeline timeline = only_timeline(
      "{\"id\":\"1\",\"author\":\"Ana\"}\n{\"id\":\"2\",\"author_id\":\"7\",\"text\":\"\"}\n"
      "{\"id\":\"3\",\"author\":\"ana\",\"author_id\":\"7\",\"author_name\":\"Ana\"}\n{\"id\":\"4\",\"author_id\":\"8\",\"text\":\"\"}\n");
  const auto& author = timeline.posts().column(Account::author);
  EXPECT_EQ(author[0], author[1]);
  EXPECT_EQ(author[1], author[2]);
  EXPECT_NE(author[2], author[3]);
  EXPECT_EQ(timeline.posts().accounts().matching("7"), std::vector<std::uint32_t>{author[0]});
}

TEST(Posts, TieOrderIsArrivalThenPositionThenId) {
  const Timeline timeline = timeline_of({
      post("no-date-2").position(2),
      post("no-date-1").position(1),
      post("b").at("2026-01-01").position(5),
      post("a").at("2026-01-01").position(5),
      post("first").at("2026-01-01").position(4),
      post("newest").at("2026-01-02"),
  });
  EXPECT_EQ(ids_of(ranked("[]", timeline), timeline.posts().tie_order()),
            (Ids{"newest", "first", "a", "b", "no-date-1", "no-date-2"}));
}

TEST(Posts, ArriveWhenTheyWereReposted) {
  const Timeline timeline =
      timeline_of({post("a").at("2026-01-01"), post("b").at("2026-01-01").with("reposted_at", "2026-01-03"),
                   post("c").with("reposted_at", "2026-01-02"), post("d")});
  const Posts& posts = timeline.posts();
  EXPECT_EQ(format_time(posts.arrived_at(0)), "2026-01-01T00:00:00Z");
  EXPECT_EQ(format_time(posts.arrived_at(1)), "2026-01-03T00:00:00Z");
  EXPECT_EQ(format_time(posts.arrived_at(2)), "2026-01-02T00:00:00Z");
  EXPECT_EQ(posts.arrived_at(3), kUnknownTime);
}

TEST(Posts, TheReaderFollowsOthersNotThemselves) {
  Posts posts;
  const auto add = [&](std::string_view id, std::string_view author, Tri following) {
    Post post;
    post[Text::id] = id;
    post[Account::author] = account(author);
    post[Flag::following] = following;
    posts.append(post);
  };
  add("1", "me", Tri::no);
  add("2", "ana", Tri::no);
  add("3", "bo", Tri::yes);
  add("4", "cy", Tri::unknown);
  add("5", {}, Tri::no);
  posts.mark_reader("@Me");
  const auto flags = [&](Flag flag) {
    std::vector<Tri> values;
    for (Row row = 0; row < posts.size(); ++row) values.push_back(posts.column(flag)[row]);
    return values;
  };
  EXPECT_EQ(flags(Flag::is_self), (std::vector<Tri>{Tri::yes, Tri::no, Tri::no, Tri::no, Tri::unknown}));
  EXPECT_EQ(flags(Flag::following),
            (std::vector<Tri>{Tri::unknown, Tri::no, Tri::yes, Tri::unknown, Tri::no}));
}

TEST(Posts, BytesGrowWithWhatIsHeld) {
  Posts posts;
  const std::size_t before = posts.bytes();
  for (int i = 0; i < 1000; ++i) {
    Post post;
    post[Text::id] = post.keep(std::to_string(i));
    post[Text::text] = post.keep(std::string(1000, 'x'));
    posts.append(post);
  }
  EXPECT_GE(posts.bytes(), before + 1000000);
  Post extra;
  extra[Text::id] = "x";
  extra.extras.push_back({"model", Type::number, 1});
  const std::size_t without = posts.bytes();
  posts.append(extra);
  EXPECT_GE(posts.bytes(), without + 1000 * sizeof(double));  // columns of the file's own count too
}

TEST(Catalogue, NamesAreUniqueAndFound) {
  for (const ColumnInfo* column = columns_begin(); column != columns_end(); ++column) {
    EXPECT_EQ(find_column(column->name), column) << column->name;
    EXPECT_FALSE(column->about.empty()) << column->name;
    EXPECT_EQ(name_of(column->store, column->index), column->name);
  }
  EXPECT_EQ(find_column("x.model"), nullptr);
  EXPECT_EQ(find_column(""), nullptr);
}

}  // namespace
}  // namespace limpid
