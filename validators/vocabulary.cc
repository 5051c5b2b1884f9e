#include "validators/vocabulary.h"

namespace galley {
namespace {

constexpr size_t kFewestPlaces = 1024;  // a power of 2

}  // namespace

Vocabulary::Vocabulary(const Document& document, const Lexicon& list)
    : document_(document), list_(list) {
  const std::vector<Word>& words = document.words();
  places_.assign(kFewestPlaces, kNone);
  form_of_.reserve(words.size());
  for (const Word& word : words) {
    uint32_t form = places_[Place(word.fold_hash)];
    if (form == kNone) form = AddForm(word.fold_hash);
    ++forms_[form].times;
    form_of_.push_back(form);
  }
}

size_t Vocabulary::Place(uint32_t hash) const {
  const size_t mask = places_.size() - 1;
  size_t place = hash & mask;
  while (places_[place] != kNone && forms_[places_[place]].hash != hash) {
    place = (place + 1) & mask;
  }
  return place;
}

uint32_t Vocabulary::AddForm(uint32_t hash) {
  const auto form = static_cast<uint32_t>(forms_.size());
  forms_.push_back({.hash = hash});
  if (2 * forms_.size() <= places_.size()) {
    places_[Place(hash)] = form;
    return form;
  }
  places_.assign(2 * places_.size(), kNone);
  for (uint32_t i = 0; i <= form; ++i) places_[Place(forms_[i].hash)] = i;
  return form;
}

uint32_t Vocabulary::Times(std::string_view text) const {
  const uint32_t form = places_[Place(FoldHash(FoldWord(text)))];
  return form == kNone ? 0 : forms_[form].times;
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
