#include "ranker/feed.hpp"

#include "base/simd.hpp"
#include "ranker/reorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace limpid {

namespace {

constexpr double kVeryEnd = -std::numeric_limits<double>::infinity();
/// With fewer posts a sort costs less than finding out that it is not needed.
constexpr std::size_t kSmall = 2048;
/// Candidates beyond this share of the feed cost more than a sort.
constexpr std::size_t kShare = 8;
/// Candidates for each of the first places, to begin with: a spread lets the next ones rise.
constexpr double kCandidates = 1.5;
/// Scores that are drawn to guess where a window lies.
constexpr std::size_t kSample = 8192;

// How many scores are above `than`, or at least that where `equal_too`.
std::size_t count_above(const double* scores, std::size_t count, double than, bool equal_too) {
  simd::Masks masks{};
  std::size_t i = 0;
  for (; i + simd::kLanes <= count; i += simd::kLanes) {
    const simd::Doubles lanes = simd::load(scores + i);
    masks -= equal_too ? lanes >= simd::all(than) : lanes > simd::all(than);
  }
  auto above = static_cast<std::size_t>(masks[0] + masks[1]);
  for (; i < count; ++i) {
    if (equal_too ? scores[i] >= than : scores[i] > than) ++above;
  }
  return above;
}

// The highest value but `count` others. Values are moved about.
double highest_but(std::vector<double>& values, std::size_t count) {
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(values.begin(), nth, values.end(), std::greater<>());
  return *nth;
}

}  // namespace

Feed::Feed(Scoring& scoring)
    : scoring_(scoring), posts_(scoring.posts()), estimate_(scoring), candidates_(kCandidates) {
  for (std::size_t i = 0; i < scoring_.recipe().steps.size(); ++i) {
    if (!scoring_.columns(i).runs()) continue;
    moves_ = moves_ || is_order_step(scoring_.recipe().steps[i].verb);
    pins_ = pins_ || scoring_.recipe().steps[i].verb == Verb::pin;
  }
}

void Feed::changed(std::size_t i, bool in_expression) {
  const Verb verb = scoring_.recipe().steps[i].verb;
  if (verb == Verb::add && in_expression) estimate_.term_changed();
  if (verb == Verb::multiply && in_expression) estimate_.factors_changed();
  if (verb == Verb::hide) return hidden_changed();
  if (is_order_step(verb) && !scoring_.columns(i).uses_score()) return forget_moves();
  forget();
}

void Feed::hidden_changed() {
  estimate_.factors_changed();  // the bounds of hidden posts are 0
  hidden_rows_known_ = false;
  forget();
}

void Feed::forget() {
  if (!scoring_.linear()) hidden_rows_known_ = false;  // what hides may look at the score
  if (!scoring_.scored()) ceilings_.clear();
  best_.clear();
  window_rows_.clear();
  spread_ = unmoved_known_ = false;
  mates_.reset();
  forget_moves();
}

void Feed::forget_moves() {
  front_.clear();
  settled_ = false;
  places_.clear();
  moved_.clear();
  questions_ = 0;
}

// --- The first places ---

// The highest score among those shown of each kCeilingRows rows.
const std::vector<double>& Feed::ceilings_of_scores() {
  if (!ceilings_.empty()) return ceilings_;
  ceilings_.resize((posts_.size() + kCeilingRows - 1) / kCeilingRows);
  const std::vector<double>& scores = scoring_.scores();
  const std::vector<std::uint8_t>& hidden = scoring_.hidden();
  for (std::size_t block = 0; block < ceilings_.size(); ++block) {
    const std::size_t first = block * kCeilingRows;
    const std::size_t end = std::min<std::size_t>(first + kCeilingRows, posts_.size());
    double highest = kVeryEnd;
    for (std::size_t row = first; row < end; ++row) {
      const double score = hidden[row] ? kVeryEnd : scores[row];
      highest = highest < score ? score : highest;
    }
    ceilings_[block] = highest;
  }
  return ceilings_;
}

