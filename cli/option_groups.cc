#include "cli/option_groups.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "cli/completion.h"
#include "engine/base/join.h"
#include "engine/check/settings_in_force.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

constexpr unsigned kMaxJobs = 256;

// A list takes one value each time it is given, or never knows where the paths
// begin.
void AddList(CLI::App* app, const char* name, std::vector<std::string>* list,
             const char* help) {
  app->add_option(name, *list, help)->allow_extra_args(false);
}

void AddRuleOptions(CLI::App* app, Typed* typed, Options* options) {
  AddList(app, "--rules", &options->rules,
          "a rule pack or a folder of them, besides the default ones; may be "
          "repeated");
  app->add_flag("--no-default-rules", typed->no_default_rules,
                "only the packs named with --rules");
}

// docs/formats.md says what each of them guards against.
void AddLimitOptions(CLI::App* app, ReadLimits* limits) {
  const std::string group = "Limits";
  app->add_option("--max-part-size", limits->part_bytes,
                  "bytes of a part, unpacked; default: 200MB")
      ->transform(CLI::AsSizeValue(false))
      ->group(group);
  app->add_option("--max-ratio", limits->ratio,
                  "of a part's size unpacked and packed; default: 100")
      ->check(CLI::Range(1U, 1'000'000U))
      ->group(group);
  app->add_option("--max-depth", limits->depth,
                  "elements inside each other; default: 256")
      ->check(CLI::Range(1U, 100'000U))
      ->group(group);
  app->add_option("--max-parts", limits->parts, "default: 10000")
      ->check(CLI::Range(1U, 1'000'000U))
      ->group(group);
  app->add_option("--pdf-seconds", limits->child_seconds,
                  "processor time to read a PDF; default: 20")
      ->check(CLI::Range(0.1, 86'400.0))
      ->group(group);
  app->add_option("--pdf-memory", limits->child_bytes,
                  "bytes of memory to read a PDF; default: 1GB")
      ->transform(CLI::AsSizeValue(false))
      ->group(group);
}

void AddDraftOptions(CLI::App* app, Typed* typed, Options* options) {
  app->add_option("--encoding", options->reading.encoding,
                  "of the drafts; default: told from their bytes");
  app->add_option("--stdin-filename", options->stdin_filename,
                  "what to call standard input, and its format");
  app->add_option("--changes", typed->changes,
                  "tracked changes: as if accepted, or the original; default: "
                  "accepted")
      ->check(CLI::IsMember({"accepted", "original"}));
  AddLimitOptions(app, &options->reading.limits);
}

void AddOutputOptions(const Verb& verb, CLI::App* app, Typed* typed) {
  const std::vector<std::string> formats = FormatNames(verb);
  app->add_option("--format", typed->format,
                  fmt::format("{}; default: text", Join(formats, ", ")))
      ->check(CLI::IsMember(formats));
  AddList(app, "--output", &typed->outputs,
          "[FORMAT=]FILE instead of standard output (-); may be repeated");
  app->add_option("--color", typed->color,
                  "auto, always or never (also: NO_COLOR)")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void AddSelectOptions(CLI::App* app, Typed* typed) {
  AddList(app, "--only", &typed->only,
          "only this type, category or rule; may be repeated");
  AddList(app, "--skip", &typed->skip,
          "not this type, category or rule; may be repeated");
}

void AddJudgedOptions(CLI::App* app, Options* options) {
  app->add_option("--since", options->since,
                  "what stood in the drafts at this revision of git may stay");
  app->add_flag("--show-suppressed", options->show_suppressed,
                "print what may stay too, with its reason");
  app->add_flag("--new-only", options->new_only,
                "leave out what may stay everywhere, in SARIF too");
}

void AddAcceptOptions(CLI::App* app, AcceptOptions* accept) {
  const auto day = CLI::Validator(
      [](const std::string& typed) {
        return typed.size() == 10 && PeriodFault(typed + "/" + typed).empty()
                   ? std::string()
                   : "not a day, as in 2026-12-31";
      },
      "");
  app->add_option("--who", accept->who, "who accepts the findings");
  app->add_option("--why", accept->why, "the reason, for those who read it");
  app->add_option("--until", accept->until, "the last day it holds")
      ->check(day);
  app->add_flag("--prune", accept->prune,
                "take out what no longer stands in the drafts");
  app->add_flag("--expired", accept->expired,
                "list what no longer holds on the day of --today");
  app->add_option("--today", accept->today, "YYYY-MM-DD")->check(day);
}

void AddFindingOptions(CLI::App* app, Typed* typed, Options* options) {
  app->add_option("--fail-on", typed->fail_on,
                  "exit with 1 from this severity on: error, warning, info or "
                  "never; default: error")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  app->add_option("--severity", typed->severity,
                  "print from this severity on: error, warning or info; "
                  "default: warning in text, info elsewhere")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  app->add_flag("--entities", options->entities, "print entities too");
  app->add_option("--period", options->period,
                  "FROM/TO, the dates the drafts report on: 2022-01/2022-06")
      ->check(CLI::Validator(
          [](const std::string& period) { return PeriodFault(period); }, ""));
  app->add_option("--max-findings", options->max_findings,
                  "of a draft; default: 100000")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000'000}))
      ->group("Limits");
  app->add_flag("--across", options->across,
                "also find passages that stand in several of the drafts");
}

void AddAnnotateOptions(CLI::App* app, Typed* typed, Options* options) {
  app->add_option("-o,--output", options->copy, "the copy to write")
      ->required();
  app->add_option("--severity", typed->severity,
                  "from this severity on: error, warning or info; default: "
                  "info")
      ->check(CLI::IsMember({"error", "warning", "info"}));
}

void AddExplainOptions(CLI::App* app, Typed* typed, Options* options) {
  app->add_option("--text", options->text, "explain this text, no draft");
  app->add_option("--why-not", options->why_not,
                  "only what concerns this type, category or rule");
  app->add_option("--format", typed->format, "text or jsonl; default: text")
      ->check(CLI::IsMember({"text", "jsonl"}));
}

}  // namespace

std::vector<std::string> FormatNames(const Verb& verb) {
  std::vector<std::string> names;
  for (const WriterEntry& writer : Writers()) {
    if ((verb.groups & kFindings) != 0 || writer.entities != Use::kNever) {
      names.emplace_back(writer.name);
    }
  }
  return names;
}

void AddOptions(const Verb& verb, CLI::App* app, Typed* typed,
                Options* options) {
  if (!verb.argument.empty()) {
    CLI::Option* paths = app->add_option(
        std::string(verb.argument), options->paths,
        (verb.groups & (kJobs | kProfile | kWatch)) != 0
            ? "files or folders; - is standard input"
        : (verb.groups & kExplain) != 0
            ? "a file, or a line of it; - is standard input"
        : (verb.groups & kDrafts) != 0 ? "a file; - is standard input"
        : (verb.groups & kShell) != 0  ? "bash, zsh or fish"
                                       : "default: all");
    paths->type_name("");
    if ((verb.groups & kShell) != 0) {
      paths->required()->expected(1)->check(CLI::IsMember(
          std::vector<std::string>(Shells().begin(), Shells().end())));
    }
    if ((verb.groups & (kDrafts | kJobs | kProfile | kWatch)) == kDrafts) {
      paths->expected(1);
    }
    if ((verb.groups & (kDrafts | kExplain | kAccept)) == kDrafts) {
      paths->required();
    }
  }
  if ((verb.groups & kRules) != 0) AddRuleOptions(app, typed, options);
  if ((verb.groups & kConfig) != 0) {
    app->add_option("--config", options->config,
                    "the settings; default: the nearest .galley.xml upwards");
  }
  if ((verb.groups & kDrafts) != 0) AddDraftOptions(app, typed, options);
  if ((verb.groups & kJobs) != 0) {
    app->add_option("--jobs", options->jobs, "threads; default: all processors")
        ->check(CLI::Range(1U, kMaxJobs));
  }
  if ((verb.groups & kOutput) != 0) AddOutputOptions(verb, app, typed);
  if ((verb.groups & (kOutput | kAccept | kFix)) != 0) {
    AddSelectOptions(app, typed);
  }
  if ((verb.groups & (kJudged | kAccept | kFix)) != 0) {
    app->add_option("--baseline", options->baseline,
                    "findings that may stay, as galley baseline wrote them");
  }
  if ((verb.groups & kJudged) != 0) AddJudgedOptions(app, options);
  if ((verb.groups & kAccept) != 0) AddAcceptOptions(app, &options->accept);
  if ((verb.groups & kFindings) != 0) AddFindingOptions(app, typed, options);
  if ((verb.groups & kAnnotate) != 0) AddAnnotateOptions(app, typed, options);
  if ((verb.groups & kExplain) != 0) AddExplainOptions(app, typed, options);
  if ((verb.groups & (kProfile | kLint)) != 0) {
    app->add_option("--format", typed->format, "text or jsonl; default: text")
        ->check(CLI::IsMember({"text", "jsonl"}));
  }
  if ((verb.groups & kCompare) != 0) {
    app->add_option("--format", typed->format,
                    "text, markdown or jsonl; default: text")
        ->check(CLI::IsMember({"text", "markdown", "jsonl"}));
  }
  if ((verb.groups & kFix) != 0) {
    app->add_flag("--dry-run", options->dry_run,
                  "print the repairs as a unified diff");
    app->add_flag("--in-place", options->in_place, "make them in the drafts");
    app->add_option("-o,--output", options->copy,
                    "make them in a copy of one draft, this file");
  }
  if ((verb.groups & kUpdate) != 0) {
    app->add_flag("--update", options->update,
                  "write today's output into the golden folders");
    app->add_flag("--fail-fast", options->fail_fast,
                  "end behind the first rule or draft that fails");
    AddList(app, "--only", &typed->only,
            "test only this type, category or rule; may be repeated");
    app->add_option("--format", typed->format,
                    "text, jsonl or junit; default: text")
        ->check(CLI::IsMember({"text", "jsonl", "junit"}));
  }
  app->add_flag("--quiet", options->quiet, "errors only on standard error");
  app->add_flag("--verbose", options->verbose, "say what is done");
}

}  // namespace galley
