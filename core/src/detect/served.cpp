#include "detect/served.hpp"

#include <limpid/check.hpp>
#include <limpid/time.hpp>

#include "base/ascii.hpp"
#include "base/math.hpp"
#include "base/number.hpp"
#include "measure/keys.hpp"
#include "ranker/derived.hpp"
#include "ranker/sign_rule.hpp"
#include "ranker/step_columns.hpp"
#include "recipe/compile.hpp"
#include "recipe/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <functional>
#include <map>
#include <set>

namespace limpid {

namespace {

// A step's factors and conditions, asked of one post at a time.
class StepsOf {
 public:
  StepsOf(const Posts& posts, const Recipe& recipe, std::vector<StepPrograms> programs, std::int64_t now)
      : recipe_(recipe), derived_(posts, now) {
    for (std::size_t i = 0; i < recipe.steps.size(); ++i)
      columns_.emplace_back(posts, derived_, std::move(programs[i]), recipe.steps[i], now);
  }
  [[nodiscard]] bool runs(std::size_t step) const { return columns_[step].runs(); }
  [[nodiscard]] Verdict judge(std::size_t step, Row row, double score) {
    return columns_[step].judge(recipe_.steps[step], row, score);
  }

 private:
  const Recipe& recipe_;
  DerivedColumns derived_;
  std::deque<StepColumns> columns_;  // they do not move
};

std::int64_t now_of(const Posts& posts, const RankOptions& options) {
  return options.now.value_or(default_now(posts));
}

// Whether an expression uses a moment or a place as a number: then the score's zero means nothing.
bool uses_moment(const Recipe& recipe, const Expression& e) {
  if (e.kind == Expression::Kind::name) {
    if (e.text == "created_at" || e.text == "reposted_at" || e.text == "arrived_at" || e.text == "position")
      return true;
    for (const auto& [name, source] : recipe.lets) {
      if (name != e.text) continue;
      const Result<Expression> parsed = parse_expression(source);
      return parsed && uses_moment(recipe, *parsed);
    }
  }
  return std::any_of(e.arguments.begin(), e.arguments.end(),
                     [&](const Expression& argument) { return uses_moment(recipe, argument); });
}

bool makes_worth(const Step& step) {
  return !step.off && (step.verb == Verb::add || step.verb == Verb::reshape);
}

bool is_bare_time(const Step& step) {
  return step.verb == Verb::add && (step.expression == "created_at" || step.expression == "arrived_at" ||
                                    step.expression == "reposted_at");
}

// "Pinned", as the readers set it down for Bluesky, Reddit ("Stickied") and Lemmy ("Featured").
bool is_pinned(std::string_view why_shown) {
  return starts_with_ignoring_case(why_shown, "pinned") || equal_ignoring_case(why_shown, "stickied") ||
         equal_ignoring_case(why_shown, "featured");
}

std::vector<Row> rows_by_position(const Posts& posts) {
  std::vector<Row> rows;
  for (Row row = 0; row < posts.size(); ++row) {
    if (is_known(posts.column(Number::position)[row])) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) {
    return posts.column(Number::position)[a] < posts.column(Number::position)[b];
  });
  return rows;
}

// One session's part of what is served.
class Session {
 public:
  Session(const Timeline& timeline, const Recipe& recipe, std::uint32_t number)
      : timeline_(timeline), posts_(timeline.posts()), recipe_(recipe), number_(number) {}

