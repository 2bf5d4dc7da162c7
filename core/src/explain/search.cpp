#include "explain/search.hpp"

#include "base/math.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace limpid {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kOctaves = 16;
constexpr std::size_t kMostEvents = 300;
/// Whole numbers tried one by one before the steps double.
constexpr std::size_t kEveryWhole = 2000, kEveryCostlyWhole = 8;
/// The grids: fine where answers are cheap.
constexpr double kFineStep = 1.0 / 64, kCoarseStep = 1.0 / 8;
constexpr double kFinePerOctave = 8, kCoarsePerOctave = 0.25;
/// Guessing pays once a few halvings have left little between the two values.
constexpr std::size_t kHalvingsBetweenGuesses = 3;

// Doubles in their order as whole numbers; both zeros are 0.
std::int64_t key_of(double x) {
  std::uint64_t bits;
  const double size = std::fabs(x);
  std::memcpy(&bits, &size, sizeof bits);
  const auto key = static_cast<std::int64_t>(bits);
  return x < 0 ? -key : key;
}

double of_key(std::int64_t key) {
  const auto bits = static_cast<std::uint64_t>(key < 0 ? -key : key);
  double size;
  std::memcpy(&size, &bits, sizeof size);
  return key < 0 ? -size : size;
}

// What a number may be, and how it is looked for.
struct Range {
  double least = -kInfinity, most = kInfinity;
  bool is_whole = false, is_share = false;
};

Range range_of(const RecipeNumber& number, const Question& question) {
  const bool is_plain = number.expression.empty();
  if (is_plain && number.field == "weight") return {};
  if (is_plain && (number.field == "decay" || number.field == "floor" || number.field == "share"))
    return {.least = 0, .most = 1, .is_share = true};
  if (is_plain && (number.field == "at_most" || number.field == "within"))
    return {.least = number.field == "within" ? 2.0 : 1.0,
            .most = std::max(question.most_whole, number.value),
            .is_whole = true};
  return {.least = 0};
}

class Search {
 public:
  Search(const RecipeNumber& number, const Question& question)
      : now_(number.value), range_(range_of(number, question)), question_(question) {
    flip_.address = number.address;
    flip_.now = number.value;
  }

  Flip run() {
    is_few_ = static_cast<bool>(question_.few);
    is_settled_ = is_few_ && question_.few(now_).has_value();
    if (range_.is_whole) {
      search_whole();
    } else if (!(is_settled_ && search_lines())) {
      search_grids();
    }
    verify();
    return flip_;
  }

 private:
  bool turned(double value) {
    if (is_few_) {
      if (const std::optional<bool> answer = question_.few(value)) return *answer;
      is_settled_ = false;
    }
    return question_.again(value);
  }

  void take(double needed) {
    if (!flip_.needed || std::fabs(needed - now_) < std::fabs(*flip_.needed - now_)) flip_.needed = needed;
  }

  [[nodiscard]] double farthest() const { return flip_.needed ? std::fabs(*flip_.needed - now_) : kInfinity; }

  // Between `near` (not turned) and `far` (turned): the last turned value before one that is not.
  double narrowed(double near, double far) {
    for (std::size_t i = 1;; ++i) {
      if (question_.guesses && !is_settled_ && i % kHalvingsBetweenGuesses == 0) guess(near, far);
      const double middle = halfway(near, far);
      if (middle == near || middle == far) return far;
      (turned(middle) ? far : near) = middle;
    }
  }

  // Halves the guesses between the two: at each, and just before it.
  void guess(double& near, double& far) {
    std::vector<double> guesses = question_.guesses(near, far);
    while (!guesses.empty()) {
      const std::size_t middle = guesses.size() / 2;
      const double at = guesses[middle];
      bool has_turned = false;
      for (const double value : {at, neighbour(at, near)}) {
        const bool is_between = near < far ? near < value && value < far : far < value && value < near;
        if (!is_between) continue;
        has_turned = turned(value);
        (has_turned ? far : near) = value;
        if (!has_turned) break;
      }
      const auto there = guesses.begin() + static_cast<std::ptrdiff_t>(middle);
      if (has_turned)
        guesses.erase(there, guesses.end());
      else
        guesses.erase(guesses.begin(), there + 1);
    }
  }

  // --- Closed forms ---

  // From event to event, in both directions; between two the answer changes at most once. False where no
  // closed form is known, or few rows did not settle it.
  bool search_lines() {
    if (!question_.next_event || question_.few_is_slow) return false;
    for (const double end : {range_.most, range_.least}) {
      if (!walk(end)) {
        flip_.needed.reset();
        return false;
      }
    }
    flip_.nearest.exact = true;
    return true;
  }

  bool walk(double end) {
    double near = now_;
    for (std::size_t i = 0; i < kMostEvents && near != end && std::fabs(near - now_) < farthest(); ++i) {
      const std::optional<double> event = question_.next_event(near, end);
      if (!event) return false;
      if (!is_finite(*event)) return true;  // nothing more in this direction
      const std::optional<bool> answer = question_.few(*event);
      if (!answer) return false;
      if (*answer) {
        take(narrowed(near, *event));
        return is_settled_;
      }
      near = *event;
    }
    return near == end || std::fabs(near - now_) >= farthest();
  }

  // --- Whole numbers ---

