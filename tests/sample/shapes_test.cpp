// The invented world as platforms would have written it: readers give back what was put in, as far as the
// platform tells it.
#include <limpid/sample.hpp>

#include "posts/posts.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace limpid {
namespace {

constexpr std::size_t kPosts = 700;  // more than one batch

const Posts& world(SampleShape shape) {
  static std::vector<Timeline> read;
  read.push_back(test::only_timeline(sample({.posts = kPosts, .seed = 9, .shape = shape})));
  return read.back().posts();
}

void expect_same(const Posts& platform, const Posts& canonical) {
  ASSERT_EQ(platform.size(), canonical.size());
  for (Row row = 0; row < canonical.size(); ++row) {
    SCOPED_TRACE(canonical.text(Text::id, row));
    for (const Number n :
         {Number::likes, Number::reposts, Number::replies, Number::quotes, Number::position}) {
      EXPECT_EQ(platform.column(n)[row], canonical.column(n)[row]) << name_of(n);
    }
    for (const Time t : {Time::created_at, Time::reposted_at}) {
      EXPECT_EQ(platform.column(t)[row], canonical.column(t)[row]);
    }
    for (const Label l : {Label::lang, Label::domain})
      EXPECT_EQ(platform.label(l, row), canonical.label(l, row));
    for (const Flag f :
         {Flag::is_repost, Flag::has_image, Flag::has_video, Flag::has_link, Flag::liked_by_me}) {
      EXPECT_EQ(platform.column(f)[row], canonical.column(f)[row]) << name_of(f);
    }
  }
}

TEST(SampleShapes, Mastodon) {
  const Posts& canonical = world(SampleShape::canonical);
  const Posts& mastodon = world(SampleShape::mastodon);
  expect_same(mastodon, canonical);
  for (Row row = 0; row < canonical.size(); ++row) {
    EXPECT_EQ(mastodon.text(Text::id, row), canonical.text(Text::id, row));
    // Links are shortened for the eye, as Mastodon does, and titles are the first paragraph.
    if (!canonical.text(Text::title, row).data() && canonical.column(Flag::has_link)[row] == Tri::no) {
      EXPECT_EQ(mastodon.text(Text::text, row), canonical.text(Text::text, row));
    }
    EXPECT_EQ(mastodon.label(Label::kind, row), canonical.label(Label::kind, row));
    EXPECT_EQ(mastodon.column(Number::followers)[row], canonical.column(Number::followers)[row]);
  }
}

TEST(SampleShapes, Bluesky) {
  const Posts& canonical = world(SampleShape::canonical);
  const Posts& bluesky = world(SampleShape::bluesky);
  // Who reposts the same post twice makes one entry there: it is named by post and reposter.
  EXPECT_GE(bluesky.size() + 5, canonical.size());
  for (Row entry = 0; entry < bluesky.size(); ++entry) {
    const Row row = static_cast<Row>(bluesky.column(Number::position)[entry]) - 1;
    EXPECT_EQ(bluesky.column(Number::likes)[entry], canonical.column(Number::likes)[row]);
    EXPECT_EQ(bluesky.column(Flag::following)[entry], canonical.column(Flag::following)[row]);
    EXPECT_EQ(bluesky.column(Flag::liked_by_me)[entry], canonical.column(Flag::liked_by_me)[row]);
    EXPECT_EQ(bluesky.column(Time::reposted_at)[entry], canonical.column(Time::reposted_at)[row]);
    if (!canonical.text(Text::title, row).data()) {
      EXPECT_EQ(bluesky.text(Text::text, entry), canonical.text(Text::text, row));
    }
  }
}

TEST(SampleShapes, XApi2HasPagesOfAHundred) {
  const std::string pages = sample({.posts = 250, .seed = 9, .shape = SampleShape::x_api2});
  EXPECT_EQ(std::count(pages.begin(), pages.end(), '\n'), 3);
  EXPECT_NE(pages.find("\"meta\":{\"result_count\":50}}\n"), std::string::npos);
}

TEST(SampleShapes, AFewPostsMakeADocumentToo) {
  for (const SampleShape shape : {SampleShape::mastodon, SampleShape::bluesky}) {
    EXPECT_EQ(test::read_all(sample({.posts = 1, .shape = shape})).posts(), 1u);
  }
}

}  // namespace
}  // namespace limpid
