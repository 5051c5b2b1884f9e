#include <fmt/core.h>
#include <gtest/gtest.h>

#include "tests/support/blocks.h"
#include "tests/support/remarks.h"
#include "tests/support/zip_file.h"

namespace galley {
namespace {

std::unique_ptr<Document> Read(const std::string& bytes,
                               Changes changes = Changes::kAccepted) {
  ReadOptions options;
  options.changes = changes;
  auto document = ReadDocument("d.docx", bytes, options, nullptr);
  EXPECT_TRUE(document) << ToString(document.error().front());
  return document ? std::move(*document) : nullptr;
}

std::string R(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" +
         text + "</w:t></w:r>";
}
std::string P(const std::string& runs, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}

constexpr const char* kChange = " w:author=\"Ann\" w:date=\"2023-05-02\"";

TEST(DocxReader, MakesBlocksOfParagraphs) {
  const std::string styles = WordXml(
      "w:styles",
      "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading "
      "1\"/></w:style>"
      "<w:style w:styleId=\"Sub\"><w:basedOn w:val=\"berschrift1\"/></w:style>"
      "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
      "<w:style w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>"
      "<w:style w:styleId=\"L\"><w:pPr><w:numPr/></w:pPr></w:style>"
      "<w:style w:styleId=\"A\"><w:basedOn w:val=\"A\"/></w:style>"
      "<w:style w:styleId=\"C\"><w:name w:val=\"Source Code\"/></w:style>");
  struct {
    std::string body;
    const char* blocks;
  } const cases[] = {
      {"", ""},
      {P(R("View") + R(" ") + R("Mo") + R("re")), "P View More\n"},
      {P("") + P(R("a &amp; b &#233;")), "P a & b é\n"},
      {P("<w:r><w:t> a\n b </w:t></w:r>"), "P a  b\n"},
      {P(R("a"), "<w:pStyle w:val=\"T\"/>") +
           P(R("b"), "<w:pStyle w:val=\"berschrift1\"/>") +
           P(R("c"), "<w:pStyle w:val=\"Sub\"/>") +
           P(R("d"), "<w:outlineLvl w:val=\"1\"/>"),
       "H a\nH1 b\nH1 c\nH2 d\n"},
      {P(R("a"), "<w:pStyle w:val=\"L\"/>") +
           P(R("b"),
             "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/>"
             "</w:numPr>") +
           P(R("c"),
             "<w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/>"
             "</w:numPr>") +
           P(R("1. d")),
       "L1 a\nL2 b\nP c\nL 1. d\n"},
      {P(R("a"), "<w:pStyle w:val=\"Q\"/>") +
           P(R("b"), "<w:pStyle w:val=\"C\"/>") +
           P(R("c"), "<w:pStyle w:val=\"A\"/>"),
       "Q1 a\nC b\nP c\n"},
      {"<w:tbl><w:tr><w:tc>" + P(R("a")) + "</w:tc><w:tc>" + P(R("b")) +
           "</w:tc></w:tr><w:tr><w:tc>" + P(R("c")) + "</w:tc></w:tr></w:tbl>" +
           P(R("d")),
       "T a\nT b\nT c\nP d\n"},
      {P("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>"
         "<w:noBreakHyphen/><w:softHyphen/><w:sym w:char=\"00B7\"/></w:r>"),
       "P a~b\tc\u2011\u00AD·\n"},
      {P("<w:r><w:t>a) one</w:t><w:br/><w:t>b) two</w:t></w:r>"),
       "L a) one\nL b) two\n"},
      {P("<w:hyperlink>" + R("a") + "</w:hyperlink><w:smartTag>" + R("b") +
         "</w:smartTag><w:instrText>x</w:instrText><w:foo>y</w:foo>"),
       "P ab\n"},
      {P(R("a") + "<mc:AlternateContent><mc:Choice><w:txbxContent>" +
         P(R("box")) + "</w:txbxContent></mc:Choice><mc:Fallback>" +
         "<w:txbxContent>" + P(R("box")) +
         "</w:txbxContent></mc:Fallback></mc:AlternateContent>" + R("b")),
       "P ab\nP box\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("d.docx", DocxOf(c.body, {{"word/styles.xml", styles}})),
              c.blocks)
        << c.body;
  }
}

TEST(DocxReader, TellsPartsAndParagraphs) {
  const auto document =
      Read(DocxOf(P("") + P(R("body")),
                  {{"word/footnotes.xml",
                    WordXml("w:footnotes",
                            "<w:footnote w:type=\"separator\">" + P(R("line")) +
                                "</w:footnote><w:footnote>" + P(R("one")) +
                                "</w:footnote><w:footnote>" + P(R("two")) +
                                P(R("three")) + "</w:footnote>")},
                   {"word/footer1.xml", WordXml("w:ftr", P(R("page")))},
                   {"word/header1.xml", WordXml("w:hdr", P(R("top")))}}));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text(), "body\n\f\none\ntwo\nthree\n\f\ntop\n\f\npage");
  const Origins& origins = document->origins();
  const auto where = [&](std::string_view text) {
    const auto at = static_cast<uint32_t>(document->text().find(text));
    const Origin* origin = origins.At(at);
    const Story& story = origins.stories[origin->story];
    return fmt::format("{} {} {}", story.part, story.name, origin->paragraph);
  };
  EXPECT_EQ(where("body"), "word/document.xml body 2");
  EXPECT_EQ(where("one"), "word/footnotes.xml footnote 1 1");
  EXPECT_EQ(where("three"), "word/footnotes.xml footnote 2 2");
  EXPECT_EQ(where("top"), "word/header1.xml header 1 1");
  EXPECT_EQ(document->blocks().back().kind, BlockKind::kRunning);
}

TEST(DocxReader, ShowsChangesAsIfAcceptedOrNot) {
  const std::string bytes = DocxOf(
      P(R("The ") + "<w:ins" + kChange + ">" + R("new ") + R("plan") +
        "</w:ins><w:del" + kChange + "><w:r><w:delText>old</w:delText></w:r>" +
        "</w:del>" + R(" holds.")) +
      P(R("One"), std::string("<w:rPr><w:del") + kChange + "/></w:rPr>") +
      P(R(" line.")));
  const auto accepted = Read(bytes);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->text(), "The new plan holds.\nOne line.");
  EXPECT_EQ(RemarksOf(*accepted),
            "insertion[new plan] Ann 2023-05-02\n"
            "deletion[] Ann 2023-05-02: old\n");
  const auto original = Read(bytes, Changes::kOriginal);
  ASSERT_TRUE(original);
  EXPECT_EQ(original->text(), "The old holds.\nOne\n line.");
  EXPECT_EQ(RemarksOf(*original),
            "insertion[] Ann 2023-05-02: new plan\n"
            "deletion[old] Ann 2023-05-02\n");
}

