// Table columns: how a file names its columns -> which of Limpid's they are.
//
// Guessed from the names that exporters use ("favorite_count" is likes), checked against the first value (a
// column "comments" that holds texts is no count), overruled by ReadOptions::map.
#pragma once

#include <limpid/read.hpp>

#include "base/json_tree.hpp"
#include "posts/canonical.hpp"
#include "posts/catalogue.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// "likes=favorites": what ReadOptions::map asks for.
struct ColumnChoice {
  std::string to, from;
};

/// An error with code "map" where a name is no column of Limpid, or one is given twice.
[[nodiscard]] Result<std::vector<ColumnChoice>> parse_column_choices(std::string_view map);

/// An error with code "map" where one is chosen that the file has not.
[[nodiscard]] Failure find_missing_column(const std::vector<ColumnChoice>& choices,
                                          const std::vector<ColumnMapping>& columns);

/// A column of a table.
struct TableColumn {
  std::string name;                   ///< In the file; "user.name" for what stands inside another value.
  const CanonicalKey* key = nullptr;  ///< What it is of Limpid's …
  const ColumnInfo* flag = nullptr;   ///< … or "is_reply", "has_image" and their like …
  std::string own;                    ///< … or else its name behind "x.".
  bool is_settled = false;            ///< One of these is decided.
  bool has_type = false;              ///< `type` is, by the first value.
  Type type = Type::text;             ///< Of a column of the file's own.

  /// "likes", "x.model".
  [[nodiscard]] std::string target() const;
};

/// One value of a record: its column, by index, and the value.
struct TableCell {
  std::size_t column = 0;
  JsonValue value;
};

/// Decides what the columns are that are not settled yet; `cells` are the record in which they were first
/// met.
void settle_columns(std::vector<TableColumn>& columns, const std::vector<TableCell>& cells,
                    const std::vector<ColumnChoice>& choices);

/// Whether columns of these names, guessed, are enough for posts: a text or title with a time, an author or a count;
/// or an id with a time and one of the latter. Of a table's rows any id, text, title or time is enough.
[[nodiscard]] bool has_enough_columns(JsonValue record, bool is_row);

// --- Values as tables write them --------------------------------------------------------------------------

/// Whether nothing is there: missing, null, an empty cell, "null", "NaN", "None", "NA", "\N".
[[nodiscard]] bool is_blank(JsonValue value);
/// A number, also as "1,234" (thousands) and "12.0"; NaN where it is none.
[[nodiscard]] double number_in(JsonValue value);
/// true, "True", "yes", "1" and their opposites.
[[nodiscard]] std::optional<bool> flag_in(JsonValue value);

/// A moment in a table: ISO 8601 and its kin, seconds or milliseconds since 1970, and 8/16/2016 19:22:57.
struct TableTime {
  std::int64_t time = 0;
  bool is_month_first =
      false;  ///< Day and month stood as numbers, and could have been meant the other way round.
};
[[nodiscard]] std::optional<TableTime> time_in(JsonValue value);

}  // namespace limpid
