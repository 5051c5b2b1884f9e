// Where a sequence is worth trying: the anchors and first words of a Compiler.
#include <set>

#include "engine/base/join.h"
#include "engine/rules/compiler.h"

namespace galley {
namespace {

// Rough number of such elements in a thousand words.
constexpr int kCostList = 2;
constexpr size_t kEntriesPerCost = 100;
constexpr int kCostAnnotation = 14;

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
      tail.code.emplace_back();  // kMatch
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
        word.place = element.place;
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
  if (known) program->first = Merged(first);
}

WordTests Compiler::Merged(const WordTests& tests) {
  if (tests.size() < 2) return tests;
  WordTest shapes{kNoIndex, kNoIndex, 0};
  std::set<uint32_t> sets;
  WordTests merged;
  for (const uint32_t index : tests) {
    const WordTest& test = tables_->word_tests[index];
    if (test.set != kNoIndex) {
      sets.insert(test.set);
    } else if (test.shapes != 0) {
      shapes.shapes |= test.shapes;
    } else {
      return {};  // any word passes
    }
  }
  if (shapes.shapes != 0) merged.push_back(AddTest(shapes));
  if (sets.empty()) return merged;
  const auto [known, added] =
      sets_.try_emplace("merged|" + Join(sets, " "), *sets.begin());
  if (added && sets.size() > 1) {
    WordSet all;
    for (const uint32_t set : sets) all.AddAll(tables_->word_sets[set]);
    known->second = static_cast<uint32_t>(tables_->word_sets.size());
    tables_->word_sets.push_back(std::move(all));
  }
  merged.push_back(AddTest({known->second, kNoIndex, 0}));
  return merged;
}

}  // namespace galley
