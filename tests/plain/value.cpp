#include "plain/value.hpp"

#include "base/exact_sum.hpp"
#include "base/math.hpp"
#include "base/number.hpp"
#include "plain/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace limpid::plain {

namespace {

using Number = std::optional<double>;
using Flag = std::optional<bool>;

Value to_value(const Number& x) { return x ? Value(*x) : Value(); }
Value to_value(const Flag& x) { return x ? Value(*x) : Value(); }

bool known(const Value& value) { return value.index() != 0; }

Number finite(double x) { return std::isfinite(x) ? Number(x) : std::nullopt; }

double round_half_away(double x) {
  const double whole = std::trunc(x);
  return std::fabs(x - whole) >= 0.5 ? whole + (x < 0 ? -1 : 1) : whole;
}

double sign_of(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

// The lower bound of the interval of E. B. Wilson (1927) for a share of `up` in `n`. A share: not
// below 0, whatever rounding says. The contract does not say in which order to calculate; this is
// the core's.
Number wilson(double up, double n, double z) {
  if (n == 0) return 0;
  const double p = up / n;
  const double root = std::sqrt((p * (1 - p) + z * z / (4 * n)) / n);
  const Number bound = finite((p + z * z / (2 * n) - z * root) / (1 + z * z / n));
  return bound ? Number(std::max(*bound, 0.0)) : bound;
}

// "add" and the like of two known numbers.
Number binary(const std::string& sign, double a, double b) {
  if (sign == "+") return finite(a + b);
  if (sign == "-") return finite(a - b);
  if (sign == "*") return finite(a * b);
  if (sign == "/") return finite(a / b);
  return finite(math::pow(a, b));
}

// Functions of known numbers.
Number function(const std::string& name, const std::vector<double>& x) {
  if (name == "abs") return std::fabs(x[0]);
  if (name == "sqrt") return finite(std::sqrt(x[0]));
  if (name == "exp") return finite(math::exp(x[0]));
  if (name == "exp2") return finite(math::exp2(x[0]));
  if (name == "log") return finite(math::log(x[0]));
  if (name == "log2") return finite(math::log2(x[0]));
  if (name == "log10") return finite(math::log10(x[0]));
  if (name == "log1p") return finite(math::log1p(x[0]));
  if (name == "floor") return std::floor(x[0]);
  if (name == "ceil") return std::ceil(x[0]);
  if (name == "round") return round_half_away(x[0]);
  if (name == "sign") return sign_of(x[0]);
  if (name == "min") return *std::min_element(x.begin(), x.end());
  if (name == "max") return *std::max_element(x.begin(), x.end());
  if (name == "clamp") return std::min(std::max(x[0], x[1]), x[2]);
  if (name == "half_life") {
    const Number halvings = finite(-x[0] / x[1]);
    return halvings ? finite(math::exp2(*halvings)) : std::nullopt;
  }
  if (name == "rate") return finite((x[0] + 50 * x[2]) / (x[1] + 50));
  return wilson(x[0], x[1], x[2]);
}

Flag either(Flag a, Flag b) {
  if (a == true || b == true) return true;
  return a && b ? Flag(false) : std::nullopt;
}
Flag opposite(Flag a) { return a ? Flag(!*a) : std::nullopt; }
Flag both(Flag a, Flag b) { return opposite(either(opposite(a), opposite(b))); }

bool is_named(const Account& account, const std::string& name) {
  const std::string folded = folded_name(name);
  return folded == account.handle || folded == account.id;
}

bool same_account(const Account& a, const Account& b) {
  return (!a.handle.empty() && a.handle == b.handle) || (!a.id.empty() && a.id == b.id);
}

Flag equal(const Value& a, const Value& b) {
  if (!known(a) || !known(b)) return std::nullopt;
  const Account *account_a = std::get_if<Account>(&a), *account_b = std::get_if<Account>(&b);
  if (account_a && account_b) return same_account(*account_a, *account_b);
  if (account_a) return is_named(*account_a, std::get<std::string>(b));
  if (account_b) return is_named(*account_b, std::get<std::string>(a));
  if (const double* x = std::get_if<double>(&a)) return *x == std::get<double>(b);
  if (const bool* x = std::get_if<bool>(&a)) return *x == std::get<bool>(b);
  return std::get<std::string>(a) == std::get<std::string>(b);
}

// What a function over the timeline gives for a post whose value is `own`, among `values`.
Number over_group(const std::string& name, const std::vector<double>& values, const Number& own) {
  if (values.empty()) return std::nullopt;
  if (name == "highest") return *std::max_element(values.begin(), values.end());
  if (name == "lowest") return *std::min_element(values.begin(), values.end());
  const auto count = static_cast<double>(values.size());
  if (name == "percentile") {
    if (!own) return std::nullopt;
    double below = 0, equal = 0;
    for (const double value : values) {
      if (value < *own) ++below;
      if (value == *own) ++equal;
    }
    return (below + equal / 2) / count;
  }
  ExactSum sum;
  for (const double value : values) sum.add(value);
  if (name == "sum") return finite(sum.value());
  return finite(sum.value() / count);  // mean
}

}  // namespace

Value Evaluator::value(const Tree& e, std::size_t post) const {
  if (e.what == "number") return e.number;
  if (e.what == "text") return e.text;
  if (e.what == "true" || e.what == "false") return e.what == "true";
  if (e.what == "name") return name(e.text, post);
  if (e.what == "call") return call(e, post);
  if (e.what == "in") return to_value(membership(e, post));
  if (e.what == "not") return to_value(opposite(flag(e.parts[0], post)));
  if (e.what == "or") return to_value(either(flag(e.parts[0], post), flag(e.parts[1], post)));
  if (e.what == "and") return to_value(both(flag(e.parts[0], post), flag(e.parts[1], post)));
  if (e.what.find_first_of("=<>") != std::string::npos) return to_value(comparison(e, post));
  return to_value(arithmetic(e, post));
}

std::optional<double> Evaluator::number(const Tree& e, std::size_t post) const {
  const Value value = this->value(e, post);
  return known(value) ? Number(std::get<double>(value)) : std::nullopt;
}

std::optional<bool> Evaluator::flag(const Tree& e, std::size_t post) const {
  const Value value = this->value(e, post);
  return known(value) ? Flag(std::get<bool>(value)) : std::nullopt;
}

std::optional<std::string> Evaluator::key(const Tree& e, std::size_t post) const {
  const Value value = this->value(e, post);
  if (!known(value)) return std::nullopt;
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const Account* account = std::get_if<Account>(&value)) {
    return account->handle.empty() ? account->id : account->handle;
  }
  return std::get<std::string>(value);
}

