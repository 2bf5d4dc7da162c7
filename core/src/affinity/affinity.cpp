#include "affinity/affinity.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"

#include <algorithm>
#include <optional>

namespace limpid {

namespace {

constexpr unsigned kNumber = 1, kDid = 2, kAddress = 4, kDomain = 8, kWord = 16, kLink = 32;

// closeness = s/(s + kHalfway), s = likes + 2 reposts + 3 replies (as the catalogue of columns says).
constexpr double kHalfway = 10;

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

Flag flag_of(Relation relation) {
  switch (relation) {
    case Relation::following: return Flag::following;
    case Relation::follower: return Flag::follows_me;
    case Relation::muted: return Flag::muted;
    case Relation::blocked: return Flag::blocked;
  }
  return Flag::following;
}

bool is_x(std::string_view domain) { return domain == "x.com" || domain == "twitter.com"; }

}  // namespace

Affinity::Manners Affinity::manner_of(std::string_view name) {
  if (!name.empty() && name.front() == '@') name.remove_prefix(1);
  if (name.empty()) return 0;
  if (name.find("://") != std::string_view::npos) return kLink;
  if (name.substr(0, 4) == "did:") return kDid;
  if (name.find('@') != std::string_view::npos) return kAddress;
  if (name.find('.') != std::string_view::npos) return kDomain;
  return all_digits(name) ? kNumber : kWord;
}

Affinity::Manners Affinity::manners_of(const Post::AccountText& account) {
  return manner_of(account.id) | manner_of(account.handle);
}

Affinity::Person& Affinity::person(const Post::AccountText& account) {
  const std::uint32_t code = accounts_.add(account, arena_);
  if (code >= people_.size()) people_.resize(std::size_t{code} + 1);
  return people_[code];
}

void Affinity::add(Relation relation, const Post::AccountText& account) {
  const Manners manners = manners_of(account);
  if (!manners) return;
  person(account).relations[index(relation)] = true;
  list_manners_[index(relation)] |= manners;
  ++related_[index(relation)];
}

void Affinity::add(Deed deed, const Post::AccountText& author) {
  const Manners manners = manners_of(author);
  ++done_[index(deed)];
  if (!manners) return;
  ++person(author).deeds[index(deed)];
  deed_manners_ |= manners;
}

void Affinity::add_liked(std::string_view post, const Post::AccountText& author) {
  const Dictionary::Added added = liked_.add(post, arena_);
  if (!added.is_new) return;
  liked_manners_ |= manner_of(post);
  add(Deed::like, author);
}

void Affinity::set_reader(const Post::AccountText& account) {
  reader_ = account.id.empty() ? account.handle : account.id;
  if (manners_of(account)) person(account);
}

std::size_t Affinity::bytes() const {
  return arena_.bytes() + accounts_.bytes() + people_.capacity() * sizeof(Person) + liked_.bytes();
}

// One timeline that the facts are joined to.
class Affinity::Joining {
 public:
  Joining(const Affinity& facts, Posts& posts)
      : facts_(facts), posts_(posts), standings_(posts.accounts().size()) {}

  std::size_t run() {
    mark_reader();
    join_likes();
    for (std::size_t i = 0; i < kRelations; ++i) join_relation(static_cast<Relation>(i));
    join_closeness();
    const auto named = std::count_if(standings_.begin(), standings_.end(),
                                     [](const auto& standing) { return standing && standing->is_named; });
    return liked_posts_ + static_cast<std::size_t>(named);
  }

 private:
  struct Standing : Person {
    Manners manners = 0;
    bool is_named = false;
    bool is_reader = false;
  };

  // The reader goes by id in one file and by handle in another: every name that the facts have.
  void mark_reader() {
    if (facts_.reader_.empty()) return;
    for (const std::uint32_t code : facts_.accounts_.matching(facts_.reader_)) {
      const AccountTable::Entry& reader = facts_.accounts_[code];
      for (const std::string_view name : {reader.id, reader.handle}) {
        if (name.empty()) continue;
        for (const std::uint32_t author : posts_.accounts().matching(name)) {
          posts_.mark_reader(name);
          reader_ = author;
          return;
        }
      }
    }
  }

