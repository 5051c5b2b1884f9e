// The same packs and drafts give the same bytes, in whatever order they come;
// and whatever they are, every span of a report lies where it can be shown.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "engine/check/review.h"
#include "engine/report/writer.h"
#include "engine/rules/book_loader.h"
#include "engine/text/character.h"
#include "tests/support/packs.h"
#include "tests/support/tagged.h"
#include "validators/registry.h"

namespace galley {
namespace {

constexpr unsigned kSeed = 20260731;

std::vector<std::unique_ptr<Document>> Drafts() {
  std::vector<std::unique_ptr<Document>> drafts;
  for (const std::string& path : GoldenDrafts()) {
    auto bytes = ReadFile(path);
    drafts.push_back(DraftOf(*bytes, path));
  }
  return drafts;
}

// A report as a test sees it, then in all formats.
std::string Written(const Document& document, const Report& report) {
  std::string out = Shown(document, report);
  for (const WriterEntry& format : Writers()) {
    format.make({})->Write(document, report, &out);
  }
  return out;
}

std::vector<std::string> Reviewed(
    const Database& database,
    const std::vector<std::unique_ptr<Document>>& drafts,
    const std::vector<size_t>& order) {
  Annotator annotator(database);
  const Review review(database, Validators());
  std::vector<std::string> written(drafts.size());
  for (const size_t i : order) {
    written[i] = Written(*drafts[i], review.Check(*drafts[i], annotator));
  }
  return written;
}

std::vector<size_t> InOrder(size_t count) {
  std::vector<size_t> order(count);
  for (size_t i = 0; i < count; ++i) order[i] = i;
  return order;
}

TEST(Determinism, DraftsInAnyOrderAreReportedAlike) {
  const auto drafts = Drafts();
  ASSERT_GE(drafts.size(), 5u);
  std::vector<size_t> order = InOrder(drafts.size());
  const auto expected = Reviewed(DefaultDatabase(), drafts, order);
  std::ranges::reverse(order);
  order.insert(order.end(), {0, 0, 1});  // and twice
  EXPECT_EQ(Reviewed(DefaultDatabase(), drafts, order), expected);
}

TEST(Determinism, PacksInAnyOrderReportAlike) {
  auto drafts = Drafts();
  drafts.resize(3);
  const std::vector<size_t> order = InOrder(drafts.size());
  const auto expected = Reviewed(DefaultDatabase(), drafts, order);
  std::mt19937 random(kSeed);
  std::vector<std::string> files = PacksBelow(DataDir() + "/rules");
  for (int round = 0; round < 2; ++round) {
    std::shuffle(files.begin(), files.end(), random);
    const auto database = LoadDatabase({files}, {});
    ASSERT_TRUE(database) << ToString(database.error().front());
    EXPECT_EQ(Reviewed(**database, drafts, order), expected);
  }
}

// One pack cut into files of one rule each, whose names sort in another order
// than the rules: places apart, nothing changes.
TEST(Determinism, RulesInFilesOfAnyNameFindTheSame) {
  const std::vector<std::string> rules = {
      R"(<pattern id="count.a" type="count"><match>\d{2,4}</match></pattern>)",
      R"(<pattern id="count.b" type="count"><match>\d{2,4}</match><set name="value" to="'b'"/></pattern>)",
      R"(<pattern id="date.a" type="date"><match>20\d\d</match></pattern>)",
      R"(<sequence id="agency.a" type="agency"><w shape="capitalised"/><a type="date"/></sequence>)",
      R"(<list name="heads">Fund | Works</list>)",
      R"(<sequence id="agency.b" type="agency"><w shape="capitalised"/><w in="heads"/></sequence>)",
      R"(<resolve><over winner="date" loser="count"/></resolve>)",
  };
  const std::string text =
      "Green Fund 2022 and Apia 2040 Works, 2022 of 300, Red Works 20";
  const auto tagged = [&](const std::vector<size_t>& order) {
    const TestFolder folder;
    for (size_t i = 0; i < order.size(); ++i) {
      folder.Write("pack" + std::to_string(i) + ".xml",
                   "<pack id=\"p\">" + rules[order[i]] + "</pack>");
    }
    auto database = folder.Load();
    return database ? Tagged(**database, text) : folder.Shown(database.error());
  };
  std::vector<size_t> order = InOrder(rules.size());
  const std::string expected = tagged(order);
  EXPECT_NE(expected.find("⟦agency|"), std::string::npos) << expected;
  EXPECT_NE(expected.find("⟦date|"), std::string::npos) << expected;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    EXPECT_EQ(tagged(order), expected);
  }
}

TEST(Invariants, EverySpanOfAGoldenDraftCanBeShown) {
  const Review review(DefaultDatabase(), Validators());
  Annotator annotator(DefaultDatabase());
  for (const auto& draft : Drafts()) {
    const Report report = review.Check(*draft, annotator);
    EXPECT_EQ(BrokenPromise(*draft, report), "") << draft->name();
    EXPECT_EQ(report.problems, std::vector<std::string>{}) << draft->name();
    EXPECT_GT(report.annotations.size(), 10u) << draft->name();
  }
}

// Text as no editor would leave it: pieces of prose that rules look for, with
// signs, letters of all widths, marks of other formats and cuts between them.
std::string OddText(std::mt19937& random) {
  static const char* const kPieces[] = {"UN Women",
                                        "UN",
                                        "Women",
                                        "Ministry of Health",
                                        "(MoH)",
                                        "(UNICEF)",
                                        "January",
                                        "June 2022",
                                        "4 ",
                                        "31 February 2022",
                                        "2022-13",
                                        "2022",
                                        "18 of 12",
                                        "1,300,000",
                                        "million",
                                        "US$",
                                        "€",
                                        "%",
                                        "per cent",
                                        "6-20 %",
                                        "[NT1] Please add",
                                        "TBC",
                                        "Lorem ipsum dolor sit amet",
                                        "{{name}}",
                                        "(link)",
                                        "View More",
                                        "the the",
                                        "T he",
                                        "Côte d’Ivoire",
                                        "Zambia",
                                        "Paris Agreement",
                                        "resolution 1325 (2000)",
                                        "Act",
                                        "No. 12",
                                        " ",
                                        " ",
                                        " ",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "\r\n",
                                        "\t",
                                        "\u00A0",
                                        "\u2028",
                                        "\u200B",
                                        ".",
                                        ",",
                                        "-",
                                        "–",
                                        "’",
                                        "“",
                                        "(",
                                        ")",
                                        "/",
                                        "|",
                                        "&amp;",
                                        "<b>",
                                        "</p>",
                                        "&#x1F600;",
                                        "😀",
                                        "e\u0301",
                                        "\u0301",
                                        "ß",
                                        "İ",
                                        "女性",
                                        "ﬁ",
                                        "\u00AD",
                                        "\x01",
                                        "# ",
                                        "* ",
                                        "> ",
                                        "1. ",
                                        "| a | b |\n",
                                        "```\n",
                                        "_",
                                        "**",
                                        "A",
                                        "s",
                                        "COVID-19",
                                        "late ",
                                        "more than ",
                                        "a hundred and ",
                                        "twenty-two",
                                        "$"};
  std::string text;
  const size_t count = 1 + random() % 60;
  for (size_t i = 0; i < count; ++i) {
    text += kPieces[random() % std::size(kPieces)];
  }
  return text;
}

TEST(Invariants, EverySpanOfOddTextCanBeShown) {
  const Review review(DefaultDatabase(), Validators());
  Annotator annotator(DefaultDatabase());
  std::mt19937 random(kSeed);
  size_t entities = 0;
  size_t findings = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string text = OddText(random);
    const char* const names[] = {"draft.txt", "draft.md", "draft.html"};
    const auto draft = DraftOf(text, names[round % 3]);
    const Report report = review.Check(*draft, annotator);
    ASSERT_EQ(BrokenPromise(*draft, report), "")
        << draft->name() << ": " << text;
    entities += report.annotations.size();
    findings += report.findings.size();
  }
  EXPECT_GT(entities, 1500u);
  EXPECT_GT(findings, 300u);
}

}  // namespace
}  // namespace galley
