// Phrases: which phrases of a list stand in a text, as whole words, whatever the case and accents.
//
// In: a list of phrases, once; then texts. Out: how many stand in each. "tag a friend" stands in
// "Tag, a… FRIEND!": only words (see words.hpp) are compared. At each word of the text the longest
// phrase that begins there counts, and matching resumes after it.
//
// All phrases are looked for at once: the time is linear in the text, whether they are ten or ten
// thousand, and whatever they are.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

class Phrases {
 public:
  /// A phrase that is given twice counts once, and one without any word stands nowhere.
  explicit Phrases(const std::vector<std::string>& phrases);

  [[nodiscard]] std::size_t count(std::string_view text) const;

  /// Whether count(text) is above 0; reads no further than to the end of a first phrase.
  [[nodiscard]] bool has(std::string_view text) const;

  /// Whether there is anything to look for in `phrase`: not in "!!!", not in "❤️".
  [[nodiscard]] static bool has_word(std::string_view phrase);

 private:
  using Word = Dictionary::Code;

  /// The number of a node in the trie of all phrases: of some words with which one begins.
  using State = std::uint32_t;
  static constexpr State kRoot = 0;  // no words

  struct Node {
    State parent = kRoot;  ///< All its words but the last, …
    Word word = 0;         ///< … and the last.

    State fallback = kRoot;   ///< The state to try the next word in, if this one has no such child.
    std::uint32_t count = 0;  ///< How many phrases stand in its words, if it has none.
  };

  State add_child(State parent, Word word);
  void link(State state);

  /// kRoot if there is no such child.
  [[nodiscard]] State child(State parent, Word word) const;
  [[nodiscard]] std::size_t slot_of(State parent, Word word) const;

  /// The state after one word more; adds the phrases that this decides to `counted`.
  State step(State state, Word word, std::size_t& counted) const;
  State step(State state, std::string_view folded_word, std::size_t& counted) const;

  TextArena arena_;
  Dictionary dictionary_;  // the words of all phrases, folded
  std::vector<Node> nodes_{1};
  std::vector<State> slots_;  // open addressing: parent and word → child; kRoot where empty
};

}  // namespace limpid
