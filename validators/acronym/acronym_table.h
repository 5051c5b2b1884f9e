// The acronyms of a document: where each is used, and where it is spelt out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"
#include "validators/word_list.h"

namespace galley {

// A place where a document says what an acronym stands for.
struct Definition {
  uint32_t word = 0;  // the acronym
  // The words that spell it out; empty when they stand there but do not spell
  // it ("Ministry of Health (MINSA)"), or in a list of abbreviations.
  std::vector<uint32_t> expansion{};  // fold hashes, without small words
  uint32_t ending = 0;     // hash of the last word before it, or in it
  std::string text{};      // as it is written
  bool scrambled = false;  // `text` has its letters in another order
};

struct Acronym {
  std::string_view text{};                // without a plural s
  std::vector<uint32_t> uses{};           // words, in order; all places
  std::vector<Definition> definitions{};  // in order
  bool introduced = false;  // something like a definition stands beside it

  // The definitions that spell it out, and those that end like the first one
  // that does: "farmer field schools (FFS)", "the schools (FFS)".
  std::vector<const Definition*> Spelt() const;
};

struct AcronymLists {
  explicit AcronymLists(const Database& database)
      : openers(database, "definition-openers") {}
  WordList openers;  // words between a bracket and its acronym: the, hereafter
};

// By text, which lives in the document. `flags`: of word_flags.h. Cost: linear;
// around each acronym some twenty words are read.
std::map<std::string_view, Acronym> FindAcronyms(
    const Document& document, const std::vector<uint8_t>& flags,
    const AcronymLists& lists);

// True for "UNDP", "UNCTs", "MoWA": ASCII letters, two capitals or more that
// are at least half of them, the first one among them.
bool IsAcronym(std::string_view text, const Word& word);

}  // namespace galley
