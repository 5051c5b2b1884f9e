#include "validators/word_list.h"

namespace galley {

WordList::WordList(const Database& database, std::string_view name) {
  for (const NameList& list : database.book.lists) {
    if (list.name != name) continue;
    for (const ListEntry& entry : list.entries) {
      const std::vector<Word> words = CutWords(entry.surface);
      if (words.size() != 1) continue;
      std::string folded = FoldWord(words.front().span().In(entry.surface));
      const uint32_t hash = FoldHash(folded);
      entries_.try_emplace(hash, Entry{std::move(folded), entry.id});
    }
  }
}

const std::string* WordList::Find(std::string_view text,
                                  const Word& word) const {
  const auto found = entries_.find(word.fold_hash);
  if (found == entries_.end()) return nullptr;
  return FoldWord(word.span().In(text)) == found->second.folded
             ? &found->second.value
             : nullptr;
}

bool WordList::Has(std::string_view word) const {
  const std::string folded = FoldWord(word);
  const auto found = entries_.find(FoldHash(folded));
  return found != entries_.end() && found->second.folded == folded;
}

}  // namespace galley
