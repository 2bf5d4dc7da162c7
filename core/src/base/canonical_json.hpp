// Canonical JSON (RFC 8785): one document, one spelling, so that a hash of it means the document.
#pragma once

#include <limpid/result.hpp>

#include <string>
#include <string_view>

namespace limpid {

/// Keys sorted by their UTF-16 code units, no white space, numbers and texts as ECMAScript prints them.
/// An error with the place where the text is no single JSON document, has a key twice (RFC 8785 builds on
/// I-JSON, which forbids it), or holds a number beyond the doubles.
[[nodiscard]] Result<std::string> canonical_json(std::string_view json);

}  // namespace limpid
