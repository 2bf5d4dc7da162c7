// twitter-web-exporter: what this browser extension saves of the posts that x.com showed, as JSON or CSV.
//
// Keys are either the short ones or the column titles ("Favorites"), as its user chose. The date is in a
// format and zone of the user's choice too, so the time is taken from the id. In CSV all values are text, a
// line break is written as \n, and media are JSON within the cell. A repost has the wrapper's counts: zeros
// that mean nothing, but for the reposts. With "include all metadata" the whole post of X's web is there and
// is read. Source: github.com/prinsss/twitter-web-exporter, src/components/table/columns-tweet.tsx (MIT).
#include "readers/x_export.hpp"

#include "base/html_entities.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/x_fields.hpp"
#include "readers/x_graphql.hpp"

namespace limpid {

namespace {

// A value under its key, or under the title of its column.
JsonValue field(JsonValue record, std::string_view key, std::string_view title) {
  const JsonValue value = record[key];
  return value.is(JsonKind::missing) ? record[title] : value;
}

JsonValue likes_of(JsonValue record) { return field(record, "favorite_count", "Favorites"); }

// An empty cell says nothing.
double count(JsonValue value, const XFields& fields) {
  const bool is_empty = value.is(JsonKind::text) && text_of(value).empty();
  return is_empty ? kUnknown : fields.count(value);
}

Tri flag(JsonValue value) {
  const std::string_view text = text_of(value);
  if (text == "true" || text == "TRUE") return Tri::yes;
  if (text == "false" || text == "FALSE") return Tri::no;
  return flag_of(value);
}

std::string with_line_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_break = text.substr(i, 2) == "\\n";
    out.push_back(is_break ? '\n' : text[i]);
    i += is_break;
  }
  return out;
}

// [{"type": "photo", …}], or the same as text.
void read_media(JsonValue media, Post::ListText& list) {
  list.known = media.is(JsonKind::array) || media.is(JsonKind::text);
  for (const JsonValue medium : media) {
    const std::string_view kind = x_medium(text_of(medium["type"]));
    if (!kind.empty()) list.items.push_back(kind);
  }
  constexpr std::string_view kType = "\"type\":\"";
  std::string_view text = text_of(media);
  for (std::size_t at; (at = text.find(kType)) != std::string_view::npos;) {
    text.remove_prefix(at + kType.size());
    const std::string_view kind = x_medium(text.substr(0, text.find('"')));
    if (!kind.empty()) list.items.push_back(kind);
  }
}

void read_columns(JsonValue record, const XFields& fields, bool is_table, Post& post) {
  const std::string_view text = text_of(field(record, "full_text", "Content"));
  std::string plain = decode_entities(text);
  post[Text::text] = post.keep(is_table ? with_line_breaks(plain) : std::move(plain));
  post[Account::author] = {filled_text_of(field(record, "screen_name", "Screen Name")),
                           id_of(field(record, "user_id", "User ID")),
                           filled_text_of(field(record, "name", "Profile Name"))};
  post[Number::likes] = count(likes_of(record), fields);
  post[Number::reposts] = count(field(record, "retweet_count", "Retweets"), fields);
  post[Number::bookmarks] = count(field(record, "bookmark_count", "Bookmarks"), fields);
  post[Number::quotes] = count(field(record, "quote_count", "Quotes"), fields);
  post[Number::replies] = count(field(record, "reply_count", "Replies"), fields);
  post[Number::views] = count(field(record, "views_count", "Views"), fields);
  post[Flag::liked_by_me] = flag(field(record, "favorited", "Favorited"));
  post[Text::reply_to] = id_of(field(record, "in_reply_to", "Replying To"));
  post[Text::quote_of] = id_of(field(record, "quoted_status", "Quote Source"));
  read_media(field(record, "media", "Media"), post[List::media]);
}

// The inner post's id tells when it was made; the rest is in its text.
void read_repost(std::string_view inner, Post& post) {
  post[Account::reposter] = post[Account::author];
  post[Time::reposted_at] = post[Time::created_at];
  post[Text::post] = post[Text::repost_of] = inner;
  post[Time::created_at] = time_of_x_id(inner);
  read_x_repost_text(split_x_repost(post[Text::text]), JsonValue(), post);
}

}  // namespace

bool is_x_export(JsonValue record) {
  return field(record, "id", "ID") && field(record, "full_text", "Content").is(JsonKind::text) &&
         field(record, "screen_name", "Screen Name").is(JsonKind::text) &&
         !likes_of(record).is(JsonKind::missing);
}

std::string read_x_export(JsonValue record, Post& post, Notes& notes) {
  if (is_x_web_post(record["metadata"])) return read_x_web_post(record["metadata"], "/metadata", post, notes);

  post[Text::id] = post[Text::post] = id_of(field(record, "id", "ID"));
  if (post[Text::id].empty()) return "a post without id";
  post[Time::created_at] = time_of_x_id(post[Text::id]);
  if (post[Time::created_at] == kUnknownTime) {
    const JsonValue date = field(record, "created_at", "Date");
    post[Time::created_at] = time_of(date, std::string("/").append(date.key()), notes);
  }
  const bool is_table = likes_of(record).is(JsonKind::text);  // all values of a table are texts
  read_columns(record, XFields(notes, ""), is_table, post);

  const std::string_view inner = id_of(field(record, "retweeted_status", "RT Source"));
  if (!inner.empty()) read_repost(inner, post);
  post[Label::kind] = kind_of(!inner.empty(), !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
  return {};
}

const Format kXExport{"twitter-web-exporter", "twitter-web-exporter", is_x_export, one_post<read_x_export>};

}  // namespace limpid
