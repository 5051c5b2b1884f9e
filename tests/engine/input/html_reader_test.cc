#include <gtest/gtest.h>

#include "engine/input/entity.h"
#include "tests/support/blocks.h"

namespace galley {
namespace {

TEST(HtmlReader, MakesBlocksOfBlockElements) {
  struct {
    const char* html;
    const char* blocks;
  } const cases[] = {
      {"", ""},
      {"<title>A &amp; B</title><h2>C</h2><p>d", "H A & B\nH2 C\nP d\n"},
      {"<p>one<p>two<div>three</div>four", "P one\nP two\nP three\nP four\n"},
      {"<p><b>View</b> <i>Mo</i>re</p>", "P View More\n"},
      {"<ul><li>a<li><p>b</p><p>c</p><ul><li>d</ul></ul>e",
       "L1 a\nL1 b\nP c\nL2 d\nP e\n"},
      {"<blockquote><p>q</blockquote>p", "Q1 q\nP p\n"},
      {"<table><tr><th>a<th>b<tr><td>c<td></table>d", "T a\nT b\nT c\nP d\n"},
      {"<table><tr><td>a<table><tr><td>b</table>c</table>d",
       "T a\nT b\nT c\nP d\n"},
      {"<p>a<br>b<br/>\n c", "P a~b~c\n"},
      {"<p>a) one<br>b) two", "L a) one\nL b) two\n"},
      {"<pre> a\n  b</pre><pre><code>if (x)</code></pre>",
       "P a~  b\nC if (x)\n"},
      {"<p>a\n   b  c\td </p>", "P a b  c\td\n"},
      {"<p>a <b> b</b>\n<i>\nc</i>", "P a b c\n"},
      {"<p>31&nbsp;May &eacute;&#233;&#xE9; &bogus; &amp",
       "P 31_May ééé &bogus; &\n"},
      {"a<!-- b -->c<script>if (a<b) '</p>'</script>d<style>x</style>e",
       "P acde\n"},
      {"<noscript>x</noscript><svg><text>y</text></svg><template>z</template>a",
       "P a\n"},
      {"<![CDATA[x]]>", "P x]]>\n"},
      {"<p title='a > b'>x</p>", "P x\n"},
      {"see <a href=\"#\">here</a> and <a href='x.html'>there</a>",
       "P see <a href=\"#\">here</a> and there\n"},
      {"<p>Gaps: <gap to be completed by the cluster> <o:p>x</o:p><foo>",
       "P Gaps: <gap to be completed by the cluster> x\n"},
      {"<H1>A</H1><H7>b</H7>", "H1 A\nP b\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("draft.html", c.html), c.blocks) << c.html;
  }
}

TEST(HtmlReader, KeepsTextWhereMarkupNeverEnds) {
  struct {
    const char* html;
    const char* blocks;
  } const cases[] = {
      {"<p>a < b and c", "P a < b and c\n"},
      {"<p>a <b", "P a <b\n"},
      {"<p>x<!-- y", "P x<!-- y\n"},
      {"<p>x<a href=\"y>z</p>w", "P xz\nP w\n"},
      {"<p>x<script>y", "P xy\n"},
      {"<p>1</ p>2", "P 1</ p>2\n"},
      {"</p></div>a</li></table>b", "P a\nP b\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(BlocksOf("draft.html", c.html), c.blocks) << c.html;
  }
}

TEST(HtmlReader, KnowsThePlaceOfEveryPiece) {
  const std::string html = "<p>The&nbsp;<b>U</b>N &eacute;t\n  &#233;</p><p>x";
  const auto document = ReadDocument("d.html", html, {}, nullptr);
  ASSERT_TRUE(document);
  const auto source_of = [&](std::string_view piece) {
    const auto at = static_cast<uint32_t>((*document)->text().find(piece));
    const Span span{at, at + static_cast<uint32_t>(piece.size())};
    EXPECT_EQ((*document)->InFile(span).In(html), (*document)->InSource(span));
    return (*document)->InSource(span);
  };
  EXPECT_EQ(source_of("The"), "The");
  EXPECT_EQ(source_of("\u00A0"), "&nbsp;");
  EXPECT_EQ(source_of("UN"), "U</b>N");
  EXPECT_EQ(source_of("ét é"), "&eacute;t\n  &#233;");
  EXPECT_EQ(source_of("x"), "x");
}

TEST(HtmlReader, ObeysADeclaredEncodingUnlessItIsUtf8) {
  EXPECT_EQ(
      BlocksOf("d.html", "<html><meta charset=windows-1251><p>\xCC\xE8\xF0"),
      "P Мир\n");
  EXPECT_EQ(BlocksOf("d.html", "<html><meta charset=\"windows-1251\"><p>é"),
            "P é\n");
  EXPECT_EQ(BlocksOf("d.html", "<html><meta charset=latin1><p>\x93x\x94"),
            "P “x”\n");
}

TEST(DecodeEntity, DecodesWhatBrowsersDo) {
  struct {
    const char* reference;
    size_t length;
    const char* text;
  } const cases[] = {
      {"&amp;", 5, "&"},
      {"&amp x", 4, "&"},
      {"&ampx", 0, ""},
      {"&copy=1", 0, ""},
      {"&Scaron;", 8, "Š"},
      {"&hellip;", 8, "…"},
      {"&apos;", 6, "'"},
      {"&#8322;", 7, "₂"},
      {"&#x1F600;", 9, "😀"},
      {"&#X41 ", 5, "A"},
      {"&#0;", 4, "\uFFFD"},
      {"&#xD800;", 8, "\uFFFD"},
      {"&#150;", 6, "–"},
      {"&#129;", 6, "\u0081"},
      {"&#99999999999999999999;", 23, "\uFFFD"},
      {"&#;", 0, ""},
      {"&#x;", 0, ""},
      {"&;", 0, ""},
      {"&nosuch;", 0, ""},
      {"&", 0, ""},
      {"& x", 0, ""},
  };
  for (const auto& c : cases) {
    const Entity entity = DecodeEntity(c.reference);
    EXPECT_EQ(entity.length, c.length) << c.reference;
    EXPECT_EQ(entity.text, c.text) << c.reference;
  }
}

}  // namespace
}  // namespace galley
