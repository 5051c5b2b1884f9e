#include "tests/support/name_hits.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace galley {

NameSource Name(std::string_view surface, NameCase name_case, bool capitals) {
  NameSource name;
  name.surface = surface;
  name.id = surface;
  name.name_case = name_case;
  name.capitals = capitals;
  return name;
}

Document Blocks(const std::string& text) {
  DocumentParts parts;
  uint32_t begin = 0;
  for (const char c : text) {
    if (c == '|') {
      parts.blocks.push_back({{begin, static_cast<uint32_t>(parts.text.size())},
                              BlockKind::kParagraph,
                              0});
      parts.text += '\n';
      begin = static_cast<uint32_t>(parts.text.size());
    } else {
      parts.text += c;
    }
  }
  parts.blocks.push_back({{begin, static_cast<uint32_t>(parts.text.size())},
                          BlockKind::kParagraph,
                          0});
  return Document(std::move(parts));
}

std::pair<uint32_t, uint32_t> WordsInside(const Document& document, Span span) {
  const std::vector<Word>& words = document.words();
  uint32_t first = 0;
  while (first < words.size() && words[first].begin < span.begin) ++first;
  uint32_t last = first;
  while (last < words.size() && words[last].begin < span.end) ++last;
  return {first, last};
}

std::string Found(const NameTable& table, const Document& document,
                  const std::vector<bool>& wanted) {
  std::vector<TokenId> tokens;
  table.FindTokens(document, &tokens);
  const NameTable::Choice choice = table.Choose(wanted, true);
  std::vector<std::string> found;
  for (const Block& block : document.blocks()) {
    const auto [first, last] = WordsInside(document, block.span);
    std::vector<NameHit> hits;
    table.FindNames(document, tokens, first, last, choice, &hits);
    EXPECT_TRUE(std::ranges::is_sorted(hits, {}, [](const NameHit& hit) {
      return std::pair(hit.first, hit.count);
    }));
    for (const NameHit& hit : hits) {
      found.push_back(
          fmt::format("{:03}+{}={};", hit.first, hit.count,
                      table.String(table.entries()[hit.entry].surface)));
    }
  }
  std::ranges::sort(found);
  std::string shown;
  for (const std::string& one : found) shown += one;
  return shown;
}

}  // namespace galley
