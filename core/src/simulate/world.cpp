#include "simulate/world.hpp"

#include "simulate/pool_copy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace limpid::audience {

namespace {

constexpr double kMillisecondsPerHour = 3'600'000;
constexpr std::int64_t kInventedStart = 1'767'225'600'000;  // 2026-01-01T00:00Z: any moment would do

// A draw's fourth: neighbours share a block.
double quarter(const Dice& dice, Purpose purpose, std::uint32_t a, std::uint32_t b, std::uint32_t i,
               Block& block) {
  if (i % 4 == 0) block = dice.block(purpose, a, b, i / 4);
  return uniform(block[i % 4]);
}

}  // namespace

World::World(const ScenarioData& scenario, std::uint64_t seed, const Posts* pool, std::string_view watch)
    : scenario_(scenario),
      dice_(seed),
      pool_(pool),
      start_(kInventedStart),
      members_(scenario.groups.size()) {
  if (pool_)
    take_authors(watch);
  else
    invent_authors();
  for (std::size_t g = 0; g < members_.size(); ++g) {
    const double zipf = scenario_.groups[g].zipf;
    for (std::size_t i = 0; i < members_[g].size(); ++i) {
      authors_[members_[g][i]].unpopularity = math::pow(static_cast<double>(i + 1), zipf);
    }
  }
}

void World::invent_authors() {
  for (std::uint32_t g = 0; g < scenario_.groups.size(); ++g) {
    const auto& group = scenario_.groups[g];
    for (std::uint32_t i = 0; i < group.number; ++i) {
      members_[g].push_back(static_cast<std::uint32_t>(authors_.size()));
      Author author;
      author.group = g;
      author.handle = group.number == 1 ? group.name : group.name + std::to_string(i + 1);
      authors_.push_back(std::move(author));
    }
  }
  invent_posts();
}

// Each author posts as a Poisson process: exponential waiting times.
void World::invent_posts() {
  struct Made {
    std::int64_t at;
    std::uint32_t author;
  };
  std::vector<Made> made;
  for (std::uint32_t a = 0; a < authors_.size(); ++a) {
    Stream rate_draw(dice_, Purpose::posting_rate, a);
    const double per_hour = scenario_.groups[authors_[a].group].posts_per_day.draw(rate_draw) / 24;
    if (!(per_hour > 0)) continue;
    Stream waiting(dice_, Purpose::posting, a);
    for (double hour = waiting.exponential() / per_hour; hour < scenario_.hours;
         hour += waiting.exponential() / per_hour) {
      made.push_back({start_ + static_cast<std::int64_t>(hour * kMillisecondsPerHour), a});
    }
  }
  std::stable_sort(made.begin(), made.end(), [](const Made& a, const Made& b) { return a.at > b.at; });
  for (const Made& post : made) {
    authors_[post.author].rows.push_back(static_cast<Row>(author_of_.size()));
    author_of_.push_back(post.author);
    times_.push_back(post.at);
  }
}

// Who wrote the pool: the watched account takes the first watched group (which has it alone); the others are
// dealt to the other groups in proportion to the groups' numbers, who posts more first, so that popularity
// goes by activity.
void World::take_authors(std::string_view watch) {
  std::vector<std::uint32_t> author_of_code(pool_->accounts().size(), kNobody);
  std::int64_t newest = kUnknownTime;
  for (const Row row : pool_->tie_order()) {
    const std::uint32_t code = pool_->column(Account::author)[row];
    std::uint32_t author = kNobody;
    if (code != kNoCode) {
      if (author_of_code[code] == kNobody) {
        author_of_code[code] = static_cast<std::uint32_t>(authors_.size());
        authors_.emplace_back().handle = pool_->accounts().shown(code);
      }
      author = author_of_code[code];
      authors_[author].rows.push_back(static_cast<Row>(author_of_.size()));
    }
    author_of_.push_back(author);
    times_.push_back(pool_->arrived_at(row));
    newest = std::max(newest, times_.back());
  }
  if (newest == kUnknownTime)
    newest = kInventedStart;  // no post has a date: all are there from the beginning
  start_ = newest - static_cast<std::int64_t>(scenario_.hours * kMillisecondsPerHour);

  std::vector<std::uint32_t> by_activity(authors_.size());
  std::iota(by_activity.begin(), by_activity.end(), 0u);
  std::stable_sort(by_activity.begin(), by_activity.end(), [&](std::uint32_t a, std::uint32_t b) {
    return authors_[a].rows.size() > authors_[b].rows.size();
  });
  const std::string wanted = folded_account(watch);
  const auto watched = watch.empty()
                           ? by_activity.begin()
                           : std::find_if(by_activity.begin(), by_activity.end(), [&](std::uint32_t a) {
                               return folded_account(authors_[a].handle) == wanted;
                             });
  std::vector<double> room(scenario_.groups.size());
  for (std::size_t g = 0; g < room.size(); ++g) room[g] = scenario_.groups[g].number;
  if (!scenario_.watch.empty() && watched != by_activity.end()) {
    const std::uint32_t g = scenario_.watch.front();
    room[g] = 0;
    authors_[*watched].group = g;
    members_[g].push_back(*watched);
    by_activity.erase(watched);
  }
  if (std::all_of(room.begin(), room.end(), [](double r) { return r == 0; })) room.assign(room.size(), 1);
  std::vector<double> dealt(room.size(), 0);
  for (const std::uint32_t author : by_activity) {
    std::size_t best = room.size();  // the group that is furthest behind its share
    for (std::size_t g = 0; g < room.size(); ++g) {
      if (room[g] > 0 && (best == room.size() || (dealt[g] + 1) * room[best] < (dealt[best] + 1) * room[g]))
        best = g;
    }
    dealt[best] += 1;
    authors_[author].group = static_cast<std::uint32_t>(best);
    members_[best].push_back(author);
  }
}

