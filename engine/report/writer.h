// Writer: reports in one output format.
//
// An output is Begin, the pieces of its documents in order with Separator
// between those that are not empty, End. A piece depends on nothing but its own
// document, so threads write pieces while a run streams through.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/check/report.h"
#include "engine/report/selection.h"
#include "engine/rules/rule.h"
#include "engine/text/document.h"

namespace galley {

struct WriterOptions {
  Selection selection{};
  bool color = false;
  std::string version{};  // of the program
  // Those in force; must outlive Make, not the writer.
  std::span<const Rule> rules{};
};

// Immutable, shared by all threads.
class Writer {
 public:
  virtual ~Writer() = default;

  virtual std::string_view Begin() const { return {}; }
  // Appends what the selection shows of one document; nothing where that is
  // nothing.
  virtual void Write(const Document& document, const Report& report,
                     std::string* out) const = 0;
  virtual std::string_view Separator() const { return {}; }
  virtual std::string_view End() const { return {}; }
};

// Does a format hold entities, or findings that were judged?
enum class Use : uint8_t {
  kNever,   // of entities: no format of `tag`
  kAsked,   // where they are asked for
  kAlways,  // the reader may look at them, or not
};

// A format: its name on the command line and who writes it.
struct WriterEntry {
  std::string_view name{};
  bool for_people = false;  // then `info` is hidden unless asked for
  Use entities = Use::kAsked;
  Use suppressed = Use::kNever;
  std::unique_ptr<Writer> (*make)(const WriterOptions& options) = nullptr;
};

// All formats.
std::span<const WriterEntry> Writers();

// Null where there is no such format.
const WriterEntry* FindWriter(std::string_view name);

std::unique_ptr<Writer> MakeTextWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeJsonLinesWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeJsonWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeSarifWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeJUnitWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeCheckstyleWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeGitHubWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeGitLabWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeRdJsonLinesWriter(const WriterOptions& options);
std::unique_ptr<Writer> MakeHtmlWriter(const WriterOptions& options);

}  // namespace galley
