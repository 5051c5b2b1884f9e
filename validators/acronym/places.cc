#include "validators/acronym/places.h"

#include <algorithm>

namespace galley {
namespace {

// "DUPONT" behind a first name is a surname.
constexpr uint16_t kShortestSurname = 4;
// At least every so many-th word of an English text is one of the list.
constexpr size_t kEnglishShare = 25;
constexpr size_t kTooFewToTell = 40;   // words
constexpr uint32_t kLongestTitle = 8;  // words
// So many equal words before two definitions are one passage in two places.
constexpr uint32_t kContext = 15;

// Sorts spans and lets each reach as far as any before it.
void Stretch(std::vector<Span>& spans) {
  std::ranges::sort(spans);
  for (size_t i = 1; i < spans.size(); ++i) {
    spans[i].end = std::max(spans[i].end, spans[i - 1].end);
  }
}

// True when one of the stretched spans covers `at`.
bool Cover(const std::vector<Span>& spans, uint32_t at) {
  const auto behind = std::ranges::upper_bound(spans, at, {}, &Span::begin);
  return behind != spans.begin() && std::prev(behind)->end > at;
}

}  // namespace

Places::Places(const Document& document, const Report& report,
               const PlaceLists& lists)
    : document_(document),
      text_(document.text()),
      words_(document.words()),
      flags_(FlagWords(document)),
      names_(report.annotations) {
  FindPassages(report);
  FindSections(lists.apart);
  TellLanguage(lists.english);
}

void Places::FindPassages(const Report& report) {
  for (const Finding& finding : report.findings) {
    if (finding.category == "duplicate") {
      copies_.push_back(finding.span);
    } else if (finding.category == "leftover" ||
               finding.category == "placeholder") {
      notes_.push_back(finding.span);
    }
  }
  Stretch(copies_);
  Stretch(notes_);
}

// Summaries and annexes are read by themselves, so they may define anew. A
// section begins with a heading or a short line without a full stop.
void Places::FindSections(const WordList& apart_words) {
  uint32_t apart = 0;
  for (uint32_t begin = 0; begin < words_.size();) {
    uint32_t end = begin;
    uint32_t letters = 0;
    bool names_apart = false;
    do {
      letters += words_[end].Is(kLetterShapes) ? 1 : 0;
      names_apart |= apart_words.Has(text_, words_[end]);
      ++end;
    } while (end < words_.size() && !words_[end].Is(kLineStart) &&
             (flags_[end] & kBlockStart) == 0);
    const bool heading =
        (flags_[begin] & kInHeading) != 0 ||
        ((flags_[begin] & kInTable) == 0 && letters > 0 &&
         letters <= kLongestTitle && !words_[end - 1].Is(kSign));
    if (heading) sections_.push_back({begin, names_apart ? ++apart : 0});
    begin = end;
  }
}
void Places::TellLanguage(const WordList& english_words) {
  size_t letters = 0;
  size_t english = 0;
  for (const Word& word : words_) {
    if (!word.Is(kLetterShapes)) continue;
    ++letters;
    if (word.Is(kLower)) english += english_words.Has(text_, word) ? 1 : 0;
  }
  english_ = letters < kTooFewToTell || english * kEnglishShare >= letters;
}

uint32_t Places::SectionOf(uint32_t word) const {
  const auto behind =
      std::ranges::upper_bound(sections_, word, {}, &Section::first);
  return behind == sections_.begin() ? 0 : std::prev(behind)->number;
}

bool Places::IsListed(uint32_t word) const {
  const size_t block = document_.BlockAt(words_[word].begin);
  return block < document_.blocks().size() &&
         document_.blocks()[block].kind == BlockKind::kListItem;
}

bool Places::IsCopied(uint32_t word) const {
  return Cover(copies_, words_[word].begin);
}

bool Places::IsInNote(uint32_t word) const {
  return Cover(notes_, words_[word].begin);
}

bool Places::IsName(uint32_t word) const {
  const Span span = words_[word].span();
  return names_.Holds(span) && !names_.HoldsMoreThan(span);
}

bool Places::HaveSameContext(uint32_t a, uint32_t b) const {
  if (a < kContext || b < kContext) return false;
  return std::equal(words_.begin() + (a - kContext), words_.begin() + a,
                    words_.begin() + (b - kContext),
                    [](const Word& one, const Word& other) {
                      return one.fold_hash == other.fold_hash;
                    });
}

// Letters, digits or signs are glued to it: R-404A, UNCT-GEM, M&E.
bool Places::IsPartOfCode(uint32_t i) const {
  const auto glued = [&](uint32_t sign, uint32_t beyond) {
    static constexpr std::string_view kHarmless = ".,;:!?()[]{}\"'*_";
    const char c = document_.view()[words_[sign].begin];
    if (!words_[sign].Is(kSign)) return true;
    if (words_[sign].Is(kNonAscii) && c != '-') return false;
    if (kHarmless.find(c) != std::string_view::npos) return false;
    // GBV-related, non-GBV
    const bool lower = beyond < words_.size() && words_[beyond].Is(kLower);
    return !((c == '-' || c == '/') && lower);
  };
  if (i > 0 && !words_[i].Is(kSpaceBefore) &&
      glued(i - 1, i > 1 ? i - 2 : UINT32_MAX)) {
    return true;
  }
  if (i + 1 >= words_.size()) return false;
  const Word& next = words_[i + 1];
  if (next.Is(kDigits)) return true;  // ISAE 3000
  return !next.Is(kSpaceBefore) && glued(i + 1, i + 2);
}

// Beside another word in capitals that is no acronym: SHOUTED TEXT.
bool Places::IsLoud(uint32_t i, const KnownAcronyms& known) const {
  const auto loud = [&](uint32_t other) {
    const std::string_view word = words_[other].span().In(text_);
    return words_[other].Is(kUpper) && !words_[other].Is(kHasDigit) &&
           !known.IsKnown(word);
  };
  return (i > 0 && loud(i - 1)) || (i + 1 < words_.size() && loud(i + 1));
}

bool Places::LooksLikeAcronym(uint32_t i, const KnownAcronyms& known) const {
  if ((flags_[i] & (kInHeading | kInTable | kInCapitals)) != 0) return false;
  if (IsPartOfCode(i) || IsLoud(i, known)) return false;
  if (names_.HoldsMoreThan(words_[i].span())) return false;
  if (i > 0 && words_[i].length >= kShortestSurname &&
      words_[i - 1].Is(kCapitalised) &&
      known.IsGivenName(words_[i - 1].span().In(text_))) {
    return false;
  }
  return true;
}

}  // namespace galley
