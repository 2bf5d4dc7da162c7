// Commands: one function a verb. Each gives the exit code.
#pragma once

#include "input.hpp"

#include <cstdint>
#include <string>

namespace limpid::cli {

struct RankCommand {
  std::size_t top = 0;  ///< 0: all
  bool hidden = false, explain = false, receipt = false;
  bool batch = false;  ///< Each line is a timeline.
};

struct ExplainCommand {
  std::string post, versus;
  std::size_t top = 0;  ///< What would it take to be in or out of so many; 0: not asked
  std::string language = "en";
};

struct SimulateCommand {
  std::string scenario;                  ///< A name, or a file.
  std::uint32_t seeds = 0, readers = 0;  ///< 0: as the scenario says.
  std::uint64_t first_seed = 1;
  std::string watch;
  std::size_t threads = 0;  ///< 0: all cores.
  bool print = false;
};

int inspect(const Common& common);
int rank(const Common& common, const RankCommand& command);
int explain(const Common& common, const ExplainCommand& command);
int print_receipts(const Common& common);
int verify(const Common& common, const std::string& receipt);
int convert(const Common& common);
int check(const Common& common, const std::string& recipe);
int diff(const Common& common, const std::string& a, const std::string& b);
int schema();
int recipes(const Common& common, const std::string& name);
int simulate(const Common& common, const SimulateCommand& command);
int sample(const Common& common, const SampleOptions& options);

}  // namespace limpid::cli
