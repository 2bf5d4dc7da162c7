#include "detect/plackett_luce.hpp"

#include "base/math.hpp"

#include <algorithm>

namespace limpid {

namespace {

// Sums are kept in units of e^scale. The scale follows only where a worth would leave e^±300 behind: then no
// sum overflows, and what underflows is nothing beside the rest.
constexpr double kRoom = 300;

// The logarithm of a long product, taken now and then.
class LogProduct {
 public:
  void multiply(double factor, std::uint32_t times) {
    for (std::uint32_t i = 0; i < times; ++i) {
      product_ *= factor;
      if (product_ < kLeast || product_ > kMost) settle();
    }
  }
  [[nodiscard]] double log() {
    settle();
    return log_;
  }

 private:
  // Sums reach from e^−300 to n·e^300: one more factor stays a double.
  static constexpr double kLeast = 1e-150, kMost = 1e150;
  void settle() {
    log_ += math::log(product_);
    product_ = 1;
  }
  double product_ = 1, log_ = 0;
};

// Weights with their first and second moments: Σ w, Σ w·J, Σ w·J·Jᵀ (its lower half), one after the other.
class Moments {
 public:
  explicit Moments(std::size_t parameters) : parameters_(parameters) {}
  [[nodiscard]] std::size_t size() const { return 1 + parameters_ + parameters_ * parameters_; }

  void add_item(double* sums, double weight, const double* jacobian) const {
    sums[0] += weight;
    double* first = sums + 1;
    double* second = first + parameters_;
    for (std::size_t a = 0; a < parameters_; ++a) {
      const double weighted = weight * jacobian[a];
      first[a] += weighted;
      for (std::size_t b = 0; b <= a; ++b) second[a * parameters_ + b] += weighted * jacobian[b];
    }
  }

  // Adds factor × the sums that `group` would have if `shift` were added to the first entry of every J.
  void add_shifted(double* sums, const double* group, double factor, double shift) const {
    sums[0] += factor * group[0];
    if (parameters_ == 0) return;
    const double *first = group + 1, *second = first + parameters_;
    double *to_first = sums + 1, *to_second = to_first + parameters_;
    for (std::size_t a = 0; a < parameters_; ++a) {
      to_first[a] += factor * first[a];
      for (std::size_t b = 0; b <= a; ++b)
        to_second[a * parameters_ + b] += factor * second[a * parameters_ + b];
      to_second[a * parameters_] += factor * (shift * first[a]);
    }
    to_first[0] += factor * (shift * group[0]);
    to_second[0] += factor * (shift * (first[0] + shift * group[0]));
  }

  // A stage of d items: the gradient −d·mean and the Hessian −d·covariance of its −d·log Σ.
  void subtract_stage(const double* sums, double d, Evaluation& at) const {
    const double *first = sums + 1, *second = first + parameters_;
    const double one_over = 1 / sums[0];
    for (std::size_t a = 0; a < parameters_; ++a) {
      const auto i = static_cast<Eigen::Index>(a);
      const double mean = first[a] * one_over;
      at.gradient[i] -= d * mean;
      for (std::size_t b = 0; b <= a; ++b)
        at.hessian(i, static_cast<Eigen::Index>(b)) -=
            d * (second[a * parameters_ + b] * one_over - mean * (first[b] * one_over));
    }
  }

 private:
  std::size_t parameters_;
};

// What is left of a session, group by group of its spread, as the walk from its end goes on.
class Left {
 public:
  Left(std::size_t parameters, std::size_t groups)
      : moments_(parameters), all_(moments_.size()), groups_(groups * moments_.size()), factors_(groups) {}

  void begin(double scale) {
    scale_ = scale;
    all_.assign(all_.size(), 0.0);
    for (const std::uint32_t group : touched_) {
      std::fill_n(sums_of(group), moments_.size(), 0.0);
    }
    touched_.clear();
  }

  void take(double u, const double* jacobian, std::uint32_t group, double log_factor, double kappa) {
    if (u - scale_ > kRoom) rescale(u);
    const double worth = math::exp(u - scale_);
    if (group == kNoGroup) return moments_.add_item(all_.data(), worth, jacobian);
    // The group leaves the sums with its old factor and comes back with its new one.
    double* sums = sums_of(group);
    Factor& factor = factors_[group];
    if (sums[0] > 0)
      moments_.add_shifted(all_.data(), sums, -factor.value, factor.log);
    else
      touched_.push_back(group);
    moments_.add_item(sums, worth, jacobian);
    factor = {log_factor, log_factor == 0 ? 1 : math::exp(kappa * log_factor)};
    moments_.add_shifted(all_.data(), sums, factor.value, factor.log);
  }

