// What Facebook, Instagram and Threads hand out as "your information" (JSON): the posts that the person made.
//
// Not a feed: nobody else's posts, no counts. Texts are mojibake, mended here. There are no ids; the time and
// a hash of the record make one that is the same whenever the file is read.
//   Facebook   [{"timestamp", "title", "data": [{"post"}], "attachments": [{"data": [{"media"}]}]}]
//   Instagram  [{"media": [{"uri", "creation_timestamp", "title"}], "title", "creation_timestamp"}]
//   Threads    {"text_post_app_text_posts": [ … the same … ]}
#include "base/mojibake.hpp"
#include "readers/fields.hpp"
#include "readers/readers.hpp"

#include <algorithm>
#include <string>

namespace limpid {

namespace {

constexpr std::string_view kThreads = "text_post_app_text_posts";

JsonValue first_of(JsonValue array) {
  for (const JsonValue element : array) return element;
  return {};
}

std::string_view mended(JsonValue text, Post& post) {
  return text.is(JsonKind::text) ? post.keep(mend_mojibake(text_of(text))) : std::string_view();
}

// FNV-1a, 32 bits.
std::string hash_of(JsonValue record) {
  std::string json;
  record.append_json(json);
  std::uint32_t hash = 0x811c9dc5u;
  for (const char c : json) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
  std::string hex;
  for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 15u];
  return hex;
}

void name_post(JsonValue record, JsonValue time, std::string_view service, Post& post) {
  std::string id(service);
  id.append("-").append(time.digits()).append("-").append(hash_of(record));
  post[Text::id] = post[Text::post] = post.keep(std::move(id));
  post[Time::created_at] = epoch_time_of(time);
  post[Flag::is_self] = Tri::yes;
  post[Label::kind] = "original";
}

// By the ending of the file in the archive.
void add_medium(std::string_view uri, Post& post) {
  const std::size_t dot = uri.rfind('.');
  if (dot == std::string_view::npos) return;
  const std::string_view ending = uri.substr(dot + 1);
  constexpr std::string_view kVideos[] = {"mp4", "mov", "webm", "m4v"};
  constexpr std::string_view kImages[] = {"jpg", "jpeg", "png", "webp", "heic"};
  const auto is_one_of = [&](const auto& endings) {
    return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
  };
  if (is_one_of(kVideos))
    post[List::media].items.push_back("video");
  else if (is_one_of(kImages))
    post[List::media].items.push_back("image");
  else if (ending == "gif")
    post[List::media].items.push_back("gif");
}

// --- Facebook ---

JsonValue words_of(JsonValue record) {
  for (const JsonValue part : record["data"]) {
    if (part["post"].is(JsonKind::text)) return part["post"];
  }
  return {};
}

// Reactions and comments have the same frame.
bool is_facebook(JsonValue record) {
  return record["timestamp"].is(JsonKind::number) && !record["text"] &&
         (first_of(record["data"]).is(JsonKind::object) ||
          first_of(record["attachments"])["data"].is(JsonKind::array));
}

std::string read_facebook(JsonValue record, Post& post, Notes&) {
  if (!words_of(record) && !record["attachments"])
    return "what this account liked, commented or changed is no post";
  name_post(record, record["timestamp"], "facebook", post);
  post[Text::text] = mended(words_of(record), post);
  post[List::media].known = post[List::links].known = true;
  for (const JsonValue attachment : record["attachments"]) {
    for (const JsonValue part : attachment["data"]) {
      add_medium(text_of(part["media"]["uri"]), post);
      const std::string_view link = filled_text_of(part["external_context"]["url"]);
      if (!link.empty()) post[List::links].items.push_back(link);
      if (!post[Text::text].data()) post[Text::text] = mended(part["media"]["description"], post);
    }
  }
  for (const JsonValue part : record["data"]) {
    if (part["update_timestamp"])
      post[Flag::edited] = tri(epoch_time_of(part["update_timestamp"]) != post[Time::created_at]);
  }
  if (record["title"].is(JsonKind::text)) {  // "Ana shared a link.": what was done, no title
    Post::Extra done;
    done.name = "title";
    done.type = Type::text;
    done.text = mended(record["title"], post);
    post.extras.push_back(done);
  }
  return {};
}

// --- Instagram and Threads ---

bool is_instagram_post(JsonValue record) {
  return first_of(record["media"])["creation_timestamp"].is(JsonKind::number);
}

void read_instagram_post(JsonValue record, std::string_view service, Entries& entries) {
  Post& post = entries.post();
  const JsonValue first = first_of(record["media"]);
  const JsonValue time =
      record["creation_timestamp"] ? record["creation_timestamp"] : first["creation_timestamp"];
  name_post(record, time, service, post);
  // One picture carries the words itself; several stand under a title of their own.
  const std::string_view title = filled_text_of(record["title"]);
  post[Text::text] = mended(title.empty() ? first["title"] : record["title"], post);
  post[List::media].known = true;
  for (const JsonValue medium : record["media"]) add_medium(text_of(medium["uri"]), post);
  entries.add();
}

bool is_instagram(JsonValue record) {
  return is_instagram_post(record) || is_instagram_post(first_of(record[kThreads]));
}

void read_instagram(JsonValue record, Entries& entries) {
  if (is_instagram_post(record)) {
    // Of a file from Threads each element comes alone; what stands around it tells.
    const bool threads = bool(entries.around()[kThreads]);
    if (record.complete()) read_instagram_post(record, threads ? "threads" : "instagram", entries);
    return;
  }
  for (const JsonValue element : record[kThreads]) {
    if (is_instagram_post(element) && element.complete()) read_instagram_post(element, "threads", entries);
  }
}

}  // namespace

const Format kFacebookExport{"facebook-export", "Facebook's export", is_facebook, one_post<read_facebook>};
const Format kInstagramExport{"instagram-export",
                              "the exports of Instagram and Threads",
                              is_instagram,
                              read_instagram,
                              {"text_post_app_text_posts[]"}};

}  // namespace limpid
