#include "ranker/few_rows.hpp"

#include "ranker/sign_rule.hpp"
#include "recipe/expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace limpid {

namespace {

// Beyond this, ranking everything again is not much slower.
constexpr std::size_t kMostRows = 8000;
constexpr std::size_t kQuickRows = 300;
constexpr std::size_t kMostPins = 32;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool uses_score(const StepPrograms& programs) {
  const auto does = [](const std::optional<Program>& program) { return program && program->uses_score; };
  return does(programs.main) || does(programs.when) || does(programs.unless);
}

// A key that no number and no score can change: its groups are found once.
bool is_steady(const Program& program) {
  if (program.uses_score) return false;
  for (const auto& constant : program.numbers) {
    if (!constant.address.empty()) return false;
  }
  return std::all_of(program.aggregates.begin(), program.aggregates.end(), [](const Aggregate& aggregate) {
    return (!aggregate.argument || is_steady(*aggregate.argument)) &&
           (!aggregate.key || is_steady(*aggregate.key));
  });
}

bool has_key(Verb verb) { return verb == Verb::spread || verb == Verb::limit; }

// A row that overflowed in an earlier run is tried again.
bool acts(Because because) { return because == Because::applied || because == Because::not_finite; }

// Whether the value is a·literal + b: 0 where the literal is not in it, 1 where it is, 2 where otherwise.
int degree(const Expression& e, std::size_t literal) {
  if (e.kind == Expression::Kind::number) return e.literal == literal ? 1 : 0;
  std::vector<int> parts;
  for (const Expression& argument : e.arguments) parts.push_back(degree(argument, literal));
  const bool constant = std::all_of(parts.begin(), parts.end(), [](int d) { return d == 0; });
  if (constant) return 0;
  if (e.kind == Expression::Kind::negative) return parts[0];
  if (e.kind != Expression::Kind::binary) return 2;
  if (e.text == "+" || e.text == "-") return std::max(parts[0], parts[1]);
  if (e.text == "*") return std::min(2, parts[0] + parts[1]);
  if (e.text == "/") return parts[1] == 0 ? parts[0] : 2;
  return 2;
}

}  // namespace

namespace {

// The number after '#' in an address.
std::size_t literal_of(std::string_view address) {
  std::size_t literal = 0;
  for (const char digit : address.substr(address.rfind('#') + 1))
    literal = literal * 10 + static_cast<std::size_t>(digit - '0');
  return literal;
}

}  // namespace

FewRows::FewRows(const Ranking& ranking)
    : posts_(ranking.timeline().posts()), derived_(columns_of(ranking)), steps_(ranking.recipe().steps) {
  std::vector<StepPrograms> programs = *compile(ranking.recipe(), &posts_);  // compiled once before
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    uses_score_.push_back(uses_score(programs[i]));
    const bool steady = has_key(steps_[i].verb) && is_steady(*programs[i].main);
    keys_.push_back(steady ? programs[i].main : std::nullopt);
    columns_.emplace_back(posts_, *derived_, std::move(programs[i]), steps_[i],
                          ranking.now().value_or(kUnknownTime));
  }
  groups_.resize(steps_.size());
  mates_.resize(steps_.size());
  judged_.resize(steps_.size());
  last_key_ = steps_.size();
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (has_key(steps_[i].verb) && columns_[i].runs()) last_key_ = i;
  }
  verdicts_.resize(steps_.size());
  index_.resize(posts_.size());
  left_out_.resize(steps_.size());
  is_chosen_.resize(posts_.size());
  scores_.resize(posts_.size());
  hidden_.resize(posts_.size());
  unpinned_.resize(posts_.size());
  lines_.resize(posts_.size());
}

Knob FewRows::knob(const RecipeNumber& number) const {
  Knob knob{.step = steps_.size(), .part = number.field, .address = number.address};
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (number.verb != "let" && steps_[i].id == number.step) knob.step = i;
  }
  if (!number.expression.empty()) {
    const Result<Expression> expression = parse_expression(number.expression);
    knob.is_line = expression && degree(*expression, literal_of(number.address)) == 1;
    return knob;
  }
  constexpr std::pair<std::string_view, std::optional<double> Step::*> kFields[] = {
      {"weight", &Step::weight}, {"multiply", &Step::factor}, {"decay", &Step::decay},
      {"floor", &Step::floor},   {"at_most", &Step::at_most}, {"within", &Step::within},
      {"share", &Step::share},
  };
  for (const auto& [name, field] : kFields) {
    if (name == number.field) knob.field = field;
  }
  return knob;
}