  void subtract_stage(std::uint32_t d, Evaluation& at) {
    at.value -= d * scale_;
    log_.multiply(all_[0], d);
    moments_.subtract_stage(all_.data(), d, at);
  }
  /// Σ d·log of the sums, without their scale.
  [[nodiscard]] double log_of_sums() { return log_.log(); }

 private:
  struct Factor {
    double log = 0, value = 1;
  };
  [[nodiscard]] double* sums_of(std::uint32_t group) { return groups_.data() + group * moments_.size(); }

  void rescale(double scale) {
    const double factor = math::exp(scale_ - scale);
    for (double& sum : all_) sum *= factor;
    for (const std::uint32_t group : touched_) {
      double* sums = sums_of(group);
      for (std::size_t i = 0; i < moments_.size(); ++i) sums[i] *= factor;
    }
    scale_ = scale;
  }

  Moments moments_;
  double scale_ = 0;
  std::vector<double> all_;
  std::vector<double> groups_;  // by group
  std::vector<Factor> factors_;
  LogProduct log_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

void PlackettLuce::add_stage(std::uint32_t items) {
  const bool first = stages_.empty() || stages_.back().last;
  const auto begin = static_cast<std::uint32_t>(this->items());
  stages_.push_back({begin, begin + items, first, false});
}

void PlackettLuce::end_session() {
  if (!stages_.empty()) stages_.back().last = true;
}

void PlackettLuce::set_spread(std::vector<std::uint32_t> group, std::vector<double> log_factor,
                              std::size_t groups) {
  spread_group_ = std::move(group);
  log_factor_ = std::move(log_factor);
  spread_groups_ = groups;
}

double PlackettLuce::log_likelihood(std::span<const double> u, double kappa) const {
  Evaluation at;
  evaluate(u, Design{0, {}}, at, kappa);
  return at.value;
}

void PlackettLuce::evaluate(std::span<const double> u, const Design& du, Evaluation& at, double kappa) const {
  const auto parameters = static_cast<Eigen::Index>(du.columns);
  at.value = 0;
  at.gradient = Vector::Zero(parameters);
  at.hessian = Matrix::Zero(parameters, parameters);
  Left left(du.columns, spread_groups_);
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    if (stage.last || s + 1 == stages_.size()) left.begin(u[stage.begin]);
    for (std::size_t i = stage.end; i-- > stage.begin;) {
      const double log_factor = has_spread() ? log_factor_[i] : 0;
      at.value += u[i] + kappa * log_factor;
      for (Eigen::Index a = 0; a < parameters; ++a) at.gradient[a] += du.row(i)[a];
      if (parameters > 0) at.gradient[0] += log_factor;
      left.take(u[i], du.row(i), has_spread() ? spread_group_[i] : kNoGroup, log_factor, kappa);
    }
    left.subtract_stage(stage.end - stage.begin, at);
  }
  at.value -= left.log_of_sums();
  for (Eigen::Index a = 0; a < parameters; ++a) {
    for (Eigen::Index b = 0; b < a; ++b) at.hessian(b, a) = at.hessian(a, b);
  }
}

std::vector<PlackettLuce::Share> PlackettLuce::shares(std::span<const double> u, double kappa,
                                                      std::span<const std::uint32_t> group,
                                                      std::size_t groups,
                                                      std::vector<double>& log_left) const {
  // A cell is what a group of the spread and a group that is asked for have in common; its sum is without the
  // spread, the factors are those of its group of the spread.
  struct Cell {
    std::uint32_t group;
    double sum;
  };
  std::vector<std::vector<Cell>> cells(spread_groups_);
  std::vector<double> factors(spread_groups_, 1.0), sums(groups, 0.0);
  std::vector<std::uint32_t> since(groups, 0);  // one past the last stage at which the group's sum holds
  std::vector<std::uint32_t> touched, touched_spread;
  std::vector<Share> shares;
  log_left.assign(stages_.size(), 0.0);

  double scale = 0, all = 0;
  const auto end_share = [&](std::uint32_t g, std::size_t stage) {
    const auto begin = static_cast<std::uint32_t>(stage);
    if (sums[g] > 0 && since[g] > begin) shares.push_back({g, scale + math::log(sums[g]), begin, since[g]});
    since[g] = begin;
  };
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    if (stage.last || s + 1 == stages_.size()) {
      scale = *std::max_element(u.begin() + stage.begin, u.begin() + stage.end);
      all = 0;
    }
    for (std::size_t i = stage.end; i-- > stage.begin;) {
      if (u[i] - scale > kRoom) {
        const double factor = math::exp(scale - u[i]);
        all *= factor;
        for (const std::uint32_t g : touched) sums[g] *= factor;
        for (const std::uint32_t g : touched_spread) {
          for (Cell& cell : cells[g]) cell.sum *= factor;
        }
        scale = u[i];
      }
      const double worth = math::exp(u[i] - scale);
      const std::uint32_t of = group[i], spread = has_spread() ? spread_group_[i] : kNoGroup;
      if (of != kNoGroup && sums[of] == 0) touched.push_back(of);
      if (spread == kNoGroup) {
        all += worth;
        if (of == kNoGroup) continue;
        end_share(of, s + 1);
        sums[of] += worth;
        continue;
      }
      // All that is left of the group changes its factor; the item joins it.
      const double factor = math::exp(kappa * log_factor_[i]);
      std::vector<Cell>& mine = cells[spread];
      if (mine.empty()) touched_spread.push_back(spread);
      auto cell =
          std::find_if(mine.begin(), mine.end(), [of](const Cell& other) { return other.group == of; });
      if (cell == mine.end()) cell = mine.insert(mine.end(), Cell{of, 0});
      for (Cell& other : mine) {
        const double before = other.sum * factors[spread];
        if (&other == &*cell) other.sum += worth;
        const double change = other.sum * factor - before;
        all += change;
        if (other.group == kNoGroup) continue;
        end_share(other.group, s + 1);
        sums[other.group] += change;
      }
      factors[spread] = factor;
    }
    log_left[s] = scale + math::log(all);
    if (!stage.first) continue;
    for (const std::uint32_t g : touched) {
      end_share(g, s);
      sums[g] = 0;
    }
    for (const std::uint32_t g : touched_spread) {
      cells[g].clear();
      factors[g] = 1;
    }
    touched.clear();
    touched_spread.clear();
  }
  return shares;
}

std::vector<double> PlackettLuce::residuals(std::span<const double> u, double kappa) const {
  std::vector<double> log_left, residuals(items());
  const std::vector<std::uint32_t> nobody(items(), kNoGroup);
  (void)shares(u, kappa, nobody, 0, log_left);
  // Σ d/Σe^u over the stages so far in units of e^−scale; each group counts it with the factor that it had.
  double hazard = 0, scale = 0;
  std::vector<double> last(spread_groups_, 0.0), of_group(spread_groups_, 0.0);
  std::vector<std::uint32_t> touched;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const Stage& stage = stages_[s];
    if (stage.first) {
      hazard = 0;
      scale = log_left[s];
      for (const std::uint32_t group : touched) last[group] = of_group[group] = 0;
      touched.clear();
    }
    if (scale - log_left[s] > kRoom) {
      const double factor = math::exp(log_left[s] - scale);
      hazard *= factor;
      for (const std::uint32_t group : touched) last[group] *= factor, of_group[group] *= factor;
      scale = log_left[s];
    }
    hazard += (stage.end - stage.begin) * math::exp(scale - log_left[s]);
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      double felt = hazard;
      if (has_spread() && spread_group_[i] != kNoGroup) {
        const std::uint32_t group = spread_group_[i];
        if (of_group[group] == 0) touched.push_back(group);
        of_group[group] += math::exp(kappa * log_factor_[i]) * (hazard - last[group]);
        last[group] = hazard;
        felt = of_group[group];
      }
      residuals[i] = 1 - math::exp(u[i] - scale) * felt;
    }
  }
  return residuals;
}

Optimum fit_linear(const PlackettLuce& order, const Design& x, std::span<const double> offset,
                   const Prior& prior, const Vector& start) {
  std::vector<double> u(order.items());
  const Objective penalised = [&](const Vector& beta, Evaluation& at) {
    for (std::size_t i = 0; i < u.size(); ++i) {
      double sum = offset.empty() ? 0 : offset[i];
      for (std::size_t k = 0; k < x.columns; ++k) sum += x.row(i)[k] * beta[static_cast<Eigen::Index>(k)];
      u[i] = sum;
    }
    order.evaluate(u, x, at, order.has_spread() ? beta[0] : 0);
    for (std::size_t k = 0; k < prior.precision.size(); ++k) {
      const auto a = static_cast<Eigen::Index>(k);
      const double from_center = beta[a] - prior.center[k];
      at.value -= 0.5 * prior.precision[k] * from_center * from_center;
      at.gradient[a] -= prior.precision[k] * from_center;
      at.hessian(a, a) -= prior.precision[k];
    }
  };
  const auto parameters = static_cast<Eigen::Index>(x.columns);
  return maximise(penalised, start.size() == parameters ? start : Vector(Vector::Zero(parameters)));
}

}  // namespace limpid
