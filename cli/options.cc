#include "cli/options.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <thread>

#include "cli/option_groups.h"
#include "engine/base/join.h"

namespace galley {
namespace {

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
                                Join(formats, ", ")));
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

CLI::App* AddVerb(const Verb& verb, CLI::App* app, Typed* typed,
                  Options* options) {
  CLI::App* sub =
      app->add_subcommand(std::string(verb.name), std::string(verb.summary));
  sub->set_help_flag("--help", "this help");
  AddOptions(verb, sub, typed, options);
  return sub;
}

// CLI11 says the values there are as "{text,jsonl}", in the name of a type.
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const size_t begin = type.find('{');
  const size_t end = type.find('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
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
  // The options of all verbs are a thousand objects: the one that is named
  // needs its own only.
  const auto named = std::ranges::find_if(verbs, [&](const Verb& verb) {
    return argc > 1 && verb.name == argv[1];
  });
  for (const Verb& verb : named == verbs.end() ? verbs : std::span(named, 1)) {
    by_app[AddVerb(verb, &app, &typed, &line.options)] = &verb;
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

std::vector<VerbDescription> DescribeVerbs(std::span<const Verb> verbs) {
  CLI::App app;
  Typed typed;
  Options options;
  std::vector<VerbDescription> described;
  for (const Verb& verb : verbs) {
    VerbDescription& one = described.emplace_back();
    one.name = verb.name;
    one.summary = verb.summary;
    const CLI::App* sub = AddVerb(verb, &app, &typed, &options);
    for (const CLI::Option* option : sub->get_options()) {
      if (option->get_lnames().empty()) {
        one.arguments = ChoicesOf(*option);
        continue;
      }
      one.options.push_back({option->get_name(), option->get_description(),
                             option->get_expected_max() > 0,
                             ChoicesOf(*option)});
    }
  }
  return described;
}

}  // namespace galley
