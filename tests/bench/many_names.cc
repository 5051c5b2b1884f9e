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

// Speed of tagging over that of the raw scan of the same names.
struct Comparison {
  double ratio = 0;
  double tag = 0;  // MB/s
  double raw = 0;
  double entities_per_mb = 0;
};

Comparison Compare(const Setup& setup, const Corpus& corpus,
                   const Database& database,
                   const std::vector<NameLiteral>& literals) {
  const NameScan names(literals);
  auto triggers = TriggersOf(database, WhichRules::kTag);
  triggers.push_back(names.database());
  RawScan raw(triggers);
  Pipeline pipeline(database);
  Tally reports, entities;
  const CellTimes times =
      MeasureSideBySide(corpus.sizes,
                        {TagCell(corpus, &pipeline, &entities),
                         RawCell("raw scan", corpus, &raw, &reports)},
                        setup.amounts.rounds);
  return {times.SpeedRatio(0, 1), times.Speed(0), times.Speed(1),
          entities.PerMegabyte(times.megabytes)};
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
  const Comparison many = Compare(setup, corpus, *database, literals);
  figures->Add("tag_over_raw_50k_names", many.ratio,
               "default and synthetic names together");
  figures->Add("tag_50k_names_mb_s", many.tag, "");
  figures->Add("raw_50k_names_mb_s", many.raw, "");
  figures->Add("many_names", static_cast<double>(literals.size()),
               "names in these three");
  figures->Add("entities_50k_names_per_mb", many.entities_per_mb, "");

  const Corpus sample(setup.generator, setup.amounts.sample);
  const Comparison all = Compare(setup, sample, *setup.database,
                                 LiteralsOf(*setup.database, WhichLists::kAll));
  figures->Add("raw_all_lists_mb_s", all.raw,
               "hs_scan with the word lists of sequences too");
  figures->Add("tag_over_raw_all_lists", all.ratio, "over that");
}

}  // namespace galley::bench
