// Affinity: whom the reader follows, muted and blocked, and whom the reader liked, reposted and answered.
//
// Most downloads that platforms offer are no timelines, but they know this. Read them first, give the facts
// to `ReadOptions::affinity`, and a timeline that does not know its reader gets the columns following,
// follows_me, muted, blocked, closeness and liked_by_me.
//
//   limpid::AffinityReading reading;
//   if (auto failure = reading.begin_file("following_accounts.csv")) return complain(*failure);
//   if (auto failure = reading.feed(bytes)) return complain(*failure);
//   auto files = reading.finish();
//   limpid::Reading timeline({.affinity = files->facts});
#pragma once

#include <limpid/api.hpp>
#include <limpid/read.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

class Affinity;

/// What the files knew.
struct AffinityFiles {
  std::shared_ptr<const Affinity> facts;
  // How many accounts, posts and deeds were read; what several files repeat counts again.
  std::size_t following = 0, followers = 0, muted = 0, blocked = 0;
  std::size_t likes = 0, reposts = 0, replies = 0;
  std::vector<Skipped> skipped;  ///< Records that were not read.
  std::vector<Warning> warnings;
};

class AffinityReading {
 public:
  AffinityReading();
  ~AffinityReading();
  AffinityReading(AffinityReading&&) noexcept;
  AffinityReading& operator=(AffinityReading&&) noexcept;

  /// Begins a file; `name` stands in messages. `list` says what a bare list of accounts is of: "following",
  /// "followers", "muted" or "blocked"; empty: the file says so itself. `is_utf8` as in `Reading`.
  [[nodiscard]] Failure begin_file(std::string name, std::string_view list = {}, bool is_utf8 = false);
  /// The next bytes of the file.
  [[nodiscard]] Failure feed(std::string_view bytes);
  /// The end of the last file. An error with code "not-affinity" where nothing was found.
  [[nodiscard]] Result<AffinityFiles> finish();

 private:
  class Job;
  std::unique_ptr<Job> job_;
};

}  // namespace limpid