void FewRows::set(const Knob& knob, double value) {
  if (knob.field) {
    steps_[knob.step].*knob.field = value;
    if (knob.field == &Step::factor) judged_[knob.step] = false;
    return;
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (columns_[i].set(knob.address, value)) judged_[i] = false;
  }
}

bool FewRows::moves_scores(const Knob& knob) const {
  return knob.step == steps_.size() || !is_order_step(steps_[knob.step].verb);
}

// --- The rows on which the order of two depends ---

// The groups of all rows, whether the step acts on them or not.
bool FewRows::gather_groups(std::size_t step) {
  if (!keys_[step]) return false;
  std::vector<std::uint32_t>& groups = groups_[step];
  if (!groups.empty()) return true;
  groups.resize(posts_.size());
  Grouping key(posts_, *derived_, *keys_[step]);
  for (Row first = 0; first < posts_.size(); first += kBlock) {
    key.run(first, std::min<Row>(kBlock, posts_.size() - first), nullptr, groups.data() + first);
  }
  mates_[step].emplace(groups, key.size());
  return true;
}

void FewRows::add_mates(std::size_t step) {
  for (std::size_t i = 0, chosen = rows_.size(); i < chosen; ++i) {
    const std::uint32_t group = groups_[step][rows_[i]];
    if (group == kNoCode) continue;
    for (const Row mate : (*mates_[step])[group]) {
      if (is_chosen_[mate]) continue;
      is_chosen_[mate] = true;
      rows_.push_back(mate);
    }
  }
}

bool FewRows::choose(Row x, Row y) {
  for (const Row row : rows_) is_chosen_[row] = false;
  x_ = x;
  y_ = y;
  rows_ = {x};
  if (x != y) rows_.push_back(y);
  is_chosen_[x] = is_chosen_[y] = true;
  for (std::size_t i = steps_.size(); i-- > 0;) {
    if (!has_key(steps_[i].verb) || !columns_[i].runs()) continue;
    if (!gather_groups(i)) return false;
    add_mates(i);
    if (rows_.size() > kMostRows) return false;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) index_[rows_[i]] = static_cast<std::uint32_t>(i);
  for (std::vector<Verdict>& verdicts : verdicts_) verdicts.assign(rows_.size(), {});
  judged_.assign(steps_.size(), false);
  return true;
}

bool FewRows::is_slow() const { return rows_.size() > kQuickRows; }

// --- Scores ---

bool FewRows::before(Row a, Row b) const {
  if (unpinned_[a] != unpinned_[b]) return unpinned_[a] < unpinned_[b];
  if (scores_[a] != scores_[b]) return scores_[a] > scores_[b];
  return posts_.stands_before(a, b);
}

void FewRows::score_rows() {
  for (const Row row : rows_) {
    scores_[row] = 0;
    hidden_[row] = 0;
    unpinned_[row] = 0;
  }
  for (std::size_t i = 0; i < steps_.size() && !is_order_step(steps_[i].verb); ++i) {
    if (runs(i)) score(i);
  }
}

Verdict FewRows::judge(std::size_t i, Row row) { return columns_[i].judge(steps_[i], row, scores_[row]); }

void FewRows::judge_rows(std::size_t i) {
  if (judged_[i] && !uses_score_[i]) return;
  judged_[i] = true;
  for (const Row row : rows_) verdict(i, row) = judge(i, row);
}

void FewRows::score(std::size_t i) {
  const Step& step = steps_[i];
  judge_rows(i);
  if (step.verb == Verb::spread) return spread(i);
  const double weight = step.weight_or_default();
  for (const Row row : rows_) {
    Verdict& said = verdict(i, row);
    if (!acts(said.because)) continue;
    Changed changed{scores_[row], true};
    switch (step.verb) {
      case Verb::hide: hidden_[row] = 1; break;
      case Verb::add: changed = added(scores_[row], weight, said.value); break;
      case Verb::multiply: changed = multiplied(scores_[row], said.value); break;
      default: changed = reshaped(said.value); break;
    }
    said.because = changed.ok ? Because::applied : Because::not_finite;
    scores_[row] = changed.after;
  }
}

