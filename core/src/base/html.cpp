// One pass, left to right. Tags are cut out by the rules of the WHATWG tokenizer (names, quoted
// attributes), without its tree: an element ends where its end tag is.
//
// What keeps this linear: to look for an end that is not there costs the whole rest of the text, so
// each kind of search is given up for good once it has failed.
#include "base/html.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

namespace limpid {
namespace {

/// Elements without content and without end tag.
constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                      "input", "link", "meta", "source", "track", "wbr"};
bool is_void(std::string_view name) {
  return std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid);
}

// Nothing but itself: no markup, no entity, no white space.
constexpr bool is_of_word(char c) { return c != '<' && c != '&' && !is_space(c); }

struct Block {
  std::string_view name;
  std::size_t newlines;
};
/// Elements that stand apart, by a line (1) or a blank line (2); sorted.
constexpr Block kBlocks[] = {
    {"address", 1}, {"article", 1}, {"aside", 1},   {"blockquote", 2}, {"dd", 1},     {"details", 1},
    {"div", 1},     {"dl", 2},      {"dt", 1},      {"figcaption", 1}, {"figure", 2}, {"footer", 1},
    {"h1", 2},      {"h2", 2},      {"h3", 2},      {"h4", 2},         {"h5", 2},     {"h6", 2},
    {"header", 1},  {"hr", 2},      {"li", 1},      {"main", 1},       {"nav", 1},    {"ol", 1},
    {"p", 2},       {"pre", 2},     {"section", 1}, {"summary", 1},    {"table", 2},  {"tr", 1},
    {"ul", 1}};
constexpr bool precedes(const Block& a, const Block& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(kBlocks), std::end(kBlocks), precedes));

std::size_t newlines_around(std::string_view name) {
  const Block* found = std::lower_bound(std::begin(kBlocks), std::end(kBlocks), Block{name, 0}, precedes);
  return found != std::end(kBlocks) && found->name == name ? found->newlines : 0;
}

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  std::string_view classes;
  std::string_view href;   // as written
  std::size_t length = 0;  // from "<" to ">"
};

