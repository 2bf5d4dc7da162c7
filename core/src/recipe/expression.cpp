#include "recipe/expression.hpp"

#include "base/number.hpp"

#include <optional>
#include <utility>

namespace limpid {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// --- Words of the language ---------------------------------------------------------------------------------

struct Token {
  enum class Kind { end, number, text, word, list, sign, wrong };
  Kind kind = Kind::end;
  std::string_view source;
  std::size_t begin = 0;
  std::string text;  // of a text: without quotes and escapes
  std::string why;   // of a wrong one

  [[nodiscard]] bool is(std::string_view sign) const {
    return (kind == Kind::sign || kind == Kind::word) && source == sign;
  }
};

// What to write for a sign that other languages, or hands that type beautifully, use.
std::string instead_of(std::string_view sign) {
  constexpr std::pair<std::string_view, std::string_view> kInstead[] = {
      {"&", "and"}, {"|", "or"}, {"!", "not"},      {"×", "*"},      {"·", "*"},  {"÷", "/"},
      {"−", "-"},   {"–", "-"},  {"“", "\""},       {"”", "\""},      {"„", "\""}, {"«", "\""},
      {"»", "\""},  {"≤", "<="}, {"≥", ">="},       {"≠", "!="},     {"%", "/ 100"}, {"?", "if(condition, 1, 0)"}};
  for (const auto& [wrong, right] : kInstead) {
    if (sign == wrong) return ": write " + std::string(right);
  }
  return {};
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Token next() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
    begin_ = at_;
    if (at_ == source_.size()) return token(Token::Kind::end);
    const char c = source_[at_];
    if (is_digit(c) || (c == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1]))) return number();
    if (is_letter(c)) return word();
    if (c == '@') return list();
    if (c == '"') return text();
    return sign();
  }

 private:
  Token token(Token::Kind kind) const {
    Token token;
    token.kind = kind;
    token.begin = begin_;
    token.source = source_.substr(begin_, at_ - begin_);
    return token;
  }

  Token wrong(std::string why) const {
    Token t = token(Token::Kind::wrong);
    t.why = std::move(why);
    return t;
  }

  void skip_digits() {
    while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
  }

  Token number() {
    skip_digits();
    if (at_ < source_.size() && source_[at_] == '.') {
      ++at_;
      skip_digits();
    }
    if (at_ < source_.size() && (source_[at_] | 0x20) == 'e') {
      ++at_;
      if (at_ < source_.size() && (source_[at_] == '+' || source_[at_] == '-')) ++at_;
      skip_digits();
    }
    if (!parse_number(source_.substr(begin_, at_ - begin_))) {
      return wrong("not a number: " + std::string(source_.substr(begin_, at_ - begin_)));
    }
    return token(Token::Kind::number);
  }

  void skip_name() {
    while (at_ < source_.size() && (is_letter(source_[at_]) || is_digit(source_[at_]) || source_[at_] == '.'))
      ++at_;
  }

  Token word() {
    skip_name();
    return token(Token::Kind::word);
  }

  Token list() {
    ++at_;
    skip_name();
    if (at_ == begin_ + 1) return wrong("expected the name of a list after \"@\"");
    return token(Token::Kind::list);
  }

  // "…" with \" and \\ for the two characters that need it.
  Token text() {
    std::string text;
    for (++at_; at_ < source_.size() && source_[at_] != '"'; ++at_) {
      if (source_[at_] == '\\' && at_ + 1 < source_.size()) ++at_;
      text += source_[at_];
    }
    if (at_ == source_.size()) return wrong("this text has no closing quote (\")");
    ++at_;
    Token t = token(Token::Kind::text);
    t.text = std::move(text);
    return t;
  }

  Token sign() {
    for (const std::string_view two : {"==", "!=", "<=", ">="}) {
      if (source_.substr(at_, 2) == two) {
        at_ += 2;
        return token(Token::Kind::sign);
      }
    }
    const char c = source_[at_];
    ++at_;
    while (at_ < source_.size() && (source_[at_] & 0xC0) == 0x80) ++at_;  // the rest of a character
    if (std::string_view("+-*/^()[],<>").find(c) != std::string_view::npos) return token(Token::Kind::sign);
    if (c == '=') return wrong("\"=\" sets nothing here: compare with \"==\"");
    if (c == '\'') return wrong("write texts in double quotes (\")");
    const std::string_view found = source_.substr(begin_, at_ - begin_);
    return wrong("\"" + std::string(found) + "\" has no meaning here" + instead_of(found));
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

// --- Grammar -----------------------------------------------------------------------------------------------

// Each level parses its operands with the next tighter one. After a failure every level returns at once.
class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source), lexer_(source) { advance(); }

  Result<Expression> parse() {
    Expression expression = disjunction();
    if (!error_ && now_.kind != Token::Kind::end) {
      fail(now_, "expected an operator or the end, found " + shown(now_));
    }
    if (error_) return *error_;
    return expression;
  }

 private:
  using Kind = Expression::Kind;

  void advance() {
    now_ = lexer_.next();
    if (now_.kind == Token::Kind::wrong) fail(now_, now_.why);
  }

  Expression fail(const Token& at, std::string message) {
    if (!error_) error_ = Error{"recipe", character_of(source_, at.begin), std::move(message)};
    now_ = Token{};  // the end: nothing more is parsed
    return {};
  }

  static std::string shown(const Token& token) {
    return token.kind == Token::Kind::end ? "the end" : "\"" + std::string(token.source) + "\"";
  }

  static Expression node(Kind kind, const Token& token) {
    Expression expression;
    expression.kind = kind;
    expression.begin = token.begin;
    expression.text = token.source;
    return expression;
  }

  static Expression binary(const Token& sign, Expression left, Expression right) {
    Expression expression = node(Kind::binary, sign);
    expression.arguments.push_back(std::move(left));
    expression.arguments.push_back(std::move(right));
    return expression;
  }

  Expression disjunction() {
    Expression left = conjunction();
    while (now_.is("or")) {
      const Token sign = take();
      left = binary(sign, std::move(left), conjunction());
    }
    return left;
  }

  Expression conjunction() {
    Expression left = negation();
    while (now_.is("and")) {
      const Token sign = take();
      left = binary(sign, std::move(left), negation());
    }
    return left;
  }

  Expression negation() {
    if (!now_.is("not")) return comparison();
    const Token sign = take();
    const Deeper deeper(*this, sign);
    if (error_) return {};
    Expression expression = node(Kind::negation, sign);
    expression.arguments.push_back(negation());
    return expression;
  }

  [[nodiscard]] bool at_comparison() const {
    for (const std::string_view sign : {"==", "!=", "<", "<=", ">", ">=", "in"}) {
      if (now_.is(sign)) return true;
    }
    return false;
  }

  Expression comparison() {
    Expression left = sum();
    if (!at_comparison()) return left;
    const Token sign = take();
    left = binary(sign, std::move(left), sum());
    if (at_comparison()) return fail(now_, "comparisons do not chain: join two with \"and\"");
    return left;
  }

  Expression sum() {
    Expression left = product();
    while (now_.is("+") || now_.is("-")) {
      const Token sign = take();
      left = binary(sign, std::move(left), product());
    }
    return left;
  }

  Expression product() {
    Expression left = unary();
    while (now_.is("*") || now_.is("/")) {
      const Token sign = take();
      left = binary(sign, std::move(left), unary());
    }
    return left;
  }

  Expression unary() {
    if (!now_.is("-")) return power();
    const Token sign = take();
    const Deeper deeper(*this, sign);
    if (error_) return {};
    Expression expression = node(Kind::negative, sign);
    expression.arguments.push_back(unary());
    return expression;
  }

  Expression power() {
    Expression base = primary();
    if (!now_.is("^")) return base;
    const Token sign = take();
    const Deeper deeper(*this, sign);
    if (error_) return {};
    return binary(sign, std::move(base), unary());
  }

  Expression primary() {
    const Token token = take();
    const Deeper deeper(*this, token);
    if (!error_ && ++values_ > kMaxValues) {
      return fail(token,
                  "more than " + std::to_string(kMaxValues) + " values: split this with names in \"let\"");
    }
    if (error_) return {};
    switch (token.kind) {
      case Token::Kind::number: {
        Expression expression = node(Kind::number, token);
        expression.number = *parse_number(token.source);
        expression.literal = ++literals_;
        return expression;
      }
      case Token::Kind::text: {
        Expression expression = node(Kind::text, token);
        expression.text = token.text;
        return expression;
      }
      case Token::Kind::list: {
        Expression expression = node(Kind::list, token);
        expression.text = token.source.substr(1);
        return expression;
      }
      case Token::Kind::word: return word(token);
      default: break;
    }
    if (token.is("(")) return parenthesis();
    if (token.is("[")) return texts(token);
    return fail(token, "expected a value, found " + shown(token));
  }

  Expression word(const Token& token) {
    if (token.source == "true" || token.source == "false") {
      Expression expression = node(Kind::flag, token);
      expression.flag = token.source == "true";
      return expression;
    }
    for (const std::string_view sign : {"and", "or", "not", "in"}) {
      if (token.source == sign) return fail(token, "expected a value, found \"" + std::string(sign) + "\"");
    }
    if (!now_.is("(")) return node(Kind::name, token);
    take();
    Expression call = node(Kind::call, token);
    if (now_.is(")")) {
      take();
      return call;
    }
    do call.arguments.push_back(now_.is("by") ? grouping() : disjunction());
    while (accept(","));
    if (now_.is("by")) return fail(now_, "put a comma before \"by\"");
    expect(")", "after the arguments of \"" + std::string(token.source) + "\"");
    return call;
  }

  // "by author", the last argument of a function over the whole timeline.
  Expression grouping() {
    Expression by = node(Kind::by, take());
    by.arguments.push_back(disjunction());
    return by;
  }

  Expression parenthesis() {
    Expression inner = disjunction();
    expect(")", "to close \"(\"");
    return inner;
  }

  Expression texts(const Token& bracket) {
    Expression list = node(Kind::texts, bracket);
    if (accept("]")) return list;
    do {
      const Token token = take();
      if (token.kind != Token::Kind::text)
        return fail(token, "expected a text in quotes, found " + shown(token));
      Expression text = node(Kind::text, token);
      text.text = token.text;
      list.arguments.push_back(std::move(text));
    } while (accept(","));
    expect("]", "to close \"[\"");
    return list;
  }

  Token take() {
    Token token = std::move(now_);
    if (!error_) advance();
    return token;
  }

  bool accept(std::string_view sign) {
    if (error_ || !now_.is(sign)) return false;
    take();
    return true;
  }

  void expect(std::string_view sign, const std::string& why) {
    if (!error_ && !accept(sign)) {
      fail(now_, "expected \"" + std::string(sign) + "\" " + why + ", found " + shown(now_));
    }
  }

  struct Deeper {
    Deeper(Parser& parser, const Token& token) : parser_(parser) {
      if (++parser_.depth_ > kMaxNesting) {
        parser_.fail(token, "nested too deeply: split this with names in \"let\"");
      }
    }
    ~Deeper() { --parser_.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    Parser& parser_;
  };

  std::string_view source_;
  Lexer lexer_;
  Token now_;
  std::size_t literals_ = 0;
  std::size_t values_ = 0;
  std::size_t depth_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Expression> parse_expression(std::string_view source) {
  if (source.size() > kMaxExpressionLength) {
    return Error{"recipe", "character " + std::to_string(kMaxExpressionLength + 1),
                 "longer than " + std::to_string(kMaxExpressionLength) +
                     " characters: split this with names in \"let\""};
  }
  return Parser(source).parse();
}

std::vector<Literal> literals_of(std::string_view source) {
  std::vector<Literal> literals;
  Lexer lexer(source);
  for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
    if (token.kind != Token::Kind::number) continue;
    literals.push_back({*parse_number(token.source), token.begin, token.source.size()});
  }
  return literals;
}

std::string character_of(std::string_view source, std::size_t byte) {
  std::size_t characters = 1;
  for (const char c : source.substr(0, byte)) characters += (c & 0xC0) != 0x80;
  return "character " + std::to_string(characters);
}

bool is_name(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && c != '.') return false;
  }
  return true;
}

}  // namespace limpid