namespace {

// Somebody who waits to be followed; whoever has waited least is chosen.
struct Waiting {
  double time;
  std::uint32_t author;
  double u;             // the draw: the true time is −log(u)·unpopularity
  double unpopularity;  // 0: the time is the draw itself
};

bool sooner(const Waiting& a, const Waiting& b) {
  return a.time != b.time ? a.time < b.time : a.author < b.author;
}

double true_time(const Waiting& one) {
  return one.unpopularity > 0 ? -math::log(one.u) * one.unpopularity : one.u;
}

void keep_soonest(std::vector<Waiting>& waiting, std::size_t wanted) {
  if (wanted >= waiting.size()) return;
  std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(wanted), waiting.end(),
                   sooner);
  waiting.resize(wanted);
}

// Weighted sampling without replacement (Efraimidis and Spirakis 2006). Times come as lower bounds, 1 − u for
// −log(u): only those that might be among the soonest need their logarithm.
void choose(std::vector<Waiting>& waiting, std::size_t wanted) {
  if (wanted == 0) return waiting.clear();
  if (wanted >= waiting.size()) return;
  std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(wanted), waiting.end(),
                   sooner);
  double latest = 0;  // `wanted` are no later than this, so whoever's bound lies behind it is not chosen
  for (std::size_t i = 0; i < wanted; ++i) latest = std::max(latest, true_time(waiting[i]));
  waiting.erase(std::remove_if(waiting.begin(), waiting.end(),
                               [latest](const Waiting& one) { return one.time > latest; }),
                waiting.end());
  for (Waiting& one : waiting) one.time = true_time(one);
  keep_soonest(waiting, wanted);
}

// Who is followed first stands first: waiting times are an order, too.
void put_in_order(std::vector<Waiting>& chosen) {
  for (Waiting& one : chosen) one.time = true_time(one);
  std::sort(chosen.begin(), chosen.end(), sooner);
}

}  // namespace

void World::draw_bonds(std::uint32_t reader, std::vector<Bond>& bonds) const {
  std::vector<bool> taken(authors_.size(), false);
  std::vector<Waiting> waiting;
  const std::size_t begin = bonds.size();
  for (std::uint32_t t = 0; t < scenario_.ties.size(); ++t) {
    const auto& tie = scenario_.ties[t];
    const auto& members = members_[tie.group];
    const bool weighted = scenario_.groups[tie.group].zipf > 0;
    Block block{};
    waiting.clear();
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      const double u = quarter(dice_, Purpose::follow, reader, t, i, block);
      if (taken[members[i]] || (tie.chance && !(u < *tie.chance))) continue;
      const double unpopularity = weighted ? authors_[members[i]].unpopularity : 0;
      waiting.push_back({weighted ? (1 - u) * unpopularity : u, members[i], u, unpopularity});
    }
    std::size_t at_first = waiting.size();
    if (tie.number) {
      Stream draw(dice_, Purpose::follow_number, reader, t);
      const double number = math::round_half_away(tie.number->draw(draw));
      at_first =
          static_cast<std::size_t>(std::min(std::max(number, 0.0), static_cast<double>(waiting.size())));
      const std::size_t later = std::size_t{tie.grows} * (scenario_.sessions - 1);
      choose(waiting, std::min(at_first + later, waiting.size()));
      if (later > 0) put_in_order(waiting);
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const Waiting& chosen = waiting[i];
      taken[chosen.author] = true;
      Bond bond;
      bond.author = chosen.author;
      if (i >= at_first) bond.since = static_cast<std::uint16_t>(1 + (i - at_first) / tie.grows);
      bond.tie = static_cast<std::uint8_t>(t);
      Stream closeness(dice_, Purpose::closeness, reader, chosen.author);
      bond.closeness = tie.closeness.draw(closeness);
      bond.muted = tie.muted > 0 && dice_.uniform(Purpose::mute, reader, chosen.author) < tie.muted;
      bonds.push_back(bond);
    }
  }
  std::sort(bonds.begin() + static_cast<std::ptrdiff_t>(begin), bonds.end(),
            [](const Bond& a, const Bond& b) { return a.author < b.author; });
}

