#include "validators/acronym/acronym.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "validators/acronym/acronym_table.h"
#include "validators/acronym/known_acronyms.h"
#include "validators/word_flags.h"
#include "validators/word_list.h"

namespace galley {
namespace {

// Undefined ones of two letters are mostly codes.
constexpr size_t kShortestUndefined = 3;
// "DUPONT" behind a first name is a surname.
constexpr size_t kShortestSurname = 4;
// Of English words at least 25th is one of the list.
constexpr size_t kEnglishShare = 25;
constexpr size_t kTooFewToTell = 40;  // words
constexpr size_t kMaxRelated = 5;
constexpr uint32_t kLongestTitle = 8;  // words
// So many equal words before two definitions are one passage in two places.
constexpr uint32_t kContext = 15;

using Values = std::vector<std::pair<std::string_view, std::string>>;

struct Bindings {
  explicit Bindings(const ValidatorSetup& setup)
      : undefined(setup.Find("undefined")),
        misspelt(setup.Find("misspelt")),
        used_before(setup.Find("used-before")),
        defined_twice(setup.Find("defined-twice")),
        two_expansions(setup.Find("two-expansions")),
        two_acronyms(setup.Find("two-acronyms")),
        initials(setup.Find("initials")),
        unused(setup.Find("unused")) {}
  const Binding* undefined;
  const Binding* misspelt;
  const Binding* used_before;
  const Binding* defined_twice;
  const Binding* two_expansions;
  const Binding* two_acronyms;
  const Binding* initials;
  const Binding* unused;
};

struct Lists {
  explicit Lists(const Database& database)
      : table(database),
        known(database),
        apart(database, "apart-sections"),
        english(database, "english-words") {}
  AcronymLists table;
  KnownAcronyms known;
  WordList apart;    // sections that readers take by themselves
  WordList english;  // words that no English text is without
};

// Words from `first` on; 0: the body.
struct Section {
  uint32_t first = 0;
  uint32_t number = 0;
};

// The work on one document.
class Run {
 public:
  Run(const Bindings& bindings, const Lists& lists, const Document& document,
      Report* report)
      : bindings_(bindings),
        lists_(lists),
        document_(document),
        text_(document.text()),
        words_(document.words()),
        flags_(FlagWords(document)),
        names_(report->annotations) {
    for (const Finding& finding : report->findings) {
      if (finding.category == "duplicate") copies_.push_back(finding.span);
    }
    std::ranges::sort(copies_);
    for (size_t i = 1; i < copies_.size(); ++i) {
      copies_[i].end = std::max(copies_[i].end, copies_[i - 1].end);
    }
    for (const Word& word : words_) {
      if (word.Is(kLower | kCapitalised))
        words_in_small_.insert(word.fold_hash);
    }
    FindSections();
  }

  std::vector<Finding> Find() {
    const auto acronyms = FindAcronyms(document_, flags_, lists_.table);
    for (const auto& [text, acronym] : acronyms) {
      CheckDefinitions(acronym);
      if (acronym.introduced || !acronym.Spelt().empty()) {
        introduced_.insert(words_[acronym.uses.front()].fold_hash);
      }
    }
    if (IsEnglish()) {
      for (const auto& [text, acronym] : acronyms) CheckUndefined(acronym);
    }
    return std::move(found_);
  }

 private:
  Span SpanOf(uint32_t word) const {
    // Without a plural s, which is none of the acronym's.
    return words_[word].span();
  }
  void Add(const Binding* binding, uint32_t word, const Acronym& acronym,
           Values values, const std::vector<uint32_t>& related,
           std::string_view how) {
    if (binding == nullptr) return;
    values.emplace_back("acronym", std::string(acronym.text));
    Finding finding = MakeFinding(*binding, SpanOf(word), values);
    for (const uint32_t other : related) {
      if (finding.related.size() == kMaxRelated) break;
      finding.related.push_back({SpanOf(other), std::string(how)});
    }
    found_.push_back(std::move(finding));
  }

  bool IsEnglish() const {
    size_t letters = 0;
    size_t english = 0;
    for (const Word& word : words_) {
      if (!word.Is(kLetterShapes)) continue;
      ++letters;
      if (word.Is(kLower)) english += lists_.english.Has(text_, word) ? 1 : 0;
    }
    return letters < kTooFewToTell || english * kEnglishShare >= letters;
  }

