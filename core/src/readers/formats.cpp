#include "readers/readers.hpp"

#include <vector>

namespace limpid {

const std::vector<Format>& formats() {
  // The most particular shape first; canonical lines and tables, which ask for least, last.
  static const std::vector<Format> all{kMastodon, kBluesky, kBlueskyPost, kXApi1,
                                       kHar, kXEntry, kXResponse, kXExport, kXWebPost,
                                       kXApi2Page, kXApi2Post, kXArchive, kXArchiveOther,
                                       kNostr, kRankingChallenge, kFeedCapture,
                                       kInstagramExport, kFacebookExport, kActivityLog,
                                       kCanonical,
                                       kTableRow, kTableObject};
  return all;
}

}  // namespace limpid
