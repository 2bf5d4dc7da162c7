#include "sample/prose.hpp"

namespace limpid::invented {

namespace {

constexpr std::uint8_t kEnglishIndex = 0;  // of kLanguages

void append_two_digits(std::string& out, std::uint32_t number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

void append_clock(std::string& out, std::uint32_t minute_of_day) {
  append_two_digits(out, minute_of_day / 60);
  out += ':';
  append_two_digits(out, minute_of_day % 60);
}

constexpr std::uint32_t kMinutesPerDay = 24 * 60;

std::uint32_t minute_on_clock_of(const Account& account, std::int64_t time) {
  const std::int64_t minutes = time / 60 + account.hours_east * 60;
  return static_cast<std::uint32_t>(minutes % kMinutesPerDay);
}

// A space, except at the beginning of a text or a line.
void separate(std::string& text, std::string_view space = " ") {
  if (!text.empty() && text.back() != '\n') text += space;
}

void add_hashtag(Written& written, std::string_view tag) {
  written.hashtags.push_back(tag);
  separate(written.text);
  written.text.append("#").append(tag);
}

}  // namespace

// Decks are numbered in the order in which members are made: that order is part of every golden
// hash.
Prose::Prose(std::uint64_t seed)
    : seed_(seed),
      towns_(deck(kTowns)),
      flood_openings_(deck(kFlooderOpenings)),
      flood_claims_(deck(kFlooderClaims)),
      flood_endings_(deck(kFlooderEndings)),
      flood_tags_(deck(kFlooderTags)),
      wry_replies_(deck(kWryReplies)),
      bait_(deck(kBait)),
      viral_(deck(kViral)) {
  for (const LanguageWords* words : kLanguages) languages_.push_back(decks_of(*words));
  for (const BotWords& words : kBots) bots_.push_back({words, deck(words.things), deck(words.texts)});
  for (const AdvertiserWords& words : kAdvertisers) advertisements_.push_back(deck(words.texts));
}

// Braced lists are evaluated from left to right, unlike the arguments of a call.
Prose::LanguageDecks Prose::decks_of(const LanguageWords& words) {
  std::vector<TopicDecks> topics;
  for (const TopicWords& topic : words.topics) {
    topics.push_back({topic, deck(topic.emoji), deck(topic.things), deck(topic.places),
                      deck(topic.statements), deck(topic.questions), deck(topic.replies)});
  }
  std::vector<MannerDecks> manners;
  for (const MannerWords& manner : words.manners) {
    manners.push_back({deck(manner.openings), deck(manner.endings)});
  }
  std::vector<std::string_view> names = lines_of(words.given_names);
  for (std::string_view& name : names) name = name.substr(0, name.find('/'));
  return {words,
          std::move(topics),
          std::move(manners),
          Phrases(std::move(names), Random(seed_, Purpose::phrase_deck, decks_++)),
          deck(words.days),
          deck(words.link_intros),
          deck(words.thanks),
          deck(words.replies),
          deck(words.quotes),
          deck(words.note_intros),
          deck(words.warnings)};
}

Prose::Phrases Prose::deck(Lines lines) {
  return {lines_of(lines), Random(seed_, Purpose::phrase_deck, decks_++)};
}

Subject Prose::subject_of(const Account& author, Random& random) {
  const double u = random.uniform();
  const std::size_t interest = u < 0.5 ? 0 : u < 0.82 ? 1 : 2;
  return {author.language, author.interests[interest]};
}

Prose::TopicDecks* Prose::topic_decks(const Subject& subject) {
  return subject.topic ? &languages_[subject.language].topics[*subject.topic] : nullptr;
}

Prose::Slots Prose::slots_of(const Subject& subject) {
  TopicDecks* topic = topic_decks(subject);
  LanguageDecks& language = languages_[subject.language];
  return topic ? Slots{language, &topic->things, &topic->places} : Slots{language};
}

Written Prose::original(const Account& author, std::int64_t time, std::string_view companion,
                        Random& random) {
  if (author.role == Role::bot) return by_bot(author, minute_on_clock_of(author, time), random);
  Written written;
  written.subject = subject_of(author, random);
  written.pictures = topic_decks(written.subject)->words.pictures;
  written.is_warned = random.chance(0.02);
  written.is_long = random.chance(0.05);

  Slots slots = slots_of(written.subject);
  slots.minute_of_day = minute_on_clock_of(author, time);
  slots.companion = companion;
  if (written.is_warned) {
    add_phrase(written, slots.language.warnings.deal(), slots, random);
    written.text += '\n';
  }
  if (written.is_long) {
    add_notes(written, slots, random);
  } else {
    add_body(written, author, slots, random);
  }
  add_decoration(written, slots, random);
  if (written.text.back() == '\n') written.text.pop_back();
  return written;
}

// A question alone, or a statement with an opening or an ending or neither.
void Prose::add_body(Written& written, const Account& author, const Slots& slots, Random& random) {
  TopicDecks& topic = *topic_decks(written.subject);
  MannerDecks& manner = slots.language.manners[author.manner];
  written.is_question = random.chance(0.16);
  const double form = random.uniform();
  if (written.is_question) return add_phrase(written, topic.questions.deal(), slots, random);
  if (form < 0.2) add_phrase(written, manner.openings.deal(), slots, random);
  add_phrase(written, topic.statements.deal(), slots, random);
  if (form > 0.78) add_phrase(written, manner.endings.deal(), slots, random);
}

void Prose::add_notes(Written& written, const Slots& slots, Random& random) {
  TopicDecks& topic = *topic_decks(written.subject);
  if (random.chance(0.5)) written.title = topic.words.title;
  add_phrase(written, slots.language.note_intros.deal(), slots, random);
  written.text += "\n\n";
  for (int note = 0; note < 3; ++note) {
    written.text += "– ";
    fill(written.text, topic.statements.deal(), slots, random);
    written.text += '\n';
  }
}

void Prose::add_decoration(Written& written, const Slots& slots, Random& random) {
  TopicDecks& topic = *topic_decks(written.subject);
  const bool has_companion = random.chance(0.07);
  const bool has_emoji = random.chance(0.22);
  const bool has_link = random.chance(written.is_long ? 0.4 : 0.11);
  const bool has_tag = random.chance(0.28);
  if (has_companion && !written.is_question) {
    add_phrase(written, slots.language.thanks.deal(), slots, random);
    written.mentions.push_back(slots.companion);
  }
  if (has_emoji) {
    separate(written.text);
    written.text += topic.emoji.deal();
  }
  if (has_link && !written.is_question) {
    add_phrase(written, slots.language.link_intros.deal(), slots, random);
    std::string link = "https://" + std::string(topic.words.site) + "/notes/";
    link += std::to_string(random.between(12, 980));
    written.text.append(" ").append(link);
    written.links.push_back(std::move(link));
  }
  if (has_tag) add_hashtag(written, topic.words.tag);
}

Written Prose::by_bot(const Account& bot, std::uint32_t minute_of_day, Random& random) {
  BotDecks& decks = bots_[bot.part];
  Slots slots{languages_[kEnglishIndex]};
  slots.things = &decks.things;
  slots.minute_of_day = minute_of_day;
  Written written;
  add_phrase(written, decks.texts.deal(), slots, random);
  add_hashtag(written, decks.words.tag);
  return written;
}

Written Prose::reply(const Subject& subject, std::string_view parent, bool is_wry, Random& random) {
  Written written;
  written.subject = subject;
  written.text.append("@").append(parent);
  written.mentions.push_back(parent);
  const Slots slots = slots_of(subject);
  TopicDecks* topic = topic_decks(subject);
  const bool on_topic = random.chance(0.55);
  Phrases& phrases = is_wry ? wry_replies_ : topic && on_topic ? topic->replies : slots.language.replies;
  add_phrase(written, phrases.deal(), slots, random);
  return written;
}

Written Prose::quote(const Subject& subject, Random& random) {
  Written written;
  written.subject = subject;
  const Slots slots = slots_of(subject);
  TopicDecks* topic = topic_decks(subject);
  const bool adds = random.chance(0.35);
  add_phrase(written, slots.language.quotes.deal(), slots, random);
  if (topic && adds) add_phrase(written, topic->replies.deal(), slots, random);
  return written;
}

Written Prose::flood(Random& random) {
  const Slots slots{languages_[kEnglishIndex]};
  const double form = random.uniform();
  Written written;
  if (form < 0.7) add_phrase(written, flood_openings_.deal(), slots, random);
  add_phrase(written, flood_claims_.deal(), slots, random);
  if (form > 0.35) add_phrase(written, flood_endings_.deal(), slots, random);
  const bool has_tags = random.chance(0.35);
  for (int tag = 0; has_tags && tag < 2; ++tag) add_hashtag(written, flood_tags_.deal());
  return written;
}

Written Prose::bait(Random& random) {
  Written written;
  written.pictures = 0.8;
  add_phrase(written, bait_.deal(), Slots{languages_[kEnglishIndex]}, random);
  return written;
}

Written Prose::innocent(Random& random) {
  const std::vector<std::string_view> phrases = lines_of(kInnocent);
  Written written;
  add_phrase(written, phrases[random.below(static_cast<std::uint32_t>(phrases.size()))],
             Slots{languages_[kEnglishIndex]}, random);
  return written;
}

Written Prose::viral(Random& random) {
  Written written;
  written.pictures = 0.5;
  add_phrase(written, viral_.deal(), Slots{languages_[kEnglishIndex]}, random);
  return written;
}

Written Prose::advertisement(const Account& advertiser, Random& random) {
  const AdvertiserWords& words = kAdvertisers[advertiser.part];
  Written written;
  for (std::uint8_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].words.code == words.language) written.subject.language = i;
  }
  written.pictures = 0.9;
  add_phrase(written, advertisements_[advertiser.part].deal(), slots_of(written.subject), random);
  written.text.append(" ").append(words.link);
  written.links.emplace_back(words.link);
  return written;
}

