// ListingTest: a total, and behind a colon or in brackets all that makes it;
// a number of things, and the list of them in the lines below. Kinds parts,
// listed. number.h says more.
#pragma once

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// "47 projects: 29 national and 20 regional ones", "US$ 9 million (wells, 4
// million; pumps, 3 million; seed, 1 million)". A listing that comes near its
// total and misses it; others list other things.
class ListingTest {
 public:
  explicit ListingTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  void Test(const FigureView& view, const FiguredSentence& sentence,
            const Figure& total) const;

  // "It rests on three conditions:" above four items.
  void Items(const FigureView& view, const FiguredSentence& sentence) const;

  const Binding* parts_;
  const Binding* listed_;
  WordList open_{};
};

}  // namespace galley
