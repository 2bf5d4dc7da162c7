// Compare: two orders of a timeline in, every measure out. Each function fills its part of the comparison;
// the job calls them one by one.
#include <limpid/measure.hpp>
#include <limpid/post_view.hpp>

#include "base/number.hpp"
#include "measure/agreement.hpp"
#include "measure/common_posts.hpp"
#include "measure/concentration.hpp"
#include "measure/distribution.hpp"
#include "measure/exposure.hpp"
#include "measure/keys.hpp"
#include "measure/points.hpp"
#include "measure/relevance.hpp"
#include "measure/robust.hpp"
#include "ranker/derived.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <new>
#include <numeric>
#include <set>

namespace limpid {

namespace {

constexpr std::size_t kCuts[] = {5, 10, 20, 50, 100};
constexpr std::size_t kMostMoved = 10;
constexpr std::int64_t kFar = 10;

// --- How alike ---

void measure_agreement(const CommonPosts& common, const Order& a, const Order& b, Comparison& result) {
  const bool ties = result.options.ties.has_value();
  const std::vector<double> x = values_for_tau(common, a, true, ties);
  const std::vector<double> y = values_for_tau(common, b, false, ties);
  result.kendall_tau_b = kendall_tau_b(x, y);
  result.weighted_tau = weighted_tau(x, y);
  result.tau_ap_a_reference = tau_ap(common.ranks_a());
  result.tau_ap_b_reference = tau_ap(common.ranks_b());
  result.footrule = footrule(common.ranks_a());
  for (const std::size_t k : kCuts) result.overlap.emplace_back(k, overlap(common.ranks_a(), k));
}

void measure_rbo(const CommonPosts& common, const Order& a, const Order& b, std::size_t posts,
                 Comparison& result) {
  const CompareOptions& options = result.options;
  const bool ties = options.ties.has_value();
  RboOptions rbo;
  rbo.p = options.p;
  rbo.ties = options.ties.value_or(TieMeaning::unknown_order);
  rbo.depth = options.top;
  result.rbo = rank_biased_overlap(tied_list(a, ties), tied_list(b, ties), posts, rbo);
  if (common.size() == a.rows.size() && common.size() == b.rows.size() && common.size() > 0) {
    result.rbo.min = result.rbo.max = undefined("both orders are complete and hold the same posts");
  }
}

// --- How far ---

MovedPost moved_post(const Timeline& timeline, const CommonPosts& common, std::size_t j) {
  const PostView post = view(timeline, common.rows()[j]);
  return {std::string(post.id), std::string(post.author), common.ranks_a()[j], j + 1};
}

void measure_moves(const Timeline& timeline, const CommonPosts& common, Comparison& result) {
  const std::vector<std::int64_t> shifts = common.shifts();
  if (shifts.empty()) {
    const Figure nothing = undefined("no post is in both orders");
    result.moved_median = result.moved_p10 = result.moved_p90 = result.moved_beyond_10 = nothing;
    return;
  }
  std::vector<double> ascending(shifts.begin(), shifts.end());
  std::sort(ascending.begin(), ascending.end());
  result.moved_median = figure(quantile(ascending, 0.5));
  result.moved_p10 = figure(quantile(ascending, 0.1));
  result.moved_p90 = figure(quantile(ascending, 0.9));
  const auto far = std::count_if(shifts.begin(), shifts.end(),
                                 [](std::int64_t shift) { return shift > kFar || shift < -kFar; });
  result.moved_beyond_10 = figure(static_cast<double>(far) / static_cast<double>(shifts.size()));

  std::vector<std::size_t> by_shift(shifts.size());
  std::iota(by_shift.begin(), by_shift.end(), std::size_t{0});
  const std::size_t few = std::min(kMostMoved, by_shift.size());
  const auto end = by_shift.begin() + static_cast<std::ptrdiff_t>(few);
  std::partial_sort(by_shift.begin(), end, by_shift.end(), [&](std::size_t i, std::size_t j) {
    return shifts[i] != shifts[j] ? shifts[i] < shifts[j] : i < j;
  });
  for (std::size_t i = 0; i < few && shifts[by_shift[i]] < 0; ++i)
    result.up.push_back(moved_post(timeline, common, by_shift[i]));
  std::partial_sort(by_shift.begin(), end, by_shift.end(), [&](std::size_t i, std::size_t j) {
    return shifts[i] != shifts[j] ? shifts[i] > shifts[j] : i < j;
  });
  for (std::size_t i = 0; i < few && shifts[by_shift[i]] > 0; ++i)
    result.down.push_back(moved_post(timeline, common, by_shift[i]));
}

// --- Gains ---

Failure measure_gain(const Posts& posts, const CommonPosts& common, std::int64_t now, Comparison& result) {
  const CompareOptions& options = result.options;
  if (options.gain.empty()) return std::nullopt;
  const Result<std::vector<double>> column = column_numbers(posts, options.gain, now);
  if (!column) return column.error();
  std::vector<double> gains;
  for (const Row row : common.rows()) {
    if (is_known((*column)[row])) gains.push_back((*column)[row]);
  }
  const Relevance relevance(gains, gains, options.gains);
  result.gain = Comparison::Gain{};  // clang 14 refuses emplace() of a nested class with default values
  Comparison::Gain& gain = *result.gain;
  gain.judged = gains.size();
  gain.unknown = common.size() - gains.size();
  gain.relevant = relevance.relevant();
  gain.ndcg = relevance.ndcg();
  gain.map = relevance.average_precision();
  gain.reciprocal_rank = relevance.reciprocal_rank();
  gain.r_precision = relevance.r_precision();
  for (const std::size_t k : kCuts) {
    gain.ndcg_at.emplace_back(k, relevance.ndcg(k));
    gain.precision.emplace_back(k, relevance.precision(k));
    gain.recall.emplace_back(k, relevance.recall(k));
  }
  return std::nullopt;
}

// --- Attention ---

// What each group gets under A and B, in groups' order. Posts whose group is unknown are left out: the shares
// of the others sum to 1.
struct Shares {
  std::vector<double> a, b;
  std::vector<std::size_t> posts;
  std::size_t unknown = 0;
};

Shares shares_of(const Keys& keys, const CommonPosts& common, const std::vector<double>& by_rank) {
  Shares shares{std::vector<double>(keys.count(), 0.0), std::vector<double>(keys.count(), 0.0),
                std::vector<std::size_t>(keys.count(), 0), 0};
  for (std::size_t j = 0; j < common.size(); ++j) {
    const std::uint32_t group = keys.of_row[common.rows()[j]];
    if (group == kNoCode) {
      ++shares.unknown;
      continue;
    }
    ++shares.posts[group];
    shares.a[group] += by_rank[common.ranks_a()[j] - 1];
    shares.b[group] += by_rank[j];
  }
  if (shares.unknown) {
    for (auto* side : {&shares.a, &shares.b}) {
      const double sum = std::accumulate(side->begin(), side->end(), 0.0);
      for (double& share : *side) share = sum > 0 ? share / sum : 0;
    }
  }
  return shares;
}

Figure amplification(double a, double b) {
  return a > 0 ? figure(b / a - 1) : undefined("no exposure under A");
}

// Groups that have posts: bands from low to high, others by what they get under B, then A, then name.
std::vector<std::uint32_t> shown_groups(const Keys& keys, const Shares& shares) {
  std::vector<std::uint32_t> groups;
  for (std::uint32_t group = 0; group < keys.count(); ++group) {
    if (shares.posts[group]) groups.push_back(group);
  }
  if (!keys.bands.empty()) return groups;
  std::sort(groups.begin(), groups.end(), [&](std::uint32_t i, std::uint32_t j) {
    if (shares.b[i] != shares.b[j]) return shares.b[i] > shares.b[j];
    if (shares.a[i] != shares.a[j]) return shares.a[i] > shares.a[j];
    return keys.names[i] < keys.names[j];
  });
  return groups;
}

void measure_exposure(const Keys& keys, const CommonPosts& common, const std::vector<double>& by_rank,
                      Comparison& result) {
  const Shares shares = shares_of(keys, common, by_rank);
  result.exposure_bands = keys.bands;
  result.exposure_unknown = shares.unknown;
  for (const std::uint32_t group : shown_groups(keys, shares)) {
    const double a = shares.a[group], b = shares.b[group];
    result.exposure.push_back({keys.names[group], shares.posts[group], a, b, amplification(a, b)});
  }
}

void measure_concentration(const Keys& authors, const CommonPosts& common, const std::vector<double>& by_rank,
                           Comparison& result) {
  const Shares shares = shares_of(authors, common, by_rank);
  result.authors_unknown = shares.unknown;
  std::vector<double> a, b;
  for (std::size_t author = 0; author < authors.count(); ++author) {
    if (shares.posts[author] == 0) continue;
    a.push_back(shares.a[author]);
    b.push_back(shares.b[author]);
  }
  result.concentration_a = concentration_of(std::move(a));
  result.concentration_b = concentration_of(std::move(b));
}

// --- Groups ---

Groups groups_of(const Keys& keys, const CommonPosts& common, const std::vector<double>& by_rank,
                 const std::vector<std::int64_t>& shifts) {
  const Shares shares = shares_of(keys, common, by_rank);
  std::vector<std::vector<std::int64_t>> by_group(keys.count());
  std::vector<std::int64_t> known;
  for (std::size_t j = 0; j < common.size(); ++j) {
    const std::uint32_t group = keys.of_row[common.rows()[j]];
    if (group == kNoCode) continue;
    by_group[group].push_back(shifts[j]);
    known.push_back(shifts[j]);
  }
  const AgainstTheRest against(known);
  const auto n = static_cast<double>(common.size());
  Groups groups{keys.column, shares.unknown, {}};
  for (const std::uint32_t group : shown_groups(keys, shares)) {
    GroupRow row;
    row.key = keys.names[group];
    row.posts = shares.posts[group];
    row.share = static_cast<double>(row.posts) / static_cast<double>(known.size());
    row.a = shares.a[group];
    row.b = shares.b[group];
    row.amplification = amplification(row.a, row.b);
    if (row.posts == known.size()) {
      row.wasserstein = row.mean_difference = undefined("there is no other group");
    } else {
      const AgainstTheRest::Difference difference = against.of(std::move(by_group[group]));
      row.wasserstein = figure(difference.wasserstein / n);
      row.mean_difference = figure(difference.means / n);
    }
    groups.rows.push_back(std::move(row));
  }
  return groups;
}

// The columns to compare groups by: those asked for, and that of the exposure unless it names accounts.
std::vector<std::string> group_columns(const CompareOptions& options) {
  std::vector<std::string> columns;
  const auto add = [&](const std::string& column) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  };
  if (options.by != "author" && options.by != "reposter") add(options.by);
  for (const std::string& column : options.groups) add(column);
  return columns;
}

// --- Silence ---

// Accounts with a post among the first `top` of an order, by code.
std::vector<bool> heard(const Posts& posts, const Order& order, std::size_t top) {
  std::vector<bool> heard(posts.accounts().size(), false);
  const std::size_t end = top == 0 ? order.rows.size() : std::min(top, order.rows.size());
  for (std::size_t i = 0; i < end; ++i) {
    const std::uint32_t author = posts.column(Account::author)[order.rows[i]];
    if (author != kNoCode) heard[author] = true;
  }
  return heard;
}

void add_silent(std::string name, bool heard_a, bool heard_b, Silent& silent) {
  if (!heard_a) silent.a.push_back(name);
  if (!heard_b) silent.b.push_back(name);
  if (heard_a && !heard_b) silent.newly.push_back(std::move(name));
}

void sort(Silent& silent) {
  for (auto* names : {&silent.a, &silent.b, &silent.newly}) std::sort(names->begin(), names->end());
}

void measure_silence(const Posts& posts, const Order& a, const Order& b, Comparison& result) {
  const std::vector<bool> heard_a = heard(posts, a, result.options.top);
  const std::vector<bool> heard_b = heard(posts, b, result.options.top);
  std::vector<bool> posted(posts.accounts().size(), false), followed(posts.accounts().size(), false);
  for (Row row = 0; row < posts.size(); ++row) {
    const std::uint32_t author = posts.column(Account::author)[row];
    if (author == kNoCode) continue;
    posted[author] = true;
    const Tri follows = posts.column(Flag::following)[row];
    if (follows == Tri::unknown) continue;
    result.follows_known = true;
    if (follows == Tri::yes) followed[author] = true;
  }
  std::set<std::string> never_posted;
  if (result.options.followed) {
    result.follows_known = true;
    for (const std::string& account : *result.options.followed) {
      const std::vector<std::uint32_t> here = posts.accounts().matching(account);
      const bool has_posted = std::any_of(here.begin(), here.end(), [&](auto code) { return posted[code]; });
      if (has_posted)
        followed[here.front()] = true;
      else
        never_posted.insert("@" + folded_account(account));
    }
  }
  for (std::uint32_t author = 0; author < posts.accounts().size(); ++author) {
    if (!posted[author]) continue;
    const std::string name = "@" + std::string(posts.accounts().shown(author));
    add_silent(name, heard_a[author], heard_b[author], result.silent);
    if (!followed[author]) continue;
    ++result.followed;
    add_silent(name, heard_a[author], heard_b[author], result.silent_followed);
  }
  for (const std::string& account : never_posted) {
    ++result.followed;
    add_silent(account, false, false, result.silent_followed);
  }
  sort(result.silent);
  sort(result.silent_followed);
}

void count_hidden(const Order& a, const Order& b, std::size_t posts, Comparison& result) {
  result.hidden_a = a.hidden.size();
  result.hidden_b = b.hidden.size();
  result.hidden_by_a = a.hidden_by;
  result.hidden_by_b = b.hidden_by;
  std::vector<bool> by_a(posts, false);
  for (const Row row : a.hidden) by_a[row] = true;
  for (const Row row : b.hidden) result.hidden_both += by_a[row];
}

}  // namespace

