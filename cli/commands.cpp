#include "commands.hpp"

#include "batch.hpp"
#include "feed.hpp"
#include "output.hpp"
#include "receipt.hpp"
#include "table.hpp"

namespace limpid::cli {

int inspect(const Common& common) {
  const std::string format = chosen_format(common.format, "json");
  if (format == "csv") return refuse(no_csv("inspect"));
  const Paint paint;
  const bool several = common.files.size() > 1;
  std::string text = several && format != "table" ? "{\"files\":[" : "";
  for (std::size_t i = 0; several && i < common.files.size(); ++i) {
    const std::string& name = common.files[i];
    if (name == "-") return refuse({"usage", "-", "standard input is read only once: inspect it by itself"});
    const auto timelines = read_files({name}, common);
    // One without posts may still tell something about the others, as an archive's account.js does.
    if (!timelines && timelines.error().code != "not-a-timeline") return refuse(timelines.error());
    if (format == "table") {
      text += timelines ? info_table(name, *timelines, paint) : timelines.error().sentence() + "\n";
      continue;
    }
    text += i ? ",{\"file\":" : "{\"file\":";
    append_text(text, name);
    std::string info;
    if (timelines)
      append_info(info, *timelines);
    else
      append_error(info, timelines.error());
    text += "," + info.substr(1);
  }
  const auto all = read_files(common.files, common);
  if (!all) return refuse(all.error());
  if (format == "table") {
    text += info_table(several ? "all files together" : common.files[0], *all, paint);
  } else {
    std::string totals;
    append_info(totals, *all);
    text += several ? "]," + totals.substr(1) + "\n" : totals + "\n";
  }
  Output output;
  output.text() += text;
  output.flush();
  warn(all->warnings);
  return kDone;
}

int rank(const Common& common, const RankCommand& command) {
  if (command.batch) return rank_lines(common, command);
  if (command.receipt) return print_receipts(common);
  Result<Loaded> loaded = load(common);
  if (!loaded) return refuse(loaded.error());
  warn(loaded->timelines.warnings);
  Output output;
  std::vector<Warning> told;
  const std::string format = chosen_format(common.format, "jsonl");
  const bool several = loaded->timelines.feeds.size() > 1;
  bool first = true;
  for (const Timeline& feed : loaded->feeds) {
    const auto ranking = limpid::rank(feed, loaded->recipe, loaded->options);
    if (!ranking) return refuse(ranking.error());
    FeedPrinter(output, format, command, several ? feed.name() : "").print(*ranking, first);
    warn_once(told, ranking->warnings());
  }
  if (format == "json") {
    output.text() += first ? "[]" : "]";
    output.end_line();
  }
  return kDone;
}

int convert(const Common& common) {
  const auto timelines = read_files(common.files, common);
  if (!timelines) return refuse(timelines.error());
  const auto feeds = chosen_feeds(*timelines, common);
  if (!feeds) return refuse(feeds.error());
  Output output;
  for (const Timeline& feed : *feeds) {
    for (std::uint32_t row = 0; row < feed.size(); ++row) {
      append_canonical(output.text(), feed, row);
      output.end_line();
    }
  }
  output.flush();
  warn(timelines->warnings);
  return kDone;
}

int check(const Common& common, const std::string& name) {
  const std::string format = chosen_format(common.format, "json");
  if (format == "csv") return refuse(no_csv("check"));
  const auto text = recipe_text(name);
  const Result<Recipe> recipe = text ? recipe_from(*text, name, common) : text.error();
  std::vector<Warning> advice;
  if (recipe && common.files.empty()) advice = advise(*recipe);
  if (recipe && !common.files.empty()) {
    const auto loaded = load_feeds(common);
    if (!loaded) return refuse(loaded.error());
    const auto ranking = limpid::rank(loaded->feeds.front(), *recipe, loaded->options);
    if (!ranking) return refuse(ranking.error());
    advice = advise(*recipe, &*ranking);
  }
  Output output;
  if (format != "table") {
    append_check(output.text(), recipe, advice, recipe ? recipe_hash(*text, common, *recipe) : std::string());
    output.end_line();
  } else if (recipe) {
    output.text() += check_table(name, *recipe, advice);
  }
  output.flush();
  return recipe ? kDone : refuse(recipe.error());
}

int diff(const Common& common, const std::string& a, const std::string& b) {
  const std::string format = chosen_format(common.format, "json");
  if (format == "csv") return refuse(no_csv("diff"));
  const auto before = load_recipe(a, Common{});
  if (!before) return refuse(before.error());
  const auto after = load_recipe(b, common);
  if (!after) return refuse(after.error());
  const std::vector<Difference> changes = differences(*before, *after);
  Output output;
  if (format == "table") {
    for (const Difference& change : changes) output.text() += change.text + "\n";
    if (changes.empty()) output.text() += "no difference\n";
    return kDone;
  }
  output.text() += "{\"a\":";
  append_text(output.text(), a);
  output.text() += ",\"b\":";
  append_text(output.text(), b);
  output.text() += ",\"changes\":";
  append_differences(output.text(), changes);
  output.text() += "}";
  output.end_line();
  return kDone;
}

int schema() {
  Output output;
  output.text() += recipe_schema();
  return kDone;
}

int recipes(const Common& common, const std::string& name) {
  Output output;
  if (!name.empty()) {
    const MuseumEntry* entry = find_in_museum(name);
    if (!entry) return refuse(load_recipe(name, common).error());
    output.text() += entry->json;
    return kDone;
  }
  const std::string format = chosen_format(common.format, "jsonl");
  if (format == "csv") return refuse(no_csv("recipes"));
  const Paint paint;
  bool first = true;
  for (const MuseumEntry& entry : museum()) {
    const auto recipe = parse_recipe(entry.json);
    if (!recipe) return refuse(recipe.error());
    if (format == "table") {
      output.text() +=
          paint.bold(entry.id) + "  " + recipe->name.value_or("") + "\n    " + recipe->about.value_or("");
    } else {
      if (format == "json") output.text() += first ? "[" : ",";
      append_museum_entry(output.text(), entry, *recipe);
    }
    first = false;
    if (format != "json") output.end_line();
  }
  if (format == "json") {
    output.text() += "]";
    output.end_line();
  }
  return kDone;
}

int sample(const Common&, const SampleOptions& options) {
  if (options.plant != Plant::none && options.shape != SampleShape::canonical)
    return refuse({"usage", "--plant", "only canonical lines have columns for the truth: leave --as out"});
  Output output;
  Sample lines(options);
  while (lines.next(output.text())) {
    if (output.text().size() >= std::size_t{1} << 16) output.flush();
  }
  return kDone;
}

}  // namespace limpid::cli
