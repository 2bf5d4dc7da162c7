// The dice: Philox as its authors published it, and that every address has draws of its own.
#include "simulate/random.hpp"

#include <gtest/gtest.h>

#include <set>

namespace limpid::audience {
namespace {

TEST(Philox, KnownAnswersOfRandom123) {
  // kat_vectors of Random123 1.14 (D. E. Shaw Research), philox4x32 with 10 rounds.
  EXPECT_EQ(philox({0, 0, 0, 0}, 0, 0), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffff, 0xffffffff),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0),  // digits of pi
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Dice, EveryPartOfTheAddressMatters) {
  const Dice dice(7);
  std::set<Block> blocks;
  for (const std::uint64_t seed : {7ull, 8ull, 7ull + (1ull << 32)})
    blocks.insert(Dice(seed).block(Purpose::act, 1, 2, 3));
  blocks.insert(dice.block(Purpose::mute, 1, 2, 3));
  blocks.insert(dice.block(Purpose::act, 2, 2, 3));
  blocks.insert(dice.block(Purpose::act, 1, 3, 3));
  blocks.insert(dice.block(Purpose::act, 1, 2, 4));
  EXPECT_EQ(blocks.size(), 7u);
  EXPECT_EQ(dice.block(Purpose::act, 1, 2, 3), Dice(7).block(Purpose::act, 1, 2, 3));
}

TEST(Dice, UniformIsNeverZeroOrOne) {
  EXPECT_GT(uniform(0), 0);  // its logarithm must be finite
  EXPECT_LT(uniform(0xffffffff), 1);
}

TEST(Stream, MomentsOfItsDistributions) {
  const Dice dice(1);
  Stream stream(dice, Purpose::posting, 0);
  double sum = 0, normal = 0, squares = 0;
  constexpr int kDraws = 20'000;
  for (int i = 0; i < kDraws; ++i) {
    sum += stream.exponential();
    const double x = stream.normal();
    normal += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kDraws, 1, 0.03);  // 4 standard errors of 1/√20000 = 0.007
  EXPECT_NEAR(normal / kDraws, 0, 0.03);
  EXPECT_NEAR(squares / kDraws, 1, 0.04);  // that of a square is √2 as large
}

}  // namespace
}  // namespace limpid::audience