bool has_class(const Tag& tag, std::string_view wanted) {
  std::string_view rest = tag.classes;
  while (!rest.empty()) {
    const auto end = std::find_if(rest.begin(), rest.end(), is_space);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    if (rest.substr(0, length) == wanted) return true;
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return false;
}

/// Reads a tag from its "<" to its ">".
class TagScanner {
 public:
  TagScanner(std::string_view html, bool trust_quotes) : html_(html), trust_quotes_(trust_quotes) {}

  /// False if there is no ">", or only inside quotes.
  bool scan(Tag& tag) {
    tag.closing = current() == '/';
    if (tag.closing) ++at_;
    for (const char c : take_until([](char x) { return is_space(x) || x == '/' || x == '>'; })) {
      tag.name.push_back(to_lower(c));
    }
    while (true) {
      take_until([](char c) { return !is_space(c) && c != '/'; });
      if (at_end()) return false;
      if (current() == '>') break;
      if (!take_attribute(tag)) return false;
    }
    tag.length = at_ + 1;
    return true;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= html_.size(); }
  [[nodiscard]] char current() const { return at_end() ? '\0' : html_[at_]; }

  template <class Predicate>
  std::string_view take_until(Predicate stop) {
    const std::size_t start = at_;
    while (!at_end() && !stop(html_[at_])) ++at_;
    return html_.substr(start, at_ - start);
  }

  void take_spaces() {
    take_until([](char c) { return !is_space(c); });
  }

  bool take_attribute(Tag& tag) {
    const std::size_t start = at_++;  // whatever stands first, even "=", belongs to the name
    take_until([](char c) { return is_space(c) || c == '/' || c == '>' || c == '='; });
    const std::string_view name = html_.substr(start, at_ - start);
    take_spaces();
    if (current() != '=') return true;
    ++at_;
    take_spaces();
    std::string_view value;
    if (!take_value(value)) return false;
    if (tag.classes.empty() && equal_ignoring_case(name, "class")) tag.classes = value;
    if (tag.href.empty() && equal_ignoring_case(name, "href")) tag.href = value;
    return true;
  }

  bool take_value(std::string_view& value) {
    const char quote = current();
    if (trust_quotes_ && (quote == '"' || quote == '\'')) {
      const std::size_t end = html_.find(quote, at_ + 1);
      if (end == std::string_view::npos) return false;
      value = html_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
    } else {
      value = take_until([](char c) { return is_space(c) || c == '>'; });
    }
    return true;
  }

  std::string_view html_;
  bool trust_quotes_;
  std::size_t at_ = 1;
};

/// The text so far, and the white space that is due before what comes next.
class TextWriter {
 public:
  explicit TextWriter(std::size_t expected_length) { text_.reserve(expected_length); }

  void write(std::string_view piece) {
    if (text_.empty() && piece == "\n") return;  // out of a <pre> that stands first
    pay_white_space();
    text_.append(piece);
  }

  void space() { space_due_ = true; }
  void newline() { ++newlines_due_; }
  void at_least_newlines(std::size_t count) { newlines_due_ = std::max(newlines_due_, count); }
  void bullet(bool due) { bullet_due_ = due; }

  std::string finish() && {
    while (!text_.empty() && is_space(text_.back())) text_.pop_back();
    return std::move(text_);
  }

 private:
  void pay_white_space() {
    if (!text_.empty() && newlines_due_ > 0) {
      text_.append(newlines_due_ - newlines_there(), '\n');
    } else if (!text_.empty() && space_due_ && text_.back() != '\n') {
      text_.push_back(' ');
    }
    if (bullet_due_) text_.append("- ");
    space_due_ = bullet_due_ = false;
    newlines_due_ = 0;
  }

  /// How many of the newlines due the text ends in already (a <pre> may have brought them).
  [[nodiscard]] std::size_t newlines_there() const {
    std::size_t count = 0;
    while (count < std::min(newlines_due_, text_.size()) && text_[text_.size() - 1 - count] == '\n') {
      ++count;
    }
    return count;
  }

  std::string text_;
  std::size_t newlines_due_ = 0;
  bool space_due_ = false;
  bool bullet_due_ = false;
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html)
      : html_(html), last_tag_end_(html.rfind('>')), writer_(html.size()) {}

  HtmlContent run() {
    while (at_ < html_.size()) {
      if (!take_special(html_[at_])) take_words();
    }
    return {std::move(writer_).finish(), std::move(links_)};
  }

 private:
  /// Markup, an entity or white space; false if `first` turns out to be a character like any other.
  bool take_special(char first) {
    if (first == '<') return take_comment() || take_tag();
    return first == '&' ? take_entity_here() : take_space();
  }

  [[nodiscard]] std::string_view rest() const { return html_.substr(at_); }

  /// Whether `end` (the last of its kind, or npos) still lies ahead.
  [[nodiscard]] bool ahead(std::size_t end) const { return end != std::string_view::npos && end > at_; }

  /// <!-- … -->, and what browsers drop as if it were one: <!doctype …>, <?xml …>.
  bool take_comment() {
    if (rest().substr(0, 4) == "<!--") {
      if (!last_comment_end_) last_comment_end_ = html_.rfind("-->");
      if (!ahead(*last_comment_end_)) return false;
      at_ = html_.find("-->", at_ + 2) + 3;  // from 2: <!--> is a whole one
      return true;
    }
    const std::string_view opening = rest().substr(0, 2);
    if ((opening != "<!" && opening != "<?") || !ahead(last_tag_end_)) return false;
    at_ = html_.find('>', at_) + 1;
    return true;
  }

  bool take_tag() {
    Tag tag;
    if (!read_tag(at_, tag)) return false;
    at_ += tag.length;
    if (!tag.closing && drop_element(tag)) return true;
    mark_breaks(tag);
    mark_ellipsis(tag);
    collect_link(tag);
    return true;
  }

  /// The tag at `place`; false if none begins there or if it has no end.
  bool read_tag(std::size_t place, Tag& tag) {
    const std::string_view html = html_.substr(place);
    if (html.size() < 2 || html[0] != '<') return false;
    const char first = html[1] == '/' && html.size() > 2 ? html[2] : html[1];
    if (!is_letter(first) || last_tag_end_ == std::string_view::npos || place > last_tag_end_) {
      return false;
    }
    if (trust_quotes_ && TagScanner(html, true).scan(tag)) return true;
    trust_quotes_ = false;  // one that is never closed: from now on any ">" ends a tag
    tag = {};
    return TagScanner(html, false).scan(tag);
  }

  /// Skips the content of an element that is not to be read, if it has an end.
  bool drop_element(const Tag& tag) {
    const bool raw = tag.name == "script" || tag.name == "style";
    const bool invisible = has_class(tag, "invisible") && !is_void(tag.name);
    if ((!raw && !invisible) || !elements_have_ends_) return false;
    const std::size_t end = raw ? end_of_raw(tag.name) : end_of_element(tag.name);
    elements_have_ends_ = end != std::string_view::npos;
    if (elements_have_ends_) at_ = end;
    return elements_have_ends_;
  }

  /// Past the end tag of an element whose content is no markup.
  std::size_t end_of_raw(std::string_view name) {
    for (std::size_t i = html_.find("</", at_); i != std::string_view::npos; i = html_.find("</", i + 2)) {
      const std::string_view found = html_.substr(i + 2, name.size() + 1);
      const bool whole_name = found.size() > name.size() &&
                              (is_space(found.back()) || found.back() == '/' || found.back() == '>');
      if (!whole_name || !equal_ignoring_case(found.substr(0, name.size()), name)) continue;
      Tag tag;
      return read_tag(i, tag) ? i + tag.length : std::string_view::npos;
    }
    return std::string_view::npos;
  }

  /// Past the end tag that belongs to the element just begun; elements of its name may nest in it.
  std::size_t end_of_element(std::string_view name) {
    std::size_t depth = 1;
    for (std::size_t i = html_.find('<', at_); i != std::string_view::npos;) {
      Tag tag;
      const bool is_tag = read_tag(i, tag);
      if (is_tag && tag.name == name) {
        depth = tag.closing ? depth - 1 : depth + 1;
        if (depth == 0) return i + tag.length;
      }
      i = html_.find('<', i + (is_tag ? tag.length : 1));
    }
    return std::string_view::npos;
  }

  void mark_breaks(const Tag& tag) {
    if (tag.name == "br") writer_.newline();
    writer_.at_least_newlines(newlines_around(tag.name));
    if (tag.name == "li") writer_.bullet(!tag.closing);
    if (tag.name == "td" || tag.name == "th") writer_.space();
    if (tag.name == "pre") mark_preformatted(tag.closing);
  }

  void mark_preformatted(bool closing) {
    if (!closing) {
      ++preformatted_depth_;
      if (rest().substr(0, 1) == "\n") ++at_;  // it only sets the text off from the tag
    } else if (preformatted_depth_ > 0) {
      --preformatted_depth_;
    }
  }

  /// Writes "…" where an element of class "ellipsis" ends. One at a time; they do not nest.
  void mark_ellipsis(const Tag& tag) {
    if (ellipsis_depth_ == 0) {
      if (tag.closing || !has_class(tag, "ellipsis") || is_void(tag.name)) return;
      ellipsis_name_ = tag.name;
      ellipsis_depth_ = 1;
    } else if (tag.name == ellipsis_name_) {
      ellipsis_depth_ = tag.closing ? ellipsis_depth_ - 1 : ellipsis_depth_ + 1;
      if (ellipsis_depth_ == 0) writer_.write("…");
    }
  }

  void collect_link(const Tag& tag) {
    if (tag.name != "a" || tag.closing || has_class(tag, "mention") || has_class(tag, "hashtag")) {
      return;
    }
    std::string address = decode_entities(tag.href);
    if (domain_of(address).empty()) return;
    if (seen_links_.insert(address).second) links_.push_back(std::move(address));
  }

  bool take_entity_here() {
    std::string_view ahead = rest();
    std::string decoded;
    if (!take_entity(ahead, decoded)) return false;
    const bool collapses = decoded.size() == 1 && is_space(decoded[0]) && preformatted_depth_ == 0;
    collapses ? writer_.space() : writer_.write(decoded);
    at_ = html_.size() - ahead.size();
    return true;
  }

  bool take_space() {
    if (!is_space(html_[at_]) || preformatted_depth_ > 0) return false;
    writer_.space();
    ++at_;
    return true;
  }

  /// Up to what may be markup, an entity or white space; single spaces between words go with them. Or, in
  /// <pre>, one character of white space.
  void take_words() {
    const std::size_t start = at_++;
    if (!is_space(html_[start])) at_ = end_of_words(at_);
    writer_.write(html_.substr(start, at_ - start));
  }

  [[nodiscard]] std::size_t end_of_words(std::size_t at) const {
    for (;;) {
      while (at < html_.size() && is_of_word(html_[at])) ++at;
      const bool single_space = preformatted_depth_ == 0 && at + 1 < html_.size() && html_[at] == ' ';
      if (!single_space || !is_of_word(html_[at + 1])) return at;
      ++at;
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t last_tag_end_;                     // no tag can begin after it
  std::optional<std::size_t> last_comment_end_;  // nor a comment after this; looked for when the first begins
  bool trust_quotes_ = true;
  bool elements_have_ends_ = true;
  std::size_t preformatted_depth_ = 0;
  std::size_t ellipsis_depth_ = 0;
  std::string ellipsis_name_;
  TextWriter writer_;
  std::vector<std::string> links_;
  std::unordered_set<std::string> seen_links_;
};

}  // namespace

HtmlContent read_html(std::string_view html) { return HtmlReader(html).run(); }

std::string html_to_text(std::string_view html) { return read_html(html).text; }

}  // namespace limpid
