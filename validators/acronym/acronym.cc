#include "validators/acronym/acronym.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "validators/acronym/acronym_table.h"
#include "validators/acronym/known_acronyms.h"
#include "validators/acronym/places.h"
#include "validators/word_flags.h"

namespace galley {
namespace {

// Undefined ones of two letters are mostly codes.
constexpr size_t kShortestUndefined = 3;
// Undefined ones that are worth a warning each, and how many at least.
constexpr int kPerThousandWords = 3;
constexpr size_t kFewest = 2;

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
      : table(database), known(database), places(database) {}
  AcronymLists table;
  KnownAcronyms known;
  PlaceLists places;
};

// The work on one document.
class Run {
 public:
  Run(const Bindings& bindings, const Lists& lists, const Document& document,
      const Report& report)
      : bindings_(bindings),
        known_(lists.known),
        document_(document),
        words_(document.words()),
        places_(document, report, lists.places),
        acronyms_(FindAcronyms(document, places_.flags(), lists.table)) {
    for (const Word& word : words_) {
      if (word.Is(kLower | kCapitalised)) in_small_.insert(word.fold_hash);
    }
  }

  std::vector<Finding> Find() {
    for (const auto& [text, acronym] : acronyms_) {
      CheckDefinitions(acronym);
      if (acronym.introduced || !acronym.Spelt().empty()) {
        introduced_.insert(words_[acronym.uses.front()].fold_hash);
      }
    }
    if (places_.IsEnglish()) {
      for (const auto& [text, acronym] : acronyms_) CheckUndefined(acronym);
      if (bindings_.undefined != nullptr) Moderate(*bindings_.undefined);
    }
    return std::move(found_);
  }

 private:
  Span SpanOf(uint32_t word) const { return words_[word].span(); }
  void Add(const Binding* binding, uint32_t word, const Acronym& acronym,
           Values values, const std::vector<uint32_t>& related,
           std::string_view how) {
    if (binding == nullptr) return;
    values.emplace_back("acronym", std::string(acronym.text));
    Finding finding = MakeFinding(*binding, SpanOf(word), values);
    for (const uint32_t other : related) {
      finding.related.push_back({SpanOf(other), std::string(how)});
    }
    found_.push_back(std::move(finding));
  }

  // A text full of undefined acronyms is for readers who know them: the first
  // ones stand for all, the others become mere remarks.
  void Moderate(const Binding& undefined) {
    std::ranges::sort(found_, {}, &Finding::span);
    const size_t most =
        std::max(kFewest, words_.size() *
                              static_cast<size_t>(undefined.Number(
                                  "per-thousand-words", kPerThousandWords)) /
                              1000);
    size_t count = 0;
    for (Finding& finding : found_) {
      if (finding.rule == undefined.rule &&
          finding.severity != Severity::kInfo && ++count > most) {
        finding.severity = Severity::kInfo;
      }
    }
  }

  void CheckDefinitions(const Acronym& acronym);
  void CheckUndefined(const Acronym& acronym);

  const Bindings& bindings_;
  const KnownAcronyms& known_;
  const Document& document_;
  const std::vector<Word>& words_;
  Places places_;
  std::map<std::string_view, Acronym> acronyms_;
  std::unordered_set<uint32_t> in_small_{};    // words in small or Capitalised
  std::unordered_set<uint32_t> introduced_{};  // MOWA by MoWA
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
  bool otherwise = false;
  for (size_t i = 1; i < spelt.size(); ++i) {
    const Definition& later = *spelt[i];
    if (places_.Is(later.word, kInHeading | kInTable)) continue;
    if (places_.IsListed(later.word) && known_.IsKnown(acronym.text)) continue;
    if (places_.HaveSameContext(first.word, later.word)) continue;
    const bool same = SameExpansion(first, later);
    if (!same) {
      if (otherwise || places_.IsCopied(later.word)) continue;
      otherwise = true;
      Add(bindings_.two_expansions, later.word, acronym,
          {{"first", first.text}, {"second", later.text}}, {first.word},
          "the other expansion");
    } else if (!twice && !places_.IsCopied(later.word) &&
               !places_.Is(first.word, kInHeading | kInTable) &&
               places_.SectionOf(first.word) == places_.SectionOf(later.word)) {
      twice = true;
      Add(bindings_.defined_twice, later.word, acronym, {}, {first.word},
          "the first definition");
    }
  }
  if (first.expansion.empty()) return;
  const uint32_t use = acronym.uses.front();
  if (use < first.word && !known_.IsKnown(acronym.text) &&
      !places_.Is(use, kInHeading | kInTable | kInCapitals)) {
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
         {"other", std::string(SpanOf(earlier).In(document_.text()))}},
        {earlier}, "the other acronym");
  }
}

void Run::CheckUndefined(const Acronym& acronym) {
  const uint32_t hash = words_[acronym.uses.front()].fold_hash;
  if (acronym.text.size() < kShortestUndefined || introduced_.contains(hash) ||
      in_small_.contains(hash) || known_.IsKnown(acronym.text)) {
    return;
  }
  const auto first = std::ranges::find_if(acronym.uses, [&](uint32_t use) {
    return places_.LooksLikeAcronym(use, known_) && !places_.IsInNote(use);
  });
  if (first == acronym.uses.end()) return;
  if (const auto right = known_.Swapped(acronym.text)) {
    Add(bindings_.misspelt, *first, acronym, {{"right", *right}}, {}, "");
    return;
  }
  if (known_.IsWord(acronym.text)) return;
  const size_t uses = acronym.uses.size();
  if (bindings_.undefined == nullptr) return;
  Add(bindings_.undefined, *first, acronym,
      {{"times", uses == 1 ? "once" : fmt::format("{} times", uses)}}, {}, "");
  // Those who deal with a body know it by its letters.
  if (std::ranges::any_of(acronym.uses,
                          [&](uint32_t use) { return places_.IsName(use); })) {
    found_.back().severity = Severity::kInfo;
  }
}

class AcronymChecks : public Validator {
 public:
  explicit AcronymChecks(ValidatorSetup setup)
      : setup_(std::move(setup)), bindings_(setup_), lists_(setup_.database) {}

  void Validate(const Document& document, Report* report) const override {
    std::vector<Finding> found =
        Run(bindings_, lists_, document, *report).Find();
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
