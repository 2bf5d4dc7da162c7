// How often phrases stand in a text, the slow way: at each word every phrase is tried.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limpid::plain {

[[nodiscard]] double count_phrases(std::string_view text, const std::vector<std::string>& phrases);

}  // namespace limpid::plain
