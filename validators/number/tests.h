// The tests of figures, one function a subject; number.h says what they find.
// Each appends findings for the kinds that `setup` binds. Cost: linear.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/validator.h"
#include "validators/number/figure.h"
#include "validators/word_list.h"

namespace galley {

// What all tests look at.
struct FigureView {
  const Document& document;
  const std::vector<FiguredSentence>& sentences;
  Report* report;
};

// Parts against a total, and the shares of parts: kinds parts, part, share.
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

// What stands beside a figure: kinds words, listed, range.
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

// One fact with two figures in two places: kind restated.
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

// Says so when `share` is not what `part` is of `whole`, kind share.
void CheckShare(const FigureView& view, const Binding& binding,
                const Figure& share, double part, double whole);

// A number for people: "65,200", "1,250.5".
std::string Shown(double value);

// A word of the document in the matching view; empty where there is none: the
// word before the first one wraps round.
inline std::string_view WordAt(const Document& document, uint32_t word) {
  return word < document.words().size()
             ? document.words()[word].span().In(document.view())
             : std::string_view();
}

}  // namespace galley
