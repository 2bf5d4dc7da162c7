// Progress: a job of steps on its way to the end, told on standard error where that is asked for.
#pragma once

#include "input.hpp"

#include <cstdio>
#include <string_view>

namespace limpid::cli {

/// Steps the job to its end. `Job` has step, done and of, as CompareJob and LedgerJob do.
template <class Job>
[[nodiscard]] Failure finish(Job& job, std::string_view what, const Common& common) {
  for (;;) {
    const Result<bool> more = job.step();
    if (!more) return more.error();
    if (common.progress) {
      std::fprintf(stderr, "\r\033[K%.*s: %zu of %zu", static_cast<int>(what.size()), what.data(), job.done(),
                   job.of());
      if (!*more) std::fputs("\r\033[K", stderr);
      std::fflush(stderr);
    }
    if (!*more) return std::nullopt;
  }
}

}  // namespace limpid::cli
