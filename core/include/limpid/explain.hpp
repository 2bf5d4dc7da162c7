// Explain: why a post stands where it stands, why above that one, and what would change it.
//
// Nothing is computed by a formula of its own: every answer about another recipe or another timeline comes
// from the ranking's own steps, run again. An answer about a ranking is made from that ranking, so it can
// never be about another recipe.
#pragma once

#include <limpid/api.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

// --- In words ---

enum class Language : std::uint8_t { english, french };

/// "en", "fr", "fr-CA"; nothing for other languages.
[[nodiscard]] std::optional<Language> language_of(std::string_view tag);

/// The path in a few plain words: "Third of 49. “Replies” lifts it most (+3.2); …". Claims no more than the
/// path's numbers.
[[nodiscard]] std::string sentence(const Path& path, Language language = Language::english);

/// What one step did, or why it did nothing.
[[nodiscard]] std::string sentence(const PathStep& step, Language language = Language::english);

// --- Why this above that ---

/// How a nearest value was looked for.
struct Nearest {
  /// No value lies nearer: from a closed form, or every whole number in between was tried.
  bool exact = false;
  /// Not exact: the values that were tried before the change was narrowed down to two neighbouring doubles.
  /// Between them lies `step` (shares), or each is `ratio` times the one before, over 16 octaves to both
  /// sides; 0 is the last. Near is what few of these steps lead to.
  double step = 0, ratio = 0;
};

/// One number of the recipe, and the value nearest to today's at which something turns.
struct Flip {
  std::string address;
  double now = 0;
  std::optional<double> needed;  ///< Nothing: no value that was tried turns it.
  Nearest nearest;
  bool verified = false;  ///< Ranked again: `needed` turns it, the value next to it on today's side does not.
};

/// What one step adds to the distance between two posts.
struct Gap {
  std::string id;
  std::optional<double> difference;    ///< Score steps: change of the upper post's score − of the lower's.
  std::optional<std::int64_t> places;  ///< Order steps: places gained by the upper − by the lower.
};

struct Versus {
  Path above, below;                       ///< `below` may be hidden.
  std::string author_above, author_below;  ///< "@ana"; empty where it is not known.
  std::vector<Gap> gap;                    ///< Steps that treat the two differently, in file order.
  std::vector<std::string> decides;        ///< Fewest steps without which the order turns; empty: none found.
  std::size_t tried = 0;                   ///< Up to so many steps, all choices of steps were tried.
  std::vector<Flip> flips;                 ///< Of every number, in the order of `numbers_of`.
};

/// An error with code "no-such-post", or "both-hidden" where neither is shown.
[[nodiscard]] Result<Versus> why(const Ranking& ranking, std::string_view a, std::string_view b);

/// "@ana’s post is at place 3, @bo’s post at place 8. Without “Replies”, the order would turn."
[[nodiscard]] std::string sentence(const Versus& versus, Language language = Language::english);

// --- What would it take ---

/// One count of the post, and the nearest whole number at which it enters or leaves the top.
struct CountNeeded {
  std::string column;  ///< "replies"
  double now = 0, needed = 0;
  bool exact = false;     ///< Every count in between was tried; otherwise doubled, then narrowed down.
  bool verified = false;  ///< As in Flip.
};

struct WouldTake {
  std::string id;
  std::optional<std::size_t> rank;
  std::size_t top = 0;
  bool into = false;                ///< It is below the top, or hidden: what would bring it in. Else: out.
  std::vector<Flip> numbers;        ///< Of every number of the recipe.
  std::vector<CountNeeded> counts;  ///< Of the post; only those that do it.
};

/// The smallest change of one number that brings a post into the first `top` places, or out of them; and the
/// same for the post's own counts. An error with code "no-such-post".
[[nodiscard]] Result<WouldTake> what_would_it_take(const Ranking& ranking, std::string_view id,
                                                   std::size_t top);

/// "12 more replies would bring it into the top 10."
[[nodiscard]] std::string sentence(const WouldTake& answer, Language language = Language::english);

// --- Sensitivity ---

/// A value of a number at which the top changes: from it on, away from `least`, the feed is another.
struct Breakpoint {
  double value = 0;
  struct Move {
    std::string id;
    std::optional<std::size_t> from, to;  ///< Places before and after; nothing: not in the top.
  };
  std::vector<Move> moves;
};

struct Sensitivity {
  std::string address;
  double now = 0, least = 0, most = 0;
  std::size_t top = 0;
  /// exact: scores are linear in the number over the whole range and no step looks at other posts, so there
  /// is no other breakpoint. Otherwise those between `step`s whose tops differ.
  Nearest nearest;
  std::vector<Breakpoint> breakpoints;  ///< Rising; at most kMostBreakpoints.
  bool complete = false;  ///< False: there are more than that, or too many rankings were needed.
};

inline constexpr std::size_t kMostBreakpoints = 200;

/// Where, between two values of one number, the first `top` places change. An error where the number is not
/// there or takes no such values.
[[nodiscard]] Result<Sensitivity> sensitivity(const Ranking& ranking, std::string_view address, double least,
                                              double most, std::size_t top);

// --- What if ---

struct WhatIf {
  std::vector<std::string> insert;   ///< Posts as canonical JSON, one each.
  std::vector<std::string> replace;  ///< The same, in place of the posts of these ids.
  std::vector<std::string> remove;   ///< Ids.
  std::vector<std::string> without;  ///< Ids of steps.
};

struct WhatIfAnswer {
  std::size_t posts_before = 0, posts_after = 0, shown_before = 0, shown_after = 0;
  struct Move {
    std::string id;
    std::optional<std::size_t> from, to;  ///< Nothing: hidden, or not there.
  };
  std::vector<Move> moves;  ///< Every post whose place changes, by the new place; those that vanish last.
};

/// Who took a post's place: ids of posts that stand above it in `ranking` and not in `other`, best first.
[[nodiscard]] std::vector<std::string> took_place_of(std::string_view id, const Ranking& ranking,
                                                     const Ranking& other);

/// Ranks the changed timeline by the changed recipe, at the same moment. An error where a post, a step or an
/// inserted line does not hold.
[[nodiscard]] Result<WhatIfAnswer> what_if(const Ranking& ranking, const WhatIf& change);

}  // namespace limpid
