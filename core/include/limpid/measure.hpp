// Measure: two orders of one timeline in, how they differ out, in figures that each name their definition.
//
// A is "before", B is "after". Ranks count from 1. Unless a figure says otherwise it is over the posts that
// both orders show, ranked anew from 1 to n; the rest is counted in `excluded`. What is undefined has no
// value and a reason, and is never 0. docs/measures.md has every formula, an example by hand and what it does
// not say.
#pragma once

#include <limpid/api.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid LIMPID_API {

/// A number, or why there is none.
struct Figure {
  std::optional<double> value;
  std::string_view reason = "not asked for";  ///< A literal; meant only where there is no value.
};
[[nodiscard]] inline Figure figure(double value) { return {value, {}}; }
[[nodiscard]] inline Figure undefined(std::string_view reason) { return {std::nullopt, reason}; }

/// Many values of one figure. Percentiles lie between neighbours by linear interpolation.
struct Summary {
  std::size_t count = 0;  ///< How many were defined.
  Figure mean, median, p10, p90;
};

/// What it means that two posts have the same score, for rank-biased overlap (Corsi and Urbano, SIGIR 2024).
enum class TieMeaning {
  equality,          ///< w: they stand at the same place.
  unknown_order,     ///< a: one stands above the other and it is not known which: the mean over all orders.
  lost_information,  ///< b: as a, corrected for the information that ties lose.
};

/// How attention falls with rank i; an assumption, not a measurement.
enum class ExposureModel {
  log,         ///< 1/log2(1 + i)
  rbp,         ///< (1 − p)·p^(i − 1), p = 0.8
  reciprocal,  ///< 1/i
  top,         ///< the same for the first `top`, nothing after
};

[[nodiscard]] std::string_view name_of(TieMeaning ties);
[[nodiscard]] std::string_view name_of(ExposureModel model);

enum class Gains { linear, exponential };  ///< g, or 2^g − 1.

// --- Orders ---

/// One order of a timeline's posts.
struct Order {
  std::string name;
  std::vector<std::uint32_t> rows;               ///< Shown, best first.
  std::vector<double> scores;                    ///< By row of the timeline; empty where nobody gave any.
  std::vector<std::uint32_t> hidden;             ///< Rows that are hidden.
  std::map<std::string, std::size_t> hidden_by;  ///< Posts by the id of the step that hides them.
  std::size_t not_here = 0;                      ///< Ids that the timeline has no post of.
  const Ranking* ranking = nullptr;              ///< Where it comes from, if from one. Must outlive its use.
};

/// The order that a finished ranking gives.
[[nodiscard]] Order order_of(const Ranking& ranking, std::string name);
/// An order read from ids, best first. An error with code "order" where an id comes twice.
[[nodiscard]] Result<Order> order_of(const Timeline& timeline, std::span<const std::string> ids,
                                     std::string name);

/// Accounts that a file names: one a line (of a table its first cell), or a JSON list of texts or of objects
/// that hold a handle. For `CompareOptions::followed`.
[[nodiscard]] Result<std::vector<std::string>> read_accounts(std::string_view bytes);

// --- Comparing ---------------------------------------------------------------------------------------------

struct CompareOptions {
  std::string by = "author";        ///< A column's name, for exposure and groups.
  std::vector<double> bands;        ///< Edges of the bands of a number; empty: 0, 1, 10, 100, …
  std::vector<std::string> groups;  ///< Further columns to compare groups by.
  std::size_t top = 0;              ///< Exposure ends here, silence is measured here; 0: the whole feed.
  std::optional<TieMeaning> ties;   ///< Equal scores are ties; nothing: orders are total.
  double p = 0.9;                   ///< Persistence of rank-biased overlap.
  ExposureModel exposure = ExposureModel::log;
  std::string gain;  ///< A column whose values are gains; empty: none.
  Gains gains = Gains::linear;
  std::optional<std::vector<std::string>> followed;  ///< Accounts that the reader follows.
  double jitter = 0;                                 ///< Relative error of counts; 0: none.
  std::size_t rounds = 100;                          ///< How often counts are perturbed.
  std::uint64_t seed = 1;
};

