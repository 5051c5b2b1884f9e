#include "validators/number/total_behind.h"

#include <cmath>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

constexpr size_t kMaxParts = 4;
// A part is no less than this share of its total, and the parts miss it by no
// more than the other: all else are figures of other things.
constexpr double kLeastPart = 0.08;
constexpr double kMostMissed = 0.12;
constexpr uint32_t kMaxToTotal = 3;  // "Altogether some of the 120"

bool IsAt(const FigureView& view, const FiguredSentence& sentence,
          uint32_t word, string_view text) {
  return word >= sentence.first && word < sentence.last &&
         FoldWord(At(view, word)) == text;
}

// "in all", "in total", "altogether"
bool SaysAll(const FigureView& view, const FiguredSentence& sentence,
             uint32_t word) {
  return IsAt(view, sentence, word, "altogether") ||
         (IsAt(view, sentence, word, "in") &&
          (IsAt(view, sentence, word + 1, "all") ||
           IsAt(view, sentence, word + 1, "total")));
}

// ", 120 in all", "(120 people in total)", ", a total of 120"
bool IsCalledTotal(const FigureView& view, const FiguredSentence& sentence,
                   const Figure& figure) {
  if (figure.first < sentence.first + 4) return false;
  const uint32_t before = figure.first - 1;
  const bool apart = At(view, before) == "," || At(view, before) == "(" ||
                     (At(view, before) == "or" && At(view, before - 1) == ",");
  if (apart && (SaysAll(view, sentence, figure.last) ||
                SaysAll(view, sentence, figure.last + 1))) {
    return true;
  }
  return At(view, before) == "of" && At(view, before - 1) == "total" &&
         (At(view, before - 2) == "a" || At(view, before - 2) == "the") &&
         (At(view, before - 3) == "," || At(view, before - 3) == "for");
}

// Do some of the parts from `at` on make `rest`?
bool SomeMake(const std::vector<const Figure*>& parts, size_t at, double rest) {
  if (std::abs(rest) < 0.5 * parts.front()->step) return true;
  return at < parts.size() && (SomeMake(parts, at + 1, rest - parts[at]->low) ||
                               SomeMake(parts, at + 1, rest));
}

}  // namespace

TotalBehindTest::TotalBehindTest(const ValidatorSetup& setup)
    : parts_(setup.Find("parts")) {}

void TotalBehindTest::Run(const FigureView& view) const {
  if (parts_ == nullptr) return;
  const FiguredSentence* before = nullptr;
  for (const FiguredSentence& sentence : view.sentences) {
    const Figure& first = *sentence.begin;
    if (before != nullptr && IsNextTo(view, *before, sentence) &&
        SaysAll(view, sentence, sentence.first) &&
        first.first - sentence.first <= kMaxToTotal) {
      Test(view, PartsOf(view, before->begin, before->end, first), first);
    }
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (IsCalledTotal(view, sentence, *one)) {
        Test(view, PartsOf(view, sentence.begin, one, *one), *one);
      }
    }
    before = &sentence;
  }
}

std::vector<const Figure*> TotalBehindTest::PartsOf(const FigureView& view,
                                                    const Figure* begin,
                                                    const Figure* end,
                                                    const Figure& total) {
  std::vector<const Figure*> parts;
  for (const Figure* one = begin; one != end; ++one) {
    if (!Comparable(*one, total) || one->low < kLeastPart * total.low) continue;
    // "rose from 40 to 60"
    const string_view led = one->first == 0 ? "" : At(view, one->first - 1);
    if (!one->IsPlain() || led == "from" || led == "to") return {};
    parts.push_back(one);
  }
  return parts;
}

void TotalBehindTest::Test(const FigureView& view,
                           const std::vector<const Figure*>& parts,
                           const Figure& total) const {
  if (!total.IsPlain() || parts.size() < 2 || parts.size() > kMaxParts) return;
  double sum = 0;
  double slack = Slack(total);
  for (const Figure* part : parts) {
    sum += part->low;
    slack += Slack(*part);
  }
  const double missed = std::abs(sum - total.low);
  if (missed <= slack || missed > kMostMissed * total.low ||
      SomeMake(parts, 0, total.low)) {
    return;
  }
  view.report->findings.push_back(
      MakeFinding(*parts_, total.span,
                  {{"total", std::string(total.text)}, {"sum", Shown(sum)}}));
}

}  // namespace galley
