// Pieces of words: is this the begin or the end of a longer one?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/match/lexicon.h"
#include "engine/text/document.h"

namespace galley {

// For one document; both must outlive it. The document's words are sorted when
// they are first asked for: O(words log words), then O(log words) a question.
class Pieces {
 public:
  Pieces(const Document& document, const Lexicon& list)
      : document_(document), list_(list) {}

  // `word`: at the end of a text that stops without a mark, folded.
  // With `sure` only what is no word itself; else a word, too, that begins a
  // much commoner one which is not merely a form of it ("stand", "standards").
  bool IsCutWord(std::string_view word, bool sure);
  // The same of a word with a capital: no word, no name, and the begin of a
  // common word.
  bool IsCutName(std::string_view word);
  // No word, and the end of a word that stands in the document.
  bool IsRestOfWord(std::string_view word);

 private:
  // No word, but the document uses it as one.
  bool IsTerm(std::string_view word);
  void Sort();

  const Document& document_;
  const Lexicon& list_;
  bool sorted_ = false;
  std::vector<std::string> words_{};      // folded, sorted, each once
  std::vector<std::string> terms_{};      // those of them that recur
  std::vector<std::string> backwards_{};  // byte by byte, sorted
};

}  // namespace galley
