#include "simulate/arm_ranker.hpp"

#include <limpid/time.hpp>

#include "ranker/reorder.hpp"

#include <algorithm>

namespace limpid::audience {

namespace {

bool has_key(Verb verb) { return verb == Verb::spread || verb == Verb::limit; }
bool has_value(Verb verb) { return verb == Verb::add || verb == Verb::multiply || verb == Verb::reshape; }

std::unique_ptr<Machine> machine(const Posts& posts, DerivedColumns& derived,
                                 std::optional<Program>& program) {
  return program ? std::make_unique<Machine>(posts, derived, *std::move(program)) : nullptr;
}

// One score step on one score; a value that is not known leaves it.
Changed changed(const Step& step, double score, double value) {
  if (!is_known(value)) return {score, true};
  switch (step.verb) {
    case Verb::add: return added(score, step.weight_or_default(), value);
    case Verb::multiply: return multiplied(score, value);
    default: return reshaped(value);
  }
}

// Where the table of a pool is asked by row, that of candidates by place.
Row at(const Row* rows, Row i) { return rows ? rows[i] : i; }

}  // namespace

ArmRanker::ArmRanker(const Posts& posts, DerivedColumns& derived, const Recipe& recipe,
                     std::vector<StepPrograms>& programs, std::vector<bool> looks_at_reader) {
  for (std::size_t i = 0; i < programs.size(); ++i) {
    const Step& step = recipe.steps[i];
    StepRun run;
    run.step = &step;
    run.looks_at_reader = looks_at_reader[i];
    run.when = machine(posts, derived, programs[i].when);
    run.unless = machine(posts, derived, programs[i].unless);
    if (has_key(step.verb))
      run.key = std::make_unique<Grouping>(posts, derived, *std::move(programs[i].main));
    else
      run.main = machine(posts, derived, programs[i].main);
    if (step.verb == Verb::spread) run.factors.emplace(step.decay_or_default(), step.floor_or_default());
    has_order_steps_ = has_order_steps_ || (is_order_step(step.verb) && !step.off);
    runs_.push_back(std::move(run));
  }
}

void ArmRanker::begin_session(std::int64_t now) {
  for (StepRun& run : runs_) {
    const bool expired = run.step->until && now >= *parse_time(*run.step->until) + kMillisecondsPerDay;
    run.runs = !run.step->off && !expired;
  }
}

// --- What a step says -------------------------------------------------------------------------------------

void ArmRanker::evaluate(StepRun& run, Row first, Row end, const Selection& selection, const double* scores,
                         StepTable& out) {
  const Step& step = *run.step;
  if (has_value(step.verb))
    out.values.resize(end);
  else if (has_key(step.verb))
    out.groups.resize(end);
  else
    out.acts.resize(end);
  for (Machine* each :
       {run.main.get(), run.when.get(), run.unless.get(), run.key ? &run.key->machine() : nullptr}) {
    if (each) each->select(&selection);
  }
  for (Row begin = first; begin < end; begin += kBlock) {
    const Row count = std::min<Row>(kBlock, end - begin);
    const double* block_scores = scores + begin;
    const Tri* when = nullptr;
    const Tri* unless = nullptr;
    if (run.when) {
      run.when->run(begin, count, block_scores);
      when = run.when->flags();
    }
    if (run.unless) {
      run.unless->run(begin, count, block_scores);
      unless = run.unless->flags();
    }
    const auto acts = [&](Row i) {
      return (!when || when[i] == Tri::yes) && (!unless || unless[i] != Tri::yes);
    };
    if (run.main) run.main->run(begin, count, block_scores);
    if (has_value(step.verb)) {
      const double* numbers = run.main ? run.main->numbers() : nullptr;
      double* values = out.values.data() + begin;
      for (Row i = 0; i < count; ++i) {
        const double value = numbers ? numbers[i] : *step.factor;
        const bool negative = step.verb == Verb::multiply && value < 0;
        values[i] = acts(i) && !negative ? value : kUnknown;
      }
    } else if (has_key(step.verb)) {
      std::uint32_t* groups = out.groups.data() + begin;
      run.key->run(begin, count, block_scores, groups);
      for (Row i = 0; i < count; ++i) {
        if (!acts(i)) groups[i] = kNoCode;
      }
      out.group_count = run.key->size();
    } else {
      const Tri* condition = run.main->flags();
      for (Row i = 0; i < count; ++i) out.acts[begin + i] = condition[i] == Tri::yes && acts(i);
    }
  }
}

void ArmRanker::fill_tables(Row first, const Selection& counts, PoolTables& tables) {
  const Row end = static_cast<Row>(tables.scores.size());
  tables.steps.resize(runs_.size());
  std::fill(tables.scores.begin(), tables.scores.end(), 0.0);
  std::fill(tables.hidden.begin(), tables.hidden.end(), std::uint8_t{0});
  tables.prefix = 0;
  bool in_prefix = true;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    StepRun& run = runs_[i];
    const Verb verb = run.step->verb;
    in_prefix = in_prefix && (!run.runs || (!run.looks_at_reader && (has_value(verb) || verb == Verb::hide)));
    if (run.runs && !run.looks_at_reader) {
      StepTable& table = tables.steps[i];
      evaluate(run, first, end, counts, tables.scores.data(), table);
      for (Row row = first; in_prefix && row < end; ++row) {
        if (verb == Verb::hide)
          tables.hidden[row] |= table.acts[row];
        else
          tables.scores[row] = changed(*run.step, tables.scores[row], table.values[row]).after;
      }
    }
    if (in_prefix) tables.prefix = i + 1;
  }
}

