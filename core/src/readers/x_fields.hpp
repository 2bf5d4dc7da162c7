// What the formats of X have in common: v1.1 statuses, the `legacy` part of the web's posts, the tweets of an
// archive. Their languages, links, media, the "RT @ana: …" of a repost, and the time that an id holds.
#pragma once

#include "base/json_tree.hpp"
#include "posts/post.hpp"
#include "readers/format.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

/// Values of one object. What is there and has the wrong kind is unknown, and noted with its place.
class XFields {
 public:
  /// `inside` is where in the record the object stands: "/legacy", "" for the record itself.
  XFields(Notes& notes, std::string inside) : notes_(&notes), inside_(std::move(inside)) {}

  /// Of the object under this key.
  [[nodiscard]] XFields in(std::string_view key) const;
  [[nodiscard]] const std::string& inside() const { return inside_; }

  [[nodiscard]] double count(JsonValue value) const;
  [[nodiscard]] Tri flag(JsonValue value) const;
  [[nodiscard]] std::string_view text(JsonValue value) const;
  [[nodiscard]] std::int64_t time(JsonValue value) const;

 private:
  void warn(JsonValue value, std::string_view expected) const;

  Notes* notes_;
  std::string inside_;
};

/// The language, or null for X's codes for "not told" (und, zxx, art; qme: media, qst: short text, …).
[[nodiscard]] std::string_view x_language(std::string_view lang);

/// "photo" -> "image"; null for what is neither picture nor film.
[[nodiscard]] std::string_view x_medium(std::string_view type);

/// When the post with this id was made, or kUnknownTime for ids that hold no time (before November 2010, or
/// no number at all).
[[nodiscard]] std::int64_t time_of_x_id(std::string_view id);

/// Lists of an `entities` object (v1.1, archive, web); one that is left out there is empty. Links to the post
/// itself (its pictures, its full text) and to what it quotes are none: `Text::post` and `Text::quote_of`
/// must be there.
void read_x_entities(JsonValue entities, Post& post);
/// One such link; for v2, where they are named differently.
void add_x_link(std::string_view url, Post& post);
/// Kinds of media of a status, from `extended_entities` or `entities`. Archives before 2019 do not tell them:
/// then they are unknown, not "none".
void read_x_media(JsonValue status, Post::ListText& list);

/// Everything a status says itself: time, text, language, counts, entities, media, relations. `Text::post`
/// must be there. Kind, author and ids are the caller's.
void read_x_status(JsonValue status, const XFields& fields, Post& post);

/// "RT @ana: The tide…" -> "ana" and "The tide…"; no handle where the text is no repost.
struct XRepostText {
  std::string_view handle, text;
};
[[nodiscard]] XRepostText split_x_repost(std::string_view text);

/// A repost of which only the wrapper is there: author and text are taken from "RT @ana: …", and what the
/// wrapper says about itself (its zeros, its mention of the author) is unknown. `mentions` may tell the
/// author's id; without a handle the author is unknown and the text stays. The number of reposts stays: it is
/// the original's.
void read_x_repost_text(const XRepostText& repost, JsonValue mentions, Post& post);

}  // namespace limpid
