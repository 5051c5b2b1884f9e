// PartsTest: parts against a total, and the shares of parts, kinds parts, part,
// share. number.h says more.
#pragma once

#include <array>
#include <string_view>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// Cost: linear.
class PartsTest {
 public:
  explicit PartsTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  // Gives the figure behind the parts of `total`, or behind `total` itself.
  const Figure* Test(const FigureView& view, const FiguredSentence& sentence,
                     const Figure& total) const;
  void Ratio(const FigureView& view, const FiguredSentence& sentence,
             const Figure& ratio) const;
  void Rest(const FigureView& view, const Figure& ratio,
            const Figure& rest) const;
  // "We had 611 letters and answered 318, or 62 per cent."
  void OfBefore(const FigureView& view, const FiguredSentence& sentence,
                const Figure& share) const;
  // "US$ 44 million, or 51 per cent of the US$ 88 million planned"
  void OfBehind(const FigureView& view, const FiguredSentence& sentence,
                const Figure& share) const;
  // "95 per cent (EUR 3 million of EUR 4 million)"
  void InBrackets(const FigureView& view, const FiguredSentence& sentence,
                  const Figure& share) const;
  void OfThem(const FigureView& view, const FiguredSentence& sentence,
              const Figure& part) const;
  void Share(const FigureView& view, const Figure& share, double part,
             double whole) const;
  // The class of people that a part counts, by the words beside it.
  std::string_view GroupOf(const FigureView& view,
                           const FiguredSentence& sentence,
                           const Figure& part) const;
  std::string_view GroupNamed(std::string_view word) const;

  const Binding* parts_;
  const Binding* part_;
  const Binding* share_;
  std::array<WordList, 5> groups_{};
  WordList measures_{};
};

}  // namespace galley
