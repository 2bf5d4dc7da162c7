// A detection in words. A sentence that names an account says what it does not prove.
#include <limpid/detect.hpp>

#include "explain/words.hpp"

#include <string_view>

namespace limpid {

namespace {

struct LimitText {
  std::string_view code;
  Say text;
};
constexpr LimitText kLimits[] = {
    {"explains-nothing", Say::explains_nothing},
    {"selection", Say::is_a_selection},
    {"predictions", Say::are_no_predictions},
    {"not-proof", Say::no_proof},
    {"relative", Say::are_relative},
    {"constant-within", Say::constant_within},
    {"weights-fixed", Say::weights_fixed},
    {"no-score", Say::left_without_score},
    {"too-few-posts", Say::too_few_to_test},
    {"others-exact", Say::others_exact},
};

std::string amount(double value, DetectScale scale, const Words& words) {
  switch (scale) {
    case DetectScale::factor: return words.say(Say::times_amount, {words.number(value)});
    case DetectScale::hours: return words.say(Say::hours_amount, {words.signed_number(value)});
    case DetectScale::points: return words.say(Say::points_amount, {words.signed_number(value)});
  }
  return {};
}

}  // namespace

std::string sentence(const DetectedAccount& account, DetectScale scale, Language language) {
  const Words words(language);
  const auto said = [&](const Figure& figure) { return amount(*figure.value, scale, words); };
  const bool complete = account.value.value && account.low.value && account.high.value;
  if (!account.stands_out)
    return complete ? words.say(Say::told_not_apart,
                                {account.key, said(account.value), said(account.low), said(account.high)})
                    : words.say(Say::told_not_apart_open, {account.key});
  std::string text;
  if (complete)
    text = words.say(Say::needs, {account.key, said(account.value), said(account.low), said(account.high)});
  else if (account.open_above && account.low.value)
    text = words.say(Say::needs_at_least, {account.key, said(account.low)});
  else if (account.open_below && account.high.value)
    text = words.say(Say::needs_at_most, {account.key, said(account.high)});
  else
    text = words.say(Say::needs_unknown, {account.key});
  return text + " " + words.say(Say::no_proof, {});
}

std::string sentence(const DetectLimit& limit, Language language) {
  const Words words(language);
  for (const LimitText& text : kLimits) {
    if (text.code == limit.code)
      return Words::capitalised(words.say(text.text, {words.whole_number(limit.number)}, limit.number));
  }
  return limit.code;
}

std::string summary(const Detection& detection, Language language) {
  const Words words(language);
  if (!detection.explains) return words.say(Say::explains_nothing, {});
  std::vector<std::string> names;
  for (const DetectedAccount& account : detection.accounts) {
    if (account.stands_out) names.push_back(account.key);
  }
  if (detection.reproduces)
    return names.empty() ? words.say(Say::gives_exactly, {})
                         : words.say(Say::gives_exactly_but, {words.list(names)});
  const auto tested = static_cast<double>(detection.tested);
  const std::string number = words.whole_number(tested);
  return words.say(Say::agrees, {words.percent(detection.held_out.value.value_or(0)),
                                 words.percent(detection.null_agreement.value.value_or(0))}) +
         " " +
         (names.empty() ? words.say(Say::nobody_stands_out, {number}, tested)
                        : words.say(Say::stand_out, {number, words.list(names)}, tested));
}

}  // namespace limpid
