#include "triad.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace limpid::bench {

double triad_bytes_per_second() {
  constexpr std::size_t kRows = 8'000'000;
  std::vector<double> a(kRows), b(kRows, 1.5), c(kRows, 2.5);
  double best = 0;
  for (int run = 0; run < 9; ++run) {
    const double scale = run;
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < kRows; ++i) a[i] = b[i] + scale * c[i];
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (a[kRows / 2] != 1.5 + scale * 2.5) return 0;
    best = std::max(best, 3.0 * sizeof(double) * kRows / taken.count());
  }
  return best;
}

double reading_bytes_per_second() {
  constexpr std::size_t kRows = 1 << 20, kColumns = 13, kBlock = 1024;
  const std::vector<std::vector<double>> columns(kColumns, std::vector<double>(kRows, 1.0));
  double best = 0;
  for (int run = 0; run < 9; ++run) {
    double sums[8] = {};
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t first = 0; first < kRows; first += kBlock) {
      for (const auto& column : columns) {
        for (std::size_t i = first; i < first + kBlock; i += 8) {
          for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += column[i + lane];
        }
      }
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (sums[0] != kRows / 8 * kColumns) return 0;
    best = std::max(best, 1.0 * sizeof(double) * kRows * kColumns / taken.count());
  }
  return best;
}

}  // namespace limpid::bench
