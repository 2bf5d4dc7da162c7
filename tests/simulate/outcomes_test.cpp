// Figures over worlds: means, intervals and what is undefined.
#include "simulate/outcomes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace limpid::audience {
namespace {

TEST(Gini, KnownCases) {
  EXPECT_DOUBLE_EQ(gini({1, 1, 1, 1}), 0);
  EXPECT_DOUBLE_EQ(gini({0, 0, 0, 4}), 0.75);  // one has everything: 1 − 1/n
  EXPECT_DOUBLE_EQ(gini({3, 1, 2}), 2.0 / 9);  // the mean difference of pairs ÷ twice the mean
  EXPECT_TRUE(std::isnan(gini({0, 0})));
}

TEST(StudentT, Tables) {
  EXPECT_TRUE(std::isnan(student_t(0)));
  EXPECT_NEAR(student_t(1), 12.706, 1e-3);
  EXPECT_NEAR(student_t(19), 2.0930, 1e-4);
  EXPECT_NEAR(student_t(31), 2.03951, 1e-5);  // scipy.stats.t.ppf(0.975, 31)
  EXPECT_NEAR(student_t(100), 1.98397, 1e-5);
}

TEST(OutcomeFigure, MeanDeviationAndPercentilesOfWhatIsKnown) {
  const OutcomeFigure figure = summarize({1, kUnknown, 3, 5}, nullptr);
  EXPECT_DOUBLE_EQ(*figure.mean, 3);
  EXPECT_DOUBLE_EQ(*figure.sd, 2);
  EXPECT_DOUBLE_EQ(*figure.p5, 1.2);
  EXPECT_DOUBLE_EQ(*figure.p95, 4.8);
  EXPECT_FALSE(figure.difference);
  EXPECT_FALSE(summarize({kUnknown}, nullptr).mean);
  EXPECT_FALSE(summarize({2}, nullptr).sd);  // one world has no spread
}

TEST(OutcomeFigure, DifferencesAreTakenWorldByWorld) {
  // Worlds differ much, arms little: only pairing sees it.
  const std::vector<double> base = {1, 10, 100};
  const auto better = *summarize({2, 11.1, 100.9}, &base).difference;
  EXPECT_NEAR(better.mean, 1, 1e-12);
  EXPECT_NEAR(better.high - better.mean, 4.3027 * 0.1 / std::sqrt(3.0), 1e-9);
  EXPECT_TRUE(better.told_apart);
  const auto unclear = *summarize({2, 9, 100}, &base).difference;
  EXPECT_FALSE(unclear.told_apart);
  EXPECT_FALSE(unclear.same);
  const auto same = *summarize({1, 10, 100}, &base).difference;
  EXPECT_TRUE(same.same);
  EXPECT_FALSE(same.told_apart);
}

}  // namespace
}  // namespace limpid::audience