std::vector<FewRows::Mate> FewRows::mates_in_order(std::size_t step) {
  std::vector<Mate> mates;
  for (const Row row : rows_) {
    if (!hidden_[row] && acts(verdict(step, row).because)) mates.push_back({row, groups_[step][row]});
  }
  std::sort(mates.begin(), mates.end(), [&](const Mate& a, const Mate& b) {
    return a.group != b.group ? a.group < b.group : before(a.row, b.row);
  });
  return mates;
}

void FewRows::spread(std::size_t i) {
  const double decay = steps_[i].decay_or_default(), floor = steps_[i].floor_or_default();
  if (i == last_key_) {
    const std::uint32_t x_ahead = ahead_of(i, x_), y_ahead = ahead_of(i, y_);
    spread_row(i, x_, spread_factor(decay, floor, x_ahead));
    spread_row(i, y_, spread_factor(decay, floor, y_ahead));
    return;
  }
  SpreadFactors factors(decay, floor);
  const std::vector<Mate> mates = mates_in_order(i);
  std::uint32_t k = 0;
  for (std::size_t m = 0; m < mates.size(); ++m) {
    k = m > 0 && mates[m].group == mates[m - 1].group ? k + 1 : 0;
    spread_row(i, mates[m].row, factors[k]);
  }
}

void FewRows::spread_row(std::size_t i, Row row, double factor) {
  if (hidden_[row] || !acts(verdict(i, row).because)) return;
  const Changed changed = multiplied(scores_[row], factor);
  verdict(i, row).because = changed.ok ? Because::applied : Because::not_finite;
  scores_[row] = changed.after;
}

// How many posts of its group stand before the row.
std::uint32_t FewRows::ahead_of(std::size_t i, Row row) {
  const std::uint32_t group = groups_[i][row];
  std::uint32_t ahead = 0;
  if (group == kNoCode) return ahead;
  for (const Row mate : (*mates_[i])[group]) {
    ahead += mate != row && !hidden_[mate] && acts(verdict(i, mate).because) && before(mate, row);
  }
  return ahead;
}

// --- The order of the two ---

std::optional<bool> FewRows::stands_above(Row a, Row b) {
  score_rows();
  if (hidden_[a] || hidden_[b]) return !hidden_[a];
  const std::optional<bool> x_first = order_of_two();
  return x_first ? std::optional(a == x_ ? *x_first : !*x_first) : std::nullopt;
}

bool FewRows::scores_above(Row a, Row b) {
  score_rows();
  return hidden_[a] || hidden_[b] ? hidden_[a] < hidden_[b] : before(a, b);
}

// Whether x stands before y after the order steps. `pin` is known from the two alone; `mix` keeps the order
// of posts on one side; `limit` keeps it where the upper post never has to wait.
std::optional<bool> FewRows::order_of_two() {
  bool x_first = before(x_, y_);
  bool is_order_known = true;  // of all rows, not only of the two
  std::size_t pins = 0;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (!is_order_step(steps_[i].verb) || !runs(i)) continue;
    judge_rows(i);
    const auto acts_on = [&](Row row) { return verdict(i, row).because == Because::applied; };
    if (steps_[i].verb == Verb::limit) {
      if (!is_order_known || !passes_limit(i, x_first ? x_ : y_)) return std::nullopt;
      is_order_known = false;
    } else if (steps_[i].verb == Verb::mix) {
      if (acts_on(x_) != acts_on(y_)) return std::nullopt;
      is_order_known = false;
    } else {
      if (pins == kMostPins) return std::nullopt;
      for (const Row row : rows_) unpinned_[row] |= static_cast<std::uint32_t>(!acts_on(row)) << pins;
      ++pins;
      if (acts_on(x_) != acts_on(y_)) x_first = acts_on(x_);
    }
  }
  return x_first;
}

// A post with fewer than at_most posts of its group before it never waits, whatever the window: filling comes
// to it before it comes to anything below it, and then at most at_most − 1 of its group have been placed.
bool FewRows::passes_limit(std::size_t step, Row upper) {
  if (verdict(step, upper).because != Because::applied) return true;
  return ahead_of(step, upper) < *steps_[step].at_most;
}

