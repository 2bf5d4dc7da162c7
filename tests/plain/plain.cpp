#include "plain/plain.hpp"

#include <limpid/time.hpp>

#include "base/math.hpp"
#include "plain/value.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>
#include <utility>

namespace limpid::plain {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t kMillisecondsInADay = 24 * 3600 * 1000;

// A step as the document has it.
struct PlainStep {
  std::string verb, id;
  Tree expression;
  std::optional<Tree> when, unless;
  double weight = 1, decay = 0.5, floor = 0;
  double at_most = 0, share = 0;
  std::optional<double> within;
  bool off = false;
  std::optional<std::int64_t> until;
};

struct Document {
  std::vector<PlainStep> steps;
  Lists lists;
  std::map<std::string, Tree> lets;
};

// An expression is a text; a plain number is the expression of that number.
Tree tree_of(JsonValue value) {
  if (const auto text = value.text()) return parse(*text);
  if (const auto flag = value.flag()) return parse(*flag ? "true" : "false");
  return {"number", "", *value.number(), {}};
}

PlainStep step_of(JsonValue object, std::map<std::string, int>& seen) {
  PlainStep step;
  for (const char* verb : {"hide", "add", "multiply", "reshape", "spread", "limit", "mix", "pin"}) {
    if (!object[verb]) continue;
    step.verb = verb;
    step.expression = tree_of(object[verb]);
  }
  const std::string numbered = step.verb + "-" + std::to_string(++seen[step.verb]);
  step.id = object["id"].text().value_or(numbered);
  if (object["when"]) step.when = tree_of(object["when"]);
  if (object["unless"]) step.unless = tree_of(object["unless"]);
  step.weight = object["weight"].number().value_or(step.weight);
  step.decay = object["decay"].number().value_or(step.decay);
  step.floor = object["floor"].number().value_or(step.floor);
  step.at_most = object["at_most"].number().value_or(step.at_most);
  step.share = object["share"].number().value_or(step.share);
  step.within = object["within"].number();
  step.off = object["off"].flag().value_or(false);
  if (const auto day = object["until"].text()) step.until = parse_time(*day);
  return step;
}

Document document_of(const std::string& recipe) {
  Document document;
  with_json(recipe, [&](JsonValue root) {
    std::map<std::string, int> seen;
    for (const JsonValue list : root["lists"]) {
      for (const JsonValue item : list) document.lists[std::string(list.key())].emplace_back(*item.text());
      document.lists[std::string(list.key())];
    }
    for (const JsonValue let : root["let"]) document.lets[std::string(let.key())] = tree_of(let);
    for (const JsonValue step : root["steps"]) document.steps.push_back(step_of(step, seen));
  });
  return document;
}

// Runs a recipe over a timeline, step after step.
class Run {
 public:
  Run(const std::vector<Post>& posts, const Document& document, std::optional<std::int64_t> now,
      std::string shown_anyway)
      : posts_(posts),
        document_(document),
        now_(now),
        shown_anyway_(std::move(shown_anyway)),
        evaluator_(posts, document.lists, document.lets),
        hidden_(posts.size()) {}

  Feed feed() {
    bool ordered = false;
    for (const PlainStep& step : document_.steps) {
      const bool moves = step.verb == "limit" || step.verb == "mix" || step.verb == "pin";
      if (moves && !std::exchange(ordered, true)) order_ = shown_by_score();
      run(step);
    }
    if (!ordered) order_ = shown_by_score();
    feed_.order = ids(order_);
    for (std::size_t post = 0; post < posts_.size(); ++post) feed_.scores[posts_[post].id] = score(post);
    return std::move(feed_);
  }

 private:
  double& score(std::size_t post) { return evaluator_.scores()[post]; }

  void run(const PlainStep& step) {
    // From the day after `until`, the step does not run.
    const bool expired = step.until && now_ && *now_ >= *step.until + kMillisecondsInADay;
    if (step.off || expired) return say_of_all(step.off ? "off" : "expired");
    if (step.verb == "hide") return hide(step);
    if (step.verb == "spread") return spread(step);
    if (step.verb == "add" || step.verb == "multiply" || step.verb == "reshape") return change_scores(step);
    Move move;
    move.before = ids(order_);
    if (step.verb == "limit") order_ = limited(step, move);
    if (step.verb == "mix") order_ = mixed(step);
    if (step.verb == "pin") order_ = pinned(step);
    move.after = ids(order_);
    feed_.moves[step.id] = move;
  }

  // --- Why a step acts on a post, or not ---