// Those who stand first, at least until place `end`, into front_; false where a sort is cheaper.
bool Feed::find_front(std::size_t end) {
  if (shown() < kSmall) return false;
  for (;; candidates_ *= 2) {
    const auto wanted = static_cast<std::size_t>(candidates_ * static_cast<double>(end)) + 64;
    double floor = kVeryEnd;
    if (!find_best(wanted, floor)) {
      candidates_ = kCandidates;
      best_.clear();
      front_.clear();
      return false;
    }
    if (spreads()) {
      spread_best();
      // Whoever is not among them had a score below the floor, and a spread never lifts.
      const auto uncertain =
          std::find_if(best_.begin(), best_.end(), [&](const Standing& s) { return s.score < floor; });
      best_.erase(uncertain, best_.end());
    }
    front_.clear();
    for (const Standing& standing : best_) front_.push_back(standing.row);
    if (moves_) front_.resize(move(front_, false, nullptr));
    if (front_.size() >= end) return true;
  }
}

// All posts whose score, before the final spread, is at least `floor`, into best_, in order; `floor` is set
// so that there are about `wanted`, not fewer.
bool Feed::find_best(std::size_t wanted, double& floor) {
  // At least one post of each of the `wanted` highest blocks reaches the lowest of their ceilings, were they
  // scores. Ceilings that are estimates lie a hair above, so a few posts may be missing: that is found out,
  // not assumed.
  if (wanted > posts_.size() / kCeilingRows / 2 || wanted > shown() / kShare) return false;
  best_.reserve(2 * wanted);
  front_.reserve(2 * wanted);
  bool estimated = !scoring_.scored();
  if (estimated && !estimate_.ready()) {
    scoring_.finish_scores();
    estimated = false;
  }
  const std::vector<double>& ceilings = estimated ? estimate_.ceilings() : ceilings_of_scores();
  sorted_ceilings_.assign(ceilings.begin(), ceilings.end());
  floor = highest_but(sorted_ceilings_, wanted - 1);
  if (estimated && !(floor > 0)) {  // estimates know nothing below 0
    scoring_.finish_scores();
    return find_best(wanted, floor);
  }
  return floor > kVeryEnd && collect_best(ceilings, estimated, floor);
}

bool Feed::collect_best(const std::vector<double>& ceilings, bool estimated, double floor) {
  const std::size_t most = shown() / kShare;
  best_.clear();
  if (estimated) {
    estimate_.each_reaching(floor, [&](Row row) {
      if (best_.size() > most) return;
      const double score = scoring_.score_of(row);
      if (score >= floor) best_.push_back({score, row});
    });
  } else {
    const std::vector<double>& scores = scoring_.scores();
    const std::vector<std::uint8_t>& hidden = scoring_.hidden();
    for (std::size_t block = 0; block < ceilings.size() && best_.size() <= most; ++block) {
      if (ceilings[block] < floor) continue;
      const std::size_t end = std::min<std::size_t>((block + 1) * kCeilingRows, posts_.size());
      for (std::size_t row = block * kCeilingRows; row < end; ++row) {
        if (!hidden[row] && scores[row] >= floor) best_.push_back({scores[row], static_cast<Row>(row)});
      }
    }
  }
  if (best_.size() > most) {
    best_.clear();
    return false;
  }
  sort(posts_, best_);
  return true;
}

void Feed::spread_best() {
  const std::size_t step = scoring_.final_spread();
  spreading_.begin(scoring_.recipe().steps[step], scoring_.columns(step));
  for (Standing& standing : best_) {
    const std::uint32_t k = spreading_.count(standing.row);
    if (k != kNoCode) standing.score = spreading_.spread(standing.score, k).after;
  }
  for (const Standing& standing : best_) spreading_.forget(standing.row);
  sort(posts_, best_);
}

// --- A window anywhere ---

const std::vector<Row>& Feed::hidden_rows() {
  if (hidden_rows_known_) return hidden_rows_;
  hidden_rows_.clear();
  for (Row row = 0; row < posts_.size(); ++row) {
    if (scoring_.hidden()[row]) hidden_rows_.push_back(row);
  }
  hidden_rows_known_ = true;
  return hidden_rows_;
}

// Where scores are not known yet, bounds on them may do.
bool Feed::find_window(std::size_t begin, std::size_t end) {
  if (has_set_steps() || shown() < 4 * kSample || begin == end) return false;
  if (!scoring_.scored() && estimate_.ready() && cut_window(begin, end, true)) return true;
  scoring_.finish_scores();
  return cut_window(begin, end, false);
}

