// How many phrases stand in a text, and that many phrases are no reason to be slow.
#include "base/phrases.hpp"

#include "base/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid {
namespace {

using Texts = std::vector<std::string>;

struct Case {
  Texts phrases;
  std::string_view text;
  std::size_t expected;
};

void expect_counts(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const Phrases phrases(c.phrases);
    EXPECT_EQ(phrases.count(c.text), c.expected) << c.text;
    EXPECT_EQ(phrases.has(c.text), c.expected > 0) << c.text;
  }
}

TEST(Phrases, AreWholeWords) {
  expect_counts({
      {{"like if"}, "Like if you agree", 1},
      {{"like if"}, "likes if", 0},
      {{"like if"}, "like iffy", 0},
      {{"like if"}, "unlike if", 0},
      {{"like if"}, "like", 0},
      {{"like if"}, "if like", 0},
      {{"like if"}, "like what if", 0},
      {{"like if"}, "", 0},
      {{}, "like if", 0},
      {{"like if", "like if", "LIKE, IF!"}, "like if", 1},  // the same one three times
  });
}

TEST(Phrases, IgnoreWhatStandsBetweenWords) {
  expect_counts({
      {{"tag a friend"}, "Tag, a… FRIEND!", 1},
      {{"tag a friend"}, "#tag_a\n\n👉 friend", 1},
      {{"tag a friend"}, "I have a tag. A friend, too.", 1},  // sentences are not looked at
      {{"tag, a FRIEND!"}, "tag a friend", 1},                // nor what parts the phrase's words
      {{"don't"}, "Don’t", 1},                                // whatever the apostrophe
      {{"don't"}, "dont", 0},
      {{"C++"}, "vitamin C", 1},  // so nothing is left of these but a word
      {{"@ana"}, "ana", 1},
      {{"3.14"}, "3,14", 1},
      {{"covid19"}, "covid 19", 0},  // digits and letters make one word
      {{"covid 19"}, "COVID-19", 1},
      {{"love"}, "❤️Love❤️", 1},
      {{"1"}, "1️⃣", 1},                       // a digit, whatever is drawn around it
      {{"like if"}, "like\xFF\xE2\x82if\xC3", 1},  // ill-formed UTF-8 is no letter
  });
}

TEST(Phrases, IgnoreCaseAndAccents) {
  expect_counts({
      {{"cafe crème"}, "CAFÉ CREME", 1},
      {{"café"}, "cafe\u0301", 1},  // é in two code points
      {{"МОСКВА"}, "Москва", 1},
      {{"все"}, "Всё", 1},
      {{"οδός"}, "ΟΔΟΣ", 1},
      {{"straße"}, "STRAẞE", 1},
      {{"straße"}, "STRASSE", 0},         // letter for letter: ß is a letter, ss are two
      {{"smørrebrød"}, "smorrebrod", 0},  // ø is a letter, not an o with an accent
      {{"ışık"}, "IŞIK", 0},              // outside Turkey the capital of ı is that of i
      {{"istanbul"}, "İstanbul", 1},
      {{"wow"}, "ＷＯＷ", 0},  // wide letters are others
      {{"हिंदी"}, "हिंदी में", 1},
      {{"हिंदी"}, "हद", 0},      // vowel signs are no accents
      {{"한국"}, "한국어", 0},  // Korean has words
  });
}

TEST(Phrases, InTextWithoutSpaces) {
  expect_counts({
      {{"いいね"}, "この投稿にいいねしたら", 1},
      {{"いいね"}, "いい、ね", 1},
      {{"いね"}, "いいね", 1},  // nobody can tell where its words begin
      {{"フォロー"}, "フォロワー", 0},
      {{"ハハ"}, "ババ", 0},  // は, ば and ぱ are three letters
      {{"RTして"}, "今すぐRTしてね", 1},
      {{"RTして"}, "ARTして", 0},  // RT is a word, whose end has to be one
      {{"东京"}, "東京", 0},       // simplified and traditional letters are different ones
      {{"ไลค์"}, "กดไลค์ถ้าเห็นด้วย", 1},
  });
}

TEST(Phrases, TheLongestCounts) {
  expect_counts({
      {{"like", "like if"}, "like if", 1},
      {{"like", "like if"}, "like like if like", 3},
      {{"a", "a b c"}, "a b c", 1},
      {{"a", "a b c"}, "a b d", 1},  // not the long one: the short one, after all
      {{"a", "a b c"}, "a b", 1},
      {{"a b", "b c d"}, "a b c d", 1},  // the earlier one, even if another is longer
      {{"a b", "b c d"}, "x b c d", 1},
      {{"b", "a b c"}, "a b c", 1},
  });
}

