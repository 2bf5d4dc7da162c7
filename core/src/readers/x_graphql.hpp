// A post as X's own web page gets it, for the formats that hold such posts.
#pragma once

#include "base/json_tree.hpp"
#include "posts/post.hpp"
#include "readers/format.hpp"

#include <string>

namespace limpid {

/// Whether this is a post of X's web ("Tweet", or one wrapped with its visibility).
[[nodiscard]] bool is_x_web_post(JsonValue result);

/// Fills the post from `result`, which stands at `inside` in the record; the reason where it is none.
[[nodiscard]] std::string read_x_web_post(JsonValue result, const std::string& inside, Post& post,
                                          Notes& notes);

}  // namespace limpid
