// Places of acronyms: what stands around a word, and which part of the document
// it is in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/check/report.h"
#include "engine/text/document.h"
#include "validators/acronym/known_acronyms.h"
#include "validators/word_flags.h"
#include "validators/word_list.h"

namespace galley {

struct PlaceLists {
  explicit PlaceLists(const Database& database)
      : apart(database, "apart-sections"), english(database, "english-words") {}
  WordList apart;    // sections that readers take by themselves
  WordList english;  // words that no English text is without
};

// One document. Made in linear time; then each question is O(log words).
class Places {
 public:
  // The findings in `report` tell what was copied (category `duplicate`) and
  // what is not for readers (`leftover`, `placeholder`).
  Places(const Document& document, const Report& report,
         const PlaceLists& lists);

  const std::vector<uint8_t>& flags() const { return flags_; }
  bool Is(uint32_t word, uint8_t flag) const {
    return (flags_[word] & flag) != 0;
  }

  // True when the words of the document look English, or are too few to tell.
  bool IsEnglish() const { return english_; }
  // Number of the summary, annex or the like that holds the word; 0: the body.
  uint32_t SectionOf(uint32_t word) const;
  bool IsListed(uint32_t word) const;
  bool IsCopied(uint32_t word) const;
  // True in a note or placeholder.
  bool IsInNote(uint32_t word) const;
  // True when the word is a name by itself: of a body, programme or law.
  bool IsName(uint32_t word) const;
  // True when the words before both are the same: the passage was copied.
  bool HaveSameContext(uint32_t a, uint32_t b) const;
  // True for an acronym in running text, not part of a name, a code, a line in
  // capitals or a person's name.
  bool LooksLikeAcronym(uint32_t word, const KnownAcronyms& known) const;

 private:
  // Words from `first` on.
  struct Section {
    uint32_t first = 0;
    uint32_t number = 0;
  };

  void FindPassages(const Report& report);
  void FindSections(const WordList& apart);
  void TellLanguage(const WordList& english);
  bool IsLoud(uint32_t word, const KnownAcronyms& known) const;
  bool IsPartOfCode(uint32_t word) const;

  const Document& document_;
  std::string_view text_;
  const std::vector<Word>& words_;
  std::vector<uint8_t> flags_;
  NameMask names_;
  // By begin; each reaches as far as any so far.
  std::vector<Span> copies_{};
  std::vector<Span> notes_{};
  std::vector<Section> sections_{};
  bool english_ = true;
};

}  // namespace galley
