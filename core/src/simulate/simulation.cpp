// The simulation as a job: rounds of readers. For each world: who follows whom; then session by session what
// each reader is shown under every arm; then what came of it.
//
// A task is a chunk of readers under all arms: candidates and the reader's own columns are gathered once and
// every arm ranks the same ones. A chunk owns what it writes, so tasks share nothing; between rounds the
// whole numbers that they counted are added up, and that order cannot matter.
#include <limpid/simulate.hpp>

#include "posts/posts.hpp"
#include "simulate/arm_ranker.hpp"
#include "simulate/outcomes.hpp"
#include "simulate/scenario.hpp"
#include "simulate/tally.hpp"
#include "simulate/world.hpp"

#include <algorithm>
#include <iterator>
#include <new>
#include <optional>

namespace limpid {

using namespace audience;

namespace audience {

void ReaderCounts::add(const ReaderCounts& other) {
  friends.resize(std::max(friends.size(), other.friends.size()));
  watched.resize(std::max(watched.size(), other.watched.size()));
  for (std::size_t i = 0; i < other.friends.size(); ++i) {
    friends[i].pairs += other.friends[i].pairs;
    friends[i].unseen += other.friends[i].unseen;
  }
  for (std::size_t i = 0; i < other.watched.size(); ++i) {
    Watched& mine = watched[i];
    const Watched& theirs = other.watched[i];
    mine.followers += theirs.followers;
    mine.reached += theirs.reached;
    mine.muted += theirs.muted;
    mine.filtered += theirs.filtered;
    mine.outranked += theirs.outranked;
    mine.nothing_new += theirs.nothing_new;
    mine.strangers += theirs.strangers;
    mine.strangers_reached += theirs.strangers_reached;
    mine.open += theirs.open;
    mine.posts += theirs.posts;
    mine.squared += theirs.squared;
  }
  fresh.pairs += other.fresh.pairs;
  fresh.unseen += other.fresh.unseen;
  fresh_shown += other.fresh_shown;
  reshared.resize(std::max(reshared.size(), other.reshared.size()));
  for (std::size_t k = 0; k < other.reshared.size(); ++k) reshared[k] += other.reshared[k];
  depths += other.depths;
  shown += other.shown;
  acted += other.acted;
}

}  // namespace audience

namespace {

constexpr std::uint32_t kMostChunks = 64;
constexpr std::uint32_t kLeastReaders = 16;  // of a chunk

// What one reader was shown: the post, a bit for each act, and how many reshares it came through.
struct Shown {
  Row row;
  std::uint16_t acts, depth;
};
static_assert(kActs.size() < 16);
constexpr std::uint16_t kNotAsked = 0xFFFF;

// Of one reader, arm and watched group.
enum WatchBits : std::uint8_t { kHadCandidate = 1, kPassed = 2 };

// Readers [first, end) and everything that is written about them.
struct Chunk {
  std::uint32_t first = 0, end = 0;
  std::vector<Bond> bonds;
  std::vector<std::size_t> begins;  // of reader first + i: bonds begins[i] … begins[i + 1]
  std::vector<Listen> listens;
  std::vector<std::size_t> listen_begins;  // likewise
  // By arm and reader: how many posts were shown, those before this session, and which.
  std::vector<std::uint32_t> shown_count, shown_before;
  std::vector<Shown> shown;
  std::vector<std::uint8_t> watch_bits;  // by arm, watched group and reader
  std::vector<ReaderCounts> counts;      // by arm
  bool out_of_memory = false;

  [[nodiscard]] std::uint32_t size() const { return end - first; }
};

// One arm in the present world.
struct ArmState {
  std::vector<std::vector<double>> counts;  // by act and row: what the next session ranks by
  std::vector<double> views;
  PoolTables tables;
  ArmTally tally;
  std::optional<PostKinds> own_kinds;      // where producers adapt
  std::vector<std::vector<double>> mixes;  // likewise, by group
  // What reader i reposted in the session before: reposts[repost_begins[i]] … [repost_begins[i + 1]].
  std::vector<Shown> reposts;
  std::vector<std::size_t> repost_begins;
};

// How a post that others reposted came to a reader; depth 0: it did not.
struct Via {
  std::uint16_t depth = 0;
  double closeness = 0;
};

// What one thread works with.
struct Worker {
  std::optional<DerivedColumns> derived;
  std::vector<std::unique_ptr<ArmRanker>> rankers;  // by arm

