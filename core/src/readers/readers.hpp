// The formats that Limpid reads, one file each.
#pragma once

#include "readers/format.hpp"

namespace limpid {

extern const Format kMastodon;
extern const Format kBluesky;
extern const Format kBlueskyPost;
extern const Format kXApi1;
extern const Format kCanonical;

}  // namespace limpid