TEST(DocxReader, RemarksWhatIsNotPrinted) {
  const std::string comments = WordXml(
      "w:comments",
      "<w:comment w:id=\"4\" w:author=\"Ann\" w:date=\""
      "2023-05-02\">" +
          P(R("Is this")) + P(R("so?")) + "</w:comment><w:comment w:id=\"5\">" +
          P(R("Here")) + "</w:comment>");
  struct {
    std::string body;
    const char* remarks;
  } const cases[] = {
      {P(R("a ") + "<w:commentRangeStart w:id=\"4\"/>" + R("b") +
         "<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/>"
         "</w:r><w:r><w:commentReference w:id=\"5\"/></w:r>" +
         R("c")),
       "comment[b] Ann 2023-05-02: Is this so?\ncomment[]: Here\n"},
      {P(R("a") + R("b", "<w:vanish/>") + R("c", "<w:vanish/>") +
         R("d", "<w:vanish w:val=\"0\"/>")),
       "hidden[bc]\n"},
      {P(R("a", "<w:highlight w:val=\"yellow\"/>") +
         R("b", "<w:highlight w:val=\"none\"/>")),
       "highlight[a]\n"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
           P(R("Click here")) + "</w:sdtContent></w:sdt>" +
           "<w:sdt><w:sdtPr/><w:sdtContent>" + P(R("done")) +
           "</w:sdtContent></w:sdt>",
       "prompt[Click here]\n"},
      {P("<w:fldSimple w:instr=\" REF x \">" + R("Error!") +
         "</w:fldSimple><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
         "<w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar "
         "w:fldCharType=\"separate\"/></w:r>" +
         R("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
       "field[Error!]:  REF x \nfield[7]: PAGE\n"},
  };
  for (const auto& c : cases) {
    const auto document =
        Read(DocxOf(c.body, {{"word/comments.xml", comments}}));
    ASSERT_TRUE(document);
    EXPECT_EQ(RemarksOf(*document), c.remarks) << c.body;
  }
}

TEST(DocxReader, KnowsTheStrictDialectAndAnyPrefix) {
  const std::string strict =
      "<x:document "
      "xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">"
      "<x:body><x:p><x:r><x:t>strict</x:t></x:r></x:p></x:body></x:document>";
  std::string bytes = DocxOf("");
  EXPECT_EQ(BlocksOf("d.docx", bytes), "");
  const std::string relations =
      "<Relationships><Relationship Type=\"x/officeDocument\" "
      "Target=\"a/b.xml\"/></Relationships>";
  const std::string types =
      "<Types><Override PartName=\"/a/b.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
      "</Types>";
  bytes = ZipOf({{"[Content_Types].xml", types},
                 {"_rels/.rels", relations},
                 {"a/b.xml", strict}});
  EXPECT_EQ(BlocksOf("d.bin", bytes), "P strict\n");
}

TEST(DocxReader, RefusesWhatItCannotRead) {
  const ZipParts no_main = {{"[Content_Types].xml", "<Types/>"}};
  struct {
    std::string bytes;
    const char* error;
  } const cases[] = {
      {"PK\x03\x04...", "is a damaged zip file"},
      {ZipOf(no_main), "is a zip file with no document that galley reads"},
      {ZipOf({{"a", "x"}, {"a", "y"}}), "is a damaged zip file"},
      {DocxOf("<w:p>"), "has an end tag that closes no open element"},
      {DocxOf("<!DOCTYPE x [<!ENTITY a \"b\">]>"),
       "has a document type declaration"},
      {DocxOf("<!-- "), "has a comment or an instruction without end"},
      {DocxOf([] {
         std::string deep;
         for (int i = 0; i < 1'000'000; ++i) deep += "<w:p>";
         return deep;
       }()),
       "nests its elements too deep (--max-depth)"},
  };
  for (const auto& c : cases) {
    const auto document = ReadDocument("d.docx", c.bytes, {}, nullptr);
    ASSERT_FALSE(document) << c.error;
    const std::string said = ToString(document.error().front());
    EXPECT_TRUE(said.starts_with("d.docx: ")) << said;
    EXPECT_NE(said.find(c.error), said.npos) << said;
  }
}

}  // namespace
}  // namespace galley
