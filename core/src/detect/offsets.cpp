#include "detect/offsets.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace limpid {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Spreads that are tried. Offsets of 4 are odds of 55 to 1: beyond, there is no recipe to speak of.
constexpr std::array<double, 16> kTaus = {0,   0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7,
                                          0.8, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0};

// Half the 95 % point of χ² with one degree of freedom: where a profile of the log-likelihood ends an
// interval.
constexpr double kDrop = 3.841458820694124 / 2;

// An author whose one-dimensional test gives less than this is not worth refitting everything for.
constexpr double kPromising = 1.5;

// Everyone's predicted offset moves at once, so each goes only part of its way; after this many sweeps the
// rest is below a hundredth.
constexpr double kDamping = 0.7;
constexpr int kSweeps = 6;
constexpr double kClose = 0.01;

// How near a maximum is: its value is then right to 10⁻⁸.
constexpr double kSettled = 1e-4;

// How many of those that stand out most are tested apart from what they do to everyone else.
constexpr std::size_t kCandidates = 3;

// Free offsets have the wide prior N(0, 10²): without any, that of an author above whom nobody stands would
// run to infinity and leave a Hessian that is rounding errors alone.
constexpr double kWide = 0.01;

// How near the end of an interval the profile must come to its target.
constexpr double kPrecise = 1e-6;

// As far as factors are looked for: e^30 is 10^13.
constexpr double kFarthest = 30;

// Stages of one share that are looked at one by one; of more, as many are taken for all.
constexpr std::uint32_t kNodes = 8;

double normal_tails(double z) { return math::erfc(std::fabs(z) * 0.70710678118654752440); }

}  // namespace

// A stage, or several alike, at which a group has the share p of what is left.
struct OffsetSearch::Node {
  double p, weight;
};

namespace {

// The log-likelihood of one group's offset, all else fixed, and where a penalty of δ²/2τ² puts its maximum.
//   ℓ(δ) = m·δ − Σ weight·log(1 + p(e^δ − 1))
template <class Node>
class OneOffset {
 public:
  OneOffset(const std::vector<Node>& nodes, double posts) : nodes_(nodes), posts_(posts) {}

  struct At {
    double delta, value, curvature;
  };

  /// From `delta` on.
  [[nodiscard]] At maximum(double tau, double delta = 0) const {
    const double precision = tau > 0 ? 1 / (tau * tau) : 0;
    for (int i = 0; i < 30; ++i) {
      double slope = posts_ - precision * delta, curvature = precision;
      const double odds = math::exp(delta);
      for (const Node& node : nodes_) {
        const double q = node.p * odds / (1 + node.p * (odds - 1));
        slope -= node.weight * q;
        curvature += node.weight * q * (1 - q);
      }
      const double step = std::clamp(slope / std::max(curvature, 1e-9), -2.0, 2.0);
      delta = std::clamp(delta + step, -kFarthest, kFarthest);
      if (std::fabs(step) < kSettled) break;
    }
    return at(delta);
  }

  [[nodiscard]] At at(double delta) const {
    At at{delta, posts_ * delta, 0};
    const double odds = math::exp(delta);
    for (const Node& node : nodes_) {
      const double sum = 1 + node.p * (odds - 1);
      const double q = node.p * odds / sum;
      at.value -= node.weight * math::log(sum);
      at.curvature += node.weight * q * (1 - q);
    }
    return at;
  }

  // log ∫ exp ℓ(δ) N(δ; 0, τ²) dδ after Laplace, for each spread.
  [[nodiscard]] std::array<double, kTaus.size()> marginals() const {
    std::array<double, kTaus.size()> marginals{};
    double delta = 0;
    for (std::size_t t = 1; t < kTaus.size(); ++t) {
      const double square = kTaus[t] * kTaus[t];
      const At best = maximum(kTaus[t], delta);
      delta = best.delta;
      marginals[t] = best.value - delta * delta / (2 * square) - 0.5 * math::log1p(square * best.curvature);
    }
    return marginals;
  }

