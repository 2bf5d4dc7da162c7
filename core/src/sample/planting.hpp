// Planting: something to be found in the invented timeline, with the truth beside it, for whoever wants to
// know whether their measure finds it.
#pragma once

#include <limpid/sample.hpp>

#include "sample/cast.hpp"
#include "sample/entry.hpp"
#include "sample/random.hpp"

#include <cstdint>
#include <string>

namespace limpid::invented {

class Planting {
 public:
  /// `cast` must outlive this.
  Planting(Plant kind, std::uint64_t seed, const Cast& cast);

  /// Who posts at this place instead of `author`.
  [[nodiscard]] std::uint32_t poster(std::uint32_t author, std::uint64_t index) const;

  enum class Begging { no, bait, innocent };
  /// Whether an original of this author begs, or only sounds as if it did.
  [[nodiscard]] Begging begging(const Account& author, std::uint64_t index) const;

  /// Whether the served order is drawn from the Plackett–Luce model: worth times factor, and nothing else.
  [[nodiscard]] bool draws_order() const { return factor_ != 1; }
  [[nodiscard]] double factor(std::uint32_t author) const { return author == account_ ? factor_ : 1; }
  /// The entry's place in that order: the greater, the higher. Log-worth and log-factor with Gumbel noise.
  [[nodiscard]] double served(double log_worth, std::uint32_t author, Random& random) const;

  /// The members of `x` as JSON: {"bait":true}, {"boost":8,"worth":3.2}, {"flood":false}. Empty: nothing is
  /// planted, or nobody has judged this post.
  [[nodiscard]] std::string truth(const Entry& entry, const Post& post, double log_worth,
                                  std::uint64_t index) const;

 private:
  Plant kind_;
  std::uint64_t seed_;
  double factor_ = 1;
  std::uint32_t account_ = 0xFFFFFFFF;  // whom it is about; nobody
};

}  // namespace limpid::invented
