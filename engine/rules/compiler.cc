#include "engine/rules/compiler.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/join.h"
#include "engine/text/word.h"

namespace galley {
namespace {

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

void CollectWords(const Element& element, std::vector<std::string>* words) {
  for (const std::string& text : element.texts) {
    for (const Word& word : CutWords(text)) {
      words->push_back(FoldWord(word.span().In(text)));
    }
  }
  for (const Element& child : element.children) CollectWords(child, words);
}

void CollectWords(const std::vector<Condition>& conditions,
                  std::vector<std::string>* words) {
  for (const Condition& condition : conditions) {
    CollectWords(condition.elements, words);
    CollectWords(condition.children, words);
  }
}

}  // namespace

std::vector<std::string> VocabularyOf(const std::vector<Rule>& rules) {
  std::vector<std::string> words;
  for (const Rule& rule : rules) {
    CollectWords(rule.sequence, &words);
    CollectWords(rule.conditions, &words);
    for (const auto& [name, conditions] : rule.policies) {
      CollectWords(conditions, &words);
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
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
  FillPlaces(element, &program);
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
    FillPlaces(element, program);
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
  FillPlaces(element, program);
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
    FillPlaces(element, program);
    std::ranges::copy(round.places, program->places.begin() + here);
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
                          Join(element.in, " ")),
              element.place.file, element.place.line, element.place.column});
    }
    Add(Instruction::Op::kName, program, NamesOf(element));
  } else {
    Add(Instruction::Op::kWord, program, PlainTest(element));
  }
}

uint32_t Compiler::AddTest(WordTest test) {
  tables_->word_tests.push_back(test);
  return static_cast<uint32_t>(tables_->word_tests.size() - 1);
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

}  // namespace galley
