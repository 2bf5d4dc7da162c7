// Expressions: from text to a tree. Small, pure, total: no loops, no clock, no randomness.
//
//   or · and · not · comparison, in (no chaining) · + − · * / · unary − · ^ (to the right) · call
//
// from loosest to tightest, so −2^2 is −4 and 2^−1 is 0.5. Names are not looked up here.
#pragma once

#include <limpid/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

struct Expression {
  enum class Kind { number, text, flag, name, list, texts, negative, negation, binary, call, by };

  Kind kind = Kind::number;
  std::string text;  // text, name, operator, function, or the list's name; "by" has the key as argument
  double number = 0;
  bool flag = false;
  std::size_t literal = 0;  // number: which literal of the expression, from 1
  std::size_t begin = 0;    // bytes of the source
  std::vector<Expression> arguments;
};

/// A number literal in an expression's text.
struct Literal {
  double value = 0;
  std::size_t begin = 0, size = 0;  // bytes
};

/// Limits that keep every recipe total: beyond them a sentence, never a crash.
inline constexpr std::size_t kMaxExpressionLength = 10000;
inline constexpr std::size_t kMaxNesting = 100;
inline constexpr std::size_t kMaxValues =
    1000;  // numbers, names, texts and calls; also bounds the tree of a long sum

/// An error's `where` is "character N", counted from 1 in code points.
[[nodiscard]] Result<Expression> parse_expression(std::string_view source);

/// The number literals of an expression that parses, in the order in which they stand.
[[nodiscard]] std::vector<Literal> literals_of(std::string_view source);

/// "character N" of a byte in the source.
[[nodiscard]] std::string character_of(std::string_view source, std::size_t byte);

/// A word of letters, digits, "_" and "." that begins with a letter: what a name may be.
[[nodiscard]] bool is_name(std::string_view text);

}  // namespace limpid
