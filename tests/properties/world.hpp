// Random timelines and recipes for properties: everything from one seed, so that a failure can be run again.
#pragma once

#include <limpid/limpid.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace limpid::testing {

/// splitmix64 (Steele, Lea & Flood 2014): small, and good enough to make up posts.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent); }
  double real(double low, double high) {
    return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1p-53);
  }
  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(below(items.size()))];
  }

 private:
  std::uint64_t state_;
};

/// Canonical JSON lines, positions included; many columns are left out, many scores will tie.
std::vector<std::string> random_lines(Random& random, std::size_t posts);

/// A recipe that is valid: hide, add, multiply, reshape and spread, with conditions.
std::string random_recipe(Random& random);

/// Only steps whose result is doubled exactly when all weights are: add, multiply and spread. `scale` is on
/// every weight.
std::string random_linear_recipe(std::uint64_t seed, double scale);

Timeline timeline_of(const std::vector<std::string>& lines);
Ranking ranked(const Timeline& timeline, const std::string& recipe);
std::vector<std::string> ids_in_order(const Ranking& ranking);

}  // namespace limpid::testing
