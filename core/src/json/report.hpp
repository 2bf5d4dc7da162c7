// Report: how an output with many figures is described once and then printed, or gathered over many
// timelines.
//
// Whoever has figures opens objects and rows and names each figure; a report decides what becomes of them.
#pragma once

#include <limpid/measure.hpp>

#include "base/json_writer.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class Report {
 public:
  virtual ~Report() = default;

  virtual void open(std::string_view key) = 0;       ///< An object; `close` ends it, and what follows, too.
  /// An object whose members' names are data and not part of the shape: ranks, groups, steps.
  virtual void open_by(std::string_view key) { open(key); }
  virtual void open_rows(std::string_view key) = 0;  ///< A list of objects, each begun by `open_row`.
  /// `name` tells rows apart; `key` is the field it stands in.
  virtual void open_row(std::string_view key, std::string_view name) = 0;
  virtual void open_list(std::string_view key) = 0;  ///< A list of objects that are of one timeline only.
  virtual void open_item(std::string_view name) = 0;  ///< `name`: of what the item is about.
  virtual void close() = 0;

  virtual void figure(std::string_view key, const Figure& figure) = 0;
  virtual void count(std::string_view key, std::size_t count) = 0;
  // What is the same for all timelines:
  virtual void text(std::string_view key, std::string_view text) = 0;
  virtual void constant(std::string_view key, double number) = 0;
  virtual void numbers(std::string_view key, const std::vector<double>& numbers) = 0;
  /// Accounts.
  virtual void names(std::string_view key, const std::vector<std::string>& names) = 0;
};

/// Prints JSON. An undefined figure is {"value":null,"reason":"…"}.
class JsonReport : public Report {
 public:
  explicit JsonReport(std::string& out) : writer_(out) { writer_.begin_object(); }
  void finish() { writer_.end_object(); }

  void open(std::string_view key) override;
  void open_rows(std::string_view key) override;
  void open_row(std::string_view key, std::string_view name) override;
  void open_list(std::string_view key) override;
  void open_item(std::string_view name) override;
  void close() override;
  void figure(std::string_view key, const Figure& figure) override;
  void count(std::string_view key, std::size_t count) override;
  void text(std::string_view key, std::string_view text) override;
  void constant(std::string_view key, double number) override;
  void numbers(std::string_view key, const std::vector<double>& numbers) override;
  void names(std::string_view key, const std::vector<std::string>& names) override;

 private:
  JsonWriter writer_;
  std::vector<bool> is_array_;
};

/// The head of CSV rows, with its line feed.
inline constexpr std::string_view kCsvHead = "timeline,measure,of,key,value,reason\n";

/// Prints one row of CSV a figure: which measure ("exposure.rows.a"), of which row ("@ana" in `key`, what is
/// around it in `of`), its value or the reason why there is none. Texts are left out; a name in a list is a row
/// of value 1.
class CsvReport : public Report {
 public:
  CsvReport(std::string& out, std::string_view timeline) : out_(out), timeline_(timeline) {}

  void open(std::string_view key) override { enter(key, false); }
  void open_by(std::string_view key) override { enter(key, true); }
  void open_rows(std::string_view key) override { enter(key, false); }
  void open_row(std::string_view key, std::string_view name) override;
  void open_list(std::string_view key) override { enter(key, false); }
  void open_item(std::string_view name) override { open_row({}, name); }
  void close() override;
  void figure(std::string_view key, const Figure& figure) override;
  void count(std::string_view key, std::size_t count) override;
  void text(std::string_view, std::string_view) override {}
  void constant(std::string_view key, double number) override { figure(key, limpid::figure(number)); }
  void numbers(std::string_view, const std::vector<double>&) override {}  // edges stand in the rows' names
  void names(std::string_view key, const std::vector<std::string>& names) override;

 private:
  struct Frame {
    bool in_path = false, in_keys = false;  // where its own name stands
    bool by_data = false;                   // whether its members' names are keys
  };
  void enter(std::string_view key, bool by_data);

  std::string& out_;
  std::string_view timeline_;
  std::vector<std::string> path_, keys_;
  std::vector<Frame> open_;
};

/// Gathers the same figures of many timelines. What is a list of posts in one of them is left out, and names
/// are counted.
class GatheredReport : public Report {
 public:
  GatheredReport();
  ~GatheredReport() override;

  /// Each figure becomes {"count":…,"mean":…,"median":…,"p10":…,"p90":…}, in the order in which it first
  /// came.
  void print(JsonWriter& writer) const;
  /// The same as rows of CSV: measure,of,key,count,mean,median,p10,p90.
  void print_csv(std::string& out) const;

  void open(std::string_view key) override;
  void open_by(std::string_view key) override;
  void open_rows(std::string_view key) override;
  void open_row(std::string_view key, std::string_view name) override;
  void open_list(std::string_view key) override;
  void open_item(std::string_view name) override;
  void close() override;
  void figure(std::string_view key, const Figure& figure) override;
  void count(std::string_view key, std::size_t count) override;
  void text(std::string_view key, std::string_view text) override;
  void constant(std::string_view key, double number) override;
  void numbers(std::string_view key, const std::vector<double>& numbers) override;
  void names(std::string_view key, const std::vector<std::string>& names) override;

 private:
  struct Node;
  void fix(std::string_view key, std::string json);
  Node& child(std::string_view key);
  std::unique_ptr<Node> root_;
  std::vector<Node*> open_;
  std::size_t ignored_ = 0;  // depth inside a list of one timeline's posts
};

/// The first cells of a row of CSV: `measure`, and of `keys` the last one alone, those around it joined by " / ".
void append_csv_names(std::string& out, const std::vector<std::string>& path, const std::vector<std::string>& keys);

void write(JsonWriter& writer, const Figure& figure);
void write(JsonWriter& writer, const Summary& summary);

}  // namespace limpid
