#include "recipe/compile.hpp"

#include "base/phrases.hpp"
#include "recipe/expression.hpp"
#include "recipe/nearest.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace limpid {

namespace {

using Kind = Expression::Kind;

// A register with its type. `nothing` is the value of a column that the file has not: unknown for every
// post, and of whatever type is wanted.
struct Value {
  Type type = Type::number;
  RegisterId id = 0;
  bool nothing = false;
};

std::string_view type_name(Type type) {
  switch (type) {
    case Type::number: return "a number";
    case Type::flag: return "a flag (true or false)";
    case Type::text: return "a text";
    case Type::account: return "an account";
  }
  return {};
}

OpCode for_type(Type type, OpCode number, OpCode flag, OpCode text, OpCode account) {
  switch (type) {
    case Type::number: return number;
    case Type::flag: return flag;
    case Type::text: return text;
    case Type::account: return account;
  }
  return number;
}

// What a refused expression throws inside this file, and only here: a deep tree is left at once.
struct Refused {
  Error error;
};

// Compiles one expression and the `let` names that it uses.
class Compiler {
 public:
  Compiler(const Recipe& recipe, const Posts* posts) : recipe_(recipe), posts_(posts) {}

  // `address` is where the expression stands ("likes/add"); its literals are address#1, address#2, …
  Program expression(const std::string& source, std::string address, Wanted wanted, bool score_allowed) {
    score_allowed_ = score_allowed;
    const Value value = compile_source(source, std::move(address), nullptr);
    program_.type = value.type;
    program_.result = value.id;
    settle_result(value, wanted);
    return std::move(program_);
  }

 private:
  struct Source {
    std::string_view text;
    std::string address;
    const std::string* let = nullptr;  // the name being defined, in `let`
  };

  Value compile_source(std::string_view text, std::string address, const std::string* let) {
    Result<Expression> parsed = parse_expression(text);
    if (!parsed) refuse_in(let, parsed.error());
    const Source outer = std::exchange(source_, {text, std::move(address), let});
    const Value value = compile(*parsed);
    source_ = outer;
    return value;
  }

  void settle_result(const Value& value, Wanted wanted) {
    if (value.nothing) {
      program_.type = wanted == Wanted::number ? Type::number : Type::flag;
      program_.result = as(value, program_.type).id;
      return;
    }
    if (fits(value, wanted)) return;
    throw Refused{{"recipe", "", misfit(value, wanted)}};
  }

  static bool fits(const Value& value, Wanted wanted) {
    if (value.nothing) return true;
    switch (wanted) {
      case Wanted::number: return value.type == Type::number;
      case Wanted::condition: return value.type == Type::flag;
      case Wanted::key: return value.type != Type::number;
    }
    return false;
  }

  static std::string misfit(const Value& value, Wanted wanted) {
    const Type expected = wanted == Wanted::number ? Type::number : Type::flag;  // a key may be a flag
    return expectation(wanted) + ", and this gives " + std::string(type_name(value.type)) +
           remedy(value.type, expected);
  }

  static std::string expectation(Wanted wanted) {
    switch (wanted) {
      case Wanted::number: return "a number is expected";
      case Wanted::condition: return "a condition (true or false) is expected";
      case Wanted::key: return "a key is expected: an account, a text or a flag";
    }
    return {};
  }

  // --- Errors ----------------------------------------------------------------------------------------------

  [[noreturn]] static void refuse_in(const std::string* let, Error error) {
    if (let) error.where = "let \"" + *let + "\", " + error.where;
    throw Refused{std::move(error)};
  }

  [[noreturn]] void refuse(const Expression& at, std::string message) const {
    refuse_in(source_.let, {"recipe", character_of(source_.text, at.begin), std::move(message)});
  }

  [[noreturn]] static void refuse_too_much() {
    throw Refused{
        {"recipe", "", "too much for one expression, with all names from \"let\" in it: make several steps"}};
  }

  // --- Registers and constants -----------------------------------------------------------------------------

  RegisterId new_register(Type type) {
    RegisterId& count = type == Type::number ? program_.number_registers
                        : type == Type::flag ? program_.flag_registers
                        : type == Type::text ? program_.text_registers
                                             : program_.account_registers;
    if (count == kMaxRegisters) refuse_too_much();
    return count++;
  }

