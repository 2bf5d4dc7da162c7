#include "ranker/estimate.hpp"

#include "ranker/score_kernels.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

constexpr std::size_t kMostTerms = 1000;
constexpr double kSumSlack = 0x1p-40;  // > (4·1000 + 8)·2^-53
constexpr double kFloatError = 0x1p-23;
constexpr double kLeastSlack = 0x1p-140;  // more than the rounding of a subnormal float
constexpr double kProductMargin = 1 + 0x1p-20;
constexpr float kLeastFactor = 0x1p-100f;
/// Sums and products below this cannot overflow on their way, nor can their floats.
constexpr double kSafe = 0x1p100;
/// Weights that may differ from those of the sums before these are made again.
constexpr std::size_t kMostChanges = 2;

}  // namespace

void Estimate::find_steps() {
  const auto& steps = scoring_.recipe().steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!scoring_.columns(i).runs()) continue;
    if (steps[i].verb == Verb::add) terms_.push_back({i, 0, 0, 0});
    if (steps[i].verb == Verb::multiply) factor_steps_.push_back(i);
  }
  const std::size_t rows = scoring_.posts().size();
  sums_.resize(rows);
  factors_.resize(rows);
  ceilings_.resize((rows + kCeilingRows - 1) / kCeilingRows);
  changes_.reserve(kMostChanges + 1);
  found_ = true;
}

void Estimate::sum_up() {
  const Row rows = scoring_.posts().size();
  for (Term& term : terms_) {
    term.weight = scoring_.recipe().steps[term.step].weight_or_default();
    term.lowest = term.highest = 0;
  }
  double sums[kBlock];
  for (Row first = 0; first < rows; first += kBlock) {
    const Row count = std::min<Row>(kBlock, rows - first);
    std::fill_n(sums, count, 0.0);
    for (Term& term : terms_) {
      const double* values = scoring_.columns(term.step).values() + first;
      for (Row i = 0; i < count; ++i) sums[i] += term.weight * values[i];
      for (Row i = 0; i < count; ++i) {
        term.lowest = std::min(term.lowest, values[i]);
        term.highest = std::max(term.highest, values[i]);
      }
    }
    for (Row i = 0; i < count; ++i) sums_[first + i] = static_cast<float>(sums[i]);
  }
  sums_known_ = true;
}

void Estimate::multiply_out() {
  const Row rows = scoring_.posts().size();
  highest_product_ = 1;
  double product[kBlock];
  highest_.assign(factor_steps_.size(), 1.0);
  for (Row first = 0; first < rows; first += kBlock) {
    const Row count = std::min<Row>(kBlock, rows - first);
    std::fill_n(product, count, kProductMargin);
    for (std::size_t f = 0; f < factor_steps_.size(); ++f) {
      const StepColumns& columns = scoring_.columns(factor_steps_[f]);
      const auto& factor = scoring_.recipe().steps[factor_steps_[f]].factor;
      const double plain = factor.value_or(1.0);
      if (!factor) {
        const double* values = columns.values() + first;
        double most = highest_[f];
        for (Row i = 0; i < count; ++i) {
          product[i] *= values[i];
          most = most > values[i] ? most : values[i];
        }
        highest_[f] = most;
      } else if (columns.acts().empty()) {
        for (Row i = 0; i < count; ++i) product[i] *= plain;
        highest_[f] = std::max(1.0, plain);
      } else {
        const std::uint8_t* acts = columns.acts().data() + first;
        const double either[2] = {kNeutralFactor, plain};
        for (Row i = 0; i < count; ++i) product[i] *= either[acts[i]];
        highest_[f] = std::max(1.0, plain);
      }
    }
    const std::uint8_t* hidden = scoring_.hidden().data() + first;
    for (Row i = 0; i < count; ++i) {
      const float bound = std::max(static_cast<float>(std::min(product[i], kSafe)), kLeastFactor);
      factors_[first + i] = hidden[i] ? 0 : bound;
    }
  }
  for (const double most : highest_) highest_product_ = std::min(highest_product_ * most, 2 * kSafe);
  factors_known_ = true;
}

// What changed since the sums were made, and how far off they may be.
void Estimate::settle_changes() {
  changes_.clear();
  size_ = 0;
  for (const Term& term : terms_) {
    const double weight = scoring_.recipe().steps[term.step].weight_or_default();
    size_ += (std::fabs(weight) + std::fabs(term.weight)) * term.size();
    if (weight == term.weight) continue;
    if (changes_.size() == kMostChanges) {
      sum_up();
      return settle_changes();
    }
    changes_.push_back({scoring_.columns(term.step).values(), weight - term.weight});
  }
  slack_ = kSumSlack * size_ + kLeastSlack;
}

bool Estimate::ready() {
  if (!scoring_.linear()) return false;
  if (!found_) find_steps();
  if (terms_.size() > kMostTerms) return false;
  if (!sums_known_) sum_up();
  if (!factors_known_) multiply_out();
  settle_changes();
  return size_ < kSafe && highest_product_ < kSafe;
}

bool Estimate::never_negative() const {
  return std::all_of(terms_.begin(), terms_.end(), [this](const Term& term) {
    const double weight = scoring_.recipe().steps[term.step].weight_or_default();
    return weight >= 0 ? term.lowest >= 0 : term.highest <= 0;
  });
}

Row Estimate::bound_block(Row first, double* bounds) const {
  const Row count = std::min<Row>(kCeilingRows, static_cast<Row>(sums_.size()) - first);
  const float* sums = sums_.data() + first;
  const float* factors = factors_.data() + first;
  for (Row i = 0; i < count; ++i) {
    const double sum = sums[i];
    bounds[i] = sum + std::fabs(sum) * kFloatError + slack_;
  }
  for (const Change& change : changes_) {
    const double* values = change.values + first;
    for (Row i = 0; i < count; ++i) bounds[i] += change.by * values[i];
  }
  for (Row i = 0; i < count; ++i) bounds[i] = (bounds[i] > 0 ? bounds[i] : 0) * static_cast<double>(factors[i]);
  return count;
}

const std::vector<double>& Estimate::ceilings() {
  double bounds[kCeilingRows];
  for (std::size_t block = 0; block < ceilings_.size(); ++block) {
    const Row count = bound_block(static_cast<Row>(block) * kCeilingRows, bounds);
    // Eight maxima side by side: one after the other they would wait for each other.
    double most[8] = {};
    Row i = 0;
    for (; i + 8 <= count; i += 8) {
      for (Row lane = 0; lane < 8; ++lane) most[lane] = bounds[i + lane] > most[lane] ? bounds[i + lane] : most[lane];
    }
    for (; i < count; ++i) most[0] = std::max(most[0], bounds[i]);
    ceilings_[block] = *std::max_element(most, most + 8);
  }
  return ceilings_;
}

}  // namespace limpid
