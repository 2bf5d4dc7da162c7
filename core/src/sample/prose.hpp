// Prose: what an account writes. An account and dice in, a text with its links and hashtags out.
//
// Texts are composed: a manner's opening, a topic's statement or question with its slots filled, an
// ending, a link, hashtags. Phrases are dealt from decks, so that a feed of a few hundred posts
// hardly ever says the same thing twice; the decks are the only state, so texts must be asked for
// in order.
#pragma once

#include "sample/cast.hpp"
#include "sample/deck.hpp"
#include "sample/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::invented {

/// What a text is about: a topic of a language. Nothing for texts about everything.
struct Subject {
  std::uint8_t language = 0;
  std::optional<std::uint8_t> topic;
};

struct Written {
  std::string title;  ///< Empty: none.
  std::string text;
  Subject subject;
  std::vector<std::string_view> hashtags;
  std::vector<std::string_view> mentions;
  std::vector<std::string> links;
  double pictures = 0;  ///< How likely a picture comes with it.
  bool is_question = false;
  bool is_long = false;
  bool is_warned = false;
};

class Prose {
 public:
  explicit Prose(std::uint64_t seed);

  /// By a person or a bot, at a time in seconds. `companion`, a handle, is mentioned now and then.
  Written original(const Account& author, std::int64_t time, std::string_view companion, Random& random);
  /// An answer to `parent`, a handle; `is_wry` where that was a flooder, a bait page or an
  /// advertiser.
  Written reply(const Subject& subject, std::string_view parent, bool is_wry, Random& random);
  Written quote(const Subject& subject, Random& random);

  Written flood(Random& random);
  Written bait(Random& random);
  /// What begs in the words of bait for something worth begging for.
  Written innocent(Random& random);
  Written viral(Random& random);
  Written advertisement(const Account& advertiser, Random& random);

  /// What an author is likely to write about.
  static Subject subject_of(const Account& author, Random& random);

 private:
  using Phrases = Deck<std::string_view>;

  struct TopicDecks {
    const TopicWords& words;
    Phrases emoji, things, places, statements, questions, replies;
  };
  struct MannerDecks {
    Phrases openings, endings;
  };
  struct LanguageDecks {
    const LanguageWords& words;
    std::vector<TopicDecks> topics;
    std::vector<MannerDecks> manners;
    Phrases names, days, link_intros, thanks, replies, quotes, note_intros, warnings;
  };
  struct BotDecks {
    const BotWords& words;
    Phrases things, texts;
  };

  // Where the slots of a phrase are filled from; decks may be missing where phrases have no such
  // slot.
  struct Slots {
    LanguageDecks& language;
    Phrases* things = nullptr;
    Phrases* places = nullptr;
    std::string_view companion = {};
    std::uint32_t minute_of_day = 0;  // by the author's clock
  };

  Phrases deck(Lines lines);
  LanguageDecks decks_of(const LanguageWords& words);
  TopicDecks* topic_decks(const Subject& subject);
  Slots slots_of(const Subject& subject);

  Written by_bot(const Account& bot, std::uint32_t minute_of_day, Random& random);
  void add_body(Written& written, const Account& author, const Slots& slots, Random& random);
  void add_notes(Written& written, const Slots& slots, Random& random);
  void add_decoration(Written& written, const Slots& slots, Random& random);

  void add_phrase(Written& written, std::string_view phrase, const Slots& slots, Random& random);
  void fill(std::string& out, std::string_view phrase, const Slots& slots, Random& random);

  std::uint64_t seed_;
  std::uint64_t decks_ = 0;
  Phrases towns_;
  std::vector<LanguageDecks> languages_;
  std::vector<BotDecks> bots_;
  std::vector<Phrases> advertisements_;
  Phrases flood_openings_, flood_claims_, flood_endings_, flood_tags_;
  Phrases wry_replies_, bait_, viral_;
};

}  // namespace limpid::invented
