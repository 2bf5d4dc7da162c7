#include "feed.hpp"

namespace limpid::cli {

namespace {

void append_csv_row(std::string& out, const Ranking& ranking, std::uint32_t row) {
  const PostView post = view(ranking.timeline(), row);
  const auto place = ranking.place(row);
  out += (place ? std::to_string(*place) : "") + ",";
  append_csv_cell(out, post.id);
  out += ",";
  append_csv_cell(out, post.author);
  out += "," + (post.created_at ? format_time(*post.created_at) : "") + ",";
  append_decimal(out, ranking.score(row));
  out += ",";
  if (post.position) append_decimal(out, *post.position);
  out += ",";
  append_csv_cell(out, post.text.value_or(""));
}

}  // namespace

void FeedPrinter::print(const Ranking& ranking, bool& first) {
  if (format_ == "prc") {
    append_ranked_ids(output_.text(), ranking, command_.top);
    return output_.end_line();
  }
  if (format_ == "table") print_table_head(ranking);
  if (format_ == "csv" && first) {
    output_.text() += "rank,id,author,created_at,score,from,text";
    output_.end_line();
  }
  const auto rows = ranking.page(0, command_.top ? command_.top : ranking.shown());
  // A copy: printing a row asks the ranking more, and the page would no longer hold.
  for (const std::uint32_t row : std::vector<std::uint32_t>(rows.begin(), rows.end())) {
    print_row(ranking, row, false, first);
  }
  if (!command_.hidden) return;
  for (const std::uint32_t row : ranking.hidden_rows()) print_row(ranking, row, true, first);
}

void FeedPrinter::print_table_head(const Ranking& ranking) {
  if (!timeline_.empty()) output_.text() += paint_.bold(timeline_) + "\n";
  output_.text() += paint_.faint(ranking.recipe().name.value_or("") + ": " + std::to_string(ranking.shown()) +
                                 " posts shown, " +
                                 std::to_string(ranking.timeline().size() - ranking.shown()) + " hidden");
  output_.text() += "\n" + feed_header(paint_);
  output_.end_line();
}

void FeedPrinter::print_row(const Ranking& ranking, std::uint32_t row, bool hidden, bool& first) {
  const RowOptions options{.steps = command_.explain, .timeline = timeline_};
  std::string& out = output_.text();
  if (format_ == "json") out += first ? "[" : separator_;
  first = false;
  if (format_ == "table") {
    out += hidden ? hidden_row(ranking, row, paint_) : feed_row(ranking, row, paint_);
    if (command_.explain && !hidden) out += "\n" + path_table(ranking, ranking.explain(row), paint_);
  } else if (format_ == "csv") {
    append_csv_row(out, ranking, row);
  } else if (hidden) {
    append_hidden_row(out, ranking, row, options);
  } else {
    append_row(out, ranking, row, options);
  }
  if (format_ != "json") output_.end_line();
}

}  // namespace limpid::cli
