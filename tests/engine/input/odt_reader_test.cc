#include <fmt/core.h>
#include <gtest/gtest.h>

#include "tests/support/blocks.h"
#include "tests/support/remarks.h"
#include "tests/support/zip_file.h"

namespace galley {
namespace {

std::unique_ptr<Document> Read(const std::string& name,
                               const std::string& bytes,
                               Changes changes = Changes::kAccepted) {
  ReadOptions options;
  options.changes = changes;
  auto document = ReadDocument(name, bytes, options, nullptr);
  EXPECT_TRUE(document) << ToString(document.error().front());
  return document ? std::move(*document) : nullptr;
}

std::string Flat(const std::string& content) {
  return "<office:document><office:text>" + content +
         "</office:text></office:document>";
}

TEST(OdtReader, MakesBlocksOfParagraphs) {
  struct {
    const char* content;
    const char* blocks;
  } const cases[] = {
      {"", ""},
      {"<text:p>View <text:span>Mo</text:span>re</text:p>", "P View More\n"},
      {"<text:h text:outline-level=\"2\">a</text:h><text:h>b</text:h>",
       "H2 a\nH1 b\n"},
      {"<text:p text:style-name=\"Title\">a</text:p>"
       "<text:p text:style-name=\"Quotations\">b</text:p>"
       "<text:p text:style-name=\"Preformatted_20_Text\">c</text:p>",
       "H a\nQ1 b\nC c\n"},
      {"<text:p>\n a\n  b<text:s text:c=\"2\"/>c<text:tab/>d </text:p>",
       "P a b  c\td\n"},
      {"<text:p>a<text:line-break/>b</text:p>", "P a~b\n"},
      {"<text:p>a) x<text:line-break/>b) y</text:p>", "L a) x\nL b) y\n"},
      {"<text:list><text:list-item><text:p>a</text:p><text:p>b</text:p>"
       "<text:list><text:list-item><text:p>c</text:p></text:list-item>"
       "</text:list></text:list-item></text:list>",
       "L1 a\nP b\nL2 c\n"},
      {"<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
       "</table:table-cell><table:table-cell><text:p>b</text:p>"
       "</table:table-cell></table:table-row></table:table><text:p>c</text:p>",
       "T a\nT b\nP c\n"},
      {"<text:p>a<office:annotation><dc:creator>x</dc:creator><text:p>y"
       "</text:p></office:annotation>b &amp; &#233;</text:p>",
       "P ab & é\n"},
      {"<text:p><text:ruby>a<text:ruby-text>b</text:ruby-text></text:ruby>"
       "<![CDATA[<c>]]></text:p>",
       "P a<c>\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("d.fodt", Flat(c.content)), c.blocks) << c.content;
  }
}

TEST(OdtReader, ReadsWhatStandsBesideTheBodyBehindIt) {
  const auto document =
      Read("d.fodt",
           Flat("<text:p>a<text:note text:note-class=\"footnote\">"
                "<text:note-citation>1</text:note-citation><text:note-body>"
                "<text:p>note</text:p></text:note-body></text:note> b"
                "<draw:frame><draw:text-box> <text:p>box</text:p> "
                "</draw:text-box></draw:frame> c</text:p>"));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text(), "a b c\n\f\nnote\n\f\nbox");
  // Offsets of a flat file are its own.
  EXPECT_EQ(document->InSource({8, 12}), "note");
}

TEST(OdtReader, ShowsChangesAsIfAcceptedOrNot) {
  const std::string bytes = Flat(
      "<text:tracked-changes><text:changed-region text:id=\"i\">"
      "<text:insertion><office:change-info><dc:creator>Ann</dc:creator>"
      "<dc:date>2023-05-02</dc:date></office:change-info></text:insertion>"
      "</text:changed-region><text:changed-region xml:id=\"d\"><text:deletion>"
      "<office:change-info><dc:creator>Bo</dc:creator></office:change-info>"
      "<text:p>old</text:p></text:deletion></text:changed-region>"
      "</text:tracked-changes><text:p>The <text:change-start "
      "text:change-id=\"i\"/>new<text:change-end text:change-id=\"i\"/>"
      "<text:change text:change-id=\"d\"/> plan</text:p>");
  const auto accepted = Read("d.fodt", bytes);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->text(), "The new plan");
  EXPECT_EQ(RemarksOf(*accepted),
            "insertion[new] Ann 2023-05-02\ndeletion[] Bo: old\n");
  const auto original = Read("d.fodt", bytes, Changes::kOriginal);
  ASSERT_TRUE(original);
  EXPECT_EQ(original->text(), "The old plan");
  EXPECT_EQ(RemarksOf(*original),
            "insertion[] Ann 2023-05-02: new\ndeletion[old] Bo\n");
}

TEST(OdtReader, ReadsPackagesAndRefusesEncryptedOnes) {
  const std::string type = "application/vnd.oasis.opendocument.text";
  const std::string content =
      "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:"
      "office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
      "<o:body><o:text><t:p>body</t:p></o:text></o:body>"
      "</o:document-content>";
  const std::string styles =
      "<office:styles><style:master-page><style:header><text:p>top</text:p>"
      "</style:header></style:master-page></office:styles>";
  const auto document = Read("d.odt", ZipOf({{"mimetype", type},
                                             {"content.xml", content},
                                             {"styles.xml", styles}}));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text(), "body\n\f\ntop");
  EXPECT_EQ(document->blocks().back().kind, BlockKind::kRunning);
  const Origins& origins = document->origins();
  EXPECT_EQ(origins.stories[origins.At(0)->story].part, "content.xml");
  EXPECT_EQ(origins.stories[origins.At(8)->story].name, "header 1");
  const auto encrypted = ReadDocument(
      "d.odt",
      ZipOf({{"mimetype", type},
             {"content.xml", "\x01\x02"},
             {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
      {}, nullptr);
  ASSERT_FALSE(encrypted);
  EXPECT_EQ(encrypted.error().front().message,
            "is encrypted; save it without a password");
}

TEST(OdsAndOdp, TellSheetsAndSlides) {
  const std::string type = "application/vnd.oasis.opendocument.";
  const auto sheets = Read(
      "d.ods", ZipOf({{"mimetype", type + "spreadsheet"},
                      {"content.xml",
                       "<office:spreadsheet><table:table table:name=\"Budget\">"
                       "<table:table-row><table:table-cell><text:p>a</text:p>"
                       "</table:table-cell></table:table-row></table:table>"
                       "</office:spreadsheet>"}}));
  ASSERT_TRUE(sheets);
  EXPECT_EQ(sheets->text(), "a");
  EXPECT_EQ(sheets->origins().stories[sheets->origins().At(0)->story].name,
            "sheet Budget");
  const auto slides = Read(
      "d.odp",
      ZipOf({{"mimetype", type + "presentation"},
             {"content.xml",
              "<office:presentation><draw:page><draw:frame "
              "presentation:class=\"title\"><draw:text-box><text:p>T</text:p>"
              "</draw:text-box></draw:frame><draw:frame><draw:text-box>"
              "<text:p>x</text:p></draw:text-box></draw:frame>"
              "<presentation:notes><draw:frame><draw:text-box><text:p>say"
              "</text:p></draw:text-box></draw:frame></presentation:notes>"
              "</draw:page></office:presentation>"}}));
  ASSERT_TRUE(slides);
  EXPECT_EQ(slides->text(), "T\nx\n\f\nsay");
  EXPECT_EQ(slides->blocks()[0].kind, BlockKind::kHeading);
  EXPECT_EQ(slides->origins().stories[slides->origins().At(0)->story].name,
            "slide 1");
}

}  // namespace
}  // namespace galley
