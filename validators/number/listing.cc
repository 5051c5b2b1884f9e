#include "validators/number/listing.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

// Words between a total and the sign that opens its listing.
constexpr uint32_t kMaxToOpening = 9;
constexpr int kMinParts = 2;
// Of more items some may be items of items.
constexpr double kMostItems = 10;
constexpr int kMostAmiss = 2;
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
    : parts_(setup.Find("parts")), listed_(setup.Find("listed")) {
  if (listed_ != nullptr) open_ = WordList(*listed_, "open");
}

void ListingTest::Run(const FigureView& view) const {
  for (const FiguredSentence& sentence : view.sentences) {
    if (listed_ != nullptr) Items(view, sentence);
    if (parts_ == nullptr) continue;
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (one->IsPlain() && one->kind != Figure::Kind::kShare &&
          one->low >= kLeastTotal) {
        Test(view, sentence, *one);
      }
    }
  }
}

void ListingTest::Items(const FigureView& view,
                        const FiguredSentence& sentence) const {
  const Figure& said = *(sentence.end - 1);
  if (!said.IsPlain() || said.kind != Figure::Kind::kCount || !said.counted ||
      said.low < kMinParts || said.low > kMostItems ||
      sentence.last < said.last + 2 ||
      sentence.last > said.last + kMaxToOpening ||
      At(view, sentence.last - 1) != ":") {
    return;
  }
  for (uint32_t i = sentence.first; i + 1 < sentence.last; ++i) {
    if (open_.Has(At(view, i)) ||
        (i >= said.last && view.document.words()[i].Is(kSign))) {
      return;
    }
  }
  const std::vector<Block>& blocks = view.document.blocks();
  const size_t above = view.document.BlockAt(sentence.span.begin);
  size_t block = above + 1;
  int items = 0;
  while (block < blocks.size() && blocks[block].kind == BlockKind::kListItem) {
    items += blocks[block].level == blocks[above + 1].level ? 1 : 0;
    ++block;
  }
  // A list that a paragraph parts goes on behind it.
  const bool goes_on = block + 1 < blocks.size() &&
                       blocks[block + 1].kind == BlockKind::kListItem;
  if (items < kMinParts || goes_on ||
      std::abs(items - static_cast<int>(said.low)) > kMostAmiss ||
      items == static_cast<int>(said.low)) {
    return;
  }
  view.report->findings.push_back(MakeFinding(
      *listed_, said.span,
      {{"said", std::string(said.text)}, {"items", std::to_string(items)}}));
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
