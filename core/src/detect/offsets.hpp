// Offsets: who stands where the recipe's scores alone would not put them. Here are served orders, log-scores
// and the author of every post, give me each author's offset, how far it stands out from the others', and its
// factor.
//
// The log-worth of a post is u = κ·(x + log M_a): x the log of the recipe's score, M_a = exp(δ_a/κ) the
// factor that a `multiply` before the first `spread` would need. An author is tested against the others'
// spread: their offsets are N(0, τ²), τ estimated without the tested one. What is tested is
//
//   z² = 2·[max over δ of ℓ(δ)  −  max over δ of (ℓ(δ) − δ²/2τ²)],
//
// ℓ the log-likelihood with κ at its best. Where ℓ is a parabola about δ̂ with error s, that is δ̂²/(s² + τ²);
// and it stays finite where δ̂ does not, because nobody else's post stands above the author's.
#pragma once

#include "detect/plackett_luce.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace limpid {

/// What was served, as far as a detection looks at it. By item, in the order of `order`.
struct Observed {
  PlackettLuce order;
  std::vector<double> x;             ///< Log of the recipe's score, or the score where its zero is arbitrary.
  std::vector<std::uint32_t> group;  ///< Whose post; kNoGroup: nobody knows.
  std::vector<std::uint32_t> posts;  ///< By group: how many items.

  [[nodiscard]] std::size_t groups() const { return posts.size(); }
};

struct OffsetOptions {
  std::size_t least_posts =
      3;  ///< Authors with fewer are not tested: one post's own worth is nobody's favour.
  /// Benjamini and Hochberg's level. Below the 5 % that may be wrong, since the tails of z are a little heavier
  /// than the normal distribution's where there are few posts.
  double false_discoveries = 0.03;
};

struct Offset {
  std::uint32_t group = 0;
  bool found = false;  ///< It stands out.
  double z = 0;        ///< Signed: above 0 is lifted.
  double p = 1;        ///< Two-sided.
  double q = 1;        ///< After Benjamini and Hochberg: the least level at which it would be found.
  double tau = 0;      ///< The spread of the others that it was held against.
  double kappa = 0;    ///< In its fit.
  double delta = 0;    ///< δ, the log of odds.
};

/// log M with the ends of its 95 % interval; nothing where the likelihood does not end it.
struct Shift {
  std::optional<double> value, low, high;
};

/// κ and the offsets of those that were found.
struct Fitted {
  double kappa = 0, kappa_error = 0;
  std::vector<double> deltas;  ///< In the order of `OffsetSearch::found`.
  double log_likelihood = 0;
};

class OffsetSearch {
 public:
  /// `observed` must outlive the search; its x may change between rounds.
  explicit OffsetSearch(const Observed& observed, OffsetOptions options = {});

  /// Fits, tests everyone who was not found yet, and adds the one that stands out most. False where nobody
  /// does.
  bool round();

  /// Takes these as found, without a test, and fits.
  void take(std::vector<std::uint32_t> found);
  /// The test of a group, with those taken as found free beside it.
  [[nodiscard]] Offset tested(std::uint32_t group) const;

  [[nodiscard]] const std::vector<std::uint32_t>& found() const { return found_; }
  [[nodiscard]] const Fitted& fitted() const { return fitted_; }
  /// Everyone who was tested, the least p first.
  [[nodiscard]] std::vector<Offset> offsets() const;
  /// The spread of all offsets but those found.
  [[nodiscard]] double tau() const { return tau_; }

  /// log M of one author by the profile of the likelihood, all found ones free beside it.
  [[nodiscard]] Shift shift(std::uint32_t group) const;

  /// By group: whether nobody else's post stands above one of theirs; below one of theirs.
  [[nodiscard]] const std::vector<bool>& open_above() const { return open_above_; }
  [[nodiscard]] const std::vector<bool>& open_below() const { return open_below_; }

 private:
  struct Node;
  using Nodes = std::vector<std::vector<Node>>;

  [[nodiscard]] std::vector<std::uint32_t> free_beside(std::uint32_t group) const;
  [[nodiscard]] Optimum fit(const std::vector<std::uint32_t>& free, double shifted, double precision,
                            const Vector& start) const;
  void fit_found();
  double predict(const Nodes& nodes);
  Nodes fit_everyone();
  [[nodiscard]] Nodes nodes() const;
  void estimate_spread(const Nodes& nodes);
  void screen(const Nodes& nodes, Offset& offset) const;
  void test(Offset& offset) const;
  void test_apart(Offset& offset) const;
  void adjust();
  void find_openness();

  const Observed& observed_;
  OffsetOptions options_;
  std::vector<std::uint32_t> found_;
  Fitted fitted_;
  Vector start_;
  std::vector<Offset> offsets_;      // of those that are tested
  std::vector<double> tau_without_;  // by group
  std::vector<double> predicted_;    // by group: the offsets of those that were not found, drawn towards 0
  double tau_ = 0;
  std::vector<bool> open_above_, open_below_;
};

}  // namespace limpid
