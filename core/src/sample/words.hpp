// Words: everything the invented people say, as data, by language and by topic.
//
// A list is one text with one phrase a line. Slots are filled when a phrase is used:
//
//   {x} {y}   a thing and a place of the topic, the same throughout the phrase
//   {name}    a given name, the same throughout the phrase
//   {place}   an invented town
//   {day}     a weekday
//   {time}    a time of day up to three hours before the post was made, {soon} after it
//   {early}   a time before seven in the morning
//   {n} {nn}  a number from 3 to 9; one from 12 to 96
//   {@}       the account that is spoken of
//
// All names are invented. Host names are reserved for examples (RFC 2606, RFC 6761), so no link and
// no handle can meet a real one. These texts ship in the WebAssembly file: about 40 kB is enough.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace limpid::invented {

/// One phrase a line; empty lines do not count.
using Lines = std::string_view;
[[nodiscard]] std::vector<std::string_view> lines_of(Lines lines);

/// What people who care about something say about it.
struct TopicWords {
  std::string_view tag;    ///< Hashtag, without '#'.
  std::string_view site;   ///< Host of the topic's links.
  std::string_view title;  ///< Of long posts.
  double pictures = 0;     ///< Share of posts with a picture.
  Lines emoji;
  Lines things;
  Lines places;
  Lines statements;
  Lines questions;
  Lines replies;
};

/// A manner of speaking: how a post may begin and end.
struct MannerWords {
  Lines openings;
  Lines endings;
};

struct LanguageWords {
  std::string_view code;   ///< BCP 47.
  std::string_view space;  ///< Between sentences.
  int hours_east = 0;      ///< Of Greenwich: when its people are awake.
  std::span<const TopicWords> topics;
  std::span<const MannerWords> manners;
  Lines given_names;   ///< "Name", or "Name/handle" where the handle is not the name in small letters.
  Lines family_names;  ///< The same; empty where people go by one name.
  Lines servers;
  Lines days;
  Lines link_intros;
  Lines thanks;
  Lines replies;
  Lines quotes;
  Lines note_intros;  ///< Of long posts, before three notes.
  Lines warnings;     ///< Content warnings.
};

extern const LanguageWords kEnglish;
extern const LanguageWords kFrench;
extern const LanguageWords kGerman;
extern const LanguageWords kSpanish;
extern const LanguageWords kJapanese;

inline constexpr const LanguageWords* kLanguages[] = {&kEnglish, &kFrench, &kGerman, &kSpanish, &kJapanese};

/// The one who posts too much: an entrepreneur with a message.
struct FlooderWords {
  std::string_view name;
  std::string_view handle;
};
extern const FlooderWords kFlooders[3];
extern const Lines kFlooderOpenings;
extern const Lines kFlooderClaims;
extern const Lines kFlooderEndings;
extern const Lines kFlooderTags;

/// What people answer to the flooder, to bait and to advertisements.
extern const Lines kWryReplies;

/// Posts that beg for likes, and the pages that make them.
extern const Lines kBait;
extern const Lines kBaitPages;  ///< "Name/handle".

/// Posts that sound as bait does, and are none.
extern const Lines kInnocent;

/// The post that everybody has seen.
extern const Lines kViral;

struct AdvertiserWords {
  std::string_view name;
  std::string_view handle;
  std::string_view language;
  std::string_view link;
  Lines texts;
};
extern const AdvertiserWords kAdvertisers[8];

/// Automated accounts, one for each town and kind.
struct BotWords {
  std::string_view name;    ///< After the town's.
  std::string_view handle;  ///< After the town's.
  std::string_view tag;
  Lines things;
  Lines texts;
};
extern const BotWords kBots[5];

extern const Lines kTowns;

}  // namespace limpid::invented