// --- Lines ---

// The range ends where two lines cross. Near there rounding decides: up to a hair beyond.
void FewRows::bound_at_crossing(const Line& p, const Line& q) {
  constexpr double kNoise = 1e-10;  // of the sizes on the way: far more than a hundred roundings
  const double slope = p.b - q.b;
  if (slope == 0) return;
  const double root = (q.a - p.a) / slope;
  const double size = p.size + q.size + (std::fabs(p.b) + std::fabs(q.b)) * std::fabs(root);
  const double hair = std::max(
      {std::fabs(root) * kNoise, size * kNoise / std::fabs(slope), std::numeric_limits<double>::min()});
  if (root + hair > at_) to_ = std::min(to_, root + hair);
  if (root - hair < at_) from_ = std::max(from_, root - hair);
}

std::optional<FewRows::Stretch> FewRows::stretch(const Knob& knob, double now) {
  if (knob.step == steps_.size() || is_order_step(steps_[knob.step].verb)) return std::nullopt;
  at_ = now;
  from_ = -kInfinity;
  to_ = kInfinity;
  score_rows();  // leaves in the columns why each step acts, and on what
  std::vector<double> final_scores;
  for (const Row row : rows_) {
    final_scores.push_back(scores_[row]);
    scores_[row] = 0;
    lines_[row] = {};
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (is_order_step(steps_[i].verb) || !runs(i)) continue;
    if (!draw(i, knob, now)) return std::nullopt;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (scores_[rows_[i]] != final_scores[i]) return std::nullopt;  // what was drawn is not what was ranked
  }
  for (std::size_t i = 0; i < steps_.size();
       ++i) {  // who has to wait for whom depends on the places in a group
    if (steps_[i].verb != Verb::limit || !runs(i)) continue;
    judge_rows(i);
    bound_at_mates(i, x_);
    bound_at_mates(i, y_);
  }
  bound_at_crossing(lines_[x_], lines_[y_]);
  return Stretch{from_, to_};
}

// `scores_` runs along with the lines: the sign rule asks for the score at the present value.
bool FewRows::draw(std::size_t i, const Knob& knob, double now) {
  const Step& step = steps_[i];
  const bool is_knobs = i == knob.step;
  if (is_knobs && (knob.part == "when" || knob.part == "unless" || knob.part == "decay")) return false;
  if (is_knobs && (step.verb == Verb::hide || (step.verb == Verb::spread && !knob.field))) return false;
  const bool score_moves =
      std::any_of(rows_.begin(), rows_.end(), [&](Row row) { return lines_[row].b != 0; });
  if (uses_score_[i] && (score_moves || is_knobs)) return false;
  if (step.verb == Verb::hide) return true;
  if (step.verb == Verb::spread) return draw_spread(i, is_knobs);
  for (const Row row : rows_) {
    if (verdict(i, row).because == Because::not_finite) return false;
    if (verdict(i, row).because != Because::applied && !(is_knobs && !knob.field)) continue;
    Line value{verdict(i, row).because == Because::applied ? verdict(i, row).value : kUnknown, 0};
    if (is_knobs && !knob.field) {
      const auto line = value_line(i, row, knob, now);
      if (!line) return false;
      value = *line;
      if (verdict(i, row).because != Because::applied) continue;
    }
    if (!draw_score_step(i, row, value, is_knobs && knob.field)) return false;
  }
  return true;
}

// What the step's expression gives, as a line of a literal in it.
std::optional<Line> FewRows::value_line(std::size_t i, Row row, const Knob& knob, double now) {
  if (!knob.is_line) return std::nullopt;
  const auto value_at = [&](double x) {
    set(knob, x);
    const Verdict said = judge(i, row);
    return said.because == Because::applied ? said.value : kUnknown;
  };
  const double width = std::max(1.0, std::fabs(now));
  const double there = value_at(now + width), here = value_at(now);
  const Because because = verdict(i, row).because;
  if (because == Because::condition || because == Because::exempt) return Line{};
  if (because == Because::unknown && !is_known(there)) return Line{};
  if (!is_known(here) || !is_known(there)) return std::nullopt;  // an unknown value, or a factor below 0
  const double slope = (there - here) / width;
  return Line{here - slope * now, slope};
}