 private:
  const std::vector<Node>& nodes_;
  double posts_;
};

}  // namespace

OffsetSearch::OffsetSearch(const Observed& observed, OffsetOptions options)
    : observed_(observed), options_(options) {
  for (std::uint32_t group = 0; group < observed.groups(); ++group) {
    if (observed.posts[group] < options.least_posts) continue;
    Offset offset;
    offset.group = group;
    offsets_.push_back(offset);
  }
  predicted_.assign(observed.groups(), 0.0);
  find_openness();
}

// The design is x, then a column for each free group; `shifted` is added to x for the posts of the last one
// in place of its column where `precision` is infinite.
Optimum OffsetSearch::fit(const std::vector<std::uint32_t>& free, double shifted, double precision,
                          const Vector& start) const {
  const bool fixed = precision == kInfinity;
  const std::size_t columns = 1 + free.size() - (fixed ? 1 : 0);
  Design design{columns, std::vector<double>(observed_.x.size() * columns, 0.0)};
  std::vector<double> offset(observed_.x.size(), 0.0);
  for (std::size_t i = 0; i < observed_.x.size(); ++i) {
    double* row = design.row(i);
    row[0] = observed_.x[i];
    if (observed_.group[i] != kNoGroup) offset[i] = predicted_[observed_.group[i]];
    for (std::size_t k = 0; k < free.size(); ++k) {
      if (observed_.group[i] != free[k]) continue;
      offset[i] = 0;
      if (fixed && k + 1 == free.size())
        row[0] += shifted;
      else
        row[1 + k] = 1;
    }
  }
  Prior prior{std::vector<double>(columns, 0.0), std::vector<double>(columns, kWide)};
  prior.precision[0] = 0;
  if (precision > 0 && !fixed) prior.precision.back() = precision;
  return fit_linear(observed_.order, design, offset, prior, start);
}

void OffsetSearch::fit_found() {
  if (static_cast<std::size_t>(start_.size()) != found_.size() + 1) {
    Vector longer = Vector::Zero(static_cast<Eigen::Index>(found_.size() + 1));
    for (Eigen::Index i = 0; i < start_.size(); ++i) longer[i] = start_[i];
    start_ = longer;
  }
  const Optimum best = fit(found_, 0, 0, start_);
  start_ = best.point;
  fitted_ = {};
  fitted_.kappa = best.point[0];
  fitted_.log_likelihood = best.at.value;
  for (Eigen::Index i = 1; i < best.point.size(); ++i) fitted_.deltas.push_back(best.point[i]);
  const Matrix errors = covariance(best.at.hessian);
  fitted_.kappa_error = errors.size() ? std::sqrt(errors(0, 0)) : kInfinity;
}

// What each group's one-dimensional likelihood is made of, at the fit of those found.
OffsetSearch::Nodes OffsetSearch::nodes() const {
  std::vector<double> u(observed_.x.size()), log_left;
  for (std::size_t i = 0; i < u.size(); ++i) {
    u[i] = fitted_.kappa * observed_.x[i];
    if (observed_.group[i] != kNoGroup) u[i] += predicted_[observed_.group[i]];
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (observed_.group[i] == found_[k]) u[i] += fitted_.deltas[k];
    }
  }
  const auto shares = observed_.order.shares(u, fitted_.kappa, observed_.group, observed_.groups(), log_left);
  const auto& stages = observed_.order.stages();
  Nodes nodes(observed_.groups());
  for (const PlackettLuce::Share& share : shares) {
    const std::uint32_t length = share.end - share.begin;
    const std::uint32_t parts = std::min(length, kNodes);
    for (std::uint32_t i = 0; i < parts; ++i) {
      const std::uint32_t begin = share.begin + i * length / parts;
      const std::uint32_t end = share.begin + (i + 1) * length / parts;
      const std::uint32_t middle = (begin + end) / 2;
      double weight = 0;
      for (std::uint32_t s = begin; s < end; ++s) weight += stages[s].end - stages[s].begin;
      // What the share would be without the group's own predicted offset.
      const double share_now = std::min(1.0, math::exp(share.log_sum - log_left[middle]));
      const double odds = math::exp(-predicted_[share.group]);
      nodes[share.group].push_back({share_now * odds / (1 + share_now * (odds - 1)), weight});
    }
  }
  return nodes;
}