  // Summaries and annexes are read by themselves, so they may define anew. A
  // section begins with a heading or a short line without a full stop.
  void FindSections() {
    uint32_t apart = 0;
    for (uint32_t begin = 0; begin < words_.size();) {
      uint32_t end = begin;
      uint32_t letters = 0;
      bool names_apart = false;
      do {
        letters += words_[end].Is(kLetterShapes) ? 1 : 0;
        names_apart |= lists_.apart.Has(text_, words_[end]);
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
  uint32_t SectionOf(uint32_t word) const {
    const auto behind =
        std::ranges::upper_bound(sections_, word, {}, &Section::first);
    return behind == sections_.begin() ? 0 : std::prev(behind)->number;
  }

  bool IsListed(uint32_t word) const {
    const size_t block = document_.BlockAt(words_[word].begin);
    return block < document_.blocks().size() &&
           document_.blocks()[block].kind == BlockKind::kListItem;
  }

  // True when the words before both are the same: the passage was copied.
  bool HasSameContext(uint32_t a, uint32_t b) const {
    if (a < kContext || b < kContext) return false;
    return std::equal(words_.begin() + (a - kContext), words_.begin() + a,
                      words_.begin() + (b - kContext),
                      [](const Word& one, const Word& other) {
                        return one.fold_hash == other.fold_hash;
                      });
  }

  bool IsCopied(uint32_t word) const {
    const auto behind =
        std::ranges::upper_bound(copies_, words_[word].begin, {}, &Span::begin);
    return behind != copies_.begin() &&
           std::prev(behind)->end > words_[word].begin;
  }

  void CheckDefinitions(const Acronym& acronym);
  void CheckUndefined(const Acronym& acronym);
  bool LooksLikeAcronym(uint32_t word, const Acronym& acronym) const;
  bool IsLoud(uint32_t word) const;
  bool IsPartOfCode(uint32_t word) const;

  const Bindings& bindings_;
  const Lists& lists_;
  const Document& document_;
  std::string_view text_;
  const std::vector<Word>& words_;
  std::vector<uint8_t> flags_;
  NameMask names_;
  std::vector<Span> copies_{};  // by begin; each reaches as far as any so far
  std::unordered_set<uint32_t> words_in_small_{};  // or Capitalised
  std::unordered_set<uint32_t> introduced_{};      // MOWA by MoWA
  std::vector<Section> sections_{};
  std::map<std::vector<uint32_t>, uint32_t> expansions_{};  // -> acronym's word
  std::vector<Finding> found_{};
};

// The same words, or the longer one ends with the shorter: UN Gender Group.
bool SameExpansion(const Definition& a, const Definition& b) {
  if (a.expansion.empty() || b.expansion.empty()) return true;
  const auto& longer = a.expansion.size() < b.expansion.size() ? b : a;
  const auto& shorter = &longer == &a ? b : a;
  return std::ranges::equal(
      shorter.expansion,
      std::vector<uint32_t>(
          longer.expansion.end() -
              static_cast<ptrdiff_t>(shorter.expansion.size()),
          longer.expansion.end()));
}

void Run::CheckDefinitions(const Acronym& acronym) {
  for (const Definition& one : acronym.definitions) {
    if (!one.scrambled) continue;
    Add(bindings_.initials, one.word, acronym, {{"expansion", one.text}}, {},
        "");
    break;
  }
  const std::vector<const Definition*> spelt = acronym.Spelt();
  if (spelt.empty()) return;
  const Definition& first = *spelt.front();
  // A later definition is one too many unless it stands in a heading, a table,
  // a copy, or a part that is read by itself.
  bool twice = false;
  for (size_t i = 1; i < spelt.size(); ++i) {
    const Definition& later = *spelt[i];
    if ((flags_[later.word] & (kInHeading | kInTable)) != 0) continue;
    if (IsListed(later.word) && lists_.known.IsKnown(acronym.text)) continue;
    if (HasSameContext(first.word, later.word)) continue;
    const bool same = SameExpansion(first, later);
    if (!same) {
      if (IsCopied(later.word)) continue;
      Add(bindings_.two_expansions, later.word, acronym,
          {{"first", first.text}, {"second", later.text}}, {first.word},
          "the other expansion");
    } else if (!twice && !IsCopied(later.word) &&
               (flags_[first.word] & (kInHeading | kInTable)) == 0 &&
               SectionOf(first.word) == SectionOf(later.word)) {
      twice = true;
      Add(bindings_.defined_twice, later.word, acronym, {}, {first.word},
          "the first definition");
    }
  }
  if (first.expansion.empty()) return;
  const uint32_t use = acronym.uses.front();
  if (use < first.word && !lists_.known.IsKnown(acronym.text) &&
      (flags_[use] & (kInHeading | kInTable | kInCapitals)) == 0) {
    Add(bindings_.used_before, use, acronym, {}, {first.word},
        "the definition");
  }
  if (acronym.uses.size() == 1 && acronym.text.size() > 1) {
    Add(bindings_.unused, first.word, acronym, {{"expansion", first.text}}, {},
        "");
  }
  const auto [other, added] =
      expansions_.try_emplace(first.expansion, first.word);
  if (!added && first.expansion.size() > 1) {
    const uint32_t later = std::max(other->second, first.word);
    const uint32_t earlier = std::min(other->second, first.word);
    Add(bindings_.two_acronyms, later, acronym,
        {{"expansion", first.text},
         {"other", std::string(SpanOf(earlier).In(text_))}},
        {earlier}, "the other acronym");
  }
}

// Letters, digits or signs are glued to it: R-404A, UNCT-GEM, M&E.
bool Run::IsPartOfCode(uint32_t i) const {
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
bool Run::IsLoud(uint32_t i) const {
  const auto loud = [&](uint32_t other) {
    const std::string_view word = words_[other].span().In(text_);
    return words_[other].Is(kUpper) && !words_[other].Is(kHasDigit) &&
           !lists_.known.IsKnown(word);
  };
  return (i > 0 && loud(i - 1)) || (i + 1 < words_.size() && loud(i + 1));
}

bool Run::LooksLikeAcronym(uint32_t i, const Acronym& acronym) const {
  if ((flags_[i] & (kInHeading | kInTable | kInCapitals)) != 0) return false;
  if (IsPartOfCode(i) || IsLoud(i)) return false;
  if (names_.HoldsMoreThan(words_[i].span())) return false;
  if (i > 0 && acronym.text.size() >= kShortestSurname &&
      words_[i - 1].Is(kCapitalised) &&
      lists_.known.IsGivenName(words_[i - 1].span().In(text_))) {
    return false;
  }
  return true;
}

void Run::CheckUndefined(const Acronym& acronym) {
  const uint32_t hash = words_[acronym.uses.front()].fold_hash;
  if (acronym.text.size() < kShortestUndefined || introduced_.contains(hash) ||
      words_in_small_.contains(hash) || lists_.known.IsWord(acronym.text) ||
      lists_.known.IsKnown(acronym.text)) {
    return;
  }
  const auto first = std::ranges::find_if(acronym.uses, [&](uint32_t use) {
    return LooksLikeAcronym(use, acronym);
  });
  if (first == acronym.uses.end()) return;
  if (const auto right = lists_.known.Swapped(acronym.text)) {
    Add(bindings_.misspelt, *first, acronym, {{"right", *right}}, {}, "");
    return;
  }
  Add(bindings_.undefined, *first, acronym,
      {{"count", std::to_string(acronym.uses.size())}}, {}, "");
}

class AcronymChecks : public Validator {
 public:
  explicit AcronymChecks(ValidatorSetup setup)
      : setup_(std::move(setup)), bindings_(setup_), lists_(setup_.database) {}

  void Validate(const Document& document, Report* report) const override {
    std::vector<Finding> found =
        Run(bindings_, lists_, document, report).Find();
    std::ranges::move(found, std::back_inserter(report->findings));
  }

 private:
  ValidatorSetup setup_;
  Bindings bindings_;
  Lists lists_;
};

}  // namespace

std::unique_ptr<Validator> MakeAcronym(ValidatorSetup setup) {
  return std::make_unique<AcronymChecks>(std::move(setup));
}

}  // namespace galley
