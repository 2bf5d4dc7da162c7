#include "properties/language.hpp"

#include <limpid/json.hpp>
#include <limpid/time.hpp>

#include <utility>

namespace limpid::testing {

namespace {

using Texts = std::vector<std::string>;

std::string printed(double value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

std::string quoted(const std::string& text) {
  std::string json;
  append_text(json, text);
  return json;
}

std::string joined(const Texts& items, const std::string& between) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : between) + item;
  return text;
}

// --- Posts ---

// Words that differ in case and accents only, of scripts with and without spaces, and what parts
// words.
const Texts kTextWords{"tag",  "Tag",   "TÁG",    "a",          "friend", "FRIEND!", "like", "if",
                       "you",  "don't", "café",   "cafe\u0301", "CAFÉ",   "東京",    "東",   "กินข้าว",
                       "3.14", "🎉",     "❤️", "...",        "!!!",    "ёлка",    "Елка"};
const Texts kPhrases{"tag a friend", "tag a", "a friend", "friend", "Like, if", "like",
                     "you",          "don't", "t",        "CAFE",   "東",       "東 京",
                     "ข้าว",          "3",     "елка",     "a a",    "tag tag a"};
const Texts kAccountNames{"ana", "@Bo", "DEE@x.example", "7", "@nobody"};
const Texts kLanguages{"en", "fr", "EN", "ja"};
const Texts kCommunities{"r/cats", "r/dogs", "r/Cats", ""};
const Texts kKinds{"original", "reply", "repost", "quote"};
const Texts kLabels{"good", "bad", ""};

const Texts kCounts{"likes", "reposts", "replies", "quotes", "views", "bookmarks", "downvotes",
                    "love",  "haha",    "wow",     "sad",    "angry", "care",      "followers"};
const Texts kFlags{"verified", "bot",       "following", "follows_me", "is_self",     "muted",   "blocked",
                   "edited",   "sensitive", "warned",    "truncated",  "liked_by_me", "promoted"};

// The texts of a list as JSON.
std::string json_list(Random& random, const Texts& from, std::size_t most) {
  Texts items;
  for (std::uint64_t n = random.below(most + 1); n > 0; --n) items.push_back(quoted(random.one_of(from)));
  return "[" + joined(items, ",") + "]";
}

std::string some_text(Random& random) {
  Texts words;
  for (std::uint64_t n = random.below(9); n > 0; --n) words.push_back(random.one_of(kTextWords));
  return joined(words, random.chance(90) ? " " : "");
}

std::string some_time(Random& random) {
  constexpr std::int64_t kMarch = 1'772'323'200'000;  // 2026-03-01T00:00:00Z
  const bool whole_hours = random.chance(60);         // so that arrivals tie
  const auto offset =
      static_cast<std::int64_t>(whole_hours ? random.below(48) * 3'600'000 : random.below(172'800'000));
  return quoted(format_time(kMarch + offset));
}

class LineWriter {
 public:
  explicit LineWriter(Random& random) : random_(random), place_(static_cast<Place>(random.below(3))) {}

  std::string line(std::size_t index) {
    line_ = "{\"id\":" + quoted(random_.one_of(Texts{"p", "P", "é", "z/"}) + std::to_string(index));
    next_presence_ = 0;
    place(index);
    accounts();
    for (const std::string& name : kFlags) maybe(name, random_.chance(50) ? "true" : "false");
    for (const std::string& name : kCounts) maybe(name, count());
    const std::string sign = random_.chance(50) ? "-" : "";
    maybe("points", sign + count());
    maybe("closeness", printed(random_.real(0, 1)));
    maybe("created_at", some_time(random_), place_ == kLine);
    maybe("reposted_at", some_time(random_));
    maybe("captured_at", some_time(random_));
    maybe("kind", quoted(random_.one_of(kKinds)));
    maybe("title", quoted(some_text(random_)));
    maybe("text", quoted(some_text(random_)));
    maybe("lang", quoted(random_.one_of(kLanguages)));
    maybe("community", quoted(random_.one_of(kCommunities)));
    maybe("conversation", quoted("c" + std::to_string(random_.below(4))));
    maybe("visibility", quoted(random_.one_of(Texts{"public", "followers"})));
    maybe("hashtags", json_list(random_, {"cats", "dogs"}, 3));
    maybe("mentions", json_list(random_, kAccountNames, 2));
    maybe("links", json_list(random_, {"https://www.Example.org/a", "http://news.example:80/?b"}, 2));
    maybe("media", json_list(random_, {"image", "video", "gif", "audio"}, 2));
    file_columns();
    return std::move(line_) + "}";
  }