// --- One reader -------------------------------------------------------------------------------------------

void ArmRanker::rank(const Selection& candidates, Row count, const PoolTables& tables, std::size_t top,
                     std::vector<Standing>& standing, std::vector<std::uint32_t>& first) {
  scores_.assign(count, 0.0);
  for (Row i = 0; tables.prefix > 0 && i < count; ++i) {
    const Row row = candidates.rows[i];
    scores_[i] = tables.scores[row];
    if (tables.hidden[row] && standing[i] == Standing::candidate) standing[i] = Standing::hidden;
  }
  bool ordered = false;
  for (std::size_t i = tables.prefix; i < runs_.size(); ++i) {
    StepRun& run = runs_[i];
    if (!run.runs) continue;
    if (run.looks_at_reader) evaluate(run, 0, count, candidates, scores_.data(), run.table);
    const StepTable& table = run.looks_at_reader ? run.table : tables.steps[i];
    const Row* rows = run.looks_at_reader ? nullptr : candidates.rows;
    if (run.step->verb == Verb::hide) {
      hide(table, rows, count, standing);
    } else if (run.step->verb == Verb::spread) {
      spread(run, table, rows, count, standing);
    } else if (has_value(run.step->verb)) {
      change_scores(run, table, rows, count);
    } else {
      if (!ordered) take_first(count, standing, ~std::size_t{0}, first);
      ordered = true;
      reorder(run, table, rows, first);
    }
  }
  if (!ordered)
    take_first(count, standing, top, first);
  else if (first.size() > top)
    first.resize(top);
}

namespace {

// One step over all candidates; a value that is not known leaves the score.
template <class Change>
void each_score(double* scores, const double* values, const Row* rows, Row count, Change change) {
  for (Row i = 0; i < count; ++i) {
    const double value = values[at(rows, i)];
    if (is_known(value)) scores[i] = change(scores[i], value).after;
  }
}

}  // namespace

void ArmRanker::change_scores(const StepRun& run, const StepTable& table, const Row* rows, Row count) {
  const double weight = run.step->weight_or_default();
  const double* values = table.values.data();
  switch (run.step->verb) {
    case Verb::add:
      return each_score(scores_.data(), values, rows, count,
                        [weight](double score, double value) { return added(score, weight, value); });
    case Verb::multiply: return each_score(scores_.data(), values, rows, count, multiplied);
    default:
      return each_score(scores_.data(), values, rows, count,
                        [](double, double value) { return reshaped(value); });
  }
}

void ArmRanker::hide(const StepTable& table, const Row* rows, Row count, std::vector<Standing>& standing) {
  for (Row i = 0; i < count; ++i) {
    if (table.acts[at(rows, i)] && standing[i] == Standing::candidate) standing[i] = Standing::hidden;
  }
}

