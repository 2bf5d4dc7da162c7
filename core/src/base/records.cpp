#include "base/records.hpp"

namespace limpid {

std::string to_text(const RecordPlace& place) {
  std::string pointer = place.pointer;
  if (place.index >= 0) pointer += "/" + std::to_string(place.index);
  if (!pointer.empty() && place.document == 0) return pointer;
  std::string text = "line " + std::to_string(place.line);
  return pointer.empty() ? text : text + ", " + pointer;
}

}  // namespace limpid
