// Served: here are timelines and a recipe, give me the order that was served as choices between scored posts.
//
// Every session is an order of its own with its own now. Promoted and pinned posts, posts that the recipe
// hides, and further posts of a conversation leave every choice. The scores are the recipe's without `spread`
// and order steps; the first `spread` enters as a factor that counts in the served order.
#pragma once

#include <limpid/detect.hpp>

#include "detect/offsets.hpp"
#include "posts/posts.hpp"

#include <string>
#include <vector>

namespace limpid {

/// A post that is in a choice.
struct Choice {
  std::uint32_t session = 0;
  Row row = 0;
};

struct Served {
  std::vector<Choice> choices;  ///< In the served order.
  Observed observed;            ///< The same, as fits need it. Groups are empty until `group_by`.
  std::vector<double> scores;   ///< The recipe's, without spread.
  std::vector<double>
      log_spread;  ///< The log of each post's own spread factor, k counted in the served order.
  LeftOut left_out;
  std::size_t sessions = 0;        ///< That have at least two choices.
  std::vector<std::string> names;  ///< Of the groups.
  DetectScale scale = DetectScale::factor;
  double unit = 1;  ///< What x = 1 is, in the scale's unit.
};

/// What a factor of this recipe's score would be a factor of.
[[nodiscard]] DetectScale scale_of(const Recipe& recipe);

[[nodiscard]] Result<Served> serve(const std::vector<Timeline>& sessions, const Recipe& recipe,
                                   const RankOptions& options);

/// Groups the choices by a column, the same name in two sessions being the same group.
[[nodiscard]] Failure group_by(Served& served, const std::vector<Timeline>& sessions, std::string_view column,
                               const RankOptions& options);

/// Groups one account's choices by day, all others by account.
[[nodiscard]] Failure group_by_day(Served& served, const std::vector<Timeline>& sessions,
                                   std::string_view account, const RankOptions& options);

/// The choices of which `keep` says yes, as orders of their own.
[[nodiscard]] Observed restricted(const Observed& observed, const std::vector<bool>& keep);

/// The recipe for its plain scores: without spread and order steps.
[[nodiscard]] Recipe plain_scores(Recipe recipe);

/// Steps that name nobody and act on, or exempt, one account's posts alone.
[[nodiscard]] Result<std::vector<AimedStep>> aimed_steps(const std::vector<Timeline>& sessions,
                                                         const Recipe& recipe, const RankOptions& options);

}  // namespace limpid
