// An automaton like that of Aho and Corasick ("Efficient string matching", CACM 18, 1975), with
// words in place of letters.
//
// Theirs finds every occurrence. Here a word can be part of one phrase only, and which one may show
// late: with the phrases "a b c d", "b" and "c", there are two in the text "a b c x" but one in
// "a b c d". Going back to the second word when the fourth is x would take quadratic time (look for
// "a a a … a b" where there are only a's). So every state knows what going back would find:
//
//   The state is the node of the words that are undecided: they begin a phrase that may go on.
//   When it does not go on, the first decision is due: the longest phrase with which the words
//   begin counts; if there is none, their first is in no phrase. After that, the words that remain
//   are read from the root. `fallback` is the state in which this ends. All that it counts follows
//   from the words alone: what is decided on the way from a node to its fallback is the difference
//   of their `count`s.
//
// A fallback has fewer words than its node, so there are never more steps back than words read.
#include "base/phrases.hpp"

#include "base/words.hpp"

#include <bit>
#include <optional>

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

  // Level by level: a fallback has fewer words than its node, so that it is complete before it is
  // needed.
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

/// Finds the fallback of a node whose `count` says so far only whether it is a phrase.
void Phrases::link(State state) {
  Node& node = nodes_[state];
  if (node.count == 1) return;           // all its words are decided
  if (node.parent == kRoot) return;      // its one word is in no phrase
  // The first decision is that of the parent; the last word is one more to read after it.
  const Node& parent = nodes_[node.parent];
  std::size_t counted = parent.count - nodes_[parent.fallback].count;
  node.fallback = step(parent.fallback, node.word, counted);
  node.count = static_cast<std::uint32_t>(counted) + nodes_[node.fallback].count;
}

Phrases::State Phrases::step(State state, std::string_view folded_word,
                             std::size_t& counted) const {
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

Phrases::State Phrases::child(State parent, Word word) const {
  return slots_[slot_of(parent, word)];
}

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
