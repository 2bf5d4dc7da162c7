// The invented timeline: the same bytes everywhere, lines that Limpid would write itself, and a
// world that behaves as feeds do.
#include <limpid/json.hpp>
#include <limpid/sample.hpp>
#include <limpid/time.hpp>

#include "base/math.hpp"
#include "posts/posts.hpp"
#include "sample/random.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {
namespace {

// FNV-1a, 64 bits (draft-eastlake-fnv).
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1)) {
    lines.push_back(text.substr(0, end));
  }
  return lines;
}

// A world of this size shows every habit often enough to count it.
constexpr SampleOptions kTown{.posts = 6000, .seed = 11};

const Timeline& town() {
  static const Timeline timeline = test::only_timeline(sample(kTown));
  return timeline;
}

const Posts& posts() { return town().posts(); }

double number(Number n, Row row) { return posts().column(n)[row]; }
bool is(Flag flag, Row row) { return posts().column(flag)[row] == Tri::yes; }
bool is_kind(std::string_view kind, Row row) { return posts().label(Label::kind, row) == kind; }
std::uint32_t author_of(Row row) { return posts().column(Account::author)[row]; }
std::string_view handle_of(Row row) { return posts().accounts().shown(author_of(row)); }

using Claim = std::function<bool(Row)>;

double count_where(const Claim& claim) {
  double count = 0;
  for (Row row = 0; row < posts().size(); ++row) count += claim(row) ? 1 : 0;
  return count;
}

double share_where(const Claim& claim) { return count_where(claim) / posts().size(); }

double median_where(Number n, const Claim& claim) {
  std::vector<double> values;
  for (Row row = 0; row < posts().size(); ++row) {
    if (claim(row) && is_known(number(n, row))) values.push_back(number(n, row));
  }
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// The account that made most posts.
std::uint32_t flooder() {
  std::map<std::uint32_t, int> made;
  for (Row row = 0; row < posts().size(); ++row) ++made[author_of(row)];
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
  return std::max_element(made.begin(), made.end(), more)->first;
}

// Ranks from 0; equal values in any order, which the few ties here do not change.
std::vector<double> ranks_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = static_cast<double>(rank);
  return ranks;
}

// Spearman's rank correlation (without ties): 1 - 6 Σd² / (n³ - n).
double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const std::vector<double> a = ranks_of(x), b = ranks_of(y);
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  const auto n = static_cast<double>(a.size());
  return 1 - 6 * squares / (n * n * n - n);
}

double rank_correlation_where(Number a, Number b, const Claim& claim) {
  std::vector<double> x, y;
  for (Row row = 0; row < posts().size(); ++row) {
    if (!claim(row) || !is_known(number(a, row)) || !is_known(number(b, row))) continue;
    x.push_back(number(a, row));
    y.push_back(number(b, row));
  }
  return rank_correlation(x, y);
}

TEST(Sample, IsTheSameOnEveryMachine) {
  struct Golden {
    SampleOptions options;
    std::uint64_t hash;
  };
  const Golden goldens[] = {
      {{.posts = 400, .seed = 1}, 0xf04f16cfafb9083e},   // the page's first feed
      {{.posts = 2000, .seed = 7}, 0xb08ce8eb7fbc88f0},  // several batches
      {{.posts = 300, .seed = 4, .plant = Plant::bait}, 0xed34866eb04bf631},
      {{.posts = 300, .seed = 4, .plant = Plant::boost}, 0x1c944d4a21ab8e0e},
      {{.posts = 300, .seed = 4, .plant = Plant::power_user}, 0xd2a401f6aa3348fd},
      {{.posts = 300, .seed = 4, .plant = Plant::demotion}, 0x295c71bf6c715d42},
      {{.posts = 300, .seed = 4, .plant = Plant::flood}, 0xa903efde61294c3b},
  };
  for (const Golden& golden : goldens) {
    EXPECT_EQ(fnv1a(sample(golden.options)), golden.hash) << golden.options.posts << " posts";
  }
}

// SplitMix64's own test values would only test SplitMix64; these hold the streams and
// distributions.
TEST(Sample, DrawsAreFairEnough) {
  invented::Random random(5, invented::Purpose::post, 0);
  constexpr int kDraws = 20000;
  double uniform = 0, normal = 0, squares = 0, exponential = 0, first_rank = 0, second_rank = 0;
  for (int i = 0; i < kDraws; ++i) {
    uniform += random.uniform();
    const double z = random.normal();
    normal += z;
    squares += z * z;
    exponential += random.exponential();
    const std::uint32_t rank = random.zipf(1000, 4);
    first_rank += rank == 0 ? 1 : 0;
    second_rank += rank == 4 ? 1 : 0;
  }
  EXPECT_NEAR(uniform / kDraws, 0.5, 0.01);
  EXPECT_NEAR(normal / kDraws, 0, 0.03);
  EXPECT_NEAR(squares / kDraws, 1, 0.05);
  EXPECT_NEAR(exponential / kDraws, 1, 0.03);
  EXPECT_NEAR(first_rank / second_rank, 8.5 / 4.5,
              0.35);  // 1 / (rank + offset), at the ranks' middles
}

