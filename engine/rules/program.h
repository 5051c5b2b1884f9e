// Programs: sequences and conditions compiled for the sequence machine.
//
// engine/annotate/machine.h runs them over a document's words, names and
// annotations. Indices are those of the Database that holds the program.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/archive.h"
#include "engine/match/name_table.h"

namespace galley {

inline constexpr uint32_t kNoIndex = UINT32_MAX;
using TypeId = uint16_t;
inline constexpr TypeId kNoType = UINT16_MAX;

// What <w shape=""> can ask for; bits of WordTest::shapes.
enum ShapeTest : uint16_t {
  kTestCapitalised = 1,  // begins with a capital: Women, UNDP, HeForShe, A
  kTestUpper = 2,        // capitals throughout, two or more
  kTestLower = 4,
  kTestAcronym = 8,  // UNDP, UNCTs, MoWA, COP26: two capitals or more
  kTestMixed = 16,   // capitals inside: HeForShe
  kTestDigits = 32,
  kTestSign = 64,
  kTestWord = 128,  // anything but a sign
};

// Single words by token, each with the shapes it may have: bits of
// Word::shape below 256. Most sets are small or have wide gaps: a bit a token
// from the lowest to the highest, and a byte for each that is in the set.
class WordSet {
 public:
  void Add(TokenId token, uint8_t shapes);
  void AddAll(const WordSet& other);
  bool Has(TokenId token, uint16_t shape) const {
    const size_t group = size_t{token / 64} - first_group_;
    if (group >= bits_.size() || (bits_[group] >> token % 64 & 1) == 0) {
      return false;
    }
    return (shapes_[RankOf(group, token)] & shape & 0xFF) != 0;
  }
  // Calls `take` with each token that is in the set, and its shapes.
  template <typename F>
  void ForEach(F take) const {
    size_t rank = 0;
    for (size_t i = 0; i < bits_.size(); ++i) {
      for (uint64_t left = bits_[i]; left != 0; left &= left - 1) {
        take(static_cast<TokenId>((first_group_ + i) * 64) +
                 static_cast<TokenId>(std::countr_zero(left)),
             shapes_[rank++]);
      }
    }
  }

  friend void Fields(auto& archive, Is<WordSet> auto& set) {
    archive(set.first_group_, set.bits_, set.ranks_, set.shapes_);
  }

 private:
  // How many lower tokens are in the set.
  size_t RankOf(size_t group, TokenId token) const {
    const uint64_t below = (uint64_t{1} << token % 64) - 1;
    return ranks_[group] +
           static_cast<size_t>(std::popcount(bits_[group] & below));
  }

  uint32_t first_group_ = 0;       // tokens below 64 times this are not in it
  std::vector<uint64_t> bits_{};   // a bit a token
  std::vector<uint32_t> ranks_{};  // of each group, tokens in the groups before
  std::vector<uint8_t> shapes_{};  // of each token that is in the set
};

struct WordTest {
  uint32_t set = kNoIndex;      // the word is in this WordSet
  uint32_t not_set = kNoIndex;  // and not in this one
  uint16_t shapes = 0;          // and has one of these shapes; 0: any
};

// Names of any of `lists` and of any of `classes` (none: all).
struct NameTest {
  std::vector<uint32_t> lists{};
  std::vector<uint32_t> classes{};  // as NameEntry::name_class
  // Its lists are looked for everywhere (Database::searched); others, such as
  // the nouns, only where a sequence asks.
  bool searched = true;
  NameTable::Choice choice{};  // of its lists, when they are not
  uint32_t longest = 0;        // words of the longest name in them
};

struct Instruction {
  enum class Op : uint8_t {
    kWord,        // a: WordTest
    kName,        // a: NameTest
    kAnnotation,  // a: set of types
    kTight,       // the next word follows without white space
    kLoose,       // white space before the next word
    kSplit,       // go on at a, else at b
    kJump,        // go on at a
    kOpen,        // capture a begins
    kClose,       // capture a ends
    kMatch,
  };
  Op op = Op::kMatch;
  // Several ways may lead here at one word: a matcher that remembers where it
  // has been need remember no other instructions.
  bool join = false;
  uint32_t a = 0;
  uint32_t b = 0;
};

struct CaptureInfo {
  std::string name{};
  bool output = false;           // becomes an annotation
  TypeId output_type = kNoType;  // kNoType: the rule's own
  std::vector<TypeId> types{};   // of the annotations it may hold
};

// WordTests of which a word passes one at least, or no match is there. Empty:
// nothing is known of it.
using WordTests = std::vector<uint32_t>;

// An element that a match cannot do without: searches begin near it only.
struct Anchor {
  enum class Kind : uint8_t { kWords, kNames, kAnnotations };
  Kind kind = Kind::kWords;
  uint32_t test = 0;         // WordTest, NameTest or set of types
  uint32_t lead = kNoIndex;  // Program::leads: what may stand before it
  WordTests next{};          // of the word behind it
};

// Where the element of an instruction stands in its pack.
struct ElementPlace {
  uint32_t line = 0;
  uint32_t column = 0;
  friend bool operator==(const ElementPlace&, const ElementPlace&) = default;
};

struct Program {
  std::vector<Instruction> code{};
  std::vector<ElementPlace> places{};  // by instruction
  std::vector<CaptureInfo> captures{};
  bool backward = false;  // matches towards the text's start, for <before>
  WordTests first{};      // of the first word of a match (backward: the last)
  bool nullable = false;  // may match no word at all
  // Every match holds one of these. Empty: it may begin at every word, which
  // lint calls slow.
  std::vector<Anchor> anchors{};
  // Backward programs, from an anchor to where a match may begin.
  std::vector<Program> leads{};
};

}  // namespace galley
