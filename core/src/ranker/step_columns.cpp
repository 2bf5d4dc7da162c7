#include "ranker/step_columns.hpp"

#include <limpid/time.hpp>

#include "ranker/score_kernels.hpp"

#include <algorithm>
#include <limits>

namespace limpid {

namespace {

// The step runs until the end of its last day, in UTC.
bool expired(const Step& step, std::int64_t now) {
  if (!step.until || now == kUnknownTime) return false;
  return now >= *parse_time(*step.until) + kMillisecondsPerDay;
}

bool has_key(Verb verb) { return verb == Verb::spread || verb == Verb::limit; }
bool has_value(Verb verb) { return verb == Verb::add || verb == Verb::multiply || verb == Verb::reshape; }

double neutral_value(Verb verb) {
  switch (verb) {
    case Verb::add: return kNeutralTerm;
    case Verb::multiply: return kNeutralFactor;
    default: return kUnknown;
  }
}

std::unique_ptr<Machine> machine(const Posts& posts, DerivedColumns& derived,
                                 std::optional<Program> program) {
  return program ? std::make_unique<Machine>(posts, derived, *std::move(program)) : nullptr;
}

}  // namespace

StepColumns::StepColumns(const Posts& posts, DerivedColumns& derived, StepPrograms programs, const Step& step,
                         std::int64_t now)
    : posts_(posts),
      derived_(derived),
      when_(machine(posts, derived, std::move(programs.when))),
      unless_(machine(posts, derived, std::move(programs.unless))) {
  if (has_key(step.verb))
    key_ = std::make_unique<Grouping>(posts, derived, *std::move(programs.main));
  else
    main_ = machine(posts, derived, std::move(programs.main));
  each_machine([this](const Machine& machine) { uses_score_ = uses_score_ || machine.program().uses_score; });
  if (expired(step, now)) idle_ = Because::expired;
  if (step.off) idle_ = Because::off;
  if (!runs() || !has_column()) return;
  if (has_key(step.verb))
    groups_.resize(posts.size());
  else if (has_value(step.verb) && main_)
    values_.reset(new double[posts.size()]);  // a vector would write zeros first
  else
    acts_.resize(posts.size());
}

void StepColumns::evaluate(const Step& step, Row first, Row count, const double* scores) {
  if (first == 0) unknown_ = negative_ = 0;
  if (values_ && !when_ && !unless_) return evaluate_values(step, first, count, scores);
  judge_block(step, first, count, scores);
  for (Row i = 0; i < count; ++i) {
    unknown_ += because_[i] == Because::unknown;
    negative_ += because_[i] == Because::negative;
  }
  const auto acts = [this](Row i) { return because_[i] == Because::applied; };
  if (!groups_.empty()) {
    for (Row i = 0; i < count; ++i) groups_[first + i] = acts(i) ? group_of_[i] : kNoCode;
  } else if (!acts_.empty()) {
    for (Row i = 0; i < count; ++i) acts_[first + i] = acts(i);
  } else {
    const double neutral = neutral_value(step.verb);
    const double* values = main_->numbers();
    for (Row i = 0; i < count; ++i) values_[first + i] = acts(i) ? values[i] : neutral;
  }
}

// What judging would say where no condition is: all in one loop.
void StepColumns::evaluate_values(const Step& step, Row first, Row count, const double* scores) {
  main_->run(first, count, scores);
  const double* values = main_->numbers();
  double* column = values_.get() + first;
  const double neutral = neutral_value(step.verb);
  const double least = step.verb == Verb::multiply ? 0 : -std::numeric_limits<double>::infinity();
  std::size_t known = 0, acting = 0;
  for (Row i = 0; i < count; ++i) {
    const bool acts = values[i] >= least;  // false where unknown
    column[i] = acts ? values[i] : neutral;
    known += is_known(values[i]);
    acting += acts;
  }
  unknown_ += count - known;
  negative_ += known - acting;
}

Verdict StepColumns::judge(const Step& step, Row row, double score) {
  Verdict verdict{.because = idle_};
  if (!runs()) return verdict;
  judge_block(step, row, 1, &score);
  verdict.because = because_[0];
  if (has_key(step.verb)) verdict.group = group_of_[0];
  if (has_value(step.verb)) verdict.value = step.factor ? *step.factor : main_->numbers()[0];
  return verdict;
}

void StepColumns::judge_block(const Step& step, Row first, Row count, const double* scores) {
  judge_conditions(first, count, scores);
  if (has_key(step.verb)) return judge_groups(first, count, scores);
  if (!main_) return;  // a plain factor
  main_->run(first, count, scores);
  if (has_value(step.verb)) return judge_values(step, count);
  judge_own_condition(count);
}

void StepColumns::judge_conditions(Row first, Row count, const double* scores) {
  std::fill_n(because_.data(), count, Because::applied);
  if (when_) {
    when_->run(first, count, scores);
    const Tri* when = when_->flags();
    for (Row i = 0; i < count; ++i) {
      if (when[i] != Tri::yes) because_[i] = when[i] == Tri::no ? Because::condition : Because::unknown;
    }
  }
  if (unless_) {
    unless_->run(first, count, scores);
    const Tri* unless = unless_->flags();
    for (Row i = 0; i < count; ++i) {
      if (unless[i] == Tri::yes && because_[i] == Because::applied) because_[i] = Because::exempt;
    }
  }
}

void StepColumns::judge_own_condition(Row count) {
  const Tri* condition = main_->flags();
  for (Row i = 0; i < count; ++i) {
    if (because_[i] != Because::applied || condition[i] == Tri::yes) continue;
    because_[i] = condition[i] == Tri::no ? Because::condition : Because::unknown;
  }
}

void StepColumns::judge_values(const Step& step, Row count) {
  const double* values = main_->numbers();
  for (Row i = 0; i < count; ++i) {
    if (because_[i] != Because::applied) continue;
    if (!is_known(values[i]))
      because_[i] = Because::unknown;
    else if (step.verb == Verb::multiply && values[i] < 0)
      because_[i] = Because::negative;
  }
}

void StepColumns::judge_groups(Row first, Row count, const double* scores) {
  key_->run(first, count, scores, group_of_.data());
  for (Row i = 0; i < count; ++i) {
    if (because_[i] == Because::applied && group_of_[i] == kNoCode) because_[i] = Because::unknown;
  }
}

std::optional<StepColumns::Halving> StepColumns::halving() const {
  if (!main_ || when_ || unless_) return std::nullopt;
  const Program& program = main_->program();
  if (program.operations.size() != 2) return std::nullopt;
  const Operation &load = program.operations[0], &halve = program.operations[1];
  const bool of_age =
      load.code == OpCode::load_derived && load.index == static_cast<std::uint32_t>(Derived::age_hours);
  if (!of_age || halve.code != OpCode::half_life || halve.a != load.out || program.result != halve.out)
    return std::nullopt;
  for (const auto& constant : program.numbers) {
    if (constant.out == halve.b && constant.value > 0)
      return Halving{derived_[Derived::age_hours].data(), constant.value};
  }
  return std::nullopt;
}

template <class F>
void StepColumns::each_machine(F f) const {
  for (Machine* machine : {main_.get(), key_ ? &key_->machine() : nullptr, when_.get(), unless_.get()}) {
    if (machine) f(*machine);
  }
}

bool StepColumns::set(std::string_view address, double value) {
  bool found = false;
  each_machine([&](Machine& machine) { found = machine.set(address, value) || found; });
  if (found) fresh_ = false;
  return found;
}

namespace {

bool no_text(const Posts& posts, Text column) {
  for (Row row = 0; row < posts.size(); ++row) {
    if (posts.text(column, row).data()) return false;
  }
  return true;
}

bool none_derived(const Posts& posts, Derived column) {
  // Ages are unknown only where dates are: any moment does for asking.
  const std::vector<double> values = derive(posts, column, 0);
  return std::none_of(values.begin(), values.end(), is_known);
}

// The name of the column that the operation loads, if no post has a value of it; else nothing.
std::string_view empty_column(const Posts& posts, const Operation& op) {
  using Store = ColumnInfo::Store;
  const auto if_empty = [&](Store store, bool empty) {
    return empty ? name_of(store, op.index) : std::string_view();
  };
  switch (op.code) {
    case OpCode::load_number:
      return if_empty(Store::number, posts.column(static_cast<Number>(op.index)).stored() == 0);
    case OpCode::load_flag:
      return if_empty(Store::flag, posts.column(static_cast<Flag>(op.index)).stored() == 0);
    case OpCode::load_label:
      return if_empty(Store::label, posts.column(static_cast<Label>(op.index)).stored() == 0);
    case OpCode::load_account:
      return if_empty(Store::account, posts.column(static_cast<Account>(op.index)).stored() == 0);
    case OpCode::load_derived:
      return if_empty(Store::derived, none_derived(posts, static_cast<Derived>(op.index)));
    case OpCode::load_text: return if_empty(Store::text, no_text(posts, static_cast<Text>(op.index)));
    case OpCode::load_whole_text:
      return no_text(posts, Text::title) && no_text(posts, Text::text) ? "text" : "";
    default: return {};
  }
}

}  // namespace

namespace {

void note(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

}  // namespace

std::vector<std::string> StepColumns::missing_columns() const {
  std::vector<std::string> names;
  each_machine([&](const Machine& machine) {
    for (const std::string& missing : machine.program().missing) note(names, missing);
  });
  return names;
}

std::vector<std::string> StepColumns::empty_columns() const {
  std::vector<std::string> names = missing_columns();
  each_machine([&](const Machine& machine) {
    for (const Operation& op : machine.program().operations) note(names, empty_column(posts_, op));
  });
  return names;
}

}  // namespace limpid
