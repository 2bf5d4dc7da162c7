// Derived columns: what recipes may ask for and no file holds. Computed when a recipe first uses them.
#pragma once

#include "posts/posts.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace limpid {

/// The moment that ages are measured against, where nobody gives one: when the file says it was captured,
/// else its newest post; kUnknownTime if no post has a date.
[[nodiscard]] std::int64_t default_now(const Posts& posts);

/// The value of a derived column, by row: NaN where it is unknown.
[[nodiscard]] std::vector<double> derive(const Posts& posts, Derived column, std::int64_t now);

/// Whether a derived column is known for a row, which is often less work than its value. `buffer` is for texts.
[[nodiscard]] bool knows(const Posts& posts, Derived column, Row row, std::string& buffer);

class DerivedColumns {
 public:
  DerivedColumns(const Posts& posts, std::int64_t now) : posts_(posts), now_(now) {}

  const std::vector<double>& operator[](Derived column) {
    auto& values = columns_[static_cast<std::size_t>(column)];
    if (values.size() != posts_.size()) values = derive(posts_, column, now_);
    return values;
  }

 private:
  const Posts& posts_;
  std::int64_t now_;
  std::array<std::vector<double>, static_cast<std::size_t>(Derived::text)> columns_;
};

}  // namespace limpid
