// Agreement: two orders of the same posts in, how alike they are out.
//
// An order is given by what the other one says of it: `reference[j]` is the rank, from 1, that the reference
// order gives to the post that stands at j (from 0) in the order looked at. A permutation of 1..n, without
// ties. Taus take values instead (higher is better), since in them equal values are ties.
#pragma once

#include <limpid/measure.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace limpid {

/// Kendall's tau-b: (P − Q)/√((P + Q + T)(P + Q + U)), P and Q the pairs on which x and y agree and disagree,
/// T those tied only in x, U only in y (Kendall 1945). O(n log n) after Knight (1966); exact up to 10⁷ posts
/// and beyond. Undefined where there are fewer than two values, or where all values of one side are equal.
[[nodiscard]] Figure kendall_tau_b(std::span<const double> x, std::span<const double> y);

/// Vigna's weighted tau (WWW 2015): a pair counts 1/r + 1/s, r and s the ranks of its posts from 1; the mean
/// of the values for ranks by x (ties by y) and by y (ties by x). What scipy.stats.weightedtau gives. O(n log
/// n).
[[nodiscard]] Figure weighted_tau(std::span<const double> x, std::span<const double> y);

/// AP correlation of Yilmaz, Aslam and Robertson (SIGIR 2008): 2/(n − 1)·Σ_{i≥2} C(i)/(i − 1) − 1, C(i) the
/// posts above rank i that the reference also puts above the post at i. Not symmetric. O(n log n).
[[nodiscard]] Figure tau_ap(std::span<const std::uint32_t> reference);

/// Spearman's footrule as a similarity: 1 − Σ|rank − reference rank| / ⌊n²/2⌋.
[[nodiscard]] Figure footrule(std::span<const std::uint32_t> reference);

/// Share of the first k posts that are among the first k of the reference. Undefined for fewer than k posts.
[[nodiscard]] Figure overlap(std::span<const std::uint32_t> reference, std::size_t k);

}  // namespace limpid
