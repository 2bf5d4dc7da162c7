// Posts: one feed as columns. Here are rows from a reader, give me numbers, flags and texts.
//
// A structure of arrays: column after column, unknown values marked in place (NaN, Tri::unknown, a null
// view). A column that a source does not carry takes no memory at all. Labels and accounts are dictionary
// codes; all text lives in one arena. Written once by readers, then only read.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "posts/post.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid {

using Row = std::uint32_t;
inline constexpr std::uint32_t kNoCode = ~std::uint32_t{0};

/// Values by row; rows after the last known one are not stored.
template <class T>
class Column {
 public:
  explicit Column(T unknown) : unknown_(unknown) {}

  void set(Row row, T value) {
    if (values_.size() != row) values_.resize(row, unknown_);
    values_.push_back(value);
  }
  /// Of a row that is there already: unknown counts as 0.
  void add(Row row, T amount) {
    if (row >= values_.size()) values_.resize(std::size_t{row} + 1, unknown_);
    T& value = values_[row];
    value = is_known(value) ? value + amount : amount;
  }
  void replace(Row row, T value) {
    if (row < values_.size())
      values_[row] = value;
    else
      set(row, value);
  }
  T operator[](Row row) const { return row < values_.size() ? values_[row] : unknown_; }
  /// Gives back the room that was kept for more.
  void settle() { values_.shrink_to_fit(); }

  /// The stored values: those of the first `stored()` rows.
  [[nodiscard]] const T* data() const { return values_.data(); }
  [[nodiscard]] Row stored() const { return static_cast<Row>(values_.size()); }
  [[nodiscard]] std::size_t bytes() const { return values_.capacity() * sizeof(T); }

 private:
  T unknown_;
  std::vector<T> values_;
};

/// Who posts: every account once, found by handle or by id.
class AccountTable {
 public:
  struct Entry {
    std::string_view handle, id, name;  // null: unknown
  };

  std::uint32_t add(const Post::AccountText& account, TextArena& arena);
  /// Names the account with this id, if it is here and has no name yet.
  void set_name(std::string_view id, std::string_view name, TextArena& arena);
  /// As lists compare: handle or id, with or without "@", in any case.
  [[nodiscard]] std::vector<std::uint32_t> matching(std::string_view handle_or_id) const;
  [[nodiscard]] const Entry& operator[](std::uint32_t code) const { return entries_[code]; }
  /// The handle, or the id where there is none.
  [[nodiscard]] std::string_view shown(std::uint32_t code) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] std::size_t bytes() const;
  /// Whether a row showed that two accounts met before, one by handle and one by id, are one.
  [[nodiscard]] bool has_joined() const { return !same_as_.empty(); }
  /// The code that stands for this account and all joined to it.
  [[nodiscard]] std::uint32_t resolved(std::uint32_t code) const;

 private:
  void join(std::uint32_t by_handle, std::uint32_t& by_id);
  /// Good until the next call.
  [[nodiscard]] std::string_view folded(std::string_view handle_or_id);

  std::vector<Entry> entries_;
  std::vector<std::uint32_t>
      same_as_;               // of accounts joined to another; shorter than entries_, kNoCode: not joined
  Dictionary handles_, ids_;  // folded
  std::vector<std::uint32_t> by_handle_, by_id_;  // their codes -> entries
  std::string folded_;
};

/// A handle or id without "@" and in lower case (ASCII: handles of all platforms read so far are).
[[nodiscard]] std::string folded_account(std::string_view handle_or_id);

class Posts {
 public:
  struct ListSpan {
    std::uint32_t begin = 0;
    std::uint32_t count = kNoCode;  // kNoCode: unknown
  };
  /// A column of the file's own, typed by its first known value.
  struct Extra {
    std::string_view name;
    Type type = Type::number;
    Column<double> numbers{kUnknown};
    Column<Tri> flags{Tri::unknown};
    Column<std::string_view> texts{std::string_view()};

    void settle() {
      numbers.settle();
      flags.settle();
      texts.settle();
    }
    [[nodiscard]] std::size_t bytes() const { return numbers.bytes() + flags.bytes() + texts.bytes(); }
  };

  Posts();

