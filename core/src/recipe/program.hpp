// Program: an expression compiled to a short list of operations on columns.
//
// Registers are typed and hold one block of rows each. Constants sit in registers of their own, filled once;
// a number's register is found by its address, so a slider sets it without compiling anything again.
#pragma once

#include "posts/posts.hpp"
#include "recipe/functions.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

using RegisterId = std::uint16_t;

/// Registers of one type in one program: a recipe from a stranger cannot ask for all the memory there is.
inline constexpr RegisterId kMaxRegisters = 4096;

/// Functions over the whole timeline in one expression, those within each other and in names included: each
/// is a program of its own, so names that use a name twice would double them at every level.
inline constexpr std::size_t kMaxAggregates = 256;

struct Operation {
  OpCode code;
  RegisterId out = 0;
  RegisterId a = 0, b = 0, c = 0;
  std::uint32_t index = 0;  // of the column, dictionary or set that the code needs
};

struct Aggregate;

struct Program {
  struct NumberConstant {
    RegisterId out;
    double value;
    std::string address;  // empty where the recipe does not show the number
  };
  struct FlagConstant {
    RegisterId out;
    Tri value;
  };
  struct TextConstant {
    RegisterId out;
    std::string value;
  };

  std::vector<Operation> operations;
  std::vector<NumberConstant> numbers;
  std::vector<FlagConstant> flags;
  std::vector<TextConstant> texts;
  std::vector<std::vector<std::string>> text_sets;  // sorted
  std::vector<std::vector<bool>> account_sets;      // by account code
  std::vector<std::vector<std::string>> phrase_lists;
  std::vector<Aggregate> aggregates;
  RegisterId number_registers = 0, flag_registers = 0, text_registers = 0, account_registers = 0;

  Type type = Type::number;  // of the result
  RegisterId result = 0;
  bool uses_score = false;
  /// Columns of the file's own that the expression names and the file has not.
  std::vector<std::string> missing;
};

/// A function over the whole timeline: computed once for all rows, then a column like any other.
struct Aggregate {
  Aggregation aggregation;
  std::optional<Program> argument;  // nothing for number()
  std::optional<Program> key;       // nothing: the whole timeline is one group
};

}  // namespace limpid
