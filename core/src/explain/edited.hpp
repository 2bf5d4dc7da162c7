// Edited: a timeline with posts inserted, replaced or removed, or with one count changed. Here are changes,
// give me the timeline as it would have been read.
//
// Through canonical lines and the reader, so that an edited timeline is nothing else than a read one.
#pragma once

#include <limpid/explain.hpp>

#include "posts/posts.hpp"

#include <memory>
#include <optional>

namespace limpid {

[[nodiscard]] Result<Timeline> edited(const Timeline& timeline, const WhatIf& change);

/// One post's count, changed over and over. Reads the timeline once.
class EditableTimeline {
 public:
  explicit EditableTimeline(const Ranking& ranking) : ranking_(ranking) {}

  /// The ranking with this count alone changed; nothing where memory ran out. Of rows, the ranking's own.
  const Ranking* with(Number column, Row row, double count);

 private:
  bool prepare();

  const Ranking& ranking_;
  std::shared_ptr<Posts> posts_;
  std::optional<Ranking> base_, probe_;
};

}  // namespace limpid
