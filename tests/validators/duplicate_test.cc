// Passages that stand in a document more than once: units, and on generated
// documents what comparing every passage with every other one finds.
#include "validators/duplicate/duplicate.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/text/sentence.h"
#include "tests/support/tagged.h"
#include "validators/duplicate/passage.h"

namespace galley {
namespace {

std::vector<Binding> AllKinds(const char* min_words = "4") {
  std::vector<Binding> bindings;
  for (const char* kind : {"paragraph", "sentence", "heading"}) {
    Binding binding;
    binding.rule = kind;
    binding.kind = kind;
    binding.category = "duplicate";
    binding.message = "stands {count} times";
    binding.params["min-words"] = min_words;
    bindings.push_back(binding);
  }
  return bindings;
}

Report Validated(const Document& document,
                 const std::vector<Binding>& bindings = AllKinds()) {
  Report report;
  const Database database;
  MakeDuplicate({database, {}, bindings})->Validate(document, &report);
  return report;
}

// "kind group 'text'\n" for each finding, sorted by place.
std::string Found(const std::string& text, const std::string& name = "d.txt") {
  const auto document = DraftOf(text, name);
  Report report = Validated(*document);
  std::ranges::stable_sort(report.findings, {}, &Finding::span);
  std::string shown;
  for (const Finding& one : report.findings) {
    shown += fmt::format("{} {} '{}'\n", one.rule, one.group,
                         one.span.In(document->text()));
  }
  return shown;
}

TEST(Duplicate, FindsParagraphsWhateverTheirCaseSpacingAndTypography) {
  EXPECT_EQ(
      Found("We dug the town’s wells.\n\nIt rained.\n\nWE dug\nthe town's "
            "“wells”!"),
      "paragraph 1 'We dug the town’s wells.'\n"
      "paragraph 1 'WE dug\nthe town's “wells”!'\n");
  EXPECT_EQ(Found("We dug the wells.\n\nWe dug the well."), "");
  EXPECT_EQ(Found("We dug it.\n\nWe dug it."), "");  // three words
}

TEST(Duplicate, JoinsNeighboursThatAreRepeatedTogether) {
  EXPECT_EQ(Found("One two three four.\n\nOdd.\n\nMore.\n\nOne two three "
                  "four.\n\nOdd.\n\nEnd."),
            "paragraph 1 'One two three four.\n\nOdd.'\n"
            "paragraph 1 'One two three four.\n\nOdd.'\n");
  // A third copy of one of them parts them.
  EXPECT_EQ(
      Found("One two three four.\n\nFive six seven eight.\n\nMore.\n\nOne "
            "two three four.\n\nFive six seven eight.\n\nEnd.\n\nOne two "
            "three four."),
      "paragraph 1 'One two three four.'\n"
      "paragraph 2 'Five six seven eight.'\n"
      "paragraph 1 'One two three four.'\n"
      "paragraph 2 'Five six seven eight.'\n"
      "paragraph 1 'One two three four.'\n");
  // A block pasted at once behind itself is two places, not one run.
  EXPECT_EQ(Found("One two three four.\n\nOne two three four."),
            "paragraph 1 'One two three four.'\n"
            "paragraph 1 'One two three four.'\n");
}

TEST(Duplicate, FindsSentencesOfBlocksThatDiffer) {
  EXPECT_EQ(Found("It was hot. We dug six deep wells. They held.\n\nWe dug six "
                  "deep wells. Then rain came."),
            "sentence 1 'We dug six deep wells.'\n"
            "sentence 1 'We dug six deep wells.'\n");
}

TEST(Duplicate, CountsASentenceInsideACopiedBlockNotAgain) {
  EXPECT_EQ(Found("We dug six deep wells. They held.\n\nOther.\n\nWe dug six "
                  "deep wells. They held.\n\nYes. We dug six deep wells."),
            "paragraph 1 'We dug six deep wells. They held.'\n"
            "paragraph 1 'We dug six deep wells. They held.'\n"
            "sentence 2 'We dug six deep wells.'\n");
}

TEST(Duplicate, FindsHeadingsButNotTableCellsAndCode) {
  EXPECT_EQ(Found("# Wells for the north\n\nDug.\n\n# Wells for the "
                  "north\n\nNot dug.",
                  "d.md"),
            "heading 1 'Wells for the north'\n"
            "heading 1 'Wells for the north'\n");
  EXPECT_EQ(Found("| wells for the north | x |\n|--|--|\n| wells for the north "
                  "| y |\n\n    wells for the north\n\nx\n\n    wells for the "
                  "north",
                  "d.md"),
            "");
}

TEST(Duplicate, LooksOnlyForKindsThatAreBound) {
  const auto document = DraftOf("One two three four.\n\nOne two three four.");
  EXPECT_TRUE(Validated(*document, {}).findings.empty());
  std::vector<Binding> bindings = AllKinds();
  bindings.erase(bindings.begin());  // paragraph
  EXPECT_EQ(Validated(*document, bindings).findings.size(), 2u);
}

TEST(Duplicate, NamesTheOtherPlacesAndNumbersItsGroupsBehindThoseThere) {
  const auto document =
      DraftOf("A b c d.\n\nx\n\nA b c d.\n\ny\n\nA b c d.\n\nz");
  Report report;
  report.findings.emplace_back();
  report.findings[0].group = 6;
  const Database database;
  MakeDuplicate({database, {}, AllKinds()})->Validate(*document, &report);
  ASSERT_EQ(report.findings.size(), 4u);
  for (size_t i = 1; i < 4; ++i) {
    const Finding& one = report.findings[i];
    EXPECT_EQ(one.group, 7u);
    EXPECT_EQ(one.message, "stands 3 times");
    ASSERT_EQ(one.related.size(), 2u);
    EXPECT_NE(one.related[0].span, one.span);
    EXPECT_NE(one.related[1].span, one.span);
  }
}

// ---- The twin: every passage compared with every other ------------------

std::string WordsOf(const Document& document, Span span) {
  std::string words;
  for (const Word& word : document.words()) {
    if (!span.Covers(word.span()) || word.Is(kSign)) continue;
    words += FoldWord(word.span().In(document.text())) + ' ';
  }
  return words;
}

struct Place {
  Span span{};
  std::string words{};
  size_t row = 0;
};

// The places of passages that stand twice or more, alone or with neighbours
// that are repeated with them.
std::vector<std::vector<Span>> RunsAmong(const std::vector<Place>& all,
                                         int64_t min_words) {
  const auto places_of = [&](size_t i) {
    std::vector<size_t> places;
    for (size_t j = 0; j < all.size(); ++j) {
      if (all[j].words == all[i].words) places.push_back(j);
    }
    return places;
  };
  std::vector<std::vector<Span>> runs;
  std::vector<bool> done(all.size(), false);
  for (size_t i = 0; i < all.size(); ++i) {
    const std::vector<size_t> places = places_of(i);
    if (done[i] || all[i].words.empty() || places.size() < 2) continue;
    size_t length = 1;
    for (;; ++length) {
      const size_t next = i + length;
      if (next >= all.size() || all[next].words.empty() ||
          all[next].words == all[next - 1].words) {
        break;
      }
      std::vector<size_t> wanted;
      for (const size_t place : places) wanted.push_back(place + length);
      bool together = places_of(next) == wanted;
      for (const size_t place : places) {
        together = together && place + length < all.size() &&
                   all[place + length].row == all[place].row;
      }
      if (!together) break;
    }
    int64_t longest = 0;
    for (size_t k = 0; k < length; ++k) {
      longest = std::max(longest, std::ranges::count(all[i + k].words, ' '));
    }
    runs.emplace_back();
    for (const size_t place : places) {
      for (size_t k = 0; k < length; ++k) done[place + k] = true;
      runs.back().push_back(
          Union(all[place].span, all[place + length - 1].span));
    }
    if (longest < min_words) runs.pop_back();
  }
  return runs;
}

std::string FoundByTwin(const Document& document) {
  std::vector<Place> blocks;
  std::vector<Place> sentences;
  for (size_t i = 0; i < document.blocks().size(); ++i) {
    const Block& block = document.blocks()[i];
    blocks.push_back({block.span, WordsOf(document, block.span), 0});
    for (const Span span : Sentences(document, block)) {
      sentences.push_back({span, WordsOf(document, span), i});
    }
  }
  std::vector<std::string> found;
  std::vector<Span> reported;
  for (const auto& run : RunsAmong(blocks, 4)) {
    for (const Span span : run) {
      reported.push_back(span);
      found.push_back(
          fmt::format("{:06} {:06} p{} ", span.begin, span.end, run.size()));
    }
  }
  for (const auto& run : RunsAmong(sentences, 4)) {
    for (const Span span : run) {
      const bool inside = std::ranges::any_of(
          reported, [&](Span longer) { return longer.Covers(span); });
      if (inside) continue;
      found.push_back(
          fmt::format("{:06} {:06} s{} ", span.begin, span.end, run.size()));
    }
  }
  std::ranges::sort(found);
  std::string shown;
  for (const std::string& one : found) shown += one;
  return shown;
}

TEST(Duplicate, FindsWhatComparingAllPassagesFinds) {
  const char* const sentences[] = {"We dug six deep wells.",
                                   "Rain came late this year.",
                                   "It was hot.",
                                   "Then the town’s pump broke.",
                                   "Yes.",
                                   "THE TOWN'S pump broke then.",
                                   "We  dug six deep\nwells."};
  std::mt19937 random(17);
  size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const size_t blocks = 2 + random() % 9;
    for (size_t i = 0; i < blocks; ++i) {
      const size_t count = 1 + random() % 3;
      for (size_t k = 0; k < count; ++k) {
        text += sentences[random() % std::size(sentences)];
        text += k + 1 == count ? "\n\n" : " ";
      }
    }
    const auto document = DraftOf(text);
    Report report = Validated(*document);
    std::vector<std::string> shown;
    for (const Finding& one : report.findings) {
      shown.push_back(fmt::format(
          "{:06} {:06} {}{} ", one.span.begin, one.span.end, one.rule[0],
          one.message.substr(7, one.message.size() - 13)));
    }
    std::ranges::sort(shown);
    std::string joined;
    for (const std::string& one : shown) joined += one;
    ASSERT_EQ(joined, FoundByTwin(*document)) << text;
    found += shown.size();
  }
  EXPECT_GT(found, 1000u);
}

}  // namespace
}  // namespace galley
