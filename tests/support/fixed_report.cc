#include "tests/support/fixed_report.h"

#include <cassert>
#include <string>
#include <string_view>
#include <utility>

namespace galley {
namespace {

// Where `part` stands in the text, for the nth time (from 0).
Span SpanOf(const Document& document, std::string_view part, size_t nth = 0) {
  size_t at = document.text().find(part);
  for (; nth > 0; --nth) at = document.text().find(part, at + 1);
  assert(at != std::string_view::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())};
}

// Takes tags out of `source` and writes & for &amp;.
void DropMarkup(DocumentParts* parts) {
  const std::string& source = parts->source;
  for (size_t i = 0; i < source.size();) {
    const auto from = static_cast<uint32_t>(i);
    const auto to = static_cast<uint32_t>(parts->text.size());
    if (source[i] == '<') {
      i = source.find('>', i) + 1;
    } else if (source.compare(i, 5, "&amp;") == 0) {
      parts->text_to_source.Replace(to, 1, from, 5);
      parts->text += '&';
      i += 5;
    } else {
      parts->text_to_source.Copy(to, from, 1);
      parts->text += source[i++];
    }
  }
}

}  // namespace

std::unique_ptr<Document> FixedDocument() {
  DocumentParts parts;
  parts.name = "drafts/Côte \"d'Ivoire\".html";
  parts.source =
      "<h1>Women &amp; Peace</h1>\n"
      "\tIn <b>June 2023</b>, Côte d’Ivoire and more than 1,200 women met "
      "UN&amp;Co. [NT1] Please add\u2028co-leads.\n"
      "The clinic in Lomé was opened by the mayor. "
      "Bell \a and escape \x1b[31m and bidi \u202e.\r\n"
      "The clinic in Lomé was opened by the mayor. 女性 T he end\n";
  DropMarkup(&parts);
  return std::make_unique<Document>(std::move(parts));
}

Report FixedReport(const Document& document) {
  const auto at = [&document](std::string_view part, size_t nth = 0) {
    return SpanOf(document, part, nth);
  };
  constexpr std::string_view kSentence =
      "The clinic in Lomé was opened by the mayor.";
  Report report;
  report.annotations = {
      {at("June 2023"), "date", "date.month-year", "2023-06", {}, {}},
      {at("Côte d’Ivoire"), "place", "place.name", {}, "CI", {}},
      {at("more than 1,200"),
       "count",
       "count.units",
       "1200",
       {},
       {{"qualifier", "gt"}, {"unit", "women"}}},
      {at("UN&Co"), "agency", "agency.name", {}, "un-co", {}},
      {at("UN&Co"), "programme", "programme.name", {}, {}, {}},
  };
  Finding note{at("[NT1] Please add\u2028co-leads."), "leftover",
               "leftover.reviewer-note", Severity::kError};
  note.message = "Reviewer's note (NT) left in the text.";
  note.fix = {{note.span, ""}};
  note.fingerprint = 0x3f9c0a51d2e4b687;
  Finding first{at(kSentence), "duplicate", "duplicate.verbatim",
                Severity::kWarning};
  first.message = "This sentence stands here twice.";
  first.related = {{at(kSentence, 1), "the same sentence"}};
  first.group = 7;
  first.fingerprint = 0xabc;
  Finding second = first;
  second.span = at(kSentence, 1);
  second.related = {{at(kSentence), "the same sentence"}};
  second.fingerprint = 0xdef;
  Finding escape{at("escape \x1b[31m"), "encoding", "encoding.control",
                 Severity::kInfo};
  escape.message = "A control character.\nNobody sees \x1b it.";
  escape.fingerprint = 1;
  Finding split{at("T he"), "spacing", "spacing.split-word", Severity::kError};
  split.message = "A word is split.";
  split.fix = {{at("T he"), "The"}};
  split.fingerprint = 2;
  report.findings = {note, first, escape, second, split};
  return report;
}

std::vector<Rule> FixedRules() {
  struct Row {
    std::string_view id;
    std::string_view severity;  // empty: makes entities
    std::string_view message;
  };
  std::vector<Rule> rules;
  for (const Row& row :
       {Row{"date.month-year", "", ""}, Row{"place.name", "", ""},
        Row{"leftover.reviewer-note", "error", "Reviewer's note ({who})."},
        Row{"duplicate.verbatim", "warning", "It stands here {times}."},
        Row{"encoding.control", "info", "A control character."},
        Row{"spacing.split-word", "error", "A word is split."}}) {
    Rule rule;
    rule.id = row.id;
    rule.type = row.id.substr(0, row.id.find('.'));
    rule.check = !row.severity.empty();
    rule.severity = row.severity;
    rule.message = row.message;
    if (rule.check) rule.why = "Readers \"stumble\" over <it>.";
    rules.push_back(rule);
  }
  return rules;
}

}  // namespace galley
