#include "tests/bench/name_grammar.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "tests/bench/random.h"

namespace galley::bench {
namespace {

using Words = std::vector<std::string>;

const Words kHeads = {
    "Agency",  "Alliance",    "Association", "Authority", "Bureau",
    "Centre",  "Coalition",   "Commission",  "Committee", "Consortium",
    "Council", "Directorate", "Federation",  "Forum",     "Foundation",
    "Fund",    "Institute",   "League",      "Network",   "Observatory",
    "Office",  "Partnership", "Secretariat", "Society",   "Trust"};

const Words kReaches = {
    "African",   "Andean",     "Arab",        "Asian",      "Baltic",
    "Balkan",    "Caribbean",  "Central",     "Eastern",    "European",
    "Federal",   "Global",     "Independent", "Indigenous", "International",
    "Joint",     "National",   "Nordic",      "Northern",   "Pacific",
    "Permanent", "Provincial", "Regional",    "Rural",      "Southern",
    "United",    "Universal",  "Urban",       "Western",    "World"};

const Words kTopics = {"Accounting",
                       "Agriculture",
                       "Arbitration",
                       "Archives",
                       "Aviation",
                       "Banking",
                       "Biodiversity",
                       "Broadcasting",
                       "Child Rights",
                       "Civil Protection",
                       "Climate",
                       "Coastal Zones",
                       "Commerce",
                       "Cooperation",
                       "Culture",
                       "Customs",
                       "Dairy",
                       "Data",
                       "Debt",
                       "Desert Studies",
                       "Disability",
                       "Drylands",
                       "Early Warning",
                       "Education",
                       "Elections",
                       "Energy",
                       "Environment",
                       "Equality",
                       "Ethics",
                       "Export Credit",
                       "Family Welfare",
                       "Fisheries",
                       "Food Safety",
                       "Forestry",
                       "Gender",
                       "Geology",
                       "Governance",
                       "Health",
                       "Heritage",
                       "Housing",
                       "Human Rights",
                       "Hydrology",
                       "Immigration",
                       "Industry",
                       "Inland Waterways",
                       "Innovation",
                       "Insurance",
                       "Irrigation",
                       "Judicial Training",
                       "Labour",
                       "Land Reform",
                       "Languages",
                       "Legal Aid",
                       "Livestock",
                       "Local Government",
                       "Maritime Safety",
                       "Media Freedom",
                       "Mediation",
                       "Meteorology",
                       "Microfinance",
                       "Migration",
                       "Mine Action",
                       "Mining",
                       "Mountain Research",
                       "Museums",
                       "Nutrition",
                       "Ocean Policy",
                       "Patents",
                       "Peacebuilding",
                       "Pensions",
                       "Pest Control",
                       "Planning",
                       "Plant Genetics",
                       "Ports",
                       "Postal Services",
                       "Poverty Studies",
                       "Press",
                       "Procurement",
                       "Public Audit",
                       "Radio",
                       "Railways",
                       "Reconciliation",
                       "Refugees",
                       "Remote Sensing",
                       "Sanitation",
                       "Seed Banks",
                       "Seismology",
                       "Shipping",
                       "Small Enterprise",
                       "Social Protection",
                       "Soil Science",
                       "Space",
                       "Sport",
                       "Standards",
                       "Statistics",
                       "Sugar",
                       "Tax Justice",
                       "Tea",
                       "Telecommunications",
                       "Textiles",
                       "Timber",
                       "Tourism",
                       "Trade",
                       "Transport",
                       "Tropical Medicine",
                       "Vaccines",
                       "Veterans",
                       "Volcanology",
                       "Water",
                       "Wildlife",
                       "Women",
                       "Youth"};

const Words kPlaces = {
    "Aleria",      "Bassan",         "Corvia",      "Danubria",
    "Estmark",     "Ferrol Islands", "Galdor",      "Hestia",
    "Iridia",      "Jorvania",       "Kestria",     "Lower Marran",
    "Morvane",     "Nordal",         "Ostrava Bay", "Pellar",
    "Quillan",     "Rovania",        "Saint Orme",  "Tarsis",
    "Upper Senna", "Valdria",        "West Harrow", "Yarra Hills"};

std::string MakeSurface(Random* random) {
  const std::string& head = random->Pick(kHeads);
  const std::string& topic = random->Pick(kTopics);
  const std::string& other = random->Pick(kTopics);
  const std::string& reach = random->Pick(kReaches);
  const std::string& place = random->Pick(kPlaces);
  switch (random->Below(8)) {
    case 0:
      return fmt::format("{} {} {}", reach, topic, head);
    case 1:
      return fmt::format("{} {} for {}", reach, head, topic);
    case 2:
      return fmt::format("{} of {} of {}", head, topic, place);
    case 3:
      return fmt::format("Ministry of {} and {}", topic, other);
    case 4:
      return fmt::format("{} {} and {} {}", place, topic, other, head);
    case 5:
      return fmt::format("{} {} on {} and {}", reach, head, topic, other);
    case 6:
      return fmt::format("{}'s {} {}", place, topic, head);
    default:
      return fmt::format("{} {} of {}", topic, head, place);
  }
}

std::string MakeAcronym(Random* random) {
  std::string acronym;
  for (int i = random->Between(4, 6); i > 0; --i) {
    acronym += static_cast<char>('A' + random->Below(26));
  }
  return acronym;
}

}  // namespace

std::vector<SyntheticName> MakeNames(size_t count, uint64_t seed) {
  Random random(seed);
  std::set<std::string> seen;
  std::vector<SyntheticName> names;
  while (names.size() < count) {
    const bool acronym = random.Chance(0.1);
    std::string surface = acronym ? MakeAcronym(&random) : MakeSurface(&random);
    if (!seen.insert(surface).second) continue;
    names.push_back({std::move(surface), acronym});
  }
  return names;
}

std::string AsGazetteer(const std::vector<SyntheticName>& names) {
  std::string text = "id\tsurface\tform\tcase\tclass\tkind\tpolicy\tnote\n";
  for (size_t i = 0; i < names.size(); ++i) {
    text += fmt::format("synthetic-{}\t{}\tname\t{}\tmade\tmade\t\t\n", i,
                        names[i].surface, names[i].acronym ? "exact" : "fold");
  }
  return text;
}

}  // namespace galley::bench
