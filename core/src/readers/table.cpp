// Tables: CSV, and JSON or JSON Lines of any make, read by the names of their columns (see
// table_columns.hpp).
//
// Columns with no meaning of Limpid's become columns of the file's own, x.NAME: numbers, flags or texts by
// their first value; what only looks like a number (ids, 007, more than 15 digits) is text. A table without
// an id gets "row-17" for its 17th record, and a row that repeats another in every cell is a duplicate. Comes
// last: every other format knows better.
#include "base/ascii.hpp"
#include "base/html.hpp"
#include "base/json_text.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/table_columns.hpp"

#include <algorithm>
#include <unordered_map>

namespace limpid {

namespace {

using Store = CanonicalKey::Store;

// Values inside values, as {"user": {"name": …}}: deeper ones are no columns.
constexpr int kMaxDepth = 3;
// As in CSV. More are no columns but data in the place of names, as {"by_user": {"ana": 1, "bo": 2, …}}.
constexpr std::size_t kMaxColumns = 4096;

// What is remembered from record to record.
struct Table {
  std::vector<TableColumn> columns;
  std::unordered_map<std::string, std::size_t> by_name;
  std::vector<ColumnChoice> choices;
  // Whole rows met before and the id that the first got, where rows have no id; by a hash of 64 bits.
  std::unordered_map<std::uint64_t, std::size_t> rows;

  [[nodiscard]] bool has(std::string_view target) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const TableColumn& column) { return column.target() == target; });
  }
};

Table& table_of(Entries& entries) {
  if (!entries.memory()) {
    auto table = std::make_shared<Table>();
    if (auto choices = parse_column_choices(entries.options().map)) table->choices = *std::move(choices);
    entries.memory() = std::move(table);
  }
  return *static_cast<Table*>(entries.memory().get());
}

// --- The record's cells ------------------------------------------------------------------------------------

void collect_cells(JsonValue value, const std::string& prefix, int depth, Table& table,
                   std::vector<TableCell>& cells, Notes& notes) {
  for (const JsonValue member : value) {
    const std::string name = prefix + std::string(member.key());
    if (member.is(JsonKind::object) && depth < kMaxDepth) {
      collect_cells(member, name + ".", depth + 1, table, cells, notes);
      continue;
    }
    auto place = table.by_name.find(name);
    if (place == table.by_name.end()) {
      if (table.columns.size() == kMaxColumns) {
        notes.warn(
            "too-many-columns", "/" + name,
            "more than " + std::to_string(kMaxColumns) + " columns; those that come later are left out");
        continue;
      }
      place = table.by_name.emplace(name, table.columns.size()).first;
      table.columns.emplace_back().name = name;
    }
    cells.push_back({place->second, member});
  }
}

// FNV-1a over every cell and the border between cells.
std::uint64_t hash_of(const std::vector<TableCell>& cells) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  std::string buffer;
  for (const TableCell& cell : cells) {
    buffer.clear();
    cell.value.append_json(buffer);
    for (const char c : buffer + ',') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  return hash;
}

// --- Cells to columns --------------------------------------------------------------------------------------

class RowReader {
 public:
  explicit RowReader(Entries& entries) : entries_(entries), post_(entries.post()) {}

  void take(TableColumn& column, JsonValue value) {
    name_ = column.name;
    if (column.key) {
      take(*column.key, value);
    } else if (column.flag) {
      post_[static_cast<Flag>(column.flag->index)] = flag(value);
    } else {
      take_own(column, value);
    }
  }

