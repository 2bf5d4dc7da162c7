// JsonWriter: JSON text, written as it is told, with commas and escapes in their places.
//
// Strings and numbers as RFC 8785 prints them (shortest escapes, ECMAScript numbers), keys in the order
// they are given. Doubles that are not finite become null.
#pragma once

#include "base/number.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name) {
    separate();
    append_quoted(name);
    out_ += ':';
    comma_ = false;
    return *this;
  }

  JsonWriter& value(std::string_view text) {
    separate();
    append_quoted(text);
    return *this;
  }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag) { return raw(flag ? "true" : "false"); }
  JsonWriter& value(double number) {
    separate();
    append_number(out_, number);
    return *this;
  }
  JsonWriter& value(std::integral auto number) { return raw(std::to_string(number)); }
  JsonWriter& null() { return raw("null"); }

  /// JSON that is already written.
  JsonWriter& raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
  }

  template <class T>
  JsonWriter& field(std::string_view name, const T& v) {
    return key(name).value(v);
  }

 private:
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    comma_ = true;
    return *this;
  }
  // Before any value or key: a comma if something stands before it in the same container.
  void separate() {
    if (comma_) out_ += ',';
    comma_ = true;
  }
  void append_quoted(std::string_view text);

  std::string& out_;
  bool comma_ = false;
};

}  // namespace limpid
