// Anchors: where a sequence is tried changes nothing in what it finds.
#include "engine/rules/compiler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "engine/base/file.h"
#include "tests/support/packs.h"
#include "tests/support/sequences.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

std::string ShownMatches(const Document& document,
                         std::vector<Annotation> annotations,
                         const std::vector<CheckMatch>& matches) {
  Report report;
  report.annotations = std::move(annotations);
  std::string shown = Shown(document, report);
  for (const CheckMatch& match : matches) {
    shown += std::to_string(match.rule) + " at " +
             std::to_string(match.span.begin) + " to " +
             std::to_string(match.span.end) + "\n";
  }
  return shown;
}

// What one rule finds, before it competes with others.
std::string FoundBy(Annotator& annotator, const Document& document,
                    const Database& database, uint32_t rule) {
  if (!database.rules[rule].rule->check) {
    return ShownMatches(document, annotator.AnnotateAlone(document, rule), {});
  }
  std::vector<std::string> problems;
  annotator.Annotate(document, &problems);
  std::vector<CheckMatch> matches =
      annotator.Check(document, SIZE_MAX, &problems);
  std::erase_if(matches,
                [&](const CheckMatch& match) { return match.rule != rule; });
  return ShownMatches(document, {}, matches);
}

std::vector<uint32_t> SequencesOf(const Database& database) {
  std::vector<uint32_t> rules;
  for (uint32_t i = 0; i < database.rules.size(); ++i) {
    if (database.rules[i].program != kNoIndex) rules.push_back(i);
  }
  return rules;
}

// The text of all golden drafts, cut: every rule runs over it twice.
std::vector<std::unique_ptr<Document>> Drafts() {
  std::vector<std::unique_ptr<Document>> drafts;
  for (const std::string& path : GoldenDrafts()) {
    auto bytes = ReadFile(path);
    std::string text = *std::move(bytes);
    const size_t cut = text.find('\n', 6000);
    if (cut != std::string::npos) text.resize(cut);
    drafts.push_back(DraftOf(text, path));
  }
  return drafts;
}

// The twin knows no anchors: it is tried at every word.
TEST(Anchors, OfTheDefaultPacksNeverLoseAMatch) {
  const auto with = OwnDefaultDatabase();
  auto without = OwnDefaultDatabase();
  const auto drafts = Drafts();
  ASSERT_FALSE(drafts.empty());
  Annotator anchored(*with);
  size_t found = 0;
  for (const uint32_t rule : SequencesOf(*with)) {
    SCOPED_TRACE(with->rules[rule].rule->id);
    Program& program = without->programs[without->rules[rule].program];
    if (program.anchors.empty()) continue;
    const Program kept = program;
    program.anchors.clear();
    Annotator everywhere(*without);
    for (const auto& draft : drafts) {
      const std::string expected = FoundBy(everywhere, *draft, *without, rule);
      EXPECT_EQ(FoundBy(anchored, *draft, *with, rule), expected)
          << draft->name();
      found += expected.empty() ? 0u : 1u;
    }
    program = kept;
  }
  EXPECT_GT(found, 50u);
}

TEST(Anchors, OfGeneratedSequencesNeverLoseAMatch) {
  SequenceDice dice(7);
  size_t found = 0;
  size_t anchored_rules = 0;
  for (int round = 0; round < 120; ++round) {
    std::string pack = SequenceDice::Shared();
    for (int rule = 0; rule < 5; ++rule) {
      pack += "<sequence id='date.s" + std::to_string(rule) + "' type='date'>" +
              dice.Row(2, true) + "</sequence>\n";
    }
    const auto with = DatabaseOf(pack);
    const auto without = DatabaseOf(pack);
    ASSERT_NE(with, nullptr);
    for (Program& program : without->programs) {
      anchored_rules += program.anchors.empty() ? 0u : 1u;
      program.anchors.clear();
    }
    Annotator anchored(*with);
    Annotator everywhere(*without);
    for (int text = 0; text < 3; ++text) {
      const auto draft = DraftOf(dice.Text());
      for (const uint32_t rule : SequencesOf(*with)) {
        const std::string expected =
            FoundBy(everywhere, *draft, *without, rule);
        ASSERT_EQ(FoundBy(anchored, *draft, *with, rule), expected)
            << with->rules[rule].rule->id << " of\n"
            << pack << draft->text();
        found += expected.empty() ? 0u : 1u;
      }
    }
  }
  EXPECT_GT(anchored_rules, 300u);
  EXPECT_GT(found, 500u);
}

TEST(Compiler, VocabularyIsTheFoldedWordsOfTextsSorted) {
  Rule rule;
  Element word;
  word.kind = Element::Kind::kWord;
  word.texts = {"UN-Women", "Côte d’Ivoire"};
  rule.sequence.children = {word};
  Condition inner;
  inner.elements.children = {word};
  inner.elements.children[0].texts = {"nested"};
  Condition outer;
  outer.children = {inner};
  rule.conditions = {outer};
  rule.policies["sure"] = {inner};
  rule.policies["sure"][0].elements.children[0].texts = {"women policy"};
  EXPECT_EQ(VocabularyOf({rule}),
            (std::vector<std::string>{"'", "-", "côte", "d", "ivoire", "nested",
                                      "policy", "un", "women"}));
}

TEST(Compiler, ReportsUnknownListsTypesAndClassesOnceEach) {
  EXPECT_EQ(ErrorsOf(R"(<list name="l">a = x</list>
<sequence id="date.a" type="date"><w in="l nowhere"/><a type="ghost"/></sequence>
<sequence id="date.b" type="date"><w in="two" class="y"/></sequence>
<list name="two">a b = x</list>
)"),
            "pack.xml:3:35: there is no list \"nowhere\"; define it with <list "
            "name=\"nowhere\"> or correct the name\n"
            "pack.xml:3:54: there is no type \"ghost\"; no rule makes it and "
            "types.xml does not name it\n"
            "pack.xml:4:35: no entry of two has the class \"y\"\n");
}

}  // namespace
}  // namespace galley
