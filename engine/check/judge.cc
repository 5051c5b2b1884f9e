#include "engine/check/judge.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/check/fingerprint.h"
#include "engine/check/settings_in_force.h"
#include "engine/text/draft_mark.h"

namespace galley {
namespace {

constexpr size_t kShownWords = 24;

// A mark at work: where in the text it holds.
struct MarkedRange {
  const DraftMark* mark = nullptr;
  Span span{};
  bool used = false;

  bool Concerns(const Finding& finding) const {
    return span.begin <= finding.span.begin && finding.span.begin < span.end &&
           (mark->rule == finding.rule || mark->rule == finding.category);
  }
};

class MarksOfDraft {
 public:
  MarksOfDraft(const Document& document, const RuleBook& book)
      : document_(document), marks_(DraftMarksOf(document)) {
    for (const DraftMark& mark : marks_) Add(mark, book);
  }

  // The mark that speaks for a finding; null: none does.
  const DraftMark* For(const Finding& finding) {
    for (MarkedRange& range : ranges_) {
      if (!range.Concerns(finding)) continue;
      range.used = true;
      return range.mark;
    }
    return nullptr;
  }

  Errors Unused() && {
    for (const MarkedRange& range : ranges_) {
      if (range.used) continue;
      Wrong(*range.mark,
            fmt::format("galley:{} {} concerns no finding; delete it",
                        range.mark->verb, range.mark->rule));
    }
    std::ranges::stable_sort(errors_, {}, [](const Error& error) {
      return std::pair(error.line, error.column);
    });
    return std::move(errors_);
  }

 private:
  void Add(const DraftMark& mark, const RuleBook& book) {
    if (mark.kind == DraftMark::Kind::kUnknown) {
      return Wrong(mark, fmt::format("galley:{} is none of galley:off, "
                                     "galley:on, galley:ignore-next",
                                     mark.verb));
    }
    if (mark.kind == DraftMark::Kind::kOn) return SwitchOn(mark);
    if (mark.rule.empty() || mark.reason.empty()) {
      return Wrong(mark, fmt::format("galley:{0} needs a rule and a reason, as "
                                     "in galley:{0} spacing a quotation",
                                     mark.verb));
    }
    if (!MakesFindings(book, mark.rule)) {
      return Wrong(mark, UnknownCheck(mark.rule));
    }
    ranges_.push_back({&mark, {mark.offset, EndOf(mark)}});
  }

  uint32_t EndOf(const DraftMark& mark) const {
    const auto end = static_cast<uint32_t>(document_.text().size());
    if (mark.kind == DraftMark::Kind::kOff) return end;
    size_t block = document_.BlockAt(mark.offset);
    // A mark in plain text stands in a block of its own.
    while (block < document_.blocks().size() &&
           document_.blocks()[block].span.end <= mark.offset) {
      ++block;
    }
    return block < document_.blocks().size()
               ? document_.blocks()[block].span.end
               : end;
  }

  void SwitchOn(const DraftMark& mark) {
    bool was_off = false;
    for (MarkedRange& range : ranges_) {
      if (range.mark->kind != DraftMark::Kind::kOff ||
          range.mark->rule != mark.rule || range.span.end <= mark.offset) {
        continue;
      }
      range.span.end = mark.offset;
      was_off = true;
    }
    if (was_off) return;
    Wrong(mark, fmt::format("galley:on {}: it was not off here; delete it",
                            mark.rule));
  }

  void Wrong(const DraftMark& mark, std::string message) {
    const Position place = LineColumnOf(document_.source(), mark.span.begin);
    errors_.push_back(
        {std::move(message), document_.name(), place.line, place.column});
  }

  const Document& document_;
  const std::vector<DraftMark> marks_;
  std::vector<MarkedRange> ranges_{};
  Errors errors_{};
};

}  // namespace

Judgement Judge(const Document& document, const RuleBook& book,
                const Known& known, Report* report) {
  Judgement judgement;
  MarksOfDraft marks(document, book);
  for (Finding& finding : report->findings) {
    const bool accepted =
        known.baseline != nullptr &&
        known.baseline->findings.contains(finding.fingerprint);
    if (accepted) judgement.accepted.push_back(finding.fingerprint);
    if (const DraftMark* mark = marks.For(finding); mark != nullptr) {
      finding.suppression = {Suppression::Kind::kInDraft, mark->reason};
    } else if (accepted) {
      finding.suppression = {
          Suppression::Kind::kAccepted,
          known.baseline->findings.at(finding.fingerprint).why};
    } else if (known.earlier.contains(finding.fingerprint)) {
      finding.suppression = {
          Suppression::Kind::kAccepted,
          fmt::format("stands in revision {}", known.revision)};
    }
  }
  judgement.unused = std::move(marks).Unused();
  return judgement;
}

AcceptedFinding AcceptedOf(const Document& document, const Finding& finding,
                           std::string draft) {
  AcceptedFinding accepted;
  accepted.rule = finding.rule;
  accepted.draft = std::move(draft);
  const FindingWords words = WordsOf(document, finding);
  const auto joined = [](const std::vector<std::string>& list) {
    std::string text;
    for (size_t i = 0; i < std::min(list.size(), kShownWords); ++i) {
      text += (i == 0 ? "" : " ") + list[i];
    }
    return list.size() > kShownWords ? text + " ..." : text;
  };
  accepted.before = joined(words.before);
  accepted.text = joined(words.own);
  accepted.after = joined(words.after);
  return accepted;
}

}  // namespace galley
