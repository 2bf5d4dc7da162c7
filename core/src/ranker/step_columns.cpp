#include "ranker/step_columns.hpp"

#include <limpid/time.hpp>

#include <algorithm>

namespace limpid {

namespace {

// The step runs until the end of its last day, in UTC.
bool expired(const Step& step, std::int64_t now) {
  if (!step.until || now == kUnknownTime) return false;
  return now >= *parse_time(*step.until) + kMillisecondsPerDay;
}

bool has_key(Verb verb) { return verb == Verb::spread || verb == Verb::limit; }
bool has_value(Verb verb) { return verb == Verb::add || verb == Verb::multiply || verb == Verb::reshape; }

std::unique_ptr<Machine> machine(const Posts& posts, DerivedColumns& derived,
                                 std::optional<Program> program) {
  return program ? std::make_unique<Machine>(posts, derived, *std::move(program)) : nullptr;
}

}  // namespace

StepColumns::StepColumns(const Posts& posts, DerivedColumns& derived, StepPrograms programs, const Step& step,
                         std::int64_t now)
    : posts_(posts),
      when_(machine(posts, derived, std::move(programs.when))),
      unless_(machine(posts, derived, std::move(programs.unless))) {
  if (has_key(step.verb))
    key_ = std::make_unique<Grouping>(posts, derived, *std::move(programs.main));
  else
    main_ = machine(posts, derived, std::move(programs.main));
  for (const Machine* machine : machines()) uses_score_ = uses_score_ || machine->program().uses_score;
  if (expired(step, now)) idle_ = Because::expired;
  if (step.off) idle_ = Because::off;
  if (!runs()) return;
  because_.resize(posts.size());
  if (has_key(step.verb)) groups_.resize(posts.size());
  if (has_value(step.verb)) values_.resize(posts.size());
}

void StepColumns::evaluate(const Step& step, Row first, Row count, const double* scores) {
  evaluate_conditions(first, count, scores + first);
  if (has_key(step.verb)) return evaluate_group(first, count, scores + first);
  if (main_) main_->run(first, count, scores + first);
  if (has_value(step.verb)) return evaluate_value(step, first, count);
  evaluate_own_condition(first, count);
}

void StepColumns::evaluate_conditions(Row first, Row count, const double* scores) {
  Because* out = because_.data() + first;
  std::fill_n(out, count, Because::applied);
  if (when_) {
    when_->run(first, count, scores);
    const Tri* when = when_->flags();
    for (Row i = 0; i < count; ++i) {
      if (when[i] != Tri::yes) out[i] = when[i] == Tri::no ? Because::condition : Because::unknown;
    }
  }
  if (unless_) {
    unless_->run(first, count, scores);
    const Tri* unless = unless_->flags();
    for (Row i = 0; i < count; ++i) {
      if (unless[i] == Tri::yes && out[i] == Because::applied) out[i] = Because::exempt;
    }
  }
}

void StepColumns::evaluate_own_condition(Row first, Row count) {
  Because* out = because_.data() + first;
  const Tri* condition = main_->flags();
  for (Row i = 0; i < count; ++i) {
    if (out[i] != Because::applied || condition[i] == Tri::yes) continue;
    out[i] = condition[i] == Tri::no ? Because::condition : Because::unknown;
  }
}

void StepColumns::evaluate_value(const Step& step, Row first, Row count) {
  double* values = values_.data() + first;
  if (step.factor) {
    std::fill_n(values, count, *step.factor);
    return;
  }
  std::copy_n(main_->numbers(), count, values);
  Because* out = because_.data() + first;
  for (Row i = 0; i < count; ++i) {
    if (out[i] != Because::applied) continue;
    if (!is_known(values[i]))
      out[i] = Because::unknown;
    else if (step.verb == Verb::multiply && values[i] < 0)
      out[i] = Because::negative;
  }
}

void StepColumns::evaluate_group(Row first, Row count, const double* scores) {
  std::uint32_t* groups = groups_.data() + first;
  key_->run(first, count, scores, groups);
  Because* out = because_.data() + first;
  for (Row i = 0; i < count; ++i) {
    if (out[i] == Because::applied && groups[i] == kNoCode) out[i] = Because::unknown;
  }
}

std::vector<Machine*> StepColumns::machines() const {
  std::vector<Machine*> all;
  for (Machine* machine : {main_.get(), key_ ? &key_->machine() : nullptr, when_.get(), unless_.get()}) {
    if (machine) all.push_back(machine);
  }
  return all;
}

bool StepColumns::set(std::string_view address, double value) {
  bool found = false;
  for (Machine* machine : machines()) found = machine->set(address, value) || found;
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
  for (const Machine* machine : machines()) {
    for (const std::string& missing : machine->program().missing) note(names, missing);
  }
  return names;
}

std::vector<std::string> StepColumns::empty_columns() const {
  std::vector<std::string> names = missing_columns();
  for (const Machine* machine : machines()) {
    for (const Operation& op : machine->program().operations) {
      note(names, empty_column(posts_, op));
    }
  }
  return names;
}

}  // namespace limpid
