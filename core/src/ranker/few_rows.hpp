// FewRows: the order of two posts under changed numbers, from the few rows that it depends on. Here are a
// ranking and two rows, give me which stands above, a thousand times faster than ranking again.
//
// The same compiled operations, step columns and sign rule as in the ranking; only the loop is over few rows:
// the two, and those that share a group with them in `spread` or `limit`. Where an order step makes the
// answer depend on the whole feed, it says so and the caller ranks again.
#pragma once

#include <limpid/rank.hpp>

#include "ranker/derived.hpp"
#include "ranker/grouping.hpp"
#include "ranker/step_columns.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid {

/// One number of a recipe, looked up once.
struct Knob {
  std::size_t step = 0;                          // its owner; beyond the last: a name in `let`
  std::optional<double> Step::*field = nullptr;  // a number of the step itself; null: one inside expressions
  std::string part;                              // "weight", "add", "when", …
  std::string address;
  bool is_line = false;  // one inside an expression whose value is a line of it
};

/// a + b·x: a score as a function of one number near its present value. `size`: how large it has been on the
/// way, which is what its rounding goes by.
struct Line {
  double a = 0, b = 0, size = 0;
};

class FewRows {
 public:
  explicit FewRows(const Ranking& ranking);

  /// Chooses the two rows. False where their order depends on too many others.
  bool choose(Row x, Row y);
  /// Whether the row is one of the two, or shares a group with one.
  [[nodiscard]] bool depends_on(Row row) const { return is_chosen_[row]; }
  /// So many rows that each answer takes a while.
  [[nodiscard]] bool is_slow() const;

  [[nodiscard]] Knob knob(const RecipeNumber& number) const;
  void set(const Knob& knob, double value);
  /// Whether scores may depend on it, and not only what the steps that move do.
  [[nodiscard]] bool moves_scores(const Knob& knob) const;
  /// Ranks without this step, or with it again.
  void leave_out(std::size_t step, bool out) { left_out_[step] = out; }

  /// Whether row `a` of the two stands above `b`: it is shown, and b is hidden or stands lower. Nothing where
  /// that depends on more than these rows.
  [[nodiscard]] std::optional<bool> stands_above(Row a, Row b);

  /// Whether row `a` of the two has the higher score, or is shown where `b` is not: before the steps that
  /// move.
  [[nodiscard]] bool scores_above(Row a, Row b);
  /// The score of one of the two, as it was when last asked which stands above.
  [[nodiscard]] double score_of(Row row) const { return scores_[row]; }

  /// The range around a number's present value within which the scores are lines of it and nothing is
  /// crossed: no sign changes, nobody changes places in a group or with the other of the two. Each end lies a
  /// hair beyond the crossing, where rounding no longer blurs it.
  struct Stretch {
    double from, to;
  };
  /// Nothing where the scores are not piecewise linear in the number. `now`: its present value.
  [[nodiscard]] std::optional<Stretch> stretch(const Knob& knob, double now);

  /// What the ranking has computed already.
  static std::shared_ptr<DerivedColumns> columns_of(const Ranking& ranking);

 private:
  struct Mate {
    Row row;
    std::uint32_t group;
  };

  [[nodiscard]] bool runs(std::size_t step) const { return !left_out_[step] && columns_[step].runs(); }
  [[nodiscard]] bool before(Row a, Row b) const;
  [[nodiscard]] std::uint32_t ahead_of(std::size_t step, Row row);
  void judge_rows(std::size_t step);
  [[nodiscard]] Verdict judge(std::size_t step, Row row);
  [[nodiscard]] Verdict& verdict(std::size_t step, Row row) { return verdicts_[step][index_[row]]; }
  bool gather_groups(std::size_t step);
  void add_mates(std::size_t step);
  void score_rows();
  void score(std::size_t step);
  void spread(std::size_t step);
  void spread_row(std::size_t step, Row row, double factor);
  [[nodiscard]] std::vector<Mate> mates_in_order(std::size_t step);
  [[nodiscard]] std::optional<bool> order_of_two();
  [[nodiscard]] bool passes_limit(std::size_t step, Row upper);

  // Lines, a step at a time; false: not linear.
  bool draw(std::size_t step, const Knob& knob, double now);
  bool draw_score_step(std::size_t step, Row row, const Line& value, bool is_knobs);
  bool draw_spread(std::size_t step, bool is_knobs);
  bool draw_spread_row(std::size_t step, Row row, std::uint32_t k, bool is_knobs);
  void bound_at_mates(std::size_t step, Row row);
  bool draw_product(Row row, const Line& factor);
  [[nodiscard]] std::optional<Line> value_line(std::size_t step, Row row, const Knob& knob, double now);
  void bound_at_crossing(const Line& p, const Line& q);

  const Posts& posts_;
  std::shared_ptr<DerivedColumns> derived_;
  std::vector<Step> steps_;
  std::vector<StepColumns> columns_;
  std::vector<std::optional<Program>>
      keys_;  // of spread and limit, where no number and no score changes them
  std::vector<std::vector<std::uint32_t>> groups_;  // by step and row, once they are needed
  std::vector<std::optional<RowsOfGroups>> mates_;  // the same the other way round
  std::vector<bool> uses_score_, left_out_;
  std::size_t last_key_;  // the last step with a key: of its groups only the places of the two matter

  Row x_ = 0, y_ = 0;
  std::vector<Row> rows_;                       // the two and all that they depend on
  std::vector<std::vector<Verdict>> verdicts_;  // by step and place in rows_
  std::vector<bool> judged_;                    // by step: they hold for these rows and numbers
  std::vector<std::uint32_t> index_;            // by row: its place in rows_
  std::vector<bool> is_chosen_;                 // by row
  std::vector<double> scores_;                  // by row
  std::vector<std::uint8_t> hidden_;
  std::vector<std::uint32_t>
      unpinned_;  // by row: a bit for each `pin` that did not take it, the last highest

  std::vector<Line> lines_;  // by row
  double at_ = 0, from_ = 0, to_ = 0;
};

}  // namespace limpid
