#include "engine/rules/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "engine/text/word.h"

namespace galley {
namespace {

// Rough number of such words in a thousand: which anchor is the rarest.
constexpr int kCostRareWord = 1;
constexpr std::string_view kCommonSigns = ".,-'()";
// A list of the packs, where it exists: words that stand everywhere.
constexpr std::string_view kFunctionWords = "function-words";
constexpr int kCostList = 2;
constexpr size_t kEntriesPerCost = 100;
constexpr int kCostAnnotation = 14;
constexpr int kCostSign = 30;
constexpr int kCostRareSign = 3;
constexpr int kCostFunctionWord = 12;
constexpr int kCostNone = 100000;

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

uint32_t CaptureIndex(const Element& element, const Symbols& symbols,
                      Program* program) {
  for (uint32_t i = 0; i < program->captures.size(); ++i) {
    if (program->captures[i].name == element.capture &&
        program->captures[i].output == element.output &&
        !element.capture.empty()) {
      return i;
    }
  }
  CaptureInfo capture;
  capture.name = element.capture;
  capture.output = element.output;
  if (const auto type = symbols.types.find(element.output_type);
      type != symbols.types.end()) {
    capture.output_type = type->second;
  }
  program->captures.push_back(std::move(capture));
  return static_cast<uint32_t>(program->captures.size() - 1);
}

// The one annotation that a capture stands for: <a as="n">, <span><a/></span>.
const Element* OnlyAnnotation(const Element& element) {
  if (element.kind == Element::Kind::kAnnotation) return &element;
  return element.children.size() == 1 ? OnlyAnnotation(element.children[0])
                                      : nullptr;
}

uint32_t Add(Instruction::Op op, Program* program, uint32_t a = 0,
             uint32_t b = 0) {
  program->code.push_back({op, false, a, b});
  return static_cast<uint32_t>(program->code.size() - 1);
}

// Marks the instructions to which several ways may lead: those that are jumped
// to or split from elsewhere, and those behind names and annotations, of which
// several may end at one word.
void MarkJoins(Program* program) {
  std::vector<Instruction>& code = program->code;
  std::vector<int> ways(code.size() + 1, 0);
  for (uint32_t pc = 0; pc < code.size(); ++pc) {
    switch (code[pc].op) {
      case Instruction::Op::kSplit:
        ++ways[code[pc].a];
        ++ways[code[pc].b];
        break;
      case Instruction::Op::kJump:
        ++ways[code[pc].a];
        break;
      case Instruction::Op::kName:
      case Instruction::Op::kAnnotation:
        ways[pc + 1] += 2;
        break;
      default:
        ++ways[pc + 1];
    }
  }
  for (uint32_t pc = 0; pc < code.size(); ++pc) code[pc].join = ways[pc] > 1;
}

uint32_t Here(const Program& program) {
  return static_cast<uint32_t>(program.code.size());
}

}  // namespace

void WordSet::Add(TokenId token, uint8_t shapes) {
  if (token == kNoToken) return;
  if (token >= shapes_.size()) {
    shapes_.resize(token + 1, 0);
    bits_.resize(token / 64 + 1, 0);
  }
  shapes_[token] |= shapes;
  bits_[token / 64] |= uint64_t{1} << token % 64;
}

void WordSet::AddAll(const WordSet& other) {
  if (other.shapes_.size() > shapes_.size()) {
    shapes_.resize(other.shapes_.size(), 0);
    bits_.resize(other.bits_.size(), 0);
  }
  for (size_t i = 0; i < other.bits_.size(); ++i) {
    uint64_t more = other.bits_[i];
    bits_[i] |= more;
    for (; more != 0; more &= more - 1) {
      const size_t token = i * 64 + static_cast<size_t>(std::countr_zero(more));
      shapes_[token] |= other.shapes_[token];
    }
  }
}

void CollectWords(const Element& element, std::vector<std::string>* words) {
  for (const std::string& text : element.texts) {
    for (const Word& word : CutWords(text)) {
      words->push_back(FoldWord(word.span().In(text)));
    }
  }
  for (const Element& child : element.children) CollectWords(child, words);
}

Compiler::Compiler(const Symbols& symbols, const NameTable& names,
                   ProgramTables* tables)
    : symbols_(symbols), names_(names), tables_(tables) {
  list_entries_.resize(symbols.lists.size());
  list_singles_.assign(symbols.lists.size(), true);
  for (uint32_t i = 0; i < names.entries().size(); ++i) {
    list_entries_[names.entries()[i].list].push_back(i);
    if (names.entries()[i].word_count > 1) {
      list_singles_[names.entries()[i].list] = false;
    }
  }
}

Program Compiler::Compile(const Element& element, bool backward,
                          Errors* errors) {
  errors_ = errors;
  backward_ = backward;
  Program program;
  program.backward = backward;
  Emit(element, &program);
  Add(Instruction::Op::kMatch, &program);
  MarkJoins(&program);
  FindFirst(&program);
  return program;
}

Program Compiler::CompileSearch(const Element& element, Errors* errors) {
  Program program = Compile(element, false, errors);
  AddAnchors(element, &program);
  return program;
}

// An element is looked at more than once; its error is told once.
void Compiler::Report(Error error) {
  const auto same = [&](const Error& one) {
    return one.message == error.message && one.line == error.line &&
           one.column == error.column && one.file == error.file;
  };
  if (std::ranges::none_of(*errors_, same))
    errors_->push_back(std::move(error));
}

void Compiler::Emit(const Element& element, Program* program) {
  const bool captures = element.output || !element.capture.empty();
  if (!captures) {
    EmitContent(element, program);
    return;
  }
  const uint32_t capture = CaptureIndex(element, symbols_, program);
  const auto open = Instruction::Op::kOpen;
  const auto close = Instruction::Op::kClose;
  Add(backward_ ? close : open, program, capture);
  EmitContent(element, program);
  Add(backward_ ? open : close, program, capture);
  if (const Element* held = OnlyAnnotation(element)) {
    const std::vector<TypeId>& types = tables_->type_sets[TypesOf(*held)];
    std::vector<TypeId>& all = program->captures[capture].types;
    all.insert(all.end(), types.begin(), types.end());
  }
}

void Compiler::EmitContent(const Element& element, Program* program) {
  switch (element.kind) {
    case Element::Kind::kWord:
      EmitWord(element, program);
      break;
    case Element::Kind::kAnnotation:
      Add(Instruction::Op::kAnnotation, program, TypesOf(element));
      break;
    case Element::Kind::kRow:
      EmitRow(element.children, program);
      break;
    case Element::Kind::kChoice:
      EmitChoice(
          element.children.size(),
          [&](size_t i) { Emit(element.children[i], program); }, program);
      break;
    case Element::Kind::kRepeat:
      EmitRepeat(element, program);
      break;
    case Element::Kind::kTight:
      Add(Instruction::Op::kTight, program);
      break;
    case Element::Kind::kLoose:
      Add(Instruction::Op::kLoose, program);
      break;
  }
}

void Compiler::EmitRow(const std::vector<Element>& row, Program* program) {
  for (size_t i = 0; i < row.size(); ++i) {
    Emit(row[backward_ ? row.size() - 1 - i : i], program);
  }
}

void Compiler::EmitRepeat(const Element& element, Program* program) {
  Program round;
  round.captures = program->captures;
  EmitRow(element.children, &round);
  program->captures = round.captures;
  const auto emit_round = [&] {
    const uint32_t here = Here(*program);
    for (Instruction code : round.code) {
      if (code.op == Instruction::Op::kSplit ||
          code.op == Instruction::Op::kJump) {
        code.a += here;
        code.b += here;
      }
      program->code.push_back(code);
    }
  };
  for (uint32_t i = 0; i < element.min; ++i) emit_round();
  // What may stand once is tried first; of what may stand more often as few as
  // do, so that names behind it are taken whole.
  const bool few = element.max > 1;
  const auto branch = [&](uint32_t split, bool on) -> uint32_t& {
    return on != few ? program->code[split].a : program->code[split].b;
  };
  std::vector<uint32_t> splits;
  for (uint32_t i = element.min; i < element.max; ++i) {
    splits.push_back(Add(Instruction::Op::kSplit, program));
    branch(splits.back(), true) = Here(*program);
    emit_round();
  }
  for (const uint32_t split : splits) branch(split, false) = Here(*program);
}

void Compiler::EmitChoice(size_t count, const std::function<void(size_t)>& emit,
                          Program* program) {
  std::vector<uint32_t> jumps;
  for (size_t i = 0; i < count; ++i) {
    if (i + 1 == count) {
      emit(i);
      break;
    }
    const uint32_t split = Add(Instruction::Op::kSplit, program);
    program->code[split].a = Here(*program);
    emit(i);
    jumps.push_back(Add(Instruction::Op::kJump, program));
    program->code[split].b = Here(*program);
  }
  for (const uint32_t jump : jumps) program->code[jump].a = Here(*program);
}

void Compiler::EmitWord(const Element& element, Program* program) {
  if (element.test != kNoIndex) {
    Add(Instruction::Op::kWord, program, element.test);
  } else if (!element.texts.empty()) {
    const std::vector<Text>& texts = TextsOf(element);
    EmitChoice(
        texts.size(),
        [&](size_t i) {
          std::vector<uint32_t> tests = texts[i].word_tests;
          if (backward_) std::ranges::reverse(tests);
          for (const uint32_t test : tests) {
            Add(Instruction::Op::kWord, program, test);
          }
        },
        program);
  } else if (!element.in.empty() && !SingleWordsOnly(element)) {
    if (!element.shapes.empty() || !element.not_in.empty()) {
      Report({fmt::format("shape and not-in test single words, but "
                          "{} has names of several; test the name "
                          "with a condition instead",
                          fmt::join(element.in, " ")),
              element.place.file, element.place.line, element.place.column});
    }
    Add(Instruction::Op::kName, program, NamesOf(element));
  } else {
    Add(Instruction::Op::kWord, program, PlainTest(element));
  }
}

const std::vector<Compiler::Text>& Compiler::TextsOf(const Element& element) {
  const auto [known, added] = texts_.try_emplace(
      fmt::format("{}\n{}\n{}", element.fold, fmt::join(element.shapes, " "),
                  fmt::join(element.texts, "\n")));
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

uint32_t Compiler::AddTest(WordTest test) {
  tables_->word_tests.push_back(test);
  return static_cast<uint32_t>(tables_->word_tests.size() - 1);
}

uint32_t Compiler::PlainTest(const Element& element) {
  const auto [known, added] = plain_.try_emplace(fmt::format(
      "{}|{}|{}|{}", fmt::join(element.in, " "), fmt::join(element.not_in, " "),
      fmt::join(element.classes, " "), fmt::join(element.shapes, " ")));
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
                        fmt::join(element.in, " "),
                        fmt::join(element.classes, " ")),
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
      fmt::format("{}|{}", fmt::join(lists, " "), fmt::join(classes, " "));
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
  const auto [known, added] = list_words_.try_emplace(
      fmt::format("{}|{}", list, fmt::join(classes, " ")));
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

uint32_t Compiler::TypesOf(const Element& element) {
  std::vector<TypeId> types;
  for (const std::string& name : element.types) {
    const auto found = symbols_.types.find(name);
    if (found == symbols_.types.end()) {
      Report({fmt::format("there is no type \"{}\"; no rule makes "
                          "it and types.xml does not name it",
                          name),
              element.place.file, element.place.line, element.place.column});
    } else {
      types.push_back(found->second);
    }
  }
  tables_->type_sets.push_back(std::move(types));
  return static_cast<uint32_t>(tables_->type_sets.size() - 1);
}

// ---- Anchors ----------------------------------------------------------------

namespace {

// A lead is only run for where it reaches; what it captures is of no use.
void StripCaptures(Element* element) {
  element->capture.clear();
  element->output = false;
  for (Element& child : element->children) StripCaptures(&child);
}

}  // namespace

void Compiler::AddAnchors(const Element& element, Program* program) {
  Anchors anchors = AnchorsOf(element);
  for (Found& found : anchors.found) {
    Anchor anchor{found.kind, found.test, kNoIndex, {}};
    if (!found.lead.empty()) {
      Element row;
      row.children = std::move(found.lead);
      StripCaptures(&row);
      anchor.lead = static_cast<uint32_t>(program->leads.size());
      program->leads.push_back(Compile(row, true, errors_));
      backward_ = false;
    }
    if (!found.tail.empty()) {
      Element row;
      row.children = std::move(found.tail);
      StripCaptures(&row);
      Program tail;
      Emit(row, &tail);
      Add(Instruction::Op::kMatch, &tail);
      FindFirst(&tail);
      if (!tail.nullable) anchor.next = std::move(tail.first);
    }
    program->anchors.push_back(std::move(anchor));
  }
}

Compiler::Anchors Compiler::AnchorsOf(const Element& element) {
  switch (element.kind) {
    case Element::Kind::kWord:
      return AnchorsOfWord(element);
    case Element::Kind::kAnnotation:
      return {{{Anchor::Kind::kAnnotations, TypesOf(element), {}, {}}},
              kCostAnnotation};
    case Element::Kind::kRow:
      return AnchorsOfRow(element.children);
    case Element::Kind::kChoice: {
      std::vector<Anchors> branches;
      for (const Element& child : element.children) {
        branches.push_back(AnchorsOf(child));
      }
      return AnchorsOfChoice(std::move(branches));
    }
    case Element::Kind::kRepeat: {
      if (element.min == 0) break;
      Anchors anchors = AnchorsOfRow(element.children);
      if (element.max == 1) return anchors;
      Element others = element;  // earlier rounds, or later ones
      others.min = 0;
      --others.max;
      for (Found& found : anchors.found) {
        found.lead.insert(found.lead.begin(), others);
        found.tail.push_back(others);
      }
      return anchors;
    }
    case Element::Kind::kTight:
    case Element::Kind::kLoose:
      break;
  }
  return {{}, kCostNone};
}

Compiler::Anchors Compiler::AnchorsOfRow(const std::vector<Element>& row) {
  Anchors best{{}, kCostNone};
  size_t at = 0;
  for (size_t i = 0; i < row.size(); ++i) {
    Anchors anchors = AnchorsOf(row[i]);
    if (!anchors.found.empty() && anchors.cost < best.cost) {
      best = std::move(anchors);
      at = i;
    }
  }
  for (Found& found : best.found) {
    const auto here = row.begin() + static_cast<ptrdiff_t>(at);
    found.lead.insert(found.lead.begin(), row.begin(), here);
    found.tail.insert(found.tail.end(), here + 1, row.end());
  }
  return best;
}

Compiler::Anchors Compiler::AnchorsOfChoice(std::vector<Anchors> branches) {
  Anchors all;
  for (Anchors& branch : branches) {
    if (branch.found.empty()) return {{}, kCostNone};
    std::ranges::move(branch.found, std::back_inserter(all.found));
    all.cost += branch.cost;
  }
  return all;
}

Compiler::Anchors Compiler::AnchorsOfWord(const Element& element) {
  if (!element.texts.empty()) {
    std::vector<Anchors> branches;
    for (const Text& text : TextsOf(element)) {
      Found found{Anchor::Kind::kWords, text.word_tests[text.rarest], {}, {}};
      for (uint32_t i = 0; i < text.word_tests.size(); ++i) {
        if (i == text.rarest) continue;
        Element word;  // the words of the text beside its rarest
        word.kind = Element::Kind::kWord;
        word.test = text.word_tests[i];
        (i < text.rarest ? found.lead : found.tail).push_back(std::move(word));
      }
      branches.push_back({{std::move(found)}, text.cost});
    }
    return AnchorsOfChoice(std::move(branches));
  }
  if (element.in.empty()) return {{}, kCostNone};
  // A longer list is met more often.
  size_t entries = 0;
  for (const std::string& list : element.in) {
    entries += EntriesOf(list, element.place).size();
  }
  const int cost = kCostList + static_cast<int>(entries / kEntriesPerCost);
  if (!SingleWordsOnly(element)) {
    return {{{Anchor::Kind::kNames, NamesOf(element), {}, {}}}, cost};
  }
  return {{{Anchor::Kind::kWords, PlainTest(element), {}, {}}}, cost};
}

// ---- First words ------------------------------------------------------------

uint32_t Compiler::EdgeWordsOf(const NameTest& test, bool last) {
  std::string key =
      fmt::format("{}|{}|{}", last ? "ends" : "begins",
                  fmt::join(test.lists, " "), fmt::join(test.classes, " "));
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

void Compiler::FindFirst(Program* program) {
  std::vector<bool> seen(program->code.size(), false);
  std::vector<uint32_t> ways{0};
  WordTests first;
  bool known = true;
  while (!ways.empty()) {
    const uint32_t pc = ways.back();
    ways.pop_back();
    if (seen[pc]) continue;
    seen[pc] = true;
    const Instruction& code = program->code[pc];
    switch (code.op) {
      case Instruction::Op::kWord:
        first.push_back(code.a);
        break;
      case Instruction::Op::kName:
        first.push_back(
            EdgeWordsOf(tables_->name_tests[code.a], program->backward));
        known = known && first.back() != kNoIndex;
        break;
      case Instruction::Op::kAnnotation:
        known = false;
        break;
      case Instruction::Op::kMatch:
        program->nullable = true;
        break;
      case Instruction::Op::kSplit:
        ways.push_back(code.a);
        ways.push_back(code.b);
        break;
      case Instruction::Op::kJump:
        ways.push_back(code.a);
        break;
      case Instruction::Op::kTight:
      case Instruction::Op::kLoose:
      case Instruction::Op::kOpen:
      case Instruction::Op::kClose:
        ways.push_back(pc + 1);
        break;
    }
  }
  if (known) program->first = std::move(first);
}

}  // namespace galley