 private:
  // Each column is known of all posts, of some, or of none.
  void maybe(const std::string& key, const std::string& value, bool always = false) {
    if (next_presence_ == presence_.size())
      presence_.push_back(random_.one_of(std::vector<int>{0, 40, 90, 100}));
    if (random_.chance(presence_[next_presence_++]) || always) line_ += ",\"" + key + "\":" + value;
  }

  void place(std::size_t index) {
    if (place_ == kGiven) line_ += ",\"position\":" + std::to_string(index + 1);
    if (place_ == kTied) line_ += ",\"position\":" + std::to_string(1 + random_.below(4));
  }

  // An account is spelled in several ways; one has an id too.
  void accounts() {
    const std::vector<Texts> spellings{{"ana", "@Ana"}, {"bo", "BO"}, {"chi"}, {"dee@x.example"}, {"eve"}};
    const auto some = [&] { return static_cast<std::size_t>(random_.below(spellings.size())); };
    const std::size_t author = some();
    const std::size_t reposter = some();
    std::string value = quoted(random_.one_of(spellings[author]));
    if (author == 0) value += ",\"author_id\":\"7\"";
    maybe("author", value);
    maybe("reposter", quoted(random_.one_of(spellings[reposter])));
  }

  // The first post knows them all, so that their types do not depend on chance.
  void file_columns() {
    Texts members;
    const auto member = [&](const std::string& name, const std::string& value) {
      if (members_ || random_.chance(60)) members.push_back(quoted(name) + ":" + value);
    };
    member("model",
           printed(random_.chance(50) ? random_.real(-1, 1) : static_cast<double>(random_.below(3))));
    member("flag", random_.chance(50) ? "true" : "false");
    member("word", quoted(random_.one_of(kLabels)));
    members_ = false;
    line_ += ",\"x\":{" + joined(members, ",") + "}";
  }

  // Few different counts, so that scores tie; a few that are beyond exact sums of integers.
  std::string count() {
    if (random_.chance(2)) return "9007199254740991";
    return std::to_string(random_.chance(60) ? random_.below(4) : random_.below(100000));
  }

  enum Place { kGiven, kTied, kLine };  // position: its own, shared (ids decide), or the line's

  Random& random_;
  Place place_;
  std::string line_;
  std::vector<int> presence_;
  std::size_t next_presence_ = 0;
  bool members_ = true;
};

// --- Expressions ---

const Texts kNumberColumns{
    "likes",      "reposts",     "replies",      "quotes",    "views",     "bookmarks", "points",
    "downvotes",  "love",        "haha",         "wow",       "sad",       "angry",     "care",
    "created_at", "reposted_at", "arrived_at",   "age_hours", "followers", "closeness", "words",
    "characters", "capitals",    "exclamations", "emoji",     "hashtags",  "mentions",  "links",
    "position",   "x.model",     "x.nowhere"};
const Texts kFlagColumns{"edited",      "verified", "bot",       "following", "follows_me", "is_self",
                         "muted",       "blocked",  "is_reply",  "is_repost", "is_quote",   "has_image",
                         "has_video",   "has_link", "sensitive", "warned",    "truncated",  "promoted",
                         "liked_by_me", "x.flag",   "x.nowhere"};
const Texts kTextColumns{"kind",       "lang",  "community", "conversation", "domain",
                         "visibility", "title", "text",      "x.word",       "x.nowhere"};

// Writes expressions of a type. Operands that a reader would not put into parentheses are often
// left without, so that precedence is compared too: any reading of them has the same types.
class ExpressionWriter {
 public:
  explicit ExpressionWriter(Random& random) : random_(random) {}

