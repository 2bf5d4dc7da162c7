// Grouping: posts by a key: an account, a text or a flag. Here are rows, give me group numbers.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "ranker/machine.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

class Grouping {
 public:
  Grouping(const Posts& posts, DerivedColumns& derived, Program key)
      : posts_(posts), key_(posts, derived, std::move(key)) {}

  /// The groups of rows [first, first + count); kNoCode where the key is unknown. `scores` of the first row
  /// on.
  void run(Row first, Row count, const double* scores, std::uint32_t* groups);

  /// How many groups there may be; groups are smaller than this.
  [[nodiscard]] std::size_t size() const;
  /// "@ana", "true", or the text itself.
  [[nodiscard]] std::string name(std::uint32_t group) const;

  [[nodiscard]] Machine& machine() { return key_; }
  [[nodiscard]] const Machine& machine() const { return key_; }

 private:
  const Posts& posts_;
  Machine key_;
  Dictionary texts_;
  TextArena arena_;
};

}  // namespace limpid
