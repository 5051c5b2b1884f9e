#include "engine/rules/compiler.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/text/word.h"

namespace galley {
namespace {

// Names and annotations are at most so many words long when a lead is counted;
// a longer one before an anchor would be missed, and none is.
constexpr uint32_t kLongestName = 24;

// Rough number of such words in a thousand: which anchor is the rarest.
constexpr int kCostRareWord = 1;
constexpr int kCostNames = 8;
constexpr int kCostAnnotation = 12;
constexpr int kCostSign = 30;
constexpr int kCostFunctionWord = 40;
constexpr int kCostNone = 100000;

constexpr uint8_t kAnyShape = 0xFF;

uint16_t ShapeBit(std::string_view shape) {
  static const std::map<std::string_view, uint16_t> kBits = {
      {"capitalised", kTestCapitalised}, {"upper", kTestUpper},
      {"lower", kTestLower},             {"acronym", kTestAcronym},
      {"mixed", kTestMixed},             {"digits", kTestDigits},
      {"sign", kTestSign},               {"word", kTestWord}};
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
  program->code.push_back({op, a, b});
  return static_cast<uint32_t>(program->code.size() - 1);
}

uint32_t Here(const Program& program) {
  return static_cast<uint32_t>(program.code.size());
}

}  // namespace

void WordSet::Add(TokenId token, uint8_t shapes) {
  if (token == kNoToken) return;
  if (token >= shapes_.size()) shapes_.resize(token + 1, 0);
  shapes_[token] |= shapes;
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
  for (uint32_t i = 0; i < names.entries().size(); ++i) {
    list_entries_[names.entries()[i].list].push_back(i);
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
  Shape shape = ShapeOf(element);
  if (shape.cost < kCostNone) program.anchors = std::move(shape.anchors);
  return program;
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
  for (uint32_t i = 0; i < element.min; ++i) {
    EmitRow(element.children, program);
  }
  std::vector<uint32_t> splits;
  for (uint32_t i = element.min; i < element.max; ++i) {
    splits.push_back(Add(Instruction::Op::kSplit, program));
    program->code.back().a = Here(*program);
    EmitRow(element.children, program);
  }
  for (const uint32_t split : splits) program->code[split].b = Here(*program);
}

void Compiler::EmitChoice(size_t count,
                          const std::function<void(size_t)>& emit,
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
  if (!element.texts.empty()) {
    const std::vector<Text> texts = TextsOf(element);
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
    Add(Instruction::Op::kName, program, NamesOf(element));
  } else {
    Add(Instruction::Op::kWord, program, PlainTest(element));
  }
}

std::vector<Compiler::Text> Compiler::TextsOf(const Element& element) {
  // Single words share one set; each longer text is a row of its own.
  WordSet singles;
  bool has_singles = false;
  int singles_cost = 0;
  std::vector<Text> texts;
  const auto cost_of = [](const Word& word) {
    if (word.Is(kSign)) return kCostSign;
    return word.length > 4 || !word.Is(kLower) ? kCostRareWord
                                               : kCostFunctionWord;
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
        singles_cost += cost_of(word);
      } else {
        WordSet set;
        set.Add(token, shapes);
        tables_->word_sets.push_back(std::move(set));
        row.word_tests.push_back(
            AddTest({static_cast<uint32_t>(tables_->word_sets.size() - 1),
                     kNoIndex, 0}));
        row.cost = std::min(row.cost, cost_of(word));
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
    texts.push_back({{AddTest(test)}, singles_cost});
  }
  return texts;
}

uint32_t Compiler::AddTest(WordTest test) {
  tables_->word_tests.push_back(test);
  return static_cast<uint32_t>(tables_->word_tests.size() - 1);
}

uint32_t Compiler::PlainTest(const Element& element) {
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
  return AddTest(test);
}

uint32_t Compiler::NamesOf(const Element& element) {
  NameTest test;
  for (const std::string& list : element.in) {
    if (const auto found = symbols_.lists.find(list);
        found != symbols_.lists.end()) {
      test.lists.push_back(found->second);
    }
  }
  test.classes = element.classes;
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
    const auto same = [&](const Error& one) {
      return one.message == error.message && one.line == error.line &&
             one.file == error.file;
    };
    if (std::ranges::none_of(*errors_, same)) errors_->push_back(error);
    return kEmpty;
  }
  return list_entries_[found->second];
}

bool Compiler::SingleWordsOnly(const Element& element) {
  for (const std::string& list : element.in) {
    for (const uint32_t entry : EntriesOf(list, element.place)) {
      if (names_.entries()[entry].word_count > 1) return false;
    }
  }
  return true;
}

uint32_t Compiler::SetOfLists(const std::vector<std::string>& lists,
                              const std::vector<std::string>& classes,
                              const SourcePlace& place) {
  const std::string key = fmt::format("{}|{}", fmt::join(lists, " "),
                                      fmt::join(classes, " "));
  if (const auto known = sets_.find(key); known != sets_.end()) {
    return known->second;
  }
  WordSet set;
  for (const std::string& list : lists) {
    for (const uint32_t index : EntriesOf(list, place)) {
      const NameEntry& entry = names_.entries()[index];
      const std::string_view name_class = names_.String(entry.name_class);
      if (entry.word_count != 1 ||
          (!classes.empty() &&
           std::ranges::find(classes, name_class) == classes.end())) {
        continue;
      }
      const std::string_view surface = names_.String(entry.surface);
      const Word word = CutWords(surface).front();
      uint8_t shapes = kAnyShape;
      if (entry.exact_words != 0) {
        shapes = static_cast<uint8_t>(word.shape & 0xFF);
        if ((entry.flags & NameEntry::kCapitals) != 0) shapes |= kUpper;
      } else if ((entry.flags & NameEntry::kNeedsCapital) != 0) {
        shapes = kCapitalised | kUpper | kSingleCapital | kMixed;
      }
      set.Add(names_.TokenOf(FoldWord(word.span().In(surface))), shapes);
    }
  }
  tables_->word_sets.push_back(std::move(set));
  const auto index = static_cast<uint32_t>(tables_->word_sets.size() - 1);
  sets_.emplace(key, index);
  return index;
}

uint32_t Compiler::TypesOf(const Element& element) {
  std::vector<TypeId> types;
  for (const std::string& name : element.types) {
    const auto found = symbols_.types.find(name);
    if (found == symbols_.types.end()) {
      errors_->push_back({fmt::format("there is no type \"{}\"; no rule makes "
                                      "it and types.xml does not name it",
                                      name),
                          element.place.file, element.place.line,
                          element.place.column});
    } else {
      types.push_back(found->second);
    }
  }
  tables_->type_sets.push_back(std::move(types));
  return static_cast<uint32_t>(tables_->type_sets.size() - 1);
}

// ---- Anchors ----------------------------------------------------------------

Compiler::Shape Compiler::ShapeOf(const Element& element) {
  switch (element.kind) {
    case Element::Kind::kWord:
      return ShapeOfWord(element);
    case Element::Kind::kAnnotation: {
      Shape shape;
      shape.max_words = kLongestName;
      shape.any_word = true;
      shape.anchors.push_back(
          {Anchor::Kind::kAnnotations, TypesOf(element), 0, false, {}});
      shape.cost = kCostAnnotation;
      return shape;
    }
    case Element::Kind::kRow:
      return ShapeOfRow(element.children);
    case Element::Kind::kChoice: {
      std::vector<Shape> branches;
      for (const Element& child : element.children) {
        branches.push_back(ShapeOf(child));
      }
      return ShapeOfChoice(branches);
    }
    case Element::Kind::kRepeat: {
      Shape shape = ShapeOfRow(element.children);
      for (Anchor& anchor : shape.anchors) {
        anchor.lead += shape.max_words * (element.max - 1);
        if (element.max > 1) {
          anchor.any_lead = anchor.any_lead || shape.any_word;
          anchor.lead_tests.insert(anchor.lead_tests.end(),
                                   shape.tests.begin(), shape.tests.end());
        }
      }
      shape.max_words *= element.max;
      if (element.min == 0) {
        shape.anchors.clear();
        shape.cost = kCostNone;
      }
      return shape;
    }
    case Element::Kind::kTight:
    case Element::Kind::kLoose:
      break;
  }
  Shape nothing;
  nothing.cost = kCostNone;
  return nothing;
}

Compiler::Shape Compiler::ShapeOfRow(const std::vector<Element>& row) {
  Shape whole;
  whole.cost = kCostNone;
  for (const Element& child : row) {
    Shape shape = ShapeOf(child);
    // A lead is searched backwards, word by word: a short one is worth more.
    const int cost =
        std::min(kCostNone, shape.cost + static_cast<int>(whole.max_words) / 4);
    if (!shape.anchors.empty() && cost < whole.cost) {
      for (Anchor& anchor : shape.anchors) {
        anchor.lead += whole.max_words;
        anchor.any_lead = anchor.any_lead || whole.any_word;
        anchor.lead_tests.insert(anchor.lead_tests.end(), whole.tests.begin(),
                                 whole.tests.end());
      }
      whole.anchors = std::move(shape.anchors);
      whole.cost = cost;
    }
    whole.max_words += shape.max_words;
    whole.any_word = whole.any_word || shape.any_word;
    whole.tests.insert(whole.tests.end(), shape.tests.begin(),
                       shape.tests.end());
  }
  return whole;
}

Compiler::Shape Compiler::ShapeOfChoice(const std::vector<Shape>& branches) {
  Shape whole;
  for (const Shape& branch : branches) {
    whole.max_words = std::max(whole.max_words, branch.max_words);
    whole.any_word = whole.any_word || branch.any_word;
    whole.tests.insert(whole.tests.end(), branch.tests.begin(),
                       branch.tests.end());
    whole.anchors.insert(whole.anchors.end(), branch.anchors.begin(),
                         branch.anchors.end());
    whole.cost = std::min(kCostNone, whole.cost + branch.cost);
  }
  if (whole.cost == kCostNone) whole.anchors.clear();
  return whole;
}

Compiler::Shape Compiler::ShapeOfWord(const Element& element) {
  Shape shape;
  if (!element.texts.empty()) {
    std::vector<Shape> branches;
    for (const Text& text : TextsOf(element)) {
      Shape branch;
      branch.tests = text.word_tests;
      branch.max_words = static_cast<uint32_t>(text.word_tests.size());
      branch.cost = text.cost;
      Anchor anchor{Anchor::Kind::kWords, text.word_tests.front(), 0, false,
                    {}};
      branch.anchors.push_back(std::move(anchor));
      branches.push_back(std::move(branch));
    }
    return ShapeOfChoice(branches);
  }
  if (!element.in.empty() && !SingleWordsOnly(element)) {
    shape.max_words = kLongestName;
    shape.any_word = true;
    shape.anchors.push_back(
        {Anchor::Kind::kNames, NamesOf(element), 0, false, {}});
    shape.cost = kCostNames;
    return shape;
  }
  const uint32_t test = PlainTest(element);
  shape.tests.push_back(test);
  shape.max_words = 1;
  shape.cost = kCostNone;
  if (!element.in.empty()) {
    shape.anchors.push_back({Anchor::Kind::kWords, test, 0, false, {}});
    shape.cost = kCostNames;
  }
  return shape;
}

}  // namespace galley
