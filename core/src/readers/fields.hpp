// Fields: from a JSON value to a column's value. What has not the right kind is unknown, never zero.
#pragma once

#include <limpid/time.hpp>

#include "base/json_tree.hpp"
#include "posts/post.hpp"
#include "readers/format.hpp"

#include <string>
#include <string_view>

namespace limpid {

/// A number, also where it is written as text ("1234", as archives do).
double number_of(JsonValue value);
/// The same, but a count: below 0 is unknown.
double count_of(JsonValue value);
Tri flag_of(JsonValue value);
/// The same, with a warning where something is there and of another type; `within` is the place of its object.
double number_of(JsonValue value, std::string_view within, Notes& notes);
double count_of(JsonValue value, std::string_view within, Notes& notes);
/// The text; null where there is none.
std::string_view text_of(JsonValue value);
/// The text, null where it is empty too: for fields that services leave empty instead of leaving out.
std::string_view filled_text_of(JsonValue value);
/// An id: text, or the digits of a number.
std::string_view id_of(JsonValue value);
/// A moment, ISO 8601 and its kin; `pointer` says where it stood if it cannot be read.
std::int64_t time_of(JsonValue value, std::string_view pointer, Notes& notes);
/// A moment in seconds since 1970, whole or not, also written as text; a moment that no calendar has is unknown.
std::int64_t seconds_of(JsonValue value, std::string_view pointer, Notes& notes);
/// A language; unknown where the code says so: und, zxx, art, and the private ones (qaa to qtz).
std::string_view language_of(JsonValue value);
/// The address of an actor as the handle that people write: "https://example.org/users/ana", "…/@ana" and
/// "…/u/ana" are "ana@example.org". Empty where the address ends in no name.
std::string handle_from_url(std::string_view url);
/// What a file of this media type ("image/png") is in the list `media`; empty for other types.
std::string_view medium_of_type(std::string_view media_type);
/// The text under `key` of each element of an array; the list is known where there is an array.
void collect_texts(JsonValue array, std::string_view key, Post::ListText& list);

/// "kind", told from what is known of a post: a repost first, then a reply, then a quote.
std::string_view kind_of(bool is_repost, bool is_reply, bool is_quote);
/// Marks `has_image`, `has_video` and `has_link`, and the domain of the first link, from the lists.
void settle_attachments(Post& post);
/// Marks `kind`'s flags, from `kind`.
void settle_kind(Post& post);

}  // namespace limpid
