// Detect: here is an order that a platform served, and a recipe that claims to explain it; what does the
// order need that the recipe does not give?
//
//   limpid::Result<limpid::Detection> found = limpid::detect(timelines->feeds, recipe);
//   for (const limpid::DetectedAccount& account : found->accounts)
//     if (account.stands_out) show(limpid::sentence(account, found->scale));
//
// The model is Plackett–Luce's over the served order, with log-worth κ·(log s + log M): s the recipe's score,
// M the factor that a `multiply` before the first `spread` would need. docs/measures.md has every formula, an
// example by hand and what each figure does not say. No figure proves a boost: public counts are not what a
// platform predicts of its readers.
#pragma once

#include <limpid/api.hpp>
#include <limpid/explain.hpp>
#include <limpid/measure.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid LIMPID_API {

struct DetectOptions {
  /// Whose factors: a column's name. "day": those of one account, day by day (of the feeds where there are
  /// several days of them, else of its posts).
  std::string by = "author";
  std::string account;     ///< With "day": whose; empty: of the account that stands out most.
  bool fit = false;        ///< Fit the weights of the recipe's `add` steps.
  std::uint64_t seed = 1;  ///< Of folds and shuffles.
  std::size_t permutations =
      0;  ///< Shuffled orders that the recipe is held against; 0: 99, fewer for many posts.
};

/// What a factor is a factor of.
enum class DetectScale {
  factor,  ///< The score: M.
  hours,   ///< The score is a time and its zero is arbitrary: a shift, in hours.
  points,  ///< The score has an arbitrary zero: a shift, in its own points.
};

struct DetectedAccount {
  std::string key;  ///< "@ana", or the group's name.
  std::size_t posts = 0;
  bool stands_out = false;
  Figure z, p, q;           ///< q: p after Benjamini and Hochberg.
  Figure value, low, high;  ///< The factor or shift with its 95 % interval.
  bool open_above =
      false;  ///< Nobody else's post stands above one of theirs: `value` and `high` have no end.
  bool open_below = false;  ///< Nobody else's post stands below one of theirs.
  bool exact = false;       ///< The recipe with a factor in the interval gives exactly the served order …
  bool verified = false;    ///< … which was ranked again to make sure.
  Figure agreement_with,
      agreement_without;  ///< Of pairs with a held-out post of theirs, with the factor and without.
};

/// log10 of served rank ÷ recipe's rank: 0.3 is twice as far down as the recipe says.
struct Displaced {
  std::string key;
  std::size_t posts = 1;
  std::size_t served = 0, recipe = 0;  ///< Ranks, for posts; 0 for groups.
  double log10_ratio = 0;              ///< The mean over a group's posts.
};

/// A step whose condition names nobody and yet acts on, or exempts, one account alone.
struct AimedStep {
  std::string step, label, account;
  std::size_t posts = 0;
  bool exempts = false;
};

/// Posts that are in no choice.
struct LeftOut {
  std::size_t promoted = 0, pinned = 0, hidden = 0;  ///< hidden: by the recipe.
  std::size_t thread = 0;    ///< Further posts of a conversation that the session had already.
  std::size_t no_score = 0;  ///< The score is not above 0, so that no factor says anything of it.
};

/// Something that the figures cannot say.
struct DetectLimit {
  std::string code;
  double number = 0;
};

struct Detection {
  std::string recipe_name;
  std::string recipe;   ///< The recipe as JSON, with fitted weights.
  bool fitted = false;  ///< Whether weights are fitted; without a recipe they always are.
  std::vector<std::pair<std::string, double>> weights;  ///< Fitted ones by step; their sizes sum to 1.
  DetectOptions options;
  DetectScale scale = DetectScale::factor;

  std::size_t posts = 0, sessions = 0;  ///< Posts that are in a choice.
  LeftOut left_out;
  bool reproduces = false;        ///< The recipe's order is the served one, but for the accounts told.
  Figure kappa, kappa_error;      ///< How strictly the order follows the score.
  Figure tau;                     ///< The spread of all others' offsets.
  Figure agreement;               ///< Share of pairs that stand as the recipe says.
  Figure held_out;                ///< The same with a post that the weights were not fitted to.
  Figure null_agreement, null_p;  ///< Mean of shuffled orders; (1 + #≥)/(1 + R).
  bool explains = false;          ///< Better than shuffled orders. Otherwise there are no accounts.

  std::size_t tested = 0, too_few = 0;    ///< Accounts; those with fewer than three posts are not tested.
  std::vector<DetectedAccount> accounts;  ///< Those that stand out, then the next ones, the least p first.
  std::vector<Displaced> posts_displaced, authors_displaced, domains_displaced;
  std::vector<AimedStep> aimed;
  std::vector<DetectLimit> limits;
};

/// "@x needs at least × 18 to stand where it stands. …", with what it does not prove.
[[nodiscard]] std::string sentence(const DetectedAccount& account, DetectScale scale,
                                   Language language = Language::english);
[[nodiscard]] std::string sentence(const DetectLimit& limit, Language language = Language::english);
/// The answer in a few sentences.
[[nodiscard]] std::string summary(const Detection& detection, Language language = Language::english);

/// A detection in the making.
class DetectJob {
 public:
  /// `sessions`: what was served at one time each; their posts' positions are the platform's. Without a
  /// recipe a default of the logarithms of all counts and of age is fitted. An error with code "too-few" for
  /// fewer than 30 posts.
  [[nodiscard]] static Result<DetectJob> prepare(std::vector<Timeline> sessions, std::optional<Recipe> recipe,
                                                 RankOptions rank_options = {}, DetectOptions options = {});
  DetectJob(DetectJob&&) noexcept;
  DetectJob& operator=(DetectJob&&) noexcept;
  ~DetectJob();

  /// One fit or a few; true while there is more.
  [[nodiscard]] Result<bool> step();
  /// Finished steps. How many there will be depends on what is found.
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] const Detection& detection() const;

 private:
  class Work;
  explicit DetectJob(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

/// All of it at once.
[[nodiscard]] Result<Detection> detect(std::vector<Timeline> sessions, std::optional<Recipe> recipe = {},
                                       RankOptions rank_options = {}, DetectOptions options = {});

/// {"posts":400,"kappa":1.4,…,"accounts":[{"key":"@x","multiplier":40,…,"sentence":"…"}],"limits":[…]}
void append_detection(std::string& out, const Detection& detection, Language language = Language::english);

}  // namespace LIMPID_API
