// Sample: an invented, realistic timeline; the same for the same seed on every machine.
//
// People with interests, languages and habits, one account that posts far too much, bait, advertisements,
// bots, one post that everybody has seen: enough to try a recipe on before bringing a feed of one's own.
// Nobody in it is real.
#pragma once

#include <limpid/api.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace limpid LIMPID_API {

/// In whose manner the timeline is written.
enum class SampleShape {
  canonical,  ///< Canonical JSON Lines: everything is told.
  mastodon,   ///< A home timeline of Mastodon's, one list.
  bluesky,    ///< A getTimeline of Bluesky's, one document.
  x_api2,     ///< Pages of X's API v2, one a line.
};

/// What is hidden in the timeline for a measure to find. The truth stands beside it in columns of the file's own, in
/// canonical JSON Lines only.
enum class Plant {
  none,
  bait,        ///< x.bait: begs for likes. In one post of twenty nobody has judged; some innocent ones sound alike.
  boost,       ///< A busy person's worth × 8. x.boost is the factor, x.worth what the order is drawn from without it:
  power_user,  ///<   the Plackett–Luce model with worth × factor. The same with one account × 1000,
  demotion,    ///<   and a busy person × 1/8.
  flood,       ///< x.flood: of the person who writes three posts of ten.
};

struct SampleOptions {
  std::size_t posts = 400;  ///< Lines to write, up to 67 million. About a tenth as many accounts.
  std::uint64_t seed = 1;   ///< Which world. Another number of posts is another world, too.
  SampleShape shape = SampleShape::canonical;  ///< The same world, as a platform would have written it.
  Plant plant = Plant::none;
};

/// Writes the timeline line by line. Memory grows with the accounts (20,000 at most), not with the posts.
class Sample {
 public:
  explicit Sample(SampleOptions options = {});
  ~Sample();
  Sample(Sample&&) noexcept;
  Sample& operator=(Sample&&) noexcept;

  /// Appends the next post, in served order, as one canonical JSON line with its line feed (in another shape:
  /// what belongs to it; of pages nothing until one is full); false (and nothing appended) after the last.
  bool next(std::string& out);

 private:
  class World;
  std::unique_ptr<World> world_;
};

/// All lines at once.
[[nodiscard]] std::string sample(SampleOptions options = {});

}  // namespace limpid
