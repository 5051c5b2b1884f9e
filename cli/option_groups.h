// The options of each verb, as CLI11 takes them.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace CLI {
class App;
}  // namespace CLI

namespace galley {

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
std::vector<std::string> FormatNames(const Verb& verb);

// Gives `app`, that of the verb, its argument and options. What they are
// given goes to `typed` and `options`, which must outlive the parsing.
void AddOptions(const Verb& verb, CLI::App* app, Typed* typed,
                Options* options);

}  // namespace galley
