// Any bytes -> a draft, reviewed with the default packs and written in every
// format: spans lie inside the text and on code points, in order, and the
// output is what it claims to be.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/annotate/annotator.h"
#include "engine/base/data_dir.h"
#include "engine/check/review.h"
#include "engine/input/reader.h"
#include "engine/report/line_diff.h"
#include "engine/report/writer.h"
#include "validators/registry.h"

namespace {

// Loaded once; lives to the end.
struct Engine {
  Engine() {
    auto loaded = galley::LoadDatabase({{galley::DataDir() + "/rules"}}, {});
    if (!loaded) {
      for (const galley::Error& error : loaded.error()) {
        std::fprintf(stderr, "%s\n", galley::ToString(error).c_str());
      }
      std::abort();
    }
    database = *std::move(loaded);
    review = std::make_unique<galley::Review>(*database, galley::Validators());
    annotator = std::make_unique<galley::Annotator>(*database);
  }
  std::unique_ptr<galley::Database> database;
  std::unique_ptr<galley::Review> review;
  std::unique_ptr<galley::Annotator> annotator;
};

void Demand(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void CheckSpan(std::string_view text, galley::Span span) {
  const auto on_code_point = [text](uint32_t at) {
    return at == text.size() ||
           (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  Demand(span.begin <= span.end && span.end <= text.size(), "inside the text");
  Demand(on_code_point(span.begin) && on_code_point(span.end),
         "on code points");
}

void CheckReport(const galley::Document& document,
                 const galley::Report& report) {
  galley::Span last;
  for (const galley::Annotation& annotation : report.annotations) {
    CheckSpan(document.text(), annotation.span);
    Demand(!annotation.span.empty(), "annotations are not empty");
    Demand(last <= annotation.span, "annotations are sorted");
    last = annotation.span;
  }
  last = {};
  for (const galley::Finding& finding : report.findings) {
    CheckSpan(document.text(), finding.span);
    Demand(last <= finding.span, "findings are sorted");
    last = finding.span;
    for (const auto& edit : finding.fix) CheckSpan(document.text(), edit.span);
    for (const auto& place : finding.related) {
      CheckSpan(document.text(), place.span);
    }
  }
}

void CheckOutput(const galley::Document& document,
                 const galley::Report& report) {
  for (const galley::WriterEntry& format : galley::Writers()) {
    std::string out;
    format.make({})->Write(document, report, &out);
    if (format.name == "text") {
      Demand(out.find('\x1b') == std::string::npos, "no escape is printed");
    } else if (format.name == "jsonl") {
      for (const std::string_view line : galley::LinesOf(out)) {
        Demand(nlohmann::json::accept(line), "a line is an object");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Engine engine;
  if (size == 0) return 0;
  constexpr const char* kNames[] = {"draft.txt", "draft.md", "draft.html"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto document =
      galley::ReadDocument(kNames[data[0] % 3], bytes, {}, nullptr);
  if (!document) return 0;
  const galley::Report report =
      engine.review->Check(**document, *engine.annotator);
  CheckReport(**document, report);
  CheckOutput(**document, report);
  return 0;
}
