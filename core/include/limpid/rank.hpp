// Ranking: here are a timeline and a recipe, give me the feed, and for any post the reasons.
//
// A ranking is alive: set a number by its address and step again; only what the number touches is computed
// anew. The same job whether it runs at once or in slices between which a caller shows progress.
#pragma once

#include <limpid/api.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

struct RankOptions {
  /// The moment that ages are measured against, milliseconds since 1970 UTC. Without it: when the file says
  /// it was captured, else its newest post. The core never reads a clock.
  std::optional<std::int64_t> now;
};

/// Why a step did not act on a post.
enum class Because : std::uint8_t {
  applied,     ///< It did.
  condition,   ///< `when` or the condition of `hide` is not true.
  exempt,      ///< `unless` is true.
  unknown,     ///< Something that it needs is not known in this file.
  off,         ///< The step is switched off.
  expired,     ///< `until` has passed.
  hidden,      ///< spread, limit, mix, pin: the post was hidden before, so it is neither counted nor moved.
  not_finite,  ///< The score would not have stayed finite, so it was left.
  negative,    ///< A computed factor below 0: the score was left.
};

[[nodiscard]] std::string_view name_of(Because because);

/// How many posts are named that a post gave way to.
inline constexpr std::size_t kMostYielded = 100;

/// What one step did to one post.
struct PathStep {
  const Step* step = nullptr;
  Because because = Because::applied;
  std::optional<double> value;   ///< add, multiply, reshape: what the expression gave.
  std::optional<double> factor;  ///< multiply, spread: what the score was multiplied by, under the sign rule.
  std::optional<std::string> key;            ///< spread: the group.
  std::optional<std::uint32_t> k;            ///< spread: how many posts of the group stand before this one.
  double before = 0, after = 0;              ///< The running score; −∞ is the very end.
  std::optional<std::size_t> from, to;       ///< limit, mix, pin: the place before and after, from 1.
  std::vector<std::string_view> yielded_to;  ///< Ids of the first posts, at most kMostYielded, that stood
                                             ///< behind it before and stand above it after.
  std::size_t yielded = 0;                   ///< How many there are.
  bool window_emptied =
      false;  ///< limit: every remaining post would have broken the rule, so counting began anew here.

  [[nodiscard]] bool applied() const { return because == Because::applied; }
};

/// A post's way through the recipe. Replaying the steps from 0 gives every `after` and the score, bit for
/// bit.
struct Path {
  std::string_view id;
  std::optional<std::size_t> rank;  ///< From 1; nothing if hidden.
  std::size_t of = 0;               ///< Posts shown.
  double score = 0;
  std::vector<std::string> hidden;      ///< Ids of every step that hides it.
  std::optional<std::size_t> would_be;  ///< If hidden: its place if it alone were not.
  std::vector<PathStep> steps;          ///< All of them, in order. Points into the ranking's recipe.
};

class Ranking {
 public:
  /// Prepares a ranking: the recipe is compiled for this timeline. Nothing is ranked yet.
  [[nodiscard]] static Result<Ranking> prepare(Timeline timeline, Recipe recipe, RankOptions options = {});

  Ranking(Ranking&&) noexcept;
  Ranking& operator=(Ranking&&) noexcept;
  ~Ranking();

  /// Works through about `rows` rows; true while there is more to do. What follows holds when it is done.
  bool step(std::size_t rows);
  /// To the end. An error only where memory ran out.
  [[nodiscard]] Failure finish();

  /// Sets one number of the recipe; `step` or `finish` then ranks again. The recipe changes with it.
  [[nodiscard]] Failure set(std::string_view address, double value);

  // Each answer is exact, and costs what it needs: the first places and single posts are found without
  // sorting the rest, and `order` and `scores` are computed when they are first asked for. What a question
  // gives holds until the next question or change; asking is not safe from two threads at once. Only where
  // memory runs out does an answer throw std::bad_alloc.

  /// How many posts the feed shows.
  [[nodiscard]] std::size_t shown() const;
  /// The rows at places [begin, end), counted from 0; fewer where the feed ends.
  [[nodiscard]] std::span<const std::uint32_t> page(std::size_t begin, std::size_t end) const;
  /// The score of one row; never NaN, −∞ for the very end.
  [[nodiscard]] double score(std::uint32_t row) const;
  /// Rows of the timeline as the feed shows them, hidden ones left out.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const;
  /// Scores by row.
  [[nodiscard]] const std::vector<double>& scores() const;
  /// By row: 1 where hidden.
  [[nodiscard]] const std::vector<std::uint8_t>& hidden() const;
  /// Rows of hidden posts, as they would stand.
  [[nodiscard]] std::vector<std::uint32_t> hidden_rows() const;
  /// The place of a row, from 1; nothing if hidden.
  [[nodiscard]] std::optional<std::size_t> place(std::uint32_t row) const;
  /// The place a hidden row would have if it alone were not hidden.
  [[nodiscard]] std::size_t would_be(std::uint32_t row) const;
  /// Ids of the steps that hide a row.
  [[nodiscard]] std::vector<std::string> hidden_by(std::uint32_t row) const;

  [[nodiscard]] Path explain(std::uint32_t row) const;
  /// An error with code "no-such-post" where the timeline has no post of that id.
  [[nodiscard]] Result<Path> explain(std::string_view id) const;

  [[nodiscard]] const Timeline& timeline() const;
  [[nodiscard]] const Recipe& recipe() const;
  /// Milliseconds since 1970 UTC; nothing where neither caller nor file gave a moment.
  [[nodiscard]] std::optional<std::int64_t> now() const;
  /// Steps that did nothing, scores that were left as they were.
  [[nodiscard]] std::vector<Warning> warnings() const;

  /// Another recipe on the same timeline, at the same moment; nothing is ranked yet. What does not depend on
  /// the recipe is shared.
  [[nodiscard]] Result<Ranking> prepare_beside(Recipe recipe) const;

 private:
  friend class FewRows;  // ranks a few rows with the same derived columns
  class Plan;
  explicit Ranking(std::unique_ptr<Plan> plan);
  std::unique_ptr<Plan> plan_;
};

/// Prepares and finishes.
[[nodiscard]] Result<Ranking> rank(Timeline timeline, Recipe recipe, RankOptions options = {});

}  // namespace limpid
