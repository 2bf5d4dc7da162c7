// A slider that moves asks for no memory: one weight changes, the first two hundred posts are found. Counted
// by replacing operator new for the whole program.
#include "testing.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> allocations{0};
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace limpid {
namespace {

using namespace test;

TEST(Allocation, NoneWhereOneWeightChangesAndTheFirstPostsAreFound) {
  std::vector<PostLine> posts;
  for (int i = 0; i < 60'000; ++i) {
    posts.push_back(post("p" + std::to_string(i))
                        .author("a" + std::to_string(i * 7 % 9001))
                        .likes(i * 37 % 1009)
                        .replies(i * 11 % 103));
  }
  Ranking ranking =
      ranked(R"j([{"add": "log1p(likes)", "id": "likes"}, {"add": "log1p(replies)", "id": "replies"},
                                {"multiply": 0.5, "when": "replies > 90"}, {"spread": "author"}])j",
             timeline_of(posts));
  const auto slide = [&](double weight) {
    ASSERT_FALSE(ranking.set("replies/weight", weight));
    ASSERT_FALSE(ranking.finish());
    ASSERT_EQ(ranking.page(0, 200).size(), 200u);
  };
  for (const double weight : {2.0, 3.0, 2.5}) slide(weight);  // the first moves lay out what later ones use
  const std::size_t before = allocations;
  for (const double weight : {2.25, 3.5, 2.0, 1.0, 4.0}) slide(weight);
  EXPECT_EQ(allocations - before, 0u);
}

}  // namespace
}  // namespace limpid
