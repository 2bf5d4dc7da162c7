// Deck: cards dealt in random order, every card once before any comes again.
//
// Phrases drawn independently repeat soon (the birthday problem); a reader notices a sentence met
// twice. Dealt from a deck, a phrase comes again only when all its neighbours have had their turn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sample/random.hpp"

namespace limpid {

template <class Card>
class Deck {
 public:
  Deck(std::vector<Card> cards, Random random) : cards_(std::move(cards)), random_(random) {}

  [[nodiscard]] bool empty() const { return cards_.empty(); }

  /// The deck must not be empty.
  const Card& deal() {
    if (next_ == 0) shuffle();
    const Card& card = cards_[next_];
    next_ = (next_ + 1) % cards_.size();
    return card;
  }

 private:
  // Fisher and Yates's, as Durstenfeld wrote it (Algorithm 235, CACM 1964).
  void shuffle() {
    for (std::size_t i = cards_.size(); i > 1; --i) {
      const std::size_t j = random_.below(static_cast<std::uint32_t>(i));
      std::swap(cards_[i - 1], cards_[j]);
    }
  }

  std::vector<Card> cards_;
  Random random_;
  std::size_t next_ = 0;
};

}  // namespace limpid
