#include "validators/number/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "engine/text/word.h"
#include "validators/number/wording.h"

namespace galley {
namespace {

using std::string_view;

// More parts are a list of other things; keeps the cost linear.
constexpr int kMaxParts = 12;
// Parts that make more are parts of something else.
constexpr double kMostShared = 1.12;
// Words between a part and its noun.
constexpr uint32_t kMaxToNoun = 4;

// The parameters of kind parts: each names the words of one group.
constexpr std::array<string_view, 5> kGroups = {"women", "men", "girls", "boys",
                                                "others"};

// Do the groups share a whole out among them? Others may overlap.
bool IsPartition(const std::set<string_view>& groups) {
  const auto has = [&](string_view group) { return groups.contains(group); };
  return (has("women") && has("men")) || (has("girls") && has("boys"));
}

}  // namespace

PartsTest::PartsTest(const ValidatorSetup& setup)
    : parts_(setup.Find("parts")),
      part_(setup.Find("part")),
      share_(setup.Find("share")) {
  for (size_t i = 0; parts_ != nullptr && i < groups_.size(); ++i) {
    groups_[i] = WordList(*parts_, kGroups[i]);
  }
  if (part_ != nullptr) measures_ = WordList(*part_, "measures");
}

void PartsTest::Run(const FigureView& view) const {
  for (const FiguredSentence& sentence : view.sentences) {
    for (const Figure* one = sentence.begin; one != sentence.end;) {
      const Figure* next = one + 1;
      if (one->kind == Figure::Kind::kShare) {
        OfBefore(view, sentence, *one);
      } else if (one->whole != 0) {
        Ratio(view, sentence, *one);
      } else if (part_ != nullptr && IsOfThem(view, sentence, *one)) {
        OfThem(view, sentence, *one);
      } else if (one->IsPlain()) {
        next = Test(view, sentence, *one);
      }
      one = next;
    }
  }
}

void PartsTest::Ratio(const FigureView& view, const FiguredSentence& sentence,
                      const Figure& ratio) const {
  if (ratio.last < sentence.last && measures_.Has(At(view, ratio.last))) return;
  if (ratio.low > ratio.whole && part_ != nullptr && ratio.exact) {
    view.report->findings.push_back(MakeFinding(
        *part_, ratio.span,
        {{"part", Shown(ratio.low)}, {"whole", Shown(ratio.whole)}}));
    return;
  }
  // "45 of 60 districts (70 per cent)", "70 per cent (45 of 60)".
  const Figure* next = &ratio + 1;
  if (next != sentence.end && next->kind == Figure::Kind::kShare &&
      (ClosesClause(view, sentence, ratio.last, *next) ||
       (next->first - ratio.last <= kMaxToNoun &&
        (At(view, next->first - 1) == "(" ||
         At(view, next->first - 1) == "or")))) {
    Share(view, *next, ratio.low, ratio.whole);
  }
  if (next != sentence.end) Rest(view, ratio, *next);
  if (&ratio != sentence.begin && At(view, ratio.first - 1) == "(") {
    const Figure& before = *(&ratio - 1);
    if (before.kind == Figure::Kind::kShare &&
        ratio.first - before.last <= kMaxToNoun) {
      Share(view, before, ratio.low, ratio.whole);
    }
  }
}

// "Five of seven culverts are in; the other three wait."
void PartsTest::Rest(const FigureView& view, const Figure& ratio,
                     const Figure& rest) const {
  if (parts_ == nullptr || !ratio.exact || !rest.IsPlain() ||
      rest.kind != Figure::Kind::kCount) {
    return;
  }
  const string_view word = At(view, rest.first - 1);
  const double sum = ratio.low + rest.low;
  if ((word != "other" && word != "remaining") || sum == ratio.whole) return;
  view.report->findings.push_back(
      MakeFinding(*parts_, rest.span,
                  {{"total", Shown(ratio.whole)}, {"sum", Shown(sum)}}));
}

void PartsTest::OfThem(const FigureView& view, const FiguredSentence& sentence,
                       const Figure& part) const {
  // What "them" are is not sure: the part is more than any figure before it.
  // "Which" are those before the comma.
  const int reach = At(view, part.last + 1) == "which" ? 1 : kMaxParts;
  const Figure* whole = nullptr;
  const Figure* one = &part;
  for (int i = 0; i < reach && one != sentence.begin; ++i) {
    --one;
    if (!Comparable(*one, part)) continue;
    if (!one->IsPlain() || one->low >= part.low) return;
    if (whole == nullptr) whole = one;
  }
  if (whole == nullptr) return;
  view.report->findings.push_back(
      MakeFinding(*part_, part.span,
                  {{"part", Shown(part.low)}, {"whole", Shown(whole->low)}}));
}

string_view PartsTest::GroupNamed(string_view word) const {
  for (size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].Has(word)) return kGroups[i];
  }
  return {};
}

string_view PartsTest::GroupOf(const FigureView& view,
                               const FiguredSentence& sentence,
                               const Figure& part) const {
  // "women: 70"
  if (part.first >= sentence.first + 2 && At(view, part.first - 1) == ":") {
    const string_view group = GroupNamed(At(view, part.first - 2));
    if (!group.empty()) return group;
  }
  for (uint32_t i = part.last; i < sentence.last && i < part.last + kMaxToNoun;
       ++i) {
    if (view.document.words()[i].Is(kSign)) break;
    const string_view group = GroupNamed(At(view, i));
    if (!group.empty()) return group;
  }
  return {};
}