  // The present reader's candidates, with the reader's own columns.
  std::vector<Row> rows;
  std::vector<double> closeness, interest, depth;
  std::vector<Tri> following;
  std::vector<std::string_view> ties;
  std::vector<std::vector<Tri>> filters;
  std::vector<double> kind_interest;
  std::vector<std::uint64_t> marked;                // a bit for each row
  std::vector<Via> via;                             // by row, where readers reshare
  std::vector<std::uint32_t> bond_of;               // by author, the place in the reader's bonds; kNobody
  std::vector<std::uint32_t> place_of;              // by row, while an arm is ranked: candidates
  std::vector<std::vector<std::uint32_t>> watched;  // candidates by watched group
  std::vector<std::uint16_t> acts;  // by candidate: what the reader would do on seeing it; kNotAsked
  std::vector<Standing> standing;
  std::vector<std::uint8_t> gone;  // by candidate: shown before
  std::vector<std::uint32_t> first;
  std::vector<std::uint8_t> seen;     // by author
  std::vector<Selection> selections;  // by arm: the candidates, the reader's own columns, the arm's counts
};

}  // namespace

class Simulation::Job {
 public:
  Job(Scenario scenario, SimulateOptions options)
      : scenario_(std::move(scenario)), data_(scenario_.data()), options_(std::move(options)) {
    if (options_.pool) pool_ = &options_.pool->posts();
    readers_ = options_.readers.value_or(data_.readers);
    worlds_ = options_.seeds.value_or(data_.seeds);
    for (std::size_t act = 0; act < kActs.size(); ++act) {
      for (const auto& kind : data_.kinds) {
        if (kind.does[act] > 0) {
          used_acts_.push_back(act);
          break;
        }
      }
    }
    arms_.resize(data_.arms.size());
    for (const auto& arm : data_.arms) recipes_.push_back(arm.recipe);
    workers_.resize(std::max<std::size_t>(options_.workers, 1));
    make_chunks();
  }

  // Whether the recipes fit the posts that they will meet.
  Failure check() {
    if (worlds_ < 1) return Error{"scenario", "seeds", "expected at least one world"};
    if (readers_ < 1) return Error{"scenario", "readers", "expected at least one reader"};
    if (!options_.watch.empty() && (!pool_ || pool_->accounts().matching(options_.watch).empty()))
      return Error{"scenario", options_.watch,
                   pool_ ? "no post of the pool is by this account: name one that is there"
                         : "an account to watch is chosen in a pool of real posts: give one"};
    begin_world();
    if (pool_) put_watched_into_lists();
    world_->make_posts({});
    for (std::size_t a = 0; a < recipes_.size(); ++a) {
      auto programs = compile(recipes_[a], &world_->posts());
      const std::string where = "arm \"" + data_.arms[a].id + "\"";
      if (!programs) return Error{"scenario", where, programs.error().sentence()};
    }
    begin_world();
    return std::nullopt;
  }

  [[nodiscard]] std::size_t tasks() const { return phase_ == Phase::done ? 0 : chunks_.size(); }

  void run(std::size_t task, std::size_t worker) {
    Chunk& chunk = chunks_[task];
    try {
      switch (phase_) {
        case Phase::bonds: return draw_bonds(chunk);
        case Phase::session: return hold_session(chunk, workers_[worker]);
        case Phase::counting: return count_readers(chunk, workers_[worker]);
        case Phase::done: return;
      }
    } catch (const std::bad_alloc&) {
      chunk.out_of_memory = true;
    }
  }

  bool advance() {
    const bool failed =
        std::any_of(chunks_.begin(), chunks_.end(), [](const Chunk& chunk) { return chunk.out_of_memory; });
    try {
      if (!failed) return begin_round();
    } catch (const std::bad_alloc&) {
    }
    phase_ = Phase::done;  // early: fewer worlds than asked for
    return false;
  }

  // What the tasks of the last round did, brought together, and the next round.
  bool begin_round() {
    switch (phase_) {
      case Phase::bonds:
        fill_world();
        begin_session();
        phase_ = Phase::session;
        break;
      case Phase::session:
        end_session();
        if (++session_ < data_.sessions)
          begin_session();
        else
          phase_ = Phase::counting;
        break;
      case Phase::counting:
        end_world();
        if (outcomes_.worlds() == worlds_)
          phase_ = Phase::done;
        else
          begin_world();
        break;
      case Phase::done: break;
    }
    return phase_ != Phase::done;
  }

  [[nodiscard]] SimulationResult result() const {
    SimulationResult result = outcomes_.result(data_);
    result.readers = readers_;
    result.real_pool = pool_ != nullptr;
    for (std::size_t i = 0; i < outcomes_.worlds(); ++i) result.seeds.push_back(options_.first_seed + i);
    return result;
  }

  [[nodiscard]] std::size_t worlds_done() const { return outcomes_.worlds(); }
  [[nodiscard]] std::size_t worlds() const { return worlds_; }

 private:
  enum class Phase { bonds, session, counting, done };

  void make_chunks() {
    const std::uint32_t size = std::max(kLeastReaders, (readers_ + kMostChunks - 1) / kMostChunks);
    for (std::uint32_t first = 0; first < readers_; first += size) {
      Chunk chunk;
      chunk.first = first;
      chunk.end = std::min(first + size, readers_);
      chunks_.push_back(std::move(chunk));
    }
  }

  // --- World ----------------------------------------------------------------------------------------------

