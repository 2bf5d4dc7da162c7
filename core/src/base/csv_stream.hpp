// CsvStream: a table in any pieces -> one record a row, {"heading": "cell", …}, all of it text.
//
// RFC 4180, read as spreadsheets and Python's csv module read it: cells may be quoted, quotes inside are
// doubled, a quoted cell may hold delimiters and line breaks; lines end in CRLF, LF or CR; a quote in the
// middle of a cell is a quote. The delimiter (comma, semicolon, tab or bar) is the one that cuts the first
// line into most cells; "sep=;" before it, as Excel writes it, decides. Blank lines are nothing.
//
//  - A row with fewer or more cells than there are headings is reported and left out (empty cells too many at
//    its end are not counted: spreadsheets write them).
//  - A row that is not UTF-8 is read as Windows-1252, with a warning "not-utf-8".
//  - A quote that never closes would swallow the rest of the file: a cell beyond 4 MiB is reported, and
//    reading goes on behind it.
//  - Cut off: the last row counts if no quote is open and it has all its cells. A table need not end in a
//  line
//    break, so a last cell that was cut short cannot be told from a whole one.
#pragma once

#include "base/records.hpp"

#include <optional>
#include <vector>

namespace limpid {

/// The delimiter of the table that begins so; nothing where its first line is not cut into two cells by any.
[[nodiscard]] std::optional<char> csv_delimiter(std::string_view head);

class CsvStream final : public RecordStream {
 public:
  CsvStream(char delimiter, RecordSink sink, StreamStart start = {});

  [[nodiscard]] Failure feed(std::string_view bytes) override;
  [[nodiscard]] Failure finish() override;
  [[nodiscard]] std::size_t documents() const override { return rows_ + (headings_.empty() ? 0 : 1); }
  [[nodiscard]] std::size_t bytes() const override {
    return cells_.capacity() + ends_.capacity() * sizeof(std::size_t) + tree_.bytes();
  }

 private:
  enum class At { row_start, cell_start, cell, quoted, quote_in_quoted, skipping };

  void take_run(std::string_view& bytes);
  [[nodiscard]] Failure take_special(char c);
  void count_line_break(char c);
  void end_cell();
  [[nodiscard]] Failure end_row();
  [[nodiscard]] Failure take_headings();
  void give_row();
  void drop_row();
  [[nodiscard]] std::size_t cell_size() const;
  [[nodiscard]] std::string_view cell(std::size_t index) const;
  [[nodiscard]] std::string row_place() const { return "line " + std::to_string(row_line_); }

  char delimiter_;
  RecordSink sink_;
  std::vector<std::string> headings_;
  std::size_t rows_ = 0;

  // The row being read: its cells one behind the other, and where each ends.
  std::string cells_;
  std::vector<std::size_t> ends_;
  At at_ = At::row_start;
  std::size_t line_, row_line_ = 0, byte_;
  bool after_cr_ = false;  // a line feed that follows belongs to the same line break
  bool stopped_ = false;
  JsonTree tree_;
  RecordPlace place_;
};

}  // namespace limpid
