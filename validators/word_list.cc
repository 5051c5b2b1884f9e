#include "validators/word_list.h"

#include <algorithm>
#include <sstream>

#include "engine/text/word.h"

namespace galley {

WordList::WordList(const Binding& binding, std::string_view param) {
  const auto found = binding.params.find(param);
  if (found == binding.params.end()) return;
  std::istringstream words(found->second);
  for (std::string word; words >> word;) {
    std::string folded = FoldWord(word);
    entries_.push_back({FoldHash(folded), std::move(folded)});
  }
  std::ranges::sort(entries_);
}

bool WordList::HasFolded(uint32_t hash, std::string_view word) const {
  auto one = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
  for (; one != entries_.end() && one->hash == hash; ++one) {
    if (one->folded == FoldWord(word)) return true;
  }
  return false;
}

bool WordList::Has(std::string_view word) const {
  const std::string folded = FoldWord(word);
  return HasFolded(FoldHash(folded), folded);
}

bool WordList::Has(const Document& document, const Word& word) const {
  return HasFolded(word.fold_hash, word.span().In(document.text()));
}

}  // namespace galley
