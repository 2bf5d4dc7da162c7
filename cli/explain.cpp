// The verbs that answer for a ranking: explain, its receipts, verify.
#include "commands.hpp"
#include "output.hpp"
#include "receipt.hpp"
#include "table.hpp"

namespace limpid::cli {

namespace {

// The feed with this post; with several, the first.
Result<Timeline> feed_with(const Loaded& loaded, const std::string& post) {
  for (const Timeline& feed : loaded.feeds) {
    if (feed.find(post)) return feed;
  }
  return Error{"no-such-post", post, "no post with this id was read; `limpid rank` prints the ids"};
}

std::string receipt_json(const Ranking& ranking, const Loaded& loaded, const Common& common) {
  std::string json;
  append_receipt(json, receipt_of(ranking, loaded.recipe_text, common));
  return json;
}

// One of the three questions: why here, why above that one, what would it take.
Failure answer(std::string& out, const Ranking& ranking, const ExplainCommand& command, bool as_table,
               const ExplanationOptions& options) {
  const Language language = options.language;
  if (!command.versus.empty()) {
    const auto versus = why(ranking, command.post, command.versus);
    if (!versus) return versus.error();
    if (as_table)
      out += versus_table(*versus, language, Paint());
    else
      append_versus(out, *versus, options);
  } else if (command.top > 0) {
    const auto takes = what_would_it_take(ranking, command.post, command.top);
    if (!takes) return takes.error();
    if (as_table)
      out += sentence(*takes, language) + "\n";
    else
      append_would_take(out, *takes, options);
  } else {
    const auto path = ranking.explain(command.post);
    if (!path) return path.error();
    if (as_table)
      out += path_table(ranking, *path, Paint(), language);
    else
      append_explanation(out, *path, options);
  }
  if (!as_table) out += '\n';
  return std::nullopt;
}

// The feed that the receipt is about, ranked by the recipe at the receipt's moment. Without a feed of those
// posts: the first, so that it can be said what differs.
Result<Receipt> recomputed(const Loaded& loaded, const Receipt& given, const Common& common) {
  Result<Receipt> first = Error{"not-a-timeline", "", "no timeline was read"};
  bool is_first = true;
  for (const Timeline& feed : loaded.feeds) {
    RankOptions options = loaded.options;
    if (!options.now && !given.now.empty()) options.now = parse_time(given.now);
    const auto ranking = limpid::rank(feed, loaded.recipe, options);
    if (!ranking) return ranking.error();
    Receipt found = receipt_of(*ranking, loaded.recipe_text, common);
    if (found.input == given.input) return found;
    if (is_first) first = std::move(found);
    is_first = false;
  }
  return first;
}

}  // namespace

int explain(const Common& common, const ExplainCommand& command) {
  const std::string format = chosen_format(common.format, "json");
  if (format == "csv") return refuse(no_csv("explain"));
  const auto language = language_of(command.language);
  if (!language) return refuse({"usage", "--lang " + command.language, "expected en or fr"});
  const Result<Loaded> loaded = load(common);
  if (!loaded) return refuse(loaded.error());
  warn(loaded->timelines.warnings);
  const auto feed = feed_with(*loaded, command.post);
  if (!feed) return refuse(feed.error());
  const auto ranking = limpid::rank(*feed, loaded->recipe, loaded->options);
  if (!ranking) return refuse(ranking.error());
  const bool as_table = format == "table";
  const std::string receipt = as_table ? std::string() : receipt_json(*ranking, *loaded, common);
  Output output;
  if (const Failure failure =
          answer(output.text(), *ranking, command, as_table, {.language = *language, .receipt = receipt}))
    return refuse(*failure);
  output.flush();
  warn(ranking->warnings());
  return kDone;
}

int print_receipts(const Common& common) {
  const Result<Loaded> loaded = load(common);
  if (!loaded) return refuse(loaded.error());
  warn(loaded->timelines.warnings);
  Output output;
  for (const Timeline& feed : loaded->feeds) {
    const auto ranking = limpid::rank(feed, loaded->recipe, loaded->options);
    if (!ranking) return refuse(ranking.error());
    output.text() += receipt_json(*ranking, *loaded, common);
    output.end_line();
  }
  return kDone;
}

int verify(const Common& common, const std::string& name) {
  const std::string format = chosen_format(common.format, "json");
  if (format == "csv") return refuse(no_csv("verify"));
  const auto text = read_text(name);
  if (!text) return refuse(text.error());
  const auto given = parse_receipt(*text);
  if (!given) return refuse({given.error().code, name, given.error().message});
  const Result<Loaded> loaded = load(common);
  if (!loaded) return refuse(loaded.error());
  const auto found = recomputed(*loaded, *given, common);
  if (!found) return refuse(found.error());
  const std::vector<Mismatch> differing = mismatches(*given, *found);
  Output output;
  if (format != "table") {
    append_verification(output.text(), *found, differing);
    output.end_line();
  } else if (differing.empty()) {
    output.text() += "The receipt holds: " + std::to_string(found->posts) +
                     " posts, this recipe and this order, to the last bit of every score.\n";
  }
  output.flush();
  if (differing.empty()) return kDone;
  std::string what;
  for (const Mismatch& mismatch : differing) what += (what.empty() ? "" : "; ") + mismatch.text;
  return refuse({"receipt", name, "does not hold: " + what});
}

}  // namespace limpid::cli
