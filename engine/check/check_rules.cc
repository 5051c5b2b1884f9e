#include "engine/check/check_rules.h"

#include <algorithm>

#include "engine/check/validator.h"

namespace galley {
namespace {

constexpr size_t kMaxRunGap = 40;  // bytes

// Between the lines of a run: white space and the marks of lists and menus, in
// ASCII these few, beyond it any sign (• · –).
bool IsRunGap(std::string_view gap) {
  constexpr std::string_view kMarks = "-*|>/";
  if (gap.size() >= kMaxRunGap) return false;
  return std::ranges::all_of(CutWords(gap), [&](const Word& word) {
    return word.Is(kSign) &&
           (word.Is(kNonAscii) ||
            kMarks.find(gap[word.begin]) != std::string_view::npos);
  });
}

Edit FixOf(const std::string& replacement, Span span, std::string_view text) {
  Edit edit{span, replacement};
  if (!replacement.empty()) return edit;
  if (span.end < text.size() && text[span.end] == ' ') {
    ++edit.span.end;
  } else if (span.begin > 0 && text[span.begin - 1] == ' ') {
    --edit.span.begin;
  }
  return edit;
}

}  // namespace

std::vector<Finding> FindingsOf(const std::vector<CheckMatch>& matches,
                                const Database& database,
                                const Document& document) {
  std::vector<Finding> findings;
  for (const CheckMatch& match : matches) {
    const Rule& rule = *database.rules[match.rule].rule;
    Finding finding;
    finding.span = match.span;
    finding.category = rule.type;
    finding.rule = rule.id;
    finding.severity = SeverityOf(rule.severity);
    finding.priority = rule.priority;
    finding.message = FillMessage(rule.message, match.captures);
    if (rule.fix) {
      finding.fix.push_back(FixOf(FillMessage(*rule.fix, match.captures),
                                  match.span, document.text()));
    }
    findings.push_back(std::move(finding));
  }
  std::ranges::stable_sort(findings, {}, &Finding::span);

  std::vector<Finding> merged;
  const auto runs = [&](const Finding& finding) {
    const uint32_t index = database.book.RuleIndex(finding.rule);
    return database.rules[index].rule->run;
  };
  for (Finding& finding : findings) {
    if (!merged.empty() && runs(finding)) {
      Finding& last = merged.back();
      if (last.category == finding.category && runs(last) &&
          last.span.end <= finding.span.begin &&
          IsRunGap(
              Span{last.span.end, finding.span.begin}.In(document.text()))) {
        last.span.end = finding.span.end;
        last.severity = std::max(last.severity, finding.severity);
        last.fix.clear();
        continue;
      }
    }
    merged.push_back(std::move(finding));
  }
  return merged;
}

}  // namespace galley
