// The formats that Limpid reads, one file each.
#pragma once

#include "readers/format.hpp"

namespace limpid {

extern const Format kMastodon;
extern const Format kBluesky;
extern const Format kBlueskyPost;
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
extern const Format kNostr;
extern const Format kFacebookExport;
extern const Format kInstagramExport;
extern const Format kActivityLog;
extern const Format kFeedCapture;
extern const Format kRankingChallenge;
extern const Format kCanonical;
extern const Format kTableRow;
extern const Format kTableObject;

}  // namespace limpid
