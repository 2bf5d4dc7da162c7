// Machine: runs a program over rows, a block at a time. Here are rows, give me values.
//
// Ranking runs it over all rows, an explanation over one: the same operations, so the same bits.
#pragma once

#include "base/phrases.hpp"
#include "posts/posts.hpp"
#include "ranker/derived.hpp"
#include "ranker/whole_timeline.hpp"
#include "recipe/program.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace limpid {

/// Rows handled at once: a register of doubles is 8 KiB, so a program's registers stay in the fast cache.
inline constexpr Row kBlock = 1024;

/// Rows that need not stand side by side, and values that stand in place of a column's own: one reader's candidates
/// among many posts, with that reader's closeness and the counts of that moment.
struct Selection {
  struct Replaced {
    OpCode code;          // what loads the column
    std::uint32_t index;  // which
    const void* values;   // of the type that the code loads
    bool by_row;          // as the posts' rows are numbered; otherwise by place in the selection
  };
  const Row* rows = nullptr;  // by place; null: row i stands at place i
  Row count = 0;              // how many places; asked by functions over the whole timeline alone
  /// By place: posts that are not in this timeline, for functions over the whole of it; null: none.
  const std::uint8_t* absent = nullptr;
  std::vector<Replaced> replaced;
};

class Machine {
 public:
  Machine(const Posts& posts, DerivedColumns& derived, Program program);

  /// From now on `run` takes places in this selection, where it took rows; null: rows again. Functions over the
  /// whole timeline are over the selection then, and are computed anew.
  void select(const Selection* selection) {
    selection_ = selection;
    for (WholeTimeline& aggregate : aggregates_) aggregate.select(selection);
  }

  /// Runs over rows [first, first + count), count ≤ kBlock. `scores` of the first row on, for programs that
  /// use the score.
  void run(Row first, Row count, const double* scores);

  /// The result of the last run, by row − first. Only the one of the program's type is meaningful.
  [[nodiscard]] const double* numbers() const { return number(program_.result); }
  [[nodiscard]] const Tri* flags() const { return flag(program_.result); }
  [[nodiscard]] const std::string_view* texts() const { return text(program_.result); }
  [[nodiscard]] const std::uint32_t* accounts() const { return account(program_.result); }

  [[nodiscard]] const Program& program() const { return program_; }

  /// Sets the constant at that address; false where this program has none.
  bool set(std::string_view address, double value);

 private:
  [[nodiscard]] const double* number(RegisterId id) const {
    return numbers_.data() + std::size_t{id} * kBlock;
  }
  [[nodiscard]] double* number(RegisterId id) { return numbers_.data() + std::size_t{id} * kBlock; }
  [[nodiscard]] const Tri* flag(RegisterId id) const { return flags_.data() + std::size_t{id} * kBlock; }
  [[nodiscard]] Tri* flag(RegisterId id) { return flags_.data() + std::size_t{id} * kBlock; }
  [[nodiscard]] const std::string_view* text(RegisterId id) const {
    return texts_.data() + std::size_t{id} * kBlock;
  }
  [[nodiscard]] std::string_view* text(RegisterId id) { return texts_.data() + std::size_t{id} * kBlock; }
  [[nodiscard]] const std::uint32_t* account(RegisterId id) const {
    return accounts_.data() + std::size_t{id} * kBlock;
  }
  [[nodiscard]] std::uint32_t* account(RegisterId id) { return accounts_.data() + std::size_t{id} * kBlock; }

  void load(const Operation& op, Row first, Row count, const double* scores);
  void load_selected(const Operation& op, Row first, Row count);
  void calculate(const Operation& op, Row count);
  void compare(const Operation& op, Row count);
  void search(const Operation& op, Row count);
  void decide(const Operation& op, Row count);
  void fill_constants();

  const Posts& posts_;
  DerivedColumns& derived_;
  const Selection* selection_ = nullptr;
  Program program_;
  std::vector<double> numbers_;
  std::vector<Tri> flags_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> accounts_;
  std::vector<std::string> whole_texts_;  // titles and texts joined, for load_whole_text
  std::vector<WholeTimeline> aggregates_;
  std::vector<Phrases> phrases_;
};

}  // namespace limpid