// Guesses between which two scores the window lies, counts who is surely above, looks closer at those
// between. The guess costs time where it is wrong, never the answer.
bool Feed::cut_window(std::size_t begin, std::size_t end, bool estimated) {
  const auto [lowest, highest] = guess_window(begin, end, estimated);
  if (estimated && !(lowest > 0)) return false;  // estimates know nothing below 0
  const std::vector<double>& scores = scoring_.scores();
  const std::vector<std::uint8_t>& hidden = scoring_.hidden();
  std::size_t above = 0;
  const std::size_t most = shown() / kShare;
  window_.clear();
  window_.reserve(most + kCeilingRows);
  double uppers[kCeilingRows], lowers[kCeilingRows];
  for (Row first = 0; first < posts_.size(); first += kCeilingRows) {
    if (window_.size() > most) return false;
    const Row count = std::min<Row>(kCeilingRows, posts_.size() - first);
    if (estimated) estimate_.bound(first, count, uppers, lowers);
    const double* upper = estimated ? uppers : scores.data() + first;
    const double* lower = estimated ? lowers : scores.data() + first;
    const auto keep = [&](Row i) {
      if (!hidden[first + i]) window_.push_back({upper[i], lower[i], first + i});
    };
    simd::Masks higher{};
    Row i = 0;
    for (; i + simd::kLanes <= count; i += simd::kLanes) {
      const simd::Masks over = simd::load(lower + i) > simd::all(highest);
      const simd::Masks inside = (simd::load(upper + i) >= simd::all(lowest)) & ~over;
      higher -= over;
      if ((inside[0] | inside[1]) == 0) continue;
      if (inside[0] != 0) keep(i);
      if (inside[1] != 0) keep(i + 1);
    }
    above += static_cast<std::size_t>(higher[0] + higher[1]);
    for (; i < count; ++i) {
      if (lower[i] > highest)
        ++above;
      else if (upper[i] >= lowest)
        keep(i);
    }
  }
  if (!estimated) {
    for (const Row row : hidden_rows()) above -= scores[row] > highest;
  }
  if (above > begin || above + window_.size() < end) return false;
  return sort_window(begin - above, end - above, lowest, highest, estimated);
}

// The scores, or bounds on them, between which places [begin, end) lie, as a sample has it.
std::pair<double, double> Feed::guess_window(std::size_t begin, std::size_t end, bool estimated) {
  sample_.clear();
  for (std::uint64_t draw = 0, drawn = 0; drawn < kSample; ++drawn) {
    draw = draw * 6364136223846793005u + 1442695040888963407u;  // Knuth's linear congruential generator
    const auto row = static_cast<Row>(((draw >> 32) * posts_.size()) >> 32);
    if (scoring_.hidden()[row]) continue;
    double bound;
    if (estimated) estimate_.bound(row, 1, &bound);
    sample_.push_back(estimated ? bound : scoring_.scores()[row]);
  }
  const auto drawn = static_cast<double>(sample_.size());
  const auto score_at = [&](double place, double deviations, double beyond) {
    const double share = place / static_cast<double>(shown());
    const double i =
        share * drawn + deviations * std::sqrt(share * (1 - share) * drawn) + (deviations < 0 ? -4 : 4);
    return i >= 0 && i < drawn ? highest_but(sample_, static_cast<std::size_t>(i)) : beyond;
  };
  return {score_at(static_cast<double>(end), 4, kVeryEnd),
          score_at(static_cast<double>(begin), -4, std::numeric_limits<double>::infinity())};
}

// Of the posts in window_ those at places [begin, end) among them, in order. Everybody else has a score above
// `highest` or below `lowest`. False where bounds are not good enough to say.
bool Feed::sort_window(std::size_t begin, std::size_t end, double lowest, double highest, bool estimated) {
  // Of any begin + 1 posts at least one has no higher upper bound than this, so the first of the window has
  // no higher score.
  sample_.clear();
  for (const Bounded& post : window_) sample_.push_back(post.upper);
  const double most = highest_but(sample_, begin);
  // So many as `end` have at least this score, so the last of the window has.
  sample_.clear();
  for (const Bounded& post : window_) sample_.push_back(post.lower);
  const double least = highest_but(sample_, end - 1);
  if (most > highest || least < lowest) return false;

  std::size_t above = 0;
  best_.clear();
  for (const Bounded& post : window_) {
    if (post.lower > most)
      ++above;
    else if (post.upper >= least)
      best_.push_back({estimated ? scoring_.score_of(post.row) : post.upper, post.row});
  }
  const auto place = [&](std::size_t i) { return best_.begin() + static_cast<std::ptrdiff_t>(i - above); };
  const auto order = [&](const Standing& a, const Standing& b) { return stands_above(posts_, a, b); };
  std::nth_element(best_.begin(), place(begin), best_.end(), order);
  std::partial_sort(place(begin), place(end), best_.end(), order);
  window_rows_.clear();
  for (auto standing = place(begin); standing != place(end); ++standing)
    window_rows_.push_back(standing->row);
  best_.clear();
  return true;
}

