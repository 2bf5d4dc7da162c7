#include "ranker/estimate.hpp"

#include "base/simd.hpp"
#include "ranker/score_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

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
/// How much one scaling may lift a bound, and how many may follow each other.
constexpr int kMostScaleBits = 4;
constexpr double kMostScale = 1 << kMostScaleBits;
constexpr int kMostScalings = 10;
/// How far above a product its float may lie: a half-life's bound 2^-13, each margin and its rounding below
/// 2^-19.
constexpr double kProductSlack = 0x1p-12 + kMostScalings * 0x1p-19;

// product ·= a bound on 2^(−age/h), at most 2^-13 of it too high: for a half-life that has just changed, so
// that its column need not be made again for posts that nobody will see. Posts of unknown age are not acted
// on.
void multiply_by_halving(const StepColumns::Halving& halving, Row first, Row count, double* product) {
  constexpr double kMargin = 1 + 0x1p-14;
  constexpr double kLowest = -1000;
  constexpr double kRounder =
      0x1.8p52 + 1023;  // added, it leaves the rounded number's exponent field in the low bits
  constexpr double kLn2 = 0x1.62e42fefa39efp-1;
  const double* ages = halving.ages + first;
  const simd::Doubles per_hour = simd::all(-1 / halving.half_life);
  const auto bound = [&](simd::Doubles age) {
    const simd::Doubles exponent = age * per_hour;
    const simd::Doubles inside = simd::select(exponent > simd::all(kLowest), exponent, simd::all(kLowest));
    const simd::Doubles shifted = inside + simd::all(kRounder);
    const simd::Doubles t = (inside - (shifted - simd::all(kRounder))) * simd::all(kLn2);
    // e^t to t^4: for |t| ≤ ln(2)/2 the rest is below 2^-14 of it.
    simd::Doubles power = simd::all(1.0 / 6) + t * simd::all(1.0 / 24);
    power = simd::all(1.0 / 2) + t * power;
    power = simd::all(1) + t * (simd::all(1) + t * power);
    const simd::Doubles scale = reinterpret_cast<simd::Doubles>(reinterpret_cast<simd::Bits>(shifted) << 52);
    return simd::select(age == age, power * scale * simd::all(kMargin), simd::all(kNeutralFactor));
  };
  Row i = 0;
  for (; i + simd::kLanes <= count; i += simd::kLanes)
    simd::store(product + i, simd::load(product + i) * bound(simd::load(ages + i)));
  for (; i < count; ++i) product[i] *= bound(simd::all(ages[i]))[0];
}

// Few are hidden: eight rows are looked at together.
template <class Found>
void each_hidden(const std::uint8_t* hidden, Row count, Found found) {
  for (Row first = 0; first < count; first += 8) {
    const Row end = std::min<Row>(first + 8, count);
    std::uint64_t any = 0;
    std::memcpy(&any, hidden + first, end - first);
    for (Row i = first; any != 0 && i < end; ++i) {
      if (hidden[i]) found(i);
    }
  }
}

}  // namespace

void Estimate::find_steps() {
  const auto& steps = scoring_.recipe().steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!scoring_.columns(i).runs()) continue;
    if (steps[i].verb == Verb::add) terms_.push_back({i, 0, 0, 0});
    if (steps[i].verb == Verb::multiply) factor_steps_.push_back({i, 1, 1});
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
  for (Factor& factor : factor_steps_) {
    factor.plain = scoring_.recipe().steps[factor.step].factor.value_or(1.0);
    factor.highest = std::max(1.0, factor.plain);
  }
  double product[kBlock];
  for (Row first = 0; first < rows; first += kBlock) {
    const Row count = std::min<Row>(kBlock, rows - first);
    std::fill_n(product, count, kProductMargin);
    for (Factor& factor : factor_steps_) multiply_block(factor, first, count, product);
    const std::uint8_t* hidden = scoring_.hidden().data() + first;
    float* bounds = factors_.data() + first;
    for (Row i = 0; i < count; ++i) {
      const double bound = product[i] < kSafe ? product[i] : kSafe;
      bounds[i] = static_cast<float>(bound > kLeastFactor ? bound : kLeastFactor);
    }
    each_hidden(hidden, count, [&](Row i) { bounds[i] = 0; });
  }
  factors_known_ = true;
  scaled_ = 0;
}

void Estimate::multiply_block(Factor& factor, Row first, Row count, double* product) const {
  const StepColumns& columns = scoring_.columns(factor.step);
  if (columns.stale()) return multiply_by_halving(*columns.halving(), first, count, product);
  if (!scoring_.recipe().steps[factor.step].factor) {
    const double* values = columns.values() + first;
    double highest = factor.highest;
    for (Row i = 0; i < count; ++i) {
      product[i] *= values[i];
      highest = highest > values[i] ? highest : values[i];
    }
    factor.highest = highest;
  } else if (columns.acts().empty()) {
    for (Row i = 0; i < count; ++i) product[i] *= factor.plain;
  } else {
    const std::uint8_t* acts = columns.acts().data() + first;
    const double plain = factor.plain;
    for (Row i = 0; i < count; ++i) product[i] *= acts[i] ? plain : kNeutralFactor;
  }
}

