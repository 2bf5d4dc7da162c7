#include "ranker/machine.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

bool known(std::string_view text) { return text.data() != nullptr; }

Tri compared(bool both_known, bool holds) { return both_known ? tri(holds) : Tri::unknown; }

// out[i] = f(a[i]) for numbers; what is not finite is unknown.
template <class F>
void map(double* out, const double* a, Row count, F f) {
  for (Row i = 0; i < count; ++i) out[i] = finite_or_unknown(f(a[i]));
}
template <class F>
void map(double* out, const double* a, const double* b, Row count, F f) {
  for (Row i = 0; i < count; ++i) out[i] = finite_or_unknown(f(a[i], b[i]));
}
template <class F>
void map(double* out, const double* a, const double* b, const double* c, Row count, F f) {
  for (Row i = 0; i < count; ++i) out[i] = finite_or_unknown(f(a[i], b[i], c[i]));
}

template <class F>
void test(Tri* out, const double* a, const double* b, Row count, F f) {
  for (Row i = 0; i < count; ++i) out[i] = compared(is_known(a[i]) && is_known(b[i]), f(a[i], b[i]));
}

// The first known value that a column of the file gives, unknown after the last stored one.
template <class T>
void copy(T* out, const Column<T>& column, T unknown, Row first, Row count) {
  const Row stored = column.stored();
  const Row there = first < stored ? std::min(count, stored - first) : 0;
  std::copy_n(column.data() + (there ? first : 0), there, out);
  std::fill_n(out + there, count - there, unknown);
}

double smaller(double a, double b) { return !is_known(a) || !is_known(b) ? kUnknown : (b < a ? b : a); }
double larger(double a, double b) { return !is_known(a) || !is_known(b) ? kUnknown : (a < b ? b : a); }

double sign(double x) {
  return !is_known(x) ? kUnknown : static_cast<double>(x > 0) - static_cast<double>(x < 0);
}

// log1p, which is mostly asked of counts, which are mostly small: those are looked up.
class Log1p {
 public:
  double operator()(double x) const {
    const double inside = x >= 0 && x < kCounts ? x : 0;
    const auto i = static_cast<std::uint32_t>(inside);
    return static_cast<double>(i) == x ? logs_[i] : math::log1p(x);
  }

 private:
  static constexpr std::size_t kCounts = 1024;

  static const double* logs() {
    static const std::vector<double> logs = [] {
      std::vector<double> values(kCounts);
      for (std::size_t i = 0; i < kCounts; ++i) values[i] = math::log1p(static_cast<double>(i));
      return values;
    }();
    return logs.data();
  }

  const double* logs_ = logs();  // asked for once a column
};

// A share with a prior worth 50 observations, so that 1 of 1 is not 100 %: the strength and the idea are
// X's cold-start prior Beta(0.75, 49.25) (xai-org/x-algorithm@625f9e30, author_cold_start.rs).
double rate(double count, double of, double prior) {
  constexpr double kStrength = 50;
  return (count + kStrength * prior) / (of + kStrength);
}

// Lower bound of the Wilson (1927) score interval for `up` of n at z standard deviations; 0 for n = 0.
// Rounding may leave it a hair below 0 (0 of 15 at 1.96), and a factor below 0 would not apply: never below
// 0.
double wilson(double up, double n, double z) {
  if (n == 0) return is_known(up) && is_known(z) ? 0 : kUnknown;
  const double p = up / n;
  const double zz = z * z;
  const double spread = z * std::sqrt((p * (1 - p) + zz / (4 * n)) / n);
  return larger(0, finite_or_unknown((p + zz / (2 * n) - spread) / (1 + zz / n)));
}

Tri both(Tri a, Tri b) {
  if (a == Tri::no || b == Tri::no) return Tri::no;
  return a == Tri::yes && b == Tri::yes ? Tri::yes : Tri::unknown;
}
Tri either(Tri a, Tri b) {
  if (a == Tri::yes || b == Tri::yes) return Tri::yes;
  return a == Tri::no && b == Tri::no ? Tri::no : Tri::unknown;
}
Tri opposite(Tri a) { return a == Tri::unknown ? a : tri(a == Tri::no); }

}  // namespace

Machine::Machine(const Posts& posts, DerivedColumns& derived, Program program)
    : posts_(posts),
      derived_(derived),
      program_(std::move(program)),
      numbers_(std::size_t{program_.number_registers} * kBlock, kUnknown),
      flags_(std::size_t{program_.flag_registers} * kBlock, Tri::unknown),
      texts_(std::size_t{program_.text_registers} * kBlock),
      accounts_(std::size_t{program_.account_registers} * kBlock, kNoCode) {
  for (Aggregate& aggregate : program_.aggregates)
    aggregates_.emplace_back(posts, derived, std::move(aggregate));
  program_.aggregates.clear();
  for (const auto& phrases : program_.phrase_lists) phrases_.emplace_back(phrases);
  fill_constants();
}

