#include "tests/bench/passage_generator.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace galley::bench {
namespace {

constexpr size_t kDocumentBytes = 10'000;
constexpr size_t kVocabulary = 20'000;
constexpr size_t kPhrases = 300;
constexpr double kPhraseChance = 0.12;  // of a sentence to have one
constexpr double kSameDocument = 0.2;   // of the plants
constexpr int kRates[] = {0, 5, 10, 20};

std::string MadeUpWord(Random* random, size_t rank) {
  static constexpr std::string_view kOnsets = "bcdfghjklmnprstvwz";
  static constexpr std::string_view kVowels = "aeiou";
  std::string word;
  // Common words are short.
  const int syllables = rank < 60 ? 1 : rank < 600 ? 2 : random->Between(2, 4);
  for (int i = 0; i < syllables; ++i) {
    word += kOnsets[random->Below(kOnsets.size())];
    word += kVowels[random->Below(kVowels.size())];
    if (random->Chance(0.4)) word += kOnsets[random->Below(kOnsets.size())];
  }
  return word;
}

class Maker {
 public:
  explicit Maker(uint64_t seed) : random_(seed) {
    uint64_t sum = 0;
    for (size_t rank = 0; rank < kVocabulary; ++rank) {
      words_.push_back(MadeUpWord(&random_, rank));
      sum += uint64_t{1'000'000'000} / (rank + 3);  // Zipf
      sums_.push_back(sum);
    }
    for (size_t i = 0; i < kPhrases; ++i) {
      std::string phrase;
      for (int k = random_.Between(4, 7); k > 0; --k) phrase += Word() + ' ';
      phrases_.push_back(phrase);
    }
  }

  PlantedText Make(size_t bytes, size_t per_cell);

 private:
  // Paragraphs of a document until it is put together; a plant names its own.
  struct Draft {
    std::vector<std::string> paragraphs{};
  };
  struct Planned {
    Plant plant{};
    size_t source_paragraph = 0;
    size_t copy_paragraph = 0;
    Span in_source{};
    Span in_copy{};
  };

  const std::string& Word() {
    const uint64_t at = random_.Below(sums_.back());
    return words_[static_cast<size_t>(std::ranges::upper_bound(sums_, at) -
                                      sums_.begin())];
  }
  std::string Sentence();
  std::string Paragraph();
  std::string Changed(std::string_view passage, int rate);
  bool Embed(const Planned& planned, std::string_view source,
             std::string* target, Span* in_source, Span* in_copy);
  std::pair<size_t, size_t> FreeParagraph(size_t document, bool anywhere);

  Random random_;
  std::vector<std::string> words_{};
  std::vector<uint64_t> sums_{};
  std::vector<std::string> phrases_{};
  std::vector<Draft> drafts_{};
  std::vector<std::vector<bool>> used_{};
};

std::string Maker::Sentence() {
  std::string sentence;
  const int words = random_.Between(8, 28);
  const int phrase =
      random_.Chance(kPhraseChance) ? random_.Between(1, words) : 0;
  for (int i = 0; i < words; ++i) {
    if (i == phrase && phrase > 0) sentence += random_.Pick(phrases_);
    sentence += Word();
    sentence += i + 1 < words ? (random_.Chance(0.06) ? ", " : " ") : ".";
  }
  sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

std::string Maker::Paragraph() {
  std::string paragraph;
  const size_t words = static_cast<size_t>(random_.Between(30, 160));
  while (static_cast<size_t>(std::ranges::count(paragraph, ' ')) < words) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += Sentence();
  }
  return paragraph;
}

// Three in five of the changed words become others, one goes, one is added.
std::string Maker::Changed(std::string_view passage, int rate) {
  std::string changed;
  while (!passage.empty()) {
    const size_t end = std::min(passage.find(' '), passage.size());
    const std::string_view word = passage.substr(0, end);
    passage.remove_prefix(std::min(end + 1, passage.size()));
    if (!changed.empty()) changed += ' ';
    if (!random_.Chance(rate / 100.0)) {
      changed += word;
      continue;
    }
    const int edit = random_.Between(1, 5);
    if (edit <= 3) {
      changed += Word();
    } else if (edit == 4) {
      changed += std::string(word) + ' ' + Word();
    } else if (!changed.empty()) {
      changed.pop_back();
    }
  }
  return changed;
}

// A paragraph that no plant uses yet, and marks it.
std::pair<size_t, size_t> Maker::FreeParagraph(size_t document, bool anywhere) {
  for (;;) {
    if (anywhere) document = random_.Below(drafts_.size());
    std::vector<bool>& used = used_[document];
    const size_t first = random_.Below(used.size());
    for (size_t i = 0; i < used.size(); ++i) {
      const size_t at = (first + i) % used.size();
      if (used[at]) continue;
      used[at] = true;
      return {document, at};
    }
    anywhere = true;
  }
}

// Copies so many words of `source`, from one word's begin, into the middle of
// the target.
bool Maker::Embed(const Planned& planned, std::string_view source,
                  std::string* target, Span* in_source, Span* in_copy) {
  std::vector<size_t> begins{0};
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] == ' ') begins.push_back(i + 1);
  }
  const size_t words = planned.plant.words;
  if (begins.size() <= words) return false;
  const size_t first = random_.Below(begins.size() - words);
  const size_t begin = begins[first];
  const size_t end = begins[first + words] - 1;
  *in_source = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  const std::string copy =
      Changed(source.substr(begin, end - begin), planned.plant.rate);
  size_t at = target->find(' ', target->size() / 3);
  if (at == target->npos) at = 0;
  target->insert(at, ' ' + copy);
  *in_copy = {static_cast<uint32_t>(at + 1),
              static_cast<uint32_t>(at + 1 + copy.size())};
  return true;
}

