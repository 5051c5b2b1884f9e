// On generated names and texts a NameTable finds what a plain search finds.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/match/name_table.h"
#include "tests/support/name_hits.h"

namespace galley {
namespace {

bool BeginsWithCapital(const Word& word, std::string_view text) {
  const char c = word.span().In(text)[0];
  return word.Is(kCapitalised | kUpper | kSingleCapital) ||
         (word.Is(kMixed) && !(c >= 'a' && c <= 'z'));
}

bool StandsAt(const NameSource& name, const Document& document, uint32_t first,
              uint32_t last, uint32_t* count) {
  const std::vector<Word> own = CutWords(name.surface);
  *count = static_cast<uint32_t>(own.size());
  if (own.empty() || first + own.size() > last) return false;
  bool same = true;
  bool all_capitals = true;
  for (size_t i = 0; i < own.size(); ++i) {
    const Word& word = document.words()[first + i];
    const std::string_view text = word.span().In(document.text());
    const std::string_view wanted = own[i].span().In(name.surface);
    if (FoldWord(text) != FoldWord(wanted)) return false;
    const bool exact =
        !own[i].Is(kSign) && (name.name_case == NameCase::kExact ||
                              (name.name_case == NameCase::kSmart &&
                               own[i].Is(kUpper | kMixed | kSingleCapital)));
    same = same && (!exact || text == wanted);
    all_capitals = all_capitals && !word.Is(kLower | kCapitalised | kMixed);
  }
  if (BeginsWithCapital(own[0], name.surface) &&
      !BeginsWithCapital(document.words()[first], document.text())) {
    return false;
  }
  return same || (all_capitals && name.capitals);
}

std::string FoundByTwin(const std::vector<NameSource>& names,
                        const Document& document) {
  std::vector<std::string> found;
  for (const Block& block : document.blocks()) {
    const auto [begin, end] = WordsInside(document, block.span);
    for (uint32_t first = begin; first < end; ++first) {
      for (const NameSource& name : names) {
        uint32_t count = 0;
        if (StandsAt(name, document, first, end, &count)) {
          found.push_back(
              fmt::format("{:03}+{}={};", first, count, name.surface));
        }
      }
    }
  }
  std::ranges::sort(found);
  std::string shown;
  for (const std::string& one : found) shown += one;
  return shown;
}

TEST(NameTable, FindsWhatAPlainSearchFinds) {
  const char* const words[] = {"un",    "UN",       "Un",   "Women", "women",
                               "WOMEN", "HeForShe", "s",    "’",     "'",
                               "-",     "–",        "Côte", "CÔTE",  "B",
                               "4",     "é",        "ß",    "SS",    "."};
  const char* const gaps[] = {" ", " ", " ", "\u00A0", "\n", "", "  "};
  std::mt19937 random(11);
  const auto text_of = [&](size_t count, bool bars) {
    std::string text = words[random() % std::size(words)];
    for (size_t i = 1; i < count; ++i) {
      text +=
          bars && random() % 12 == 0 ? "|" : gaps[random() % std::size(gaps)];
      text += words[random() % std::size(words)];
    }
    return text;
  };
  size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> surfaces;
    for (int i = 0; i < 40; ++i)
      surfaces.push_back(text_of(1 + random() % 3, false));
    std::vector<std::string> classes;
    for (int i = 0; i < 40; ++i) classes.push_back(std::to_string(i));
    std::vector<NameSource> names;
    for (size_t i = 0; i < surfaces.size(); ++i) {
      names.push_back(Name(surfaces[i], static_cast<NameCase>(random() % 3),
                           random() % 2 == 0));
      names.back().name_class = classes[i];
    }
    const NameTable table = NameTable::Build(names, {"women", "-"});
    const Document document = Blocks(text_of(80, true));
    const std::string expected = FoundByTwin(names, document);
    ASSERT_EQ(Found(table, document), expected) << document.text();
    hits += static_cast<size_t>(std::ranges::count(expected, ';'));
  }
  EXPECT_GT(hits, 3000u);
}

}  // namespace
}  // namespace galley
