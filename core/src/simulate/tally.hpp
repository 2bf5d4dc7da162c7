// Tally: what was shown to whom in one world under one arm, as whole numbers, so that adding up in any order
// gives the same. The simulation fills it; outcomes read it.
#pragma once

#include "simulate/world.hpp"

#include <cstdint>
#include <vector>

namespace limpid::audience {

/// What was counted over readers at the end of a world.
struct ReaderCounts {
  /// Of accounts that readers follow by one tie, have not muted, and that posted.
  struct Friends {
    std::uint64_t pairs = 0, unseen = 0;
  };
  /// Of readers and one watched group.
  struct Watched {
    std::uint64_t followers = 0, reached = 0;
    std::uint64_t muted = 0, filtered = 0, outranked = 0, nothing_new = 0;  // why followers were not reached
    std::uint64_t strangers = 0, strangers_reached = 0;
    std::uint64_t open = 0;  // followers who have not muted it
    std::uint64_t posts = 0,
                  squared = 0;  // shown to those, over all sessions, and the sum of squares by reader
  };
  std::vector<Friends> friends;         // by tie
  Friends fresh;                        // of them, followed later than the first session
  std::uint64_t fresh_shown = 0;        // impressions of those
  std::vector<std::uint64_t> reshared;  // by kind: impressions that came by a reshare
  std::uint64_t depths = 0;             // the reshares that those came through, added up
  std::vector<Watched> watched;         // by watched group
  std::uint64_t shown = 0, acted = 0;

  void add(const ReaderCounts& other);
};

/// One arm in one world.
struct ArmTally {
  std::vector<std::uint32_t> impressions;  // by row
  std::vector<std::uint64_t> acts;         // by act
  ReaderCounts readers;
  const PostKinds* kinds = nullptr;
};

}  // namespace limpid::audience
