#include "engine/report/mark_diff.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/report/excerpt.h"

namespace galley {
namespace {

constexpr uint32_t kMargin = 40;  // bytes around the marks of a long line
constexpr uint32_t kLongLine = 100;

bool Continues(char c) { return (c & 0xC0) == 0x80; }

size_t CodePoints(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return !Continues(c); }));
}

std::vector<const Mark*> MarksIn(const std::vector<Mark>& marks, Span line) {
  std::vector<const Mark*> inside;
  for (const Mark& mark : marks) {
    if (mark.span.Overlaps(line)) inside.push_back(&mark);
  }
  return inside;
}

// A row of carets, and what each mark says.
std::string Carets(std::string_view label,
                   const std::vector<const Mark*>& marks, std::string_view text,
                   Span shown, bool cut) {
  if (marks.empty()) return fmt::format("    {:<8}nothing\n", label);
  std::string row;
  std::string said;
  for (const Mark* mark : marks) {
    const Span span{std::max(mark->span.begin, shown.begin),
                    std::min(mark->span.end, shown.end)};
    const size_t begin =
        CodePoints(Span{shown.begin, span.begin}.In(text)) + (cut ? 1 : 0);
    const size_t width = std::max<size_t>(1, CodePoints(span.In(text)));
    if (row.size() < begin) row.resize(begin, ' ');
    if (row.size() < begin + width) row.resize(begin + width, '^');
    said += fmt::format(" {}{}{}", mark->type, mark->value.empty() ? "" : "=",
                        mark->value);
  }
  return fmt::format("    {:<8}{}{}\n", label, row, Printable(said));
}

}  // namespace

std::string MarkDiff(std::string_view text, const std::vector<Mark>& wanted,
                     const std::vector<Mark>& found) {
  std::string shown;
  uint32_t begin = 0;
  while (begin < text.size()) {
    const size_t end_of_line = std::min(text.find('\n', begin), text.size());
    const Span line{begin, static_cast<uint32_t>(end_of_line)};
    begin = line.end + 1;
    const auto left = MarksIn(wanted, line);
    const auto right = MarksIn(found, line);
    if (left.empty() && right.empty()) continue;
    Span window = line;
    if (line.size() > kLongLine) {
      uint32_t first = line.end;
      uint32_t last = line.begin;
      for (const auto* marks : {&left, &right}) {
        for (const Mark* mark : *marks) {
          first = std::min(first, std::max(line.begin, mark->span.begin));
          last = std::max(last, std::min(line.end, mark->span.end));
        }
      }
      window.begin = first - std::min(first - line.begin, kMargin);
      window.end = last + std::min(line.end - last, kMargin);
      while (window.begin > line.begin && Continues(text[window.begin])) {
        --window.begin;
      }
      while (window.end < line.end && Continues(text[window.end])) ++window.end;
    }
    const bool cut = window.begin > line.begin;
    shown += fmt::format("    {:<8}{}{}{}\n", "text:", cut ? "…" : "",
                         Printable(window.In(text)),
                         window.end < line.end ? "…" : "");
    shown += Carets("wanted:", left, text, window, cut);
    shown += Carets("found:", right, text, window, cut);
  }
  return shown;
}

}  // namespace galley
