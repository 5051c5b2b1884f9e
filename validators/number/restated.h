// RestatedTest: one fact with two figures in two places, kind restated.
// number.h says more.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// Cost: linear.
class RestatedTest {
 public:
  explicit RestatedTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  struct Place;

  bool IsApart(const FigureView& view, const FiguredSentence& sentence) const;
  // Hashes of stems, sorted.
  std::vector<uint32_t> AboutWhat(const FigureView& view,
                                  const FiguredSentence& sentence,
                                  const Figure& figure) const;
  void Compare(const FigureView& view, const std::vector<Place>& places) const;

  const Binding* restated_;
  WordList light_{};
  WordList apart_{};
};

}  // namespace galley
