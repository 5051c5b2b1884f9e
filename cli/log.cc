// The only module that knows spdlog.
#include "cli/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "engine/report/excerpt.h"

namespace galley {
namespace {

spdlog::logger& Logger() {
  static const std::shared_ptr<spdlog::logger> logger = [] {
    auto made = std::make_shared<spdlog::logger>(
        "galley", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("galley: %v");
    made->set_level(spdlog::level::info);
    // A message that cannot be written has nobody to be told of it.
    made->set_error_handler([](const std::string&) {});
    return made;
  }();
  return *logger;
}

// Messages quote drafts and file names: nothing in them may reach a terminal
// as a command.
void Log(spdlog::level::level_enum level, std::string_view message) {
  Logger().log(level, "{}", Printable(message));
}

}  // namespace

void SetVerbosity(Verbosity verbosity) {
  switch (verbosity) {
    case Verbosity::kQuiet:
      Logger().set_level(spdlog::level::err);
      break;
    case Verbosity::kNormal:
      Logger().set_level(spdlog::level::info);
      break;
    case Verbosity::kVerbose:
      Logger().set_level(spdlog::level::debug);
      break;
  }
}

void LogError(std::string_view message) { Log(spdlog::level::err, message); }

void LogErrors(const Errors& errors) {
  for (const Error& error : errors) LogError(ToString(error));
}

void LogNote(std::string_view message) { Log(spdlog::level::info, message); }

void LogVerbose(std::string_view message) {
  Log(spdlog::level::debug, message);
}

}  // namespace galley
