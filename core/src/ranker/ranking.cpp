// Ranking: the steps in file order over all rows, then the order. What each step did is kept; an
// explanation reads it back for one row.
#include <limpid/rank.hpp>

#include "posts/posts.hpp"
#include "ranker/derived.hpp"
#include "ranker/few_rows.hpp"
#include "ranker/order.hpp"
#include "ranker/passed.hpp"
#include "ranker/reorder.hpp"
#include "ranker/sign_rule.hpp"
#include "ranker/step_columns.hpp"
#include "recipe/compile.hpp"

#include <algorithm>
#include <new>

namespace limpid {

std::string_view name_of(Because because) {
  switch (because) {
    case Because::applied: return "applied";
    case Because::condition: return "condition";
    case Because::exempt: return "exempt";
    case Because::unknown: return "unknown";
    case Because::off: return "off";
    case Because::expired: return "expired";
    case Because::hidden: return "hidden";
    case Because::not_finite: return "not-finite";
    case Because::negative: return "negative";
  }
  return {};
}

class Ranking::Plan {
 public:
  Plan(Timeline timeline, Recipe recipe, std::vector<StepPrograms> programs, std::int64_t now,
       std::shared_ptr<DerivedColumns> derived)
      : timeline_(std::move(timeline)),
        posts_(timeline_.posts()),
        recipe_(std::move(recipe)),
        now_(now),
        derived_(std::move(derived)) {
    for (std::size_t i = 0; i < programs.size(); ++i) {
      columns_.emplace_back(posts_, *derived_, std::move(programs[i]), recipe_.steps[i], now);
    }
    counted_.resize(programs.size());
    moved_.resize(programs.size());
    passed_.resize(programs.size());
    restart();
  }

  // --- Ranking ---------------------------------------------------------------------------------------------

  void restart() {
    scores_.assign(posts_.size(), 0.0);
    hidden_.assign(posts_.size(), 0);
    step_ = 0;
    row_ = 0;
    ordered_ = done_ = false;
  }

  bool advance(std::size_t rows) {
    std::size_t worked = 0;
    while (!done_ && worked < std::max<std::size_t>(rows, 1)) {
      if (step_ == recipe_.steps.size()) {
        settle_places();
        worked += posts_.size();
      } else {
        worked += advance_step();
      }
    }
    return !done_;
  }

  Failure set(std::string_view address, double value) {
    if (Failure failure = set_number(recipe_, address, value)) return failure;
    for (StepColumns& columns : columns_) columns.set(address, value);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (address == recipe_.steps[i].id + "/multiply") columns_[i].set_stale();  // a plain factor
    }
    probe_.reset();
    restart();
    return std::nullopt;
  }

  /// Ranks as if this row were not hidden, whatever the steps say.
  void exempt(Row row) {
    exempt_ = row;
    restart();
  }

  // --- What came of it -------------------------------------------------------------------------------------

  [[nodiscard]] std::optional<std::size_t> place(Row row) const {
    return places_[row] == 0 ? std::nullopt : std::optional<std::size_t>(places_[row]);
  }

  // The place of a hidden row if it alone were shown.
  [[nodiscard]] std::size_t would_be(Row row) {
    const bool interferes = std::any_of(recipe_.steps.begin(), recipe_.steps.end(), [](const Step& step) {
      return step.verb == Verb::spread || is_order_step(step.verb);
    });
    if (!interferes) return place_among_shown(row);
    if (!probe_) probe_ = make_probe();
    probe_->exempt(row);
    probe_->advance(static_cast<std::size_t>(-1));
    return probe_->places_[row];
  }

