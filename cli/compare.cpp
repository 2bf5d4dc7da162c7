#include "compare.hpp"

#include "output.hpp"
#include "progress.hpp"
#include "receipt.hpp"
#include "table.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace limpid::cli {

namespace {

struct CompareCommand {
  std::vector<std::string> orders;  // --recipe, once or twice
  std::vector<std::string> among;   // recipes that a receipt may be of
  std::string per, ties, exposure = "log", gains = "linear", authors, pool;
  std::size_t at_least = 20;
  CompareOptions options;
};

// --- Where orders come from ---

// A recipe, a list of ids, or a receipt with its recipe.
struct Source {
  std::string name;
  std::optional<Recipe> recipe;
  std::vector<std::string> ids;
  std::optional<Receipt> receipt;
  std::string recipe_text;  // of a receipt
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

// What follows a word and a colon, as in "order:ids.txt".
std::optional<std::string> after(std::string_view word, const std::string& name) {
  if (name.compare(0, word.size(), word) != 0) return std::nullopt;
  return name.substr(word.size());
}

Result<Source> source_in_order(const std::string& name, const std::string& file) {
  const auto text = read_text(file);
  if (!text) return text.error();
  Source source{name, std::nullopt, lines_of(*text), std::nullopt, {}};
  if (source.ids.empty()) return Error{"order", file, "no id is in it: expected one a line, best first"};
  return source;
}

// A receipt holds hashes only: its order is made again by its recipe, and must have the receipt's hashes.
Result<Source> source_in_receipt(const std::string& name, const std::string& file,
                                 const std::vector<std::string>& recipes) {
  const auto text = read_text(file);
  if (!text) return text.error();
  const auto receipt = parse_receipt(*text);
  if (!receipt) return in_file(file, receipt.error());
  auto found = recipe_with_hash(receipt->recipe, recipes);
  if (!found) return in_file(file, found.error());
  return Source{name, std::move(found->recipe), {}, *receipt, std::move(found->text)};
}

constexpr std::string_view kOrder = "order:", kReceipt = "receipt:";

// `recipes`: the names of recipes that a receipt may be of.
Result<Source> source_of(const std::string& name, const Common& common, const std::vector<std::string>& recipes) {
  if (const auto file = after(kOrder, name)) return source_in_order(name, *file);
  if (const auto file = after(kReceipt, name)) return source_in_receipt(name, *file, recipes);
  auto recipe = load_recipe(name, common);
  if (!recipe) return recipe.error();
  return Source{name, *std::move(recipe), {}, std::nullopt, {}};
}

Failure check_receipt(const Source& source, const Ranking& ranking) {
  const std::vector<Mismatch> wrong = mismatches(*source.receipt, receipt_of(ranking, source.recipe_text, Common{}));
  if (wrong.empty()) return std::nullopt;
  std::string text = "does not hold for this timeline";
  for (const Mismatch& mismatch : wrong) text += (&mismatch == wrong.data() ? ": " : ", ") + mismatch.text;
  return Error{"receipt", source.name, text};
}

// The order of one feed; `ranking` holds what it comes from.
Result<Order> order_from(const Source& source, const Timeline& feed, RankOptions options,
                         std::optional<Ranking>& ranking) {
  if (!source.recipe) return order_of(feed, source.ids, source.name);
  if (source.receipt && !source.receipt->now.empty()) options.now = parse_time(source.receipt->now);
  auto ranked = rank(feed, *source.recipe, options);
  if (!ranked) return ranked.error();
  ranking.emplace(*std::move(ranked));
  if (source.receipt) {
    if (Failure failure = check_receipt(source, *ranking)) return *std::move(failure);
  }
  return order_of(*ranking, source.name);
}

Result<std::vector<std::string>> accounts_in(const std::string& file) {
  const auto text = read_text(file);
  if (!text) return text.error();
  auto accounts = read_accounts(*text);
  if (accounts) return accounts;
  return in_file(file, accounts.error());
}

// --- For people ---

std::string shown(const Figure& figure) {
  if (!figure.value) return "– (" + std::string(figure.reason) + ")";
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", *figure.value);
  return text;
}

std::string table_line(std::string_view label, const std::string& value) {
  return "  " + std::string(label) + std::string(label.size() < 26 ? 26 - label.size() : 1, ' ') + value +
         "\n";
}

std::string comparison_table(const Comparison& comparison, const Paint& paint) {
  std::string table = paint.bold(comparison.a + " → " + comparison.b);
  if (!comparison.timeline.empty()) table += "  " + comparison.timeline;
  table += "\n" + table_line("posts", std::to_string(comparison.posts) + ", " +
                                          std::to_string(comparison.excluded) + " excluded");
  table += table_line("Kendall's tau-b", shown(comparison.kendall_tau_b));
  table += table_line("tau AP, A and B as reference",
                      shown(comparison.tau_ap_a_reference) + "  " + shown(comparison.tau_ap_b_reference));
  table += table_line("rank-biased overlap", shown(comparison.rbo.ext));
  table += table_line("footrule", shown(comparison.footrule));
  for (const auto& [k, share] : comparison.overlap)
    if (share.value) table += table_line("shared by the top " + std::to_string(k), shown(share));
  table += table_line("places moved, median", shown(comparison.moved_median) + "  (" +
                                                  shown(comparison.moved_p10) + " to " +
                                                  shown(comparison.moved_p90) + ")");
  table += table_line("Gini of exposure", shown(comparison.concentration_a.gini) + " → " +
                                              shown(comparison.concentration_b.gini));
  table += table_line("silent authors", std::to_string(comparison.silent.a.size()) + " → " +
                                            std::to_string(comparison.silent.b.size()));
  table +=
      table_line("hidden", std::to_string(comparison.hidden_a) + " → " + std::to_string(comparison.hidden_b));
  constexpr std::size_t kMostRows = 10;
  table += paint.faint("  exposure by " + comparison.options.by + "\n");
  for (std::size_t i = 0; i < std::min(kMostRows, comparison.exposure.size()); ++i) {
    const ExposureRow& row = comparison.exposure[i];
    table += table_line(
        row.key, shown(figure(row.a)) + " → " + shown(figure(row.b)) + "  " + shown(row.amplification));
  }
  return table;
}

// --- The command ---

Failure settle(CompareCommand& command) {
  CompareOptions& options = command.options;
  if (command.orders.size() == 1) command.orders.insert(command.orders.begin(), "served");
  if (command.orders.size() != 2)
    return Error{"usage", "--recipe", "give two: what the posts are compared in before and after"};
  if (!command.ties.empty())
    options.ties = command.ties == "w"   ? TieMeaning::equality
                   : command.ties == "b" ? TieMeaning::lost_information
                                         : TieMeaning::unknown_order;
  options.exposure = command.exposure == "rbp"          ? ExposureModel::rbp
                     : command.exposure == "reciprocal" ? ExposureModel::reciprocal
                     : command.exposure == "top"        ? ExposureModel::top
                                                        : ExposureModel::log;
  options.gains = command.gains == "exponential" ? Gains::exponential : Gains::linear;
  if (command.authors.empty()) return std::nullopt;
  auto accounts = accounts_in(command.authors);
  if (!accounts) return accounts.error();
  options.followed = *std::move(accounts);
  return std::nullopt;
}

// `"pool":{…}` as the last member of the object that `json` ends with.
void add_member(std::string& json, const Pool::Reach& reach) {
  json.pop_back();
  json += ",\"pool\":";
  append_reach(json, reach);
  json += "}";
}

class Comparing {
 public:
  Comparing(const Common& common, CompareCommand& command) : common_(common), command_(command) {}

