// What <w> asks of a word: the sets and tests of a Compiler.
#include <fmt/core.h>

#include <algorithm>
#include <bit>

#include "engine/base/join.h"
#include "engine/rules/compiler.h"
#include "engine/text/word.h"

namespace galley {
namespace {

// Rough number of such words in a thousand: which one is the rarest.
constexpr int kCostRareWord = 1;
constexpr int kCostFunctionWord = 12;
constexpr int kCostSign = 30;
constexpr int kCostRareSign = 3;
constexpr std::string_view kCommonSigns = ".,-'()";
// A list of the packs, where it exists: words that stand everywhere.
constexpr std::string_view kFunctionWords = "function-words";

constexpr uint8_t kAnyShape = 0xFF;

// Beyond so many names it is not worth while to know how they end.
constexpr size_t kMaxEdgeNames = 2000;

uint16_t ShapeBit(std::string_view shape) {
  static const std::map<std::string_view, uint16_t> kBits = {
      {"capitalised", kTestCapitalised},
      {"upper", kTestUpper},
      {"lower", kTestLower},
      {"acronym", kTestAcronym},
      {"mixed", kTestMixed},
      {"digits", kTestDigits},
      {"sign", kTestSign},
      {"word", kTestWord}};
  return kBits.at(shape);
}

}  // namespace

void WordSet::Add(TokenId token, uint8_t shapes) {
  if (token == kNoToken) return;
  const uint32_t group = token / 64;
  if (bits_.empty()) first_group_ = group;
  if (group < first_group_) {
    const uint32_t more = first_group_ - group;
    bits_.insert(bits_.begin(), more, 0);
    ranks_.insert(ranks_.begin(), more, 0);
    first_group_ = group;
  }
  const size_t at = group - first_group_;
  if (at >= bits_.size()) {
    bits_.resize(at + 1, 0);
    ranks_.resize(at + 1, static_cast<uint32_t>(shapes_.size()));
  }
  const size_t rank = RankOf(at, token);
  const uint64_t bit = uint64_t{1} << token % 64;
  if ((bits_[at] & bit) != 0) {
    shapes_[rank] |= shapes;
    return;
  }
  bits_[at] |= bit;
  shapes_.insert(shapes_.begin() + static_cast<ptrdiff_t>(rank), shapes);
  for (size_t later = at + 1; later < ranks_.size(); ++later) ++ranks_[later];
}

void WordSet::AddAll(const WordSet& other) {
  other.ForEach([&](TokenId token, uint8_t shapes) { Add(token, shapes); });
}

const std::vector<Compiler::Text>& Compiler::TextsOf(const Element& element) {
  const auto [known, added] = texts_.try_emplace(
      fmt::format("{}\n{}\n{}", element.fold, Join(element.shapes, " "),
                  Join(element.texts, "\n")));
  std::vector<Text>& texts = known->second;
  if (!added) return texts;
  // Single words share one set; each longer text is a row of its own.
  WordSet singles;
  bool has_singles = false;
  int singles_cost = 0;
  const auto cost_of = [&](const Word& word, std::string_view text,
                           TokenId token) {
    if (word.Is(kSign)) {
      return kCommonSigns.find(word.span().In(text)) == std::string_view::npos
                 ? kCostRareSign
                 : kCostSign;
    }
    return IsFunctionWord(token) ? kCostFunctionWord : kCostRareWord;
  };
  for (const std::string& text : element.texts) {
    const std::vector<Word> words = CutWords(text);
    Text row;
    row.cost = kCostNone;
    for (const Word& word : words) {
      const TokenId token = names_.TokenOf(FoldWord(word.span().In(text)));
      const auto shapes = static_cast<uint8_t>(
          element.fold && !word.Is(kSign) ? kAnyShape : word.shape & 0xFF);
      if (words.size() == 1) {
        singles.Add(token, shapes);
        has_singles = true;
        singles_cost += cost_of(word, text, token);
      } else {
        WordSet set;
        set.Add(token, shapes);
        tables_->word_sets.push_back(std::move(set));
        row.word_tests.push_back(
            AddTest({static_cast<uint32_t>(tables_->word_sets.size() - 1),
                     kNoIndex, 0}));
        if (cost_of(word, text, token) < row.cost) {
          row.cost = cost_of(word, text, token);
          row.rarest = static_cast<uint32_t>(row.word_tests.size() - 1);
        }
      }
    }
    if (words.size() > 1) texts.push_back(std::move(row));
  }
  if (has_singles) {
    tables_->word_sets.push_back(std::move(singles));
    WordTest test{static_cast<uint32_t>(tables_->word_sets.size() - 1),
                  kNoIndex, 0};
    for (const std::string& shape : element.shapes) {
      test.shapes |= ShapeBit(shape);
    }
    texts.push_back({{AddTest(test)}, 0, singles_cost});
  }
  return texts;
}

bool Compiler::IsFunctionWord(TokenId token) {
  if (!function_words_) {
    function_words_.emplace();
    if (const auto list = symbols_.lists.find(kFunctionWords);
        list != symbols_.lists.end()) {
      for (const uint32_t entry : list_entries_[list->second]) {
        function_words_->Add(names_.entries()[entry].token, kAnyShape);
      }
    }
  }
  return function_words_->Has(token, kAnyShape);
}

uint32_t Compiler::PlainTest(const Element& element) {
  const auto [known, added] = plain_.try_emplace(fmt::format(
      "{}|{}|{}|{}", Join(element.in, " "), Join(element.not_in, " "),
      Join(element.classes, " "), Join(element.shapes, " ")));
  if (!added) return known->second;
  WordTest test;
  if (!element.in.empty()) {
    test.set = SetOfLists(element.in, element.classes, element.place);
  }
  if (!element.not_in.empty()) {
    test.not_set = SetOfLists(element.not_in, {}, element.place);
  }
  for (const std::string& shape : element.shapes) {
    test.shapes |= ShapeBit(shape);
  }
  return known->second = AddTest(test);
}

uint32_t Compiler::NamesOf(const Element& element) {
  NameTest test;
  for (const std::string& list : element.in) {
    if (const auto found = symbols_.lists.find(list);
        found != symbols_.lists.end()) {
      test.lists.push_back(found->second);
    }
  }
  for (const uint32_t list : test.lists) {
    const auto classes = ClassesOf(list_entries_[list], element.classes);
    test.classes.insert(test.classes.end(), classes.begin(), classes.end());
  }
  if (!element.classes.empty() && test.classes.empty()) {
    Report({fmt::format("no entry of {} has the class \"{}\"",
                        Join(element.in, " "), Join(element.classes, " ")),
            element.place.file, element.place.line, element.place.column});
  }
  tables_->name_tests.push_back(std::move(test));
  return static_cast<uint32_t>(tables_->name_tests.size() - 1);
}

const std::vector<uint32_t>& Compiler::EntriesOf(const std::string& list,
                                                 const SourcePlace& place) {
  static const std::vector<uint32_t> kEmpty;
  const auto found = symbols_.lists.find(list);
  if (found == symbols_.lists.end()) {
    const Error error{fmt::format("there is no list \"{}\"; define it with "
                                  "<list name=\"{}\"> or correct the name",
                                  list, list),
                      place.file, place.line, place.column};
    Report(error);
    return kEmpty;
  }
  return list_entries_[found->second];
}

bool Compiler::SingleWordsOnly(const Element& element) {
  for (const std::string& list : element.in) {
    EntriesOf(list, element.place);  // says so when there is no such list
    const auto found = symbols_.lists.find(list);
    if (found != symbols_.lists.end() && !list_singles_[found->second]) {
      return false;
    }
  }
  return true;
}

uint32_t Compiler::SetOfLists(const std::vector<std::string>& lists,
                              const std::vector<std::string>& classes,
                              const SourcePlace& place) {
  const std::string key =
      fmt::format("{}|{}", Join(lists, " "), Join(classes, " "));
  if (const auto known = sets_.find(key); known != sets_.end()) {
    return known->second;
  }
  WordSet set;
  for (const std::string& list : lists) {
    set.AddAll(WordsOf(list, classes, place));
  }
  tables_->word_sets.push_back(std::move(set));
  const auto index = static_cast<uint32_t>(tables_->word_sets.size() - 1);
  sets_.emplace(key, index);
  return index;
}

const WordSet& Compiler::WordsOf(const std::string& list,
                                 const std::vector<std::string>& classes,
                                 const SourcePlace& place) {
  const auto [known, added] =
      list_words_.try_emplace(fmt::format("{}|{}", list, Join(classes, " ")));
  WordSet& words = known->second;
  const std::vector<uint32_t>& entries = EntriesOf(list, place);
  if (!added) return words;
  const std::vector<uint32_t> wanted = ClassesOf(entries, classes);
  for (const uint32_t index : entries) {
    const NameEntry& entry = names_.entries()[index];
    if (entry.word_count != 1 ||
        (!classes.empty() &&
         std::ranges::find(wanted, entry.name_class) == wanted.end())) {
      continue;
    }
    uint8_t shapes = kAnyShape;
    if (entry.exact_words != 0) {
      shapes = entry.shape;
      if ((entry.flags & NameEntry::kCapitals) != 0) shapes |= kUpper;
    } else if ((entry.flags & NameEntry::kNeedsCapital) != 0) {
      shapes = kCapitalised | kUpper | kSingleCapital | kMixed;
    }
    words.Add(entry.token, shapes);
  }
  return words;
}

std::vector<uint32_t> Compiler::ClassesOf(
    const std::vector<uint32_t>& entries,
    const std::vector<std::string>& classes) const {
  std::vector<uint32_t> found;
  for (const std::string& name : classes) {
    uint32_t last = kNoIndex;  // neighbours are mostly of one class
    for (const uint32_t entry : entries) {
      const uint32_t offset = names_.entries()[entry].name_class;
      if (offset == last) continue;
      last = offset;
      if (names_.String(offset) == name) {
        found.push_back(offset);
        break;
      }
    }
  }
  return found;
}

uint32_t Compiler::EdgeWordsOf(const NameTest& test, bool last) {
  std::string key = fmt::format("{}|{}|{}", last ? "ends" : "begins",
                                Join(test.lists, " "), Join(test.classes, " "));
  auto known = sets_.find(key);
  if (known == sets_.end()) {
    size_t count = 0;
    for (const uint32_t list : test.lists) count += list_entries_[list].size();
    uint32_t set = kNoIndex;
    // The last words of names must be cut from them.
    if (!last || count <= kMaxEdgeNames) {
      WordSet words;
      for (const uint32_t list : test.lists) {
        for (const uint32_t index : list_entries_[list]) {
          const NameEntry& entry = names_.entries()[index];
          if (!test.classes.empty() &&
              std::ranges::find(test.classes, entry.name_class) ==
                  test.classes.end()) {
            continue;
          }
          TokenId token = entry.token;
          if (last && entry.word_count > 1) {
            const std::string_view surface = names_.String(entry.surface);
            token = names_.TokenOf(
                FoldWord(CutWords(surface).back().span().In(surface)));
          }
          words.Add(token, kAnyShape);
        }
      }
      tables_->word_sets.push_back(std::move(words));
      set = static_cast<uint32_t>(tables_->word_sets.size() - 1);
    }
    known = sets_.emplace(std::move(key), set).first;
  }
  if (known->second == kNoIndex) return kNoIndex;
  return AddTest({known->second, kNoIndex, 0});
}

}  // namespace galley
