// JSON values: order, duplicates and the text of numbers are kept; what is not there can be asked
// further.
#include "base/json_tree.hpp"

#include "base/json_stream.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

// Calls `look` with the value that the text holds.
template <class Look>
void with_value(std::string_view json, Look look) {
  int values = 0;
  RecordSink sink;
  sink.record = [&](JsonValue value, const RecordPlace&) {
    ++values;
    look(value["v"]);
    return true;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [](std::string where, std::string why) { ADD_FAILURE() << where << why; };
  JsonStream stream({}, std::move(sink));
  EXPECT_FALSE(stream.feed(R"({"before": 0, "v": )" + std::string(json) + R"(, "after": [1]})"));
  EXPECT_FALSE(stream.finish());
  EXPECT_EQ(values, 1);
}

std::string printed(JsonValue value) {
  std::string text;
  value.append_json(text);
  return text;
}

TEST(JsonTree, KeepsOrderAndDuplicates) {
  with_value(R"({"b": 1, "a": 2, "b": 3, "": 4})", [](JsonValue v) {
    std::string keys;
    for (const JsonValue member : v) keys += std::string(member.key()) + ";";
    EXPECT_EQ(keys, "b;a;b;;");
    EXPECT_EQ(v["b"].number(), 1);  // the first
    EXPECT_EQ(v[""].number(), 4);
    EXPECT_EQ(v.size(), 4u);
    EXPECT_EQ(printed(v), R"({"b":1,"a":2,"b":3,"":4})");
  });
}

TEST(JsonTree, KeepsTheTextOfNumbers) {
  for (const char* number : {"0", "-0", "1.50", "1E+3", "12345678901234567890123456789", "9007199254740993",
                             "0.1000000000000000055511151231257827"}) {
    with_value(number, [&](JsonValue v) {
      EXPECT_EQ(v.digits(), number);
      EXPECT_EQ(v.text_or_digits(), std::string_view(number));
      EXPECT_EQ(printed(v), number);
      EXPECT_TRUE(v.number());
      EXPECT_FALSE(v.text());
    });
  }
}

TEST(JsonTree, MissingCanBeAskedFurther) {
  with_value(R"({"a": [{"b": null}], "t": "x"})", [](JsonValue v) {
    const JsonValue missing = v["no"]["such"]["thing"];
    EXPECT_EQ(missing.kind(), JsonKind::missing);
    EXPECT_FALSE(missing);
    EXPECT_FALSE(missing.text() || missing.number() || missing.flag() || missing.text_or_digits());
    EXPECT_EQ(missing.size(), 0u);
    EXPECT_EQ(missing.key(), "");
    EXPECT_EQ(missing.digits(), "");
    for ([[maybe_unused]] const JsonValue element : missing) ADD_FAILURE();
    EXPECT_EQ(printed(missing), "null");
    EXPECT_FALSE(v["t"]["x"]);  // a text has no members
    EXPECT_FALSE(v["a"]["b"]);  // nor has a list
    for (const JsonValue element : v["a"]) {
      EXPECT_TRUE(element["b"].is(JsonKind::null));
      EXPECT_FALSE(element["b"]);  // there, and null
    }
  });
  EXPECT_EQ(JsonTree().root().kind(), JsonKind::missing);
  EXPECT_TRUE(JsonTree().empty());
}

TEST(JsonTree, Kinds) {
  with_value(R"(["", "t", 1, true, false, null, [], {}])", [](JsonValue v) {
    std::vector<JsonKind> kinds;
    for (const JsonValue element : v) kinds.push_back(element.kind());
    EXPECT_EQ(kinds,
              (std::vector<JsonKind>{JsonKind::text, JsonKind::text, JsonKind::number, JsonKind::flag,
                                     JsonKind::flag, JsonKind::null, JsonKind::array, JsonKind::object}));
    EXPECT_EQ(printed(v), R"(["","t",1,true,false,null,[],{}])");
    EXPECT_EQ(v.size(), 8u);
  });
  with_value("true", [](JsonValue v) {
    EXPECT_EQ(v.flag(), true);
    EXPECT_FALSE(v.number());
  });
  with_value("\"\"", [](JsonValue v) {
    EXPECT_EQ(v.text(), "");
    EXPECT_TRUE(v.text()->data() != nullptr);  // known to be empty
    EXPECT_TRUE(v);
  });
}

TEST(JsonTree, NestedContainersAreWalkedOver) {
  with_value(R"([[1,[2,{"a":[3]}]],{"b":{"c":{}}},4])", [](JsonValue v) {
    std::size_t elements = 0;
    for ([[maybe_unused]] const JsonValue element : v) ++elements;
    EXPECT_EQ(elements, 3u);
    EXPECT_EQ(printed(v), R"([[1,[2,{"a":[3]}]],{"b":{"c":{}}},4])");
  });
}

TEST(JsonTree, TextsAndKeysMayComeInParts) {
  JsonTree tree;
  tree.begin(JsonKind::object);
  tree.key_part("al");
  tree.end_key("pha");
  tree.text_part("on");
  tree.text_part("");
  tree.end_text("e");
  tree.end_key("beta");
  tree.text_part("1");
  tree.end_number("2");
  tree.end();
  EXPECT_EQ(printed(tree.root()), R"({"alpha":"one","beta":12})");
  tree.clear();
  tree.add_null();
  EXPECT_EQ(printed(tree.root()), "null");
}

}  // namespace
}  // namespace limpid
