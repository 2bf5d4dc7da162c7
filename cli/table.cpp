#include "table.hpp"

#include "output.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

namespace limpid::cli {

namespace {

constexpr int kDefaultWidth = 100;
constexpr int kLabelWidth = 30;
constexpr std::size_t kDisplacedShown = 5;

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

// The cells that a terminal gives the next character, which is taken off `text`. Control characters get none.
int next_cells(std::string_view& text) {
  wchar_t character = 0;
  mbstate_t state{};
  const std::size_t size = mbrtowc(&character, text.data(), text.size(), &state);
  if (size == 0 || size > text.size()) {
    text.remove_prefix(1);
    return 1;
  }
  text.remove_prefix(size);
  return std::max(0, wcwidth(character));
}

int cells(std::string_view text) {
  int sum = 0;
  while (!text.empty()) sum += next_cells(text);
  return sum;
}

// One line of at most `width` cells: white space and control characters become single spaces.
std::string on_one_line(std::string_view text, int width) {
  std::string line;
  int used = 0;
  bool space = false;
  while (!text.empty()) {
    const std::string_view rest = text;
    const int wide = next_cells(text);
    const std::string_view character = rest.substr(0, rest.size() - text.size());
    const auto byte = static_cast<unsigned char>(character[0]);
    if (byte <= 0x20 || byte == 0x7f || (byte == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0)) {
      space = !line.empty();
      continue;
    }
    if (used + wide + space > width - 1 && !text.empty()) return line + "…";
    if (used + wide + space > width) return line + "…";
    if (space) line += ' ';
    used += wide + space;
    space = false;
    line += character;
  }
  return line;
}

std::string left(std::string_view text, int width) {
  std::string cell = on_one_line(text, width);
  cell.append(static_cast<std::size_t>(std::max(0, width - cells(cell))), ' ');
  return cell;
}

std::string right(std::string_view text, int width) {
  const int missing = std::max(0, width - cells(text));
  return std::string(static_cast<std::size_t>(missing), ' ').append(text);
}

std::string fixed(double value, int decimals) {
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, std::fabs(value));
  const bool is_zero = std::string_view(buffer).find_first_not_of("0.") == std::string_view::npos;
  return (value < 0 && !is_zero ? "−" : "") + std::string(buffer);
}

// As many digits as tell posts apart, few enough to read: large scores (times) have no fraction.
std::string shown_score(double score) { return fixed(score, std::fabs(score) >= 1e5 ? 0 : 3); }

std::string movement(const Ranking& ranking, const PostView& post, std::uint32_t row, const Paint& paint) {
  if (!post.position || !ranking.place(row)) return right("", 6);
  const long moved = static_cast<long>(*post.position) - static_cast<long>(*ranking.place(row));
  if (moved == 0) return paint.faint(right("=", 6));
  const std::string text = right((moved > 0 ? "▲" : "▼") + std::to_string(std::labs(moved)), 6);
  return moved > 0 ? paint.up(text) : paint.down(text);
}

std::string author_of(const PostView& post) {
  return post.author.empty() ? "(unknown)" : "@" + std::string(post.author);
}

std::string text_of(const PostView& post) {
  std::string text;
  if (!post.reposter.empty()) text = "↻ " + std::string(post.reposter) + ": ";
  return text + post.text.value_or("(no text)");
}

}  // namespace

Paint::Paint() : on_(on_terminal() && !std::getenv("NO_COLOR")) {}

std::string Paint::in(std::string_view code, std::string_view text) const {
  if (!on_) return std::string(text);
  return std::string("\033[").append(code).append("m").append(text).append("\033[0m");
}

namespace {
constexpr int kRank = 5, kMoved = 6, kScore = 12, kAuthor = 24, kGaps = 5;
int text_width() { return std::max(20, terminal_width() - kRank - kMoved - kScore - kAuthor - kGaps); }
}  // namespace

std::string feed_header(const Paint& paint) {
  return paint.faint(right("rank", kRank) + " " + right("moved", kMoved) + " " + right("score", kScore) +
                     "  " + left("author", kAuthor) + " text");
}

