// A post as the plainest of evaluators sees it: what is known of it, by the names that recipes use.
//
// In: one canonical JSON line. Out: a Post. What a column is not there for is unknown.
#pragma once

#include "base/json_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace limpid::plain {

/// An account, without "@" and in lower case.
struct Account {
  std::string handle, id;
};

/// A number, a flag, a text, an account, or (first) nothing that is known.
using Value = std::variant<std::monostate, double, bool, std::string, Account>;

struct Post {
  std::string id;
  double position = 0;
  std::optional<std::int64_t> created_at, arrived_at,
      captured_at;  ///< Milliseconds since 1970 UTC.
  std::map<std::string, Value, std::less<>> columns;
};

/// `now` is settled by the whole timeline: the moment given, else the capture time, else the newest
/// post.
[[nodiscard]] std::vector<Post> read_posts(const std::vector<std::string>& lines,
                                           std::optional<std::int64_t> given_now,
                                           std::optional<std::int64_t>& now);

/// "@Ana" -> "ana".
[[nodiscard]] std::string folded_name(std::string_view account);

/// Calls `use` with the one JSON value that `text` is.
void with_json(std::string_view text, const std::function<void(JsonValue)>& use);

}  // namespace limpid::plain