// For each spread the likelihood of all groups, then for each group the best spread without it.
void OffsetSearch::estimate_spread(const Nodes& nodes) {
  std::array<double, kTaus.size()> all{};
  std::vector<std::array<double, kTaus.size()>> of_group(observed_.groups());
  for (std::uint32_t group = 0; group < observed_.groups(); ++group) {
    if (std::find(found_.begin(), found_.end(), group) != found_.end()) continue;
    const OneOffset one(nodes[group], observed_.posts[group]);
    of_group[group] = one.marginals();
    for (std::size_t t = 0; t < kTaus.size(); ++t) all[t] += of_group[group][t];
  }
  const auto best = [&](const std::array<double, kTaus.size()>* without) {
    std::size_t at = 0;
    double highest = -kInfinity;
    for (std::size_t t = 0; t < kTaus.size(); ++t) {
      const double value = all[t] - (without ? (*without)[t] : 0);
      if (value <= highest) continue;
      highest = value;
      at = t;
    }
    return kTaus[at];
  };
  tau_ = best(nullptr);
  tau_without_.clear();
  for (const auto& of : of_group) tau_without_.push_back(best(&of));
}

// κ and all others fixed: cheap, and close unless the author matters for κ.
void OffsetSearch::screen(const Nodes& nodes, Offset& offset) const {
  offset.tau = tau_without_[offset.group];
  const OneOffset one(nodes[offset.group], observed_.posts[offset.group]);
  const auto free = one.maximum(0);
  double held = 0;
  if (offset.tau > 0) {
    const auto best = one.maximum(offset.tau);
    held = best.value - best.delta * best.delta / (2 * offset.tau * offset.tau);
  }
  offset.z = std::copysign(std::sqrt(std::max(0.0, 2 * (free.value - held))), free.delta);
  offset.p = normal_tails(offset.z);
  offset.kappa = fitted_.kappa;
  offset.delta = free.delta;
}

std::vector<std::uint32_t> OffsetSearch::free_beside(std::uint32_t group) const {
  std::vector<std::uint32_t> free;
  for (const std::uint32_t other : found_) {
    if (other != group) free.push_back(other);
  }
  free.push_back(group);
  return free;
}

void OffsetSearch::test(Offset& offset) const {
  const std::vector<std::uint32_t> free = free_beside(offset.group);
  Vector start = Vector::Zero(static_cast<Eigen::Index>(free.size() + 1));
  for (Eigen::Index i = 0; i < start_.size(); ++i) start[i] = start_[i];
  const Optimum best = fit(free, 0, 0, start);
  double held = fitted_.log_likelihood;
  if (offset.tau > 0) held = fit(free, 0, 1 / (offset.tau * offset.tau), start).at.value;
  offset.kappa = best.point[0];
  offset.delta = best.point[best.point.size() - 1];
  offset.z = std::copysign(std::sqrt(std::max(0.0, 2 * (best.at.value - held))), offset.delta);
  offset.p = normal_tails(offset.z);
}

