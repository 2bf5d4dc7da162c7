// Rank-biased overlap: published values by hand, and 500 pairs with ties of Corsi and Urbano.
#include "measure/rank_biased_overlap.hpp"

#include "data_files.hpp"

#include <map>
#include <string>

namespace limpid {
namespace {

using test::data_lines;
using test::split;

// "a (b c) d": b and c share a place.
class Lists {
 public:
  TiedList list(const std::string& text) {
    TiedList list;
    bool in_group = false;
    std::string name;
    for (const char c : text + " ") {
      if (c == '(') in_group = true;
      if (c == ')') in_group = false;
      if (c != '(' && c != ')' && c != ' ') {
        name += c;
        continue;
      }
      if (!name.empty()) list.items.push_back(numbers_.emplace(name, numbers_.size()).first->second);
      const bool ended = !in_group && (!name.empty() || c == ')');
      if (ended) list.ends.push_back(static_cast<std::uint32_t>(list.items.size()));
      name.clear();
    }
    return list;
  }
  [[nodiscard]] std::size_t universe() const { return numbers_.size(); }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

Rbo rbo(const std::string& x, const std::string& y, RboOptions options) {
  Lists lists;
  const TiedList first = lists.list(x), second = lists.list(y);
  return rank_biased_overlap(first, second, lists.universe(), options);
}

constexpr TieMeaning kAll[] = {TieMeaning::equality, TieMeaning::unknown_order, TieMeaning::lost_information};

TEST(Rbo, WithoutTies) {
  const Rbo equal_length = rbo("a b c d e f g", "b a c d g f e", {.p = 0.9});
  EXPECT_NEAR(*equal_length.ext.value, 0.8770365, 1e-12);
  EXPECT_NEAR(*equal_length.min.value, 0.6441755167731463, 1e-12);
  EXPECT_NEAR(*equal_length.max.value, 0.8770364999999999, 1e-12);

  const Rbo uneven = rbo("a b c", "b d c a e", {.p = 0.9});
  EXPECT_NEAR(*uneven.ext.value, 0.734445, 1e-12);
  EXPECT_NEAR(*uneven.min.value, 0.35052836433134843, 1e-12);
  EXPECT_NEAR(*uneven.max.value, 0.828, 1e-12);

  const Rbo disjoint = rbo("a b c", "x y z", {.p = 0.8});
  EXPECT_NEAR(*disjoint.ext.value, 0, 1e-12);
  EXPECT_NEAR(*disjoint.min.value, 0, 1e-12);
  EXPECT_NEAR(*disjoint.max.value, 0.44441600000000014, 1e-12);

  const Rbo same = rbo("a b c", "a b c", {.p = 0.8});
  EXPECT_NEAR(*same.ext.value, 1, 1e-12);
  EXPECT_NEAR(*same.min.value, 0.7270784343255753, 1e-12);
  EXPECT_NEAR(*same.max.value, 1, 1e-12);
}

TEST(Rbo, WithoutTiesIsTheSameInAllVariants) {
  for (const TieMeaning ties : kAll)
    EXPECT_EQ(*rbo("a b c", "b d c a e", {0.9, ties}).ext.value, *rbo("a b c", "b d c a e", {0.9}).ext.value);
}

TEST(Rbo, WithTies) {
  const auto ext = [](TieMeaning ties) { return *rbo("a (b c) d", "b a (c d e)", {0.9, ties}).ext.value; };
  EXPECT_NEAR(ext(TieMeaning::equality), 0.83907, 1e-12);
  EXPECT_NEAR(ext(TieMeaning::unknown_order), 0.8254799999999998, 1e-12);
  EXPECT_NEAR(ext(TieMeaning::lost_information), 0.8605927858026009, 1e-12);
}

TEST(Rbo, OfTheFirstPlacesOnly) {
  // Agreements 0, 1 at depths 1, 2: (1 − p)(0 + p)/(1 − p²).
  EXPECT_NEAR(*rbo("a b c", "b a c", {.p = 0.5, .depth = 2}).at_depth.value, 0.5 * 0.5 / 0.75, 1e-15);
  EXPECT_FALSE(rbo("a b c", "b a c", {.p = 0.5, .depth = 4}).at_depth.value);
}

TEST(Rbo, OfAnEmptyListIsUndefined) { EXPECT_FALSE(rbo("", "a b", {}).ext.value); }

TEST(Rbo, KeepsItsDigitsInLongLists) {
  constexpr std::uint32_t kLong = 200'000;
  TiedList list;
  for (std::uint32_t i = 0; i < kLong; ++i) {
    list.items.push_back(i);
    list.ends.push_back(i + 1);
  }
  const Rbo same = rank_biased_overlap(list, list, kLong, {.p = 0.9});
  EXPECT_NEAR(*same.ext.value, 1, 1e-12);
  EXPECT_NEAR(*same.min.value, 1, 1e-12);
  EXPECT_NEAR(*same.max.value, 1, 1e-12);
}

TEST(Rbo, IsWhatCorsiAndUrbanoPublished) {
  const auto lines = data_lines("rbo/first-500.csv");
  if (!lines) GTEST_SKIP() << "LIMPID_DATA/rbo is not there";
  std::size_t figures = 0;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const std::vector<std::string> cells = split((*lines)[i], ',');
    ASSERT_EQ(cells.size(), 15u);
    std::size_t cell = 3;
    for (const TieMeaning ties : kAll) {
      const Rbo said = rbo(cells[0], cells[1], {std::stod(cells[2]), ties});
      for (const Figure* figure : {&said.ext, &said.min, &said.max}) {
        EXPECT_NEAR(*figure->value, std::stod(cells[cell++]), 1e-9) << (*lines)[i];
        ++figures;
      }
      EXPECT_NEAR(*said.max.value - *said.min.value, std::stod(cells[cell++]), 1e-9) << (*lines)[i];
    }
  }
  EXPECT_EQ(figures, 4500u);
}

}  // namespace
}  // namespace limpid
