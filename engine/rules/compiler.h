// Compiler: elements of a sequence -> Program.
#pragma once

#include <functional>
#include <map>
#include <optional>
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

// The single folded words that sequences and conditions mention, sorted: they
// become tokens.
std::vector<std::string> VocabularyOf(const std::vector<Rule>& rules);

class Compiler {
 public:
  // All must outlive the compiler.
  Compiler(const Symbols& symbols, const NameTable& names,
           ProgramTables* tables);

  // A sequence that is looked for in the whole text: its program has anchors.
  // Unknown lists and types are appended to `errors`.
  Program CompileSearch(const Element& element, Errors* errors);
  // One that is tried at a known place only.
  Program Compile(const Element& element, bool backward, Errors* errors);

 private:
  // Elements that a match cannot do without, with what stands before and
  // behind each.
  struct Found {
    Anchor::Kind kind = Anchor::Kind::kWords;
    uint32_t test = 0;
    std::vector<Element> lead{};
    std::vector<Element> tail{};
  };
  struct Anchors {
    std::vector<Found> found{};  // one of them is in every match; none: unknown
    int cost = 0;                // roughly, hits in a thousand words
  };

  static constexpr int kCostNone = 100000;  // no such element

  void Emit(const Element& element, Program* program);
  // The instructions that have no place yet are those of `element`.
  static void FillPlaces(const Element& element, Program* program) {
    program->places.resize(program->code.size(),
                           {element.place.line, element.place.column});
  }
  void EmitContent(const Element& element, Program* program);
  void EmitRow(const std::vector<Element>& row, Program* program);
  void EmitRepeat(const Element& element, Program* program);
  void EmitChoice(size_t count, const std::function<void(size_t)>& emit,
                  Program* program);
  void EmitWord(const Element& element, Program* program);

  Anchors AnchorsOf(const Element& element);
  Anchors AnchorsOfRow(const std::vector<Element>& row);
  Anchors AnchorsOfChoice(std::vector<Anchors> branches);
  Anchors AnchorsOfWord(const Element& element);
  void AddAnchors(const Element& element, Program* program);

  // Fills Program::first and nullable from its code.
  void FindFirst(Program* program);
  // Two tests at most, one of words and one of shapes, that every word passes
  // which passes one of `tests`; few others do.
  WordTests Merged(const WordTests& tests);
  // The WordTest of the words with which names of a test begin (end);
  // kNoIndex: too many names.
  uint32_t EdgeWordsOf(const NameTest& test, bool last);

  // A row of words that a text of a <w> stands for.
  struct Text {
    std::vector<uint32_t> word_tests{};
    uint32_t rarest = 0;  // index in word_tests
    int cost = 0;         // of that one
  };
  const std::vector<Text>& TextsOf(const Element& element);
  uint32_t PlainTest(const Element& element);  // WordTest of shapes and lists
  uint32_t NamesOf(const Element& element);    // NameTest
  bool SingleWordsOnly(const Element& element);
  uint32_t SetOfLists(const std::vector<std::string>& lists,
                      const std::vector<std::string>& classes,
                      const SourcePlace& place);
  // The single words of one list that have one of the classes (none: all).
  const WordSet& WordsOf(const std::string& list,
                         const std::vector<std::string>& classes,
                         const SourcePlace& place);
  // Those of the classes that an entry has, as NameEntry::name_class.
  std::vector<uint32_t> ClassesOf(
      const std::vector<uint32_t>& entries,
      const std::vector<std::string>& classes) const;
  const std::vector<uint32_t>& EntriesOf(const std::string& list,
                                         const SourcePlace& place);
  uint32_t TypesOf(const Element& element);
  uint32_t AddTest(WordTest test);
  void Report(Error error);
  bool IsFunctionWord(TokenId token);

  const Symbols& symbols_;
  const NameTable& names_;
  ProgramTables* tables_;
  Errors* errors_ = nullptr;
  std::optional<WordSet> function_words_{};
  bool backward_ = false;
  std::vector<std::vector<uint32_t>> list_entries_{};  // by list
  std::vector<bool> list_singles_{};  // holds names of one word only
  // Elements alike share what was made for the first of them.
  std::map<std::string, uint32_t> sets_{};       // by lists and classes
  std::map<std::string, WordSet> list_words_{};  // by list and classes
  std::map<std::string, uint32_t> plain_{};      // PlainTest
  std::map<std::string, std::vector<Text>> texts_{};
};

}  // namespace galley
