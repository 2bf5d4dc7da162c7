#include "ranker/scoring.hpp"

#include <algorithm>

namespace limpid {

Scoring::Scoring(const Posts& posts, const Recipe& recipe, std::vector<StepPrograms> programs,
                 std::int64_t now, std::shared_ptr<DerivedColumns> derived)
    : posts_(posts), recipe_(recipe), derived_(std::move(derived)) {
  columns_.reserve(programs.size());
  for (std::size_t i = 0; i < programs.size(); ++i) {
    columns_.emplace_back(posts_, *derived_, std::move(programs[i]), recipe_.steps[i], now);
  }
  not_finite_.resize(programs.size());
  evaluated_.reserve(programs.size());
  counted_.resize(programs.size());
  find_segments();
  linear_ = is_linear();
  scores_.resize(posts.size());
  hidden_.resize(posts.size());
}

void Scoring::find_segments() {
  const std::size_t steps = recipe_.steps.size();
  std::size_t end = 0;  // of the steps that hide or score
  final_spread_ = steps;
  for (std::size_t i = 0; i < steps; ++i) {
    const bool looks_at_scores = !is_order_step(recipe_.steps[i].verb) || columns_[i].uses_score();
    if (!columns_[i].runs() || !looks_at_scores) continue;
    final_spread_ = recipe_.steps[i].verb == Verb::spread ? i : steps;
    end = i + 1;
  }
  segments_.push_back({.begin = 0, .end = steps});
  for (std::size_t i = 0; i < end; ++i) {
    if (recipe_.steps[i].verb != Verb::spread || !columns_[i].runs() || i == final_spread_) continue;
    segments_.back().end = i;
    segments_.push_back({.begin = i + 1, .end = steps});
  }
}

bool Scoring::is_linear() const {
  if (segments_.size() > 1) return false;
  bool factors = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Verb verb = recipe_.steps[i].verb;
    if (!columns_[i].runs()) continue;
    if (columns_[i].uses_score() || verb == Verb::reshape) return false;
    if (verb == Verb::add && factors) return false;
    factors = factors || verb == Verb::multiply;
  }
  return true;
}

void Scoring::changed(std::size_t step) {
  row_ = 0;
  const bool changes_scores = !is_order_step(recipe_.steps[step].verb) && step != final_spread_;
  if (!changes_scores && !columns_[step].uses_score()) return;
  std::size_t segment = 0;
  while (segment + 1 < segments_.size() && segments_[segment].end < step) ++segment;
  segment_ = std::min(segment_, segment);
  if (recipe_.steps[step].verb == Verb::hide && columns_[step].stale()) hidden_known_ = false;
}

void Scoring::exempt(Row row) {
  exempt_ = row;
  segment_ = 0;
  row_ = 0;
  hidden_known_ = false;
}

bool Scoring::ready() const {
  if (must_score()) return false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].stale() && !columns_[i].uses_score() && !may_wait(i)) return false;
  }
  return true;
}

bool Scoring::may_wait(std::size_t step) const {
  // Of how many posts it knows nothing is counted with the column; here that cannot change.
  return linear_ && recipe_.steps[step].verb == Verb::multiply && columns_[step].unknown() < posts_.size() &&
         columns_[step].halving();
}

std::size_t Scoring::advance(bool scores_too) {
  if (row_ == 0 && !begin_pass(scores_too)) return 0;
  const Row count = std::min<Row>(kBlock, posts_.size() - row_);
  if (scores_now_)
    score_block(row_, count);
  else
    evaluate_block(row_, count);
  row_ += count;
  if (row_ < posts_.size()) return count;
  row_ = 0;
  if (scores_now_) {
    close_segment();
  } else {
    for (const std::size_t i : evaluated_) columns_[i].set_fresh();
  }
  return std::max<std::size_t>(count, 1);
}

// What a pass over the posts does is settled when it begins: with its first block a column may become one
// that could have waited, and the pass must go on all the same. False where there is nothing to do.
bool Scoring::begin_pass(bool scores_too) {
  scores_now_ = must_score() || (scores_too && !scored());
  if (scores_now_) return true;
  evaluated_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].stale() && !columns_[i].uses_score() && !may_wait(i)) evaluated_.push_back(i);
  }
  return !evaluated_.empty();
}

void Scoring::evaluate_block(Row first, Row count) {
  for (const std::size_t i : evaluated_) {
    columns_[i].evaluate(recipe_.steps[i], first, count, scores_.data() + first);
  }
}

void Scoring::score_block(Row first, Row count) {
  const Segment& segment = segments_[segment_];
  double* scores = scores_.data() + first;
  if (segment.scores.empty()) {
    std::fill_n(scores, count, 0.0);
    std::fill_n(hidden_.data() + first, count, std::uint8_t{0});
  } else {
    std::copy_n(segment.scores.data() + first, count, scores);
    std::copy_n(segment.hidden.data() + first, count, hidden_.data() + first);
  }
  for (std::size_t i = segment.begin; i < segment.end;) {
    const std::size_t end = end_of_run(i, segment.end);
    for (; i < end; ++i) {
      if (columns_[i].stale()) columns_[i].evaluate(recipe_.steps[i], first, count, scores);
      if (first == 0) not_finite_[i] = 0;
      gather(i, first);
    }
    apply_run(end, first, count);
  }
  // The spread that closes it groups by what may depend on the score too.
  if (segment.end < columns_.size() && columns_[segment.end].stale())
    columns_[segment.end].evaluate(recipe_.steps[segment.end], first, count, scores);
}