// --- The job ---

class CompareJob::Work {
 public:
  Work(Timeline timeline, Order a, Order b, CompareOptions options)
      : timeline_(std::move(timeline)), posts_(timeline_.posts()), a_(std::move(a)), b_(std::move(b)) {
    now_ = default_now(posts_);
    for (Side* side : {&b_, &a_}) {
      if (side->recipe && side->rank_options.now) now_ = *side->rank_options.now;
    }
    result_.options = std::move(options);
    result_.timeline = timeline_.name();
    result_.a = a_.order.name;
    result_.b = b_.order.name;
    result_.not_here_a = a_.order.not_here;
    result_.not_here_b = b_.order.not_here;
    plan();
  }

  Result<bool> step() {
    if (done_ == of_) return false;
    Task& task = tasks_.front();
    if (Failure failure = task.run(task.left == 1)) return *std::move(failure);
    if (--task.left == 0) tasks_.pop_front();
    return ++done_ < of_;
  }
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t of() const { return of_; }
  [[nodiscard]] const Comparison& comparison() const { return result_; }

 private:
  // An order, and the recipe that made it: a copy, so that nobody's ranking needs to stay as it is.
  struct Side {
    explicit Side(Order from) : order(std::move(from)) {
      if (!order.ranking) return;
      recipe = order.ranking->recipe();
      rank_options.now = order.ranking->now();
      order.ranking = nullptr;
    }
    Order order;
    std::optional<Recipe> recipe;
    RankOptions rank_options;
    std::optional<PointsByGroup> points;
    std::optional<Robustness> robustness;
  };