Value Evaluator::name(const std::string& name, std::size_t post) const {
  if (name == "score") return to_value(finite(scores_[post]));
  if (const auto let = lets_.find(name); let != lets_.end()) return value(let->second, post);
  const auto column = posts_[post].columns.find(name);
  return column == posts_[post].columns.end() ? Value() : column->second;
}

std::optional<double> Evaluator::arithmetic(const Tree& e, std::size_t post) const {
  const Number a = number(e.parts[0], post);
  if (!a) return std::nullopt;
  if (e.what == "negative") return -*a;
  const Number b = number(e.parts[1], post);
  return b ? binary(e.what, *a, *b) : std::nullopt;
}

std::optional<bool> Evaluator::comparison(const Tree& e, std::size_t post) const {
  if (e.what == "==" || e.what == "!=") {
    const Flag same = equal(value(e.parts[0], post), value(e.parts[1], post));
    return e.what == "==" ? same : opposite(same);
  }
  const Number a = number(e.parts[0], post), b = number(e.parts[1], post);
  if (!a || !b) return std::nullopt;
  if (e.what == "<") return *a < *b;
  if (e.what == "<=") return *a <= *b;
  if (e.what == ">") return *a > *b;
  return *a >= *b;
}

std::vector<std::string> Evaluator::list(const Tree& e) const {
  if (e.what == "@") return lists_.at(e.text);
  std::vector<std::string> texts;
  for (const Tree& part : e.parts) texts.push_back(part.text);
  return texts;
}

std::optional<bool> Evaluator::membership(const Tree& e, std::size_t post) const {
  const Value value = this->value(e.parts[0], post);
  if (!known(value)) return std::nullopt;
  for (const std::string& item : list(e.parts[1])) {
    if (*equal(value, item)) return true;
  }
  return false;
}

std::optional<double> Evaluator::phrases(const Tree& e, std::size_t post) const {
  const Value text = value(e.parts[0], post);
  if (!known(text)) return std::nullopt;
  return count_phrases(std::get<std::string>(text), list(e.parts[1]));
}

Value Evaluator::call(const Tree& e, std::size_t post) const {
  static const std::set<std::string> whole{"percentile", "mean", "sum", "highest", "lowest", "number"};
  if (whole.count(e.text) != 0) return over_timeline(e, post);
  if (e.text == "known") return known(value(e.parts[0], post));
  if (e.text == "or_else") {
    const Value first = value(e.parts[0], post);
    return known(first) ? first : value(e.parts[1], post);
  }
  if (e.text == "if") {
    const Flag condition = flag(e.parts[0], post);
    return condition ? value(e.parts[*condition ? 1 : 2], post) : Value();
  }
  if (e.text == "count") return to_value(phrases(e, post));
  if (e.text == "has") {
    const Number count = phrases(e, post);
    return count ? Value(*count > 0) : Value();
  }
  std::vector<double> arguments;
  for (const Tree& part : e.parts) {
    const Number argument = number(part, post);
    if (!argument) return {};
    arguments.push_back(*argument);
  }
  return to_value(function(e.text, arguments));
}

Value Evaluator::over_timeline(const Tree& e, std::size_t post) const {
  if (const auto done = over_timeline_.find(&e); done != over_timeline_.end()) return done->second[post];
  const Tree* of = !e.parts.empty() && e.parts[0].what != "by" ? &e.parts[0] : nullptr;
  const Tree* by = !e.parts.empty() && e.parts.back().what == "by" ? &e.parts.back().parts[0] : nullptr;

  std::vector<Number> own(posts_.size());
  std::vector<std::optional<std::string>> keys(posts_.size(),
                                               "");  // without a key all are one group
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    if (of) own[i] = number(*of, i);
    if (by) keys[i] = key(*by, i);
  }

  std::vector<Value> results;
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    std::vector<double> values;
    double posts = 0;
    for (std::size_t other = 0; other < posts_.size() && keys[i]; ++other) {
      if (keys[other] != keys[i]) continue;
      ++posts;
      if (own[other]) values.push_back(*own[other]);
    }
    const bool number = e.text == "number";
    results.push_back(!keys[i] ? Value()
                      : number ? Value(posts)
                               : to_value(over_group(e.text, values, own[i])));
  }
  return over_timeline_.emplace(&e, std::move(results)).first->second[post];
}

}  // namespace limpid::plain
