// JSON text as RFC 8785 spells strings and numbers, with commas where they belong.
#include "base/json_writer.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

std::string quoted(std::string_view text) {
  std::string json;
  JsonWriter(json).value(text);
  return json;
}

TEST(JsonWriter, CommasStandBetweenAndNowhereElse) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("a", 1).key("b").begin_array().end_array();
  writer.key("c").begin_array().value(true).null().begin_object().end_object().value("x").end_array();
  writer.key("d").begin_object().field("e", 0.5).end_object().field("f", std::string_view("y")).end_object();
  EXPECT_EQ(json, R"({"a":1,"b":[],"c":[true,null,{},"x"],"d":{"e":0.5},"f":"y"})");
}

TEST(JsonWriter, EscapesAsFewAsPossible) {
  EXPECT_EQ(quoted(""), "\"\"");
  EXPECT_EQ(quoted("a/b"), "\"a/b\"");  // a slash needs none
  EXPECT_EQ(quoted("\"\\\b\f\n\r\t"), R"("\"\\\b\f\n\r\t")");
  EXPECT_EQ(quoted(std::string_view("\0\x01\x1f", 3)), R"("\u0000\u0001\u001f")");
  EXPECT_EQ(quoted("\x7f é 😀 \u2028"), "\"\x7f é 😀 \u2028\"");  // all else as it is
}

TEST(JsonWriter, NumbersReadBack) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array().value(0.1).value(-0.0).value(1e21).value(kUnknown).value(
      std::uint64_t{18446744073709551615u});
  writer.value(std::int64_t{-5}).raw("1.50").end_array();
  EXPECT_EQ(json, "[0.1,0,1e+21,null,18446744073709551615,-5,1.50]");
}

TEST(JsonWriter, KeysAreTextsToo) {
  std::string json;
  JsonWriter(json).begin_object().field("a\"\n", "b").end_object();
  EXPECT_EQ(json, R"({"a\"\n":"b"})");
}

}  // namespace
}  // namespace limpid
