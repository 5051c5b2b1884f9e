#include "engine/check/fix.h"

#include <algorithm>

namespace galley {
namespace {

constexpr std::string_view kMarkupSigns = "<>&*_`[]\\|#~";

// An edit in bytes of the file.
struct FileEdit {
  Span span{};
  std::string_view replacement{};

  // Insertions at one place are in no order.
  bool Touches(const FileEdit& other) const {
    return span.Overlaps(other.span) ||
           ((span.empty() || other.span.empty()) &&
            span.begin <= other.span.end && other.span.begin <= span.end);
  }
};

bool NeedsNoMarkup(const Document& document, const Edit& edit) {
  if (document.source().data() == document.text().data()) return true;
  return document.InSource(edit.span) == edit.span.In(document.text()) &&
         edit.replacement.find_first_of(kMarkupSigns) == std::string::npos;
}

std::string Edited(std::string_view bytes, std::vector<FileEdit> edits) {
  std::ranges::sort(edits, {}, &FileEdit::span);
  std::string edited;
  size_t at = 0;
  for (const FileEdit& edit : edits) {
    edited.append(bytes.substr(at, edit.span.begin - at));
    edited.append(edit.replacement);
    at = edit.span.end;
  }
  return edited.append(bytes.substr(at));
}

}  // namespace

FixedDraft ApplyFixes(const Document& document, std::string_view bytes,
                      const std::vector<const Finding*>& findings) {
  FixedDraft result;
  std::vector<FileEdit> made;
  for (const Finding* finding : findings) {
    if (finding->fix.empty()) continue;
    if (!std::ranges::all_of(finding->fix, [&](const Edit& edit) {
          return NeedsNoMarkup(document, edit);
        })) {
      ++result.in_markup;
      continue;
    }
    std::vector<FileEdit> edits;
    for (const Edit& edit : finding->fix) {
      edits.push_back({document.InFile(edit.span), edit.replacement});
    }
    const bool free = std::ranges::none_of(edits, [&](const FileEdit& edit) {
      return std::ranges::any_of(
          made, [&](const FileEdit& other) { return edit.Touches(other); });
    });
    if (free) std::ranges::move(edits, std::back_inserter(made));
    ++(free ? result.fixed : result.deferred);
  }
  result.bytes = Edited(bytes, std::move(made));
  return result;
}

}  // namespace galley
