#include "posts/canonical.hpp"

#include "posts/catalogue.hpp"

#include <iterator>

namespace limpid {

namespace {

using Store = CanonicalKey::Store;

constexpr CanonicalKey key(std::string_view name, Number n) {
  return {name, Store::number, static_cast<std::uint8_t>(n)};
}
constexpr CanonicalKey key(std::string_view name, Time t) {
  return {name, Store::time, static_cast<std::uint8_t>(t)};
}
constexpr CanonicalKey key(std::string_view name, Flag f) {
  return {name, Store::flag, static_cast<std::uint8_t>(f)};
}
constexpr CanonicalKey key(std::string_view name, Label l) {
  return {name, Store::label, static_cast<std::uint8_t>(l)};
}
constexpr CanonicalKey key(std::string_view name, Text t) {
  return {name, Store::text, static_cast<std::uint8_t>(t)};
}
constexpr CanonicalKey key(std::string_view name, List l) {
  return {name, Store::list, static_cast<std::uint8_t>(l)};
}

constexpr CanonicalKey kKeys[] = {
    key("id", Text::id),
    key("post", Text::post),
    key("uri", Text::uri),
    {"timeline", Store::timeline},
    key("position", Number::position),
    {"author", Store::author},
    {"author_id", Store::author_id},
    {"author_name", Store::author_name},
    key("followers", Number::followers),
    key("verified", Flag::verified),
    key("bot", Flag::bot),
    key("following", Flag::following),
    key("follows_me", Flag::follows_me),
    key("is_self", Flag::is_self),
    key("muted", Flag::muted),
    key("blocked", Flag::blocked),
    key("closeness", Number::closeness),
    key("created_at", Time::created_at),
    key("reposted_at", Time::reposted_at),
    key("edited", Flag::edited),
    key("captured_at", Time::captured_at),
    key("kind", Label::kind),
    {"reposter", Store::reposter},
    key("repost_of", Text::repost_of),
    key("reply_to", Text::reply_to),
    key("conversation", Label::conversation),
    key("quote_of", Text::quote_of),
    key("title", Text::title),
    key("text", Text::text),
    key("lang", Label::lang),
    key("likes", Number::likes),
    key("reposts", Number::reposts),
    key("replies", Number::replies),
    key("quotes", Number::quotes),
    key("views", Number::views),
    key("bookmarks", Number::bookmarks),
    key("points", Number::points),
    key("downvotes", Number::downvotes),
    key("love", Number::love),
    key("haha", Number::haha),
    key("wow", Number::wow),
    key("sad", Number::sad),
    key("angry", Number::angry),
    key("care", Number::care),
    key("hashtags", List::hashtags),
    key("mentions", List::mentions),
    key("links", List::links),
    key("media", List::media),
    key("sensitive", Flag::sensitive),
    key("warned", Flag::warned),
    key("truncated", Flag::truncated),
    key("liked_by_me", Flag::liked_by_me),
    key("promoted", Flag::promoted),
    key("why_shown", Text::why_shown),
    key("community", Label::community),
    key("visibility", Label::visibility),
    {"x", Store::extras},
};

}  // namespace

const CanonicalKey* canonical_begin() { return std::begin(kKeys); }
const CanonicalKey* canonical_end() { return std::end(kKeys); }

}  // namespace limpid
