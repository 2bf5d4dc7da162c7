// An expression's text -> its tree. A recursive descent, one function for each line of the
// contract's table of precedence; written for tests, independently of the core's parser, and only
// for texts that are expressions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limpid::plain {

struct Tree {
  /// "number", "text", "true", "false", "name", "@" (a list by name), "[]" (a list), "call",
  /// "negative", "not", "by", or the operator itself: "+", "and", "in", "<=", …
  std::string what;
  std::string text;  ///< A text's value; the name of a column, function or list.
  double number = 0;
  std::vector<Tree> parts;  ///< Operands, arguments, elements; the key of "by".
};

[[nodiscard]] Tree parse(std::string_view expression);

}  // namespace limpid::plain