  void begin_world() {
    for (Worker& worker : workers_) {
      worker.rankers.clear();  // they look at the world before
      worker.derived.reset();
    }
    world_ = std::make_unique<World>(data_, options_.first_seed + outcomes_.worlds(), pool_, options_.watch);
    session_ = 0;
    phase_ = Phase::bonds;
  }

  // In a real pool the watched account has a name of its own: it takes the place of its group's in every
  // list.
  void put_watched_into_lists() {
    if (data_.watch.empty()) return;
    const std::uint32_t group = data_.watch.front();
    for (const World::Author& author : world_->authors()) {
      if (author.group != group) continue;
      for (Recipe& recipe : recipes_) {
        for (auto& [name, accounts] : recipe.lists)
          std::replace(accounts.begin(), accounts.end(), data_.groups[group].name, author.handle);
      }
      return;
    }
  }

  void draw_bonds(Chunk& chunk) {
    chunk.bonds.clear();
    chunk.begins.assign(1, 0);
    chunk.listens.clear();
    chunk.listen_begins.assign(1, 0);
    for (std::uint32_t reader = chunk.first; reader < chunk.end; ++reader) {
      world_->draw_bonds(reader, chunk.bonds);
      chunk.begins.push_back(chunk.bonds.size());
      world_->draw_listens(reader, readers_, chunk.listens);
      chunk.listen_begins.push_back(chunk.listens.size());
    }
    const std::size_t arms = arms_.size(), most = std::size_t{data_.sessions} * data_.top;
    chunk.shown_count.assign(arms * chunk.size(), 0);
    chunk.shown_before = chunk.shown_count;
    chunk.shown.resize(arms * chunk.size() * most);
    chunk.watch_bits.assign(arms * data_.watch.size() * chunk.size(), 0);
    chunk.counts.assign(arms, {});
  }

  void fill_world() {
    std::vector<std::uint32_t> followers(world_->authors().size(), 0);
    for (const Chunk& chunk : chunks_) {
      for (const Bond& bond : chunk.bonds) followers[bond.author] += bond.since == 0;
    }
    world_->make_posts(followers);
    const Posts& posts = world_->posts();
    const std::size_t size = posts.size();
    for (std::size_t a = 0; a < arms_.size(); ++a) {
      ArmState& arm = arms_[a];
      arm.counts.resize(used_acts_.size());
      for (std::size_t u = 0; u < used_acts_.size(); ++u) {
        arm.counts[u].resize(size);
        for (Row row = 0; row < size; ++row) arm.counts[u][row] = world_->start_count(used_acts_[u], row);
      }
      arm.views.resize(size);
      for (Row row = 0; row < size; ++row) arm.views[row] = world_->start_views(row);
      arm.tally = {};
      arm.tally.impressions.assign(size, 0);
      arm.tally.acts.assign(kActs.size(), 0);
      arm.own_kinds.reset();
      if (data_.adapt > 0) {
        arm.own_kinds = world_->kinds();
        arm.mixes.clear();
        for (const auto& group : data_.groups) arm.mixes.push_back(group.mix);
      }
      arm.tally.kinds = arm.own_kinds ? &*arm.own_kinds : &world_->kinds();
      arm.reposts.clear();
      arm.repost_begins.assign(std::size_t{readers_} + 1, 0);
      arm.tables = {};
      arm.tables.scores.resize(size);
      arm.tables.hidden.resize(size);
    }
    find_own_columns(posts);
    for (Worker& worker : workers_) {
      worker.filters.resize(data_.filters.size());
      worker.watched.resize(data_.watch.size());
      worker.marked.assign((size + 63) / 64, 0);
      worker.via.assign(data_.reshares ? size : 0, {});
      // Columns grow to the whole pool at most: with room for it, selections may keep where they are.
      const auto reserve = [size](auto&... columns) { (columns.reserve(size), ...); };
      reserve(worker.rows, worker.closeness, worker.interest, worker.depth, worker.following, worker.ties,
              worker.gone);
      for (auto& filter : worker.filters) filter.reserve(size);
      worker.bond_of.assign(world_->authors().size(), kNobody);
      worker.place_of.assign(size, kNobody);
      worker.seen.assign(world_->authors().size(), 0);
    }
    posted_.assign(world_->authors().size(), 0);
    for (Row row = world_->first_row(data_.sessions - 1); row < size; ++row) {
      if (world_->author_of(row) != kNobody) posted_[world_->author_of(row)] = 1;
    }
  }

  // Where the world's own columns stand among the pool's.
  struct Extras {
    std::uint32_t kind = 0, quality = 0, interest = 0, tie = 0, depth = kNobody;
    std::vector<std::uint32_t> filters, labels;
  };
  void find_own_columns(const Posts& posts) {
    const auto find = [&](std::string_view name) {
      std::uint32_t i = 0;
      while (i < posts.extras().size() && posts.extras()[i].name != name) ++i;
      return i;
    };
    extras_ = {find("kind"), find("quality"), find("interest"), find("tie"), kNobody, {}, {}};
    if (data_.reshares) extras_.depth = find("depth");
    for (const auto& filter : data_.filters) extras_.filters.push_back(find(filter.column));
    for (const auto& label : data_.labels) extras_.labels.push_back(find(label.column));
  }

