// Crossings: where two posts change places. Here are the posts that stand above a place at two values of a
// number, in order, give me the values between at which one of them passed another.
//
// An answer about places turns where two posts pass each other: halving the doubles between two values takes
// some fifty rankings of everything, finding that pair and halving for it alone takes fifty comparisons of
// few rows.
#pragma once

#include "explain/again.hpp"
#include "ranker/few_rows.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limpid {

class Crossings {
 public:
  /// `above`: the rows that stand above the place in question, best first.
  using Above = std::function<std::vector<Row>(const Ranking& ranking)>;

  Crossings(Again& again, FewRows& few, std::vector<Row> own, Above above)
      : again_(again), few_(few), own_(std::move(own)), above_(std::move(above)) {}

  /// Values at which an own post changes places with one that is above at one end only, or two posts above it
  /// with each other, from near to far; at each they have just done so. None where there are too many such
  /// posts.
  [[nodiscard]] std::vector<double> between(const RecipeNumber& number, double near, double far);

 private:
  struct Seen {
    std::string address;
    double value = 0;
    std::vector<Row> above;
  };
  const std::vector<Row>& above_at(Seen& seen, const RecipeNumber& number, double value);
  void add_crossing(Row a, Row b, const Knob& knob, double near, double far);
  [[nodiscard]] std::optional<double> crossing(Row a, Row b, const Knob& knob, double near, double far);

  Again& again_;
  FewRows& few_;
  std::vector<Row> own_;
  Above above_;
  Seen near_, far_;  // one of them is asked for again, as the two values close in
  std::vector<double> values_;
};

}  // namespace limpid
