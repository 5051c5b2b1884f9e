// What tagging is made of, in milliseconds a megabyte.
#include "engine/annotate/lattice.h"
#include "engine/match/pattern_matcher.h"
#include "engine/text/word.h"
#include "tests/bench/cells.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

std::vector<const PatternSet*> TagSets(const Database& database) {
  std::vector<const PatternSet*> sets;
  for (const size_t set : SetsOf(database, WhichRules::kTag)) {
    sets.push_back(&database.sets[set]);
  }
  return sets;
}

}  // namespace

void MeasureParts(const Setup& setup, Figures* figures) {
  const Database& database = *setup.database;
  const Corpus corpus(setup.generator, setup.amounts.sample);
  std::vector<std::unique_ptr<Document>> documents;
  for (const std::string& text : corpus.texts) {
    documents.push_back(ReadDraft(text));
  }
  std::unique_ptr<Document> document;
  const Cell read = {"read",
                     [&](size_t i) { document = ReadDraft(corpus.texts[i]); },
                     [&](size_t) { return document->words().size(); }};
  std::vector<Word> words;
  const Cell cut = {"words",
                    [&](size_t i) { words = CutWords(corpus.texts[i]); },
                    [&](size_t) { return words.size(); }};
  Lattice lattice(database);
  Tally name_hits;
  const Cell find = {"names", [&](size_t i) { lattice.Begin(*documents[i]); },
                     [&](size_t i) {
                       name_hits.Set(i, lattice.names().size());
                       return lattice.names().size();
                     }};
  PatternMatcher matcher(TagSets(database));
  PatternMatches matches;
  Tally pattern_matches;
  const Cell match = {"patterns",
                      [&](size_t i) {
                        Require(
                            matcher.Match(*documents[i], &matches).has_value(),
                            "hs_scan returns 0");
                      },
                      [&](size_t i) {
                        pattern_matches.Set(i, matches.matches.size());
                        return matches.matches.size();
                      }};
  Pipeline pipeline(database);
  Tally entities;
  enum { kRead, kWords, kNames, kPatterns, kTag };
  const CellTimes times = MeasureSideBySide(
      corpus.sizes,
      {read, cut, find, match, TagCell(corpus, &pipeline, &entities)},
      setup.amounts.rounds);
  const auto part = [&](size_t cell) {
    return times.MillisecondsPerMegabyte(cell);
  };
  figures->Add("tag_ms_per_mb", part(kTag), "tagging, on a sample");
  figures->Add("read_ms_per_mb", part(kRead), "of it: decode, blocks, words");
  figures->Add("words_ms_per_mb", part(kWords), "of that: cutting words");
  figures->Add("names_ms_per_mb", part(kNames), "tokens, names of lists");
  figures->Add("patterns_ms_per_mb", part(kPatterns), "scan and confirm");
  figures->Add("rest_ms_per_mb",
               part(kTag) - part(kRead) - part(kNames) - part(kPatterns),
               "sequences, conditions, values, overlaps");
  figures->Add("name_hits_per_mb", name_hits.PerMegabyte(times.megabytes),
               "names found, of lists in use");
  figures->Add("pattern_matches_per_mb",
               pattern_matches.PerMegabyte(times.megabytes),
               "matches confirmed");
}

}  // namespace galley::bench
