// ScenarioData: a scenario as read from JSON, names looked up. docs/simulation.md says what each part means.
#pragma once

#include <limpid/recipe.hpp>
#include <limpid/simulate.hpp>

#include "posts/catalogue.hpp"
#include "simulate/random.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace limpid {

/// How many different things readers may do: counts of the catalogue that a reader can raise.
inline constexpr std::array<Number, 11> kActs = {
    Number::likes, Number::reposts, Number::replies, Number::quotes, Number::bookmarks, Number::love,
    Number::haha,  Number::wow,     Number::sad,     Number::angry,  Number::care};
inline constexpr std::size_t kRepost = 1;  // of kActs
static_assert(kActs[kRepost] == Number::reposts);

/// A number that is drawn: a constant, log-normal (half of the draws below the median), or even between two
/// ends.
struct Amount {
  enum class Shape { constant, log_normal, even } shape = Shape::constant;
  double a = 0, b = 0;  // the value · median and sigma of the logarithm · low and high

  [[nodiscard]] double draw(audience::Stream& stream) const {
    switch (shape) {
      case Shape::constant: return a;
      case Shape::log_normal: return a * math::exp(b * stream.normal());
      default: return a + (b - a) * stream.uniform();
    }
  }
};

struct ScenarioData {
  struct Kind {
    std::string name;
    bool harmful = false;
    Amount quality{Amount::Shape::constant, 1, 0};
    std::array<double, kActs.size()> does{};  // probability by act
  };
  struct Group {
    std::string name;
    std::uint32_t number = 1;
    Amount posts_per_day{Amount::Shape::constant, 1, 0};
    double zipf = 0;          // popularity of the r-th author: r^−zipf
    std::vector<double> mix;  // share by kind, sums to 1
  };
  /// A bond between readers and authors of a group.
  struct Tie {
    std::string name;
    std::uint32_t group = 0;
    std::optional<Amount> number;  // authors that a reader follows by this tie …
    std::optional<double> chance;  // … or the probability of following each
    Amount closeness{Amount::Shape::constant, 0.5, 0};
    double does = 1;          // multiplies what readers do
    double muted = 0;         // probability that a followed author is muted all the same
    std::uint32_t grows = 0;  // authors that a reader follows more by this tie after each session
  };
  /// Readers who are shown what other readers reposted in the session before.
  struct Reshares {
    Amount from{Amount::Shape::constant, 20, 0};  // how many others a reader listens to
    Amount closeness{Amount::Shape::constant, 0.5, 0};
    double does = 1;  // multiplies what readers do with what came so
  };
  /// A flag that a coin decides for each reader and post of a group.
  struct Filter {
    std::string column;
    std::uint32_t group = 0;
    double chance = 0;
  };
  /// A flag that a classifier sets on posts.
  struct LabelRule {
    std::string column;
    std::uint32_t kind = 0;
    double recall = 1, precision = 1;
  };
  /// Which arm demotes what, for collateral and displacement.
  struct Demotion {
    std::uint32_t kind = 0;
    std::uint32_t against = 0;  // the arm without it
    std::optional<std::uint32_t> label;
    std::vector<std::uint32_t> arms;  // those with the rule; empty: all
  };
  struct Arm {
    std::string id, name;
    Recipe recipe;
  };

  std::string name, about, invented;
  std::vector<Recipe::Source> sources;
  double hours = 24;
  std::uint32_t sessions = 3, top = 20, seeds = 20, readers = 1000;
  double interest = 0;          // sigma of a reader's liking of a kind; its median is 1
  std::uint32_t strangers = 0;  // posts of accounts they do not follow among the candidates of a session
  double adapt = 0;             // how strongly producers follow what earned; 0: not at all
  std::vector<Kind> kinds;
  std::vector<Group> groups;
  std::vector<Tie> ties;
  std::optional<Reshares> reshares;
  std::vector<Filter> filters;
  std::vector<LabelRule> labels;
  std::vector<std::uint32_t> watch;  // groups
  std::optional<Demotion> demotion;
  std::vector<Arm> arms;
};

}  // namespace limpid
