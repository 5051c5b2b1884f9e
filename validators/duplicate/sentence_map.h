// SentenceMap: which sentence a token stands in, cut where asked.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "validators/duplicate/tokens.h"

namespace galley {

struct SentenceTokens {
  Span span{};
  TokenRange tokens{};
};

// One per document and thread. Only blocks that are asked about are cut into
// sentences.
class SentenceMap {
 public:
  SentenceMap(const Document& document, const Tokens& tokens)
      : document_(document),
        tokens_(tokens),
        blocks_(document.blocks().size(), {kNotCut, 0}) {}

  // The sentence of a token, or the part of it inside the token's unit.
  SentenceTokens At(uint32_t token);

 private:
  static constexpr uint32_t kNotCut = UINT32_MAX;

  SentenceTokens Find(uint32_t token);
  // Of a block's sentences the one that ends behind `begin`, else null.
  const Span* SentenceAt(uint32_t block, uint32_t begin);

  const Document& document_;
  const Tokens& tokens_;
  std::vector<Span> sentences_{};  // of the blocks that are cut
  // By block: where in `sentences_` its own begin, and how many there are.
  std::vector<std::pair<uint32_t, uint32_t>> blocks_;
  // Asked about again and again, by groups of tokens.
  std::array<SentenceTokens, 256> recent_{};
};

}  // namespace galley