  // Something to do so many times; `is_last`: this is the last of them.
  struct Task {
    std::function<Failure(bool is_last)> run;
    std::size_t left;
  };
  void add(std::size_t times, std::function<Failure(bool is_last)> run) {
    if (times == 0) return;
    of_ += times;
    tasks_.push_back({std::move(run), times});
  }
  // A measure that cannot fail.
  template <class Measure>
  void measure(Measure measure) {
    add(1, [measure](bool) -> Failure { return measure(), std::nullopt; });
  }

  // What there is to do, in the order in which one thing needs another.
  void plan() {
    measure([this] { find_common(); });
    measure([this] { measure_agreement(*common_, a_.order, b_.order, result_); });
    measure([this] { measure_rbo(*common_, a_.order, b_.order, posts_.size(), result_); });
    measure([this] { measure_moves(timeline_, *common_, result_); });
    add(1, [this](bool) { return measure_gain(posts_, *common_, now_, result_); });
    add(1, [this](bool) { return share_exposure(); });
    const std::vector<std::string> columns = group_columns(result_.options);
    for (const std::string& column : columns) add(1, [this, column](bool) { return compare_groups(column); });
    if (!columns.empty()) {
      plan_points(a_, result_.points_a);
      plan_points(b_, result_.points_b);
    }
    measure([this] { measure_silence(posts_, a_.order, b_.order, result_); });
    measure([this] { count_hidden(a_.order, b_.order, posts_.size(), result_); });
    plan_rounds(a_, result_.robust_a);
    plan_rounds(b_, result_.robust_b);
  }
  void plan_points(Side& side, std::vector<PointsRow>& rows) {
    if (!side.recipe) return;
    add(PointsByGroup::steps_of(*side.recipe), [this, &side, &rows](bool is_last) -> Failure {
      if (!side.points)
        side.points.emplace(timeline_, *side.recipe, side.rank_options, columns_, common_->rows());
      if (Failure failure = side.points->next()) return failure;
      if (is_last) rows = side.points->rows();
      return std::nullopt;
    });
  }

