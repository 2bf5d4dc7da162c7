// The grammar of expressions: what binds how tightly, what is refused, and where the finger points.
#include "recipe/expression.hpp"

#include "base/number.hpp"
#include "testing.hpp"

namespace limpid {
namespace {

// The tree with every operation in parentheses: "(1 + (2 * 3))".
std::string shown(const Expression& e) {
  using Kind = Expression::Kind;
  const auto joined = [&] {
    std::string text;
    for (const Expression& argument : e.arguments) text += (text.empty() ? "" : ", ") + shown(argument);
    return text;
  };
  switch (e.kind) {
    case Kind::number: return to_text(e.number);
    case Kind::text: return '"' + e.text + '"';
    case Kind::flag: return e.flag ? "true" : "false";
    case Kind::name: return e.text;
    case Kind::list: return "@" + e.text;
    case Kind::texts: return "[" + joined() + "]";
    case Kind::negative: return "(-" + shown(e.arguments[0]) + ")";
    case Kind::negation: return "(not " + shown(e.arguments[0]) + ")";
    case Kind::binary: return "(" + shown(e.arguments[0]) + " " + e.text + " " + shown(e.arguments[1]) + ")";
    case Kind::call: return e.text + "(" + joined() + ")";
    case Kind::by: return "by " + joined();
  }
  return {};
}

std::string tree_of(std::string_view source) {
  const auto expression = parse_expression(source);
  return expression ? shown(*expression) : "refused: " + expression.error().sentence();
}

std::string refusal_of(std::string_view source) {
  const auto expression = parse_expression(source);
  return expression ? "accepted: " + shown(*expression) : expression.error().sentence();
}

TEST(Expression, Precedence) {
  struct Case {
    std::string_view source, tree;
  };
  for (const Case& c : {
           Case{"1 + 2 * 3", "(1 + (2 * 3))"},
           Case{"1 * 2 + 3", "((1 * 2) + 3)"},
           Case{"1 - 2 - 3", "((1 - 2) - 3)"},
           Case{"8 / 4 / 2", "((8 / 4) / 2)"},
           Case{"-2^2", "(-(2 ^ 2))"},  // as in mathematics, not as in spreadsheets
           Case{"2^-1", "(2 ^ (-1))"},
           Case{"2^3^2", "(2 ^ (3 ^ 2))"},
           Case{"2^-3^2", "(2 ^ (-(3 ^ 2)))"},
           Case{"-2 * -3", "((-2) * (-3))"},
           Case{"- - 2", "(-(-2))"},
           Case{"a - -b", "(a - (-b))"},
           Case{"not a and b", "((not a) and b)"},
           Case{"not not a", "(not (not a))"},
           Case{"a and b or c", "((a and b) or c)"},
           Case{"a or b and c", "(a or (b and c))"},
           Case{"a or b or c", "((a or b) or c)"},
           Case{"not a == b", "(not (a == b))"},
           Case{"a + 1 < b * 2", "((a + 1) < (b * 2))"},
           Case{"a < 1 and b >= 2", "((a < 1) and (b >= 2))"},
           Case{"a in @close or b", "((a in @close) or b)"},
           Case{"not a in [\"x\", \"y\"]", "(not (a in [\"x\", \"y\"]))"},
           Case{"a == (b == c)", "(a == (b == c))"},
           Case{"(1 + 2) * 3", "((1 + 2) * 3)"},
           Case{"f(1, g(2), \"t\") + h()", "(f(1, g(2), \"t\") + h())"},
           Case{"a in []", "(a in [])"},
       }) {
    EXPECT_EQ(tree_of(c.source), c.tree) << c.source;
  }
}

TEST(Expression, Words) {
  struct Case {
    std::string_view source, tree;
  };
  for (const Case& c : {
           Case{"1", "1"},
           Case{"1.", "1"},
           Case{".5", "0.5"},
           Case{"1e3", "1000"},
           Case{"1E-3", "0.001"},
           Case{"1e+2", "100"},
           Case{"007", "7"},
           Case{"0.1", "0.1"},
           Case{"x.my_model.v2", "x.my_model.v2"},  // points belong to names
           Case{"likes_2", "likes_2"},
           Case{"\"a \\\"quote\\\" and a \\\\\"", "\"a \"quote\" and a \\\""},
           Case{"\"\"", "\"\""},
           Case{"\"größer 😀\"", "\"größer 😀\""},
           Case{" \t\n1\r+ 2 ", "(1 + 2)"},
           Case{"1+2", "(1 + 2)"},
           Case{"a<=b", "(a <= b)"},
           Case{"likes>1and replies>2", "((likes > 1) and (replies > 2))"},
           Case{"android", "android"},  // not "and roid"
           Case{"true", "true"},
           Case{"True", "True"},  // a name, and an unknown one later
       }) {
    EXPECT_EQ(tree_of(c.source), c.tree) << c.source;
  }
}

TEST(Expression, RefusalsPointAndSayWhatToDo) {
  struct Case {
    std::string_view source, sentence;
  };
  for (const Case& c : {
           Case{"", "character 1: expected a value, found the end"},
           Case{"1 +", "character 4: expected a value, found the end"},
           Case{"1 2", "character 3: expected an operator or the end, found \"2\""},
           Case{"likes replies", "character 7: expected an operator or the end, found \"replies\""},
           Case{"+ 1", "character 1: expected a value, found \"+\""},
           Case{"(1 + 2", "character 7: expected \")\" to close \"(\", found the end"},
           Case{"1 + 2)", "character 6: expected an operator or the end, found \")\""},
           Case{"log(1", "character 6: expected \")\" after the arguments of \"log\", found the end"},
           Case{"log(1 2)", "character 7: expected \")\" after the arguments of \"log\", found \"2\""},
           Case{"min(1,)", "character 7: expected a value, found \")\""},
           Case{"1 < 2 < 3", "character 7: comparisons do not chain: join two with \"and\""},
           Case{"a == b == c", "character 8: comparisons do not chain: join two with \"and\""},
           Case{"a in @l in @m", "character 9: comparisons do not chain: join two with \"and\""},
           Case{"likes = 3", "character 7: \"=\" sets nothing here: compare with \"==\""},
           Case{"a & b", "character 3: \"&\" has no meaning here: write and"},
           Case{"a && b", "character 3: \"&\" has no meaning here: write and"},
           Case{"!a", "character 1: \"!\" has no meaning here: write not"},
           Case{"lang == 'en'", "character 9: write texts in double quotes (\")"},
           Case{"lang == \"en", "character 9: this text has no closing quote (\")"},
           Case{"author in @", "character 11: expected the name of a list after \"@\""},
           Case{"author in [ana]", "character 12: expected a text in quotes, found \"ana\""},
           Case{"author in [\"a\" \"b\"]", "character 16: expected \"]\" to close \"[\", found \"\"b\"\""},
           Case{"1e", "character 1: not a number: 1e"},
           Case{"1e400", "character 1: not a number: 1e400"},
           Case{"2 * 1e999 ", "character 5: not a number: 1e999"},
           Case{"a and", "character 6: expected a value, found the end"},
           Case{"and a", "character 1: expected a value, found \"and\""},
           Case{"a + not b", "character 5: expected a value, found \"not\""},
           Case{"größe + “x”", "character 3: \"ö\" has no meaning here"},
           Case{"\"ö\" + §", "character 7: \"§\" has no meaning here"},  // code points, not bytes
           Case{"likes × 2", "character 7: \"×\" has no meaning here: write *"},
       }) {
    EXPECT_EQ(refusal_of(c.source), c.sentence) << c.source;
  }
}

TEST(Expression, LimitsAreSentencesNotCrashes) {
  const auto repeated = [](std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  EXPECT_EQ(refusal_of(repeated("(", 3000) + "1" + repeated(")", 3000)),
            "character 101: nested too deeply: split this with names in \"let\"");
  EXPECT_NE(refusal_of(repeated("-", 3000) + "1").find("nested too deeply"), std::string::npos);
  EXPECT_NE(refusal_of(repeated("not ", 2000) + "a").find("nested too deeply"), std::string::npos);
  EXPECT_NE(refusal_of(repeated("2^", 2000) + "2").find("nested too deeply"), std::string::npos);
  EXPECT_NE(refusal_of(repeated("f(", 2000)).find("nested too deeply"), std::string::npos);
  EXPECT_EQ(refusal_of(std::string(10001, ' ')),
            "character 10001: longer than 10000 characters: split this with names in \"let\"");
  EXPECT_TRUE(parse_expression(repeated("(", 90) + "1" + repeated(")", 90)));
}

TEST(Expression, LongChainsAreBoundedToo) {
  // A sum is a left-leaning tree: as deep as it is long, for whoever walks it.
  std::string sum = "1";
  for (std::size_t i = 1; i < kMaxValues; ++i) sum += "+1";
  EXPECT_EQ(test::value_of(sum), 1000);
  EXPECT_EQ(refusal_of(sum + "+1"),
            "character 2001: more than 1000 values: split this with names in \"let\"");
}

TEST(Expression, LiteralsAreNumberedAsTheyStand) {
  const std::string source = "rate(replies, 10, 0.002) + 2^-3 > \"4\" + x.v5 * likes2";
  std::vector<std::string> literals;
  for (const Literal& literal : literals_of(source))
    literals.push_back(source.substr(literal.begin, literal.size));
  EXPECT_EQ(literals, (std::vector<std::string>{"10", "0.002", "2", "3"}));
}

TEST(Expression, Names) {
  for (const char* name : {"a", "likes", "reply_rate", "x.y", "_a", "a1"}) EXPECT_TRUE(is_name(name)) << name;
  for (const char* name : {"", "1a", ".a", "a b", "a-b", "é", "a\"", "@a"})
    EXPECT_FALSE(is_name(name)) << name;
}

}  // namespace
}  // namespace limpid
