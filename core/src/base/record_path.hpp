// RecordPath: where in a JSON document the records are.
//
//   feed[]                                   the elements of the list "feed" of the top-level object
//   data.children[]                          … of a list further in
//   data.**.instructions.*.entries[]         * is one step of any name or number, ** any number of steps
//   data.**.instructions.*.entry             the value itself is a record
#pragma once

#include "base/json_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class RecordPath {
 public:
  explicit RecordPath(std::string_view text);

  /// Whether the value at the end of these steps is, or holds, records.
  [[nodiscard]] bool matches(const std::vector<JsonTree::Step>& steps) const;
  /// Its elements are records, not the value itself.
  [[nodiscard]] bool is_list() const { return is_list_; }
  /// The name of the last step: a value of another name cannot match.
  [[nodiscard]] std::string_view last() const { return names_.back(); }

 private:
  std::vector<std::string_view> names_;
  bool is_list_ = false;
};

/// As a JSON pointer (RFC 6901): "/data/children".
[[nodiscard]] std::string to_pointer(const std::vector<JsonTree::Step>& steps);

}  // namespace limpid