  Failure add_to(Served& served, const RankOptions& options) {
    const std::int64_t now = now_of(posts_, options);
    Result<std::vector<StepPrograms>> programs = compile(recipe_, &posts_);
    if (!programs) return programs.error();
    const Result<Ranking> ranking = rank(timeline_, plain_scores(recipe_), options);
    if (!ranking) return ranking.error();
    StepsOf steps(posts_, recipe_, *std::move(programs), now);
    find_spread();

    const std::size_t before = served.choices.size();
    double place = 0;
    std::uint32_t at_place = 0;
    for (const Row row : rows_by_position(posts_)) {
      const double score = ranking->scores()[row];
      if (!chosen(row, score, ranking->hidden()[row] != 0, steps, served)) continue;
      const double position = posts_.column(Number::position)[row];
      if (at_place > 0 && position != place) end_stage(served, at_place);
      place = position;
      ++at_place;
      served.choices.push_back({number_, row});
      served.scores.push_back(score);
      spread_group_.push_back(group_of(steps, row, score));
    }
    if (at_place > 0) end_stage(served, at_place);
    served.observed.order.end_session();
    served.sessions += served.choices.size() - before > 1;
    return std::nullopt;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& spread_groups() const { return spread_group_; }
  [[nodiscard]] std::optional<std::size_t> spread() const { return spread_; }

 private:
  void find_spread() {
    for (std::size_t i = 0; i < recipe_.steps.size() && !spread_; ++i) {
      if (recipe_.steps[i].verb == Verb::spread && !recipe_.steps[i].off) spread_ = i;
    }
  }

  bool chosen(Row row, double score, bool hidden, StepsOf& steps, Served& served) {
    LeftOut& out = served.left_out;
    if (posts_.column(Flag::promoted)[row] == Tri::yes) return ++out.promoted, false;
    if (is_pinned(posts_.text(Text::why_shown, row)) || pinned_by_recipe(row, score, steps))
      return ++out.pinned, false;
    if (hidden) return ++out.hidden, false;
    const std::uint32_t conversation = posts_.column(Label::conversation)[row];
    if (conversation != kNoCode && !conversations_.insert(conversation).second) return ++out.thread, false;
    if (!is_finite(score) || (served.scale == DetectScale::factor && score <= 0))
      return ++out.no_score, false;
    return true;
  }

  bool pinned_by_recipe(Row row, double score, StepsOf& steps) const {
    for (std::size_t i = 0; i < recipe_.steps.size(); ++i) {
      if (recipe_.steps[i].verb == Verb::pin && steps.runs(i) &&
          steps.judge(i, row, score).because == Because::applied)
        return true;
    }
    return false;
  }

  std::uint32_t group_of(StepsOf& steps, Row row, double score) const {
    if (!spread_ || !steps.runs(*spread_)) return kNoGroup;
    const Verdict verdict = steps.judge(*spread_, row, score);
    return verdict.because == Because::applied ? verdict.group : kNoGroup;
  }

  static void end_stage(Served& served, std::uint32_t& posts) {
    served.observed.order.add_stage(posts);
    posts = 0;
  }

  const Timeline& timeline_;
  const Posts& posts_;
  const Recipe& recipe_;
  std::uint32_t number_;
  std::optional<std::size_t> spread_;
  std::vector<std::uint32_t> spread_group_;
  std::set<std::uint32_t> conversations_;
};

// k counted in the served order, posts at one place having the same.
void set_spread(Served& served, const Step& step, const std::vector<std::uint32_t>& groups) {
  SpreadFactors factors;
  factors.set(step.decay_or_default(), step.floor_or_default());
  std::vector<std::uint32_t> seen;
  std::size_t count = 0;
  for (const PlackettLuce::Stage& stage : served.observed.order.stages()) {
    if (stage.first) seen.assign(seen.size(), 0);
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (groups[i] == kNoGroup) continue;
      if (groups[i] >= seen.size()) seen.resize(groups[i] + 1, 0);
      served.log_spread[i] = math::log(std::max(factors[seen[groups[i]]], 1e-12));
      count = std::max<std::size_t>(count, groups[i] + 1);
    }
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (groups[i] != kNoGroup) ++seen[groups[i]];
    }
  }
  served.observed.order.set_spread(groups, served.log_spread, count);
}

// Log-scores, or scores in units of their spread around their mean.
void set_worths(Served& served) {
  std::vector<double>& x = served.observed.x;
  if (served.scale == DetectScale::factor) {
    for (const double score : served.scores) x.push_back(math::log(score));
    return;
  }
  double mean = 0, square = 0;
  const auto n = static_cast<double>(served.scores.size());
  for (const double score : served.scores) mean += score / n;
  for (const double score : served.scores) square += (score - mean) * (score - mean) / n;
  const double deviation = square > 0 ? std::sqrt(square) : 1;
  for (const double score : served.scores) x.push_back((score - mean) / deviation);
  served.unit = deviation;
}

