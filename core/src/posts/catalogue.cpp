#include "posts/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace limpid {

namespace {

using Store = ColumnInfo::Store;

constexpr ColumnInfo number(std::string_view name, Number n, std::string_view about) {
  return {name, Type::number, Store::number, static_cast<std::uint8_t>(n), about};
}
constexpr ColumnInfo derived(std::string_view name, Derived d, std::string_view about) {
  return {name, Type::number, Store::derived, static_cast<std::uint8_t>(d), about};
}
constexpr ColumnInfo flag(std::string_view name, Flag f, std::string_view about) {
  return {name, Type::flag, Store::flag, static_cast<std::uint8_t>(f), about};
}
constexpr ColumnInfo label(std::string_view name, Label l, std::string_view about) {
  return {name, Type::text, Store::label, static_cast<std::uint8_t>(l), about};
}

constexpr ColumnInfo kColumns[] = {
    number("likes", Number::likes, "likes, favourites or hearts of the post itself"),
    number("reposts", Number::reposts, "reposts, boosts or shares"),
    number("replies", Number::replies, "replies or comments"),
    number("quotes", Number::quotes, "reposts with words added"),
    number("views", Number::views, "times shown to anyone"),
    number("bookmarks", Number::bookmarks, "times saved"),
    number("points", Number::points, "votes for minus votes against; may be negative"),
    number("downvotes", Number::downvotes, "votes against"),
    number("love", Number::love, "reactions: love"),
    number("haha", Number::haha, "reactions: haha"),
    number("wow", Number::wow, "reactions: wow"),
    number("sad", Number::sad, "reactions: sad"),
    number("angry", Number::angry, "reactions: angry"),
    number("care", Number::care, "reactions: care"),
    derived("created_at", Derived::created_at, "when the post itself was made, seconds since 1970 UTC"),
    derived("reposted_at", Derived::reposted_at,
            "when it was reposted into this feed, seconds since 1970 UTC"),
    derived("arrived_at", Derived::arrived_at, "reposted_at, else created_at"),
    derived("age_hours", Derived::age_hours, "hours from created_at to now, never below 0"),
    flag("edited", Flag::edited, "changed after it was made"),
    {"author", Type::account, Store::account, static_cast<std::uint8_t>(Account::author), "who wrote it"},
    {"reposter", Type::account, Store::account, static_cast<std::uint8_t>(Account::reposter),
     "who reposted it into this feed"},
    number("followers", Number::followers, "accounts that follow the author"),
    flag("verified", Flag::verified, "the platform marks the author as verified"),
    flag("bot", Flag::bot, "the author says to be automated"),
    flag("following", Flag::following, "the reader follows the author"),
    flag("follows_me", Flag::follows_me, "the author follows the reader"),
    flag("is_self", Flag::is_self, "the author is the reader"),
    flag("muted", Flag::muted, "the reader muted the author"),
    flag("blocked", Flag::blocked, "the reader blocked the author"),
    number("closeness", Number::closeness,
           "s/(s + 10), s = the reader's likes + 2 reposts + 3 replies to the author; from affinity files"),
    label("kind", Label::kind, "\"original\", \"reply\", \"repost\" or \"quote\""),
    flag("is_reply", Flag::is_reply, "kind == \"reply\""),
    flag("is_repost", Flag::is_repost, "kind == \"repost\""),
    flag("is_quote", Flag::is_quote, "kind == \"quote\""),
    {"text", Type::text, Store::derived, static_cast<std::uint8_t>(Derived::text), "title, a newline, text"},
    {"title", Type::text, Store::text, static_cast<std::uint8_t>(Text::title),
     "the title, where posts have one"},
    label("lang", Label::lang, "language, BCP 47"),
    derived("words", Derived::words, "words of text: maximal runs of letters, marks and digits"),
    derived("characters", Derived::characters, "code points of text"),
    derived("capitals", Derived::capitals, "share of text's letters that are upper case, 0 to 1"),
    derived("exclamations", Derived::exclamations, "exclamation marks in text"),
    derived("emoji", Derived::emoji, "emoji in text"),
    derived("hashtags", Derived::hashtags, "number of hashtags"),
    derived("mentions", Derived::mentions, "number of accounts mentioned"),
    derived("links", Derived::links, "number of links"),
    label("domain", Label::domain, "host of the first link, without www."),
    flag("has_image", Flag::has_image, "an image is attached"),
    flag("has_video", Flag::has_video, "a video or moving picture is attached"),
    flag("has_link", Flag::has_link, "at least one link"),
    flag("sensitive", Flag::sensitive, "marked as sensitive by author or platform"),
    flag("warned", Flag::warned, "behind a content warning"),
    flag("truncated", Flag::truncated, "the file holds only the beginning of the text"),
    number("position", Number::position, "place in the feed as the platform served it, from 1"),
    label("community", Label::community, "subreddit, community, list or feed"),
    label("conversation", Label::conversation, "the thread it belongs to"),
    flag("promoted", Flag::promoted, "shown because someone paid"),
    label("visibility", Label::visibility, "\"public\", \"unlisted\", \"followers\" or \"direct\""),
    flag("liked_by_me", Flag::liked_by_me, "the reader liked it"),
};

}  // namespace

const ColumnInfo* columns_begin() { return std::begin(kColumns); }
const ColumnInfo* columns_end() { return std::end(kColumns); }

const ColumnInfo* find_column(std::string_view name) {
  const auto* found = std::find_if(columns_begin(), columns_end(),
                                   [&](const ColumnInfo& column) { return column.name == name; });
  return found == columns_end() ? nullptr : found;
}

std::string_view name_of(ColumnInfo::Store store, std::uint32_t index) {
  for (const ColumnInfo& column : kColumns) {
    if (column.store == store && column.index == index) return column.name;
  }
  return {};
}
std::string_view name_of(Number number) { return name_of(Store::number, static_cast<std::uint32_t>(number)); }
std::string_view name_of(Flag flag) { return name_of(Store::flag, static_cast<std::uint32_t>(flag)); }

}  // namespace limpid
