// RSS (0.9x, 1.0 = RDF, 2.0), the same as JSON ({"rss": {"channel": {"item": […]}}}), and Atom.
//
// A feed has no likes and no audience: title, text, time, author, tags; sometimes the number of comments,
// and YouTube's has views and ratings. The feed's title is the community, so that several feeds read as one
// timeline stay apart. Whether an article is original is not said, so kind is unknown, except for replies.
// Sources: rssboard.org/rss-specification, web.resource.org/rss/1.0, RFC 4287, RFC 4685 (thr:),
// rssboard.org/media-rss, web.resource.org/rss/1.0/modules/slash.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace limpid {

namespace {

// What stands in an element: alone, beside attributes, or as RSS-in-JSON names it.
std::string_view content_of(JsonValue element) {
  if (const auto text = element.text()) return *text;
  for (const std::string_view key : {"#text", "#value", "#markup"}) {
    if (const auto text = element[key].text()) return *text;
  }
  return element.text_or_digits().value_or(std::string_view());
}

std::string_view first_content(JsonValue parent, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const std::string_view text = content_of(parent[key]);
    if (!text.empty()) return text;
  }
  return {};
}

// An attribute; RSS-in-JSON writes it without the mark.
std::string_view attribute(JsonValue element, std::string_view marked_name) {
  const JsonValue value = element[marked_name];
  return filled_text_of(value ? value : element[marked_name.substr(1)]);
}

// Elements that come several times: repeated keys (XML) or one list (JSON).
template <class Each>
void for_each(JsonValue parent, std::string_view key, Each each) {
  for (const JsonValue member : parent) {
    if (member.key() != key) continue;
    if (member.is(JsonKind::array)) {
      for (const JsonValue element : member) each(element);
    } else {
      each(member);
    }
  }
}

std::int64_t time_in(JsonValue parent, std::initializer_list<std::string_view> keys, Notes& notes) {
  for (const std::string_view key : keys) {
    const std::string_view text = content_of(parent[key]);
    if (text.empty()) continue;
    if (const auto time = parse_time(text)) return *time;
    notes.warn("not-a-date", "/" + std::string(key),
               "not a date: \"" + std::string(text.substr(0, 60)) + "\"; taken as unknown");
  }
  return kUnknownTime;
}

void add_once(std::string_view item, Post::ListText& list) {
  if (item.empty() || std::find(list.items.begin(), list.items.end(), item) != list.items.end()) return;
  list.items.push_back(item);
}

void read_markup(std::string_view markup, Post& post) {
  HtmlContent html = read_html(markup);
  post[Text::text] = post.keep(std::move(html.text));
  post[List::links].known = true;
  for (std::string& link : html.links) add_once(post.keep(std::move(link)), post[List::links]);
}

void set_author(std::string_view name, std::string_view id, Post& post) {
  if (name.empty() && id.empty()) return;
  post[Account::author] = {name.empty() ? std::string_view() : name, id.empty() ? std::string_view() : id,
                           name.empty() ? std::string_view() : name};
}

// "ana@example.org (Ana)" -> "Ana"; an address alone stays: it is all there is.
std::string_view person_in(std::string_view author) {
  const std::size_t open = author.find('(');
  const std::size_t close = author.rfind(')');
  const bool has_both =
      author.find('@') < open && open != std::string_view::npos && close != std::string_view::npos;
  return has_both && close > open + 1 ? author.substr(open + 1, close - open - 1) : author;
}

// Media RSS, alone or in a group. What is not said is not known: pictures may stand in the text.
void read_media(JsonValue item, Post& post) {
  Post::ListText& media = post[List::media];
  const auto add = [&](std::string_view medium) {
    if (medium.empty()) return;
    media.known = true;
    media.items.push_back(medium);
  };
  for_each(item, "media:content", [&](JsonValue content) {
    const std::string_view medium = text_of(content["@medium"]);
    const bool is_known_medium = medium == "image" || medium == "video" || medium == "audio";
    const bool is_player =
        text_of(content["@type"]).substr(0, 21) == "application/x-shockwa";  // YouTube's videos
    add(is_known_medium ? medium : is_player ? "video" : medium_of_type(text_of(content["@type"])));
  });
  const JsonValue group = item["media:group"];
  if (group) read_media(group, post);
  if (!media.known && item["media:thumbnail"]) add("image");
  const std::string_view rating = first_content(item, {"media:rating", "itunes:explicit"});
  if (rating == "adult" || rating == "yes" || rating == "true" || rating == "explicit") {
    post[Flag::sensitive] = Tri::yes;
  } else if (rating == "nonadult" || rating == "no" || rating == "false" || rating == "clean") {
    post[Flag::sensitive] = Tri::no;
  }
  const JsonValue community = item["media:community"];
  if (!community) return;
  post[Number::views] = count_of(community["media:statistics"]["@views"]);
  post[Number::likes] = count_of(community["media:starRating"]["@count"]);
}

