// Outcomes: from counted impressions to figures. Here are the tallies of each world, give me every outcome by
// arm with its spread over worlds and its difference to the first arm.
#pragma once

#include <limpid/simulate.hpp>

#include "simulate/tally.hpp"

#include <vector>

namespace limpid::audience {

class Outcomes {
 public:
  /// `posted`: by author, whether anything of it was published; `arms`: their tallies, in order.
  void add_world(const World& world, const std::vector<std::uint8_t>& posted,
                 const std::vector<const ArmTally*>& arms);
  [[nodiscard]] std::size_t worlds() const { return worlds_; }
  [[nodiscard]] SimulationResult result(const ScenarioData& scenario) const;

 private:
  std::vector<Outcome> outcomes_;
  std::vector<std::vector<std::string>> reasons_;         // by arm and outcome: why it may be undefined
  std::vector<std::vector<std::vector<double>>> values_;  // by arm, outcome and world
  std::size_t worlds_ = 0;
  double posts_ = 0;
};

/// The Gini coefficient of values ≥ 0: 0 all alike, 1 − 1/n one has everything; NaN where all are 0.
[[nodiscard]] double gini(std::vector<double> values);

/// Mean, deviation and percentiles of the values that are known; the difference to `base`, value by value.
[[nodiscard]] OutcomeFigure summarize(std::vector<double> values, const std::vector<double>* base);

/// The 97.5 % point of Student's t with that many degrees of freedom.
[[nodiscard]] double student_t(std::size_t degrees);

}  // namespace limpid::audience
