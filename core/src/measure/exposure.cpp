#include "measure/exposure.hpp"

#include "base/math.hpp"

#include <algorithm>

namespace limpid {

std::vector<double> exposure_by_rank(ExposureModel model, std::size_t n, std::size_t top) {
  constexpr double kPatience = 0.8;
  std::vector<double> shares(n, 0.0);
  const std::size_t end = top == 0 ? n : std::min(n, top);
  double power = 1, sum = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const auto rank = static_cast<double>(i + 1);
    switch (model) {
      case ExposureModel::log: shares[i] = 1 / math::log2(1 + rank); break;
      case ExposureModel::rbp: shares[i] = (1 - kPatience) * power; break;
      case ExposureModel::reciprocal: shares[i] = 1 / rank; break;
      case ExposureModel::top: shares[i] = 1; break;
    }
    sum += shares[i];
    power *= kPatience;
  }
  for (std::size_t i = 0; i < end; ++i) shares[i] /= sum;
  return shares;
}

}  // namespace limpid
