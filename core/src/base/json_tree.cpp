#include "base/json_tree.hpp"

#include "base/bytes.hpp"
#include "base/json_writer.hpp"
#include "base/number.hpp"

namespace limpid {

void JsonTree::clear() {
  if (!nodes_.empty()) slots_.fill(kFree);
  nodes_.clear();
  text_.clear();
  open_.clear();
  part_begin_ = 0;
  key_ = {};
  source_ = nullptr;
}

JsonTree::Node& JsonTree::add(JsonKind kind, std::uint32_t parent, Piece key) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.parent = parent;
  node.next = index + 1;
  node.key = key;
  return node;
}

void JsonTree::enter(std::string_view key, std::uint32_t parent) {
  const std::size_t node = nodes_.size();
  Slot& slot = slots_[slot_of(hash_of(key), parent)];
  slot = slot == kFree && node + 1 < kShared ? static_cast<Slot>(node + 1) : kShared;
}

JsonTree::Node& JsonTree::add_next(JsonKind kind) {
  const std::uint32_t parent = open_.empty() ? kNoNode : open_.back();
  if (parent != kNoNode) {
    ++nodes_[parent].count;
    if (nodes_[parent].kind == JsonKind::object) enter(next_key(), parent);
  }
  Node& node = add(kind, parent, key_);
  key_ = {};
  return node;
}

JsonTree::Piece JsonTree::end_piece(std::string_view last) {
  text_ += last;
  const Piece piece{part_begin_, static_cast<std::uint32_t>(text_.size()) - part_begin_};
  part_begin_ = static_cast<std::uint32_t>(text_.size());
  return piece;
}

void JsonTree::end_key(std::string_view last) { key_ = end_piece(last); }

void JsonTree::end_scalar(JsonKind kind, std::string_view last) {
  const Piece text = end_piece(last);
  add_next(kind).text = text;
}

void JsonTree::end_text(std::string_view last) { end_scalar(JsonKind::text, last); }
void JsonTree::end_number(std::string_view last) { end_scalar(JsonKind::number, last); }
void JsonTree::add_flag(bool value) { add_next(JsonKind::flag).flag = value; }
void JsonTree::add_null() { add_next(JsonKind::null); }

void JsonTree::cut_text() {
  end_scalar(JsonKind::text, {});
  nodes_.back().flag = true;
}

void JsonTree::begin(JsonKind container) {
  add_next(container).flag = true;
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
    if (!step.in_array) step.key = view(last ? key_ : nodes_[open_[i + 1]].key);
    steps.push_back(step);
  }
}

// The index behind a node and all that it holds; of an open container that is the end of the tree.
std::uint32_t JsonTree::after(std::uint32_t index) const {
  const Node& node = nodes_[index];
  const bool open = node.flag && (node.kind == JsonKind::array || node.kind == JsonKind::object);
  return open ? static_cast<std::uint32_t>(nodes_.size()) : node.next;
}

JsonValue JsonValue::member(std::string_view key, std::uint32_t hash) const {
  if (!is(JsonKind::object)) return {};
  const auto is_it = [&](const JsonTree::Node& node) { return same_text(tree_->view(node.key), key); };
  const JsonTree::Slot slot = tree_->slots_[JsonTree::slot_of(hash, index_)];
  if (slot == JsonTree::kFree) return {};
  if (slot != JsonTree::kShared) {
    const JsonTree::Node& node = tree_->nodes_[slot - 1u];
    return node.parent == index_ && is_it(node) ? JsonValue(tree_, slot - 1u) : JsonValue();
  }
  const std::uint32_t end = tree_->after(index_);
  for (std::uint32_t i = index_ + 1; i < end; i = tree_->after(i)) {
    if (is_it(tree_->nodes_[i])) return {tree_, i};
  }
  return {};
}

std::string_view JsonValue::key() const { return tree_ ? tree_->view(node().key) : std::string_view(); }

std::string_view JsonValue::digits() const { return tree_ ? tree_->view(node().text) : std::string_view(); }

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
