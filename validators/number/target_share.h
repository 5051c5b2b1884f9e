// TargetShareTest: the share of a target, a budget or an appeal that was
// reached, kind share. number.h says more.
#pragma once

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// Weighs shares that stand behind a part and its whole where the words say
// which is which: "9,150 against a target of 12,000 (76 per cent)", "It needs
// EUR 9 million. It has received EUR 3 million, or 33 per cent." Both figures
// and the share follow each other; with another figure between them nothing is
// said. Cost: linear.
class TargetShareTest {
 public:
  explicit TargetShareTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  // Words [first, last) with the figures from `begin` on: a sentence, and the
  // one before it in the same block.
  struct Reach {
    uint32_t first = 0;
    uint32_t last = 0;
    const Figure* begin = nullptr;
  };

  void Test(const FigureView& view, const FiguredSentence& sentence,
            const Reach& reach, const Figure& share) const;
  bool HasTarget(const FigureView& view, uint32_t first, uint32_t last) const;
  // "of the target" may stand behind a share, "of it" may not.
  bool IsOfWhole(const FigureView& view, const FiguredSentence& sentence,
                 const Figure& share) const;
  // "9,150 against a target of 12,000", "EUR 3 million of the EUR 4 million
  // budget"
  bool IsOfTarget(const FigureView& view, const FiguredSentence& sentence,
                  const Figure& part, const Figure& whole) const;
  // "It was to train 60; 72 were trained (120 per cent of the target)"
  bool IsBehindTarget(const FigureView& view, const FiguredSentence& sentence,
                      const Figure& whole, const Figure& share) const;
  // "asks for EUR 9 million. ... EUR 3 million was received"
  bool IsFunding(const FigureView& view, const Reach& reach, const Figure& part,
                 const Figure& whole, const Figure& share) const;

  const Binding* share_;
  WordList targets_{};
  WordList asks_{};
  WordList gets_{};
};

}  // namespace galley
