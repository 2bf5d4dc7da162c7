// What was read, as plain values: for the JSON outputs and for tables.
#include <limpid/post_view.hpp>

#include "posts/posts.hpp"
#include "ranker/derived.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace limpid {

PostView view(const Timeline& timeline, std::uint32_t row) {
  constexpr Number kCounts[] = {Number::likes, Number::reposts,   Number::replies, Number::quotes,
                                Number::views, Number::bookmarks, Number::points};
  const Posts& posts = timeline.posts();
  PostView post;
  post.id = posts.text(Text::id, row);
  const std::uint32_t author = posts.column(Account::author)[row];
  post.author = posts.accounts().shown(author);
  if (author != kNoCode) post.author_name = posts.accounts()[author].name;
  post.kind = posts.label(Label::kind, row);
  post.reposter = posts.accounts().shown(posts.column(Account::reposter)[row]);
  std::string buffer;
  const std::string_view text = posts.whole_text(row, buffer);
  if (text.data()) post.text = text;
  const double position = posts.column(Number::position)[row];
  if (is_known(position)) post.position = position;
  const std::int64_t created = posts.column(Time::created_at)[row];
  if (created != kUnknownTime) post.created_at = created;
  for (const Number number : kCounts) {
    const double count = posts.column(number)[row];
    if (is_known(count)) post.counts.emplace_back(name_of(number), count);
  }
  return post;
}

namespace {

template <class IsKnown>
std::size_t count_if(const Posts& posts, IsKnown is_known) {
  std::size_t count = 0;
  for (Row row = 0; row < posts.size(); ++row) count += is_known(row);
  return count;
}

std::size_t known(const Posts& posts, const ColumnInfo& column) {
  using Store = ColumnInfo::Store;
  switch (column.store) {
    case Store::number: {
      const auto& values = posts.column(static_cast<Number>(column.index));
      return count_if(posts, [&](Row row) { return is_known(values[row]); });
    }
    case Store::flag: {
      const auto& values = posts.column(static_cast<Flag>(column.index));
      return count_if(posts, [&](Row row) { return values[row] != Tri::unknown; });
    }
    case Store::label: {
      const auto& codes = posts.column(static_cast<Label>(column.index));
      return count_if(posts, [&](Row row) { return codes[row] != kNoCode; });
    }
    case Store::account: {
      const auto& codes = posts.column(static_cast<Account>(column.index));
      return count_if(posts, [&](Row row) { return codes[row] != kNoCode; });
    }
    case Store::text:
      return count_if(
          posts, [&](Row row) { return posts.text(static_cast<Text>(column.index), row).data() != nullptr; });
    case Store::derived: {
      std::string buffer;
      return count_if(posts,
                      [&](Row row) { return knows(posts, static_cast<Derived>(column.index), row, buffer); });
    }
  }
  return 0;
}

std::size_t known(const Posts& posts, const Posts::Extra& extra) {
  return count_if(posts, [&](Row row) {
    return is_known(extra.numbers[row]) || extra.flags[row] != Tri::unknown || extra.texts[row].data();
  });
}

}  // namespace

std::vector<std::pair<std::string, std::size_t>> known_columns(const Timelines& timelines) {
  std::vector<std::pair<std::string, std::size_t>> columns;
  for (const auto* column = columns_begin(); column != columns_end(); ++column) {
    std::size_t count = 0;
    for (const Timeline& feed : timelines.feeds) count += known(feed.posts(), *column);
    columns.emplace_back(column->name, count);
  }
  std::map<std::string, std::size_t> extras;
  for (const Timeline& feed : timelines.feeds) {
    for (const Posts::Extra& extra : feed.posts().extras()) {
      extras["x." + std::string(extra.name)] += known(feed.posts(), extra);
    }
  }
  columns.insert(columns.end(), extras.begin(), extras.end());
  return columns;
}

std::size_t count_authors(const Timelines& timelines) {
  std::set<std::string> authors;
  for (const Timeline& feed : timelines.feeds) {
    const Posts& posts = feed.posts();
    std::vector<bool> seen(posts.accounts().size());
    for (Row row = 0; row < posts.size(); ++row) {
      const std::uint32_t author = posts.column(Account::author)[row];
      if (author == kNoCode || seen[author]) continue;
      seen[author] = true;
      authors.insert(folded_account(posts.accounts().shown(author)));
    }
  }
  return authors.size();
}

std::optional<std::int64_t> captured_at(const Timelines& timelines) {
  std::int64_t newest = kUnknownTime;
  for (const Timeline& feed : timelines.feeds) newest = std::max(newest, feed.posts().captured_at());
  return newest == kUnknownTime ? std::nullopt : std::optional(newest);
}

}  // namespace limpid
