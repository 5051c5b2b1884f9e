#include "engine/rules/gazetteer.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

constexpr const char* kHeader = "id\tsurface\tform\tcase\tclass\tpolicy\n";

std::string Shown(const std::string& bytes) {
  const auto entries = ReadGazetteer("g.tsv", bytes);
  std::string shown;
  if (!entries) {
    for (const Error& error : entries.error()) shown += ToString(error) + "\n";
    return shown;
  }
  for (const ListEntry& entry : *entries) {
    static const char* const kForms[] = {"name", "other", "acronym"};
    static const char* const kCases[] = {"exact", "fold", "smart"};
    shown += fmt::format("{}|{}|{}|{}|{}|{}|{}\n", entry.id, entry.surface,
                         kForms[static_cast<size_t>(entry.form)],
                         kCases[static_cast<size_t>(entry.name_case)],
                         entry.name_class, entry.policy, entry.extra);
  }
  return shown;
}

TEST(ReadGazetteer, TakesEveryFormCaseAndColumn) {
  EXPECT_EQ(Shown(std::string(kHeader) +
                  "who\tWorld Health Organization\tname\tsmart\tun\t\n"
                  "who\tWHO\tacronym\texact\tun\tcontext\n"
                  "who\tOrganisation mondiale\tother\tfold\t\tnever\n"),
            "who|World Health Organization|name|smart|un||\n"
            "who|WHO|acronym|exact|un|context|\n"
            "who|Organisation mondiale|other|fold||never|\n");
}

TEST(ReadGazetteer, TakesColumnsByTheirNamesInAnyOrder) {
  EXPECT_EQ(Shown("note\tclass\tcountry\tcase\tform\tsurface\tid\n"
                  "default\tsign\tUS EC\texact\tname\t$\tUSD\n"
                  "ours\tword\tCA\tsmart\tother\tdollars\tUSD\n"),
            "USD|$|name|exact|sign||default US EC\n"
            "USD|dollars|other|smart|word||CA\n");
  EXPECT_EQ(Shown("id\tsurface\tform\tcase\tclass\tkind\n"
                  "a\tA\tname\texact\tx\tun\n"),
            "a|A|name|exact|x||un\n");
}

TEST(ReadGazetteer, TakesWhatEditorsLeaveInFiles) {
  const std::string expected = "a|A|name|exact|||\nb|B|name|exact|||\n";
  for (const char* bytes :
       {"id\tsurface\tform\tcase\tclass\na\tA\tname\texact\t\nb\tB\tname\texact"
        "\t",
        "\xEF\xBB\xBFid\tsurface\tform\tcase\tclass\r\na\tA\tname\texact\t\r\n"
        "\r\nb\tB\tname\texact\t\r\n",
        "id\tsurface\tform\tcase\tclass\n\n\na\tA\tname\texact\t\n\n"
        "b\tB\tname\texact\t\n\n"}) {
    EXPECT_EQ(Shown(bytes), expected);
  }
  EXPECT_EQ(Shown(kHeader), "");
}

TEST(ReadGazetteer, TellsAllErrorsWithTheirLines) {
  EXPECT_EQ(
      Shown(std::string(kHeader) +
            "a\tA\tname\texact\t\n"           // a cell short
            "\tB\tname\texact\t\t\n"          // no id
            "c\t \u00A0 \tname\texact\t\t\n"  // no visible character
            "d\tD\tnom\texact\t\t\n"
            "e\tE\tname\tEXACT\t\t\n"
            "f\tF\tname\texact\t\t\n"
            "f\tG\tname\texact\t\t\n"
            "f\tG\tother\texact\t\t\n"
            "h\tH\tother\texact\t\t\n"),
      "g.tsv:2: has 5 cells, the header has 6; check the tabs\n"
      "g.tsv:3: the id is empty\n"
      "g.tsv:4: the surface is empty; a name needs a visible character\n"
      "g.tsv:5: form \"nom\" is not one of: name other acronym\n"
      "g.tsv:6: case \"EXACT\" is not one of: exact fold smart\n"
      "g.tsv:8: id \"f\" has a second line of form \"name\"; make it "
      "\"other\"\n"
      "g.tsv:9: \"G\" stands twice under the id \"f\"; delete one line\n"
      "g.tsv:5: id \"d\" has no preferred name; give one of its lines the "
      "form \"name\"\n"
      "g.tsv:10: id \"h\" has no preferred name; give one of its lines "
      "the form \"name\"\n");
}

TEST(ReadGazetteer, TellsABadHeaderAloneAndNoConsequences) {
  EXPECT_EQ(Shown("id\tsurface\tshape\ncell\tcell\tcell\ncell\n"),
            "g.tsv:1: there is no column \"shape\"; the header takes id, "
            "surface, form, case, class, policy, kind or country, note\n"
            "g.tsv:1: the header lacks the column \"case\"\n"
            "g.tsv:1: the header lacks the column \"class\"\n"
            "g.tsv:1: the header lacks the column \"form\"\n"
            "g.tsv:3: has 1 cells, the header has 3; check the tabs\n");
  EXPECT_EQ(Shown("id\xFF\n"),
            "g.tsv:1: is not valid UTF-8; save the gazetteer as UTF-8\n");
}

TEST(ReadGazetteer, GivesUpOnAFileOfAnotherKind) {
  std::string bytes = kHeader;
  for (int i = 0; i < 5000; ++i) bytes += "<p>\n";
  const auto entries = ReadGazetteer("g.tsv", bytes);
  ASSERT_FALSE(entries);
  EXPECT_EQ(entries.error().size(), 50u);
}

TEST(ReadGazetteer, MissesTheHeaderInAFileWithoutAnyLine) {
  for (const char* bytes : {"", "\xEF\xBB\xBF", "\n"}) {
    EXPECT_NE(Shown(bytes).find("the header lacks the column \"surface\""),
              std::string::npos);
  }
}

}  // namespace
}  // namespace galley
