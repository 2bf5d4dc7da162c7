// Mastodon: statuses as /api/v1/timelines/* gives them (array, or one a line), the statuses of a search, a
// conversation ({"ancestors": […], "descendants": […]}), and the events of a stream.
//
// A boost's wrapper says 0 likes and means nothing by it: text, author, counts and time are the inner
// status's; the wrapper gives the entry's id, who boosted, and when it arrived.
// Source: docs.joinmastodon.org/entities/Status.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

Post::AccountText account_of(JsonValue account) {
  return {filled_text_of(account["acct"]), id_of(account["id"]), filled_text_of(account["display_name"])};
}

std::string_view medium_of(std::string_view type) {
  if (type == "gifv") return "gif";
  return type == "image" || type == "video" || type == "audio" ? type : std::string_view();
}

void read_media(JsonValue attachments, Post::ListText& list) {
  if (!attachments.is(JsonKind::array)) return;
  list.known = true;
  for (const JsonValue attachment : attachments) {
    const std::string_view medium = medium_of(text_of(attachment["type"]));
    if (!medium.empty()) list.items.push_back(medium);
  }
}

void read_content(JsonValue status, Post& post) {
  const auto content = status["content"].text();
  if (!content) return;
  HtmlContent html = read_html(*content);
  post[Text::text] = post.keep(std::move(html.text));
  Post::ListText& links = post[List::links];
  links.known = true;
  for (std::string& link : html.links) links.items.push_back(post.keep(std::move(link)));
  const std::string_view card = filled_text_of(status["card"]["url"]);
  if (!card.empty() && links.items.empty()) links.items.push_back(card);
}

std::string_view visibility_of(std::string_view visibility) {
  return visibility == "private" ? "followers" : visibility;
}

// A member that is there and null means "no"; one that is not there means nothing.
Tri not_null(JsonValue object, std::string_view key) {
  const JsonValue value = object[key];
  return value.is(JsonKind::missing) ? Tri::unknown : tri(bool(value));
}

// The reader's filters that say to warn of it or to hide it.
void read_filters(JsonValue filtered, Post& post) {
  for (const JsonValue result : filtered) {
    const std::string_view action = text_of(result["filter"]["filter_action"]);
    if (action == "warn" || action == "hide") post[Flag::warned] = Tri::yes;
  }
}

// {"state", "quoted_status"}, with only its id where quotes are nested; forks give the status itself.
std::string_view quoted_id(JsonValue status) {
  const JsonValue quote = status["quote"];
  for (const JsonValue id : {quote["quoted_status"]["id"], quote["quoted_status_id"], quote["id"], status["quote_id"]}) {
    if (id) return id_of(id);
  }
  return {};
}

bool matches(JsonValue record) {
  return record["account"].is(JsonKind::object) && record["content"].is(JsonKind::text) &&
         record["created_at"];
}

std::string read(JsonValue wrapper, Post& post, Notes& notes) {
  const bool reposted = wrapper["reblog"].is(JsonKind::object);
  const JsonValue status = reposted ? wrapper["reblog"] : wrapper;
  const std::string within = reposted ? "/reblog" : "";

  post[Text::id] = id_of(wrapper["id"]);
  post[Text::post] = id_of(status["id"]);
  post[Text::uri] = filled_text_of(status["uri"]);
  if (post[Text::id].empty()) return "a status without id";

  if (reposted) {
    post[Account::reposter] = account_of(wrapper["account"]);
    post[Text::repost_of] = post[Text::post];
    post[Time::reposted_at] = time_of(wrapper["created_at"], "/created_at", notes);
  }
  post[Time::created_at] = time_of(status["created_at"], within + "/created_at", notes);
  post[Flag::edited] = not_null(status, "edited_at");

  const JsonValue account = status["account"];
  post[Account::author] = account_of(account);
  post[Number::followers] = count_of(account["followers_count"], within + "/account", notes);
  post[Flag::bot] = flag_of(account["bot"]);

  read_content(status, post);
  post[Label::lang] = language_of(status["language"]);
  post[Label::visibility] = visibility_of(filled_text_of(status["visibility"]));
  post[Number::likes] = count_of(status["favourites_count"], within, notes);
  post[Number::reposts] = count_of(status["reblogs_count"], within, notes);
  post[Number::replies] = count_of(status["replies_count"], within, notes);
  post[Number::quotes] = count_of(status["quotes_count"], within, notes);
  collect_texts(status["tags"], "name", post[List::hashtags]);
  collect_texts(status["mentions"], "acct", post[List::mentions]);
  read_media(status["media_attachments"], post[List::media]);
  post[Flag::sensitive] = flag_of(status["sensitive"]);
  if (const auto warning = status["spoiler_text"].text()) post[Flag::warned] = tri(!warning->empty());
  read_filters(wrapper["filtered"], post);
  read_filters(status["filtered"], post);
  post[Flag::liked_by_me] = flag_of(status["favourited"]);

  // `muted` of a status is about its notifications, not about its author: `muted` stays unknown.
  post[Text::reply_to] = id_of(status["in_reply_to_id"]);
  post[Text::quote_of] = quoted_id(status);
  post[Label::kind] = kind_of(reposted, !post[Text::reply_to].empty(), bool(status["quote"]));
  return {};
}

// --- What holds several --------------------------------------------------------------------------------

constexpr std::string_view kLists[] = {"statuses", "ancestors", "descendants"};

// Other services have such lists too: their first status decides.
bool is_page(JsonValue record) {
  for (const std::string_view key : kLists) {
    for (const JsonValue status : record[key]) return matches(status);
  }
  return false;
}

void read_page(JsonValue page, Entries& entries) {
  for (const std::string_view key : kLists) {
    std::size_t index = 0;
    for (const JsonValue status : page[key]) {
      const std::string pointer = "/" + std::string(key) + "/" + std::to_string(index++);
      if (!status.complete()) continue;
      std::string why = matches(status) ? read(status, entries.post(), entries.notes()) : "not a status";
      if (why.empty()) entries.add();
      else entries.skip(pointer, std::move(why));
    }
  }
}

// {"event": "update", "payload": "{…}"}: a status as text within the event.
bool is_event(JsonValue record) { return record["event"].is(JsonKind::text) && record["payload"]; }

void read_event(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  const std::string_view event = text_of(record["event"]);
  if (event == "update" || event == "status.update") {
    entries.read_inside(text_of(record["payload"]), "/payload");
  } else {
    entries.skip("", "an event \"" + std::string(event) + "\", not a post");
  }
}

}  // namespace

const Format kMastodon{"mastodon", "Mastodon", matches, one_post<read>, {"statuses[]", "ancestors[]", "descendants[]"}};
const Format kMastodonPage{"mastodon", "Mastodon", is_page, read_page};
const Format kMastodonEvent{"mastodon", "Mastodon", is_event, read_event};

}  // namespace limpid
