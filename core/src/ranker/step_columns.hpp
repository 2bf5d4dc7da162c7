// StepColumns: what one step says about every post, a column at a time, before any score is touched.
//
// A column is kept as long as the numbers behind it stay, so that a slider recomputes only its own step; and
// it holds only what the scores need, with a neutral value where the step does not act. Why it does not act,
// and all else that an explanation tells, is asked again for the one row (`judge`): the same compiled
// operations, one row instead of a block.
#pragma once

#include <limpid/rank.hpp>

#include "ranker/grouping.hpp"
#include "ranker/machine.hpp"
#include "recipe/compile.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// What a step says about one post.
struct Verdict {
  Because because = Because::applied;
  double value = kUnknown;        ///< add, multiply, reshape; unknown in all others.
  std::uint32_t group = kNoCode;  ///< spread, limit.
};

class StepColumns {
 public:
  StepColumns(const Posts& posts, DerivedColumns& derived, StepPrograms programs, const Step& step,
              std::int64_t now);

  /// False for steps that are off or expired.
  [[nodiscard]] bool runs() const { return idle_ == Because::applied; }
  [[nodiscard]] bool uses_score() const { return uses_score_; }
  /// Whether rows must be evaluated again, because a number changed or because the running score is used.
  [[nodiscard]] bool stale() const { return runs() && has_column() && (!fresh_ || uses_score_); }
  void set_fresh() { fresh_ = true; }

  /// Fills rows [first, first + count); `scores` of the first row on.
  void evaluate(const Step& step, Row first, Row count, const double* scores);
  /// What the step says about one row whose running score is `score`.
  [[nodiscard]] Verdict judge(const Step& step, Row row, double score);

  /// add, multiply by an expression, reshape: by row, neutral where the step does not act.
  [[nodiscard]] const double* values() const { return values_.get(); }
  /// hide, mix, pin, multiply by a number under a condition: by row, 1 where the step acts. Empty:
  /// everywhere.
  [[nodiscard]] const std::vector<std::uint8_t>& acts() const { return acts_; }
  /// spread, limit: by row, kNoCode where the step does not act.
  [[nodiscard]] const std::uint32_t* groups() const { return groups_.data(); }
  [[nodiscard]] std::size_t group_count() const { return key_->size(); }
  [[nodiscard]] std::string group_name(std::uint32_t group) const { return key_->name(group); }

  /// A factor 2^(−age_hours/h) for which only the exponent's parts are needed to bound it.
  struct Halving {
    const double* ages;
    double half_life;
  };
  /// If the step is just that, with h above 0, for every post of known age.
  [[nodiscard]] std::optional<Halving> halving() const;

  /// Posts of which something the step needs is unknown; whose computed factor is below 0.
  [[nodiscard]] std::size_t unknown() const { return unknown_; }
  [[nodiscard]] std::size_t negative() const { return negative_; }

  /// Sets a number that stands in one of the expressions; false where none has that address.
  bool set(std::string_view address, double value);

  /// Columns of the file's own (x.…) that the step names and the file has not.
  [[nodiscard]] std::vector<std::string> missing_columns() const;
  /// Columns that the step uses and this file has no value of.
  [[nodiscard]] std::vector<std::string> empty_columns() const;

 private:
  [[nodiscard]] bool has_column() const { return main_ || key_ || when_ || unless_; }
  void evaluate_values(const Step& step, Row first, Row count, const double* scores);
  // Each fills the block's `because_`.
  void judge_block(const Step& step, Row first, Row count, const double* scores);
  void judge_conditions(Row first, Row count, const double* scores);
  void judge_own_condition(Row count);
  void judge_values(const Step& step, Row count);
  void judge_groups(Row first, Row count, const double* scores);
  template <class F>
  void each_machine(F f) const;

  const Posts& posts_;
  DerivedColumns& derived_;
  std::unique_ptr<Machine> main_, when_, unless_;
  std::unique_ptr<Grouping> key_;  // spread and limit, in place of main_
  Because idle_ = Because::applied;
  bool uses_score_ = false;
  bool fresh_ = false;
  std::size_t unknown_ = 0, negative_ = 0;

  std::array<Because, kBlock> because_;           // of the block at hand
  std::array<std::uint32_t, kBlock> group_of_{};  // likewise

  std::unique_ptr<double[]> values_;
  std::vector<std::uint8_t> acts_;
  std::vector<std::uint32_t> groups_;
};

}  // namespace limpid