TEST(Phrases, AfterAMatchAllGoesOnBehindIt) {
  expect_counts({
      {{"ha ha"}, "ha ha ha", 1},
      {{"ha ha"}, "ha ha ha ha", 2},
      {{"a b", "b c", "c d"}, "a b c d", 2},
      {{"a b c d", "b", "c"}, "a b c d", 1},
      {{"a b c d", "b", "c"}, "a b c x", 2},  // four words on, it shows that b and c stand alone
      {{"a b c d", "b", "c"}, "a b c", 2},
      {{"a b c d", "b", "c"}, "a b c c", 3},
      {{"a b c d", "b c a b x"}, "a b c a b c d", 1},  // after two beginnings in vain
      {{"a a b", "a"}, "a a a b", 2},
      {{"a", "b c"}, "a b c a", 3},
  });
}

TEST(Phrases, WithoutAnyWord) {
  for (const std::string_view nothing : {"", " ", "!!!", "❤️", "\u0301", "\xFF"}) {
    EXPECT_FALSE(Phrases::has_word(nothing)) << nothing;
    EXPECT_EQ(Phrases({std::string(nothing), "b"}).count("a b !!! ❤️"), 1) << nothing;
  }
  for (const std::string_view something : {"a", "!1!", "愛", "❤️a"}) {
    EXPECT_TRUE(Phrases::has_word(something)) << something;
  }
}

TEST(Phrases, CanBeMoved) {
  Phrases phrases({"like if"});
  const Phrases moved = std::move(phrases);
  EXPECT_EQ(moved.count("like if"), 1);
}

// The definition, word for word: at each word the longest phrase, then on behind it.
class PlainMatcher {
 public:
  explicit PlainMatcher(const Texts& phrases) {
    for (const std::string& phrase : phrases) phrases_.push_back(words_of(phrase));
  }

  [[nodiscard]] std::size_t count(std::string_view text) const {
    const Texts words = words_of(text);
    std::size_t counted = 0;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t length = longest_at(words, at);
      counted += length > 0 ? 1 : 0;
      at += std::max<std::size_t>(length, 1);
    }
    return counted;
  }

 private:
  static Texts words_of(std::string_view text) {
    Texts words;
    for (WordReader reader(text); reader.next();) words.emplace_back(reader.folded());
    return words;
  }

  [[nodiscard]] std::size_t longest_at(const Texts& words, std::size_t at) const {
    std::size_t longest = 0;
    for (const Texts& phrase : phrases_) {
      const bool fits = phrase.size() <= words.size() - at;
      if (fits && std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at))) {
        longest = std::max(longest, phrase.size());
      }
    }
    return longest;
  }

  std::vector<Texts> phrases_;
};

TEST(Phrases, AsThePlainMatcherSays) {
  std::mt19937 random(3);
  // Few different words, so that phrases overlap, nest and repeat in every way.
  const auto random_text = [&](std::size_t most_words, std::size_t different) {
    constexpr std::string_view kWords[] = {"a", "B", "ç", "日", "1", "unknown"};
    constexpr std::string_view kBetween[] = {" ", ", ", "\n", "❤️", "\xFF"};
    std::string text;
    for (std::size_t n = random() % (most_words + 1); n > 0; --n) {
      text += kWords[random() % different];
      text += kBetween[random() % std::size(kBetween)];
    }
    return text;
  };
  for (int round = 0; round < 1'000; ++round) {
    const std::size_t different = 1 + random() % 5;
    Texts list;
    for (std::size_t n = random() % 8; n > 0; --n) list.push_back(random_text(6, different));
    const Phrases phrases(list);
    const PlainMatcher plain(list);
    for (int i = 0; i < 10; ++i) {
      const std::string text = random_text(20, different + random() % 2);
      EXPECT_EQ(phrases.count(text), plain.count(text)) << text << testing::PrintToString(list);
      EXPECT_EQ(phrases.has(text), plain.count(text) > 0) << text << testing::PrintToString(list);
    }
  }
}

// What is linear takes an instant; going back for every word would take minutes.
TEST(Phrases, DoNotMakeTheTimeQuadratic) {
  constexpr std::size_t kWords = 100'000;
  std::string many_a;
  for (std::size_t i = 0; i < kWords; ++i) many_a += "a ";
  EXPECT_EQ(Phrases({many_a + "b"}).count(many_a + many_a), 0);
  EXPECT_EQ(Phrases({many_a + "b"}).count(many_a + many_a + "b"), 1);
  EXPECT_EQ(Phrases({many_a + "b", "a"}).count(many_a + many_a), 2 * kWords);
  EXPECT_EQ(Phrases({many_a + "b", "a"}).count(many_a + many_a + "b"), kWords + 1);
  EXPECT_EQ(Phrases({many_a + "b", "a a"}).count(many_a + "c"), kWords / 2);
}

TEST(Phrases, TenThousandAtOnce) {
  Texts list;
  for (int i = 0; i < 10'000; ++i) list.push_back("say " + std::to_string(i) + " times");
  const Phrases phrases(list);
  EXPECT_EQ(phrases.count("Say 0 times, say 9999 times; say 10000 times!"), 2);
}

}  // namespace
}  // namespace limpid
