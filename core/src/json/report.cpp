#include "json/report.hpp"

#include "measure/distribution.hpp"

#include <limpid/json.hpp>

namespace limpid {

void write(JsonWriter& writer, const Figure& figure) {
  if (figure.value) {
    writer.value(*figure.value);
  } else {
    writer.begin_object().key("value").null().field("reason", figure.reason).end_object();
  }
}

void write(JsonWriter& writer, const Summary& summary) {
  writer.begin_object().field("count", summary.count);
  const auto part = [&](std::string_view key, const Figure& figure) { write(writer.key(key), figure); };
  part("mean", summary.mean);
  part("median", summary.median);
  part("p10", summary.p10);
  part("p90", summary.p90);
  writer.end_object();
}

// --- Printed ---

void JsonReport::open(std::string_view key) {
  writer_.key(key).begin_object();
  is_array_.push_back(false);
}
void JsonReport::open_rows(std::string_view key) {
  writer_.key(key).begin_array();
  is_array_.push_back(true);
}
void JsonReport::open_row(std::string_view key, std::string_view name) {
  writer_.begin_object().field(key, name);
  is_array_.push_back(false);
}
void JsonReport::open_list(std::string_view key) { open_rows(key); }
void JsonReport::open_item(std::string_view) {
  writer_.begin_object();
  is_array_.push_back(false);
}
void JsonReport::close() {
  if (is_array_.back())
    writer_.end_array();
  else
    writer_.end_object();
  is_array_.pop_back();
}
void JsonReport::figure(std::string_view key, const Figure& figure) { write(writer_.key(key), figure); }
void JsonReport::count(std::string_view key, std::size_t count) { writer_.field(key, count); }
void JsonReport::text(std::string_view key, std::string_view text) { writer_.field(key, text); }
void JsonReport::constant(std::string_view key, double number) { writer_.field(key, number); }
void JsonReport::numbers(std::string_view key, const std::vector<double>& numbers) {
  writer_.key(key).begin_array();
  for (const double number : numbers) writer_.value(number);
  writer_.end_array();
}
void JsonReport::names(std::string_view key, const std::vector<std::string>& names) {
  writer_.key(key).begin_array();
  for (const std::string& name : names) writer_.value(std::string_view(name));
  writer_.end_array();
}

// --- As CSV ---

namespace {

std::string joined(std::vector<std::string>::const_iterator begin, std::vector<std::string>::const_iterator end,
                   std::string_view between) {
  std::string text;
  for (auto part = begin; part != end; ++part) text.append(part == begin ? std::string_view() : between).append(*part);
  return text;
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  out += '"';
  if (!text.empty() && kFormula.find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_names(std::string& out, const std::vector<std::string>& path, const std::vector<std::string>& keys) {
  append_csv_cell(out, joined(path.begin(), path.end(), "."));
  out += ',';
  if (keys.size() > 1) append_csv_cell(out, joined(keys.begin(), keys.end() - 1, " / "));
  out += ',';
  if (!keys.empty()) append_csv_cell(out, keys.back());
}

void CsvReport::enter(std::string_view key, bool by_data) {
  const bool is_data = !open_.empty() && open_.back().by_data;
  (is_data ? keys_ : path_).emplace_back(key);
  open_.push_back({!is_data, is_data, by_data});
}
void CsvReport::open_row(std::string_view, std::string_view name) {
  keys_.emplace_back(name);
  open_.push_back({false, true, false});
}
void CsvReport::close() {
  if (open_.back().in_path) path_.pop_back();
  if (open_.back().in_keys) keys_.pop_back();
  open_.pop_back();
}
void CsvReport::figure(std::string_view key, const Figure& figure) {
  enter(key, false);
  if (!timeline_.empty()) append_csv_cell(out_, timeline_);
  out_ += ',';
  append_csv_names(out_, path_, keys_);
  out_ += ',';
  if (figure.value) append_number(out_, *figure.value);
  out_ += ',';
  if (!figure.value) append_csv_cell(out_, figure.reason);
  out_ += '\n';
  close();
}
void CsvReport::count(std::string_view key, std::size_t count) {
  figure(key, limpid::figure(static_cast<double>(count)));
}
void CsvReport::names(std::string_view key, const std::vector<std::string>& names) {
  open_by(key);
  for (const std::string& name : names) figure(name, limpid::figure(1));
  close();
}

// --- Gathered ---

struct GatheredReport::Node {
  enum class Kind { object, rows, figure, fixed };
  Kind kind = Kind::object;
  std::string name_field;  // of a row
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> children;
  std::map<std::string, Node*, std::less<>> by_name;
  std::vector<double> values;  // a figure's, by timeline
  std::string json;            // of what is fixed
  bool by_data = false;        // of an object: its members' names are data

  void print(JsonWriter& writer) const {
    switch (kind) {
      case Kind::figure: return write(writer, summary_of(values));
      case Kind::fixed: writer.raw(json); return;
      case Kind::rows:
        writer.begin_array();
        for (const auto& [name, row] : children) {
          writer.begin_object().field(row->name_field, std::string_view(name));
          row->print_children(writer);
          writer.end_object();
        }
        writer.end_array();
        return;
      case Kind::object:
        writer.begin_object();
        print_children(writer);
        writer.end_object();
    }
  }
  void print_children(JsonWriter& writer) const {
    for (const auto& [name, node] : children) node->print(writer.key(name));
  }

  // What is fixed says nothing about the timelines.
  void print_csv(std::string& out, std::vector<std::string>& path, std::vector<std::string>& keys) const {
    if (kind == Kind::figure) return print_summary(out, path, keys);
    for (const auto& [name, node] : children) {
      std::vector<std::string>& names = kind == Kind::rows || by_data ? keys : path;
      names.push_back(name);
      node->print_csv(out, path, keys);
      names.pop_back();
    }
  }
  void print_summary(std::string& out, const std::vector<std::string>& path,
                     const std::vector<std::string>& keys) const {
    const Summary summary = summary_of(values);
    append_csv_names(out, path, keys);
    out += ',' + std::to_string(summary.count);
    for (const Figure* figure : {&summary.mean, &summary.median, &summary.p10, &summary.p90}) {
      out += ',';
      if (figure->value) append_number(out, *figure->value);
    }
    out += '\n';
  }
};

GatheredReport::GatheredReport() : root_(std::make_unique<Node>()), open_{root_.get()} {}
GatheredReport::~GatheredReport() = default;

void GatheredReport::print(JsonWriter& writer) const { root_->print_children(writer); }

void GatheredReport::print_csv(std::string& out) const {
  std::vector<std::string> path, keys;
  root_->print_csv(out, path, keys);
}

GatheredReport::Node& GatheredReport::child(std::string_view key) {
  Node& parent = *open_.back();
  const auto found = parent.by_name.find(key);
  if (found != parent.by_name.end()) return *found->second;
  parent.children.emplace_back(key, std::make_unique<Node>());
  Node* made = parent.children.back().second.get();
  parent.by_name.emplace(key, made);
  return *made;
}

void GatheredReport::open(std::string_view key) {
  if (ignored_) return void(++ignored_);
  open_.push_back(&child(key));
}
void GatheredReport::open_by(std::string_view key) {
  open(key);
  if (!ignored_) open_.back()->by_data = true;
}
void GatheredReport::open_rows(std::string_view key) {
  open(key);
  if (!ignored_) open_.back()->kind = Node::Kind::rows;
}
void GatheredReport::open_row(std::string_view key, std::string_view name) {
  open(name);
  if (!ignored_) open_.back()->name_field = key;
}
void GatheredReport::open_list(std::string_view) { ++ignored_; }
void GatheredReport::open_item(std::string_view) { ++ignored_; }
void GatheredReport::close() {
  if (ignored_)
    --ignored_;
  else
    open_.pop_back();
}

void GatheredReport::figure(std::string_view key, const Figure& figure) {
  if (ignored_) return;
  Node& node = child(key);
  node.kind = Node::Kind::figure;
  if (figure.value) node.values.push_back(*figure.value);
}
void GatheredReport::count(std::string_view key, std::size_t count) {
  figure(key, limpid::figure(static_cast<double>(count)));
}
void GatheredReport::fix(std::string_view key, std::string json) {
  if (ignored_) return;
  Node& node = child(key);
  node.kind = Node::Kind::fixed;
  node.json = std::move(json);
}
void GatheredReport::text(std::string_view key, std::string_view text) {
  std::string json;
  JsonWriter(json).value(text);
  fix(key, std::move(json));
}
void GatheredReport::constant(std::string_view key, double number) { fix(key, to_text(number)); }
void GatheredReport::numbers(std::string_view key, const std::vector<double>& numbers) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  for (const double number : numbers) writer.value(number);
  writer.end_array();
  fix(key, std::move(json));
}
void GatheredReport::names(std::string_view key, const std::vector<std::string>& names) {
  count(key, names.size());
}

}  // namespace limpid
