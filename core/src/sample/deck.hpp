// Deck: cards dealt in random order, every card once in each round.
//
// Phrases drawn independently repeat soon (the birthday problem); a reader notices a sentence met
// twice. Dealt from a deck, a phrase comes again only after at least a third of the others.
#pragma once

#include "sample/random.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace limpid::invented {

template <class Card>
class Deck {
 public:
  Deck(std::vector<Card> cards, Random random) : cards_(std::move(cards)), random_(random) {
    shuffle(0, cards_.size());
  }

  [[nodiscard]] bool empty() const { return cards_.empty(); }

  /// The deck must not be empty.
  const Card& deal() {
    if (next_ == cards_.size()) begin_round();
    return cards_[next_++];
  }

 private:
  // In two parts that overlap, so that what was dealt last does not come first.
  void begin_round() {
    const std::size_t third = cards_.size() / 3;
    shuffle(0, cards_.size() - third);
    shuffle(third, cards_.size());
    next_ = 0;
  }

  // Fisher and Yates's, as Durstenfeld wrote it (Algorithm 235, CACM 1964).
  void shuffle(std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i > begin + 1; --i) {
      const std::size_t j = begin + random_.below(static_cast<std::uint32_t>(i - begin));
      std::swap(cards_[i - 1], cards_[j]);
    }
  }

  std::vector<Card> cards_;
  Random random_;
  std::size_t next_ = 0;
};

}  // namespace limpid::invented
