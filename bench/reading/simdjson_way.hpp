// The peer: simdjson's on-demand parser, extracting the same fields into the same columns.
#pragma once

#include <limpid/read.hpp>

#include <string_view>

namespace limpid::bench {

/// A list of Mastodon's statuses, whole. Knows no other format, no broken file and no pieces.
[[nodiscard]] Timeline read_by_simdjson(std::string_view bytes);

}  // namespace limpid::bench
