// X API v2: pages ({"data": […], "includes": {…}, "errors": […], "meta": {…}}), one a file or one a line
// (twarc); single posts from a stream ({"data": {…}, "includes": {…}}); posts flattened by twarc, with author
// and originals put inside.
//
// A post alone has only `id` and `text` unless more was asked for, and what is empty is left out: so "no
// links" is believed only where the file shows that links were asked for. Author, originals of reposts and
// media stand in `includes`, after the posts, so a page is one record. A repost is cut to "RT @ana: …" with
// zeros for counts; its original is taken where it is there. Times missing are taken from the ids.
#include "base/html_entities.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/x_fields.hpp"

#include <unordered_map>

namespace limpid {

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

using ById = std::unordered_map<std::string_view, JsonValue>;

ById indexed(JsonValue list, std::string_view key) {
  ById found;
  for (const JsonValue element : list) {
    const std::string_view id = id_of(element[key]);
    if (!id.empty() && element.complete()) found.emplace(id, element);
  }
  return found;
}

JsonValue find_in(const ById& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? JsonValue() : found->second;
}

// What stands around posts: what they refer to, and which fields were asked for.
class Page {
 public:
  explicit Page(JsonValue record)
      : users_(indexed(record["includes"]["users"], "id")),
        posts_(indexed(record["includes"]["tweets"], "id")),
        media_(indexed(record["includes"]["media"], "media_key")) {
    const JsonValue twarc = record["__twarc"];
    const std::string_view url = text_of(twarc["url"]);
    // twarc asks for everything; for searches it says so in the address.
    const bool all = twarc && !contains(url, "tweet.fields=");
    entities_ = all || contains(url, "entities");
    attachments_ = all || contains(url, "attachments") || !media_.empty();
    references_ = all || contains(url, "referenced_tweets");
  }

  /// Whether a post that lacks them has none.
  void look_at(JsonValue post) {
    entities_ = entities_ || post["entities"];
    attachments_ = attachments_ || post["attachments"];
    references_ = references_ || post["referenced_tweets"];
  }
  [[nodiscard]] bool knows_entities() const { return entities_; }
  [[nodiscard]] bool knows_attachments() const { return attachments_; }
  [[nodiscard]] bool knows_references() const { return references_; }

  [[nodiscard]] JsonValue author_of(JsonValue post) const {
    return post["author"].is(JsonKind::object) ? post["author"] : find_in(users_, id_of(post["author_id"]));
  }
  /// The post that a reference names; missing where only its id is known.
  [[nodiscard]] JsonValue referred(JsonValue reference) const {
    return reference["text"] ? reference : find_in(posts_, id_of(reference["id"]));
  }
  [[nodiscard]] std::string_view type_of_medium(std::string_view key) const {
    return text_of(find_in(media_, key)["type"]);
  }