std::string feed_row(const Ranking& ranking, std::uint32_t row, const Paint& paint) {
  const PostView post = view(ranking.timeline(), row);
  return paint.bold(right(std::to_string(ranking.place(row).value_or(0)), kRank)) + " " +
         movement(ranking, post, row, paint) + " " + right(shown_score(ranking.score(row)), kScore) +
         "  " + left(author_of(post), kAuthor) + " " + on_one_line(text_of(post), text_width());
}

std::string hidden_row(const Ranking& ranking, std::uint32_t row, const Paint& paint) {
  const PostView post = view(ranking.timeline(), row);
  std::string by;
  for (const std::string& id : ranking.hidden_by(row)) by += (by.empty() ? "" : ", ") + id;
  const std::string reason = "hidden by " + by + "; else " + std::to_string(ranking.would_be(row));
  return paint.faint(right("–", kRank) + " " + right("", kMoved) + " " +
                     right(shown_score(ranking.score(row)), kScore) + "  " +
                     left(author_of(post), kAuthor) + " " + reason + ": " + on_one_line(text_of(post), 40));
}

std::string path_table(const Ranking& ranking, const Path& path, const Paint& paint, Language language) {
  const auto row = ranking.timeline().find(path.id);
  const PostView post = view(ranking.timeline(), *row);
  std::string table = paint.bold(author_of(post)) + "  " +
                      on_one_line(text_of(post), terminal_width() - cells(author_of(post)) - 2) + "\n";
  table += sentence(path, language) + "\n\n";
  for (const PathStep& step : path.steps) {
    const std::string words = "  " + sentence(step, language);
    table += (step.applied() ? words : paint.faint(words)) + "\n";
  }
  return table + "  " + paint.bold("= " + shown_score(path.score)) + "\n";
}

std::string versus_table(const Versus& versus, Language language, const Paint& paint) {
  std::string table = sentence(versus, language) + "\n\n";
  for (const Gap& gap : versus.gap) {
    const std::string size = gap.places ? std::to_string(*gap.places) : shown_score(gap.difference.value_or(-INFINITY));
    table += "  " + left(gap.id, kLabelWidth) + right(size, kScore) + (gap.places ? "  (places)" : "") + "\n";
  }
  table += "\n";
  for (const Flip& flip : versus.flips) {
    std::string now, needed = "–";
    append_decimal(now, flip.now);
    if (flip.needed) {
      needed.clear();
      append_decimal(needed, *flip.needed);
    }
    const std::string line = "  " + left(flip.address, kLabelWidth) + right(now, kScore) + " → " + left(needed, 24) +
                             (flip.nearest.exact ? "exact" : "grid");
    table += (flip.needed ? line : paint.faint(line)) + "\n";
  }
  return table;
}

std::string check_table(const std::string& name, const Recipe& recipe, const std::vector<Warning>& advice) {
  std::string table = recipe.name.value_or(name) + " holds: " + std::to_string(recipe.steps.size()) +
                      " steps, " + std::to_string(numbers_of(recipe).size()) + " numbers.\n";
  const std::vector<PrivilegeEntry> privileges = privileges_of(recipe);
  table += privileges.empty() ? "Nobody is named in it.\n" : "Privileges:\n";
  for (const PrivilegeEntry& entry : privileges) table += "  " + entry.sentence + "\n";
  if (!advice.empty()) table += "Advice:\n";
  for (const Warning& warning : advice) table += "  " + warning.first + ": " + warning.text + "\n";
  return table;
}

