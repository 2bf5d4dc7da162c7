// Line: an entry of the invented timeline in, its canonical JSON line out.
#pragma once

#include "sample/cast.hpp"
#include "sample/entry.hpp"

#include <cstddef>
#include <string>

namespace limpid::invented {

/// Appends the line with its line feed. `position` counts from 1.
void append_line(std::string& out, std::size_t position, const Entry& entry, const Post& post,
                 const Cast& cast);

}  // namespace limpid::invented