// Modules that RSS and Atom share.
void read_modules(JsonValue item, Post& post) {
  read_media(item, post);
  if (const JsonValue parent = item["thr:in-reply-to"]) {
    post[Text::reply_to] = attribute(parent, "@ref");
    post[Label::kind] = "reply";
  }
  for (const std::string_view key : {"slash:comments", "thr:total"}) {
    const std::string_view count = content_of(item[key]);
    if (!count.empty()) post[Number::replies] = parse_number(count).value_or(kUnknown);
  }
}

void set_language(JsonValue value, Post& post) {
  if (post[Label::lang].empty()) post[Label::lang] = language_of(value);
}

// --- RSS -------------------------------------------------------------------------------------------------

// Some weblogs use one guid for several posts of an hour. Told apart by their times, so that none is lost
// and a feed that was saved twice still gives each once.
struct GuidsSeen {
  std::unordered_map<std::string, std::int64_t> time_of;
};

std::string_view unique_id(std::string_view guid, Post& post, Entries& entries) {
  std::shared_ptr<void>& memory = entries.memory();
  if (!memory) memory = std::make_shared<GuidsSeen>();
  auto& seen = static_cast<GuidsSeen*>(memory.get())->time_of;
  const std::int64_t time = post[Time::created_at];
  const auto [place, is_new] = seen.try_emplace(std::string(guid), time);
  if (is_new || place->second == time || time == kUnknownTime) return guid;
  return post.keep(std::string(guid) + "#" + format_time(time));
}

void read_categories(JsonValue item, Post& post) {
  post[List::hashtags].known = true;
  for (const std::string_view key : {"category", "dc:subject"}) {
    for_each(item, key, [&](JsonValue category) {
      add_once(post.keep(decode_entities(content_of(category))), post[List::hashtags]);
    });
  }
}

bool is_address(std::string_view text) {
  return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
}

void read_rss_item(JsonValue item, JsonValue channel, Entries& entries) {
  Post& post = entries.post();
  Notes& notes = entries.notes();
  post[Time::created_at] =
      time_in(item, {"pubDate", "dc:date", "published", "atom:published", "atom:updated"}, notes);

  const std::string_view link = first_content(item, {"link", "atom:link", "@rdf:about"});
  const std::string_view guid = first_content(item, {"guid", "@rdf:about", "link", "title", "description"});
  if (guid.empty()) return entries.skip("", "an item without guid, link, title and text");
  post[Text::id] = unique_id(guid, post, entries);
  post[Text::post] = post[Text::id];
  post[Text::uri] = is_address(link) ? link : is_address(guid) ? guid : std::string_view();

  const std::string_view title = first_content(item, {"title", "media:title"});
  if (!title.empty()) post[Text::title] = post.keep(html_to_text(title));
  const std::string_view text =
      first_content(item, {"content:encoded", "description", "itunes:summary", "media:description"});
  if (!text.empty()) read_markup(text, post);

  std::string_view author = first_content(item, {"dc:creator", "author", "itunes:author"});
  if (author.empty()) author = first_content(channel, {"dc:creator", "author", "itunes:author"});
  set_author(post.keep(decode_entities(person_in(author))), {}, post);
  const std::string_view community = content_of(channel["title"]);
  if (!community.empty()) post[Label::community] = post.keep(html_to_text(community));

  for (const JsonValue source : {item, channel}) {
    set_language(source["@xml:lang"], post);
    set_language(source["dc:language"], post);
    set_language(source["language"], post);
  }
  read_categories(item, post);
  for_each(item, "enclosure", [&](JsonValue enclosure) {
    const std::string_view medium = medium_of_type(attribute(enclosure, "@type"));
    if (medium.empty()) return;
    post[List::media].known = true;
    post[List::media].items.push_back(medium);
  });
  read_modules(item, post);
  entries.add();
}

bool is_rss(JsonValue record) { return record["item"].is(JsonKind::object) && record.size() == 1; }

void read_rss(JsonValue record, Entries& entries) {
  if (record.complete()) read_rss_item(record["item"], entries.around(), entries);
}

// An item of RSS-in-JSON is told by names that only RSS has.
bool is_json_item(JsonValue record) {
  return (record["pubDate"] || record["guid"] || record["content:encoded"]) &&
         (record["title"] || record["description"] || record["link"]);
}

// What stands around a list of items is the whole document so far.
void read_json_item(JsonValue record, Entries& entries) {
  if (record.complete()) read_rss_item(record, entries.around()["rss"]["channel"], entries);
}

bool is_json_document(JsonValue record) { return record["rss"]["channel"].is(JsonKind::object); }