  std::string number(int depth) {
    if (depth <= 0) return number_leaf();
    const auto some = [&] { return number(depth - 1 - static_cast<int>(random_.below(2))); };
    // Draws stand in statements of their own: compilers evaluate operands in different orders.
    const std::uint64_t form = random_.below(20);
    if (form < 6) {
      const std::string left = wrapped(some());
      const std::string sign = random_.one_of(Texts{" + ", " - ", " * ", " / ", "^", "-", "*"});
      return left + sign + wrapped(some());
    }
    if (form == 6) return "-" + wrapped(some());
    if (form < 10) return arguments_of(random_.one_of(kUnary), depth, 1);
    if (form == 10) return min_or_max(depth);
    if (form == 11) return arguments_of(random_.one_of(Texts{"clamp", "rate", "wilson"}), depth, 3);
    if (form == 12) return arguments_of("half_life", depth, 2);
    if (form == 13) return choice(depth, [&] { return some(); });
    if (form == 14) return arguments_of("or_else", depth, 2);
    if (form == 15) return phrases("count", depth);
    if (form < 19) return over_timeline(depth);
    return number_leaf();
  }

  std::string flag(int depth) {
    if (depth <= 0) return flag_leaf();
    const auto some = [&] { return flag(depth - 1 - static_cast<int>(random_.below(2))); };
    const std::uint64_t form = random_.below(17);
    if (form < 4) {
      const std::string left = number(depth - 1);
      const std::string sign = random_.one_of(Texts{" < ", " <= ", " > ", " >= ", " == ", " != ", "<"});
      return left + sign + number(depth - 1);
    }
    if (form < 7) {
      const std::string left = wrapped(some());
      const std::string sign = random_.one_of(Texts{" and ", " or "});
      return left + sign + wrapped(some());
    }
    if (form == 7) return "not " + wrapped(some());
    if (form == 8) return phrases("has", depth);
    if (form == 9) return known(depth);
    if (form == 10) return choice(depth, [&] { return some(); });
    if (form == 11) {
      const std::string first = some();
      return call("or_else", {first, some()});
    }
    if (form == 12) return text_comparison(depth);
    if (form == 13) return account_comparison(depth);
    if (form == 14) {
      const std::string item = text(depth - 1);
      return item + " in " + list(kLanguages, "@langs");
    }
    if (form == 15) {  // flags compare only in parentheses: comparisons do not chain
      const std::string left = "(" + some() + ")";
      const std::string sign = random_.one_of(Texts{" == ", " != "});
      return left + sign + "(" + some() + ")";
    }
    return flag_leaf();
  }

  std::string account(int depth) {
    if (depth > 0 && random_.chance(15)) return choice(depth, [&] { return account(depth - 1); });
    if (depth > 0 && random_.chance(20)) {
      const std::string first = account(depth - 1);
      return call("or_else", {first, account(depth - 1)});
    }
    return random_.one_of(Texts{"author", "reposter"});
  }

  std::string text(int depth) {
    if (depth > 0 && random_.chance(20)) return choice(depth, [&] { return text(depth - 1); });
    if (depth > 0 && random_.chance(20)) {
      const std::string first = text(depth - 1);
      return call("or_else", {first, text(depth - 1)});
    }
    if (depth > 0 && random_.chance(15)) return quoted(random_.one_of(kLanguages));
    return named(texts_, kTextColumns);
  }

  std::string key() {
    if (random_.chance(60)) {
      return random_.one_of(
          Texts{"author", "reposter", "conversation", "domain", "lang", "community", "kind"});
    }
    const std::uint64_t type = random_.below(5);
    return type == 0 ? account(2) : type < 3 ? text(1) : flag(2);
  }

  void let_score_in(bool in) { score_ = in; }
  void add_number_name(const std::string& name) { numbers_.push_back(name); }
  void add_flag_name(const std::string& name) { flags_.push_back(name); }
  void add_text_name(const std::string& name) { texts_.push_back(name); }

 private:
  const Texts kUnary{"abs",   "sqrt",  "exp",   "exp2", "log",   "log2",
                     "log10", "log1p", "floor", "ceil", "round", "sign"};

  std::string number_leaf() {
    if (random_.chance(25)) return literal();
    if (score_ && random_.chance(10)) return "score";
    return named(numbers_, kNumberColumns);
  }

  std::string literal() {
    if (random_.chance(50)) return std::to_string(random_.below(12));
    return random_.one_of(Texts{"0.5", ".25", "1e3", "1E-2", "0.1", "2.", "1e300", "4.9e-324", "50"});
  }

  std::string flag_leaf() {
    return random_.chance(5) ? random_.one_of(Texts{"true", "false"}) : named(flags_, kFlagColumns);
  }

