// Pool copy: a post that was really written, as a row of a simulated pool. Here is a row of a timeline, give
// me a Post without what belonged to the person who downloaded it.
#pragma once

#include "simulate/world.hpp"

namespace limpid::audience {

/// The columns that the world adds to every post, in the order in which they are added: x.kind, x.quality,
/// x.group, then the reader's own (x.interest, x.tie, filters and x.depth, whose values here only settle the
/// type), then labels.

void add_world_columns(const ScenarioData& scenario, const PostKinds& kinds, std::uint32_t group, Row row,
                       Post& post);

/// All columns but the reader's own: position, closeness, following, mutes and the like. The post's texts
/// stay views of the pool.
void copy_post(const Posts& pool, Row row, Post& post);

}  // namespace limpid::audience
