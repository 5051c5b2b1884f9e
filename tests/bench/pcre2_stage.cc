// The engine beside PCRE2 alone, on the same patterns and text.
#include "engine/match/pattern_matcher.h"
#include "engine/text/hash.h"
#include "tests/bench/cells.h"
#include "tests/bench/pcre2_alone.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

uint64_t HashOf(const std::vector<Span>& spans) {
  return Hash64({reinterpret_cast<const char*>(spans.data()),
                 spans.size() * sizeof(Span)});
}

std::vector<const PatternSet*> SetPointers(const Database& database,
                                           WhichRules which) {
  std::vector<const PatternSet*> sets;
  for (const size_t set : SetsOf(database, which)) {
    sets.push_back(&database.sets[set]);
  }
  return sets;
}

}  // namespace

void MeasurePcre2(const Setup& setup, Figures* figures) {
  const Database& database = *setup.database;
  const Corpus corpus(setup.generator, setup.amounts.sample);
  std::vector<std::unique_ptr<Document>> documents;
  for (const std::string& text : corpus.texts) {
    documents.push_back(ReadDraft(text));
  }
  const auto all_sets = SetPointers(database, WhichRules::kAll);
  Pcre2Alone all(all_sets);
  Pcre2Alone tag(SetPointers(database, WhichRules::kTag));
  const auto cell_of = [&](std::string name, Pcre2Alone* alone) {
    return Cell{std::move(name),
                [&documents, alone](size_t i) { alone->Match(*documents[i]); },
                [alone](size_t) { return HashOf(alone->spans()); }};
  };
  Pipeline tagging(database);
  Pipeline checking(database);
  Tally entities, findings;
  enum { kAll, kTagRules, kTag, kCheck };
  const CellTimes times = MeasureSideBySide(
      corpus.sizes,
      {cell_of("PCRE2, all rules", &all), cell_of("PCRE2, tag rules", &tag),
       TagCell(corpus, &tagging, &entities),
       CheckCell(corpus, &checking, &findings)},
      setup.amounts.rounds);

  PatternMatcher matcher(all_sets);
  PatternMatches matches;
  size_t count = 0;
  for (const auto& document : documents) {
    Require(matcher.Match(*document, &matches).has_value(),
            "hs_scan returns 0");
    std::vector<Span> spans;
    for (const PatternMatch& match : matches.matches) {
      spans.push_back(match.span);
    }
    all.Match(*document);
    Require(spans == all.spans(), "PCRE2 alone finds the same spans");
    count += spans.size();
  }
  figures->Add("tag_over_pcre2", times.SpeedRatio(kTag, kAll),
               "over all <match> rules one by one with PCRE2-JIT");
  figures->Add("tag_over_pcre2_tag_rules", times.SpeedRatio(kTag, kTagRules),
               "over those of tag rules alone");
  figures->Add("check_over_pcre2", times.SpeedRatio(kCheck, kAll), "");
  figures->Add("pcre2_mb_s", times.Speed(kAll), "PCRE2-JIT, all of them");
  figures->Add("pcre2_matches_per_mb",
               static_cast<double>(count) / times.megabytes,
               "the same with triggers and without");
}

}  // namespace galley::bench