  void say(std::size_t post, const char* because) { feed_.because[posts_[post].id].emplace_back(because); }
  void say_of_all(const char* because) {
    for (std::size_t post = 0; post < posts_.size(); ++post) say(post, because);
  }

  // "applied" where `when` is true or absent and `unless` is not true.
  const char* acts(const PlainStep& step, std::size_t post) const {
    if (step.when) {
      const auto when = evaluator_.flag(*step.when, post);
      if (!when) return "unknown";
      if (!*when) return "condition";
    }
    return step.unless && evaluator_.flag(*step.unless, post) == true ? "exempt" : "applied";
  }

  // The same, for a step that acts where its own expression is true.
  const char* acts_if_true(const PlainStep& step, std::size_t post) const {
    const char* because = acts(step, post);
    if (because != std::string("applied")) return because;
    const auto condition = evaluator_.flag(step.expression, post);
    return !condition ? "unknown" : *condition ? "applied" : "condition";
  }

  // The same, for a step that leaves hidden posts alone and groups the others by key.
  const char* acts_on_group(const PlainStep& step, std::size_t post) const {
    if (hidden_[post]) return "hidden";
    const char* because = acts(step, post);
    if (because != std::string("applied")) return because;
    return evaluator_.key(step.expression, post) ? "applied" : "unknown";
  }

  // --- Hide and score steps ---

  void hide(const PlainStep& step) {
    for (std::size_t post = 0; post < posts_.size(); ++post) {
      const std::string because = acts_if_true(step, post);
      say(post, because.c_str());
      if (because != "applied") continue;
      hidden_[post] = posts_[post].id != shown_anyway_;
      feed_.hidden[posts_[post].id].push_back(step.id);
    }
  }

  void change_scores(const PlainStep& step) {
    // A score may stand in an expression over one post only, so posts can be changed one by one.
    for (std::size_t post = 0; post < posts_.size(); ++post) say(post, change_score(step, post));
  }

  const char* change_score(const PlainStep& step, std::size_t post) {
    const char* because = acts(step, post);
    if (because != std::string("applied")) return because;
    const auto value = evaluator_.number(step.expression, post);
    if (!value) return "unknown";
    if (step.verb == "add") return store(post, score(post) + step.weight * *value);
    if (step.verb == "reshape") return store(post, *value);
    return multiply(post, *value);
  }

  // The sign rule: a factor below 1 never lifts a post, one above 1 never lowers it.
  const char* multiply(std::size_t post, double factor) {
    if (factor < 0) return "negative";
    if (score(post) >= 0) return store(post, score(post) * factor);
    // At the very end already, or sent there.
    if (factor == 0 || score(post) == -kInfinity) {
      score(post) = -kInfinity;
      return "applied";
    }
    return store(post, score(post) / factor);
  }

  // A step that would make the score non-finite leaves it; −0 is stored as 0.
  const char* store(std::size_t post, double value) {
    if (!std::isfinite(value)) return "not-finite";
    score(post) = value == 0 ? 0 : value;
    return "applied";
  }

  void spread(const PlainStep& step) {
    std::map<std::string, double> k;  // by key
    std::vector<const char*> because(posts_.size());
    std::vector<std::pair<std::size_t, double>> factors;
    for (const std::size_t post : by_score()) {
      because[post] = acts_on_group(step, post);
      if (because[post] != std::string("applied")) continue;
      const double power = math::pow(step.decay, k[*evaluator_.key(step.expression, post)]++);
      factors.emplace_back(post, (1 - step.floor) * power + step.floor);
    }
    for (const auto& [post, factor] : factors) because[post] = multiply(post, factor);
    for (std::size_t post = 0; post < posts_.size(); ++post) say(post, because[post]);
  }

  // --- Orders ---

  // Score, high to low; then arrival, newer first, unknown last; then position; then id, by bytes.
  bool stands_before(std::size_t a, std::size_t b) {
    if (score(a) != score(b)) return score(a) > score(b);
    const Post &p = posts_[a], &q = posts_[b];
    if (p.arrived_at != q.arrived_at) return p.arrived_at > q.arrived_at;  // nothing is below everything
    if (p.position != q.position) return p.position < q.position;
    return p.id < q.id;
  }

