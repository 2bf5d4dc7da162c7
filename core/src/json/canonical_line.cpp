// Posts as canonical JSON Lines: every known column under its key, in the order of the table of keys.
#include <limpid/json.hpp>
#include <limpid/time.hpp>

#include "base/json_writer.hpp"
#include "posts/canonical.hpp"
#include "posts/posts.hpp"

#include <algorithm>

namespace limpid {

namespace {

using Store = CanonicalKey::Store;

class LineWriter {
 public:
  LineWriter(JsonWriter& writer, const Timeline& timeline, Row row)
      : writer_(writer), timeline_(timeline), posts_(timeline.posts()), row_(row) {}

  void write(const CanonicalKey& key) {
    switch (key.store) {
      case Store::timeline:
        if (!timeline_.name().empty()) writer_.field(key.name, std::string_view(timeline_.name()));
        break;
      case Store::number: number(key.name, posts_.column(static_cast<Number>(key.index))[row_]); break;
      case Store::time: time(key.name, posts_.column(static_cast<Time>(key.index))[row_]); break;
      case Store::flag: flag(key.name, posts_.column(static_cast<Flag>(key.index))[row_]); break;
      case Store::label: text(key.name, posts_.label(static_cast<Label>(key.index), row_)); break;
      case Store::text: post_text(key); break;
      case Store::list: list(key.name, posts_.column(static_cast<List>(key.index))[row_]); break;
      case Store::author: text(key.name, author().handle); break;
      case Store::author_id: text(key.name, author().id); break;
      case Store::author_name: text(key.name, author().name); break;
      case Store::reposter:
        text(key.name, posts_.accounts().shown(posts_.column(Account::reposter)[row_]));
        break;
      case Store::extras: extras(key.name); break;
    }
  }

 private:
  [[nodiscard]] AccountTable::Entry author() const {
    const std::uint32_t code = posts_.column(Account::author)[row_];
    return code == kNoCode ? AccountTable::Entry{} : posts_.accounts()[code];
  }

  void text(std::string_view key, std::string_view value) {
    if (value.data()) writer_.field(key, value);
  }
  void number(std::string_view key, double value) {
    if (is_known(value)) writer_.field(key, value);
  }
  void flag(std::string_view key, Tri value) {
    if (value != Tri::unknown) writer_.field(key, value == Tri::yes);
  }
  void time(std::string_view key, std::int64_t value) {
    if (value != kUnknownTime) writer_.field(key, std::string_view(format_time(value)));
  }

  // An original's content is named by the entry's own id: saying it twice says nothing.
  void post_text(const CanonicalKey& key) {
    const auto column = static_cast<Text>(key.index);
    const std::string_view value = posts_.text(column, row_);
    if (column == Text::post && value == posts_.text(Text::id, row_)) return;
    text(key.name, value);
  }

  void list(std::string_view key, const Posts::ListSpan& span) {
    if (span.count == kNoCode) return;
    writer_.key(key).begin_array();
    for (std::uint32_t i = 0; i < span.count; ++i) writer_.value(posts_.list_item(span, i));
    writer_.end_array();
  }

  [[nodiscard]] bool is_known_here(const Posts::Extra& extra) const {
    return is_known(extra.numbers[row_]) || extra.flags[row_] != Tri::unknown || extra.texts[row_].data();
  }

  void extras(std::string_view key) {
    std::vector<const Posts::Extra*> known;
    for (const Posts::Extra& extra : posts_.extras()) {
      if (is_known_here(extra)) known.push_back(&extra);
    }
    if (known.empty()) return;
    std::sort(known.begin(), known.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    writer_.key(key).begin_object();
    for (const Posts::Extra* extra : known) {
      number(extra->name, extra->numbers[row_]);
      flag(extra->name, extra->flags[row_]);
      text(extra->name, extra->texts[row_]);
    }
    writer_.end_object();
  }

  JsonWriter& writer_;
  const Timeline& timeline_;
  const Posts& posts_;
  Row row_;
};

}  // namespace

void append_canonical(std::string& out, const Timeline& timeline, std::uint32_t row) {
  JsonWriter writer(out);
  writer.begin_object();
  LineWriter line(writer, timeline, row);
  for (const auto* key = canonical_begin(); key != canonical_end(); ++key) line.write(*key);
  writer.end_object();
}

}  // namespace limpid
