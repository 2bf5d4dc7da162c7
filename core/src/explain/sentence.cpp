// A path, a step, a comparison in words. Says no more than their numbers.
#include <limpid/explain.hpp>

#include "explain/words.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

std::string label_of(const PathStep& step, const Words& words) {
  return words.quoted(step.step->label.value_or(step.step->id));
}

double change(const PathStep& step) { return step.after - step.before; }

std::string place(std::size_t n, const Words& words) { return words.whole_number(static_cast<double>(n)); }

std::string place_sentence(const Path& path, const Words& words) {
  if (path.rank)
    return words.say(Say::place_of, {words.capitalised(words.ordinal(*path.rank)), place(path.of, words)});
  std::vector<std::string> labels;
  for (const PathStep& step : path.steps) {
    if (step.step->verb == Verb::hide && step.applied()) labels.push_back(label_of(step, words));
  }
  std::string text = words.say(Say::hidden_by, {words.list(labels)});
  if (path.would_be)
    text += words.say(Say::would_be, {place(*path.would_be, words), place(path.of + 1, words)});
  return text + ".";
}

// Whether a step other than the addition, a factor say, moves the score further the same way.
bool is_outdone(const PathStep& addition, const Path& path) {
  const double sign = change(addition) > 0 ? 1 : -1;
  return std::any_of(path.steps.begin(), path.steps.end(), [&](const PathStep& step) {
    return step.step->verb != Verb::add && sign * change(step) > sign * change(addition);
  });
}

// The addition that lifts most, and the one that lowers most.
void append_additions(const Path& path, const Words& words, std::vector<std::string>& clauses) {
  const PathStep* most = nullptr;
  const PathStep* least = nullptr;
  for (const PathStep& step : path.steps) {
    if (step.step->verb != Verb::add || !step.applied()) continue;
    if (change(step) > 0 && (!most || change(step) > change(*most))) most = &step;
    if (change(step) < 0 && (!least || change(step) < change(*least))) least = &step;
  }
  const auto add = [&](Say of_all, Say of_additions, const PathStep* step) {
    if (!step) return;
    const Say what = is_outdone(*step, path) ? of_additions : of_all;
    clauses.push_back(words.say(what, {label_of(*step, words), words.signed_number(change(*step))}));
  };
  add(Say::lifts_most, Say::adds_most, most);
  add(Say::lowers_most, Say::takes_most, least);
}

std::string spread_clause(const PathStep& step, const Words& words) {
  const std::string label = label_of(step, words), ordinal = words.ordinal(*step.k + 1);
  if (step.before >= 0)
    return words.say(Say::kth_of_key, {label, ordinal, *step.key, words.percent(*step.factor)});
  return words.say(Say::kth_of_key_negative,
                   {label, ordinal, *step.key, words.number(step.before), words.number(step.after)});
}

// Factors that changed the score, in the order of the steps.
void append_factors(const Path& path, const Words& words, std::vector<std::string>& clauses) {
  for (const PathStep& step : path.steps) {
    if (!step.applied() || !step.factor || *step.factor == 1 || step.before == step.after) continue;
    clauses.push_back(step.k ? spread_clause(step, words)
                             : words.say(Say::times, {label_of(step, words), words.number(*step.factor)}));
  }
}

std::string move_clause(const PathStep& step, const Words& words) {
  const std::string label = label_of(step, words), from = place(*step.from, words),
                    to = place(*step.to, words);
  if (step.yielded == 0 || *step.to < *step.from) return words.say(Say::moved, {label, from, to});
  return words.say(Say::moved_behind, {label, from, to, place(step.yielded, words)},
                   static_cast<double>(step.yielded));
}

// An order step moves a post also where it does not act on it: others rise past it.
bool moved(const PathStep& step) { return step.from && *step.from != *step.to; }

void append_moves(const Path& path, const Words& words, std::vector<std::string>& clauses) {
  for (const PathStep& step : path.steps) {
    if (moved(step)) clauses.push_back(move_clause(step, words));
  }
}

std::vector<std::string> labels_where(const Path& path, Because because, const Words& words) {
  std::vector<std::string> labels;
  for (const PathStep& step : path.steps) {
    if (step.because == because) labels.push_back(label_of(step, words));
  }
  return labels;
}

std::string unknowns(const Path& path, const Words& words) {
  const std::vector<std::string> labels = labels_where(path, Because::unknown, words);
  return labels.empty() ? std::string() : " " + words.say(Say::not_known, {words.list(labels)}) + ".";
}

Say reason(Because because) {
  switch (because) {
    case Because::condition: return Say::condition;
    case Because::exempt: return Say::exempt;
    case Because::unknown: return Say::unknown;
    case Because::off: return Say::off;
    case Because::expired: return Say::expired;
    case Because::hidden: return Say::was_hidden;
    case Because::not_finite: return Say::not_finite;
    default: return Say::negative;
  }
}

std::string order_sentence(const PathStep& step, const Words& words) {
  const std::string label = label_of(step, words);
  if (!step.from) return words.say(Say::was_hidden, {label});
  std::string text =
      moved(step) ? move_clause(step, words) + "." : words.say(Say::stays, {label, place(*step.to, words)});
  if (step.window_emptied) text += " " + words.say(Say::window_emptied, {});
  return text;
}