  Value emit(OpCode code, Type type, Operation operation) {
    operation.code = code;
    operation.out = new_register(type);
    program_.operations.push_back(operation);
    return {type, operation.out};
  }
  Value emit(OpCode code, Type type, const Value& a = {}, const Value& b = {}, const Value& c = {}) {
    return emit(code, type, Operation{code, 0, a.id, b.id, c.id});
  }
  Value load(OpCode code, Type type, std::size_t index) {
    Operation operation{code};
    operation.index = static_cast<std::uint32_t>(index);
    return emit(code, type, operation);
  }

  Value number_constant(double value, std::string address = {}) {
    const Value out{Type::number, new_register(Type::number)};
    program_.numbers.push_back({out.id, value, std::move(address)});
    return out;
  }
  Value flag_constant(Tri value) {
    const Value out{Type::flag, new_register(Type::flag)};
    program_.flags.push_back({out.id, value});
    return out;
  }
  Value text_constant(std::string value) {
    const Value out{Type::text, new_register(Type::text)};
    program_.texts.push_back({out.id, std::move(value)});
    return out;
  }

  static Value nothing() { return {Type::number, 0, true}; }

  // A value of that type; `nothing` becomes its unknown.
  Value as(const Value& value, Type type) {
    if (!value.nothing) return value;
    switch (type) {
      case Type::number: return number_constant(kUnknown);
      case Type::flag: return flag_constant(Tri::unknown);
      case Type::text: return {Type::text, new_register(Type::text)};  // registers start unknown
      case Type::account: return {Type::account, new_register(Type::account)};
    }
    return value;
  }

  // --- Expressions -----------------------------------------------------------------------------------------

  Value compile(const Expression& e) {
    switch (e.kind) {
      case Kind::number: return number_constant(e.number, source_.address + "#" + std::to_string(e.literal));
      case Kind::text: return text_constant(e.text);
      case Kind::flag: return flag_constant(tri(e.flag));
      case Kind::name: return name(e);
      case Kind::list: refuse(e, "a list stands only to the right of \"in\"");
      case Kind::texts: refuse(e, "a list stands only to the right of \"in\"");
      case Kind::negative: return emit(OpCode::negative, Type::number, wanted(e.arguments[0], Type::number));
      case Kind::negation: return emit(OpCode::negation, Type::flag, wanted(e.arguments[0], Type::flag));
      case Kind::binary: return binary(e);
      case Kind::call: return call(e);
      case Kind::by: refuse_by(e);
    }
    return {};
  }

  Value wanted(const Expression& e, Type type) {
    const Value value = compile(e);
    if (!value.nothing && value.type != type) {
      refuse(e, "expected " + std::string(type_name(type)) + ", found " + std::string(type_name(value.type)) +
                    remedy(value.type, type));
    }
    return as(value, type);
  }

  static std::string remedy(Type found, Type expected) {
    if (found == Type::flag && expected == Type::number)
      return ": if(condition, 1, 0) turns a flag into a number";
    if (found == Type::number && expected == Type::flag) return ": compare it, as in \"likes > 10\"";
    if (found == Type::text && expected == Type::flag) return ": compare it, as in lang == \"en\"";
    if (found == Type::account && expected == Type::flag) return ": ask who it is, as in author in @close";
    if (found == Type::account && expected == Type::text) return ": ask who it is, as in author in [\"ana\"]";
    return {};
  }

  // --- Names -----------------------------------------------------------------------------------------------

  Value name(const Expression& e) {
    if (e.text == "score") return score(e);
    if (const ColumnInfo* column = find_column(e.text)) return load_column(*column);
    for (const auto& [let, text] : recipe_.lets) {
      if (let == e.text) return let_value(e, let, text);
    }
    if (e.text.rfind("x.", 0) == 0) return extra(e.text.substr(2));
    refuse(e, "unknown column \"" + e.text + "\"" + did_you_mean(e.text, known_names(),
                                 "; docs/recipe.md lists the columns, and a column of your file is x.name"));
  }

  Value score(const Expression& e) {
    if (source_.let) refuse(e, "\"score\" may not stand in \"let\": it changes from step to step");
    if (inside_whole_)
      refuse(e,
             "\"score\" may not stand in a function over the whole timeline: it changes from step to step");
    if (!score_allowed_) refuse(e, "\"score\" may not stand here");
    program_.uses_score = true;
    return load(OpCode::load_score, Type::number, 0);
  }