// Members come in the order of equal scores, mostly nearly sorted: newest first.
void ArmRanker::sort_group(Placed* begin, Placed* end) {
  constexpr std::ptrdiff_t kFew = 32;
  if (end - begin > kFew) return std::sort(begin, end, stands_above);
  for (Placed* next = begin + 1; next < end; ++next) {
    const Placed placed = *next;
    Placed* hole = next;
    for (; hole > begin && placed.score > hole[-1].score; --hole) *hole = hole[-1];
    *hole = placed;
  }
}

// The k-th of a group in the order of the scores so far: only the order within each group matters, so groups
// are collected (a counting sort) and each is sorted by itself; most have one post.
void ArmRanker::spread(StepRun& run, const StepTable& table, const Row* rows, Row count,
                       const std::vector<Standing>& standing) {
  if (of_group_.size() < table.group_count) of_group_.resize(table.group_count, 0);
  group_of_.resize(count);
  met_.clear();
  for (Row i = 0; i < count; ++i) {
    const std::uint32_t group = standing[i] == Standing::candidate ? table.groups[at(rows, i)] : kNoCode;
    group_of_[i] = group;
    if (group != kNoCode && of_group_[group]++ == 0) met_.push_back(group);
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t group : met_) begin += std::exchange(of_group_[group], begin);
  members_.resize(begin);
  for (Row i = 0; i < count; ++i) {
    if (group_of_[i] != kNoCode) members_[of_group_[group_of_[i]]++] = {scores_[i], i};
  }
  std::uint32_t from = 0;
  for (const std::uint32_t group : met_) {
    const std::uint32_t to = std::exchange(of_group_[group], 0);
    if (to - from > 1) sort_group(members_.data() + from, members_.data() + to);
    for (std::uint32_t k = 0; from + k < to; ++k) {
      const Placed& member = members_[from + k];
      scores_[member.place] = multiplied(member.score, (*run.factors)[k]).after;
    }
    from = to;
  }
}

void ArmRanker::take_first(Row count, const std::vector<Standing>& standing, std::size_t top,
                           std::vector<std::uint32_t>& first) {
  constexpr std::size_t kFew =
      64;  // up to here inserting beats selecting: most candidates lose their one comparison
  best_.clear();
  for (Row i = 0; i < count; ++i) {
    if (standing[i] != Standing::candidate) continue;
    const double score = scores_[i];
    if (top > kFew || best_.size() < top) {
      best_.push_back({score, i});
      if (top > kFew) continue;
    } else if (!(score > best_.back().score)) {
      continue;  // of equal scores the earlier place stands above
    }
    Placed* hole = &best_.back();
    for (; hole > best_.data() && score > hole[-1].score; --hole) *hole = hole[-1];
    *hole = {score, i};
  }
  if (top > kFew) {
    if (best_.size() > top) {
      std::nth_element(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(top), best_.end(),
                       stands_above);
      best_.resize(top);
    }
    std::sort(best_.begin(), best_.end(), stands_above);
  }
  first.resize(best_.size());
  for (std::size_t i = 0; i < best_.size(); ++i) first[i] = best_[i].place;
}

void ArmRanker::reorder(const StepRun& run, const StepTable& table, const Row* rows,
                        std::vector<std::uint32_t>& order) {
  const Step& step = *run.step;
  const std::size_t reach =
      order.empty() ? 0 : std::size_t{*std::max_element(order.begin(), order.end())} + 1;
  if (step.verb == Verb::limit) {
    std::vector<std::uint32_t> groups(reach, kNoCode);
    for (const Row i : order) groups[i] = table.groups[at(rows, i)];
    limit(order, true, groups.data(), table.group_count, static_cast<std::size_t>(*step.at_most),
          static_cast<std::size_t>(step.within.value_or(0)));
    return;
  }
  std::vector<std::uint8_t> satisfies(reach, 0);
  for (const Row i : order) satisfies[i] = table.acts[at(rows, i)];
  const auto pinned =
      static_cast<std::size_t>(std::count(satisfies.begin(), satisfies.end(), std::uint8_t{1}));
  if (step.verb == Verb::mix)
    mix(order, true, satisfies.data(), *step.share);
  else
    pin(order, true, satisfies.data(), pinned);
}

}  // namespace limpid::audience