  [[nodiscard]] bool is_own(const Operation& op) const {
    switch (op.code) {
      case OpCode::load_score: return true;
      case OpCode::load_number: return op.index == static_cast<std::uint32_t>(Number::closeness);
      case OpCode::load_flag: return op.index == static_cast<std::uint32_t>(Flag::following);
      case OpCode::load_extra_number: return op.index == extras_.interest || op.index == extras_.depth;
      case OpCode::load_extra_text: return op.index == extras_.tie;
      case OpCode::load_extra_flag:
        return std::find(extras_.filters.begin(), extras_.filters.end(), op.index) != extras_.filters.end();
      default: return false;
    }
  }

  // --- Session --------------------------------------------------------------------------------------------

  // The counts of an arm, in place of the columns that the pool came with.
  void replace_counts(const ArmState& arm, Selection& selection) const {
    selection.replaced.clear();
    const auto replace = [&](OpCode code, auto index, const auto* values) {
      selection.replaced.push_back({code, static_cast<std::uint32_t>(index), values, true});
    };
    for (std::size_t u = 0; u < used_acts_.size(); ++u)
      replace(OpCode::load_number, kActs[used_acts_[u]], arm.counts[u].data());
    replace(OpCode::load_number, Number::views, arm.views.data());
    replace(OpCode::load_number, Number::position, unknown_.data());
    if (!arm.own_kinds) return;
    replace(OpCode::load_extra_text, extras_.kind, arm.own_kinds->names.data());
    replace(OpCode::load_extra_number, extras_.quality, arm.own_kinds->quality.data());
    for (std::size_t l = 0; l < extras_.labels.size(); ++l)
      replace(OpCode::load_extra_flag, extras_.labels[l], arm.own_kinds->labels[l].data());
  }

  // The candidates under an arm. Columns keep their places in memory, so this holds for a session.
  Selection selection_of(const ArmState& arm, const Worker& worker) const {
    Selection selection;
    replace_counts(arm, selection);
    selection.rows = worker.rows.data();
    selection.absent = worker.gone.data();
    const auto own = [&](OpCode code, auto index, const auto* values) {
      selection.replaced.push_back({code, static_cast<std::uint32_t>(index), values, false});
    };
    own(OpCode::load_number, Number::closeness, worker.closeness.data());
    own(OpCode::load_flag, Flag::following, worker.following.data());
    own(OpCode::load_extra_number, extras_.interest, worker.interest.data());
    own(OpCode::load_extra_text, extras_.tie, worker.ties.data());
    if (data_.reshares) own(OpCode::load_extra_number, extras_.depth, worker.depth.data());
    for (std::size_t f = 0; f < extras_.filters.size(); ++f)
      own(OpCode::load_extra_flag, extras_.filters[f], worker.filters[f].data());
    return selection;
  }

  void begin_session() {
    const Posts& posts = world_->posts();
    const std::int64_t now = world_->time_of(session_);
    unknown_.assign(posts.size(), kUnknown);
    for (Worker& worker : workers_) {
      worker.derived.emplace(posts, now);
      if (worker.rankers.empty()) {
        for (const Recipe& recipe : recipes_) {
          auto programs = compile(recipe, &posts);  // compiled in `check`, so it compiles
          worker.rankers.push_back(
              std::make_unique<ArmRanker>(posts, *worker.derived, recipe, *std::move(programs),
                                          [this](const Operation& op) { return is_own(op); }));
        }
      }
      for (auto& ranker : worker.rankers) ranker->begin_session(now);
      worker.selections.clear();
      for (const ArmState& arm : arms_) worker.selections.push_back(selection_of(arm, worker));
    }
    Selection counts;
    for (std::size_t a = 0; a < arms_.size(); ++a) {
      replace_counts(arms_[a], counts);
      workers_[0].rankers[a]->fill_tables(world_->first_row(session_), counts, arms_[a].tables);
    }
  }

  void hold_session(Chunk& chunk, Worker& worker) {
    for (std::uint32_t reader = chunk.first; reader < chunk.end; ++reader) {
      const std::size_t i = reader - chunk.first;
      const Bond* bonds = chunk.bonds.data() + chunk.begins[i];
      const std::size_t count = chunk.begins[i + 1] - chunk.begins[i];
      for (std::size_t b = 0; b < count; ++b) {
        if (bonds[b].since <= session_) worker.bond_of[bonds[b].author] = static_cast<std::uint32_t>(b);
      }
      for (std::size_t a = 0; a < arms_.size(); ++a) {
        // Candidates are the same in all arms, but for what other readers reposted there.
        const bool gathers = a == 0 || data_.reshares;
        if (gathers) {
          forget(worker);
          gather(chunk, i, a, bonds, count, worker);
        }
        if (gathers || arms_[a].own_kinds) like(*arms_[a].tally.kinds, worker);
        show(chunk, i, a, bonds, worker);
      }
      for (std::size_t b = 0; b < count; ++b) worker.bond_of[bonds[b].author] = kNobody;
      forget(worker);
    }
  }