  Value load_column(const ColumnInfo& column) {
    using Store = ColumnInfo::Store;
    switch (column.store) {
      case Store::number: return load(OpCode::load_number, Type::number, column.index);
      case Store::flag: return load(OpCode::load_flag, Type::flag, column.index);
      case Store::label: return load(OpCode::load_label, Type::text, column.index);
      case Store::account: return load(OpCode::load_account, Type::account, column.index);
      case Store::text: return load(OpCode::load_text, Type::text, column.index);
      case Store::derived:
        if (column.type == Type::text) return load(OpCode::load_whole_text, Type::text, 0);
        return load(OpCode::load_derived, Type::number, column.index);
    }
    return {};
  }

  Value extra(const std::string& name) {
    const Posts::Extra* column = posts_ ? posts_->extra(name) : nullptr;
    if (!column) {
      program_.missing.push_back("x." + name);
      return nothing();
    }
    const auto index = static_cast<std::size_t>(column - posts_->extras().data());
    switch (column->type) {
      case Type::number: return load(OpCode::load_extra_number, Type::number, index);
      case Type::flag: return load(OpCode::load_extra_flag, Type::flag, index);
      default: return load(OpCode::load_extra_text, Type::text, index);
    }
  }

  // A name from `let` is compiled once for each expression that uses it.
  Value let_value(const Expression& e, const std::string& let, const std::string& text) {
    if (const auto found = lets_.find(let); found != lets_.end()) return found->second;
    if (std::find(open_lets_.begin(), open_lets_.end(), let) != open_lets_.end()) {
      refuse(e, "\"" + let + "\" uses itself: names in \"let\" may not go in a circle");
    }
    if (open_lets_.size() == kMaxNesting) {
      refuse(e, "names in \"let\" use each other more than " + std::to_string(kMaxNesting) + " deep");
    }
    open_lets_.push_back(let);
    const Value value = compile_source(text, "let/" + let, &let);
    open_lets_.pop_back();
    lets_.emplace(let, value);
    return value;
  }

  [[nodiscard]] std::vector<std::string_view> known_names() const {
    std::vector<std::string_view> names{"score"};
    for (const auto* column = columns_begin(); column != columns_end(); ++column)
      names.push_back(column->name);
    for (const auto& [let, text] : recipe_.lets) names.push_back(let);
    return names;
  }

  // --- Operators -------------------------------------------------------------------------------------------

  Value binary(const Expression& e) {
    const std::string& sign = e.text;
    if (sign == "and" || sign == "or") {
      const Value a = wanted(e.arguments[0], Type::flag);
      const Value b = wanted(e.arguments[1], Type::flag);
      return emit(sign == "and" ? OpCode::conjunction : OpCode::disjunction, Type::flag, a, b);
    }
    if (sign == "in") return membership(e);
    if (sign == "==" || sign == "!=") return equality(e);
    const Value a = wanted(e.arguments[0], Type::number);
    const Value b = wanted(e.arguments[1], Type::number);
    static const std::map<std::string_view, std::pair<OpCode, Type>> kNumberOperators{
        {"+", {OpCode::add, Type::number}},          {"-", {OpCode::subtract, Type::number}},
        {"*", {OpCode::multiply, Type::number}},     {"/", {OpCode::divide, Type::number}},
        {"^", {OpCode::power, Type::number}},        {"<", {OpCode::less, Type::flag}},
        {"<=", {OpCode::less_equal, Type::flag}},    {">", {OpCode::greater, Type::flag}},
        {">=", {OpCode::greater_equal, Type::flag}},
    };
    const auto [code, type] = kNumberOperators.at(sign);
    return emit(code, type, a, b);
  }

  Value equality(const Expression& e) {
    const Value left = compile(e.arguments[0]);
    const Value right = compile(e.arguments[1]);
    const bool equal = e.text == "==";
    if (left.type == Type::account || right.type == Type::account)
      return account_equality(e, left, right, equal);
    const Type type = left.nothing ? right.type : left.type;
    if (!left.nothing && !right.nothing && left.type != right.type) {
      refuse(e, "cannot compare " + std::string(type_name(left.type)) + " with " +
                    std::string(type_name(right.type)));
    }
    const OpCode code = equal ? for_type(type, OpCode::equal_number, OpCode::equal_flag, OpCode::equal_text,
                                         OpCode::equal_account)
                              : for_type(type, OpCode::unequal_number, OpCode::unequal_flag,
                                         OpCode::unequal_text, OpCode::unequal_account);
    return emit(code, Type::flag, as(left, type), as(right, type));
  }

