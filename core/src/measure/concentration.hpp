// Concentration: how unevenly something is shared out. One value for each holder in, none below 0.
#pragma once

#include <limpid/measure.hpp>

#include <vector>

namespace limpid {

/// Undefined, all of it, where there is nobody or nothing to share.
[[nodiscard]] Concentration concentration_of(std::vector<double> values);

}  // namespace limpid