 private:
  void take(const CanonicalKey& key, JsonValue value) {
    switch (key.store) {
      case Store::timeline: post_.timeline = scalar(value); break;
      case Store::number:
        post_[static_cast<Number>(key.index)] = number(static_cast<Number>(key.index), value);
        break;
      case Store::time: post_[static_cast<Time>(key.index)] = time(value); break;
      case Store::flag: post_[static_cast<Flag>(key.index)] = flag(value); break;
      case Store::label: take_label(static_cast<Label>(key.index), value); break;
      case Store::text: take_text(static_cast<Text>(key.index), value); break;
      case Store::list: take_list(static_cast<List>(key.index), value); break;
      case Store::author: post_[Account::author].handle = scalar(value); break;
      case Store::author_id: post_[Account::author].id = scalar(value); break;
      case Store::author_name: post_[Account::author].name = scalar(value); break;
      case Store::reposter: post_[Account::reposter].handle = scalar(value); break;
      case Store::extras: break;
    }
  }

  void warn_type(JsonValue value, std::string_view expected) {
    std::string found;
    value.append_json(found);
    entries_.notes().warn(
        "wrong-type", "/" + std::string(name_),
        "expected " + std::string(expected) + ", found " + found.substr(0, 60) + "; taken as unknown");
  }

  // Text or digits; null where nothing is there.
  static std::string_view scalar(JsonValue value) {
    return is_blank(value) ? std::string_view() : id_of(value);
  }

  double number(Number column, JsonValue value) {
    if (is_blank(value)) return kUnknown;
    const double read = number_in(value);
    if (is_known(read) && (read >= 0 || column == Number::points)) return read;
    warn_type(value, column == Number::points ? "a number" : "a number from 0");
    return kUnknown;
  }

  std::int64_t time(JsonValue value) {
    if (is_blank(value)) return kUnknownTime;
    const auto read = time_in(value);
    if (!read) return time_of(value, "/" + std::string(name_), entries_.notes());  // says that it is no date
    if (read->is_month_first) {
      entries_.notes().warn(
          "month-first", "/" + std::string(name_),
          "dates like " + std::string(text_of(value)) + " are read as month/day/year, in UTC");
    }
    return read->time;
  }

  Tri flag(JsonValue value) {
    if (is_blank(value)) return Tri::unknown;
    const auto read = flag_in(value);
    if (!read) warn_type(value, "true or false");
    return read ? tri(*read) : Tri::unknown;
  }

  void take_label(Label column, JsonValue value) {
    const std::string_view label = scalar(value);
    if (column == Label::lang && !is_language(label)) return;
    post_[column] = label;
  }

  // X's codes for "no language told": und, zxx, art, and the private ones (qme: media, qst: short text, …).
  static bool is_language(std::string_view lang) {
    return lang != "und" && lang != "zxx" && lang != "art" && !(lang.size() == 3 && lang[0] == 'q');
  }

  void take_text(Text column, JsonValue value) {
    if (column == Text::text || column == Text::title) {
      if (const auto text = value.text_or_digits()) post_[column] = post_.keep(plain(*text));
    } else {
      post_[column] = scalar(value);
    }
  }

  // Whatever the source, what is kept is plain text.
  static std::string plain(std::string_view text) {
    for (const std::string_view tag : {"<p>", "</p>", "<br", "</a>", "<p "}) {
      if (text.find(tag) != std::string_view::npos) return html_to_text(text);
    }
    return decode_entities(text);
  }

  void add_item(List column, std::string_view item) {
    if (column == List::media) {
      if (item == "photo") item = "image";
      if (item == "animated_gif" || item == "gifv") item = "gif";
      if (item != "image" && item != "video" && item != "gif" && item != "audio") return;
    }
    if (column == List::hashtags && !item.empty() && item.front() == '#') item.remove_prefix(1);
    if (!item.empty()) post_[column].items.push_back(item);
  }

  // [ "a", … ] or [ {"type": "photo", "url": …}, … ]
  void take_elements(List column, JsonValue array, bool keep) {
    for (const JsonValue element : array) {
      std::string_view item = text_of(element);
      if (element.is(JsonKind::object)) {
        const std::string_view keys[] = {column == List::media ? "type" : "expanded_url", "name", "tag",
                                         "text", "url"};
        for (const std::string_view key : keys) {
          if (item.empty()) item = text_of(element[key]);
        }
      }
      add_item(column, keep ? post_.keep(std::string(item)) : item);
    }
  }

