#include "base/csv_stream.hpp"

#include "base/text_decoder.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace limpid {

namespace {

constexpr std::size_t kMaxCell = std::size_t{4} << 20;
constexpr std::size_t kMaxColumns = 4096;
constexpr std::string_view kDelimiters = ",;\t|";
constexpr std::string_view kExcelPrefix = "sep=";

bool is_line_break(char c) { return c == '\n' || c == '\r'; }

// The first line that is not blank; a line break inside quotes does not end it.
std::string_view first_line(std::string_view head) {
  const std::size_t begin = head.find_first_not_of("\r\n");
  if (begin == std::string_view::npos) return {};
  head.remove_prefix(begin);
  bool quoted = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '"') quoted = !quoted;
    if (!quoted && is_line_break(head[i])) return head.substr(0, i);
  }
  return head;
}

std::size_t count_outside_quotes(std::string_view line, char delimiter) {
  bool quoted = false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == delimiter) ++count;
  }
  return count;
}

bool is_excel_prefix(std::string_view line) {
  return line.size() == kExcelPrefix.size() + 1 && line.substr(0, kExcelPrefix.size()) == kExcelPrefix;
}

std::string trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || is_line_break(c); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

}  // namespace

std::optional<char> csv_delimiter(std::string_view head) {
  const std::string_view line = first_line(head);
  if (is_excel_prefix(line)) return line.back();
  std::optional<char> best;
  std::size_t most = 0;
  for (const char delimiter : kDelimiters) {
    const std::size_t count = count_outside_quotes(line, delimiter);
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}

CsvStream::CsvStream(char delimiter, RecordSink sink, StreamStart start)
    : delimiter_(delimiter), sink_(std::move(sink)), line_(start.line), byte_(start.byte) {}

Failure CsvStream::feed(std::string_view bytes) {
  while (!bytes.empty() && !stopped_) {
    take_run(bytes);
    if (bytes.empty()) break;
    const char c = bytes.front();
    bytes.remove_prefix(1);
    ++byte_;
    if (Failure failure = take_special(c)) return failure;
  }
  return std::nullopt;
}

// What can only be a cell's content, in one piece.
void CsvStream::take_run(std::string_view& bytes) {
  if (at_ != At::cell && at_ != At::quoted) return;
  std::size_t end = 0;
  if (at_ == At::quoted) {
    while (end < bytes.size() && bytes[end] != '"' && !is_line_break(bytes[end])) ++end;
  } else {
    while (end < bytes.size() && bytes[end] != delimiter_ && !is_line_break(bytes[end])) ++end;
  }
  if (end == 0) return;
  cells_.append(bytes.substr(0, end));
  byte_ += end;
  bytes.remove_prefix(end);
  after_cr_ = false;
  if (cell_size() > kMaxCell) drop_row();
}

// One character, in any state.
Failure CsvStream::take_special(char c) {
  count_line_break(c);
  switch (at_) {
    case At::skipping:
      if (is_line_break(c)) at_ = At::row_start;
      return std::nullopt;
    case At::row_start:
      if (is_line_break(c)) return std::nullopt;
      row_line_ = line_;
      at_ = At::cell_start;
      [[fallthrough]];
    case At::cell_start:
      if (c == '"') {
        at_ = At::quoted;
        return std::nullopt;
      }
      break;
    case At::quoted:
      if (c == '"')
        at_ = At::quote_in_quoted;
      else
        cells_ += c;
      return std::nullopt;
    case At::quote_in_quoted:
      if (c == '"') {
        cells_ += c;
        at_ = At::quoted;
        return std::nullopt;
      }
      break;
    case At::cell: break;
  }
  if (is_line_break(c)) return end_row();
  if (c == delimiter_) {
    end_cell();
    return std::nullopt;
  }
  cells_ += c;  // also what follows a closing quote: "ab"c is abc
  at_ = At::cell;
  return std::nullopt;
}

void CsvStream::count_line_break(char c) {
  if (c == '\r' || (c == '\n' && !after_cr_)) ++line_;
  after_cr_ = c == '\r';
}

std::size_t CsvStream::cell_size() const { return cells_.size() - (ends_.empty() ? 0 : ends_.back()); }

std::string_view CsvStream::cell(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(cells_).substr(begin, ends_[index] - begin);
}

void CsvStream::end_cell() {
  ends_.push_back(cells_.size());
  at_ = At::cell_start;
}

// A cell that is too long: most likely a quote that was never closed.
void CsvStream::drop_row() {
  sink_.broken(row_place(),
               "a cell of more than " + std::to_string(kMaxCell >> 20) +
                   " MiB: a quote that opens in this row is not closed; what it holds is left out");
  ++rows_;
  cells_.clear();
  ends_.clear();
  at_ = At::skipping;
}

Failure CsvStream::end_row() {
  end_cell();
  at_ = At::row_start;
  Failure failure;
  if (headings_.empty()) {
    failure = take_headings();
  } else {
    give_row();
    ++rows_;
  }
  cells_.clear();
  ends_.clear();
  return failure;
}

Failure CsvStream::take_headings() {
  if (ends_.size() == 2 && cells_ == kExcelPrefix) return std::nullopt;
  if (ends_.size() > kMaxColumns) {
    return Error{"not-a-timeline", row_place(),
                 "a table of " + std::to_string(ends_.size()) + " columns; Limpid reads up to " +
                     std::to_string(kMaxColumns)};
  }
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    std::string heading = trimmed(is_valid_utf8(cell(i)) ? std::string(cell(i)) : from_windows1252(cell(i)));
    if (heading.empty()) heading = "column " + std::to_string(i + 1);
    // Two columns of one name: the second is told apart by its number.
    if (std::find(headings_.begin(), headings_.end(), heading) != headings_.end()) {
      heading += " " + std::to_string(i + 1);
    }
    headings_.push_back(std::move(heading));
  }
  return std::nullopt;
}

void CsvStream::give_row() {
  while (ends_.size() > headings_.size() && cell(ends_.size() - 1).empty()) ends_.pop_back();
  if (ends_.size() != headings_.size()) {
    sink_.broken(row_place(), "a row of " + counted(ends_.size(), "cell") + " in a table of " +
                                  counted(headings_.size(), "column"));
    return;
  }
  const bool is_utf8 = is_valid_utf8(cells_);
  if (!is_utf8 && sink_.warn) {
    sink_.warn("not-utf-8", row_place(), "this row is not UTF-8; read as Windows-1252");
  }
  tree_.clear();
  tree_.begin(JsonKind::object);
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    tree_.end_key(headings_[i]);
    tree_.end_text(is_utf8 ? cell(i) : std::string_view(from_windows1252(cell(i))));
  }
  tree_.end();
  place_.line = row_line_;
  place_.document = rows_;
  place_.is_row = true;
  stopped_ = !sink_.record(tree_.root(), place_);
}

Failure CsvStream::finish() {
  if (stopped_ || at_ == At::row_start || at_ == At::skipping) return std::nullopt;
  const std::size_t cells = ends_.size() + 1;
  const bool is_whole = at_ != At::quoted && cells >= headings_.size();
  if (is_whole) return end_row();
  sink_.broken("byte " + std::to_string(byte_), std::string(kCutOff));
  ++rows_;
  at_ = At::row_start;
  return std::nullopt;
}

}  // namespace limpid