  void plan_rounds(Side& side, std::optional<Robust>& robust) {
    if (!side.recipe || result_.options.jitter == 0) return;
    add(result_.options.rounds, [this, &side, &robust](bool is_last) -> Failure {
      if (!side.robustness)
        side.robustness.emplace(timeline_, *side.recipe, side.rank_options, side.order.rows, result_.options);
      if (Failure failure = side.robustness->next()) return failure;
      if (is_last) robust = side.robustness->result();
      return std::nullopt;
    });
  }

  void find_common() {
    common_.emplace(a_.order, b_.order, posts_.size());
    by_rank_ = exposure_by_rank(result_.options.exposure, common_->size(), result_.options.top);
    result_.posts = common_->size();
    result_.excluded = posts_.size() - common_->size();
  }

  Failure share_exposure() {
    const CompareOptions& options = result_.options;
    const Result<Keys> keys = keys_by(posts_, options.by, options.bands, now_);
    if (!keys) return keys.error();
    measure_exposure(*keys, *common_, by_rank_, result_);
    measure_concentration(*keys_by(posts_, "author", {}, now_), *common_, by_rank_, result_);
    return std::nullopt;
  }

  Failure compare_groups(const std::string& column) {
    Result<Keys> keys = keys_by(posts_, column, result_.options.bands, now_);
    if (!keys) return keys.error();
    result_.groups.push_back(groups_of(*keys, *common_, by_rank_, common_->shifts()));
    columns_.push_back(*std::move(keys));
    return std::nullopt;
  }

