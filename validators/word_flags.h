// Where each word of a document stands, for validators that weigh its spelling.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/text/document.h"

namespace galley {

// Bits of a word's flags.
enum WordFlag : uint8_t {
  kNotProse = 1,       // in code, in no block, in an address or a file name
  kOpensSentence = 2,  // first word of a block, line, sentence or quotation
  kInCapitals = 4,     // all words of its line are in capitals
  kInHeading = 8,
  kInTable = 16,
  kBlockStart = 32,  // first word of its block
};

// One for each word of the document. Cost: linear.
std::vector<uint8_t> FlagWords(const Document& document);

// Agencies, programmes and instruments, to ask whether a word is part of one.
class NameMask {
 public:
  explicit NameMask(const std::vector<Annotation>& annotations);

  // True when a name covers `span` and more. O(log names).
  bool HoldsMoreThan(Span span) const;
  // True when a name covers `span`. O(log names).
  bool Holds(Span span) const;

 private:
  // The name that covers `span` and reaches furthest; null: none.
  const Span* Around(Span span) const;

  std::vector<Span> names_{};     // by begin
  std::vector<Span> furthest_{};  // the one of [0, i] that ends last
};

}  // namespace galley