  // A name from "let", now and then, or else a column.
  std::string named(const Texts& lets, const Texts& columns) {
    return !lets.empty() && random_.chance(15) ? random_.one_of(lets) : random_.one_of(columns);
  }

  std::string wrapped(const std::string& expression) {
    return random_.chance(50) ? "(" + expression + ")" : expression;
  }

  static std::string call(const std::string& function, const Texts& arguments) {
    return function + "(" + joined(arguments, ", ") + ")";
  }

  std::string arguments_of(const std::string& function, int depth, int count) {
    Texts arguments;
    for (int i = 0; i < count; ++i) arguments.push_back(number(depth - 1));
    return call(function, arguments);
  }

  std::string min_or_max(int depth) {
    const std::string function = random_.one_of(Texts{"min", "max"});
    return arguments_of(function, depth, 2 + static_cast<int>(random_.below(3)));
  }

  template <class Branch>
  std::string choice(int depth, Branch branch) {
    const std::string condition = flag(depth - 1);
    const std::string yes = branch();
    return call("if", {condition, yes, branch()});
  }

  std::string list(const Texts& items, const std::string& by_name) {
    return random_.chance(50) ? by_name : json_list(random_, items, 3);
  }

  std::string phrases(const std::string& function, int depth) {
    const std::string in = random_.chance(70) ? "text" : text(depth - 1);
    return call(function, {in, random_.chance(50) ? "@bait" : "[" + quoted(random_.one_of(kPhrases)) + "]"});
  }

  std::string known(int depth) {
    switch (random_.below(4)) {
      case 0: return call("known", {flag(depth - 1)});
      case 1: return call("known", {text(depth - 1)});
      case 2: return call("known", {account(depth - 1)});
      default: return call("known", {number(depth - 1)});
    }
  }

  std::string text_comparison(int depth) {
    const std::string left = text(depth - 1);
    const std::string sign = random_.one_of(Texts{" == ", " != "});
    return left + sign + (random_.chance(50) ? quoted(random_.one_of(kLanguages)) : text(depth - 1));
  }

  std::string account_comparison(int depth) {
    const std::string left = account(depth - 1);
    if (random_.chance(50)) return left + " in " + list(kAccountNames, "@close");
    const std::string sign = random_.one_of(Texts{" == ", " != "});
    return left + sign + (random_.chance(30) ? account(depth - 1) : quoted(random_.one_of(kAccountNames)));
  }

  // No score within: it changes from step to step.
  std::string over_timeline(int depth) {
    const bool score = std::exchange(score_, false);
    const std::string function =
        random_.one_of(Texts{"percentile", "mean", "sum", "highest", "lowest", "number"});
    Texts arguments;
    if (function != "number") arguments.push_back(number(depth - 1));
    if (random_.chance(50)) arguments.push_back("by " + key());
    score_ = score;
    return call(function, arguments);
  }

  Random& random_;
  bool score_ = false;
  Texts numbers_, flags_, texts_;
};

// --- Recipes ---

class RecipeWriter {
 public:
  explicit RecipeWriter(Random& random) : random_(random), write_(random) {}

  std::string recipe() {
    const std::string names = lets();
    write_.let_score_in(true);
    Texts steps;
    for (std::uint64_t n = 1 + random_.below(6); n > 0; --n) steps.push_back(score_step());
    for (std::uint64_t n = random_.below(4); n > 0; --n) steps.push_back(order_step());
    return R"({"limpid":1,"lists":{"close":["ana","@BO","nobody"],"langs":["en","ja"],"bait":)" +
           json_list(random_, kPhrases, 5) + "},\"let\":{" + names + "},\"steps\":[" + joined(steps, ",") +
           "]}";
  }

 private:
  // A name may use those before it.
  std::string lets() {
    Texts members;
    for (std::uint64_t n = random_.below(5); n > 0; --n) {
      const std::string name = "name_" + std::to_string(n);
      const std::uint64_t type = random_.below(3);
      const std::string expression = type == 0   ? write_.number(2)
                                     : type == 1 ? write_.flag(2)
                                                 : write_.text(2);
      members.insert(random_.chance(50) ? members.begin() : members.end(),
                     quoted(name) + ":" + quoted(expression));
      if (type == 0) write_.add_number_name(name);
      if (type == 1) write_.add_flag_name(name);
      if (type == 2) write_.add_text_name(name);
    }
    return joined(members, ",");
  }

