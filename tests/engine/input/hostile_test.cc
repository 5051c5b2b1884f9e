// Files made to do harm: each is refused or read, and every promise of a
// Document that was made of it holds. What they cost is for the tests of the
// program; a reader that is not linear runs into the time limit of ctest here.
#include <gtest/gtest.h>

#include <random>

#include "engine/input/reader.h"
#include "tests/support/text_checks.h"
#include "tests/support/zip_file.h"

namespace galley {
namespace {

constexpr int kMutations = 500;

std::string OdtOf(const std::string& content) {
  return ZipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                {"content.xml", content}});
}

const std::string kFlat =
    "<?xml version=\"1.0\"?><office:document><office:text>"
    "<text:tracked-changes><text:changed-region text:id=\"a\"><text:insertion>"
    "<office:change-info><dc:creator>Ann</dc:creator></office:change-info>"
    "</text:insertion></text:changed-region></text:tracked-changes>"
    "<text:h text:outline-level=\"1\">Wells &amp; dams</text:h><text:list>"
    "<text:list-item><text:p>One<text:s text:c=\"3\"/>two</text:p>"
    "</text:list-item></text:list><text:p>The <text:change-start "
    "text:change-id=\"a\"/>new<text:change-end text:change-id=\"a\"/> "
    "<text:span>dam</text:span><office:annotation "
    "office:name=\"b\"><text:p>Why?"
    "</text:p></office:annotation> h\xC3\xA9ld<office:annotation-end "
    "office:name=\"b\"/>.<text:line-break/>a) x</text:p></office:text>"
    "</office:document>";

const std::string kWordBody =
    "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Wells &amp; dams"
    "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl><w:p><w:ins w:author=\"Ann\"><w:r><w:t>new</w:t>"
    "</w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    "<w:fldSimple w:instr=\"REF\"><w:r><w:t>Error!</w:t></w:r></w:fldSimple>"
    "<w:commentRangeStart w:id=\"1\"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>h\xC3"
    "\xA9ld</w:t><w:br/><w:sym w:char=\"F0B7\"/></w:r><w:commentRangeEnd "
    "w:id=\"1\"/></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    "<w:sdtContent><w:p><w:r><w:t>Click</w:t></w:r></w:p></w:sdtContent>"
    "</w:sdt>";

std::string Mutated(std::string bytes, std::mt19937* random) {
  const auto below = [random](size_t limit) {
    return std::uniform_int_distribution<size_t>(0, limit - 1)(*random);
  };
  for (size_t i = below(4) + 1; i > 0 && !bytes.empty(); --i) {
    const size_t at = below(bytes.size());
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, below(40) + 1);
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(60)));
        break;
      case 3:
        bytes.resize(at);
        break;
      default:
        bytes.insert(at, 1, "<>&/\"\0"[below(6)]);
    }
  }
  return bytes;
}

// Reads it; what is wrong with what comes of it, or nothing.
std::string Harm(const std::string& name, const std::string& bytes) {
  const auto document = ReadDocument(name, bytes, {}, nullptr);
  if (!document) {
    return document.error().front().message.empty() ? "no message" : "";
  }
  // Notes and boxes of a flat file come behind the text that they stand in.
  std::string broken = BrokenPromise(**document, bytes.size() * 64);
  if (broken.find(" of the text stands at ") != broken.npos) broken.clear();
  const Span whole{0, static_cast<uint32_t>((*document)->text().size())};
  for (const Remark& remark : (*document)->remarks()) {
    if (!whole.Covers(remark.span)) broken += "a remark outside the text";
  }
  for (const Origin& origin : (*document)->origins().pieces) {
    if (origin.story >= (*document)->origins().stories.size() ||
        origin.begin > whole.end) {
      broken += "an origin outside the text";
    }
  }
  return broken;
}

TEST(Hostile, MutatedFilesAreRefusedOrRead) {
  const struct {
    const char* name;
    std::string bytes;
  } cases[] = {{"d.docx", DocxOf(kWordBody)},
               {"d.odt", OdtOf(kFlat)},
               {"d.fodt", kFlat},
               {"d.html", "<h1>Wells</h1><ul><li>One &amp; <b>two</b></ul>"},
               {"d.md", "# Wells\n\n- One *two* [x](#)\n\n> `q`\n"}};
  std::mt19937 random(1);
  for (const auto& c : cases) {
    for (int i = 0; i < kMutations; ++i) {
      const std::string bytes = Mutated(c.bytes, &random);
      ASSERT_EQ(Harm(c.name, bytes), "") << c.name << " " << i;
    }
  }
}

