// Feed: who stands where? Here are scores, give me places, and no more of them than are asked for.
//
// Four ways, all exact, from cheap to dear:
// - the first places: only posts that may reach them are scored, spread and sorted (`Estimate`, or bounds
// from the
//   scores themselves); the steps that move posts run over these few as far as their outcome is certain;
// - a window anywhere, where no step looks at other posts: cut out by counting, without a sort, and where
// scores
//   are not known yet by bounds on them;
// - the place of one post: counted, without a sort;
// - the whole order: when somebody asks for it, or when a cheaper way does not pay.
#pragma once

#include "ranker/estimate.hpp"
#include "ranker/grouping.hpp"
#include "ranker/order.hpp"
#include "ranker/scoring.hpp"
#include "ranker/spread.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace limpid {

/// Rows of consecutive places. Valid until the next question or change.
struct Rows {
  const Row* begin = nullptr;
  std::size_t size = 0;
};

class Feed {
 public:
  explicit Feed(Scoring& scoring);

  /// A number changed: nothing found so far holds. The step is one that scores or moves.
  void changed(std::size_t step, bool in_expression);

  /// Likewise: other posts are hidden now.
  void hidden_changed();

  [[nodiscard]] std::size_t shown() const { return scoring_.shown(); }
  /// The rows at places [begin, end), from 0; fewer where the feed ends.
  [[nodiscard]] Rows page(std::size_t begin, std::size_t end);
  /// From 1; nothing where hidden.
  [[nodiscard]] std::optional<std::size_t> place(Row row);
  /// The final score of one row.
  [[nodiscard]] double score(Row row);

  [[nodiscard]] const std::vector<Row>& order();
  [[nodiscard]] const std::vector<double>& scores();

  /// The place that a hidden row would have if it alone were shown, where no spread but the final one runs.
  [[nodiscard]] std::size_t place_if_shown(Row row);

  /// How many posts of its group stood before the row in the final spread.
  [[nodiscard]] std::uint32_t counted(Row row);
  /// Scores that a step left as they were because they would not have stayed finite.
  [[nodiscard]] std::size_t not_finite(std::size_t step);

  /// What an order step did: enough to explain it for any row.
  struct Moved {
    std::vector<std::uint32_t> before, after;  // places by row, from 1; 0: hidden
    std::vector<std::size_t> emptied;          // limit: places, from 0, at which counting began anew
  };
  [[nodiscard]] const Moved& moved(std::size_t step);

 private:
  /// Questions about single rows that are answered by counting; after these a sort pays.
  static constexpr std::size_t kFewQuestions = 8;

  /// A post and bounds on its score.
  struct Bounded {
    double upper, lower;
    Row row;
  };

  [[nodiscard]] bool has_set_steps() const { return spreads() || moves_; }
  [[nodiscard]] bool spreads() const { return scoring_.final_spread() < scoring_.recipe().steps.size(); }
  void forget();
  void forget_moves();
  [[nodiscard]] const std::vector<double>& ceilings_of_scores();
  bool find_front(std::size_t end);
  bool find_best(std::size_t wanted, double& floor);
  bool collect_best(const std::vector<double>& ceilings, bool estimated, double floor);
  void spread_best();
  bool find_window(std::size_t begin, std::size_t end);
  bool cut_window(std::size_t begin, std::size_t end, bool estimated);
  [[nodiscard]] std::pair<double, double> guess_window(std::size_t begin, std::size_t end, bool estimated);
  bool sort_window(std::size_t begin, std::size_t end, double lowest, double highest, bool estimated);
  [[nodiscard]] std::size_t count_above(const Standing& standing);
  [[nodiscard]] std::optional<std::size_t> place_after_spread(Row row);
  [[nodiscard]] double score_before_spread(Row row);
  [[nodiscard]] const std::vector<Row>& hidden_rows();
  [[nodiscard]] std::vector<Standing> standings_with(Row row);
  [[nodiscard]] std::size_t place_among(const std::vector<Standing>& changed);
  [[nodiscard]] std::size_t place_after_moves(const std::vector<Standing>& changed);
  [[nodiscard]] std::vector<Row> unmoved_with(std::vector<Standing> changed);
  [[nodiscard]] bool asked_often() { return ++questions_ > kFewQuestions; }
  void settle();
  void settle_scores();
  template <class SpreadTo>
  Orderer spread_all(SpreadTo spread_to);
  // The order steps over the first rows of the order, of which there are no more if `all`. Gives how many
  // places are certain.
  std::size_t move(std::vector<Row>& order, bool all, std::vector<Moved>* moved);
  [[nodiscard]] std::vector<std::uint32_t> places_of(const std::vector<Row>& order) const;
  [[nodiscard]] std::size_t count_pinned(std::size_t step) const;

  Scoring& scoring_;
  const Posts& posts_;
  bool moves_ = false, pins_ = false;  // whether an order step runs, and a pin among them
  Estimate estimate_;
  Spreading spreading_;

  std::vector<double> ceilings_;  // from scores; empty: not known
  std::vector<double> sorted_ceilings_;
  std::vector<Standing> best_;   // the first places before the steps that move
  std::vector<Row> front_;       // the first places of the feed
  double candidates_;            // how many the last front took for each place
  std::vector<Bounded> window_;  // who may stand in it
  std::vector<double> sample_;
  std::vector<Row> window_rows_;
  std::size_t window_begin_ = 0;
  std::vector<Row> hidden_rows_;
  bool hidden_rows_known_ = false;

  bool spread_ = false, settled_ = false;  // whether final scores and order hold
  bool unmoved_known_ = false;
  std::vector<double> spread_scores_;   // after the final spread
  std::vector<std::uint32_t> counted_;  // by the final spread
  std::size_t not_finite_in_spread_ = 0;
  std::vector<Row> order_, unmoved_;   // the feed; before the steps that move, where there are any
  std::optional<RowsOfGroups> mates_;  // of the final spread; once somebody asks
  std::vector<std::uint32_t> places_;  // by row; empty: not asked for yet
  std::vector<Moved> moved_;           // by step; empty: not asked for yet
  std::size_t questions_ = 0;          // about single rows since the last change
};

}  // namespace limpid
