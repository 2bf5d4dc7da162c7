#include "explain/words.hpp"

#include "base/math.hpp"
#include "base/number.hpp"

#include <array>
#include <cmath>

namespace limpid {

namespace {

constexpr std::size_t kLanguages = 2;  // in the order of Language

struct Template {
  Say what;
  std::array<std::string_view, kLanguages> text;
};

// A post is "it" in English and "elle" (la publication) in French. Forms for one and several stand between
// brackets: [one|several].
constexpr Template kTemplates[] = {
    // {0} ordinal, {1} posts shown
    {Say::place_of, {"{0} of {1}.", "{0} sur {1}."}},
    // {0} labels
    {Say::hidden_by, {"Hidden by {0}", "Masquée par {0}"}},
    // {0} place, {1} posts shown then
    {Say::would_be,
     {"; otherwise it would stand at place {0} of {1}", " ; sinon, elle serait à la place {0} sur {1}"}},
    // {0} label, {1} change
    {Say::lifts_most, {"{0} lifts it most ({1})", "{0} l’élève le plus ({1})"}},
    {Say::lowers_most, {"{0} lowers it most ({1})", "{0} l’abaisse le plus ({1})"}},
    // Of the additions, where another step changes the score by more
    {Say::adds_most, {"{0} adds most ({1})", "{0} ajoute le plus ({1})"}},
    {Say::takes_most, {"{0} takes most away ({1})", "{0} retire le plus ({1})"}},
    // {0} label, {1} factor
    {Say::times, {"{0} × {1}", "{0} × {1}"}},
    // {0} label, {1} ordinal, {2} key, {3} percent
    {Say::kth_of_key,
     {"it is the {1} of {2} here, so by {0} it counts {3}",
      "c’est la {1} de {2} ici : selon {0}, elle compte pour {3}"}},
    // {0} label, {1} ordinal, {2} key, {3} score before, {4} score after
    {Say::kth_of_key_negative,
     {"it is the {1} of {2} here, so by {0} it sinks from {3} to {4}",
      "c’est la {1} de {2} ici : selon {0}, elle descend de {3} à {4}"}},
    // {0} label, {1} place before, {2} place after
    {Say::moved, {"{0} moved it from place {1} to {2}", "{0} l’a déplacée de la place {1} à la place {2}"}},
    // {3} posts that passed it
    {Say::moved_behind,
     {"{0} moved it from place {1} to {2}, behind {3} [post|posts] that stood lower",
      "{0} l’a déplacée de la place {1} à la place {2}, derrière {3} [publication|publications] qui "
      "[était|étaient] plus "
      "bas"}},
    // {0} labels
    {Say::exempt_from, {"it is exempt from {0}", "elle est exemptée de {0}"}},
    // {0} labels
    {Say::not_known,
     {"Not known of this post, so without effect: {0}",
      "Non renseigné pour cette publication, donc sans effet : {0}"}},
    // Steps: {0} label
    {Say::hides, {"{0} hides it.", "{0} la masque."}},
    {Say::condition,
     {"{0} does not apply: its condition does not hold.",
      "{0} ne s’applique pas : sa condition n’est pas remplie."}},
    {Say::exempt,
     {"{0} does not apply: the post is exempt.", "{0} ne s’applique pas : la publication en est exemptée."}},
    {Say::unknown,
     {"{0} does not apply: what it asks for is not known of this post.",
      "{0} ne s’applique pas : ce qu’il faut n’est pas connu pour cette publication."}},
    {Say::off, {"{0} is switched off.", "{0} est désactivé."}},
    {Say::expired, {"{0} ended on {1}.", "{0} a pris fin le {1}."}},
    {Say::was_hidden,
     {"{0} passes it over: it was hidden before.", "{0} l’ignore : elle était déjà masquée."}},
    {Say::not_finite,
     {"{0} left the score as it was: it would not have stayed finite.",
      "{0} a laissé le score tel quel : il ne serait pas resté fini."}},
    {Say::negative,
     {"{0} left the score as it was: the factor would be below 0.",
      "{0} a laissé le score tel quel : le facteur serait inférieur à 0."}},
    // {1} change, {2} score after
    {Say::adds, {"{0} adds {1}: the score is {2}.", "{0} ajoute {1} : le score est {2}."}},
    {Say::takes_away, {"{0} takes {1} away: the score is {2}.", "{0} retire {1} : le score est {2}."}},
    {Say::adds_nothing, {"{0} adds nothing.", "{0} n’ajoute rien."}},
    // {1} factor, {2} score before, {3} score after
    {Say::multiplies,
     {"{0} × {1}: the score goes from {2} to {3}.", "{0} × {1} : le score passe de {2} à {3}."}},
    {Say::changes_nothing, {"{0} × {1}: the score stays.", "{0} × {1} : le score ne change pas."}},
    {Say::sets, {"{0} sets the score to {1}.", "{0} fixe le score à {1}."}},
    // {1} key
    {Say::first_of_key, {"{0}: it is the first of {1} here.", "{0} : c’est la première de {1} ici."}},
    // {1} place
    {Say::stays, {"{0} leaves it at place {1}.", "{0} la laisse à la place {1}."}},
    {Say::window_emptied,
     {"Every post left would have broken the rule, so counting began anew here.",
      "Toute publication restante aurait enfreint la règle : le compte a donc repris ici."}},
    // {0} author
    {Say::post_of, {"{0}’s post", "la publication de {0}"}},
    // {0} id
    {Say::post_with_id, {"the post {0}", "la publication {0}"}},
    // {0} the post above, {1} the one below, {2}, {3} their places
    {Say::above, {"{0} is at place {2}, {1} at place {3}.", "{0} est à la place {2}, {1} à la place {3}."}},
    {Say::above_hidden, {"{0} is at place {2}, {1} is hidden.", "{0} est à la place {2}, {1} est masquée."}},
    // {0} labels
    {Say::decides, {"Without {0}, the order would turn.", "Sans {0}, l’ordre s’inverserait."}},
    // {0} how many steps
    {Say::decides_no,
     {"Leaving out {0} [step|steps] or fewer does not turn the order.",
      "Retirer {0} [étape|étapes] ou moins n’inverse pas l’ordre."}},
    {Say::level,
     {"No step treats them differently: of equals the newer stands first, then as the platform had them.",
      "Aucune étape ne les distingue : à égalité, la plus récente passe devant, puis l’ordre de la plateforme."}},
    // {0} address, {1} needed, {2} now
    {Say::flip,
     {"It would turn with {0} at {1} instead of {2}.", "Il s’inverserait avec {0} à {1} au lieu de {2}."}},
    // {0} a rounded number
    {Say::about, {"about {0}", "environ {0}"}},
    // {0} how many, {1} of what, {2} top
    {Say::more_into,
     {"{0} more {1} would bring it into the top {2}.",
      "{0} {1} de plus la [porterait|porteraient] dans le top {2}."}},
    {Say::more_out,
     {"{0} more {1} would take it out of the top {2}.",
      "{0} {1} de plus la [sortirait|sortiraient] du top {2}."}},
    {Say::fewer_into,
     {"{0} fewer {1} would bring it into the top {2}.",
      "{0} {1} de moins la [porterait|porteraient] dans le top {2}."}},
    {Say::fewer_out,
     {"{0} fewer {1} would take it out of the top {2}.",
      "{0} {1} de moins la [sortirait|sortiraient] du top {2}."}},
    // {0} address, {1} needed, {2} now, {3} top
    {Say::number_into,
     {"{0} at {1} instead of {2} would bring it into the top {3}.",
      "{0} à {1} au lieu de {2} la porterait dans le top {3}."}},
    {Say::number_out,
     {"{0} at {1} instead of {2} would take it out of the top {3}.",
      "{0} à {1} au lieu de {2} la sortirait du top {3}."}},
    // {0} top
    {Say::nothing_into,
     {"No single number that was tried brings it into the top {0}.",
      "Aucun nombre essayé, changé seul, ne la porte dans le top {0}."}},
    {Say::nothing_out,
     {"No single number that was tried takes it out of the top {0}.",
      "Aucun nombre essayé, changé seul, ne la sort du top {0}."}},
    // What a served order needs
    // {0} factor
    {Say::times_amount, {"× {0}", "× {0}"}},
    // {0} signed number
    {Say::hours_amount, {"{0} hours", "{0} heures"}},
    {Say::points_amount, {"{0} points", "{0} points"}},
    // {0} account, {1} amount, {2} and {3} ends of its interval
    {Say::needs, {"{0} needs {1} ({2} to {3}) to stand where it stood.", "Il faut {1} ({2} à {3}) à {0} pour être là où ce compte se trouvait."}},
    {Say::needs_at_least, {"{0} needs at least {1} to stand where it stood: nobody else’s post stands above one of its own.", "Il faut au moins {1} à {0} pour être là où ce compte se trouvait : aucune publication d’un autre n’est au-dessus d’une des siennes."}},
    {Say::needs_at_most, {"{0} needs at most {1} to stand where it stood: nobody else’s post stands below one of its own.", "Il faut au plus {1} à {0} pour être là où ce compte se trouvait : aucune publication d’un autre n’est au-dessous d’une des siennes."}},
    // {0} account
    {Say::needs_unknown, {"How much {0} needs cannot be told from this order.", "Cet ordre ne dit pas ce qu’il faut à {0}."}},
    // {0} account, {1} to {3} as above
    {Say::told_not_apart, {"{0} cannot be told apart from the others ({1}; {2} to {3}).", "{0} ne se distingue pas des autres ({1} ; {2} à {3})."}},
    // {0} account
    {Say::told_not_apart_open, {"{0} cannot be told apart from the others.", "{0} ne se distingue pas des autres."}},
    {Say::no_proof, {"Unexplained by these columns is not proof of a boost.", "Ce que ces colonnes n’expliquent pas ne prouve aucune faveur."}},
    {Say::explains_nothing, {"These columns do not explain this order.", "Ces colonnes n’expliquent pas cet ordre."}},
    // {0} share of pairs, {1} the same of shuffled orders
    {Say::agrees, {"The recipe puts {0} of the held-out pairs as they were served; of shuffled orders {1}.", "La recette place {0} des paires mises de côté comme elles ont été servies ; pour des ordres tirés au sort, {1}."}},
    {Say::gives_exactly, {"The recipe gives exactly this order.", "La recette donne exactement cet ordre."}},
    // {0} accounts
    {Say::gives_exactly_but, {"But for {0}, the recipe gives exactly this order.", "À l’exception de {0}, la recette donne exactement cet ordre."}},
    // {0} accounts
    {Say::nobody_stands_out, {"Of {0} tested [account|accounts], none stands out.", "Sur {0} [compte testé|comptes testés], aucun ne ressort."}},
    // {0} accounts tested, {1} names
    {Say::stand_out, {"Of {0} tested [account|accounts], these stand out: {1}.", "Sur {0} [compte testé|comptes testés], ressortent : {1}."}},
    {Say::is_a_selection, {"A feed is a selection: what could have been shown and was not is not in this file.", "Un fil est une sélection : ce qui aurait pu être montré et ne l’a pas été n’est pas dans ce fichier."}},
    {Say::are_no_predictions, {"Public counts are not the platform’s predictions about this reader, which no export holds.", "Les nombres publics ne sont pas les prédictions de la plateforme sur ce lecteur, qu’aucun export ne contient."}},
    {Say::are_relative, {"Factors are relative to the average account of this file.", "Les facteurs sont relatifs au compte moyen de ce fichier."}},
    {Say::constant_within, {"What is the same for all posts of an account (followers, following, closeness) cannot be told from its factor.", "Ce qui est commun à toutes les publications d’un compte (abonnés, abonnement, proximité) ne se distingue pas de son facteur."}},
    {Say::weights_fixed, {"Intervals take the fitted weights as given, and are a little too narrow.", "Les intervalles tiennent les poids ajustés pour acquis et sont un peu trop étroits."}},
    // {0} posts
    {Say::left_without_score, {"{0} [post|posts] without a score above 0 [says|say] nothing about factors and [was|were] left out.", "{0} [publication|publications] sans score supérieur à 0 ne [dit|disent] rien des facteurs et [a|ont] été [écartée|écartées]."}},
    // {0} accounts
    {Say::too_few_to_test, {"{0} [account|accounts] with fewer than three posts [was|were] not tested.", "{0} [compte|comptes] de moins de trois publications [n’a|n’ont] pas été [testé|testés]."}},
    // {0} sets
    {Say::others_exact, {"{0} other [set|sets] of as few accounts would explain this order as well.", "{0} [autre ensemble|autres ensembles] d’aussi peu de comptes [expliquerait|expliqueraient] aussi cet ordre."}},
};

// One, several. {column, English, French}
struct CountName {
  std::string_view column;
  std::array<std::string_view, kLanguages> one, several;
};
constexpr CountName kCounts[] = {
    {"likes", {"like", "j’aime"}, {"likes", "j’aime"}},
    {"reposts", {"repost", "repartage"}, {"reposts", "repartages"}},
    {"replies", {"reply", "réponse"}, {"replies", "réponses"}},
    {"quotes", {"quote", "citation"}, {"quotes", "citations"}},
    {"views", {"view", "vue"}, {"views", "vues"}},
    {"bookmarks", {"bookmark", "signet"}, {"bookmarks", "signets"}},
    {"points", {"point", "point"}, {"points", "points"}},
    {"downvotes", {"downvote", "vote négatif"}, {"downvotes", "votes négatifs"}},
};

constexpr std::array<std::array<std::string_view, 10>, kLanguages> kOrdinals{{
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"},
    {"première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
     "neuvième", "dixième"},
}};

constexpr std::array<std::string_view, kLanguages> kDecimalPoint{".", ","};
constexpr std::array<std::string_view, kLanguages> kGroupMark{",", "\u202F"};
constexpr std::array<std::string_view, kLanguages> kBeforePercent{"", "\u202F"};
constexpr std::array<std::array<std::string_view, 2>, kLanguages> kQuotes{{{"“", "”"}, {"« ", " »"}}};
constexpr std::array<std::string_view, kLanguages> kSemicolon{"; ", " ; "};
constexpr std::array<std::string_view, kLanguages> kAnd{" and ", " et "};

std::size_t index_of(Language language) { return static_cast<std::size_t>(language); }

bool is_one(Language language, double count) {
  const double size = std::fabs(count);
  return language == Language::french ? size < 2 : size == 1;
}

std::string_view template_of(Say what, Language language) {
  return kTemplates[static_cast<std::size_t>(what)].text[index_of(language)];
}

constexpr bool in_order_of_say() {
  for (std::size_t i = 0; i < std::size(kTemplates); ++i) {
    if (kTemplates[i].what != static_cast<Say>(i)) return false;
  }
  return kTemplates[std::size(kTemplates) - 1].what == Say::others_exact;
}
static_assert(in_order_of_say(), "a template is found by its number");

}  // namespace

std::optional<Language> language_of(std::string_view tag) {
  const std::string_view base = tag.substr(0, tag.find_first_of("-_"));
  if (base == "en") return Language::english;
  if (base == "fr") return Language::french;
  return std::nullopt;
}

std::string Words::say(Say what, std::initializer_list<std::string_view> parts, double count) const {
  const std::string_view text = template_of(what, language_);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') {
      out += parts.begin()[text[i + 1] - '0'];
      i += 2;
    } else if (text[i] == '[') {
      const std::size_t bar = text.find('|', i), end = text.find(']', i);
      out += is_one(language_, count) ? text.substr(i + 1, bar - i - 1) : text.substr(bar + 1, end - bar - 1);
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Digits in groups of three from ten thousand on, the language's decimal mark, a true minus sign.
std::string Words::localised(std::string text) const {
  constexpr std::size_t kUngrouped = 4;
  std::string out;
  if (!text.empty() && text[0] == '-') {
    out = "−";
    text.erase(0, 1);
  }
  const std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && whole > kUngrouped && (whole - i) % 3 == 0) out += kGroupMark[index_of(language_)];
    out += text[i];
  }
  for (std::size_t i = whole; i < text.size(); ++i) {
    if (text[i] == '.')
      out += kDecimalPoint[index_of(language_)];
    else if (text[i] == '-')
      out += "−";
    else
      out += text[i];
  }
  return out;
}

