// Tokens: a text as copies see it, words without signs, cut into units.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/document.h"

namespace galley {

// A half-open range of tokens.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

// What no copy is looked for across at first: a block, or the part of one
// between two pieces of chrome.
struct Unit {
  uint32_t first = 0;  // token
  uint32_t block = 0;  // index in the document's blocks
  uint32_t draft = 0;  // number of the document, where there are several
  Span span{};         // bytes
};

// Nine bytes a token, a fifth of which prose has a byte.
class Tokens {
 public:
  // Room for texts of so many bytes.
  void Reserve(size_t bytes);

  // The words of `document`, table cells, code and `separators` left out:
  // sorted spans that lie apart, such as "View More" before a copy. A word that
  // one of them cuts ("MoreUN") gives its part, a label glued to its own text
  // ("SummarySummary") two words with the border of a unit between. `offset` is
  // added to all positions. Calls may follow one another; each adds a draft.
  void Add(const Document& document, const std::vector<Span>& separators,
           uint32_t offset = 0);

  uint32_t size() const { return static_cast<uint32_t>(hashes_.size()); }
  const std::vector<Unit>& units() const { return units_; }

  // Figures have one class: copies that differ in figures only are copies.
  uint32_t ClassOf(uint32_t token) const {
    return IsFigure(token) ? 1 : hashes_[token];
  }
  // Letter case and typography apart; equal for equal words.
  uint32_t HashOf(uint32_t token) const { return hashes_[token]; }
  bool IsFigure(uint32_t token) const { return (hashes_[token] & 1) != 0; }
  Span SpanOf(uint32_t token) const {
    return {begins_[token], begins_[token] + lengths_[token]};
  }
  uint32_t BeginOf(uint32_t token) const { return begins_[token]; }

  // Index of the unit that holds a token. Constant time.
  uint32_t UnitOf(uint32_t token) const;
  TokenRange TokensOf(uint32_t unit) const;
  // The tokens that begin inside a span.
  TokenRange Inside(Span span) const;
  // The bytes from the first to the last token.
  Span SpanOf(TokenRange range) const {
    return {begins_[range.begin], SpanOf(range.end - 1).end};
  }

 private:
  void AddWords(const Document& document, Span span, uint32_t offset,
                Unit unit);
  void AddWord(std::string_view word, uint32_t hash, bool figure,
               uint32_t begin);
  void AddUnit(const Unit& unit);

  std::vector<uint32_t> hashes_{};  // the lowest bit: a figure
  std::vector<uint32_t> begins_{};
  std::vector<uint8_t> lengths_{};
  std::vector<Unit> units_{};        // none is empty
  std::vector<uint32_t> unit_at_{};  // of every kStride-th token
  uint32_t drafts_ = 0;
};

}  // namespace galley
