#include "validators/number/listing.h"

#include <algorithm>
#include <cmath>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

// Words between a total and the sign that opens its listing.
constexpr uint32_t kMaxToOpening = 9;
constexpr int kMinParts = 2;
constexpr size_t kMaxAbbreviation = 2;
// Of smaller totals any two numbers come near.
constexpr double kLeastTotal = 8;
// How near a listing comes to the total that it is meant to make.
constexpr double kNear = 0.15;

// Where the listing of `total` opens; 0: nowhere.
uint32_t OpeningBehind(const FigureView& view, const Figure& total,
                       uint32_t end) {
  const uint32_t last = std::min(end, total.last + kMaxToOpening);
  for (uint32_t i = total.last; i < last; ++i) {
    if (!view.document.words()[i].Is(kSign)) continue;
    const std::string_view sign = At(view, i);
    if (sign == ":" || sign == "(") return i;
    if (sign != "," && sign != "-" && sign != "'") return 0;
  }
  return 0;
}

// "29 national", "29 t": no noun of its own says what it counts.
bool CountsTheSame(const Figure& part, const Figure& total) {
  return part.kind == total.kind && part.currency == total.currency &&
         part.IsPlain() &&
         (part.kind == Figure::Kind::kMoney ||
          part.unit.size() <= kMaxAbbreviation || part.unit == total.unit);
}

}  // namespace

ListingTest::ListingTest(const ValidatorSetup& setup)
    : parts_(setup.Find("parts")) {}

void ListingTest::Run(const FigureView& view) const {
  if (parts_ == nullptr) return;
  for (const FiguredSentence& sentence : view.sentences) {
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->IsPlain() && one->kind != Figure::Kind::kShare &&
          one->low >= kLeastTotal) {
        Test(view, sentence, *one);
      }
    }
  }
}

void ListingTest::Test(const FigureView& view, const FiguredSentence& sentence,
                       const Figure& total) const {
  const uint32_t opening = OpeningBehind(view, total, sentence.last);
  if (opening == 0) return;
  const bool bracket = At(view, opening) == "(";
  double sum = 0;
  double slack = Slack(total);
  int parts = 0;
  bool closed = false;
  const Figure* part = &total + 1;
  if (part == sentence.end || part->first < opening) return;
  uint32_t behind = opening + 1;
  for (; part != sentence.end; ++part) {
    for (; behind < part->first; ++behind) {
      closed = closed || (bracket && At(view, behind) == ")");
    }
    if (closed) break;
    behind = part->last;
    if (part->kind == Figure::Kind::kShare) continue;
    if (!CountsTheSame(*part, total)) return;
    sum += part->low;
    slack += Slack(*part);
    ++parts;
  }
  if (parts < kMinParts || std::abs(sum - total.low) <= slack ||
      std::abs(sum - total.low) > kNear * total.low) {
    return;
  }
  view.report->findings.push_back(
      MakeFinding(*parts_, total.span,
                  {{"total", std::string(total.text)}, {"sum", Shown(sum)}}));
}

}  // namespace galley
