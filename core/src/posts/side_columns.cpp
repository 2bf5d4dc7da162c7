#include "posts/side_columns.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace limpid {

namespace {

bool is_flag(std::string_view text) { return text == "true" || text == "false"; }

}  // namespace

std::size_t SideColumns::place_of(Key key, std::string_view id) {
  const Dictionary::Code code = (key == Key::entry ? entries_ : posts_).add(id, arena_).code;
  return std::size_t{code} * 2 + (key == Key::post);
}

SideColumns::SideColumn& SideColumns::column(std::string_view name) {
  for (SideColumn& column : columns_) {
    if (column.name == name) return column;
  }
  return columns_.emplace_back(SideColumn{arena_.add(name), {}});
}

void SideColumns::add(Key key, std::string_view id, std::string_view name, std::string_view value) {
  const std::size_t place = place_of(key, id);
  SideColumn& column = this->column(name);
  if (column.values.size() <= place) column.values.resize(place + 1);
  column.values[place] = arena_.add(value);
}

std::vector<std::string> SideColumns::names() const {
  std::vector<std::string> names;
  for (const SideColumn& column : columns_) names.emplace_back(column.name);
  return names;
}

std::size_t SideColumns::bytes() const {
  std::size_t sum = arena_.bytes() + entries_.bytes() + posts_.bytes();
  for (const SideColumn& column : columns_) sum += column.values.capacity() * sizeof(std::string_view);
  return sum;
}

Type SideColumns::type_of(const SideColumn& column) {
  bool numbers = true, flags = true;
  for (const std::string_view value : column.values) {
    if (value.empty()) continue;
    numbers = numbers && parse_number(value);
    flags = flags && is_flag(value);
  }
  return numbers ? Type::number : flags ? Type::flag : Type::text;
}

void SideColumns::apply(Posts& posts, Matched& matched) const {
  matched.resize(std::max(entries_.size(), posts_.size()) * 2);
  std::vector<std::size_t> first(posts.size()), second(posts.size());  // places + 1; 0: none
  for (Row row = 0; row < posts.size(); ++row) {
    if (const auto code = entries_.find(posts.text(Text::id, row))) first[row] = std::size_t{*code} * 2 + 1;
    if (const auto code = posts_.find(posts.text(Text::post, row))) second[row] = std::size_t{*code} * 2 + 2;
    if (first[row]) matched[first[row] - 1] = true;
    if (second[row]) matched[second[row] - 1] = true;
  }
  for (const SideColumn& side : columns_) {
    const Type type = type_of(side);
    const auto value_at = [&](std::size_t place) {
      return place && place <= side.values.size() ? side.values[place - 1] : std::string_view();
    };
    Posts::Extra extra;
    extra.name = posts.keep(side.name);
    extra.type = type;
    for (Row row = 0; row < posts.size(); ++row) {
      std::string_view value =
          value_at(first[row]);  // what is said of the entry goes before what of the post
      if (!value.data()) value = value_at(second[row]);
      if (!value.data() || (value.empty() && type != Type::text)) continue;
      if (type == Type::number) extra.numbers.set(row, *parse_number(value));
      if (type == Type::flag) extra.flags.set(row, tri(value == "true"));
      if (type == Type::text) extra.texts.set(row, posts.keep(value));
    }
    posts.replace(std::move(extra));
  }
}

}  // namespace limpid