  // The candidates before.
  void forget(Worker& worker) const {
    for (const Row row : worker.rows) worker.place_of[row] = kNobody;
    for (std::size_t i = 0; data_.reshares && i < worker.rows.size(); ++i) worker.via[worker.rows[i]] = {};
    worker.rows.clear();
  }

  // All that is published by those whom the reader follows and has not muted, what those to whom the reader
  // listens reposted, and a few posts of strangers.
  void gather(const Chunk& chunk, std::size_t i, std::size_t a, const Bond* bonds, std::size_t count,
              Worker& worker) {
    const std::uint32_t reader = chunk.first + static_cast<std::uint32_t>(i);
    const Row first = world_->first_row(session_);
    const auto mark = [&](Row row) { worker.marked[row >> 6] |= std::uint64_t{1} << (row & 63); };
    for (std::size_t b = 0; b < count; ++b) {
      if (bonds[b].muted || bonds[b].since > session_) continue;
      const auto& rows = world_->authors()[bonds[b].author].rows;
      for (auto it = std::lower_bound(rows.begin(), rows.end(), first); it != rows.end(); ++it) mark(*it);
    }
    for (std::size_t l = chunk.listen_begins[i]; l < chunk.listen_begins[i + 1]; ++l)
      mark_reposts(chunk.listens[l], arms_[a], worker, mark);
    if (data_.strangers > 0) mark_strangers(reader, first, worker, mark);
    for (std::size_t word = first >> 6; word < worker.marked.size(); ++word) {
      std::uint64_t bits = worker.marked[word];
      worker.marked[word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        worker.rows.push_back(static_cast<Row>(word * 64) + static_cast<Row>(__builtin_ctzll(bits)));
      }
    }
    fill_own_columns(reader, bonds, worker);
  }

  // Whoever follows the author has the post from there, and whoever has muted the author does not get it at
  // all.
  template <class Mark>
  void mark_reposts(const Listen& listen, const ArmState& arm, Worker& worker, Mark mark) const {
    for (std::size_t r = arm.repost_begins[listen.to]; r < arm.repost_begins[listen.to + 1]; ++r) {
      const Shown& repost = arm.reposts[r];
      const std::uint32_t author = world_->author_of(repost.row);
      if (author != kNobody && worker.bond_of[author] != kNobody) continue;
      mark(repost.row);
      Via& via = worker.via[repost.row];
      const auto depth = static_cast<std::uint16_t>(repost.depth + 1);
      via.depth = via.depth == 0 ? depth : std::min(via.depth, depth);
      via.closeness = std::max(via.closeness, listen.closeness);
    }
  }

  template <class Mark>
  void mark_strangers(std::uint32_t reader, Row first, Worker& worker, Mark mark) {
    const Row end = session_ > 0 ? world_->first_row(session_ - 1) : world_->posts().size();
    if (end <= first) return;
    Stream draw(world_->dice(), Purpose::stranger, reader, session_);
    for (std::uint32_t i = 0; i < data_.strangers; ++i) {
      const Row row = first + static_cast<Row>(draw.uniform() * (end - first));
      const std::uint32_t author = world_->author_of(row);
      if (author == kNobody || worker.bond_of[author] == kNobody) mark(row);
    }
  }

  void fill_own_columns(std::uint32_t reader, const Bond* bonds, Worker& worker) {
    const std::size_t count = worker.rows.size();
    worker.closeness.resize(count);
    worker.following.resize(count);
    worker.interest.resize(count);
    worker.ties.resize(count);
    worker.depth.assign(data_.reshares ? count : 0, 0);
    worker.kind_interest.assign(data_.kinds.size(), 1);
    if (data_.interest > 0) {
      for (std::uint32_t k = 0; k < data_.kinds.size(); ++k) {
        Stream draw(world_->dice(), Purpose::interest, reader, k);
        worker.kind_interest[k] = math::exp(data_.interest * draw.normal());
      }
    }
    for (auto& filter : worker.filters) filter.assign(count, Tri::no);
    for (auto& places : worker.watched) places.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const Row row = worker.rows[i];
      worker.place_of[row] = static_cast<std::uint32_t>(i);
      const std::uint32_t author = world_->author_of(row);
      const std::uint32_t b = author == kNobody ? kNobody : worker.bond_of[author];
      worker.following[i] = tri(b != kNobody);
      if (b != kNobody) {
        worker.closeness[i] = bonds[b].closeness;
        worker.ties[i] = data_.ties[bonds[b].tie].name;
      } else if (data_.reshares && worker.via[row].depth > 0) {
        worker.closeness[i] = worker.via[row].closeness;
        worker.ties[i] = "reshare";
        worker.depth[i] = worker.via[row].depth;
      } else {
        worker.closeness[i] = 0;
        worker.ties[i] = "stranger";
      }
      if (author == kNobody) continue;
      const std::uint32_t group = world_->authors()[author].group;
      for (std::size_t w = 0; w < data_.watch.size(); ++w) {
        if (data_.watch[w] == group) worker.watched[w].push_back(static_cast<std::uint32_t>(i));
      }
      for (std::size_t f = 0; f < data_.filters.size(); ++f) {
        const auto& filter = data_.filters[f];
        if (group == filter.group)
          worker.filters[f][i] =
              tri(world_->dice().uniform(Purpose::filter, reader, static_cast<std::uint32_t>(f), row) <
                  filter.chance);
      }
    }
  }

