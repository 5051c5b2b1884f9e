#include "validators/truncation/paragraph.h"

#include <string_view>

#include "engine/text/character.h"
#include "engine/text/sentence.h"

namespace galley {
namespace {

using std::string_view;

// What is marked stays on one line: the place of the cut, not all that leads to
// it.
constexpr uint32_t kMostBytes = 45;

constexpr string_view kEllipsis = "…";  // three bytes, as three dots

// Not an address, a file name, an option of a command.
bool IsProse(string_view token) {
  return token.find_first_of("@/_#\\.=$") == string_view::npos &&
         !token.starts_with('-');
}

// From the last white space on.
string_view LastToken(string_view text) {
  const size_t space = text.find_last_of(" \t\r\n");
  return space == string_view::npos ? text : text.substr(space + 1);
}

// Dots behind a word: not a leader, not the end of a list ("nets, boats, ...").
bool IsPreview(string_view text) {
  if (text.ends_with("....")) return false;
  text.remove_suffix(3);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return !text.empty() &&
         string_view(",;[(").find(text.back()) == string_view::npos;
}

Ending EndingOf(string_view text, string_view view, const Word* last) {
  if (text.empty()) return Ending::kOther;
  if (text.ends_with(kEllipsis) || text.ends_with("...")) {
    return IsPreview(text) ? Ending::kDots : Ending::kMark;
  }
  switch (view.back()) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case ')':
    case ']':
    case '"':
    case '\'':
    case '*':
    case '_':
      return Ending::kMark;
    case ',':
    case '(':
    case '[':
      return Ending::kOpen;
    default:
      break;
  }
  if (last == nullptr || !last->Is(kLower | kCapitalised) ||
      last->Is(kHasDigit) || !IsProse(LastToken(view))) {
    return Ending::kOther;
  }
  return last->Is(kLower) ? Ending::kWord : Ending::kName;
}

}  // namespace

Paragraph MakeParagraph(const Document& document, const Block& block) {
  Paragraph paragraph;
  paragraph.block = &block;
  paragraph.span = Trimmed(document.text(), block.span);
  paragraph.first_word = document.WordAt(paragraph.span.begin);
  paragraph.end_word = document.WordAt(paragraph.span.end);
  const Word* last =
      paragraph.empty() ? nullptr : &document.words()[paragraph.last_word()];
  paragraph.ending = EndingOf(paragraph.span.In(document.text()),
                              paragraph.span.In(document.view()), last);
  return paragraph;
}

bool HasWords(const Document& document, const Paragraph& paragraph,
              uint32_t count) {
  for (uint32_t i = paragraph.first_word; i < paragraph.end_word; ++i) {
    if (!document.words()[i].Is(kSign) && --count == 0) return true;
  }
  return false;
}

Span LastSentence(const Document& document, const Paragraph& paragraph) {
  const std::vector<Span> sentences = Sentences(document, *paragraph.block);
  return sentences.empty() ? paragraph.span : sentences.back();
}

Span FirstSentence(const Document& document, const Paragraph& paragraph) {
  const std::vector<Span> sentences = Sentences(document, *paragraph.block);
  return sentences.empty() ? paragraph.span : sentences.front();
}

Span EndOfLast(const Document& document, const Paragraph& paragraph) {
  Span span = LastSentence(document, paragraph);
  if (span.size() <= kMostBytes || paragraph.empty()) return span;
  const std::vector<Word>& words = document.words();
  uint32_t first = paragraph.last_word();
  while (first > paragraph.first_word &&
         span.end - words[first - 1].begin <= kMostBytes) {
    --first;
  }
  while (first < paragraph.last_word() && words[first].Is(kSign)) ++first;
  return {words[first].begin, span.end};
}

Span BeginOfFirst(const Document& document, const Paragraph& paragraph) {
  Span span = FirstSentence(document, paragraph);
  if (span.size() <= kMostBytes || paragraph.empty()) return span;
  const std::vector<Word>& words = document.words();
  uint32_t last = paragraph.first_word;
  while (last < paragraph.last_word() &&
         words[last + 1].span().end - span.begin <= kMostBytes) {
    ++last;
  }
  while (last > paragraph.first_word && words[last].Is(kSign)) --last;
  return {span.begin, words[last].span().end};
}

}  // namespace galley
