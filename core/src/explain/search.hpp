// Search: the value of one number, nearest to today's, at which an answer turns. Here are a number and a
// question that is answered for any value of it, give me the flip.
//
// The answer is not monotone in a decay or a share, and every question costs a ranking of few rows or of all.
// So the search goes outward from today's value: by closed forms where scores are linear in the number, by
// every whole number where it is one, else on a grid; then it is narrowed down to two neighbouring values.
#pragma once

#include <limpid/explain.hpp>

#include <cstddef>
#include <functional>
#include <optional>

namespace limpid {

/// Whether the answer is another at this value of the number.
struct Question {
  /// Ranked again, all of it.
  std::function<bool(double)> again;
  /// From few rows; nothing where those do not settle it. May be empty.
  std::function<std::optional<bool>(double)> few;
  /// The next value from `at` (not turned there) towards `end` at which it is worth asking: up to there the
  /// answer changes once at most. Nothing where no closed form is known; `end` where there is no such value.
  /// May be empty.
  std::function<std::optional<double>(double at, double end)> next_event;
  /// Values between `near` (not turned) and `far` (turned) at which the answer may well turn, from near to far: where
  /// two posts change places. Guesses only. May be empty.
  std::function<std::vector<double>(double near, double far)> guesses;
  /// `few` does not depend on the number at all.
  bool few_is_steady = false;
  /// `few` takes a while.
  bool few_is_slow = false;
  /// Whole numbers from here on make no difference.
  double most_whole = 0;
  /// Ranking everything again costs much: ask less often.
  bool is_costly = false;
};

[[nodiscard]] Flip nearest_flip(const RecipeNumber& number, const Question& question);

/// For a whole number that rises without end (`sign` 1) or falls to `end` (−1): the nearest at which it
/// turns.
struct WholeFlip {
  double needed;
  bool exact;
};
[[nodiscard]] std::optional<WholeFlip> nearest_whole(double now, double end,
                                                     const std::function<bool(double)>& turned,
                                                     std::size_t every);

/// The double next to `from` on the side of `towards`.
[[nodiscard]] double neighbour(double from, double towards);
/// Halfway between two doubles, counted in doubles.
[[nodiscard]] double halfway(double a, double b);

}  // namespace limpid