// The same with everyone else's spread and offsets as they are when this author's is free: what it does to
// the feed is then no part of what it is held against.
void OffsetSearch::test_apart(Offset& offset) const {
  OffsetSearch apart = *this;
  apart.found_.push_back(offset.group);
  apart.predicted_.assign(apart.predicted_.size(), 0.0);
  (void)apart.fit_everyone();
  offset.tau = apart.tau_;
  const Vector without = apart.start_.head(apart.start_.size() - 1);
  const Optimum held = offset.tau > 0
                           ? apart.fit(apart.found_, 0, 1 / (offset.tau * offset.tau), apart.start_)
                           : apart.fit(found_, 0, 0, without);
  offset.kappa = apart.fitted_.kappa;
  offset.delta = apart.fitted_.deltas.back();
  const double gain = apart.fitted_.log_likelihood - held.at.value;
  offset.z = std::copysign(std::sqrt(std::max(0.0, 2 * gain)), offset.delta);
  offset.p = normal_tails(offset.z);
}

// q: the least of p·m/rank over this rank and all behind it (Benjamini and Hochberg 1995).
void OffsetSearch::adjust() {
  std::sort(offsets_.begin(), offsets_.end(),
            [](const Offset& a, const Offset& b) { return a.p != b.p ? a.p < b.p : a.group < b.group; });
  double least = 1;
  for (std::size_t i = offsets_.size(); i-- > 0;) {
    least =
        std::min(least, offsets_[i].p * static_cast<double>(offsets_.size()) / static_cast<double>(i + 1));
    offsets_[i].q = least;
  }
}

// The offsets that those not found most likely have, given their spread. Gives the farthest move.
double OffsetSearch::predict(const Nodes& nodes) {
  double farthest = 0;
  for (const std::uint32_t group : found_) predicted_[group] = 0;
  for (std::uint32_t group = 0; group < observed_.groups(); ++group) {
    if (std::find(found_.begin(), found_.end(), group) != found_.end()) continue;
    const double best =
        tau_ > 0 ? OneOffset(nodes[group], observed_.posts[group]).maximum(tau_, predicted_[group]).delta : 0;
    const double move = kDamping * (best - predicted_[group]);
    predicted_[group] += move;
    farthest = std::max(farthest, std::fabs(move));
  }
  return farthest;
}

// κ, the spread and everyone's predicted offset in turn, until they agree. Gives what the last fit was made
// of.
OffsetSearch::Nodes OffsetSearch::fit_everyone() {
  for (const std::uint32_t group : found_) predicted_[group] = 0;
  bool close = false;
  for (int sweep = 0;; ++sweep) {
    fit_found();
    Nodes groups = nodes();
    const double before = tau_;
    estimate_spread(groups);
    const bool nothing =
        tau_ == 0 && std::all_of(predicted_.begin(), predicted_.end(), [](double d) { return d == 0; });
    if (nothing || sweep == kSweeps || (close && tau_ == before)) return groups;
    close = predict(groups) < kClose;
  }
}

bool OffsetSearch::round() {
  const Nodes groups = fit_everyone();
  for (Offset& offset : offsets_) {
    if (offset.found) continue;
    screen(groups, offset);
    if (std::fabs(offset.z) > kPromising) test(offset);
  }
  adjust();
  std::size_t candidates = 0;
  for (Offset& offset : offsets_) {
    if (offset.found || std::fabs(offset.z) <= kPromising) continue;
    test_apart(offset);
    if (++candidates == kCandidates) break;
  }
  adjust();
  for (Offset& offset : offsets_) {
    if (offset.found || offset.q > options_.false_discoveries) continue;
    offset.found = true;
    found_.push_back(offset.group);
    return true;
  }
  return false;
}

void OffsetSearch::take(std::vector<std::uint32_t> found) {
  found_ = std::move(found);
  (void)fit_everyone();
}

Offset OffsetSearch::tested(std::uint32_t group) const {
  OffsetSearch apart = *this;
  apart.found_.erase(std::remove(apart.found_.begin(), apart.found_.end(), group), apart.found_.end());
  apart.start_.resize(0);  // its columns are those of the groups before
  apart.fit_found();
  Offset offset;
  offset.group = group;
  apart.test_apart(offset);
  return offset;
}

