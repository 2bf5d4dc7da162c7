// What a detection says of planted and of plain feeds.
//
//  1. An account whose posts count a thousandfold is found; its factor has no upper end where nobody stands
//  above.
//  2. One that counts eightfold is found, and its interval holds 8.
//  3. Where nobody was lifted, few feeds raise an alarm.
//  4. A recipe that gives the order exactly says so; with one account's factor changed it names the account
//  and the
//     exact interval, and ranking again with a factor inside it gives the served order.
//  5. Columns that do not explain an order: that is said, and nothing of accounts.
//  6. Where a score's zero is arbitrary there is no multiplier but a shift, for newest first in hours.
//  7. Fewer than 30 posts are refused. Promoted, pinned and hidden posts, and threads, are counted and left
//  out.
//  8. A step that names nobody and hits one account is told.
//  9. The same bits everywhere.
#include <limpid/limpid.hpp>

#include "acceptance/planted.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace limpid {
namespace {

Recipe recipe_of(const std::string& json) {
  const Result<Recipe> recipe = parse_recipe(json);
  EXPECT_TRUE(recipe.ok()) << (recipe.ok() ? "" : recipe.error().sentence());
  return *recipe;
}

const DetectedAccount* account_in(const Detection& detection, std::string_view key) {
  for (const DetectedAccount& account : detection.accounts) {
    if (account.key == key) return &account;
  }
  return nullptr;
}

// What a served feed is made of: JSON lines in the served order.
std::vector<Timeline> feed(const std::string& lines) {
  const Result<Timelines> timelines = read(lines);
  EXPECT_TRUE(timelines.ok());
  return timelines->feeds;
}

std::string line(int id, const std::string& author, int likes, const std::string& more = "") {
  return "{\"id\":\"" + std::to_string(id) + "\",\"author\":\"" + author +
         "\",\"likes\":" + std::to_string(likes) + more + "}\n";
}

Detection detection_of(const planted::World& world, std::uint64_t seed) {
  DetectOptions options;
  options.permutations = 19;
  const planted::Feeds feeds = planted::draw(world, seed);
  const Result<Detection> detection = detect(feeds.sessions, recipe_of(planted::kRecipe), {}, options);
  EXPECT_TRUE(detection.ok());
  return *detection;
}

TEST(Detect, FindsAThousandfold) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Detection detection = detection_of({"", 100, 2, 8, 1000, 1.6}, seed);
    const DetectedAccount* account = account_in(detection, "@boosted");
    ASSERT_TRUE(account) << seed;
    EXPECT_TRUE(account->stands_out) << seed;
    ASSERT_TRUE(account->low.value) << seed;
    EXPECT_GT(*account->low.value, 2);
    EXPECT_EQ(account->open_above, !account->high.value);
    if (!account->open_above) continue;
    EXPECT_FALSE(account->value.value);
    EXPECT_NE(sentence(*account, detection.scale).find("at least × "), std::string::npos);
    EXPECT_NE(sentence(*account, detection.scale, Language::french).find("au moins × "), std::string::npos);
  }
}

TEST(Detect, FindsAnEightfoldAndItsInterval) {
  std::size_t found = 0, holds = 0;
  constexpr std::uint64_t kFeeds = 12;
  for (std::uint64_t seed = 1; seed <= kFeeds; ++seed) {
    const Detection detection = detection_of({"", 100, 2, 12, 8, 1.6}, seed);
    const DetectedAccount* account = account_in(detection, "@boosted");
    ASSERT_TRUE(account);
    found += account->stands_out;
    holds += account->low.value.value_or(0) <= 8 && account->high.value.value_or(1e9) >= 8;
    if (account->stands_out) {
      ASSERT_TRUE(account->agreement_with.value && account->agreement_without.value);
      EXPECT_GT(*account->agreement_with.value, *account->agreement_without.value);
      EXPECT_NE(sentence(*account, detection.scale).find("not proof"), std::string::npos);
    }
  }
  EXPECT_GE(found, kFeeds - 2);
  EXPECT_GE(holds, kFeeds - 3);
}

TEST(Detect, SeldomRaisesAnAlarmWhereThereIsNothing) {
  std::size_t alarms = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Detection detection = detection_of({"", 100, 2, 0, 1, 1.6}, seed);
    alarms += std::any_of(detection.accounts.begin(), detection.accounts.end(),
                          [](const DetectedAccount& account) { return account.stands_out; });
  }
  EXPECT_LE(alarms, 3u);
}

// 40 posts of ten authors, most liked first: 400, 390, …, 10.
std::string by_likes(const std::string& more = "") {
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += line(i, "a" + std::to_string(i % 10), 400 - 10 * i, more);
  return lines;
}

const char* const kLikes = R"({"limpid":1,"steps":[{"add":"likes"}]})";