void Prose::add_phrase(Written& written, std::string_view phrase, const Slots& slots, Random& random) {
  const bool follows_handle = !written.mentions.empty();
  separate(written.text, follows_handle ? " " : slots.language.words.space);
  fill(written.text, phrase, slots, random);
}

void Prose::fill(std::string& out, std::string_view phrase, const Slots& slots, Random& random) {
  std::string_view thing, place, name;
  const auto once = [](std::string_view& value, Phrases& phrases) {
    if (value.empty()) value = phrases.deal();
    return value;
  };
  for (;;) {
    const std::size_t open = phrase.find('{');
    out += phrase.substr(0, open);
    if (open == phrase.npos) return;
    const std::size_t close = phrase.find('}', open);
    const std::string_view slot = phrase.substr(open + 1, close - open - 1);
    phrase.remove_prefix(close + 1);
    if (slot == "x") {
      out += once(thing, *slots.things);
    } else if (slot == "y") {
      out += once(place, *slots.places);
    } else if (slot == "name") {
      out += once(name, slots.language.names);
    } else if (slot == "place") {
      out += towns_.deal();
    } else if (slot == "day") {
      out += slots.language.days.deal();
    } else if (slot == "time") {
      append_clock(out, (slots.minute_of_day + kMinutesPerDay - random.between(10, 180)) % kMinutesPerDay);
    } else if (slot == "soon") {
      append_clock(out, (slots.minute_of_day + random.between(10, 180)) % kMinutesPerDay);
    } else if (slot == "early") {
      append_clock(out, random.between(4 * 60, 7 * 60 - 1));
    } else if (slot == "n") {
      out += static_cast<char>('0' + random.between(3, 9));
    } else if (slot == "nn") {
      append_two_digits(out, random.between(12, 96));
    } else if (slot == "@") {
      out.append("@").append(slots.companion);
    }
  }
}

}  // namespace limpid::invented
