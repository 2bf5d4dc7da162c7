#include "measure/relevance.hpp"

#include "base/math.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <functional>

namespace limpid {

namespace {

double discounted(std::span<const double> gains, std::size_t k) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(k, gains.size()); ++i) {
    if (gains[i] != 0) sum += gains[i] / math::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

double gain_of(double judged, Gains gains) {
  return gains == Gains::exponential ? math::exp2(judged) - 1 : judged;
}

}  // namespace

Relevance::Relevance(std::span<const double> ranked, std::vector<double> all, Gains gains,
                     double relevant_from) {
  for (const double judged : ranked) {
    ranked_.push_back(gain_of(judged, gains));
    is_relevant_.push_back(judged >= relevant_from);
  }
  for (const double judged : all) {
    const double gain = gain_of(judged, gains);
    relevant_ += judged >= relevant_from;
    negative_ = negative_ || judged < 0;
    infinite_ = infinite_ || !is_finite(gain);
    if (gain > 0) ideal_.push_back(gain);
  }
  std::sort(ideal_.begin(), ideal_.end(), std::greater<>());
}

std::size_t Relevance::hits(std::size_t k) const {
  return static_cast<std::size_t>(
      std::count(is_relevant_.begin(), is_relevant_.begin() + static_cast<std::ptrdiff_t>(cut(k)), true));
}

Figure Relevance::ndcg(std::size_t k) const {
  if (negative_) return undefined("a gain is below 0");
  if (infinite_) return undefined("a gain is too large: 2^g is beyond the numbers");
  if (ideal_.empty()) return undefined("no gain is above 0");
  return figure(discounted(ranked_, cut(k)) / discounted(ideal_, k == 0 ? ideal_.size() : k));
}

Figure Relevance::average_precision(std::size_t k) const {
  if (relevant_ == 0) return undefined("nothing is relevant");
  double sum = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < cut(k); ++i) {
    if (is_relevant_[i]) sum += static_cast<double>(++found) / static_cast<double>(i + 1);
  }
  return figure(sum / static_cast<double>(relevant_));
}

Figure Relevance::precision(std::size_t k) const {
  if (k == 0) return undefined("no place to cut at");
  return figure(static_cast<double>(hits(k)) / static_cast<double>(k));
}

Figure Relevance::recall(std::size_t k) const {
  if (relevant_ == 0) return undefined("nothing is relevant");
  return figure(static_cast<double>(hits(k)) / static_cast<double>(relevant_));
}

Figure Relevance::reciprocal_rank() const {
  if (relevant_ == 0) return undefined("nothing is relevant");
  const auto first = std::find(is_relevant_.begin(), is_relevant_.end(), true);
  if (first == is_relevant_.end()) return figure(0);
  return figure(1 / static_cast<double>(first - is_relevant_.begin() + 1));
}

Figure Relevance::r_precision() const {
  if (relevant_ == 0) return undefined("nothing is relevant");
  return precision(relevant_);
}

}  // namespace limpid
