// Runs a property for many seeds: natively rapidcheck chooses some and looks for small ones that
// fail; everywhere the first `seeds` are tried.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#ifdef LIMPID_RAPIDCHECK
#include <rapidcheck.h>
#endif

namespace limpid::testing {

/// `property(seed)` gives "" or what went wrong.
template <class Property>
void holds_for_every_seed(const char* name, Property property, std::uint64_t seeds = 300) {
#ifdef LIMPID_RAPIDCHECK
  EXPECT_TRUE(rc::check(name, [&](std::uint64_t seed) {
    const std::string wrong = property(seed);
    if (!wrong.empty()) RC_FAIL(wrong);
  }));
#endif
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    ASSERT_EQ(property(seed), "") << name << ", seed " << seed;
  }
}

}  // namespace limpid::testing
