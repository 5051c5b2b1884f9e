// The only module that knows CLI11.
#include "cli/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <thread>

#include "engine/check/settings_in_force.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

constexpr unsigned kMaxJobs = 256;

// Options as they are typed, before they mean anything.
struct Typed {
  std::string format = "text";
  std::vector<std::string> outputs{};
  std::vector<std::string> only{};
  std::vector<std::string> skip{};
  std::string fail_on = "error";
  std::string severity{};
  std::string color = "auto";
  std::string changes = "accepted";
  bool no_default_rules = false;
};

// The formats of a verb: without findings, those that hold entities.
std::vector<std::string> FormatNames(const Verb& verb) {
  std::vector<std::string> names;
  for (const WriterEntry& writer : Writers()) {
    if ((verb.groups & kFindings) != 0 ||
        writer.entities != EntityUse::kNever) {
      names.emplace_back(writer.name);
    }
  }
  return names;
}

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
      ->check(CLI::Range(1U, 86'400U))
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
                  fmt::format("{}; default: text", fmt::join(formats, ", ")))
      ->check(CLI::IsMember(formats));
  AddList(app, "--output", &typed->outputs,
          "[FORMAT=]FILE instead of standard output (-); may be repeated");
  AddList(app, "--only", &typed->only,
          "print only this type, category or rule; may be repeated");
  AddList(app, "--skip", &typed->skip,
          "do not print this type, category or rule; may be repeated");
  app->add_option("--color", typed->color,
                  "auto, always or never (also: NO_COLOR)")
      ->check(CLI::IsMember({"auto", "always", "never"}));
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
  app->add_flag("--across", options->across,
                "also find passages that stand in several of the drafts");
}

void AddAnnotateOptions(CLI::App* app, Typed* typed, Options* options) {
  app->add_option("-o,--output", options->annotated, "the copy to write")
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

void AddOptions(const Verb& verb, CLI::App* app, Typed* typed,
                Options* options) {
  if (!verb.argument.empty()) {
    CLI::Option* paths = app->add_option(
        std::string(verb.argument), options->paths,
        (verb.groups & kJobs) != 0 ? "files or folders; - is standard input"
        : (verb.groups & kExplain) != 0
            ? "a file, or a line of it; - is standard input"
        : (verb.groups & kDrafts) != 0 ? "a file; - is standard input"
                                       : "default: all");
    paths->type_name("");
    if ((verb.groups & (kDrafts | kJobs)) == kDrafts) paths->expected(1);
    if ((verb.groups & (kDrafts | kExplain)) == kDrafts) paths->required();
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
  if ((verb.groups & kFindings) != 0) AddFindingOptions(app, typed, options);
  if ((verb.groups & kAnnotate) != 0) AddAnnotateOptions(app, typed, options);
  if ((verb.groups & kExplain) != 0) AddExplainOptions(app, typed, options);
  if ((verb.groups & kUpdate) != 0) {
    app->add_flag("--update", options->update,
                  "write today's output into the golden folders");
  }
  app->add_flag("--quiet", options->quiet, "errors only on standard error");
  app->add_flag("--verbose", options->verbose, "say what is done");
}

// "[FORMAT=]FILE". Throws what CLI11 throws for a bad value.
OutputChoice ParseOutput(const Verb& verb, const std::string& typed,
                         const std::string& format) {
  const size_t equals = typed.find('=');
  const std::string_view before = std::string_view(typed).substr(0, equals);
  const bool names_format =
      equals != std::string::npos && !before.empty() &&
      std::ranges::all_of(before, [](char c) { return c >= 'a' && c <= 'z'; });
  OutputChoice output{format, typed};
  if (names_format) output = {std::string(before), typed.substr(equals + 1)};
  const std::vector<std::string> formats = FormatNames(verb);
  if (std::ranges::find(formats, output.format) == formats.end()) {
    throw CLI::ValidationError(
        "--output", fmt::format("no format \"{}\"; there are {}", output.format,
                                fmt::join(formats, ", ")));
  }
  if (output.file.empty()) {
    throw CLI::ValidationError("--output", "needs the name of a file");
  }
  return output;
}

// Lists may be typed with commas.
void SplitInto(const std::vector<std::string>& typed, Selection::Names* names) {
  for (const std::string& list : typed) {
    for (const std::string& name : CLI::detail::split(list, ',')) {
      if (!name.empty()) names->insert(name);
    }
  }
}

void Interpret(const Verb& verb, const Typed& typed, Options* options) {
  options->default_rules = !typed.no_default_rules;
  if ((verb.groups & kExplain) != 0 &&
      options->text.has_value() != options->paths.empty()) {
    throw CLI::ValidationError("explain", "name a draft, or give a --text");
  }
  for (const std::string& output : typed.outputs) {
    options->outputs.push_back(ParseOutput(verb, output, typed.format));
  }
  if (options->outputs.empty()) options->outputs.push_back({typed.format, "-"});
  SplitInto(typed.only, &options->only);
  SplitInto(typed.skip, &options->skip);
  options->severity = SeverityNamed(typed.severity);
  options->fail_on = SeverityNamed(typed.fail_on);
  options->reading.changes =
      typed.changes == "original" ? Changes::kOriginal : Changes::kAccepted;
  options->color = typed.color == "always"  ? ColorMode::kAlways
                   : typed.color == "never" ? ColorMode::kNever
                                            : ColorMode::kAuto;
}

CLI::App* Chosen(CLI::App* app) {
  const auto chosen = app->get_subcommands();
  return chosen.empty() ? app : chosen.front();
}

}  // namespace

std::optional<Severity> SeverityNamed(std::string_view name) {
  for (const Severity severity :
       {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (NameOf(severity) == name) return severity;
  }
  return std::nullopt;
}

CommandLine ParseCommandLine(int argc, const char* const* argv,
                             std::span<const Verb> verbs,
                             const std::string& version) {
  CommandLine line;
  Typed typed;
  line.options.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App app("Checks report drafts and tags what they speak of.", "galley");
  app.set_version_flag("--version", version);
  app.set_help_flag("--help", "this help");
  app.require_subcommand(1);
  std::map<const CLI::App*, const Verb*> by_app;
  for (const Verb& verb : verbs) {
    CLI::App* sub =
        app.add_subcommand(std::string(verb.name), std::string(verb.summary));
    sub->set_help_flag("--help", "this help");
    AddOptions(verb, sub, &typed, &line.options);
    by_app[sub] = &verb;
  }
  try {
    app.parse(argc, argv);
    const Verb* const verb = by_app.at(Chosen(&app));
    Interpret(*verb, typed, &line.options);
    for (const CLI::Option* option : Chosen(&app)->get_options()) {
      if (option->count() != 0) line.options.given.insert(option->get_name());
    }
    line.verb = verb;
  } catch (const CLI::CallForHelp&) {
    line.message = Chosen(&app)->help();
  } catch (const CLI::CallForVersion&) {
    line.message = version + "\n";
  } catch (const CLI::ParseError& error) {
    line.status = ExitStatus::kFailed;
    line.message = fmt::format(
        "{}; see {} --help", error.what(),
        Chosen(&app) == &app ? "galley" : "galley " + Chosen(&app)->get_name());
  }
  return line;
}

}  // namespace galley