  [[nodiscard]] Path explain(Row row) {
    Path path;
    path.id = posts_.text(Text::id, row);
    path.rank = place(row);
    path.of = order_.size();
    double score = 0;
    bool hidden = false;
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      PathStep step = replay(i, row, score, hidden);
      score = step.after;
      if (recipe_.steps[i].verb == Verb::hide && step.applied()) {
        hidden = true;
        path.hidden.push_back(recipe_.steps[i].id);
      }
      path.steps.push_back(std::move(step));
    }
    path.score = score;
    if (hidden) path.would_be = would_be(row);
    return path;
  }

  [[nodiscard]] std::vector<std::string> hidden_by(Row row) const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      if (recipe_.steps[i].verb == Verb::hide && columns_[i].because(row) == Because::applied) {
        ids.push_back(recipe_.steps[i].id);
      }
    }
    return ids;
  }

  [[nodiscard]] std::vector<Warning> warnings() const {
    std::vector<Warning> warnings;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].runs() && posts_.size() > 0) warn_about(i, warnings);
    }
    return warnings;
  }

  Timeline timeline_;
  const Posts& posts_;
  Recipe recipe_;
  std::int64_t now_;
  std::vector<double> scores_;
  std::vector<std::uint8_t> hidden_;
  std::vector<Row> order_;
  std::shared_ptr<DerivedColumns> derived_;  // shared by rankings of one timeline at one moment

 private:
  static constexpr Row kNoRow = ~Row{0};

  // One block of the current step, or its whole spread. Gives the rows worked through.
  std::size_t advance_step() {
    const Step& step = recipe_.steps[step_];
    StepColumns& columns = columns_[step_];
    if (!columns.runs()) {
      ++step_;
      return 1;
    }
    const Row count = std::min<Row>(kBlock, posts_.size() - row_);
    const bool row_by_row = step.verb != Verb::spread && !is_order_step(step.verb);
    if (columns.stale()) columns.evaluate(step, row_, count, scores_.data());
    if (row_by_row) apply(step, columns, row_, count);
    row_ += count;
    if (row_ < posts_.size()) return count;
    columns.set_fresh();
    if (step.verb == Verb::spread) spread(step, columns);
    if (is_order_step(step.verb)) reorder(step, columns);
    ++step_;
    row_ = 0;
    return std::max<std::size_t>(count, 1);
  }

  void apply(const Step& step, StepColumns& columns, Row first, Row count) {
    const double weight = step.weight_or_default();
    for (Row row = first; row < first + count; ++row) {
      if (!acts(columns.because(row))) continue;
      if (step.verb == Verb::hide) {
        hidden_[row] = row != exempt_;
        continue;
      }
      const Changed changed = change(step.verb, scores_[row], weight, columns.value(row));
      columns.set_because(row, changed.ok ? Because::applied : Because::not_finite);
      scores_[row] = changed.after;
    }
  }

  // A row that overflowed in an earlier run is tried again.
  static bool acts(Because because) { return because == Because::applied || because == Because::not_finite; }

  static Changed change(Verb verb, double before, double weight, double value) {
    switch (verb) {
      case Verb::add: return added(before, weight, value);
      case Verb::multiply: return multiplied(before, value);
      default: return reshaped(value);
    }
  }

  // The k-th post of each group, in the order of the scores so far.
  void spread(const Step& step, StepColumns& columns) {
    orderer_.sort(posts_, scores_, hidden_, order_);
    SpreadFactors factors(step.decay_or_default(), step.floor_or_default());
    std::vector<std::uint32_t> seen(columns.group_count(), 0);
    std::vector<std::uint32_t>& counted = counted_[step_];
    counted.assign(posts_.size(), kNoCode);
    for (const Row row : order_) {
      if (!acts(columns.because(row))) continue;
      const std::uint32_t k = counted[row] = seen[columns.group(row)]++;
      const Changed changed = multiplied(scores_[row], factors[k]);
      columns.set_because(row, changed.ok ? Because::applied : Because::not_finite);
      scores_[row] = changed.after;
    }
  }

  // By score; once, after the last step that changes one.
  void settle_order() {
    if (ordered_) return;
    orderer_.sort(posts_, scores_, hidden_, order_);
    ordered_ = true;
  }

  void settle_places() {
    settle_order();
    places_ = places_of(order_);
    done_ = true;
  }

  // The place of each row, from 1; 0: hidden.
  [[nodiscard]] std::vector<std::uint32_t> places_of(const std::vector<Row>& order) const {
    std::vector<std::uint32_t> places(posts_.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<std::uint32_t>(i + 1);
    return places;
  }

  // What an order step did: enough to explain it for any row.
  struct Moved {
    std::vector<std::uint32_t> before, after;  // places by row
    std::vector<std::size_t> emptied;          // limit: places, from 0, at which counting began anew
  };

  void reorder(const Step& step, const StepColumns& columns) {
    settle_order();
    Moved& moved = moved_[step_];
    moved.before = places_of(order_);
    moved.emptied.clear();
    const auto satisfies = [&columns](Row row) { return columns.because(row) == Because::applied; };
    switch (step.verb) {
      case Verb::limit: {
        const auto group = [&](Row row) { return satisfies(row) ? columns.group(row) : kNoCode; };
        moved.emptied = limit(order_, group, columns.group_count(), static_cast<std::size_t>(*step.at_most),
                              static_cast<std::size_t>(step.within.value_or(0)));
        break;
      }
      case Verb::mix: mix(order_, satisfies, *step.share); break;
      default: pin(order_, satisfies); break;
    }
    moved.after = places_of(order_);
    passed_[step_].reset();
  }

  // What step i did to the row: the columns it left, and the same arithmetic as in the ranking.
  [[nodiscard]] PathStep replay(std::size_t i, Row row, double before, bool hidden) {
    const Step& step = recipe_.steps[i];
    const StepColumns& columns = columns_[i];
    PathStep path;
    path.step = &step;
    path.because = columns.because(row);
    path.before = path.after = before;
    if (step.verb == Verb::hide || !columns.runs()) return path;
    if (is_order_step(step.verb)) return replay_order(i, row, hidden, std::move(path));
    if (step.verb == Verb::spread) return replay_spread(i, row, hidden, std::move(path));
    if (is_known(columns.value(row))) path.value = columns.value(row);
    if (!path.applied()) return path;
    if (step.verb == Verb::multiply) path.factor = columns.value(row);
    path.after = change(step.verb, before, step.weight_or_default(), columns.value(row)).after;
    return path;
  }

  [[nodiscard]] PathStep replay_spread(std::size_t i, Row row, bool hidden, PathStep path) const {
    const Step& step = recipe_.steps[i];
    if (hidden) path.because = Because::hidden;
    if (columns_[i].group(row) != kNoCode) path.key = columns_[i].group_name(row);
    if (!path.applied()) return path;
    path.k = counted_[i][row];
    SpreadFactors factors(step.decay_or_default(), step.floor_or_default());
    path.factor = factors[*path.k];
    path.after = multiplied(path.before, *path.factor).after;
    return path;
  }

  [[nodiscard]] PathStep replay_order(std::size_t i, Row row, bool hidden, PathStep path) {
    const Moved& moved = moved_[i];
    const bool limits = recipe_.steps[i].verb == Verb::limit;
    if (limits && columns_[i].group(row) != kNoCode) path.key = columns_[i].group_name(row);
    if (hidden) path.because = Because::hidden;
    if (moved.after[row] == 0) return path;
    path.from = moved.before[row];
    path.to = moved.after[row];
    path.window_emptied = std::binary_search(moved.emptied.begin(), moved.emptied.end(), *path.to - 1);
    name_yielded(i, row, path);
    return path;
  }

  void name_yielded(std::size_t i, Row row, PathStep& path) {
    std::optional<Passed>& passed = passed_[i];
    if (!passed) passed.emplace(moved_[i].before, moved_[i].after);
    path.yielded = passed->count(row);
    for (const Row other : passed->first(row, kMostYielded)) path.yielded_to.push_back(posts_.text(Text::id, other));
  }

  // Without steps that look at other posts: how many shown posts stand above this score.
  [[nodiscard]] std::size_t place_among_shown(Row row) const {
    const auto above = std::partition_point(order_.begin(), order_.end(), [&](Row other) {
      if (scores_[other] != scores_[row]) return scores_[other] > scores_[row];
      return posts_.stands_before(other, row);
    });
    return static_cast<std::size_t>(above - order_.begin()) + 1;
  }

  [[nodiscard]] std::unique_ptr<Plan> make_probe() const {
    auto programs = compile(recipe_, &posts_);  // compiled once before, so it compiles
    return std::make_unique<Plan>(timeline_, recipe_, *std::move(programs), now_, derived_);
  }

  void warn_about(std::size_t i, std::vector<Warning>& warnings) const {
    const Step& step = recipe_.steps[i];
    std::size_t unknown = 0, negative = 0, not_finite = 0;
    for (Row row = 0; row < posts_.size(); ++row) {
      const Because because = columns_[i].because(row);
      unknown += because == Because::unknown;
      negative += because == Because::negative;
      not_finite += because == Because::not_finite;
    }
    const std::string place = "step \"" + step.id + "\"";
    if (unknown == posts_.size()) {
      std::string missing;
      for (const std::string& name : columns_[i].empty_columns())
        missing += (missing.empty() ? "" : ", ") + name;
      const std::string what =
          missing.empty() ? "this is unknown for every post" : missing + ": this file has none";
      warnings.push_back({"step-unknown", 1, place, what + ", so the step does nothing"});
    } else {
      for (const std::string& name : columns_[i].missing_columns()) {
        warnings.push_back(
            {"no-such-column", 1, place, name + ": this file has no such column, so it is unknown here"});
      }
    }
    if (negative)
      warnings.push_back({"negative-factor", negative, place,
                          "the computed factor is below 0: these scores were left as they were"});
    if (not_finite)
      warnings.push_back({"not-finite", not_finite, place,
                          "the score would not have stayed finite: these scores were left as they were"});
  }

  std::vector<StepColumns> columns_;
  std::vector<std::vector<std::uint32_t>> counted_;  // spread: k by step and row
  std::vector<Moved> moved_;                         // limit, mix, pin: by step
  std::vector<std::optional<Passed>> passed_;        // by step, once somebody asks
  std::vector<std::uint32_t> places_;                // by row, from 1; 0: hidden
  Orderer orderer_;
  Row exempt_ = kNoRow;
  std::unique_ptr<Plan> probe_;

  std::size_t step_ = 0;
  Row row_ = 0;
  bool ordered_ = false;
  bool done_ = false;
};

