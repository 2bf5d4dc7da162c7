// Post: one post on its way from a reader into the columns. Everything starts unknown.
//
// The texts are views: of the record being read, or of strings that `keep` holds until the next post.
#pragma once

#include "base/number.hpp"
#include "posts/catalogue.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// Yes, no, or not known: three-valued logic (Kleene).
enum class Tri : std::uint8_t { no, yes, unknown };

inline Tri tri(bool value) { return value ? Tri::yes : Tri::no; }

inline constexpr std::int64_t kUnknownTime = std::numeric_limits<std::int64_t>::min();

struct Post {
  struct AccountText {
    std::string_view handle, id, name;  // null: unknown
  };
  struct ListText {
    bool known = false;
    std::vector<std::string_view> items;
  };
  /// A column of the file's own: a number, a flag or a text.
  struct Extra {
    std::string_view name;
    Type type = Type::number;
    double number = kUnknown;
    Tri flag = Tri::unknown;
    std::string_view text;
  };

  std::string_view timeline;
  /// How high the platform put the entry, where it says so (X's sortIndex); decides `position` then.
  std::optional<std::uint64_t> sort_index;
  std::array<double, kNumbers> numbers;
  std::array<std::int64_t, kTimes> times;
  std::array<Tri, kFlags> flags;
  std::array<std::string_view, kLabels> labels;
  std::array<AccountText, kAccounts> accounts;
  std::array<std::string_view, kTexts> texts;
  std::array<ListText, kLists> lists;
  std::vector<Extra> extras;

  Post() { clear(); }

  double& operator[](Number n) { return numbers[static_cast<std::size_t>(n)]; }
  std::int64_t& operator[](Time t) { return times[static_cast<std::size_t>(t)]; }
  Tri& operator[](Flag f) { return flags[static_cast<std::size_t>(f)]; }
  std::string_view& operator[](Label l) { return labels[static_cast<std::size_t>(l)]; }
  AccountText& operator[](Account a) { return accounts[static_cast<std::size_t>(a)]; }
  std::string_view& operator[](Text t) { return texts[static_cast<std::size_t>(t)]; }
  ListText& operator[](List l) { return lists[static_cast<std::size_t>(l)]; }

  /// Holds a text that a reader made; the view is good until `clear`.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  void clear() {
    timeline = {};
    sort_index.reset();
    numbers.fill(kUnknown);
    times.fill(kUnknownTime);
    flags.fill(Tri::unknown);
    labels.fill({});
    accounts.fill({});
    texts.fill({});
    for (ListText& list : lists) {
      list.known = false;
      list.items.clear();
    }
    extras.clear();
    kept_.clear();
  }

 private:
  std::deque<std::string> kept_;
};

}  // namespace limpid