  void search_whole() {
    if (question_.few_is_steady && is_settled_) {
      flip_.nearest.exact = true;
      return;
    }
    const std::size_t every = question_.is_costly ? kEveryCostlyWhole : kEveryWhole;
    bool exact = true;
    for (const double end : {range_.most, range_.least}) {
      const auto found = nearest_whole(
          now_, end, [&](double value) { return turned(value); }, every);
      const bool all_tried = std::fabs(end - now_) <= static_cast<double>(every);
      if (found) {
        if (std::fabs(found->needed - now_) < farthest()) exact = exact && found->exact;
        take(found->needed);
      } else {
        exact = exact && all_tried;
      }
    }
    flip_.nearest.exact = exact;
    if (!exact) flip_.nearest.ratio = 2;
  }

  // --- A grid ---

  // The fine one, as long as no answer is costly.
  void search_grids() {
    if (!question_.is_costly || (is_few_ && !question_.few_is_slow)) {
      is_settled_ = true;
      search_grid(true);
      if (is_settled_ || !question_.is_costly) return;
    }
    flip_.needed.reset();
    search_grid(false);
  }

  void search_grid(bool fine) {
    per_octave_ = fine ? kFinePerOctave : kCoarsePerOctave;
    flip_.nearest = {};
    if (range_.is_share)
      flip_.nearest.step = fine ? kFineStep : kCoarseStep;
    else
      flip_.nearest.ratio = math::exp2(1 / per_octave_);
    // Near is what few steps of the grid lead to: 24 is nearer to 12 than 0.001 is.
    std::size_t fewest = ~std::size_t{0};
    for (const std::vector<double>& values : {upwards(), downwards()}) {
      double near = now_;
      for (std::size_t i = 0; i < std::min(values.size(), fewest); ++i) {
        const bool has_turned = turned(values[i]);
        if (fine && question_.is_costly && !is_settled_) return;
        if (has_turned) {
          flip_.needed = narrowed(near, values[i]);
          fewest = i;
          break;
        }
        near = values[i];
      }
    }
  }

  // The distances of the grid from 0, rising: over 16 octaves to both sides of today's value (of 1 for 0).
  [[nodiscard]] std::vector<double> sizes() const {
    const double centre = now_ == 0 ? 1 : std::fabs(now_);
    std::vector<double> values;
    for (double i = -kOctaves * per_octave_; i <= kOctaves * per_octave_; ++i) {
      const double size = centre * math::exp2(i / per_octave_);
      if (is_finite(size) && size > 0) values.push_back(size);
    }
    return values;
  }

  [[nodiscard]] std::vector<double> grid() const {
    std::vector<double> values;
    if (range_.is_share) {
      for (double share = 0; share <= 1; share += flip_.nearest.step) values.push_back(share);
      return values;
    }
    values = sizes();
    if (range_.least < 0) {
      for (const double size : sizes()) values.push_back(-size);
    }
    values.push_back(0);
    std::sort(values.begin(), values.end());
    return values;
  }

  [[nodiscard]] std::vector<double> upwards() const {
    std::vector<double> values;
    for (const double value : grid()) {
      if (value > now_) values.push_back(value);
    }
    return values;
  }
  [[nodiscard]] std::vector<double> downwards() const {
    std::vector<double> values;
    for (const double value : grid()) {
      if (value < now_) values.push_back(value);
    }
    std::reverse(values.begin(), values.end());
    return values;
  }

  void verify() {
    if (!flip_.needed) return;
    const double direction = *flip_.needed > now_ ? 1 : -1;
    const double near = range_.is_whole ? *flip_.needed - direction : neighbour(*flip_.needed, now_);
    flip_.verified = question_.again(*flip_.needed) && !question_.again(near);
  }

  double now_;
  Range range_;
  const Question& question_;
  Flip flip_;
  bool is_few_ = false;      // few rows are asked first
  bool is_settled_ = false;  // and have answered everything so far
  double per_octave_ = kFinePerOctave;
};

}  // namespace

double neighbour(double from, double towards) {
  const std::int64_t key = key_of(from);
  return towards > from ? of_key(key + 1) : towards < from ? of_key(key - 1) : from;
}

double halfway(double a, double b) {
  const std::int64_t x = key_of(a), y = key_of(b);
  const std::int64_t low = std::min(x, y), high = std::max(x, y);
  // The distance of two doubles may exceed a signed number.
  const auto distance = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  return of_key(low + static_cast<std::int64_t>(distance / 2));
}

std::optional<WholeFlip> nearest_whole(double now, double end, const std::function<bool(double)>& turned,
                                       std::size_t every) {
  const double sign = end < now ? -1 : 1;
  double near = now, step = 1;
  for (std::size_t i = 0; near != end; ++i) {
    if (i >= every) step *= 2;
    const double next = sign > 0 ? std::min(near + step, end) : std::max(near - step, end);
    if (!turned(next)) {
      near = next;
      continue;
    }
    double far = next;
    while (std::fabs(far - near) > 1) {
      const double middle = std::floor((near + far) / 2);
      (turned(middle) ? far : near) = middle;
    }
    return WholeFlip{far, i < every};
  }
  return std::nullopt;
}

Flip nearest_flip(const RecipeNumber& number, const Question& question) {
  return Search(number, question).run();
}

}  // namespace limpid
