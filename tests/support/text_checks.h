// What must hold of every Document, whatever it was read from.
//
// Header-only, so that fuzz targets need nothing but the engine.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/character.h"
#include "engine/text/decode.h"
#include "engine/text/document.h"
#include "engine/text/sentence.h"

namespace galley {
namespace text_checks {

inline bool OnBorder(std::string_view text, uint32_t offset) {
  return offset == text.size() ||
         (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

// Spans inside `outer`, on borders, not empty, sorted and apart.
inline std::string BrokenSpans(std::string_view text,
                               const std::vector<Span>& spans, Span outer,
                               std::string_view what) {
  uint32_t last = outer.begin;
  for (const Span span : spans) {
    const bool sound = span.begin >= last && span.begin < span.end &&
                       span.end <= outer.end && OnBorder(text, span.begin) &&
                       OnBorder(text, span.end);
    if (!sound) {
      return fmt::format("{} [{}, {}) behind {}", what, span.begin, span.end,
                         last);
    }
    last = span.end;
  }
  return {};
}

inline std::string BrokenPlaces(const Document& document, size_t file_bytes) {
  const std::string_view text = document.text();
  uint32_t last = 0;
  for (uint32_t at = 0; at < text.size();) {
    const auto next = static_cast<uint32_t>(NextCodePoint(text, at));
    const Span place = document.InFile({at, next});
    if (place.begin < last || place.end < place.begin ||
        place.end > file_bytes) {
      return fmt::format("byte {} of the text stands at [{}, {}) behind {}", at,
                         place.begin, place.end, last);
    }
    last = place.begin;
    // Throws where it lies outside the source.
    if (!IsValidUtf8(document.InSource({at, next}))) {
      return fmt::format("the source of byte {} is cut in a character", at);
    }
    at = next;
  }
  return {};
}

}  // namespace text_checks

// The first promise of a Document that is broken, in words; empty if all are
// kept: words, blocks and sentences lie inside the text on code-point borders,
// sorted and apart; blocks hold all words; the view is valid and of equal
// length; every character has a place in the file of `file_bytes` bytes, in
// order.
inline std::string BrokenPromise(const Document& document, size_t file_bytes) {
  const std::string_view text = document.text();
  const Span whole{0, static_cast<uint32_t>(text.size())};
  if (!IsValidUtf8(text)) return "the text is not valid UTF-8";
  if (!IsValidUtf8(document.view())) return "the view is not valid UTF-8";
  if (document.view().size() != text.size()) return "the view has its own size";

  std::vector<Span> words;
  for (const Word& word : document.words()) words.push_back(word.span());
  if (auto broken = text_checks::BrokenSpans(text, words, whole, "word");
      !broken.empty()) {
    return broken;
  }
  std::vector<Span> blocks;
  for (const Block& block : document.blocks()) blocks.push_back(block.span);
  if (auto broken = text_checks::BrokenSpans(text, blocks, whole, "block");
      !broken.empty()) {
    return broken;
  }
  for (const Block& block : document.blocks()) {
    const auto broken = text_checks::BrokenSpans(
        text, Sentences(document, block), block.span, "sentence");
    if (!broken.empty()) return broken;
    if (document.BlockAt(block.span.begin) !=
        static_cast<size_t>(&block - document.blocks().data())) {
      return fmt::format("BlockAt misses the block at {}", block.span.begin);
    }
  }
  size_t block = 0;
  for (const Span word : words) {
    while (block < blocks.size() && blocks[block].end <= word.begin) ++block;
    if (block == blocks.size() || !blocks[block].Covers(word)) {
      return fmt::format("no block holds the word [{}, {})", word.begin,
                         word.end);
    }
  }
  return text_checks::BrokenPlaces(document, file_bytes);
}

}  // namespace galley