std::string add_sentence(const PathStep& step, const Words& words) {
  const std::string label = label_of(step, words);
  if (change(step) == 0) return words.say(Say::adds_nothing, {label});
  return words.say(change(step) > 0 ? Say::adds : Say::takes_away,
                   {label, words.number(std::fabs(change(step))), words.number(step.after)});
}

std::string factor_sentence(const PathStep& step, const Words& words) {
  const std::string label = label_of(step, words), factor = words.number(*step.factor);
  if (step.before == step.after && step.k == 0u) return words.say(Say::first_of_key, {label, *step.key});
  if (step.before == step.after) return words.say(Say::changes_nothing, {label, factor});
  if (!step.k)
    return words.say(Say::multiplies, {label, factor, words.number(step.before), words.number(step.after)});
  return words.capitalised(spread_clause(step, words)) + ".";
}

}  // namespace

std::string sentence(const Path& path, Language language) {
  const Words words(language);
  std::vector<std::string> clauses;
  append_additions(path, words, clauses);
  append_factors(path, words, clauses);
  const std::vector<std::string> exempt = labels_where(path, Because::exempt, words);
  if (!exempt.empty()) clauses.push_back(words.say(Say::exempt_from, {words.list(exempt)}));
  append_moves(path, words, clauses);
  std::string text = place_sentence(path, words);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (i > 0) text += words.semicolon();
    text += i == 0 ? " " + Words::capitalised(clauses[i]) : clauses[i];
  }
  if (!clauses.empty()) text += ".";
  return text + unknowns(path, words);
}

std::string sentence(const PathStep& step, Language language) {
  const Words words(language);
  const std::string label = label_of(step, words);
  if (is_order_step(step.step->verb) && step.from) return order_sentence(step, words);
  if (step.because == Because::expired)
    return words.say(Say::expired, {label, step.step->until.value_or("")});
  if (!step.applied()) return words.say(reason(step.because), {label});
  switch (step.step->verb) {
    case Verb::hide: return words.say(Say::hides, {label});
    case Verb::add: return add_sentence(step, words);
    case Verb::reshape: return words.say(Say::sets, {label, words.number(step.after)});
    case Verb::multiply:
    case Verb::spread: return factor_sentence(step, words);
    default: return order_sentence(step, words);
  }
}

namespace {

// The number whose turning value lies nearest, as a share of what it is today.
const Flip* smallest(const std::vector<Flip>& flips) {
  const auto distance = [](const Flip& flip) {
    return std::fabs(*flip.needed - flip.now) / std::max(std::fabs(flip.now), 1.0);
  };
  const Flip* best = nullptr;
  for (const Flip& flip : flips) {
    if (flip.needed && flip.verified && (!best || distance(flip) < distance(*best))) best = &flip;
  }
  return best;
}

std::string label_of_step(const Path& path, const std::string& id, const Words& words) {
  for (const PathStep& step : path.steps) {
    if (step.step->id == id) return label_of(step, words);
  }
  return words.quoted(id);
}

}  // namespace

std::string sentence(const Versus& versus, Language language) {
  const Words words(language);
  const bool by_authors = !versus.author_above.empty() && !versus.author_below.empty() &&
                          versus.author_above != versus.author_below;
  const auto post = [&](const std::string& author, std::string_view id) {
    return by_authors ? words.say(Say::post_of, {author}) : words.say(Say::post_with_id, {words.quoted(id)});
  };
  const std::string above = Words::capitalised(post(versus.author_above, versus.above.id));
  const std::string below = post(versus.author_below, versus.below.id);
  std::string text = words.say(versus.below.rank ? Say::above : Say::above_hidden,
                               {above, below, place(versus.above.rank.value_or(0), words),
                                place(versus.below.rank.value_or(0), words)});
  std::vector<std::string> labels;
  for (const std::string& id : versus.decides) labels.push_back(label_of_step(versus.above, id, words));
  if (!labels.empty())
    text += " " + words.say(Say::decides, {words.list(labels)});
  else if (versus.gap.empty() && versus.below.rank)
    text += " " + words.say(Say::level, {});
  else if (versus.tried > 0)
    text += " " + words.say(Say::decides_no, {place(versus.tried, words)}, static_cast<double>(versus.tried));
  if (const Flip* flip = smallest(versus.flips)) {
    text += " " + words.say(Say::flip, {words.quoted(flip->address), words.about(*flip->needed),
                                        words.about(flip->now)});
  }
  return text;
}

std::string sentence(const WouldTake& answer, Language language) {
  const Words words(language);
  const std::string top = place(answer.top, words);
  std::string text;
  const auto add = [&](const std::string& clause) { text += (text.empty() ? "" : " ") + clause; };
  for (const CountNeeded& count : answer.counts) {
    const double change = count.needed - count.now;
    const Say what = change > 0 ? (answer.into ? Say::more_into : Say::more_out)
                                : (answer.into ? Say::fewer_into : Say::fewer_out);
    const double many = std::fabs(change);
    add(words.say(what, {words.whole_number(many), words.counted(count.column, many), top}, many));
  }
  if (const Flip* flip = smallest(answer.numbers)) {
    add(words.say(answer.into ? Say::number_into : Say::number_out,
                  {words.quoted(flip->address), words.about(*flip->needed), words.about(flip->now), top}));
  } else if (text.empty()) {
    add(words.say(answer.into ? Say::nothing_into : Say::nothing_out, {top}));
  }
  return text;
}

}  // namespace limpid