  int run() {
    if (const Failure failure = prepare()) return refuse(*failure);
    for (const Timeline& feed : feeds_) {
      if (const Failure failure = compare_feed(feed)) return refuse(*failure);
    }
    if (const Failure failure = print_rest()) return refuse(*failure);
    output_.flush();
    warn(warnings_);
    return kDone;
  }

 private:
  [[nodiscard]] bool per_timeline() const { return !command_.per.empty(); }

  Failure prepare() {
    format_ = chosen_format(common_.format, "jsonl");
    if (format_ == "csv" && per_timeline() && !command_.pool.empty())
      return Error{"usage", "--pool", "its rows and those of --per timeline are two tables: use json, or one of them"};
    if (Failure failure = settle(command_)) return failure;
    std::vector<std::string> recipes = command_.among;
    for (const std::string& name : command_.orders) {
      if (!after(kOrder, name) && !after(kReceipt, name)) recipes.push_back(name);
    }
    for (std::size_t i = 0; i < 2; ++i) {
      auto source = source_of(command_.orders[i], i == 0 ? Common{} : common_, recipes);
      if (!source) return source.error();
      sources_.push_back(*std::move(source));
    }
    const auto options = rank_options(common_);
    if (!options) return options.error();
    rank_options_ = *options;
    auto timelines = read_files(common_.files, common_);
    if (!timelines) return timelines.error();
    warnings_ = timelines->warnings;
    auto feeds = chosen_feeds(*timelines, common_);
    if (!feeds) return feeds.error();
    feeds_ = *std::move(feeds);
    if (command_.pool.empty()) return std::nullopt;
    auto published = read_files({command_.pool}, common_);
    if (!published) return published.error();
    pool_.emplace(*published);
    return std::nullopt;
  }

  Failure compare_feed(const Timeline& feed) {
    if (per_timeline() && feed.size() < command_.at_least) {
      gathered_.leave_out();
      return std::nullopt;
    }
    std::optional<Ranking> ranking_a, ranking_b;
    const auto a = order_from(sources_[0], feed, rank_options_, ranking_a);
    if (!a) return a.error();
    const auto b = order_from(sources_[1], feed, rank_options_, ranking_b);
    if (!b) return b.error();
    if (pool_) pool_->add(feed, *a, *b, command_.options.top);
    auto job = CompareJob::prepare(feed, *a, *b, command_.options);
    if (!job) return job.error();
    if (Failure failure = finish(*job, "compare", common_)) return failure;
    if (per_timeline()) {
      gathered_.add(job->comparison());
    } else {
      print(job->comparison());
    }
    return std::nullopt;
  }

