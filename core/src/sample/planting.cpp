#include "sample/planting.hpp"

#include "base/json_writer.hpp"
#include "base/math.hpp"

namespace limpid::invented {

namespace {

constexpr double kBaitShare = 0.15;      // of English originals
constexpr double kInnocentShare = 0.05;  // of these, too: a list of phrases will take them for bait
constexpr double kUnjudged = 0.05;       // of all posts
constexpr double kFlood = 0.3;           // of what people post
constexpr std::uint32_t kBusiest = 3;    // one of so many is chosen

double factor_of(Plant kind) {
  switch (kind) {
    case Plant::boost: return 8;
    case Plant::power_user: return 1000;
    case Plant::demotion: return 0.125;
    default: return 1;
  }
}

// Accounts stand by how much they post.
std::uint32_t busy_person(const Cast& cast, Random random) {
  std::uint32_t skip = random.below(kBusiest);
  for (std::uint32_t account = 0; account < cast.size(); ++account) {
    const Account& person = cast[account];
    if (person.role != Role::person || person.is_self || person.muted || person.blocked) continue;
    if (skip-- == 0) return account;
  }
  return cast.flooder();
}

}  // namespace

Planting::Planting(Plant kind, std::uint64_t seed, const Cast& cast)
    : kind_(kind), seed_(seed), factor_(factor_of(kind)) {
  if (kind == Plant::power_user) account_ = cast.flooder();
  if (kind == Plant::boost || kind == Plant::demotion || kind == Plant::flood)
    account_ = busy_person(cast, Random(seed, Purpose::planting, ~std::uint64_t{0}));
}

std::uint32_t Planting::poster(std::uint32_t author, std::uint64_t index) const {
  if (kind_ != Plant::flood) return author;
  return Random(seed_, Purpose::planting, index).chance(kFlood) ? account_ : author;
}

Planting::Begging Planting::begging(const Account& author, std::uint64_t index) const {
  const bool speaks_english = author.role == Role::person && author.language == 0;
  if (kind_ != Plant::bait || !speaks_english) return Begging::no;
  const double u = Random(seed_, Purpose::planting, index).uniform();
  return u < kBaitShare ? Begging::bait : u < kBaitShare + kInnocentShare ? Begging::innocent : Begging::no;
}

double Planting::served(double log_worth, std::uint32_t author, Random& random) const {
  return log_worth + math::log(factor(author)) - math::log(random.exponential());
}

std::string Planting::truth(const Entry& entry, const Post& post, double log_worth,
                            std::uint64_t index) const {
  std::string json;
  if (kind_ == Plant::none) return json;
  JsonWriter writer(json);
  writer.begin_object();
  if (draws_order()) {
    writer.field("boost", factor(post.author)).field("worth", math::exp(log_worth));
  } else if (kind_ == Plant::flood) {
    writer.field("flood", !entry.is_repost && post.author == account_);
  } else {
    Random random(seed_, Purpose::judging, index);
    if (random.chance(kUnjudged)) return {};
    writer.field("bait", post.is_bait);
  }
  writer.end_object();
  return json;
}

}  // namespace limpid::invented
