// Vocabulary: which words a document uses, how often, and which are words of
// its language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/lexicon.h"
#include "engine/text/document.h"

namespace galley {

// For one document; both must outlive it. Each distinct word is looked up in
// the list once. Not for several threads.
class Vocabulary {
 public:
  // Cost: linear in the words.
  Vocabulary(const Document& document, const Lexicon& list);

  // How often this word of the document, or a text, stands in it, case apart.
  uint32_t Times(uint32_t word) const { return forms_[form_of_[word]].times; }
  uint32_t Times(std::string_view text) const;

  // As in Lexicon; of a word of the document in small letters.
  int ClassOf(uint32_t word);
  // Is it a word or a name, as it is written?
  bool Knows(uint32_t word);
  const Lexicon& list() const { return list_; }

  std::string_view TextOf(uint32_t word) const {
    return document_.words()[word].span().In(document_.text());
  }

 private:
  static constexpr int8_t kUnread = -1;
  struct Form {
    uint32_t hash = 0;
    uint32_t times = 0;
    int8_t word_class = kUnread;
  };
  static constexpr uint32_t kNone = UINT32_MAX;
  // Of places_, with the form of this hash or free for it.
  size_t Place(uint32_t hash) const;
  uint32_t AddForm(uint32_t hash);

  const Document& document_;
  const Lexicon& list_;
  std::vector<Form> forms_{};        // distinct words
  std::vector<uint32_t> places_{};   // to forms_ by hash, at most half full
  std::vector<uint32_t> form_of_{};  // by word
};

}  // namespace galley
