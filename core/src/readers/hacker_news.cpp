// Hacker News: items of the Firebase API (one, a list, one a line), and hits and item trees of Algolia's.
//
// Votes are `points`; comments show none. Texts are HTML. `descendants` counts all comments below a story;
// of a comment, `kids` are the answers. A user and a list of ids are no posts, and say so.
// Sources: github.com/HackerNews/API, hn.algolia.com/api.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

bool is_kind(std::string_view type) {
  for (const std::string_view kind : {"story", "comment", "job", "poll", "pollopt"}) {
    if (type == kind) return true;
  }
  return false;
}

void read_common(std::string_view id, std::string_view author, Post& post) {
  post[Text::id] = post[Text::post] = id;
  post[Text::uri] = post.keep("https://news.ycombinator.com/item?id=" + std::string(id));
  if (!author.empty()) post[Account::author] = {author, {}, {}};
  post[Label::visibility] = "public";
}

// The link of a story, then those of its text.
void read_content(std::string_view url, JsonValue text, Post& post) {
  Post::ListText& links = post[List::links];
  links.known = true;
  if (!url.empty()) links.items.push_back(url);
  const auto markup = text.text();
  if (!markup) return;
  HtmlContent html = read_html(*markup);
  post[Text::text] = post.keep(std::move(html.text));
  for (std::string& link : html.links) links.items.push_back(post.keep(std::move(link)));
}

void read_title(JsonValue title, Post& post) {
  if (const auto text = title.text()) post[Text::title] = post.keep(decode_entities(*text));
}

// --- Firebase --------------------------------------------------------------------------------------------

bool is_item(JsonValue record) { return record["id"] && record["time"] && is_kind(text_of(record["type"])); }

std::string read_item(JsonValue item, Post& post, Notes& notes) {
  const std::string_view type = text_of(item["type"]);
  if (flag_of(item["deleted"]) == Tri::yes)
    return "deleted: Hacker News gives nothing of it but its id and time";
  if (type == "pollopt") return "an answer to choose in a poll, not a post";
  read_common(id_of(item["id"]), filled_text_of(item["by"]), post);
  post[Time::created_at] = seconds_of(item["time"], "/time", notes);
  read_title(item["title"], post);
  read_content(filled_text_of(item["url"]), item["text"], post);
  post[Text::reply_to] = id_of(item["parent"]);
  post[Label::kind] = type == "comment" ? "reply" : "original";
  if (type == "comment") {
    post[Number::replies] = static_cast<double>(item["kids"].size());  // left out where there are none
  } else {
    post[Number::points] = number_of(item["score"], "", notes);
    post[Number::replies] = count_of(item["descendants"], "", notes);
    post[Label::conversation] = post[Text::id];
  }
  return {};
}

bool is_user(JsonValue record) {
  return record["karma"] && record["created"] && record["id"].is(JsonKind::text);
}

std::string refuse_user(JsonValue, Post&, Notes&) { return "a Hacker News user, not a post"; }

// --- Algolia ---------------------------------------------------------------------------------------------

bool has_tag(JsonValue hit, std::string_view tag) {
  for (const JsonValue value : hit["_tags"]) {
    if (value.text() == tag) return true;
  }
  return false;
}

bool is_hit(JsonValue record) {
  return record["objectID"] && record["created_at"] &&
         (record["_tags"].is(JsonKind::array) || record["story_id"]);
}

std::string read_hit(JsonValue hit, Post& post, Notes& notes) {
  const bool is_comment = has_tag(hit, "comment") || hit["comment_text"];
  read_common(id_of(hit["objectID"]), filled_text_of(hit["author"]), post);
  post[Time::created_at] = time_of(hit["created_at"], "/created_at", notes);
  if (has_tag(hit, "front_page")) post[Text::why_shown] = "Front page";
  const std::string_view story = id_of(hit["story_id"]);
  post[Label::conversation] = story.empty() && !is_comment ? post[Text::id] : story;
  post[Text::reply_to] = id_of(hit["parent_id"]);
  post[Label::kind] = is_comment ? "reply" : "original";
  if (is_comment) {
    read_content({}, hit["comment_text"], post);
    if (hit["children"].is(JsonKind::array))
      post[Number::replies] = static_cast<double>(hit["children"].size());
    return {};
  }
  read_title(hit["title"], post);
  read_content(filled_text_of(hit["url"]), hit["story_text"], post);
  post[Number::points] = number_of(hit["points"], "", notes);
  post[Number::replies] = count_of(hit["num_comments"], "", notes);
  return {};
}

// /items/ID: an item with its answers inside.
bool is_tree(JsonValue record) {
  return record["created_at_i"] && is_kind(text_of(record["type"])) && record["children"].is(JsonKind::array);
}

void read_tree(JsonValue item, const std::string& pointer, Entries& entries) {
  if (item.complete() && item["author"]) {
    Post& post = entries.post();
    const bool is_comment = text_of(item["type"]) == "comment";
    read_common(id_of(item["id"]), filled_text_of(item["author"]), post);
    post[Time::created_at] = seconds_of(item["created_at_i"], pointer + "/created_at_i", entries.notes());
    read_title(item["title"], post);
    read_content(filled_text_of(item["url"]), item["text"], post);
    post[Text::reply_to] = id_of(item["parent_id"]);
    const std::string_view story = id_of(item["story_id"]);
    post[Label::conversation] = story.empty() && !is_comment ? post[Text::id] : story;
    post[Label::kind] = is_comment ? "reply" : "original";
    if (is_comment)
      post[Number::replies] = static_cast<double>(item["children"].size());
    else
      post[Number::points] = number_of(item["points"], pointer, entries.notes());
    entries.add();
  } else if (item.complete()) {
    entries.skip(pointer, "deleted: nothing of it is left but its answers");
  }
  std::size_t index = 0;
  for (const JsonValue child : item["children"]) {
    read_tree(child, pointer + "/children/" + std::to_string(index++), entries);
  }
}
void read_whole_tree(JsonValue record, Entries& entries) { read_tree(record, "", entries); }

}  // namespace

const Format kHackerNews{"hackernews", "Hacker News", is_item, one_post<read_item>};
const Format kHackerNewsHit{"hackernews", "Hacker News", is_hit, one_post<read_hit>, {"hits[]"}};
const Format kHackerNewsTree{"hackernews", "Hacker News", is_tree, read_whole_tree};
const Format kHackerNewsUser{"hackernews", "Hacker News", is_user, one_post<refuse_user>};

}  // namespace limpid