TEST(Hostile, MutatedPartsAreRefusedOrRead) {
  std::mt19937 random(2);
  for (int i = 0; i < kMutations; ++i) {
    ASSERT_EQ(Harm("d.docx", DocxOf(Mutated(kWordBody, &random))), "") << i;
    ASSERT_EQ(Harm("d.odt", OdtOf(Mutated(kFlat, &random))), "") << i;
  }
}

std::string Nested(const std::string& open, const std::string& inside) {
  constexpr int kLevels = 1'000'000;
  std::string nested;
  for (int i = 0; i < kLevels; ++i) nested += open;
  return nested + inside;
}

TEST(Hostile, AMillionLevels) {
  EXPECT_EQ(Harm("d.docx", DocxOf(Nested("<w:sdt>", "x"))), "");
  EXPECT_EQ(Harm("d.odt", OdtOf(Nested("<text:span>", "x"))), "");
  EXPECT_EQ(Harm("d.fodt", Nested("<text:list>", "x")), "");
  EXPECT_EQ(Harm("d.html", Nested("<div>", "x")), "");
  EXPECT_EQ(Harm("d.md", Nested("> ", "x")), "");
  EXPECT_EQ(Harm("d.txt", Nested("(", "x")), "");
}

TEST(Hostile, EntitiesAreNeverDefined) {
  const std::string laughs =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
      "<text:p>&b;</text:p>";
  const std::string outside =
      "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
      "<text:p>&a;</text:p>";
  for (const std::string& xml : {laughs, outside}) {
    for (const auto& document :
         {ReadDocument("d.fodt", xml, {}, nullptr),
          ReadDocument("d.odt", OdtOf(xml), {}, nullptr)}) {
      ASSERT_FALSE(document);
      EXPECT_NE(document.error().front().message.find("document type"),
                std::string::npos);
    }
  }
  // One that nothing defines is text.
  const auto plain =
      ReadDocument("d.fodt", "<text:p>a &lol; b</text:p>", {}, nullptr);
  ASSERT_TRUE(plain);
  EXPECT_EQ((*plain)->text(), "a &lol; b");
}

TEST(Hostile, ManyAttributesAndNamespaces) {
  std::string names = "<text:p";
  std::string spaces = "<text:p";
  for (int i = 0; i < 200'000; ++i) {
    const std::string number = std::to_string(i);
    names += " a" + number + "=\"\"";
    spaces += " xmlns:a" + number + "=\"\"";
  }
  EXPECT_EQ(Harm("d.fodt", names + ">x</text:p>"), "");
  EXPECT_EQ(Harm("d.fodt", spaces + ">x</text:p>"), "");
}

TEST(Hostile, NamesOfPartsLeadNowhere) {
  const std::string bytes =
      ZipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
             {"../../../tmp/galley-escaped", "x"},
             {"/tmp/galley-escaped", "x"},
             {"content.xml", "<text:p>x</text:p>"}});
  const auto document = ReadDocument("d.odt", bytes, {}, nullptr);
  ASSERT_TRUE(document);
  EXPECT_EQ((*document)->text(), "x");
  EXPECT_FALSE(ReadFile("/tmp/galley-escaped"));
}

// The second entry of the directory names the bytes of the first one.
TEST(Hostile, EntriesThatOverlap) {
  const std::string part(1000, 'x');
  std::string bytes = ZipOf({{"a", part}, {"b", part}});
  const size_t second = bytes.find("PK\x03\x04", 1);
  const size_t entry = bytes.rfind("PK\x01\x02");
  ASSERT_NE(second, std::string::npos);
  bytes.replace(entry + 42, 4, 4, '\0');
  bytes.erase(second, part.size() + 31);
  EXPECT_FALSE(ReadDocument("d.docx", bytes, {}, nullptr));
}

}  // namespace
}  // namespace galley