  void print(const Comparison& comparison) {
    std::string& out = output_.text();
    if (format_ == "table") {
      out += comparison_table(comparison, paint_);
      output_.end_line();
      return;
    }
    if (format_ == "csv") {
      if (first_) out += comparison_csv_head();
      first_ = false;
      append_comparison_csv(out, comparison);
      return;
    }
    const bool only = feeds_.size() == 1;
    if (format_ == "json" && !only) out += first_ ? "[" : ",\n ";
    first_ = false;
    append_comparison(out, comparison);
    if (pool_ && only) add_member(out, pool_->reach());
    if (format_ != "json" || only) output_.end_line();
  }

  Failure print_rest() {
    std::string& out = output_.text();
    if (format_ == "csv") {
      if (per_timeline()) gathered_.append_csv(out);
      if (pool_) append_reach_csv(out, pool_->reach());
      return std::nullopt;
    }
    if (per_timeline()) {
      gathered_.append(out);
      if (pool_) add_member(out, pool_->reach());
      output_.end_line();
      return std::nullopt;
    }
    if (feeds_.size() == 1) return std::nullopt;
    if (pool_ && format_ != "table") {
      if (format_ == "json") out += ",\n ";
      out += "{\"pool\":";
      append_reach(out, pool_->reach());
      out += "}";
      if (format_ != "json") output_.end_line();
    }
    if (format_ == "json") {
      out += "]";
      output_.end_line();
    }
    return std::nullopt;
  }

  const Common& common_;
  CompareCommand& command_;
  std::string format_;
  std::vector<Source> sources_;
  RankOptions rank_options_;
  std::vector<Timeline> feeds_;
  std::vector<Warning> warnings_;
  std::optional<Pool> pool_;
  PerTimeline gathered_;
  Output output_;
  Paint paint_;
  bool first_ = true;
};

}  // namespace

void add_compare(CLI::App& verb, Common& common, int& exit_code) {
  auto command = std::make_shared<CompareCommand>();
  CompareOptions& options = command->options;
  verb.add_option(
          "--recipe", command->orders,
          "Twice, before and after: a recipe of the museum or a file, served, order:FILE, an id a line, or"
          " receipt:FILE, ranked again and verified (once: against served)")
      ->required()
      ->allow_extra_args(false)
      ->type_name("R");
  verb.add_option("--among", command->among, "With receipt:FILE: the recipe that it is of, if not the museum's")
      ->type_name("R")
      ->allow_extra_args(false);
  verb.add_option("--now", common.now, "The moment that ages are measured against")->type_name("ISO8601");
  verb.add_option("--by", options.by, "Exposure by this column; numbers in bands, times in days")
      ->capture_default_str()
      ->type_name("KEY");
  verb.add_option("--bands", options.bands, "Edges of the bands, as 0,100,10000 (default: powers of ten)")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option("--group", options.groups, "Compare the groups of this column too")
      ->allow_extra_args(false)
      ->type_name("KEY");
  verb.add_option("--top", options.top, "Only the first K places count as seen (default: all)")
      ->check(CLI::PositiveNumber)
      ->type_name("K");
  verb.add_flag(
          "--ties{a}", command->ties,
          "Equal scores are ties; in rank-biased overlap an unknown order (a), --ties=w: equality, b: lost"
          " information")
      ->check(CLI::IsMember({"a", "b", "w"}));
  verb.add_option("--p", options.p, "Persistence of rank-biased overlap")->capture_default_str();
  verb.add_option("--exposure", command->exposure, "How attention falls: log, rbp, reciprocal or top")
      ->check(CLI::IsMember({"log", "rbp", "reciprocal", "top"}))
      ->capture_default_str();
  verb.add_option("--gain", options.gain, "A column that says how much each post is worth: nDCG and kin of B")
      ->type_name("COLUMN");
  verb.add_option("--gains", command->gains, "linear, or exponential: 2^g - 1")
      ->check(CLI::IsMember({"linear", "exponential"}))
      ->capture_default_str();
  verb.add_option("--per", command->per, "timeline: mean and spread of every figure over the timelines")
      ->check(CLI::IsMember({"timeline"}));
  verb.add_option("--at-least", command->at_least, "With --per: leave out timelines of fewer posts")
      ->capture_default_str()
      ->type_name("N");
  verb.add_option("--authors", command->authors,
                  "Accounts that were followed, one a line: those never shown count as silent")
      ->type_name("FILE");
  verb.add_option("--pool", command->pool, "What was published: who of it is shown in how many timelines")
      ->type_name("FILE");
  verb.add_option("--jitter", options.jitter,
                  "Relative error of counts, as 0.1: how often each place of the top survives it")
      ->check(CLI::Range(0.0, 10.0));
  verb.add_option("--rounds", options.rounds, "With --jitter: how often counts are perturbed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb.add_option("--seed", options.seed, "With --jitter: which perturbations")->capture_default_str();
  verb.callback([&common, &exit_code, command] { exit_code = Comparing(common, *command).run(); });
}

}  // namespace limpid::cli
