// Affinity records: one record of an archive or export -> facts about the reader.
#pragma once

#include "affinity/affinity.hpp"
#include "base/records.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// Where such records are in a document.
[[nodiscard]] std::vector<std::string_view> affinity_paths();

/// Adds what the record tells. `list` is what a bare list of accounts is of, where somebody said so. Gives
/// why the record was not read, or nothing.
[[nodiscard]] std::string read_affinity(JsonValue record, const RecordPlace& place,
                                        std::optional<Relation> list, Affinity& facts);

/// "following", "followers", "muted" or "blocked".
[[nodiscard]] std::optional<Relation> relation_named(std::string_view name);

/// A name as people and tables write it: an id where it can be nothing else, else a handle or address.
[[nodiscard]] Post::AccountText account_named(std::string_view name);

}  // namespace limpid
