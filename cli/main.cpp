// limpid: the command. Reads what is asked from the command line and hands it to one of the verbs.
#include "commands.hpp"
#include "output.hpp"

#include <CLI/CLI.hpp>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace {

using limpid::cli::Common;

void add_files(CLI::App& verb, Common& common) {
  verb.add_option("FILE", common.files, "Downloaded timelines; - for standard input")->required();
  verb.add_option("--timeline", common.timeline, "One of several timelines in a file")->type_name("NAME");
  verb.add_option("--memory", common.memory, "Memory that the posts may take, in bytes")->type_name("BYTES");
  verb.add_flag("--progress,!--no-progress", common.progress,
                "Show progress on standard error (default: on a terminal)");
}

void add_format(CLI::App& verb, Common& common) {
  verb.add_option("--format", common.format,
                  "table, json, jsonl or csv (default: table on a terminal, else JSON)")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
      ->type_name("FORMAT");
}

void add_recipe(CLI::App& verb, Common& common) {
  verb.add_option("--recipe", common.recipe, "A recipe of the museum or a file")
      ->capture_default_str()
      ->type_name("R");
  verb.add_option("--now", common.now,
                  "The moment that ages are measured against (default: when the file was captured)")
      ->type_name("ISO8601");
}

void add_changes(CLI::App& verb, Common& common) {
  verb.add_option("--set", common.sets, "Set one number of the recipe, as likes/weight=2.5")
      ->type_name("ADDRESS=NUMBER")
      ->allow_extra_args(false);
  verb.add_option("--list", common.lists, "Fill a list of the recipe, as close=@ana,@bo")
      ->type_name("NAME=@a,@b")
      ->allow_extra_args(false);
}

}  // namespace

int main(int argc, char** argv) {
  namespace cli = limpid::cli;
  std::setlocale(LC_CTYPE, "C.UTF-8");  // how wide characters are; numbers stay in the C locale
  std::signal(SIGPIPE, SIG_IGN);        // writes then fail, and Output ends the program quietly

  CLI::App app{
      "Limpid re-ranks a timeline that you downloaded, on your own machine, with weights you choose,\n"
      "and answers for any post why it stands where it stands.\n\n"
      "  limpid rank home.json --recipe calmer --top 10\n"
      "  limpid explain home.json --recipe calmer --post 109\n"
      "  limpid sample --posts 400 | limpid rank - --set replies/weight=8"};
  app.name("limpid");
  app.set_version_flag("--version", std::string("limpid ") + LIMPID_VERSION);
  app.require_subcommand(1);

  Common common;
  common.progress = isatty(STDERR_FILENO) != 0;
  cli::RankCommand ranking;
  std::string post, recipe, to = "jsonl";
  limpid::SampleOptions sample;
  int exit_code = cli::kDone;

  auto* inspect = app.add_subcommand("inspect", "What was read: format, posts, known columns, warnings");
  add_files(*inspect, common);
  add_format(*inspect, common);
  inspect->callback([&] { exit_code = cli::inspect(common); });

  auto* rank = app.add_subcommand("rank", "The ranked feed");
  add_files(*rank, common);
  add_recipe(*rank, common);
  add_changes(*rank, common);
  add_format(*rank, common);
  rank->add_option("--top", ranking.top, "Only the first N posts")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  rank->add_flag("--hidden", ranking.hidden, "Hidden posts too, at the end, with their reasons");
  rank->add_flag("--explain", ranking.explain, "With each post the steps that made its score");
  rank->callback([&] { exit_code = cli::rank(common, ranking); });

  auto* explain = app.add_subcommand("explain", "Why a post stands where it stands");
  add_files(*explain, common);
  add_recipe(*explain, common);
  add_changes(*explain, common);
  add_format(*explain, common);
  explain->add_option("--post", post, "The post's id")->required()->type_name("ID");
  explain->callback([&] { exit_code = cli::explain(common, post); });

  auto* convert = app.add_subcommand("convert", "Canonical posts, one a line");
  add_files(*convert, common);
  convert->add_option("--to", to, "The format to write")
      ->required()
      ->check(CLI::IsMember({"jsonl"}))
      ->type_name("FORMAT");
  convert->callback([&] { exit_code = cli::convert(common); });

  auto* check =
      app.add_subcommand("check", "Whether a recipe holds; against a timeline, what it would not do");
  check->add_option("RECIPE", recipe, "A recipe of the museum or a file")->required();
  check->add_option("--against", common.files, "A timeline to try it on")->type_name("FILE");
  check->add_option("--now", common.now, "The moment that ages are measured against")->type_name("ISO8601");
  add_changes(*check, common);
  add_format(*check, common);
  check->callback([&] { exit_code = cli::check(common, recipe); });

  std::string other;
  auto* diff = app.add_subcommand("diff", "Two recipes side by side, in words");
  diff->add_option("RECIPE", recipe, "The one before")->required();
  diff->add_option("OTHER", other, "The one after")->required();
  add_changes(*diff, common);
  add_format(*diff, common);
  diff->callback([&] { exit_code = cli::diff(common, recipe, other); });

  auto* schema = app.add_subcommand("schema", "The JSON Schema of recipes, for editors");
  schema->callback([&] { exit_code = cli::schema(); });

  auto* recipes = app.add_subcommand("recipes", "The museum of recipes; with a name, that recipe");
  recipes->add_option("NAME", recipe, "Print this one");
  add_format(*recipes, common);
  recipes->callback([&] { exit_code = cli::recipes(common, recipe); });

  cli::SimulateCommand audience;
  auto* simulate = app.add_subcommand("simulate", "One pool, many readers, several recipes: what a rule does to everyone");
  simulate->add_option("SCENARIO", audience.scenario, "A scenario that comes with Limpid, or a file")->required();
  simulate->add_option("--seeds", audience.seeds, "How many worlds (default: as the scenario says)")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  simulate->add_option("--first-seed", audience.first_seed, "The first world")->capture_default_str()->type_name("S");
  simulate->add_option("--readers", audience.readers, "How many readers (default: as the scenario says)")
      ->check(CLI::Range(1, 10'000'000))
      ->type_name("N");
  simulate->add_option("--pool", common.files, "A downloaded timeline as the pool: only readers are invented then")
      ->type_name("FILE");
  simulate->add_option("--watch", audience.watch, "With --pool: the account to watch (default: who posts most)")
      ->type_name("@a");
  simulate->add_option("--timeline", common.timeline, "One of several timelines in the pool")->type_name("NAME");
  simulate->add_option("--threads", audience.threads, "How many threads (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  simulate->add_flag("--print", audience.print, "Print the scenario instead");
  simulate->add_flag("--progress,!--no-progress", common.progress, "Show progress on standard error");
  add_format(*simulate, common);
  simulate->callback([&] { exit_code = cli::simulate(common, audience); });

  auto* invented =
      app.add_subcommand("sample", "An invented, realistic timeline, the same for the same seed");
  invented->add_option("--posts", sample.posts, "How many")->capture_default_str()->type_name("N");
  invented->add_option("--seed", sample.seed, "Which invented world")->capture_default_str()->type_name("S");
  invented->callback([&] { exit_code = cli::sample(common, sample); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kDone : cli::kWrongUse;
  }
  return exit_code;
}
