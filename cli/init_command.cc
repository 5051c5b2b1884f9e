// galley init: settings to begin with.

#include <filesystem>
#include <string_view>
#include <system_error>

#include "cli/commands.h"
#include "cli/log.h"
#include "engine/base/file.h"

namespace galley {
namespace {

// Says everything that can be set, and sets nothing.
constexpr std::string_view kTemplate = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- Settings of galley for the drafts of this folder and those below it.
     The command line wins over this file; galley config shows what is in force.
     Take an element out of its comment to use it. -->
<galley default-rules="yes">

  <!-- More packs: a file, a folder, or the name of an optional pack. -->
  <!-- <rules path="un-style"/> -->

  <!-- Findings that were judged and may stay; galley baseline writes the file. -->
  <!-- <baseline file="accepted.xml"/> -->

  <!-- The exit status is 1 from this severity on: error, warning, info, never. -->
  <!-- <fail-on severity="warning"/> -->

  <!-- What is printed, from this severity on. -->
  <!-- <show severity="info"/> -->

  <!-- The severity of a category or of one check. -->
  <!-- <severity of="spacing" is="info"/> -->

  <!-- Types, categories or rules that are not printed, or alone are. -->
  <!-- <skip name="consistency"/> -->
  <!-- <only name="leftover"/> -->

  <!-- Another threshold for a check; galley rules show ID lists its parameters. -->
  <!-- <param rule="duplicate.sentence" name="min-words" value="12"/> -->

  <!-- A text that may stand in a draft many times. -->
  <!-- <common-passage id="funding">This project is funded by its members.</common-passage> -->

  <!-- The dates that the drafts report on. -->
  <!-- <period from="2023-01" to="2023-12"/> -->

  <!-- For some drafts only, by their paths from this folder. -->
  <!-- <paths match="annexes/**"><skip name="duplicate"/></paths> -->
</galley>
)";

}  // namespace

ExitStatus Init(const Options&) {
  const std::string file(kSettingsName);
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    LogError(file + ": is there already; galley config shows what it says");
    return ExitStatus::kFailed;
  }
  if (const Result<void> written = WriteFile(file, kTemplate); !written) {
    LogErrors(written.error());
    return ExitStatus::kFailed;
  }
  LogNote(file + " is written; what it says is commented out");
  return ExitStatus::kDone;
}

}  // namespace galley