  Timeline timeline_;
  const Posts& posts_;
  Side a_, b_;
  std::int64_t now_ = kUnknownTime;
  Comparison result_;
  std::deque<Task> tasks_;  // what is left
  std::size_t done_ = 0, of_ = 0;

  std::optional<CommonPosts> common_;
  std::vector<double> by_rank_;  // exposure
  std::vector<Keys> columns_;    // that groups are compared by
};

namespace {

Error out_of_memory() {
  return {"memory", "", "comparing needs more memory than there is: give fewer posts at once"};
}

}  // namespace

CompareJob::CompareJob(std::unique_ptr<Work> work) : work_(std::move(work)) {}
CompareJob::CompareJob(CompareJob&&) noexcept = default;
CompareJob& CompareJob::operator=(CompareJob&&) noexcept = default;
CompareJob::~CompareJob() = default;

Result<CompareJob> CompareJob::prepare(Timeline timeline, Order a, Order b, CompareOptions options) {
  if (!(options.p > 0 && options.p < 1))
    return Error{"usage", "p", "the persistence of rank-biased overlap must lie between 0 and 1"};
  if (!std::is_sorted(options.bands.begin(), options.bands.end(), std::less_equal<>()))
    return Error{"usage", "bands", "the edges of bands must ascend"};
  try {
    return CompareJob(
        std::make_unique<Work>(std::move(timeline), std::move(a), std::move(b), std::move(options)));
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

Result<bool> CompareJob::step() {
  try {
    return work_->step();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

std::size_t CompareJob::done() const { return work_->done(); }
std::size_t CompareJob::of() const { return work_->of(); }
const Comparison& CompareJob::comparison() const { return work_->comparison(); }

Result<Comparison> compare(const Timeline& timeline, const Order& a, const Order& b,
                           const CompareOptions& options) {
  auto job = CompareJob::prepare(timeline, a, b, options);
  if (!job) return job.error();
  for (;;) {
    const Result<bool> more = job->step();
    if (!more) return more.error();
    if (!*more) return job->comparison();
  }
}

}  // namespace limpid