// Steps that add, and then steps that multiply, go over a block together, unless one looks at what the others
// made of the score.
std::size_t Scoring::end_of_run(std::size_t begin, std::size_t end) const {
  std::size_t i = begin + 1;
  const auto goes_along = [&](Verb verb) {
    return i < end && recipe_.steps[i].verb == verb && !columns_[i].uses_score();
  };
  const Verb first = recipe_.steps[begin].verb;
  if (first == Verb::add) {
    while (goes_along(Verb::add)) ++i;
  }
  if (first == Verb::add || first == Verb::multiply) {
    while (goes_along(Verb::multiply)) ++i;
  }
  return i;
}

void Scoring::gather(std::size_t i, Row first) {
  const Step& step = recipe_.steps[i];
  const StepColumns& columns = columns_[i];
  if (!columns.runs()) return;
  run_.push_back(i);
  if (step.verb == Verb::add) terms_.push_back({step.weight_or_default(), columns.values() + first});
  if (step.verb != Verb::multiply) return;
  if (!step.factor)
    factors_.push_back({columns.values() + first, kNeutralFactor, nullptr});
  else
    factors_.push_back(
        {nullptr, *step.factor, columns.acts().empty() ? nullptr : columns.acts().data() + first});
}

void Scoring::apply_run(std::size_t end, Row first, Row count) {
  if (run_.empty()) return;
  double* scores = scores_.data() + first;
  if (!run_columns(scores, terms_.data(), terms_.size(), factors_.data(), factors_.size(), count)) {
    const bool added_at_once = run_columns(scores, terms_.data(), terms_.size(), nullptr, 0, count);
    const std::size_t* step = run_.data();
    for (const TermColumn& term : terms_) {
      const std::size_t left = added_at_once ? 0 : add_column(scores, term, count);
      if (left != 0) not_finite_[*step] += left_by_add(*step, first, count, left);
      ++step;
    }
    for (const FactorColumn& factor : factors_)
      not_finite_[*step++] += multiply_column(scores, factor, count);
  }
  const std::size_t last = end - 1;
  if (recipe_.steps[last].verb == Verb::hide) {
    for (Row row = first; row < first + count; ++row) hidden_[row] |= columns_[last].acts()[row];
    if (exempt_ - first < count) hidden_[exempt_] = 0;
  }
  if (recipe_.steps[last].verb == Verb::reshape)
    reshape_column(scores, columns_[last].values() + first, count);
  run_.clear();
  terms_.clear();
  factors_.clear();
}

// Of the scores that adding left as they were, those on which the step acts: at the very end (−∞) it leaves
// those too on which it does not.
std::size_t Scoring::left_by_add(std::size_t i, Row first, Row count, std::size_t left) {
  for (Row row = first; row < first + count; ++row) {
    if (is_finite(scores_[row]) || columns_[i].values()[row] != kNeutralTerm) continue;
    left -= columns_[i].judge(recipe_.steps[i], row, scores_[row]).because != Because::applied;
  }
  return left;
}

void Scoring::close_segment() {
  const Segment& segment = segments_[segment_];
  for (std::size_t i = segment.begin; i < std::min(segment.end + 1, columns_.size()); ++i)
    columns_[i].set_fresh();
  if (++segment_ < segments_.size()) {
    spread(segment.end);
    segments_[segment_].scores = scores_;
    segments_[segment_].hidden = hidden_;
    return;
  }
  hidden_known_ = true;
  shown_ = static_cast<std::size_t>(std::count(hidden_.begin(), hidden_.end(), 0));
}

void Scoring::spread(std::size_t i) {
  counted_[i].assign(posts_.size(), kNoCode);
  not_finite_[i] = 0;
  Orderer orderer(posts_);
  orderer.sort(scores_, hidden_, columns_[i].groups());
  Spreading().run(recipe_.steps[i], columns_[i], orderer,
                  [&](Row row, std::uint32_t k, const Changed& changed) {
                    counted_[i][row] = k;
                    scores_[row] = changed.after;
                    not_finite_[i] += !changed.ok;
                  });
}

double Scoring::score_of(Row row) {
  double score = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Step& step = recipe_.steps[i];
    StepColumns& columns = columns_[i];
    if (!columns.runs()) continue;
    if (columns.stale()) {
      const Verdict verdict = columns.judge(step, row, score);
      if (verdict.because == Because::applied) score = multiplied(score, verdict.value).after;
    } else if (step.verb == Verb::add) {
      score = added(score, step.weight_or_default(), columns.values()[row]).after;
    } else if (step.verb == Verb::multiply && !step.factor) {
      score = multiplied(score, columns.values()[row]).after;
    } else if (step.verb == Verb::multiply && (columns.acts().empty() || columns.acts()[row])) {
      score = multiplied(score, *step.factor).after;
    }
  }
  return score;
}

}  // namespace limpid
