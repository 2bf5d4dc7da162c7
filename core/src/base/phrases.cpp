// An automaton like that of Aho and Corasick ("Efficient string matching", CACM 18, 1975), over
// words in place of letters.
//
// Theirs finds every occurrence. Here a word can be part of one phrase only, and of which may show
// late: with the phrases "a b c d", "b" and "c", the text "a b c d" has one, but "a b c x" two. To
// go back to the second word when the fourth turns out to be x would take quadratic time in the end
// (looking for "a a a … a b" where there are only a's). So each state knows what going back would
// find:
//
//   The words of a state are those of the text that are undecided: a phrase begins with them, and
//   may go on. Once no phrase goes on with the next word, a decision is due. The longest phrase
//   with which the state's words begin counts; if there is none, the first word is part of none.
//   The words that are left then are read from the root: this ends in the `fallback`, where the
//   next word is tried again.
//
// All of that follows from the state's words alone, whatever comes next. `count` is how many
// phrases stand in them; so the way to the fallback decides as many as its `count` is lower.
//
// A fallback has fewer words than its state. So no text has more steps back than words.
#include "base/phrases.hpp"

#include "base/words.hpp"

#include <bit>
#include <optional>
#include <utility>

namespace limpid {

Phrases::Phrases(const std::vector<std::string>& phrases) {
  struct Path {
    std::vector<Word> words;
    State end = kRoot;
  };
  std::vector<Path> paths;
  std::size_t total_words = 0;
  for (const std::string& phrase : phrases) {
    std::vector<Word> words;
    for (WordReader reader(phrase); reader.next();) {
      words.push_back(dictionary_.add(reader.folded(), arena_).code);
    }
    total_words += words.size();
    paths.push_back({std::move(words)});
  }
  slots_.resize(std::bit_ceil(total_words * 2 + 1));

  // Level by level, because a fallback has fewer words: so it is complete before it is needed.
  for (std::size_t level = 0; !paths.empty(); ++level) {
    std::erase_if(paths, [&](const Path& path) { return path.words.size() == level; });
    const auto first_of_level = static_cast<State>(nodes_.size());
    for (Path& path : paths) {
      path.end = add_child(path.end, path.words[level]);
      if (path.words.size() == level + 1) nodes_[path.end].count = 1;
    }
    for (State state = first_of_level; state < nodes_.size(); ++state) link(state);
  }
}

std::size_t Phrases::count(std::string_view text) const {
  std::size_t counted = 0;
  State state = kRoot;
  for (WordReader words(text); words.next();) state = step(state, words.folded(), counted);
  return counted + nodes_[state].count;
}

bool Phrases::has(std::string_view text) const {
  std::size_t counted = 0;
  State state = kRoot;
  for (WordReader words(text); words.next();) {
    state = step(state, words.folded(), counted);
    if (nodes_[state].count > 0) return true;
  }
  return false;
}

bool Phrases::has_word(std::string_view phrase) { return WordReader(phrase).next(); }

Phrases::State Phrases::add_child(State parent, Word word) {
  State& slot = slots_[slot_of(parent, word)];
  if (slot == kRoot) {
    slot = static_cast<State>(nodes_.size());
    nodes_.push_back({parent, word});
  }
  return slot;
}

/// Completes a node whose `count` says no more yet than whether its words are a phrase.
void Phrases::link(State state) {
  Node& node = nodes_[state];
  if (node.count == 1) return;       // then this phrase is the longest, and no words are left
  if (node.parent == kRoot) return;  // nor of one word that is no phrase
  // What is decided first is what it was for the parent, and one word more is left.
  const Node& parent = nodes_[node.parent];
  std::size_t counted = parent.count - nodes_[parent.fallback].count;
  node.fallback = step(parent.fallback, node.word, counted);
  node.count = static_cast<std::uint32_t>(counted) + nodes_[node.fallback].count;
}

Phrases::State Phrases::step(State state, std::string_view folded_word, std::size_t& counted) const {
  if (const std::optional<Word> word = dictionary_.find(folded_word)) {
    return step(state, *word, counted);
  }
  counted += nodes_[state].count;
  return kRoot;
}

Phrases::State Phrases::step(State state, Word word, std::size_t& counted) const {
  while (true) {
    const State next = child(state, word);
    if (next != kRoot || state == kRoot) return next;
    const Node& node = nodes_[state];
    counted += node.count - nodes_[node.fallback].count;
    state = node.fallback;
  }
}

Phrases::State Phrases::child(State parent, Word word) const { return slots_[slot_of(parent, word)]; }

std::size_t Phrases::slot_of(State parent, Word word) const {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;  // as in dictionary.hpp
  const std::uint64_t hash = (std::uint64_t{parent} << 32 | word) * kOdd;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash >> 32) & mask;
  const auto holds_another = [&](State state) {
    return state != kRoot && (nodes_[state].parent != parent || nodes_[state].word != word);
  };
  while (holds_another(slots_[slot])) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace limpid