  /// Adds a post; false if its id is already here.
  bool append(const Post& post);
  /// What was learned of the rows from `first` on only after them: accounts and labels of `known` where
  /// theirs are unknown.
  void fill_unknown(Row first, const Post& known);
  /// Accounts that turned out to be one become one. Before anything is asked of accounts.
  void settle_accounts();
  /// Adds to a count of a row that is here; what was unknown counts from 0.
  void add_to(Row row, Number number, double amount) {
    numbers_[static_cast<std::size_t>(number)].add(row, amount);
  }
  /// The same for a column of the file's own.
  void add_to(Row row, std::string_view extra, double amount);
  /// Names the account with this id, if it is here and has no name yet.
  void name_account(std::string_view id, std::string_view name) { account_table_.set_name(id, name, arena_); }
  /// Whose feed this is: settles `is_self`. Nobody follows themselves, so for the reader's own posts
  /// `following` is unknown, not "no".
  void mark_reader(std::string_view account_id);
  /// Numbers the rows 1, 2, 3 … in this order: `position`.
  void set_positions(const std::vector<Row>& order);
  /// Puts a column in another's place: what other files know of these posts.
  void replace(Flag f, Column<Tri> column) { flags_[static_cast<std::size_t>(f)] = std::move(column); }
  void replace(Number n, Column<double> column) { numbers_[static_cast<std::size_t>(n)] = std::move(column); }
  void replace(Extra column);
  /// A copy of the text that lives as long as the posts.
  [[nodiscard]] std::string_view keep(std::string_view text) { return arena_.add(text); }
  /// After the last post: settles the order in which equal scores stand.
  void finish();

  /// Another count for a post that is here: for what-ifs, before anything is ranked.
  void replace(Number column, Row row, double value) {
    numbers_[static_cast<std::size_t>(column)].replace(row, value);
  }

  [[nodiscard]] Row size() const { return static_cast<Row>(ids_.size()); }
  [[nodiscard]] std::optional<Row> find(std::string_view id) const { return ids_.find(id); }

  [[nodiscard]] const Column<double>& column(Number n) const { return numbers_[static_cast<std::size_t>(n)]; }
  [[nodiscard]] const Column<std::int64_t>& column(Time t) const {
    return times_[static_cast<std::size_t>(t)];
  }
  [[nodiscard]] const Column<Tri>& column(Flag f) const { return flags_[static_cast<std::size_t>(f)]; }
  [[nodiscard]] const Column<std::uint32_t>& column(Label l) const {
    return labels_[static_cast<std::size_t>(l)];
  }
  [[nodiscard]] const Column<std::uint32_t>& column(Account a) const {
    return accounts_[static_cast<std::size_t>(a)];
  }
  [[nodiscard]] const Column<ListSpan>& column(List l) const { return lists_[static_cast<std::size_t>(l)]; }
  [[nodiscard]] const std::vector<Extra>& extras() const { return extras_; }
  [[nodiscard]] const Extra* extra(std::string_view name) const;

  [[nodiscard]] std::string_view text(Text t, Row row) const {
    return t == Text::id ? ids_[row] : texts_[static_cast<std::size_t>(t)][row];
  }
  [[nodiscard]] std::string_view label(Label l, Row row) const {
    const std::uint32_t code = column(l)[row];
    return code == kNoCode ? std::string_view() : dictionary(l)[code];
  }
  [[nodiscard]] const Dictionary& dictionary(Label l) const {
    return dictionaries_[static_cast<std::size_t>(l)];
  }
  [[nodiscard]] const AccountTable& accounts() const { return account_table_; }
  [[nodiscard]] std::string_view list_item(const ListSpan& span, std::uint32_t i) const {
    return items_[span.begin + i];
  }

  /// reposted_at, else created_at; kUnknownTime where neither is known.
  [[nodiscard]] std::int64_t arrived_at(Row row) const;

  /// The recipe column `text`: title, a newline, text. `buffer` is used where both are there.
  [[nodiscard]] std::string_view whole_text(Row row, std::string& buffer) const;

  /// All rows as they stand when their scores are equal: newest arrival first (unknown last), then
  /// position, then id by bytes.
  [[nodiscard]] const std::vector<Row>& tie_order() const { return tie_order_; }

  /// Whether row a stands before row b when their scores are equal.
  [[nodiscard]] bool stands_before(Row a, Row b) const;

  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

  /// The newest moment at which the file says to have been captured; kUnknownTime if it does not say.
  [[nodiscard]] std::int64_t captured_at() const { return captured_at_; }
  void set_captured_at(std::int64_t ms) { captured_at_ = ms; }

 private:
  Extra& extra_of(const Post::Extra& extra);
  void settle_ties();
  void settle_memory();

  TextArena arena_;
  Dictionary ids_;  // unique, so that an id's code is its row
  std::vector<Column<double>> numbers_;
  std::vector<Column<std::int64_t>> times_;
  std::vector<Column<Tri>> flags_;
  std::vector<Column<std::uint32_t>> labels_, accounts_;
  std::vector<Column<std::string_view>> texts_;
  std::vector<Column<ListSpan>> lists_;
  std::vector<std::string_view> items_;
  std::array<Dictionary, kLabels> dictionaries_;
  AccountTable account_table_;
  std::vector<Extra> extras_;
  std::vector<Row> tie_order_;
  std::int64_t captured_at_ = kUnknownTime;
};

}  // namespace limpid