  // author == reposter compares two accounts; author == "@ana" compares as a list of one does.
  Value account_equality(const Expression& e, const Value& left, const Value& right, bool equal) {
    const bool accounts =
        (left.nothing || left.type == Type::account) && (right.nothing || right.type == Type::account);
    if (accounts) {
      return emit(equal ? OpCode::equal_account : OpCode::unequal_account, Type::flag,
                  as(left, Type::account), as(right, Type::account));
    }
    const bool account_first = left.type == Type::account && !left.nothing;
    const Expression& named = e.arguments[account_first ? 1 : 0];
    if (named.kind != Kind::text) {
      refuse(named, "an account is compared with an account, or with a name in quotes");
    }
    const Value found = account_in(account_first ? left : right, {named.text});
    return equal ? found : emit(OpCode::negation, Type::flag, found);
  }

  // --- Lists -----------------------------------------------------------------------------------------------

  Value membership(const Expression& e) {
    const std::vector<std::string> members = list(e.arguments[1]);
    const Value value = compile(e.arguments[0]);
    if (value.nothing) return flag_constant(Tri::unknown);
    if (value.type == Type::account) return account_in(value, members);
    if (value.type != Type::text) {
      refuse(e.arguments[0],
             "only a text or an account can be in a list, and this is " + std::string(type_name(value.type)));
    }
    std::vector<std::string> sorted = members;
    std::sort(sorted.begin(), sorted.end());
    program_.text_sets.push_back(std::move(sorted));
    Operation operation{OpCode::text_in, 0, value.id};
    operation.index = static_cast<std::uint32_t>(program_.text_sets.size() - 1);
    return emit(OpCode::text_in, Type::flag, operation);
  }

  std::vector<std::string> list(const Expression& e) const {
    std::vector<std::string> members;
    if (e.kind == Kind::texts) {
      for (const Expression& text : e.arguments) members.push_back(text.text);
      return members;
    }
    if (e.kind != Kind::list) refuse(e, "expected a list, as in [\"a\", \"b\"] or @name");
    std::vector<std::string_view> names;
    for (const auto& [name, items] : recipe_.lists) {
      if (name == e.text) return items;
      names.push_back(name);
    }
    refuse(e, "there is no list \"" + e.text + "\" in this recipe" +
                  did_you_mean(e.text, names, "; add it under \"lists\""));
  }

  Value account_in(const Value& account, const std::vector<std::string>& members) {
    std::vector<bool> set(posts_ ? posts_->accounts().size() : 0);
    for (const std::string& member : members) {
      if (!posts_) break;
      for (const std::uint32_t code : posts_->accounts().matching(member)) set[code] = true;
    }
    program_.account_sets.push_back(std::move(set));
    Operation operation{OpCode::account_in, 0, account.id};
    operation.index = static_cast<std::uint32_t>(program_.account_sets.size() - 1);
    return emit(OpCode::account_in, Type::flag, operation);
  }

  [[noreturn]] void refuse_by(const Expression& by) const {
    refuse(by,
           "\"by\" stands only as the last argument of percentile, mean, sum, highest, lowest and number");
  }

  // --- Calls -----------------------------------------------------------------------------------------------

  Value call(const Expression& e) {
    expect_by_last(e);
    if (e.text == "if") return choice(e);
    if (e.text == "known") return known(e);
    if (e.text == "or_else") return or_else(e);
    if (e.text == "has" || e.text == "count") return phrases(e);
    for (const WholeFunction& function : kWholeFunctions) {
      if (function.name == e.text) return whole(e, function.aggregation);
    }
    for (const NumberFunction& function : kNumberFunctions) {
      if (function.name == e.text) return number_function(e, function);
    }
    std::vector<std::string_view> names(std::begin(kOtherFunctions), std::end(kOtherFunctions));
    for (const NumberFunction& function : kNumberFunctions) names.push_back(function.name);
    for (const WholeFunction& function : kWholeFunctions) names.push_back(function.name);
    refuse(e, "unknown function \"" + e.text + "\"" + did_you_mean(e.text, names, "; there is " + listed(names)));
  }

