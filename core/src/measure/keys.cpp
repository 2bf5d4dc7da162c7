#include "measure/keys.hpp"

#include <limpid/time.hpp>

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "base/number.hpp"
#include "ranker/derived.hpp"

#include <algorithm>

namespace limpid {

namespace {

using Store = ColumnInfo::Store;

// What a name stands for: a column of the catalogue, or of the file's own.
struct Named {
  const ColumnInfo* column = nullptr;
  const Posts::Extra* extra = nullptr;

  [[nodiscard]] Type type() const { return column ? column->type : extra->type; }
};

Result<Named> named(const Posts& posts, std::string_view name) {
  Named found;
  if (name.substr(0, 2) == "x.") {
    found.extra = posts.extra(name.substr(2));
    if (!found.extra)
      return Error{"column", std::string(name), "this file has no such column; `limpid inspect` lists them"};
    return found;
  }
  found.column = find_column(name);
  if (found.column) return found;
  return Error{"column", std::string(name),
               "no column has this name; `limpid inspect` lists them, and a file's own begin with x."};
}

bool is_time(const Named& named) {
  if (!named.column || named.column->store != Store::derived) return false;
  const auto derived = static_cast<Derived>(named.column->index);
  return derived == Derived::created_at || derived == Derived::reposted_at || derived == Derived::arrived_at;
}

std::vector<double> numbers(const Posts& posts, const Named& named, std::int64_t now) {
  if (named.column && named.column->store == Store::derived)
    return derive(posts, static_cast<Derived>(named.column->index), now);
  const Column<double>& column =
      named.column ? posts.column(static_cast<Number>(named.column->index)) : named.extra->numbers;
  std::vector<double> values(posts.size());
  for (Row row = 0; row < posts.size(); ++row) values[row] = column[row];
  return values;
}

const Column<Tri>& flags(const Posts& posts, const Named& named) {
  return named.column ? posts.column(static_cast<Flag>(named.column->index)) : named.extra->flags;
}

void group_by_account(const Posts& posts, Account account, Keys& keys) {
  std::vector<std::uint32_t> groups(posts.accounts().size(), kNoCode);
  for (Row row = 0; row < posts.size(); ++row) {
    const std::uint32_t code = posts.column(account)[row];
    if (code == kNoCode) continue;
    if (groups[code] == kNoCode) {
      groups[code] = static_cast<std::uint32_t>(keys.names.size());
      keys.names.push_back("@" + std::string(posts.accounts().shown(code)));
    }
    keys.of_row[row] = groups[code];
  }
}

void group_by_flag(const Column<Tri>& flags, Keys& keys) {
  keys.names = {"false", "true"};
  for (Row row = 0; row < keys.of_row.size(); ++row) {
    if (flags[row] != Tri::unknown) keys.of_row[row] = flags[row] == Tri::yes ? 1 : 0;
  }
}

// `text` gives a row's text, null where it is unknown.
template <class TextOf>
void group_by_text(TextOf text, Keys& keys) {
  Dictionary texts;
  TextArena arena;
  for (Row row = 0; row < keys.of_row.size(); ++row) {
    const std::string_view value = text(row);
    if (value.data()) keys.of_row[row] = texts.add(value, arena).code;
  }
  for (const std::string_view value : texts.texts()) keys.names.emplace_back(value);
}

std::vector<double> powers_of_ten() {
  std::vector<double> edges{0};
  for (double edge = 1; edge <= 1e12; edge *= 10) edges.push_back(edge);
  return edges;
}

void group_by_band(const std::vector<double>& values, std::span<const double> bands, Keys& keys) {
  keys.bands = bands.empty() ? powers_of_ten() : std::vector<double>(bands.begin(), bands.end());
  keys.names.push_back("<" + to_text(keys.bands.front()));
  for (std::size_t i = 0; i + 1 < keys.bands.size(); ++i)
    keys.names.push_back(to_text(keys.bands[i]) + " to <" + to_text(keys.bands[i + 1]));
  keys.names.push_back("≥ " + to_text(keys.bands.back()));
  for (Row row = 0; row < values.size(); ++row) {
    if (!is_known(values[row])) continue;
    const auto edge = std::upper_bound(keys.bands.begin(), keys.bands.end(), values[row]);
    keys.of_row[row] = static_cast<std::uint32_t>(edge - keys.bands.begin());
  }
}

}  // namespace

Result<Keys> keys_by(const Posts& posts, std::string_view column, std::span<const double> bands,
                     std::int64_t now) {
  const Result<Named> found = named(posts, column);
  if (!found) return found.error();
  Keys keys;
  keys.column = column;
  keys.of_row.assign(posts.size(), kNoCode);
  switch (found->type()) {
    case Type::account: group_by_account(posts, static_cast<Account>(found->column->index), keys); break;
    case Type::flag: group_by_flag(flags(posts, *found), keys); break;
    case Type::number: {
      const std::vector<double> values = numbers(posts, *found, now);
      if (!is_time(*found)) {
        group_by_band(values, bands, keys);
        break;
      }
      std::string day;
      group_by_text(
          [&](Row row) {
            if (!is_known(values[row])) return std::string_view();
            day = format_time(static_cast<std::int64_t>(values[row]) * 1000).substr(0, 10);
            return std::string_view(day);
          },
          keys);
      break;
    }
    case Type::text: {
      std::string buffer;
      group_by_text(
          [&](Row row) -> std::string_view {
            if (found->extra) return found->extra->texts[row];
            if (found->column->store == Store::label)
              return posts.label(static_cast<Label>(found->column->index), row);
            if (found->column->store == Store::text)
              return posts.text(static_cast<Text>(found->column->index), row);
            return posts.whole_text(row, buffer);
          },
          keys);
      break;
    }
  }
  return keys;
}

Result<std::vector<double>> column_numbers(const Posts& posts, std::string_view column, std::int64_t now) {
  const Result<Named> found = named(posts, column);
  if (!found) return found.error();
  if (found->type() == Type::number) return numbers(posts, *found, now);
  if (found->type() != Type::flag)
    return Error{"column", std::string(column), "this column holds texts; a number or a flag is needed"};
  std::vector<double> values(posts.size());
  for (Row row = 0; row < posts.size(); ++row) {
    const Tri flag = flags(posts, *found)[row];
    values[row] = flag == Tri::unknown ? kUnknown : flag == Tri::yes ? 1 : 0;
  }
  return values;
}

}  // namespace limpid
