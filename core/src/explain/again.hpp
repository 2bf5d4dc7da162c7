// Again: the whole ranking under one changed number, over and over. Here are a ranking, an address and a
// value, give me the ranking as it would be.
#pragma once

#include <limpid/rank.hpp>

#include <optional>
#include <string>

namespace limpid {

class Again {
 public:
  explicit Again(const Ranking& ranking) : ranking_(ranking) {}

  /// The ranking with this number alone changed. Nothing where the recipe refuses the value.
  const Ranking* with(const std::string& address, double now, double value) {
    if (!probe_) {
      Result<Ranking> prepared = ranking_.prepare_beside(ranking_.recipe());
      if (!prepared) return nullptr;
      probe_.emplace(*std::move(prepared));
    }
    if (changed_ && *changed_ != address) {
      if (probe_->set(*changed_, changed_from_)) return nullptr;
    }
    changed_ = address;
    changed_from_ = now;
    if (probe_->set(address, value) || probe_->finish()) return nullptr;
    return &*probe_;
  }

 private:
  const Ranking& ranking_;
  std::optional<Ranking> probe_;
  std::optional<std::string> changed_;
  double changed_from_ = 0;
};

}  // namespace limpid
