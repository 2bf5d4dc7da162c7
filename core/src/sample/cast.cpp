#include "sample/cast.hpp"

#include "sample/deck.hpp"
#include "sample/words.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_set>

namespace limpid::invented {

namespace {

constexpr std::size_t kFewestAccounts = 12;
constexpr std::size_t kMostAccounts = 20'000;
constexpr std::size_t kPostsPerAccount = 10;

// Ranks are drawn about as often as 1 / (rank + 4): the busiest person makes some 8 % of a small
// feed.
constexpr double kActivityOffset = 4;

// Of sixteen people, ten speak English, two French, two German, one Spanish and one Japanese.
constexpr std::uint8_t kLanguageOfSixteen[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4};

struct Name {
  std::string_view shown;
  std::string handle;
};

// "Élodie/elodie", or "Ana" for "Ana/ana". Spaces do not enter a handle.
Name split_name(std::string_view entry) {
  const std::size_t slash = entry.find('/');
  Name name{entry.substr(0, slash), {}};
  for (const char c : slash == entry.npos ? entry : entry.substr(slash + 1)) {
    if (c != ' ') name.handle += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return name;
}

// What the people of one language are made from.
struct LanguageDecks {
  LanguageDecks(const LanguageWords& words, std::uint64_t seed, std::uint64_t number)
      : given_names(lines_of(words.given_names), Random(seed, Purpose::account_deck, number)),
        family_names(lines_of(words.family_names), Random(seed, Purpose::account_deck, number + 1)),
        servers(lines_of(words.servers), Random(seed, Purpose::account_deck, number + 2)),
        topics(numbers_below(words.topics.size()), Random(seed, Purpose::account_deck, number + 3)) {}

  static std::vector<std::uint8_t> numbers_below(std::size_t count) {
    std::vector<std::uint8_t> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(static_cast<std::uint8_t>(i));
    return numbers;
  }

  Deck<std::string_view> given_names;
  Deck<std::string_view> family_names;
  Deck<std::string_view> servers;
  Deck<std::uint8_t> topics;
};

class Casting {
 public:
  Casting(std::uint64_t seed, std::vector<Account>& accounts)
      : seed_(seed),
        accounts_(accounts),
        languages_(std::vector<std::uint8_t>(std::begin(kLanguageOfSixteen), std::end(kLanguageOfSixteen)),
                   Random(seed, Purpose::account_deck, 0)),
        towns_(lines_of(kTowns), Random(seed, Purpose::account_deck, 1)) {
    std::uint64_t number = 2;
    for (const LanguageWords* words : kLanguages) {
      decks_.emplace_back(*words, seed, number);
      number += 4;
    }
  }

  void add_flooder() {
    Random random = next_random();
    const FlooderWords& words = kFlooders[random.below(std::size(kFlooders))];
    Account account{.role = Role::flooder, .verified = true};
    account.followers = std::floor(random.log_normal(30'000, 0.25));
    add(std::move(account), words.name, std::string(words.handle));
  }

  void add_bait_page() {
    Random random = next_random();
    const std::vector<std::string_view> pages = lines_of(kBaitPages);
    const Name name = split_name(pages[random.below(static_cast<std::uint32_t>(pages.size()))]);
    Account account{.role = Role::bait_page};
    account.followers = std::floor(random.log_normal(15'000, 0.4));
    add(std::move(account), name.shown, name.handle);
  }

  void add_advertiser(std::uint8_t part) {
    Random random = next_random();
    const AdvertiserWords& words = kAdvertisers[part];
    Account account{.role = Role::advertiser, .part = part, .verified = true};
    account.followers = std::floor(random.log_normal(9'000, 0.8));
    add(std::move(account), words.name, std::string(words.handle));
  }

  void add_bot(std::uint8_t part) {
    Random random = next_random();
    const BotWords& words = kBots[part];
    const std::string town(towns_.deal());
    Account account{.role = Role::bot, .part = part};
    account.followers = std::floor(random.log_normal(1'200, 0.8));
    account.following = random.chance(0.8);
    account.closeness = account.following ? closeness_of(random.log_normal(2, 1)) : 0;
    const std::string name = town + ' ' + std::string(words.name);
    add(std::move(account), name, split_name(town).handle + std::string(words.handle) + "@bots.example");
  }

  /// `activity` from 1 for the busiest to -1 for the quietest: a little more is followed a little
  /// more.
  void add_person(double activity, bool muted, bool blocked) {
    Random random = next_random();
    Account account{.muted = muted, .blocked = blocked};
    account.language = languages_.deal();
    const LanguageWords& words = *kLanguages[account.language];
    account.manner =
        static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(words.manners.size())));
    for (std::uint8_t& topic : account.interests) topic = decks_[account.language].topics.deal();
    const bool overseas = account.language == 0 && random.chance(0.35);
    account.hours_east = overseas ? -5 : words.hours_east;
    const double audience = account.language == 0 ? 900 : 450;
    account.followers = std::floor(random.log_normal(audience * math::exp(0.5 * activity), 1.5));
    account.verified = account.followers > 6'000 && random.chance(0.4);
    account.following = !blocked && random.chance(0.78);
    account.follows_me = random.chance(account.following ? 0.45 : 0.08);
    account.closeness = account.following ? closeness_of(random.log_normal(5, 1.3)) : 0;
    account.tells_views = random.chance(0.7);
    name_person(std::move(account), random);
  }

  void add_reader() {
    Account account{.is_self = true};
    Random random = next_random();
    for (std::uint8_t& topic : account.interests) topic = decks_[0].topics.deal();
    account.followers = std::floor(random.log_normal(120, 0.4));
    add(std::move(account), "You", "you@tide.example");
  }

 private:
  Random next_random() { return Random(seed_, Purpose::account, accounts_.size()); }

  // As the readers count it: s likes and replies of the reader to this account.
  static double closeness_of(double interactions) {
    const double s = std::floor(interactions);
    return s / (s + 10);
  }

  void name_person(Account account, Random& random) {
    LanguageDecks& decks = decks_[account.language];
    const Name given = split_name(decks.given_names.deal());
    const bool has_family = !decks.family_names.empty();
    const Name family = has_family ? split_name(decks.family_names.deal()) : Name{};
    const std::string server(decks.servers.deal());
    const double form = random.uniform();
    const std::uint32_t number = random.between(2, 99);

    std::string shown(given.shown);
    if (has_family && form < 0.7) shown.append(" ").append(family.shown);
    if (form > 0.55 && form < 0.9) shown.append(" ").append(emoji_of(account, random));

    std::string handle = given.handle;
    if (has_family && form < 0.35) handle.append(form < 0.15 ? "_" : ".").append(family.handle);
    if (form > 0.9) handle += std::to_string(number);
    add(std::move(account), shown, handle.append("@").append(server));
  }

  static std::string_view emoji_of(const Account& account, Random& random) {
    const auto emoji = lines_of(kLanguages[account.language]->topics[account.interests[0]].emoji);
    return emoji[random.below(static_cast<std::uint32_t>(emoji.size()))];
  }

  // A handle that is taken gets a number: "ana@tide.example", "ana2@tide.example".
  std::string free_handle(std::string handle) {
    const std::size_t at = handle.find('@');
    std::string candidate = handle;
    for (int n = 2; !taken_.insert(candidate).second; ++n) {
      candidate = handle.substr(0, at) + std::to_string(n) + handle.substr(at);
    }
    return candidate;
  }

  void add(Account account, std::string_view name, std::string handle) {
    account.name = name;
    account.handle = free_handle(std::move(handle));
    // Different for every account, in no visible order: an odd factor permutes the numbers below
    // 2^24.
    account.id = std::to_string(10'000'000 + ((accounts_.size() * 0x9E3779B1) & 0xFFFFFF));
    accounts_.push_back(std::move(account));
  }

  std::uint64_t seed_;
  std::vector<Account>& accounts_;
  std::unordered_set<std::string> taken_;
  Deck<std::uint8_t> languages_;
  Deck<std::string_view> towns_;
  std::vector<LanguageDecks> decks_;
};

}  // namespace

Cast::Cast(std::uint64_t seed, std::size_t posts) {
  const std::size_t count = std::clamp(posts / kPostsPerAccount, kFewestAccounts, kMostAccounts);
  const std::size_t advertisers = std::clamp<std::size_t>(count / 6, 2, std::size(kAdvertisers));
  accounts_.reserve(count);

  Casting casting(seed, accounts_);
  casting.add_flooder();
  casting.add_bait_page();
  for (std::size_t i = 0; i < advertisers; ++i) casting.add_advertiser(static_cast<std::uint8_t>(i));
  first_poster_ = size();

  // By activity. One in thirteen is a bot; the reader is in the middle.
  const std::size_t posters = count - accounts_.size();
  for (std::size_t rank = 0; rank < posters; ++rank) {
    const double activity = 1 - 2 * static_cast<double>(rank) / static_cast<double>(posters);
    if (rank == posters / 2) {
      casting.add_reader();
    } else if (rank % 13 == 10) {
      casting.add_bot(static_cast<std::uint8_t>(rank / 13 % std::size(kBots)));
    } else {
      casting.add_person(activity, rank % 60 == 6, rank % 120 == 20);
    }
  }
}

std::uint32_t Cast::advertiser(Random& random) const {
  const std::uint32_t first = bait_page() + 1;
  return first + random.below(first_poster_ - first);
}

std::uint32_t Cast::poster(Random& random) const {
  return first_poster_ + random.zipf(size() - first_poster_, kActivityOffset);
}

std::uint32_t Cast::anybody(Random& random) const {
  return first_poster_ + random.below(size() - first_poster_);
}

}  // namespace limpid::invented
