// The HTML page: marks in place, and nothing of a draft that a browser obeys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/html_draft.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

DocumentParts PartsOf(std::string text, std::vector<Block> blocks = {}) {
  DocumentParts parts;
  parts.name = "draft.txt";
  parts.text = std::move(text);
  parts.blocks = std::move(blocks);
  return parts;
}

std::string Page(const Document& document, const Report& report) {
  const std::unique_ptr<Writer> writer = FindWriter("html")->make({});
  std::string page(writer->Begin());
  writer->Write(document, report, &page);
  return page.append(writer->End());
}

size_t Count(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != text.npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

TEST(HtmlDraft, MarksNestOverlapAndRunOverBlocks) {
  struct Case {
    std::string name;
    std::vector<Span> marks;
    std::string html;
  };
  const std::vector<Case> cases = {
      {"none", {}, "<p>one two</p><p>three</p>"},
      {"one", {{4, 7}}, "<p>one <m>two</m></p><p>three</p>"},
      {"nested", {{0, 7}, {4, 7}}, "<p><m>one <m>two</m></m></p><p>three</p>"},
      {"overlapping",
       {{0, 5}, {4, 7}},
       "<p><m>one <m>t</m></m><m>wo</m></p><p>three</p>"},
      {"over blocks", {{4, 13}}, "<p>one <m>two</m></p><p><m>three</m></p>"},
      {"over a part", {{4, 10}}, "<p>one <m>two</m></p><p><m>th</m>ree</p>"},
      {"empty", {{4, 4}}, "<p>one <m></m>two</p><p>three</p>"},
      {"between blocks", {{7, 8}}, "<p>one two</p><p><m></m>three</p>"},
      {"at the end", {{13, 14}}, "<p>one two</p><p>three</p><p><m></m></p>"},
  };
  const Document document(PartsOf("one two\nthree\n", {{{0, 7}}, {{8, 13}}}));
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    std::vector<HtmlMark> marks;
    for (const Span span : c.marks) marks.push_back({span, "m", ""});
    std::string html;
    AppendDraft(document, marks, &html);
    for (const auto& [from, to] :
         {std::pair{"<mark m>", "<m>"}, std::pair{"</mark>", "</m>"},
          std::pair{" dir=\"auto\"", ""}, std::pair{"\n", ""}}) {
      const std::string_view part = from;
      for (size_t at = html.find(part); at != html.npos; at = html.find(part)) {
        html.replace(at, part.size(), to);
      }
    }
    EXPECT_EQ(html, c.html);
  }
}

TEST(HtmlDraft, BlocksAreElements) {
  const Document document(PartsOf("Title\na\tb\nc\td\n- item\nquote\nx = 1\n",
                                  {{{0, 5}, BlockKind::kHeading, 1},
                                   {{6, 7}, BlockKind::kTableCell},
                                   {{8, 9}, BlockKind::kTableCell},
                                   {{10, 11}, BlockKind::kTableCell},
                                   {{12, 13}, BlockKind::kTableCell},
                                   {{14, 20}, BlockKind::kListItem, 2},
                                   {{21, 26}, BlockKind::kQuotation, 1},
                                   {{27, 32}, BlockKind::kCode}}));
  std::string html;
  AppendDraft(document, {}, &html);
  EXPECT_EQ(html,
            "<h3 dir=\"auto\">Title</h3>\n"
            "<table><tr><td dir=\"auto\">a</td><td dir=\"auto\">b</td></tr>\n"
            "<tr><td dir=\"auto\">c</td><td dir=\"auto\">d</td></tr></table>\n"
            "<p class=\"item\" style=\"--level:2\" dir=\"auto\">- item</p>\n"
            "<blockquote dir=\"auto\">quote</blockquote>\n"
            "<pre>x = 1</pre>\n");
}

