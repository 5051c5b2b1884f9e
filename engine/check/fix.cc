#include "engine/check/fix.h"

#include <algorithm>

namespace galley {
namespace {

constexpr std::string_view kMarkupSigns = "<>&*_`[]\\|#~";

// Insertions at one place are in no order.
bool Touch(const Edit& one, const Edit& other) {
  return one.span.Overlaps(other.span) ||
         ((one.span.empty() || other.span.empty()) &&
          one.span.begin <= other.span.end && other.span.begin <= one.span.end);
}

bool NeedsNoMarkup(const Document& document, const Edit& edit) {
  if (document.source().data() == document.text().data()) return true;
  return document.InSource(edit.span) == edit.span.In(document.text()) &&
         edit.replacement.find_first_of(kMarkupSigns) == std::string::npos;
}

}  // namespace

ChosenFixes ChooseFixes(
    const std::vector<const Finding*>& findings,
    const std::function<bool(const Edit& edit)>& can_be_made) {
  ChosenFixes chosen;
  for (const Finding* finding : findings) {
    if (finding->fix.empty()) continue;
    if (!std::ranges::all_of(finding->fix, can_be_made)) {
      ++chosen.in_markup;
      continue;
    }
    const bool free = std::ranges::none_of(finding->fix, [&](const Edit& edit) {
      return std::ranges::any_of(
          chosen.edits, [&](const Edit* other) { return Touch(edit, *other); });
    });
    if (free) {
      for (const Edit& edit : finding->fix) chosen.edits.push_back(&edit);
    }
    ++(free ? chosen.fixed : chosen.deferred);
  }
  std::ranges::stable_sort(chosen.edits, {},
                           [](const Edit* edit) { return edit->span; });
  return chosen;
}

FixedDraft ApplyFixes(const Document& document, std::string_view bytes,
                      const std::vector<const Finding*>& findings) {
  const ChosenFixes chosen = ChooseFixes(findings, [&](const Edit& edit) {
    return NeedsNoMarkup(document, edit);
  });
  FixedDraft result{{}, chosen.fixed, chosen.deferred, chosen.in_markup};
  size_t at = 0;
  for (const Edit* edit : chosen.edits) {
    const Span span = document.InFile(edit->span);
    result.bytes.append(bytes.substr(at, span.begin - at));
    result.bytes.append(edit->replacement);
    at = span.end;
  }
  result.bytes.append(bytes.substr(at));
  return result;
}

}  // namespace galley