std::shared_ptr<DerivedColumns> FewRows::columns_of(const Ranking& ranking) { return ranking.plan_->derived_; }

Ranking::Ranking(std::unique_ptr<Plan> plan) : plan_(std::move(plan)) {}
Ranking::Ranking(Ranking&&) noexcept = default;
Ranking& Ranking::operator=(Ranking&&) noexcept = default;
Ranking::~Ranking() = default;

namespace {

Error out_of_memory() {
  return {"memory", "", "ranking this timeline needs more memory than there is: give fewer posts at once"};
}

}  // namespace

Result<Ranking> Ranking::prepare(Timeline timeline, Recipe recipe, RankOptions options) {
  try {
    auto programs = compile(recipe, &timeline.posts());
    if (!programs) return programs.error();
    const std::int64_t now = options.now ? *options.now : default_now(timeline.posts());
    auto derived = std::make_shared<DerivedColumns>(timeline.posts(), now);
    return Ranking(std::make_unique<Plan>(std::move(timeline), std::move(recipe), *std::move(programs), now,
                                          std::move(derived)));
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

Result<Ranking> Ranking::prepare_beside(Recipe recipe) const {
  try {
    auto programs = compile(recipe, &plan_->posts_);
    if (!programs) return programs.error();
    return Ranking(std::make_unique<Plan>(plan_->timeline_, std::move(recipe), *std::move(programs), plan_->now_,
                                          plan_->derived_));
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

bool Ranking::step(std::size_t rows) { return plan_->advance(rows); }

Failure Ranking::finish() {
  try {
    plan_->advance(static_cast<std::size_t>(-1));
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

Failure Ranking::set(std::string_view address, double value) { return plan_->set(address, value); }
const std::vector<Row>& Ranking::order() const { return plan_->order_; }
const std::vector<double>& Ranking::scores() const { return plan_->scores_; }
const std::vector<std::uint8_t>& Ranking::hidden() const { return plan_->hidden_; }
std::optional<std::size_t> Ranking::place(Row row) const { return plan_->place(row); }
std::size_t Ranking::would_be(Row row) const { return plan_->would_be(row); }
std::vector<std::string> Ranking::hidden_by(Row row) const { return plan_->hidden_by(row); }
Path Ranking::explain(Row row) const { return plan_->explain(row); }
const Timeline& Ranking::timeline() const { return plan_->timeline_; }
const Recipe& Ranking::recipe() const { return plan_->recipe_; }
std::vector<Warning> Ranking::warnings() const { return plan_->warnings(); }

std::optional<std::int64_t> Ranking::now() const {
  return plan_->now_ == kUnknownTime ? std::nullopt : std::optional(plan_->now_);
}

std::vector<Row> Ranking::hidden_rows() const {
  std::vector<Row> rows;
  for (const Row row : plan_->posts_.tie_order()) {
    if (plan_->hidden_[row]) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [&](Row a, Row b) { return plan_->scores_[a] > plan_->scores_[b]; });
  return rows;
}

Result<Path> Ranking::explain(std::string_view id) const {
  if (const auto row = plan_->posts_.find(id)) return explain(*row);
  return Error{"no-such-post", std::string(id), "this timeline has no post with this id"};
}

Result<Ranking> rank(Timeline timeline, Recipe recipe, RankOptions options) {
  Result<Ranking> ranking = Ranking::prepare(std::move(timeline), std::move(recipe), options);
  if (ranking) {
    if (Failure failure = ranking->finish()) return *std::move(failure);
  }
  return ranking;
}

}  // namespace limpid