TEST(Sample, SeedAndSizeMakeTheWorld) {
  const std::string world = sample({.posts = 50, .seed = 1});
  EXPECT_EQ(world, sample({.posts = 50, .seed = 1}));
  EXPECT_NE(world, sample({.posts = 50, .seed = 2}));
  EXPECT_NE(world, sample({.posts = 51, .seed = 1}));
}

TEST(Sample, HasAsManyLinesAsAsked) {
  for (const std::size_t count : {0u, 1u, 2u, 12u, 511u, 512u, 513u, 1500u}) {  // 512: one batch
    Sample lines({.posts = count, .seed = 3});
    std::string out;
    std::size_t written = 0;
    while (lines.next(out)) ++written;
    EXPECT_EQ(written, count);
    EXPECT_EQ(split_lines(out).size(), count);
    EXPECT_FALSE(lines.next(out)) << "it stays at its end";
    EXPECT_EQ(split_lines(out).size(), count);
  }
}

TEST(Sample, IsWhatLimpidItselfWrites) {
  const std::string lines = sample(kTown);
  const std::vector<std::string_view> split = split_lines(lines);
  ASSERT_EQ(split.size(), posts().size());
  for (Row row = 0; row < posts().size(); ++row) {
    std::string written;
    append_canonical(written, town(), row);
    ASSERT_EQ(written, split[row]);
  }
}

TEST(Sample, IsReadWithoutComplaint) {
  const Timelines read = test::read_all(sample(kTown));
  EXPECT_EQ(read.posts(), kTown.posts);
  EXPECT_EQ(read.duplicates, 0u) << "ids are unique";
  EXPECT_TRUE(read.skipped.empty());
  EXPECT_TRUE(read.warnings.empty());
}

TEST(Sample, IdsHaveEighteenDigitsAndPositionsCountFromOne) {
  for (Row row = 0; row < posts().size(); ++row) {
    EXPECT_EQ(posts().text(Text::id, row).size(), 18u);
    EXPECT_EQ(number(Number::position, row), row + 1.0);
  }
}

TEST(Sample, SharesAreAFeeds) {
  const std::uint32_t loudest = flooder();
  struct Share {
    const char* of;
    double least, most;
    Claim claim;
  };
  const Share shares[] = {
      {"originals", 0.55, 0.65, [](Row r) { return is_kind("original", r); }},
      {"replies", 0.12, 0.18, [](Row r) { return is_kind("reply", r); }},
      {"reposts", 0.15, 0.21, [](Row r) { return is_kind("repost", r); }},
      {"quotes", 0.05, 0.09, [](Row r) { return is_kind("quote", r); }},
      {"the flooder", 0.11, 0.13, [=](Row r) { return author_of(r) == loudest; }},
      {"advertisements", 0.015, 0.025, [](Row r) { return is(Flag::promoted, r); }},
      {"people the reader follows", 0.55, 0.8, [](Row r) { return is(Flag::following, r); }},
      {"bots", 0.02, 0.1, [](Row r) { return is(Flag::bot, r); }},
      {"muted", 0.002, 0.06, [](Row r) { return is(Flag::muted, r); }},
      {"blocked", 0.001, 0.04, [](Row r) { return is(Flag::blocked, r); }},
      {"sensitive", 0.002, 0.04, [](Row r) { return is(Flag::sensitive, r); }},
      {"with pictures", 0.1, 0.35, [](Row r) { return is(Flag::has_image, r); }},
      {"with links", 0.05, 0.2, [](Row r) { return is(Flag::has_link, r); }},
      {"without views", 0.1, 0.35, [](Row r) { return !is_known(number(Number::views, r)); }},
      {"English", 0.6, 0.85, [](Row r) { return posts().label(Label::lang, r) == "en"; }},
  };
  for (const Share& share : shares) {
    const double found = share_where(share.claim);
    EXPECT_GE(found, share.least) << share.of;
    EXPECT_LE(found, share.most) << share.of;
  }
}

TEST(Sample, SpeaksFiveLanguages) {
  std::set<std::string_view> spoken;
  for (Row row = 0; row < posts().size(); ++row) spoken.insert(posts().label(Label::lang, row));
  EXPECT_EQ(spoken, (std::set<std::string_view>{"de", "en", "es", "fr", "ja"}));
}

