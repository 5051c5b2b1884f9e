// SentenceMap: which sentence a token stands in, cut where asked.
#pragma once

#include <cstdint>
#include <unordered_map>
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
      : document_(document), tokens_(tokens) {}

  // The sentence of a token, or the part of it inside the token's unit.
  SentenceTokens At(uint32_t token);

 private:
  const Document& document_;
  const Tokens& tokens_;
  std::unordered_map<uint32_t, std::vector<Span>> sentences_{};  // by block
};

}  // namespace galley
