// SideColumns: values that came beside the posts, by id -> columns x.NAME of a timeline.
//
// Tables write every value as text, so a column's type is settled by all its values: numbers where every one
// reads as a number, flags where every one is true or false, else texts.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "posts/posts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class SideColumns {
 public:
  enum class Key : std::uint8_t { entry, post };

  /// `value` as it is written (1.5, true, a text); a later one for the same id and name replaces it.
  void add(Key key, std::string_view id, std::string_view name, std::string_view value);
  /// The id is there, also where it has no value.
  void add(Key key, std::string_view id) { (void)place_of(key, id); }

  [[nodiscard]] std::size_t records() const { return entries_.size() + posts_.size(); }
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] std::size_t bytes() const;

  /// Which ids were found in a timeline: start with an empty one for several.
  using Matched = std::vector<bool>;
  void apply(Posts& posts, Matched& matched) const;

 private:
  struct SideColumn {
    std::string_view name;
    std::vector<std::string_view> values;  // by place; null: none
  };

  // Entries and posts have even and odd places.
  std::size_t place_of(Key key, std::string_view id);
  SideColumn& column(std::string_view name);
  [[nodiscard]] static Type type_of(const SideColumn& column);

  TextArena arena_;
  Dictionary entries_, posts_;
  std::vector<SideColumn> columns_;
};

}  // namespace limpid
