// Taus, footrule and overlap: by hand, against published values, against SciPy, and what is undefined.
#include "measure/agreement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

namespace limpid {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Vector {
  std::string_view x, y;
  double kendall, weighted;
};
constexpr Vector kVectors[] = {
#include "tau_vectors.inc"
};

std::vector<double> digits(std::string_view text) {
  std::vector<double> values;
  for (const char c : text) values.push_back(c - '0');
  return values;
}

void expect_tau(const Figure& said, double expected, const Vector& of) {
  if (expected != expected) {
    EXPECT_FALSE(said.value) << of.x << " " << of.y;
    EXPECT_FALSE(said.reason.empty());
  } else {
    ASSERT_TRUE(said.value) << of.x << " " << of.y << ": " << said.reason;
    EXPECT_NEAR(*said.value, expected, 1e-14) << of.x << " " << of.y;
  }
}

TEST(Tau, IsWhatSciPySays) {
  for (const Vector& vector : kVectors) {
    const std::vector<double> x = digits(vector.x), y = digits(vector.y);
    expect_tau(kendall_tau_b(x, y), vector.kendall, vector);
    expect_tau(weighted_tau(x, y), vector.weighted, vector);
  }
}

// For the posts of "bacdgfe", from the top: the ranks that "abcdefg" gives them.
const std::vector<std::uint32_t> kReference{2, 1, 3, 4, 7, 6, 5};

TEST(Agreement, OfTwoSmallOrders) {
  std::vector<double> x, y;
  for (std::size_t j = 0; j < kReference.size(); ++j) {
    x.push_back(-static_cast<double>(kReference[j]));
    y.push_back(-static_cast<double>(j));
  }
  EXPECT_DOUBLE_EQ(*kendall_tau_b(x, y).value, 0.6190476190476191);  // 4 of 21 pairs turned: (17 − 4)/21
  EXPECT_DOUBLE_EQ(*tau_ap(kReference).value, 0.48888888888888893);
  EXPECT_DOUBLE_EQ(*footrule(kReference).value, 0.75);  // 6 steps of at most ⌊49/2⌋
  EXPECT_EQ(*overlap(kReference, 3).value, 1);
  EXPECT_EQ(*overlap(kReference, 1).value, 0);
  EXPECT_EQ(*overlap(kReference, 5).value, 4.0 / 5);
}

TEST(TauAp, CountsMistakesAtTheTopMore) {
  const std::vector<std::uint32_t> top{2, 1, 3, 4}, bottom{1, 2, 4, 3};
  EXPECT_DOUBLE_EQ(*tau_ap(top).value, 2.0 / 3 * (0 + 1 + 1) - 1);
  EXPECT_DOUBLE_EQ(*tau_ap(bottom).value, 2.0 / 3 * (1 + 1 + 2.0 / 3) - 1);
}

TEST(Agreement, OfOneOrderWithItselfAndItsReverse) {
  std::vector<std::uint32_t> same, reverse;
  std::vector<double> up, down;
  for (std::uint32_t i = 1; i <= 100; ++i) {
    same.push_back(i);
    reverse.push_back(101 - i);
    up.push_back(i);
    down.push_back(-static_cast<double>(i));
  }
  EXPECT_EQ(*kendall_tau_b(up, up).value, 1);
  EXPECT_EQ(*kendall_tau_b(up, down).value, -1);
  EXPECT_EQ(*weighted_tau(up, up).value, 1);
  EXPECT_EQ(*tau_ap(same).value, 1);
  EXPECT_EQ(*tau_ap(reverse).value, -1);
  EXPECT_EQ(*footrule(same).value, 1);
  EXPECT_EQ(*footrule(reverse).value, 0);
  EXPECT_EQ(*overlap(reverse, 100).value, 1);
}

TEST(Agreement, OfFewerThanTwoPostsIsUndefined) {
  const std::vector<double> one{1};
  const std::vector<std::uint32_t> first{1};
  EXPECT_FALSE(kendall_tau_b({}, {}).value);
  EXPECT_FALSE(kendall_tau_b(one, one).value);
  EXPECT_FALSE(weighted_tau(one, one).value);
  EXPECT_FALSE(tau_ap(first).value);
  EXPECT_FALSE(footrule(first).value);
  EXPECT_FALSE(overlap(first, 5).value);  // 5 places cannot be filled
  EXPECT_EQ(*overlap(first, 1).value, 1);
}

TEST(Tau, TakesTheEndsOfTheScale) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<double> x{3, 2, -kInfinity, -kInfinity},
      y{1, 2, 3, 3};  // the very end is a tie like others
  EXPECT_DOUBLE_EQ(*kendall_tau_b(x, y).value, -1);
}

TEST(Tau, CountsPairsExactlyWhereTheyAreMany) {
  constexpr std::size_t kMany = 100'000;
  std::vector<double> x(kMany), y(kMany);
  for (std::size_t i = 0; i < kMany; ++i) {
    x[i] = static_cast<double>(i);
    y[i] = static_cast<double>(i == 0 ? kMany : i);  // the last is lifted to the top: n − 1 pairs turn
  }
  const double pairs = static_cast<double>(kMany) * (kMany - 1) / 2;
  EXPECT_DOUBLE_EQ(*kendall_tau_b(x, y).value, (pairs - 2.0 * (kMany - 1)) / pairs);
}

}  // namespace
}  // namespace limpid
