// The formats that Limpid reads, one file each.
#pragma once

#include "readers/format.hpp"

namespace limpid {

extern const Format kMastodon;
extern const Format kMastodonPage;
extern const Format kMastodonEvent;
extern const Format kBluesky;
extern const Format kBlueskyPost;
extern const Format kBlueskyNode;
extern const Format kBlueskyThread;
extern const Format kBlueskyThreadItem;
extern const Format kBlueskyRecord;
extern const Format kActivityPub;
extern const Format kActivityPubObject;
extern const Format kActivityPubCollection;
extern const Format kReddit;
extern const Format kRedditListing;
extern const Format kRedditBare;
extern const Format kHackerNews;
extern const Format kHackerNewsHit;
extern const Format kHackerNewsTree;
extern const Format kHackerNewsUser;
extern const Format kLemmy;
extern const Format kLemmyComment;
extern const Format kRss;
extern const Format kRssJson;
extern const Format kRssJsonDocument;
extern const Format kAtom;
extern const Format kJsonFeed;
extern const Format kJsonFeedDocument;
extern const Format kHar;
extern const Format kXEntry;
extern const Format kXResponse;
extern const Format kXWebPost;
extern const Format kXExport;
extern const Format kXApi1;
extern const Format kXApi2Page;
extern const Format kXApi2Post;
extern const Format kXArchive;
extern const Format kXArchiveOther;
extern const Format kCanonical;

}  // namespace limpid