TEST(Detect, SaysThatARecipeGivesTheOrderExactly) {
  const Result<Detection> detection = detect(feed(by_likes()), recipe_of(kLikes));
  ASSERT_TRUE(detection.ok());
  EXPECT_TRUE(detection->reproduces);
  EXPECT_TRUE(detection->accounts.empty());
  EXPECT_EQ(summary(*detection), "The recipe gives exactly this order.");
  EXPECT_EQ(*detection->agreement.value, 1);
}

// @x has posts of 50, 40 and 30 likes that stand as ones of 255, 205 and 155 would: between the posts of 260
// and 250, 210 and 200, 160 and 150. So M lies above 250/50 = 5, 200/40 = 5 and 150/30 = 5, and below 260/50
// = 5.2, 210/40 = 5.25 and 160/30 = 5.33.
TEST(Detect, TellsTheExactInterval) {
  std::string lines;
  int id = 100;
  for (int likes = 400; likes > 0; likes -= 10) {
    lines += line(likes, "a" + std::to_string(likes % 70), likes);
    if (likes == 260) lines += line(id++, "x", 50);
    if (likes == 210) lines += line(id++, "x", 40);
    if (likes == 160) lines += line(id++, "x", 30);
  }
  // Ids 100–102 are taken by posts of 100, …: give @x's their own.
  for (int i = 0; i < 3; ++i) {
    const std::string from = "\"id\":\"" + std::to_string(100 + i) + "\",\"author\":\"x\"";
    lines.replace(lines.find(from), from.size(), "\"id\":\"x" + std::to_string(i) + "\",\"author\":\"x\"");
  }
  const Result<Detection> detection = detect(feed(lines), recipe_of(kLikes));
  ASSERT_TRUE(detection.ok());
  EXPECT_TRUE(detection->reproduces);
  ASSERT_EQ(detection->accounts.size(), 1u);
  const DetectedAccount& account = detection->accounts[0];
  EXPECT_EQ(account.key, "@x");
  EXPECT_TRUE(account.exact);
  EXPECT_TRUE(account.verified);
  EXPECT_NEAR(*account.low.value, 5, 1e-12);
  EXPECT_NEAR(*account.high.value, 5.2, 1e-12);
}

TEST(Detect, SaysThatColumnsExplainNothing) {
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += line(i, "a" + std::to_string(i % 7), (i * 37) % 61);
  const Result<Detection> detection =
      detect(feed(lines), recipe_of(R"({"limpid":1,"steps":[{"add":"likes + 1"}]})"));
  ASSERT_TRUE(detection.ok());
  EXPECT_FALSE(detection->explains);
  EXPECT_TRUE(detection->accounts.empty());
  EXPECT_EQ(summary(*detection), "These columns do not explain this order.");
  EXPECT_EQ(summary(*detection, Language::french), "Ces colonnes n’expliquent pas cet ordre.");
}

// Hourly posts, newest first, but those of @x stand three places, three hours, above theirs.
TEST(Detect, TellsAShiftInHours) {
  struct Post {
    int hour;
    std::string author;
  };
  std::vector<Post> posts;
  for (int hour = 59; hour >= 0; --hour)
    posts.push_back({hour, hour % 12 == 5 ? "x" : "a" + std::to_string(hour % 7)});
  std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) {
    const double at_a = a.hour + (a.author == "x" ? 3.5 : 0), at_b = b.hour + (b.author == "x" ? 3.5 : 0);
    return at_a > at_b;
  });
  std::string lines;
  for (const Post& post : posts) {
    const std::string time = format_time(1772352000000 + post.hour * 3600000LL);
    lines += line(post.hour, post.author, 1, ",\"created_at\":\"" + time + "\"");
  }
  const Result<Detection> detection =
      detect(feed(lines), recipe_of(find_in_museum("chronological")->json.data()));
  ASSERT_TRUE(detection.ok());
  EXPECT_EQ(detection->scale, DetectScale::hours);
  ASSERT_EQ(detection->accounts.size(), 1u);
  EXPECT_EQ(detection->accounts[0].key, "@x");
  EXPECT_NEAR(*detection->accounts[0].low.value, 3, 1e-9);
  EXPECT_NEAR(*detection->accounts[0].high.value, 4, 1e-9);
  EXPECT_TRUE(detection->accounts[0].verified);
  std::string json;
  append_detection(json, *detection);
  EXPECT_NE(json.find("\"multiplier\":{\"value\":null"), std::string::npos);
}

TEST(Detect, LeavesOutWhatIsInNoChoice) {
  std::string lines =
      line(1000, "ad", 1, ",\"promoted\":true") + line(1001, "p", 1, ",\"why_shown\":\"Pinned\"") +
      line(1002, "h", 1, ",\"muted\":true") + line(1003, "t", 500, ",\"conversation\":\"c\"") +
      line(1004, "t", 490, ",\"conversation\":\"c\"") + line(1005, "z", 0);
  lines += by_likes();
  const Result<Detection> detection =
      detect(feed(lines), recipe_of(R"({"limpid":1,"steps":[{"hide":"muted"},{"add":"likes"}]})"));
  ASSERT_TRUE(detection.ok());
  EXPECT_EQ(detection->left_out.promoted, 1u);
  EXPECT_EQ(detection->left_out.pinned, 1u);
  EXPECT_EQ(detection->left_out.hidden, 1u);
  EXPECT_EQ(detection->left_out.thread, 1u);
  EXPECT_EQ(detection->left_out.no_score, 1u);
  EXPECT_EQ(detection->posts, 41u);
}

