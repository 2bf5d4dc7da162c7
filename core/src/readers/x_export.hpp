// The tables of twitter-web-exporter, for every syntax in which its records come (JSON, CSV).
#pragma once

#include "base/json_tree.hpp"
#include "posts/post.hpp"
#include "readers/format.hpp"

#include <string>

namespace limpid {

/// Whether a record, or a row of a table as {header: text}, has the exporter's keys.
[[nodiscard]] bool is_x_export(JsonValue record);

/// Fills the post; the reason where the record holds none.
[[nodiscard]] std::string read_x_export(JsonValue record, Post& post, Notes& notes);

}  // namespace limpid
