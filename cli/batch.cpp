#include "batch.hpp"

#include "feed.hpp"
#include "file.hpp"
#include "gzip.hpp"
#include "output.hpp"
#include "receipt.hpp"

#include <utility>

namespace limpid::cli {

namespace {

// --- Lines ---

constexpr std::size_t kGzipHead = 2;  // more would wait for what whoever writes may not have written

// Pieces of any size -> lines. Of one that is too long, only that it was too long is kept.
class Lines {
 public:
  /// `take` is given each line; `longest` is what one may have, in bytes.
  Lines(std::function<void(std::string_view line, bool is_too_long)> take, std::size_t longest)
      : take_(std::move(take)), longest_(longest) {}

  void feed(std::string_view piece) {
    for (std::size_t end; (end = piece.find('\n')) != std::string_view::npos; piece.remove_prefix(end + 1)) {
      keep(piece.substr(0, end));
      finish_line();
    }
    keep(piece);
  }

  /// The last line may go without a line feed.
  void finish() {
    if (is_begun_) finish_line();
  }

 private:
  void keep(std::string_view part) {
    is_begun_ = is_begun_ || !part.empty();
    is_too_long_ = is_too_long_ || part.size() > longest_ - line_.size();
    if (!is_too_long_) line_ += part;
  }

  void finish_line() {
    take_(line_, is_too_long_);
    line_.clear();
    is_begun_ = is_too_long_ = false;
  }

  std::function<void(std::string_view, bool)> take_;
  std::size_t longest_;
  std::string line_;
  bool is_begun_ = false, is_too_long_ = false;
};

// All lines of a file, or of standard input as they come; gzip is unpacked on the way.
Failure read_lines(const std::string& name, Lines& lines) {
  Result<InputFile> file = InputFile::open(name);
  if (!file) return file.error();
  const Result<std::string_view> head = file->peek(kGzipHead);
  if (!head) return head.error();
  const bool is_packed = is_gzip(*head);
  GzipDecoder gzip(file->name());
  const auto take = [&](std::string_view plain) -> Failure {
    lines.feed(plain);
    return std::nullopt;
  };
  for (;;) {
    const Result<std::string_view> piece = file->read();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    if (Failure failure = is_packed ? gzip.decode(*piece, take) : take(*piece)) return failure;
  }
  if (is_packed) {
    if (Failure failure = gzip.finish()) return failure;
  }
  lines.finish();
  return std::nullopt;
}

// --- One line ---

// To the reader the line was a file of one line: "line 1, byte 5" -> "byte 5".
std::string place_in_line(std::string_view where) {
  constexpr std::string_view kOnlyLine = "line 1";
  if (where.substr(0, kOnlyLine.size()) != kOnlyLine) return std::string(where);
  where.remove_prefix(kOnlyLine.size());
  if (where.substr(0, 2) == ", ") where.remove_prefix(2);
  return std::string(where);
}

class Batch {
 public:
  Batch(const Common& common, const RankCommand& command, std::string recipe_text, Recipe recipe,
        RankOptions options, ReadOptions reading)
      : common_(common),
        command_(command),
        recipe_text_(std::move(recipe_text)),
        recipe_(std::move(recipe)),
        options_(options),
        reading_(std::move(reading)) {}

  void answer(std::string_view line, bool is_too_long) {
    ++line_;
    const Failure failure = is_too_long ? too_long() : rank_line(line);
    if (failure) print_error(*failure);
    output_.text() += '\n';
    output_.flush();
  }

  [[nodiscard]] bool has_refused() const { return has_refused_; }

 private:
  [[nodiscard]] Failure too_long() const {
    return Error{"memory", "",
                 "the line is longer than --memory allows (" + std::to_string(common_.memory) + " bytes)"};
  }

  Failure rank_line(std::string_view line) {
    const auto timelines = read(line, reading_);
    if (!timelines) return timelines.error();
    const auto feeds = chosen_feeds(*timelines, common_);
    if (!feeds) return feeds.error();
    // Ranked before anything is printed: a line is all answer or all error.
    std::vector<Ranking> rankings;
    for (const Timeline& feed : *feeds) {
      auto ranking = limpid::rank(feed, recipe_, options_);
      if (!ranking) return ranking.error();
      rankings.push_back(*std::move(ranking));
    }
    if (rankings.size() > 1 && (command_.receipt || common_.format == "prc"))
      return Error{"usage", "",
                   "the line holds " + std::to_string(rankings.size()) +
                       " timelines, and this answer is about one: choose it with --timeline NAME"};
    warn_of(timelines->warnings, rankings);
    print(rankings, timelines->feeds.size() > 1);
    return std::nullopt;
  }

  void print(const std::vector<Ranking>& rankings, bool is_named) {
    std::string& out = output_.text();
    if (command_.receipt) return append_receipt(out, receipt_of(rankings.front(), recipe_text_, common_));
    if (common_.format == "prc") return append_ranked_ids(out, rankings.front(), command_.top);
    bool first = true;
    for (const Ranking& ranking : rankings) {
      FeedPrinter printer(output_, "json", command_, is_named ? ranking.timeline().name() : "");
      printer.separate_by(",");
      printer.print(ranking, first);
    }
    out += first ? "[]" : "]";
  }

  void print_error(const Error& error) {
    has_refused_ = true;
    output_.text() += "{\"line\":" + std::to_string(line_) + ",\"error\":";
    append_error(output_.text(), {error.code, place_in_line(error.where), error.message});
    output_.text() += '}';
  }

  void warn_of(std::vector<Warning> read, const std::vector<Ranking>& rankings) {
    const std::string here = "line " + std::to_string(line_);
    for (Warning& warning : read) warning.first = place_in_line(warning.first);
    warn(read, here);
    for (const Ranking& ranking : rankings) warn_once(told_, ranking.warnings(), here);
  }

  const Common& common_;
  const RankCommand& command_;
  std::string recipe_text_;
  Recipe recipe_;
  RankOptions options_;
  ReadOptions reading_;
  Output output_;
  std::vector<Warning> told_;
  std::size_t line_ = 0;
  bool has_refused_ = false;
};

Failure check_use(const Common& common) {
  if (!common.format.empty() && common.format != "jsonl" && common.format != "prc")
    return Error{"usage", "--format " + common.format,
                 "--batch writes a line for each line: use jsonl, or prc"};
  if (common.files.size() > 1)
    return Error{"usage", "--batch",
                 "give one file, so that lines of input and output correspond; or join them: cat A B | "
                 "limpid rank --batch -"};
  return std::nullopt;
}

}  // namespace

int rank_lines(const Common& common, const RankCommand& command) {
  if (const Failure failure = check_use(common)) return refuse(*failure);
  auto text = recipe_text(common.recipe);
  if (!text) return refuse(text.error());
  auto recipe = recipe_from(*text, common.recipe, common);
  if (!recipe) return refuse(recipe.error());
  const auto options = rank_options(common);
  if (!options) return refuse(options.error());
  std::vector<Warning> warnings;
  auto reading = reading_options(common, warnings);
  if (!reading) return refuse(reading.error());
  warn(warnings);
  Batch batch(common, command, *std::move(text), *std::move(recipe), *options, *std::move(reading));
  Lines lines([&](std::string_view line, bool is_too_long) { batch.answer(line, is_too_long); },
              common.memory);
  const std::string name = common.files.empty() ? "-" : common.files.front();
  if (const Failure failure = read_lines(name, lines)) return refuse(*failure);
  return batch.has_refused() ? kRefused : kDone;
}

}  // namespace limpid::cli
