// Copy: a match as readers see it, in whole sentences and bytes.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "validators/duplicate/match.h"
#include "validators/duplicate/sentence_map.h"

namespace galley {

// Ordered: what is more alike is greater.
enum class Likeness : uint8_t {
  kParallel,  // names or dates differ: the same is said of something else
  kNear,      // words differ
  kFigures,   // figures differ and nothing else
  kSame,
};

// The same figure in two places, with two values.
struct FigurePair {
  Span a{};
  Span b{};
};

struct Side {
  Span span{};
  TokenRange tokens{};
  uint32_t sentence_end = 0;  // of the last sentence, cut or not
  bool cut_begin = false;     // begins inside a word
  bool cut_end = false;       // ends inside a word
};

// `a` stands before `b`.
struct Copy {
  Side a{};
  Side b{};
  uint32_t same = 0;  // words
  Likeness likeness = Likeness::kSame;
  std::vector<FigurePair> figures{};
  // The first words that differ, as they stand on either side.
  std::string a_words{};
  std::string b_words{};
};

// Places with no more words between them stand beside each other.
inline constexpr uint32_t kBeside = 3;

struct CopyOptions {
  uint32_t min_words = 8;    // that are the same
  uint32_t min_content = 4;  // of these with four letters or more
  double min_similarity = 0.7;
  double min_cover = 0.9;    // of a sentence, on either side,
  uint32_t long_words = 30;  // unless so many words are the same
};

// One word is the other with a word glued before it: "NoteFigures" and
// "Figures".
bool IsGlued(std::string_view longer, std::string_view shorter);

class CopyMaker {
 public:
  // `number_words`: hashes of words that are figures too ("four"), with their
  // values in digits.
  CopyMaker(const Document& document, const Tokens& tokens,
            const CopyOptions& options,
            const std::unordered_map<uint32_t, std::string>& number_words)
      : text_(document.text()),
        tokens_(tokens),
        options_(options),
        number_words_(number_words),
        sentences_(document, tokens) {}

  // Parts of sentences at the ends go, or the sentence is completed where
  // little is missing. Nothing for stock phrases, frames of sentences and
  // names: what is left covers no sentence.
  std::optional<Copy> Make(const Match& match);

 private:
  // "6. Several", "in 2023. Several": numbers before a sentence are no part of
  // it. Called before the ends are completed, and after it.
  void DropMarks(std::vector<Run>* runs, Match* match) const;
  bool IsMark(uint32_t token) const;
  void TrimEnds(std::vector<Run>* runs, Match* match);
  void Complete(Match* match);
  bool IsCutAt(uint32_t last) const;
  bool BeginsCut(uint32_t first) const;
  bool IsPreview(const Match& match) const;
  double Cover(TokenRange tokens);
  bool IsAccepted(const Match& match, const std::vector<Run>& runs);
  void Compare(const std::vector<Run>& runs, Copy* copy);
  void CompareGap(TokenRange a, TokenRange b, Copy* copy);
  void CompareFigures(uint32_t a, uint32_t b, Copy* copy);
  bool IsNumber(TokenRange tokens) const;
  // "12" and "twelve".
  bool SameNumber(TokenRange a, TokenRange b) const;
  bool IsLabelled(uint32_t token);
  bool AreGlued(TokenRange a, TokenRange b) const;
  bool HasName(TokenRange tokens);
  bool IsBracketed(TokenRange tokens) const;
  std::string WordsOf(TokenRange tokens) const;
  void SetSpans(Copy* copy);
  Side SideOf(TokenRange tokens);

  std::string_view text_;
  const Tokens& tokens_;
  const CopyOptions& options_;
  const std::unordered_map<uint32_t, std::string>& number_words_;
  SentenceMap sentences_;
};

}  // namespace galley