  // Before arguments are counted: "by" in the wrong place would count as one.
  void expect_by_last(const Expression& e) const {
    const bool whole = std::any_of(std::begin(kWholeFunctions), std::end(kWholeFunctions),
                                   [&](const WholeFunction& function) { return function.name == e.text; });
    for (const Expression& argument : e.arguments) {
      const bool last = &argument == &e.arguments.back();
      if (argument.kind == Kind::by && !(whole && last)) refuse_by(argument);
    }
  }

  void expect_arguments(const Expression& e, std::size_t least, std::size_t most) const {
    const std::size_t given = e.arguments.size();
    if (given >= least && given <= most) return;
    const std::string expected = least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most);
    refuse(e, "\"" + e.text + "\" takes " + expected + (most == 1 ? " value" : " values") + ", found " +
                  std::to_string(given));
  }

  Value number_function(const Expression& e, const NumberFunction& function) {
    expect_arguments(e, function.least, function.most);
    std::vector<Value> values;
    for (const Expression& argument : e.arguments) values.push_back(wanted(argument, Type::number));
    if (function.most == kAnyNumber) {
      Value value = values[0];
      for (std::size_t i = 1; i < values.size(); ++i)
        value = emit(function.op, Type::number, value, values[i]);
      return value;
    }
    values.resize(3);
    return emit(function.op, Type::number, values[0], values[1], values[2]);
  }

  // The type that two branches share; one of them at least is something.
  Type common_type(const Expression& e, const Value& a, const Value& b) const {
    if (a.nothing) return b.type;
    if (!b.nothing && a.type != b.type) {
      refuse(e, "both values of \"" + e.text + "\" must be of one type, and these are " +
                    std::string(type_name(a.type)) + " and " + std::string(type_name(b.type)));
    }
    return a.type;
  }

  Value choice(const Expression& e) {
    expect_arguments(e, 3, 3);
    const Value condition = wanted(e.arguments[0], Type::flag);
    const Value yes = compile(e.arguments[1]);
    const Value no = compile(e.arguments[2]);
    if (yes.nothing && no.nothing) return nothing();
    const Type type = common_type(e, yes, no);
    const OpCode code = for_type(type, OpCode::choose_number, OpCode::choose_flag, OpCode::choose_text,
                                 OpCode::choose_account);
    return emit(code, type, condition, as(yes, type), as(no, type));
  }

  Value known(const Expression& e) {
    expect_arguments(e, 1, 1);
    const Value value = compile(e.arguments[0]);
    if (value.nothing) return flag_constant(Tri::no);
    const OpCode code = for_type(value.type, OpCode::known_number, OpCode::known_flag, OpCode::known_text,
                                 OpCode::known_account);
    return emit(code, Type::flag, value);
  }

  Value or_else(const Expression& e) {
    expect_arguments(e, 2, 2);
    const Value first = compile(e.arguments[0]);
    const Value second = compile(e.arguments[1]);
    if (first.nothing && second.nothing) return nothing();
    const Type type = common_type(e, first, second);
    const OpCode code = for_type(type, OpCode::or_else_number, OpCode::or_else_flag, OpCode::or_else_text,
                                 OpCode::or_else_account);
    return emit(code, type, as(first, type), as(second, type));
  }

  // --- Texts -----------------------------------------------------------------------------------------------

  Value phrases(const Expression& e) {
    expect_arguments(e, 2, 2);
    std::vector<std::string> phrases = list(e.arguments[1]);
    for (const std::string& phrase : phrases) {
      if (!Phrases::has_word(phrase)) {
        refuse(e.arguments[1], "the phrase \"" + phrase + "\" has no word: words are letters and digits");
      }
    }
    const Value text = wanted(e.arguments[0], Type::text);
    program_.phrase_lists.push_back(std::move(phrases));
    Operation operation{OpCode::has_phrase, 0, text.id};
    operation.index = static_cast<std::uint32_t>(program_.phrase_lists.size() - 1);
    if (e.text == "has") return emit(OpCode::has_phrase, Type::flag, operation);
    return emit(OpCode::count_phrases, Type::number, operation);
  }

  // --- The whole timeline ----------------------------------------------------------------------------------

