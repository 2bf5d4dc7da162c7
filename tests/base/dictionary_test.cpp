// Texts by number: each once, in the order in which they came, and found again.
#include "base/dictionary.hpp"

#include <gtest/gtest.h>

#include <string>

namespace limpid {
namespace {

TEST(Dictionary, NumbersTextsInTheOrderTheyCame) {
  TextArena arena;
  Dictionary dictionary;
  EXPECT_EQ(dictionary.find("a"), std::nullopt);
  EXPECT_EQ(dictionary.add("b", arena).code, 0u);
  EXPECT_EQ(dictionary.add("a", arena).code, 1u);
  const Dictionary::Added again = dictionary.add("b", arena);
  EXPECT_EQ(again.code, 0u);
  EXPECT_FALSE(again.is_new);
  EXPECT_TRUE(dictionary.add("", arena).is_new);  // the empty text is one too
  EXPECT_EQ(dictionary.size(), 3u);
  EXPECT_EQ(dictionary[1], "a");
  EXPECT_EQ(dictionary.find(""), 2u);
  EXPECT_EQ(dictionary.find("c"), std::nullopt);
  EXPECT_NE(dictionary[2].data(), nullptr);  // null would mean unknown
}

TEST(Dictionary, TellsTextsApartByEveryByte) {
  TextArena arena;
  Dictionary dictionary;
  using namespace std::string_view_literals;
  // Zero bytes at the end must not look like the padding of a shorter text.
  for (const std::string_view text :
       {"a"sv, "a\0"sv, "a\0\0"sv, ""sv, "\0"sv, "\0\0\0\0\0\0\0\0"sv, "\0\0\0\0\0\0\0\0\0"sv, "A"sv}) {
    EXPECT_TRUE(dictionary.add(text, arena).is_new) << text.size();
  }
  EXPECT_EQ(dictionary.size(), 8u);
}

TEST(Dictionary, GrowsAndKeepsItsTexts) {
  TextArena arena;
  Dictionary dictionary;
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text = "text number " + std::to_string(i);  // reused: the dictionary must have copied it
    EXPECT_EQ(dictionary.add(text, arena).code, static_cast<Dictionary::Code>(i));
  }
  for (int i = 0; i < 20000; i += 7)
    EXPECT_EQ(dictionary.find("text number " + std::to_string(i)), static_cast<Dictionary::Code>(i));
  EXPECT_EQ(dictionary[19999], "text number 19999");
  EXPECT_GE(dictionary.bytes(), 20000 * sizeof(std::string_view));
}

TEST(TextArena, KeepsTextsWhereTheyArePut) {
  TextArena arena;
  const std::string_view first = arena.add("first");
  const std::string large(std::size_t{3} << 20, 'x');
  const std::string_view second = arena.add(large);  // larger than any block
  for (int i = 0; i < 100000; ++i) arena.add("filler");
  EXPECT_EQ(first, "first");
  EXPECT_EQ(second, large);
  EXPECT_EQ(arena.add("").size(), 0u);
  EXPECT_NE(arena.add("").data(), nullptr);
  EXPECT_GE(arena.bytes(), large.size() + 600000);
}

}  // namespace
}  // namespace limpid
