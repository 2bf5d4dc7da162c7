#include "base/json_tree.hpp"

#include "base/json_writer.hpp"
#include "base/number.hpp"

#include <cstring>

namespace limpid {

void JsonTree::clear() {
  nodes_.clear();
  text_.clear();
  open_.clear();
  part_begin_ = key_ = key_size_ = 0;
}

JsonTree::Node& JsonTree::add(JsonKind kind) {
  if (!open_.empty()) ++nodes_[open_.back()].count;
  Node node;
  node.kind = kind;
  node.key = key_;
  node.key_size = key_size_;
  node.next = static_cast<std::uint32_t>(nodes_.size()) + 1;
  key_ = key_size_ = 0;
  nodes_.push_back(node);
  return nodes_.back();
}

void JsonTree::end_key(std::string_view last) {
  text_ += last;
  key_ = part_begin_;
  key_size_ = static_cast<std::uint32_t>(text_.size()) - part_begin_;
  part_begin_ = static_cast<std::uint32_t>(text_.size());
}

void JsonTree::end_scalar(JsonKind kind, std::string_view last) {
  text_ += last;
  Node& node = add(kind);
  node.text = part_begin_;
  node.text_size = static_cast<std::uint32_t>(text_.size()) - part_begin_;
  part_begin_ = static_cast<std::uint32_t>(text_.size());
}

void JsonTree::end_text(std::string_view last) { end_scalar(JsonKind::text, last); }
void JsonTree::end_number(std::string_view last) { end_scalar(JsonKind::number, last); }
void JsonTree::add_flag(bool value) { add(JsonKind::flag).flag = value; }
void JsonTree::add_null() { add(JsonKind::null); }

void JsonTree::cut_text() {
  end_scalar(JsonKind::text, {});
  nodes_.back().flag = true;
}

void JsonTree::begin(JsonKind container) {
  add(container).flag = true;
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()) - 1);
}

void JsonTree::end() {
  Node& node = nodes_[open_.back()];
  node.next = static_cast<std::uint32_t>(nodes_.size());
  node.flag = false;
  open_.pop_back();
}

void JsonTree::path(std::vector<Step>& steps) const {
  steps.clear();
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const Node& container = nodes_[open_[i]];
    const bool last = i + 1 == open_.size();
    Step step;
    step.in_array = container.kind == JsonKind::array;
    step.index = container.count - (last ? 0 : 1);  // what is open in it is counted already
    const Node* held = last ? nullptr : &nodes_[open_[i + 1]];
    if (!step.in_array) {
      step.key = std::string_view(text_).substr(held ? held->key : key_, held ? held->key_size : key_size_);
    }
    steps.push_back(step);
  }
}

// The index behind a node and all that it holds; of an open container that is the end of the tree.
std::uint32_t JsonTree::after(std::uint32_t index) const {
  const Node& node = nodes_[index];
  const bool open = node.flag && (node.kind == JsonKind::array || node.kind == JsonKind::object);
  return open ? static_cast<std::uint32_t>(nodes_.size()) : node.next;
}

JsonValue JsonValue::operator[](std::string_view key) const {
  if (!is(JsonKind::object)) return {};
  const char* const text = tree_->text_.data();
  const std::uint32_t end = tree_->after(index_);
  for (std::uint32_t i = index_ + 1; i < end; i = tree_->after(i)) {
    const JsonTree::Node& member = tree_->nodes_[i];
    if (member.key_size == key.size() && std::memcmp(text + member.key, key.data(), key.size()) == 0) {
      return {tree_, i};
    }
  }
  return {};
}

std::string_view JsonValue::key() const {
  if (!tree_) return {};
  return std::string_view(tree_->text_).substr(node().key, node().key_size);
}

std::string_view JsonValue::digits() const {
  if (!tree_) return {};
  return std::string_view(tree_->text_).substr(node().text, node().text_size);
}

std::optional<std::string_view> JsonValue::text() const {
  if (!is(JsonKind::text)) return std::nullopt;
  return digits();
}

std::optional<std::string_view> JsonValue::text_or_digits() const {
  if (!is(JsonKind::text) && !is(JsonKind::number)) return std::nullopt;
  return digits();
}

std::optional<double> JsonValue::number() const {
  if (!is(JsonKind::number)) return std::nullopt;
  return parse_number(digits());
}

std::optional<bool> JsonValue::flag() const {
  if (!is(JsonKind::flag)) return std::nullopt;
  return node().flag;
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = tree_->after(index_);
  return *this;
}

JsonValue::Iterator JsonValue::begin() const {
  return is_container() ? Iterator(tree_, index_ + 1) : Iterator(nullptr, 0);
}

JsonValue::Iterator JsonValue::end() const {
  return is_container() ? Iterator(tree_, tree_->after(index_)) : Iterator(nullptr, 0);
}

namespace {

void append_value(JsonWriter& writer, JsonValue value) {
  switch (value.kind()) {
    case JsonKind::missing:
    case JsonKind::null: writer.null(); return;
    case JsonKind::flag: writer.value(*value.flag()); return;
    case JsonKind::number: writer.raw(value.digits()); return;
    case JsonKind::text: writer.value(value.digits()); return;
    case JsonKind::array:
      writer.begin_array();
      for (const JsonValue element : value) append_value(writer, element);
      writer.end_array();
      return;
    case JsonKind::object:
      writer.begin_object();
      for (const JsonValue member : value) {
        writer.key(member.key());
        append_value(writer, member);
      }
      writer.end_object();
      return;
  }
}

}  // namespace

void JsonValue::append_json(std::string& out) const {
  JsonWriter writer(out);
  append_value(writer, *this);
}

}  // namespace limpid
