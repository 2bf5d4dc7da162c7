// Members: which files of an archive are opened, by their names alone.
#include <limpid/read.hpp>

#include <gtest/gtest.h>

#include <map>

namespace limpid {
namespace {

using Names = std::vector<std::string>;

Names opened(const Names& names, ArchiveUse use = ArchiveUse::timeline) {
  Names open;
  for (const std::size_t i : plan_members(names, use).open) open.push_back(names[i]);
  return open;
}

std::map<std::string, std::size_t> closed(const Names& names, ArchiveUse use = ArchiveUse::timeline) {
  std::map<std::string, std::size_t> groups;
  for (const NotOpened& group : plan_members(names, use).not_opened) {
    groups[group.what.substr(0, group.what.find(' '))] += group.count;
  }
  return groups;
}

const Names kXArchive = {"data/",
                         "data/ad-engagements.js",
                         "data/block.js",
                         "data/direct-messages.js",
                         "data/direct-messages-group.js",
                         "data/email-address-change.js",
                         "data/following.js",
                         "data/ip-audit.js",
                         "data/like.js",
                         "data/manifest.js",
                         "data/account.js",
                         "data/mute.js",
                         "data/note-tweet.js",
                         "data/phone-number.js",
                         "data/deleted-tweets.js",
                         "data/tweets-part10.js",
                         "data/tweets-part2.js",
                         "data/tweets.js",
                         "data/tweets_media/1-a.jpg",
                         "data/tweet-headers.js",
                         "assets/js/app.js",
                         "Your archive.html"};

TEST(Members, OfXsArchiveWhoAndWhenFirstThenPosts) {
  EXPECT_EQ(opened(kXArchive),
            (Names{"data/account.js", "data/manifest.js", "data/tweets.js", "data/tweets-part2.js",
                   "data/tweets-part10.js", "data/note-tweet.js"}));
  const auto groups = closed(kXArchive);
  EXPECT_EQ(groups.at("private"), 2u);
  EXPECT_EQ(groups.at("account"), 3u);  // e-mail, IP addresses, phone
  EXPECT_EQ(groups.at("advertising"), 1u);
  EXPECT_EQ(groups.at("pictures,"), 1u);
  EXPECT_EQ(plan_members(kXArchive, ArchiveUse::timeline).archive, "X's archive");
}

TEST(Members, OfXsArchiveForAffinity) {
  EXPECT_EQ(
      opened(kXArchive, ArchiveUse::affinity),
      (Names{"data/account.js", "data/manifest.js", "data/tweets.js", "data/tweets-part2.js",
             "data/tweets-part10.js", "data/block.js", "data/following.js", "data/like.js", "data/mute.js"}));
}

TEST(Members, AFolderAroundEverythingDoesNotMatter) {
  EXPECT_EQ(opened({"twitter-2022/data/tweet.js", "twitter-2022/data/direct-message.js",
                    "twitter-2022/data/account.js"}),
            (Names{"twitter-2022/data/account.js", "twitter-2022/data/tweet.js"}));
}

TEST(Members, OfMastodonsArchive) {
  const Names names = {"outbox.json", "likes.json", "bookmarks.json",
                       "actor.json",  "avatar.png", "media_attachments/1.mp4"};
  EXPECT_EQ(opened(names), (Names{"outbox.json"}));
  EXPECT_EQ(opened(names, ArchiveUse::affinity), (Names{"outbox.json", "likes.json", "actor.json"}));
}

TEST(Members, OfMetasExports) {
  EXPECT_EQ(opened({"your_facebook_activity/posts/your_posts_1.json",
                    "your_facebook_activity/messages/inbox/a/message_1.json",
                    "personal_information/profile_information/profile_information.json"}),
            (Names{"your_facebook_activity/posts/your_posts_1.json"}));
  EXPECT_EQ(opened({"content/posts_1.json", "content/stories.json", "messages/inbox/x/message_1.json"}),
            (Names{"content/posts_1.json"}));
  EXPECT_EQ(opened({"your_instagram_activity/threads/threads_and_replies.json", "media/posts/1.jpg"}),
            (Names{"your_instagram_activity/threads/threads_and_replies.json"}));
}

TEST(Members, OfAnyOtherArchiveWhatMayBeACapture) {
  const Names names = {"b.json",
                       "a.har",
                       "feed.xml",
                       "notes.txt",
                       "../up.json",
                       "/root.json",
                       "c/../d.json",
                       "c\\d.json",
                       "C:evil.json",
                       "inner.zip",
                       "__MACOSX/._b.json",
                       "x.jpg",
                       "direct-messages.js",
                       "email.csv",
                       "ip-audit.js"};
  EXPECT_EQ(opened(names), (Names{"b.json", "a.har", "feed.xml"}));  // as they come
  const auto groups = closed(names);
  EXPECT_EQ(groups.at("names"), 5u);     // lead out of the archive
  EXPECT_EQ(groups.at("archives"), 1u);  // within the archive
  EXPECT_EQ(groups.at("private"), 1u);
  EXPECT_EQ(groups.at("account"), 2u);
}

TEST(Members, WarningsCountAndName) {
  const auto warnings = not_opened_warnings(plan_members(kXArchive, ArchiveUse::timeline), "x.zip");
  ASSERT_FALSE(warnings.empty());
  EXPECT_EQ(warnings[0].code, "not-opened");
  EXPECT_EQ(warnings[0].text, "not opened: advertising data (1)");
  EXPECT_EQ(warnings[0].first, "x.zip, data/ad-engagements.js");
}

}  // namespace
}  // namespace limpid
