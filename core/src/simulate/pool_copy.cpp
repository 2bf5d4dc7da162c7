#include "simulate/pool_copy.hpp"

#include <algorithm>

namespace limpid::audience {

namespace {

void put_first(Post& post, std::vector<Post::Extra> columns) {
  for (const Post::Extra& theirs : post.extras) {
    const bool ours = std::any_of(columns.begin(), columns.end(),
                                  [&](const Post::Extra& column) { return column.name == theirs.name; });
    if (!ours) columns.push_back(theirs);
  }
  post.extras = std::move(columns);
}

Post::Extra text_column(std::string_view name, std::string_view value) {
  Post::Extra extra;
  extra.name = name;
  extra.type = Type::text;
  extra.text = value;
  return extra;
}
Post::Extra number_column(std::string_view name, double value) {
  Post::Extra extra;
  extra.name = name;
  extra.number = value;
  return extra;
}
Post::Extra flag_column(std::string_view name, Tri value) {
  Post::Extra extra;
  extra.name = name;
  extra.type = Type::flag;
  extra.flag = value;
  return extra;
}

}  // namespace

void add_world_columns(const ScenarioData& scenario, const PostKinds& kinds, std::uint32_t group, Row row,
                       Post& post) {
  std::vector<Post::Extra> columns = {text_column("kind", kinds.names[row]),
                                      number_column("quality", kinds.quality[row]),
                                      text_column("group", scenario.groups[group].name),
                                      number_column("interest", 1), text_column("tie", "")};
  for (const auto& filter : scenario.filters) columns.push_back(flag_column(filter.column, Tri::no));
  if (scenario.reshares) columns.push_back(number_column("depth", 0));
  for (std::size_t l = 0; l < scenario.labels.size(); ++l)
    columns.push_back(flag_column(scenario.labels[l].column, kinds.labels[l][row]));
  put_first(post, std::move(columns));
}

void copy_post(const Posts& pool, Row row, Post& post) {
  for (std::size_t i = 0; i < kNumbers; ++i) post.numbers[i] = pool.column(static_cast<Number>(i))[row];
  for (std::size_t i = 0; i < kTimes; ++i) post.times[i] = pool.column(static_cast<Time>(i))[row];
  for (std::size_t i = 0; i < kFlags; ++i) post.flags[i] = pool.column(static_cast<Flag>(i))[row];
  for (std::size_t i = 0; i < kLabels; ++i) post.labels[i] = pool.label(static_cast<Label>(i), row);
  for (std::size_t i = 0; i < kTexts; ++i) post.texts[i] = pool.text(static_cast<Text>(i), row);
  for (std::size_t i = 0; i < kAccounts; ++i) {
    const std::uint32_t code = pool.column(static_cast<Account>(i))[row];
    if (code == kNoCode) continue;
    const AccountTable::Entry& entry = pool.accounts()[code];
    post.accounts[i] = {entry.handle, entry.id, entry.name};
  }
  for (std::size_t i = 0; i < kLists; ++i) {
    const Posts::ListSpan span = pool.column(static_cast<List>(i))[row];
    post.lists[i].known = span.count != kNoCode;
    for (std::uint32_t item = 0; post.lists[i].known && item < span.count; ++item)
      post.lists[i].items.push_back(pool.list_item(span, item));
  }
  for (const Posts::Extra& extra : pool.extras()) {
    switch (extra.type) {
      case Type::number:
        if (is_known(extra.numbers[row]))
          post.extras.push_back(number_column(extra.name, extra.numbers[row]));
        break;
      case Type::flag:
        if (extra.flags[row] != Tri::unknown)
          post.extras.push_back(flag_column(extra.name, extra.flags[row]));
        break;
      default:
        if (extra.texts[row].data()) post.extras.push_back(text_column(extra.name, extra.texts[row]));
    }
  }
  for (const Flag own : {Flag::following, Flag::follows_me, Flag::is_self, Flag::liked_by_me})
    post[own] = Tri::unknown;
  post[Number::closeness] = kUnknown;
}

}  // namespace limpid::audience