TEST(Detect, RefusesFewPosts) {
  const Result<Detection> detection = detect(feed(line(1, "a", 3) + line(2, "b", 2)), recipe_of(kLikes));
  ASSERT_FALSE(detection.ok());
  EXPECT_EQ(detection.error().code, "too-few");
}

TEST(Detect, TellsAStepThatHitsOneAccount) {
  std::string lines;
  for (int i = 0; i < 40; ++i)
    lines += line(i, "a" + std::to_string(i % 10), 400 - 10 * i,
                  i % 10 == 3 ? ",\"lang\":\"eo\"" : ",\"lang\":\"en\"");
  const Recipe recipe = recipe_of(
      R"({"limpid":1,"steps":[{"add":"likes"},{"multiply":1.01,"when":"lang == \"eo\"","id":"eo"},{"multiply":2,"when":"likes > 100"}]})");
  const Result<Detection> detection = detect(feed(lines), recipe);
  ASSERT_TRUE(detection.ok());
  ASSERT_EQ(detection->aimed.size(), 1u);
  EXPECT_EQ(detection->aimed[0].step, "eo");
  EXPECT_EQ(detection->aimed[0].account, "@a3");
  EXPECT_EQ(detection->aimed[0].posts, 4u);
}

// Without a recipe: counts and age are fitted, and the fitted recipe is one that can be read again.
TEST(Detect, FitsADefaultWhereThereIsNoRecipe) {
  const planted::Feeds feeds = planted::draw({"", 100, 2, 8, 1000, 1.6}, 3);
  DetectOptions options;
  options.permutations = 19;
  const Result<Detection> detection = detect(feeds.sessions, std::nullopt, {}, options);
  ASSERT_TRUE(detection.ok()) << detection.error().sentence();
  EXPECT_TRUE(detection->fitted);
  EXPECT_TRUE(parse_recipe(detection->recipe).ok()) << detection->recipe;
  double sizes = 0;
  for (const auto& [step, weight] : detection->weights) sizes += std::abs(weight);
  EXPECT_NEAR(sizes, 1, 1e-12);
  const DetectedAccount* account = account_in(*detection, "@boosted");
  ASSERT_TRUE(account);
  EXPECT_TRUE(account->stands_out);
}

TEST(Detect, LooksAtOneAccountsDays) {
  // Two sessions on two days: @boosted counts a thousandfold on the first and as others on the second.
  const planted::World lifted{"", 60, 1, 8, 1000, 1.6}, plain{"", 60, 1, 8, 1, 1.6};
  std::vector<Timeline> sessions;
  int day = 1;
  for (const planted::World* world : {&lifted, &plain}) {
    std::string lines;
    const planted::Feeds feeds = planted::draw(*world, 5);
    for (std::uint32_t row = 0; row < feeds.sessions[0].size(); ++row) {
      std::string one;
      append_canonical(one, feeds.sessions[0], row);
      one.replace(one.find("2026-03-01"), 10, "2026-03-0" + std::to_string(day));
      lines += one + "\n";
    }
    sessions.push_back(feed(lines)[0]);
    ++day;
  }
  DetectOptions options;
  options.by = "day";
  options.account = "boosted";
  options.permutations = 19;
  const Result<Detection> detection = detect(sessions, recipe_of(planted::kRecipe), {}, options);
  ASSERT_TRUE(detection.ok()) << detection.error().sentence();
  ASSERT_EQ(detection->accounts.size(), 2u);
  EXPECT_EQ(detection->accounts[0].key, "2026-03-01");
  EXPECT_EQ(detection->accounts[1].key, "2026-03-02");
  ASSERT_TRUE(detection->accounts[0].low.value && detection->accounts[1].high.value);
  EXPECT_GT(*detection->accounts[0].low.value, *detection->accounts[1].high.value);
}

// FNV-1a, 64 bits, of all that is printed.
std::uint64_t hash_of(const Detection& detection) {
  std::string json;
  append_detection(json, detection);
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : json) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

TEST(Detect, HasTheSameBitsEverywhere) {
  EXPECT_EQ(hash_of(detection_of({"", 100, 2, 12, 8, 1.6}, 1)), 0x06541cc89fc86bb3u);
  const Result<Timelines> invented = read(sample({.posts = 200, .seed = 7}));
  ASSERT_TRUE(invented.ok());
  DetectOptions options;
  options.permutations = 19;
  const Result<Detection> fitted = detect(invented->feeds, std::nullopt, {}, options);
  ASSERT_TRUE(fitted.ok());
  EXPECT_EQ(hash_of(*fitted), 0x19fd7eabce4b0965u);
}

}  // namespace
}  // namespace limpid
