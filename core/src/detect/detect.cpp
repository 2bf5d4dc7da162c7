// The detection, step by step: weights and what shuffled orders give, who stands out, by how much, and what
// else there is to say.
#include <limpid/detect.hpp>

#include "base/math.hpp"
#include "detect/displaced.hpp"
#include "detect/exact.hpp"
#include "detect/held_out.hpp"
#include "detect/offsets.hpp"
#include "detect/served.hpp"
#include "detect/signals.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>

namespace limpid {

namespace {

constexpr std::size_t kLeastPosts = 30;
constexpr std::size_t kNotFoundShown = 10;
// Without a number that was asked for: 99 shuffled orders, fewer for many posts, never fewer than p = 0.05
// needs.
constexpr std::size_t kPermutations = 99, kLeastPermutations = 19, kPermutedPosts = 1'000'000;
constexpr double kBetterThanChance = 0.05;

Error out_of_memory() {
  return {"memory", "", "detect needs more memory than there is: give it fewer posts"};
}

}  // namespace

class DetectJob::Work {
 public:
  Work(std::vector<Timeline> sessions, std::optional<Recipe> recipe, RankOptions rank_options,
       DetectOptions options)
      : sessions_(std::move(sessions)), rank_options_(rank_options), given_(recipe.has_value()) {
    recipe_ = recipe ? *std::move(recipe) : default_recipe(sessions_, rank_options_);
    detection_.options = std::move(options);
  }

  Failure begin() {
    detection_.fitted = detection_.options.fit || !given_;
    if (Failure failure = serve_again()) return failure;
    detection_.posts = served_.choices.size();
    detection_.sessions = served_.sessions;
    detection_.left_out = served_.left_out;
    detection_.scale = served_.scale;
    if (detection_.posts < kLeastPosts)
      return Error{
          "too-few", "",
          "detect needs at least 30 posts that were served in an order and have a score above 0; there are " +
              std::to_string(detection_.posts)};
    if (!given_ && recipe_.steps.size() < 2)
      return Error{"no-signals", "",
                   "no post of this file has counts or a time: give a recipe with columns that are there"};
    if (detection_.options.permutations == 0)
      detection_.options.permutations =
          std::clamp(kPermutedPosts / detection_.posts, kLeastPermutations, kPermutations);
    if (detection_.fitted) {
      if (given_) {
        auto signals = signals_of(recipe_, served_, sessions_, rank_options_);
        if (!signals) return signals.error();
        fitted_ = *std::move(signals);
      } else {
        fitted_ = default_signals(recipe_, served_, sessions_, rank_options_);
      }
      if (Failure failure = fit()) return failure;
    }
    return std::nullopt;
  }

  Result<bool> step() {
    Failure failure;
    switch (stage_) {
      case Stage::agreement: agree(); break;
      case Stage::null: shuffle(); break;
      case Stage::exact: failure = look_for_exact(); break;
      case Stage::search: failure = search(); break;
      case Stage::days: failure = look_at_days(); break;
      case Stage::shifts: tell_account(); break;
      case Stage::rest: failure = tell_rest(); break;
      case Stage::done: return false;
    }
    if (failure) return *std::move(failure);
    ++done_;
    return stage_ != Stage::done;
  }

  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] const Detection& detection() const { return detection_; }

 private:
  enum class Stage { agreement, null, exact, search, days, shifts, rest, done };

  // --- The recipe
  // -------------------------------------------------------------------------------------------

  Failure serve_again() {
    auto served = serve(sessions_, recipe_, rank_options_);
    if (!served) return served.error();
    served_ = *std::move(served);
    const bool by_day = detection_.options.by == "day";
    return group_by(served_, sessions_, by_day ? "author" : detection_.options.by, rank_options_);
  }

  // The weights that explain the order best, those who were found having their offsets.
  Failure fit() {
    std::vector<double> offset;
    if (search_) {
      offset.assign(served_.observed.x.size(), 0.0);
      for (std::size_t k = 0; k < search_->found().size(); ++k) {
        for (std::size_t i = 0; i < offset.size(); ++i) {
          if (served_.observed.group[i] == search_->found()[k]) offset[i] = search_->fitted().deltas[k];
        }
      }
    }
    const Weights weights = fit_weights(served_.observed.order, fitted_.signals, fitted_.start, offset);
    recipe_ = with_weights(recipe_, fitted_, weights.weights);
    detection_.weights.clear();
    for (std::size_t k = 0; k < weights.weights.size(); ++k)
      detection_.weights.emplace_back(recipe_.steps[fitted_.steps[k]].id, weights.weights[k]);
    const std::vector<double> x = worths_of(fitted_.signals, weights.weights);
    served_.observed.x = x;
    return std::nullopt;
  }

