// Rule and its parts, as an author wrote them: the unit of galley.
//
// A rule pack is read into these; rule_book.h links them (names to indices) and
// program.h compiles their sequences.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/match/name_table.h"
#include "engine/match/pattern.h"

namespace galley {

// Where something stands in a pack or gazetteer.
struct SourcePlace {
  std::string file{};
  uint32_t line = 0;
  uint32_t column = 0;
};

// One element of a sequence; docs/rule-language.md says what each matches.
struct Element {
  enum class Kind : uint8_t {
    kWord,        // <w>: texts, in, shape ...
    kAnnotation,  // <a>: types
    kRow,         // <seq>, and the content of every other group
    kChoice,      // <alt>
    kRepeat,      // <rep>, <opt>: min..max of the content
    kTight,       // <tight/>: no white space here
    kLoose,       // <loose/>: white space here
  };
  Kind kind = Kind::kRow;
  bool output = false;        // <span>: becomes an annotation
  bool fold = false;          // <w case="fold">
  std::string capture{};      // as=""
  std::string output_type{};  // <span type="">; empty: the rule's
  std::vector<std::string> texts{};
  std::vector<std::string> in{};
  std::vector<std::string> not_in{};
  std::vector<std::string> classes{};
  std::vector<std::string> shapes{};
  std::vector<std::string> types{};
  uint32_t min = 0;
  uint32_t max = 0;
  // A word test that is compiled already; the compiler makes such elements.
  uint32_t test = UINT32_MAX;
  std::vector<Element> children{};
  SourcePlace place{};
};

// A test on a match; it never consumes.
struct Condition {
  enum class Kind : uint8_t {
    kBefore,    // `elements` stand directly before
    kAfter,     // ... directly after
    kNear,      // ... within `words` words on `side`
    kInside,    // an annotation of `types` or a block of `blocks` covers it
    kContains,  // `elements` match somewhere within it
    kAt,        // position in its line or block: `where`
    kDocument,  // the document says `where` of it elsewhere
    kUnless,    // not all of `children`
  };
  Kind kind = Kind::kBefore;
  std::string span{};  // capture it is about; empty: the match
  uint32_t words = 0;
  std::string side = "both";
  std::vector<std::string> types{};
  std::vector<std::string> blocks{};
  std::string where{};
  Element elements{};
  std::vector<Condition> children{};
  SourcePlace place{};
};

// What a call in a value expression computes; docs/rule-language.md says how.
enum class Function : uint8_t {
  kNumber,
  kCount,
  kRange,
  kIsoDate,
  kIsoRange,
  kIsoPeriod,
  kDecade,
  kMoney,
  kValue,
  kLookup,
  kText,
  kFold,
  kSlug,
  kJoin,
  kDefault,
  kInitials,
};

// A value expression: a call, a capture, or a string.
struct Expression {
  enum class Kind : uint8_t { kCall, kCapture, kText };
  Kind kind = Kind::kText;
  Function function = Function::kText;  // of a call
  std::string name{};  // of the function or the capture; the text itself
  std::vector<Expression> arguments{};
};

// <set span name to>
struct Assignment {
  std::string span{};
  std::string name{};
  Expression to{};
  bool required = false;  // without a value the match is none
};

// <refine span to="initials(long, short)">: the span becomes a part of itself.
struct Refinement {
  std::string span{};
  Expression to{};
  SourcePlace place{};
};

// <learn surface from>: the document's own name from here on.
struct Learning {
  std::string surface{};
  std::string from{};
};

// <ok> or <no>.
struct Example {
  bool match = true;
  bool alone = false;
  bool todo = false;  // not kept yet, and known
  std::string marked{};
  std::string why{};
  std::string winner{};
  std::string format{};                           // reader; empty: text
  std::map<std::string, std::string> asserted{};  // attribute -> value
  SourcePlace place{};
};

enum class RuleKind : uint8_t { kPattern, kSequence, kGazetteer, kValidator };

struct Rule {
  std::string id{};
  RuleKind kind = RuleKind::kPattern;
  bool check = false;     // makes findings, else annotations
  bool internal = false;  // annotations for other rules only
  std::string type{};     // entity type, or category of a check
  int priority = 0;

  std::string match{};  // pattern
  PatternOptions pattern{};
  Element sequence{};
  std::string list{};  // gazetteer
  std::map<std::string, std::vector<Condition>> policies{};

  std::vector<Condition> conditions{};
  std::vector<Refinement> refinements{};
  std::vector<Assignment> sets{};
  std::vector<Learning> learnings{};

  std::string severity{};  // check
  std::string message{};
  std::string why{};
  std::optional<std::string> fix{};
  bool run = false;  // neighbours of this check become one finding
  std::string validator{};
  std::string validator_kind{};
  std::string words{};  // the word list it gets; empty: none
  std::map<std::string, std::string, std::less<>> params{};

  std::vector<Example> examples{};
  SourcePlace place{};
};

// One name of a <list> or of a gazetteer file.
struct ListEntry {
  std::string surface{};
  std::string id{};  // or the value of a list entry
  std::string name_class{};
  std::string policy{};
  std::string extra{};
  NameCase name_case = NameCase::kExact;
  NameForm form = NameForm::kName;
};

// A <list>, or the file of a <gazetteer>.
struct NameList {
  std::string name{};
  std::string file{};  // gazetteer file; empty: inline
  bool capitals = false;
  std::vector<ListEntry> entries{};
  SourcePlace place{};
};

// <common-passage>: a text that may stand in a document many times.
struct CommonPassage {
  std::string id{};
  std::string text{};
  SourcePlace place{};
};

// <words>: a file for Lexicon.
struct WordFile {
  std::string name{};
  std::string file{};
  SourcePlace place{};
};

// <over winner loser> and <nest outer inner>.
struct Overlap {
  std::vector<std::string> winners{};
  std::vector<std::string> losers{};
  bool nest = false;
  SourcePlace place{};
};

// The content of one XML file.
struct RulePack {
  std::string id{};
  std::string file{};
  MacroTable macros{};
  std::vector<NameList> lists{};
  std::vector<WordFile> words{};
  std::vector<Rule> rules{};
  std::vector<Overlap> overlaps{};
  std::vector<CommonPassage> common_passages{};
};

}  // namespace galley
