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
  virtual void open_rows(std::string_view key) = 0;  ///< A list of objects, each begun by `open_row`.
  /// `name` tells rows apart; `key` is the field it stands in.
  virtual void open_row(std::string_view key, std::string_view name) = 0;
  virtual void open_list(std::string_view key) = 0;  ///< A list of objects that are of one timeline only.
  virtual void open_item() = 0;
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
  void open_item() override;
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

/// Gathers the same figures of many timelines. What is a list of posts in one of them is left out, and names
/// are counted.
class GatheredReport : public Report {
 public:
  GatheredReport();
  ~GatheredReport() override;

  /// Each figure becomes {"count":…,"mean":…,"median":…,"p10":…,"p90":…}, in the order in which it first
  /// came.
  void print(JsonWriter& writer) const;

  void open(std::string_view key) override;
  void open_rows(std::string_view key) override;
  void open_row(std::string_view key, std::string_view name) override;
  void open_list(std::string_view key) override;
  void open_item() override;
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

void write(JsonWriter& writer, const Figure& figure);
void write(JsonWriter& writer, const Summary& summary);

}  // namespace limpid
