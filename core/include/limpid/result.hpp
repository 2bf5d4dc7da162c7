// Result: a value, or an error that says what, where, and what to do.
//
// Nothing is thrown across the public API; running out of memory is an error value too.
#pragma once

#include <limpid/api.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace limpid LIMPID_API {

/// Why something was refused. Three short texts, all UTF-8.
struct Error {
  std::string code;     ///< For programs, stable: "recipe", "not-a-timeline", "memory", …
  std::string where;    ///< For people: line or byte, JSON pointer, recipe step and character; may be empty.
  std::string message;  ///< One sentence: what is wrong, what was expected, what to do.

  /// "where: message", or the message alone where there is no place.
  [[nodiscard]] std::string sentence() const { return where.empty() ? message : where + ": " + message; }
};

/// Either a T or an Error. Ask `ok()` before taking the value.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Only where `ok()`.
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  /// The error. Only where not `ok()`.
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// For verbs that give nothing back: an error, or nothing.
using Failure = std::optional<Error>;

}  // namespace limpid