PlantedText Maker::Make(size_t bytes, size_t per_cell) {
  for (size_t made = 0; made < bytes;) {
    Draft& draft = drafts_.emplace_back();
    for (size_t size = 0; size < kDocumentBytes;) {
      draft.paragraphs.push_back(Paragraph());
      size += draft.paragraphs.back().size() + 2;
      made += draft.paragraphs.back().size() + 2;
    }
    used_.emplace_back(draft.paragraphs.size(), false);
  }
  std::vector<Planned> all;
  for (const int rate : kRates) {
    for (size_t i = 0; i < 2 * per_cell; ++i) {
      Planned one;
      one.plant.rate = rate;
      one.plant.whole = i % 2 == 0;
      std::tie(one.plant.source.document, one.source_paragraph) =
          FreeParagraph(0, true);
      std::tie(one.plant.copy.document, one.copy_paragraph) = FreeParagraph(
          one.plant.source.document, !random_.Chance(kSameDocument));
      const std::string& source =
          drafts_[one.plant.source.document].paragraphs[one.source_paragraph];
      std::string& target =
          drafts_[one.plant.copy.document].paragraphs[one.copy_paragraph];
      if (one.plant.whole) {
        target = Changed(source, rate);
        one.in_source = {0, static_cast<uint32_t>(source.size())};
        one.in_copy = {0, static_cast<uint32_t>(target.size())};
        one.plant.words =
            static_cast<uint32_t>(std::ranges::count(source, ' ')) + 1;
      } else {
        // 15 to 120 words, short ones as often as long ones.
        one.plant.words =
            static_cast<uint32_t>(random_.Between(15, 30) << random_.Below(3));
        if (!Embed(one, source, &target, &one.in_source, &one.in_copy)) {
          continue;
        }
      }
      all.push_back(one);
    }
  }
  PlantedText text;
  std::vector<std::vector<uint32_t>> begins;
  for (const Draft& draft : drafts_) {
    std::string& document = text.documents.emplace_back();
    std::vector<uint32_t>& at = begins.emplace_back();
    for (const std::string& paragraph : draft.paragraphs) {
      at.push_back(static_cast<uint32_t>(document.size()));
      document += paragraph + "\n\n";
    }
    text.bytes += document.size();
  }
  for (Planned& one : all) {
    const auto place = [&](size_t document, size_t paragraph, Span span) {
      const uint32_t begin = begins[document][paragraph];
      return PlantPlace{document, {begin + span.begin, begin + span.end}};
    };
    one.plant.source =
        place(one.plant.source.document, one.source_paragraph, one.in_source);
    one.plant.copy =
        place(one.plant.copy.document, one.copy_paragraph, one.in_copy);
    text.plants.push_back(one.plant);
  }
  return text;
}

}  // namespace

PlantedText MakePlantedText(size_t bytes, size_t per_cell, uint64_t seed) {
  return Maker(seed).Make(bytes, per_cell);
}

}  // namespace galley::bench
