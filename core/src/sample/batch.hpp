// Batch: one loading of the invented feed. A number in, up to 512 entries in served order out.
//
// A timeline of millions is made of such batches, one after the other, so that memory grows with
// the accounts and not with the posts. Replies, quotes and reposts point at posts of their own
// batch or at posts outside the timeline.
#pragma once

#include "sample/cast.hpp"
#include "sample/engagement.hpp"
#include "sample/entry.hpp"
#include "sample/planting.hpp"
#include "sample/prose.hpp"

#include <cstdint>
#include <vector>

namespace limpid::invented {

class Batch {
 public:
  static constexpr std::uint32_t kSize = 512;

  Batch(std::uint64_t seed, const Cast& cast, Plant plant = Plant::none);

  /// Draws the entries `first` to `first + count - 1` of the timeline; `count` up to kSize. Batches
  /// must be drawn in order.
  void draw(std::uint64_t first, std::uint32_t count);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Post& post_of(const Entry& entry) const { return posts_[entry.post]; }

 private:
  // The three streams of one entry: changing a phrase must not change a figure.
  struct Dice {
    Random post, prose, engagement;
  };

  void draw_schedule(std::uint64_t first, std::uint32_t count);
  void draw_entry(std::uint32_t place);

  void draw_promoted(Post& post, Dice& dice);
  void draw_bait(Post& post, Dice& dice);
  void draw_viral(Post& post, Dice& dice);
  void draw_flood(Post& post, std::uint32_t place, Dice& dice);
  void draw_by_people(Entry& entry, std::uint32_t place, Dice& dice);
  void draw_repost(Entry& entry, std::uint32_t place, std::uint32_t account, Dice& dice);
  bool repost_from_batch(Entry& entry, std::uint32_t place, Dice& dice);
  void draw_reply(Post& post, std::uint32_t place, Dice& dice);
  bool reply_in_batch(Post& post, std::uint32_t place, Dice& dice);
  Subject point_at_quoted(Post& post, std::uint32_t place, Dice& dice);
  void write_original(Post& post, std::uint32_t place, Dice& dice);
  void finish(Post& post, const Appeal& appeal, Dice& dice);
  void add_marks(Post& post, Random& random) const;
  void add_media(Post& post, Random& random) const;

  [[nodiscard]] bool owns_post(std::uint32_t place) const;
  [[nodiscard]] bool is_answered_wryly(const Post& post) const;
  std::uint32_t other_person(std::uint32_t account, Random& random) const;
  std::uint32_t friendly_reposter(std::uint32_t author, Random& random) const;

  void put_in_served_order(std::uint64_t first);
  void serve(Entry& entry, std::uint32_t place, std::uint64_t index) const;

  std::uint64_t seed_;
  const Cast& cast_;
  Planting planting_;
  Prose prose_;
  std::vector<Post> posts_;  // posts_[i] belongs to entries_[i] unless that reposts another's.
  std::vector<Entry> entries_;
  std::uint64_t first_ = 0;
  std::uint32_t promoted_at_ = 0, bait_at_ = 0, flooder_at_ = 0, viral_at_ = 0;
};

}  // namespace limpid::invented