  // How much the reader likes what the candidates are; the same in all arms unless producers adapt.
  void like(const PostKinds& kinds, Worker& worker) const {
    const std::size_t count = worker.rows.size();
    for (std::size_t i = 0; i < count; ++i)
      worker.interest[i] = worker.kind_interest[kinds.kind[worker.rows[i]]];
    worker.acts.assign(count, kNotAsked);
  }

  void show(Chunk& chunk, std::size_t reader, std::size_t a, const Bond* bonds, Worker& worker) {
    ArmState& arm = arms_[a];
    const auto count = static_cast<Row>(worker.rows.size());
    const PostKinds& kinds = *arm.tally.kinds;
    worker.standing.assign(count, Standing::candidate);
    worker.gone.assign(count, 0);
    const std::size_t at = a * chunk.size() + reader;
    const std::size_t most = std::size_t{data_.sessions} * data_.top;
    Shown* shown = chunk.shown.data() + at * most;
    std::uint32_t& shown_count = chunk.shown_count[at];
    chunk.shown_before[at] = shown_count;
    for (std::uint32_t i = 0; i < shown_count; ++i) {
      const std::uint32_t place = worker.place_of[shown[i].row];
      if (place == kNobody) continue;
      worker.standing[place] = Standing::gone;
      worker.gone[place] = 1;
    }

    worker.selections[a].count = count;
    worker.rankers[a]->rank(worker.selections[a], count, arm.tables, data_.top, worker.standing,
                            worker.first);

    for (std::size_t w = 0; w < data_.watch.size(); ++w)
      chunk.watch_bits[(a * data_.watch.size() + w) * chunk.size() + reader] |=
          watch_bits(worker.watched[w], worker);
    for (const std::uint32_t place : worker.first) {
      const Row row = worker.rows[place];
      std::uint16_t& acts = worker.acts[place];
      if (acts == kNotAsked)
        acts = acts_on(chunk.first + static_cast<std::uint32_t>(reader), row, place, kinds, bonds, worker);
      shown[shown_count++] = {row, acts, reshares_before(place, worker)};
    }
  }

  // Through how many reshares a candidate came.
  [[nodiscard]] std::uint16_t reshares_before(std::uint32_t place, const Worker& worker) const {
    return data_.reshares ? static_cast<std::uint16_t>(worker.depth[place]) : std::uint16_t{0};
  }

  static std::uint8_t watch_bits(const std::vector<std::uint32_t>& places, const Worker& worker) {
    std::uint8_t bits = places.empty() ? 0 : kHadCandidate;
    for (const std::uint32_t place : places) {
      if (worker.standing[place] != Standing::hidden) bits |= kPassed;
    }
    return bits;
  }

  // What the reader does with a post that is seen, one bit an act: each by a coin of its own.
  [[nodiscard]] std::uint16_t acts_on(std::uint32_t reader, Row row, std::uint32_t place,
                                      const PostKinds& kinds, const Bond* bonds, const Worker& worker) const {
    const std::uint8_t kind = kinds.kind[row];
    const std::uint32_t author = world_->author_of(row);
    const std::uint32_t b = author == kNobody ? kNobody : worker.bond_of[author];
    const double tie = b != kNobody                     ? data_.ties[bonds[b].tie].does
                       : reshares_before(place, worker) ? data_.reshares->does
                                                        : 1;
    const double liking = tie * worker.interest[place] * kinds.quality[row];
    std::uint16_t acts = 0;
    Block block{};
    for (std::size_t u = 0; u < used_acts_.size(); ++u) {
      if (u % 4 == 0) {
        constexpr std::uint32_t kSessionBits = 20;  // the block's number stands above the session's
        block = world_->dice().block(Purpose::act, reader,
                                     session_ + (static_cast<std::uint32_t>(u / 4) << kSessionBits), row);
      }
      const bool does = uniform(block[u % 4]) < data_.kinds[kind].does[used_acts_[u]] * liking;
      acts = static_cast<std::uint16_t>(acts | (unsigned{does} << u));
    }
    return acts;
  }

