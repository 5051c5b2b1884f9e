// TextGenerator: drafts that read like reports, for measuring.
//
// Sentences of sentences.txt in paragraphs, lists and under headings, changed
// so that no two drafts are alike: numbers re-rolled, countries swapped, words
// replaced, names of gazetteers put in as people write them (in capitals, with
// a no-break space, across a line end), facts made up, notes of reviewers sown
// in, a paragraph pasted twice. The same seed gives the same text everywhere.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "tests/bench/random.h"

namespace galley::bench {

// The defaults give about as many entities a megabyte as real drafts have.
struct TextOptions {
  double plain = 0.65;     // of the sentences have no figure
  double rerolled = 0.6;   // of the numbers, to others of equal length
  double swapped = 0.5;    // of the countries
  double reworded = 0.25;  // of the sentences, one word or more
  int reworded_words = 1;
  double named = 0.35;   // of the sentences
  double facts = 0.22;   // of the sentences
  double notes = 0.02;   // chance of a note behind a sentence
  double pasted = 0.03;  // chance that a paragraph is an earlier one
};

// For documents so large that every sentence comes a thousand times: nearly
// none is the same as another.
TextOptions VariedText();

class TextGenerator {
 public:
  // `names`: surfaces to put in; a few come often, most of them hardly ever.
  static Result<TextGenerator> Load(const std::string& file,
                                    std::vector<std::string> names);

  // A draft of plain text of at least `bytes` bytes, in valid UTF-8.
  std::string Draft(size_t bytes, uint64_t seed,
                    const TextOptions& options = {}) const;

 private:
  using Choices = std::map<std::string, std::vector<std::string>, std::less<>>;

  class Writer;

  TextGenerator() = default;
  void TakeLine(std::string_view line);
  std::string MarkCountries(std::string_view sentence) const;

  Choices choices_{};
  std::vector<std::string> sentences_{};  // with figures
  std::vector<std::string> plain_{};      // without
  std::vector<std::string> headings_{};
  std::vector<std::string> items_{};
  std::vector<std::string> facts_{};
  std::vector<std::string> notes_{};
  std::vector<std::string> words_{};  // small ones, for replacing
  std::vector<std::string> names_{};
};

}  // namespace galley::bench