  // A like that did not say whose post it was finds the author here.
  void join_likes() {
    likes_.resize(posts_.accounts().size());
    if (facts_.liked_.size() == 0) return;
    const auto& known = posts_.column(Flag::liked_by_me);
    Column<Tri> liked(Tri::unknown);
    std::vector<bool> met(facts_.liked_.size());
    for (Row row = 0; row < posts_.size(); ++row) {
      Manners manners = 0;
      std::optional<Dictionary::Code> code;
      for (const Text name : {Text::post, Text::id, Text::uri}) {
        const std::string_view text = posts_.text(name, row);
        manners |= manner_of(text);
        if (!code && !text.empty()) code = facts_.liked_.find(text);
      }
      if (code) {
        liked.set(row, Tri::yes);
        const std::uint32_t author = posts_.column(Account::author)[row];
        if (!met[*code] && author != kNoCode) ++likes_[author];
        liked_posts_ += !met[*code];
        met[*code] = true;
      } else if (known[row] != Tri::unknown) {
        liked.set(row, known[row]);
      } else if (manners & facts_.liked_manners_) {
        liked.set(row, Tri::no);
      }
    }
    posts_.replace(Flag::liked_by_me, std::move(liked));
  }

  void join_relation(Relation relation) {
    const Manners list = facts_.list_manners_[index(relation)];
    if (!list) return;
    const auto& known = posts_.column(flag_of(relation));
    Column<Tri> column(Tri::unknown);
    for (Row row = 0; row < posts_.size(); ++row) {
      Tri value = known[row];
      if (const Standing* author = standing(row); author && !author->is_reader) {
        if (author->relations[index(relation)]) value = Tri::yes;
        if (value == Tri::unknown && (author->manners & list)) value = Tri::no;
      }
      if (value != Tri::unknown) column.set(row, value);
    }
    posts_.replace(flag_of(relation), std::move(column));
  }

  void join_closeness() {
    if (!facts_.deed_manners_ && liked_posts_ == 0) return;
    const auto& known = posts_.column(Number::closeness);
    Column<double> column(kUnknown);
    for (Row row = 0; row < posts_.size(); ++row) {
      double value = known[row];
      if (const Standing* author = standing(row); author && !author->is_reader) {
        const double likes =
            std::max(author->deeds[index(Deed::like)], likes_[posts_.column(Account::author)[row]]);
        const double s =
            likes + 2 * author->deeds[index(Deed::repost)] + 3 * author->deeds[index(Deed::reply)];
        if (s > 0 || (author->manners & facts_.deed_manners_)) value = s / (s + kHalfway);
      }
      if (is_known(value)) column.set(row, value);
    }
    posts_.replace(Number::closeness, std::move(column));
  }

  // What the facts say of a row's author; null where the row has none.
  const Standing* standing(Row row) {
    const std::uint32_t author = posts_.column(Account::author)[row];
    if (author == kNoCode) return nullptr;
    std::optional<Standing>& standing = standings_[author];
    if (!standing) standing = standing_of(author, row);
    return &*standing;
  }

  Standing standing_of(std::uint32_t author, Row row) const {
    const AccountTable::Entry& account = posts_.accounts()[author];
    Standing standing;
    standing.is_reader = author == reader_;
    const std::string address = address_of(account.handle, posts_.text(Text::uri, row));
    std::vector<std::uint32_t> codes;
    const auto collect = [&](std::string_view name) {
      if (name.empty()) return;
      standing.manners |= manner_of(name);
      for (const std::uint32_t code : facts_.accounts_.matching(name)) codes.push_back(code);
    };
    collect(address.empty() ? account.handle : std::string_view(address));
    // In the Fediverse an id is a server's own number, and means somebody else on every other.
    if (!(standing.manners & kAddress)) collect(account.id);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const std::uint32_t code : codes) add_to(standing, facts_.people_[code]);
    standing.is_named = !codes.empty();
    return standing;
  }

  static void add_to(Person& sum, const Person& person) {
    for (std::size_t i = 0; i < kRelations; ++i) sum.relations[i] = sum.relations[i] || person.relations[i];
    for (std::size_t i = 0; i < kDeeds; ++i) sum.deeds[i] += person.deeds[i];
  }

  // A server calls its own people by their names alone; the post's address says which server that is. Empty
  // where this is not the Fediverse.
  static std::string address_of(std::string_view handle, std::string_view uri) {
    if (manner_of(handle) != kWord && manner_of(handle) != kNumber) return {};
    const std::string host = domain_of(uri);
    return host.empty() || is_x(host) ? std::string() : std::string(handle) + "@" + host;
  }

  const Affinity& facts_;
  Posts& posts_;
  std::uint32_t reader_ = kNoCode;
  std::vector<std::optional<Standing>> standings_;  // by the author's code
  std::vector<double> likes_;                       // of posts in this timeline, by the author's code
  std::size_t liked_posts_ = 0;
};

std::size_t Affinity::apply(Posts& posts) const { return Joining(*this, posts).run(); }

}  // namespace limpid