  // --- Whether it explains anything
  // -------------------------------------------------------------------------

  // Held out where there is something that was fitted.
  [[nodiscard]] Pairs held_out(const Observed& observed, const Signals& signals) const {
    if (!detection_.fitted) return pairs_in_order(observed.order, observed.x);
    return held_out_pairs(observed, signals, fitted_.start, detection_.options.seed);
  }

  void agree() {
    detection_.agreement = pairs_in_order(served_.observed.order, served_.observed.x).share();
    plain_ = served_.observed;
    plain_.order.set_spread({}, {}, 0);
    detection_.held_out = held_out(plain_, fitted_.signals).share();
    stage_ = Stage::null;
  }

  void shuffle() {
    const auto places = shuffled_places(plain_.order, detection_.options.seed, round_);
    const Figure share = held_out(reordered(plain_, places),
                                  detection_.fitted ? reordered(fitted_.signals, places) : Signals{})
                             .share();
    null_sum_ += share.value.value_or(0);
    as_good_ += share.value.value_or(0) >= detection_.held_out.value.value_or(0);
    if (++round_ < detection_.options.permutations) return;
    const auto rounds = static_cast<double>(round_);
    detection_.null_agreement = figure(null_sum_ / rounds);
    detection_.null_p = figure((1 + static_cast<double>(as_good_)) / (1 + rounds));
    detection_.explains = *detection_.null_p.value <= kBetterThanChance;
    stage_ = detection_.explains ? Stage::exact : Stage::rest;
  }

  // --- Who stands out
  // -----------------------------------------------------------------------------------------

  Failure look_for_exact() {
    std::vector<double> x = served_.observed.x;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += served_.log_spread[i];
    const auto exact = explain_exactly(served_.observed, x);
    stage_ = Stage::search;
    if (!exact || detection_.fitted || detection_.options.by == "day") return std::nullopt;
    detection_.reproduces = true;
    detection_.kappa = detection_.kappa_error = undefined("the recipe gives this order without any noise");
    detection_.tau = figure(0);
    detection_.tested = served_.observed.groups();
    if (exact->others > 0) limit("others-exact", static_cast<double>(exact->others));
    for (const ExactShift& shift : exact->shifts) detection_.accounts.push_back(account_of(shift));
    stage_ = Stage::rest;
    return verify();
  }

  [[nodiscard]] DetectedAccount account_of(const ExactShift& shift) const {
    DetectedAccount account = account_named(shift.group);
    account.stands_out = account.exact = true;
    account.z = account.p = account.q = undefined("the recipe gives this order without any noise");
    account.open_above = !shift.high;
    account.open_below = !shift.low;
    account.low = end_of(shift.low, "nobody else's post stands below one of theirs");
    account.high = end_of(shift.high, "nobody else's post stands above one of theirs");
    account.value = shift.low && shift.high ? figure(in_unit(0.5 * (*shift.low + *shift.high)))
                                            : undefined("one end of the interval is open");
    return account;
  }

  // With a factor in every interval the recipe must give the served order, all steps counted.
  Failure verify() {
    if (detection_.accounts.empty()) return std::nullopt;
    const Recipe boosted = with_factors();
    bool same = true;
    std::size_t i = 0;
    for (std::uint32_t session = 0; session < sessions_.size() && same; ++session) {
      const auto ranking = rank(sessions_[session], boosted, rank_options_);
      if (!ranking) return std::nullopt;  // a key that no condition can name
      std::size_t place = 0;
      for (; i < served_.choices.size() && served_.choices[i].session == session; ++i) {
        const auto here = ranking->place(served_.choices[i].row);
        same = same && here && *here > place;
        place = here.value_or(place);
      }
    }
    for (DetectedAccount& account : detection_.accounts) account.verified = same;
    return std::nullopt;
  }