TEST(HtmlWriter, WhateverStandsInADraftIsText) {
  const std::vector<std::string> payloads = {
      "<script>alert(1)</script>",
      "</mark></article></section><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "\" onmouseover=\"alert(1)",
      "' onfocus='alert(1)' autofocus='",
      "\"><svg onload=alert(1)>",
      "</style><script>alert(1)</script>",
      "</title><script>alert(1)</script>",
      "<!--<script>alert(1)//-->",
      "<![CDATA[<script>alert(1)]]>",
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "<a href=\"javascript:alert(1)\">x</a>",
      "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
      "<base href=\"//evil.example/\">",
      "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
      "<link rel=stylesheet href=//evil.example>",
      "<style>*{display:none}</style>",
      "\x01\x1b[31m\x7f\u0085\u202e\ufffe<b>",
  };
  for (const std::string& payload : payloads) {
    SCOPED_TRACE(payload);
    DocumentParts parts = PartsOf("It says " + payload + " here.");
    parts.name = "dir/" + payload + "\xff.txt";
    const Document document(std::move(parts));
    const Span span = {8, static_cast<uint32_t>(8 + payload.size())};
    Report report;
    report.annotations = {
        {span, "agency", payload, payload, payload, {{"unit", payload}}}};
    Finding finding{span, payload, payload, Severity::kError};
    finding.message = payload;
    finding.fix = {{span, payload}};
    finding.related = {{span, payload}};
    report.findings = {finding};
    const std::string page = Page(document, report);
    // The same with a harmless word: only the text may differ, never the tags.
    DocumentParts plain = PartsOf("It says word here.");
    const Document other(std::move(plain));
    finding = {{8, 12}, "word", "word", Severity::kError};
    finding.message = "word";
    finding.fix = {{{8, 12}, "word"}};
    finding.related = {{{8, 12}, "word"}};
    Report harmless;
    harmless.annotations = {
        {{8, 12}, "agency", "word", "word", "word", {{"unit", "word"}}}};
    harmless.findings = {finding};
    const std::string expected = Page(other, harmless);
    for (const std::string_view part : {"<", ">", "\"", "'"}) {
      SCOPED_TRACE(part);
      EXPECT_EQ(Count(page, part), Count(expected, part));
    }
    EXPECT_EQ(page.find_first_of("\x01\x1b\x7f"), std::string::npos);
  }
}

TEST(HtmlWriter, LoadsNothingAndRunsNothing) {
  const Document document(PartsOf("Nothing."));
  const std::string page = Page(document, {});
  EXPECT_THAT(page, testing::HasSubstr("default-src 'none'"));
  for (const std::string_view part : {"<script", "src=", "url(", "@import",
                                      "http://", "https://", "javascript:"}) {
    EXPECT_EQ(page.find(part), std::string::npos) << part;
  }
}

TEST(HtmlWriter, AClusterIsOneEntryWithAllItsPlaces) {
  const Document document(PartsOf("Again.\nAgain.\nAgain.\n"));
  Report report;
  for (const uint32_t begin : {0U, 7U, 14U}) {
    Finding finding{{begin, begin + 6}, "duplicate", "duplicate.verbatim"};
    finding.message = "Twice.";
    finding.group = 3;
    report.findings.push_back(finding);
  }
  const std::string page = Page(document, report);
  EXPECT_EQ(Count(page, "<mark class=\"finding"), 3U);
  EXPECT_EQ(Count(page, "<li id="), 1U);
  for (const std::string_view line : {"line 1", "line 2", "line 3"}) {
    EXPECT_THAT(page, testing::HasSubstr(std::string(line) + "</a>"));
  }
  // Every link leads to a place of the page.
  for (size_t at = page.find("href=\"#"); at != page.npos;
       at = page.find("href=\"#", at + 1)) {
    const size_t begin = at + 7;
    const std::string id = page.substr(begin, page.find('"', begin) - begin);
    EXPECT_EQ(Count(page, " id=\"" + id + "\""), 1U) << id;
  }
}

}  // namespace
}  // namespace galley