  // What all readers did in this session is counted for the next one.
  void end_session() {
    const std::size_t most = std::size_t{data_.sessions} * data_.top;
    for (std::size_t a = 0; a < arms_.size(); ++a) {
      ArmState& arm = arms_[a];
      const std::vector<std::uint32_t> before =
          arm.own_kinds ? arm.tally.impressions : std::vector<std::uint32_t>();
      for (const Chunk& chunk : chunks_) {
        for (std::size_t reader = 0; reader < chunk.size(); ++reader) {
          const std::size_t at = a * chunk.size() + reader;
          const Shown* shown = chunk.shown.data() + at * most;
          for (std::uint32_t i = chunk.shown_before[at]; i < chunk.shown_count[at]; ++i)
            count_shown(shown[i], arm);
        }
      }
      if (arm.own_kinds) adapt(arm, before);
      if (data_.reshares) collect_reposts(arm, a);
    }
  }

  void count_shown(const Shown& shown, ArmState& arm) const {
    ++arm.tally.impressions[shown.row];
    arm.views[shown.row] += 1;
    for (unsigned acts = shown.acts, u = 0; acts != 0; acts >>= 1, ++u) {
      if (!(acts & 1)) continue;
      arm.counts[u][shown.row] += 1;
      ++arm.tally.acts[used_acts_[u]];
    }
  }

  // What each reader reposted in this session, for those who listen in the next.
  void collect_reposts(ArmState& arm, std::size_t a) const {
    const auto used = std::find(used_acts_.begin(), used_acts_.end(), kRepost) - used_acts_.begin();
    const std::size_t most = std::size_t{data_.sessions} * data_.top;
    arm.reposts.clear();
    arm.repost_begins.assign(1, 0);
    for (const Chunk& chunk : chunks_) {
      for (std::size_t reader = 0; reader < chunk.size(); ++reader) {
        const std::size_t at = a * chunk.size() + reader;
        const Shown* shown = chunk.shown.data() + at * most;
        for (std::uint32_t i = chunk.shown_before[at]; i < chunk.shown_count[at]; ++i) {
          if (shown[i].acts >> used & 1) arm.reposts.push_back(shown[i]);
        }
        arm.repost_begins.push_back(arm.reposts.size());
      }
    }
  }

  // Producers that adapt: what was shown more often per post in this session becomes more of what the group
  // makes next, in proportion to its success to the power `adapt`.
  void adapt(ArmState& arm, const std::vector<std::uint32_t>& before) {
    const Row first = world_->first_row(session_);
    for (std::size_t g = 0; g < data_.groups.size(); ++g) {
      std::vector<double> earned(data_.kinds.size(), 0), made(data_.kinds.size(), 0);
      double all_earned = 0, all_made = 0;
      for (Row row = first; row < arm.views.size(); ++row) {
        const std::uint32_t author = world_->author_of(row);
        if (author == kNobody || world_->authors()[author].group != g) continue;
        const double impressions = arm.tally.impressions[row] - before[row];
        earned[arm.own_kinds->kind[row]] += impressions;
        made[arm.own_kinds->kind[row]] += 1;
        all_earned += impressions;
        all_made += 1;
      }
      if (all_made == 0) continue;
      std::vector<double>& mix = arm.mixes[g];
      double sum = 0;
      for (std::size_t k = 0; k < mix.size(); ++k) {
        // One post's worth of the average is added, so that a kind nobody made yet is neither dead nor
        // golden.
        const double mean = all_earned / all_made;
        const double success = (earned[k] + mean + 1) / ((made[k] + 1) * (mean + 1));
        mix[k] *= math::pow(success, data_.adapt);
        sum += mix[k];
      }
      for (double& share : mix) share /= sum;
    }
    if (session_ + 1 == data_.sessions) return;
    for (Row row = world_->first_row(session_ + 1); row < first; ++row) {
      const std::uint32_t author = world_->author_of(row);
      if (author == kNobody) continue;
      const auto& mix = arm.mixes[world_->authors()[author].group];
      world_->set_kind(*arm.own_kinds, row, world_->kind_under(mix, row));
    }
  }

  // --- What came of it ------------------------------------------------------------------------------------