TEST(Sample, EngagementGrowsAsItDoes) {
  const auto any = [](Row) { return true; };
  const auto original = [](Row r) { return is_kind("original", r) && !is(Flag::promoted, r); };
  EXPECT_GT(rank_correlation_where(Number::followers, Number::likes, original), 0.5);
  EXPECT_GT(rank_correlation_where(Number::likes, Number::reposts, any), 0.7);

  const std::int64_t captured_at = posts().captured_at();
  const auto is_young = [&](Row r) { return captured_at - posts().column(Time::created_at)[r] < 3'600'000; };
  EXPECT_LT(median_where(Number::likes, [&](Row r) { return original(r) && is_young(r); }),
            median_where(Number::likes, [&](Row r) { return original(r) && !is_young(r); }));

  const auto asks = [&](Row r) {
    return original(r) && posts().text(Text::text, r).find('?') != std::string_view::npos;
  };
  EXPECT_GT(median_where(Number::replies, asks),
            2 * median_where(Number::replies, [&](Row r) { return original(r) && !asks(r); }));
}

TEST(Sample, FlooderComesInBurstsAndIsLifted) {
  const std::uint32_t loudest = flooder();
  std::vector<std::int64_t> times;
  double early = 0;  // in the first quarter of each batch of 512
  for (Row row = 0; row < posts().size(); ++row) {
    if (author_of(row) != loudest) continue;
    times.push_back(posts().column(Time::created_at)[row]);
    early += row % 512 < 128 ? 1 : 0;
  }
  std::sort(times.begin(), times.end());
  std::int64_t longest_silence = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    longest_silence = std::max(longest_silence, times[i] - times[i - 1]);
  }
  EXPECT_GT(longest_silence, 2 * 3'600'000);  // 700 posts spread evenly would leave four minutes
  EXPECT_GT(early / static_cast<double>(times.size()), 0.35);
}

TEST(Sample, RepostsNameAnOlderPost) {
  for (Row row = 0; row < posts().size(); ++row) {
    const bool is_repost = is_kind("repost", row);
    const std::int64_t reposted_at = posts().column(Time::reposted_at)[row];
    const std::int64_t created_at = posts().column(Time::created_at)[row];
    EXPECT_EQ(posts().text(Text::post, row) != posts().text(Text::id, row), is_repost);
    EXPECT_EQ(reposted_at != kUnknownTime, is_repost);
    EXPECT_LE(created_at, posts().captured_at());
    if (!is_repost) continue;
    EXPECT_LT(created_at, reposted_at);
    EXPECT_LE(reposted_at, posts().captured_at());
    EXPECT_NE(posts().column(Account::reposter)[row], author_of(row));
    EXPECT_NE(posts().label(Label::visibility, row), "followers");
  }
}

TEST(Sample, RepliesThatPointIntoTheFeedComeLaterAndAreCounted) {
  std::map<Row, double> answers;
  for (Row row = 0; row < posts().size(); ++row) {
    if (!is_kind("reply", row)) continue;
    const auto parent = posts().find(posts().text(Text::reply_to, row));
    if (!parent) continue;
    ++answers[*parent];
    EXPECT_LT(posts().column(Time::created_at)[*parent], posts().column(Time::created_at)[row]);
    EXPECT_EQ(posts().label(Label::conversation, *parent), posts().label(Label::conversation, row));
  }
  EXPECT_GT(answers.size(), 300u);
  for (const auto& [parent, count] : answers) EXPECT_GE(number(Number::replies, parent), count);
}

TEST(Sample, BlockedAccountsOnlyComeByRepost) {
  EXPECT_EQ(count_where([](Row r) { return is(Flag::blocked, r) && !is_kind("repost", r); }), 0);
}

TEST(Sample, HardlyRepeatsItself) {
  const Timeline page = test::only_timeline(sample());
  std::map<std::string_view, int> said;
  for (Row row = 0; row < page.posts().size(); ++row) {
    const bool promoted = page.posts().column(Flag::promoted)[row] == Tri::yes;
    if (page.posts().label(Label::kind, row) == "original" && !promoted) {
      ++said[page.posts().text(Text::text, row)];
    }
  }
  for (const auto& [text, times] : said) EXPECT_EQ(times, 1) << text;
}

TEST(Sample, EveryHandleAndLinkIsReservedForExamples) {  // RFC 2606, RFC 6761
  const auto is_reserved = [](std::string_view host) {
    const std::string name = "." + std::string(host);
    for (const std::string_view end : {".example", ".example.org", ".example.net", ".example.com"}) {
      if (name.size() >= end.size() && name.substr(name.size() - end.size()) == end) return true;
    }
    return false;
  };
  for (Row row = 0; row < posts().size(); ++row) {
    const std::string_view handle = handle_of(row);
    const std::string_view domain = posts().label(Label::domain, row);
    EXPECT_TRUE(is_reserved(handle.substr(handle.find('@') + 1))) << handle;
    EXPECT_TRUE(!domain.data() || is_reserved(domain)) << domain;
  }
}

