// Batch: a timeline a line in, its ranking a line out, for as many lines as there are.
//
// Line n of the output answers line n of the input: a list of rows, or {"line":n,"error":{…}}. One line is in
// memory at a time, and its answer is written before the next is read, so the command works as a filter in a
// pipe and as a child that another program talks to.
#pragma once

#include "commands.hpp"

namespace limpid::cli {

int rank_lines(const Common& common, const RankCommand& command);

}  // namespace limpid::cli