  std::vector<std::size_t> by_score() {
    std::vector<std::size_t> order;
    for (std::size_t post = 0; post < posts_.size(); ++post) order.push_back(post);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return stands_before(a, b); });
    return order;
  }

  std::vector<std::size_t> shown_by_score() {
    std::vector<std::size_t> shown;
    for (const std::size_t post : by_score()) {
      if (!hidden_[post]) shown.push_back(post);
    }
    return shown;
  }

  Ids ids(const std::vector<std::size_t>& order) const {
    Ids ids;
    for (const std::size_t post : order) ids.push_back(posts_[post].id);
    return ids;
  }

  // Fills position after position with the first remaining post that does not break the rule.
  std::vector<std::size_t> limited(const PlainStep& step, Move& move) {
    std::vector<std::optional<std::string>> keys(posts_.size());  // nothing: neither counted nor moved
    for (std::size_t post = 0; post < posts_.size(); ++post) {
      const char* because = acts_on_group(step, post);
      say(post, because);
      if (because == std::string("applied")) keys[post] = evaluator_.key(step.expression, post);
    }
    std::vector<std::size_t> remaining = order_, placed;
    std::size_t window_begin = 0;  // since the window was emptied last
    const auto would_break = [&](std::size_t post) {
      if (!keys[post]) return false;
      std::size_t begin = window_begin;
      // This position and the ones before it are `within` positions in a row.
      if (step.within && static_cast<double>(placed.size()) + 1 > *step.within) {
        begin = std::max(begin, placed.size() + 1 - static_cast<std::size_t>(*step.within));
      }
      double same = 0;
      for (std::size_t place = begin; place < placed.size(); ++place)
        same += keys[placed[place]] == keys[post] ? 1 : 0;
      return same + 1 > step.at_most;
    };
    while (!remaining.empty()) {
      auto next = std::find_if_not(remaining.begin(), remaining.end(), would_break);
      if (next == remaining.end()) {
        window_begin = placed.size();
        next = remaining.begin();
        move.emptied.push_back(posts_[*next].id);
      }
      placed.push_back(*next);
      remaining.erase(next);
    }
    return placed;
  }

  // Shown posts that satisfy the step's condition, and those that do not.
  std::pair<std::vector<std::size_t>, std::vector<std::size_t>> sides(const PlainStep& step) {
    std::vector<std::string> because(posts_.size());
    for (std::size_t post = 0; post < posts_.size(); ++post) {
      because[post] = hidden_[post] ? "hidden" : acts_if_true(step, post);
      say(post, because[post].c_str());
    }
    std::vector<std::size_t> yes, no;
    for (const std::size_t post : order_) (because[post] == "applied" ? yes : no).push_back(post);
    return {yes, no};
  }

  std::vector<std::size_t> mixed(const PlainStep& step) {
    const auto [yes, no] = sides(step);
    std::vector<std::size_t> placed;
    std::size_t from_yes = 0, from_no = 0;
    while (placed.size() < order_.size()) {
      const double position = static_cast<double>(placed.size()) + 1;
      const bool wanted = static_cast<double>(from_yes) < std::floor(step.share * position + 0.5);
      const bool take_yes = from_no == no.size() || (wanted && from_yes < yes.size());
      placed.push_back(take_yes ? yes[from_yes++] : no[from_no++]);
    }
    return placed;
  }

  std::vector<std::size_t> pinned(const PlainStep& step) {
    auto [yes, no] = sides(step);
    yes.insert(yes.end(), no.begin(), no.end());
    return yes;
  }

  const std::vector<Post>& posts_;
  const Document& document_;
  std::optional<std::int64_t> now_;
  std::string shown_anyway_;
  Evaluator evaluator_;
  std::vector<bool> hidden_;
  std::vector<std::size_t> order_;  // once order steps have begun
  Feed feed_;
};

}  // namespace

Feed rank(const std::vector<std::string>& lines, const std::string& recipe,
          std::optional<std::int64_t> given_now, const std::string& shown_anyway) {
  std::optional<std::int64_t> now;
  const std::vector<Post> posts = read_posts(lines, given_now, now);
  const Document document = document_of(recipe);
  return Run(posts, document, now, shown_anyway).feed();
}

std::string replay(const Path& path) {
  double score = 0;
  for (const PathStep& step : path.steps) {
    const Verb verb = step.step->verb;
    if (verb == Verb::hide || is_order_step(verb)) continue;
    if (!same_bits(step.before, score)) return "before of " + step.step->id;
    if (step.applied()) {
      switch (verb) {
        case Verb::add: score = score + step.step->weight_or_default() * *step.value; break;
        case Verb::reshape: score = *step.value; break;
        default:
          score = score >= 0 ? score * *step.factor : *step.factor == 0 ? -kInfinity : score / *step.factor;
      }
      score += 0.0;  // −0 is stored as 0
    }
    if (!same_bits(step.after, score)) return "after of " + step.step->id;
  }
  return same_bits(score, path.score) ? "" : "the score";
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace limpid::plain
