// Exposure: how much attention each place of a feed gets, under a stated model of a reader.
//
// No model is a measurement: all say that attention falls with rank, and by how much is an assumption.
#pragma once

#include <limpid/measure.hpp>

#include <cstddef>
#include <vector>

namespace limpid {

/// The share of attention at ranks 1..n; they sum to 1. Ranks past `top` (0: none) get nothing.
///   log         1/log2(1 + i), the discount of DCG
///   rbp         (1 − p)·p^(i − 1), p = 0.8: the patience of Moffat and Zobel (TOIS 2008)
///   reciprocal  1/i
///   top         the same for each of the first `top`
[[nodiscard]] std::vector<double> exposure_by_rank(ExposureModel model, std::size_t n, std::size_t top);

}  // namespace limpid
