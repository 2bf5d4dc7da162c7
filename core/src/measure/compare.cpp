// Compare: two orders of a timeline in, every measure out. Each function fills its part of the comparison.
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
#include <new>
#include <numeric>
#include <set>

namespace limpid {

namespace {

constexpr std::size_t kCuts[] = {5, 10, 20, 50, 100};
constexpr std::size_t kMostMoved = 10;
constexpr std::int64_t kFar = 10;

std::int64_t now_of(const Timeline& timeline, const Order& a, const Order& b) {
  for (const Order* order : {&a, &b}) {
    if (order->ranking && order->ranking->now()) return *order->ranking->now();
  }
  return default_now(timeline.posts());
}

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

Failure measure_groups(const Posts& posts, const CommonPosts& common, const Order& a, const Order& b,
                       const std::vector<double>& by_rank, std::int64_t now, Comparison& result) {
  const std::vector<std::int64_t> shifts = common.shifts();
  std::vector<Keys> columns;
  for (const std::string& column : group_columns(result.options)) {
    Result<Keys> keys = keys_by(posts, column, result.options.bands, now);
    if (!keys) return keys.error();
    result.groups.push_back(groups_of(*keys, common, by_rank, shifts));
    columns.push_back(*std::move(keys));
  }
  for (const auto& [order, points] : {std::pair{&a, &result.points_a}, std::pair{&b, &result.points_b}}) {
    if (!order->ranking) continue;
    Result<std::vector<PointsRow>> rows = points_by_group(*order->ranking, columns, common.rows());
    if (!rows) return rows.error();
    *points = *std::move(rows);
  }
  return std::nullopt;
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

Failure measure_robustness(const Order& order, const CompareOptions& options, std::optional<Robust>& robust) {
  if (options.jitter == 0 || !order.ranking) return std::nullopt;
  Result<Robust> measured = robustness(*order.ranking, options);
  if (!measured) return measured.error();
  robust = *std::move(measured);
  return std::nullopt;
}

Result<Comparison> measured(const Timeline& timeline, const Order& a, const Order& b,
                            const CompareOptions& options) {
  const Posts& posts = timeline.posts();
  const std::int64_t now = now_of(timeline, a, b);
  const CommonPosts common(a, b, posts.size());
  Comparison result;
  result.options = options;
  result.timeline = timeline.name();
  result.a = a.name;
  result.b = b.name;
  result.posts = common.size();
  result.excluded = posts.size() - common.size();
  result.not_here_a = a.not_here;
  result.not_here_b = b.not_here;

  measure_agreement(common, a, b, result);
  measure_rbo(common, a, b, posts.size(), result);
  measure_moves(timeline, common, result);
  if (Failure failure = measure_gain(posts, common, now, result)) return *std::move(failure);

  const std::vector<double> by_rank = exposure_by_rank(options.exposure, common.size(), options.top);
  const Result<Keys> keys = keys_by(posts, options.by, options.bands, now);
  if (!keys) return keys.error();
  measure_exposure(*keys, common, by_rank, result);
  measure_concentration(*keys_by(posts, "author", {}, now), common, by_rank, result);
  if (Failure failure = measure_groups(posts, common, a, b, by_rank, now, result)) return *std::move(failure);

  measure_silence(posts, a, b, result);
  count_hidden(a, b, posts.size(), result);
  if (Failure failure = measure_robustness(a, options, result.robust_a)) return *std::move(failure);
  if (Failure failure = measure_robustness(b, options, result.robust_b)) return *std::move(failure);
  return result;
}

}  // namespace

Result<Comparison> compare(const Timeline& timeline, const Order& a, const Order& b,
                           const CompareOptions& options) {
  if (!(options.p > 0 && options.p < 1))
    return Error{"usage", "p", "the persistence of rank-biased overlap must lie between 0 and 1"};
  if (!std::is_sorted(options.bands.begin(), options.bands.end(), std::less_equal<>()))
    return Error{"usage", "bands", "the edges of bands must ascend"};
  try {
    return measured(timeline, a, b, options);
  } catch (const std::bad_alloc&) {
    return Error{"memory", "", "comparing needs more memory than there is: give fewer posts at once"};
  }
}

}  // namespace limpid