void read_json_document(JsonValue record, Entries& entries) {
  const JsonValue channel = record["rss"]["channel"];
  for_each(channel, "item", [&](JsonValue item) {
    if (item.complete()) read_rss_item(item, channel, entries);
  });
}

// --- Atom ------------------------------------------------------------------------------------------------

// A text construct (RFC 4287, 3.1) as plain text.
std::string_view plain_text(JsonValue element, Post& post) {
  const std::string_view text = content_of(element);
  const std::string_view type = text_of(element["@type"]);
  const bool is_markup = element["#markup"] || type == "html" || type == "text/html" || type == "xhtml";
  return text.empty() ? std::string_view() : is_markup ? post.keep(html_to_text(text)) : text;
}

void read_atom_text(JsonValue entry, Post& post) {
  for (const std::string_view key : {"content", "summary"}) {
    const JsonValue element = entry[key];
    const std::string_view text = content_of(element);
    if (text.empty()) continue;
    const std::string_view type = text_of(element["@type"]);
    const bool is_plain = !element["#markup"] && (type.empty() || type == "text" || type == "text/plain");
    if (!is_plain) return read_markup(text, post);
    post[Text::text] = text;
    return;
  }
  const std::string_view description = first_content(entry["media:group"], {"media:description"});
  if (!description.empty()) post[Text::text] = description;
}

void read_atom_links(JsonValue entry, Post& post, Notes& notes) {
  for_each(entry, "link", [&](JsonValue link) {
    const std::string_view rel = text_of(link["@rel"]);
    const std::string_view href = filled_text_of(link["@href"]);
    if (rel.empty() || rel == "alternate") {
      if (post[Text::uri].empty()) post[Text::uri] = href;
    } else if (rel == "related" || rel == "via") {
      post[List::links].known = true;
      add_once(href, post[List::links]);
    } else if (rel == "enclosure") {
      const std::string_view medium = medium_of_type(text_of(link["@type"]));
      if (medium.empty()) return;
      post[List::media].known = true;
      post[List::media].items.push_back(medium);
    } else if (rel == "replies") {
      const JsonValue count = link["@thr:count"];
      if (!count) return;
      post[Number::replies] = count_of(count);
      if (!is_known(post[Number::replies]))
        notes.warn("wrong-type", "/link", "thr:count is no count; taken as unknown");
    }
  });
}

JsonValue author_element(JsonValue entry, JsonValue feed) {
  for (const JsonValue author : {entry["author"], entry["source"]["author"], feed["author"]}) {
    if (author) return author;
  }
  return {};
}

bool is_atom(JsonValue record) { return record["entry"].is(JsonKind::object) && record.size() == 1; }

std::string read_atom(JsonValue record, Post& post, Entries& entries) {
  const JsonValue entry = record["entry"];
  const JsonValue feed = entries.around();
  Notes& notes = entries.notes();
  read_atom_links(entry, post, notes);
  const std::string_view id = first_content(entry, {"id"});
  post[Text::id] = post[Text::post] = id.empty() ? post[Text::uri] : id;
  if (post[Text::id].empty()) return "an entry without id and link";

  post[Text::title] = plain_text(entry["title"], post);
  read_atom_text(entry, post);
  const std::int64_t published = time_in(entry, {"published"}, notes);
  const std::int64_t updated = time_in(entry, {"updated"}, notes);
  post[Time::created_at] = published == kUnknownTime ? updated : published;
  if (published != kUnknownTime && updated != kUnknownTime) post[Flag::edited] = tri(updated > published);

  const JsonValue author = author_element(entry, feed);
  set_author(first_content(author, {"name", "email"}), content_of(author["uri"]), post);
  if (post[Account::author].handle.empty()) set_author(first_content(entry, {"dc:creator"}), {}, post);
  post[Label::community] = plain_text(feed["title"], post);
  for (const JsonValue source : {entry["content"], entry, feed}) set_language(source["@xml:lang"], post);
  post[List::hashtags].known = true;
  for_each(entry, "category", [&](JsonValue category) {
    const std::string_view label = filled_text_of(category["@label"]);
    add_once(label.empty() ? text_of(category["@term"]) : label, post[List::hashtags]);
  });
  read_modules(entry, post);
  if (entry["yt:videoId"] && !post[List::media].known) post[List::media] = {true, {"video"}};
  return {};
}

void read_atom_record(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  std::string why = read_atom(record, entries.post(), entries);
  if (why.empty())
    entries.add();
  else
    entries.skip("", std::move(why));
}

}  // namespace

const Format kRss{"rss", "RSS", is_rss, read_rss};
const Format kRssJson{"rss", "RSS", is_json_item, read_json_item, {"rss.channel.item[]"}};
const Format kRssJsonDocument{"rss", "RSS", is_json_document, read_json_document};
const Format kAtom{"atom", "Atom", is_atom, read_atom_record};

}  // namespace limpid
