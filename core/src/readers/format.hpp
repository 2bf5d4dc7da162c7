// Format: what a reader must provide. Adding one is copying a file: two functions and a line in formats.cpp.
#pragma once

#include "base/json_tree.hpp"
#include "posts/post.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace limpid {

/// What a reader may say beside the post itself.
struct Notes {
  /// A value that could not be used, and so is unknown: its place inside the record, and why.
  std::function<void(std::string_view code, std::string_view pointer, std::string text)> warn;
  /// The account whose feed this is, where a record gives it away.
  std::string reader_account;
};

struct Format {
  std::string_view name;
  /// Whether the record has this format's shape. Cheap: a few look-ups.
  bool (*matches)(JsonValue record);
  /// Fills the post. Gives the reason if the record holds no post, or an empty text.
  std::string (*read)(JsonValue record, Post& post, Notes& notes);
  /// Names of members at the top of a file whose elements are records of this format.
  std::string_view list = {};
};

/// Every format, the most particular shape first.
[[nodiscard]] const std::vector<Format>& formats();

}  // namespace limpid