std::vector<Offset> OffsetSearch::offsets() const { return offsets_; }

Shift OffsetSearch::shift(std::uint32_t group) const {
  const std::vector<std::uint32_t> free = free_beside(group);
  const Optimum best = fit(free, 0, 0, {});
  const double kappa = best.point[0];
  Shift shift;
  if (kappa <= 0) return shift;
  const double center = std::clamp(best.point[best.point.size() - 1] / kappa, -kFarthest, kFarthest);
  Vector at_center(best.point.size() - 1);
  for (Eigen::Index i = 0; i < at_center.size(); ++i) at_center[i] = best.point[i];

  // The log-likelihood with log M fixed and κ and all others' offsets free.
  const auto profile = [&](double log_multiplier, Vector& start) {
    const Optimum at = fit(free, log_multiplier, kInfinity, start);
    start = at.point;
    return at.at.value;
  };
  // Where one end is open the likelihood rises towards it for ever: what it rises to counts.
  double highest = profile(center, at_center);
  for (const auto& [open, direction] :
       {std::pair(open_above_[group], 1.0), std::pair(open_below_[group], -1.0)}) {
    Vector far = at_center;
    if (open)
      highest = std::max(highest, profile(center + direction * kFarthest / std::max(kappa, 1.0), far));
  }
  const double target = highest - kDrop;
  // Outwards in growing steps until the profile is below the target, then between the last two by the
  // Illinois method, which keeps the end between them and halves the weight of one that stays.
  const auto end = [&](double direction) -> std::optional<double> {
    Vector start = at_center;
    double inside = center, above = kDrop, step = 0.5 / std::max(kappa, 1e-3);
    double outside = inside + direction * step;
    double below = profile(outside, start) - target;
    for (; below >= 0; below = profile(outside, start) - target) {
      inside = outside;
      above = below;
      step *= 2;
      outside += direction * step;
      if (std::fabs(outside) > kFarthest * (1 + std::fabs(center))) return std::nullopt;
    }
    bool moved_inside = false;
    for (int i = 0; i < 40 && std::fabs(outside - inside) > kPrecise; ++i) {
      const double middle = (inside * below - outside * above) / (below - above);
      const double there = profile(middle, start) - target;
      if (std::fabs(there) < kPrecise) return middle;
      if (there > 0) {
        below *= i > 0 && moved_inside ? 0.5 : 1;
        inside = middle;
        above = there;
      } else {
        above *= i > 0 && !moved_inside ? 0.5 : 1;
        outside = middle;
        below = there;
      }
      moved_inside = there > 0;
    }
    return outside;
  };
  if (!open_above_[group]) shift.high = end(1);
  if (!open_below_[group]) shift.low = end(-1);
  if (!open_above_[group] && !open_below_[group]) shift.value = center;
  return shift;
}

void OffsetSearch::find_openness() {
  open_above_.assign(observed_.groups(), true);
  open_below_.assign(observed_.groups(), true);
  // Walking down a session: once somebody else's post stands above (anyone's but the group's own), it is
  // closed.
  const auto walk = [&](std::vector<bool>& open, bool down) {
    const auto& stages = observed_.order.stages();
    std::uint32_t only = kNoGroup;  // whose alone the posts so far are
    bool any = false, several = false;
    for (std::size_t n = 0; n < stages.size(); ++n) {
      const auto& stage = stages[down ? n : stages.size() - 1 - n];
      if (down ? stage.first : (stage.last || n == 0)) any = several = false;
      for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
        const std::uint32_t group = observed_.group[i];
        if (group != kNoGroup && (several || (any && only != group))) open[group] = false;
      }
      for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
        if (any && (observed_.group[i] != only || only == kNoGroup)) several = true;
        if (!any) only = observed_.group[i];
        any = true;
      }
    }
  };
  walk(open_above_, true);
  walk(open_below_, false);
}

}  // namespace limpid
