#include "posts/posts.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace limpid {

namespace {

bool known(std::string_view text) { return text.data() != nullptr; }

// What a source writes is kept as it is, but for bytes that are not UTF-8.
std::string_view clean(std::string_view text, std::string& buffer) {
  if (is_valid_utf8(text)) return text;
  buffer = repair_utf8(text);
  return buffer;
}

std::string_view stored(std::string_view text, TextArena& arena) {
  std::string buffer;
  return arena.add(clean(text, buffer));
}

}  // namespace

// --- Accounts ------------------------------------------------------------------------------------------

namespace {

void fold_account(std::string_view handle_or_id, std::string& folded) {
  if (!handle_or_id.empty() && handle_or_id.front() == '@') handle_or_id.remove_prefix(1);
  folded.assign(handle_or_id);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

}  // namespace

std::string folded_account(std::string_view handle_or_id) {
  std::string folded;
  fold_account(handle_or_id, folded);
  return folded;
}

std::string_view AccountTable::folded(std::string_view handle_or_id) {
  fold_account(handle_or_id, folded_);
  return folded_;
}

std::uint32_t AccountTable::add(const Post::AccountText& account, TextArena& arena) {
  const auto without_at = [](std::string_view handle) {
    return !handle.empty() && handle.front() == '@' ? handle.substr(1) : handle;
  };
  const std::string_view handle = without_at(account.handle);
  if (handle.empty() && account.id.empty()) return kNoCode;

  const auto next = static_cast<std::uint32_t>(entries_.size());
  std::uint32_t code = next;
  // The handle decides; a row that has only the id finds the account that came with both, before or after.
  std::optional<Dictionary::Added> by_handle, by_id;
  if (!account.id.empty()) by_id = ids_.add(folded(account.id), arena);
  if (!handle.empty()) {
    by_handle = handles_.add(folded(handle), arena);
    if (by_handle->is_new) {
      const std::uint32_t met = by_id && !by_id->is_new ? by_id_[by_id->code] : next;
      by_handle_.push_back(met != next && known(entries_[met].handle) ? next : met);
    }
    code = by_handle_[by_handle->code];
  }
  if (by_id) {
    if (by_id->is_new)
      by_id_.push_back(code);
    else if (!by_handle)
      code = by_id_[by_id->code];
    else
      join(code, by_id_[by_id->code]);
  }
  if (code == next) entries_.emplace_back();
  Entry& entry = entries_[code];
  if (!known(entry.handle) && !handle.empty()) entry.handle = stored(handle, arena);
  if (!known(entry.id) && !account.id.empty()) entry.id = stored(account.id, arena);
  if (!known(entry.name) && known(account.name)) entry.name = stored(account.name, arena);
  return code;
}

void AccountTable::set_name(std::string_view id, std::string_view name, TextArena& arena) {
  const auto found = ids_.find(folded_account(id));
  if (!found) return;
  Entry& entry = entries_[resolved(by_id_[*found])];
  if (!known(entry.name) && !name.empty()) entry.name = stored(name, arena);
}

// An account met by its handle alone and one met by its id alone, and now a row with both.
void AccountTable::join(std::uint32_t by_handle, std::uint32_t& by_id) {
  if (by_handle == by_id || by_handle >= entries_.size()) return;
  if (known(entries_[by_handle].id) || known(entries_[by_id].handle)) return;  // others of that name
  entries_[by_handle].id = entries_[by_id].id;
  if (!known(entries_[by_handle].name)) entries_[by_handle].name = entries_[by_id].name;
  if (same_as_.size() <= by_id) same_as_.resize(by_id + std::size_t{1}, kNoCode);
  same_as_[by_id] = by_handle;
  by_id = by_handle;
}

std::uint32_t AccountTable::resolved(std::uint32_t code) const {
  return code < same_as_.size() && same_as_[code] != kNoCode ? same_as_[code] : code;
}

std::vector<std::uint32_t> AccountTable::matching(std::string_view handle_or_id) const {
  const std::string folded = folded_account(handle_or_id);
  std::vector<std::uint32_t> codes;
  if (const auto found = handles_.find(folded)) codes.push_back(by_handle_[*found]);
  if (const auto found = ids_.find(folded)) codes.push_back(by_id_[*found]);
  return codes;
}

std::string_view AccountTable::shown(std::uint32_t code) const {
  if (code == kNoCode) return {};
  return known(entries_[code].handle) ? entries_[code].handle : entries_[code].id;
}

std::size_t AccountTable::bytes() const {
  return entries_.capacity() * sizeof(Entry) + handles_.bytes() + ids_.bytes() +
         (by_handle_.capacity() + by_id_.capacity() + same_as_.capacity()) * sizeof(std::uint32_t);
}

// --- Posts ---------------------------------------------------------------------------------------------

Posts::Posts()
    : numbers_(kNumbers, Column<double>(kUnknown)),
      times_(kTimes, Column<std::int64_t>(kUnknownTime)),
      flags_(kFlags, Column<Tri>(Tri::unknown)),
      labels_(kLabels, Column<std::uint32_t>(kNoCode)),
      accounts_(kAccounts, Column<std::uint32_t>(kNoCode)),
      texts_(kTexts, Column<std::string_view>(std::string_view())),
      lists_(kLists, Column<ListSpan>(ListSpan())) {}

bool Posts::append(const Post& post) {
  const Row row = size();
  std::string buffer;
  const std::string_view id = clean(post.texts[static_cast<std::size_t>(Text::id)], buffer);
  if (!ids_.add(id, arena_).is_new) return false;

  for (std::size_t i = 0; i < kNumbers; ++i) {
    if (is_known(post.numbers[i])) numbers_[i].set(row, post.numbers[i]);
  }
  for (std::size_t i = 0; i < kTimes; ++i) {
    if (post.times[i] != kUnknownTime) times_[i].set(row, post.times[i]);
  }
  captured_at_ = std::max(captured_at_, post.times[static_cast<std::size_t>(Time::captured_at)]);

  for (std::size_t i = 0; i < kFlags; ++i) {
    if (post.flags[i] != Tri::unknown) flags_[i].set(row, post.flags[i]);
  }
  for (std::size_t i = 0; i < kLabels; ++i) {
    if (known(post.labels[i]))
      labels_[i].set(row, dictionaries_[i].add(clean(post.labels[i], buffer), arena_).code);
  }
  for (std::size_t i = 0; i < kAccounts; ++i) {
    const std::uint32_t code = account_table_.add(post.accounts[i], arena_);
    if (code != kNoCode) accounts_[i].set(row, code);
  }
  for (std::size_t i = 0; i < kTexts; ++i) {
    if (i == static_cast<std::size_t>(Text::id) || !known(post.texts[i])) continue;
    // An entry that is no repost is its own post.
    texts_[i].set(row, post.texts[i] == ids_[row] ? ids_[row] : stored(post.texts[i], arena_));
  }
  for (std::size_t i = 0; i < kLists; ++i) {
    if (!post.lists[i].known) continue;
    const auto& items = post.lists[i].items;
    lists_[i].set(row, {static_cast<std::uint32_t>(items_.size()), static_cast<std::uint32_t>(items.size())});
    for (const std::string_view item : items) items_.push_back(stored(item, arena_));
  }
  for (const Post::Extra& value : post.extras) {
    Extra& column = extra_of(value);
    if (column.type != value.type) continue;  // the first known value decides the type
    switch (value.type) {
      case Type::number: column.numbers.set(row, value.number); break;
      case Type::flag: column.flags.set(row, value.flag); break;
      default: column.texts.set(row, stored(value.text, arena_)); break;
    }
  }
  return true;
}

void Posts::fill_unknown(Row first, const Post& post) {
  const auto fill = [&](Column<std::uint32_t>& column, std::uint32_t code) {
    if (code == kNoCode) return;
    Column<std::uint32_t> filled(kNoCode);
    for (Row row = 0; row < size(); ++row) {
      const std::uint32_t value = column[row] == kNoCode && row >= first ? code : column[row];
      if (value != kNoCode) filled.set(row, value);
    }
    column = std::move(filled);
  };
  std::string buffer;
  for (std::size_t i = 0; i < kAccounts; ++i)
    fill(accounts_[i], account_table_.add(post.accounts[i], arena_));
  for (std::size_t i = 0; i < kLabels; ++i) {
    if (known(post.labels[i]))
      fill(labels_[i], dictionaries_[i].add(clean(post.labels[i], buffer), arena_).code);
  }
}

void Posts::add_to(Row row, std::string_view extra, double amount) {
  Post::Extra value;
  value.name = extra;
  Extra& column = extra_of(value);
  if (column.type == Type::number) column.numbers.add(row, amount);
}

Posts::Extra& Posts::extra_of(const Post::Extra& value) {
  const auto found = std::find_if(extras_.begin(), extras_.end(),
                                  [&](const Extra& extra) { return extra.name == value.name; });
  if (found != extras_.end()) return *found;
  Extra extra;
  extra.name = arena_.add(value.name);
  extra.type = value.type;
  extras_.push_back(std::move(extra));
  return extras_.back();
}

const Posts::Extra* Posts::extra(std::string_view name) const {
  const auto found =
      std::find_if(extras_.begin(), extras_.end(), [&](const Extra& extra) { return extra.name == name; });
  return found == extras_.end() ? nullptr : &*found;
}

void Posts::replace(Extra column) {
  const auto found = std::find_if(extras_.begin(), extras_.end(),
                                  [&](const Extra& extra) { return extra.name == column.name; });
  if (found != extras_.end()) {
    *found = std::move(column);
  } else {
    extras_.push_back(std::move(column));
  }
}

std::int64_t Posts::arrived_at(Row row) const {
  const std::int64_t reposted = column(Time::reposted_at)[row];
  return reposted != kUnknownTime ? reposted : column(Time::created_at)[row];
}

std::string_view Posts::whole_text(Row row, std::string& buffer) const {
  const std::string_view title = text(Text::title, row);
  const std::string_view body = text(Text::text, row);
  if (!known(title)) return body;
  if (!known(body)) return title;
  buffer.assign(title).append(1, '\n').append(body);
  return buffer;
}

void Posts::settle_accounts() {
  if (!account_table_.has_joined()) return;
  for (Column<std::uint32_t>& column : accounts_) {
    Column<std::uint32_t> joined(kNoCode);
    for (Row row = 0; row < column.stored(); ++row) {
      if (column[row] != kNoCode) joined.set(row, account_table_.resolved(column[row]));
    }
    column = std::move(joined);
  }
}

void Posts::mark_reader(std::string_view account_id) {
  const std::vector<std::uint32_t> reader = account_table_.matching(account_id);
  if (reader.empty()) return;
  Column<Tri> is_self(Tri::unknown), following(Tri::unknown);
  for (Row row = 0; row < size(); ++row) {
    const std::uint32_t author = column(Account::author)[row];
    const bool self = author == reader.front();
    if (author != kNoCode) is_self.set(row, tri(self));
    const Tri follows = column(Flag::following)[row];
    if (!self && follows != Tri::unknown) following.set(row, follows);
  }
  flags_[static_cast<std::size_t>(Flag::is_self)] = std::move(is_self);
  flags_[static_cast<std::size_t>(Flag::following)] = std::move(following);
}

void Posts::set_positions(const std::vector<Row>& order) {
  std::vector<double> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<double>(i + 1);
  Column<double> positions(kUnknown);
  for (Row row = 0; row < places.size(); ++row) positions.set(row, places[row]);
  numbers_[static_cast<std::size_t>(Number::position)] = std::move(positions);
}

bool Posts::stands_before(Row a, Row b) const {
  const std::int64_t arrived_a = arrived_at(a), arrived_b = arrived_at(b);  // unknown is the smallest value
  if (arrived_a != arrived_b) return arrived_a > arrived_b;
  const auto& position = column(Number::position);
  if (position[a] != position[b]) return position[a] < position[b];
  return ids_[a] < ids_[b];
}

void Posts::finish() {
  settle_accounts();
  settle_ties();
  settle_memory();
}

// By arrival beside the row: nearly every comparison is settled without a look at the columns.
void Posts::settle_ties() {
  struct Arrival {
    std::int64_t time;
    Row row;
  };
  std::vector<Arrival> arrivals(size());
  for (Row row = 0; row < size(); ++row) arrivals[row] = {arrived_at(row), row};
  std::sort(arrivals.begin(), arrivals.end(), [this](const Arrival& a, const Arrival& b) {
    return a.time != b.time ? a.time > b.time : stands_before(a.row, b.row);
  });
  tie_order_.resize(size());
  std::transform(arrivals.begin(), arrivals.end(), tie_order_.begin(),
                 [](const Arrival& a) { return a.row; });
}

void Posts::settle_memory() {
  const auto settle = [](auto& columns) {
    for (auto& column : columns) column.settle();
  };
  settle(numbers_);
  settle(times_);
  settle(flags_);
  settle(labels_);
  settle(accounts_);
  settle(texts_);
  settle(lists_);
  settle(extras_);
  items_.shrink_to_fit();
}

std::size_t Posts::bytes() const {
  const auto sum = [](const auto& columns) {
    std::size_t bytes = 0;
    for (const auto& column : columns) bytes += column.bytes();
    return bytes;
  };
  return arena_.bytes() + ids_.bytes() + sum(numbers_) + sum(times_) + sum(flags_) + sum(labels_) +
         sum(accounts_) + sum(texts_) + sum(lists_) + items_.capacity() * sizeof(std::string_view) +
         account_table_.bytes() + tie_order_.capacity() * sizeof(Row) + sum(dictionaries_) + sum(extras_);
}

}  // namespace limpid