const Figure* PartsTest::Test(const FigureView& view,
                              const FiguredSentence& sentence,
                              const Figure& total) const {
  // How do the parts begin? "T noun (A ...", "T noun, of whom A ...",
  // "Of the T noun, A ...".
  const bool of_total = IsAnnounced(view, sentence, total);
  const Figure* part = &total + 1;
  const Figure* const none = part;
  if (part == sentence.end) return none;
  bool bracket = false;
  bool whom = false;
  bool comma = false;
  const uint32_t gap_end = part->first;
  if (gap_end - total.last > 2 * kMaxToParts) return none;
  for (uint32_t i = total.last; i < gap_end; ++i) {
    const string_view word = At(view, i);
    if (word == "(") bracket = true;
    if (word == ")") return none;
    if (word == ";") return none;
    if (word == "," || word == ":" || word == "-") comma = true;
    // Not "the first of which covered 11 countries".
    if ((word == "whom" || word == "which") && i > total.last + 1 &&
        At(view, i - 1) == "of" && gap_end - i <= 2 &&
        (view.document.words()[i - 2].Is(kSign) || i - 2 == total.last)) {
      whom = true;
    }
  }
  if (!of_total && !whom && gap_end - total.last > kMaxToParts) return none;
  if (!bracket && !whom && !comma && !of_total) return none;
  double sum = 0;
  double slack = Slack(total);
  std::set<string_view> groups;
  int parts = 0;
  bool all_grouped = true;
  bool all_apart = true;  // each part is somewhere else
  bool any_grouped = false;
  bool one_unit = true;
  const Figure* greatest = nullptr;
  for (; part != sentence.end; ++part) {
    if (part != &total + 1) {
      bool closed = false;
      for (uint32_t i = (part - 1)->last; i < part->first; ++i) {
        const string_view word = At(view, i);
        const bool ends = bracket ? word == ")" : word == ";";
        closed = closed || (ends && (part - 1)->kind != Figure::Kind::kShare);
      }
      if (closed) break;
    }
    if (part - &total > 2 * kMaxParts) return none;
    if (part->kind == Figure::Kind::kShare) {
      // "70 women (58 per cent)"
      const Figure& before = *(part - 1);
      if (parts == 1 && (whom || of_total) &&
          before.kind != Figure::Kind::kShare &&
          (ClosesClause(view, sentence, before.last, *part) ||
           (At(view, part->first - 1) == "(" &&
            part->first - before.last <= kMaxToNoun))) {
        Share(view, *part, before.low, total.low);
      }
      continue;
    }
    if (!Comparable(*part, total) || !part->IsPlain()) {
      all_grouped = false;
      break;
    }
    const string_view group = GroupOf(view, sentence, *part);
    all_grouped = all_grouped && !group.empty() && groups.insert(group).second;
    any_grouped = any_grouped || !group.empty();
    one_unit = one_unit && (part->unit.empty() || part->unit == total.unit);
    all_apart = all_apart && IsSomewhere(view, sentence, *part);
    sum += part->low;
    slack += Slack(*part);
    ++parts;
    if (greatest == nullptr || part->low > greatest->low) greatest = part;
  }
  if (parts == 0) return none;
  const bool relation = whom || of_total || (bracket && all_grouped);
  if (part_ != nullptr && relation && greatest == &total + 1 &&
      greatest->low > total.low + Slack(total) + Slack(*greatest)) {
    // "Of the 40 wells, 60 people ...": only where nothing else is counted.
    if (whom || all_grouped || (of_total && !greatest->counted)) {
      view.report->findings.push_back(MakeFinding(
          *part_, greatest->span,
          {{"part", Shown(greatest->low)}, {"whole", Shown(total.low)}}));
      return part;
    }
  }
  // "62 people, of whom 35 were cooks and 29 bakers", "62 roads were paved, 41
  // in town and 24 in the hills": a little too much of what is shared out.
  const bool listed = !of_total && all_apart && one_unit &&
                      At(view, (&total + 1)->first - 1) == ",";
  const bool two = parts == 2 && part - &total == 3;
  const bool shared_out = two && (whom || listed) && !any_grouped &&
                          sum <= kMostShared * total.low &&
                          EndsParts(view, sentence, *(part - 1));
  const bool too_much =
      sum > total.low && ((of_total && all_apart) || shared_out);
  const bool denied =
      of_total && parts == 2 && DeniesTheRest(view, sentence, *(part - 1));
  if (parts_ == nullptr || parts < 2 || std::abs(sum - total.low) <= slack ||
      !(too_much || denied || (all_grouped && IsPartition(groups)))) {
    return relation ? part : none;
  }
  // "48 people in 11 huts: 30 women and 18 men": they make another figure.
  if (std::any_of(sentence.begin, &total, [&](const Figure& other) {
        return std::abs(sum - other.low) <= slack;
      })) {
    return part;
  }
  // Other people than girls and boys may be left.
  const bool may_be_less =
      !too_much && !denied && !groups.contains("women") && sum < total.low;
  if (may_be_less && GroupNamed(At(view, total.last)) != "others") return none;
  view.report->findings.push_back(
      MakeFinding(*parts_, total.span,
                  {{"total", std::string(total.text)}, {"sum", Shown(sum)}}));
  return part;
}

}  // namespace galley
