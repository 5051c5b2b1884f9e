// ChangeTest: two figures that a sentence calls a change, kinds change (its
// size) and direction. number.h says more.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "engine/check/validator.h"
#include "validators/number/figure_view.h"
#include "validators/word_list.h"

namespace galley {

// "from 40 clinics in 2019 to 60", "60 clinics, up from 40", "60 clinics,
// compared with 40". The figures live as long as their sentence.
struct Change {
  const Figure* from = nullptr;
  const Figure* to = nullptr;  // may be `from`: "from 40 to 60" as a range
  double before = 0;
  double after = 0;
  int polarity = 0;  // by the words: 1 up, -1 down, 0 they do not say

  const Figure& First() const { return from < to ? *from : *to; }
  const Figure& Last() const { return from < to ? *to : *from; }
};

// Finds changes, and tests which way they go, how great they are said to be and
// how many times. Where another share stands beside a change nothing is said
// of its size. Cost: linear.
class ChangeTest {
 public:
  explicit ChangeTest(const ValidatorSetup& setup);
  void Run(const FigureView& view) const;

 private:
  // The change whose earlier figure is `from`, if one is told.
  std::optional<Change> Read(const FigureView& view,
                             const FiguredSentence& sentence,
                             const Figure& from) const;
  // 1 or -1 for a word of change, else 0.
  int PolarityOf(const FigureView& view, uint32_t word) const;
  // The nearest word of change in front of `figure`.
  int PolarityBefore(const FigureView& view, const FiguredSentence& sentence,
                     const Figure& figure) const;
  bool IsRank(const FigureView& view, const FiguredSentence& sentence,
              const Change& change) const;
  void Test(const FigureView& view, const FiguredSentence& sentence,
            const Change& change) const;

  // "doubled from 40 to 60"
  void Times(const FigureView& view, const FiguredSentence& sentence,
             const Change& change) const;
  // The share that says how great the change is; null when none does.
  const Figure* SizeOf(const FigureView& view, const FiguredSentence& sentence,
                       const Change& change) const;
  bool IsSizeBehind(const FigureView& view, const FiguredSentence& sentence,
                    const Change& change, const Figure& size) const;
  void Measure(const FigureView& view, const Change& change,
               const Figure& size) const;
  void Add(const FigureView& view, const Change& change, const Figure& place,
           const std::string& size, double truth) const;

  const Binding* change_;
  const Binding* direction_;
  WordList up_{};
  WordList down_{};
  WordList ranks_{};
  std::array<WordList, 4> times_{};  // doubled, tripled, quadrupled, halved
};

}  // namespace galley