std::string detection_table(const Detection& detection, Language language, const Paint& paint) {
  const auto said = [](const Figure& figure, int decimals) {
    return figure.value ? fixed(*figure.value, decimals) : std::string("–");
  };
  const LeftOut& out = detection.left_out;
  std::string table = paint.bold(summary(detection, language)) + "\n";
  table += paint.faint(detection.recipe_name + ": " + std::to_string(detection.posts) + " posts; sessions " +
                       std::to_string(detection.sessions) + "; left out " + std::to_string(out.promoted) +
                       " promoted, " + std::to_string(out.pinned) + " pinned, " + std::to_string(out.hidden) +
                       " hidden, " + std::to_string(out.thread) + " of threads, " + std::to_string(out.no_score) +
                       " without a score") +
           "\n";
  table += paint.faint("agreement " + said(detection.agreement, 3) + ", held out " + said(detection.held_out, 3) +
                       ", shuffled " + said(detection.null_agreement, 3) + " (p " + said(detection.null_p, 3) +
                       "), κ " + said(detection.kappa, 3) + ", τ " + said(detection.tau, 2)) +
           "\n";
  for (const auto& [step, weight] : detection.weights)
    table += "  " + left(step, kLabelWidth) + right(fixed(weight, 3), 10) + "\n";
  for (const DetectedAccount& account : detection.accounts) {
    const std::string line = on_one_line(sentence(account, detection.scale, language), 1000);
    table += (account.stands_out ? paint.bold(line) : line) +
             paint.faint("  " + std::to_string(account.posts) + " posts, p " + said(account.p, 4)) + "\n";
  }
  if (!detection.posts_displaced.empty()) {
    table += paint.bold("log10(served rank / recipe's rank)") + "\n";
    for (const auto* rows : {&detection.posts_displaced, &detection.authors_displaced, &detection.domains_displaced}) {
      for (std::size_t i = 0; i < std::min(rows->size(), kDisplacedShown); ++i) {
        const Displaced& row = (*rows)[i];
        const std::string where = row.served ? std::to_string(row.served) + " / " + std::to_string(row.recipe)
                                             : std::to_string(row.posts) + " posts";
        table += "  " + left(row.key, kLabelWidth) + right(fixed(row.log10_ratio, 2), 8) + "  " + where + "\n";
      }
    }
  }
  for (const AimedStep& step : detection.aimed)
    table += left(step.label, kLabelWidth) + (step.exempts ? " exempts" : " hits") + " only " +
             on_one_line(step.account, kLabelWidth) + ", " + std::to_string(step.posts) + " posts\n";
  for (const DetectLimit& limit : detection.limits) table += paint.faint(sentence(limit, language)) + "\n";
  return table;
}

std::string info_table(const std::string& name, const Timelines& timelines, const Paint& paint) {
  std::string table = paint.bold(name) + "\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    table += "  " + left(key, 12) + value + "\n";
  };
  line("format", timelines.format);
  line("posts",
       std::to_string(timelines.posts()) + " from " + std::to_string(count_authors(timelines)) + " authors" +
           (timelines.feeds.size() > 1 ? ", in " + std::to_string(timelines.feeds.size()) + " timelines"
                                       : ""));
  if (timelines.duplicates) line("duplicates", std::to_string(timelines.duplicates) + " left out");
  if (const auto captured = captured_at(timelines)) line("captured", format_time(*captured));
  std::string some, none;
  for (const auto& [column, known] : known_columns(timelines)) {
    std::string& words = known ? some : none;
    words += (words.empty() ? "" : " ") + column;
    if (known && known < timelines.posts()) words += "(" + std::to_string(known) + ")";
  }
  line("known", some);
  line("not known", paint.faint(none));
  std::string columns;
  for (const ColumnMapping& column : timelines.mapping) {
    columns += (columns.empty() ? "" : ", ") + (column.from == column.to ? column.to : column.from + " → " + column.to);
  }
  if (!columns.empty()) line("columns", columns);
  constexpr std::size_t kSkippedShown = 20;
  for (std::size_t i = 0; i < timelines.skipped.size() && i < kSkippedShown; ++i) {
    line("skipped", timelines.skipped[i].where + ": " + timelines.skipped[i].why);
  }
  if (timelines.skipped.size() > kSkippedShown) {
    line("", "and " + std::to_string(timelines.skipped.size() - kSkippedShown) + " more (--format json lists all)");
  }
  return table;
}

}  // namespace limpid::cli
