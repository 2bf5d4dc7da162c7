// simulate: what each recipe of a scenario does to an invented audience, on all cores.
#include "commands.hpp"
#include "output.hpp"
#include "table.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>
#include <vector>

namespace limpid::cli {

namespace {

// The text of a scenario: one that comes with Limpid, or a file.
Result<std::string> scenario_text(const std::string& name) {
  if (const ScenarioEntry* entry = find_scenario(name)) return std::string(entry->json);
  std::ifstream file(name, std::ios::binary);
  if (file) {
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  std::string names;
  for (const ScenarioEntry& entry : scenarios()) names += (names.empty() ? "" : ", ") + std::string(entry.id);
  return Error{"no-such-scenario", name,
               "neither a file that can be read nor a scenario: there are " + names};
}

// The tasks of one round on all threads; each takes the next one that nobody has taken.
void run_round(Simulation& simulation, std::size_t workers) {
  std::atomic<std::size_t> next{0};
  const auto work = [&](std::size_t worker) {
    for (std::size_t task = next++; task < simulation.tasks(); task = next++) simulation.run(task, worker);
  };
  std::vector<std::thread> threads;
  for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(work, worker);
  work(0);
  for (std::thread& thread : threads) thread.join();
}

std::string fixed(double value, bool sign = false) {
  const double size = value < 0 ? -value : value;
  const int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 || size == 0 ? 3 : 5;
  char text[40];
  std::snprintf(text, sizeof text, sign ? "%+.*f" : "%.*f", digits, value);
  return text;
}

std::string difference_text(const OutcomeFigure& figure) {
  if (!figure.difference) return {};
  if (figure.difference->same) return "the same";
  if (!figure.difference->told_apart) return "cannot be told apart";
  return fixed(figure.difference->mean, true) + " [" + fixed(figure.difference->low, true) + ", " +
         fixed(figure.difference->high, true) + "]";
}

void pad(std::string& line, std::size_t column) {
  if (line.size() < column) line.append(column - line.size(), ' ');
}

// How wide a text is in a terminal: its code points are enough for what scenarios say.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Whether no arm differs from the first in any world.
bool all_the_same(const SimulationResult& result, std::size_t outcome) {
  return result.arms.size() > 1 &&
         std::all_of(result.arms.begin() + 1, result.arms.end(), [outcome](const ArmOutcomes& arm) {
           const auto& difference = arm.figures[outcome].difference;
           return difference && difference->same;
         });
}

// One block an outcome, one line an arm; one line in all where every arm is the same.
void print_table(std::string& out, const SimulationResult& result, const Paint& paint) {
  out += paint.bold(result.name) + "  " + paint.faint("model") + "\n" + result.about + "\n" +
         result.invented + "\n";
  out +=
      paint.faint(std::to_string(result.seeds.size()) + " worlds, " + std::to_string(result.readers) +
                  " readers, " + std::to_string(result.sessions) + " sessions of " +
                  std::to_string(result.top) + " posts, " + fixed(result.posts) +
                  " posts a world; differences to \"" + result.arms[0].name + "\" with their 95 % interval") +
      "\n";
  std::size_t widest = 0;
  for (const ArmOutcomes& arm : result.arms) widest = std::max(widest, width(arm.name));
  for (std::size_t i = 0; i < result.outcomes.size(); ++i) {
    out += "\n" + paint.bold(result.outcomes[i].label);
    if (all_the_same(result, i)) {
      out += "  " + fixed(*result.arms[0].figures[i].mean) + " in every arm\n";
      continue;
    }
    out += "\n";
    for (const ArmOutcomes& arm : result.arms) {
      const OutcomeFigure& figure = arm.figures[i];
      std::string line = "  " + arm.name + std::string(widest - width(arm.name) + 2, ' ');
      if (!figure.mean) {
        out += line + "–  " + paint.faint(figure.reason) + "\n";
        continue;
      }
      const std::size_t begin = line.size();
      line += fixed(*figure.mean);
      pad(line, begin + 8);
      if (figure.sd) line += "± " + fixed(*figure.sd);
      pad(line, begin + 18);
      out += line + "  " + paint.faint(difference_text(figure)) + "\n";
    }
  }
}

void print_csv(std::string& out, const SimulationResult& result) {
  out += "arm,outcome,mean,sd,p5,p95,difference,low,high\n";
  const auto cell = [&](const std::optional<double>& value) {
    out += ',';
    if (value) append_decimal(out, *value);
  };
  for (const ArmOutcomes& arm : result.arms) {
    for (std::size_t i = 0; i < arm.figures.size(); ++i) {
      const OutcomeFigure& figure = arm.figures[i];
      out += "\"" + arm.id + "\",\"" + result.outcomes[i].key + "\"";
      for (const auto& value : {figure.mean, figure.sd, figure.p5, figure.p95}) cell(value);
      const auto& difference = figure.difference;
      cell(difference ? std::optional(difference->mean) : std::nullopt);
      cell(difference ? std::optional(difference->low) : std::nullopt);
      cell(difference ? std::optional(difference->high) : std::nullopt);
      out += "\n";
    }
  }
}

}  // namespace

int simulate(const Common& common, const SimulateCommand& command) {
  const auto text = scenario_text(command.scenario);
  if (!text) return refuse(text.error());
  Output output;
  if (command.print) {
    output.text() += *text;
    return kDone;
  }
  const auto scenario = parse_scenario(*text);
  if (!scenario) return refuse(in_file(command.scenario, scenario.error()));
  SimulateOptions options;
  if (command.seeds) options.seeds = command.seeds;
  if (command.readers) options.readers = command.readers;
  options.first_seed = command.first_seed;
  options.watch = command.watch;
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  options.workers = command.threads ? command.threads : cores;
  if (!common.files.empty()) {
    const auto timelines = read_files(common.files, common);
    if (!timelines) return refuse(timelines.error());
    warn(timelines->warnings);
    const auto feeds = chosen_feeds(*timelines, common);
    if (!feeds) return refuse(feeds.error());
    options.pool = feeds->front();
  }
  auto simulation = Simulation::prepare(*scenario, options);
  if (!simulation) return refuse(simulation.error());

  const std::string format = chosen_format(common.format, "jsonl");
  std::size_t told = 0;
  bool more = true;
  while (more) {
    run_round(*simulation, options.workers);
    more = simulation->advance();
    if (simulation->worlds_done() == told) continue;
    if (common.progress)
      std::fprintf(stderr, "\r\033[K%zu of %zu worlds", simulation->worlds_done(), simulation->worlds());
    if (format == "jsonl") {
      append_world(output.text(), simulation->result(), told);
      output.end_line();
      output.flush();  // a world at a time, for whoever reads along
    }
    told = simulation->worlds_done();
  }
  if (common.progress) std::fputs("\r\033[K", stderr);

  if (simulation->worlds_done() < simulation->worlds())
    return refuse({"memory", command.scenario,
                   "needs more memory than there is: take fewer readers, sessions or arms"});

  const SimulationResult result = simulation->result();
  if (format == "table") {
    print_table(output.text(), result, Paint());
  } else if (format == "csv") {
    print_csv(output.text(), result);
  } else {
    append_simulation(output.text(), find_scenario(command.scenario) ? command.scenario : result.name,
                      result);
    output.end_line();
  }
  return kDone;
}

}  // namespace limpid::cli
