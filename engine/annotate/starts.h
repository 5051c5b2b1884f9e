// Starts: where the sequences of a database are worth trying.
//
// One pass over a document's words and names finds the anchors of all
// sequences, so that no sequence is tried at every word.
#pragma once

#include <vector>

#include "engine/annotate/machine.h"

namespace galley {

// An anchor of a sequence's program, found in the text.
struct AnchorHit {
  uint32_t word = 0;
  const Anchor* anchor = nullptr;
};

class Starts {
 public:
  // `rules`: indices of the sequences to look for.
  Starts(const Database& database, const std::vector<uint32_t>& rules);

  // Finds the anchors among words and names. `all`: also those that cannot be
  // part of a match, in other letter case or before words that none goes on
  // with; for explanations.
  void Find(const Lattice& lattice, bool all = false);

  // Anchors of one rule, by word; those among annotations of complete types
  // are added here. Empty `anchors` in the program: every word of the text.
  std::vector<AnchorHit> Of(uint32_t rule, const Lattice& lattice) const;

  // Where a match that holds the anchor may begin, as bits: bit i is i words
  // before it.
  static uint64_t LeadsOf(const Program& program, const AnchorHit& hit,
                          const Lattice& lattice, Machine* machine);

 private:
  struct Use {
    uint32_t rule = 0;
    const Anchor* anchor = nullptr;
    // Of words: whether the anchor's test asks for more than its set.
    bool asks_more = false;
  };
  // A token in the set of a use's test.
  struct TokenUse {
    uint32_t use = 0;
    uint8_t shapes = 0;  // in which it is in the set
  };

  // `take(token, shapes)` for all words of a use.
  template <typename F>
  void ForEachWord(const Use& use, F take) const;
  void IndexTokens();
  // What stands behind an anchor that ends before word `end` can go on.
  bool GoesOn(const Anchor& anchor, const Lattice& lattice, uint32_t end) const;

  const Database& database_;
  bool all_ = false;
  std::vector<Use> word_uses_{};
  // Those of token t: token_uses_ from first_use_[t] to first_use_[t + 1].
  std::vector<uint32_t> first_use_{};
  std::vector<TokenUse> token_uses_{};
  std::vector<std::vector<Use>> by_list_{};
  std::vector<std::vector<AnchorHit>> found_{};  // by rule
};

}  // namespace galley
