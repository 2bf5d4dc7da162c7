// Ranking: `Scoring` runs the steps, `Feed` finds places; here they answer questions. An explanation runs the
// same operations again for one row.
#include <limpid/rank.hpp>

#include "posts/posts.hpp"
#include "ranker/feed.hpp"
#include "ranker/few_rows.hpp"
#include "ranker/passed.hpp"
#include "ranker/scoring.hpp"
#include "ranker/sign_rule.hpp"
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
        scoring_(posts_, recipe_, std::move(programs), now, std::move(derived)),
        feed_(scoring_),
        passed_(recipe_.steps.size()) {}

  // --- Ranking ---------------------------------------------------------------------------------------------

  bool advance(std::size_t rows) {
    std::size_t worked = 0;
    while (worked < std::max<std::size_t>(rows, 1)) {
      const std::size_t more = scoring_.advance(false);
      if (more == 0) return false;
      worked += more;
    }
    return !scoring_.ready();
  }

  Failure set(std::string_view address, double value) {
    if (!set_plain_number(address, value)) {
      if (Failure failure = set_number(recipe_, address, value)) return failure;
    }
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      const bool in_expression = scoring_.columns(i).set(address, value);
      if (!in_expression && !belongs_to(address, recipe_.steps[i])) continue;
      scoring_.changed(i);
      feed_.changed(i, in_expression);
    }
    forget_moves();
    probe_.reset();
    return std::nullopt;
  }

  /// Ranks as if this row were not hidden, whatever the steps say.
  void exempt(Row row) {
    scoring_.exempt(row);
    feed_.hidden_changed();
    forget_moves();
  }

  // --- What came of it -------------------------------------------------------------------------------------

  /// Ready to be asked: whoever asks before the last step is served all the same.
  Feed& feed() {
    while (scoring_.advance(false) != 0) continue;
    return feed_;
  }
  Scoring& scoring() { return feed(), scoring_; }
  [[nodiscard]] const std::shared_ptr<DerivedColumns>& derived() const { return scoring_.derived(); }

  // The place of a hidden row if it alone were shown.
  [[nodiscard]] std::size_t would_be(Row row) {
    if (!scoring().has_middle_spread()) return feed_.place_if_shown(row);
    if (!probe_) probe_ = make_probe();
    probe_->exempt(row);
    return probe_->feed().place(row).value_or(0);
  }

  [[nodiscard]] Path explain(Row row) {
    Path path;
    path.id = posts_.text(Text::id, row);
    path.rank = feed().place(row);
    path.of = feed_.shown();
    path.steps.reserve(recipe_.steps.size());
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

  [[nodiscard]] std::vector<std::string> hidden_by(Row row) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      if (recipe_.steps[i].verb == Verb::hide && scoring().columns(i).runs() &&
          scoring_.columns(i).acts()[row]) {
        ids.push_back(recipe_.steps[i].id);
      }
    }
    return ids;
  }

  [[nodiscard]] std::vector<Warning> warnings() {
    std::vector<Warning> warnings;
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      if (scoring().columns(i).runs() && posts_.size() > 0) warn_about(i, warnings);
    }
    return warnings;
  }

  Timeline timeline_;
  const Posts& posts_;
  Recipe recipe_;
  std::int64_t now_;

 private:
  // A weight or a plain factor, set without looking at the rest of the recipe: what a slider does sixty times
  // a second.
  bool set_plain_number(std::string_view address, double value) {
    if (!is_finite(value)) return false;
    for (Step& step : recipe_.steps) {
      if (!belongs_to(address, step)) continue;
      const std::string_view field = address.substr(step.id.size() + 1);
      if (step.verb == Verb::add && field == "weight") return step.weight = value, true;
      if (step.factor && field == "multiply" && value >= 0) return step.factor = value, true;
    }
    return false;
  }

  // "id/…"
  static bool belongs_to(std::string_view address, const Step& step) {
    return address.size() > step.id.size() && address[step.id.size()] == '/' && address.starts_with(step.id);
  }

  // What step i did to the row: the same compiled operations, run for one row, and the same arithmetic.
  [[nodiscard]] PathStep replay(std::size_t i, Row row, double before, bool hidden) {
    const Step& step = recipe_.steps[i];
    const Verdict verdict =
        scoring_.columns(i).judge(step, row, is_order_step(step.verb) ? feed_.score(row) : before);
    PathStep path;
    path.step = &step;
    path.because = verdict.because;
    path.before = path.after = before;
    if (step.verb == Verb::hide || !scoring_.columns(i).runs()) return path;
    if (is_order_step(step.verb)) return replay_order(i, row, verdict, hidden, std::move(path));
    if (step.verb == Verb::spread) return replay_spread(i, row, verdict, hidden, std::move(path));
    if (is_known(verdict.value)) path.value = verdict.value;
    if (!path.applied()) return path;
    if (step.verb == Verb::multiply) path.factor = verdict.value;
    const Changed changed = change(step, before, verdict.value);
    path.after = changed.after;
    if (!changed.ok) path.because = Because::not_finite;
    if (!changed.ok) path.factor.reset();
    return path;
  }

  static Changed change(const Step& step, double before, double value) {
    switch (step.verb) {
      case Verb::add: return added(before, step.weight_or_default(), value);
      case Verb::multiply: return multiplied(before, value);
      default: return reshaped(value);
    }
  }

  [[nodiscard]] PathStep replay_spread(std::size_t i, Row row, const Verdict& verdict, bool hidden,
                                       PathStep path) {
    const Step& step = recipe_.steps[i];
    if (hidden) path.because = Because::hidden;
    if (verdict.group != kNoCode) path.key = scoring_.columns(i).group_name(verdict.group);
    if (!path.applied()) return path;
    const std::uint32_t k = i == scoring_.final_spread() ? feed_.counted(row) : scoring().counted(i, row);
    const double factor = spread_factor(step.decay_or_default(), step.floor_or_default(), k);
    const Changed changed = multiplied(path.before, factor);
    path.after = changed.after;
    if (!changed.ok) {
      path.because = Because::not_finite;
      return path;
    }
    path.k = k;
    path.factor = factor;
    return path;
  }

  [[nodiscard]] PathStep replay_order(std::size_t i, Row row, const Verdict& verdict, bool hidden,
                                      PathStep path) {
    const Feed::Moved& moved = feed_.moved(i);
    if (verdict.group != kNoCode) path.key = scoring_.columns(i).group_name(verdict.group);
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
    if (!passed) passed.emplace(feed_.moved(i).before, feed_.moved(i).after);
    path.yielded = passed->count(row);
    for (const Row other : passed->first(row, kMostYielded)) path.yielded_to.push_back(posts_.text(Text::id, other));
  }

  void forget_moves() {
    for (std::optional<Passed>& passed : passed_) passed.reset();
  }

  [[nodiscard]] std::unique_ptr<Plan> make_probe() const {
    auto programs = compile(recipe_, &posts_);  // compiled once before, so it compiles
    return std::make_unique<Plan>(timeline_, recipe_, *std::move(programs), now_, scoring_.derived());
  }

  void warn_about(std::size_t i, std::vector<Warning>& warnings) {
    const Step& step = recipe_.steps[i];
    const StepColumns& columns = scoring_.columns(i);
    const std::string place = "step \"" + step.id + "\"";
    if (columns.unknown() == posts_.size()) {
      std::string missing;
      for (const std::string& name : columns.empty_columns()) missing += (missing.empty() ? "" : ", ") + name;
      const std::string what =
          missing.empty() ? "this is unknown for every post" : missing + ": this file has none";
      warnings.push_back({"step-unknown", 1, place, what + ", so the step does nothing"});
    } else {
      for (const std::string& name : columns.missing_columns()) {
        warnings.push_back(
            {"no-such-column", 1, place, name + ": this file has no such column, so it is unknown here"});
      }
    }
    if (columns.negative())
      warnings.push_back({"negative-factor", columns.negative(), place,
                          "the computed factor is below 0: these scores were left as they were"});
    if (const std::size_t left = feed_.not_finite(i))
      warnings.push_back({"not-finite", left, place,
                          "the score would not be finite: these scores were left as they were"});
  }

  Scoring scoring_;
  Feed feed_;
  std::vector<std::optional<Passed>> passed_;  // by step, once somebody asks
  std::unique_ptr<Plan> probe_;
};

std::shared_ptr<DerivedColumns> FewRows::columns_of(const Ranking& ranking) { return ranking.plan_->derived(); }

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
                                          plan_->derived()));
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
const std::vector<Row>& Ranking::order() const { return plan_->feed().order(); }
const std::vector<double>& Ranking::scores() const { return plan_->feed().scores(); }
const std::vector<std::uint8_t>& Ranking::hidden() const { return plan_->scoring().hidden(); }
std::size_t Ranking::shown() const { return plan_->feed().shown(); }
double Ranking::score(Row row) const { return plan_->feed().score(row); }
std::optional<std::size_t> Ranking::place(Row row) const { return plan_->feed().place(row); }

std::span<const Row> Ranking::page(std::size_t begin, std::size_t end) const {
  const Rows rows = plan_->feed().page(begin, end);
  return {rows.begin, rows.size};
}

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
    if (hidden()[row]) rows.push_back(row);
  }
  const std::vector<double>& score = scores();
  std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) { return score[a] > score[b]; });
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
