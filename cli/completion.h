// Completion: the command line as shells complete it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct OptionDescription {
  std::string name{};  // "--format"
  std::string help{};
  bool takes_value = false;
  std::vector<std::string> choices{};  // of the value; empty: anything
};

struct VerbDescription {
  std::string name{};
  std::string summary{};
  std::vector<OptionDescription> options{};
  std::vector<std::string> arguments{};  // there are; empty: files
};

// The shells there is a script for.
std::span<const std::string_view> Shells();

// What the shell is to read. REQUIRES: one of Shells().
std::string CompletionScript(std::string_view shell,
                             const std::vector<VerbDescription>& verbs);

}  // namespace galley