void Machine::fill_constants() {
  for (const auto& constant : program_.numbers) std::fill_n(number(constant.out), kBlock, constant.value);
  for (const auto& constant : program_.flags) std::fill_n(flag(constant.out), kBlock, constant.value);
  for (const auto& constant : program_.texts)
    std::fill_n(text(constant.out), kBlock, std::string_view(constant.value));
}

bool Machine::set(std::string_view address, double value) {
  bool found = false;
  for (auto& constant : program_.numbers) {
    if (constant.address != address) continue;
    constant.value = value;
    std::fill_n(number(constant.out), kBlock, value);
    found = true;
  }
  for (WholeTimeline& aggregate : aggregates_) found = aggregate.set(address, value) || found;
  return found;
}

void Machine::run(Row first, Row count, const double* scores) {
  for (const Operation& op : program_.operations) {
    if (op.code <= OpCode::load_account) {
      load(op, first, count, scores);
    } else if (op.code <= OpCode::wilson) {
      calculate(op, count);
    } else if (op.code == OpCode::count_phrases || op.code == OpCode::has_phrase) {
      search(op, count);
    } else if (op.code <= OpCode::account_in) {
      compare(op, count);
    } else {
      decide(op, count);
    }
  }
}

namespace {

template <class T>
void gather(T* out, const Selection& selection, const Selection::Replaced& replaced, Row first, Row count) {
  const T* values = static_cast<const T*>(replaced.values);
  if (!replaced.by_row || !selection.rows) {
    std::copy_n(values + first, count, out);
    return;
  }
  for (Row i = 0; i < count; ++i) out[i] = values[selection.rows[first + i]];
}

}  // namespace

void Machine::load_selected(const Operation& op, Row first, Row count) {
  for (const Selection::Replaced& replaced : selection_->replaced) {
    if (replaced.code != op.code || replaced.index != op.index) continue;
    switch (op.code) {
      case OpCode::load_number:
      case OpCode::load_extra_number: return gather(number(op.out), *selection_, replaced, first, count);
      case OpCode::load_flag:
      case OpCode::load_extra_flag: return gather(flag(op.out), *selection_, replaced, first, count);
      default: return gather(text(op.out), *selection_, replaced, first, count);
    }
  }
  const auto each = [&](auto* out, auto value_of) {
    for (Row i = 0; i < count; ++i)
      out[i] = value_of(selection_->rows ? selection_->rows[first + i] : first + i);
  };
  switch (op.code) {
    case OpCode::load_number: {
      const auto& column = posts_.column(static_cast<Number>(op.index));
      return each(number(op.out), [&](Row row) { return column[row]; });
    }
    case OpCode::load_derived: {
      const auto& column = derived_[static_cast<Derived>(op.index)];
      return each(number(op.out), [&](Row row) { return column[row]; });
    }
    case OpCode::load_extra_number: {
      const auto& column = posts_.extras()[op.index].numbers;
      return each(number(op.out), [&](Row row) { return column[row]; });
    }
    case OpCode::load_aggregate:  // by place already
      std::copy_n(aggregates_[op.index].values().data() + first, count, number(op.out));
      return;
    case OpCode::load_flag: {
      const auto& column = posts_.column(static_cast<Flag>(op.index));
      return each(flag(op.out), [&](Row row) { return column[row]; });
    }
    case OpCode::load_extra_flag: {
      const auto& column = posts_.extras()[op.index].flags;
      return each(flag(op.out), [&](Row row) { return column[row]; });
    }
    case OpCode::load_label:
      return each(text(op.out), [&](Row row) { return posts_.label(static_cast<Label>(op.index), row); });
    case OpCode::load_text:
      return each(text(op.out), [&](Row row) { return posts_.text(static_cast<Text>(op.index), row); });
    case OpCode::load_whole_text: {
      whole_texts_.resize(kBlock);
      auto buffer = whole_texts_.begin();
      return each(text(op.out), [&](Row row) { return posts_.whole_text(row, *buffer++); });
    }
    case OpCode::load_extra_text: {
      const auto& column = posts_.extras()[op.index].texts;
      return each(text(op.out), [&](Row row) { return column[row]; });
    }
    default: {
      const auto& column = posts_.column(static_cast<Account>(op.index));
      return each(account(op.out), [&](Row row) { return column[row]; });
    }
  }
}