  void take_list(List column, JsonValue value) {
    post_[column].known = true;  // an empty cell too: the column is there
    if (value.is(JsonKind::array)) return take_elements(column, value, false);
    const std::string_view text = is_blank(value) ? std::string_view() : text_of(value);
    if (!text.empty() && text.front() == '[' && take_json(column, text)) return;
    // "a, b", "a b", "a|b", "['a', 'b']"
    constexpr std::string_view kBorders = " ,;|[]'\"\n\t";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(kBorders, at);
      if (begin == std::string_view::npos) break;
      at = std::min(text.find_first_of(kBorders, begin), text.size());
      add_item(column, text.substr(begin, at - begin));
    }
  }

  // A list as JSON in a cell. False where it is none (Python writes its own kind).
  bool take_json(List column, std::string_view text) {
    return with_json(text, [&](JsonValue array) { take_elements(column, array, true); });
  }

  void take_own(TableColumn& column, JsonValue value) {
    if (is_blank(value) || value.is(JsonKind::array) || value.is(JsonKind::object)) return;
    if (!column.has_type) {
      column.type = type_of(value, column.name);
      column.has_type = true;
    }
    Post::Extra extra;
    extra.name = column.own;
    extra.type = column.type;
    if (column.type == Type::number) extra.number = number_in(value);
    if (column.type == Type::flag) extra.flag = flag_in(value) ? tri(*flag_in(value)) : Tri::unknown;
    if (column.type == Type::text)
      extra.text = value.flag() ? (*value.flag() ? "true" : "false") : id_of(value);
    const bool unusable = (column.type == Type::number && !is_known(extra.number)) ||
                          (column.type == Type::flag && extra.flag == Tri::unknown);
    if (unusable) return warn_type(value, column.type == Type::number ? "a number" : "true or false");
    post_.extras.push_back(extra);
  }

  static Type type_of(JsonValue value, std::string_view name) {
    if (value.is(JsonKind::flag)) return Type::flag;
    const std::string_view text = id_of(value);
    if (equal_ignoring_case(text, "true") || equal_ignoring_case(text, "false")) return Type::flag;
    if (!is_known(number_in(value)) || looks_like_id(text, name)) return Type::text;
    return Type::number;
  }

  // "1705755549467364" and "007" are names made of digits: as numbers they would change.
  static bool looks_like_id(std::string_view text, std::string_view name) {
    constexpr std::size_t kDigitsOfDouble = 15;
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    const bool leading_zero = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
    const bool named_id =
        name.size() >= 2 && equal_ignoring_case(name.substr(name.size() - 2), "id") &&
        (name.size() == 2 || !is_letter(name[name.size() - 3]) || name[name.size() - 2] == 'I');
    return named_id || leading_zero || digits > kDigitsOfDouble;
  }

  Entries& entries_;
  Post& post_;
  std::string_view name_;
};

// --- The post as a whole -----------------------------------------------------------------------------------

// 7.65E+17: a spreadsheet has rounded the id, so that it names many posts.
bool is_rounded(std::string_view id) {
  const std::size_t e = id.find_first_of("eE");
  return e != std::string_view::npos && e + 1 < id.size() && id[e + 1] == '+' && is_digit(id[0]) &&
         parse_number(id);
}

void settle_id(const std::vector<TableCell>& cells, Table& table, Entries& entries) {
  Post& post = entries.post();
  if (is_rounded(post[Text::id])) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const TableColumn& c) { return c.target() == "id"; });
    entries.notes().warn(
        "rounded-id", "/" + column->name,
        "the id " + std::string(post[Text::id]) + " was rounded by a spreadsheet; rows are numbered instead");
    post[Text::id] = {};
  }
  if (post[Text::id].empty()) {
    const auto [first, is_new] = table.rows.try_emplace(hash_of(cells), entries.number());
    post[Text::id] = post.keep("row-" + std::to_string(first->second));
  }
  if (!post[Text::post].data()) post[Text::post] = post[Text::id];
}

