#include "ranker/score_kernels.hpp"

#include "base/simd.hpp"
#include "ranker/sign_rule.hpp"

#include <algorithm>

namespace limpid {

using namespace simd;

namespace {

// Rounds up to whole vectors: buffers have room, and what stands behind the last row is never looked at.
constexpr std::size_t kRoom = kBlock + kLanes;

// after = before + Σ weight·values, N columns at once so that the sum stays in a register.
template <std::size_t N>
void add_some(double* after, const double* before, const TermColumn* terms, Row count) {
  Row i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    Doubles sum = load(before + i);
    for (std::size_t t = 0; t < N; ++t) sum = sum + all(terms[t].weight) * load(terms[t].values + i);
    store(after + i, sum);
  }
  for (; i < count; ++i) {
    double sum = before[i];
    for (std::size_t t = 0; t < N; ++t) sum = sum + terms[t].weight * terms[t].values[i];
    after[i] = sum;
  }
}

// scores = after + 0 (−0 is stored as 0), unless something there is not finite.
bool store_finite(double* scores, double* after, Row count) {
  for (Row i = count; i % kLanes != 0; ++i) after[i] = 0;
  Masks stays = ~Masks{};
  for (Row i = 0; i < count; i += kLanes) {
    const Doubles lanes = load(after + i) + all(0);
    stays &= finite(lanes);
    store(after + i, lanes);
  }
  if (!every(stays)) return false;
  std::copy_n(after, count, scores);
  return true;
}

double factor_at(const FactorColumn& factor, Row i) {
  if (factor.values) return factor.values[i];
  return factor.acts == nullptr || factor.acts[i] ? factor.factor : kNeutralFactor;
}

}  // namespace

bool add_columns(double* scores, const TermColumn* terms, std::size_t count_terms, Row count) {
  double after[kRoom];
  const double* before = scores;
  constexpr std::size_t kAtOnce = 6;
  std::size_t t = 0;
  for (; t + kAtOnce <= count_terms; t += kAtOnce, before = after)
    add_some<kAtOnce>(after, before, terms + t, count);
  for (; t < count_terms; ++t, before = after) add_some<1>(after, before, terms + t, count);
  return store_finite(scores, after, count);
}

bool multiply_columns(double* scores, const FactorColumn* factors, std::size_t count_factors, Row count) {
  double after[kRoom];
  std::copy_n(scores, count, after);
  for (Row i = count; i % kLanes != 0; ++i) after[i] = 0;
  Masks from_zero = ~Masks{};
  for (Row i = 0; i < count; i += kLanes) from_zero &= load(after + i) >= all(0);
  if (!every(from_zero)) return false;
  for (std::size_t f = 0; f < count_factors; ++f) {
    if (factors[f].values) {
      const double* values = factors[f].values;
      for (Row i = 0; i < count; ++i) after[i] *= values[i];
    } else if (factors[f].acts) {
      const double factor = factors[f].factor;
      const std::uint8_t* acts = factors[f].acts;
      for (Row i = 0; i < count; ++i) after[i] *= acts[i] ? factor : kNeutralFactor;
    } else {
      for (Row i = 0; i < count; ++i) after[i] *= factors[f].factor;
    }
  }
  return store_finite(scores, after, count);
}

std::size_t add_column(double* scores, const TermColumn& term, Row count) {
  std::size_t left = 0;
  for (Row i = 0; i < count; ++i) {
    const Changed changed = added(scores[i], term.weight, term.values[i]);
    scores[i] = changed.after;
    left += !changed.ok;
  }
  return left;
}

std::size_t multiply_column(double* scores, const FactorColumn& factor, Row count) {
  std::size_t left = 0;
  for (Row i = 0; i < count; ++i) {
    const Changed changed = multiplied(scores[i], factor_at(factor, i));
    scores[i] = changed.after;
    left += !changed.ok;
  }
  return left;
}

void reshape_column(double* scores, const double* values, Row count) {
  for (Row i = 0; i < count; ++i) scores[i] = is_known(values[i]) ? values[i] + 0.0 : scores[i];
}

}  // namespace limpid