struct Rbo {
  Figure ext;       ///< Extrapolated: what is unseen agrees as what is seen does.
  Figure min, max;  ///< At the least and at the most; undefined for two complete orders of one set.
  Figure at_depth;  ///< Of the first `top` only, ÷ (1 − p^top).
};

struct Concentration {
  std::size_t n = 0, zeros = 0;  ///< Holders, and those that have nothing.
  Figure gini, gini_corrected;   ///< Gini, and × n/(n − 1).
  Figure atkinson, atkinson_1;   ///< ε = 0.5; ε = 1, undefined with zeros.
  Figure hhi, hhi_equal;         ///< Herfindahl and Hirschman's Σ share², and 1/n: what it is among equals.
  Figure entropy, effective;     ///< −Σ share·ln share, and e to that: as many equals.
};

struct MovedPost {
  std::string id, author;
  std::size_t a = 0, b = 0;  ///< Ranks.
};

struct ExposureRow {
  std::string key;
  std::size_t posts = 0;
  double a = 0, b = 0;   ///< Shares of all exposure.
  Figure amplification;  ///< b/a − 1.
};

struct GroupRow {
  std::string key;
  std::size_t posts = 0;
  double share = 0;                     ///< Of posts: what its exposure would be if rank did not matter.
  double a = 0, b = 0;                  ///< Shares of exposure.
  Figure amplification;                 ///< b/a − 1.
  Figure wasserstein, mean_difference;  ///< Of rank B − rank A, group against the rest, ÷ n.
};

/// One column's groups. `unknown` posts have no value in it and are left out.
struct Groups {
  std::string by;
  std::size_t unknown = 0;
  std::vector<GroupRow> rows;
};

/// What one step of a recipe gave to each group on average, in points of score.
struct PointsRow {
  std::string step, by;
  std::vector<std::pair<std::string, double>> mean;  ///< By group.
};

struct Silent {
  std::vector<std::string> a, b,
      newly;  ///< Accounts without a post in the top; newly: under B and not under A.
};

/// How often the places of the top survive errors in the counts.
struct Robust {
  Figure same;   ///< Mean share of rounds in which a place holds the same post.
  Figure stays;  ///< Mean share of rounds in which its post is still in the top.
  std::vector<std::pair<std::string, std::pair<double, double>>> places;  ///< Id, same, stays; best first.
};

struct Comparison {
  std::string timeline, a, b;
  std::size_t posts = 0;     ///< n: posts that both orders show.
  std::size_t excluded = 0;  ///< Posts of the timeline that one of them, or both, do not show.
  std::size_t not_here_a = 0, not_here_b = 0;  ///< Ids of an order that the timeline has no post of.
  CompareOptions options;

  Figure kendall_tau_b, weighted_tau;
  Figure tau_ap_a_reference, tau_ap_b_reference;
  Rbo rbo;  ///< Of both orders as they are, excluded posts included.
  std::vector<std::pair<std::size_t, Figure>> overlap;
  Figure footrule;

  Figure moved_median, moved_p10, moved_p90,
      moved_beyond_10;              ///< Rank B − rank A; the share that moved farther.
  std::vector<MovedPost> up, down;  ///< The ten largest each way.

  struct Gain {
    std::size_t judged = 0, unknown = 0, relevant = 0;
    Figure ndcg, map, reciprocal_rank, r_precision;
    std::vector<std::pair<std::size_t, Figure>> ndcg_at, precision, recall;
  };
  std::optional<Gain> gain;  ///< Of B.

  std::vector<double> exposure_bands;
  std::size_t exposure_unknown = 0;
  std::vector<ExposureRow> exposure;
  std::size_t authors_unknown = 0;
  Concentration concentration_a, concentration_b;

  Silent silent;
  bool follows_known = false;
  std::size_t followed = 0;
  Silent silent_followed;

