// Options: what the command line asks for.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/completion.h"
#include "cli/exit_status.h"
#include "engine/check/finding.h"
#include "engine/check/validator.h"
#include "engine/input/reader.h"
#include "engine/report/selection.h"
#include "engine/rules/settings.h"

namespace galley {

enum class ColorMode { kAuto, kAlways, kNever };

// An --output: where, and in which format.
struct OutputChoice {
  std::string format{};
  std::string file{};  // "-": standard output
};

// What `galley baseline` is to do.
struct AcceptOptions {
  std::string who{};
  std::string why{};
  std::string until{};  // YYYY-MM-DD; empty: for good
  bool prune = false;
  bool expired = false;
  std::string today{};  // YYYY-MM-DD
};

// What each member means: the help in options.cc.
struct Options {
  std::vector<std::string> paths{};

  std::vector<std::string> rules{};
  bool default_rules = true;
  bool checks = true;  // false: no verb that looks for findings

  std::string config{};  // --config; empty: the nearest one
  Settings settings{};   // see settings_loader.h
  Errors settings_errors{};

  std::string period{};  // FROM/TO, possible dates in order; or empty
  size_t max_findings = ReviewOptions{}.max_findings;  // of a draft

  ReadOptions reading{};
  std::string stdin_filename{};

  std::vector<OutputChoice> outputs{};  // at least one
  Selection::Names only{};
  Selection::Names skip{};
  std::optional<Severity> severity{};  // lowest shown; none: by the format
  std::optional<Severity> fail_on = Severity::kError;  // none: never
  bool entities = false;
  bool across = false;  // compare the drafts with each other
  ColorMode color = ColorMode::kAuto;

  std::string baseline{};  // file; empty: none
  std::string since{};     // revision of git; empty: none
  bool show_suppressed = false;
  bool new_only = false;
  bool dry_run = false;
  bool in_place = false;
  AcceptOptions accept{};

  unsigned jobs = 1;
  bool update = false;
  bool fail_fast = false;
  std::optional<std::string> text{};  // instead of a draft
  std::string copy{};                 // where `annotate` and `fix` write it
  std::string why_not{};              // a type, category or rule; or empty
  bool quiet = false;
  bool verbose = false;

  std::set<std::string, std::less<>> given{};  // "--period", as typed
};

// None: no severity is called so ("never").
std::optional<Severity> SeverityNamed(std::string_view name);

// Groups of options a verb may take besides those for messages.
enum OptionGroup : unsigned {
  kDrafts = 1,    // PATH..., how they are read
  kOutput = 2,    // --format, --output, --only, --skip, --color
  kFindings = 4,  // --fail-on, --severity, --entities
  kUpdate = 8,
  kRules = 16,        // --rules, --no-default-rules
  kJobs = 32,         // several drafts at once
  kExplain = 64,      // PATH[:LINE] or --text, --why-not, --format
  kConfig = 128,      // --config
  kJudged = 256,      // --baseline, --since, --show-suppressed, --new-only
  kAccept = 512,      // --baseline and all of AcceptOptions
  kFix = 1024,        // --baseline, --dry-run, --in-place, -o
  kShell = 2048,      // SHELL
  kCompare = 4096,    // two sets of packs before the drafts, --format
  kProfile = 8192,    // several drafts, one after the other; --format
  kAnnotate = 16384,  // -o, --severity
  kLint = 32768,      // --format
  kWatch = 65536,     // packs before the drafts
};

// A row of the table of verbs in main.cc.
struct Verb {
  std::string_view name{};
  std::string_view summary{};
  std::string_view argument{};  // name of what may follow; empty: nothing
  unsigned groups = 0;          // OptionGroup bits
  ExitStatus (*run)(const Options& options) = nullptr;
};

// Either the command line says what to do, or there is something to say first:
// the help or the version (kDone), or what is wrong with it (kFailed).
struct CommandLine {
  const Verb* verb = nullptr;
  Options options{};
  ExitStatus status = ExitStatus::kDone;
  std::string message{};
};
CommandLine ParseCommandLine(int argc, const char* const* argv,
                             std::span<const Verb> verbs,
                             const std::string& version);

// The verbs with their options, for shells.
std::vector<VerbDescription> DescribeVerbs(std::span<const Verb> verbs);

}  // namespace galley
