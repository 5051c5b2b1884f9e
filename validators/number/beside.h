// BesideTest: what stands beside a figure, kinds words, listed, range. number.h
// says more.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// Cost: linear.
class BesideTest {
 public:
  explicit BesideTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  void Words(const FigureView& view, const Figure& figure) const;
  // "12 (eleven) districts"
  void WordsBehind(const FigureView& view, const Figure& figure) const;
  // The number that words [first, last) write out: "one hundred and twelve".
  std::optional<double> InWords(const FigureView& view, uint32_t first,
                                uint32_t last) const;
  void Listed(const FigureView& view, const FiguredSentence& sentence,
              const Figure& figure) const;
  void Range(const FigureView& view, const Figure& figure) const;

  const Binding* words_;
  const Binding* listed_;
  const Binding* range_;
  WordList open_{};
  WordList number_words_;
};

}  // namespace galley