  Value whole(const Expression& e, Aggregation aggregation) {
    const bool keyed = !e.arguments.empty() && e.arguments.back().kind == Kind::by;
    const std::size_t values = e.arguments.size() - (keyed ? 1 : 0);
    const std::size_t expected = aggregation == Aggregation::number ? 0 : 1;
    if (values != expected) {
      refuse(e, "\"" + e.text + "\" takes " + (expected ? "1 value" : "no value") +
                    " and, if wanted, \"by\" with a key; found " + std::to_string(values) +
                    (values == 1 ? " value" : " values"));
    }
    if (++*aggregates_ > kMaxAggregates) refuse_too_much();
    Aggregate aggregate{aggregation, std::nullopt, std::nullopt};
    if (expected) aggregate.argument = inner(e.arguments[0], Wanted::number);
    if (keyed) aggregate.key = inner(e.arguments.back().arguments[0], Wanted::key);
    program_.aggregates.push_back(std::move(aggregate));
    return load(OpCode::load_aggregate, Type::number, program_.aggregates.size() - 1);
  }

  // A program of its own for what is computed over all rows first.
  Program inner(const Expression& e, Wanted wanted) {
    Compiler compiler(recipe_, posts_);
    compiler.source_ = source_;
    compiler.open_lets_ = open_lets_;
    compiler.inside_whole_ = true;
    compiler.aggregates_ = aggregates_;
    const Value value = compiler.compile(e);
    compiler.program_.type = value.type;
    compiler.program_.result = value.id;
    if (!fits(value, wanted)) refuse(e, misfit(value, wanted));
    if (value.nothing) compiler.settle_result(value, wanted);
    for (const std::string& missing : compiler.program_.missing) program_.missing.push_back(missing);
    return std::move(compiler.program_);
  }

  const Recipe& recipe_;
  const Posts* posts_;
  Program program_;
  Source source_;
  bool score_allowed_ = true;
  bool inside_whole_ = false;
  std::size_t own_aggregates_ = 0;
  std::size_t* aggregates_ =
      &own_aggregates_;  // of the whole expression: what stands within shares the outer's
  std::map<std::string, Value> lets_;
  std::vector<std::string> open_lets_;
};

Wanted wanted_by(Verb verb) {
  switch (verb) {
    case Verb::hide:
    case Verb::mix:
    case Verb::pin: return Wanted::condition;
    case Verb::spread:
    case Verb::limit: return Wanted::key;
    default: return Wanted::number;
  }
}

std::string place_of(std::size_t index, const Step& step, std::string_view part) {
  std::string place = "step " + std::to_string(index + 1) + " (\"" + std::string(name_of(step.verb)) + "\"";
  if (!part.empty()) place.append(", \"").append(part).append("\"");
  return place + ")";
}

// One part of a step; an error gets the step's place in front.
std::optional<Program> part(const Recipe& recipe, const Posts* posts, std::size_t index,
                            const std::string& text, std::string_view name, Wanted wanted) {
  const Step& step = recipe.steps[index];
  const bool is_main = name == name_of(step.verb);
  try {
    return Compiler(recipe, posts).expression(text, step.id + "/" + std::string(name), wanted, true);
  } catch (Refused& refused) {
    std::string where = place_of(index, step, is_main ? std::string_view() : name);
    if (!refused.error.where.empty()) where += ", " + refused.error.where;
    refused.error.where = std::move(where);
    throw;
  }
}

// Names in `let` that no step uses must hold too.
void check_lets(const Recipe& recipe, const Posts* posts) {
  for (const auto& [name, text] : recipe.lets) {
    try {
      Compiler(recipe, posts).expression("known(" + name + ")", {}, Wanted::condition, false);
    } catch (Refused& refused) {
      if (refused.error.where.empty()) refused.error.where = "let \"" + name + "\"";
      throw;
    }
  }
}

}  // namespace

Result<std::vector<StepPrograms>> compile(const Recipe& recipe, const Posts* posts) {
  try {
    check_lets(recipe, posts);
    std::vector<StepPrograms> programs;
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
      const Step& step = recipe.steps[i];
      StepPrograms step_programs;
      if (!step.factor) {
        step_programs.main =
            part(recipe, posts, i, step.expression, name_of(step.verb), wanted_by(step.verb));
      }
      if (step.when) step_programs.when = part(recipe, posts, i, *step.when, "when", Wanted::condition);
      if (step.unless)
        step_programs.unless = part(recipe, posts, i, *step.unless, "unless", Wanted::condition);
      programs.push_back(std::move(step_programs));
    }
    return programs;
  } catch (Refused& refused) {
    return std::move(refused.error);
  }
}

}  // namespace limpid
