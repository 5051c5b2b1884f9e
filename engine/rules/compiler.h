// Compiler: elements of a sequence -> Program.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/name_table.h"
#include "engine/rules/program.h"
#include "engine/rules/rule.h"

namespace galley {

// Tables that all programs of a database share.
struct ProgramTables {
  std::vector<WordSet> word_sets{};
  std::vector<WordTest> word_tests{};
  std::vector<NameTest> name_tests{};
  std::vector<std::vector<TypeId>> type_sets{};
};

// Names -> indices, for linking.
struct Symbols {
  std::map<std::string, uint32_t, std::less<>> lists{};
  std::map<std::string, TypeId, std::less<>> types{};
};

// The single folded words that the elements mention: they become tokens.
void CollectWords(const Element& element, std::vector<std::string>* words);

class Compiler {
 public:
  // All must outlive the compiler.
  Compiler(const Symbols& symbols, const NameTable& names,
           ProgramTables* tables);

  // Unknown lists and types are appended to `errors`.
  Program Compile(const Element& element, bool backward, Errors* errors);

 private:
  // What can be said of a part of a sequence before it runs.
  struct Shape {
    uint32_t max_words = 0;        // names and annotations at their longest
    bool any_word = false;         // holds a name or an annotation
    std::vector<uint32_t> tests{}; // its plain word tests
    std::vector<Anchor> anchors{}; // one of them is in every match
    int cost = 0;                  // of the anchors, as words per document
  };

  void Emit(const Element& element, Program* program);
  void EmitContent(const Element& element, Program* program);
  void EmitRow(const std::vector<Element>& row, Program* program);
  void EmitRepeat(const Element& element, Program* program);
  void EmitChoice(size_t count, const std::function<void(size_t)>& emit,
                  Program* program);
  void EmitWord(const Element& element, Program* program);

  Shape ShapeOf(const Element& element);
  Shape ShapeOfRow(const std::vector<Element>& row);
  Shape ShapeOfChoice(const std::vector<Shape>& branches);
  Shape ShapeOfWord(const Element& element);

  // The rows of words that the texts of a <w> stand for.
  struct Text {
    std::vector<uint32_t> word_tests{};
    int cost = 0;
  };
  std::vector<Text> TextsOf(const Element& element);
  uint32_t PlainTest(const Element& element);  // WordTest of shapes and lists
  uint32_t NamesOf(const Element& element);    // NameTest
  bool SingleWordsOnly(const Element& element);
  uint32_t SetOfLists(const std::vector<std::string>& lists,
                      const std::vector<std::string>& classes,
                      const SourcePlace& place);
  const std::vector<uint32_t>& EntriesOf(const std::string& list,
                                         const SourcePlace& place);
  uint32_t TypesOf(const Element& element);
  uint32_t AddTest(WordTest test);

  const Symbols& symbols_;
  const NameTable& names_;
  ProgramTables* tables_;
  Errors* errors_ = nullptr;
  bool backward_ = false;
  std::vector<std::vector<uint32_t>> list_entries_{};  // by list
  std::map<std::string, uint32_t> sets_{};             // by lists and classes
};

}  // namespace galley
