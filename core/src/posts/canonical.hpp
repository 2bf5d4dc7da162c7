// The keys of canonical JSON Lines, in the order in which they are written, and the columns they fill.
//
// One table: the reader of canonical lines, the writer of `convert` and the generator of samples use it.
#pragma once

#include <cstdint>
#include <string_view>

namespace limpid {

struct CanonicalKey {
  std::string_view name;
  enum class Store : std::uint8_t {
    timeline,
    number,
    time,
    flag,
    label,
    text,
    list,
    author,
    author_id,
    author_name,
    reposter,
    extras
  } store;
  std::uint8_t index = 0;  // into the enum that `store` names
};

[[nodiscard]] const CanonicalKey* canonical_begin();
[[nodiscard]] const CanonicalKey* canonical_end();

}  // namespace limpid
