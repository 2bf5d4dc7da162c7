// JSON that stands in a text which is already in memory (a cell, an event's content) -> its value.
#pragma once

#include "base/json_tree.hpp"

#include <functional>
#include <string_view>

namespace limpid {

/// Calls `use` with the value, which is good until it returns. False, and no call, where the text is not
/// JSON.
bool with_json(std::string_view text, const std::function<void(JsonValue)>& use);

}  // namespace limpid
