#include "ranker/score_kernels.hpp"

#include "base/simd.hpp"
#include "ranker/sign_rule.hpp"

#include <algorithm>

namespace limpid {

using namespace simd;

namespace {

double factor_at(const FactorColumn& factor, Row i) {
  if (factor.values) return factor.values[i];
  return factor.acts == nullptr || factor.acts[i] ? factor.factor : kNeutralFactor;
}

// Rows that go together: a cache line of each column.
constexpr Row kTile = 8;
struct Tile {
  Doubles lanes[kTile / kLanes];
};

void add(Tile& tile, const TermColumn& term, Row i) {
  const Doubles weight = all(term.weight);
  for (std::size_t l = 0; l < kTile / kLanes; ++l)
    tile.lanes[l] = tile.lanes[l] + weight * load(term.values + i + l * kLanes);
}

void multiply(Tile& tile, const FactorColumn& factor, Row i) {
  if (factor.values) {
    for (std::size_t l = 0; l < kTile / kLanes; ++l)
      tile.lanes[l] = tile.lanes[l] * load(factor.values + i + l * kLanes);
  } else if (factor.acts) {
    const double either[] = {kNeutralFactor, factor.factor};
    const std::uint8_t* acts = factor.acts + i;
    for (std::size_t l = 0; l < kTile / kLanes; ++l)
      tile.lanes[l] = tile.lanes[l] * Doubles{either[acts[l * kLanes]], either[acts[l * kLanes + 1]]};
  } else {
    for (Doubles& lanes : tile.lanes) lanes = lanes * all(factor.factor);
  }
}

}  // namespace

bool run_columns(double* scores, const TermColumn* terms, std::size_t count_terms,
                 const FactorColumn* factors, std::size_t count_factors, Row count) {
  double after[kBlock];
  Masks from_zero = ~Masks{}, stays = ~Masks{};
  Row i = 0;
  for (; i + kTile <= count; i += kTile) {
    Tile tile;
    std::memcpy(&tile, scores + i, sizeof tile);
    for (std::size_t t = 0; t < count_terms; ++t) add(tile, terms[t], i);
    for (const Doubles lanes : tile.lanes) from_zero &= lanes >= all(0);
    for (std::size_t f = 0; f < count_factors; ++f) multiply(tile, factors[f], i);
    for (Doubles& lanes : tile.lanes) {
      lanes = lanes + all(0);  // −0 is stored as 0
      stays &= finite(lanes);
    }
    std::memcpy(after + i, &tile, sizeof tile);
  }
  for (; i < count; ++i) {
    double score = scores[i];
    for (std::size_t t = 0; t < count_terms; ++t) score = score + terms[t].weight * terms[t].values[i];
    from_zero &= all(score) >= all(0);
    for (std::size_t f = 0; f < count_factors; ++f) score = score * factor_at(factors[f], i);
    after[i] = score + 0.0;
    stays &= finite(all(after[i]));
  }
  if (!every(stays) || (count_factors != 0 && !every(from_zero))) return false;
  std::copy_n(after, count, scores);
  return true;
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