  [[nodiscard]] Recipe with_factors() const {
    Recipe recipe = recipe_;
    std::size_t at = 0;
    while (at < recipe.steps.size() && recipe.steps[at].verb != Verb::spread &&
           !is_order_step(recipe.steps[at].verb))
      ++at;
    for (const DetectedAccount& account : detection_.accounts) {
      const bool factor = detection_.scale == DetectScale::factor;
      const double nothing = factor ? 1 : 0;
      // Well inside: in the middle, by ratio for factors; or beyond the only end.
      const double low = account.low.value.value_or(nothing), high = account.high.value.value_or(nothing);
      double chosen = factor ? std::sqrt(low * high) : 0.5 * (low + high);
      if (!account.high.value) chosen = factor ? 2 * low : low + served_.unit;
      if (!account.low.value) chosen = factor ? 0.5 * high : high - served_.unit;
      if (detection_.scale == DetectScale::hours) chosen /= hours_per_score();
      Step step;
      step.verb = factor ? Verb::multiply : Verb::add;
      if (factor)
        step.factor = chosen;
      else
        step.expression = "1", step.weight = chosen;
      const std::string& by = detection_.options.by;
      std::string name;
      for (const char c : account.key)
        name += (c == '"' || c == '\\') ? std::string("\\") + c : std::string(1, c);
      step.when = by + " == \"" + name + "\"";
      step.id = "detected-" + account.key;
      recipe.steps.insert(recipe.steps.begin() + static_cast<std::ptrdiff_t>(at), step);
    }
    return recipe;
  }

  [[nodiscard]] double hours_per_score() const {
    const auto add = std::find_if(recipe_.steps.begin(), recipe_.steps.end(),
                                  [](const Step& step) { return step.verb == Verb::add && !step.off; });
    return 1 / (3600 * add->weight_or_default());
  }

  Failure search() {
    if (!search_) search_ = std::make_unique<OffsetSearch>(served_.observed);
    const bool more = search_->round();
    if (search_->fitted().kappa <= 0) {
      detection_.explains = false;
      stage_ = Stage::rest;
      return std::nullopt;
    }
    if (more) {
      if (!detection_.fitted) return std::nullopt;
      search_->take(search_->found());  // with the offset of the one just found
      return fit();
    }
    const Fitted& fitted = search_->fitted();
    detection_.kappa = figure(fitted.kappa / (detection_.scale == DetectScale::factor ? 1 : served_.unit));
    detection_.kappa_error =
        figure(fitted.kappa_error / (detection_.scale == DetectScale::factor ? 1 : served_.unit));
    detection_.tau = figure(search_->tau());
    offsets_ = search_->offsets();
    detection_.tested = offsets_.size();
    detection_.too_few = served_.observed.groups() - offsets_.size();
    stage_ = detection_.options.by == "day" ? Stage::days : Stage::shifts;
    return std::nullopt;
  }

  // The one account again, its days in place of the whole.
  Failure look_at_days() {
    std::string account = detection_.options.account;
    for (const std::uint32_t group : search_->found()) {
      if (account.empty()) account = served_.names[group];
    }
    if (account.empty())
      return Error{"usage", "--by day",
                   "nobody stands out: name the account whose days are wanted by --account"};
    std::vector<std::string> found;
    for (const std::uint32_t group : search_->found()) {
      if (folded_account(served_.names[group]) != folded_account(account))
        found.push_back(served_.names[group]);
    }
    if (Failure failure = group_by_day(served_, sessions_, account, rank_options_)) return failure;
    detection_.options.account = account;
    std::vector<std::uint32_t> free, days;
    for (std::uint32_t group = 0; group < served_.names.size(); ++group) {
      const std::string& name = served_.names[group];
      const bool is_day = !name.empty() && name.front() != '@';
      if (is_day) days.push_back(group);
      if (is_day || std::find(found.begin(), found.end(), name) != found.end()) free.push_back(group);
    }
    if (days.empty()) return Error{"usage", "--account", "no post of " + account + " was served here"};
    std::sort(days.begin(), days.end(),
              [&](std::uint32_t a, std::uint32_t b) { return served_.names[a] < served_.names[b]; });
    search_ = std::make_unique<OffsetSearch>(served_.observed);
    search_->take(free);
    offsets_.clear();
    for (const std::uint32_t day : days) {
      Offset offset = search_->tested(day);
      offset.q = offset.p;
      offset.found = false;
      offsets_.push_back(offset);
    }
    stage_ = Stage::shifts;
    return std::nullopt;
  }

