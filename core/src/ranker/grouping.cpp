#include "ranker/grouping.hpp"

#include <algorithm>

namespace limpid {

void Grouping::run(Row first, Row count, const double* scores, std::uint32_t* groups) {
  key_.run(first, count, scores);
  switch (key_.program().type) {
    case Type::account: std::copy_n(key_.accounts(), count, groups); return;
    case Type::flag:
      for (Row i = 0; i < count; ++i) {
        const Tri flag = key_.flags()[i];
        groups[i] = flag == Tri::unknown ? kNoCode : static_cast<std::uint32_t>(flag);
      }
      return;
    default:
      for (Row i = 0; i < count; ++i) {
        const std::string_view text = key_.texts()[i];
        groups[i] = text.data() ? texts_.add(text, arena_).code : kNoCode;
      }
  }
}

std::size_t Grouping::size() const {
  switch (key_.program().type) {
    case Type::account: return posts_.accounts().size();
    case Type::flag: return 2;
    default: return texts_.size();
  }
}

std::string Grouping::name(std::uint32_t group) const {
  switch (key_.program().type) {
    case Type::account: return "@" + std::string(posts_.accounts().shown(group));
    case Type::flag: return group ? "true" : "false";
    default: return std::string(texts_[group]);
  }
}

RowsOfGroups::RowsOfGroups(std::span<const std::uint32_t> group_of, std::size_t groups) {
  begins_.assign(groups + 1, 0);
  for (const std::uint32_t group : group_of) {
    if (group != kNoCode) ++begins_[group + 1];
  }
  for (std::size_t g = 0; g < groups; ++g) begins_[g + 1] += begins_[g];
  rows_.resize(begins_[groups]);
  std::vector<std::size_t> next = begins_;
  for (Row row = 0; row < group_of.size(); ++row) {
    if (group_of[row] != kNoCode) rows_[next[group_of[row]]++] = row;
  }
}

}  // namespace limpid
