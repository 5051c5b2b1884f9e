#include "validators/word_list.h"

#include <algorithm>
#include <utility>

namespace galley {

WordList::WordList(const Database& database, std::string_view name) {
  for (const NameList& list : database.book.lists) {
    if (list.name != name) continue;
    for (const ListEntry& entry : list.entries) {
      const std::vector<Word> words = CutWords(entry.surface);
      if (words.size() != 1) continue;
      Add(FoldWord(words.front().span().In(entry.surface)), entry.id);
    }
  }
  Sort();
}

WordList::WordList(const Binding& binding, std::string_view param) {
  for (const std::string& word : binding.Words(param)) Add(FoldWord(word), {});
  Sort();
}

void WordList::Add(std::string folded, std::string value) {
  const uint32_t hash = FoldHash(folded);
  filter_.set(hash % kFilterBits);
  entries_.push_back({hash, std::move(folded), std::move(value)});
}

// Of entries alike the first one counts.
void WordList::Sort() { std::ranges::stable_sort(entries_, {}, &Entry::hash); }

template <typename Fold>
const std::string* WordList::FindHash(uint32_t hash, Fold fold) const {
  if (!filter_.test(hash % kFilterBits)) return nullptr;
  auto one = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
  if (one == entries_.end() || one->hash != hash) return nullptr;
  const std::string folded = fold();
  for (; one != entries_.end() && one->hash == hash; ++one) {
    if (one->folded == folded) return &one->value;
  }
  return nullptr;
}

const std::string* WordList::Find(std::string_view text,
                                  const Word& word) const {
  return FindHash(word.fold_hash,
                  [&] { return FoldWord(word.span().In(text)); });
}

bool WordList::Has(std::string_view word) const {
  const std::string folded = FoldWord(word);
  return FindHash(FoldHash(folded), [&] { return folded; }) != nullptr;
}

}  // namespace galley
