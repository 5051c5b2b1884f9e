// Tagging and checking beside hs_scan over the same triggers and names.
#include <numeric>

#include "tests/bench/cells.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

void AddSizes(const Database& database, size_t names, Figures* figures) {
  const size_t patterns =
      std::accumulate(database.sets.begin(), database.sets.end(), size_t{0},
                      [](size_t sum, const PatternSet& set) {
                        return sum + set.patterns().size();
                      });
  figures->Add("rules", static_cast<double>(database.rules.size()),
               "of the default packs");
  figures->Add("patterns", static_cast<double>(patterns), "rules with <match>");
  figures->Add("names", static_cast<double>(names),
               "surfaces of gazetteers that have a type");
  figures->Add("list_entries",
               static_cast<double>(database.names.entries().size()),
               "with the words that only sequences look at");
}

}  // namespace

void MeasureSpeed(const Setup& setup, Figures* figures) {
  const Database& database = *setup.database;
  const Corpus corpus(setup.generator, setup.amounts.corpus);
  const std::vector<NameLiteral> typed =
      LiteralsOf(database, WhichLists::kTyped);
  const NameScan names(LiteralsOf(database, WhichLists::kAll));
  const NameScan typed_names(typed);
  const auto triggers = TriggersOf(database, WhichRules::kTag);
  RawScan raw_scan(With(triggers, names));
  RawScan raw_typed(With(triggers, typed_names));
  RawScan raw_triggers(triggers);
  RawScan raw_check(With(TriggersOf(database, WhichRules::kAll), names));
  Pipeline tagging(database);
  Pipeline checking(database);
  Tally reports, typed_reports, trigger_reports, check_reports, entities,
      findings;
  enum { kRaw, kRawTyped, kTriggers, kRawCheck, kTag, kCheck };
  const CellTimes times = MeasureSideBySide(
      corpus.sizes,
      {RawCell("raw scan", corpus, &raw_scan, &reports),
       RawCell("raw scan of entities' names", corpus, &raw_typed,
               &typed_reports),
       RawCell("raw scan of triggers", corpus, &raw_triggers, &trigger_reports),
       RawCell("raw scan for check", corpus, &raw_check, &check_reports),
       TagCell(corpus, &tagging, &entities),
       CheckCell(corpus, &checking, &findings)},
      setup.amounts.speed_rounds);

  const double megabytes = times.megabytes;
  figures->Add("corpus_mb", megabytes, "text, 10^6 bytes");
  figures->Add("rounds", times.rounds, "times over it");
  AddSizes(database, typed.size(), figures);
  figures->Add("raw_hs_scan_mb_s", times.Speed(kRaw),
               "hs_scan: triggers of tag rules, and all gazetteers");
  figures->Add("raw_typed_hs_scan_mb_s", times.Speed(kRawTyped),
               "the same without the lists of words");
  figures->Add("raw_triggers_mb_s", times.Speed(kTriggers),
               "hs_scan: these triggers alone");
  figures->Add("raw_check_hs_scan_mb_s", times.Speed(kRawCheck),
               "hs_scan: triggers of all rules, and all gazetteers");
  figures->Add("tag_mb_s", times.Speed(kTag), "galley tag once it has read");
  figures->Add("check_mb_s", times.Speed(kCheck), "galley check, likewise");
  figures->Add("tag_over_raw", times.SpeedRatio(kTag, kRaw),
               "over raw_hs_scan");
  figures->Add("tag_over_raw_typed", times.SpeedRatio(kTag, kRawTyped),
               "over raw_typed_hs_scan");
  figures->Add("check_over_raw", times.SpeedRatio(kCheck, kRawCheck),
               "over raw_check_hs_scan");
  figures->Add("tag_over_triggers", times.SpeedRatio(kTag, kTriggers),
               "over raw_triggers");
  figures->Add("raw_reports_per_mb", reports.PerMegabyte(megabytes),
               "what Hyperscan reports, names and triggers");
  figures->Add("trigger_reports_per_mb", trigger_reports.PerMegabyte(megabytes),
               "triggers of tag rules");
  figures->Add("entities_per_mb", entities.PerMegabyte(megabytes), "");
  figures->Add("findings_per_mb", findings.PerMegabyte(megabytes), "");
}

void TagOnly(const Setup& setup, Figures* figures) {
  const Corpus corpus(setup.generator, setup.amounts.corpus);
  Pipeline pipeline(*setup.database);
  Tally entities;
  const CellTimes times =
      MeasureSideBySide(corpus.sizes, {TagCell(corpus, &pipeline, &entities)},
                        setup.amounts.rounds);
  figures->Add("tag_alone_mb_s", times.Speed(0), "tagging and nothing else");
}

}  // namespace galley::bench
