// StepColumns: what one step says about every post, a column at a time, before any score is touched.
//
// For each row: whether the step acts (and if not, why), and the value, factor or group it acts with. Kept
// as long as the numbers behind it stay, so that a slider recomputes only its own step; read again, row by
// row, by explanations.
#pragma once

#include <limpid/rank.hpp>

#include "ranker/grouping.hpp"
#include "ranker/machine.hpp"
#include "ranker/sign_rule.hpp"
#include "recipe/compile.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class StepColumns {
 public:
  StepColumns(const Posts& posts, DerivedColumns& derived, StepPrograms programs, const Step& step,
              std::int64_t now);

  /// False for steps that are off or expired.
  [[nodiscard]] bool runs() const { return idle_ == Because::applied; }
  /// Whether rows must be evaluated again, because a number changed or because the running score is used.
  [[nodiscard]] bool stale() const { return !fresh_ || uses_score_; }
  void set_fresh() { fresh_ = true; }
  void set_stale() { fresh_ = false; }

  /// Fills rows [first, first + count); `scores` by row.
  void evaluate(const Step& step, Row first, Row count, const double* scores);

  [[nodiscard]] Because because(Row row) const { return runs() ? because_[row] : idle_; }
  void set_because(Row row, Because because) { because_[row] = because; }
  /// add, multiply, reshape; NaN where unknown.
  [[nodiscard]] double value(Row row) const { return values_[row]; }
  /// spread, limit: the group's number; kNoCode where unknown.
  [[nodiscard]] std::uint32_t group(Row row) const { return groups_[row]; }
  [[nodiscard]] std::size_t group_count() const { return key_->size(); }
  [[nodiscard]] std::string group_name(Row row) const { return key_->name(groups_[row]); }

  /// Sets a number that stands in one of the expressions; false where none has that address.
  bool set(std::string_view address, double value);

  /// Columns of the file's own (x.…) that the step names and the file has not.
  [[nodiscard]] std::vector<std::string> missing_columns() const;
  /// Columns that the step uses and this file has no value of.
  [[nodiscard]] std::vector<std::string> empty_columns() const;

 private:
  void evaluate_conditions(Row first, Row count, const double* scores);
  void evaluate_own_condition(Row first, Row count);
  void evaluate_value(const Step& step, Row first, Row count);
  void evaluate_group(Row first, Row count, const double* scores);
  [[nodiscard]] std::vector<Machine*> machines() const;

  const Posts& posts_;
  std::unique_ptr<Machine> main_, when_, unless_;
  std::unique_ptr<Grouping> key_;  // spread and limit, in place of main_
  Because idle_ = Because::applied;
  bool uses_score_ = false;
  bool fresh_ = false;

  std::vector<Because> because_;
  std::vector<double> values_;
  std::vector<std::uint32_t> groups_;
};

}  // namespace limpid
