// Score kernels: what one step does to the scores of a block of rows. The loops over sign_rule.hpp, written
// so that compilers turn them into SIMD; the results are those of `added`, `multiplied` and `reshaped`, bit
// for bit.
//
// Columns come in the form that lets the loops go without conditions: where a step does not act, its value is
// neutral (add: 0, multiply: 1, reshape: NaN).
//
// Steps that add, and then steps that multiply, go over a block at once: each score is in a register from its
// first term to its last factor. Whether all stayed finite is asked at the end: what is not finite never
// becomes finite again by adding or multiplying. Only where the answer is no (or something below 0 has to be
// divided) does the block go step by step; each such step gives the number of scores that it left as they
// were.
#pragma once

#include "ranker/machine.hpp"

#include <cstddef>
#include <cstdint>

namespace limpid {

/// Where a step does not act.
inline constexpr double kNeutralTerm = 0, kNeutralFactor = 1;

struct TermColumn {
  double weight;
  const double* values;
};
/// A column of factors; or one factor with the rows it acts on (1); or, without these, one for all.
struct FactorColumn {
  const double* values;
  double factor;
  const std::uint8_t* acts;
};

// At most kBlock rows at once.

/// Adds all terms, then multiplies by all factors. False, and `scores` as they were, where the block must go
/// step by step.
bool run_columns(double* scores, const TermColumn* terms, std::size_t count_terms,
                 const FactorColumn* factors, std::size_t count_factors, Row count);

std::size_t add_column(double* scores, const TermColumn& term, Row count);
std::size_t multiply_column(double* scores, const FactorColumn& factor, Row count);
void reshape_column(double* scores, const double* values, Row count);

}  // namespace limpid
