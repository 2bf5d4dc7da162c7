// limpid: the command. Reads what is asked from the command line and hands it to one of the verbs.
#include "commands.hpp"
#include "compare.hpp"
#include "completion.hpp"
#include "detect.hpp"
#include "fit.hpp"
#include "ledger.hpp"
#include "manual.hpp"
#include "output.hpp"
#include "verb.hpp"

#include <CLI/CLI.hpp>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <map>
#include <string>
#include <unistd.h>

namespace {

using limpid::cli::Common;

void add_files(CLI::App& verb, Common& common) {
  verb.add_option("FILE", common.files, "Downloaded timelines, also as gzip or ZIP; - for standard input")
      ->required();
  verb.add_option(
          "--affinity", common.affinity,
          "Whom you follow, muted, blocked, liked: an archive or its files, Mastodon's CSV exports,\n"
          "Bluesky's lists; a bare list of accounts as muted=FILE (following, followers, muted, blocked)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  verb.add_option("--columns", common.columns,
                  "Columns of other programs, joined by id or post: each becomes x.NAME")
      ->type_name("FILE")
      ->allow_extra_args(false);
  verb.add_option("--map", common.map, "For tables and plain JSON: which of their columns is which of ours")
      ->type_name("likes=favorites,…")
      ->allow_extra_args(false);
  verb.add_flag("--private", common.include_private, "Private posts too, where an archive holds them");
  verb.add_option("--timeline", common.timeline, "One of several timelines in a file")->type_name("NAME");
  verb.add_option("--memory", common.memory, "Memory that the posts may take, in bytes")->type_name("BYTES");
  verb.add_flag("--progress,!--no-progress", common.progress,
                "Show progress on standard error (default: on a terminal)");
}

void add_format(CLI::App& verb, Common& common,
                std::vector<std::string> formats = {"table", "json", "jsonl", "csv"}) {
  verb.add_option("--format", common.format,
                  "table, json, jsonl or csv (default: table on a terminal, else JSON)")
      ->check(CLI::IsMember(std::move(formats)))
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

// A word for one of several kinds; any other is answered with those there are. The names stand in braces,
// where the help shows them and completion finds them.
template <class Kind>
CLI::Validator one_of(std::map<std::string, Kind> kinds) {
  std::string names;
  for (const auto& [name, kind] : kinds) names += (names.empty() ? "" : ",") + name;
  const auto choose = [kinds = std::move(kinds), names](std::string& word) -> std::string {
    const auto found = kinds.find(word);
    if (found == kinds.end()) return "no such kind: " + word + "; there is " + names;
    word = std::to_string(static_cast<int>(found->second));
    return {};
  };
  return CLI::Validator(choose, "{" + names + "}");
}

}  // namespace

int main(int argc, char** argv) {
  namespace cli = limpid::cli;
  std::setlocale(LC_CTYPE, "C.UTF-8");  // how wide characters are; numbers stay in the C locale
  std::signal(SIGPIPE, SIG_IGN);        // writes then fail, and Output ends the program quietly

  CLI::App app{
      "Limpid re-ranks a timeline that you downloaded, on your own machine, with weights you choose,\n"
      "and answers for any post why it stands where it stands."};
  app.name("limpid");
  app.formatter(cli::examples_first());
  cli::add_examples(app, {"limpid rank home.json --recipe calmer --top 10",
                          "limpid explain home.json --recipe calmer --post 109",
                          "limpid sample --posts 400 | limpid rank - --set replies/weight=8"});
  app.set_version_flag("--version", std::string("limpid ") + LIMPID_VERSION);
  app.require_subcommand(1);

  Common common;
  common.progress = isatty(STDERR_FILENO) != 0;
  cli::RankCommand ranking;
  cli::ExplainCommand explaining;
  std::string recipe, receipt, to = "jsonl";
  limpid::SampleOptions sample;
  int exit_code = cli::kDone;

  auto* inspect = app.add_subcommand("inspect", "What was read: format, posts, known columns, warnings");
  add_files(*inspect, common);
  add_format(*inspect, common);
  cli::add_examples(*inspect, {"limpid inspect home.json", "limpid inspect x-archive.zip --format json"});
  inspect->callback([&] { exit_code = cli::inspect(common); });

  auto* rank = app.add_subcommand("rank", "The ranked feed");
  add_files(*rank, common);
  add_recipe(*rank, common);
  add_changes(*rank, common);
  add_format(*rank, common, {"table", "json", "jsonl", "csv", "prc"});
  rank->get_option("--format")
      ->description(
          "table, json, jsonl, csv, or prc: the Prosocial Ranking Challenge's {\"ranked_ids\": […]} "
          "(default: "
          "table on a terminal, else JSON)");
  rank->add_option("--top", ranking.top, "Only the first N posts")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  rank->add_flag("--hidden", ranking.hidden, "Hidden posts too, at the end, with their reasons");
  rank->add_flag("--explain", ranking.explain, "With each post the steps that made its score");
  rank->add_flag(
      "--batch", ranking.batch,
      "Each line of FILE (default: standard input) is a timeline, and gets a line: its ranking, or\n"
      "{\"line\":7,\"error\":{…}}; exit status 1 if there was an error");
  rank->add_flag("--receipt", ranking.receipt,
                 "Print the ranking's receipt instead: hashes of posts, recipe and order");
  cli::add_examples(*rank, {"limpid rank home.json --recipe calmer --top 10",
                            "limpid rank home.json --set replies/weight=8 --explain",
                            "limpid rank --batch <timelines.jsonl >rankings.jsonl"});
  rank->get_option("FILE")->required(false);
  rank->callback([&] {
    if (common.files.empty() && !ranking.batch) throw CLI::RequiredError("FILE");
    exit_code = cli::rank(common, ranking);
  });

  auto* explain = app.add_subcommand("explain", "Why a post stands where it stands");
  add_files(*explain, common);
  add_recipe(*explain, common);
  add_changes(*explain, common);
  add_format(*explain, common);
  explain->add_option("--post", explaining.post, "The post's id")->required()->type_name("ID");
  auto* versus =
      explain->add_option("--versus", explaining.versus, "Another post: why one stands above the other")
          ->type_name("ID");
  explain->add_option("--top", explaining.top, "What would bring it into the first K places, or out of them")
      ->type_name("K")
      ->check(CLI::PositiveNumber)
      ->excludes(versus);
  explain->add_option("--lang", explaining.language, "The language of the sentences: en or fr")
      ->capture_default_str()
      ->type_name("LANG");
  cli::add_examples(*explain, {"limpid explain home.json --recipe calmer --post 109",
                               "limpid explain home.json --post 109 --versus 108",
                               "limpid explain home.json --post 109 --top 10 --lang fr"});
  explain->callback([&] { exit_code = cli::explain(common, explaining); });

  auto* verify = app.add_subcommand("verify", "Recompute a receipt: the same posts, recipe and order?");
  verify->add_option("RECEIPT", receipt, "What `limpid rank --receipt` or `limpid explain` printed")
      ->required();
  add_files(*verify, common);
  add_recipe(*verify, common);
  add_changes(*verify, common);
  add_format(*verify, common);
  cli::add_examples(
      *verify, {"limpid rank home.json --receipt >receipt.json && limpid verify receipt.json home.json"});
  verify->callback([&] { exit_code = cli::verify(common, receipt); });

  auto* compare = app.add_subcommand("compare", "How two orders of the same posts differ");
  add_files(*compare, common);
  add_changes(*compare, common);
  add_format(*compare, common);
  cli::add_examples(
      *compare, {"limpid compare home.json --recipe served --recipe calmer",
                 "limpid compare home.json --recipe order:ids.txt --recipe my.json --by author --top 20"});
  cli::add_compare(*compare, common, exit_code);

  auto* ledger =
      app.add_subcommand("ledger", "What each step of a recipe takes, from whom, and whom it gives it");
  add_files(*ledger, common);
  add_recipe(*ledger, common);
  add_changes(*ledger, common);
  add_format(*ledger, common);
  cli::add_examples(*ledger, {"limpid ledger home.json --recipe my.json"});
  cli::add_ledger(*ledger, common, exit_code);

  auto* fit =
      app.add_subcommand("fit", "Weights from a few choices: I would rather have seen this than that");
  cli::add_examples(
      *fit, {"limpid fit pairs.json home.json", "limpid fit pairs.json home.json --format recipe >my.json"});
  cli::add_fit(*fit, common, exit_code);
  add_files(*fit, common);
  add_recipe(*fit, common);
  add_changes(*fit, common);
  add_format(*fit, common, {"table", "json", "jsonl", "csv", "recipe"});
  fit->get_option("--format")
      ->description(
          "table, json, jsonl, csv, or recipe: the fitted recipe alone (default: table on a terminal, else "
          "JSON)");

  auto* detect = app.add_subcommand("detect", "What the served order needs that a recipe does not explain");
  add_files(*detect, common);
  add_recipe(*detect, common);
  add_changes(*detect, common);
  add_format(*detect, common);
  cli::add_examples(*detect,
                    {"limpid detect home.json", "limpid detect home.json --recipe my.json --by author"});
  cli::add_detect(*detect, common, exit_code);

  auto* convert = app.add_subcommand("convert", "Canonical posts, one a line");
  add_files(*convert, common);
  convert->add_option("--to", to, "The format to write")
      ->required()
      ->check(CLI::IsMember({"jsonl"}))
      ->type_name("FORMAT");
  cli::add_examples(*convert, {"limpid convert home.json --to jsonl >posts.jsonl"});
  convert->callback([&] { exit_code = cli::convert(common); });

  auto* check =
      app.add_subcommand("check", "Whether a recipe holds; against a timeline, what it would not do");
  check->add_option("RECIPE", recipe, "A recipe of the museum or a file")->required();
  check->add_option("--against", common.files, "A timeline to try it on")->type_name("FILE");
  check->add_option("--now", common.now, "The moment that ages are measured against")->type_name("ISO8601");
  add_changes(*check, common);
  add_format(*check, common);
  cli::add_examples(*check, {"limpid check my.json", "limpid check my.json --against home.json"});
  check->callback([&] { exit_code = cli::check(common, recipe); });

  std::string other;
  auto* diff = app.add_subcommand("diff", "Two recipes side by side, in words");
  diff->add_option("RECIPE", recipe, "The one before")->required();
  diff->add_option("OTHER", other, "The one after")->required();
  add_changes(*diff, common);
  add_format(*diff, common);
  cli::add_examples(*diff,
                    {"limpid diff calmer my.json", "limpid diff calmer calmer --set replies/weight=8"});
  diff->callback([&] { exit_code = cli::diff(common, recipe, other); });

  auto* schema = app.add_subcommand("schema", "The JSON Schema of recipes, for editors");
  cli::add_examples(*schema, {"limpid schema >recipe.schema.json"});
  schema->callback([&] { exit_code = cli::schema(); });

  auto* recipes = app.add_subcommand("recipes", "The museum of recipes; with a name, that recipe");
  recipes->add_option("NAME", recipe, "Print this one");
  add_format(*recipes, common);
  cli::add_examples(*recipes, {"limpid recipes", "limpid recipes calmer >my.json"});
  recipes->callback([&] { exit_code = cli::recipes(common, recipe); });

  cli::SimulateCommand audience;
  auto* simulate =
      app.add_subcommand("simulate", "One pool, many readers, several recipes: what a rule does to everyone");
  simulate->add_option("SCENARIO", audience.scenario, "A scenario that comes with Limpid, or a file")
      ->required();
  simulate->add_option("--seeds", audience.seeds, "How many worlds (default: as the scenario says)")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  simulate->add_option("--first-seed", audience.first_seed, "The first world")
      ->capture_default_str()
      ->type_name("S");
  simulate->add_option("--readers", audience.readers, "How many readers (default: as the scenario says)")
      ->check(CLI::Range(1, 10'000'000))
      ->type_name("N");
  simulate
      ->add_option("--pool", common.files,
                   "A downloaded timeline as the pool: only readers are invented then")
      ->type_name("FILE");
  simulate
      ->add_option("--watch", audience.watch, "With --pool: the account to watch (default: who posts most)")
      ->type_name("@a");
  simulate->add_option("--timeline", common.timeline, "One of several timelines in the pool")
      ->type_name("NAME");
  simulate->add_option("--threads", audience.threads, "How many threads (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  simulate->add_flag("--print", audience.print, "Print the scenario instead");
  simulate->add_flag("--progress,!--no-progress", common.progress, "Show progress on standard error");
  add_format(*simulate, common);
  cli::add_examples(*simulate, {"limpid simulate power-user --seeds 2 --readers 20",
                                "limpid simulate power-user --print >scenario.json"});
  simulate->callback([&] { exit_code = cli::simulate(common, audience); });

  auto* invented =
      app.add_subcommand("sample", "An invented, realistic timeline, the same for the same seed");
  invented->add_option("--posts", sample.posts, "How many")->capture_default_str()->type_name("N");
  invented->add_option("--seed", sample.seed, "Which invented world")->capture_default_str()->type_name("S");
  const std::map<std::string, limpid::SampleShape> shapes{{"limpid", limpid::SampleShape::canonical},
                                                          {"mastodon", limpid::SampleShape::mastodon},
                                                          {"bluesky", limpid::SampleShape::bluesky},
                                                          {"x-v2", limpid::SampleShape::x_api2}};
  invented
      ->add_option("--as", sample.shape, "As which platform would have written it: mastodon, bluesky, x-v2")
      ->transform(one_of(shapes))
      ->type_name("FORMAT");
  const std::map<std::string, limpid::Plant> plants{{"bait", limpid::Plant::bait},
                                                    {"boost", limpid::Plant::boost},
                                                    {"power-user", limpid::Plant::power_user},
                                                    {"demotion", limpid::Plant::demotion},
                                                    {"flood", limpid::Plant::flood}};
  invented
      ->add_option(
          "--plant", sample.plant,
          "Something to be found, with the truth in x columns: bait, boost, power-user, demotion, flood")
      ->transform(one_of(plants))
      ->type_name("KIND");
  cli::add_examples(*invented, {"limpid sample --posts 400 | limpid rank -",
                                "limpid sample --posts 50 --as mastodon >home.json"});
  invented->callback([&] { exit_code = cli::sample(common, sample); });

  // For installing; --help does not list them.
  std::string shell;
  auto* completion =
      app.add_subcommand("completion", "The script by which a shell completes limpid")->group("");
  completion->add_option("SHELL", shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([&] { cli::Output().text() += cli::completion_script(app, shell); });
  auto* manual = app.add_subcommand("manual", "The page for man(1)")->group("");
  manual->callback([&] { cli::Output().text() += cli::manual_page(app, LIMPID_VERSION); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kDone : cli::kWrongUse;
  }
  return exit_code;
}
