// Text cut off: how paragraphs end and begin, and copies that stop short.
#include "validators/truncation/truncation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/found.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kBefore =
    "The harbour was dredged in May with two boats of the town and one crane. ";

std::vector<std::string> AtEnd(const std::string& sentence,
                               const std::string& behind = "") {
  return Found("truncation", kBefore + sentence + behind);
}

// One finding of the kind, at the end of the sentence: all of it, or as many
// whole words as a line of 45 bytes holds.
testing::Matcher<std::vector<std::string>> IsCut(const std::string& kind,
                                                 const std::string& sentence) {
  size_t begin = 0;
  while (sentence.size() - begin > 45) begin = sentence.find(' ', begin) + 1;
  return ElementsAre(kind + ": " + sentence.substr(begin));
}

TEST(Truncation, SeesPiecesOfWordsAtTheEnd) {
  for (const std::string sentence : {
           "The cranes of the port were paid for by the fisherm",
           "The cranes of the port came later than was hop",
           "The cranes are kept in line with the rules and stand",
           "The cranes were paid for by the bank and the Ministry of Educ",
           "The cranes stand in a hard-to-reach isl",
       }) {
    EXPECT_THAT(AtEnd(sentence), IsCut("word", sentence)) << sentence;
  }
}

TEST(Truncation, LeavesWholeWordsToTaste) {
  for (const std::string sentence : {
           "The cranes were paid for by the bank of the town",
           "The cranes were paid for by the bank of Santa Cruz",
           "The cranes of the new port stand at a height of 40 km",
       }) {
    EXPECT_THAT(AtEnd(sentence), testing::Each(testing::StartsWith("open: ")))
        << sentence;
  }
  for (const std::string sentence : {
           "The cranes were paid for by the bank of the town.",
           "The cranes were paid for by the bank (of the town)",
           "The cranes were paid for by “the bank of the town”",
           "The cranes are described on www.cranes.example/fisherm",
           "The cranes were paid for in 2021",
       }) {
    EXPECT_THAT(AtEnd(sentence), IsEmpty()) << sentence;
  }
}

TEST(Truncation, SeesSentencesWithoutEnd) {
  for (const std::string sentence : {
           "I am glad to report to the owners that we",
           "The nets were mended by the women of the coast,",
           "The nets were mended by the women of the",
       }) {
    EXPECT_THAT(AtEnd(sentence), IsCut("sentence", sentence));
    // It goes on, or leads in a list.
    EXPECT_THAT(AtEnd(sentence, "\n\nnets were dry in the end."), IsEmpty());
    EXPECT_THAT(AtEnd(sentence, "\n\n- nets\n- boats"), IsEmpty());
  }
  EXPECT_THAT(Found("truncation",
                    "- nets mended by the women of the coast, and\n"
                    "- boats painted by the men of the town\n"),
              IsEmpty());
}

TEST(Truncation, SeesPreviews) {
  for (const std::string sentence : {
           "Ask the fisherman of the town, and he will say...",
           "Ask the fisherman of the town, and he will say …",
       }) {
    EXPECT_THAT(AtEnd(sentence), IsCut("dots", sentence));
  }
  for (const char* sentence : {
           "There are nets, boats, cranes, ...",
           "He said: “Ask the fisherman of the town, and then...”",
           "Ask the fisherman of the town ..... 12",
       }) {
    EXPECT_THAT(AtEnd(sentence), IsEmpty()) << sentence;
  }
}

TEST(Truncation, SeesPiecesAtTheBegin) {
  EXPECT_THAT(
      Found(
          "truncation",
          "The fishermen mended nets.\n\nhermen mended all the nets they had."),
      ElementsAre("start-word: hermen mended all the nets they had."));
  EXPECT_THAT(
      Found("truncation",
            "The nets are dry.\n\nand all the boats were then painted blue."),
      ElementsAre("start: and all the boats were then painted blue."));
  EXPECT_THAT(Found("truncation",
                    "The nets are dry.\n\nmended nets were sold in the town."),
              IsEmpty());
  EXPECT_THAT(Found("truncation",
                    "The nets are dry.\n\ne.g. nets of the town, and boats."),
              IsEmpty());
}

// A copy, as duplicate reports it, and its twin.
std::vector<std::string> CopyIn(const std::string& text, Span copy, Span twin) {
  const auto document = DraftOf(text);
  Report report;
  Finding finding;
  finding.span = copy;
  finding.category = "duplicate";
  finding.related.push_back({twin, "the same text"});
  report.findings.push_back(finding);
  Binding binding;
  binding.rule = "truncation.copy";
  binding.kind = "copy";
  binding.category = "truncation";
  binding.params["category"] = "duplicate";
  const Database database;
  MakeTruncation({database, {}, {binding}})->Validate(*document, &report);
  std::vector<std::string> found;
  for (size_t i = 1; i < report.findings.size(); ++i) {
    found.emplace_back(report.findings[i].span.In(document->text()));
  }
  return found;
}

TEST(Truncation, ReadsWhereCopiesStopShort) {
  const std::string whole = "It rained. The wells were dug by hand in May.";
  const std::string cut = "It rained. The wells were dug by han";
  const std::string text = cut + "\n\n" + whole;
  const auto length = static_cast<uint32_t>(cut.size());
  const uint32_t twin = length + 2;
  // The alignment ends in the middle of the word, or before it.
  EXPECT_THAT(CopyIn(text, {0, length}, {twin, twin + length}),
              ElementsAre("The wells were dug by han"));
  EXPECT_THAT(CopyIn(text, {0, length - 4}, {twin, twin + length - 4}),
              ElementsAre("The wells were dug by han"));
  // The longer one is not cut off.
  EXPECT_THAT(CopyIn(text, {twin, twin + length}, {0, length}), IsEmpty());
}

TEST(Truncation, ReadsWhereCopiesStartLate) {
  const std::string whole = "It rained. The wells were dug by hand in May.";
  const std::string rest = "lls were dug by hand in May.";
  const std::string text = whole + "\n\n" + rest;
  const auto end = static_cast<uint32_t>(text.size());
  const auto length = static_cast<uint32_t>(rest.size());
  const auto whole_end = static_cast<uint32_t>(whole.size());
  EXPECT_THAT(
      CopyIn(text, {end - length, end}, {whole_end - length, whole_end}),
      ElementsAre(rest));
}

TEST(Truncation, LeavesWholeCopiesAlone) {
  const std::string one = "The wells were dug by hand in May.";
  const std::string text = one + "\n\n" + one + " They are lined with stone.";
  const auto length = static_cast<uint32_t>(one.size());
  EXPECT_THAT(CopyIn(text, {0, length}, {length + 2, 2 * length + 2}),
              IsEmpty());
}

}  // namespace
}  // namespace galley