// `names_in` gives the names of all rows of a session; empty: unknown.
Failure name_groups(Served& served,
                    const std::function<Result<std::vector<std::string>>(std::uint32_t)>& names_in) {
  std::map<std::string, std::uint32_t> numbers;
  served.names.clear();
  served.observed.posts.clear();
  served.observed.group.assign(served.choices.size(), kNoGroup);
  std::vector<std::string> names;
  std::uint32_t session = ~std::uint32_t{0};
  for (std::size_t i = 0; i < served.choices.size(); ++i) {
    if (served.choices[i].session != session) {
      session = served.choices[i].session;
      auto read = names_in(session);
      if (!read) return read.error();
      names = *std::move(read);
    }
    const std::string& name = names[served.choices[i].row];
    if (name.empty()) continue;
    const auto [at, is_new] = numbers.emplace(name, static_cast<std::uint32_t>(served.names.size()));
    if (is_new) {
      served.names.push_back(name);
      served.observed.posts.push_back(0);
    }
    served.observed.group[i] = at->second;
    ++served.observed.posts[at->second];
  }
  return std::nullopt;
}

// The group of every row by its name; empty: unknown.
Result<std::vector<std::string>> names_by(const Posts& posts, std::string_view column,
                                          const RankOptions& options) {
  const Result<Keys> keys = keys_by(posts, column, {}, now_of(posts, options));
  if (!keys) return keys.error();
  std::vector<std::string> names(posts.size());
  for (Row row = 0; row < posts.size(); ++row) {
    if (keys->of_row[row] != kNoCode) names[row] = keys->names[keys->of_row[row]];
  }
  return names;
}

std::string day_of(std::int64_t moment) {
  return moment == kUnknownTime ? std::string("unknown day") : format_time(moment).substr(0, 10);
}

}  // namespace

DetectScale scale_of(const Recipe& recipe) {
  std::vector<const Step*> worths;
  bool moment = false, others = false;
  for (const Step& step : recipe.steps) {
    if (!step.off && step.verb == Verb::multiply) others = true;
    if (!makes_worth(step)) continue;
    worths.push_back(&step);
    const Result<Expression> parsed = parse_expression(step.expression);
    moment = moment || (parsed && uses_moment(recipe, *parsed));
  }
  if (!moment) return DetectScale::factor;
  return worths.size() == 1 && is_bare_time(*worths[0]) && !others ? DetectScale::hours : DetectScale::points;
}

Recipe plain_scores(Recipe recipe) {
  for (Step& step : recipe.steps)
    step.off = step.off || step.verb == Verb::spread || is_order_step(step.verb);
  return recipe;
}

Result<Served> serve(const std::vector<Timeline>& sessions, const Recipe& recipe,
                     const RankOptions& options) {
  Served served;
  served.scale = scale_of(recipe);
  std::vector<std::uint32_t> groups;
  std::optional<std::size_t> spread;
  for (std::uint32_t i = 0; i < sessions.size(); ++i) {
    Session session(sessions[i], recipe, i);
    if (Failure failure = session.add_to(served, options)) return *std::move(failure);
    groups.insert(groups.end(), session.spread_groups().begin(), session.spread_groups().end());
    spread = session.spread();
  }
  set_worths(served);
  if (served.scale == DetectScale::hours) {
    const auto add = std::find_if(recipe.steps.begin(), recipe.steps.end(), makes_worth);
    served.unit /= 3600 * add->weight_or_default();
  }
  served.log_spread.assign(served.choices.size(), 0.0);
  if (spread && served.scale == DetectScale::factor) set_spread(served, recipe.steps[*spread], groups);
  return served;
}

Failure group_by(Served& served, const std::vector<Timeline>& sessions, std::string_view column,
                 const RankOptions& options) {
  return name_groups(
      served, [&](std::uint32_t session) { return names_by(sessions[session].posts(), column, options); });
}

