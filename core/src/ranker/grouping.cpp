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

}  // namespace limpid
