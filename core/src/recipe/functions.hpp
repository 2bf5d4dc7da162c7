// The functions of expressions: name, what they take, what they give. Adding one is a line here and its
// arithmetic in ranker/evaluate.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace limpid {

/// What an operation does, a column at a time.
enum class OpCode : std::uint8_t {
  // From a column into a register.
  load_number,
  load_derived,
  load_extra_number,
  load_score,
  load_aggregate,
  load_flag,
  load_extra_flag,
  load_label,
  load_text,
  load_whole_text,
  load_extra_text,
  load_account,
  // Numbers.
  negative,
  add,
  subtract,
  multiply,
  divide,
  power,
  abs,
  sqrt,
  exp,
  exp2,
  log,
  log2,
  log10,
  log1p,
  floor,
  ceil,
  round,
  sign,
  min,
  max,
  clamp,
  half_life,
  rate,
  wilson,
  // Texts -> number.
  count_phrases,
  // Numbers -> flag.
  less,
  less_equal,
  greater,
  greater_equal,
  equal_number,
  unequal_number,
  // Texts, accounts, flags -> flag.
  equal_text,
  unequal_text,
  equal_account,
  unequal_account,
  equal_flag,
  unequal_flag,
  text_in,
  account_in,
  has_phrase,
  // Logic (Kleene).
  conjunction,
  disjunction,
  negation,
  // Any type.
  choose_number,
  choose_flag,
  choose_text,
  choose_account,
  known_number,
  known_flag,
  known_text,
  known_account,
  or_else_number,
  or_else_flag,
  or_else_text,
  or_else_account,
};

/// A function of numbers that gives a number.
struct NumberFunction {
  std::string_view name;
  OpCode op;
  std::size_t least, most;  ///< How many arguments; min and max take any number from `least`.
};

inline constexpr std::size_t kAnyNumber = 64;

inline constexpr NumberFunction kNumberFunctions[] = {
    {"abs", OpCode::abs, 1, 1},          {"sqrt", OpCode::sqrt, 1, 1},
    {"exp", OpCode::exp, 1, 1},          {"exp2", OpCode::exp2, 1, 1},
    {"log", OpCode::log, 1, 1},          {"log2", OpCode::log2, 1, 1},
    {"log10", OpCode::log10, 1, 1},      {"log1p", OpCode::log1p, 1, 1},
    {"floor", OpCode::floor, 1, 1},      {"ceil", OpCode::ceil, 1, 1},
    {"round", OpCode::round, 1, 1},      {"sign", OpCode::sign, 1, 1},
    {"min", OpCode::min, 2, kAnyNumber}, {"max", OpCode::max, 2, kAnyNumber},
    {"clamp", OpCode::clamp, 3, 3},      {"half_life", OpCode::half_life, 2, 2},
    {"rate", OpCode::rate, 3, 3},        {"wilson", OpCode::wilson, 3, 3},
};

/// Functions over the whole timeline, each also by a key: mean(likes), mean(likes, by author).
enum class Aggregation : std::uint8_t { percentile, mean, sum, highest, lowest, number };

struct WholeFunction {
  std::string_view name;
  Aggregation aggregation;
};
inline constexpr WholeFunction kWholeFunctions[] = {
    {"percentile", Aggregation::percentile}, {"mean", Aggregation::mean},     {"sum", Aggregation::sum},
    {"highest", Aggregation::highest},       {"lowest", Aggregation::lowest}, {"number", Aggregation::number},
};

/// Functions that take flags, texts or anything: the compiler knows them by name.
inline constexpr std::string_view kOtherFunctions[] = {"if", "known", "or_else", "has", "count"};

}  // namespace limpid
