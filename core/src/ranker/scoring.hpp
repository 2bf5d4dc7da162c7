// Scoring: the steps in file order over blocks of rows. Here are columns, give me scores.
//
// A block's scores stay in the fast cache while every step passes over them, so each column is read from
// memory once and the scores are written once. Only `spread` has to see all posts: it closes a segment, and
// what the next one starts from is kept, so that a changed number runs again only the segments from its own
// on. A spread that no other score step follows is not run here but by Feed, which often needs it for a few
// posts only.
#pragma once

#include "ranker/derived.hpp"
#include "ranker/order.hpp"
#include "ranker/score_kernels.hpp"
#include "ranker/spread.hpp"
#include "ranker/step_columns.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace limpid {

class Scoring {
 public:
  Scoring(const Posts& posts, const Recipe& recipe, std::vector<StepPrograms> programs, std::int64_t now,
          std::shared_ptr<DerivedColumns> derived);

  // --- Working ---

  /// The number behind this step changed, in an expression (so that its column is stale) or not.
  void changed(std::size_t step);
  /// Never hides this row, whatever the steps say.
  void exempt(Row row);

  /// One block more: brings columns up to date, and scores where `scores_too` or where nobody could do
  /// without. Gives the rows worked through, 0 when there is nothing to do.
  std::size_t advance(bool scores_too);
  /// Whether `advance(false)` has nothing to do.
  [[nodiscard]] bool ready() const;
  [[nodiscard]] bool scored() const { return segment_ == segments_.size(); }
  void finish_scores() {
    while (!scored()) advance(true);
  }

  // --- What came of it ---

  /// By row, before the final spread. Only when `scored()`.
  [[nodiscard]] const std::vector<double>& scores() const { return scores_; }
  /// By row, 1 where hidden. From the first scoring on.
  [[nodiscard]] const std::vector<std::uint8_t>& hidden() const { return hidden_; }
  [[nodiscard]] std::size_t shown() const { return shown_; }

  /// Whether the score is a weighted sum times factors, none of which looks at the score: then one row can be
  /// scored by itself.
  [[nodiscard]] bool linear() const { return linear_; }
  /// The score of one row, from the columns and, where one is stale, from its step. Only for linear ones.
  [[nodiscard]] double score_of(Row row);

  /// The step that spreads last, with no other score step behind it; the number of steps where there is none.
  [[nodiscard]] std::size_t final_spread() const { return final_spread_; }
  [[nodiscard]] bool has_middle_spread() const { return segments_.size() > 1; }
  /// How many posts of its group stood before the row in a spread that is not the final one.
  [[nodiscard]] std::uint32_t counted(std::size_t step, Row row) const { return counted_[step][row]; }

  [[nodiscard]] StepColumns& columns(std::size_t step) { return columns_[step]; }
  [[nodiscard]] const StepColumns& columns(std::size_t step) const { return columns_[step]; }
  [[nodiscard]] std::size_t not_finite(std::size_t step) const { return not_finite_[step]; }
  [[nodiscard]] const std::shared_ptr<DerivedColumns>& derived() const { return derived_; }
  [[nodiscard]] const Posts& posts() const { return posts_; }
  [[nodiscard]] const Recipe& recipe() const { return recipe_; }

 private:
  struct Segment {
    std::size_t begin = 0, end = 0;    // steps; `end` is the spread that closes it, or the end of all
    std::vector<double> scores;        // what it starts from; empty: zeros
    std::vector<std::uint8_t> hidden;  // likewise
  };

  // Whether the step's column may stay as it is until somebody needs all scores.
  [[nodiscard]] bool may_wait(std::size_t step) const;
  [[nodiscard]] bool must_score() const { return !scored() && (!hidden_known_ || !linear_); }
  void find_segments();
  [[nodiscard]] bool is_linear() const;
  bool begin_pass(bool scores_too);
  void score_block(Row first, Row count);
  void evaluate_block(Row first, Row count);
  [[nodiscard]] std::size_t end_of_run(std::size_t begin, std::size_t end) const;
  void gather(std::size_t step, Row first);
  void apply_run(std::size_t end, Row first, Row count);
  [[nodiscard]] std::size_t left_by_add(std::size_t step, Row first, Row count, std::size_t left);
  void close_segment();
  void spread(std::size_t step);

  const Posts& posts_;
  const Recipe& recipe_;
  std::shared_ptr<DerivedColumns> derived_;  // shared by rankings of one timeline at one moment
  std::vector<StepColumns> columns_;
  std::vector<Segment> segments_;
  std::size_t final_spread_;
  bool linear_;

  std::vector<double> scores_;
  std::vector<std::uint8_t> hidden_;
  std::size_t shown_ = 0;
  std::vector<std::size_t> not_finite_;              // by step
  std::vector<std::vector<std::uint32_t>> counted_;  // spread: by step and row
  Row exempt_ = ~Row{0};

  std::vector<std::size_t> run_;  // steps that go over the block at hand together
  std::vector<TermColumn> terms_;
  std::vector<FactorColumn> factors_;

  std::size_t segment_ = 0;  // the one being run
  Row row_ = 0;
  bool scores_now_ = false;             // what the pass at hand does: score, or
  std::vector<std::size_t> evaluated_;  // bring these columns up to date
  bool hidden_known_ = false;
};

}  // namespace limpid
