// "did you mean …": the known word that is least different from a mistaken one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// The candidate that is called so elsewhere ("retweets": reposts), or within an edit distance (Levenshtein) of
/// a third of the word's length; empty if none is.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

/// ": did you mean \"likes\"?"; where nothing is near, `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                                       std::string_view otherwise = {});

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);

}  // namespace limpid
