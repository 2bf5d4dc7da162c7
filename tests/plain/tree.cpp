#include "plain/tree.hpp"

#include "base/number.hpp"

#include <initializer_list>
#include <utility>

namespace limpid::plain {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_character(char c) { return is_letter(c) || is_digit(c) || c == '.'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  Tree disjunction() { return left_to_right(&Parser::conjunction, {"or"}); }

 private:
  Tree conjunction() { return left_to_right(&Parser::negation, {"and"}); }

  Tree negation() { return take("not") ? Tree{"not", "", 0, {negation()}} : comparison(); }

  Tree comparison() {
    Tree left = sum();
    for (const char* sign : {"==", "!=", "<=", ">=", "<", ">", "in"}) {
      if (take(sign)) return {sign, "", 0, {std::move(left), sum()}};
    }
    return left;
  }

  Tree sum() { return left_to_right(&Parser::product, {"+", "-"}); }
  Tree product() { return left_to_right(&Parser::negative, {"*", "/"}); }

  Tree negative() { return take("-") ? Tree{"negative", "", 0, {negative()}} : power(); }

  // To the right, and its right side may have a sign: 2^-3^2 is 2^(-(3^2)).
  Tree power() {
    Tree left = simple();
    if (!take("^")) return left;
    return {"^", "", 0, {std::move(left), negative()}};
  }

  Tree simple() {
    skip_spaces();
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (take("(")) {
      Tree inner = disjunction();
      take(")");
      return inner;
    }
    if (take("[")) return {"[]", "", 0, arguments("]")};
    if (take("@")) return {"@", name(), 0, {}};
    if (c == '"') return {"text", quoted(), 0, {}};
    if (is_digit(c) || c == '.') return {"number", "", number(), {}};
    std::string word = name();
    if (word == "true" || word == "false") return {word, "", 0, {}};
    if (word == "by") return {"by", "", 0, {disjunction()}};
    if (take("(")) return {"call", std::move(word), 0, arguments(")")};
    return {"name", std::move(word), 0, {}};
  }

  std::vector<Tree> arguments(std::string_view end) {
    std::vector<Tree> parts;
    while (!take(end) && !rest_.empty()) {
      parts.push_back(disjunction());
      take(",");
    }
    return parts;
  }

  Tree left_to_right(Tree (Parser::*tighter)(), std::initializer_list<const char*> signs) {
    Tree left = (this->*tighter)();
    for (bool found = true; found;) {
      found = false;
      for (const char* sign : signs) {
        if (!take(sign)) continue;
        left = {sign, "", 0, {std::move(left), (this->*tighter)()}};
        found = true;
        break;
      }
    }
    return left;
  }

  // Takes a sign or a word if it stands here; a word only as a whole: "in" is not in "index".
  bool take(std::string_view sign) {
    skip_spaces();
    if (rest_.substr(0, sign.size()) != sign) return false;
    const bool word = is_letter(sign.front());
    if (word && rest_.size() > sign.size() && is_name_character(rest_[sign.size()])) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  std::string name() {
    std::string word;
    while (!rest_.empty() && is_name_character(rest_.front())) word += next();
    return word;
  }

  std::string quoted() {
    std::string text;
    next();
    for (char c = next(); c != '"' && !rest_.empty(); c = next()) text += c == '\\' ? next() : c;
    return text;
  }

  // Digits, a point, an exponent with its sign.
  double number() {
    std::string digits;
    const auto more = [&] {
      if (rest_.empty()) return false;
      const char c = rest_.front();
      const char last = digits.empty() ? '0' : digits.back();
      return is_digit(c) || c == '.' || c == 'e' || c == 'E' ||
             ((c == '+' || c == '-') && (last == 'e' || last == 'E'));
    };
    while (more()) digits += next();
    return parse_number(digits).value_or(kUnknown);
  }

  void skip_spaces() {
    while (!rest_.empty() && std::string_view(" \t\r\n").find(rest_.front()) != std::string::npos) next();
  }

  char next() {
    if (rest_.empty()) return '\0';
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  std::string_view rest_;
};

}  // namespace

Tree parse(std::string_view expression) { return Parser(expression).disjunction(); }

}  // namespace limpid::plain