  int depth() { return static_cast<int>(random_.below(5)); }
  std::string a_number() { return quoted(write_.number(depth())); }
  std::string a_flag() { return quoted(write_.flag(depth())); }

  std::string score_step() {
    switch (random_.below(8)) {
      case 0: return hide();
      case 1:
      case 2: return spread();
      case 3:
      case 4: return multiply();
      case 5:
        return finished("{\"reshape\":" + (random_.chance(50) ? "\"score / (1 + abs(score))\"" : a_number()));
      default: return add();
    }
  }

  std::string hide() {
    // Mostly with a second condition, so that not all posts are hidden.
    const std::string condition = write_.flag(depth());
    return finished("{\"hide\":" +
                    quoted(random_.chance(20) ? condition : "(" + condition + ") and position > 4"));
  }

  std::string add() {
    std::string step = "{\"add\":" + a_number();
    if (random_.chance(70)) step += ",\"weight\":" + printed(random_.chance(50) ? random_.real(-3, 5) : 1);
    return finished(step);
  }

  std::string multiply() {
    if (random_.chance(30))
      return finished("{\"multiply\":" +
                      random_.one_of(Texts{"0", "-0", "0.5", "1", "2", "1e-300", "1e300"}));
    if (random_.chance(50)) return finished("{\"multiply\":" + quoted("abs(" + write_.number(2) + ") / 100"));
    return finished("{\"multiply\":" + quoted("0 + " + write_.number(depth())));  // a plain "-2" is refused
  }

  std::string spread() {
    std::string step = "{\"spread\":" + quoted(write_.key());
    if (random_.chance(80)) step += ",\"decay\":" + share();
    if (random_.chance(50)) step += ",\"floor\":" + share();
    return finished(step);
  }

  std::string order_step() {
    switch (random_.below(4)) {
      case 0: {
        const std::string condition = a_flag();
        return finished("{\"mix\":" + condition + ",\"share\":" + share(), false);
      }
      case 1: return finished("{\"pin\":" + a_flag(), false);
      default: break;
    }
    std::string step = "{\"limit\":" + quoted(write_.key());
    step += ",\"at_most\":" + std::to_string(1 + random_.below(3));
    if (random_.chance(70)) step += ",\"within\":" + std::to_string(2 + random_.below(7));
    return finished(step);
  }

  std::string share() {
    return random_.chance(50) ? random_.one_of(Texts{"0", "1", "0.5", "0.25", "0.3"})
                              : printed(random_.real(0, 1));
  }

  std::string finished(std::string step, bool takes_conditions = true) {
    if (takes_conditions && random_.chance(20)) step += ",\"when\":" + a_flag();
    if (takes_conditions && random_.chance(20)) step += ",\"unless\":" + a_flag();
    if (random_.chance(15)) step += ",\"id\":" + quoted("s" + std::to_string(++named_));
    if (random_.chance(5)) step += ",\"off\":true";
    if (random_.chance(10)) step += ",\"until\":\"2026-03-0" + std::to_string(1 + random_.below(4)) + "\"";
    return step + "}";
  }

  Random& random_;
  ExpressionWriter write_;
  int named_ = 0;
};

}  // namespace

std::vector<std::string> random_rich_lines(Random& random, std::size_t posts) {
  LineWriter writer(random);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < posts; ++i) lines.push_back(writer.line(i));
  return lines;
}

std::string random_rich_recipe(Random& random) { return RecipeWriter(random).recipe(); }

std::optional<std::int64_t> random_now(Random& random) {
  if (random.chance(50)) return std::nullopt;
  const std::string day = "2026-03-0" + std::to_string(1 + random.below(5));
  return parse_time(random.chance(50) ? day : day + "T12:00:00Z");
}

RandomCase random_case(std::uint64_t seed) {
  constexpr std::uint64_t kCasesForOneLarge = 200;
  constexpr std::size_t kManyPosts = 1'500;
  Random random(seed);
  const bool large = seed % kCasesForOneLarge == kCasesForOneLarge - 1;
  const std::size_t posts = large ? kManyPosts : 1 + static_cast<std::size_t>(random.below(kFewPosts));
  RandomCase drawn;
  drawn.lines = random_rich_lines(random, posts);
  drawn.recipe = random_rich_recipe(random);
  drawn.now = random_now(random);
  return drawn;
}

}  // namespace limpid::testing