bool FewRows::draw_score_step(std::size_t i, Row row, const Line& value, bool is_knobs) {
  const Step& step = steps_[i];
  Line& line = lines_[row];
  if (step.verb == Verb::multiply) return draw_product(row, is_knobs ? Line{0, 1} : value);
  if (step.verb == Verb::reshape) {
    line = {value.a, value.b, std::fabs(verdict(i, row).value)};
    scores_[row] = reshaped(verdict(i, row).value).after;
    return true;
  }
  const double weight = step.weight_or_default();
  const double part = is_knobs ? at_ * value.a : weight * (value.a + value.b * at_);
  line.size = std::max({line.size, std::fabs(scores_[row]), std::fabs(part)});
  if (is_knobs) {
    line.b += value.a;
  } else {
    line.a += weight * value.a;
    line.b += weight * value.b;
  }
  scores_[row] = added(scores_[row], weight, verdict(i, row).value).after;
  return true;
}

// The sign rule on a line: one of the two has to be constant.
bool FewRows::draw_product(Row row, const Line& factor) {
  Line& line = lines_[row];
  const double now = factor.a + factor.b * at_;
  if (!is_finite(scores_[row]) || !(now >= 0)) return false;
  if (factor.b != 0) {
    if (line.b != 0 || scores_[row] < 0) return false;
    bound_at_crossing(factor, {});  // below 0 a factor does not act
    line = {scores_[row] * factor.a, scores_[row] * factor.b,
            line.size * (std::fabs(factor.a) + std::fabs(factor.b * at_))};
  } else if (now != 1) {
    bound_at_crossing(line, {});
    const bool sinks = scores_[row] < 0;
    if (sinks && now == 0) return false;
    line = sinks ? Line{line.a / now, line.b / now, line.size / now}
                 : Line{line.a * now, line.b * now, line.size * now};
  }
  scores_[row] = multiplied(scores_[row], now).after;
  return true;
}

// Where the row would change places with one of its group.
void FewRows::bound_at_mates(std::size_t i, Row row) {
  const std::uint32_t group = groups_[i][row];
  if (group == kNoCode) return;
  for (const Row mate : (*mates_[i])[group]) {
    if (mate != row && !hidden_[mate] && acts(verdict(i, mate).because))
      bound_at_crossing(lines_[mate], lines_[row]);
  }
}

bool FewRows::draw_spread(std::size_t i, bool is_knobs) {
  if (i == last_key_) {
    bound_at_mates(i, x_);
    bound_at_mates(i, y_);
    const std::uint32_t x_ahead = ahead_of(i, x_), y_ahead = ahead_of(i, y_);
    return draw_spread_row(i, x_, x_ahead, is_knobs) && draw_spread_row(i, y_, y_ahead, is_knobs);
  }
  const std::vector<Mate> mates = mates_in_order(i);
  for (std::size_t m = 1; m < mates.size(); ++m) {
    if (mates[m].group != mates[m - 1].group) continue;
    bound_at_crossing(lines_[mates[m - 1].row], lines_[mates[m].row]);
  }
  std::uint32_t k = 0;
  for (std::size_t m = 0; m < mates.size(); ++m) {
    k = m > 0 && mates[m].group == mates[m - 1].group ? k + 1 : 0;
    if (!draw_spread_row(i, mates[m].row, k, is_knobs)) return false;
  }
  return true;
}

bool FewRows::draw_spread_row(std::size_t i, Row row, std::uint32_t k, bool is_knobs) {
  if (hidden_[row] || !acts(verdict(i, row).because)) return true;
  if (verdict(i, row).because == Because::not_finite) return false;
  const double decay = steps_[i].decay_or_default(), floor = steps_[i].floor_or_default();
  const double factor = spread_factor(decay, floor, k);
  const double power = spread_factor(decay, 0, k);  // the factor is (1 − floor)·power + floor
  const double after = multiplied(scores_[row], factor).after;
  if (!draw_product(row, is_knobs ? Line{power, 1 - power} : Line{factor, 0})) return false;
  scores_[row] = after;
  return true;
}

}  // namespace limpid