Rows Feed::page(std::size_t begin, std::size_t end) {
  end = std::min(end, shown());
  begin = std::min(begin, end);
  const auto part = [&](const std::vector<Row>& rows) { return Rows{rows.data() + begin, end - begin}; };
  if (settled_) return part(order_);
  if (end <= front_.size() || find_front(end)) return part(front_);
  if (find_window(begin, end)) {
    window_begin_ = begin;
    return {window_rows_.data(), window_rows_.size()};
  }
  settle();
  return part(order_);
}

// --- One post ---

double Feed::score_before_spread(Row row) {
  if (!scoring_.scored() && scoring_.linear()) return scoring_.score_of(row);
  scoring_.finish_scores();
  return scoring_.scores()[row];
}

std::uint32_t Feed::counted(Row row) {
  const std::uint32_t* groups = scoring_.columns(scoring_.final_spread()).groups();
  if (groups[row] == kNoCode || scoring_.hidden()[row]) return kNoCode;
  if (!spread_ && (settled_ || asked_often())) settle_scores();
  if (spread_) return counted_[row];
  const Standing standing{score_before_spread(row), row};
  std::uint32_t above = 0;
  for (Row other = 0; other < posts_.size(); ++other) {
    if (groups[other] != groups[row] || other == row || scoring_.hidden()[other]) continue;
    above += stands_above(posts_, {score_before_spread(other), other}, standing);
  }
  return above;
}

double Feed::score(Row row) {
  if (!spreads()) return score_before_spread(row);
  if (spread_) return spread_scores_[row];
  for (const Standing& standing : best_) {
    if (standing.row == row) return standing.score;
  }
  const std::uint32_t k = counted(row);
  const double before = score_before_spread(row);
  if (k == kNoCode) return before;
  const std::size_t step = scoring_.final_spread();
  spreading_.begin(scoring_.recipe().steps[step], scoring_.columns(step));
  return spreading_.spread(before, k).after;
}

// How many shown posts other than this one stand above it; without set steps.
std::size_t Feed::count_above(const Standing& standing) {
  scoring_.finish_scores();
  const std::vector<double>& scores = scoring_.scores();
  std::size_t above = limpid::count_above(scores.data(), scores.size(), standing.score, false);
  const std::size_t equal = limpid::count_above(scores.data(), scores.size(), standing.score, true) - above;
  for (const Row row : hidden_rows()) above -= scores[row] > standing.score;
  if (equal <= 1) return above;
  for (Row row = 0; row < posts_.size(); ++row) {
    if (scores[row] == standing.score && row != standing.row && !scoring_.hidden()[row])
      above += posts_.stands_before(row, standing.row);
  }
  return above;
}

// Whoever stands above the post after the spread had at least its score before it.
std::optional<std::size_t> Feed::place_after_spread(Row row) {
  const Standing standing{score(row), row};
  scoring_.finish_scores();
  front_.clear();
  if (!(standing.score > kVeryEnd) || !collect_best(ceilings_of_scores(), false, standing.score)) return {};
  spread_best();
  std::size_t above = 0;
  for (const Standing& other : best_) above += stands_above(posts_, other, standing);
  best_.clear();
  return above + 1;
}

std::optional<std::size_t> Feed::place(Row row) {
  if (scoring_.hidden()[row]) return std::nullopt;
  const auto place_in = [row](const std::vector<Row>& rows, std::size_t begin) -> std::optional<std::size_t> {
    const auto found = std::find(rows.begin(), rows.end(), row);
    if (found == rows.end()) return std::nullopt;
    return begin + static_cast<std::size_t>(found - rows.begin()) + 1;
  };
  if (const auto place = place_in(front_, 0)) return place;
  if (const auto place = place_in(window_rows_, window_begin_)) return place;
  if (asked_often()) {
    settle();
    if (places_.empty()) places_ = places_of(order_);
  }
  if (!places_.empty()) return places_[row];
  if (!settled_ && !has_set_steps()) return count_above({score_before_spread(row), row}) + 1;
  if (!settled_ && !moves_) {
    if (const auto place = place_after_spread(row)) return place;
  }
  settle();
  return place_in(order_, 0);
}

