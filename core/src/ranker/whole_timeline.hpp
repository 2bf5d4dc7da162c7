// WholeTimeline: percentile, mean, sum, highest, lowest and number over all posts read, or over those that
// share a key. Here is an expression, give me one value a row.
//
// Hidden posts count too, so that hiding one changes no other's value.
#pragma once

#include "posts/posts.hpp"
#include "ranker/derived.hpp"
#include "recipe/program.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace limpid {

class Machine;
class Grouping;
struct Selection;

class WholeTimeline {
 public:
  WholeTimeline(const Posts& posts, DerivedColumns& derived, Aggregate aggregate);
  ~WholeTimeline();
  WholeTimeline(WholeTimeline&&) noexcept;

  /// The timeline is what this selection holds; null: all rows again.
  void select(const Selection* selection);

  /// The value by row, or by place in the selection; NaN where the key, or everything in the group, is unknown.
  /// Computed when first asked.
  const std::vector<double>& values();

  /// Sets a number inside; false where none has that address.
  bool set(std::string_view address, double value);

 private:
  void compute();

  const Posts& posts_;
  const Selection* selection_ = nullptr;
  Aggregation aggregation_;
  std::unique_ptr<Machine> argument_;
  std::unique_ptr<Grouping> key_;
  std::vector<double> values_;
  bool fresh_ = false;
};

}  // namespace limpid