 private:
  ById users_, posts_, media_;
  bool entities_ = false, attachments_ = false, references_ = false;
};

// "3_1377650087799754753": the number before says what it is, also where `includes` does not.
std::string_view medium_of_key(std::string_view key) {
  const std::string_view kind = key.substr(0, key.find('_'));
  if (kind == "3") return "image";
  if (kind == "7" || kind == "13") return "video";
  return kind == "16" ? "gif" : std::string_view();
}

void read_media(JsonValue post, const Page& page, Post::ListText& list) {
  const JsonValue keys = post["attachments"]["media_keys"];
  list.known = page.knows_attachments();
  for (const JsonValue key : keys) {
    const std::string_view type = page.type_of_medium(text_of(key));
    const std::string_view kind = type.empty() ? medium_of_key(text_of(key)) : x_medium(type);
    if (!kind.empty()) list.items.push_back(kind);
  }
}

void read_entities(JsonValue entities, const Page& page, Post& out) {
  if (!page.knows_entities()) return;
  out[List::hashtags].known = out[List::mentions].known = out[List::links].known = true;
  collect_texts(entities["hashtags"], "tag", out[List::hashtags]);
  collect_texts(entities["mentions"], "username", out[List::mentions]);
  for (const JsonValue url : entities["urls"]) {
    const std::string_view unwound = filled_text_of(url["unwound_url"]);
    add_x_link(unwound.empty() ? text_of(url["expanded_url"]) : unwound, out);
  }
}

void read_author(JsonValue post, const Page& page, const XFields& fields, Post& out) {
  const JsonValue user = page.author_of(post);
  out[Account::author] = {filled_text_of(user["username"]), id_of(post["author_id"]),
                          filled_text_of(user["name"])};
  if (out[Account::author].id.empty()) out[Account::author].id = id_of(user["id"]);
  out[Number::followers] = fields.count(user["public_metrics"]["followers_count"]);
  out[Flag::verified] = fields.flag(user["verified"]);
}

std::int64_t time_of_post(JsonValue post, const XFields& fields) {
  const std::int64_t time = fields.time(post["created_at"]);
  return time == kUnknownTime ? time_of_x_id(id_of(post["id"])) : time;
}

JsonValue reference_to(JsonValue post, std::string_view type) {
  for (const JsonValue reference : post["referenced_tweets"]) {
    if (text_of(reference["type"]) == type) return reference;
  }
  return {};
}

// All that a post says itself; `Text::post` must be there.
void read_body(JsonValue post, const Page& page, const XFields& fields, Post& out) {
  out[Time::created_at] = time_of_post(post, fields);
  read_author(post, page, fields, out);
  const JsonValue long_text = post["note_tweet"];
  const JsonValue text = long_text["text"] ? long_text["text"] : post["text"];
  if (const std::string_view escaped = fields.text(text); escaped.data()) {
    out[Text::text] = out.keep(decode_entities(escaped));
  }
  out[Label::lang] = x_language(fields.text(post["lang"]));
  const JsonValue counts = post["public_metrics"];
  const XFields metrics = fields.in("public_metrics");
  out[Number::likes] = metrics.count(counts["like_count"]);
  out[Number::reposts] = metrics.count(counts["retweet_count"]);
  out[Number::replies] = metrics.count(counts["reply_count"]);
  out[Number::quotes] = metrics.count(counts["quote_count"]);
  out[Number::views] = metrics.count(counts["impression_count"]);
  out[Number::bookmarks] = metrics.count(counts["bookmark_count"]);
  out[Flag::sensitive] = fields.flag(post["possibly_sensitive"]);
  const JsonValue versions = post["edit_history_tweet_ids"];
  if (versions) out[Flag::edited] = tri(versions.size() > 1);
  out[Label::conversation] = id_of(post["conversation_id"]);
  out[Text::reply_to] = id_of(reference_to(post, "replied_to")["id"]);
  out[Text::quote_of] = id_of(reference_to(post, "quoted")["id"]);
  read_entities(long_text["entities"] ? long_text["entities"] : post["entities"], page, out);
  read_media(post, page, out[List::media]);
}

// The wrapper of a repost: `original` is missing where only its id is known, or not even that.
void read_repost(JsonValue wrapper, JsonValue reference, const Page& page, const XFields& fields, Post& out) {
  const JsonValue original = page.referred(reference);
  const std::string_view original_id = id_of(reference["id"]);
  if (original) {
    out[Text::post] = original_id;
    read_body(original, page, fields, out);
  } else {
    read_body(wrapper, page, fields, out);
    read_x_repost_text(split_x_repost(out[Text::text]), wrapper["entities"]["mentions"], out);
    out[Time::created_at] = time_of_x_id(original_id);
    if (!original_id.empty()) out[Text::post] = original_id;
  }
  out[Text::repost_of] = original_id;
  const JsonValue user = page.author_of(wrapper);
  out[Account::reposter] = {filled_text_of(user["username"]), id_of(wrapper["author_id"]),
                            filled_text_of(user["name"])};
  out[Time::reposted_at] = time_of_post(wrapper, fields);
}

std::string read_post(JsonValue post, const Page& page, const XFields& fields, Post& out) {
  out[Text::id] = out[Text::post] = id_of(post["id"]);
  if (out[Text::id].empty()) return "a post without id";
  const JsonValue reference = reference_to(post, "retweeted");
  const bool looks_reposted = split_x_repost(text_of(post["text"])).handle.data() != nullptr;
  const bool is_repost = reference || (looks_reposted && !page.knows_references());
  if (is_repost) {
    read_repost(post, reference, page, fields, out);
  } else {
    read_body(post, page, fields, out);
  }
  if (is_repost || page.knows_references()) {
    out[Label::kind] = kind_of(is_repost, !out[Text::reply_to].empty(), !out[Text::quote_of].empty());
  }
  return {};
}

bool is_post(JsonValue value) { return id_of(value["id"]).data() && value["text"].is(JsonKind::text); }

void note_when_captured(JsonValue record, Post& out, Notes& notes) {
  out[Time::captured_at] = time_of(record["__twarc"]["retrieved_at"], "/__twarc/retrieved_at", notes);
}

// --- Pages ---------------------------------------------------------------------------------------------

// "Could not find tweet …": about what posts refer to. The web's errors have a message.
std::string sentence_of(JsonValue error) {
  for (const std::string_view key : {"detail", "message", "title"}) {
    const std::string_view text = filled_text_of(error[key]);
    if (!text.empty()) return "X reported: " + std::string(text.substr(0, 200));
  }
  return "X reported an error";
}

bool is_page(JsonValue record) {
  const JsonValue data = record["data"];
  if (data.is(JsonKind::array)) {
    for (const JsonValue first : data) return is_post(first);
  }
  if (data.is(JsonKind::object)) return is_post(data);
  if (record["meta"]["result_count"].is(JsonKind::number)) return true;  // a page without posts
  for (const JsonValue error : record["errors"]) return (error["title"] && error["type"]) || error["message"];
  return false;
}

void add_post(JsonValue post, const Page& page, const std::string& inside, JsonValue record,
              Entries& entries) {
  const XFields fields(entries.notes(), inside);
  std::string why = read_post(post, page, fields, entries.post());
  if (!why.empty()) return entries.skip(inside, std::move(why));
  note_when_captured(record, entries.post(), entries.notes());
  entries.add();
}

void read_page(JsonValue record, Entries& entries) {
  Page page(record);
  const JsonValue data = record["data"];
  if (data.is(JsonKind::object)) {
    if (!record.complete()) return;
    page.look_at(data);
    return add_post(data, page, "/data", record, entries);
  }
  for (const JsonValue post : data) page.look_at(post);
  std::size_t i = 0;
  for (const JsonValue post : data) {
    const std::string inside = "/data/" + std::to_string(i++);
    if (post.complete()) add_post(post, page, inside, record, entries);
  }
  if (!record.complete()) return;
  const JsonValue errors = record["errors"];
  if (!data && errors.size()) entries.skip("", sentence_of(*errors.begin()));
  if (!data) return;
  for (const JsonValue error : errors) {
    entries.notes().warn("x-error", "/errors",
                         sentence_of(error) + " What is not known of it stays unknown.");
  }
}

// --- Flattened posts -----------------------------------------------------------------------------------

bool is_flat_post(JsonValue record) {
  if (!is_post(record)) return false;
  return record["public_metrics"].is(JsonKind::object) ||
         record["edit_history_tweet_ids"].is(JsonKind::array) ||
         record["referenced_tweets"].is(JsonKind::array) || record["conversation_id"].is(JsonKind::text) ||
         record["author"]["username"].is(JsonKind::text);
}

std::string read_flat_post(JsonValue record, Post& post, Notes& notes) {
  Page page(record);
  page.look_at(record);
  std::string why = read_post(record, page, XFields(notes, ""), post);
  if (why.empty()) note_when_captured(record, post, notes);
  return why;
}

}  // namespace

const Format kXApi2Page{"x-v2", "X API v2", is_page, read_page};
const Format kXApi2Post{"x-v2", "X API v2", is_flat_post, one_post<read_flat_post>};

}  // namespace limpid
