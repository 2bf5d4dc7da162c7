// The formats that Limpid reads, one file each.
#pragma once

#include "readers/format.hpp"

namespace limpid {

extern const Format kMastodon;
extern const Format kBluesky;
extern const Format kBlueskyPost;
extern const Format kXApi1;
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