Failure group_by_day(Served& served, const std::vector<Timeline>& sessions, std::string_view account,
                     const RankOptions& options) {
  std::set<std::string> days;
  for (const Timeline& session : sessions) days.insert(day_of(now_of(session.posts(), options)));
  const std::string wanted = folded_account(account);
  return name_groups(served, [&](std::uint32_t session) {
    const Posts& posts = sessions[session].posts();
    auto names = names_by(posts, "author", options);
    for (Row row = 0; names && row < posts.size(); ++row) {
      if (folded_account((*names)[row]) != wanted) continue;
      (*names)[row] = day_of(days.size() > 1 ? now_of(posts, options) : posts.arrived_at(row));
    }
    return names;
  });
}

Observed restricted(const Observed& observed, const std::vector<bool>& keep) {
  Observed kept;
  std::vector<std::uint32_t> groups;
  std::vector<double> factors;
  std::size_t spread_groups = 0;
  kept.posts.assign(observed.groups(), 0);
  for (const PlackettLuce::Stage& stage : observed.order.stages()) {
    std::uint32_t items = 0;
    for (std::uint32_t i = stage.begin; i < stage.end; ++i) {
      if (!keep[i]) continue;
      ++items;
      kept.x.push_back(observed.x[i]);
      const std::uint32_t group = observed.group.empty() ? kNoGroup : observed.group[i];
      kept.group.push_back(group);
      if (group != kNoGroup) ++kept.posts[group];
      if (!observed.order.has_spread()) continue;
      const auto [of, factor] = observed.order.spread_of(i);
      groups.push_back(of);
      factors.push_back(factor);
      if (of != kNoGroup) spread_groups = std::max<std::size_t>(spread_groups, of + 1);
    }
    if (items > 0) kept.order.add_stage(items);
    if (stage.last) kept.order.end_session();
  }
  if (observed.order.has_spread())
    kept.order.set_spread(std::move(groups), std::move(factors), spread_groups);
  return kept;
}

Result<std::vector<AimedStep>> aimed_steps(const std::vector<Timeline>& sessions, const Recipe& recipe,
                                           const RankOptions& options) {
  std::set<std::string> naming;
  for (const PrivilegeEntry& entry : privileges_of(recipe)) {
    for (const Privilege& privilege : entry.privileges) naming.insert(privilege.id);
  }
  // By step, for those acted on and those exempt: whose posts, and how many.
  struct Met {
    std::set<std::string> accounts;
    std::size_t posts = 0;
  };
  std::vector<std::array<Met, 2>> met(recipe.steps.size());
  std::set<std::string> everybody;
  for (const Timeline& session : sessions) {
    const Posts& posts = session.posts();
    auto programs = compile(recipe, &posts);
    if (!programs) return programs.error();
    const Result<Ranking> ranking = rank(session, plain_scores(recipe), options);
    if (!ranking) return ranking.error();
    const auto authors = names_by(posts, "author", options);
    if (!authors) return authors.error();
    everybody.insert(authors->begin(), authors->end());
    StepsOf steps(posts, recipe, *std::move(programs), now_of(posts, options));
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
      const Step& step = recipe.steps[i];
      const bool conditional = step.when || step.unless || step.verb == Verb::hide ||
                               step.verb == Verb::mix || step.verb == Verb::pin;
      if (!conditional || naming.count(step.id) || !steps.runs(i)) continue;
      for (Row row = 0; row < posts.size(); ++row) {
        const Because because = steps.judge(i, row, ranking->scores()[row]).because;
        if (because != Because::applied && because != Because::exempt) continue;
        Met& here = met[i][because == Because::exempt];
        ++here.posts;
        if (here.accounts.size() < 2) here.accounts.insert((*authors)[row]);
      }
    }
  }
  std::vector<AimedStep> aimed;
  for (std::size_t i = 0; i < met.size(); ++i) {
    for (const bool exempts : {false, true}) {
      const Met& here = met[i][exempts];
      if (here.accounts.size() != 1 || here.posts < 2 || everybody.size() < 2 ||
          here.accounts.begin()->empty())
        continue;
      const Step& step = recipe.steps[i];
      aimed.push_back({step.id, step.label.value_or(step.id), *here.accounts.begin(), here.posts, exempts});
    }
  }
  return aimed;
}

}  // namespace limpid