void World::draw_listens(std::uint32_t reader, std::uint32_t readers, std::vector<Listen>& listens) const {
  if (!scenario_.reshares) return;
  Stream draw(dice_, Purpose::listen, reader);
  const double wanted = math::round_half_away(scenario_.reshares->from.draw(draw));
  for (double i = 0; i < wanted; ++i) {
    Listen listen;
    listen.to = static_cast<std::uint32_t>(draw.uniform() * readers);
    listen.closeness = scenario_.reshares->closeness.draw(draw);
    if (listen.to != reader) listens.push_back(listen);
  }
}

// --- Posts ------------------------------------------------------------------------------------------------

std::uint8_t World::kind_under(const std::vector<double>& mix, Row row) const {
  double u = dice_.uniform(Purpose::kind, row);
  std::size_t kind = 0;
  while (kind + 1 < mix.size() && u >= mix[kind]) u -= mix[kind++];
  while (kind > 0 && mix[kind] == 0) --kind;  // sums of shares may end a hair below 1
  return static_cast<std::uint8_t>(kind);
}

void World::set_kind(PostKinds& kinds, Row row, std::uint8_t kind) const {
  const auto& info = scenario_.kinds[kind];
  kinds.kind[row] = kind;
  kinds.names[row] = info.name;
  Stream quality(dice_, Purpose::quality, row);
  kinds.quality[row] = info.quality.draw(quality);
  for (std::size_t l = 0; l < scenario_.labels.size(); ++l) {
    const auto& label = scenario_.labels[l];
    const double u = dice_.uniform(Purpose::label, row, static_cast<std::uint32_t>(l));
    kinds.labels[l][row] = tri(u < (kind == label.kind ? label.recall : false_alarms_[l]));
  }
}

void World::decide_kinds() {
  const std::size_t count = author_of_.size();
  kinds_.kind.resize(count);
  kinds_.names.resize(count);
  kinds_.quality.resize(count);
  kinds_.labels.assign(scenario_.labels.size(), std::vector<Tri>(count, Tri::no));
  std::vector<double> posts_of(scenario_.kinds.size(), 0);
  for (Row row = 0; row < count; ++row) {
    const std::uint32_t author = author_of_[row];
    const auto& mix = scenario_.groups[author == kNobody ? 0 : authors_[author].group].mix;
    kinds_.kind[row] = kind_under(mix, row);
    ++posts_of[kinds_.kind[row]];
  }
  // precision = recall·B/(recall·B + f·(N − B)), solved for f, the share of other posts that get the label.
  false_alarms_.clear();
  for (const auto& label : scenario_.labels) {
    const double there = posts_of[label.kind], others = static_cast<double>(count) - there;
    const double wrong = label.recall * there * (1 - label.precision) / label.precision;
    false_alarms_.push_back(others > 0 ? std::min(1.0, wrong / others) : 0);
  }
  for (Row row = 0; row < count; ++row) set_kind(kinds_, row, kinds_.kind[row]);
}

void World::make_posts(const std::vector<std::uint32_t>& followers) {
  decide_kinds();
  posts_ = std::make_unique<Posts>();
  Post post;
  for (Row row = 0; row < author_of_.size(); ++row) {
    post.clear();
    if (pool_) {
      copy_post(*pool_, pool_->tie_order()[row], post);
    } else {
      post[Text::id] = post.keep("p" + std::to_string(row + 1));
      post[Account::author].handle = authors_[author_of_[row]].handle;
      post[Time::created_at] = times_[row];
      post[Label::kind] = "original";
    }
    // So that equal times stand in this order everywhere; recipes see no served position.
    post[Number::position] = static_cast<double>(row) + 1;
    if (author_of_[row] != kNobody)
      post[Number::followers] = author_of_[row] < followers.size() ? followers[author_of_[row]] : 0;
    post[Flag::muted] = post[Flag::blocked] = Tri::no;  // a muted account's posts are no candidates at all
    add_world_columns(scenario_, kinds_, author_of_[row] == kNobody ? 0 : authors_[author_of_[row]].group,
                      row, post);
    posts_->append(post);
  }
  posts_->finish();
  fill_first_rows();
}

void World::fill_first_rows() {
  first_rows_.clear();
  for (std::uint32_t session = 0; session < scenario_.sessions; ++session) {
    const std::int64_t now = time_of(session);
    const auto first =
        std::partition_point(times_.begin(), times_.end(), [now](std::int64_t made) { return made > now; });
    first_rows_.push_back(static_cast<Row>(first - times_.begin()));
  }
}

std::int64_t World::time_of(std::uint32_t session) const {
  const double hour = scenario_.hours * (session + 1) / scenario_.sessions;
  return start_ + static_cast<std::int64_t>(hour * kMillisecondsPerHour);
}

namespace {

double known_or_zero(double x) { return is_known(x) ? x : 0; }

}  // namespace

double World::start_count(std::size_t act, Row row) const {
  return pool_ ? known_or_zero(pool_->column(kActs[act])[pool_->tie_order()[row]]) : 0;
}

double World::start_views(Row row) const {
  return pool_ ? known_or_zero(pool_->column(Number::views)[pool_->tie_order()[row]]) : 0;
}

}  // namespace limpid::audience