void Machine::load(const Operation& op, Row first, Row count, const double* scores) {
  if (selection_ && op.code != OpCode::load_score) return load_selected(op, first, count);
  switch (op.code) {
    case OpCode::load_number:
      return copy(number(op.out), posts_.column(static_cast<Number>(op.index)), kUnknown, first, count);
    case OpCode::load_derived: {
      const auto& column = derived_[static_cast<Derived>(op.index)];
      std::copy_n(column.data() + first, count, number(op.out));
      return;
    }
    case OpCode::load_extra_number:
      return copy(number(op.out), posts_.extras()[op.index].numbers, kUnknown, first, count);
    case OpCode::load_score:
      for (Row i = 0; i < count; ++i) number(op.out)[i] = finite_or_unknown(scores[i]);
      return;
    case OpCode::load_aggregate:
      std::copy_n(aggregates_[op.index].values().data() + first, count, number(op.out));
      return;
    case OpCode::load_flag:
      return copy(flag(op.out), posts_.column(static_cast<Flag>(op.index)), Tri::unknown, first, count);
    case OpCode::load_extra_flag:
      return copy(flag(op.out), posts_.extras()[op.index].flags, Tri::unknown, first, count);
    case OpCode::load_label:
      for (Row i = 0; i < count; ++i) text(op.out)[i] = posts_.label(static_cast<Label>(op.index), first + i);
      return;
    case OpCode::load_text:
      for (Row i = 0; i < count; ++i) text(op.out)[i] = posts_.text(static_cast<Text>(op.index), first + i);
      return;
    case OpCode::load_whole_text:
      whole_texts_.resize(kBlock);
      for (Row i = 0; i < count; ++i) text(op.out)[i] = posts_.whole_text(first + i, whole_texts_[i]);
      return;
    case OpCode::load_extra_text:
      return copy(text(op.out), posts_.extras()[op.index].texts, std::string_view(), first, count);
    default:
      return copy(account(op.out), posts_.column(static_cast<Account>(op.index)), kNoCode, first, count);
  }
}

void Machine::calculate(const Operation& op, Row count) {
  double* out = number(op.out);
  const double* a = number(op.a);
  const double* b = number(op.b);
  const double* c = number(op.c);
  switch (op.code) {
    case OpCode::negative: return map(out, a, count, [](double x) { return -x; });
    case OpCode::add: return map(out, a, b, count, [](double x, double y) { return x + y; });
    case OpCode::subtract: return map(out, a, b, count, [](double x, double y) { return x - y; });
    case OpCode::multiply: return map(out, a, b, count, [](double x, double y) { return x * y; });
    case OpCode::divide: return map(out, a, b, count, [](double x, double y) { return x / y; });
    case OpCode::power: return map(out, a, b, count, math::pow);
    case OpCode::abs: return map(out, a, count, [](double x) { return x < 0 ? -x : x; });
    case OpCode::sqrt: return map(out, a, count, [](double x) { return std::sqrt(x); });
    case OpCode::exp: return map(out, a, count, math::exp);
    case OpCode::exp2:
      std::copy_n(a, count, out);
      math::exp2(out, count);
      return map(out, out, count, [](double x) { return x; });
    case OpCode::log: return map(out, a, count, math::log);
    case OpCode::log2: return map(out, a, count, math::log2);
    case OpCode::log10: return map(out, a, count, math::log10);
    case OpCode::log1p: return map(out, a, count, Log1p());
    case OpCode::floor: return map(out, a, count, [](double x) { return std::floor(x); });
    case OpCode::ceil: return map(out, a, count, [](double x) { return std::ceil(x); });
    case OpCode::round: return map(out, a, count, math::round_half_away);
    case OpCode::sign: return map(out, a, count, sign);
    case OpCode::min: return map(out, a, b, count, smaller);
    case OpCode::max: return map(out, a, b, count, larger);
    case OpCode::clamp:
      return map(out, a, b, c, count,
                 [](double x, double low, double high) { return smaller(larger(x, low), high); });
    case OpCode::half_life:  // exp2(−age/h); unknown for h = 0, as any division by zero
      map(out, a, b, count, [](double age, double h) { return -age / h; });
      math::exp2(out, count);
      return map(out, out, count, [](double x) { return x; });
    case OpCode::rate: return map(out, a, b, c, count, rate);
    default: return map(out, a, b, c, count, wilson);
  }
}

