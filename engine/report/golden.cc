#include "engine/report/golden.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/file.h"
#include "engine/input/reader.h"
#include "engine/report/excerpt.h"
#include "engine/report/line_diff.h"
#include "engine/report/mark_diff.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTruthName = "truth.marked";
constexpr const char* kEntitiesName = "entities.jsonl";
constexpr const char* kFindingsName = "findings.jsonl";

std::string PathIn(const std::string& folder, std::string_view name) {
  return (fs::path(folder) / name).string();
}

std::vector<std::string> DraftsIn(const std::string& folder) {
  std::vector<std::string> drafts;
  std::error_code error;
  for (fs::directory_iterator walk(folder, error), end; !error && walk != end;
       walk.increment(error)) {
    if (walk->path().stem() == "draft") {
      drafts.push_back(walk->path().filename().string());
    }
  }
  std::ranges::sort(drafts);
  return drafts;
}

Result<std::string> TheDraftIn(const std::string& folder) {
  std::vector<std::string> drafts = DraftsIn(folder);
  if (drafts.size() == 1) return drafts.front();
  if (drafts.empty()) {
    return Fail({"no draft.* in this folder; add the document", folder});
  }
  return Fail({fmt::format("{} and {} in one folder; keep one draft a folder",
                           drafts[0], drafts[1]),
               folder});
}

// The first place where the truth without its marks departs from the draft.
Error Departure(const std::string& truth_path, std::string_view truth,
                std::string_view draft) {
  const size_t offset = static_cast<size_t>(
      std::ranges::mismatch(truth, draft).in1 - truth.begin());
  // Marks hold no line ends, so the line is that of the marked text too.
  return {fmt::format("without its marks this is not the draft: \"{}\" here, "
                      "\"{}\" there; the marks may change no byte",
                      Printable(truth.substr(offset, 24)),
                      Printable(draft.substr(offset, 24))),
          truth_path, LineColumnOf(truth, offset).line};
}

Result<MarkedText> ReadTruth(const std::string& folder,
                             std::string_view draft) {
  const std::string path = PathIn(folder, kTruthName);
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return Fail(std::move(bytes.error()));
  Result<MarkedText> truth = ParseMarks(*bytes, MarkDialect::kGolden);
  if (!truth) {
    for (Error& error : truth.error()) error.file = path;
    return truth;
  }
  if (truth->text != draft) return Fail(Departure(path, truth->text, draft));
  return truth;
}

std::string Written(const Document& document, const Report& report,
                    bool entities) {
  Selection selection;
  selection.entities = entities;
  selection.findings = !entities;
  std::string lines;
  MakeJsonLinesWriter({selection})->Write(document, report, &lines);
  return lines;
}

// Where a place of the decoded file lies in it.
uint32_t OffsetOf(std::string_view source, const SaidEntry& entry) {
  size_t at = 0;
  for (uint32_t line = 1; line < entry.line && at < source.size(); ++line) {
    at = std::min(source.find('\n', at), source.size() - 1) + 1;
  }
  for (uint32_t column = 1; column < entry.column && at < source.size();) {
    ++at;
    while (at < source.size() && (source[at] & 0xC0) == 0x80) ++at;
    ++column;
  }
  return static_cast<uint32_t>(at);
}

std::vector<Mark> MarkOf(std::string_view source, const SaidEntry& entry) {
  if (entry.rule.empty()) return {};
  const uint32_t begin = OffsetOf(source, entry);
  const auto end =
      static_cast<uint32_t>(std::min(begin + entry.text.size(), source.size()));
  return {{entry.finding, false, entry.type, {}, {begin, end}}};
}

std::vector<GoldenChange> ChangesOf(const Document& document,
                                    const Report& report,
                                    const std::string& expected,
                                    bool entities) {
  std::vector<uint32_t> lines;
  const std::vector<SaidEntry> before = ParseSaid(expected, &lines);
  std::vector<SaidEntry> after = EntriesSaid(document, report);
  std::erase_if(after,
                [&](const SaidEntry& one) { return one.finding == entities; });
  std::vector<GoldenChange> changes;
  for (EntryChange& change : DiffEntries(before, after)) {
    GoldenChange golden;
    const auto at = std::ranges::find(before, change.before);
    if (at != before.end()) {
      golden.line = lines[static_cast<size_t>(at - before.begin())];
    }
    golden.shown =
        MarkDiff(document.source(), MarkOf(document.source(), change.before),
                 MarkOf(document.source(), change.after));
    golden.change = std::move(change);
    changes.push_back(std::move(golden));
  }
  return changes;
}

// Compares what is said now with one of the files, or writes it there.
Result<void> Compare(const std::string& path, const Document& document,
                     const Report& report, bool entities, bool update,
                     GoldenResult* result) {
  const std::string actual = Written(document, report, entities);
  std::error_code error;
  const bool exists = fs::exists(path, error);
  Result<std::string> expected;
  if (exists) expected = ReadFile(path);
  if (!expected) return Fail(std::move(expected.error()));
  if (exists && *expected == actual) return {};
  std::string diff = LineDiff(*expected, actual);
  if (!exists) diff.insert(0, "no such file\n");
  GoldenDifference difference{
      path, ChangesOf(document, report, *expected, entities), std::move(diff)};
  if (!update) {
    result->differences.push_back(std::move(difference));
    return {};
  }
  if (auto written = WriteFile(path, actual); !written) return written;
  result->updated.push_back(std::move(difference));
  return {};
}

}  // namespace

bool IsGoldenFolder(const std::string& folder) {
  std::error_code error;
  return fs::exists(PathIn(folder, kTruthName), error) ||
         !DraftsIn(folder).empty();
}

std::vector<std::string> GoldenFoldersBelow(const std::string& folder) {
  std::vector<std::string> folders;
  if (IsGoldenFolder(folder)) folders.push_back(folder);
  std::error_code error;
  for (fs::recursive_directory_iterator walk(folder, error), end;
       !error && walk != end; walk.increment(error)) {
    if (!walk->is_directory(error)) continue;
    const std::string path = walk->path().string();
    if (IsGoldenFolder(path)) folders.push_back(path);
  }
  std::ranges::sort(folders);
  return folders;
}

Result<GoldenResult> RunGolden(const std::string& folder, const Review& review,
                               Annotator& annotator, bool update) {
  const Result<std::string> name = TheDraftIn(folder);
  if (!name) return Fail(name.error());
  Result<std::string> bytes = ReadFile(PathIn(folder, *name));
  if (!bytes) return Fail(std::move(bytes.error()));
  const Result<MarkedText> truth = ReadTruth(folder, *bytes);
  if (!truth) return Fail(truth.error());
  std::vector<std::string> notes;
  auto document = ReadDocument(*name, std::move(*bytes), {}, &notes);
  if (!document) return Fail(std::move(document.error()));

  const Report report = review.Check(**document, annotator);
  GoldenResult result;
  result.problems = report.problems;
  result.score = ScoreReport(**document, report, truth->marks);
  for (const bool entities : {true, false}) {
    const char* file = entities ? kEntitiesName : kFindingsName;
    if (auto done = Compare(PathIn(folder, file), **document, report, entities,
                            update, &result);
        !done) {
      return Fail(std::move(done.error()));
    }
  }
  return result;
}

}  // namespace galley