// --- A hidden post, if it were shown ---

std::size_t Feed::place_if_shown(Row row) {
  if (!has_set_steps() && !settled_ && !asked_often())
    return count_above({score_before_spread(row), row}) + 1;
  settle();
  return place_among(standings_with(row));
}

// How the hidden row would stand if it were shown, and then all others that would stand elsewhere: those
// below it in its group of the final spread, each of which is counted one further.
std::vector<Standing> Feed::standings_with(Row row) {
  const double before = score_before_spread(row);
  std::vector<Standing> standings{{before, row}};
  if (!spreads()) return standings;
  const std::size_t step = scoring_.final_spread();
  const StepColumns& columns = scoring_.columns(step);
  const std::uint32_t group = columns.groups()[row];
  if (group == kNoCode) return standings;
  if (!mates_) mates_.emplace(std::span(columns.groups(), posts_.size()), columns.group_count());
  spreading_.begin(scoring_.recipe().steps[step], columns);
  std::uint32_t k = 0;
  for (const Row mate : (*mates_)[group]) {
    if (scoring_.hidden()[mate]) continue;
    const double score = scoring_.scores()[mate];
    if (stands_above(posts_, {score, mate}, standings[0]))
      ++k;
    else
      standings.push_back({spreading_.spread(score, counted_[mate] + 1).after, mate});
  }
  standings[0].score = spreading_.spread(before, k).after;
  return standings;
}

// The place of the first of these if they stood so, and all others as they do.
std::size_t Feed::place_among(const std::vector<Standing>& changed) {
  if (moves_) return place_after_moves(changed);
  const Standing& own = changed[0];
  const auto stands = [&](Row row) { return stands_above(posts_, {scores()[row], row}, own); };
  auto above = std::partition_point(order_.begin(), order_.end(), stands) - order_.begin();
  for (std::size_t i = 1; i < changed.size(); ++i) {
    above -= stands(changed[i].row);
    above += stands_above(posts_, changed[i], own);
  }
  return static_cast<std::size_t>(above) + 1;
}

// The steps that move run again over the first posts, as far as the first of these is certain to be among
// them.
std::size_t Feed::place_after_moves(const std::vector<Standing>& changed) {
  std::vector<Row> order = unmoved_with(changed);
  const auto place_in = [&](const std::vector<Row>& rows) {
    return static_cast<std::size_t>(std::find(rows.begin(), rows.end(), changed[0].row) - rows.begin());
  };
  const std::size_t first = 2 * place_in(order) + kSmall;
  if (first < order.size() && !pins_) {
    std::vector<Row> front(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first));
    front.resize(move(front, false, nullptr));
    const std::size_t place = place_in(front);
    if (place < front.size()) return place + 1;
  }
  move(order, true, nullptr);
  return place_in(order) + 1;
}

// The order before the steps that move, if these stood so, and all others as they do.
std::vector<Row> Feed::unmoved_with(std::vector<Standing> changed) {
  const auto find = [&](const Standing& standing) {
    return std::partition_point(unmoved_.begin(), unmoved_.end(), [&](Row row) {
      return stands_above(posts_, {scores()[row], row}, standing);
    });
  };
  std::vector<std::vector<Row>::const_iterator> leaving;
  for (std::size_t i = 1; i < changed.size(); ++i)
    leaving.push_back(find({scores()[changed[i].row], changed[i].row}));
  std::sort(leaving.begin(), leaving.end());
  sort(posts_, changed);
  std::vector<Row> order;
  order.reserve(unmoved_.size() + 1);
  std::vector<Row>::const_iterator copied = unmoved_.begin();
  auto left = leaving.begin();
  const auto copy_to = [&](std::vector<Row>::const_iterator end) {
    for (; left != leaving.end() && *left < end; ++left) {
      order.insert(order.end(), copied, *left);
      copied = *left + 1;
    }
    order.insert(order.end(), copied, end);
    copied = end;
  };
  for (const Standing& standing : changed) {
    copy_to(find(standing));
    order.push_back(standing.row);
  }
  copy_to(unmoved_.end());
  return order;
}

// --- The whole order ---