TEST(Sample, LeavesNoSlotOpen) {
  for (Row row = 0; row < posts().size(); ++row) {
    const std::string_view text = posts().text(Text::text, row);
    EXPECT_EQ(text.find_first_of("{}"), std::string_view::npos) << text;
    EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
    EXPECT_FALSE(text.empty());
  }
}

// --- What is planted ---

const Posts::Extra& truth(const Posts& posts, std::string_view name) {
  for (const Posts::Extra& extra : posts.extras()) {
    if (extra.name == name) return extra;
  }
  throw std::runtime_error("no such column");
}

// What was made of an account: how many of its posts have a factor other than 1, how many accounts have, and the mean
// logarithm of served place over place by worth among these.
struct Lifted {
  std::size_t posts = 0, accounts = 0;
  double shift = 0;
};

Lifted lifted(Plant plant, double factor, std::uint64_t seed) {
  const Timeline timeline = test::only_timeline(sample({.posts = 400, .seed = seed, .plant = plant}));
  const Posts& posts = timeline.posts();
  const Column<double>& boost = truth(posts, "boost").numbers;
  const Column<double>& worth = truth(posts, "worth").numbers;
  std::vector<Row> by_worth(posts.size());
  std::iota(by_worth.begin(), by_worth.end(), Row{0});
  std::stable_sort(by_worth.begin(), by_worth.end(), [&](Row a, Row b) { return worth[a] > worth[b]; });
  Lifted lifted;
  std::set<std::uint32_t> accounts;
  for (std::size_t place = 0; place < by_worth.size(); ++place) {
    const Row row = by_worth[place];
    if (boost[row] == 1) continue;
    EXPECT_EQ(boost[row], factor);
    accounts.insert(posts.column(Account::author)[row]);
    ++lifted.posts;
    lifted.shift += math::log((static_cast<double>(row) + 1) / (static_cast<double>(place) + 1));
  }
  lifted.accounts = accounts.size();
  lifted.shift /= static_cast<double>(lifted.posts);
  return lifted;
}

TEST(Planted, OneAccountIsLiftedOrSunkAndNobodyElse) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Lifted boost = lifted(Plant::boost, 8, seed), sunk = lifted(Plant::demotion, 0.125, seed);
    const Lifted power = lifted(Plant::power_user, 1000, seed);
    for (const Lifted& one : {boost, sunk, power}) {
      EXPECT_EQ(one.accounts, 1u);
      EXPECT_GE(one.posts, 12u) << "too few to be found";
    }
    EXPECT_LT(boost.shift, 0);
    EXPECT_GT(sunk.shift, 0);
    EXPECT_LT(power.shift, boost.shift);
  }
}

TEST(Planted, SomeBaitHasNoPhraseAndSomePhrasesAreNoBait) {
  const Timeline timeline = test::only_timeline(sample({.posts = 600, .seed = 2, .plant = Plant::bait}));
  const Posts& posts = timeline.posts();
  const Column<Tri>& bait = truth(posts, "bait").flags;
  int found = 0, missed = 0, innocent = 0, unjudged = 0;
  for (Row row = 0; row < posts.size(); ++row) {
    std::string text(posts.text(Text::text, row));
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    bool begs = false;
    for (const char* phrase : {"like if", "share if", "tag a friend"}) begs = begs || text.find(phrase) != std::string::npos;
    unjudged += bait[row] == Tri::unknown;
    found += bait[row] == Tri::yes && begs;
    missed += bait[row] == Tri::yes && !begs;
    innocent += bait[row] == Tri::no && begs;
  }
  EXPECT_GT(found, 5);
  EXPECT_GT(missed, 5);
  EXPECT_GT(innocent, 5);
  EXPECT_NEAR(unjudged, 30, 15);
}

TEST(Planted, AFloodIsOnePersonsThreePostsOfTen) {
  const Timeline timeline = test::only_timeline(sample({.posts = 1000, .seed = 2, .plant = Plant::flood}));
  const Column<Tri>& flood = truth(timeline.posts(), "flood").flags;
  std::set<std::uint32_t> accounts;
  double count = 0;
  for (Row row = 0; row < timeline.posts().size(); ++row) {
    if (flood[row] != Tri::yes) continue;
    accounts.insert(timeline.posts().column(Account::author)[row]);
    ++count;
  }
  EXPECT_EQ(accounts.size(), 1u);
  EXPECT_GT(count, 150);  // of what people post, less reposts
  EXPECT_LT(count, 350);
}

}  // namespace
}  // namespace limpid
