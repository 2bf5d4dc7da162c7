// JSON Feed 1 and 1.1: {"version": "https://jsonfeed.org/version/1.1", "title", "authors", "items": […]}.
//
// No counts and no audience, as in RSS. What the feed says of itself (title, authors, language) holds for
// items that do not say it. Source: jsonfeed.org/version/1.1.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>

namespace limpid {

namespace {

// `authors` (1.1), else `author` (1). Of several, the first.
JsonValue author_in(JsonValue object) {
  for (const JsonValue author : object["authors"]) {
    if (author["name"] || author["url"]) return author;
  }
  return object["author"];
}

void read_author(JsonValue author, Post& post) {
  const std::string_view name = filled_text_of(author["name"]);
  post[Account::author] = {name, filled_text_of(author["url"]), name};
}

void add_link(std::string_view link, Post::ListText& links) {
  if (link.empty() || std::find(links.items.begin(), links.items.end(), link) != links.items.end()) return;
  links.known = true;
  links.items.push_back(link);
}

void read_content(JsonValue item, Post& post) {
  if (const auto markup = item["content_html"].text()) {
    HtmlContent html = read_html(*markup);
    post[Text::text] = post.keep(std::move(html.text));
    post[List::links].known = true;
    for (std::string& link : html.links) add_link(post.keep(std::move(link)), post[List::links]);
  } else if (const auto text = item["content_text"].text()) {
    post[Text::text] = *text;
  } else {
    post[Text::text] = filled_text_of(item["summary"]);
  }
}

void read_media(JsonValue item, Post& post) {
  Post::ListText& media = post[List::media];
  for (const JsonValue attachment : item["attachments"]) {
    const std::string_view medium = medium_of_type(text_of(attachment["mime_type"]));
    if (!medium.empty()) media.items.push_back(medium);
  }
  if (!filled_text_of(item["image"]).empty() || !filled_text_of(item["banner_image"]).empty()) {
    media.items.push_back("image");
  }
  media.known = !media.items.empty();  // pictures may stand in the text
}

std::string read_item(JsonValue item, JsonValue feed, Post& post, Notes& notes) {
  const std::string_view url = filled_text_of(item["url"]);
  const std::string_view id = id_of(item["id"]);
  post[Text::id] = post[Text::post] = id.empty() ? url : id;
  if (post[Text::id].empty()) return "an item without id";
  post[Text::uri] = url;
  post[Text::title] = filled_text_of(item["title"]);
  add_link(filled_text_of(item["external_url"]), post[List::links]);
  read_content(item, post);

  const std::int64_t published = time_of(item["date_published"], "/date_published", notes);
  const std::int64_t modified = time_of(item["date_modified"], "/date_modified", notes);
  post[Time::created_at] = published == kUnknownTime ? modified : published;
  if (published != kUnknownTime && modified != kUnknownTime) post[Flag::edited] = tri(modified > published);

  const JsonValue author = author_in(item);
  read_author(author ? author : author_in(feed), post);
  post[Label::community] = filled_text_of(feed["title"]);
  const std::string_view lang = language_of(item["language"]);
  post[Label::lang] = lang.empty() ? language_of(feed["language"]) : lang;
  if (item["tags"].is(JsonKind::array)) {
    post[List::hashtags].known = true;
    for (const JsonValue tag : item["tags"]) {
      if (const auto text = tag.text()) post[List::hashtags].items.push_back(*text);
    }
  }
  read_media(item, post);
  return {};
}

void read_or_skip(JsonValue item, JsonValue feed, std::string_view pointer, Entries& entries) {
  if (!item.complete()) return;
  std::string why = read_item(item, feed, entries.post(), entries.notes());
  if (why.empty())
    entries.add();
  else
    entries.skip(pointer, std::move(why));
}

// By names that only JSON Feed has, or an article's id, address and title without what other formats call
// text.
bool is_item(JsonValue record) {
  for (const std::string_view key : {"content_html", "content_text", "date_published", "external_url"}) {
    if (record[key]) return true;
  }
  return record["id"] && record["url"] && record["title"] && record["summary"] && !record["text"];
}

void read_record(JsonValue item, Entries& entries) { read_or_skip(item, entries.around(), "", entries); }

// Of the feed itself, where it comes after the items.
void read_around(JsonValue feed, Post& post) {
  read_author(author_in(feed), post);
  post[Label::community] = filled_text_of(feed["title"]);
  post[Label::lang] = language_of(feed["language"]);
}

bool is_feed(JsonValue record) {
  constexpr std::string_view kVersion = "https://jsonfeed.org/";
  return text_of(record["version"]).substr(0, kVersion.size()) == kVersion &&
         record["items"].is(JsonKind::array);
}

void read_feed(JsonValue feed, Entries& entries) {
  std::size_t index = 0;
  for (const JsonValue item : feed["items"]) {
    read_or_skip(item, feed, "/items/" + std::to_string(index++), entries);
  }
}

}  // namespace

const Format kJsonFeed{"jsonfeed", "JSON Feed", is_item, read_record, {"items[]"}, read_around};
const Format kJsonFeedDocument{"jsonfeed", "JSON Feed", is_feed, read_feed};

}  // namespace limpid
