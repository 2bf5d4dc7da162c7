// Words: the sentences of explanations in every language, from one table. Here are a template and what to put
// into it, give me text. Adding a language is a column in words.cpp.
#pragma once

#include <limpid/explain.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace limpid {

/// Every template; what {0}, {1}, … stand for is written beside each in words.cpp.
enum class Say : std::uint8_t {
  place_of,
  hidden_by,
  would_be,
  lifts_most,
  lowers_most,
  adds_most,
  takes_most,
  times,
  kth_of_key,
  kth_of_key_negative,
  moved,
  moved_behind,
  exempt_from,
  not_known,
  hides,
  condition,
  exempt,
  unknown,
  off,
  expired,
  was_hidden,
  not_finite,
  negative,
  adds,
  takes_away,
  adds_nothing,
  multiplies,
  changes_nothing,
  sets,
  first_of_key,
  stays,
  window_emptied,
  post_of,
  post_with_id,
  above,
  above_hidden,
  decides,
  decides_no,
  level,
  flip,
  about,
  more_into,
  more_out,
  fewer_into,
  fewer_out,
  number_into,
  number_out,
  nothing_into,
  nothing_out,
  times_amount,
  hours_amount,
  points_amount,
  needs,
  needs_at_least,
  needs_at_most,
  needs_unknown,
  told_not_apart,
  told_not_apart_open,
  no_proof,
  explains_nothing,
  agrees,
  gives_exactly,
  gives_exactly_but,
  nobody_stands_out,
  stand_out,
  is_a_selection,
  are_no_predictions,
  are_relative,
  constant_within,
  weights_fixed,
  left_without_score,
  too_few_to_test,
  others_exact,
};

class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  /// The template with its places filled. Where it has forms for one and for several ("post|posts"), `count`
  /// chooses: English has one form for 1, French for 0 and 1 (CLDR plural rules).
  [[nodiscard]] std::string say(Say what, std::initializer_list<std::string_view> parts,
                                double count = 0) const;

  /// Enough digits to compare, no false ones: one decimal for large numbers, two digits for small ones, and
  /// never "0" for what is not zero.
  [[nodiscard]] std::string number(double value) const;
  /// The same, and that it is rounded where it is.
  [[nodiscard]] std::string about(double value) const;
  /// All digits that matter: reads back to the same double.
  [[nodiscard]] std::string whole_number(double value) const;
  [[nodiscard]] std::string signed_number(double value) const;
  [[nodiscard]] std::string percent(double share) const;
  /// "third", "11th"; "troisième", "11e".
  [[nodiscard]] std::string ordinal(std::size_t n) const;
  /// As a sentence begins. Our own words begin with ASCII letters.
  [[nodiscard]] static std::string capitalised(std::string text);
  [[nodiscard]] std::string quoted(std::string_view text) const;
  /// Between two clauses of a sentence.
  [[nodiscard]] std::string_view semicolon() const;
  /// "a", "a and b", "a, b and c".
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  /// What a count is called after the number n: "replies", "réponses".
  [[nodiscard]] std::string counted(std::string_view column, double n) const;

 private:
  [[nodiscard]] std::string localised(std::string text) const;
  Language language_;
};

}  // namespace limpid
