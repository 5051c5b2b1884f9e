#include "cli/completion.h"

#include <fmt/core.h>

#include <array>

#include "engine/base/join.h"

namespace galley {
namespace {

constexpr std::array<std::string_view, 3> kShells = {"bash", "zsh", "fish"};

// For a string in single quotes of any of the shells, and what `signs` mean to
// it besides.
std::string Quoted(std::string_view text, std::string_view signs = {}) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
      continue;
    }
    if (signs.find(c) != std::string_view::npos) quoted += '\\';
    quoted += c;
  }
  return quoted;
}

std::string BashScript(const std::vector<VerbDescription>& verbs) {
  std::vector<std::string> names;
  std::string values;
  std::string options;
  for (const VerbDescription& verb : verbs) {
    names.push_back(verb.name);
    std::vector<std::string> listed;
    for (const OptionDescription& option : verb.options) {
      listed.push_back(option.name);
      if (!option.takes_value) continue;
      values += fmt::format(
          "    '{} {}') {}; return ;;\n", verb.name, option.name,
          option.choices.empty()
              ? std::string("files")
              : fmt::format("words '{}'", Join(option.choices, " ")));
    }
    if (!verb.arguments.empty()) {
      values += fmt::format("    '{0} {0}') words '{1}'; return ;;\n",
                            verb.name, Join(verb.arguments, " "));
    }
    options +=
        fmt::format("    {}) words '{}' ;;\n", verb.name, Join(listed, " "));
  }
  return fmt::format(R"(_galley() {{
  local current=${{COMP_WORDS[COMP_CWORD]}}
  local previous=${{COMP_WORDS[COMP_CWORD-1]}} verb='' word
  words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }}
  files() {{ mapfile -t COMPREPLY < <(compgen -f -- "$current"); }}
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    [[ $word == -* ]] || {{ verb=$word; break; }}
  done
  if [[ -z $verb ]]; then
    words '{} --help --version'
    return
  fi
  case "$verb $previous" in
{}  esac
  if [[ $current != -* ]]; then
    files
    return
  fi
  case $verb in
{}  esac
}}
complete -o filenames -F _galley galley
)",
                     Join(names, " "), values, options);
}

std::string ZshScript(const std::vector<VerbDescription>& verbs) {
  std::string names;
  std::string cases;
  for (const VerbDescription& verb : verbs) {
    names += fmt::format("    '{}:{}'\n", verb.name, Quoted(verb.summary, ":"));
    cases += fmt::format("    {}) _arguments", verb.name);
    for (const OptionDescription& option : verb.options) {
      cases += fmt::format(
          " \\\n      '*{}[{}]{}'", option.name, Quoted(option.help, "[]:\\"),
          !option.takes_value ? std::string()
          : option.choices.empty()
              ? ":value:_files"
              : fmt::format(":value:({})", Join(option.choices, " ")));
    }
    cases += fmt::format(" \\\n      '*:argument:{}' ;;\n",
                         verb.arguments.empty()
                             ? std::string("_files")
                             : fmt::format("({})", Join(verb.arguments, " ")));
  }
  return fmt::format(R"(#compdef galley
_galley() {{
  local -a verbs=(
{}  )
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
{}  esac
}}
compdef _galley galley
)",
                     names, cases);
}

std::string FishScript(const std::vector<VerbDescription>& verbs) {
  std::string script;
  for (const VerbDescription& verb : verbs) {
    script += fmt::format(
        "complete -c galley -n __fish_use_subcommand -f -a {} -d '{}'\n",
        verb.name, Quoted(verb.summary, "\\"));
    if (!verb.arguments.empty()) {
      script += fmt::format(
          "complete -c galley -n '__fish_seen_subcommand_from {}' -f -a '{}'\n",
          verb.name, Join(verb.arguments, " "));
    }
    for (const OptionDescription& option : verb.options) {
      script += fmt::format(
          "complete -c galley -n '__fish_seen_subcommand_from {}' -l {}{} "
          "-d '{}'\n",
          verb.name, option.name.substr(2),
          !option.takes_value ? std::string()
          : option.choices.empty()
              ? " -r"
              : fmt::format(" -x -a '{}'", Join(option.choices, " ")),
          Quoted(option.help, "\\"));
    }
  }
  return script;
}

}  // namespace

std::span<const std::string_view> Shells() { return kShells; }

std::string CompletionScript(std::string_view shell,
                             const std::vector<VerbDescription>& verbs) {
  if (shell == "bash") return BashScript(verbs);
  return shell == "zsh" ? ZshScript(verbs) : FishScript(verbs);
}

}  // namespace galley
