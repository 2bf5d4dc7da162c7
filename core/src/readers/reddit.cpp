// Reddit: listings ({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {…}}]}}), the pair of
// listings of a comments page, and bare posts and comments, one a line, as archives keep them.
//
// t3 is a post, t1 a comment. Votes are blurred by the site, and hidden for young posts: `hide_score` says
// so, and the number beside it means nothing. `likes` is the reader's own vote.
// Source: github.com/reddit-archive/reddit/wiki/JSON.
#include "base/html.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "[deleted]" and "[removed]" stand where something was.
std::string_view not_removed(std::string_view text) {
  return text == "[deleted]" || text == "[removed]" || text.empty() ? std::string_view() : text;
}

// Markdown, in which the site escapes & < > unless it was asked not to.
std::string_view markdown_of(JsonValue value, Post& post) {
  const std::string_view text = not_removed(text_of(value));
  return text.find('&') == std::string_view::npos ? text : post.keep(decode_entities(text));
}

std::string_view medium_of(JsonValue data, std::string_view url) {
  const std::string_view hint = text_of(data["post_hint"]);
  if (flag_of(data["is_video"]) == Tri::yes || hint == "hosted:video" || hint == "rich:video") return "video";
  if (ends_with(url, ".gif") || ends_with(url, ".gifv")) return "gif";
  if (hint == "image" || flag_of(data["is_gallery"]) == Tri::yes) return "image";
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".webp"}) {
    if (ends_with(url, ending)) return "image";
  }
  return {};
}

// A post is a link or a text of its own. Links inside texts are not marked.
void read_link(JsonValue data, Post& post) {
  if (flag_of(data["is_self"]) != Tri::no) return;
  const std::string_view url = markdown_of(data["url"], post);
  Post::ListText& links = post[List::links];
  links.known = true;
  if (!url.empty() && url.front() != '/') links.items.push_back(url);
  Post::ListText& media = post[List::media];
  media.known = true;
  const std::string_view medium = medium_of(data, url);
  if (!medium.empty()) media.items.push_back(medium);
}

void read_votes(JsonValue data, const std::string& pointer, Post& post, Notes& notes) {
  const bool hidden = flag_of(data["hide_score"]) == Tri::yes || flag_of(data["score_hidden"]) == Tri::yes;
  if (!hidden) post[Number::points] = number_of(data["score"] ? data["score"] : data["ups"], pointer, notes);
  if (const auto mine = data["likes"].flag())
    post[Flag::liked_by_me] = tri(*mine);  // null: no vote, or nobody there
}

// `edited` is false or the time of the edit.
Tri edited_of(JsonValue edited) { return edited.is(JsonKind::number) ? Tri::yes : flag_of(edited); }

std::string_view fullname_of(JsonValue data, bool is_comment, Post& post) {
  const std::string_view name = filled_text_of(data["name"]);
  if (!name.empty()) return name;
  const std::string_view id = id_of(data["id"]);
  return id.empty() ? id : post.keep((is_comment ? "t1_" : "t3_") + std::string(id));
}

std::string read_thing(JsonValue data, bool is_comment, const std::string& pointer, Post& post,
                       Notes& notes) {
  const std::string_view id = fullname_of(data, is_comment, post);
  if (id.empty()) return "a post without name and id";
  post[Text::id] = post[Text::post] = id;
  const std::string_view permalink = filled_text_of(data["permalink"]);
  if (!permalink.empty()) {
    post[Text::uri] =
        permalink.front() == '/' ? post.keep("https://www.reddit.com" + std::string(permalink)) : permalink;
  }
  const std::string_view author = not_removed(text_of(data["author"]));
  if (!author.empty()) post[Account::author] = {author, filled_text_of(data["author_fullname"]), {}};
  post[Time::created_at] = seconds_of(data["created_utc"], pointer + "/created_utc", notes);
  post[Label::community] = filled_text_of(data["subreddit"]);
  read_votes(data, pointer, post, notes);
  post[Flag::edited] = edited_of(data["edited"]);
  post[Flag::sensitive] = flag_of(data["over_18"]);
  post[Flag::blocked] = flag_of(data["author_is_blocked"]);
  if (flag_of(data["stickied"]) == Tri::yes) post[Text::why_shown] = "Stickied";

  if (is_comment) {
    post[Text::text] = markdown_of(data["body"], post);
    post[Text::reply_to] = filled_text_of(data["parent_id"]);
    post[Label::conversation] = filled_text_of(data["link_id"]);
    post[Label::kind] = "reply";
    return {};
  }
  post[Text::title] = markdown_of(data["title"], post);
  post[Text::text] = markdown_of(data["selftext"], post);
  post[Label::conversation] = id;
  post[Text::quote_of] = filled_text_of(data["crosspost_parent"]);
  post[Label::kind] = kind_of(false, false, !post[Text::quote_of].empty());
  post[Number::replies] = count_of(data["num_comments"], pointer, notes);
  post[Number::reposts] = count_of(data["num_crossposts"], pointer, notes);
  post[Number::views] = count_of(data["view_count"], pointer, notes);
  post[Flag::warned] = flag_of(data["spoiler"]);
  post[Flag::promoted] = flag_of(data["promoted"]);
  read_link(data, post);
  return {};
}

void read_children(JsonValue listing, const std::string& pointer, Entries& entries);

// A post or comment, then the answers to it. Its `data` must be whole; answers may be, where it is not.
void read_child(JsonValue child, const std::string& pointer, Entries& entries) {
  const std::string_view kind = text_of(child["kind"]);
  const JsonValue data = child["data"];
  if (kind == "t1" || kind == "t3") {
    if (data.complete()) {
      std::string why = read_thing(data, kind == "t1", pointer + "/data", entries.post(), entries.notes());
      if (why.empty())
        entries.add();
      else
        entries.skip(pointer, std::move(why));
    }
    read_children(data["replies"], pointer + "/data/replies", entries);
  } else if (kind == "more" && child.complete()) {
    entries.notes().warn("more-comments", pointer,
                         "more comments than the file holds (\"load more comments\" on the site)");
  } else if (child.complete()) {
    entries.skip(pointer, "of kind \"" + std::string(kind) + "\": neither a post (t3) nor a comment (t1)");
  }
}

void read_children(JsonValue listing, const std::string& pointer, Entries& entries) {
  std::size_t index = 0;
  for (const JsonValue child : listing["data"]["children"]) {
    read_child(child, pointer + "/data/children/" + std::to_string(index++), entries);
  }
}

bool is_thing(JsonValue record) {
  const std::string_view kind = text_of(record["kind"]);
  return (kind == "more" || (kind.size() == 2 && kind[0] == 't')) && record["data"].is(JsonKind::object);
}
void read_record(JsonValue record, Entries& entries) { read_child(record, "", entries); }

bool is_listing(JsonValue record) {
  return text_of(record["kind"]) == "Listing" && record["data"]["children"].is(JsonKind::array);
}
void read_listing(JsonValue record, Entries& entries) { read_children(record, "", entries); }

bool is_bare(JsonValue record) {
  return record["subreddit"].is(JsonKind::text) && record["created_utc"] && record["author"] &&
         (record["title"] || record["body"]);
}
std::string read_bare(JsonValue record, Post& post, Notes& notes) {
  return read_thing(record, !record["title"], "", post, notes);
}

}  // namespace

const Format kReddit{"reddit", "Reddit", is_thing, read_record, {"data.children[]"}};
const Format kRedditListing{"reddit", "Reddit", is_listing, read_listing};
const Format kRedditBare{"reddit", "Reddit", is_bare, one_post<read_bare>};

}  // namespace limpid
