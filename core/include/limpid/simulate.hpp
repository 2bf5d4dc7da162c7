// Simulating an audience: here is a scenario, give me what each recipe does to everyone.
//
// One pool of posts, many readers, several recipes ("arms"). Each session a reader is shown the first posts
// of their own candidates under the arm's recipe; what all readers do changes the counts that the next
// session ranks by. The same invented world in every arm, so a difference between arms is the recipe's alone.
// The same bits for a seed on every machine and any number of threads.
//
//   limpid::Result<limpid::Scenario> scenario =
//   limpid::parse_scenario(limpid::find_scenario("power-user")->json); limpid::Result<limpid::Simulation>
//   simulation = limpid::Simulation::prepare(*scenario); limpid::SimulationResult result =
//   simulation->finish(); for (const limpid::ArmOutcomes& arm : result.arms) show(arm.name,
//   arm.figures[0].mean);
//
// These are models of invented people. No figure claims to reproduce a platform.
#pragma once

#include <limpid/api.hpp>
#include <limpid/read.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

struct ScenarioData;

/// A scenario that was read and holds. A value; copies share what they hold.
class Scenario {
 public:
  explicit Scenario(std::shared_ptr<const ScenarioData> data) : data_(std::move(data)) {}

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::string& about() const;
  /// What in it is invented, in one sentence.
  [[nodiscard]] const std::string& invented() const;
  [[nodiscard]] const ScenarioData& data() const { return *data_; }

 private:
  std::shared_ptr<const ScenarioData> data_;
};

/// Reads and checks a scenario, its recipes included. An error has the code "scenario", the place as a JSON
/// pointer, and a sentence. Recipes are objects or names of the museum.
[[nodiscard]] Result<Scenario> parse_scenario(std::string_view json);

/// The JSON Schema (draft 2020-12) of scenarios, for editors.
[[nodiscard]] std::string_view scenario_schema();

/// One scenario that comes with Limpid.
struct ScenarioEntry {
  std::string_view id;  ///< "power-user"
  std::string_view json;
};
[[nodiscard]] const std::vector<ScenarioEntry>& scenarios();
[[nodiscard]] const ScenarioEntry* find_scenario(std::string_view id);

struct SimulateOptions {
  std::optional<std::uint32_t> seeds;    ///< How many worlds; without it the scenario's number.
  std::uint64_t first_seed = 1;          ///< Worlds are first_seed, first_seed + 1, …
  std::optional<std::uint32_t> readers;  ///< How many people read; without it the scenario's number.
  /// Posts that were really written: authors, times, texts and counts are the file's; who is in which group,
  /// kinds, quality and readers stay invented.
  std::optional<Timeline> pool;
  std::string
      watch;  ///< With a pool: the account that takes the watched one's place; without: who posts most.
  std::size_t workers = 1;  ///< How many threads may call `run` at once.
};

/// What is measured, once for all arms.
struct Outcome {
  std::string key;    ///< "reach:b", "gini", "share:bait"
  std::string label;  ///< "followers of @b who saw a post of it"
  std::string about;  ///< The definition, in a sentence, with the unit.
};

/// One outcome in one arm over all worlds. NaN: undefined there.
struct OutcomeFigure {
  std::vector<double> values;  ///< By world.
  /// Over the worlds in which it is defined; nothing where there are none (fewer than two, for `sd`). `sd`
  /// divides by n − 1; percentiles interpolate linearly.
  std::optional<double> mean, sd, p5, p95;
  /// Against the first arm, world by world: the mean of the differences and its 95 % interval (Student's t).
  struct Difference {
    double mean = 0, low = 0, high = 0;
    bool told_apart = false;  ///< Whether the interval leaves 0 out.
    bool same = false;        ///< Whether the two are equal in every world, bit for bit.
  };
  std::optional<Difference> difference;
  std::string reason;  ///< Why there is no mean.
};

struct ArmOutcomes {
  std::string id, name;
  std::vector<OutcomeFigure> figures;  ///< In the order of SimulationResult::outcomes.
};

struct SimulationResult {
  std::string name, about, invented;
  std::vector<std::uint64_t> seeds;  ///< The worlds that are finished.
  std::uint32_t readers = 0, sessions = 0, top = 0;
  double posts = 0;  ///< A world, on average.
  bool real_pool = false;
  std::vector<Outcome> outcomes;
  std::vector<ArmOutcomes> arms;
};

/// A simulation as a job: rounds of tasks. The tasks of a round do not touch each other's data, so a caller
/// may run them in any order and on several threads; between rounds `advance` brings their results together.
class Simulation {
 public:
  [[nodiscard]] static Result<Simulation> prepare(const Scenario& scenario, SimulateOptions options = {});
  Simulation(Simulation&&) noexcept;
  Simulation& operator=(Simulation&&) noexcept;
  ~Simulation();

  /// How many tasks this round has; 0: everything is done.
  [[nodiscard]] std::size_t tasks() const;
  /// Works on one. Each task once a round; `worker` (below options.workers) is the caller's thread.
  void run(std::size_t task, std::size_t worker = 0);
  /// After all tasks of the round: the next one. False when everything is done; where memory ran out that is
  /// early, and `worlds_done` stays below `worlds`.
  bool advance();

  /// Worlds finished, and in all.
  [[nodiscard]] std::size_t worlds_done() const;
  [[nodiscard]] std::size_t worlds() const;

  /// Of the worlds that are finished.
  [[nodiscard]] SimulationResult result() const;
  /// Everything on this thread.
  SimulationResult finish();

 private:
  class Job;
  explicit Simulation(std::unique_ptr<Job> job);
  std::unique_ptr<Job> job_;
};

}  // namespace limpid