  void tell_account() {
    const std::size_t next = detection_.accounts.size();
    const bool by_day = detection_.options.by == "day";
    const std::size_t shown =
        by_day ? offsets_.size() : std::min(offsets_.size(), search_->found().size() + kNotFoundShown);
    if (next >= shown) {
      stage_ = Stage::rest;
      return;
    }
    const Offset& offset = offsets_[next];
    DetectedAccount account = account_named(offset.group);
    account.stands_out = offset.found;
    account.z = figure(offset.z);
    account.p = figure(offset.p);
    account.q = figure(offset.q);
    account.open_above = search_->open_above()[offset.group];
    account.open_below = search_->open_below()[offset.group];
    const Shift shift = search_->shift(offset.group);
    account.value = end_of(shift.value, account.open_above ? "nobody else's post stands above one of theirs"
                                                           : "nobody else's post stands below one of theirs");
    account.low = end_of(shift.low, account.open_below ? "nobody else's post stands below one of theirs"
                                                       : "the order sets no lower end");
    account.high = end_of(shift.high, account.open_above ? "nobody else's post stands above one of theirs"
                                                         : "the order sets no upper end");
    if (offset.found) {
      const OffsetPairs pairs = held_out_offset(served_.observed, search_->found(), offset.group);
      account.agreement_with = pairs.with.share();
      account.agreement_without = pairs.without.share();
    }
    detection_.accounts.push_back(std::move(account));
  }

  [[nodiscard]] DetectedAccount account_named(std::uint32_t group) const {
    DetectedAccount account;
    account.key = served_.names[group];
    account.posts = served_.observed.posts[group];
    return account;
  }

  [[nodiscard]] double in_unit(double shift) const {
    return detection_.scale == DetectScale::factor ? math::exp(shift) : shift * served_.unit;
  }
  [[nodiscard]] Figure end_of(const std::optional<double>& shift, std::string_view reason) const {
    return shift ? figure(in_unit(*shift)) : undefined(reason);
  }

  // --- Beside it
  // ------------------------------------------------------------------------------------------

  void limit(std::string code, double number = 0) { detection_.limits.push_back({std::move(code), number}); }

  Failure tell_rest() {
    detection_.recipe_name = recipe_.name.value_or("recipe");
    detection_.recipe = to_json(recipe_);
    if (Failure failure = find_displaced(sessions_, served_, recipe_, rank_options_, detection_))
      return failure;
    if (given_) {
      auto aimed = aimed_steps(sessions_, recipe_, rank_options_);
      if (!aimed) return aimed.error();
      detection_.aimed = *std::move(aimed);
    }
    if (!detection_.explains) limit("explains-nothing");
    limit("selection");
    limit("predictions");
    if (detection_.explains) {
      limit("not-proof");
      limit("relative");
      limit("constant-within");
    }
    if (detection_.fitted && detection_.explains) limit("weights-fixed");
    if (detection_.left_out.no_score > 0)
      limit("no-score", static_cast<double>(detection_.left_out.no_score));
    if (detection_.too_few > 0) limit("too-few-posts", static_cast<double>(detection_.too_few));
    stage_ = Stage::done;
    return std::nullopt;
  }

  std::vector<Timeline> sessions_;
  RankOptions rank_options_;
  bool given_;
  Recipe recipe_;
  Detection detection_;
  Served served_;
  FittedSteps fitted_;
  Observed plain_;  // without spread: what weights are held out of, and shuffled
  std::unique_ptr<OffsetSearch> search_;
  std::vector<Offset> offsets_;
  Stage stage_ = Stage::agreement;
  std::size_t done_ = 0, round_ = 0, as_good_ = 0;
  double null_sum_ = 0;
};

DetectJob::DetectJob(std::unique_ptr<Work> work) : work_(std::move(work)) {}
DetectJob::DetectJob(DetectJob&&) noexcept = default;
DetectJob& DetectJob::operator=(DetectJob&&) noexcept = default;
DetectJob::~DetectJob() = default;

Result<DetectJob> DetectJob::prepare(std::vector<Timeline> sessions, std::optional<Recipe> recipe,
                                     RankOptions rank_options, DetectOptions options) try {
  auto work =
      std::make_unique<Work>(std::move(sessions), std::move(recipe), rank_options, std::move(options));
  if (Failure failure = work->begin()) return *std::move(failure);
  return DetectJob(std::move(work));
} catch (const std::bad_alloc&) {
  return out_of_memory();
}

Result<bool> DetectJob::step() try { return work_->step(); } catch (const std::bad_alloc&) {
  return out_of_memory();
}

std::size_t DetectJob::done() const { return work_->done(); }
const Detection& DetectJob::detection() const { return work_->detection(); }

Result<Detection> detect(std::vector<Timeline> sessions, std::optional<Recipe> recipe,
                         RankOptions rank_options, DetectOptions options) {
  Result<DetectJob> job =
      DetectJob::prepare(std::move(sessions), std::move(recipe), rank_options, std::move(options));
  if (!job) return job.error();
  for (;;) {
    const Result<bool> more = job->step();
    if (!more) return more.error();
    if (!*more) return job->detection();
  }
}

}  // namespace limpid