std::string Words::number(double value) const {
  if (!is_finite(value)) return value < 0 ? "−∞" : "∞";
  constexpr double kFinest = 1e15;
  double scale = 10;
  while (value != 0 && std::fabs(value) * scale < 10 && scale < kFinest) scale *= 10;
  const double rounded = scale == kFinest ? value : math::round_half_away(value * scale) / scale;
  return whole_number(is_finite(rounded) ? rounded : value);
}

std::string Words::about(double value) const {
  const std::string rounded = number(value);
  return rounded == whole_number(value) ? rounded : say(Say::about, {rounded});
}

std::string Words::whole_number(double value) const { return localised(to_text(value + 0.0)); }

std::string Words::signed_number(double value) const {
  return (value < 0 ? "−" : "+") + number(std::fabs(value));
}

std::string Words::percent(double share) const {
  return number(share * 100).append(kBeforePercent[index_of(language_)]).append("%");
}

std::string Words::ordinal(std::size_t n) const {
  const auto& words = kOrdinals[index_of(language_)];
  if (n >= 1 && n <= words.size()) return std::string(words[n - 1]);
  const std::string digits = localised(std::to_string(n));
  if (language_ == Language::french) return digits + "e";
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const char* suffix = teen || n % 10 > 3 || n % 10 == 0 ? "th"
                       : n % 10 == 1                     ? "st"
                       : n % 10 == 2                     ? "nd"
                                                         : "rd";
  return digits + suffix;
}

std::string Words::capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string Words::quoted(std::string_view text) const {
  const auto& marks = kQuotes[index_of(language_)];
  return std::string(marks[0]).append(text).append(marks[1]);
}

std::string_view Words::semicolon() const { return kSemicolon[index_of(language_)]; }

std::string Words::list(const std::vector<std::string>& items) const {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? kAnd[index_of(language_)] : ", ";
    text += items[i];
  }
  return text;
}

std::string Words::counted(std::string_view column, double n) const {
  for (const CountName& name : kCounts) {
    if (name.column == column)
      return std::string((is_one(language_, n) ? name.one : name.several)[index_of(language_)]);
  }
  return std::string(column);
}

}  // namespace limpid
