// Limpid's own canonical JSON Lines: what `convert` and `sample` write, and what other programs may give.
//
// A key left out is unknown, an empty list is known to be empty. Keys that are not canonical become columns
// of the file's own, x.<key>, as the members of "x" do.
#include "posts/canonical.hpp"

#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>
#include <string>

namespace limpid {

namespace {

using Store = CanonicalKey::Store;

// Finds keys fastest where they come in the canonical order: each search begins behind the last find.
class KeyFinder {
 public:
  const CanonicalKey* find(std::string_view name) {
    const auto named = [&](const CanonicalKey& key) { return key.name == name; };
    const CanonicalKey* found = std::find_if(next_, canonical_end(), named);
    if (found == canonical_end()) {
      found = std::find_if(canonical_begin(), next_, named);
      if (found == next_) return nullptr;
    }
    next_ = found + 1;
    return found;
  }

 private:
  const CanonicalKey* next_ = canonical_begin();
};

std::string pointer_to(std::string_view key) { return std::string("/").append(key); }

void warn_type(JsonValue value, std::string_view expected, Notes& notes) {
  std::string found;
  value.append_json(found);
  notes.warn("wrong-type", pointer_to(value.key()),
             "expected " + std::string(expected) + ", found " + found.substr(0, 60) + "; taken as unknown");
}

void read_number(JsonValue value, Number number, Post& post, Notes& notes) {
  const bool may_be_negative = number == Number::points;
  const double read = may_be_negative ? number_of(value) : count_of(value);
  if (!is_known(read)) warn_type(value, may_be_negative ? "a number" : "a number from 0", notes);
  post[number] = read;
}

void read_flag(JsonValue value, Flag flag, Post& post, Notes& notes) {
  post[flag] = flag_of(value);
  if (post[flag] == Tri::unknown) warn_type(value, "true or false", notes);
}

std::string_view read_text(JsonValue value, Notes& notes) {
  if (const auto text = value.text_or_digits()) return *text;
  warn_type(value, "a text", notes);
  return {};
}

void read_list(JsonValue value, List list, Post& post, Notes& notes) {
  if (!value.is(JsonKind::array)) return warn_type(value, "a list of texts", notes);
  post[list].known = true;
  for (const JsonValue element : value) {
    if (const auto text = element.text()) post[list].items.push_back(*text);
  }
}

void read_extra(JsonValue value, Post& post) {
  Post::Extra extra;
  extra.name = value.key();
  if (value.is(JsonKind::number)) {
    extra.number = number_of(value);
    if (!is_known(extra.number)) return;
  } else if (value.is(JsonKind::flag)) {
    extra.type = Type::flag;
    extra.flag = flag_of(value);
  } else if (value.is(JsonKind::text)) {
    extra.type = Type::text;
    extra.text = text_of(value);
  } else {
    return;  // lists and objects have no place in a column
  }
  post.extras.push_back(extra);
}

// "is_reply", "has_image" and the like, where `kind` or `media` is missing.
bool read_flag_column(JsonValue value, Post& post) {
  const ColumnInfo* column = find_column(value.key());
  if (!column || column->store != ColumnInfo::Store::flag) return false;
  post[static_cast<Flag>(column->index)] = flag_of(value);
  return true;
}

void read_member(JsonValue value, const CanonicalKey* key, Post& post, Notes& notes) {
  if (!key) {
    if (!read_flag_column(value, post)) read_extra(value, post);
    return;
  }
  switch (key->store) {
    case Store::timeline: post.timeline = read_text(value, notes); break;
    case Store::number: read_number(value, static_cast<Number>(key->index), post, notes); break;
    case Store::time:
      post[static_cast<Time>(key->index)] = time_of(value, pointer_to(value.key()), notes);
      break;
    case Store::flag: read_flag(value, static_cast<Flag>(key->index), post, notes); break;
    case Store::label: post[static_cast<Label>(key->index)] = read_text(value, notes); break;
    case Store::text: post[static_cast<Text>(key->index)] = read_text(value, notes); break;
    case Store::list: read_list(value, static_cast<List>(key->index), post, notes); break;
    case Store::author: post[Account::author].handle = read_text(value, notes); break;
    case Store::author_id: post[Account::author].id = read_text(value, notes); break;
    case Store::author_name: post[Account::author].name = read_text(value, notes); break;
    case Store::reposter: post[Account::reposter].handle = read_text(value, notes); break;
    case Store::extras:
      for (const JsonValue member : value) read_extra(member, post);
      break;
  }
}

// Any of the keys that only a post has, beside an id.
bool matches(JsonValue record) {
  if (!id_of(record["id"]).data()) return false;
  return record["text"].is(JsonKind::text) || record["title"].is(JsonKind::text) ||
         record["author"].is(JsonKind::text) || record["created_at"].is(JsonKind::text) ||
         record["likes"].is(JsonKind::number) || record["position"].is(JsonKind::number);
}

std::string_view kind_from_flags(const Post& post) {
  const auto yes = [&](Flag flag) { return post.flags[static_cast<std::size_t>(flag)] == Tri::yes; };
  if (!yes(Flag::is_reply) && !yes(Flag::is_repost) && !yes(Flag::is_quote)) return {};
  return kind_of(yes(Flag::is_repost), yes(Flag::is_reply), yes(Flag::is_quote));
}

std::string read(JsonValue record, Post& post, Notes& notes) {
  KeyFinder keys;
  for (const JsonValue member : record) {
    if (member) read_member(member, keys.find(member.key()), post, notes);  // null is unknown
  }
  if (post[Text::id].empty()) return "a post with an empty id";
  if (!post[Text::post].data()) post[Text::post] = post[Text::id];
  if (!post[Label::kind].data()) post[Label::kind] = kind_from_flags(post);
  return {};
}

}  // namespace

const Format kCanonical{"limpid", "Limpid's canonical JSON Lines", matches, one_post<read>};

}  // namespace limpid
