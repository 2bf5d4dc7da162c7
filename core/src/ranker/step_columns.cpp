#include "ranker/step_columns.hpp"

#include <algorithm>

#include <limpid/time.hpp>

namespace limpid {

namespace {

// The step runs until the end of its last day, in UTC.
bool expired(const Step& step, std::int64_t now) {
  if (!step.until || now == kUnknownTime) return false;
  return now >= *parse_time(*step.until) + kMillisecondsPerDay;
}

std::unique_ptr<Machine> machine(const Posts& posts, DerivedColumns& derived, std::optional<Program> program) {
  return program ? std::make_unique<Machine>(posts, derived, *std::move(program)) : nullptr;
}

}  // namespace

StepColumns::StepColumns(const Posts& posts, DerivedColumns& derived, StepPrograms programs, const Step& step,
                         std::int64_t now)
    : posts_(posts),
      main_(machine(posts, derived, std::move(programs.main))),
      when_(machine(posts, derived, std::move(programs.when))),
      unless_(machine(posts, derived, std::move(programs.unless))) {
  if (expired(step, now)) idle_ = Because::expired;
  if (step.off) idle_ = Because::off;
  for (const Machine* part : {main_.get(), when_.get(), unless_.get()}) {
    uses_score_ = uses_score_ || (part && part->program().uses_score);
  }
  if (!runs()) return;
  because_.resize(posts.size());
  if (step.verb == Verb::spread) groups_.resize(posts.size());
  else if (step.verb != Verb::hide) values_.resize(posts.size());
}

void StepColumns::evaluate(const Step& step, Row first, Row count, const double* scores) {
  evaluate_conditions(first, count, scores);
  if (main_) main_->run(first, count, scores);
  switch (step.verb) {
    case Verb::hide: return evaluate_hide(first, count);
    case Verb::spread: return evaluate_group(first, count);
    default: return evaluate_value(step, first, count);
  }
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

void StepColumns::evaluate_hide(Row first, Row count) {
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
    if (!is_known(values[i])) out[i] = Because::unknown;
    else if (step.verb == Verb::multiply && values[i] < 0) out[i] = Because::negative;
  }
}

void StepColumns::evaluate_group(Row first, Row count) {
  std::uint32_t* groups = groups_.data() + first;
  switch (main_->program().type) {
    case Type::account: std::copy_n(main_->accounts(), count, groups); break;
    case Type::flag:
      for (Row i = 0; i < count; ++i) {
        const Tri flag = main_->flags()[i];
        groups[i] = flag == Tri::unknown ? kNoCode : static_cast<std::uint32_t>(flag);
      }
      break;
    default:
      for (Row i = 0; i < count; ++i) {
        const std::string_view text = main_->texts()[i];
        groups[i] = text.data() ? group_texts_.add(text, group_arena_).code : kNoCode;
      }
  }
  Because* out = because_.data() + first;
  for (Row i = 0; i < count; ++i) {
    if (out[i] == Because::applied && groups[i] == kNoCode) out[i] = Because::unknown;
  }
}

std::size_t StepColumns::group_count() const {
  switch (main_->program().type) {
    case Type::account: return posts_.accounts().size();
    case Type::flag: return 2;
    default: return group_texts_.size();
  }
}

std::string StepColumns::group_name(Row row) const {
  const std::uint32_t group = groups_[row];
  switch (main_->program().type) {
    case Type::account: return "@" + std::string(posts_.accounts().shown(group));
    case Type::flag: return group ? "true" : "false";
    default: return std::string(group_texts_[group]);
  }
}

bool StepColumns::set(std::string_view address, double value) {
  bool found = false;
  for (Machine* part : {main_.get(), when_.get(), unless_.get()}) {
    if (part && part->set(address, value)) found = true;
  }
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
  const auto if_empty = [&](Store store, bool empty) { return empty ? name_of(store, op.index) : std::string_view(); };
  switch (op.code) {
    case OpCode::load_number: return if_empty(Store::number, posts.column(static_cast<Number>(op.index)).stored() == 0);
    case OpCode::load_flag: return if_empty(Store::flag, posts.column(static_cast<Flag>(op.index)).stored() == 0);
    case OpCode::load_label: return if_empty(Store::label, posts.column(static_cast<Label>(op.index)).stored() == 0);
    case OpCode::load_account: return if_empty(Store::account, posts.column(static_cast<Account>(op.index)).stored() == 0);
    case OpCode::load_derived: return if_empty(Store::derived, none_derived(posts, static_cast<Derived>(op.index)));
    case OpCode::load_text: return if_empty(Store::text, no_text(posts, static_cast<Text>(op.index)));
    case OpCode::load_whole_text: return no_text(posts, Text::title) && no_text(posts, Text::text) ? "text" : "";
    default: return {};
  }
}

}  // namespace

std::vector<std::string> StepColumns::empty_columns() const {
  std::vector<std::string> names;
  const auto note = [&](std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  };
  for (const Machine* part : {main_.get(), when_.get(), unless_.get()}) {
    if (!part) continue;
    for (const std::string& missing : part->program().missing) note(missing);
    for (const Operation& op : part->program().operations) {
      const std::string_view name = empty_column(posts_, op);
      if (!name.empty()) note(std::string(name));
    }
  }
  return names;
}

}  // namespace limpid
