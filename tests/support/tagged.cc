#include "tests/support/tagged.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "engine/annotate/annotator.h"
#include "engine/check/review.h"
#include "engine/input/reader.h"
#include "engine/text/decode.h"
#include "engine/text/marked_text.h"
#include "tests/support/packs.h"
#include "tests/support/text_checks.h"
#include "validators/registry.h"

namespace galley {
namespace {

Report Reviewed(const Database& database, const Document& document,
                bool check) {
  Annotator annotator(database);
  const Review review(database, Validators());
  return check ? review.Check(document, annotator)
               : review.Tag(document, annotator);
}

std::string Marked(const Document& document, const Report& report) {
  const std::string broken = BrokenPromise(document, report);
  MarkedText marked;
  marked.text = document.text();
  for (const Annotation& one : report.annotations) {
    marked.marks.push_back({false, false, std::string(one.type),
                            one.value.value_or(one.id.value_or("")), one.span});
  }
  for (const Finding& one : report.findings) {
    marked.marks.push_back(
        {true, false, std::string(one.category), "", one.span});
  }
  std::ranges::stable_sort(marked.marks, [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                        : a.span.end > b.span.end;
  });
  for (const std::string& problem : report.problems) {
    marked.text += " problem: " + problem;
  }
  return (broken.empty() ? "" : "broken: " + broken + "\n") +
         WriteMarks(marked);
}

std::string BrokenSpan(const Document& document, Span span, bool may_be_empty) {
  const std::string_view text = document.text();
  const bool sound = span.begin <= span.end && span.end <= text.size() &&
                     text_checks::OnBorder(text, span.begin) &&
                     text_checks::OnBorder(text, span.end) &&
                     (may_be_empty || !span.empty());
  if (!sound) return fmt::format("[{}, {}) is no span", span.begin, span.end);
  const std::string_view source = document.InSource(span);
  if (!IsValidUtf8(source)) {
    return fmt::format("the source of [{}, {}) is cut in a character",
                       span.begin, span.end);
  }
  if (document.source() == text && source != span.In(text)) {
    return fmt::format("[{}, {}) is not the same in the source", span.begin,
                       span.end);
  }
  return {};
}

std::string BrokenFinding(const Document& document, const Finding& finding) {
  std::string broken = BrokenSpan(document, finding.span, false);
  for (const Edit& edit : finding.fix) {
    broken += BrokenSpan(document, edit.span, true);
  }
  for (const RelatedPlace& place : finding.related) {
    if (!place.other) broken += BrokenSpan(document, place.span, false);
  }
  if (finding.message.empty()) broken += "a finding without message";
  if (finding.fingerprint == 0) broken += "a finding without fingerprint";
  return broken;
}

}  // namespace

std::unique_ptr<Document> DraftOf(std::string_view text,
                                  const std::string& name) {
  auto document = ReadDocument(name, std::string(text), {}, nullptr);
  if (document) return *std::move(document);
  ADD_FAILURE() << ToString(document.error().front());
  return std::make_unique<Document>(DocumentParts{});
}

std::string Tagged(const Database& database, std::string_view text) {
  const auto document = DraftOf(text);
  return Marked(*document, Reviewed(database, *document, false));
}

std::string Tagged(std::string_view text, const std::string& name) {
  const auto document = DraftOf(text, name);
  static Annotator annotator(DefaultDatabase());
  const Review review(DefaultDatabase(), Validators());
  return Marked(*document, review.Tag(*document, annotator));
}

std::string Checked(const Database& database, std::string_view text) {
  const auto document = DraftOf(text);
  return Marked(*document, Reviewed(database, *document, true));
}

std::string Said(const Database& database, std::string_view text) {
  const auto document = DraftOf(text);
  const Report report = Reviewed(database, *document, false);
  if (report.annotations.empty()) return "none";
  const Annotation& one = report.annotations.front();
  std::string said;
  const auto add = [&](std::string_view name, std::string_view value) {
    said += fmt::format("{}{}={}", said.empty() ? "" : " ", name, value);
  };
  if (one.value) add("value", *one.value);
  if (one.id) add("id", *one.id);
  for (const Attribute& attribute : one.attributes) {
    add(attribute.name, attribute.value);
  }
  return said.empty() ? "nothing" : said;
}

std::string BrokenPromise(const Document& document, const Report& report) {
  const Annotation* last = nullptr;
  for (const Annotation& one : report.annotations) {
    std::string broken = BrokenSpan(document, one.span, false);
    if (!broken.empty()) return fmt::format("{}: {}", one.rule, broken);
    if (last != nullptr &&
        std::tie(last->span, last->type) >= std::tie(one.span, one.type)) {
      return fmt::format("{} at {} is out of order", one.rule, one.span.begin);
    }
    last = &one;
  }
  const Finding* before = nullptr;
  for (const Finding& one : report.findings) {
    const std::string broken = BrokenFinding(document, one);
    if (!broken.empty()) return fmt::format("{}: {}", one.rule, broken);
    if (before != nullptr && std::tie(before->span, before->category) >
                                 std::tie(one.span, one.category)) {
      return fmt::format("{} at {} is out of order", one.rule, one.span.begin);
    }
    before = &one;
  }
  return {};
}

std::string Shown(const Document& document, const Report& report) {
  std::string shown;
  const auto add = [&](Span span, std::string_view type,
                       std::string_view rule) {
    shown += fmt::format("[{}, {}) {} {} '{}'", span.begin, span.end, type,
                         rule, document.InSource(span));
  };
  for (const Annotation& one : report.annotations) {
    add(one.span, one.type, one.rule);
    shown += fmt::format(" value={} id={}", one.value.value_or("none"),
                         one.id.value_or("none"));
    for (const Attribute& attribute : one.attributes) {
      shown += fmt::format(" {}={}", attribute.name, attribute.value);
    }
    shown += '\n';
  }
  for (const Finding& one : report.findings) {
    add(one.span, one.category, one.rule);
    shown += fmt::format(" {} '{}' group={} {:016x}", NameOf(one.severity),
                         one.message, one.group, one.fingerprint);
    for (const Edit& edit : one.fix) {
      shown += fmt::format(" fix [{}, {}) '{}'", edit.span.begin, edit.span.end,
                           edit.replacement);
    }
    for (const RelatedPlace& place : one.related) {
      shown += fmt::format(" see [{}, {})", place.span.begin, place.span.end);
    }
    shown += '\n';
  }
  for (const std::string& problem : report.problems) shown += problem + '\n';
  return shown;
}

}  // namespace galley
