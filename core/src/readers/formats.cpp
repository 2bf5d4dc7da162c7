#include "readers/readers.hpp"

#include <vector>

namespace limpid {

const std::vector<Format>& formats() {
  // The most particular shape first; canonical lines, which ask for least, last.
  static const std::vector<Format> all{
      kMastodon,
      kMastodonPage,
      kMastodonEvent,
      kBluesky,
      kBlueskyPost,
      kBlueskyNode,
      kBlueskyThread,
      kBlueskyThreadItem,
      kBlueskyRecord,
      kActivityPub,
      kActivityPubObject,
      kActivityPubCollection,
      kReddit,
      kRedditListing,
      kRedditBare,
      kHackerNewsTree,
      kHackerNewsHit,
      kHackerNews,
      kHackerNewsUser,
      kLemmy,
      kLemmyComment,
      kHar,
      kXEntry,
      kXResponse,
      kXExport,
      kXWebPost,
      kXApi1,
      kXApi2Page,
      kXApi2Post,
      kXArchive,
      kXArchiveOther,
      kRss,
      kAtom,
      kRssJson,
      kRssJsonDocument,
      kJsonFeed,
      kJsonFeedDocument,
      kCanonical,
  };
  return all;
}

}  // namespace limpid
