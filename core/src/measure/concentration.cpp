#include "measure/concentration.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

Figure atkinson_half(const std::vector<double>& values, double mean) {
  double roots = 0;
  for (const double value : values) roots += std::sqrt(value);
  const double root = roots / static_cast<double>(values.size());
  return figure(1 - root * root / mean);
}

Figure atkinson_one(const std::vector<double>& ascending, double mean) {
  if (ascending.front() <= 0) return undefined("somebody has nothing, and a geometric mean is then 0");
  double logarithms = 0;
  for (const double value : ascending) logarithms += math::log(value);
  return figure(1 - math::exp(logarithms / static_cast<double>(ascending.size())) / mean);
}

}  // namespace

Concentration concentration_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;

  Concentration result;
  result.n = values.size();
  result.zeros = static_cast<std::size_t>(std::count(values.begin(), values.end(), 0.0));
  if (!(sum > 0)) {
    const Figure nothing = undefined("nobody has anything");
    result.gini = result.gini_corrected = result.atkinson = result.atkinson_1 = nothing;
    result.hhi = result.hhi_equal = result.entropy = result.effective = nothing;
    return result;
  }

  double weighed = 0, squares = 0, entropy = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weighed += (2 * static_cast<double>(i + 1) - n - 1) * values[i];
    const double share = values[i] / sum;
    squares += share * share;
    if (share > 0) entropy -= share * math::log(share);
  }
  const double gini = weighed / (n * sum);
  result.gini = figure(gini);
  result.gini_corrected = n > 1 ? figure(gini * n / (n - 1)) : undefined("there is only one");
  result.atkinson = atkinson_half(values, sum / n);
  result.atkinson_1 = atkinson_one(values, sum / n);
  result.hhi = figure(squares);
  result.hhi_equal = figure(1 / n);
  result.entropy = figure(entropy);
  result.effective = figure(math::exp(entropy));
  return result;
}

}  // namespace limpid
