// Tagging with many names, beside hs_scan over as many.
#include <algorithm>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "tests/bench/cells.h"
#include "tests/bench/child.h"
#include "tests/bench/name_grammar.h"
#include "tests/bench/stages.h"

namespace galley::bench {
namespace {

constexpr size_t kManyNames = 50'000;
constexpr uint64_t kNamesSeed = 50;

constexpr std::string_view kPack = R"(<?xml version="1.0" encoding="UTF-8"?>
<pack id="synthetic" version="1" lang="en">
  <gazetteer id="agency.synthetic" name="synthetic" file="synthetic.tsv" type="agency" priority="1"/>
</pack>
)";

// The default packs, and so many names of organisations more.
std::unique_ptr<Database> LoadWithNames(
    const std::vector<SyntheticName>& names) {
  const std::string& folder = TemporaryFolder();
  const std::string pack = folder + "/synthetic.xml";
  Require(WriteFile(pack, kPack) &&
              WriteFile(folder + "/synthetic.tsv", AsGazetteer(names)),
          "files can be written");
  CacheOptions no_cache;
  no_cache.use = false;
  return Required(LoadDatabase({{DataDir() + "/rules", pack}}, no_cache),
                  "the synthetic pack can be loaded");
}

}  // namespace

void MeasureManyNames(const Setup& setup, Figures* figures) {
  // As many are made as the default gazetteers leave to 50,000.
  const auto typed = LiteralsOf(*setup.database, WhichLists::kTyped);
  const std::vector<SyntheticName> made =
      MakeNames(kManyNames - std::min(kManyNames, typed.size()), kNamesSeed);
  const std::unique_ptr<Database> database = LoadWithNames(made);
  const std::vector<NameLiteral> literals =
      LiteralsOf(*database, WhichLists::kTyped);
  std::vector<std::string> surfaces;
  for (const NameLiteral& literal : literals) surfaces.push_back(literal.text);
  const TextGenerator generator =
      Required(TextGenerator::Load(setup.sentences, std::move(surfaces)),
               "the sentences can be read");
  const Corpus corpus(generator, setup.amounts.many_names);

  const NameScan names(LiteralsOf(*database, WhichLists::kAll));
  const NameScan typed_names(literals);
  const auto triggers = TriggersOf(*database, WhichRules::kTag);
  RawScan raw(With(triggers, names));
  RawScan raw_typed(With(triggers, typed_names));
  Pipeline pipeline(*database);
  Tally reports, typed_reports, entities;
  enum { kTag, kRaw, kRawTyped };
  const CellTimes times =
      MeasureSideBySide(corpus.sizes,
                        {TagCell(corpus, &pipeline, &entities),
                         RawCell("raw scan", corpus, &raw, &reports),
                         RawCell("raw scan of entities' names", corpus,
                                 &raw_typed, &typed_reports)},
                        setup.amounts.rounds);
  figures->Add("tag_over_raw_50k_names", times.SpeedRatio(kTag, kRaw),
               "default and synthetic names together");
  figures->Add("tag_over_raw_50k_names_typed",
               times.SpeedRatio(kTag, kRawTyped),
               "the same over a scan without the lists of words");
  figures->Add("tag_50k_names_mb_s", times.Speed(kTag), "");
  figures->Add("raw_50k_names_mb_s", times.Speed(kRaw), "");
  figures->Add("many_names", static_cast<double>(literals.size()),
               "names of entities in these");
  figures->Add("entities_50k_names_per_mb",
               entities.PerMegabyte(times.megabytes), "");
}

}  // namespace galley::bench
