// ArmRanker: one recipe over one reader's candidates. Here are a few rows of a pool with the reader's own
// columns, give me the first places.
//
// The same compiled programs and the same sign rule as in any ranking, in another loop: what a step says
// about a post whoever reads it (freshness, likes) is computed once a session for the whole pool; only steps
// that look at the reader's own columns, at the running score or at all candidates (percentile, mean …) run
// for each reader. Nothing is kept for explanations, and only the first places are sorted.
#pragma once

#include <limpid/recipe.hpp>

#include "ranker/grouping.hpp"
#include "ranker/machine.hpp"
#include "ranker/sign_rule.hpp"
#include "recipe/compile.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace limpid::audience {

/// What one step says, by row of the pool or by candidate.
struct StepTable {
  std::vector<double> values;         // add, multiply, reshape: NaN where the step does not act
  std::vector<std::uint8_t> acts;     // hide, mix, pin, and with `groups`: whether it acts
  std::vector<std::uint32_t> groups;  // spread, limit: kNoCode where it does not act
  std::size_t group_count = 0;
};

/// What all steps of one arm say about the pool at one session; read by all threads.
struct PoolTables {
  std::vector<StepTable> steps;  // empty for steps that look at the reader
  // The first steps none of which looks at the reader, carried out: scores and hidden posts by row.
  std::size_t prefix = 0;
  std::vector<double> scores;
  std::vector<std::uint8_t> hidden;
};

/// What became of a candidate.
enum class Standing : std::uint8_t { candidate, gone, hidden };  // gone: shown before; hidden: by the recipe

class ArmRanker {
 public:
  /// `own(op)`: whether an operation loads a column of the reader's own.
  template <class IsOwn>
  ArmRanker(const Posts& posts, DerivedColumns& derived, const Recipe& recipe,
            std::vector<StepPrograms> programs, IsOwn is_own)
      : ArmRanker(posts, derived, recipe, programs, find_own(programs, is_own)) {}

  /// Before a session: which steps run at this moment.
  void begin_session(std::int64_t now);
  /// Rows [first, size) of the pool. `counts`: a selection without rows that replaces the counts.
  void fill_tables(Row first, const Selection& counts, PoolTables& tables);

  /// The first `top` candidates, best first, as places in the selection; `standing` comes with those that are
  /// gone and leaves with those that are hidden. The selection's `absent` are those that are gone.
  void rank(const Selection& candidates, Row count, const PoolTables& tables, std::size_t top,
            std::vector<Standing>& standing, std::vector<std::uint32_t>& first);

 private:
  struct StepRun {
    const Step* step;
    std::unique_ptr<Machine> main, when, unless;
    std::unique_ptr<Grouping> key;
    bool looks_at_reader;
    bool runs = true;
    StepTable table;  // by candidate, for steps that look at the reader
    std::optional<SpreadFactors> factors;
  };

  ArmRanker(const Posts& posts, DerivedColumns& derived, const Recipe& recipe,
            std::vector<StepPrograms>& programs, std::vector<bool> looks_at_reader);

  template <class IsOwn>
  static std::vector<bool> find_own(const std::vector<StepPrograms>& programs, IsOwn is_own) {
    std::vector<bool> found;
    for (const StepPrograms& step : programs) {
      bool looks = false;
      for (const auto* program : {&step.main, &step.when, &step.unless}) {
        if (!*program) continue;
        looks = looks || !(*program)->aggregates.empty();  // over this reader's candidates
        for (const Operation& op : (*program)->operations) looks = looks || is_own(op);
      }
      found.push_back(looks);
    }
    return found;
  }

  void evaluate(StepRun& run, Row first, Row end, const Selection& selection, const double* scores,
                StepTable& out);
  void change_scores(const StepRun& run, const StepTable& table, const Row* rows, Row count);
  void hide(const StepTable& table, const Row* rows, Row count, std::vector<Standing>& standing);
  void spread(StepRun& run, const StepTable& table, const Row* rows, Row count,
              const std::vector<Standing>& standing);
  void take_first(Row count, const std::vector<Standing>& standing, std::size_t top,
                  std::vector<std::uint32_t>& first);
  void reorder(const StepRun& run, const StepTable& table, const Row* rows,
               std::vector<std::uint32_t>& order);

  // A candidate and the score it stands by; places are in the order of equal scores.
  struct Placed {
    double score;
    std::uint32_t place;
  };
  static bool stands_above(const Placed& a, const Placed& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  }
  static void sort_group(Placed* begin, Placed* end);

  std::vector<StepRun> runs_;
  bool has_order_steps_ = false;
  std::vector<double> scores_;  // by candidate
  std::vector<std::uint32_t>
      of_group_;  // spread: how many candidates a group has, then where its next one goes
  std::vector<std::uint32_t> group_of_;  // spread: by candidate
  std::vector<Placed> members_;          // spread: candidates, group after group
  std::vector<std::uint32_t> met_;       // spread: groups in the order in which they were met
  std::vector<Placed> best_;
};

}  // namespace limpid::audience