// "RT @ana: words" -> the handle; the text loses it.
std::string_view take_retweeted(std::string_view& text) {
  constexpr std::string_view kRetweet = "RT @";
  const std::size_t colon = text.find(": ");
  if (text.substr(0, kRetweet.size()) != kRetweet || colon == std::string_view::npos) return {};
  const std::string_view handle = text.substr(kRetweet.size(), colon - kRetweet.size());
  text.remove_prefix(colon + 2);
  return handle;
}

// X's repost as its own row: the row's author is who reposted, and its counts of 0 say nothing.
void settle_repost(Post& post) {
  std::string_view text = post[Text::text];
  const std::string_view author = take_retweeted(text);
  if (author.empty()) return;
  post[Account::reposter] = post[Account::author];
  post[Account::author] = {author, {}, {}};
  post[Time::reposted_at] = post[Time::created_at];
  post[Time::created_at] = kUnknownTime;
  post[Text::text] = text;
  post[Text::post] = post[Text::repost_of];
  post[Number::followers] = kUnknown;
  for (double& count : post.numbers) {
    const auto number = static_cast<Number>(&count - post.numbers.data());
    if (number >= Number::likes && count == 0) count = kUnknown;
  }
  constexpr std::string_view kEllipsis = "…";
  post[Flag::truncated] =
      tri(text.size() >= kEllipsis.size() && text.substr(text.size() - kEllipsis.size()) == kEllipsis);
}

void settle_kind_of(const Table& table, Post& post) {
  if (post[Label::kind].data()) return;
  const bool repost = !post[Text::repost_of].empty() || post[Flag::is_repost] == Tri::yes;
  const bool reply = !post[Text::reply_to].empty() || post[Flag::is_reply] == Tri::yes;
  const bool quote = !post[Text::quote_of].empty() || post[Flag::is_quote] == Tri::yes;
  // That it is none of them is known only where the table would tell.
  const bool tells_all =
      (table.has("repost_of") || table.has("is_repost")) && (table.has("reply_to") || table.has("is_reply"));
  if (repost || reply || quote || tells_all) post[Label::kind] = kind_of(repost, reply, quote);
}

void read(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  Table& table = table_of(entries);
  const std::size_t known = table.columns.size();
  std::vector<TableCell> cells;
  collect_cells(record, "", 0, table, cells, entries.notes());
  if (table.columns.size() > known) {
    settle_columns(table.columns, cells, table.choices);
    for (std::size_t i = known; i < table.columns.size(); ++i) {
      entries.mapped(table.columns[i].name, table.columns[i].target());
    }
  }
  RowReader reader(entries);
  for (const TableCell& cell : cells) reader.take(table.columns[cell.column], cell.value);

  Post& post = entries.post();
  Post::AccountText& author = post[Account::author];
  if (author.handle.empty() && author.id.empty()) author.handle = author.name;
  settle_id(cells, table, entries);
  settle_kind_of(table, post);
  if (post[Label::kind] == "repost" && !post[Text::repost_of].empty()) settle_repost(post);
  entries.add();
}

bool matches_row(JsonValue record) { return has_enough_columns(record, true); }
bool matches_object(JsonValue record) { return has_enough_columns(record, false); }

Format table(bool (*matches)(JsonValue), bool rows) {
  Format format{"table", "tables (CSV, or JSON with a mapping)", matches, read};
  if (!rows) format.paths = {"rows[]", "records[]", "tweets[]"};
  format.reads_rows = rows;
  format.reads_values = !rows;
  format.reads_any_columns = true;
  return format;
}

}  // namespace

const Format kTableRow = table(matches_row, true);
const Format kTableObject = table(matches_object, false);

}  // namespace limpid