// A plain factor that changed scales the bounds of the posts it acts on, instead of all products being made
// again.
void Estimate::scale(Factor& factor, double plain) {
  const StepColumns& columns = scoring_.columns(factor.step);
  const float by = static_cast<float>(plain / factor.plain * kProductMargin);
  const float either[2] = {columns.acts().empty() ? by : 1, by};
  const std::uint8_t* acts = columns.acts().empty() ? scoring_.hidden().data() : columns.acts().data();
  for (std::size_t row = 0; row < factors_.size(); ++row) {
    const float scaled = factors_[row] * either[acts[row]];
    const float least = factors_[row] > 0 ? kLeastFactor : 0;  // hidden posts stay at 0
    factors_[row] = scaled > least ? scaled : least;
  }
  factor.plain = plain;
  factor.highest = std::max(1.0, plain);
  ++scaled_;
}

void Estimate::settle_factors() {
  for (Factor& factor : factor_steps_) {
    const double plain = scoring_.recipe().steps[factor.step].factor.value_or(1.0);
    if (!factors_known_ || plain == factor.plain) continue;
    // Each scaling leaves its margin behind; and a bound that was raised to the least factor must not grow
    // much.
    const double by = plain / factor.plain;
    if (by > 0 && by < kMostScale && scaled_ < kMostScalings)
      scale(factor, plain);
    else
      factors_known_ = false;
  }
  if (!factors_known_) multiply_out();
  least_known_factor_ = static_cast<double>(kLeastFactor) * std::ldexp(1.0, kMostScaleBits * (scaled_ + 1));
  highest_product_ = 1;
  for (const Factor& factor : factor_steps_)
    highest_product_ = std::min(highest_product_ * factor.highest, 2 * kSafe);
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
  settle_factors();
  settle_changes();
  return size_ < kSafe && highest_product_ < kSafe;
}

bool Estimate::never_negative() const {
  return std::all_of(terms_.begin(), terms_.end(), [this](const Term& term) {
    const double weight = scoring_.recipe().steps[term.step].weight_or_default();
    return weight >= 0 ? term.lowest >= 0 : term.highest <= 0;
  });
}

void Estimate::bound(Row first, Row count, double* upper) const {
  const float* sums = sums_.data() + first;
  const float* factors = factors_.data() + first;
  for (Row i = 0; i < count; ++i) {
    const double sum = sums[i];
    upper[i] = sum + std::fabs(sum) * kFloatError + slack_;
  }
  add_changes(first, count, upper);
  for (Row i = 0; i < count; ++i) upper[i] = (upper[i] > 0 ? upper[i] : 0) * static_cast<double>(factors[i]);
}

void Estimate::bound(Row first, Row count, double* upper, double* lower) const {
  bound(first, count, upper);
  const float* sums = sums_.data() + first;
  const float* factors = factors_.data() + first;
  for (Row i = 0; i < count; ++i) {
    const double sum = sums[i];
    lower[i] = sum - std::fabs(sum) * kFloatError - slack_;
  }
  add_changes(first, count, lower);
  for (Row i = 0; i < count; ++i) {
    const double factor = factors[i];
    const bool known = lower[i] > 0 && factor >= least_known_factor_;
    const double bound = lower[i] * factor * (1 - kProductSlack);
    lower[i] = known ? bound : -std::numeric_limits<double>::infinity();
  }
}

void Estimate::add_changes(Row first, Row count, double* sums) const {
  for (const Change& change : changes_) {
    const double* values = change.values + first;
    for (Row i = 0; i < count; ++i) sums[i] += change.by * values[i];
  }
}

const std::vector<double>& Estimate::ceilings() {
  double bounds[kCeilingRows];
  for (std::size_t block = 0; block < ceilings_.size(); ++block) {
    const Row first = static_cast<Row>(block) * kCeilingRows;
    const Row count = std::min<Row>(kCeilingRows, static_cast<Row>(sums_.size()) - first);
    bound(first, count, bounds);
    // Eight maxima side by side: one after the other they would wait for each other.
    double most[8] = {};
    Row i = 0;
    for (; i + 8 <= count; i += 8) {
      for (Row lane = 0; lane < 8; ++lane)
        most[lane] = bounds[i + lane] > most[lane] ? bounds[i + lane] : most[lane];
    }
    for (; i < count; ++i) most[0] = std::max(most[0], bounds[i]);
    ceilings_[block] = *std::max_element(most, most + 8);
  }
  return ceilings_;
}

}  // namespace limpid
