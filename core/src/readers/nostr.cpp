// Nostr events (NIP-01): an array of them, one a line, or a relay's frames ["EVENT", subscription, {…}].
//
// A like is an event of its own (kind 7), as are reposts (6, 16), zaps (9735) and names (0). They are counted
// for the notes (1) of the file: a count is known where at least one such event is there, and only as far as
// the file shows; what other relays hold is unknown. No followers, views or relations.
// Sources: NIP-01 (events), 10 (replies), 18 (reposts, quotes), 25 (reactions), 32 (labels: language),
// 36 (content warnings), 57 (zaps), 92 (media).
#include "base/json_text.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace limpid {

namespace {

// Kinds of events.
constexpr double kProfile = 0, kNote = 1, kRepost = 6, kReaction = 7, kGenericRepost = 16, kZap = 9735;

// Events that were counted: relays repeat each other.
using Counted = std::unordered_set<std::string>;

Counted& counted(Entries& entries) {
  if (!entries.memory()) entries.memory() = std::make_shared<Counted>();
  return *static_cast<Counted*>(entries.memory().get());
}

// What relays and clients say to each other.
bool is_frame(std::string_view type) {
  constexpr std::string_view kFrames[] = {"EVENT", "EOSE", "NOTICE", "OK",   "CLOSED",
                                          "AUTH",  "REQ",  "CLOSE",  "COUNT"};
  return std::find(std::begin(kFrames), std::end(kFrames), type) != std::end(kFrames);
}

JsonValue first_of(JsonValue array) {
  for (const JsonValue element : array) return element;
  return {};
}

bool is_event(JsonValue value) {
  return value["pubkey"].is(JsonKind::text) && value["kind"].is(JsonKind::number) &&
         value["created_at"].is(JsonKind::number);
}

bool matches(JsonValue record) {
  if (record.is(JsonKind::array)) return is_frame(text_of(first_of(record)));
  return is_event(record);
}

// --- Tags: ["e", "<id>", "<relay>", "reply"] ---

std::string_view item(JsonValue tag, std::size_t index) {
  for (const JsonValue element : tag) {
    if (index-- == 0) return filled_text_of(element);
  }
  return {};
}

template <class Use>
void each_tag(JsonValue event, std::string_view name, Use use) {
  for (const JsonValue tag : event["tags"]) {
    if (item(tag, 0) == name) use(tag);
  }
}

std::string_view last_tag(JsonValue event, std::string_view name) {
  std::string_view last;
  each_tag(event, name, [&](JsonValue tag) { last = item(tag, 1); });
  return last;
}

// NIP-10: marked "reply" or "root", or, in older events, by their order: the root first, the parent last.
void read_thread(JsonValue event, Post& post) {
  std::string_view root, reply, first, last;
  bool marked = false;
  each_tag(event, "e", [&](JsonValue tag) {
    const std::string_view mark = item(tag, 3);
    if (mark == "root") root = item(tag, 1);
    if (mark == "reply") reply = item(tag, 1);
    marked = marked || !mark.empty();
    if (!mark.empty()) return;
    if (first.empty()) first = item(tag, 1);
    last = item(tag, 1);
  });
  if (!marked) {
    root = first;
    reply = last;
  }
  post[Text::reply_to] = reply.empty() ? root : reply;
  post[Label::conversation] = root.empty() ? post[Text::post] : root;
}

// ["imeta", "url https://…", "m image/jpeg"]
void read_media(JsonValue event, Post& post) {
  each_tag(event, "imeta", [&](JsonValue tag) {
    post[List::media].known = true;
    for (const JsonValue element : tag) {
      std::string_view entry = text_of(element);
      if (entry.substr(0, 2) != "m ") continue;
      entry.remove_prefix(2);
      const std::string_view type = entry.substr(0, entry.find('/'));
      if (entry == "image/gif")
        post[List::media].items.push_back("gif");
      else if (type == "image" || type == "video" || type == "audio")
        post[List::media].items.push_back(type);
    }
  });
}

// The note's own columns; `texts` come from a value that may go before the post does, so they are kept.
void read_note(JsonValue event, Post& post) {
  const auto keep = [&](std::string_view text) {
    return text.empty() ? std::string_view() : post.keep(std::string(text));
  };
  post[Text::post] = keep(id_of(event["id"]));
  post[Account::author].id = keep(filled_text_of(event["pubkey"]));
  post[Time::created_at] = epoch_time_of(event["created_at"]);
  post[Text::text] = post.keep(std::string(text_of(event["content"])));
  post[Label::visibility] = "public";  // relays hand everything to everybody
  post[List::hashtags].known = post[List::mentions].known = true;
  each_tag(event, "t", [&](JsonValue tag) { post[List::hashtags].items.push_back(keep(item(tag, 1))); });
  each_tag(event, "p", [&](JsonValue tag) { post[List::mentions].items.push_back(keep(item(tag, 1))); });
  each_tag(event, "r", [&](JsonValue tag) {
    post[List::links].known = true;
    post[List::links].items.push_back(keep(item(tag, 1)));
  });
  each_tag(event, "l", [&](JsonValue tag) {
    if (item(tag, 2) == "ISO-639-1") post[Label::lang] = keep(item(tag, 1));
  });
  post[Flag::warned] = Tri::no;
  each_tag(event, "content-warning", [&](JsonValue) { post[Flag::warned] = Tri::yes; });
  read_media(event, post);
  read_thread(event, post);
  post[Text::reply_to] = keep(post[Text::reply_to]);
  post[Label::conversation] = keep(post[Label::conversation]);
  post[Text::quote_of] = keep(last_tag(event, "q"));
  post[Label::kind] = kind_of(false, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
}

// The note stands in the content as JSON, or only its id in a tag.
void read_repost(JsonValue event, Post& post) {
  with_json(text_of(event["content"]), [&](JsonValue note) {
    if (is_event(note)) read_note(note, post);
  });
  const std::string_view target = last_tag(event, "e");
  if (!post[Text::post].data()) post[Text::post] = target;
  post[Text::repost_of] = post[Text::post];
  if (!post[Account::author].id.data()) post[Account::author].id = last_tag(event, "p");
  post[Text::id] = id_of(event["id"]);
  post[Account::reposter].id = filled_text_of(event["pubkey"]);
  post[Time::reposted_at] = epoch_time_of(event["created_at"]);
  post[Label::kind] = "repost";
}

void read_profile(JsonValue event, Entries& entries) {
  with_json(text_of(event["content"]), [&](JsonValue profile) {
    const std::string_view display = filled_text_of(profile["display_name"]);
    entries.name_account(text_of(event["pubkey"]), display.empty() ? text_of(profile["name"]) : display);
  });
}

void count(JsonValue event, std::string_view column, Entries& entries) {
  const std::string_view target = last_tag(event, "e");
  if (target.empty() || !counted(entries).insert(std::string(id_of(event["id"]))).second) return;
  entries.add_to(target, column, 1);
}

void read_event(JsonValue event, Entries& entries) {
  const double kind = number_of(event["kind"]);
  Post& post = entries.post();
  if (kind == kProfile) return read_profile(event, entries);
  if (kind == kReaction)
    return count(event, text_of(event["content"]) == "-" ? "downvotes" : "likes", entries);
  if (kind == kZap) return count(event, "x.zaps", entries);
  if (kind != kNote && kind != kRepost && kind != kGenericRepost) {
    entries.notes().warn(
        "other-events", "/kind",
        "events of kind " + std::string(event["kind"].digits()) + " are no posts and are left out");
    return;
  }
  if (id_of(event["id"]).empty()) return entries.skip("", "an event without id");
  if (kind == kNote) {
    read_note(event, post);
    post[Text::id] = post[Text::post];
  } else {
    count(event, "reposts", entries);
    read_repost(event, post);
  }
  entries.add();
}

void read(JsonValue record, Entries& entries) {
  if (record.is(JsonKind::object)) {
    if (record.complete()) read_event(record, entries);
    return;
  }
  for (const JsonValue element : record) {
    if (is_event(element) && element.complete()) read_event(element, entries);
  }
}

}  // namespace

const Format kNostr{"nostr", "Nostr", matches, read};

}  // namespace limpid
