#include "ledger.hpp"

#include "output.hpp"
#include "progress.hpp"
#include "table.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace limpid::cli {

namespace {

struct LedgerCommand {
  std::string exposure = "log";
  LedgerOptions options;
};

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f %%", share * 100);
  return text;
}

std::string effect_line(std::string_view which, const LedgerEffect& effect) {
  std::string line = "    " + std::string(which) + std::to_string(effect.posts) + " posts of " +
                     std::to_string(effect.authors) + " authors, " + percent(effect.taken) +
                     " of exposure moved";
  if (!effect.from.empty())
    line += ", most from " + effect.from.front().account + " (" + percent(effect.from.front().change) + ")";
  if (effect.labels) {
    const auto add = [&](std::string_view name, const Figure& figure) {
      if (figure.value) line += "; " + std::string(name) + " " + percent(*figure.value);
    };
    add("precision", effect.labels->precision);
    add("recall", effect.labels->recall);
    add("collateral", effect.labels->collateral);
    add("harm prevented", effect.labels->harm_prevented);
  }
  return line + "\n";
}

std::string ledger_table(const Ledger& ledger, const Paint& paint) {
  std::string table = ledger.timeline.empty() ? "" : paint.bold(ledger.timeline) + "\n";
  for (const LedgerEntry& entry : ledger.entries) {
    table += paint.bold(entry.label) +
             paint.faint("  " + std::string(name_of(entry.kind)) + " " + entry.step) + "\n";
    table += effect_line("last   ", entry.last) + effect_line("alone  ", entry.alone);
  }
  return table;
}

int run(const Common& common, LedgerCommand& command) {
  const std::string format = chosen_format(common.format, "jsonl");
  command.options.exposure = command.exposure == "rbp"          ? ExposureModel::rbp
                             : command.exposure == "reciprocal" ? ExposureModel::reciprocal
                             : command.exposure == "top"        ? ExposureModel::top
                                                                : ExposureModel::log;
  const auto loaded = load(common);
  if (!loaded) return refuse(loaded.error());

  Output output;
  const Paint paint;
  bool first = true;
  const bool list = format == "json" && loaded->feeds.size() > 1;
  for (const Timeline& feed : loaded->feeds) {
    auto job = LedgerJob::prepare(feed, loaded->recipe, loaded->options, command.options);
    if (!job) return refuse(job.error());
    if (const Failure failure = finish(*job, "ledger", common)) return refuse(*failure);
    if (format == "table") {
      output.text() += ledger_table(job->ledger(), paint);
      continue;
    }
    if (format == "csv") {
      if (first) output.text() += comparison_csv_head();
      first = false;
      append_ledger_csv(output.text(), job->ledger());
      continue;
    }
    if (list) output.text() += first ? "[" : ",\n ";
    first = false;
    append_ledger(output.text(), job->ledger());
    if (!list) output.end_line();
  }
  if (list) {
    output.text() += "]";
    output.end_line();
  }
  output.flush();
  warn(loaded->timelines.warnings);
  return kDone;
}

}  // namespace

void add_ledger(CLI::App& verb, Common& common, int& exit_code) {
  auto command = std::make_shared<LedgerCommand>();
  LedgerOptions& options = command->options;
  verb.add_option("--deserved", options.deserved,
                  "A column that is true for posts that deserve to be demoted: precision, recall, collateral,"
                  " harm prevented")
      ->type_name("COLUMN");
  verb.add_option("--group", options.groups, "Test whether the groups of this column are treated differently")
      ->allow_extra_args(false)
      ->type_name("KEY");
  verb.add_option("--top", options.top, "Only the first K places count as seen (default: all)")
      ->check(CLI::PositiveNumber)
      ->type_name("K");
  verb.add_option("--exposure", command->exposure, "How attention falls: log, rbp, reciprocal or top")
      ->check(CLI::IsMember({"log", "rbp", "reciprocal", "top"}))
      ->capture_default_str();
  verb.add_option("--permutations", options.permutations, "With --group: how often labels are shuffled")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb.add_option("--seed", options.seed, "With --group: which shuffles")->capture_default_str();
  verb.callback([&common, &exit_code, command] { exit_code = run(common, *command); });
}

}  // namespace limpid::cli
