// Score kernels: what one step does to the scores of a block of rows. The loops over sign_rule.hpp, written so that
// compilers turn them into SIMD; the results are those of `added`, `multiplied` and `reshaped`, bit for bit.
//
// Columns come in the form that lets the loops go without conditions: where a step does not act, its value is
// neutral (add: 0, multiply: 1, reshape: NaN). Each gives the number of scores that were left as they were because
// they would not have stayed finite.
#pragma once

#include "ranker/machine.hpp"

#include <cstddef>
#include <cstdint>

namespace limpid {

/// Where a step does not act.
inline constexpr double kNeutralTerm = 0, kNeutralFactor = 1;

// At most kBlock rows at once.
std::size_t add_column(double* scores, double weight, const double* values, Row count);
std::size_t multiply_column(double* scores, const double* factors, Row count);
/// By `factor` where acts[i] is 1.
std::size_t multiply_where(double* scores, double factor, const std::uint8_t* acts, Row count);
std::size_t multiply_all(double* scores, double factor, Row count);
void reshape_column(double* scores, const double* values, Row count);

}  // namespace limpid
