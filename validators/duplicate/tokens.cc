#include "validators/duplicate/tokens.h"

#include <algorithm>

#include "engine/text/character.h"

namespace galley {
namespace {

// A label glued to a text that begins with the same word.
constexpr size_t kMinDoubled = 4;
constexpr size_t kMaxBytes = 255;
// Less than words have, with the space behind them.
constexpr size_t kBytesPerWord = 5;
// Tokens between two whose units are known without a search.
constexpr uint32_t kStride = 32;

// Length of the first half of "SummarySummary", 0 for other words.
uint32_t DoubledHalf(std::string_view word) {
  const size_t half = word.size() / 2;
  const bool doubled = word.size() % 2 == 0 && half >= kMinDoubled &&
                       word[0] >= 'A' && word[0] <= 'Z' &&
                       word.substr(0, half) == word.substr(half);
  return doubled ? static_cast<uint32_t>(half) : 0;
}

// The last word of a figure that begins with word `i`: "12,870", "3.5".
uint32_t LastOfFigure(const Document& document, uint32_t i, uint32_t end) {
  const std::vector<Word>& words = document.words();
  if (!words[i].Is(kDigits)) return i;
  while (i + 2 < words.size() && words[i + 2].Is(kDigits) &&
         !words[i + 1].Is(kSpaceBefore) && !words[i + 2].Is(kSpaceBefore) &&
         words[i + 2].span().end <= end) {
    const char sign = document.text()[words[i + 1].begin];
    if (sign != ',' && sign != '.') break;
    i += 2;
  }
  return i;
}

}  // namespace

void Tokens::Reserve(size_t bytes) {
  const size_t words = bytes / kBytesPerWord;
  hashes_.reserve(words);
  begins_.reserve(words);
  lengths_.reserve(words);
}

void Tokens::AddWord(std::string_view word, uint32_t hash, bool figure,
                     uint32_t begin) {
  // What is longer is no word of a language; it counts as several.
  while (word.size() > kMaxBytes) {
    const size_t end = PreviousCodePoint(word, kMaxBytes);
    AddWord(word.substr(0, end), FoldHash(word.substr(0, end)), figure, begin);
    word.remove_prefix(end);
    begin += static_cast<uint32_t>(end);
  }
  hashes_.push_back(figure ? hash | 1 : hash & ~uint32_t{1});
  begins_.push_back(begin);
  lengths_.push_back(static_cast<uint8_t>(word.size()));
}

void Tokens::AddWords(const Document& document, Span span, uint32_t offset,
                      Unit unit) {
  const std::vector<Word>& words = document.words();
  unit.first = size();
  unit.span = {span.begin + offset, span.end + offset};
  for (uint32_t i = document.WordAt(span.begin);
       i < words.size() && words[i].begin < span.end; ++i) {
    const Word& word = words[i];
    if (word.Is(kSign)) continue;
    if (const uint32_t last = LastOfFigure(document, i, span.end); last != i) {
      const std::string_view figure =
          Span{word.begin, words[last].span().end}.In(document.text());
      AddWord(figure, FoldHash(figure), true, word.begin + offset);
      i = last;
      continue;
    }
    const Span part{std::max(word.begin, span.begin),
                    std::min(word.span().end, span.end)};
    std::string_view text = part.In(document.text());
    uint32_t hash =
        part == word.span() ? word.fold_hash : FoldHash(FoldWord(text));
    uint32_t begin = part.begin + offset;
    if (const uint32_t half = word.Is(kMixed) ? DoubledHalf(text) : 0;
        half != 0) {
      text = text.substr(half);
      hash = FoldHash(FoldWord(text));
      AddWord(text, hash, false, begin);
      begin += half;
      AddUnit({unit.first, unit.block, unit.draft, {unit.span.begin, begin}});
      unit.first = size();
      unit.span.begin = begin;
    }
    AddWord(text, hash, word.Is(kDigits), begin);
  }
  if (size() > unit.first) AddUnit(unit);
}

void Tokens::AddUnit(const Unit& unit) {
  while (unit_at_.size() * kStride < size()) {
    unit_at_.push_back(static_cast<uint32_t>(units_.size()));
  }
  units_.push_back(unit);
}

void Tokens::Add(const Document& document, const std::vector<Span>& separators,
                 uint32_t offset) {
  auto separator = separators.begin();
  for (uint32_t i = 0; i < document.blocks().size(); ++i) {
    const Block& block = document.blocks()[i];
    // The title of a page is that of its text, too.
    const bool title = block.kind == BlockKind::kHeading && block.level == 0;
    if (title || block.kind == BlockKind::kTableCell ||
        block.kind == BlockKind::kCode || block.kind == BlockKind::kRunning) {
      continue;
    }
    const Unit unit{.block = i, .draft = drafts_};
    while (separator != separators.end() &&
           separator->end <= block.span.begin) {
      ++separator;
    }
    uint32_t begin = block.span.begin;
    for (auto cut = separator;
         cut != separators.end() && cut->begin < block.span.end; ++cut) {
      if (cut->begin > begin) {
        AddWords(document, {begin, cut->begin}, offset, unit);
      }
      begin = std::max(begin, cut->end);
    }
    if (begin < block.span.end) {
      AddWords(document, {begin, block.span.end}, offset, unit);
    }
  }
  ++drafts_;
}

uint32_t Tokens::UnitOf(uint32_t token) const {
  uint32_t unit = unit_at_[token / kStride];
  while (unit + 1 < units_.size() && units_[unit + 1].first <= token) ++unit;
  return unit;
}

TokenRange Tokens::TokensOf(uint32_t unit) const {
  return {units_[unit].first,
          unit + 1 < units_.size() ? units_[unit + 1].first : size()};
}

TokenRange Tokens::Inside(Span span) const {
  const auto begin = std::ranges::lower_bound(begins_, span.begin);
  const auto end = std::lower_bound(begin, begins_.end(), span.end);
  return {static_cast<uint32_t>(begin - begins_.begin()),
          static_cast<uint32_t>(end - begins_.begin())};
}

}  // namespace galley