void Feed::settle_scores() {
  scoring_.finish_scores();
  if (spread_ || !spreads()) return;
  spread_scores_ = scoring_.scores();
  counted_.assign(posts_.size(), kNoCode);
  not_finite_in_spread_ = 0;
  spread_all([this](Row row, std::uint32_t k, const Changed& changed) {
    counted_[row] = k;
    spread_scores_[row] = changed.after;
    not_finite_in_spread_ += !changed.ok;
  });
  spread_ = true;
}

// The final spread over all posts, which then wait to be sorted again.
template <class SpreadTo>
Orderer Feed::spread_all(SpreadTo spread_to) {
  const std::size_t step = scoring_.final_spread();
  const StepColumns& columns = scoring_.columns(step);
  Orderer orderer(posts_);
  orderer.sort(scoring_.scores(), scoring_.hidden(), columns.groups());
  spreading_.run(scoring_.recipe().steps[step], columns, orderer, spread_to);
  return orderer;
}

void Feed::settle() {
  if (settled_) return;
  std::vector<Row>& order = moves_ ? unmoved_ : order_;
  if (!moves_ || !unmoved_known_) {
    scoring_.finish_scores();
    if (spreads() && !spread_) {
      // Nobody has asked for the scores after the spread: they are not written down.
      Orderer orderer = spread_all([](Row, std::uint32_t, const Changed&) {});
      orderer.sort_again();
      orderer.rows(order);
    } else {
      sort(posts_, scores(), scoring_.hidden(), order);
    }
  }
  if (moves_) {
    unmoved_known_ = true;
    order_ = unmoved_;
    move(order_, true, nullptr);
  }
  settled_ = true;
}

const std::vector<double>& Feed::scores() {
  settle_scores();
  return spreads() ? spread_scores_ : scoring_.scores();
}

const std::vector<Row>& Feed::order() {
  settle();
  return order_;
}

std::vector<std::uint32_t> Feed::places_of(const std::vector<Row>& order) const {
  std::vector<std::uint32_t> places(posts_.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<std::uint32_t>(i + 1);
  return places;
}

std::size_t Feed::not_finite(std::size_t step) {
  const bool safe = !scoring_.scored() && estimate_.ready();  // then nothing can come near overflow
  if (!safe) scoring_.finish_scores();
  if (step != scoring_.final_spread()) return safe ? 0 : scoring_.not_finite(step);
  if (!spread_) {  // its factors are at most 1: only what is below 0 is divided, and may overflow
    if (safe && estimate_.never_negative()) return 0;
    scoring_.finish_scores();
    const std::vector<double>& scores = scoring_.scores();
    if (std::all_of(scores.begin(), scores.end(), [](double score) { return score >= 0; })) return 0;
  }
  settle_scores();
  return not_finite_in_spread_;
}

// --- The steps that move ---

std::size_t Feed::count_pinned(std::size_t step) const {
  const std::vector<std::uint8_t>& acts = scoring_.columns(step).acts();
  std::size_t count = 0;
  for (Row row = 0; row < posts_.size(); ++row) count += acts[row] && !scoring_.hidden()[row];
  return count;
}

// Runs them over an order, or the first rows of one; gives how many places are certain.
std::size_t Feed::move(std::vector<Row>& order, bool all, std::vector<Moved>* moved) {
  for (std::size_t i = 0; i < scoring_.recipe().steps.size(); ++i) {
    const Step& step = scoring_.recipe().steps[i];
    const StepColumns& columns = scoring_.columns(i);
    if (!columns.runs() || !is_order_step(step.verb)) continue;
    if (moved) (*moved)[i].before = places_of(order);
    Reordered reordered;
    switch (step.verb) {
      case Verb::limit:
        reordered =
            limit(order, all, columns.groups(), columns.group_count(),
                  static_cast<std::size_t>(*step.at_most), static_cast<std::size_t>(step.within.value_or(0)));
        break;
      case Verb::mix: reordered = mix(order, all, columns.acts().data(), *step.share); break;
      default: reordered = pin(order, all, columns.acts().data(), all ? 0 : count_pinned(i)); break;
    }
    order.resize(reordered.certain);
    if (moved) (*moved)[i].after = places_of(order);
    if (moved) (*moved)[i].emptied = std::move(reordered.emptied);
  }
  return order.size();
}

const Feed::Moved& Feed::moved(std::size_t step) {
  if (moved_.empty()) {
    settle();
    std::vector<Row> order = unmoved_;
    moved_.resize(scoring_.recipe().steps.size());
    move(order, true, &moved_);
  }
  return moved_[step];
}

}  // namespace limpid
