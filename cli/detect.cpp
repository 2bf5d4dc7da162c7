#include "detect.hpp"

#include "output.hpp"
#include "table.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace limpid::cli {

namespace {

struct DetectCommand {
  DetectOptions options;
  std::string language = "en";
};

Result<Detection> make(DetectJob& job, const Common& common) {
  for (;;) {
    const Result<bool> more = job.step();
    if (!more) return more.error();
    if (common.progress) {
      std::fprintf(stderr, "\r\033[Kdetect: %zu fits", job.done());
      if (!*more) std::fputs("\r\033[K", stderr);
      std::fflush(stderr);
    }
    if (!*more) return job.detection();
  }
}

// One row an account; empty where there is no figure.
void append_csv(std::string& out, const Detection& detection) {
  out += "key,posts,stands_out,value,low,high,open_above,open_below,p,q\n";
  for (const DetectedAccount& account : detection.accounts) {
    out += '"';
    for (const char c : account.key) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += "\"," + std::to_string(account.posts) + (account.stands_out ? ",true" : ",false");
    for (const Figure* figure : {&account.value, &account.low, &account.high}) {
      out += ',';
      if (figure->value) append_decimal(out, *figure->value);
    }
    out += account.open_above ? ",true" : ",false";
    out += account.open_below ? ",true" : ",false";
    for (const Figure* figure : {&account.p, &account.q}) {
      out += ',';
      if (figure->value) append_decimal(out, *figure->value);
    }
    out += '\n';
  }
}

int run(const Common& common, const DetectCommand& command, bool recipe_given) {
  const auto language = language_of(command.language);
  if (!language)
    return refuse({"usage", "--lang " + command.language, "no such language: expected en or fr"});
  std::optional<Recipe> recipe;
  if (recipe_given) {
    auto loaded = load_recipe(common.recipe, common);
    if (!loaded) return refuse(loaded.error());
    recipe = *std::move(loaded);
  }
  const auto loaded = load_feeds(common);
  if (!loaded) return refuse(loaded.error());

  auto job = DetectJob::prepare(loaded->feeds, std::move(recipe), loaded->options, command.options);
  if (!job) return refuse(job.error());
  const auto detection = make(*job, common);
  if (!detection) return refuse(detection.error());

  Output output;
  const std::string format = chosen_format(common.format, "jsonl");
  if (format == "table") {
    output.text() += detection_table(*detection, *language, Paint());
  } else if (format == "csv") {
    append_csv(output.text(), *detection);
  } else {
    append_detection(output.text(), *detection, *language);
    output.end_line();
  }
  output.flush();
  warn(loaded->timelines.warnings);
  return kDone;
}

}  // namespace

void add_detect(CLI::App& verb, Common& common, int& exit_code) {
  auto command = std::make_shared<DetectCommand>();
  DetectOptions& options = command->options;
  verb.get_option("--recipe")
      ->description(
          "What claims to explain the order: of the museum, or a file (default: counts and age, fitted)");
  verb.add_option("--by", options.by, "Whose factors: a column, or `day`: one account's, day by day")
      ->capture_default_str()
      ->type_name("KEY");
  verb.add_option("--account", options.account, "With --by day: whose days (default: who stands out most)")
      ->type_name("@a");
  verb.add_flag("--fit", options.fit, "Fit the weights of the recipe's add steps too");
  verb.add_option("--permutations", options.permutations,
                  "Shuffled orders that the recipe is held against (default: 99, fewer for many posts)")
      ->check(CLI::PositiveNumber)
      ->type_name("R");
  verb.add_option("--seed", options.seed, "Which shuffles and folds")->capture_default_str();
  verb.add_option("--lang", command->language, "The language of the sentences: en or fr")
      ->capture_default_str()
      ->type_name("LANG");
  verb.callback([&common, &exit_code, &verb, command] {
    exit_code = run(common, *command, verb.count("--recipe") > 0);
  });
}

}  // namespace limpid::cli