void Machine::compare(const Operation& op, Row count) {
  Tri* out = flag(op.out);
  const auto texts = [&](bool equal) {
    const std::string_view* a = text(op.a);
    const std::string_view* b = text(op.b);
    for (Row i = 0; i < count; ++i) out[i] = compared(known(a[i]) && known(b[i]), (a[i] == b[i]) == equal);
  };
  const auto accounts = [&](bool equal) {
    const std::uint32_t* a = account(op.a);
    const std::uint32_t* b = account(op.b);
    for (Row i = 0; i < count; ++i)
      out[i] = compared(a[i] != kNoCode && b[i] != kNoCode, (a[i] == b[i]) == equal);
  };
  const auto flags = [&](bool equal) {
    const Tri* a = flag(op.a);
    const Tri* b = flag(op.b);
    for (Row i = 0; i < count; ++i) {
      out[i] = compared(a[i] != Tri::unknown && b[i] != Tri::unknown, (a[i] == b[i]) == equal);
    }
  };
  switch (op.code) {
    case OpCode::less:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x < y; });
    case OpCode::less_equal:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x <= y; });
    case OpCode::greater:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x > y; });
    case OpCode::greater_equal:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x >= y; });
    case OpCode::equal_number:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x == y; });
    case OpCode::unequal_number:
      return test(out, number(op.a), number(op.b), count, [](double x, double y) { return x != y; });
    case OpCode::equal_text: return texts(true);
    case OpCode::unequal_text: return texts(false);
    case OpCode::equal_account: return accounts(true);
    case OpCode::unequal_account: return accounts(false);
    case OpCode::equal_flag: return flags(true);
    case OpCode::unequal_flag: return flags(false);
    case OpCode::text_in: {
      const auto& set = program_.text_sets[op.index];
      const std::string_view* a = text(op.a);
      for (Row i = 0; i < count; ++i)
        out[i] = compared(known(a[i]), std::binary_search(set.begin(), set.end(), a[i]));
      return;
    }
    default: {
      const auto& set = program_.account_sets[op.index];
      const std::uint32_t* a = account(op.a);
      for (Row i = 0; i < count; ++i) out[i] = a[i] == kNoCode ? Tri::unknown : tri(set[a[i]]);
      return;
    }
  }
}

void Machine::search(const Operation& op, Row count) {
  const Phrases& phrases = phrases_[op.index];
  const std::string_view* a = text(op.a);
  if (op.code == OpCode::has_phrase) {
    Tri* out = flag(op.out);
    for (Row i = 0; i < count; ++i) out[i] = known(a[i]) ? tri(phrases.has(a[i])) : Tri::unknown;
    return;
  }
  double* out = number(op.out);
  for (Row i = 0; i < count; ++i) out[i] = known(a[i]) ? static_cast<double>(phrases.count(a[i])) : kUnknown;
}

namespace {

// if(c, a, b): an unknown condition gives an unknown value.
template <class T>
void choose(T* out, const Tri* condition, const T* a, const T* b, T unknown, Row count) {
  for (Row i = 0; i < count; ++i) {
    out[i] = condition[i] == Tri::unknown ? unknown : condition[i] == Tri::yes ? a[i] : b[i];
  }
}

template <class T, class IsKnown>
void first_known(T* out, const T* a, const T* b, Row count, IsKnown is_known) {
  for (Row i = 0; i < count; ++i) out[i] = is_known(a[i]) ? a[i] : b[i];
}

template <class T, class IsKnown>
void mark_known(Tri* out, const T* a, Row count, IsKnown is_known) {
  for (Row i = 0; i < count; ++i) out[i] = tri(is_known(a[i]));
}

bool flag_known(Tri value) { return value != Tri::unknown; }
bool account_known(std::uint32_t code) { return code != kNoCode; }

}  // namespace

void Machine::decide(const Operation& op, Row count) {
  const auto logic = [&](auto f) {
    for (Row i = 0; i < count; ++i) flag(op.out)[i] = f(flag(op.a)[i], flag(op.b)[i]);
  };
  switch (op.code) {
    case OpCode::conjunction: return logic(both);
    case OpCode::disjunction: return logic(either);
    case OpCode::negation: return logic([](Tri a, Tri) { return opposite(a); });
    case OpCode::choose_number:
      return choose(number(op.out), flag(op.a), number(op.b), number(op.c), kUnknown, count);
    case OpCode::choose_flag:
      return choose(flag(op.out), flag(op.a), flag(op.b), flag(op.c), Tri::unknown, count);
    case OpCode::choose_text:
      return choose(text(op.out), flag(op.a), text(op.b), text(op.c), std::string_view(), count);
    case OpCode::choose_account:
      return choose(account(op.out), flag(op.a), account(op.b), account(op.c), kNoCode, count);
    case OpCode::known_number: return mark_known(flag(op.out), number(op.a), count, is_known);
    case OpCode::known_flag: return mark_known(flag(op.out), flag(op.a), count, flag_known);
    case OpCode::known_text: return mark_known(flag(op.out), text(op.a), count, known);
    case OpCode::known_account: return mark_known(flag(op.out), account(op.a), count, account_known);
    case OpCode::or_else_number:
      return first_known(number(op.out), number(op.a), number(op.b), count, is_known);
    case OpCode::or_else_flag: return first_known(flag(op.out), flag(op.a), flag(op.b), count, flag_known);
    case OpCode::or_else_text: return first_known(text(op.out), text(op.a), text(op.b), count, known);
    default: return first_known(account(op.out), account(op.a), account(op.b), count, account_known);
  }
}

}  // namespace limpid
