#include "validators/vocabulary.h"

#include <bit>

namespace galley {

Vocabulary::Vocabulary(const Document& document, const Lexicon& list)
    : document_(document), list_(list) {
  const std::vector<Word>& words = document.words();
  forms_.resize(std::bit_ceil(2 * words.size() + 1));
  form_of_.reserve(words.size());
  for (const Word& word : words) {
    const uint32_t place = Place(word.fold_hash);
    forms_[place].hash = word.fold_hash;
    ++forms_[place].times;
    form_of_.push_back(place);
  }
}

uint32_t Vocabulary::Place(uint32_t hash) const {
  const size_t mask = forms_.size() - 1;
  size_t place = hash & mask;
  while (forms_[place].times != 0 && forms_[place].hash != hash) {
    place = (place + 1) & mask;
  }
  return static_cast<uint32_t>(place);
}

uint32_t Vocabulary::Times(std::string_view text) const {
  return forms_[Place(FoldHash(FoldWord(text)))].times;
}

int Vocabulary::ClassOf(uint32_t word) {
  Form& form = forms_[form_of_[word]];
  if (form.word_class == kUnread) {
    form.word_class =
        static_cast<int8_t>(list_.ClassOf(FoldWord(TextOf(word))));
  }
  return form.word_class;
}

bool Vocabulary::Knows(uint32_t word) {
  return ClassOf(word) != 0 || list_.ClassOf(TextOf(word)) != 0;
}

}  // namespace galley