  void count_readers(Chunk& chunk, Worker& worker) {
    const std::size_t most = std::size_t{data_.sessions} * data_.top;
    for (std::size_t a = 0; a < arms_.size(); ++a) {
      ReaderCounts& counts = chunk.counts[a];
      counts.friends.assign(data_.ties.size(), {});
      counts.watched.assign(data_.watch.size(), {});
      counts.reshared.assign(data_.reshares ? data_.kinds.size() : 0, 0);
      for (std::size_t reader = 0; reader < chunk.size(); ++reader) {
        const std::size_t at = a * chunk.size() + reader;
        const Shown* shown = chunk.shown.data() + at * most;
        const std::uint32_t count = chunk.shown_count[at];
        const auto mark = [&](std::uint8_t as) {
          for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t author = world_->author_of(shown[i].row);
            if (author != kNobody) worker.seen[author] = as;
          }
        };
        mark(1);
        counts.shown += count;
        for (std::uint32_t i = 0; i < count; ++i) {
          counts.acted += shown[i].acts != 0;
          if (shown[i].depth == 0) continue;
          ++counts.reshared[arms_[a].tally.kinds->kind[shown[i].row]];
          counts.depths += shown[i].depth;
        }
        const Bond* begin = chunk.bonds.data() + chunk.begins[reader];
        const Bond* end = chunk.bonds.data() + chunk.begins[reader + 1];
        for (const Bond* bond = begin; bond != end; ++bond) {
          if (bond->muted || !posted_[bond->author]) continue;
          ++counts.friends[bond->tie].pairs;
          counts.friends[bond->tie].unseen += !worker.seen[bond->author];
          if (bond->since == 0) continue;
          ++counts.fresh.pairs;
          counts.fresh.unseen += !worker.seen[bond->author];
          worker.seen[bond->author] += worker.seen[bond->author];  // 2: seen, and followed later
        }
        for (std::uint32_t i = 0; counts.fresh.pairs > 0 && i < count; ++i) {
          const std::uint32_t author = world_->author_of(shown[i].row);
          counts.fresh_shown += author != kNobody && worker.seen[author] == 2;
        }
        for (std::size_t w = 0; w < data_.watch.size(); ++w) {
          const std::uint8_t bits = chunk.watch_bits[(a * data_.watch.size() + w) * chunk.size() + reader];
          count_watched(counts.watched[w], data_.watch[w], bits, begin, end, shown, count);
        }
        mark(0);
      }
    }
  }

  void count_watched(ReaderCounts::Watched& watched, std::uint32_t group, std::uint8_t bits,
                     const Bond* begin, const Bond* end, const Shown* shown, std::uint32_t count) const {
    bool follows = false, open = false;
    for (const Bond* bond = begin; bond != end; ++bond) {
      if (world_->authors()[bond->author].group != group) continue;
      follows = true;
      open = open || !bond->muted;
    }
    std::uint64_t posts = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t author = world_->author_of(shown[i].row);
      posts += author != kNobody && world_->authors()[author].group == group;
    }
    if (!follows) {
      ++watched.strangers;
      watched.strangers_reached += posts > 0;
      return;
    }
    ++watched.followers;
    if (posts > 0)
      ++watched.reached;
    else if (!open)
      ++watched.muted;
    else if (!(bits & kHadCandidate))
      ++watched.nothing_new;
    else if (!(bits & kPassed))
      ++watched.filtered;
    else
      ++watched.outranked;
    if (!open) return;
    ++watched.open;
    watched.posts += posts;
    watched.squared += posts * posts;
  }

  void end_world() {
    std::vector<const ArmTally*> tallies;
    for (std::size_t a = 0; a < arms_.size(); ++a) {
      for (const Chunk& chunk : chunks_) arms_[a].tally.readers.add(chunk.counts[a]);
      tallies.push_back(&arms_[a].tally);
    }
    outcomes_.add_world(*world_, posted_, tallies);
  }

  Scenario scenario_;
  const ScenarioData& data_;
  SimulateOptions options_;
  const Posts* pool_ = nullptr;
  std::uint32_t readers_ = 0;
  std::size_t worlds_ = 0;
  std::vector<std::size_t> used_acts_;  // of kActs: those that any kind has
  std::vector<Recipe> recipes_;         // by arm

  Phase phase_ = Phase::bonds;
  std::uint32_t session_ = 0;
  std::unique_ptr<World> world_;
  Extras extras_;
  std::vector<double> unknown_;       // a column of which nothing is known
  std::vector<std::uint8_t> posted_;  // by author: whether anything of it was published
  std::vector<ArmState> arms_;
  std::vector<Chunk> chunks_;
  std::vector<Worker> workers_;
  Outcomes outcomes_;
};

Simulation::Simulation(std::unique_ptr<Job> job) : job_(std::move(job)) {}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

Result<Simulation> Simulation::prepare(const Scenario& scenario, SimulateOptions options) {
  try {
    auto job = std::make_unique<Job>(scenario, std::move(options));
    if (Failure failure = job->check()) return *std::move(failure);
    return Simulation(std::move(job));
  } catch (const std::bad_alloc&) {
    return Error{"memory", "",
                 "simulating this needs more memory than there is: take fewer readers, sessions or arms"};
  }
}

std::size_t Simulation::tasks() const { return job_->tasks(); }
void Simulation::run(std::size_t task, std::size_t worker) { job_->run(task, worker); }
bool Simulation::advance() { return job_->advance(); }
std::size_t Simulation::worlds_done() const { return job_->worlds_done(); }
std::size_t Simulation::worlds() const { return job_->worlds(); }
SimulationResult Simulation::result() const { return job_->result(); }

SimulationResult Simulation::finish() {
  do {
    for (std::size_t task = 0; task < tasks(); ++task) run(task);
  } while (advance());
  return result();
}

}  // namespace limpid
