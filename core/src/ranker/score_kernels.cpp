#include "ranker/score_kernels.hpp"

#include "ranker/sign_rule.hpp"

#include <algorithm>

namespace limpid {

namespace {

// The general rule, row by row: for blocks in which something is negative and something does not stay finite.
std::size_t multiply_one_by_one(double* scores, const double* factors, Row count) {
  std::size_t left = 0;
  for (Row i = 0; i < count; ++i) {
    const Changed changed = multiplied(scores[i], factors[i]);
    scores[i] = changed.after;
    left += !changed.ok;
  }
  return left;
}

}  // namespace

std::size_t add_column(double* scores, double weight, const double* values, Row count) {
  std::uint64_t left = 0;  // as wide as a double, so that a comparison's mask can be added up
  for (Row i = 0; i < count; ++i) {
    const double after = scores[i] + weight * values[i] + 0.0;
    const bool stays = after - after == 0;
    scores[i] = stays ? after : scores[i];
    left += !stays;
  }
  return static_cast<std::size_t>(left);
}

std::size_t multiply_column(double* scores, const double* factors, Row count) {
  double after[kBlock];
  std::uint64_t negative = 0, left = 0;
  for (Row i = 0; i < count; ++i) negative += scores[i] < 0;
  if (negative == 0) {
    for (Row i = 0; i < count; ++i) {
      const double product = scores[i] * factors[i] + 0.0;
      const bool stays = product - product == 0;
      scores[i] = stays ? product : scores[i];
      left += !stays;
    }
    return static_cast<std::size_t>(left);
  }
  for (Row i = 0; i < count; ++i) {
    const double lifted = scores[i] * factors[i] + 0.0;
    const double sunk = scores[i] / (factors[i] + 0.0) + 0.0;
    after[i] = scores[i] < 0 ? sunk : lifted;
    left += !(after[i] - after[i] == 0);
  }
  if (left != 0) return multiply_one_by_one(scores, factors, count);
  std::copy_n(after, count, scores);
  return 0;
}

std::size_t multiply_where(double* scores, double factor, const std::uint8_t* acts, Row count) {
  double factors[kBlock];
  for (Row i = 0; i < count; ++i) factors[i] = acts[i] ? factor : kNeutralFactor;
  return multiply_column(scores, factors, count);
}

std::size_t multiply_all(double* scores, double factor, Row count) {
  double factors[kBlock];
  std::fill_n(factors, count, factor);
  return multiply_column(scores, factors, count);
}

void reshape_column(double* scores, const double* values, Row count) {
  for (Row i = 0; i < count; ++i) scores[i] = is_known(values[i]) ? values[i] + 0.0 : scores[i];
}

}  // namespace limpid
