// TotalBehindTest: a total that stands behind its parts, kind parts. number.h
// says more.
#pragma once

#include <vector>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"

namespace galley {

// "60 women and 50 men, 120 in all", "... a total of 120 people", and in the
// next sentence of the block "Altogether 120 people came". The words say that
// it is a total, the figures before it are near it and miss it; which of them
// are its parts is not sure, so where any of them make it nothing is said.
// Cost: linear.
class TotalBehindTest {
 public:
  explicit TotalBehindTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  // The figures of [begin, end) that may be parts of `total`.
  static std::vector<const Figure*> PartsOf(const FigureView& view,
                                            const Figure* begin,
                                            const Figure* end,
                                            const Figure& total);
  void Test(const FigureView& view, const std::vector<const Figure*>& parts,
            const Figure& total) const;

  const Binding* parts_;
};

}  // namespace galley
