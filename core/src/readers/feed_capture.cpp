// Feeds of Threads, Instagram, LinkedIn and TikTok as a browser extension (Zeeschuimer, for 4CAT) writes them
// down: one line a post, in the order in which it was seen,
//   {"source_platform": "threads.net", "timestamp_collected": 1772355600000, "data": {…}}
// with the site's own record in "data". Records without that envelope are read too; what is of another site
// is handed to the formats that know it. LinkedIn tells times only as "18h": they are counted back from the
// moment of capture. Source: 4CAT's datasources/*/search_*.py.
#include "base/ascii.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <string>

namespace limpid {

namespace {

JsonValue first_of(JsonValue array) {
  for (const JsonValue element : array) return element;
  return {};
}

void add_extra(std::string_view name, double number, Post& post) {
  if (!is_known(number)) return;
  Post::Extra extra;
  extra.name = name;
  extra.number = number;
  post.extras.push_back(extra);
}

void name_post(std::string_view id, Post& post) { post[Text::id] = post[Text::post] = id; }

// --- Threads and Instagram ---

// 1 image, 2 video, 8 several, 19 none (Threads).
void read_meta_media(JsonValue data, Post& post) {
  const double type = number_of(data["media_type"]);
  post[List::media].known = is_known(type);
  if (type == 1) post[List::media].items.push_back("image");
  if (type == 2) post[List::media].items.push_back("video");
  for (const JsonValue medium : data["carousel_media"]) {
    post[List::media].items.push_back(number_of(medium["media_type"]) == 2 ? "video" : "image");
  }
}

bool is_meta(JsonValue data) {
  return data["code"].is(JsonKind::text) && data["taken_at"] && data["user"]["username"].is(JsonKind::text);
}

void read_meta(JsonValue data, Post& post) {
  name_post(id_of(data["code"]), post);
  const JsonValue user = data["user"];
  const JsonValue id = user["pk"] ? user["pk"] : user["id"];
  post[Account::author] = {text_of(user["username"]), id_of(id), filled_text_of(user["full_name"])};
  post[Flag::verified] = flag_of(user["is_verified"]);
  post[Flag::following] = flag_of(user["friendship_status"]["following"]);
  post[Time::created_at] = epoch_time_of(data["taken_at"]);
  post[Text::text] = text_of(data["caption"]["text"]);
  post[Number::likes] =
      flag_of(data["like_and_view_counts_disabled"]) == Tri::yes ? kUnknown : count_of(data["like_count"]);
  post[Number::views] = count_of(data["play_count"] ? data["play_count"] : data["view_count"]);
  post[Flag::liked_by_me] = flag_of(data["has_liked"]);
  read_meta_media(data, post);
  const JsonValue threads = data["text_post_app_info"];
  if (threads) {
    post[Number::replies] = count_of(threads["direct_reply_count"]);
    post[Number::reposts] = count_of(threads["repost_count"]);
    post[Number::quotes] = count_of(threads["quote_count"]);
    const bool reply = flag_of(threads["is_reply"]) == Tri::yes;
    const bool quote = bool(threads["share_info"]["quoted_post"]);
    post[Text::quote_of] = id_of(threads["share_info"]["quoted_post"]["code"]);
    post[Label::kind] = kind_of(false, reply, quote);
  } else {
    post[Number::replies] = count_of(data["comment_count"]);
    post[Label::kind] = "original";
  }
}

// Instagram's older records: {"shortcode", "owner", "edge_media_to_caption": {"edges": [{"node":
// {"text"}}]}}.
bool is_instagram_node(JsonValue data) {
  return data["shortcode"].is(JsonKind::text) && data["taken_at_timestamp"];
}

void read_instagram_node(JsonValue data, Post& post) {
  name_post(id_of(data["shortcode"]), post);
  const JsonValue owner = data["owner"];
  post[Account::author] = {filled_text_of(owner["username"]), id_of(owner["id"]),
                           filled_text_of(owner["full_name"])};
  post[Time::created_at] = epoch_time_of(data["taken_at_timestamp"]);
  post[Text::text] = text_of(first_of(data["edge_media_to_caption"]["edges"])["node"]["text"]);
  const JsonValue liked =
      data["edge_media_preview_like"] ? data["edge_media_preview_like"] : data["edge_liked_by"];
  post[Number::likes] = count_of(liked["count"]);
  post[Number::replies] = count_of(data["edge_media_to_comment"]["count"]);
  post[Number::views] = count_of(data["video_view_count"]);
  if (const auto video = data["is_video"].flag()) {
    post[List::media].known = true;
    post[List::media].items.push_back(*video ? "video" : "image");
  }
  post[Label::kind] = "original";
}

// --- LinkedIn ---

// The site's records name what they refer to with or without a star.
JsonValue starred(JsonValue value, std::string_view key) {
  const JsonValue plain = value[key];
  return plain.is(JsonKind::object) ? plain : value["*" + std::string(key)];
}

// "18h • Edited" -> milliseconds ago; nothing where no time is told (promoted posts).
std::optional<std::int64_t> time_ago(std::string_view text) {
  std::int64_t number = 0;
  std::size_t at = 0;
  while (at < text.size() && at < 4 && is_digit(text[at])) number = number * 10 + (text[at++] - '0');
  if (at == 0) return std::nullopt;
  const std::string_view unit = text.substr(at, text.find_first_of(" \xE2", at) - at);
  constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;
  if (unit == "s") return number * 1000;
  if (unit == "m") return number * kMinute;
  if (unit == "h") return number * kHour;
  if (unit == "d") return number * kMillisecondsPerDay;
  if (unit == "w") return number * 7 * kMillisecondsPerDay;
  if (unit == "mo") return number * 30 * kMillisecondsPerDay;
  if (unit == "yr" || unit == "y") return number * 365 * kMillisecondsPerDay;
  return std::nullopt;
}

bool is_linkedin(JsonValue data) {
  return data["actor"]["name"] &&
         (starred(data, "socialDetail") || data["commentary"] || data["updateMetadata"]);
}

std::string_view urn_of(JsonValue data) {
  const std::string_view urn = filled_text_of(data["updateMetadata"]["urn"]);
  if (!urn.empty()) return urn;
  const std::string_view entity = filled_text_of(data["preDashEntityUrn"]);
  return entity.empty() ? filled_text_of(data["entityUrn"]) : entity;
}

void read_reactions(JsonValue counts, Post& post) {
  post[Number::replies] = count_of(counts["numComments"]);
  post[Number::reposts] = count_of(counts["numShares"]);
  const JsonValue reactions = counts["reactionTypeCounts"];
  if (!reactions.is(JsonKind::array)) return;
  // The list leaves out what nobody chose.
  post[Number::likes] = post[Number::love] = post[Number::haha] = 0;
  for (const JsonValue reaction : reactions) {
    const std::string_view type = text_of(reaction["reactionType"]);
    const double count = count_of(reaction["count"]);
    if (type == "LIKE")
      post[Number::likes] = count;
    else if (type == "EMPATHY")
      post[Number::love] = count;
    else if (type == "ENTERTAINMENT")
      post[Number::haha] = count;
    else if (type == "PRAISE")
      add_extra("celebrate", count, post);
    else if (type == "INTEREST")
      add_extra("insightful", count, post);
    else if (type == "APPRECIATION")
      add_extra("support", count, post);
  }
}

void read_linkedin(JsonValue data, Post& post, std::int64_t captured_at) {
  name_post(urn_of(data), post);
  const JsonValue actor = data["actor"];
  const JsonValue urn = actor["backendUrn"] ? actor["backendUrn"] : actor["urn"];
  post[Account::author] = {{}, id_of(urn), filled_text_of(actor["name"]["text"])};
  if (post[Account::author].id.empty()) post[Account::author].handle = post[Account::author].name;
  const std::string_view when = text_of(actor["subDescription"]["text"]);
  const auto ago = time_ago(when);
  if (ago && captured_at != kUnknownTime) post[Time::created_at] = captured_at - *ago;
  post[Flag::promoted] = when.empty() ? Tri::unknown : tri(!ago);
  if (ago) post[Flag::edited] = tri(when.find("Edited") != std::string_view::npos);
  post[Text::text] = text_of(data["commentary"]["text"]["text"]);
  post[Text::why_shown] = filled_text_of(data["header"]["text"]["text"]);
  read_reactions(starred(starred(data, "socialDetail"), "totalSocialActivityCounts"), post);
}

// --- TikTok ---

bool is_tiktok(JsonValue data) {
  return data["desc"].is(JsonKind::text) && data["createTime"] && data["stats"].is(JsonKind::object);
}

void read_tiktok(JsonValue data, Post& post) {
  name_post(id_of(data["id"]), post);
  const JsonValue author = data["author"];
  post[Account::author] = author.is(JsonKind::text)
                              ? Post::AccountText{text_of(author), {}, {}}
                              : Post::AccountText{filled_text_of(author["uniqueId"]), id_of(author["id"]),
                                                  filled_text_of(author["nickname"])};
  post[Flag::verified] = flag_of(author["verified"]);
  post[Number::followers] = count_of(data["authorStats"]["followerCount"]);
  post[Time::created_at] = epoch_time_of(data["createTime"]);
  post[Text::text] = text_of(data["desc"]);
  const JsonValue stats = data["stats"];
  post[Number::likes] = count_of(stats["diggCount"]);
  post[Number::reposts] = count_of(stats["shareCount"]);
  post[Number::replies] = count_of(stats["commentCount"]);
  post[Number::views] = count_of(stats["playCount"]);
  post[Number::bookmarks] = count_of(stats["collectCount"]);
  collect_texts(data["challenges"], "title", post[List::hashtags]);
  post[Flag::promoted] = flag_of(data["isAd"]);
  post[List::media].known = true;
  post[List::media].items.push_back("video");
  post[Label::kind] = "original";
}

// --- All ---

bool is_site_record(JsonValue data) {
  return is_meta(data) || is_instagram_node(data) || is_linkedin(data) || is_tiktok(data);
}

bool is_envelope(JsonValue record) {
  return record["source_platform"].is(JsonKind::text) && record["data"].is(JsonKind::object);
}

bool matches(JsonValue record) { return is_envelope(record) || is_site_record(record); }

void read_site_record(JsonValue data, Entries& entries) {
  Post& post = entries.post();
  if (is_meta(data))
    read_meta(data, post);
  else if (is_instagram_node(data))
    read_instagram_node(data, post);
  else if (is_tiktok(data))
    read_tiktok(data, post);
  else
    read_linkedin(data, post, entries.notes().captured_at);
  if (post[Text::id].empty()) return entries.skip("", "a post without id");
  entries.add();
}

void read(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  if (!is_envelope(record)) return read_site_record(record, entries);
  entries.notes().captured_at = epoch_time_of(record["timestamp_collected"]);
  const JsonValue data = record["data"];
  if (is_site_record(data)) return read_site_record(data, entries);
  std::string json;
  data.append_json(json);
  entries.read_inside(json, "/data");
}

}  // namespace

const Format kFeedCapture{"feed-capture", "captures of Threads, Instagram, LinkedIn and TikTok", matches,
                          read};

}  // namespace limpid
