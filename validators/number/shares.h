// SharesTest: shares of one whole, kinds shares and percent. number.h says
// more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// Shares of one sentence that make more than their whole (or, with "the
// rest", less), and single shares above 100 per cent of what has no more.
// Where the words leave room for several answers or groups that overlap nothing
// is said. Cost: linear.
class SharesTest {
 public:
  explicit SharesTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  static constexpr double kWhole = 100;
  // Words between a share and what it is of.
  static constexpr uint32_t kMaxToNoun = 5;

  // All shares of a sentence.
  struct Shares {
    std::vector<const Figure*> all{};
    double sum = 0;
    double slack = 0;  // what rounding may add
    int bracketed = 0;
  };

  // Nothing when some share is a range or a change.
  static std::optional<Shares> Gather(const FigureView& view,
                                      const FiguredSentence& sentence);
  void Sum(const FigureView& view, const FiguredSentence& sentence) const;
  bool MakesOne(const FigureView& view, const FiguredSentence& sentence,
                const Shares& shares) const;
  // The place in `pairs_` of the group that stands behind a share.
  std::optional<size_t> GroupBehind(const FigureView& view,
                                    const FiguredSentence& sentence,
                                    const Shares& shares, size_t at) const;
  bool IsPair(const FigureView& view, const FiguredSentence& sentence,
              const Shares& shares) const;
  // "women 18 per cent, boys 8 per cent and girls 6 per cent"
  bool HasGroupEach(const FigureView& view, const FiguredSentence& sentence,
                    const Shares& shares) const;
  bool IsDenied(const FigureView& view, const FiguredSentence& sentence,
                const Shares& shares) const;
  bool IsChain(const FigureView& view, const FiguredSentence& sentence,
               const Shares& shares) const;
  bool IsRestWrong(const FigureView& view, const FiguredSentence& sentence,
                   const Shares& shares) const;
  void Single(const FigureView& view, const FiguredSentence& sentence,
              const Figure& share) const;

  const Binding* shares_;
  const Binding* percent_;
  // Neighbours share a whole out: women men urban rural.
  std::vector<std::string> pairs_{};
  WordList people_{};
  WordList allots_{};
  WordList bounds_{};
  WordList rests_{};
  WordList fractions_{};
  WordList several_{};
  WordList wholes_{};
  WordList targets_{};
  WordList undecided_{};
};

}  // namespace galley
