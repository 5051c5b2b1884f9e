// Lattice: what is known of one document while rules run over it.
//
// Words with their tokens, the names found among them, and the annotations of
// every type that is complete. Rules of a later stage see those of earlier
// ones.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/match/name_table.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// Words [first, last): a range of a document's words.
struct WordRange {
  uint32_t first = 0;
  uint32_t last = 0;
  bool empty() const { return first >= last; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// What an annotation says beside its place.
struct Details {
  std::optional<std::string> value{};
  std::optional<std::string> id{};
  std::vector<Attribute> attributes{};
};

inline constexpr uint32_t kNoDetails = UINT32_MAX;

// An annotation in the making: small, as there are many and they are sorted.
struct Candidate {
  Span span{};
  WordRange words{};              // the words that the span touches
  uint32_t rule = 0;              // index in the Database
  uint32_t details = kNoDetails;  // Lattice::DetailsOf; a name alone has none,
  uint32_t name = kNoIndex;       // but the entry of the NameTable it is
  TypeId type = kNoType;
};

// Which things begin (or end) at a word: a bit a word and a rank, so that a
// document of millions of words costs little. Keys come sorted.
class WordIndex {
 public:
  // `key(i)` for i in [0, count), never decreasing.
  template <typename Key>
  void Build(size_t words, size_t count, Key key) {
    Reset(words);
    for (size_t i = 0; i < count; ++i) {
      const uint32_t word = key(i);
      if ((bits_[word / 64] >> (word % 64) & 1) == 0) {
        bits_[word / 64] |= uint64_t{1} << (word % 64);
        starts_.push_back(static_cast<uint32_t>(i));
      }
    }
    Rank(count);
  }

  // Indices [first, second) of the things with this key.
  std::pair<uint32_t, uint32_t> At(uint32_t word) const;

 private:
  void Reset(size_t words);
  void Rank(size_t count);

  std::vector<uint64_t> bits_{};
  std::vector<uint32_t> ranks_{};
  std::vector<uint32_t> starts_{};
};

class Lattice {
 public:
  explicit Lattice(const Database& database);

  // Cuts names and forgets the document before. `document` must stay.
  void Begin(const Document& document);

  const Database& database() const { return database_; }
  const Document& document() const { return *document_; }
  const std::vector<TokenId>& tokens() const { return tokens_; }
  const Word& word(uint32_t index) const { return document_->words()[index]; }
  std::string_view WordText(uint32_t index) const {
    return word(index).span().In(document_->text());
  }

  // The names that begin at a word boundary; indices of those that end there.
  std::span<const NameHit> NamesFrom(uint32_t word) const;
  std::span<const uint32_t> NamesTo(uint32_t word) const;
  const std::vector<NameHit>& names() const { return names_; }
  bool Passes(const NameHit& hit, const NameTest& test) const;

  // Annotations of one complete type, sorted by span.
  const std::vector<Candidate>& Of(TypeId type) const { return kept_[type]; }
  // Takes the annotations of a type that is now complete; sorted by span, not
  // overlapping.
  void Complete(TypeId type, std::vector<Candidate> kept);

  // Keeps the details of a candidate until the next document.
  uint32_t AddDetails(Details details);
  const Details& DetailsOf(const Candidate& candidate) const;
  // The same, taken out: for the last one who asks.
  Details TakeDetails(const Candidate& candidate);
  // Its id: of its details, else of the name it is; empty: none.
  std::string_view IdOf(const Candidate& candidate) const;
  std::string_view ValueOf(const Candidate& candidate) const;

  std::span<const Candidate> AnnotationsFrom(TypeId type, uint32_t word) const;
  // The annotation of `type` whose words are exactly `range`, else null.
  const Candidate* Exactly(TypeId type, WordRange range) const;
  // The annotation of `type` that ends with the word before `word`, else null.
  const Candidate* AnnotationTo(TypeId type, uint32_t word) const;
  // True when an annotation of `type` covers the span.
  bool Covered(TypeId type, Span span) const;

  // The words that a span touches, and the span of a range of words.
  WordRange WordsOf(Span span) const;
  Span SpanOf(WordRange range) const;
  // The words of the block that holds a word.
  WordRange BlockOf(uint32_t word) const;
  size_t BlockIndexOf(uint32_t word) const;

 private:
  const Database& database_;
  const Document* document_ = nullptr;
  std::vector<TokenId> tokens_{};
  std::vector<NameHit> names_{};  // sorted by first word
  std::vector<uint32_t> names_by_end_{};
  WordIndex names_from_{};
  WordIndex names_to_{};
  std::vector<WordRange> block_words_{};
  mutable size_t last_block_ = 0;  // look-ups go through a text in order
  std::deque<Details> details_{};  // many, and never moved
  std::vector<std::vector<Candidate>> kept_{};  // by type
  std::vector<WordIndex> from_{};               // by type
};

}  // namespace galley
