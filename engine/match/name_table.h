// NameTable: the names of all lists and gazetteers, found word by word.
//
// One token trie over folded words: tolerant of spaces, quotes, dashes and line
// ends because it never sees them, with a case policy for each name. Words that
// sequences test are tokens too, so a document's words are looked up once.
// Immutable once built; shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/document.h"
#include "engine/text/word.h"

namespace galley {

using TokenId = uint32_t;
inline constexpr TokenId kNoToken = 0;  // a word no name and no rule mentions

// How the letters of a text may differ from those of a name.
enum class NameCase : uint8_t {
  kExact,
  kFold,   // any case; but where the name begins with a capital, the text does
  kSmart,  // as kFold, and words in capitals are exact
};

// Whether a name's line is its preferred form, another one, or an acronym.
enum class NameForm : uint8_t { kName, kOther, kAcronym };

// A name as it goes in. The views need to live only during Build.
struct NameSource {
  uint32_t list = 0;  // whose name it is
  std::string_view surface{};
  std::string_view id{};  // canonical id, or the value of a list entry
  std::string_view name_class{};
  std::string_view policy{};
  std::string_view extra{};  // a further column: kind, country, note "default"
  NameCase name_case = NameCase::kExact;
  NameForm form = NameForm::kName;
  bool capitals = false;  // also found when written in capitals throughout
};

// A name as it comes out.
struct NameEntry {
  uint32_t list = 0;
  uint32_t surface = 0;  // these five: offsets into the string pool
  uint32_t id = 0;
  uint32_t name_class = 0;
  uint32_t policy = 0;
  uint32_t extra = 0;
  uint32_t exact_hash = 0;   // of the words in exact_words, letter by letter
  uint32_t exact_words = 0;  // bit i: word i must agree in case
  TokenId token = kNoToken;  // of its first word
  uint16_t word_count = 0;
  uint8_t shape = 0;  // of its first word: Word::shape below 256
  NameForm form = NameForm::kName;
  uint8_t flags = 0;       // Flag bits
  uint8_t unused[3] = {};  // no padding: entries are written as they are

  // kTwin: another entry of the same list, class and policy is written alike
  // (the dollars); it is found in its place.
  enum Flag : uint8_t { kCapitals = 1, kNeedsCapital = 2, kTwin = 4 };
};

// An entry found at words [first, first + count).
struct NameHit {
  uint32_t first = 0;
  uint32_t entry = 0;
  uint16_t count = 0;
};

class NameTable {
 public:
  // `words`: folded single words that rules test; they get the lowest tokens.
  // Empty surfaces are ignored (the readers of lists refuse them before).
  static NameTable Build(const std::vector<NameSource>& names,
                         const std::vector<std::string>& words);

  // The table is one block of bytes, so that the cache can hand it back without
  // any work. Load trusts the block: the cache has checked it.
  std::string_view bytes() const { return bytes_; }
  // `bytes` begin on a border of 8 and stay in place as long as `owner` lives.
  static bool Load(std::string_view bytes, std::shared_ptr<const void> owner,
                   NameTable* table);

  // The token of each word of the document. Cost: one look-up a word.
  void FindTokens(const Document& document, std::vector<TokenId>* tokens) const;
  TokenId TokenOf(std::string_view folded) const;

  // Some of the lists, in the form in which searches ask for them. Made once,
  // then shared by all searches.
  struct Choice {
    std::vector<bool> lists{};
    uint64_t mask = 0;  // of the lists, as Node::below
    // By token: a name of the lists begins with it. Of Choose(everywhere) only.
    std::vector<bool> begins{};
  };
  // `everywhere`: for FindNames, which looks at every word.
  Choice Choose(std::vector<bool> lists, bool everywhere) const;

  // All names of the chosen lists in words [begin, end), which lie in one
  // block; sorted by first word, then by length. REQUIRES: a choice for
  // everywhere. Appends.
  void FindNames(const Document& document, const std::vector<TokenId>& tokens,
                 uint32_t begin, uint32_t end, const Choice& choice,
                 std::vector<NameHit>* hits) const;

  // Those that begin at word `first` and end at `end` or before. Appends.
  void FindNamesAt(const Document& document, const std::vector<TokenId>& tokens,
                   uint32_t first, uint32_t end, const Choice& choice,
                   std::vector<NameHit>* hits) const;

  // An entry and, so that most need not be looked up, its list.
  struct Listed {
    uint32_t entry = 0;
    uint32_t list = 0;
  };
  // The entries of any list that are written like `surface`, letter case and
  // spacing apart.
  std::span<const Listed> FindSurface(std::string_view surface) const;

  std::span<const NameEntry> entries() const { return entries_; }
  std::string_view String(uint32_t offset) const {
    return std::string_view(pool_.data() + offset);
  }

 private:
  struct Edge {
    uint32_t node = 0;
    TokenId token = kNoToken;
    uint32_t child = 0;
  };
  struct Node {
    uint64_t below = 0;        // lists of the names that pass here: MaskOf
    uint64_t next = 0;         // tokens of the edges from here: BitOf
    uint32_t first_entry = 0;  // into node_entries_
    uint32_t entry_count = 0;
  };
  // Of the hash table of tokens. A slot without a token is free.
  struct Slot {
    uint32_t hash = 0;  // FoldHash of the word
    TokenId token = kNoToken;
  };

  class Builder;

  // Many lists share a bit: it says where a list cannot be.
  static uint64_t MaskOf(uint32_t list) { return uint64_t{1} << (list % 64); }

  // Many tokens share a bit: it says which edge there cannot be.
  static uint64_t BitOf(TokenId token) {
    return uint64_t{1} << (token * 0x9E3779B9u >> 26);
  }

  // 0: there is none.
  uint32_t Child(uint32_t node, TokenId token) const;
  bool Agrees(const NameEntry& entry, const Document& document,
              uint32_t first) const;

  std::shared_ptr<const void> owner_{};        // keeps the bytes
  std::string_view bytes_{};                   // what the spans below lie in
  std::span<const char> pool_{};               // zero-terminated strings
  std::span<const uint32_t> token_strings_{};  // token -> its folded text
  std::span<const Slot> token_index_{};        // open addressing, by hash
  std::span<const Node> nodes_{};
  std::span<const Listed> node_entries_{};
  std::span<const uint32_t> root_{};  // token -> node at depth 1
  std::span<const Edge> edges_{};     // open addressing; free: without a token
  std::span<const NameEntry> entries_{};
};

}  // namespace galley
