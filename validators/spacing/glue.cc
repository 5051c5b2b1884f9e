#include "validators/spacing/glue.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "engine/text/character.h"

namespace galley {
namespace {

constexpr size_t kMinLength = 6;
constexpr size_t kMinPart = 3;
constexpr size_t kMinNamePart = 5;   // behind a capital
constexpr size_t kMinPlainPart = 5;  // of two words without a part word
constexpr int kCommon = 35;
constexpr uint32_t kMinNeighbours = 2;

uint64_t PairKey(uint32_t first_hash, uint32_t second_hash) {
  return uint64_t{first_hash} << 32 | second_hash;
}

// Not a piece of an address, a file name, a compound or a tag.
bool StandsFree(std::string_view text, Span span) {
  constexpr std::string_view kOpening = " \t\r\n([\"'";
  constexpr std::string_view kClosing = " \t\r\n)],;:!?\"'";
  if (span.begin > 0) {
    const char before = text[span.begin - 1];
    if (static_cast<unsigned char>(before) < 0x80 &&
        kOpening.find(before) == std::string_view::npos) {
      return false;
    }
  }
  if (span.end == text.size()) return true;
  const char behind = text[span.end];
  if (behind == '.') {
    return span.end + 1 == text.size() ||
           IsWhiteSpace(CodePointAt(text, span.end + 1));
  }
  return static_cast<unsigned char>(behind) >= 0x80 ||
         kClosing.find(behind) != std::string_view::npos;
}

template <typename F>
void ForEachUnknown(const Document& document, uint16_t shapes,
                    Vocabulary* vocabulary, F take) {
  const std::vector<Word>& words = document.words();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kCode) continue;
    for (uint32_t i = document.WordAt(block.span.begin);
         i < words.size() && words[i].begin < block.span.end; ++i) {
      if (!words[i].Is(shapes) || words[i].Is(kHasDigit | kNonAscii) ||
          words[i].length < kMinLength || vocabulary->Knows(i) ||
          !StandsFree(document.view(), words[i].span())) {
        continue;
      }
      take(i);
    }
  }
}

void Add(const Document& document, const Binding& binding, Span span,
         size_t cut, Report* report) {
  const std::string text(span.In(document.text()));
  const std::string parted = text.substr(0, cut) + ' ' + text.substr(cut);
  Finding finding = MakeFinding(binding, span, {{"words", parted}});
  finding.fix.push_back({span, parted});
  report->findings.push_back(std::move(finding));
}

// Where `word` falls into a part word and a common word; 0: nowhere.
size_t CutAtPart(std::string_view word, const std::vector<std::string>& parts,
                 bool capitalised, const Lexicon& list) {
  const auto is_common = [&](std::string_view rest) {
    const int word_class = list.ClassOf(rest);
    return rest.size() >= kMinPart && word_class != 0 && word_class <= kCommon;
  };
  for (const std::string& part : parts) {
    // Names begin and end like this, too: "Theodor", "Switzerland".
    if (word.starts_with(part) && is_common(word.substr(part.size())) &&
        (!capitalised || word.size() >= part.size() + kMinNamePart)) {
      return part.size();
    }
    if (!capitalised && word.ends_with(part) &&
        is_common(word.substr(0, word.size() - part.size()))) {
      return word.size() - part.size();
    }
  }
  return 0;
}

// Pairs of words that stand beside each other at least kMinNeighbours times.
std::unordered_set<uint64_t> Neighbours(const Document& document) {
  std::vector<uint64_t> pairs;
  const std::vector<Word>& words = document.words();
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].length >= kMinPlainPart &&
        words[i + 1].length >= kMinPlainPart && words[i + 1].Is(kSpaceBefore)) {
      pairs.push_back(PairKey(words[i].fold_hash, words[i + 1].fold_hash));
    }
  }
  std::ranges::sort(pairs);
  std::unordered_set<uint64_t> neighbours;
  for (size_t i = 0; i + kMinNeighbours <= pairs.size(); ++i) {
    if (pairs[i] == pairs[i + kMinNeighbours - 1]) neighbours.insert(pairs[i]);
  }
  return neighbours;
}

size_t CutAtNeighbours(std::string_view word,
                       const std::unordered_set<uint64_t>& neighbours) {
  for (size_t cut = kMinPlainPart; cut + kMinPlainPart <= word.size(); ++cut) {
    if (neighbours.contains(PairKey(FoldHash(word.substr(0, cut)),
                                    FoldHash(word.substr(cut))))) {
      return cut;
    }
  }
  return 0;
}

}  // namespace

void FindGluedWords(const Document& document, const Binding& binding,
                    Vocabulary* vocabulary, Report* report) {
  const std::vector<std::string> parts = binding.Words("parts");
  const auto term_from = static_cast<uint32_t>(binding.Number("term-from", 3));
  std::vector<uint32_t> uncut;
  ForEachUnknown(document, kLower | kCapitalised, vocabulary, [&](uint32_t i) {
    if (vocabulary->Times(i) >= term_from) return;
    const Word& word = document.words()[i];
    const size_t cut = CutAtPart(FoldWord(vocabulary->TextOf(i)), parts,
                                 word.Is(kCapitalised), vocabulary->list());
    if (cut > 0) {
      Add(document, binding, word.span(), cut, report);
    } else if (word.length >= 2 * kMinPlainPart) {
      uncut.push_back(i);
    }
  });
  if (uncut.empty()) return;
  const std::unordered_set<uint64_t> neighbours = Neighbours(document);
  for (const uint32_t i : uncut) {
    const size_t cut =
        CutAtNeighbours(FoldWord(vocabulary->TextOf(i)), neighbours);
    if (cut > 0) {
      Add(document, binding, document.words()[i].span(), cut, report);
    }
  }
}

void FindGluedCapitals(const Document& document, const Binding& binding,
                       Vocabulary* vocabulary, Report* report) {
  const auto term_from = static_cast<uint32_t>(binding.Number("term-from", 3));
  const Lexicon& list = vocabulary->list();
  ForEachUnknown(document, kMixed, vocabulary, [&](uint32_t i) {
    if (vocabulary->Times(i) >= term_from) return;
    const std::string_view text = vocabulary->TextOf(i);
    const auto is_capital = [](char c) { return 'A' <= c && c <= 'Z'; };
    const auto capital = std::find_if(text.begin() + 1, text.end(), is_capital);
    const auto cut = static_cast<size_t>(capital - text.begin());
    if (cut == text.size()) return;
    const std::string_view first = text.substr(0, cut);
    const std::string_view second = text.substr(cut);
    const bool twice =
        first.size() > kMinPart && FoldWord(first) == FoldWord(second);
    const auto is_word = [&](std::string_view part, int rarest) {
      const int word_class = list.ClassInText(part);
      return word_class != 0 && word_class <= rarest;
    };
    const bool acronym = std::ranges::all_of(second, is_capital);
    const bool one_word =
        acronym ? vocabulary->Times(second) > 0
                : std::none_of(second.begin() + 1, second.end(), is_capital) &&
                      is_word(second, kCommon);
    if (twice || (!is_capital(text[0]) && first.size() > kMinPart &&
                  is_word(first, binding.Number("rarest", 50)) && one_word)) {
      Add(document, binding, document.words()[i].span(), cut, report);
    }
  });
}

}  // namespace galley
