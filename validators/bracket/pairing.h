// Pairing of brackets and quotation marks, sign by sign.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/document.h"
#include "engine/text/span.h"
#include "validators/word_list.h"

namespace galley {

enum class PairKind : uint8_t { kRound, kSquare, kDouble, kAngled, kSingle };

// A mark that waits for its partner.
struct OpenMark {
  PairKind kind = PairKind::kRound;
  bool straight = false;  // "
  bool low = false;       // „
  uint32_t word = 0;
  uint32_t block = 0;
};

// A mark without partner, or with a wrong one.
struct LonelyMark {
  enum class Fault : uint8_t { kNeverClosed, kNeverOpened, kMismatched };
  Fault fault = Fault::kNeverClosed;
  PairKind kind = PairKind::kRound;
  uint32_t word = 0;
  uint32_t block = 0;
};

// Pairs the signs of a document in order. Cost: linear; deeper nesting than
// kMaxOpen is forgotten.
class Pairing {
 public:
  Pairing(const Document& document, const WordList& elisions)
      : document_(document), elisions_(elisions) {}

  // Takes word `word` of block `block`, whatever it is.
  void Take(uint32_t word, uint32_t block);
  // What is open now stays open for ever.
  void Flush();
  const std::vector<LonelyMark>& lonely() const { return lonely_; }

 private:
  static constexpr size_t kMaxOpen = 64;

  void Open(PairKind kind, uint32_t word, bool straight = false,
            bool low = false);
  void Close(PairKind kind, uint32_t word);
  void CloseStraight(uint32_t word);
  void CloseSingle(uint32_t word);
  void CloseDouble(uint32_t word);
  void NeverOpened(PairKind kind, uint32_t word);
  void Report(LonelyMark::Fault fault, const OpenMark& mark);

  std::string_view TextOf(uint32_t word) const;
  // Does the word stand tight to the one before (behind) it, in its block?
  bool TightBefore(uint32_t word) const;
  bool TightAfter(uint32_t word) const;
  // Can the mark open (close) something, by what stands around it?
  bool MayOpen(uint32_t word) const;
  bool MayClose(uint32_t word) const;
  bool IsSmiley(uint32_t word) const;
  bool IsInches(uint32_t word) const;                 // 5"
  bool IsLabel(uint32_t word) const;                  // the ')' of "a)"
  bool IsInterval(uint32_t from, uint32_t to) const;  // "[0, 1)"

  const Document& document_;
  const WordList& elisions_;
  uint32_t block_ = 0;
  int closed_by_label_ = 0;  // "(a) and b)": the ')' that may be one too many
  std::vector<OpenMark> open_{};
  std::vector<LonelyMark> lonely_{};
};

}  // namespace galley
