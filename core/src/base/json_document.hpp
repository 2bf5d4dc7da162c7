// JsonDocument: a text that must be one JSON object and nothing else, as people write and edit them.
#pragma once

#include <limpid/result.hpp>

#include "base/json_tree.hpp"

#include <functional>
#include <string_view>

namespace limpid {

/// What the document is called in sentences.
struct DocumentName {
  std::string_view code;      ///< Of errors: "recipe".
  std::string_view what;      ///< "recipe": "the recipe is empty", "a recipe is a JSON object".
  std::string_view expected;  ///< What stands in it: "\"steps\"".
};

/// Hands the root to `read`, once. Its error, or why this is no such document.
[[nodiscard]] Failure read_json_document(std::string_view json, const DocumentName& name,
                                         const std::function<Failure(JsonValue root)>& read);

}  // namespace limpid
