#include "engine/annotate/lattice.h"

#include <algorithm>
#include <bit>

namespace galley {

void WordIndex::Reset(size_t words) {
  bits_.assign(words / 64 + 1, 0);
  ranks_.assign(bits_.size(), 0);
  starts_.clear();
}

void WordIndex::Rank(size_t count) {
  uint32_t rank = 0;
  for (size_t i = 0; i < bits_.size(); ++i) {
    ranks_[i] = rank;
    rank += static_cast<uint32_t>(std::popcount(bits_[i]));
  }
  starts_.push_back(static_cast<uint32_t>(count));
}

std::pair<uint32_t, uint32_t> WordIndex::At(uint32_t word) const {
  const size_t cell = word / 64;
  if (cell >= bits_.size()) return {0, 0};
  const uint64_t bit = uint64_t{1} << (word % 64);
  if ((bits_[cell] & bit) == 0) return {0, 0};
  const size_t rank =
      ranks_[cell] +
      static_cast<uint32_t>(std::popcount(bits_[cell] & (bit - 1)));
  return {starts_[rank], starts_[rank + 1]};
}

Lattice::Lattice(const Database& database)
    : database_(database),
      kept_(database.book.types.size()),
      from_(database.book.types.size()) {}

void Lattice::Begin(const Document& document) {
  document_ = &document;
  for (std::vector<Candidate>& kept : kept_) kept.clear();
  for (WordIndex& index : from_) index.Build(0, 0, [](size_t) { return 0u; });
  database_.names.FindTokens(document, &tokens_);
  names_.clear();
  details_.clear();
  last_block_ = 0;
  block_words_.clear();
  const std::vector<Word>& words = document.words();
  uint32_t next = 0;
  for (const Block& block : document.blocks()) {
    while (next < words.size() && words[next].begin < block.span.begin) ++next;
    WordRange range{next, next};
    while (range.last < words.size() &&
           words[range.last].begin < block.span.end) {
      ++range.last;
    }
    next = range.last;
    block_words_.push_back(range);
    if (block.kind == BlockKind::kCode) continue;
    database_.names.FindNames(document, tokens_, range.first, range.last,
                              database_.searched, &names_);
  }
  names_from_.Build(words.size(), names_.size(),
                    [&](size_t i) { return names_[i].first; });
  names_by_end_.resize(names_.size());
  const auto end_of = [&](uint32_t i) {
    return names_[i].first + names_[i].count;
  };
  // Sorted by first word they are nearly sorted by last: insertion is linear.
  for (uint32_t i = 0; i < names_.size(); ++i) {
    uint32_t at = i;
    for (; at > 0 && end_of(names_by_end_[at - 1]) > end_of(i); --at) {
      names_by_end_[at] = names_by_end_[at - 1];
    }
    names_by_end_[at] = i;
  }
  names_to_.Build(words.size() + 1, names_.size(),
                  [&](size_t i) { return end_of(names_by_end_[i]); });
}

std::span<const NameHit> Lattice::NamesFrom(uint32_t word) const {
  const auto [begin, end] = names_from_.At(word);
  return std::span(names_).subspan(begin, end - begin);
}

std::span<const uint32_t> Lattice::NamesTo(uint32_t word) const {
  const auto [begin, end] = names_to_.At(word);
  return std::span(names_by_end_).subspan(begin, end - begin);
}

bool Lattice::Passes(const NameHit& hit, const NameTest& test) const {
  const NameEntry& entry = database_.names.entries()[hit.entry];
  if (std::ranges::find(test.lists, entry.list) == test.lists.end()) {
    return false;
  }
  return test.classes.empty() ||
         std::ranges::find(test.classes, entry.name_class) !=
             test.classes.end();
}

void Lattice::Complete(TypeId type, std::vector<Candidate> kept) {
  kept_[type] = std::move(kept);
  const std::vector<Candidate>& all = kept_[type];
  from_[type].Build(document_->words().size() + 1, all.size(),
                    [&](size_t i) { return all[i].words.first; });
}

uint32_t Lattice::AddDetails(Details details) {
  details_.push_back(std::move(details));
  return static_cast<uint32_t>(details_.size() - 1);
}

const Details& Lattice::DetailsOf(const Candidate& candidate) const {
  static const Details kNone;
  return candidate.details == kNoDetails ? kNone : details_[candidate.details];
}

Details Lattice::TakeDetails(const Candidate& candidate) {
  if (candidate.details == kNoDetails) return {};
  return std::move(details_[candidate.details]);
}

std::string_view Lattice::IdOf(const Candidate& candidate) const {
  if (const Details& details = DetailsOf(candidate); details.id) {
    return *details.id;
  }
  if (candidate.name == kNoIndex) return {};
  return database_.names.String(database_.names.entries()[candidate.name].id);
}

std::string_view Lattice::ValueOf(const Candidate& candidate) const {
  const Details& details = DetailsOf(candidate);
  return details.value ? std::string_view(*details.value) : std::string_view();
}

std::span<const Candidate> Lattice::AnnotationsFrom(TypeId type,
                                                    uint32_t word) const {
  const auto [begin, end] = from_[type].At(word);
  return std::span(kept_[type]).subspan(begin, end - begin);
}

const Candidate* Lattice::Exactly(TypeId type, WordRange range) const {
  for (const Candidate& one : AnnotationsFrom(type, range.first)) {
    if (one.words == range) return &one;
  }
  return nullptr;
}

const Candidate* Lattice::AnnotationTo(TypeId type, uint32_t word) const {
  const std::vector<Candidate>& all = kept_[type];
  const auto behind = std::ranges::lower_bound(
      all, word, {}, [](const Candidate& one) { return one.words.last; });
  if (behind == all.end() || behind->words.last != word) return nullptr;
  return &*behind;
}

bool Lattice::Covered(TypeId type, Span span) const {
  const std::vector<Candidate>& all = kept_[type];
  const auto behind = std::ranges::upper_bound(
      all, span.begin, {}, [](const Candidate& one) { return one.span.begin; });
  return behind != all.begin() && std::prev(behind)->span.Covers(span);
}

WordRange Lattice::WordsOf(Span span) const {
  const std::vector<Word>& words = document_->words();
  WordRange range;
  range.first = document_->WordAt(span.begin);
  range.last = range.first;
  while (range.last < words.size() && words[range.last].begin < span.end) {
    ++range.last;
  }
  return range;
}

Span Lattice::SpanOf(WordRange range) const {
  if (range.empty()) return {};
  return {word(range.first).begin, word(range.last - 1).span().end};
}

size_t Lattice::BlockIndexOf(uint32_t word) const {
  const auto holds = [&](size_t block) {
    return word >= block_words_[block].first && word < block_words_[block].last;
  };
  if (last_block_ < block_words_.size() && holds(last_block_)) {
    return last_block_;
  }
  const auto behind =
      std::ranges::upper_bound(block_words_, word, {}, &WordRange::first);
  last_block_ = behind == block_words_.begin()
                    ? 0
                    : static_cast<size_t>(behind - block_words_.begin() - 1);
  return last_block_;
}

WordRange Lattice::BlockOf(uint32_t word) const {
  if (block_words_.empty()) return {};
  return block_words_[BlockIndexOf(word)];
}

}  // namespace galley
