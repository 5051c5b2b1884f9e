#include "engine/input/markdown_source.h"

#include <algorithm>

namespace galley {
namespace {

using std::string_view;

// Marks are looked for this far from the text they belong to, so that the
// search stays linear whatever the source holds.
constexpr size_t kReach = 1000;

// What md4c looks at as markup inside a paragraph.
constexpr string_view kMarkSigns = "*_[]!`<>&\\~|";

Span MakeSpan(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t SkipBlanks(string_view text, size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

// The end of a bullet or number at `at`; `at` if there is none.
size_t MarkEnd(string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsDigit(text[end])) ++end;
  const string_view closing = end == at ? "-+*" : ".)";
  if (end == text.size() || closing.find(text[end]) == closing.npos) return at;
  ++end;
  return end == text.size() || IsBlank(text[end]) ? end : at;
}

// One line with its end; `next` is where the next one begins.
struct Line {
  string_view text;
  size_t next;
};
Line LineAt(string_view source, size_t begin) {
  const size_t end =
      std::min(source.find_first_of("\r\n", begin), source.size());
  const bool crlf = source.substr(end, 2) == "\r\n";
  return {source.substr(begin, end - begin),
          std::min(end + (crlf ? 2 : 1), source.size())};
}

}  // namespace

size_t FrontMatterLength(string_view source) {
  Line line = LineAt(source, 0);
  if (line.text != "---") return 0;
  bool first = true;
  while (line.next < source.size()) {
    line = LineAt(source, line.next);
    if (!first && (line.text == "---" || line.text == "...")) return line.next;
    // Otherwise "---" is a rule above prose.
    if (first && line.text.find(':') == string_view::npos) return 0;
    first = false;
  }
  return 0;
}

Span ListMarks(string_view source, size_t text, size_t count) {
  size_t begin = text;
  const size_t limit = text - std::min(text, kReach);
  while (begin > limit && source[begin - 1] != '\n' &&
         source[begin - 1] != '\r') {
    --begin;
  }
  const string_view line = source.substr(0, text);
  while (begin < text && (IsBlank(line[begin]) || line[begin] == '>')) ++begin;
  size_t end = begin;
  for (size_t i = 0; i < count; ++i) {
    const size_t mark = MarkEnd(line, end);
    if (mark == end) break;
    end = SkipBlanks(line, mark);
  }
  if (end == begin) return {};
  const string_view box = line.substr(end, 4);
  if (box == "[ ] " || box == "[x] " || box == "[X] ") end += 4;
  return MakeSpan(begin, end);
}

Span LineEndFrom(string_view source, size_t from) {
  const string_view near = source.substr(from, kReach);
  const size_t at = near.find_first_of("\r\n");
  if (at == near.npos) return {};
  const size_t begin = from + at;
  return MakeSpan(begin, begin + (source.substr(begin, 2) == "\r\n" ? 2 : 1));
}

Span LinkBegin(string_view source, size_t from, size_t text) {
  const size_t limit = std::max(from, text - std::min(text, kReach));
  for (size_t at = text; at > limit; --at) {
    if (source[at - 1] == '[') return MakeSpan(at - 1, at);
  }
  return {};
}

Span LinkEnd(string_view source, size_t from) {
  const string_view near = source.substr(from, kReach);
  const size_t bracket = near.find(']');
  if (bracket == near.npos) return {};
  if (near.substr(bracket, 2) != "](") {
    return MakeSpan(from + bracket, from + bracket + 1);
  }
  const size_t end = near.find(')', bracket);
  if (end == near.npos) return {};
  return MakeSpan(from + bracket, from + end + 1);
}

Span LinkWithoutText(string_view source, size_t from) {
  const string_view near = source.substr(from, kReach);
  const size_t begin = near.find("[](");
  if (begin == near.npos) return {};
  const Span rest = LinkEnd(source, from + begin);
  return rest.empty() ? rest : MakeSpan(from + begin, rest.end);
}

bool HasMonstrousParagraph(string_view source) {
  constexpr size_t kMost = 250'000;
  size_t signs = 0;
  bool blank = true;  // the line so far
  for (const char c : source) {
    if (c == '\n') {
      if (blank) signs = 0;
      blank = true;
    } else if (kMarkSigns.find(c) != kMarkSigns.npos) {
      blank = false;
      if (++signs > kMost) return true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      blank = false;
    }
  }
  return false;
}

}  // namespace galley
