// Words: plural forms, numbers and quotes of each language, and the sentences made of them.
#include "explain/words.hpp"

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

const Words kEnglish(Language::english), kFrench(Language::french);

TEST(Words, Numbers) {
  struct Case {
    double value;
    std::string_view english, french;
  };
  const Case cases[] = {
      {0, "0", "0"},
      {3.25, "3.3", "3,3"},        // one decimal is enough to compare
      {0.0123, "0.012", "0,012"},  // small numbers keep two digits: never "0" for what is not zero
      {-1.5, "−1.5", "−1,5"},      // a minus sign, not a hyphen
      {1234, "1234", "1234"},      // four digits stand together
      {12345.6, "12,345.6", "12\u202F345,6"},  // a narrow space that does not break
      {1e21, "1e+21", "1e+21"},
      {-kInfinity, "−∞", "−∞"},
  };
  for (const auto& [value, english, french] : cases) {
    EXPECT_EQ(kEnglish.number(value), english);
    EXPECT_EQ(kFrench.number(value), french);
  }
  EXPECT_EQ(kEnglish.percent(0.625), "62.5%");
  EXPECT_EQ(kFrench.percent(0.625), "62,5\u202F%");
}

TEST(Words, Ordinals) {
  struct Case {
    std::size_t n;
    std::string_view english, french;
  };
  const Case cases[] = {{1, "first", "première"}, {10, "tenth", "dixième"}, {11, "11th", "11e"},  // not 11st
                        {21, "21st", "21e"},      {112, "112th", "112e"},   {103, "103rd", "103e"}};
  for (const auto& [n, english, french] : cases) {
    EXPECT_EQ(kEnglish.ordinal(n), english);
    EXPECT_EQ(kFrench.ordinal(n), french);
  }
}

TEST(Words, OneAndSeveral) {
  EXPECT_EQ(kEnglish.counted("replies", 1), "reply");
  EXPECT_EQ(kEnglish.counted("replies", 0), "replies");
  EXPECT_EQ(kFrench.counted("replies", 0), "réponse");  // in French, 0 is one
  EXPECT_EQ(kFrench.counted("replies", 2), "réponses");
  EXPECT_EQ(kEnglish.counted("x.score", 2), "x.score");
}

TEST(Words, Languages) {
  EXPECT_EQ(language_of("fr-CA"), Language::french);
  EXPECT_EQ(language_of("en_GB"), Language::english);
  EXPECT_EQ(language_of("de"), std::nullopt);
}

const Ranking& rich_ranking() {
  static const Ranking ranking = ranked(
      R"j([{"hide": "muted", "label": "Muted"},
      {"add": "log2(likes)", "label": "Likes"}, {"add": "views", "label": "Views"},
      {"add": "1", "off": true, "label": "Old"},
      {"multiply": 0.5, "unless": "author in [\"ana\"]", "label": "Strangers"},
      {"spread": "author", "decay": 0.5, "floor": 0.25, "label": "Several posts"},
      {"limit": "author", "at_most": 1, "within": 3, "label": "One in three"}])j",
      timeline_of({post("a").likes(256).author("ana"),
                   post("b").likes(128).author("ana").with("muted", false), post("c").likes(4).author("chi"),
                   post("d").likes(2).author("dee"), post("e").likes(2).author("eve").with("muted", true)}));
  return ranking;
}

TEST(Words, APathInBothLanguages) {
  const Path path = path_of(rich_ranking(), "b");
  EXPECT_EQ(sentence(path),
            "Fourth of 4. “Likes” lifts it most (+7); it is the second of @ana here, so by “Several posts” "
            "it counts "
            "62.5%; it is exempt from “Strangers”; “One in three” moved it from place 2 to 4, behind 2 posts "
            "that stood "
            "lower. Not known of this post, so without effect: “Views”.");
  EXPECT_EQ(sentence(path, Language::french),
            "Quatrième sur 4. « Likes » l’élève le plus (+7) ; c’est la deuxième de @ana ici : selon « "
            "Several posts », "
            "elle compte pour 62,5\u202F% ; elle est exemptée de « Strangers » ; « One in three » l’a "
            "déplacée de la "
            "place 2 à la place 4, derrière 2 publications qui étaient plus bas. Non renseigné pour cette "
            "publication, donc "
            "sans effet : « Views ».");
}

TEST(Words, EveryStep) {
  const auto sentences = [](const Path& path, Language language) {
    Ids all;
    for (const PathStep& step : path.steps) all.push_back(sentence(step, language));
    return all;
  };
  EXPECT_EQ(sentences(path_of(rich_ranking(), "b"), Language::english),
            (Ids{"“Muted” does not apply: its condition does not hold.", "“Likes” adds 7: the score is 7.",
                 "“Views” does not apply: what it asks for is not known of this post.",
                 "“Old” is switched off.", "“Strangers” does not apply: the post is exempt.",
                 "It is the second of @ana here, so by “Several posts” it counts 62.5%.",
                 "“One in three” moved it from place 2 to 4, behind 2 posts that stood lower."}));
  EXPECT_EQ(sentences(path_of(rich_ranking(), "e"), Language::french)[0], "« Muted » la masque.");
  EXPECT_EQ(sentences(path_of(rich_ranking(), "a"), Language::english)[5],
            "“Several posts”: it is the first of @ana here.");
}

TEST(Words, NoClaimBeyondTheNumbers) {
  // The factor lifts by 9: of the additions, likes is only the one that adds most.
  EXPECT_EQ(
      sentence(path_of(ranked(R"j([{"add": "likes", "label": "Likes"}, {"multiply": 10, "label": "Boost"}])j",
                              timeline_of({post("a").likes(1)})),
                       "a")),
      "First of 1. “Likes” adds most (+1); “Boost” × 10.");
  // Level, so nothing decides but the order among equals.
  const Ranking level =
      ranked(R"j([{"add": "likes", "label": "Likes"}])j",
             timeline_of({post("a").likes(1).author("ana"), post("b").likes(1).author("bo")}));
  const Versus versus = expect_value(why(level, "a", "b"));
  EXPECT_EQ(sentence(versus).find(
                "@ana’s post is at place 1, @bo’s post at place 2. No step treats them differently"),
            0u)
      << sentence(versus);
}

}  // namespace
}  // namespace limpid