  std::vector<Groups> groups;
  std::vector<PointsRow> points_a, points_b;
  std::size_t hidden_a = 0, hidden_b = 0, hidden_both = 0;
  std::map<std::string, std::size_t> hidden_by_a, hidden_by_b;
  std::optional<Robust> robust_a, robust_b;
};

/// Every measure. An error with code "column" where an option names a column that is not there, or one of the
/// wrong type.
[[nodiscard]] Result<Comparison> compare(const Timeline& timeline, const Order& a, const Order& b,
                                         const CompareOptions& options = {});

/// A comparison in the making: a measure, a step's points or a round of perturbed counts at a time.
class CompareJob {
 public:
  /// The rankings that the orders come from are needed no longer: the job keeps what it needs of them.
  [[nodiscard]] static Result<CompareJob> prepare(Timeline timeline, Order a, Order b, CompareOptions options = {});
  CompareJob(CompareJob&&) noexcept;
  CompareJob& operator=(CompareJob&&) noexcept;
  ~CompareJob();

  /// The next part; true while there are more.
  [[nodiscard]] Result<bool> step();
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t of() const;
  [[nodiscard]] const Comparison& comparison() const;

 private:
  class Work;
  explicit CompareJob(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

/// The same comparison over many timelines: every figure becomes how often it was defined, its mean, median,
/// 10th and 90th percentile; lists of posts are left out and lists of accounts counted.
class PerTimeline {
 public:
  PerTimeline();
  ~PerTimeline();
  PerTimeline(PerTimeline&&) noexcept;

  void add(const Comparison& comparison);
  /// Counts a timeline that was not compared.
  void leave_out();
  /// {"a":…,"b":…,"timelines":380,"left_out":32,"posts":{"count":380,"mean":…,…},…}
  void append(std::string& out) const;
  /// The same as CSV: measure,of,key,count,mean,median,p10,p90, with this head.
  void append_csv(std::string& out) const;

 private:
  class Gathered;
  std::unique_ptr<Gathered> gathered_;
};

// --- What was published, and what was shown ---

struct ReachRow {
  std::string key, author;  ///< A post's id, or an account; `author` for posts only.
  std::size_t posts = 0;    ///< Published, for accounts.
  double a = 0, b = 0;      ///< Share of the feeds that show it, or at least one of its posts.
};

/// What was published against what the feeds show in their top.
class Pool {
 public:
  explicit Pool(const Timelines& published);
  ~Pool();
  Pool(Pool&&) noexcept;

  /// One feed under two orders; `top` 0: all that they show.
  void add(const Timeline& timeline, const Order& a, const Order& b, std::size_t top);

  struct Reach {
    std::size_t published = 0, feeds = 0;
    std::size_t not_published = 0;  ///< Posts of the feeds that the pool does not hold.
    Figure never_a, never_b;        ///< Share of what was published that no feed shows.
    std::vector<ReachRow> posts, authors;
  };
  [[nodiscard]] Reach reach() const;

 private:
  class Counts;
  std::unique_ptr<Counts> counts_;
};

// --- As JSON ---

/// {"a":"served","b":"calmer","posts":49,"excluded":0,"kendall_tau_b":0.44,…}; `timeline` first where it has
/// a name. An undefined figure is {"value":null,"reason":"…"}.
void append_comparison(std::string& out, const Comparison& comparison);

/// {"published":900,"feeds":412,…,"never_shown":{"a":0.1,"b":0.2},"posts":[{"key":"…","author":"@…","a":…,"b":…}],
/// "authors":[…]}
void append_reach(std::string& out, const Pool::Reach& reach);

/// CSV, one row a figure: "timeline,measure,of,key,value,reason\n". `measure` is the figure's place in the JSON
/// ("exposure.rows.a"), `key` the row it belongs to ("@ana"), `of` what is around that row; texts are left out, and
/// an account in a list is a row of value 1.
[[nodiscard]] std::string_view comparison_csv_head();
void append_comparison_csv(std::string& out, const Comparison& comparison);
void append_reach_csv(std::string& out, const Pool::Reach& reach);

}  // namespace limpid
