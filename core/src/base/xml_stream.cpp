#include "base/xml_stream.hpp"

#include "base/ascii.hpp"
#include "base/html_entities.hpp"

#include <algorithm>

namespace limpid {

namespace {

using Node = XmlStream::Node;

// Feeds need ten levels, pages inside them some dozens; every level is a call when the record is written out.
constexpr std::size_t kMaxDepth = 256;
// A "<" whose ">" is further away than this begins no tag. Long enough for pictures in attributes.
constexpr std::size_t kMaxTag = std::size_t{1} << 20;
// Channels say some dozens of things of themselves. What comes after so many stays unsaid.
constexpr std::size_t kMaxAround = 256;

struct Shape {
  std::string_view root, record;
};
constexpr Shape kShapes[] = {{"rss", "item"}, {"RDF", "item"}, {"feed", "entry"}, {"entry", "entry"}};

constexpr std::string_view kComment = "<!--", kData = "<![CDATA[";

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Whether more bytes could make `rest` begin with `token`.
bool may_begin(std::string_view rest, std::string_view token) {
  return rest.size() < token.size() && begins(token, rest);
}

bool begins_name(char c) {
  return is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

// Takes a name off the front: everything to a space or to what ends tags and attributes.
std::string_view take_name(std::string_view& text) {
  std::size_t at = 0;
  while (at < text.size() && !is_space(text[at]) && text[at] != '/' && text[at] != '>' && text[at] != '=')
    ++at;
  const std::string_view name = text.substr(0, at);
  text.remove_prefix(at);
  return name;
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

std::string take_attribute_value(std::string_view& text) {
  skip_spaces(text);
  if (text.empty()) return {};
  std::size_t end = 0;
  std::string value;
  if (text.front() == '"' || text.front() == '\'') {
    end = std::min(text.find(text.front(), 1), text.size());
    value = decode_entities(text.substr(1, end - 1));
    end = std::min(end + 1, text.size());
  } else {
    while (end < text.size() && !is_space(text[end])) ++end;
    value = decode_entities(text.substr(0, end));
  }
  text.remove_prefix(end);
  return value;
}

// "name a="1" b='2'", without what stands around it.
Node read_tag(std::string_view tag) {
  Node node;
  node.name = take_name(tag);
  for (;;) {
    while (!tag.empty() && (is_space(tag.front()) || tag.front() == '/' || tag.front() == '='))
      tag.remove_prefix(1);
    if (tag.empty()) return node;
    const std::string_view name = take_name(tag);
    if (name.empty()) {
      tag.remove_prefix(1);
      continue;
    }
    skip_spaces(tag);
    std::string value;
    if (!tag.empty() && tag.front() == '=') {
      tag.remove_prefix(1);
      value = take_attribute_value(tag);
    }
    if (!begins(name, "xmlns")) node.attributes.emplace_back(name, std::move(value));
  }
}

// The size of "<… >" with ">" allowed in quotes, or in the [ ] of a document type; 0 where the end is not
// there.
std::size_t tag_size(std::string_view rest) {
  char quote = 0;
  int brackets = 0;
  const bool is_declaration = begins(rest, "<!");
  for (std::size_t at = 1; at < rest.size() && at < kMaxTag; ++at) {
    const char c = rest[at];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (is_declaration && begins(rest.substr(at), kComment)) {
      at = rest.find("-->", at);
      if (at == std::string_view::npos) return 0;
    } else if (c == '"' || c == '\'') {
      // A quote opens a value behind "=" only: <a b = "c">, but not <p don't>.
      const std::size_t before = rest.substr(0, at).find_last_not_of(" \t\r\n");
      if (is_declaration || rest[before] == '=') quote = c;
    } else if (is_declaration && (c == '[' || c == ']')) {
      brackets += c == '[' ? 1 : -1;
    } else if (c == '>' && brackets <= 0) {
      return at + 1;
    }
  }
  return 0;
}

void append_markup(const Node& node, std::string& out) {
  if (node.name.empty()) {
    for (const char c : node.text) {
      if (c == '<')
        out += "&lt;";
      else if (c == '&')
        out += "&amp;";
      else
        out += c;
    }
    return;
  }
  const std::string_view name = std::string_view(node.name).substr(node.name.rfind(':') + 1);  // xhtml:p is p
  out.append("<").append(name);
  for (const auto& [key, value] : node.attributes) {
    out.append(" ").append(key).append("=\"");
    for (const char c : value) {
      if (c == '"')
        out += "&quot;";
      else if (c == '&')
        out += "&amp;";
      else
        out += c;
    }
    out += '"';
  }
  out += '>';
  for (const Node& child : node.children) append_markup(child, out);
  out.append("</").append(name).append(">");
}

void append_value(const Node& node, JsonTree& tree, std::string_view prefix);

std::string_view without(std::string_view prefix, std::string_view name) {
  return begins(name, prefix) ? name.substr(prefix.size()) : name;
}

void append_attributes(const Node& node, JsonTree& tree) {
  for (const auto& [key, value] : node.attributes) {
    tree.key_part("@");
    tree.end_key(key);
    tree.end_text(value);
  }
}

void append_elements(const Node& node, JsonTree& tree, std::string_view prefix) {
  for (const Node& child : node.children) {
    if (child.name.empty()) continue;
    tree.end_key(without(prefix, child.name));
    append_value(child, tree, prefix);
  }
}

std::string text_in(const Node& node) {
  std::string text;
  for (const Node& child : node.children) text += child.text;
  return std::string(trimmed(text));
}

bool is_markup(const Node& node, const std::string& text) {
  const auto type = std::find_if(node.attributes.begin(), node.attributes.end(),
                                 [](const auto& attribute) { return attribute.first == "type"; });
  return !text.empty() || (type != node.attributes.end() && type->second == "xhtml");
}

void append_value(const Node& node, JsonTree& tree, std::string_view prefix) {
  const std::string text = text_in(node);
  const bool has_elements = std::any_of(node.children.begin(), node.children.end(),
                                        [](const Node& child) { return !child.name.empty(); });
  if (!has_elements && node.attributes.empty()) return tree.end_text(text);
  tree.begin(JsonKind::object);
  append_attributes(node, tree);
  if (has_elements && is_markup(node, text)) {
    std::string markup;
    for (const Node& child : node.children) append_markup(child, markup);
    tree.end_key("#markup");
    tree.end_text(markup);
  } else {
    append_elements(node, tree, prefix);
    if (!text.empty()) {
      tree.end_key("#text");
      tree.end_text(text);
    }
  }
  tree.end();
}

std::size_t size_of(const Node& node) {
  std::size_t size = sizeof(Node) + node.name.size() + node.text.size();
  for (const auto& [key, value] : node.attributes)
    size += key.size() + value.size() + 2 * sizeof(std::string);
  return size;
}

}  // namespace

XmlStream::XmlStream(RecordSink sink, StreamStart start)
    : sink_(std::move(sink)), offset_(start.byte), line_(start.line) {}

std::size_t XmlStream::bytes() const {
  return buffer_.capacity() + held_ + record_.bytes() + around_.bytes();
}

Failure XmlStream::feed(std::string_view bytes) {
  if (stopped_) return std::nullopt;
  buffer_ += bytes;
  return read(false);
}

Failure XmlStream::finish() {
  if (stopped_) return std::nullopt;
  if (Failure failure = read(true)) return failure;
  if (stopped_) return std::nullopt;
  if (documents_ == 0 && open_.empty()) {
    return Error{"not-a-timeline", where(), "this begins like XML, and ends before the first element"};
  }
  if (!open_.empty() || !is_blank(buffer_)) {
    offset_ += buffer_.size();
    sink_.broken(where(), std::string(kCutOff));
  }
  return std::nullopt;
}

Failure XmlStream::read(bool at_end) {
  std::size_t done = 0;
  Failure failure;
  while (done < buffer_.size() && !stopped_ && !failure) {
    const std::string_view rest = std::string_view(buffer_).substr(done);
    const std::size_t size = token_size(rest, at_end);
    if (size == 0) break;
    searched_ = 0;
    failure = take(rest.substr(0, size));
    line_ += static_cast<std::size_t>(
        std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    offset_ += size;
    done += size;
  }
  buffer_.erase(0, done);
  return failure;
}

// --- From bytes to tokens --------------------------------------------------------------------------------

// The size of the token that `rest` begins with; 0 where its end is still to come.
std::size_t XmlStream::token_size(std::string_view rest, bool at_end) {
  if (rest.front() != '<') {
    const std::size_t end = rest.find('<', searched_);
    if (end != std::string_view::npos) return end;
    searched_ = rest.size();
    return at_end ? rest.size() : 0;
  }
  if (rest.size() == 1) return 0;
  if (!at_end && (may_begin(rest, kComment) || may_begin(rest, kData))) return 0;
  if (begins(rest, kComment)) return size_to(rest, "-->");
  if (begins(rest, kData)) return size_to(rest, "]]>");
  if (begins(rest, "<?")) return size_to(rest, "?>");
  const bool is_tag = rest.size() > 1 && (rest[1] == '/' || rest[1] == '!' || begins_name(rest[1]));
  if (!is_tag) return 1;  // "a < b"
  const std::size_t size = tag_size(rest);
  return size == 0 && rest.size() >= kMaxTag ? 1 : size;
}

std::size_t XmlStream::size_to(std::string_view rest, std::string_view terminator) {
  const std::size_t end = rest.find(terminator, searched_);
  if (end != std::string_view::npos) return end + terminator.size();
  searched_ = rest.size() - std::min(rest.size(), terminator.size() - 1);
  return 0;
}

// --- From tokens to elements -----------------------------------------------------------------------------

Failure XmlStream::take(std::string_view token) {
  if (token.front() != '<' || token.size() == 1) {
    add_text(decode_entities(token));
  } else if (begins(token, kData)) {
    add_text(std::string(token.substr(kData.size(), token.size() - kData.size() - 3)));
  } else if (token[1] == '/') {
    end_element(trimmed(token.substr(2, token.size() - 3)));
  } else if (token[1] == '!' || token[1] == '?') {
    const bool is_page = starts_with_ignoring_case(token, "<!doctype") && !begins(token, kComment) &&
                         starts_with_ignoring_case(trimmed(token.substr(9)), "html");
    if (is_page && open_.empty()) return begin_document(Node{"html", {}, {}, {}});
  } else {
    return begin_element(token);
  }
  return std::nullopt;
}

void XmlStream::add_text(std::string text) {
  if (open_.empty()) {
    if (is_blank(text) || said_text_outside_) return;
    said_text_outside_ = true;
    return sink_.broken(where(), "text outside of all elements; left out");
  }
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  auto& children = open_.back().children;
  held_ += text.size();
  if (!children.empty() && children.back().name.empty()) {
    children.back().text += text;
  } else if (record_depth_ || !is_blank(text)) {
    held_ += sizeof(Node);
    children.push_back(Node{{}, std::move(text), {}, {}});
  }
}

Failure XmlStream::begin_element(std::string_view tag) {
  const bool is_closed = tag[tag.size() - 2] == '/';
  Node node = read_tag(tag.substr(1, tag.size() - 2 - (is_closed ? 1 : 0)));
  if (open_.empty()) {
    if (Failure failure = begin_document(node)) return failure;
    if (stopped_) return std::nullopt;
  }
  if (open_.size() >= kMaxDepth) {
    give_up("elements nested more than " + std::to_string(kMaxDepth) + " levels deep");
    return std::nullopt;
  }
  const bool is_record = own_name(node.name) == record_name_;
  if (is_record && record_depth_ && open_.size() == record_depth_) pop();  // the one before was not closed
  held_ += size_of(node);
  if (is_record && !record_depth_) held_around_ = held_ - size_of(node);
  open_.push_back(std::move(node));
  if (is_record && !record_depth_) begin_record();
  if (is_closed) pop();
  return std::nullopt;
}

Failure XmlStream::begin_document(const Node& root) {
  const std::size_t colon = root.name.find(':');
  const std::string_view local =
      std::string_view(root.name).substr(colon == std::string::npos ? 0 : colon + 1);
  const auto shape = std::find_if(std::begin(kShapes), std::end(kShapes),
                                  [&](const Shape& known) { return known.root == local; });
  if (shape != std::end(kShapes)) {
    record_name_ = shape->record;
    prefix_ = colon == std::string::npos || local == "RDF" ? "" : root.name.substr(0, colon + 1);
    held_ = 0;
    place_ = RecordPlace();
    place_.document = documents_;
    around_is_old_ = true;
    return std::nullopt;
  }
  std::string why =
      equal_ignoring_case(local, "html")
          ? "this is a web page (HTML); Limpid reads the data behind it: a feed (RSS, Atom), JSON or CSV"
          : "this is XML with the root element \"" + root.name.substr(0, 60) +
                "\"; of XML, Limpid reads RSS and Atom feeds";
  if (documents_ == 0) return Error{"not-a-timeline", where(), std::move(why)};
  give_up(std::move(why));
  return std::nullopt;
}

void XmlStream::end_element(std::string_view name) {
  const auto found =
      std::find_if(open_.rbegin(), open_.rend(), [&](const Node& node) { return node.name == name; });
  if (found == open_.rend()) return;
  const auto remaining = static_cast<std::size_t>(open_.rend() - found) - 1;
  while (open_.size() > remaining && !stopped_) pop();
}

void XmlStream::pop() {
  Node node = std::move(open_.back());
  open_.pop_back();
  if (record_depth_ == open_.size() + 1) {
    give(node);
  } else if (record_depth_) {
    open_.back().children.push_back(std::move(node));
  } else if (!open_.empty() && open_.back().children.size() < kMaxAround) {
    open_.back().children.push_back(std::move(node));
    around_is_old_ = true;
  }
  if (!open_.empty() || stopped_) return;
  ++documents_;
  if (!around_.empty()) sink_.envelope(around_.root());
}

// --- From elements to records ----------------------------------------------------------------------------

std::string_view XmlStream::own_name(std::string_view name) const { return without(prefix_, name); }

void XmlStream::begin_record() {
  record_depth_ = open_.size();
  place_.line = line_;
  place_.pointer.clear();
  for (const Node& node : open_) place_.pointer.append("/").append(own_name(node.name));
  if (open_.size() > 1) ++place_.index;
  if (around_is_old_) read_around();
}

void XmlStream::read_around() {
  around_.clear();
  around_.begin(JsonKind::object);
  for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
    append_attributes(open_[i], around_);
    append_elements(open_[i], around_, prefix_);
    for (const Node& child : open_[i].children) {  // RDF closes the channel before its items
      if (own_name(child.name) == "channel") append_elements(child, around_, prefix_);
    }
  }
  around_.end();
  around_is_old_ = false;
}

void XmlStream::give(const Node& node) {
  record_.clear();
  record_.begin(JsonKind::object);
  record_.end_key(record_name_);
  record_.begin(JsonKind::object);
  append_attributes(node, record_);
  append_elements(node, record_, prefix_);
  record_.end();
  record_.end();
  record_depth_ = 0;
  held_ = held_around_;
  place_.around = around_.root();
  stopped_ = !sink_.record(record_.root(), place_);
}

std::string XmlStream::where() const {
  return "line " + std::to_string(line_) + ", byte " + std::to_string(offset_);
}

void XmlStream::give_up(std::string why) {
  sink_.broken(where(), std::move(why));
  stopped_ = true;
}

}  // namespace limpid
